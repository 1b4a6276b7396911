//! The store on a real PostgreSQL: the embedded one, or the one of `DATABASE_URL`.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod apart;
mod book;
mod crosswise;
mod fence;
mod opening;
mod practices;
mod remembered;
mod reports;
mod silent;
mod steps;
mod texts;

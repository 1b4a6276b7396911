//! The store on a real PostgreSQL: the embedded one, or the one of `DATABASE_URL`.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod apart;
mod book;
mod booking;
mod codes;
mod crosswise;
mod crowd;
mod desk;
mod ending;
mod errands;
mod fence;
mod limits;
mod moving;
mod once;
mod opening;
mod own_words;
mod practices;
mod recognising;
mod recordings;
mod registers;
mod rehearsal;
mod remembered;
mod reports;
mod rush;
mod silent;
mod steps;
mod stranded;
mod texts;

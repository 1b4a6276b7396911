//! Calls, the registry and persistence, on in-memory ports and with paused time.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bench;
mod errands;
mod numbering;
mod promises;
mod reaping;
mod recognising;
mod supervision;
mod trouble;

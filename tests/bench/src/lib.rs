//! What is measured on: a call as simulated callers make it, and databases to write it into.
//!
//! **Invariant:** nothing here asserts how fast anything is; it is measured and written down.
#![expect(clippy::expect_used, reason = "what cannot be set up is not measured: it fails")]
#![expect(clippy::missing_panics_doc, reason = "what cannot be set up is not measured: it fails")]

mod call;
mod database;
mod steps;

pub use call::{
    ACCOUNT, CALLED, CALLER, LINES, NOW, RAMBLING, SECRET, Turn, auth_token, carrier, carrier_of,
    parameters, played, policy, practice, public_url, webhook,
};
pub use database::{Database, url};
pub use steps::Steps;

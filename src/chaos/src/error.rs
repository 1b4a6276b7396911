//! Why the harness itself cannot go on; a promise that Bella breaks is no such error.

use std::time::Duration;

use store::owner::OwnerError;
use telephony::carrier::CarrierError;

/// The harness cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum ChaosError {
    /// There is no PostgreSQL on this machine.
    #[error(
        "no PostgreSQL binaries are in /usr/lib/postgresql/*/bin, nor is initdb on the PATH: \
         install PostgreSQL"
    )]
    NoPostgres,
    /// Something with files, processes or sockets.
    #[error("failed to {doing}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        #[source]
        source: std::io::Error,
    },
    /// Another program failed.
    #[error("{program} failed: {said}")]
    Program {
        /// Which one.
        program: String,
        /// What it said last.
        said: String,
    },
    /// Something did not come about in the time that it has.
    #[error("{what} did not come about within {} s", .limit.as_secs())]
    TooLong {
        /// What was waited for.
        what: &'static str,
        /// For how long.
        limit: Duration,
    },
    /// A statement of the database's owner failed.
    #[error("the database's owner cannot work")]
    Owner(#[from] OwnerError),
    /// The schema cannot be made.
    #[error("the schema cannot be made")]
    Schema(#[from] store::MigrateError),
    /// The carrier cannot be set up.
    #[error("the carrier cannot be set up")]
    Carrier(#[from] CarrierError),
    /// Something that was made up is not what it should be.
    #[error("{what} cannot be made up")]
    MadeUp {
        /// What.
        what: &'static str,
    },
    /// The API answered something else than it should.
    #[error("the API answered {doing} with status {status}")]
    Api {
        /// What was asked of it.
        doing: &'static str,
        /// The status; 0 when nobody answered.
        status: u16,
    },
    /// Somebody asked it to end.
    #[error("asked to end")]
    AskedToEnd,
    /// A fault did not do what it is there for: the run would prove nothing.
    #[error("the fault {kind} did not happen: {why}")]
    NoFault {
        /// Which one.
        kind: &'static str,
        /// What was seen instead.
        why: String,
    },
}

impl ChaosError {
    /// For `map_err` on files, processes and sockets.
    pub(crate) fn io(doing: &'static str) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Io { doing, source }
    }
}

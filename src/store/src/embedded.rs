//! A real PostgreSQL inside this process, for trying Bella out and for tests.
//!
//! It takes one connection: a second one would wait for the first to close. Its `fsync` does not
//! reach the disk. Production sets `DATABASE_URL` and is built without this.

mod front;

use std::path::{Path, PathBuf};

use pglite_oxide::{PgliteServer, extensions};

use crate::connect::Location;
use front::Front;

/// Most connections that the embedded server takes.
pub const MAX_CONNECTIONS: u32 = 1;

/// The name that PostgreSQL clients expect of a socket of port 5432.
const SOCKET: &str = ".s.PGSQL.5432";
/// The socket of the server itself, behind the front.
const BEHIND: &str = ".s.PGSQL.5433";
/// Longest path of a Unix socket, in bytes: `sun_path` has 108, with a zero at its end (unix(7)).
const LONGEST_SOCKET: usize = 107;
/// The folder of the database in its directory.
const DATABASE: &str = "postgresql";

/// A PostgreSQL server that lives as long as this value.
pub struct Embedded {
    // Goes first: nobody connects any more while the server ends.
    front: Front,
    server: PgliteServer,
    directory: PathBuf,
}

/// The embedded server could not be started or stopped.
#[derive(Debug, thiserror::Error)]
#[error("failed to {doing} the embedded PostgreSQL: {reason}")]
pub struct EmbeddedError {
    doing: &'static str,
    reason: String,
}

impl EmbeddedError {
    fn new(doing: &'static str, reason: impl std::fmt::Display) -> Self {
        // The server's own errors are chains of text; `{:#}` shows them whole.
        Self { doing, reason: format!("{reason:#}") }
    }
}

impl Embedded {
    /// Starts the server on the database in `directory`, which is made when it is missing. Takes
    /// about half a second, and blocks.
    ///
    /// Another process that has the same directory open is an error. The directory should be
    /// private: whoever can open its socket is the owner of the database.
    pub fn start(directory: &Path) -> Result<Self, EmbeddedError> {
        let starting = |error| EmbeddedError::new("start", error);
        let directory = std::path::absolute(directory)
            .map_err(|error| EmbeddedError::new("find the directory of", error))?;
        let socket = directory.join(SOCKET);
        if socket.as_os_str().len() > LONGEST_SOCKET {
            let reason = format!("the path of its socket is longer than {LONGEST_SOCKET} bytes");
            return Err(EmbeddedError::new("start", reason));
        }
        let server = PgliteServer::builder()
            .path(directory.join(DATABASE))
            .unix(directory.join(BEHIND))
            .extension(extensions::BTREE_GIST)
            .start()
            .map_err(starting)?;
        let front = Front::open(&socket, directory.join(BEHIND))
            .map_err(|error| EmbeddedError::new("open the socket of", error))?;
        Ok(Self { front, server, directory })
    }

    /// Where to connect.
    #[must_use]
    pub fn location(&self) -> Location {
        self.database("template1")
    }

    /// Where to connect for another database of the server.
    #[must_use]
    pub fn database(&self, name: &str) -> Location {
        Location::Socket {
            directory: self.directory.clone(),
            user: "postgres".into(),
            database: name.into(),
        }
    }

    /// Stops the server. Blocks until its connection is closed.
    pub fn stop(self) -> Result<(), EmbeddedError> {
        drop(self.front);
        self.server.shutdown().map_err(|error| EmbeddedError::new("stop", error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_with_too_long_a_path_is_refused_with_the_reason() {
        let refused = Embedded::start(Path::new(&format!("/{}", "x".repeat(100))));
        let reason = refused.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(reason.contains("longer than 107 bytes"), "{reason}");
    }
}

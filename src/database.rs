//! The database server: somebody else's, or our own inside this process.

use store::Location;

use crate::config::Config;

/// The database server, for as long as this value lives.
pub(crate) struct Database {
    /// Where to connect.
    pub(crate) location: Location,
    /// Most connections that it takes from us.
    pub(crate) connections: u32,
    inside: Option<inside::Server>,
}

impl Database {
    /// The server of `DATABASE_URL`; without one, our own.
    pub(crate) fn start(config: &Config) -> anyhow::Result<Self> {
        match &config.database.url {
            Some(url) => Ok(Self {
                location: Location::Url(url.clone()),
                connections: config.database.connections.get(),
                inside: None,
            }),
            None => inside::Server::start(config),
        }
    }

    /// What it is, for whoever has just started it.
    pub(crate) fn name(&self) -> &'static str {
        match self.inside {
            None => "PostgreSQL at DATABASE_URL",
            Some(_) => "embedded PostgreSQL (for trying out, not for production)",
        }
    }

    /// Stops our own.
    pub(crate) fn stop(self) -> anyhow::Result<()> {
        self.inside.map_or(Ok(()), inside::Server::stop)
    }
}

#[cfg(feature = "embedded")]
mod inside {
    use anyhow::Context as _;
    use store::embedded::{Embedded, MAX_CONNECTIONS};

    use super::Database;
    use crate::config::Config;
    use crate::secrets;

    /// Its directory in the data directory. Short: the path of a socket has little room.
    const DIRECTORY: &str = "db";

    pub(super) struct Server(Embedded);

    impl Server {
        pub(super) fn start(config: &Config) -> anyhow::Result<Database> {
            // Whoever can open its socket is the owner of everything in it.
            let directory = config.data_directory.join(DIRECTORY);
            secrets::private_directory(&directory)?;
            let embedded = Embedded::start(&directory)
                .context("is another server using this data directory?")?;
            Ok(Database {
                location: embedded.location(),
                connections: MAX_CONNECTIONS,
                inside: Some(Self(embedded)),
            })
        }

        pub(super) fn stop(self) -> anyhow::Result<()> {
            Ok(self.0.stop()?)
        }
    }
}

#[cfg(not(feature = "embedded"))]
mod inside {
    use super::Database;
    use crate::config::Config;

    /// There is none in this build.
    pub(super) enum Server {}

    impl Server {
        pub(super) fn start(_: &Config) -> anyhow::Result<Database> {
            anyhow::bail!("DATABASE_URL is missing, and this build has no embedded PostgreSQL")
        }

        pub(super) fn stop(self) -> anyhow::Result<()> {
            match self {}
        }
    }
}

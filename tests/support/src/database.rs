//! A database of its own for every test: on the server of `DATABASE_URL`, or on an embedded one.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use sqlx::{AssertSqlSafe, Connection, Executor};
use store::{Location, Settings, Store};

use crate::{embedded, runtime, server, wait_for};

/// How many connections a test's store may open, where the server takes more than one.
const CONNECTIONS: u32 = 4;

/// A migrated database without rows, for one test. It goes when this value does.
pub struct TestDatabase {
    location: Location,
    connections: u32,
    store: Option<std::sync::Arc<Store>>,
    place: Option<Place>,
}

/// Where it is, and what has to happen to it afterwards.
enum Place {
    Embedded(Box<embedded::Lease>),
    Server { admin: SecretString, name: String },
}

/// A number that no other database of this process has.
fn next_number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl TestDatabase {
    /// Makes one. Blocks: about 80 ms on a server, about 300 ms on the embedded one.
    #[must_use]
    pub fn new() -> Self {
        let name = format!("bella_test_{}_{}", std::process::id(), next_number());
        match std::env::var("DATABASE_URL") {
            Ok(url) if !url.is_empty() => {
                let admin = SecretString::from(url);
                let location = wait_for(server::create(admin.clone(), name.clone()));
                let place = Some(Place::Server { admin, name });
                Self { location, connections: CONNECTIONS, store: None, place }
            }
            _ => {
                let lease = embedded::lease(&name);
                let location = lease.location();
                let connections = store::embedded::MAX_CONNECTIONS;
                Self {
                    location,
                    connections,
                    store: None,
                    place: Some(Place::Embedded(Box::new(lease))),
                }
            }
        }
    }

    /// Where it is.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// Its URL, when it is on a server: what a second process can be given.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        match &self.location {
            Location::Url(url) => Some(url.expose_secret()),
            Location::Socket { .. } => None,
        }
    }

    /// `host:port` of its server, when it is on one.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        let url = Url::parse(self.url()?).expect("DATABASE_URL is a URL");
        Some(format!("{}:{}", url.host_str()?, url.port().unwrap_or(5432)))
    }

    /// Its URL by another address, when it is on a server.
    #[must_use]
    pub fn url_by(&self, address: SocketAddr) -> Option<String> {
        let mut url = Url::parse(self.url()?).expect("DATABASE_URL is a URL");
        url.set_host(Some(&address.ip().to_string())).expect("a URL with a host");
        url.set_port(Some(address.port())).expect("a URL with a port");
        Some(url.into())
    }

    /// Whether more than one connection is possible. A test that needs two says aloud that it
    /// proves nothing here, and runs where `DATABASE_URL` is set.
    #[must_use]
    pub fn takes_two_connections(&self, test: &str) -> bool {
        let enough = matches!(self.place, Some(Place::Server { .. }));
        if !enough {
            eprintln!("NOT RUN, one connection only: {test} (set DATABASE_URL)");
        }
        enough
    }

    /// The settings of a store on this database.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let pool = std::env::var("BELLA_TEST_POOL").ok().and_then(|size| size.parse().ok());
        Settings {
            location: self.location.clone(),
            max_connections: pool.unwrap_or(self.connections).min(self.connections),
            acquire_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(5),
        }
    }

    /// A store on it; the same one every time.
    pub fn store(&mut self) -> std::sync::Arc<Store> {
        let settings = self.settings();
        let store = self.store.get_or_insert_with(|| {
            let store = wait_for(Store::open(settings, runtime().handle().clone()));
            std::sync::Arc::new(store.expect("a store on the test's database"))
        });
        std::sync::Arc::clone(store)
    }

    /// A second store, with connections of its own, as another process would have it.
    #[must_use]
    pub fn another_store(&self) -> Store {
        let opened = wait_for(Store::open(self.settings(), runtime().handle().clone()));
        opened.expect("a second store on the test's database")
    }

    /// Runs a statement as the owner of the database. The store's connections make room for it.
    pub fn as_owner(&mut self, statement: &str) -> Result<u64, sqlx::Error> {
        self.disconnect();
        let (location, statement) = (self.location.clone(), statement.to_owned());
        wait_for(async move {
            let mut session = embedded::connect(&location).await?;
            let done = session.execute(AssertSqlSafe(statement)).await;
            session.close().await?;
            done.map(|done| done.rows_affected())
        })
    }

    /// Closes the store's connections, to make room for somebody else's.
    pub fn disconnect(&mut self) {
        if let Some(store) = self.store.take() {
            wait_for(async move { store.close().await });
        }
    }
}

impl Default for TestDatabase {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        self.disconnect();
        match self.place.take() {
            Some(Place::Server { admin, name }) => wait_for(server::drop_database(admin, name)),
            Some(Place::Embedded(lease)) => drop(lease),
            None => {}
        }
    }
}

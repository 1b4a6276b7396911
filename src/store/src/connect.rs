//! Connections: where the database is, and what every session is like.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgSslMode};
use sqlx::{Executor, PgConnection, PgPool, Postgres};
use tokio::time::timeout;

use crate::error::StoreError;
use crate::migrate;

/// Where the database is.
#[derive(Debug, Clone)]
pub enum Location {
    /// A PostgreSQL server, by URL. It holds a password.
    Url(SecretString),
    /// A server on this machine, by the directory of its socket.
    Socket {
        /// The directory of the socket.
        directory: PathBuf,
        /// The user to log in as.
        user: String,
        /// The database.
        database: String,
    },
}

/// How to connect.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the database is.
    pub location: Location,
    /// Most connections at once, at least 1.
    pub max_connections: u32,
    /// How long to wait for a connection, a new one included.
    pub acquire_timeout: Duration,
    /// How long one statement may take before the server ends it.
    pub statement_timeout: Duration,
}

/// Longest wait for a lock. Groups are single statements, so nobody holds one for long; a deadlock
/// is resolved before PostgreSQL itself would look for one.
const LOCK_TIMEOUT: Duration = Duration::from_millis(300);

/// The port in the name of the embedded server's socket.
const SOCKET_PORT: u16 = 5432;

/// How long to wait for the first connection.
const START_PATIENCE: Duration = Duration::from_mins(1);
/// How long to leave a server in peace that has just broken a connection off.
const START_PAUSE: Duration = Duration::from_millis(100);

/// Why the database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The location makes no sense.
    #[error("the database's URL cannot be read")]
    Url(#[source] sqlx::Error),
    /// It cannot be reached, or it refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The role `bella_app` could see or change more than a practice's own records.
    #[error(
        "the role bella_app must not {may}: it would pass by the policies that keep practices apart"
    )]
    UnsafeRole {
        /// What it may.
        may: &'static str,
    },
    /// The schema is older than this program.
    #[error("the database lacks {missing} migration(s): run `bella migrate`")]
    MigrationsMissing {
        /// How many.
        missing: usize,
    },
}

pub(crate) fn options(location: &Location) -> Result<PgConnectOptions, sqlx::Error> {
    let options = match location {
        Location::Url(url) => PgConnectOptions::from_str(url.expose_secret())?,
        Location::Socket { directory, user, database } => PgConnectOptions::new_without_pgpass()
            .socket(directory)
            // The name of the socket has it; PGPORT may be about another server.
            .port(SOCKET_PORT)
            .username(user)
            .database(database)
            .ssl_mode(PgSslMode::Disable),
    };
    Ok(options.application_name("bella"))
}

pub(crate) async fn open(settings: Settings) -> Result<PgPool, OpenError> {
    let options = options(&settings.location).map_err(OpenError::Url)?.options([
        ("app.part", book_part().to_string()),
        ("lock_timeout", format!("{}ms", LOCK_TIMEOUT.as_millis())),
        ("plan_cache_mode", "force_generic_plan".to_owned()),
        ("jit", "off".to_owned()),
        ("statement_timeout", format!("{}ms", settings.statement_timeout.as_millis())),
    ]);
    let pool = PgPoolOptions::new()
        .max_connections(settings.max_connections)
        // Later ones wait as the settings say. A shorter wait here would break off the handshakes of
        // a server that is slow to start, and have it answer one lost client after the other.
        .acquire_timeout(START_PATIENCE)
        // A dead connection shows by its first statement, which is tried again; asking before
        // every statement would double the round trips.
        .test_before_acquire(false)
        .after_connect(|session, _| {
            Box::pin(async move { session.execute("SET ROLE bella_app").await.map(drop) })
        })
        .connect_lazy_with(options);
    let mut session = first(&pool).await.map_err(StoreError::while_doing("connect"))?;
    check_role(&mut session).await?;
    let missing = migrate::missing(&mut session).await?;
    if missing > 0 {
        return Err(OpenError::MigrationsMissing { missing });
    }
    drop(session);
    Ok(pool)
}

/// Which part of the counts of changes this process raises, 0 to 15: any, as long as two processes
/// seldom have the same.
fn book_part() -> u32 {
    std::process::id() % 16
}

/// The first connection, waited for longer than any later one: the server may just be starting, on
/// a machine that has much to do.
async fn first(pool: &PgPool) -> Result<PoolConnection<Postgres>, sqlx::Error> {
    let connected = async {
        loop {
            match pool.acquire().await {
                // Broken off half-way: a server that starts, or that has not yet noticed the end of
                // the session before.
                Err(sqlx::Error::Io(error)) if error.kind() == ErrorKind::ConnectionReset => {
                    tokio::time::sleep(START_PAUSE).await;
                }
                connected => return connected,
            }
        }
    };
    timeout(START_PATIENCE, connected).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))
}

/// Refuses a role that the policies do not bind.
async fn check_role(session: &mut PgConnection) -> Result<(), OpenError> {
    let role = sqlx::query!(
        r#"SELECT rolsuper AS "superuser!", rolbypassrls AS "bypasses!",
            EXISTS (SELECT FROM pg_catalog.pg_class
                WHERE relowner = pg_roles.oid AND relkind IN ('r', 'p')) AS "owns!"
        FROM pg_catalog.pg_roles WHERE rolname = current_user"#
    )
    .fetch_one(session)
    .await
    .map_err(StoreError::while_doing("look at the role"))?;
    let may = [
        (role.superuser, "be a superuser"),
        (role.bypasses, "have BYPASSRLS"),
        (role.owns, "own a table"),
    ];
    match may.into_iter().find(|(does, _)| *does) {
        Some((_, may)) => Err(OpenError::UnsafeRole { may }),
        None => Ok(()),
    }
}

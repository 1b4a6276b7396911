//! Embedded servers, a few to a process, lent to one test at a time: each takes one connection.

use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use secrecy::ExposeSecret;
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use store::Location;
use store::embedded::Embedded;
use tempfile::TempDir;

use crate::{runtime, wait_for};

/// Most servers of one process; each takes about 160 MiB.
const MOST: usize = 3;
const TEMPLATE: &str = "bella_template";
/// How the directories of our servers begin.
const PREFIX: &str = "bella-embedded-";

struct Server {
    embedded: Embedded,
    // Kept for its end: the directory goes with it.
    directory: TempDir,
}

#[derive(Default)]
struct Servers {
    idle: Vec<Server>,
    started: usize,
}

static SERVERS: Mutex<Servers> = Mutex::new(Servers { idle: Vec::new(), started: 0 });
static RETURNED: Condvar = Condvar::new();

/// A server with a database for one test.
pub(crate) struct Lease {
    server: Option<Server>,
    database: String,
}

fn servers() -> MutexGuard<'static, Servers> {
    SERVERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits for a server and makes a database on it. A server that cannot make one, because the test
/// before left it broken, is replaced.
pub(crate) fn lease(name: &str) -> Lease {
    let statement = format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}");
    for _ in 0..=MOST {
        let server = take_server();
        match execute(server.embedded.location(), statement.clone()) {
            Ok(()) => return Lease { server: Some(server), database: name.to_owned() },
            Err(error) => retire(server, &error),
        }
    }
    panic!("no embedded server makes a database: the reasons are above");
}

/// Gives a server up; the next test that finds none idle starts another.
fn retire(server: Server, error: &sqlx::Error) {
    eprintln!("an embedded server is given up: {error}");
    // Not dropped: to stop it waits for its last connection, which may be what hangs.
    std::mem::forget(server);
    servers().started -= 1;
    RETURNED.notify_one();
}

fn take_server() -> Server {
    let mut servers = servers();
    loop {
        if let Some(server) = servers.idle.pop() {
            return server;
        }
        if servers.started < MOST {
            servers.started += 1;
            drop(servers);
            return start();
        }
        servers = RETURNED.wait(servers).unwrap_or_else(PoisonError::into_inner);
    }
}

fn start() -> Server {
    remove_leftovers(&std::env::temp_dir());
    let prefix = format!("{PREFIX}{}-", std::process::id());
    let directory =
        tempfile::Builder::new().prefix(&prefix).tempdir().expect("a directory for the server");
    let embedded = Embedded::start(directory.path()).expect("the embedded PostgreSQL starts");
    execute(embedded.location(), format!("CREATE DATABASE {TEMPLATE}"))
        .expect("the server makes the template of the tests' databases");
    let template = embedded.database(TEMPLATE);
    wait_for(async move { store::migrate(&template, runtime().handle()).await })
        .expect("the migrations run");
    Server { embedded, directory }
}

/// Statics are never dropped, so a test program leaves its servers' directories behind; the next
/// one removes those whose process is gone.
fn remove_leftovers(temporary: &Path) {
    let processes = Path::new("/proc");
    let Ok(entries) = std::fs::read_dir(temporary) else { return };
    if !processes.join("self").exists() {
        // No way to tell which process lives.
        return;
    }
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(rest) = name.to_str().and_then(|name| name.strip_prefix(PREFIX)) else { continue };
        let process = rest.split('-').next().unwrap_or_default();
        if !process.is_empty() && !processes.join(process).exists() {
            // Another test program may be removing it too.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// A session as the owner of a database.
pub(crate) async fn connect(location: &Location) -> Result<PgConnection, sqlx::Error> {
    match location {
        Location::Url(url) => PgConnection::connect(url.expose_secret()).await,
        Location::Socket { directory, user, database } => {
            PgConnectOptions::new_without_pgpass()
                .socket(directory)
                .username(user)
                .database(database)
                .ssl_mode(PgSslMode::Disable)
                .connect()
                .await
        }
    }
}

fn execute(location: Location, statement: String) -> Result<(), sqlx::Error> {
    wait_for(async move {
        let mut session = connect(&location).await?;
        session.execute(AssertSqlSafe(statement)).await?;
        session.close().await
    })
}

impl Lease {
    /// Where the test's database is.
    pub(crate) fn location(&self) -> Location {
        let server = self.server.as_ref().expect("the lease holds its server until it ends");
        server.embedded.database(&self.database)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(server) = self.server.take() else { return };
        let statement = format!("DROP DATABASE {}", self.database);
        match execute(server.embedded.location(), statement) {
            Ok(()) => {
                debug_assert!(server.directory.path().exists());
                servers().idle.push(server);
                RETURNED.notify_one();
            }
            // The test is over and has been judged: what is wrong is the server.
            Err(error) => retire(server, &error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::os::unix::net::UnixStream;

    use super::*;

    const SOCKET: &str = ".s.PGSQL.5432";

    #[test]
    fn a_client_that_does_not_read_the_answer_takes_nobody_with_it() {
        let lease = lease("bella_unread");
        let Location::Socket { directory, .. } = lease.location() else { panic!("a socket") };
        let mut session = UnixStream::connect(directory.join(SOCKET)).unwrap();
        session.write_all(&hello("postgres", "bella_unread")).unwrap();
        // The answer is there, and most of it is never read: the socket is reset.
        session.read_exact(&mut [0]).unwrap();
        drop(session);
        for _ in 0..3 {
            execute(lease.location(), "SELECT 1".to_owned()).unwrap();
        }
    }

    /// The first message of a session (PostgreSQL's manual, "Message Formats": `StartupMessage`).
    fn hello(user: &str, database: &str) -> Vec<u8> {
        let parameters = format!("user\0{user}\0database\0{database}\0\0");
        let length = u32::try_from(8 + parameters.len()).unwrap();
        let version: u32 = 3 << 16;
        [&length.to_be_bytes()[..], &version.to_be_bytes(), parameters.as_bytes()].concat()
    }

    #[test]
    fn a_server_that_a_test_broke_is_replaced() {
        let broken = lease("bella_broken");
        let Location::Socket { directory, .. } = broken.location() else { panic!("a socket") };
        let mut session = UnixStream::connect(directory.join(SOCKET)).unwrap();
        // No message of PostgreSQL's protocol is this long: the embedded server ends over it.
        session.write_all(&[0xff; 64]).unwrap();
        let mut answer = Vec::new();
        let _ = session.read_to_end(&mut answer);
        drop(broken);
        let whole = lease("bella_whole");
        execute(whole.location(), "SELECT 1".to_owned()).unwrap();
    }
}

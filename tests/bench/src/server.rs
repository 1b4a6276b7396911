//! A Bella of one's own, on a database of its own.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use bench::{ACCOUNT, Database, SECRET};
use secrecy::ExposeSecret as _;
use tempfile::TempDir;
use tokio::time::Instant;

use crate::http;
use crate::processes::Postgres;

/// Longer than any start takes.
const PATIENCE: Duration = Duration::from_mins(2);
/// How often a server that starts is asked whether it is ready.
const LOOK_EVERY: Duration = Duration::from_millis(1);

/// A server and its database. Both go when this value does.
pub(crate) struct Server {
    bella: PathBuf,
    address: String,
    directory: TempDir,
    pub(crate) database: Database,
    child: Child,
}

impl Server {
    /// Starts one, and waits until it is ready.
    pub(crate) fn start(bella: &Path) -> anyhow::Result<Self> {
        let url = bench::url().context("DATABASE_URL is not set")?;
        let database = Database::on(url, &format!("bella_bench_{}", std::process::id()));
        let directory = tempfile::tempdir()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let mut command = command(bella, &address, &database, directory.path());
        let child = served(&mut command, directory.path())?;
        let server = Self { bella: bella.to_owned(), address, directory, database, child };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// Kills it as the kernel does, starts it anew, and says how long that took until it was ready.
    pub(crate) fn kill_and_start(&mut self) -> anyhow::Result<Duration> {
        self.child.kill()?;
        self.child.wait()?;
        let begun = Instant::now();
        self.child = served(&mut self.command(), self.directory.path())?;
        self.wait_until_ready()?;
        Ok(begun.elapsed())
    }

    /// The binary, told where this server is.
    pub(crate) fn command(&self) -> Command {
        command(&self.bella, &self.address, &self.database, self.directory.path())
    }

    /// `host:port`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The PostgreSQL that it works with.
    pub(crate) fn postgres(&self) -> Option<Postgres> {
        let sessions = self.database.texts(&format!(
            "SELECT pid::text FROM pg_stat_activity WHERE datname = '{}'",
            self.database.name()
        ));
        sessions.iter().find_map(|it| Postgres::of(it.parse().ok()?, self.database.name()))
    }

    fn wait_until_ready(&self) -> anyhow::Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if http::ask(&self.address, "GET /readyz", &[], "").is_ok_and(|(code, _)| code == 200) {
                return Ok(());
            }
            std::thread::park_timeout(LOOK_EVERY);
        }
        let log = std::fs::read_to_string(self.directory.path().join("log")).unwrap_or_default();
        anyhow::bail!("the server is not ready: {log}")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn served(command: &mut Command, directory: &Path) -> anyhow::Result<Child> {
    let log = File::create(directory.join("log"))?;
    let serve = command.arg("serve").stdout(Stdio::null()).stderr(log);
    serve.spawn().context("the server cannot be started")
}

/// In development, for webhooks come over plain HTTP. The API's limits are wide, for practices are
/// made by the thousand; those on calls are the usual ones.
fn command(bella: &Path, address: &str, database: &Database, directory: &Path) -> Command {
    let mut command = Command::new(bella);
    command
        .env_clear()
        .env("APP_ENV", "development")
        .env("BELLA_API_KEY", SECRET)
        .env("BELLA_DATA_DIR", directory)
        .env("BELLA_LIMIT_REQUESTS_PER_ADDRESS_PER_MINUTE", "1000000")
        .env("BELLA_LIMIT_REQUESTS_PER_KEY_PER_MINUTE", "1000000")
        .env("BELLA_LISTEN", address)
        .env("DATABASE_URL", database.url().expose_secret())
        .env("TWILIO_ACCOUNT_SID", ACCOUNT)
        .env("TWILIO_AUTH_TOKEN", SECRET)
        .current_dir(directory);
    command
}

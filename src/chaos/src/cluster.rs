//! A PostgreSQL server of the harness's own, that may be killed.
//!
//! **Invariant:** it ends with this value, however the run ends.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use rustix::process::Signal;
use secrecy::SecretString;
use store::Location;
use tokio::process::Command;
use tokio::time::{Instant, sleep};

use crate::error::ChaosError;
use crate::program::{self, is_root, run, signal};

/// Who owns everything in it.
const OWNER: &str = "bella";
/// The database of the servers.
const DATABASE: &str = "bella";
/// Most connections. Three servers have 8 each; a few are left for the harness.
pub(crate) const MAX_CONNECTIONS: usize = 40;
/// How long making a cluster may take.
const INIT_LIMIT: Duration = Duration::from_mins(2);
/// How long one start or stop may take; recovery is a part of a start.
const START_LIMIT: Duration = Duration::from_mins(1);
/// How long until a start succeeds: what is left of the last one has to be gone.
const RESTART_LIMIT: Duration = Duration::from_secs(90);
/// How soon a start is tried again.
const RETRY_AFTER: Duration = Duration::from_millis(100);

/// A PostgreSQL server.
pub(crate) struct Cluster {
    binaries: PathBuf,
    directory: PathBuf,
    port: u16,
}

/// Where the newest PostgreSQL of this machine is.
#[must_use]
pub fn postgres_binaries() -> Option<PathBuf> {
    let has_all = |directory: &PathBuf| {
        ["initdb", "pg_ctl", "postgres"].iter().all(|it| directory.join(it).is_file())
    };
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, directory)| has_all(directory))
        .collect();
    versions.sort();
    let on_the_path = || {
        let path = std::env::var_os("PATH")?;
        // Where a distribution puts mere links to a wrapper, these need not work; they are last.
        std::env::split_paths(&path).find(has_all)
    };
    versions.pop().map(|(_, directory)| directory).or_else(on_the_path)
}

impl Cluster {
    /// Makes a cluster in a directory that is there, and starts it.
    pub(crate) async fn start(binaries: PathBuf, scratch: &Path) -> Result<Self, ChaosError> {
        let cluster = Self { binaries, directory: scratch.join("postgres"), port: free_port()? };
        make_directory(&cluster.directory).await?;
        let mut initdb = cluster.program("initdb");
        initdb.arg("--pgdata").arg(cluster.data()).args([
            "--username",
            OWNER,
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
        ]);
        run("initdb", &mut initdb, INIT_LIMIT).await?;
        cluster.start_once().await?;
        Ok(cluster)
    }

    /// A database of it, without anything in between.
    pub(crate) fn location(&self, database: &str) -> Location {
        let url = format!("postgres://{OWNER}@{}/{database}", self.address());
        Location::Url(SecretString::from(url))
    }

    /// The servers' database, without anything in between.
    pub(crate) fn direct(&self) -> Location {
        self.location(DATABASE)
    }

    /// The URL of the servers' database, by another address than its own.
    pub(crate) fn url_by(address: SocketAddr) -> String {
        format!("postgres://{OWNER}@{address}/{DATABASE}")
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.port))
    }

    /// The directory that it may write to.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    /// The process that all others of it depend on.
    pub(crate) fn postmaster(&self) -> Result<u32, ChaosError> {
        let file = self.data().join("postmaster.pid");
        let text = std::fs::read_to_string(file).map_err(ChaosError::io("find the postmaster"))?;
        let pid = text.lines().next().and_then(|line| line.trim().parse().ok());
        pid.ok_or(ChaosError::MadeUp { what: "the postmaster's process id" })
    }

    /// Kills it as the kernel does.
    pub(crate) fn kill(&self) -> Result<(), ChaosError> {
        signal(self.postmaster()?, Signal::KILL)
    }

    /// Ends it at once, without writing down what it has in memory.
    pub(crate) async fn stop_immediately(&self) -> Result<(), ChaosError> {
        let mut stop = self.control();
        stop.args(["--mode=immediate", "--wait", "stop"]);
        run("pg_ctl stop", &mut stop, START_LIMIT).await
    }

    /// Starts it again, as soon as nothing of the last time is left.
    pub(crate) async fn start_again(&self) -> Result<(), ChaosError> {
        let until = Instant::now() + RESTART_LIMIT;
        loop {
            match self.start_once().await {
                Ok(()) => return Ok(()),
                Err(error) if Instant::now() > until => return Err(error),
                Err(_) => sleep(RETRY_AFTER).await,
            }
        }
    }

    async fn start_once(&self) -> Result<(), ChaosError> {
        let settings = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} \
             -c max_connections={MAX_CONNECTIONS}",
            self.port,
            self.directory.display()
        );
        let mut start = self.control();
        // Without a log of its own it would keep our standard output open.
        start.arg("--log").arg(self.log()).args(["--wait", "--options", &settings, "start"]);
        run("pg_ctl start", &mut start, START_LIMIT).await
    }

    fn control(&self) -> Command {
        let mut control = self.program("pg_ctl");
        control.arg("--pgdata").arg(self.data());
        control
    }

    fn data(&self) -> PathBuf {
        self.directory.join("data")
    }

    /// What it writes about itself.
    pub(crate) fn log(&self) -> PathBuf {
        self.directory.join("log")
    }

    /// One of its programs. PostgreSQL refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let path = self.binaries.join(name);
        if !is_root() {
            return Command::new(path);
        }
        let mut command = Command::new("su");
        command
            .args(["postgres", "-s", "/bin/sh", "-c", r#"cd / && exec "$0" "$@""#, "--"])
            .arg(path);
        command
    }
}

/// A directory that PostgreSQL may write to.
pub(crate) async fn make_directory(path: &Path) -> Result<(), ChaosError> {
    let mut install = Command::new("install");
    install.args(["--directory", "--mode=700"]);
    if is_root() {
        install.arg("--owner=postgres");
    }
    program::run("install", install.arg(path), START_LIMIT).await
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.control().into_std();
        stop.args(["--mode=immediate", "--wait", "--timeout=20", "stop"]);
        stop.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // When it does not run there is nothing to stop.
        let _ = stop.status();
    }
}

/// A port that nobody listens on at this moment.
pub(crate) fn free_port() -> Result<u16, ChaosError> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").map_err(ChaosError::io("listen"))?;
    Ok(listener.local_addr().map_err(ChaosError::io("listen"))?.port())
}

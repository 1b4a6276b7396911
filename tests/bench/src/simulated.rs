//! `bella simulate`, and what the processes took while it called.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStderr, Stdio};

use anyhow::Context as _;
use serde_json::Value;

use crate::processes::{Postgres, processor_us, resident_bytes};
use crate::results::Row;
use crate::server::Server;
use crate::sweeps::Scene;

/// Callers at work.
pub(crate) struct Simulated {
    child: Child,
    says: BufReader<ChildStderr>,
    said: String,
}

/// What was taken up to a moment.
struct Taken {
    server_us: f64,
    client_us: f64,
    postgres: BTreeMap<u32, (&'static str, f64)>,
}

impl Simulated {
    /// Has them begin.
    pub(crate) fn start(server: &Server, scene: &Scene) -> anyhow::Result<Self> {
        let mut command = server.command();
        command.args(["simulate", "--json"]);
        for (name, value) in [
            ("--concurrency", scene.concurrency),
            ("--calls", scene.calls),
            ("--seconds", scene.seconds),
            ("--live", scene.live),
            ("--booked", scene.booked),
            ("--practices", scene.practices),
        ] {
            command.args([name, &value.to_string()]);
        }
        if let Some(rate) = scene.rate {
            command.args(["--rate", &rate.to_string()]);
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let says = BufReader::new(child.stderr.take().context("it has a standard error")?);
        Ok(Self { child, says, said: String::new() })
    }

    /// Waits until they say that they have come so far.
    pub(crate) fn wait_until(&mut self, mark: &str) -> anyhow::Result<()> {
        let mut line = String::new();
        while self.says.read_line(&mut line)? > 0 {
            if line.starts_with(mark) {
                return Ok(());
            }
            self.said.push_str(&line);
            line.clear();
        }
        anyhow::bail!("the callers ended before {mark:?}: {}", self.said)
    }

    /// Ends them as the kernel does: their calls stay open.
    pub(crate) fn kill(mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Waits for their own figures.
    fn figures(mut self) -> anyhow::Result<Row> {
        let mut printed = String::new();
        self.child
            .stdout
            .take()
            .context("it has a standard output")?
            .read_to_string(&mut printed)?;
        self.says.read_to_string(&mut self.said)?;
        let ended = self.child.wait()?;
        anyhow::ensure!(ended.success(), "the callers failed: {}", self.said);
        Ok(serde_json::from_str(printed.lines().last().unwrap_or_default())?)
    }

    fn taken(&self, server: &Server, postgres: Option<&Postgres>) -> Taken {
        Taken {
            server_us: processor_us(server.pid()),
            client_us: processor_us(self.child.id()),
            postgres: postgres.map(Postgres::processor_us).unwrap_or_default(),
        }
    }
}

/// Has callers call, and says what it took, for each turn and in all.
pub(crate) fn measured(server: &Server, scene: &Scene) -> anyhow::Result<Row> {
    let mut callers = Simulated::start(server, scene)?;
    callers.wait_until("opening")?;
    let postgres = server.postgres();
    let closed = resident_bytes(server.pid());
    callers.wait_until("calling")?;
    let before = callers.taken(server, postgres.as_ref());
    let open = resident_bytes(server.pid());
    callers.wait_until("called")?;
    let after = callers.taken(server, postgres.as_ref());
    let most = resident_bytes(server.pid());
    let mut row = callers.figures()?;
    let turns = row.get("turns").and_then(Value::as_f64).unwrap_or_default().max(1.0);
    let mut add = |name: &str, value: f64| row.insert(name.into(), rounded(value));
    add("server_us", (after.server_us - before.server_us) / turns);
    add("client_us", (after.client_us - before.client_us) / turns);
    for (kind, us) in by_kind(&before, &after) {
        add(&format!("postgres {kind}_us"), us / turns);
    }
    add("server_bytes", most);
    if scene.live > 0 {
        add("bytes_per_live_call", ((open - closed) / f64::from(scene.live)).max(0.0));
    }
    for (name, value) in [
        ("concurrency", scene.concurrency),
        ("live", scene.live),
        ("booked", scene.booked),
        ("practices", scene.practices),
        ("rate", scene.rate.unwrap_or_default()),
    ] {
        row.insert(name.into(), value.into());
    }
    Ok(row)
}

/// What PostgreSQL took between two moments, by kind of process. One that ended in between is not
/// counted: the sessions of the server's pool stay.
fn by_kind(before: &Taken, after: &Taken) -> BTreeMap<&'static str, f64> {
    let mut kinds = BTreeMap::new();
    for (pid, (kind, us)) in &after.postgres {
        let was = before.postgres.get(pid).map_or(0.0, |(_, us)| *us);
        *kinds.entry(*kind).or_default() += us - was;
    }
    kinds
}

fn rounded(value: f64) -> Value {
    ((value * 100.0).round() / 100.0).into()
}

//! The server processes: started, killed, stopped, replaced; and started again by a service manager
//! when one ends by itself.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;
use std::rc::Rc;
use std::time::Duration;

use hyper::Method;
use rustix::process::Signal;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep, timeout};

use crate::cluster::free_port;
use crate::error::ChaosError;
use crate::history::{At, End};
use crate::http::{self, API_KEY};
use crate::program::{resident, signal};
use crate::recorder::Recorder;
use crate::rules::DRAIN_LIMIT;

/// The token that signs webhooks.
pub(crate) const AUTH_TOKEN: &str = "c4a05c4a05c4a05c4a05c4a05c4a05c4";
/// The account that they come from.
pub(crate) const ACCOUNT_SID: &str = "ACc4a05c4a05c4a05c4a05c4a05c4a05c4";

/// How long until a server serves, with a database that may be away for a while and a machine that
/// has much to do.
const START_LIMIT: Duration = Duration::from_mins(2);
/// How often to look whether a server is ready, or has ended.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// A service manager starts a server that ended by itself after so long.
const RESTART_AFTER: Duration = Duration::from_millis(300);
/// How long after a server is ready its memory counts as what it began with.
const SETTLED_AFTER: Duration = Duration::from_secs(3);
/// How long one that is told to end is given before it is killed, past its own limit.
const DRAIN_PATIENCE: Duration = Duration::from_secs(20);
/// How long new webhooks have gone elsewhere before a server is told to end.
const HANDOVER: Duration = Duration::from_millis(100);

/// How servers are started.
pub(crate) struct Recipe {
    /// The program.
    pub(crate) program: PathBuf,
    /// The database, by the cable.
    pub(crate) database_url: String,
    /// The address that the carrier knows.
    pub(crate) public_url: String,
    /// Where logs go.
    pub(crate) logs: PathBuf,
    /// Where process ids are written, for whoever has to end them.
    pub(crate) list: PathBuf,
}

/// The servers.
pub(crate) struct Fleet {
    recipe: Recipe,
    recorder: Rc<Recorder>,
    slots: RefCell<[Slot; SLOTS]>,
}

/// How many servers there are.
pub(crate) const SLOTS: usize = 2;

struct Slot {
    letter: char,
    started: u32,
    running: Option<Running>,
}

/// A process that serves.
pub(crate) struct Running {
    child: Child,
    pid: u32,
    address: SocketAddr,
    /// Its place in the history.
    process: usize,
    settled: Cell<bool>,
    since: At,
}

/// Where a webhook can go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target {
    pub(crate) process: usize,
    pub(crate) address: SocketAddr,
}

impl Fleet {
    pub(crate) fn new(recipe: Recipe, recorder: Rc<Recorder>) -> Self {
        let slot = |letter| Slot { letter, started: 0, running: None };
        Self { recipe, recorder, slots: RefCell::new(['A', 'B'].map(slot)) }
    }

    /// The servers that take webhooks.
    pub(crate) fn targets(&self) -> Vec<Target> {
        let slots = self.slots.borrow();
        let running = slots.iter().filter_map(|slot| slot.running.as_ref());
        running.map(|it| Target { process: it.process, address: it.address }).collect()
    }

    /// Where one of them is, if it is there.
    pub(crate) fn address(&self, slot: usize) -> Option<SocketAddr> {
        self.slots.borrow()[slot].running.as_ref().map(|running| running.address)
    }

    /// Its name and its process id.
    pub(crate) fn name(&self, slot: usize) -> String {
        let slots = self.slots.borrow();
        let pid = slots[slot].running.as_ref().map_or(0, |running| running.pid);
        format!("{}{} (pid {pid})", slots[slot].letter, slots[slot].started)
    }

    /// Starts a server where there is none, and waits until it serves.
    pub(crate) async fn start(&self, slot: usize) -> Result<(), ChaosError> {
        let running = self.started(slot).await?;
        self.slots.borrow_mut()[slot].running = Some(running);
        Ok(())
    }

    /// Kills it as the kernel does; it has no chance to do anything.
    pub(crate) async fn kill(&self, slot: usize) -> Result<(), ChaosError> {
        let Some(mut running) = self.slots.borrow_mut()[slot].running.take() else {
            return Ok(());
        };
        self.recorder.process_ended(running.process, self.recorder.now(), End::Killed);
        running.child.kill().await.map_err(ChaosError::io("kill a server"))
    }

    /// Stops it where it is, for a while.
    pub(crate) async fn pause(&self, slot: usize, time: Duration) -> Result<(), ChaosError> {
        let stopped = self.stop_still(slot)?;
        sleep(time).await;
        self.go_on(&stopped)
    }

    /// Stops it where it is.
    pub(crate) fn stop_still(&self, slot: usize) -> Result<Stopped, ChaosError> {
        let slots = self.slots.borrow();
        let Some(running) = &slots[slot].running else {
            return Err(ChaosError::NoFault { kind: "pause", why: "no server is there".into() });
        };
        let (pid, process) = (running.pid, running.process);
        self.recorder.process(process, |it, now| it.pauses.push((now, At::MAX)));
        signal(pid, Signal::STOP)?;
        Ok(Stopped { pid, process })
    }

    /// Lets it go on.
    pub(crate) fn go_on(&self, stopped: &Stopped) -> Result<(), ChaosError> {
        signal(stopped.pid, Signal::CONT)?;
        self.recorder.process(stopped.process, |it, now| {
            if let Some(pause) = it.pauses.last_mut() {
                pause.1 = now;
            }
        });
        Ok(())
    }

    /// Starts another one beside it, leads new webhooks there, and tells it to end. How long that
    /// took.
    pub(crate) async fn replace(&self, slot: usize) -> Result<Duration, ChaosError> {
        let next = self.started(slot).await?;
        let old = self.slots.borrow_mut()[slot].running.replace(next);
        let Some(mut old) = old else { return Ok(Duration::ZERO) };
        self.recorder.process(old.process, |it, now| it.left_rotation = Some(now));
        sleep(HANDOVER).await;
        let told = self.recorder.now();
        signal(old.pid, Signal::TERM)?;
        let ending = timeout(DRAIN_LIMIT + DRAIN_PATIENCE, old.child.wait()).await;
        let code = if let Ok(status) = ending {
            status.map_err(ChaosError::io("wait for a server's end"))?.code()
        } else {
            old.child.kill().await.map_err(ChaosError::io("kill a server"))?;
            None
        };
        let now = self.recorder.now();
        let took = now.saturating_sub(told);
        self.recorder.process_ended(old.process, now, End::Asked { took, code });
        Ok(took)
    }

    /// Samples their memory, and starts what ended by itself again; for ever.
    pub(crate) async fn look_after(&self) -> Result<(), ChaosError> {
        loop {
            sleep(RESTART_AFTER).await;
            for slot in 0..SLOTS {
                self.sample(slot);
                if self.has_ended_by_itself(slot)? {
                    self.start(slot).await?;
                }
            }
        }
    }

    /// Ends all of them, at once.
    pub(crate) fn end(&self) {
        for slot in &mut *self.slots.borrow_mut() {
            if let Some(mut running) = slot.running.take() {
                // One that has ended by itself needs no more.
                let _ = running.child.start_kill();
            }
        }
    }

    fn sample(&self, slot: usize) {
        let slots = self.slots.borrow();
        let Some(running) = &slots[slot].running else { return };
        if self.recorder.now() < running.since + SETTLED_AFTER {
            return;
        }
        let Some(bytes) = resident(running.pid) else { return };
        let first = !running.settled.replace(true);
        self.recorder.process(running.process, |it, _| {
            let (begun_with, most) = it.resident.unwrap_or((bytes, bytes));
            it.resident = Some((if first { bytes } else { begun_with }, most.max(bytes)));
        });
    }

    fn has_ended_by_itself(&self, slot: usize) -> Result<bool, ChaosError> {
        let mut slots = self.slots.borrow_mut();
        let Some(running) = &mut slots[slot].running else { return Ok(false) };
        let ended = running.child.try_wait().map_err(ChaosError::io("look after a server"))?;
        let Some(status) = ended else { return Ok(false) };
        let end = End::ByItself(status.to_string());
        self.recorder.process_ended(running.process, self.recorder.now(), end);
        slots[slot].running = None;
        Ok(true)
    }

    /// A new process that serves. One that ends before is started again: its database may be away.
    async fn started(&self, slot: usize) -> Result<Running, ChaosError> {
        let until = Instant::now() + START_LIMIT;
        let port = free_port()?;
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let name = {
            let mut slots = self.slots.borrow_mut();
            slots[slot].started += 1;
            format!("{}{}", slots[slot].letter, slots[slot].started)
        };
        let mut child = self.spawn(&name, address)?;
        loop {
            if http::ask(address, Method::GET, "/healthz", None).await.0 == 200 {
                break;
            }
            let ended = child.try_wait().map_err(ChaosError::io("look after a server"))?;
            if ended.is_some() {
                sleep(RESTART_AFTER).await;
                child = self.spawn(&name, address)?;
            }
            if Instant::now() > until {
                return Err(ChaosError::TooLong { what: "a server's start", limit: START_LIMIT });
            }
            sleep(LOOK_EVERY).await;
        }
        let pid = child.id().ok_or(ChaosError::MadeUp { what: "a server's process id" })?;
        let process = self.recorder.process_ready(name);
        let since = self.recorder.now();
        Ok(Running { child, pid, address, process, settled: Cell::new(false), since })
    }

    fn spawn(&self, name: &str, address: SocketAddr) -> Result<Child, ChaosError> {
        let Recipe { program, database_url, public_url, logs, list } = &self.recipe;
        let log = File::options().create(true).append(true).open(logs.join(format!("{name}.log")));
        let log = log.map_err(ChaosError::io("write a server's log"))?;
        let child = Command::new(program)
            .arg("serve")
            // Nothing of whoever started the harness leads these servers elsewhere.
            .env_clear()
            .env("APP_ENV", "test")
            .env("BELLA_LISTEN", address.to_string())
            .env("BELLA_PUBLIC_URL", public_url)
            .env("BELLA_DATA_DIR", logs.join("data"))
            .env("BELLA_API_KEY", API_KEY)
            .env("TWILIO_AUTH_TOKEN", AUTH_TOKEN)
            .env("TWILIO_ACCOUNT_SID", ACCOUNT_SID)
            .env("DATABASE_URL", database_url)
            .env("RUST_LOG", "info,sqlx=warn")
            .current_dir(logs)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .map_err(ChaosError::io("start a server"))?;
        let noted = File::options().create(true).append(true).open(list);
        noted
            .and_then(|mut list| writeln!(list, "{}", child.id().unwrap_or_default()))
            .map_err(ChaosError::io("note a server's process id"))?;
        Ok(child)
    }
}

/// A process that was stopped where it was.
pub(crate) struct Stopped {
    pid: u32,
    process: usize,
}

//! Processes: a registry and persistence each, on ports through which all trouble comes. A process
//! reaches the world through its ports only, and every passage asks its gate first: one that died
//! never comes through again, one that stands still comes through late.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actors::{Limits, Persistence, Registry, Surroundings};
use dialogue::Budgets;
use domain::CallSid;
use ports::testing::{MemoryBook, PlainRenderer};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep, sleep_until};

use crate::chance::Chance;
use crate::clock::SimulatedClock;
use crate::faults::{Fault, Weather};
use crate::ports_in_trouble::Ports;
use crate::scenario::Scenario;

/// What every passage between a process and the world goes through.
pub(crate) struct Gate {
    process: usize,
    weather: Arc<Weather>,
    dead: AtomicBool,
    /// Wakes in the order of waiting; a `watch` wakes in an order of its own chance.
    death: Notify,
    stands_until: Mutex<Instant>,
}

impl Gate {
    fn new(process: usize, weather: Arc<Weather>) -> Self {
        let (dead, death) = (AtomicBool::new(false), Notify::new());
        Self { process, weather, dead, death, stands_until: Mutex::new(Instant::now()) }
    }

    /// Goes through, now, late, or never. Here is where a process dies or stands still.
    pub(crate) async fn pass(&self, on_behalf_of: Option<CallSid>) {
        if self.weather.strikes(Fault::Crash, on_behalf_of) {
            self.kill();
        }
        if let Some(mut stroke) = self.weather.stroke(Fault::Pause, on_behalf_of) {
            let until = Instant::now() + stroke.millis(500, 12_000);
            *self.stands_until.lock().unwrap() = until;
        }
        self.pass_quietly().await;
    }

    /// The same without trouble of its own.
    pub(crate) async fn pass_quietly(&self) {
        loop {
            if self.dead.load(Ordering::Relaxed) {
                std::future::pending::<()>().await;
            }
            let until = *self.stands_until.lock().unwrap();
            if Instant::now() >= until {
                return;
            }
            sleep_until(until).await;
        }
    }

    fn kill(&self) {
        self.weather.history.note(|| format!("! process {} dies", self.process));
        self.dead.store(true, Ordering::Relaxed);
        self.death.notify_waiters();
    }

    /// Waits until the process is dead.
    pub(crate) async fn died(&self) {
        let death = self.death.notified();
        if !self.dead.load(Ordering::Relaxed) {
            death.await;
        }
    }
}

/// A process, as the network sees it.
#[derive(Clone)]
pub(crate) struct Process {
    pub(crate) number: usize,
    pub(crate) registry: Registry,
    pub(crate) gate: Arc<Gate>,
}

/// All processes and what they share.
pub(crate) struct Fleet {
    seed: u64,
    pub(crate) book: Arc<MemoryBook>,
    pub(crate) clock: Arc<SimulatedClock>,
    pub(crate) weather: Arc<Weather>,
    pub(crate) limits: Limits,
    slots: RefCell<Vec<Option<Process>>>,
    started: RefCell<usize>,
}

impl Fleet {
    pub(crate) fn new(
        book: Arc<MemoryBook>,
        clock: Arc<SimulatedClock>,
        weather: Arc<Weather>,
        scenario: &Scenario,
    ) -> Self {
        let (slots, started) = (RefCell::default(), RefCell::default());
        let Scenario { seed, limits, .. } = *scenario;
        Self { seed, book, clock, weather, limits, slots, started }
    }

    /// A process of its own on the same book and journal.
    pub(crate) fn start(&self) -> Process {
        let number = {
            let mut started = self.started.borrow_mut();
            *started += 1;
            *started
        };
        let gate = Arc::new(Gate::new(number, Arc::clone(&self.weather)));
        let ports = Arc::new(Ports {
            gate: Arc::clone(&gate),
            weather: Arc::clone(&self.weather),
            book: Arc::clone(&self.book),
        });
        let (scribe, _) =
            Persistence::start(ports.clone(), Arc::new(ports::Unmetered), self.limits);
        let around = Surroundings {
            clock: self.clock.clone(),
            journal: ports.clone(),
            scribe,
            diary: ports.clone(),
            directory: ports.clone(),
            renderer: Arc::new(PlainRenderer),
            interference: ports,
            meter: Arc::new(ports::Unmetered),
            budgets: Budgets::default(),
            limits: self.limits,
        };
        self.weather.history.note(|| format!("process {number} starts"));
        let registry = Registry::new(around);
        Process { number, registry, gate }
    }

    /// Keeps so many processes running: one that died is replaced after a while.
    pub(crate) fn keep_running(self: &Rc<Self>, processes: usize) {
        for slot in 0..processes {
            let first = self.start();
            self.slots.borrow_mut().push(Some(first));
            let fleet = Rc::clone(self);
            actix::spawn(async move { fleet.tend(slot).await });
        }
    }

    async fn tend(&self, slot: usize) {
        let mut chance = Chance::new(self.seed, 2 + slot as u64);
        loop {
            let running = self.at(slot);
            if let Some(process) = running {
                process.gate.died().await;
            }
            self.slots.borrow_mut()[slot] = None;
            sleep(chance.millis(50, 8000)).await;
            let replacement = self.start();
            self.slots.borrow_mut()[slot] = Some(replacement);
        }
    }

    /// The process in a slot, unless it died and is not replaced yet.
    pub(crate) fn at(&self, slot: usize) -> Option<Process> {
        self.slots.borrow()[slot].clone()
    }

    /// How many slots there are.
    pub(crate) fn slots(&self) -> u64 {
        self.slots.borrow().len() as u64
    }

    /// Every process that runs.
    pub(crate) fn running(&self) -> Vec<Process> {
        self.slots.borrow().iter().flatten().cloned().collect()
    }

    /// The longest that a step may still come to the journal after everybody is gone.
    pub(crate) fn afterlife(&self) -> Duration {
        self.limits.write_patience + Duration::from_secs(30)
    }
}

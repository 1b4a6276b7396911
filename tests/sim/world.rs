//! One scenario from its first ring to its last check, in virtual time and in a runtime of its own:
//! nothing of it is left for the next.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use actors::{Answered, Ask, Numbers, Wanted};
use domain::{CallOutcome, CallSid, Heard};
use jiff::SignedDuration;
use ports::Clock;
use ports::testing::MemoryBook;
use tokio::time::{Instant, sleep, timeout};

use crate::caller::Caller;
use crate::carrier::{CALLED, Line};
use crate::chance::Chance;
use crate::check;
use crate::clock::SimulatedClock;
use crate::faults::{Fault, Stroke, Weather};
use crate::history::{Broken, History, LineEnd, Rule};
use crate::process::Fleet;
use crate::scenario::Scenario;

/// Longer than any call can take, whatever happens in it.
const LONGEST_CALL: Duration = Duration::from_hours(1);
/// How long after the last fault its consequences may still be felt: standing still, a restart
/// budget that was used up, steps that are put aside.
const AFTERMATH: Duration = Duration::from_secs(90);

/// Everything of one scenario.
pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) weather: Arc<Weather>,
    pub(crate) history: Arc<History>,
    pub(crate) fleet: Rc<Fleet>,
    calm_since: Cell<Option<Instant>>,
}

/// What came of one scenario.
pub(crate) struct Ran {
    pub(crate) broken: Vec<Broken>,
    pub(crate) trace: Vec<String>,
    pub(crate) struck: BTreeMap<String, u64>,
    pub(crate) strokes: Vec<Stroke>,
    pub(crate) ends: Vec<(Option<CallOutcome>, LineEnd)>,
}

/// Plays a scenario.
pub(crate) fn run(scenario: &Scenario, traced: bool) -> Ran {
    crate::panics::forget();
    let runtime = || {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.enable_time().start_paused(true).build().unwrap()
    };
    actix::System::with_tokio_rt(runtime).block_on(play(scenario.clone(), traced))
}

async fn play(scenario: Scenario, traced: bool) -> Ran {
    let seed = scenario.seed;
    let book = MemoryBook::new(scenario.practice.clone(), vec![CALLED.parse().unwrap()]);
    let book = Arc::new(book);
    let history = Arc::new(History::new(Arc::clone(&book), traced));
    history.note(|| scenario.summary());
    let weather = Arc::new(Weather::of(&scenario, Arc::clone(&history)));
    let clock = Arc::new(SimulatedClock::at(scenario.now));
    let fleet = Fleet::new(Arc::clone(&book), clock, Arc::clone(&weather), &scenario);
    let fleet = Rc::new(fleet);
    fleet.keep_running(scenario.processes);
    let calm_since = Cell::new(None);
    let world = Rc::new(World { seed, weather, history, fleet, calm_since });

    let lines = Rc::new(RefCell::new(Vec::new()));
    for caller in &scenario.callers {
        let line = Line::new(Rc::clone(&world), world.call(caller), caller.clone());
        lines.borrow_mut().push(actix::spawn(line.run()));
    }
    actix::spawn(Rc::clone(&world).weather_changes(scenario.clone()));
    for line in lines.take() {
        if timeout(LONGEST_CALL, line).await.is_err() {
            world.history.broke(Rule::NobodyIsStuck, "a line is still open after an hour".into());
        }
    }
    // Whoever called early may be done before the weather is.
    world.calm();
    sleep(AFTERMATH + world.fleet.afterlife()).await;
    Rc::clone(&world).the_next_caller_is_served(&book).await;
    world.everything_is_repeated().await;
    world.everybody_leaves().await;
    check::at_the_end(&world.history, &book, &scenario.practice);
    for panic in crate::panics::seen() {
        world.history.broke(Rule::NothingPanics, panic);
    }
    Ran {
        broken: world.history.broken(),
        trace: world.history.trace(),
        struck: world.weather.struck(),
        strokes: world.weather.strokes(),
        ends: world.history.ends(),
    }
}

impl World {
    /// Whether the last fault is so long ago that nothing of it can still be felt.
    pub(crate) fn has_long_been_calm(&self) -> bool {
        self.calm_since.get().is_some_and(|since| since.elapsed() > AFTERMATH)
    }

    /// The SID of a caller's call.
    fn call(&self, caller: &Caller) -> CallSid {
        let number = u128::from(self.seed) * 16 + u128::from(caller.stream % 16);
        format!("CA{number:032x}").parse().unwrap()
    }

    fn calm(&self) {
        if self.calm_since.get().is_none() {
            self.weather.calms_down();
            self.calm_since.set(Some(Instant::now()));
        }
    }

    /// Somebody sets the clock, and in the end it is calm.
    async fn weather_changes(self: Rc<Self>, scenario: Scenario) {
        let mut chance = Chance::new(self.seed, 1);
        let jumps = [Fault::ClockForwards, Fault::ClockBackwards, Fault::ClockOverTheChange];
        let calm_at = Instant::now() + scenario.calm_after;
        for jump in jumps {
            let pause = scenario.calm_after / 4 + chance.millis(0, 2000);
            let seconds = chance.one_of(&[1, 60, 360, 3600, 24 * 3600, 3 * 24 * 3600]);
            sleep(pause).await;
            let clock = &self.fleet.clock;
            if self.weather.is_calm() || !self.weather.strikes(jump, None) {
                continue;
            }
            let by = SignedDuration::from_secs(seconds);
            if jump == Fault::ClockForwards {
                clock.jump(by);
            } else if jump == Fault::ClockBackwards {
                clock.jump(-by);
            } else {
                // From wherever it stands to an hour on the other side.
                let to_the_change = scenario.change.duration_since(clock.now());
                let hour = SignedDuration::from_hours(1);
                let past = if to_the_change.is_negative() { -hour } else { hour };
                clock.jump(to_the_change + past);
            }
            self.history.note(|| format!("the clock shows {}", clock.now()));
        }
        tokio::time::sleep_until(calm_at).await;
        self.calm();
    }

    /// Whoever calls after all that is served as if nothing had happened.
    async fn the_next_caller_is_served(self: Rc<Self>, book: &MemoryBook) {
        let caller = Caller::patient(112);
        let call = self.call(&caller);
        Line::new(Rc::clone(&self), call, caller).run().await;
        let outcome = book.outcome(call);
        if outcome != Some(CallOutcome::Booked) {
            let how = format!("{call} pressed 1 at every question and ended as {outcome:?}");
            self.history.broke(Rule::TheNextCallerIsServed, how);
        }
    }

    /// Every turn that was ever answered is requested again, of a process that knows nothing yet.
    async fn everything_is_repeated(&self) {
        let process = self.fleet.start();
        for ((call, turn), bytes) in self.history.replies() {
            let wanted = Wanted::Turn { turn, heard: Heard::read("yes", ""), again: false };
            let numbers = Numbers::new(CALLED, "anonymous");
            let deadline = Instant::now() + Duration::from_secs(2);
            let ask = Ask { call, wanted, numbers, deadline };
            match process.registry.ask(ask).await {
                Ok(Answered::Reply(reply, _)) if reply.body == bytes => {}
                other => {
                    let how = format!("{call}, turn {turn}, at the end: {bytes:?}, now {other:?}");
                    self.history.broke(Rule::TheSameTurnTheSameBytes, how);
                }
            }
        }
        sleep(self.longest_rest() + Duration::from_secs(1)).await;
        self.nobody_is_left(&process.registry);
    }

    async fn everybody_leaves(&self) {
        sleep(self.longest_rest() + Duration::from_secs(1)).await;
        for process in self.fleet.running() {
            self.nobody_is_left(&process.registry);
        }
    }

    /// How long an actor can stay with nothing to do.
    fn longest_rest(&self) -> Duration {
        self.fleet.limits.idle.max(self.fleet.limits.idle_when_over)
    }

    fn nobody_is_left(&self, registry: &actors::Registry) {
        let live = registry.live_calls();
        if live > 0 {
            let how = format!("{live} actors are still in memory with nothing to do");
            self.history.broke(Rule::ActorsLeaveMemory, how);
        }
    }
}

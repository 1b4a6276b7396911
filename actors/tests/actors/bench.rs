//! A registry with everything around it, and a telephone to talk to it.

use std::sync::Arc;
use std::time::Duration;

use actors::{
    Answered, Ask, Limits, Numbers, Persistence, Registry, Source, Surroundings, Trouble, Wanted,
};
use dialogue::{Budgets, TransferOutcome};
use domain::testing::maple_dental;
use domain::{CallSid, Heard, Practice, Turn};
use ports::testing::{Disturber, MemoryBook, PlainRenderer, StoppedClock};
use tokio::time::Instant;

pub(crate) const CALLED: &str = "+15875550100";
pub(crate) const CALLER: &str = "+14032661234";
/// Sunday, 22 November 2026, at six in the evening in Edmonton.
pub(crate) const NOW: &str = "2026-11-23T00:00:00Z";

/// How long a caller's turn may take.
pub(crate) const BUDGET: Duration = Duration::from_secs(2);

/// A registry with everything around it.
pub(crate) struct Bench {
    pub(crate) registry: Registry,
    pub(crate) book: Arc<MemoryBook>,
    pub(crate) disturber: Arc<Disturber>,
    pub(crate) clock: Arc<StoppedClock>,
    around: Surroundings,
}

/// Runs a test on one arbiter with paused time.
pub(crate) fn with_bench(test: impl AsyncFnOnce(Bench)) {
    with_practice(maple_dental(), Limits::default(), test);
}

pub(crate) fn with_practice(practice: Practice, limits: Limits, test: impl AsyncFnOnce(Bench)) {
    let numbers = vec![CALLED.parse().unwrap()];
    let book = Arc::new(MemoryBook::new(practice, numbers));
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build()
            .unwrap()
    };
    actix::System::with_tokio_rt(runtime).block_on(async {
        test(Bench::new(book, limits)).await;
    });
}

impl Bench {
    pub(crate) fn new(book: Arc<MemoryBook>, limits: Limits) -> Self {
        Self::with_clock(book, limits, Arc::new(StoppedClock::at(NOW.parse().unwrap())))
    }

    fn with_clock(book: Arc<MemoryBook>, limits: Limits, clock: Arc<StoppedClock>) -> Self {
        let disturber = Arc::new(Disturber::default());
        let (scribe, _) = Persistence::start(book.clone(), Arc::new(ports::Unmetered), limits);
        let around = Surroundings {
            clock: clock.clone(),
            journal: book.clone(),
            scribe,
            diary: book.clone(),
            directory: book.clone(),
            renderer: Arc::new(PlainRenderer),
            interference: disturber.clone(),
            meter: Arc::new(ports::Unmetered),
            budgets: Budgets::default(),
            limits,
        };
        let registry = Registry::new(around.clone());
        Self { registry, book, disturber, clock, around }
    }

    /// Another registry on the same book: a second process, or a restarted one.
    pub(crate) fn another_process(&self) -> Self {
        Self::with_clock(self.book.clone(), self.around.limits, self.clock.clone())
    }

    pub(crate) async fn ask(&self, call: CallSid, wanted: Wanted) -> Result<Answered, Trouble> {
        let numbers = Numbers::new(CALLED, CALLER);
        let deadline = Instant::now() + BUDGET;
        self.registry.ask(Ask { call, wanted, numbers, deadline }).await
    }

    /// The telephone rings.
    pub(crate) async fn ring(&self, call: CallSid) -> String {
        reply(self.ask(call, Wanted::Begin).await)
    }

    /// The caller says something in a turn.
    pub(crate) async fn say(&self, call: CallSid, turn: u32, words: &str) -> String {
        reply(self.ask(call, said(turn, words)).await)
    }

    /// The caller says one thing after the other, from turn 1 on.
    pub(crate) async fn talk(&self, call: CallSid, lines: &[&str]) -> String {
        let mut heard = self.ring(call).await;
        for (turn, line) in (1..).zip(lines) {
            heard = self.say(call, turn, line).await;
        }
        heard
    }

    pub(crate) async fn hang_up(&self, call: CallSid) -> Answered {
        self.ask(call, Wanted::HungUp).await.unwrap()
    }
}

pub(crate) fn call(number: u32) -> CallSid {
    format!("CA{number:032x}").parse().unwrap()
}

pub(crate) fn said(turn: u32, words: &str) -> Wanted {
    Wanted::Turn { turn: Turn(turn), heard: Heard::read(words, ""), again: false }
}

pub(crate) fn again(turn: u32) -> Wanted {
    Wanted::Turn { turn: Turn(turn), heard: Heard::Silence, again: true }
}

pub(crate) fn transferred(turn: u32, outcome: TransferOutcome) -> Wanted {
    Wanted::Transferred { turn: Turn(turn), outcome }
}

/// The text of a reply.
pub(crate) fn reply(answered: Result<Answered, Trouble>) -> String {
    match answered {
        Ok(Answered::Reply(reply, _)) => reply.body,
        other => panic!("no reply: {other:?}"),
    }
}

pub(crate) fn source(answered: &Result<Answered, Trouble>) -> Option<Source> {
    match answered {
        Ok(Answered::Reply(_, source)) => Some(*source),
        Ok(Answered::Over | Answered::Noted | Answered::NoPractice | Answered::Whispered(_))
        | Err(_) => None,
    }
}

/// The caller's lines of a booking, up to and without the yes.
pub(crate) const UP_TO_THE_YES: [&str; 2] =
    ["I'd like to book a cleaning with Doctor Khan on Tuesday at ten", "Sarah Johnson"];

//! The one who writes the history, and the clock that it goes by.

use std::cell::RefCell;
use std::time::Duration;

use domain::CallSid;
use tokio::time::{Instant, sleep};

use crate::history::{At, Call, Delivery, End, History, LineEnd, Process, Said, Starved, Strike};

/// How often the harness looks whether it is kept from running.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// How late it may be without being kept from anything: timers have a grain.
const GRAIN: Duration = Duration::from_millis(10);

/// Writes the history.
pub(crate) struct Recorder {
    begun: Instant,
    history: RefCell<History>,
}

impl Recorder {
    pub(crate) fn new() -> Self {
        Self { begun: Instant::now(), history: RefCell::default() }
    }

    /// How long the run has lasted.
    pub(crate) fn now(&self) -> At {
        self.begun.elapsed()
    }

    pub(crate) fn call_placed(&self, call: CallSid) {
        let call =
            Call { call, began: self.now(), ended: None, said: Vec::new(), heard: Vec::new() };
        self.history.borrow_mut().calls.push(call);
    }

    pub(crate) fn said(&self, call: CallSid, words: &str, in_answer_to: &str) {
        let said = Said { words: words.to_owned(), in_answer_to: in_answer_to.to_owned() };
        self.of_call(call, |it| it.said.push(said));
    }

    pub(crate) fn heard(&self, call: CallSid, text: &str) {
        self.of_call(call, |it| it.heard.push(text.to_owned()));
    }

    pub(crate) fn call_ended(&self, call: CallSid, end: LineEnd) {
        let now = self.now();
        self.of_call(call, |it| it.ended = Some((now, end)));
    }

    fn of_call(&self, call: CallSid, note: impl FnOnce(&mut Call)) {
        let mut history = self.history.borrow_mut();
        // The latest are at the end, and of those that talk there are few.
        if let Some(it) = history.calls.iter_mut().rev().find(|it| it.call == call) {
            note(it);
        }
    }

    pub(crate) fn delivered(&self, delivery: Delivery) {
        self.history.borrow_mut().deliveries.push(delivery);
    }

    pub(crate) fn struck(&self, strike: Strike) {
        self.history.borrow_mut().strikes.push(strike);
    }

    /// A process serves; its place.
    pub(crate) fn process_ready(&self, name: String) -> usize {
        let mut history = self.history.borrow_mut();
        history.processes.push(Process {
            name,
            ready: self.now(),
            left_rotation: None,
            ended: None,
            pauses: Vec::new(),
            resident: None,
        });
        history.processes.len() - 1
    }

    pub(crate) fn process(&self, place: usize, note: impl FnOnce(&mut Process, At)) {
        let now = self.now();
        if let Some(process) = self.history.borrow_mut().processes.get_mut(place) {
            note(process, now);
        }
    }

    pub(crate) fn process_ended(&self, place: usize, at: At, end: End) {
        self.process(place, |process, _| {
            process.left_rotation.get_or_insert(at);
            process.ended = Some((at, end));
        });
    }

    pub(crate) fn calm(&self) {
        let now = self.now();
        self.history.borrow_mut().calm_from = now;
    }

    pub(crate) fn last_caller(&self, call: CallSid) {
        self.history.borrow_mut().last_caller = Some(call);
    }

    /// Everything that is written; nothing is left of it here.
    pub(crate) fn take(&self) -> History {
        self.history.take()
    }

    /// Notes, for ever, when the machine keeps the harness from running.
    pub(crate) async fn watch_the_machine(&self) {
        loop {
            let due = self.now() + LOOK_EVERY;
            sleep(LOOK_EVERY).await;
            let now = self.now();
            if now > due + GRAIN {
                self.history.borrow_mut().starved.push(Starved { from: due, until: now });
            }
        }
    }
}

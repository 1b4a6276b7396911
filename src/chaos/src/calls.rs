//! Callers on their lines: hundreds at a time, one call after the other.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use domain::CallSid;
use jiff::civil::Date;
use telephony::carrier::{Carrier, Ending, Line, LineError, Now, Played};
use telephony::payload::DialStatus;
use telephony::routes;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use crate::caller::{Caller, Does, HangingUp};
use crate::chance::Chance;
use crate::history::LineEnd;
use crate::practices;
use crate::recorder::Recorder;

/// Most things that a caller says in one call. The conversation's own budget is less.
const MOST_ANSWERS: u32 = 60;
/// How often a report is sent that a call is over.
const REPORTS: u32 = 3;
/// Calls that are not part of the crowd begin with this number.
const APART: u32 = 700_000;

/// The callers.
pub(crate) struct Callers {
    pub(crate) carrier: Carrier,
    pub(crate) recorder: Rc<Recorder>,
    pub(crate) seed: u64,
    pub(crate) first_day: Date,
    /// How long a caller thinks, in milliseconds, from and to.
    pub(crate) thinks: (u64, u64),
    next: Cell<u32>,
    apart: Cell<u32>,
    enough: Cell<bool>,
}

impl Callers {
    pub(crate) fn new(
        carrier: Carrier,
        recorder: Rc<Recorder>,
        seed: u64,
        first_day: Date,
        thinks: (u64, u64),
    ) -> Self {
        let (next, apart, enough) = (Cell::new(0), Cell::new(APART), Cell::new(false));
        Self { carrier, recorder, seed, first_day, thinks, next, apart, enough }
    }

    /// So many of them call, one call after the other, until it is enough.
    pub(crate) fn crowd(self: &Rc<Self>, lines: u32) -> JoinSet<()> {
        let mut crowd = JoinSet::new();
        for line in 0..lines {
            let callers = Rc::clone(self);
            crowd.spawn_local(async move {
                // Not all of them at once: nobody's telephone rings like that.
                let mut chance = Chance::new(callers.seed, u64::from(line) + 5_000_000_000);
                sleep(chance.millis(0, callers.thinks.1 * 2)).await;
                while !callers.enough.get() {
                    let number = callers.next.replace(callers.next.get() + 1);
                    let mut chance = Chance::new(callers.seed, u64::from(number));
                    let caller = Caller::new(number, callers.first_day, &mut chance);
                    callers.call(number, caller, &mut chance).await;
                }
            });
        }
        crowd
    }

    /// Nobody calls any more; who talks goes on.
    pub(crate) fn enough(&self) {
        self.enough.set(true);
    }

    /// Somebody calls who knows what they want. Which call it was.
    pub(crate) async fn one_more(&self, patience: Duration) -> CallSid {
        let number = self.apart.replace(self.apart.get() + 1);
        let caller = Caller::straight(number, self.first_day);
        let mut chance = Chance::new(self.seed, u64::from(number));
        // Who is not served in time is seen by the call that did not end.
        let _ = timeout(patience, self.call(number, caller, &mut chance)).await;
        self.sid(number)
    }

    fn sid(&self, number: u32) -> CallSid {
        let call = (u128::from(self.seed) << 64) | u128::from(number);
        CallSid::new(Uuid::from_u128(call))
    }

    async fn call(&self, number: u32, mut caller: Caller, chance: &mut Chance) {
        let call = self.sid(number);
        let to = practices::number(caller.practice);
        let mut line = self.carrier.place_call(&caller.number, &to, call);
        self.recorder.call_placed(call);
        let end = self.talk(&mut line, &mut caller, chance).await;
        self.recorder.call_ended(call, end);
        if end == LineEnd::Endless {
            let _ = line.hang_up().await;
        }
    }

    async fn talk(&self, line: &mut Line, caller: &mut Caller, chance: &mut Chance) -> LineEnd {
        let call = line.call();
        let mut heard = String::new();
        let mut played = line.ring().await;
        let mut answers = 0;
        loop {
            let Ok(now) = played else { return LineEnd::Endless };
            let text = now.text();
            if !text.is_empty() {
                self.recorder.heard(call, &text);
                heard = text;
            }
            played = match &now.now {
                Now::Over(ending) => return end_of(ending, &heard),
                Now::Dialling(_) => {
                    sleep(self.thinks(chance)).await;
                    if chance.per_mille(600) {
                        let _ = line.dial_outcome(DialStatus::Completed).await;
                        return LineEnd::PutThrough;
                    }
                    line.dial_outcome(DialStatus::NoAnswer).await
                }
                Now::Listening(_) => {
                    sleep(self.thinks(chance)).await;
                    if answers == MOST_ANSWERS {
                        return LineEnd::Endless;
                    }
                    let expecting = now.expecting().unwrap_or_default();
                    let does = caller.answers(expecting, &heard, chance);
                    let hanging_up = caller.hangs_up.filter(|(after, _)| *after == answers);
                    answers += 1;
                    match hanging_up {
                        Some((_, HangingUp::InSilence)) => {
                            let _ = line.hang_up().await;
                            return LineEnd::HungUp;
                        }
                        Some((_, HangingUp::InTheMiddle)) => {
                            self.hang_up_in_the_middle(line, &does, &heard, chance).await;
                            return LineEnd::HungUp;
                        }
                        None => {
                            self.report_progress(line, chance).await;
                            self.act(line, &does, &heard).await
                        }
                    }
                }
            };
        }
    }

    async fn act(&self, line: &mut Line, does: &Does, heard: &str) -> Result<Played, LineError> {
        let call = line.call();
        match does {
            Does::Says(words) => {
                self.recorder.said(call, words, heard);
                line.say(words).await
            }
            Does::Presses(keys) => {
                self.recorder.said(call, keys, heard);
                line.press(keys).await
            }
            Does::KeepsSilent => {
                self.recorder.said(call, "", heard);
                line.keep_silent().await
            }
        }
    }

    /// The caller answers, and the line goes down before there is an answer to that.
    async fn hang_up_in_the_middle(
        &self,
        line: &mut Line,
        does: &Does,
        heard: &str,
        chance: &mut Chance,
    ) {
        let mut pairs = line.parameters(&[]);
        for (name, value) in &mut pairs {
            if name == "CallStatus" {
                *value = "completed".into();
            }
        }
        let report = self.carrier.signed(routes::STATUS, &pairs);
        let soon = chance.millis(0, 150);
        let reports = async {
            sleep(soon).await;
            for _ in 0..REPORTS {
                if self.carrier.post(&report).await.is_ok_and(|reply| reply.status < 300) {
                    return;
                }
            }
        };
        let answers = async {
            let _ = self.act(line, does, heard).await;
            // Whatever came of it, nobody hears it.
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = reports => {}
            () = answers => {}
        }
    }

    /// Now and then Twilio reports how a call comes along, which means nothing to anybody.
    async fn report_progress(&self, line: &Line, chance: &mut Chance) {
        if chance.per_mille(40) {
            let report = self.carrier.signed(routes::STATUS, &line.parameters(&[]));
            let _ = self.carrier.post(&report).await;
        }
    }

    fn thinks(&self, chance: &mut Chance) -> Duration {
        chance.millis(self.thinks.0, self.thinks.1)
    }
}

fn end_of(ending: &Ending, heard: &str) -> LineEnd {
    match ending {
        Ending::CallerHungUp => LineEnd::HungUp,
        Ending::HungUp | Ending::RanOut if !heard.is_empty() => LineEnd::Goodbye,
        Ending::HungUp | Ending::RanOut | Ending::Rejected => LineEnd::Silent,
        Ending::ApplicationError(_) => LineEnd::Dropped,
        Ending::RedirectLoop => LineEnd::Endless,
    }
}

//! The courier: works news out into texts, and hands texts to the carrier, out of every call's way.
//!
//! It looks into the outbox every second, and at once when its bell is rung. What it has claimed it
//! plans or sends, a few at a time, and settles. Nothing is kept in its memory that the outbox does not
//! have: when it ends, however it ends, the next one goes on from there.
//!
//! **Invariant:** a text that may have been sent is looked for before it is sent again. What is left: a
//! carrier that takes a message and does not list it when it is looked for; then it is sent twice.
//! **Invariant:** no call waits for it: it has connections of the carrier's of its own, and of the store's
//! at most one at a time for each of the few things that it does at once.
//! **Invariant:** its end is seen: it is started anew, from a budget.

mod bell;
mod breaker;
mod pacing;
mod sending;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::SignedDuration;
use ports::{Chain, Clock, Messenger, Outbox};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinHandle, JoinSet};
use tokio::time::{Instant, sleep, timeout};

pub use bell::{Bell, RingingJournal};

use breaker::{Breaker, Room};
use pacing::Pacing;

/// Every limit of the courier, by name. The defaults are what production runs with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CourierLimits {
    /// How often it looks when nobody rings.
    pub period: Duration,
    /// Most things that it does at once.
    pub at_once: u16,
    /// How long a claim lasts. Longer than everything that is done with it: its turn among the texts of
    /// one number, a look for it, and sending it.
    pub claim: SignedDuration,
    /// How long between two texts of one number: carriers take one a second (Twilio, "Rate limits").
    pub between_texts: Duration,
    /// Most numbers whose last text is remembered. Beyond it those that rest are forgotten.
    pub senders: usize,
    /// How often one text is tried. With the pauses between, that is about three hours.
    pub attempts: u32,
    /// The pause behind the first try; twice as long behind each other one.
    pub first_pause: Duration,
    /// The longest pause between two tries.
    pub longest_pause: Duration,
    /// How many tries in a row fail before the carrier is left alone.
    pub failures: u32,
    /// How long it is left alone. Then one text is tried.
    pub left_alone: Duration,
    /// The longest that the carrier may ask us to wait.
    pub longest_wait: Duration,
    /// Most restarts within [`CourierLimits::restart_window`]; then it rests for as long.
    pub restarts: usize,
    /// The time that restarts are counted in.
    pub restart_window: Duration,
    /// How long what is under way is given when the server ends.
    pub drain: Duration,
}

impl Default for CourierLimits {
    fn default() -> Self {
        Self {
            period: Duration::from_secs(1),
            at_once: 8,
            claim: SignedDuration::from_secs(60),
            between_texts: Duration::from_secs(1),
            senders: 10_000,
            attempts: 24,
            first_pause: Duration::from_secs(5),
            longest_pause: Duration::from_mins(10),
            failures: 5,
            left_alone: Duration::from_secs(30),
            longest_wait: Duration::from_mins(1),
            restarts: 5,
            restart_window: Duration::from_mins(10),
            drain: Duration::from_secs(8),
        }
    }
}

/// What the courier works with.
#[derive(Clone)]
pub struct Satchel {
    /// What is to be done.
    pub outbox: Arc<dyn Outbox>,
    /// Who takes messages.
    pub messenger: Arc<dyn Messenger>,
    /// The time of day.
    pub clock: Arc<dyn Clock>,
    /// Chance, from 0 to `u32::MAX`: pauses differ by it, so that not everybody comes back at once.
    pub chance: Arc<dyn Fn() -> u32 + Send + Sync>,
}

/// The courier at work.
pub struct Courier {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
    drain: Duration,
}

/// What its rounds share.
struct Round {
    satchel: Satchel,
    limits: CourierLimits,
    bell: Bell,
    breaker: Mutex<Breaker>,
    pacing: Mutex<Pacing>,
    stop: watch::Receiver<bool>,
}

impl Courier {
    /// Starts it on the present runtime. It comes when the bell is rung.
    #[must_use]
    pub fn start(satchel: Satchel, limits: CourierLimits, bell: Bell) -> Self {
        let (stop, stopped) = watch::channel(false);
        let task = tokio::spawn(watched(satchel, limits, bell, stopped));
        Self { stop, task, drain: limits.drain }
    }

    /// Stops it: nothing more is claimed, what is under way is finished, for a while at most. What is
    /// not is due again when its claim ends.
    pub async fn stop(self) {
        // It may have ended already.
        let _ = self.stop.send(true);
        let mut task = self.task;
        if timeout(self.drain, &mut task).await.is_err() {
            tracing::warn!("texts under way are left to the next server");
            task.abort();
        }
    }
}

/// Has it go its rounds, and sees how they end. A panic is none of the carrier's and of no text's fault
/// that we know of: it begins anew, and rests when that happens again and again.
async fn watched(
    satchel: Satchel,
    limits: CourierLimits,
    bell: Bell,
    mut stop: watch::Receiver<bool>,
) {
    let mut ends: VecDeque<Instant> = VecDeque::new();
    loop {
        let round = Round {
            satchel: satchel.clone(),
            limits,
            bell: bell.clone(),
            breaker: Mutex::new(Breaker::new(limits.failures, limits.left_alone)),
            pacing: Mutex::new(Pacing::new(limits.between_texts, limits.senders)),
            stop: stop.clone(),
        };
        let Err(error) = tokio::spawn(Arc::new(round).go()).await else { return };
        if !error.is_panic() {
            return;
        }
        let now = Instant::now();
        ends.push_back(now);
        ends.retain(|end| now.duration_since(*end) < limits.restart_window);
        if ends.len() <= limits.restarts {
            tracing::error!(restarts = ends.len(), "the courier panicked and is started anew");
            continue;
        }
        tracing::error!(rests = ?limits.restart_window, "the courier panics again and again");
        tokio::select! {
            () = sleep(limits.restart_window) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}

impl Round {
    /// Goes rounds until it is stopped.
    async fn go(self: Arc<Self>) {
        let mut stop = self.stop.clone();
        let mut under_way = JoinSet::new();
        let mut is_cut_off = false;
        while !*stop.borrow_and_update() {
            let claimed = match self.room(under_way.len()) {
                0 => Ok(Vec::new()),
                most => self.claim(most).await,
            };
            match claimed {
                Ok(claimed) => {
                    is_cut_off = false;
                    for one in claimed {
                        under_way.spawn(sending::deliver(Arc::clone(&self), one));
                    }
                }
                // Said once, and not every second.
                Err(error) if !is_cut_off => {
                    is_cut_off = true;
                    tracing::warn!(error = %Chain(&error), "the outbox cannot be looked into");
                }
                Err(_) => {}
            }
            tokio::select! {
                changed = stop.changed() => if changed.is_err() { break },
                Some(done) = under_way.join_next() => note(done),
                () = self.bell.rung() => {}
                () = sleep(self.limits.period) => {}
            }
        }
        while let Some(done) = under_way.join_next().await {
            note(done);
        }
    }

    /// How many more things may be done beside those that are under way.
    fn room(&self, under_way: usize) -> u16 {
        let room = lock(&self.breaker).room(Instant::now());
        let most = match room {
            Room::None => 0,
            Room::One => 1,
            Room::Any => self.limits.at_once,
        };
        most.saturating_sub(u16::try_from(under_way).unwrap_or(u16::MAX))
    }

    async fn claim(&self, most: u16) -> Result<Vec<ports::Claimed>, ports::OutboxError> {
        let now = self.satchel.clock.now();
        let until = now.saturating_add(self.limits.claim).unwrap_or(now);
        self.satchel.outbox.claim(now, until, most).await
    }

    /// How long to wait behind a try.
    fn pause(&self, attempt: u32) -> Duration {
        let CourierLimits { first_pause, longest_pause, .. } = self.limits;
        pacing::pause(attempt, first_pause, longest_pause, (self.satchel.chance)())
    }
}

/// What was done is settled; a panic is told, and what it was about is due again when its claim ends.
fn note(done: Result<(), JoinError>) {
    if let Err(error) = done
        && error.is_panic()
    {
        tracing::error!("a panic while something of the outbox was done");
    }
}

/// A lock, also behind somebody who panicked: what it guards is whole at any time.
fn lock<T>(it: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}

//! The registry: which calls have an actor, and what happens when one ends.
//!
//! It owns the task of every call's actor and sees how it ends, which actix's own supervisor does
//! not: after a panic that one leaves a closed mailbox behind.
//!
//! **Invariant:** a call has at most one actor in this process; an entry is removed by its own
//! generation only.
//! **Invariant:** no guard of the index is held across an await.

mod ending;
mod restarts;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use actix::dev::channel;
use actix::prelude::*;
use dashmap::{DashMap, Entry};
use domain::{CallSid, Practice};
use ports::{KeptCall, Stage};
use tokio::sync::oneshot;
use tokio::task::JoinError;
use tokio::time::Instant;

use crate::asked::{Answered, Ask, Trouble};
use crate::call::{Call, Deliver, Place};
use crate::replay::Replayed;
use crate::surroundings::Surroundings;
use ending::{End, Ended};
use restarts::Restarts;

/// How many times a message may panic its actor: once, and once more on a fresh one.
const DEATHS: u8 = 2;

/// How long past its deadline an ask waits for the actor's own word on it, before it takes the
/// actor for stuck.
const GRACE: Duration = Duration::from_millis(50);

/// Which calls have an actor here. Cheap to clone; everybody shares one.
#[derive(Clone)]
pub struct Registry {
    shared: Arc<Shared>,
}

struct Shared {
    around: Arc<Surroundings>,
    index: DashMap<CallSid, Seat>,
    live: AtomicUsize,
    generations: AtomicU64,
    restarts: Restarts,
}

/// A call's actor, and how to know that it ended.
#[derive(Clone)]
struct Seat {
    generation: u64,
    actor: Addr<Call>,
    /// How many messages wait for it, or are being answered.
    waiting: Arc<AtomicUsize>,
    ended: Ended,
}

/// What became of one delivery.
enum Delivery {
    /// The actor answered.
    Answered(Result<Answered, Trouble>),
    /// The actor ended before it began with the message.
    NotOpened,
    /// The message panicked the actor.
    Killed,
}

impl Registry {
    /// A registry without any actor. A call's actor runs on the arbiter that first asks for it: a
    /// turn then usually stays on the thread that its webhook came in on.
    #[must_use]
    pub fn new(around: Surroundings) -> Self {
        let limits = around.limits;
        Self {
            shared: Arc::new(Shared {
                around: Arc::new(around),
                index: DashMap::new(),
                live: AtomicUsize::new(0),
                generations: AtomicU64::new(0),
                restarts: Restarts::new(limits.restarts, limits.restart_window),
            }),
        }
    }

    /// Takes a stored call through the present dialogue, with what the live ones have around them.
    #[must_use]
    pub fn replay(&self, kept: &KeptCall, practice: &Practice) -> Replayed {
        let around = &self.shared.around;
        crate::replay::replay(kept, practice, around.budgets, &*around.renderer)
    }

    /// How many calls have an actor in this process.
    #[must_use]
    pub fn live_calls(&self) -> usize {
        self.shared.live.load(Ordering::Relaxed)
    }

    /// Whether a call has an actor in this process.
    #[must_use]
    pub fn has(&self, call: CallSid) -> bool {
        self.shared.index.contains_key(&call)
    }

    /// Asks something of a call: finds its actor, or revives it from the journal.
    ///
    /// A message that meets an actor going to sleep is delivered to the next one. One that panics
    /// its actor is tried once more on a fresh one, and then refused.
    pub async fn ask(&self, ask: Ask) -> Result<Answered, Trouble> {
        let begun = Instant::now();
        let answered = self.answer(ask).await;
        self.shared.around.meter.took(Stage::Route, begun.elapsed());
        answered
    }

    async fn answer(&self, ask: Ask) -> Result<Answered, Trouble> {
        let ask = Arc::new(ask);
        let patience = ask.deadline + GRACE;
        let mut deaths = 0;
        loop {
            if Instant::now() >= ask.deadline {
                return Err(Trouble::TooLate);
            }
            let seat = self.seat(ask.call)?;
            let delivered = tokio::time::timeout_at(patience, self.deliver(&seat, &ask)).await;
            match delivered.unwrap_or(Err(Trouble::TooLate))? {
                Delivery::Answered(answered) => return answered,
                Delivery::NotOpened => {}
                Delivery::Killed => {
                    deaths += 1;
                    if deaths == DEATHS {
                        return Err(Trouble::Poisoned);
                    }
                }
            }
        }
    }

    async fn deliver(&self, seat: &Seat, ask: &Arc<Ask>) -> Result<Delivery, Trouble> {
        let most = self.shared.around.limits.mailbox;
        let place = Place::take(&seat.waiting, most).ok_or(Trouble::MailboxFull)?;
        let opened = Arc::new(AtomicBool::new(false));
        let (answer, answered) = oneshot::channel();
        let (ask_again, opened_there) = (Arc::clone(ask), Arc::clone(&opened));
        let message = Deliver { ask: ask_again, opened: opened_there, answer, _place: place };
        match seat.actor.try_send(message) {
            Ok(()) => {
                if let Ok(answered) = answered.await {
                    return Ok(Delivery::Answered(answered));
                }
            }
            Err(SendError::Full(_)) => return Err(Trouble::MailboxFull),
            Err(SendError::Closed(_)) => {}
        }
        let end = seat.ended.wait().await;
        // Usually it is gone already; a call must not meet the same dead actor twice.
        self.shared.remove(ask.call, seat.generation);
        let opened = opened.load(Ordering::Acquire);
        Ok(if end == End::Panicked && opened { Delivery::Killed } else { Delivery::NotOpened })
    }

    /// The seat of a call. A call that sleeps is claimed here, before its actor looks into the journal:
    /// whoever comes next finds the same actor.
    fn seat(&self, call: CallSid) -> Result<Seat, Trouble> {
        let shared = &self.shared;
        if let Some(seat) = shared.index.get(&call) {
            return Ok(seat.clone());
        }
        if shared.live.load(Ordering::Relaxed) >= shared.around.limits.live_calls {
            return Err(Trouble::TooManyCalls);
        }
        if !shared.restarts.allow(call, Instant::now()) {
            return Err(Trouble::RestartedTooOften);
        }
        match shared.index.entry(call) {
            Entry::Occupied(seat) => Ok(seat.get().clone()),
            Entry::Vacant(free) => {
                let seat = start(shared, call)?;
                shared.live.fetch_add(1, Ordering::Relaxed);
                free.insert(seat.clone());
                Ok(seat)
            }
        }
    }
}

/// Starts a call's actor on the present arbiter, and a watch beside it.
fn start(shared: &Arc<Shared>, call: CallSid) -> Result<Seat, Trouble> {
    if Arbiter::try_current().is_none() {
        return Err(Trouble::ShuttingDown);
    }
    let generation = shared.generations.fetch_add(1, Ordering::Relaxed);
    let (sender, receiver) = channel::channel(shared.around.limits.mailbox);
    let (teller, ended) = ending::to_come();
    let actor = Call::new(call, Arc::clone(&shared.around));
    let task = actix::spawn(Context::with_receiver(receiver).into_future(actor));
    let shared = Arc::clone(shared);
    actix::spawn(async move {
        teller.tell(shared.ended(call, generation, task.await));
    });
    Ok(Seat { generation, actor: Addr::new(sender), waiting: Arc::default(), ended })
}

impl Shared {
    /// An actor's task has ended; says how.
    fn ended(&self, call: CallSid, generation: u64, how: Result<(), JoinError>) -> End {
        self.remove(call, generation);
        match how {
            Err(error) if error.is_panic() => {
                self.restarts.note(call, Instant::now());
                tracing::error!(%call, "the call's actor panicked; the journal has the call");
                End::Panicked
            }
            Ok(()) | Err(_) => {
                tracing::debug!(%call, "the call's actor left memory");
                End::Stopped
            }
        }
    }

    fn remove(&self, call: CallSid, generation: u64) {
        if self.index.remove_if(&call, |_, seat| seat.generation == generation).is_some() {
            self.live.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

//! Persistence: the one actor that writes, a group at a time. While one group is being committed
//! the next one gathers.
//!
//! **Invariant:** a step is written or its writer is told that it is not; a step whose fate is not
//! known is sent again, and the journal says what became of it.
//! **Invariant:** one step that the database refuses does not take its group with it.
//!
//! Steps that ask something of the book wait in a lane of their own: they take the database longer,
//! and most steps need not wait for them. Errands wait in a third one and are written one by one, each
//! in a transaction.

mod waiting;

use std::sync::Arc;
use std::time::Duration;

use actix::prelude::*;
use ports::{Chain, Entry, Journal, JournalError, Meter, Written};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::limits::Limits;
use waiting::{Company, Waiting, WaitingList};

/// From how many steps of a group on others are likely to come soon, and to be worth waiting for.
const COMPANY: usize = 2;

/// The actor that writes.
pub struct Persistence {
    journal: Arc<dyn Journal>,
    meter: Arc<dyn Meter>,
    limits: Limits,
    /// By [`Lane`].
    lanes: [Queue; 3],
}

/// What waits in a lane, and whether a group of it is being committed.
struct Queue {
    waiting: WaitingList<Slip>,
    committing: bool,
    /// Before this a group is not begun unless it is full.
    not_before: Instant,
    /// Whether somebody will look again then.
    gathering: bool,
}

/// Which steps wait for which.
#[derive(Clone, Copy)]
enum Lane {
    /// Those that ask nothing of the book.
    Plain,
    /// Those that ask something of the book for the call itself.
    Book,
    /// [Errands](ports::Change::is_errand).
    Errand,
}

/// Who waits for a step to be written.
struct Slip {
    entry: Arc<Entry>,
    done: oneshot::Sender<Result<Written, JournalError>>,
}

/// A step to be written.
struct Write(Slip);

impl Message for Write {
    type Result = ();
}

/// The way to persistence.
#[derive(Clone)]
pub struct Scribe {
    persistence: Addr<Persistence>,
}

impl Persistence {
    /// Starts persistence on the present arbiter. The task's end means that nothing can be
    /// written any more: the process has to end too, and a new one goes on from the journal.
    #[must_use]
    pub fn start(
        journal: Arc<dyn Journal>,
        meter: Arc<dyn Meter>,
        limits: Limits,
    ) -> (Scribe, JoinHandle<()>) {
        let mut context = Context::new();
        context.set_mailbox_capacity(limits.waiting_steps);
        let scribe = Scribe { persistence: context.address() };
        let lane = || Queue {
            waiting: WaitingList::new(limits.waiting_steps, limits.group),
            committing: false,
            not_before: Instant::now(),
            gathering: false,
        };
        let actor = Self { journal, meter, limits, lanes: [lane(), lane(), lane()] };
        let task = actix::spawn(context.into_future(actor));
        (scribe, task)
    }

    fn queue(&mut self, lane: Lane) -> &mut Queue {
        let [plain, book, errand] = &mut self.lanes;
        match lane {
            Lane::Plain => plain,
            Lane::Book => book,
            Lane::Errand => errand,
        }
    }

    /// Commits the next group of a lane, when there is one and none is under way.
    fn commit(&mut self, lane: Lane, context: &mut Context<Self>) {
        let limits = self.limits;
        let queue = self.queue(lane);
        if queue.committing {
            return;
        }
        let now = Instant::now();
        for late in queue.waiting.take_late(now) {
            late.refuse(JournalError::Unavailable("the database did not answer in time".into()));
        }
        if now < queue.not_before && queue.waiting.len() < limits.group {
            if !queue.gathering && queue.waiting.len() > 0 {
                queue.gathering = true;
                context.run_later(queue.not_before - now, move |actor, context| {
                    actor.queue(lane).gathering = false;
                    actor.commit(lane, context);
                });
            }
            return;
        }
        let group = queue.waiting.take_group();
        if group.is_empty() {
            return;
        }
        queue.committing = true;
        let pace = if group.len() >= COMPANY { limits.pace } else { Duration::ZERO };
        queue.not_before = now + pace;
        self.meter.wrote(group.len());
        let journal = Arc::clone(&self.journal);
        let committed = async move { commit(&*journal, group).await };
        context.spawn(committed.into_actor(self).map(move |unwritten, actor, context| {
            let limits = actor.limits;
            let queue = actor.queue(lane);
            queue.committing = false;
            let Unwritten { blocked, unanswered } = unwritten;
            if !blocked.is_empty() {
                // Put aside, so that nobody behind them waits for what they wait for.
                context.run_later(limits.blocked_pause, move |actor, context| {
                    actor.queue(lane).waiting.put_back(blocked);
                    actor.commit(lane, context);
                });
            }
            if unanswered.is_empty() {
                actor.commit(lane, context);
            } else {
                queue.waiting.put_back(unanswered);
                context.run_later(limits.retry_pause, move |actor, context| {
                    actor.commit(lane, context);
                });
            }
        }));
    }
}

impl Lane {
    fn of(entry: &Entry) -> Self {
        if entry.change.is_plain() {
            Self::Plain
        } else if entry.change.is_errand() {
            Self::Errand
        } else {
            Self::Book
        }
    }

    /// With whom a step of this lane can be written.
    const fn company(self) -> Company {
        match self {
            Self::Plain | Self::Book => Company::Any,
            Self::Errand => Company::Alone,
        }
    }
}

/// The steps of a group that are still to be written.
#[derive(Default)]
struct Unwritten {
    /// Somebody else is in their way.
    blocked: Vec<Waiting<Slip>>,
    /// The database did not answer for them.
    unanswered: Vec<Waiting<Slip>>,
}

/// Writes a group, and on any error its steps one by one. What could not be written comes back, to
/// be sent again.
async fn commit(journal: &dyn Journal, group: Vec<Waiting<Slip>>) -> Unwritten {
    let entries: Vec<_> = group.iter().map(|it| Arc::clone(&it.what.entry)).collect();
    match journal.append(&entries).await {
        Ok(written) if written.len() == group.len() => {
            for (waiting, written) in group.into_iter().zip(written) {
                waiting.what.tell(Ok(written));
            }
            return Unwritten::default();
        }
        Ok(_) => tracing::error!("the journal answered for another number of steps"),
        Err(error) => tracing::warn!(error = %Chain(&error), steps = group.len(), "a group failed"),
    }
    let mut unwritten = Unwritten::default();
    let mut group = group.into_iter();
    while let Some(mut waiting) = group.next() {
        let call = waiting.what.entry.call;
        match journal.append(std::slice::from_ref(&waiting.what.entry)).await.as_deref() {
            Ok([written]) => waiting.what.tell(Ok(*written)),
            Ok(_) => waiting.what.tell(Err(JournalError::Unavailable("no answer".into()))),
            Err(JournalError::Refused(cause)) => {
                let reason = Chain(cause.as_ref()).to_string();
                tracing::error!(%call, reason, "a step cannot be written");
                waiting.what.tell(Err(JournalError::Refused(reason.into())));
            }
            Err(JournalError::Blocked(cause)) => {
                tracing::warn!(%call, reason = %Chain(cause.as_ref()), "a step is blocked");
                waiting.company = Company::Alone;
                unwritten.blocked.push(waiting);
            }
            Err(JournalError::Unavailable(_) | JournalError::Overloaded) => {
                // Nobody is there: the others need not try.
                unwritten.unanswered = std::iter::once(waiting).chain(group).collect();
                return unwritten;
            }
        }
    }
    unwritten
}

impl Slip {
    fn tell(self, what: Result<Written, JournalError>) {
        // Whoever asked may have stopped waiting; the journal has it all the same.
        let _ = self.done.send(what);
    }

    fn refuse(self, error: JournalError) {
        self.tell(Err(error));
    }
}

impl Actor for Persistence {
    type Context = Context<Self>;
}

impl Handler<Write> for Persistence {
    type Result = ();

    fn handle(&mut self, Write(slip): Write, context: &mut Self::Context) {
        let key = (slip.entry.call, slip.entry.seq);
        let lane = Lane::of(&slip.entry);
        let until = Instant::now() + self.limits.write_patience;
        let waiting = Waiting { key, until, company: lane.company(), what: slip };
        match self.queue(lane).waiting.push(waiting) {
            Ok(()) => self.commit(lane, context),
            Err(Waiting { what, .. }) => what.refuse(JournalError::Overloaded),
        }
    }
}

impl Scribe {
    /// Writes a step, with whatever other steps are to be written at that moment.
    ///
    /// An error says that it is not known to be written; a step that was given up may have been.
    pub async fn write(&self, entry: Entry) -> Result<Written, JournalError> {
        let (done, written) = oneshot::channel();
        match self.persistence.try_send(Write(Slip { entry: Arc::new(entry), done })) {
            Ok(()) => written.await.unwrap_or_else(|_| Err(gone())),
            Err(SendError::Full(_)) => Err(JournalError::Overloaded),
            Err(SendError::Closed(_)) => Err(gone()),
        }
    }
}

fn gone() -> JournalError {
    JournalError::Unavailable("persistence is gone".into())
}

//! The actor of one call: a mailbox that is shut while a step is taken, around a conversation.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use actix::prelude::*;
use domain::CallSid;
use tokio::sync::oneshot;
use tokio::time::Instant;

use crate::asked::{Answered, Ask, Trouble, Wanted};
use crate::conversation::Conversation;
use crate::surroundings::Surroundings;

/// The actor of one call.
pub(crate) struct Call {
    conversation: Conversation,
    around: Arc<Surroundings>,
    /// When it leaves memory.
    rest_at: Instant,
    /// What looks whether it is time, and when.
    alarm: Option<(SpawnHandle, Instant)>,
}

/// Something wanted of the call, on its way to the actor.
pub(crate) struct Deliver {
    pub(crate) ask: Arc<Ask>,
    /// Set when the actor begins with it: from then on a panic is this message's.
    pub(crate) opened: Arc<AtomicBool>,
    pub(crate) answer: oneshot::Sender<Result<Answered, Trouble>>,
    /// The message's place in the mailbox, free again when the message is gone.
    pub(crate) _place: Place,
}

/// A place in a call's mailbox.
///
/// actix bounds what one sender has waiting, and every clone of an address is a sender; so the
/// places are counted here.
pub(crate) struct Place(Arc<AtomicUsize>);

impl Place {
    /// Takes a place; `None` when all are taken.
    pub(crate) fn take(taken: &Arc<AtomicUsize>, most: usize) -> Option<Self> {
        let place = Self(Arc::clone(taken));
        // Counted up first: the guard counts down again, whether or not there was room.
        (place.0.fetch_add(1, Ordering::AcqRel) < most).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Message for Deliver {
    type Result = ();
}

impl Call {
    pub(crate) fn new(call: CallSid, around: Arc<Surroundings>) -> Self {
        let rest_at = Instant::now() + around.limits.idle;
        Self { conversation: Conversation::new(call), around, rest_at, alarm: None }
    }

    /// Leaves memory when nothing comes for a while; the next message finds a fresh actor, which
    /// reads the journal.
    fn rest(&mut self, context: &mut Context<Self>) {
        let limits = self.around.limits;
        let idle = if self.conversation.is_over() { limits.idle_when_over } else { limits.idle };
        self.rest_at = Instant::now() + idle;
        // One alarm for many turns: it looks again when it has gone off too early.
        match self.alarm {
            Some((_, at)) if at <= self.rest_at => {}
            Some((late, _)) => {
                context.cancel_future(late);
                self.set_alarm(context);
            }
            None => self.set_alarm(context),
        }
    }

    fn set_alarm(&mut self, context: &mut Context<Self>) {
        let at = self.rest_at;
        let left = at.saturating_duration_since(Instant::now());
        let alarm = context.run_later(left, |call, context| {
            if Instant::now() >= call.rest_at {
                context.stop();
            } else {
                call.set_alarm(context);
            }
        });
        self.alarm = Some((alarm, at));
    }
}

impl Actor for Call {
    type Context = Context<Self>;

    fn started(&mut self, context: &mut Self::Context) {
        self.rest(context);
    }
}

impl Handler<Deliver> for Call {
    type Result = AtomicResponse<Self, ()>;

    fn handle(&mut self, message: Deliver, _: &mut Self::Context) -> Self::Result {
        message.opened.store(true, Ordering::Release);
        let call = message.ask.call;
        let mut conversation = std::mem::replace(&mut self.conversation, Conversation::new(call));
        let around = Arc::clone(&self.around);
        let step = async move {
            let answered = conversation.answer(&message.ask, &around).await;
            (conversation, answered, message)
        };
        AtomicResponse::new(Box::pin(step.into_actor(self).map(
            |(conversation, answered, message), actor, context| {
                actor.conversation = conversation;
                let hung_up =
                    matches!(message.ask.wanted, Wanted::HungUp | Wanted::FellSilent { .. });
                // Whoever asked may have stopped waiting; the journal has it all the same.
                let _ = message.answer.send(answered);
                if hung_up && actor.conversation.is_over() {
                    context.stop();
                } else {
                    actor.rest(context);
                }
            },
        )))
    }
}

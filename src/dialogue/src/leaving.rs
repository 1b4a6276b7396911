//! The ways out of a conversation: a person, a message, goodbye.

use domain::{AfterHours, CallOutcome, Presence, Understanding, Verdict};

use crate::event::TransferOutcome;
use crate::machine::{Move, Put, Setbacks};
use crate::slip::Who;
use crate::state::{About, Return, State};
use crate::wording::{Plain, Remark};
use crate::{Dialogue, Policy, question, repair};

/// The line went down. What is committed stands; what was held is given back.
pub(crate) fn hung_up(dialogue: &Dialogue) -> Move {
    // A person had the call; whether they talked is not known any more.
    let put_through = matches!(dialogue.state, State::Transferring { .. });
    let outcome = if put_through { CallOutcome::Transferred } else { CallOutcome::Abandoned };
    dialogue.end(outcome).put(Put::Silently)
}

/// The practice does not take calls from this number.
pub(crate) fn not_taken(dialogue: &Dialogue) -> Move {
    dialogue.end(CallOutcome::Declined).after_saying(Remark::CallNotTaken)
}

/// The caller wants a person: should nobody answer, the open question still stands.
pub(crate) fn to_a_person(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let from = dialogue.state.clone().without_detour();
    let otherwise = if let State::OfferingPerson { who } = from {
        Return::To(Box::new(State::AnythingElse { who }))
    } else if let State::TakingMessage { .. }
    | State::OfferingMessage { .. }
    | State::Transferring { .. } = from
    {
        // Nothing stands that could be gone on with.
        Return::Nowhere
    } else {
        Return::To(Box::new(from))
    };
    put_through(dialogue, otherwise, policy)
}

/// A person, because the caller wants one or nothing else helps; a message when there is none.
pub(crate) fn put_through(dialogue: &Dialogue, otherwise: Return, policy: &Policy<'_>) -> Move {
    if !somebody_answers(policy) || dialogue.setbacks.transfers >= TRANSFERS {
        return to_a_message(dialogue).after_saying(Plain::NobodyThere);
    }
    dialogue.to(State::Transferring { otherwise })
}

/// Times that people are called for one caller.
const TRANSFERS: u8 = 2;

/// Whether there is anybody to call, at this hour.
fn somebody_answers(policy: &Policy<'_>) -> bool {
    let is_shut = match policy.moment.presence {
        Presence::Open => false,
        // At night the people decide for themselves, unless the practice does not take calls then.
        Presence::Closed { .. } => policy.practice.desk.after_hours == AfterHours::Close,
    };
    !is_shut && !question::people(policy.practice).is_empty()
}

/// The caller wants to leave a message.
pub(crate) fn to_a_message(dialogue: &Dialogue) -> Move {
    dialogue.to(State::TakingMessage { about: About::Anything })
}

/// The line came back from a transfer.
pub(crate) fn transferred(dialogue: &Dialogue, outcome: TransferOutcome) -> Move {
    match (&dialogue.state, outcome) {
        // Whoever dialled them, and from wherever: a person has talked to the caller.
        (_, TransferOutcome::Answered) => {
            dialogue.end(CallOutcome::Transferred).after_saying(Plain::Goodbye)
        }
        (State::Transferring { otherwise }, TransferOutcome::Unanswered) => {
            unanswered(dialogue, otherwise)
        }
        // The last resort of a turn that was in trouble rang in vain; the question still stands.
        (_, TransferOutcome::Unanswered) => dialogue.stay(),
    }
}

/// Nobody answered: a message, or on with the question that was open. The second time it is a
/// message.
fn unanswered(dialogue: &Dialogue, otherwise: &Return) -> Move {
    let transfers = dialogue.setbacks.transfers.saturating_add(1);
    let setbacks = Setbacks { transfers, ..dialogue.setbacks };
    let dialogue = &Dialogue { setbacks, ..dialogue.clone() };
    let moved = match otherwise {
        Return::To(_) if transfers < TRANSFERS => {
            dialogue.to(State::OfferingMessage { otherwise: otherwise.clone() })
        }
        Return::To(_) | Return::Nowhere => to_a_message(dialogue),
    };
    moved.after_saying(Plain::NobodyThere)
}

/// An answer to "would you like to leave a message?".
pub(crate) fn message_offered(
    dialogue: &Dialogue,
    otherwise: &Return,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    match (heard.verdict, otherwise) {
        (Some(Verdict::Yes), _) => to_a_message(dialogue),
        (Some(Verdict::No), Return::To(from)) => dialogue.to(from.as_ref().clone()),
        (Some(Verdict::No), Return::Nowhere) => farewell(dialogue),
        (Some(Verdict::Unsure), _) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        (None, Return::Nowhere) if heard.intent.is_some() => {
            repair::doubted(dialogue, Plain::NotWhileClosed, policy)
        }
        (None, Return::To(_) | Return::Nowhere) => repair::not_understood(dialogue, policy),
    }
}

/// An answer to "shall I put you through?".
pub(crate) fn person_offered(
    dialogue: &Dialogue,
    who: &Who,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    match heard.verdict {
        Some(Verdict::Yes) => to_a_person(dialogue, policy),
        Some(Verdict::No) => {
            dialogue.to(State::AnythingElse { who: who.clone() }).after_saying(Plain::AllRight)
        }
        Some(Verdict::Unsure) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        None => repair::not_understood(dialogue, policy),
    }
}

/// The message is in the journal, word for word.
pub(crate) fn message_left(dialogue: &Dialogue) -> Move {
    dialogue.end(CallOutcome::MessageLeft).after_saying(Plain::MessageTaken)
}

/// Nobody and nothing could help.
pub(crate) fn unserved(dialogue: &Dialogue) -> Move {
    dialogue.end(CallOutcome::Unserved).after_saying(Plain::CouldNotHelp)
}

/// Goodbye, with nothing wanted any more.
pub(crate) fn farewell(dialogue: &Dialogue) -> Move {
    dialogue.end(CallOutcome::Declined).after_saying(Plain::Goodbye)
}

//! The ways out of a conversation: a person, a message, goodbye.

use domain::{AfterHours, CallOutcome, Intent, Presence, Understanding, Verdict};

use crate::event::TransferOutcome;
use crate::introduction::{Introduction, Matter};
use crate::machine::{Move, Put, Setbacks};
use crate::slip::Who;
use crate::state::{About, Return, State};
use crate::wording::{Plain, Remark};
use crate::{Dialogue, Policy, hearing, opening, question, repair};

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
        return to_a_message(&keeping(dialogue)).after_saying(Plain::NobodyThere);
    }
    let dialogue = &keeping(dialogue);
    dialogue.to(State::Transferring { introduction: dialogue.introduced(), otherwise })
}

/// The conversation with what is known of the booking kept, should nobody answer.
fn keeping(dialogue: &Dialogue) -> Dialogue {
    let kept = dialogue.state.known().map(Box::new).or_else(|| dialogue.kept.clone());
    Dialogue { kept, ..dialogue.clone() }
}

/// Somebody needs help at once: they are told where it is, and never asked anything more. A person if
/// there is one, else they are let go, so that their line is free.
pub(crate) fn emergency(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    if !somebody_answers(policy) {
        return let_go(dialogue).after_saying(Remark::Emergency);
    }
    let introduction = Introduction { matter: Some(Matter::Emergency), ..dialogue.introduced() };
    dialogue
        .to(State::Transferring { introduction, otherwise: Return::Nowhere })
        .after_saying(Remark::Emergency)
}

/// Whoever needs help at once hears where it is once more, and the line is theirs.
fn let_go(dialogue: &Dialogue) -> Move {
    dialogue
        .end(CallOutcome::Unserved)
        .after_saying(Plain::LettingGo)
        .after_saying(Remark::Emergency)
}

/// Times that people are called for one caller.
const TRANSFERS: u8 = 2;

/// Asks whether a person is wanted, where there is anybody to call.
pub(crate) fn offer_person(
    dialogue: &Dialogue,
    who: Who,
    otherwise: Move,
    policy: &Policy<'_>,
) -> Move {
    if somebody_answers(policy) { dialogue.to(State::OfferingPerson { who }) } else { otherwise }
}

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
        // They have said goodbye, and no machine says it after them.
        (_, TransferOutcome::Answered) => dialogue.end(CallOutcome::Transferred),
        (State::Transferring { introduction, .. }, TransferOutcome::Unanswered)
            if introduction.matter == Some(Matter::Emergency) =>
        {
            let_go(dialogue).after_saying(Plain::NobodyThere)
        }
        (State::Transferring { otherwise, .. }, TransferOutcome::Unanswered) => {
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
        (Some(Verdict::No), Return::To(from)) => dialogue.to(from.as_ref().clone()),
        (Some(Verdict::No), Return::Nowhere) => farewell(dialogue),
        (Some(Verdict::Unsure), _) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        (None, Return::Nowhere) if heard.intent.is_some() => {
            repair::doubted(dialogue, Plain::NotWhileClosed, policy)
        }
        // On with what was under way, or with what is wanted instead of it.
        (None, Return::To(from)) if heard.intent.is_some() => {
            let back = dialogue.to(from.as_ref().clone()).dialogue;
            hearing::at_the_question(&back, heard, policy)
        }
        // Whoever begins to tell something wants to leave it.
        (Some(Verdict::Yes), _) | (None, Return::To(_) | Return::Nowhere) => to_a_message(dialogue),
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

/// What was said when a message was asked for: whatever it is, unless it is a plain yes or no.
pub(crate) fn message_heard(
    dialogue: &Dialogue,
    about: About,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let only = |verdict| Understanding { verdict: Some(verdict), ..Understanding::default() };
    if *heard == only(Verdict::Unsure) {
        return repair::doubted(dialogue, Plain::TakeYourTime, policy);
    }
    // "What would you like to tell them?" "Yes, please": that is not it yet.
    if *heard == only(Verdict::Yes) {
        return repair::doubted(dialogue, Plain::AllRight, policy);
    }
    let more = |outcome| more_to_do(dialogue, outcome, policy);
    if *heard == only(Verdict::No) {
        return more(None).after_saying(Plain::AllRight);
    }
    more(Some(CallOutcome::MessageLeft)).after_saying(taken(about, heard))
}

/// What is said of a message: also that it alone changes nothing.
fn taken(about: About, heard: &Understanding) -> Plain {
    let wants_a_change =
        matches!(heard.intent, Some(Intent::Cancel | Intent::Reschedule | Intent::Book));
    match about {
        About::Anything | About::BeingLate if wants_a_change => Plain::OnlyPassedOn,
        About::Anything => Plain::MessageTaken,
        About::BeingLate => Plain::WillTellThem,
    }
}

/// Whether there is anything else; at an hour at which nothing is done about it, goodbye.
fn more_to_do(dialogue: &Dialogue, done: Option<CallOutcome>, policy: &Policy<'_>) -> Move {
    if let State::OfferingMessage { .. } = opening::first_question(Who::default(), policy) {
        // Whoever has left a message was thanked for it.
        let goodbye = if done.is_some() { Plain::GoodbyeAlone } else { Plain::Goodbye };
        return dialogue.end(done.unwrap_or(CallOutcome::Declined)).after_saying(goodbye);
    }
    let who = dialogue.kept.as_ref().map(|kept| kept.who()).unwrap_or_default();
    let more = dialogue.to(State::AnythingElse { who });
    match done {
        Some(outcome) => more.having_done(outcome),
        None => more,
    }
}

/// The message was recorded.
pub(crate) fn recorded(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    if let State::TakingMessage { .. } = dialogue.state {
        return more_to_do(dialogue, Some(CallOutcome::MessageLeft), policy)
            .after_saying(Plain::MessageRecorded);
    }
    // Nothing was to be recorded here: the question still stands.
    dialogue.stay()
}

/// The message is kept, and the call has had its turns.
pub(crate) fn message_left(dialogue: &Dialogue, taken: Plain) -> Move {
    dialogue.end(CallOutcome::MessageLeft).after_saying(Plain::GoodbyeAlone).after_saying(taken)
}

/// Nobody and nothing could help.
pub(crate) fn unserved(dialogue: &Dialogue) -> Move {
    dialogue.end(CallOutcome::Unserved).after_saying(Plain::CouldNotHelp)
}

/// Goodbye, with nothing wanted any more.
pub(crate) fn farewell(dialogue: &Dialogue) -> Move {
    dialogue.end(CallOutcome::Declined).after_saying(Plain::Goodbye)
}

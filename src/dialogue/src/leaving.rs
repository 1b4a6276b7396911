//! The ways out of a conversation: a person, a message, goodbye.

use domain::CallOutcome;

use crate::event::TransferOutcome;
use crate::machine::Move;
use crate::state::State;
use crate::{Dialogue, Effect, Policy, hearing, question, wording};

/// The line went down. What is committed stands; what was held is given back.
pub(crate) fn hung_up(dialogue: &Dialogue) -> Move {
    let outcome = match dialogue.state {
        // A person had the call; whether they talked is not known any more.
        State::Transferring => CallOutcome::Transferred,
        State::Ended(outcome) => outcome,
        State::AskingIntent { .. }
        | State::AskingService { .. }
        | State::AskingProvider { .. }
        | State::AskingDays { .. }
        | State::Finding { .. }
        | State::Offering { .. }
        | State::AskingName { .. }
        | State::AskingPhone { .. }
        | State::Holding { .. }
        | State::Confirming { .. }
        | State::Booking { .. }
        | State::Reconsidering { .. }
        | State::TakingMessage => CallOutcome::Abandoned,
    };
    Move::to(State::Ended(outcome), Vec::new())
}

/// The practice does not take calls from this number.
pub(crate) fn not_taken(policy: &Policy<'_>) -> Move {
    let effects = vec![Effect::Say(wording::call_not_taken(policy.practice)), Effect::HangUp];
    Move::to(State::Ended(CallOutcome::Declined), effects)
}

/// A person, because the caller wants one or nothing else helps; a message when there is none.
pub(crate) fn to_a_person(policy: &Policy<'_>) -> Move {
    if policy.practice.transfer_to.is_none() {
        return to_a_message(policy).after_saying(wording::nobody_there());
    }
    question::asked(State::Transferring, policy)
}

/// The caller wants to leave a message.
pub(crate) fn to_a_message(policy: &Policy<'_>) -> Move {
    question::asked(State::TakingMessage, policy)
}

/// The line came back from a transfer.
pub(crate) fn transferred(
    dialogue: &Dialogue,
    outcome: TransferOutcome,
    policy: &Policy<'_>,
) -> Move {
    match (&dialogue.state, outcome) {
        // Whoever dialled them, and from wherever: a person has talked to the caller.
        (_, TransferOutcome::Answered) => Move::to(
            State::Ended(CallOutcome::Transferred),
            vec![Effect::Say(wording::goodbye()), Effect::HangUp],
        ),
        (State::Transferring, TransferOutcome::Unanswered) => {
            to_a_message(policy).after_saying(wording::nobody_there())
        }
        // The last resort of a turn that was in trouble rang in vain; the question still stands.
        (
            State::AskingIntent { .. }
            | State::AskingService { .. }
            | State::AskingProvider { .. }
            | State::AskingDays { .. }
            | State::Finding { .. }
            | State::Offering { .. }
            | State::AskingName { .. }
            | State::AskingPhone { .. }
            | State::Holding { .. }
            | State::Confirming { .. }
            | State::Booking { .. }
            | State::Reconsidering { .. }
            | State::TakingMessage
            | State::Ended(_),
            TransferOutcome::Unanswered,
        ) => hearing::again(dialogue, policy),
    }
}

/// The message is in the journal, word for word.
pub(crate) fn message_left() -> Move {
    let effects = vec![Effect::Say(wording::message_taken()), Effect::HangUp];
    Move::to(State::Ended(CallOutcome::MessageLeft), effects)
}

/// Nobody and nothing could help.
pub(crate) fn unserved() -> Move {
    let effects = vec![Effect::Say(wording::could_not_help()), Effect::HangUp];
    Move::to(State::Ended(CallOutcome::Unserved), effects)
}

/// Goodbye.
pub(crate) fn farewell(outcome: CallOutcome) -> Move {
    let effects = vec![Effect::Say(wording::goodbye()), Effect::HangUp];
    Move::to(State::Ended(outcome), effects)
}

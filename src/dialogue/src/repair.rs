//! When an answer does not come, or is not understood: three rungs, each with more help, and at
//! their end a person or a message.

use crate::machine::Move;
use crate::state::{State, Tries};
use crate::{Dialogue, Phrase, Policy, leaving, question, wording};

/// The caller kept silent.
pub(crate) fn silence(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let silences = dialogue.tries.silences.saturating_add(1);
    let tries = Tries { silences, ..dialogue.tries };
    if silences >= policy.budgets.silences {
        return end_of_ladder(dialogue, policy);
    }
    put_again(dialogue, wording::heard_nothing(), tries, silences, policy)
}

/// There was an answer, and it was not understood.
pub(crate) fn not_understood(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    doubted(dialogue, wording::not_understood(), policy)
}

/// There was an answer, and it needs asking back: `why` says what about it.
pub(crate) fn doubted(dialogue: &Dialogue, why: Phrase, policy: &Policy<'_>) -> Move {
    let misunderstandings = dialogue.tries.misunderstandings.saturating_add(1);
    let tries = Tries { misunderstandings, ..dialogue.tries };
    if misunderstandings >= policy.budgets.misunderstandings {
        return end_of_ladder(dialogue, policy);
    }
    put_again(dialogue, why, tries, misunderstandings, policy)
}

/// The question again, from the second rung on with what the keys do.
fn put_again(
    dialogue: &Dialogue,
    first: Phrase,
    tries: Tries,
    rung: u8,
    policy: &Policy<'_>,
) -> Move {
    let mut effects = question::put(dialogue, policy);
    if rung >= 2
        && let Some(help) = wording::keypad_help(&dialogue.state, policy.practice)
    {
        let before_listening = effects.len().saturating_sub(1);
        effects.insert(before_listening, crate::Effect::Say(help));
    }
    Move { state: dialogue.state.clone(), effects, tries }.after_saying(first)
}

fn end_of_ladder(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    match dialogue.state {
        State::TakingMessage => leaving::unserved(),
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
        | State::Transferring
        | State::Ended(_) => leaving::to_a_person(policy),
    }
}

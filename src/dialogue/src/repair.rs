//! When an answer does not come, or is not understood: three rungs, each with more help, and at
//! their end a person or a message.

use domain::Doubt;

use crate::machine::Move;
use crate::state::{Slip, State, Tries};
use crate::{Dialogue, Effect, Phrase, Policy, leaving, question, wording};

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

/// There was an answer, and a day or a time in it is in doubt: asks for that alone. What was clear
/// is on the slip already.
pub(crate) fn asked_back(
    dialogue: &Dialogue,
    mut slip: Slip,
    doubt: &Doubt,
    policy: &Policy<'_>,
) -> Move {
    let asked_for_days = matches!(dialogue.state, State::AskingDays { .. });
    let base = if asked_for_days { dialogue.tries } else { Tries::default() };
    let misunderstandings = base.misunderstandings.saturating_add(1);
    if misunderstandings >= policy.budgets.misunderstandings {
        return end_of_ladder(dialogue, policy);
    }
    let tries = Tries { misunderstandings, ..base };
    let is_a_question = match doubt {
        Doubt::WhichDay(_) => {
            slip.days = None;
            true
        }
        Doubt::WhichTime(_) => {
            slip.times = None;
            true
        }
        Doubt::WeekdayOfDate { .. } | Doubt::NoSuchDate | Doubt::PastDate(_) => {
            slip.days = None;
            false
        }
    };
    let mut asked = question::asked(State::AskingDays { slip }, policy);
    if is_a_question {
        // One question a turn: "do you mean two or three?" is it.
        asked.effects.retain(|effect| !matches!(effect, Effect::Say(_)));
    }
    Move { tries, ..asked }.after_saying(wording::doubt(doubt))
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
        effects.insert(before_listening, Effect::Say(help));
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

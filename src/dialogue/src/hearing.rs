//! What the caller's answer means for every state alike, before the state's own turn comes.

use domain::{CallOutcome, Intent, Understanding, Verdict};

use crate::asking::Chosen;
use crate::event::Answer;
use crate::keypad::Meaning;
use crate::machine::Move;
use crate::offering::Offer;
use crate::state::State;
use crate::{
    Dialogue, Policy, asking, confirming, keypad, leaving, offering, question, repair, wording,
};

/// The caller answered.
pub(crate) fn heard(dialogue: &Dialogue, answer: &Answer, policy: &Policy<'_>) -> Move {
    if matches!(
        dialogue.state,
        State::Finding { .. } | State::Holding { .. } | State::Booking { .. }
    ) {
        // The book is being asked, and its answer comes before the caller's.
        return again(dialogue, policy);
    }
    if dialogue.turn.0 > u32::from(policy.budgets.answers) {
        return out_of_turns(dialogue, answer, policy);
    }
    match answer {
        Answer::Lost => again(dialogue, policy),
        Answer::Silence => repair::silence(dialogue, policy),
        Answer::Keys(keys) => match keypad::meaning(&dialogue.state, keys, policy) {
            Meaning::Said(understanding) => understood(dialogue, &understanding, policy),
            Meaning::Back => asking::back(dialogue, policy),
            Meaning::LeaveOpen => asking::name_left_open(dialogue, policy),
            Meaning::Nothing => repair::not_understood(dialogue, policy),
        },
        // A message is whatever is said; only the wish for help at once goes before it.
        Answer::Words(understanding)
            if matches!(dialogue.state, State::TakingMessage)
                && understanding.intent != Some(Intent::Emergency) =>
        {
            leaving::message_left()
        }
        Answer::Words(understanding) => understood(dialogue, understanding, policy),
    }
}

/// The call has had its turns: a person if there is one, and from there on only the way out.
fn out_of_turns(dialogue: &Dialogue, answer: &Answer, policy: &Policy<'_>) -> Move {
    match dialogue.state {
        State::TakingMessage => match answer {
            Answer::Words(_) => leaving::message_left(),
            Answer::Keys(_) | Answer::Silence | Answer::Lost => leaving::unserved(),
        },
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
        | State::Ended(_) => leaving::to_a_person(policy).after_saying(wording::taking_long()),
    }
}

/// The caller says goodbye. At the read-back a yes goes before it, and without one they are told
/// once that nothing is arranged yet.
fn goodbye(dialogue: &Dialogue, heard: &Understanding, policy: &Policy<'_>) -> Option<Move> {
    match &dialogue.state {
        State::Confirming { .. } if heard.verdict == Some(Verdict::Yes) => None,
        State::Confirming { .. }
            if heard.verdict.is_none() && dialogue.tries.misunderstandings == 0 =>
        {
            Some(repair::doubted(dialogue, wording::before_you_go(), policy))
        }
        State::Confirming { .. } | State::Reconsidering { .. } => {
            Some(leaving::farewell(CallOutcome::Declined).after_saying(wording::nothing_arranged()))
        }
        State::AskingIntent { .. }
        | State::AskingService { .. }
        | State::AskingProvider { .. }
        | State::AskingDays { .. }
        | State::Finding { .. }
        | State::Offering { .. }
        | State::AskingName { .. }
        | State::AskingPhone { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::TakingMessage
        | State::Transferring
        | State::Ended(_) => Some(leaving::farewell(CallOutcome::Declined)),
    }
}

/// The same question again, and nobody is to blame.
pub(crate) fn again(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let effects = question::put(dialogue, policy);
    Move { state: dialogue.state.clone(), effects, tries: dialogue.tries }
}

fn understood(dialogue: &Dialogue, heard: &Understanding, policy: &Policy<'_>) -> Move {
    match heard.intent {
        Some(Intent::Emergency) => {
            return again(dialogue, policy)
                .after_saying(wording::phrase(policy.practice.emergency.clone()));
        }
        Some(Intent::Person) => return leaving::to_a_person(policy),
        Some(Intent::Message) => return leaving::to_a_message(policy),
        Some(Intent::Repeat) => return again(dialogue, policy),
        Some(Intent::Goodbye) => {
            if let Some(moved) = goodbye(dialogue, heard, policy) {
                return moved;
            }
        }
        Some(Intent::WrongNumber) => {
            return leaving::farewell(CallOutcome::Declined)
                .after_saying(wording::wrong_number(policy.practice));
        }
        Some(
            Intent::Book
            | Intent::Reschedule
            | Intent::Cancel
            | Intent::Check
            | Intent::Hours
            | Intent::Location
            | Intent::OptOut
            | Intent::Late
            | Intent::Services
            | Intent::Other,
        )
        | None => {}
    }
    match &dialogue.state {
        State::AskingIntent { slip }
        | State::AskingService { slip }
        | State::AskingProvider { slip }
        | State::AskingDays { slip } => asking::slip_filled(dialogue, slip, heard, policy),
        State::AskingName { wish, who, slot } => {
            asking::name_heard(dialogue, &Chosen { wish, slot: *slot }, who, heard, policy)
        }
        State::AskingPhone { wish, name, slot } => {
            asking::phone_heard(dialogue, &Chosen { wish, slot: *slot }, name, heard, policy)
        }
        State::Offering { wish, who, slots } => {
            offering::chosen(dialogue, &Offer { wish, who, slots }, heard, policy)
        }
        State::Confirming { draft, hold } => {
            confirming::answered(dialogue, draft, *hold, heard, policy)
        }
        State::Reconsidering { draft, hold } => {
            confirming::reconsidered(dialogue, draft, *hold, heard, policy)
        }
        State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::TakingMessage
        | State::Transferring
        | State::Ended(_) => again(dialogue, policy),
    }
}

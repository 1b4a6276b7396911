//! What the caller's answer means for every state alike, before the state's own turn comes.

use domain::{CallOutcome, Intent, Understanding};

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
    match (&dialogue.state, answer) {
        (State::TakingMessage, Answer::Words(_)) => leaving::message_left(),
        (State::TakingMessage, Answer::Keys(_) | Answer::Silence | Answer::Lost) => {
            leaving::unserved()
        }
        _ => leaving::to_a_person(policy).after_saying(wording::taking_long()),
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
                .after_saying(crate::Phrase(policy.practice.emergency.clone()));
        }
        Some(Intent::Person) => return leaving::to_a_person(policy),
        Some(Intent::Message) => return leaving::to_a_message(policy),
        Some(Intent::Repeat) => return again(dialogue, policy),
        Some(Intent::Goodbye) => return leaving::farewell(CallOutcome::Declined),
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

//! What a caller wants of the conversation itself: back, from the beginning, slower, help, letter by
//! letter, in another language. Possible at every question.

use domain::{Command, Language};

use crate::machine::{Move, Put};
use crate::slip::{Asked, Purpose, Slip, Who};
use crate::state::{Return, State};
use crate::wording::{Plain, Remark};
use crate::{Dialogue, Policy, confirming, identity, leaving, moving, opening, repair, verifying};

/// A command was understood.
pub(crate) fn given(dialogue: &Dialogue, command: Command, policy: &Policy<'_>) -> Move {
    match command {
        Command::Back => back(dialogue, policy),
        Command::StartOver => given_up(dialogue, policy),
        Command::Slower => Dialogue { slowly: true, ..dialogue.clone() }.stay(),
        Command::Help => dialogue.stay().put(Put::WithHelp),
        Command::Keep => kept(dialogue).unwrap_or_else(|| repair::not_understood(dialogue, policy)),
        Command::Spell => spelled(dialogue),
        Command::Answer => repair::reassured(dialogue, Plain::Here, policy),
        Command::Introduce => repair::reassured(dialogue, Remark::Introduction, policy),
        Command::Speak(language) => spoken_in(dialogue, language, policy),
    }
}

/// An appointment that was to be moved or called off stays as it is; `None` where there is none.
pub(crate) fn kept(dialogue: &Dialogue) -> Option<Move> {
    match &dialogue.state {
        State::AskingService { slip }
        | State::AskingProvider { slip }
        | State::AskingDays { slip } => kept_for(dialogue, &slip.purpose),
        State::Offering { purpose, .. } => kept_for(dialogue, purpose),
        State::ConfirmingMove { appointment, .. } | State::ConfirmingCallOff { appointment } => {
            Some(moving::left_as_it_is(dialogue, appointment))
        }
        state @ (State::Identifying { .. }
        | State::AskingTheirPhone { .. }
        | State::AskingCode { .. }
        | State::ChoosingAppointment { .. }) => Some(identity::left_alone(dialogue, state.who())),
        State::Recognising
        | State::AskingIntent { .. }
        | State::Finding { .. }
        | State::AskingName { .. }
        | State::AskingPhone { .. }
        | State::Holding { .. }
        | State::Confirming { .. }
        | State::Booking { .. }
        | State::Reconsidering { .. }
        | State::SendingCode { .. }
        | State::CheckingCode { .. }
        | State::FindingAppointments { .. }
        | State::CallingOff { .. }
        | State::OfferingAnother { .. }
        | State::Moving { .. }
        | State::OfferingPerson { .. }
        | State::ConfirmingNoTexts { .. }
        | State::StoppingTexts { .. }
        | State::AnythingElse { .. }
        | State::OfferingMessage { .. }
        | State::TakingMessage { .. }
        | State::Transferring { .. }
        | State::Ended(_) => None,
    }
}

fn kept_for(dialogue: &Dialogue, purpose: &Purpose) -> Option<Move> {
    match purpose {
        Purpose::Moving(appointment) => Some(moving::left_as_it_is(dialogue, appointment)),
        Purpose::Booking(_) => None,
    }
}

/// On in another language, when the practice is served in it: the present question again.
fn spoken_in(dialogue: &Dialogue, language: Language, policy: &Policy<'_>) -> Move {
    if !policy.practice.desk.languages.contains(&language) {
        return dialogue.stay().after_saying(Plain::LanguageNotSpoken);
    }
    let mut moved = dialogue.stay();
    moved.dialogue.language = Some(language);
    moved
}

/// The key for the other language.
pub(crate) fn other_language(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    match opening::other_language(dialogue, policy) {
        Some(language) => spoken_in(dialogue, language, policy),
        None => repair::not_understood(dialogue, policy),
    }
}

/// Where a name is asked for, or was read back, it is asked for letter by letter; elsewhere there is
/// nothing to spell.
fn spelled(dialogue: &Dialogue) -> Move {
    let how = Asked::ByLetter;
    if let State::Confirming { draft, .. } | State::Reconsidering { draft, .. } = &dialogue.state {
        return confirming::name_asked(dialogue, draft, how);
    }
    if let Some(asked) = verifying::name_asked(dialogue, how) {
        return asked;
    }
    let mut moved = dialogue.stay();
    if let State::AskingName { how: asked, .. } | State::Identifying { how: asked, .. } =
        &mut moved.dialogue.state
    {
        *asked = how;
    }
    moved
}

/// The caller gives up what was begun: a blank slip. What was done before stays done.
pub(crate) fn given_up(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let first = opening::first_question(Who::default(), policy);
    let dialogue = &Dialogue { and_another: false, kept: None, ..dialogue.clone() };
    dialogue.to(first).after_saying(Plain::NothingArranged)
}

/// The caller wants no appointment any more: nothing is arranged, and they may want something else.
pub(crate) fn dropped(dialogue: &Dialogue) -> Move {
    let dialogue = &Dialogue { and_another: false, kept: None, ..dialogue.clone() };
    dialogue
        .to(State::AnythingElse { who: dialogue.state.who() })
        .after_saying(Plain::NothingArranged)
}

/// Back to the question before.
pub(crate) fn back(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let first = |who| opening::first_question(who, policy);
    let state = match dialogue.state.clone() {
        State::AskingService { slip } => {
            State::AskingIntent { slip: Slip { service: None, ..slip } }
        }
        State::AskingProvider { slip } => match slip.purpose {
            Purpose::Booking(_) => {
                State::AskingService { slip: Slip { service: None, provider: None, ..slip } }
            }
            Purpose::Moving(_) => first(slip.who()),
        },
        State::AskingDays { slip: Slip { days: Some(_), service, provider, purpose, .. } } => {
            State::AskingDays { slip: Slip { service, provider, purpose, days: None, times: None } }
        }
        State::AskingDays { slip } => match slip.purpose {
            Purpose::Booking(_) => {
                let slip = Slip { provider: None, days: None, times: None, ..slip };
                if policy.practice.desk.asks_provider {
                    State::AskingProvider { slip }
                } else {
                    State::AskingService { slip: Slip { service: None, ..slip } }
                }
            }
            Purpose::Moving(_) => first(slip.who()),
        },
        State::Offering { wish, purpose, .. } => {
            State::AskingDays { slip: Slip::without_when(wish, purpose) }
        }
        State::AskingName { wish, who, .. } => {
            State::AskingDays { slip: Slip::without_when(wish, Purpose::Booking(who)) }
        }
        State::AskingPhone { wish, slot, .. } => {
            State::AskingName { wish, who: Who::default(), slot, how: Asked::Whole }
        }
        State::Confirming { draft, .. } | State::Reconsidering { draft, .. } => {
            let (wish, who) = draft.unmake();
            State::AskingDays { slip: Slip::without_when(wish, Purpose::Booking(who)) }
        }
        State::ConfirmingMove { appointment, wish, .. } => {
            let purpose = Purpose::Moving(Box::new(appointment));
            State::AskingDays { slip: Slip::without_when(wish, purpose) }
        }
        State::Identifying { .. } | State::TakingMessage { .. } => first(Who::default()),
        State::AskingTheirPhone { inquiry, .. } => {
            State::Identifying { inquiry, how: Asked::Whole }
        }
        State::AskingCode { inquiry, name, .. } => State::AskingTheirPhone { inquiry, name },
        state @ (State::ChoosingAppointment { .. }
        | State::ConfirmingCallOff { .. }
        | State::OfferingAnother { .. }
        | State::OfferingPerson { .. }
        | State::AnythingElse { .. }) => first(state.who()),
        State::OfferingMessage { otherwise: Return::Nowhere } => {
            return leaving::farewell(dialogue);
        }
        state @ (State::ConfirmingNoTexts { .. }
        | State::OfferingMessage { otherwise: Return::To(_) }) => state.without_detour(),
        State::AskingIntent { .. }
        | State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Recognising
        | State::SendingCode { .. }
        | State::CheckingCode { .. }
        | State::FindingAppointments { .. }
        | State::CallingOff { .. }
        | State::Moving { .. }
        | State::StoppingTexts { .. }
        | State::Transferring { .. }
        | State::Ended(_) => return repair::not_understood(dialogue, policy),
    };
    dialogue.to(state)
}

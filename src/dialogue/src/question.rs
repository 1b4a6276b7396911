//! What a step says and what its state waits for, put into effects: the remarks, then the question,
//! the request, or the end.

use domain::{Expecting, Language, Messages, PhoneNumber, Practice};

use crate::effect::{
    Booking, CallingOff, CodeGiven, CodeRequest, HoldRequest, Keypad, Listen, Moving, Transfer,
};
use crate::machine::{Move, Put};
use crate::slip::Purpose;
use crate::state::{About, State};
use crate::wording::{self, Plain};
use crate::{Dialogue, Effect, Policy};

/// The effects of a step.
pub(crate) fn effects(moved: &Move, policy: &Policy<'_>) -> Vec<Effect> {
    if moved.put == Put::Silently {
        return Vec::new();
    }
    let Move { dialogue, said, put } = moved;
    if let Some(request) = request(dialogue, policy.practice) {
        return vec![request];
    }
    let practice = policy.practice;
    let language = dialogue.language(practice);
    let mut effects: Vec<Effect> =
        said.iter().map(|remark| Effect::Say(wording::remark(remark, policy, language))).collect();
    let say = |phrase: Option<crate::Phrase>| phrase.map(Effect::Say);
    let state = &dialogue.state;
    if let State::Ended(_) = state {
        effects.push(Effect::HangUp);
    } else if let State::Transferring { .. } = state {
        let people = people(practice);
        // Their numbers may be taken away while the call rings there.
        let (remark, then) = if people.is_empty() {
            (Plain::Goodbye, Effect::HangUp)
        } else {
            let is_introduced = dialogue.whispered(practice).is_some();
            (Plain::PuttingThrough, Effect::Transfer(Transfer { people, is_introduced }))
        };
        effects.push(Effect::Say(wording::remark(&remark.into(), policy, language)));
        effects.push(then);
    } else if is_recorded(state, practice) {
        // Neither words nor keys do anything there that help could tell of.
        effects.extend(say(wording::question(state, policy, language)));
        effects.push(Effect::Record);
    } else {
        if *put == Put::WithHelp {
            effects.extend(say(wording::options(state, language)));
        }
        if *put != Put::InOtherWords {
            effects.extend(say(wording::question(state, policy, language)));
        }
        if *put == Put::WithHelp || dialogue.by_keys {
            effects.extend(say(wording::keys(state, practice, language)));
        }
        effects.push(listen(state.expecting(), practice, language));
    }
    if dialogue.slowly { slowly(effects) } else { effects }
}

/// The same said slowly.
fn slowly(effects: Vec<Effect>) -> Vec<Effect> {
    let pieces = effects.into_iter().flat_map(|effect| match effect {
        Effect::Say(phrase) => wording::slowly(&phrase).into_iter().map(Effect::Say).collect(),
        other @ (Effect::Slowly
        | Effect::Listen(_)
        | Effect::Record
        | Effect::FindSlots(_)
        | Effect::FindOtherSlots { .. }
        | Effect::FindCustomer(_)
        | Effect::FindAppointments(_)
        | Effect::Hold(_)
        | Effect::Book(_)
        | Effect::Release(_)
        | Effect::Move(_)
        | Effect::CallOff(_)
        | Effect::StopTexts(_)
        | Effect::SendCode(_)
        | Effect::CheckCode(_)
        | Effect::Transfer(_)
        | Effect::HangUp) => vec![other],
    });
    std::iter::once(Effect::Slowly).chain(pieces).collect()
}

/// Whether what the caller answers is recorded. How late somebody will be is one word, and written.
fn is_recorded(state: &State, practice: &Practice) -> bool {
    let is_message = matches!(state, State::TakingMessage { about: About::Anything });
    is_message
        && match practice.desk.messages {
            Messages::Written => false,
            Messages::Recorded | Messages::RecordedAfterNotice => true,
        }
}

/// Who is called for a caller who wants a person, one after the other.
pub(crate) fn people(practice: &Practice) -> Vec<PhoneNumber> {
    practice.transfer_to.iter().chain(&practice.desk.more_people).cloned().collect()
}

/// What the book is asked for; nothing where the caller is.
fn request(dialogue: &Dialogue, practice: &Practice) -> Option<Effect> {
    Some(match &dialogue.state {
        State::Finding { wish, purpose: Purpose::Booking(_), .. } => {
            Effect::FindSlots(wish.clone())
        }
        State::Finding { wish, purpose: Purpose::Moving(appointment), .. } => {
            Effect::FindOtherSlots { wish: wish.clone(), than: appointment.id }
        }
        State::Holding { draft, .. } => {
            Effect::Hold(HoldRequest { service: draft.wish.service, slot: draft.slot })
        }
        State::Booking { draft, hold } => Effect::Book(Booking {
            hold: *hold,
            starts_at: draft.slot.starts_at,
            name: draft.name.clone(),
            phone: draft.phone.number().clone(),
            language: dialogue.language,
        }),
        State::Recognising => Effect::FindCustomer(dialogue.caller.number()?.clone()),
        State::FindingAppointments { name, .. } => {
            Effect::FindAppointments(dialogue.number_of(name)?.clone())
        }
        State::SendingCode { name, phone, .. } => Effect::SendCode(CodeRequest {
            name: name.clone(),
            phone: phone.clone(),
            language: dialogue.language(practice),
        }),
        State::CheckingCode { phone, code, .. } => {
            Effect::CheckCode(CodeGiven { phone: phone.clone(), code: code.clone() })
        }
        State::CallingOff { appointment } => Effect::CallOff(CallingOff {
            appointment: appointment.id,
            starts_at: appointment.slot.starts_at,
        }),
        State::Moving { appointment, wish, slot } => Effect::Move(Moving {
            appointment: appointment.id,
            starts_at: appointment.slot.starts_at,
            service: wish.service,
            to: *slot,
        }),
        State::StoppingTexts { .. } => Effect::StopTexts(dialogue.caller.number()?.clone()),
        State::AskingIntent { .. }
        | State::AskingService { .. }
        | State::AskingProvider { .. }
        | State::AskingDays { .. }
        | State::Offering { .. }
        | State::AskingName { .. }
        | State::AskingPhone { .. }
        | State::Confirming { .. }
        | State::Reconsidering { .. }
        | State::Identifying { .. }
        | State::AskingTheirPhone { .. }
        | State::AskingCode { .. }
        | State::ChoosingAppointment { .. }
        | State::ConfirmingCallOff { .. }
        | State::OfferingAnother { .. }
        | State::ConfirmingMove { .. }
        | State::OfferingPerson { .. }
        | State::ConfirmingNoTexts { .. }
        | State::AnythingElse { .. }
        | State::OfferingMessage { .. }
        | State::TakingMessage { .. }
        | State::Transferring { .. }
        | State::Ended(_) => return None,
    })
}

/// Waiting for an answer to what was just asked.
fn listen(expecting: Expecting, practice: &Practice, language: Language) -> Effect {
    let keypad = match expecting {
        Expecting::Phone => Keypad::Number,
        Expecting::Code => Keypad::Code,
        Expecting::Date | Expecting::Time => Keypad::Date,
        Expecting::Intent
        | Expecting::Service
        | Expecting::Provider
        | Expecting::Slot
        | Expecting::Name
        | Expecting::Duration
        | Expecting::Confirmation
        | Expecting::Appointment
        | Expecting::Message
        | Expecting::Anything
        | Expecting::Ended => Keypad::OneKey,
    };
    let hints = wording::hints(expecting, practice, language);
    Effect::Listen(Listen { expecting, keypad, hints })
}

//! What each state waits for, put into effects: the question, the request, or nothing.

use domain::{Expecting, Practice};

use crate::effect::{Booking, HoldRequest, Keypad, Listen};
use crate::machine::Move;
use crate::state::{Draft, State};
use crate::{Dialogue, Effect, Policy, wording};

/// The effects that put the present question, or the present request, again.
pub(crate) fn put(dialogue: &Dialogue, policy: &Policy<'_>) -> Vec<Effect> {
    of_state(&dialogue.state, policy)
}

/// To a state that puts its question, or makes its request, for the first time.
pub(crate) fn asked(state: State, policy: &Policy<'_>) -> Move {
    let effects = of_state(&state, policy);
    Move::to(state, effects)
}

/// The effects that put the question, or make the request, that `state` waits on.
fn of_state(state: &State, policy: &Policy<'_>) -> Vec<Effect> {
    let practice = policy.practice;
    let say = |phrase| vec![Effect::Say(phrase), listen(state.expecting(), practice)];
    match state {
        State::AskingIntent { .. } => say(wording::ask_intent()),
        State::AskingService { .. } => say(wording::ask_service(practice)),
        State::AskingProvider { slip } => {
            say(wording::ask_provider(practice, slip.service.and_then(|id| practice.service(id))))
        }
        State::AskingDays { slip } => say(wording::ask_days(slip.times)),
        State::Finding { wish, .. } => vec![Effect::FindSlots(wish.clone())],
        State::Offering { slots, .. } => say(wording::offer(practice, slots)),
        State::AskingName { .. } => say(wording::ask_name()),
        State::AskingPhone { .. } => say(wording::ask_phone()),
        State::Holding { draft, .. } => vec![hold(draft)],
        State::Confirming { draft, .. } => say(wording::read_back(practice, draft)),
        State::Booking { draft, hold } => vec![Effect::Book(Booking {
            hold: *hold,
            starts_at: draft.slot.starts_at,
            name: draft.name.clone(),
            phone: draft.phone.number().clone(),
        })],
        State::Reconsidering { .. } => say(wording::ask_what_to_change()),
        State::TakingMessage => say(wording::ask_message()),
        State::Transferring => match &policy.practice.transfer_to {
            Some(number) => {
                let more = &policy.practice.desk.more_people;
                let people = std::iter::once(number).chain(more).cloned().collect();
                vec![Effect::Say(wording::putting_through()), Effect::Transfer(people)]
            }
            // The number was taken away while the call rang there.
            None => vec![Effect::Say(wording::goodbye()), Effect::HangUp],
        },
        State::Ended(_) => Vec::new(),
    }
}

fn hold(draft: &Draft) -> Effect {
    Effect::Hold(HoldRequest { service: draft.wish.service, slot: draft.slot })
}

/// Waiting for an answer to what was just asked.
fn listen(expecting: Expecting, practice: &Practice) -> Effect {
    let keypad = match expecting {
        Expecting::Phone => Keypad::Number,
        Expecting::Intent
        | Expecting::Service
        | Expecting::Provider
        | Expecting::Date
        | Expecting::Time
        | Expecting::Slot
        | Expecting::Name
        | Expecting::Duration
        | Expecting::Confirmation
        | Expecting::Appointment
        | Expecting::Message
        | Expecting::Anything
        | Expecting::Ended => Keypad::OneKey,
    };
    Effect::Listen(Listen { expecting, keypad, hints: wording::hints(expecting, practice) })
}

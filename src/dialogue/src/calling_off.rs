//! Calling an appointment off.
//!
//! **Invariant:** nothing but a plain yes to what was just read back calls an appointment off.

use domain::{
    CallOutcome, Intent, Pick, ProviderWish, ServiceId, Understanding, Upcoming, Verdict,
};

use crate::machine::{Move, Setbacks, Tries};
use crate::slip::{Errand, Inquiry, Search, Slip, Who};
use crate::state::{Return, State};
use crate::wording::{Plain, Remark};
use crate::{Dialogue, Policy, appointments, correction, identity, leaving, repair};

/// How many times an appointment may have changed under a caller's hands before a person is better.
const GONE: u8 = 2;

/// An answer to "shall I cancel it?".
pub(crate) fn answered(
    dialogue: &Dialogue,
    appointment: &Upcoming,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let wants_to_move = heard.intent == Some(Intent::Reschedule);
    let errand = if wants_to_move { Errand::Move } else { Errand::CallOff };
    let others = || Inquiry::of(errand, heard);
    let name = appointment.name.as_ref();
    if let Some(moved) = identity::of_somebody_else(dialogue, others, name, heard, policy) {
        return moved;
    }
    let names_another_time = heard.times.is_some_and(|it| {
        !correction::covers_time(it, &correction::wall(&appointment.slot, policy))
    });
    // "No, at two instead" is no appointment of theirs, it is where this one is to go.
    if (wants_to_move || names_another_time) && appointment.can_be_changed {
        let inquiry = Inquiry { service: None, ..Inquiry::of(Errand::Move, heard) };
        return appointments::chosen(dialogue, &inquiry, appointment, policy);
    }
    let described = Inquiry::of(Errand::CallOff, heard);
    if !appointments::fits(appointment, &described, policy) {
        // "No, the one on Thursday": the others are looked up again, and read back anew.
        return match (name, name.and_then(|name| dialogue.number_of(name))) {
            (Some(name), Some(_)) => dialogue.to(identity::looking(described, name.clone())),
            (None, _) | (_, None) => repair::not_understood(dialogue, policy),
        };
    }
    let means_another = match heard.pick {
        Some(Pick::First | Pick::Any) | None => false,
        Some(
            Pick::Second
            | Pick::Third
            | Pick::Last
            | Pick::Earlier
            | Pick::Later
            | Pick::AnotherDay
            | Pick::None,
        ) => true,
    };
    let says_something_else = means_another || heard.doubt.is_some() || heard.phone.is_some();
    match heard.verdict {
        Some(Verdict::Yes) if !says_something_else => {
            dialogue.to(State::CallingOff { appointment: appointment.clone() })
        }
        Some(Verdict::No) => dialogue
            .to(State::AnythingElse { who: Who::of(appointment) })
            .after_saying(Plain::StaysAsItIs),
        Some(Verdict::Unsure) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        Some(Verdict::Yes) | None => repair::not_understood(dialogue, policy),
    }
}

/// The book called it off.
pub(crate) fn called_off(dialogue: &Dialogue, appointment: &Upcoming, policy: &Policy<'_>) -> Move {
    let offered = |service: ServiceId| policy.practice.service(service).map(|it| it.id);
    let who = Who::of(appointment);
    let next = match offered(appointment.service) {
        Some(service) => State::OfferingAnother {
            slip: Slip {
                service: Some(service),
                provider: Some(ProviderWish::Named(appointment.slot.provider)),
                ..Slip::blank(who)
            },
        },
        None => State::AnythingElse { who },
    };
    dialogue
        .to(next)
        .having_done(CallOutcome::Cancelled)
        .having_made(None)
        .after_saying(Remark::CalledOff(appointment.clone()))
}

/// It is not what the caller heard any more. Looked up once more; then a person is better.
pub(crate) fn gone(
    dialogue: &Dialogue,
    errand: Errand,
    appointment: &Upcoming,
    policy: &Policy<'_>,
) -> Move {
    let gone = dialogue.setbacks.gone.saturating_add(1);
    let setbacks = Setbacks { gone, ..dialogue.setbacks };
    let dialogue = &Dialogue { setbacks, tries: Tries::default(), made: None, ..dialogue.clone() };
    match appointment.name.clone().filter(|name| dialogue.number_of(name).is_some()) {
        Some(name) if gone < GONE => {
            let inquiry = Inquiry::of(errand, &Understanding::default());
            let search = Search::Lost { times: gone };
            dialogue.to(State::FindingAppointments { inquiry, name, search })
        }
        Some(_) | None => leaving::put_through(dialogue, Return::Nowhere, policy)
            .after_saying(Plain::ChangedMeanwhile),
    }
}

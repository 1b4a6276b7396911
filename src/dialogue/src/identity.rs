//! Who is calling, before anything about an appointment is said or changed.
//!
//! **Invariant:** nothing of an appointment is said, not even that there is one, before its name was
//! given by a caller who calls from its number, or who has said the code that was sent there
//! ([`verifying`]). A number alone proves nothing: it can be forged.
//! **Invariant:** a name that the practice knows the caller by is no name given: in full it is said
//! by the caller or by nobody.

pub(crate) mod names;

use domain::{
    CallOutcome, ForWhom, Intent, PersonName, PhoneNumber, Pick, SpokenNumber, Understanding,
    Upcoming, Verdict,
};

use crate::machine::{Move, Setbacks};
use crate::slip::{Asked, Errand, Inquiry, Search, Slip, Who};
use crate::state::{About, Return, State};
use crate::wording::{Plain, Remark};
use crate::{Dialogue, Policy, appointments, asking, leaving, opening, repair, verifying};

/// Names that may be tried in one call.
const NAMES: u8 = 2;

/// The caller wants something with an appointment of theirs. A name that was given before does.
pub(crate) fn asked(
    dialogue: &Dialogue,
    inquiry: Inquiry,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let inquiry = Inquiry { phone: another_number(dialogue, heard), ..inquiry };
    if !can_be_verified(dialogue, &inquiry, policy) || dialogue.setbacks.names >= NAMES {
        return cannot_verify(dialogue, policy);
    }
    // A name that was given before is not that of somebody else.
    let said_before = match heard.for_whom {
        Some(ForWhom::SomebodyElse | ForWhom::BothOfThem) => None,
        None => dialogue.state.who().said_name().cloned(),
    };
    match heard.name.clone().or(said_before) {
        Some(name) => verifying::sought(dialogue, inquiry, name, policy),
        None => dialogue.to(State::Identifying { inquiry, how: Asked::Whole }),
    }
}

/// An answer to "what name is it under?".
pub(crate) fn name_heard(
    dialogue: &Dialogue,
    inquiry: &Inquiry,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let given = another_number(dialogue, heard).or_else(|| inquiry.phone.clone());
    let inquiry = &Inquiry { phone: given, ..inquiry.clone() };
    if !can_be_verified(dialogue, inquiry, policy) {
        return cannot_verify(dialogue, policy);
    }
    if let Some(name) = &heard.name {
        return verifying::sought(dialogue, inquiry.clone(), name.clone(), policy);
    }
    if let Some(moved) = something_else(dialogue, inquiry, heard, policy) {
        return moved;
    }
    if heard.verdict == Some(Verdict::No) || heard.pick == Some(Pick::None) {
        return left_alone(dialogue, Who::default());
    }
    if heard.verdict == Some(Verdict::Unsure) && heard.for_whom.is_none() {
        return repair::doubted(dialogue, Plain::TakeYourTime, policy);
    }
    // "It is for my son", "it is under another number": the name is asked for all the same.
    if heard.for_whom.is_some() || heard.phone.is_some() && inquiry.phone.is_some() {
        let state = State::Identifying { inquiry: inquiry.clone(), how: Asked::Whole };
        let asked = Dialogue { state, ..dialogue.clone() };
        return repair::doubted(&asked, Plain::AllRight, policy);
    }
    repair::not_understood(dialogue, policy)
}

/// Something else is wanted now than the appointment that is looked for; what was said already is not
/// asked again.
pub(crate) fn something_else(
    dialogue: &Dialogue,
    inquiry: &Inquiry,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Option<Move> {
    if heard.intent == Some(Intent::Book) {
        let slip = Slip::blank(Who::default());
        return Some(asking::advance(dialogue, asking::fill(&slip, heard), policy));
    }
    if heard.intent == Some(Intent::Late) {
        return Some(dialogue.to(State::TakingMessage { about: About::BeingLate }));
    }
    let errand = opening::errand(heard).filter(|errand| *errand != inquiry.errand)?;
    let inquiry = Inquiry {
        errand,
        service: heard.service.or(inquiry.service),
        provider: heard.provider.or(inquiry.provider),
        days: heard.days.clone().or_else(|| inquiry.days.clone()),
        times: heard.times.or(inquiry.times),
        phone: inquiry.phone.clone(),
    };
    Some(dialogue.to(State::Identifying { inquiry, how: Asked::Whole }))
}

/// The caller wants nothing with it any more. Who only asked when it is had nothing to be changed.
pub(crate) fn left_alone(dialogue: &Dialogue, who: Who) -> Move {
    let said = if let State::Identifying { inquiry, .. }
    | State::AskingTheirPhone { inquiry, .. }
    | State::AskingCode { inquiry, .. }
    | State::ChoosingAppointment { inquiry, .. } = &dialogue.state
        && inquiry.errand == Errand::Check
    {
        Plain::AllRight
    } else {
        Plain::NothingChanged
    };
    dialogue.to(State::AnythingElse { who }).after_saying(said)
}

/// The caller speaks of somebody else's appointment than the one that is spoken of: it is looked up
/// under the name just said, and the name is asked for when none was.
pub(crate) fn of_somebody_else(
    dialogue: &Dialogue,
    inquiry: impl FnOnce() -> Inquiry,
    verified: Option<&PersonName>,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Option<Move> {
    let differs = match &heard.name {
        Some(said) => verified.is_none_or(|own| !names::mentions(own, said)),
        None => heard.for_whom.is_some(),
    };
    differs.then(|| asked(dialogue, inquiry(), heard, policy))
}

/// Asks the book for the appointments of the caller's number.
pub(crate) fn looking(inquiry: Inquiry, name: PersonName) -> State {
    State::FindingAppointments { inquiry, name, search: Search::Wished }
}

/// The appointments of the caller's number, of which only those under the name are theirs.
pub(crate) fn found(
    dialogue: &Dialogue,
    inquiry: &Inquiry,
    name: &PersonName,
    search: Search,
    all: &[Upcoming],
    policy: &Policy<'_>,
) -> Move {
    let is_theirs = |it: &&Upcoming| it.name.as_ref().is_some_and(|own| names::agree(own, name));
    let theirs: Vec<Upcoming> = all.iter().filter(is_theirs).cloned().collect();
    match (search, theirs.is_empty()) {
        (Search::Wished | Search::AnyTime | Search::Elsewhere { .. }, true) => {
            not_found(dialogue, inquiry, name, policy)
        }
        // The name was right before: what it was under is not there any more.
        (Search::Lost { .. }, true) => leaving::put_through(dialogue, Return::Nowhere, policy)
            .after_saying(Plain::ChangedMeanwhile),
        (Search::Wished | Search::AnyTime | Search::Elsewhere { .. }, false) => {
            appointments::inquired(dialogue, inquiry, name, theirs, policy)
        }
        (Search::Lost { .. }, false) => {
            appointments::inquired(dialogue, inquiry, name, theirs, policy)
                .after_saying(Plain::ChangedMeanwhile)
        }
    }
}

/// The same words whether the number or the name is unknown; after two names, a person. Where another
/// number can be shown to be the caller's, it is asked for.
fn not_found(
    dialogue: &Dialogue,
    inquiry: &Inquiry,
    name: &PersonName,
    policy: &Policy<'_>,
) -> Move {
    let names = dialogue.setbacks.names.saturating_add(1);
    let setbacks = Setbacks { names, ..dialogue.setbacks };
    let dialogue = &Dialogue { setbacks, ..dialogue.clone() };
    let (inquiry, name) = (inquiry.clone(), name.clone());
    let codes = policy.practice.desk.sends_codes();
    let moved = if inquiry.errand == Errand::Check && names >= NAMES {
        // They are sure of it, and somebody can look.
        let otherwise = may_have_none(dialogue, name.clone());
        leaving::offer_person(dialogue, Who::called(name), otherwise, policy)
    } else if inquiry.errand == Errand::Check && !codes {
        may_have_none(dialogue, name)
    } else if names >= NAMES {
        leaving::put_through(dialogue, Return::Nowhere, policy)
    } else if codes {
        dialogue.to(State::AskingTheirPhone { inquiry, name })
    } else {
        name_asked_again(dialogue, &inquiry)
    };
    moved.after_saying(Plain::NotFound)
}

/// Whoever asks when theirs is may well have none yet: whether they want one.
pub(crate) fn may_have_none(dialogue: &Dialogue, name: PersonName) -> Move {
    dialogue.to(State::OfferingAnother { slip: Slip::blank(Who::called(name)) })
}

/// It is under the number that calls, and under another name.
pub(crate) fn name_asked_again(dialogue: &Dialogue, inquiry: &Inquiry) -> Move {
    dialogue.to(State::Identifying { inquiry: inquiry.clone(), how: Asked::Whole })
}

/// A number that was given and is not the one that calls.
fn another_number(dialogue: &Dialogue, heard: &Understanding) -> Option<PhoneNumber> {
    let Some(SpokenNumber::Number(given)) = &heard.phone else { return None };
    (dialogue.caller.number() != Some(given)).then(|| given.clone())
}

/// Who calls from the number that an appointment is under is known by its name; whoever does not, by
/// a code, if the practice sends any.
fn can_be_verified(dialogue: &Dialogue, inquiry: &Inquiry, policy: &Policy<'_>) -> bool {
    let from_its_number = dialogue.caller.number().is_some() && inquiry.phone.is_none();
    from_its_number || policy.practice.desk.sends_codes()
}

/// The caller cannot say the name: what they want is passed on, and nothing is said or changed.
pub(crate) fn passed_on(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    if let State::Identifying { inquiry, .. } = &dialogue.state {
        return dialogue
            .to(State::AnythingElse { who: Who::default() })
            .having_done(CallOutcome::MessageLeft)
            .after_saying(Remark::PassedOn(inquiry.errand));
    }
    repair::not_understood(dialogue, policy)
}

fn cannot_verify(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    leaving::put_through(dialogue, Return::Nowhere, policy).after_saying(Plain::CannotVerify)
}

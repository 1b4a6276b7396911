//! Who is calling, before anything about an appointment is said or changed.
//!
//! **Invariant:** nothing of an appointment is said, not even that there is one, before its name was
//! given by a caller who calls from its number. A number alone proves nothing: it can be forged.
//! **Invariant:** a name that the practice knows the caller by is no name given: in full it is said
//! by the caller or by nobody.

pub(crate) mod names;

use domain::{
    CallOutcome, ForWhom, Intent, PersonName, Pick, SpokenNumber, Understanding, Upcoming, Verdict,
};

use crate::machine::{Move, Setbacks};
use crate::slip::{Asked, Errand, Inquiry, Search, Slip, Who};
use crate::state::{About, Return, State};
use crate::wording::{Plain, Remark};
use crate::{Dialogue, Policy, appointments, asking, leaving, opening, repair};

/// Names that may be tried in one call.
const NAMES: u8 = 2;

/// The caller wants something with an appointment of theirs. A name that was given before does.
pub(crate) fn asked(
    dialogue: &Dialogue,
    inquiry: Inquiry,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    if !can_be_verified(dialogue, heard) || dialogue.setbacks.names >= NAMES {
        return cannot_verify(dialogue, policy);
    }
    // A name that was given before is not that of somebody else.
    let said_before = match heard.for_whom {
        Some(ForWhom::SomebodyElse | ForWhom::BothOfThem) => None,
        None => dialogue.state.who().said_name().cloned(),
    };
    match heard.name.clone().or(said_before) {
        Some(name) => dialogue.to(looking(inquiry, name)),
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
    if !can_be_verified(dialogue, heard) {
        return cannot_verify(dialogue, policy);
    }
    match &heard.name {
        Some(name) => dialogue.to(looking(inquiry.clone(), name.clone())),
        // Something else is wanted now; what was said already is not asked again.
        None if heard.intent == Some(Intent::Book) => {
            let slip = Slip::blank(Who::default());
            asking::advance(dialogue, asking::fill(&slip, heard), policy)
        }
        None if opening::errand(heard).is_some_and(|errand| errand != inquiry.errand) => {
            let errand = opening::errand(heard).unwrap_or(inquiry.errand);
            let inquiry = Inquiry {
                errand,
                service: heard.service.or(inquiry.service),
                provider: heard.provider.or(inquiry.provider),
                days: heard.days.clone().or_else(|| inquiry.days.clone()),
                times: heard.times.or(inquiry.times),
            };
            dialogue.to(State::Identifying { inquiry, how: Asked::Whole })
        }
        None if heard.intent == Some(Intent::Late) => {
            dialogue.to(State::TakingMessage { about: About::BeingLate })
        }
        None if heard.verdict == Some(Verdict::No) || heard.pick == Some(Pick::None) => dialogue
            .to(State::AnythingElse { who: Who::default() })
            .after_saying(Plain::NothingChanged),
        None if heard.verdict == Some(Verdict::Unsure) && heard.for_whom.is_none() => {
            repair::doubted(dialogue, Plain::TakeYourTime, policy)
        }
        // "It is for my son": that is the name that is asked for.
        None if heard.for_whom.is_some() => repair::doubted(dialogue, Plain::AllRight, policy),
        None => repair::not_understood(dialogue, policy),
    }
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
        (Search::Wished | Search::AnyTime, true) => not_found(dialogue, inquiry, name, policy),
        // The name was right before: what it was under is not there any more.
        (Search::Lost { .. }, true) => leaving::put_through(dialogue, Return::Nowhere, policy)
            .after_saying(Plain::ChangedMeanwhile),
        (Search::Wished | Search::AnyTime, false) => {
            appointments::inquired(dialogue, inquiry, name, theirs, policy)
        }
        (Search::Lost { .. }, false) => {
            appointments::inquired(dialogue, inquiry, name, theirs, policy)
                .after_saying(Plain::ChangedMeanwhile)
        }
    }
}

/// The same words whether the number or the name is unknown; after two names, a person. Who only asked
/// when theirs is, is asked whether they want one.
fn not_found(
    dialogue: &Dialogue,
    inquiry: &Inquiry,
    name: &PersonName,
    policy: &Policy<'_>,
) -> Move {
    let names = dialogue.setbacks.names.saturating_add(1);
    let dialogue =
        &Dialogue { setbacks: Setbacks { names, ..dialogue.setbacks }, ..dialogue.clone() };
    let moved = if inquiry.errand == Errand::Check {
        // Whoever asks when theirs is may well have none yet.
        let slip = Slip::blank(Who::called(name.clone()));
        dialogue.to(State::OfferingAnother { slip })
    } else if names >= NAMES {
        leaving::put_through(dialogue, Return::Nowhere, policy)
    } else {
        dialogue.to(State::Identifying { inquiry: inquiry.clone(), how: Asked::Whole })
    };
    moved.after_saying(Plain::NotFound)
}

/// Only who calls from the number that an appointment is under can be verified by its name.
fn can_be_verified(dialogue: &Dialogue, heard: &Understanding) -> bool {
    match (dialogue.caller.number(), &heard.phone) {
        (None, _) => false,
        (Some(own), Some(SpokenNumber::Number(given))) => own == given,
        (
            Some(_),
            Some(
                SpokenNumber::CallersOwn
                | SpokenNumber::TooShort
                | SpokenNumber::TooLong
                | SpokenNumber::NotAssigned,
            )
            | None,
        ) => true,
    }
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

//! The first question, and whatever a caller may want there or once something is done.

use domain::{
    AfterHours, Attestation, CallOutcome, ForWhom, Intent, Language, PersonName, Presence,
    ProviderWish, Understanding, Verdict,
};

use crate::identity::names;
use crate::machine::Move;
use crate::slip::{Errand, Inquiry, Slip, Who};
use crate::state::{About, Return, State};
use crate::wording::{Plain, Remark};
use crate::{
    Dialogue, Policy, appointments, asking, identity, informing, leaving, question, repair,
};

/// The telephone rings.
pub(crate) fn answered(ringing: &Dialogue, policy: &Policy<'_>) -> Move {
    let practice = policy.practice;
    let desk = &practice.desk;
    if ringing.caller.number().is_some_and(|number| desk.blocked.contains(number)) {
        return leaving::not_taken(ringing);
    }
    let somebody = !question::people(practice).is_empty();
    if desk.forwards_calls && somebody {
        return leaving::put_through(ringing, Return::Nowhere, policy)
            .after_saying(Remark::Greeting);
    }
    let Presence::Closed { why, until } = policy.moment.presence else {
        return welcomed(ringing, policy);
    };
    match desk.after_hours {
        AfterHours::Transfer if somebody => leaving::put_through(ringing, Return::Nowhere, policy)
            .after_saying(Remark::ClosedToCalls { why, until })
            .after_saying(Remark::Greeting),
        AfterHours::Book | AfterHours::Transfer => welcomed(ringing, policy),
        AfterHours::Close => ringing
            .to(first_question(Who::default(), policy))
            .after_saying(Remark::ClosedToCalls { why, until })
            .after_saying(Remark::Greeting),
    }
}

/// The greeting, by name where the practice does that: then the book is asked first who it is. A
/// number that the carrier does not vouch for in full can be forged, and has no name.
fn welcomed(ringing: &Dialogue, policy: &Policy<'_>) -> Move {
    match (policy.practice.desk.greets_by_name, ringing.caller.attestation()) {
        (true, Attestation::Full) => ringing.to(State::Recognising),
        (true, Attestation::Less) | (false, Attestation::Full | Attestation::Less) => {
            greeted(ringing, None, policy)
        }
    }
}

/// The book said who calls, as far as the practice knows.
pub(crate) fn recognised(
    ringing: &Dialogue,
    known: Option<&PersonName>,
    policy: &Policy<'_>,
) -> Move {
    // A name of one word has no half that can be said without giving the other half away.
    let called = known.and_then(|known| Some((known.clone(), names::given(known)?)));
    greeted(ringing, called, policy)
}

/// The greeting and the first question, with the name in it and on the slip when it is known;
/// where two languages are spoken, the other one says so.
fn greeted(
    ringing: &Dialogue,
    known: Option<(PersonName, PersonName)>,
    policy: &Policy<'_>,
) -> Move {
    let (slip, greeting) = match known {
        Some((name, given)) => (Slip::blank(Who::recognised(name)), Remark::GreetingOf(given)),
        None => (Slip::default(), Remark::Greeting),
    };
    let mut first = ringing.to(State::AskingIntent { slip });
    if let Some(other) = other_language(ringing, policy) {
        first = first.after_saying(Remark::AlsoIn(other));
    }
    if let Presence::Closed { why, until } = policy.moment.presence {
        first = first.after_saying(Remark::ClosedNow { why, until });
    }
    first.after_saying(greeting)
}

/// What a call begins with, and comes back to: what the caller wants or, at an hour at which the
/// practice does nothing about it, whether they leave a message.
pub(crate) fn first_question(who: Who, policy: &Policy<'_>) -> State {
    match (policy.moment.presence, policy.practice.desk.after_hours) {
        (Presence::Closed { .. }, AfterHours::Close) => {
            State::OfferingMessage { otherwise: Return::Nowhere }
        }
        (Presence::Closed { .. }, AfterHours::Book | AfterHours::Transfer)
        | (Presence::Open, _) => State::AskingIntent { slip: Slip::blank(who.another()) },
    }
}

/// The language that the call could be in instead, where the practice has two.
pub(crate) fn other_language(dialogue: &Dialogue, policy: &Policy<'_>) -> Option<Language> {
    let present = dialogue.language(policy.practice);
    policy.practice.desk.languages.iter().copied().find(|language| *language != present)
}

/// An answer to "what can I do for you?".
pub(crate) fn wanted(
    dialogue: &Dialogue,
    slip: &Slip,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    // "Something else." "I want to move it": nobody gives a name for what they have just made.
    if heard.intent.is_some()
        && let Some(moved) = appointments::just_made(dialogue, heard, policy)
    {
        return moved;
    }
    if let Some(moved) = task(dialogue, heard, policy) {
        return moved;
    }
    asking::slip_filled(dialogue, slip, heard, policy)
}

/// An answer to "is there anything else?".
pub(crate) fn more(
    dialogue: &Dialogue,
    who: &Who,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    if adds_a_day(dialogue, who, heard) {
        return informing::hours(dialogue, heard, policy);
    }
    if let Some(moved) = appointments::just_made(dialogue, heard, policy) {
        return moved;
    }
    if let Some(moved) = task(dialogue, heard, policy) {
        return moved;
    }
    // "And my son too": the same number, and the name is asked anew.
    let blank = Slip::blank(who.clone().another());
    // Nobody answered when they were put through in the middle of booking: on with that.
    if heard.for_whom.is_none()
        && (heard.intent == Some(Intent::Book) || asking::fill(&blank, heard) != blank)
        && let Some(kept) = &dialogue.kept
    {
        let dialogue = &Dialogue { kept: None, ..dialogue.clone() };
        return match &heard.doubt {
            Some(doubt) => repair::asked_back(dialogue, asking::fill(kept, heard), doubt, policy),
            None => asking::advance(dialogue, asking::fill(kept, heard), policy),
        };
    }
    let for_both = heard.for_whom == Some(ForWhom::BothOfThem) && dialogue.made.is_none();
    if for_both {
        return asking::slip_filled(dialogue, &blank, &booking(heard), policy);
    }
    if heard.for_whom.is_some() {
        let slip = like_the_last(dialogue, blank, policy);
        let heard = Understanding { for_whom: Some(ForWhom::SomebodyElse), ..heard.clone() };
        return match &heard.doubt {
            Some(doubt) => repair::asked_back(dialogue, asking::fill(&slip, &heard), doubt, policy),
            None => asking::advance(dialogue, asking::fill(&slip, &heard), policy),
        };
    }
    let filled = asking::fill(&blank, heard);
    if heard.doubt.is_some() || filled != blank {
        return asking::slip_filled(dialogue, &blank, heard, policy);
    }
    match (heard.intent, heard.verdict) {
        (Some(Intent::Book), _) => asking::advance(dialogue, blank, policy),
        (_, Some(Verdict::No)) => leaving::farewell(dialogue),
        (_, Some(Verdict::Yes)) => dialogue.to(State::AskingIntent { slip: blank }),
        (_, Some(Verdict::Unsure)) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        (_, None) => repair::not_understood(dialogue, policy),
    }
}

/// Whether a caller who has only asked something so far asks it for another day: "and on Friday?".
fn adds_a_day(dialogue: &Dialogue, who: &Who, heard: &Understanding) -> bool {
    let day = Understanding { days: heard.days.clone(), ..Understanding::default() };
    let added = Understanding { intent: Some(Intent::Other), ..day.clone() };
    let only_asked = dialogue.done == Some(CallOutcome::Answered) && dialogue.kept.is_none();
    let nobody_named = who.said_name().is_none();
    heard.days.is_some() && (*heard == day || *heard == added) && only_asked && nobody_named
}

/// The same with the wish for an appointment in it.
fn booking(heard: &Understanding) -> Understanding {
    Understanding { intent: Some(Intent::Book), ..heard.clone() }
}

/// On with the appointment of somebody else, who comes for the same.
pub(crate) fn the_other(dialogue: &Dialogue, who: Who, policy: &Policy<'_>) -> Move {
    let who = Who { is_another: true, ..who.another() };
    asking::advance(dialogue, like_the_last(dialogue, Slip::blank(who), policy), policy)
}

/// The slip for somebody else who comes for the same, and to the same person.
fn like_the_last(dialogue: &Dialogue, blank: Slip, policy: &Policy<'_>) -> Slip {
    let last = dialogue.made.as_ref().filter(|it| policy.practice.service(it.service).is_some());
    Slip {
        service: last.map(|it| it.service),
        provider: last.map(|it| ProviderWish::Named(it.slot.provider)),
        ..blank
    }
}

/// An answer to "would you like to make another appointment?", after one was called off.
pub(crate) fn another(
    dialogue: &Dialogue,
    slip: &Slip,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    if let Some(moved) = task(dialogue, heard, policy) {
        return moved;
    }
    // Nothing was found under the name before: "it is under Mitchell".
    let is_another_name = slip.service.is_none()
        && heard.name.as_ref().is_some_and(|said| slip.who().said_name() != Some(said));
    if is_another_name && heard.intent.is_none() {
        let inquiry = Inquiry::of(Errand::Check, heard);
        return identity::asked(dialogue, inquiry, heard, policy);
    }
    if heard.doubt.is_some() || asking::fill(slip, heard) != *slip {
        return asking::slip_filled(dialogue, slip, heard, policy);
    }
    match (heard.verdict, heard.intent) {
        (Some(Verdict::No), _) => dialogue.to(State::AnythingElse { who: slip.who() }),
        (Some(Verdict::Yes), _) | (_, Some(Intent::Book)) => {
            asking::advance(dialogue, slip.clone(), policy)
        }
        (Some(Verdict::Unsure), _) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        (None, _) => repair::not_understood(dialogue, policy),
    }
}

/// What the caller wants, when it is something else than a new appointment.
pub(crate) fn task(
    dialogue: &Dialogue,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Option<Move> {
    if let Some(errand) = errand(heard) {
        return Some(identity::asked(dialogue, Inquiry::of(errand, heard), heard, policy));
    }
    (heard.intent? == Intent::Late)
        .then(|| dialogue.to(State::TakingMessage { about: About::BeingLate }))
}

/// What the caller wants with an appointment that they have.
pub(crate) fn errand(heard: &Understanding) -> Option<Errand> {
    match heard.intent? {
        Intent::Reschedule => Some(Errand::Move),
        Intent::Cancel => Some(Errand::CallOff),
        Intent::Check => Some(Errand::Check),
        // The others are the same at every question, or are about a new appointment.
        Intent::Book
        | Intent::Late
        | Intent::Hours
        | Intent::Location
        | Intent::Services
        | Intent::OptOut
        | Intent::Person
        | Intent::Emergency
        | Intent::Repeat
        | Intent::Goodbye
        | Intent::WrongNumber
        | Intent::Message
        | Intent::Other => None,
    }
}

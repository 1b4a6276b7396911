//! What an answer changes of what is already known.

use domain::{
    Days, ForWhom, PersonName, ProviderWish, Slot, SpokenNumber, Times, Understanding, Wish,
};
use jiff::Zoned;

use crate::identity::names;
use crate::slip::{Draft, GivenName, ReachedBy, Who};
use crate::{Dialogue, Policy};

/// What is known of the person, with what was just heard of them.
pub(crate) fn who(who: Who, heard: &Understanding) -> Who {
    let phone = match &heard.phone {
        Some(SpokenNumber::Number(number)) => Some(number.clone()),
        // Their own number is the one that is used when none is given.
        Some(SpokenNumber::CallersOwn) => None,
        Some(SpokenNumber::TooShort | SpokenNumber::TooLong | SpokenNumber::NotAssigned) | None => {
            who.phone
        }
    };
    let for_another = heard.for_whom == Some(ForWhom::SomebodyElse);
    // The caller's own name is not that of the person it is for.
    let known = if for_another { None } else { who.name };
    let name = match (&heard.name, known) {
        (Some(said), Some(GivenName::Known(own))) => Some(said_of(own, said)),
        (Some(said), Some(GivenName::Given(_) | GivenName::LeftOpen) | None) => {
            Some(GivenName::Given(said.clone()))
        }
        (None, known) => known,
    };
    Who { name, phone, is_another: who.is_another || for_another }
}

/// What a name that the practice knows becomes when the caller says one: theirs, said in full; the
/// same as before, when they said half of it; or another.
fn said_of(own: PersonName, said: &PersonName) -> GivenName {
    if names::agree(&own, said) {
        GivenName::Given(own)
    } else if names::mentions(&own, said) {
        GivenName::Known(own)
    } else {
        GivenName::Given(said.clone())
    }
}

/// The wish as the answer changes it; `None` when it says nothing that is not wished already.
pub(crate) fn of_wish(wish: &Wish, heard: &Understanding) -> Option<Wish> {
    let changed = Wish {
        service: heard.service.unwrap_or(wish.service),
        provider: heard.provider.unwrap_or(wish.provider),
        days: heard.days.clone().unwrap_or_else(|| wish.days.clone()),
        times: heard.times.unwrap_or(wish.times),
    };
    (changed != *wish).then_some(changed)
}

/// How an answer to the read-back changes what was read back.
pub(crate) enum Change {
    /// Not at all: whatever it says is what was read back.
    Nothing,
    /// Another name or number; the slot stays.
    Person(Who),
    /// Another time, service or provider: the book has to be asked.
    Wish(Wish, Who),
}

/// Compares an answer with what was read back.
///
/// A day, or a time, counts as a change only when the slot does not fit it: "yes, Tuesday
/// afternoon" agrees with Tuesday at two. What is not mentioned stays: "no, Wednesday" is
/// Wednesday at the same time.
pub(crate) fn of_draft(draft: &Draft, heard: &Understanding, policy: &Policy<'_>) -> Change {
    let (wished, known) = draft.clone().unmake();
    let told = who(known.clone(), heard);
    match of_read_back(&wished, &draft.slot, heard, policy) {
        Some(changed) => Change::Wish(changed, told),
        None if told != known => Change::Person(told),
        None => Change::Nothing,
    }
}

/// The wish as an answer to a read-back changes it; `None` when it agrees with what was read back.
pub(crate) fn of_read_back(
    wished: &Wish,
    slot: &Slot,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Option<Wish> {
    let wall = wall(slot, policy);
    let other_days = heard.days.as_ref().filter(|days| !covers_date(days, &wall));
    let other_times = heard.times.filter(|times| !covers_time(*times, &wall));
    let changed = Wish {
        service: heard.service.unwrap_or(wished.service),
        provider: match heard.provider {
            Some(ProviderWish::Named(id)) if id == slot.provider => wished.provider,
            Some(provider) => provider,
            None => wished.provider,
        },
        days: other_days.cloned().unwrap_or_else(|| wished.days.clone()),
        times: other_times.unwrap_or(wished.times),
    };
    (changed != *wished).then_some(changed)
}

/// When a slot begins, by the practice's clock.
pub(crate) fn wall(slot: &Slot, policy: &Policy<'_>) -> Zoned {
    slot.starts_at.to_zoned(policy.practice.time_zone.clone())
}

pub(crate) fn covers_date(days: &Days, wall: &Zoned) -> bool {
    let date = wall.date();
    match days {
        Days::Soonest => true,
        Days::On(day) => *day == date,
        Days::Between { first, last } => *first <= date && date <= *last,
        Days::AnyOf(days) => days.contains(&date),
    }
}

pub(crate) fn covers_time(times: Times, wall: &Zoned) -> bool {
    let time = wall.time();
    match times {
        Times::Any => true,
        Times::At(at) | Times::Around(at) => at == time,
        Times::From(from) => from <= time,
        Times::Until(until) => time < until,
        Times::Between { from, until } => from <= time && time < until,
    }
}

/// The draft for another name or number. `None` when no number is left: "use my own number" from
/// a caller whose number is withheld.
pub(crate) fn renamed(draft: Draft, who: Who, dialogue: &Dialogue) -> Option<Draft> {
    let phone = match (who.phone, dialogue.caller.number()) {
        (Some(given), _) => ReachedBy::Given(given),
        (None, Some(own)) => ReachedBy::CallersOwn(own.clone()),
        (None, None) => return None,
    };
    Some(Draft { name: who.name.unwrap_or(draft.name), phone, ..draft })
}

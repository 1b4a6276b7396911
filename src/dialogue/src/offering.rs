//! The caller chooses among the slots offered, or wants others.

use domain::{Days, Pick, ProviderWish, Slot, Times, Understanding, Verdict, Wish};
use jiff::{ToSpan, Zoned};

use crate::machine::Move;
use crate::naming::Chosen;
use crate::slip::{Purpose, Slip};
use crate::state::State;
use crate::wording::Plain;
use crate::{Dialogue, Policy, asking, correction, naming, repair};

/// How far ahead "another day" looks, in days.
const ANOTHER_DAY_WITHIN: i32 = 14;

/// What was offered, to whom, in answer to what.
pub(crate) struct Offer<'a> {
    pub(crate) wish: &'a Wish,
    pub(crate) purpose: &'a Purpose,
    pub(crate) slots: &'a [Slot],
}

/// An answer to an offer.
pub(crate) fn chosen(
    dialogue: &Dialogue,
    offer: &Offer<'_>,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let slip = Slip::of(offer.wish.clone(), offer.purpose.clone());
    if let Some(moved) = asking::errand(dialogue, &slip, heard, policy) {
        return moved;
    }
    if let Some(doubt) = &heard.doubt {
        return repair::asked_back(dialogue, asking::fill(&slip, heard), doubt, policy);
    }
    let purpose = asking::told(offer.purpose, heard);
    let take = |slot: Slot, purpose: Purpose| {
        naming::choose(dialogue, &Chosen { wish: offer.wish, slot }, purpose, 0, policy)
    };
    if asks_for_something_else(offer, heard) {
        let slip = wish_changed(offer, purpose, heard, policy);
        return asking::advance(dialogue, slip, policy);
    }
    if let Some(slot) = the_one_meant(offer, heard, policy) {
        return take(slot, purpose);
    }
    if let Some(pick) = heard.pick {
        return match place(pick) {
            Place::Slot(at) => match offer.slots.get(at) {
                Some(slot) => take(*slot, purpose),
                None => repair::not_understood(dialogue, policy),
            },
            Place::LastSlot => match offer.slots.last() {
                Some(slot) => take(*slot, purpose),
                None => repair::not_understood(dialogue, policy),
            },
            Place::Elsewhere => elsewhere(dialogue, pick, offer, purpose, heard, policy),
        };
    }
    if heard.days.is_some() || heard.times.is_some() {
        let slip = wish_changed(offer, purpose, heard, policy);
        return asking::advance(dialogue, slip, policy);
    }
    match (heard.verdict, offer.slots) {
        (Some(Verdict::Yes), [only]) => take(*only, purpose),
        (Some(Verdict::No), _) => ask_when(dialogue, offer, purpose),
        (Some(Verdict::Yes), _) => repair::doubted(dialogue, Plain::WhichOne, policy),
        (Some(Verdict::Unsure), _) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        (None, _) => repair::no_answer(dialogue, heard, policy),
    }
}

/// Another service, or a provider of whom nothing is on offer.
fn asks_for_something_else(offer: &Offer<'_>, heard: &Understanding) -> bool {
    let other_service = matches!(offer.purpose, Purpose::Booking(_))
        && heard.service.is_some_and(|service| service != offer.wish.service);
    let other_provider = match heard.provider {
        Some(ProviderWish::Named(id)) => !offer.slots.iter().any(|slot| slot.provider == id),
        Some(ProviderWish::Anyone) => offer.wish.provider != ProviderWish::Anyone,
        None => false,
    };
    other_service || other_provider
}

/// The one slot on offer that the day, time or provider just named can mean.
fn the_one_meant(offer: &Offer<'_>, heard: &Understanding, policy: &Policy<'_>) -> Option<Slot> {
    if heard.days.is_none() && heard.times.is_none() && heard.provider.is_none() {
        return None;
    }
    let mut meant = offer.slots.iter().filter(|slot| fits(slot, heard, policy));
    match (meant.next(), meant.next()) {
        (Some(slot), None) => Some(*slot),
        _ => None,
    }
}

/// Where a pick points.
enum Place {
    Slot(usize),
    LastSlot,
    Elsewhere,
}

fn place(pick: Pick) -> Place {
    match pick {
        Pick::First | Pick::Any => Place::Slot(0),
        Pick::Second => Place::Slot(1),
        Pick::Third => Place::Slot(2),
        Pick::Last => Place::LastSlot,
        Pick::Earlier | Pick::Later | Pick::AnotherDay | Pick::None => Place::Elsewhere,
    }
}

/// None of those: what the caller would rather have, as far as they say.
fn elsewhere(
    dialogue: &Dialogue,
    pick: Pick,
    offer: &Offer<'_>,
    purpose: Purpose,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    match rather(pick, offer.wish, offer.slots, heard, policy) {
        Some(wish) => asking::find(dialogue, wish, purpose),
        None => ask_when(dialogue, offer, purpose),
    }
}

/// The wish of a caller who would rather have something before, or behind, the slots that they heard;
/// `None` when they do not say what.
pub(crate) fn rather(
    pick: Pick,
    wish: &Wish,
    slots: &[Slot],
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Option<Wish> {
    if pick == Pick::None && heard.days.is_none() && heard.times.is_none() {
        return None;
    }
    let wall = |slot: &Slot| correction::wall(slot, policy);
    let (first, last) = (slots.first().map(wall)?, slots.last().map(wall)?);
    let mut wish = moved(pick, wish.clone(), &first, &last, policy);
    if let Some(days) = &heard.days {
        wish.days = days.clone();
    }
    if let Some(times) = heard.times {
        wish.times = times;
    }
    Some(wish)
}

/// The wish moved to before the first, or behind the last, of the slots offered.
fn moved(pick: Pick, wish: Wish, first: &Zoned, last: &Zoned, policy: &Policy<'_>) -> Wish {
    match pick {
        Pick::Earlier => {
            if let Some(days) = days_before(&wish, first, policy) {
                return Wish { days, ..wish };
            }
            Wish { days: Days::On(first.date()), times: Times::Until(first.time()), ..wish }
        }
        Pick::Later => {
            // A minute on is after the last slot and before the next one on any grid.
            let after = last.time().saturating_add(1.minute());
            Wish { days: Days::On(last.date()), times: Times::From(after), ..wish }
        }
        Pick::AnotherDay => {
            let first_day = last.date().saturating_add(1.day());
            let last_day = first_day.saturating_add(ANOTHER_DAY_WITHIN.days());
            let times = match wish.times {
                // The very time was for the day that is now unwanted.
                Times::At(_) | Times::Around(_) => Times::Any,
                Times::Any | Times::From(_) | Times::Until(_) | Times::Between { .. } => wish.times,
            };
            Wish { days: Days::Between { first: first_day, last: last_day }, times, ..wish }
        }
        Pick::First | Pick::Second | Pick::Third | Pick::Last | Pick::Any | Pick::None => wish,
    }
}

/// The days before the first slot, where neither its day nor a time was asked for: then all that can be
/// had on that day was behind it.
fn days_before(wish: &Wish, first: &Zoned, policy: &Policy<'_>) -> Option<Days> {
    let (today, day) = (policy.moment.wall.date(), first.date());
    let asked_for = matches!(&wish.days, Days::On(asked) if *asked == day);
    if asked_for || wish.times != Times::Any || day <= today {
        return None;
    }
    match day.saturating_sub(1.day()) {
        last if last == today => Some(Days::On(today)),
        last => Some(Days::Between { first: today, last }),
    }
}

fn ask_when(dialogue: &Dialogue, offer: &Offer<'_>, purpose: Purpose) -> Move {
    let slip = Slip::without_when(offer.wish.clone(), purpose);
    dialogue.to(State::AskingDays { slip })
}

/// The slip for the wish as the answer changes it. A time alone is meant for the day on offer,
/// when all the offers are of one day.
fn wish_changed(
    offer: &Offer<'_>,
    purpose: Purpose,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Slip {
    let date = |slot: &Slot| slot.starts_at.to_zoned(policy.practice.time_zone.clone()).date();
    let mut slip = Slip::of(offer.wish.clone(), purpose);
    if matches!(slip.purpose, Purpose::Booking(_)) {
        slip.service = heard.service.or(slip.service);
    }
    slip.provider = heard.provider.or(slip.provider);
    slip.times = heard.times.or(slip.times);
    if heard.days.is_some() {
        slip.days.clone_from(&heard.days);
    } else if heard.times.is_some()
        && let Some(first) = offer.slots.first().map(date)
        && offer.slots.iter().all(|slot| date(slot) == first)
    {
        slip.days = Some(Days::On(first));
    }
    slip
}

/// Whether a slot on offer is one that the answer can mean.
fn fits(slot: &Slot, heard: &Understanding, policy: &Policy<'_>) -> bool {
    let wall = slot.starts_at.to_zoned(policy.practice.time_zone.clone());
    let date_fits = heard.days.as_ref().is_none_or(|days| correction::covers_date(days, &wall));
    let time_fits = heard.times.is_none_or(|times| correction::covers_time(times, &wall));
    let provider_fits = match heard.provider {
        Some(ProviderWish::Named(provider)) => provider == slot.provider,
        Some(ProviderWish::Anyone) | None => true,
    };
    date_fits && time_fits && provider_fits
}

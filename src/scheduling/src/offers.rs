//! Which few of the free slots a caller is told.

use std::cmp::Reverse;

use domain::{Slot, Times, Wish};
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp};

use crate::wished::{first_day, is_day, is_time, off};

/// More than three times spoken are not remembered.
pub(crate) const MOST: usize = 3;

/// Most alternatives of one day: there must be room for another day.
const MOST_ALTERNATIVES_OF_A_DAY: usize = 2;

/// How far apart two times are to be a choice.
const APART: SignedDuration = SignedDuration::from_hours(2);

/// A slot that can be offered by its time on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Offer {
    pub(crate) slot: Slot,
    /// Its start by the practice's clock.
    pub(crate) wall: DateTime,
}

impl Offer {
    fn starts_at(&self) -> Timestamp {
        self.slot.starts_at
    }

    fn date(&self) -> Date {
        self.wall.date()
    }
}

/// Up to three of the offers that fit a wish, all of which are given, in order.
///
/// For one time, or about one time, the nearest to it, each day's nearest before a day's second.
/// Else the earliest, one at least two hours later or in the other half of the day, and the
/// earliest of the next day; where there is no such one, the farthest from those chosen.
pub(crate) fn fitting(offers: &[Offer], times: Times) -> Vec<Offer> {
    match times {
        Times::At(_) | Times::Around(_) => {
            let mut nearest = nearest_of_each_day(offers, times, MOST);
            nearest.sort_by_key(|(rank, offer)| (*rank, offer.starts_at()));
            in_order(nearest.into_iter().map(|(_, offer)| offer).take(MOST))
        }
        Times::Any | Times::From(_) | Times::Until(_) | Times::Between { .. } => spread(offers),
    }
}

/// Up to three alternatives to a wish that nothing fits, from all offers there are, in order.
///
/// First two of the days wished, each day's nearest in time before a day's second. Then one of
/// each other day, those after the first day wished before those before it, and those with the
/// time wished before those without. At most two of any day.
pub(crate) fn instead(offers: &[Offer], wish: &Wish) -> Vec<Offer> {
    let nearest = nearest_of_each_day(offers, wish.times, MOST_ALTERNATIVES_OF_A_DAY);
    let (mut wished, mut others): (Vec<_>, Vec<_>) =
        nearest.into_iter().partition(|(_, offer)| is_day(&wish.days, offer.date()));
    wished.sort_by_key(|(rank, offer)| (*rank, offer.starts_at()));
    let anchor = first_day(&wish.days).unwrap_or(Date::MIN);
    others.sort_by_key(|(rank, offer)| {
        let is_before = offer.date() < anchor;
        let is_other_time = !is_time(wish.times, offer.wall.time());
        let away = offer.date().duration_since(anchor).abs();
        (is_before, *rank, is_other_time, away, offer.starts_at())
    });
    let rest = wished.split_off(wished.len().min(MOST_ALTERNATIVES_OF_A_DAY));
    let chosen = wished.into_iter().chain(others).chain(rest);
    in_order(chosen.map(|(_, offer)| offer).take(MOST))
}

/// Of each day the offers nearest to the times wished, with their rank on that day from 0.
fn nearest_of_each_day(offers: &[Offer], times: Times, most: usize) -> Vec<(usize, Offer)> {
    let days = offers.chunk_by(|one, next| one.date() == next.date());
    days.flat_map(|day| {
        let mut day = day.to_vec();
        day.sort_by_key(|offer| (off(times, offer.wall.time()), offer.starts_at()));
        day.into_iter().take(most).enumerate()
    })
    .collect()
}

/// Up to three offers that differ enough to be a choice.
fn spread(offers: &[Offer]) -> Vec<Offer> {
    let mut days = offers.chunk_by(|one, next| one.date() == next.date());
    let Some(first_day) = days.next() else {
        return Vec::new();
    };
    let next_days: Vec<_> = days.filter_map(|day| day.first()).copied().collect();
    // With another day to offer, the first day leaves room for it.
    let room = if next_days.is_empty() { MOST } else { MOST - 1 };
    let mut chosen = apart(first_day, room);
    chosen.extend(next_days.into_iter().take(MOST - chosen.len()));
    while chosen.len() < MOST
        && let Some(offer) = farthest(offers, &chosen)
    {
        chosen.push(offer);
    }
    in_order(chosen.into_iter())
}

/// The first offer, the first that is well apart from it, and so on.
fn apart(day: &[Offer], most: usize) -> Vec<Offer> {
    let mut chosen: Vec<Offer> = Vec::with_capacity(MOST);
    for offer in day {
        let is_apart = chosen.last().is_none_or(|last| {
            offer.wall.duration_since(last.wall) >= APART || is_morning(offer) != is_morning(last)
        });
        if is_apart && chosen.len() < most {
            chosen.push(*offer);
        }
    }
    chosen
}

fn is_morning(offer: &Offer) -> bool {
    offer.wall.hour() < 12
}

/// The offer that is farthest from all chosen; of several, the soonest.
fn farthest(offers: &[Offer], chosen: &[Offer]) -> Option<Offer> {
    let distance = |offer: &Offer| {
        let from = |other: &Offer| offer.starts_at().duration_since(other.starts_at()).abs();
        chosen.iter().map(from).min()
    };
    offers
        .iter()
        .filter(|offer| !chosen.contains(offer))
        .max_by_key(|offer| (distance(offer), Reverse(offer.starts_at())))
        .copied()
}

fn in_order(offers: impl Iterator<Item = Offer>) -> Vec<Offer> {
    let mut offers: Vec<_> = offers.collect();
    offers.sort_by_key(Offer::starts_at);
    offers
}

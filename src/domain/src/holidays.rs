//! Public holidays: the whole days off that the law gives a country or a part of it.
//!
//! **Invariant:** a movable feast is computed; only what was proclaimed once is a date.
//! **Invariant:** the rules are the law of 2026; of earlier years nothing is promised.

mod australia;
mod canada;
mod united_kingdom;
mod united_states;

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};

use crate::{Country, Region};

/// A public holiday, kept on the day that was asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicHoliday {
    /// What it is called there, in English.
    pub name: &'static str,
    /// The day it is of. Another one than that on which it is kept when the law moves it, such as
    /// from a Sunday to the Monday after.
    pub of: Date,
}

/// The public holiday that is kept on a day in a part of a country, if it is one.
///
/// Without a region, and in one that the country does not have, it is what all of the country
/// keeps. Regions go by their postal abbreviations; in the United Kingdom they are `ENG`, `WLS`,
/// `SCT` and `NIR`.
///
/// Where the law names the day on which a holiday at the weekend is kept, that day is one too. The
/// day itself stays one: nobody comes on a Christmas Day because it is a Sunday. Where the law gives
/// "another day" without naming it, as most of Canada does, a practice closes on a day of its own
/// choosing. Parts of days, and holidays of single towns, are left out.
///
/// Sources are named with each country's rules.
#[must_use]
pub fn public_holiday(
    country: Country,
    region: Option<&Region>,
    date: Date,
) -> Option<PublicHoliday> {
    let rules = match country {
        Country::Canada => canada::RULES,
        Country::UnitedStates => united_states::RULES,
        Country::UnitedKingdom => united_kingdom::RULES,
        Country::Australia => australia::RULES,
    };
    let law = Law { rules, region: region.map(Region::as_str) };
    let own = law.holiday_of(date).map(|rule| rule.of(date));
    own.or_else(|| law.moved_to(date))
}

/// One holiday in the law of a country.
#[derive(Debug, Clone, Copy)]
struct Rule {
    name: &'static str,
    when: When,
    moved: Moved,
    kept: Kept,
}

/// How the date of a holiday is found in a year.
#[derive(Debug, Clone, Copy)]
enum When {
    /// Always this day of this month.
    Fixed(i8, i8),
    /// The nth such weekday of a month, from 1, and so many days later.
    Nth(i8, Weekday, i8, i64),
    /// The last such weekday of a month, and so many days later.
    Last(Weekday, i8, i64),
    /// The first such weekday on or after a day of a month.
    From(Weekday, i8, i8),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// Proclaimed for one year: year, month, day.
    Once(i16, i8, i8),
}

/// To which day the law moves a holiday at the weekend.
#[derive(Debug, Clone, Copy)]
enum Moved {
    /// To none that it names.
    Nowhere,
    /// From a Sunday to the next day from Monday on that is no holiday itself.
    FromSunday,
    /// From a Saturday or a Sunday to the next day from Monday on that is no holiday itself.
    FromWeekend,
    /// From a Saturday to the Friday before, from a Sunday as above.
    ToNearest,
}

/// Who keeps a holiday.
#[derive(Debug, Clone, Copy)]
enum Kept {
    /// The whole country.
    Everywhere,
    /// These regions.
    In(&'static [&'static str]),
}

impl Rule {
    /// A holiday of the whole country that is not moved.
    const fn new(name: &'static str, when: When) -> Self {
        Self { name, when, moved: Moved::Nowhere, kept: Kept::Everywhere }
    }

    const fn only_in(self, regions: &'static [&'static str]) -> Self {
        Self { kept: Kept::In(regions), ..self }
    }

    const fn moved(self, moved: Moved) -> Self {
        Self { moved, ..self }
    }

    fn of(&self, date: Date) -> PublicHoliday {
        PublicHoliday { name: self.name, of: date }
    }
}

/// The rules of a country for one of its regions.
struct Law<'a> {
    rules: &'static [Rule],
    region: Option<&'a str>,
}

impl Law<'_> {
    /// The holiday whose own date it is.
    fn holiday_of(&self, date: Date) -> Option<&'static Rule> {
        let is_kept = |rule: &&Rule| match rule.kept {
            Kept::Everywhere => true,
            Kept::In(regions) => self.region.is_some_and(|region| regions.contains(&region)),
        };
        self.rules.iter().filter(|rule| rule.when.is(date)).find(is_kept)
    }

    /// The holiday of a weekend that is kept on this day instead or as well.
    fn moved_to(&self, date: Date) -> Option<PublicHoliday> {
        if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return None;
        }
        self.moved_back_to(date).or_else(|| self.moved_on_to(date))
    }

    fn moved_back_to(&self, date: Date) -> Option<PublicHoliday> {
        let next = plus(date, 1);
        (next.weekday() == Weekday::Saturday)
            .then(|| self.holiday_of(next))?
            .filter(|rule| matches!(rule.moved, Moved::ToNearest))
            .map(|rule| rule.of(next))
    }

    fn moved_on_to(&self, date: Date) -> Option<PublicHoliday> {
        let monday = plus(date, -i64::from(date.weekday().to_monday_zero_offset()));
        let weekend = [plus(monday, -2), plus(monday, -1)].into_iter();
        let mut day = monday;
        for (rule, of) in weekend.filter_map(|of| Some((self.holiday_of(of)?, of))) {
            let moves_on = match rule.moved {
                Moved::Nowhere => false,
                Moved::FromWeekend => true,
                Moved::FromSunday | Moved::ToNearest => of.weekday() == Weekday::Sunday,
            };
            if !moves_on {
                continue;
            }
            while day <= date && self.holiday_of(day).is_some() {
                day = plus(day, 1);
            }
            if day == date {
                return Some(rule.of(of));
            }
            day = plus(day, 1);
        }
        None
    }
}

impl When {
    /// Whether it is this day.
    fn is(self, date: Date) -> bool {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self {
            Self::Fixed(of, on) => (month, day) == (of, on),
            Self::Nth(nth, weekday, of, later) => {
                let first = plus(date, -later);
                let is_nth = (first.day() - 1) / 7 + 1 == nth;
                is_nth && first.month() == of && first.weekday() == weekday
            }
            Self::Last(weekday, of, later) => {
                let first = plus(date, -later);
                let is_last = first.day() + 7 > first.days_in_month();
                is_last && first.month() == of && first.weekday() == weekday
            }
            Self::From(weekday, of, on) => {
                let since = Date::new(year, of, on).map(|first| date.duration_since(first));
                let is_first = |since: SignedDuration| (0..7 * 24).contains(&since.as_hours());
                date.weekday() == weekday && since.is_ok_and(is_first)
            }
            Self::Easter(later) => {
                (3..=6).contains(&month)
                    && easter(year).is_some_and(|easter| plus(easter, later) == date)
            }
            Self::Once(in_year, of, on) => (year, month, day) == (in_year, of, on),
        }
    }
}

fn plus(date: Date, days: i64) -> Date {
    date.saturating_add(SignedDuration::from_hours(24 * days))
}

/// Easter Sunday of the western churches, by the anonymous Gregorian algorithm (Meeus, "Astronomical
/// Algorithms", chapter 8).
#[expect(clippy::many_single_char_names, reason = "the names are the source's")]
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let a = y.rem_euclid(19);
    let (b, c) = (y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (b - (b + 8).div_euclid(25) + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests;

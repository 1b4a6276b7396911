//! Days and times in four digits, for callers who cannot or do not want to speak.
//!
//! A day is the month and the day of the month, in the order in which they are said where the
//! practice is; a number above 12 is the day wherever it stands. Without a year it is the next such
//! day. A time is hour and minutes: as the clock of twenty-four hours shows it when the practice can
//! be open then, and else in the afternoon, so that 0230 is half past two.

use domain::{Country, Language, OpenPeriod, Practice};
use jiff::civil::{Date, Time};

/// Most years until there is a certain day again: the twenty-ninth of February around 2100.
const YEARS_AHEAD: i16 = 8;

/// Digits as the parts of a day or a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FourDigits {
    first: i8,
    second: i8,
}

impl FourDigits {
    /// Reads keys; `None` unless they are four digits.
    pub(super) fn read(keys: &str) -> Option<Self> {
        let is_four = keys.len() == 4 && keys.bytes().all(|key| key.is_ascii_digit());
        let (first, second) = keys.split_at_checked(2).filter(|_| is_four)?;
        Some(Self { first: first.parse().ok()?, second: second.parse().ok()? })
    }

    /// The next such day, today being one; `None` when there is none.
    pub(super) fn day(self, today: Date, order: DayOrder) -> Option<Date> {
        let Self { first, second } = self;
        let (month, day) = match order {
            DayOrder::MonthFirst if first <= 12 => (first, second),
            DayOrder::DayFirst if second > 12 => (first, second),
            DayOrder::MonthFirst | DayOrder::DayFirst => (second, first),
        };
        let years = (0..=YEARS_AHEAD).filter_map(|ahead| today.year().checked_add(ahead));
        let mut dates = years.filter_map(|year| Date::new(year, month, day).ok());
        dates.find(|date| *date >= today)
    }

    /// The time, given when the practice is open in its week; `None` when no clock shows it.
    pub(super) fn time(self, open: Option<OpenPeriod>) -> Option<Time> {
        let time = Time::new(self.first, self.second, 0, 0).ok()?;
        let later = Time::new(self.first + 12, self.second, 0, 0).ok();
        let is_open = |time: Time| open.is_none_or(|open| contains(open, time));
        Some(later.filter(|later| !is_open(time) && is_open(*later)).unwrap_or(time))
    }
}

/// Which comes first in a day of four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayOrder {
    /// As in Canada and the United States, in English.
    MonthFirst,
    /// As in the United Kingdom and in Australia, and in French.
    DayFirst,
}

impl DayOrder {
    /// The order that callers of a practice expect.
    pub(crate) fn of(practice: &Practice, language: Language) -> Self {
        match (language, practice.country) {
            (Language::French, _)
            | (Language::English, Country::UnitedKingdom | Country::Australia) => Self::DayFirst,
            (Language::English, Country::Canada | Country::UnitedStates) => Self::MonthFirst,
        }
    }
}

fn contains(open: OpenPeriod, time: Time) -> bool {
    if open.ends_next_day() {
        open.opens <= time || time < open.closes
    } else {
        open.opens <= time && time < open.closes
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn day(keys: &str, order: DayOrder) -> Option<Date> {
        FourDigits::read(keys)?.day(date(2026, 11, 23), order)
    }

    #[test]
    fn a_day_is_the_next_such_day() {
        let month_first = |keys| day(keys, DayOrder::MonthFirst);
        assert_eq!(month_first("1125"), Some(date(2026, 11, 25)));
        assert_eq!(month_first("1123"), Some(date(2026, 11, 23)));
        assert_eq!(month_first("0315"), Some(date(2027, 3, 15)));
        assert_eq!(month_first("0229"), Some(date(2028, 2, 29)));
        for nothing in ["0230", "0000", "1300", "9999", "125", "11255", "1*25", ""] {
            assert_eq!(month_first(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn the_order_is_the_one_that_is_usual_there_unless_only_the_other_makes_a_day() {
        assert_eq!(day("0412", DayOrder::MonthFirst), Some(date(2027, 4, 12)));
        assert_eq!(day("0412", DayOrder::DayFirst), Some(date(2026, 12, 4)));
        for order in [DayOrder::MonthFirst, DayOrder::DayFirst] {
            assert_eq!(day("2511", order), Some(date(2026, 11, 25)));
            assert_eq!(day("1125", order), Some(date(2026, 11, 25)));
        }
    }

    #[test]
    fn a_time_is_one_at_which_the_practice_can_be_open() {
        let nine_to_five = Some(OpenPeriod { opens: time(9, 0, 0, 0), closes: time(17, 0, 0, 0) });
        let read = |keys: &str, open| FourDigits::read(keys)?.time(open);
        assert_eq!(read("0930", nine_to_five), Some(time(9, 30, 0, 0)));
        assert_eq!(read("0230", nine_to_five), Some(time(14, 30, 0, 0)));
        assert_eq!(read("1430", nine_to_five), Some(time(14, 30, 0, 0)));
        assert_eq!(read("0700", nine_to_five), Some(time(7, 0, 0, 0)));
        assert_eq!(read("2000", nine_to_five), Some(time(20, 0, 0, 0)));
        assert_eq!(read("0230", None), Some(time(2, 30, 0, 0)));
        let at_night = Some(OpenPeriod { opens: time(20, 0, 0, 0), closes: time(2, 0, 0, 0) });
        assert_eq!(read("0130", at_night), Some(time(1, 30, 0, 0)));
        assert_eq!(read("1000", at_night), Some(time(22, 0, 0, 0)));
        for nothing in ["2500", "0960", "930"] {
            assert_eq!(read(nothing, nine_to_five), None, "{nothing}");
        }
    }
}

//! Fields that are parsed into the types of the domain: every one that cannot be is named, all at
//! once.

use std::str::FromStr;

use domain::{Country, PhoneNumber};
use jiff::Timestamp;
use jiff::civil::{Date, Time, date};
use serde::{Deserialize, Deserializer};

use super::INSTANT;
use super::problem::{FieldError, Problem};

/// An instant that the database can keep: of the years that RFC 3339 knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Instant(pub(crate) Timestamp);

/// A day that a practice can have to do with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day(pub(crate) Date);

/// A text that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unread;

impl Instant {
    /// An instant of microseconds since 1970.
    pub(crate) fn of_microsecond(microsecond: i64) -> Option<Self> {
        let at = Timestamp::from_microsecond(microsecond).ok()?;
        (at.as_second() >= YEAR_ZERO).then_some(Self(at))
    }
}

/// The beginning of the year 0000, in seconds since 1970.
const YEAR_ZERO: i64 = -62_167_219_200;

impl FromStr for Instant {
    type Err = Unread;

    fn from_str(text: &str) -> Result<Self, Unread> {
        let at: Timestamp = text.parse().map_err(|_| Unread)?;
        if at.as_second() >= YEAR_ZERO { Ok(Self(at)) } else { Err(Unread) }
    }
}

impl Day {
    /// What a day has to be.
    pub(crate) const RIGHT: &'static str = "A day from 2000-01-01 to 2199-12-31.";
}

impl FromStr for Day {
    type Err = Unread;

    fn from_str(text: &str) -> Result<Self, Unread> {
        let day: Date = text.parse().map_err(|_| Unread)?;
        let is_right = text.len() == 10 && (date(2000, 1, 1)..=date(2199, 12, 31)).contains(&day);
        if is_right { Ok(Self(day)) } else { Err(Unread) }
    }
}

/// A field that can be left out, which changes nothing, or be null, which empties it.
#[expect(clippy::option_option, reason = "left out, null, and a value are three things")]
pub(crate) fn nullable<'de, D, T>(from: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(from).map(Some)
}

/// What is wrong with the fields of a request, as far as they were looked at.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    errors: Vec<FieldError>,
}

impl Fields {
    /// Notes that a field cannot be taken as it is.
    pub(crate) fn refuse(&mut self, field: &str, message: impl Into<String>) {
        self.errors.push(FieldError { field: field.to_owned(), message: message.into() });
    }

    /// Notes it unless something holds.
    pub(crate) fn need(&mut self, holds: bool, field: &str, message: &str) {
        if !holds {
            self.refuse(field, message);
        }
    }

    /// Parses a field. `right` says what would be right.
    pub(crate) fn parse<T: FromStr>(&mut self, field: &str, text: &str, right: &str) -> Option<T> {
        let parsed = text.parse().ok();
        self.need(parsed.is_some(), field, right);
        parsed
    }

    /// A text of so many characters, without white space around it and without characters that
    /// control something.
    pub(crate) fn text(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        self.need(
            (1..=most).contains(&text.chars().count()),
            field,
            &format!("From 1 to {most} characters."),
        );
        self.plain(field, text);
        text.to_owned()
    }

    /// The same, when it may be empty.
    pub(crate) fn note(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        self.need(text.chars().count() <= most, field, &format!("At most {most} characters."));
        self.plain(field, text);
        text.to_owned()
    }

    fn plain(&mut self, field: &str, text: &str) {
        let is_plain = !text.chars().any(|it| it.is_control() && !matches!(it, '\n' | '\t'));
        self.need(is_plain, field, "Without control characters.");
    }

    /// An instant, as of RFC 3339.
    pub(crate) fn instant(&mut self, field: &str, text: &str) -> Option<Timestamp> {
        self.parse::<Instant>(field, text, INSTANT).map(|Instant(at)| at)
    }

    /// A day, as of ISO 8601, of this century or the next.
    pub(crate) fn day(&mut self, field: &str, text: &str) -> Option<Date> {
        let day = self.parse::<Day>(field, text, Day::RIGHT);
        day.map(|Day(day)| day)
    }

    /// A time of day by the clock on the wall, to the minute.
    pub(crate) fn time(&mut self, field: &str, text: &str) -> Option<Time> {
        let is_short = text.len() == 5 && text.is_char_boundary(2) && text[2..].starts_with(':');
        let time = is_short.then(|| text.parse().ok()).flatten();
        self.need(time.is_some(), field, "A time of day such as 09:00.");
        time
    }

    /// A telephone number, international or as it is dialled in a country.
    pub(crate) fn phone(
        &mut self,
        field: &str,
        text: &str,
        country: Country,
    ) -> Option<PhoneNumber> {
        // A whole number is believed, whatever country it is of.
        let read = text.parse().or_else(|_| PhoneNumber::dialled(text, country));
        read.map_err(|error| self.refuse(field, format!("{error}."))).ok()
    }

    /// A number within bounds, both included.
    pub(crate) fn within(&mut self, field: &str, number: i64, least: i64, most: i64) {
        let is_within = (least..=most).contains(&number);
        self.need(is_within, field, &format!("From {least} to {most}."));
    }

    /// The end: nothing was wrong, or all that was is said.
    pub(crate) fn finish(self) -> Result<(), Problem> {
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::invalid(self.errors)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_and_days_are_those_that_can_be_kept() {
        for text in ["0000-01-01T00:00:00Z", "2026-11-24T09:00:00-07:00"] {
            assert!(text.parse::<Instant>().is_ok(), "{text}");
        }
        for text in ["-009999-01-01T00:00:00Z", "-000001-12-31T23:59:59Z", "tomorrow", ""] {
            assert_eq!(text.parse::<Instant>(), Err(Unread), "{text}");
        }
        assert_eq!(Instant::of_microsecond(i64::MIN), None);
        assert_eq!("2026-12-25".parse(), Ok(Day(date(2026, 12, 25))));
        for text in ["1999-12-31", "2200-01-01", "2026-02-30", "20261225", "2026-12-25T00:00"] {
            assert_eq!(text.parse::<Day>(), Err(Unread), "{text}");
        }
    }

    #[test]
    fn a_time_of_day_has_hours_and_minutes() {
        let mut fields = Fields::default();
        assert_eq!(fields.time("a", "09:30"), Some(Time::constant(9, 30, 0, 0)));
        for text in ["9:30", "09:30:00", "24:00", "é9:30", "noon!", ""] {
            assert_eq!(fields.time("b", text), None, "{text}");
        }
        assert!(fields.finish().is_err());
    }
}

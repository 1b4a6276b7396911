//! Dates, times and numbers as people write them.

use domain::{Language, PhoneNumber};
use jiff::civil::{Date, DateTime, Time};

/// "Tuesday, November 24 at 10:00 a.m.", "mardi 24 novembre à 10 h". The year only when it is not
/// this one.
pub(super) fn moment(language: Language, wall: DateTime, today: Date) -> String {
    let year = (wall.year() != today.year()).then_some(wall.year());
    match language {
        Language::English => {
            let day = english_date(wall.date());
            let year = year.map(|year| format!(", {year}")).unwrap_or_default();
            format!("{day}{year} at {}", english_time(wall.time()))
        }
        Language::French => {
            let day = french_date(wall.date());
            let year = year.map(|year| format!(" {year}")).unwrap_or_default();
            format!("{day}{year} à {}", french_time(wall.time()))
        }
    }
}

fn english_date(date: Date) -> String {
    const WEEK: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    format!("{}, {} {}", weekday(WEEK, date), month(MONTHS, date), date.day())
}

fn french_date(date: Date) -> String {
    const WEEK: [&str; 7] =
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let day = match date.day() {
        1 => "1er".to_owned(),
        day => day.to_string(),
    };
    format!("{} {day} {}", weekday(WEEK, date), month(MONTHS, date))
}

fn weekday(names: [&'static str; 7], date: Date) -> &'static str {
    let at = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    names.get(at).copied().unwrap_or_default()
}

fn month(names: [&'static str; 12], date: Date) -> &'static str {
    let at = usize::from(date.month().unsigned_abs()) - 1;
    names.get(at).copied().unwrap_or_default()
}

/// "10:00 a.m.", "2:30 p.m.", "noon".
fn english_time(time: Time) -> String {
    let half = if time.hour() < 12 { "a.m." } else { "p.m." };
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight".into(),
        (12, 0) => "noon".into(),
        (_, minute) => format!("{hour}:{minute:02} {half}"),
    }
}

/// "10 h", "14 h 30", "midi".
fn french_time(time: Time) -> String {
    match (time.hour(), time.minute()) {
        (0, 0) => "minuit".into(),
        (12, 0) => "midi".into(),
        (hour, 0) => format!("{hour} h"),
        (hour, minute) => format!("{hour} h {minute:02}"),
    }
}

/// A number as it is dialled: "587-555-0100" in the North American plan, else with its country.
pub(super) fn number(number: &PhoneNumber) -> String {
    let whole = number.as_str();
    let national = whole.strip_prefix("+1").filter(|it| it.len() == 10);
    let parts = national.and_then(|it| Some((it.get(..3)?, it.get(3..6)?, it.get(6..)?)));
    match parts {
        Some((area, exchange, line)) => format!("{area}-{exchange}-{line}"),
        None => whole.to_owned(),
    }
}

/// The words with a full stop, unless they end with one: "10:00 a.m." does.
pub(super) fn sentence(mut words: String) -> String {
    if !words.ends_with('.') {
        words.push('.');
    }
    words
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn moments_are_written_as_people_write_them() {
        let today = date(2026, 11, 23);
        for (wall, english, french) in [
            (
                date(2026, 11, 24).at(10, 0, 0, 0),
                "Tuesday, November 24 at 10:00 a.m.",
                "mardi 24 novembre à 10 h",
            ),
            (
                date(2026, 12, 1).at(14, 30, 0, 0),
                "Tuesday, December 1 at 2:30 p.m.",
                "mardi 1er décembre à 14 h 30",
            ),
            (
                date(2027, 2, 28).at(12, 0, 0, 0),
                "Sunday, February 28, 2027 at noon",
                "dimanche 28 février 2027 à midi",
            ),
            (
                date(2026, 11, 28).at(0, 5, 0, 0),
                "Saturday, November 28 at 12:05 a.m.",
                "samedi 28 novembre à 0 h 05",
            ),
            (
                date(2026, 11, 29).at(0, 0, 0, 0),
                "Sunday, November 29 at midnight",
                "dimanche 29 novembre à minuit",
            ),
        ] {
            assert_eq!(moment(Language::English, wall, today), english);
            assert_eq!(moment(Language::French, wall, today), french);
        }
    }

    #[test]
    fn numbers_are_written_as_they_are_dialled() {
        assert_eq!(number(&"+15875550100".parse().unwrap()), "587-555-0100");
        assert_eq!(number(&"+447911123456".parse().unwrap()), "+447911123456");
    }
}

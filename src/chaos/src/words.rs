//! Dates and times as callers say them, and as they hear them.

use jiff::civil::{Date, DateTime, Time};

/// "Tuesday, November 24th at 10 a.m."
pub(crate) fn wall(at: DateTime) -> String {
    format!("{}, {} at {}", at.strftime("%A"), date(at.date()), time(at.time()))
}

/// The same with "on Tuesday" for "tomorrow, Tuesday": it is the same day whenever it is called so.
pub(crate) fn without_near_days(text: &str) -> String {
    text.replace(" today, ", " on ").replace(" tomorrow, ", " on ")
}

/// "November 24th"
pub(crate) fn date(date: Date) -> String {
    let ending = match date.day() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    format!("{}{ending}", date.strftime("%B %-d"))
}

/// "10:15 a.m."
pub(crate) fn time(at: Time) -> String {
    let (hour, minute) = (at.hour(), at.minute());
    match (hour, minute) {
        (0, 0) => return "midnight".to_owned(),
        (12, 0) => return "noon".to_owned(),
        _ => {}
    }
    let half = if hour < 12 { "a.m." } else { "p.m." };
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    if minute == 0 { format!("{twelve} {half}") } else { format!("{twelve}:{minute:02} {half}") }
}

/// What agrees to a read-back and says nothing else.
pub(crate) const PLAIN_YES: [&str; 4] = ["yes", "yes please", "yeah", "1"];

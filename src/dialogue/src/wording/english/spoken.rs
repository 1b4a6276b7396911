//! Dates, times, numbers and lists as people say them.

use domain::{
    Days, Language, Minutes, PhoneNumber, Practice, ServiceId, Slot, Times, Upcoming, WeeklyHours,
};
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;

use crate::Policy;
use crate::slip::Draft;
use crate::wording::week::{Stretch, stretches};
use crate::wording::{Named, said};

/// Most days that are said one by one.
const MOST_DAYS: usize = 3;

/// "cleaning"
fn name_of(service: ServiceId, practice: &Practice) -> &str {
    practice.service(service).map_or("visit", |it| it.called(Language::English))
}

/// "a cleaning"
pub(super) fn service(id: ServiceId, practice: &Practice) -> String {
    let name = name_of(id, practice);
    format!("{} {name}", article(name))
}

/// "a cleaning with Dr. Amira Khan on Tuesday, November 24th at 10 a.m., for Sarah Johnson"
pub(super) fn draft(draft: &Draft, policy: &Policy<'_>) -> String {
    let what = service(draft.wish.service, policy.practice);
    let mut text = format!("{what}{}", with_and_when(&draft.slot, policy));
    if let Some(name) = said(&draft.name) {
        text.push_str(", for ");
        text.push_str(name.as_str());
    }
    text
}

/// "your cleaning with Dr. Amira Khan on Tuesday, November 24th at 10 a.m."
pub(super) fn appointment(appointment: &Upcoming, policy: &Policy<'_>) -> String {
    let name = name_of(appointment.service, policy.practice);
    format!("your {name}{}", with_and_when(&appointment.slot, policy))
}

/// "your cleaning on Tuesday, November 24th at 10 a.m.", where there are several to keep in mind
fn briefly(appointment: &Upcoming, policy: &Policy<'_>) -> String {
    let name = name_of(appointment.service, policy.practice);
    let wall = wall(&appointment.slot, &policy.practice.time_zone);
    format!("your {name} {} at {}", on(wall.date(), policy.today()), time(wall.time()))
}

/// Each of several to choose from: with whom does not tell them apart, nor does the weekday of three.
pub(super) fn choices(theirs: &[Upcoming], policy: &Policy<'_>) -> Vec<String> {
    let each = |it: &Upcoming| {
        if theirs.len() < crate::wording::MANY {
            return briefly(it, policy);
        }
        let wall = wall(&it.slot, &policy.practice.time_zone);
        let name = name_of(it.service, policy.practice);
        format!("your {name} on {} at {}", date_alone(wall.date()), time(wall.time()))
    };
    theirs.iter().map(each).collect()
}

/// Each of several; with whom is left out where they are more than anybody keeps in mind.
pub(super) fn several(theirs: &[Upcoming], policy: &Policy<'_>) -> Vec<String> {
    let each = if theirs.len() < crate::wording::MANY { appointment } else { briefly };
    theirs.iter().map(|it| each(it, policy)).collect()
}

/// "Sarah Johnson's cleaning with Dr. Amira Khan on Tuesday, November 24th at 10 a.m."
pub(super) fn named(appointment: &Upcoming, policy: &Policy<'_>) -> String {
    let whose = whose(appointment, policy.practice);
    format!("{whose}{}", with_and_when(&appointment.slot, policy))
}

/// "Sarah Johnson's cleaning", "your cleaning" when the name was left open.
fn whose(appointment: &Upcoming, practice: &Practice) -> String {
    let what = name_of(appointment.service, practice);
    match &appointment.name {
        Some(name) => format!("{}'s {what}", name.as_str()),
        None => format!("your {what}"),
    }
}

/// "your cleaning from … to …", "your cleaning on … from … to …" where the day stays
pub(super) fn change(appointment: &Upcoming, to: &Slot, policy: &Policy<'_>) -> String {
    let practice = policy.practice;
    let [from, until] = [&appointment.slot, to].map(|slot| wall(slot, &practice.time_zone));
    let name = name_of(appointment.service, practice);
    let whom = practice.provider(to.provider).filter(|_| to.provider != appointment.slot.provider);
    let day = on(from.date(), policy.today());
    let (at, to_time) = (time(from.time()), time(until.time()));
    let (when, with) = if from == until {
        (format!("{day} at {at}"), " to ")
    } else if from.date() == until.date() {
        (format!("{day} from {at} to {to_time}"), ", with ")
    } else {
        let [from, until] = [&appointment.slot, to].map(|it| slot(it, policy));
        (format!("from {from} to {until}"), ", with ")
    };
    let whom = whom.map(|it| format!("{with}{}", it.name));
    format!("your {name} {when}{}", whom.unwrap_or_default())
}

/// " with Dr. Amira Khan on Tuesday, November 24th at 10 a.m."
pub(super) fn with_and_when(slot: &Slot, policy: &Policy<'_>) -> String {
    let mut text = String::new();
    if let Some(provider) = policy.practice.provider(slot.provider) {
        text.push_str(" with ");
        text.push_str(&provider.name);
    }
    let wall = wall(slot, &policy.practice.time_zone);
    format!("{text} {} at {}", on(wall.date(), policy.today()), time(wall.time()))
}

/// "Monday to Friday from 9 a.m. to noon and from 1 p.m. to 5 p.m."
pub(super) fn hours(hours: &WeeklyHours) -> String {
    let said = |Stretch { first, last, periods }: &Stretch<'_>| {
        let periods: Vec<_> = periods
            .iter()
            .map(|period| format!("from {} to {}", time(period.opens), time(period.closes)))
            .collect();
        let days = if first == last {
            weekday(*first).to_owned()
        } else {
            format!("{} to {}", weekday(*first), weekday(*last))
        };
        format!("{days} {}", and(&periods))
    };
    and(&stretches(hours).iter().map(said).collect::<Vec<_>>())
}

/// "on Thursday, November 26th at 9 a.m.", "today at 1 p.m."
pub(super) fn moment(wall: DateTime, today: Date) -> String {
    let day = match near(wall.date(), today) {
        Some(near) => near.to_owned(),
        None => format!("on {}", date(wall.date())),
    };
    format!("{day} at {}", time(wall.time()))
}

/// "a", "b and c" as "a, b and c".
pub(super) fn and<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [init @ .., last] => {
            let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", init.join(", "), last.as_ref())
        }
    }
}

/// "Thursday, November 26th at 10 a.m.", "tomorrow, Tuesday, November 24th at 10 a.m."
fn slot(slot: &Slot, policy: &Policy<'_>) -> String {
    let wall = wall(slot, &policy.practice.time_zone);
    format!("{} at {}", day(wall.date(), policy.today()), time(wall.time()))
}

fn wall(slot: &Slot, zone: &TimeZone) -> DateTime {
    slot.starts_at.to_zoned(zone.clone()).datetime()
}

/// "Tuesday, November 24th at 9 a.m. or 2:30 p.m., or Thursday, November 26th at 10 a.m.";
/// where it is not known with whom, that is said too; and of today and tomorrow that they are, where
/// it is given what day it is.
pub(super) fn slots(
    slots: &[Slot],
    named: Named,
    practice: &Practice,
    today: Option<Date>,
) -> String {
    let name =
        |slot: &Slot| practice.provider(slot.provider).map(|it| format!(" with {}", it.name));
    let of_all = slots.first().filter(|first| {
        named == Named::WithEach && slots.iter().all(|slot| slot.provider == first.provider)
    });
    let mut days: Vec<(Date, Vec<String>)> = Vec::new();
    for slot in slots {
        let wall = wall(slot, &practice.time_zone);
        let of_this = match named {
            Named::WithEach if of_all.is_none() => name(slot),
            Named::WithEach | Named::Known => None,
        };
        let at = time(wall.time()) + &of_this.unwrap_or_default();
        match days.last_mut() {
            Some((day, times)) if *day == wall.date() => times.push(at),
            _ => days.push((wall.date(), vec![at])),
        }
    }
    let said = |date| today.map_or_else(|| self::date(date), |today| day(date, today));
    let days = days.iter().map(|(day, times)| format!("{} at {}", said(*day), or(times)));
    days.collect::<Vec<_>>().join(", or ") + &of_all.and_then(name).unwrap_or_default()
}

/// "on Sunday, November 29th", "at 10 a.m. on …", "between noon and 1 p.m. from … to …"; nothing where
/// no day and no time is named.
pub(super) fn when(days: &Days, times: Times, today: Date) -> Option<String> {
    let day = match days {
        Days::On(day) => Some(on(*day, today)),
        Days::Between { first, last } => Some(format!("from {} to {}", date(*first), date(*last))),
        Days::AnyOf(days) if days.len() <= MOST_DAYS => {
            let days: Vec<_> = days.iter().map(|day| on(*day, today)).collect();
            Some(or(&days))
        }
        Days::AnyOf(_) => Some("on those days".into()),
        Days::Soonest => None,
    };
    let at = match times {
        Times::Any => None,
        Times::At(at) => Some(format!("at {}", time(at))),
        Times::Around(at) => Some(format!("at about {}", time(at))),
        Times::From(from) => Some(format!("at {} or later", time(from))),
        Times::Until(until) => Some(format!("before {}", time(until))),
        Times::Between { from, until } => {
            Some(format!("between {} and {}", time(from), time(until)))
        }
    };
    match (day, at) {
        (Some(day), Some(at)) => Some(format!("{at} {day}")),
        (one, other) => one.or(other),
    }
}

/// "on Thursday, November 26th", "tomorrow, Tuesday, November 24th"
pub(super) fn on(date: Date, today: Date) -> String {
    match near(date, today) {
        Some(_) => day(date, today),
        None => format!("on {}", self::date(date)),
    }
}

/// "Thursday, November 26th", "tomorrow, Tuesday, November 24th"
pub(super) fn day(date: Date, today: Date) -> String {
    match near(date, today) {
        Some(near) => format!("{near}, {}", self::date(date)),
        None => self::date(date),
    }
}

/// "today", "tomorrow"; no other day has a name beside its date.
pub(super) fn near(date: Date, today: Date) -> Option<&'static str> {
    if date == today {
        Some("today")
    } else if today.tomorrow().is_ok_and(|tomorrow| date == tomorrow) {
        Some("tomorrow")
    } else {
        None
    }
}

/// "Tuesday, November 24th"
pub(super) fn date(date: Date) -> String {
    format!("{}, {}", weekday(date.weekday()), date_alone(date))
}

/// "November 24th"
pub(super) fn date_alone(date: Date) -> String {
    let month = match date.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    };
    let day = date.day();
    let ending = match (day % 10, day / 10) {
        (1, tens) if tens != 1 => "st",
        (2, tens) if tens != 1 => "nd",
        (3, tens) if tens != 1 => "rd",
        _ => "th",
    };
    format!("{month} {day}{ending}")
}

/// "Tuesday"
pub(super) fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// "10 a.m.", "2:30 p.m.", "noon". Midnight and noon have no clear a.m. or p.m.
pub(super) fn time(time: Time) -> String {
    let half = if time.hour() < 12 { "a.m." } else { "p.m." };
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight".into(),
        (12, 0) => "noon".into(),
        (_, 0) => format!("{hour} {half}"),
        (_, minute) => format!("{hour}:{minute:02} {half}"),
    }
}

/// "45 minutes", "an hour", "2 hours and 15 minutes"
pub(super) fn length(length: Minutes) -> String {
    let minutes = match length.0 % 60 {
        1 => "a minute".into(),
        minutes => format!("{minutes} minutes"),
    };
    let hours = match length.0 / 60 {
        1 => "an hour".into(),
        hours => format!("{hours} hours"),
    };
    match (length.0 / 60, length.0 % 60) {
        (0, _) => minutes,
        (_, 0) => hours,
        (_, _) => format!("{hours} and {minutes}"),
    }
}

/// A number in groups, digit by digit: "4 0 3, 2 6 6, 1 2 3 4".
pub(super) fn number(number: &PhoneNumber) -> String {
    crate::wording::digits::in_groups(number)
}

/// "a", "b or c" as "a, b or c".
pub(super) fn or<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [init @ .., last] => {
            let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
            format!("{} or {}", init.join(", "), last.as_ref())
        }
    }
}

/// The words with a full stop, unless they end with one: "10 a.m." does.
pub(super) fn sentence(mut words: String) -> String {
    if !words.ends_with('.') {
        words.push('.');
    }
    words
}

/// "a" or "an", by the first letter: good enough for the names of services.
pub(super) fn article(noun: &str) -> &'static str {
    let vowel = noun.chars().next().is_some_and(|c| "aeiouAEIOU".contains(c));
    if vowel { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    #[test]
    fn dates_are_said_with_weekday_and_ordinal() {
        assert_eq!(date(civil::date(2026, 11, 24)), "Tuesday, November 24th");
        assert_eq!(date(civil::date(2026, 12, 1)), "Tuesday, December 1st");
        assert_eq!(date(civil::date(2026, 12, 22)), "Tuesday, December 22nd");
        assert_eq!(date(civil::date(2027, 1, 13)), "Wednesday, January 13th");
    }

    #[test]
    fn lengths_are_said_in_hours_and_minutes() {
        for (minutes, said) in [
            (1, "a minute"),
            (45, "45 minutes"),
            (60, "an hour"),
            (90, "an hour and 30 minutes"),
            (120, "2 hours"),
            (135, "2 hours and 15 minutes"),
        ] {
            assert_eq!(length(Minutes(minutes)), said);
        }
    }

    #[test]
    fn times_are_said_as_on_a_twelve_hour_clock() {
        let said = |hour, minute| time(civil::time(hour, minute, 0, 0));
        assert_eq!(said(9, 0), "9 a.m.");
        assert_eq!(said(14, 5), "2:05 p.m.");
        assert_eq!(said(12, 0), "noon");
        assert_eq!(said(12, 30), "12:30 p.m.");
        assert_eq!(said(0, 15), "12:15 a.m.");
    }
}

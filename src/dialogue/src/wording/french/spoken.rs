//! Dates, times, numbers and lists as people say them.

use domain::{
    Days, Language, Minutes, PersonName, PhoneNumber, Practice, ServiceId, Slot, Times, Upcoming,
    WeeklyHours,
};
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;

use crate::Policy;
use crate::slip::Draft;
use crate::wording::week::{Stretch, stretches};
use crate::wording::{Named, said};

/// Most days that are said one by one.
const MOST_DAYS: usize = 3;
const TODAY: &str = "aujourd'hui";

/// "nettoyage"
pub(super) fn service(id: ServiceId, practice: &Practice) -> &str {
    practice.service(id).map_or("visite", |it| it.called(Language::French))
}

/// "nettoyage avec Dr. Amira Khan, le mardi 24 novembre à 10 h, au nom de Sarah Johnson"
pub(super) fn draft(draft: &Draft, policy: &Policy<'_>) -> String {
    let what = service(draft.wish.service, policy.practice);
    let mut text = format!("{what}{}", with_and_when(&draft.slot, policy));
    if let Some(name) = said(&draft.name) {
        text.push_str(", au nom ");
        text.push_str(&of(&name));
    }
    text
}

/// "nettoyage avec Dr. Amira Khan, le mardi 24 novembre à 10 h"
pub(super) fn appointment(appointment: &Upcoming, policy: &Policy<'_>) -> String {
    let what = service(appointment.service, policy.practice);
    format!("{what}{}", with_and_when(&appointment.slot, policy))
}

/// "nettoyage, le mardi 24 novembre à 10 h", where there are several to keep in mind
fn briefly(appointment: &Upcoming, policy: &Policy<'_>) -> String {
    let what = service(appointment.service, policy.practice);
    format!("{what}, {}", slot(&appointment.slot, policy))
}

/// Each of several to choose from: the weekday does not tell three of them apart.
pub(super) fn choices(theirs: &[Upcoming], policy: &Policy<'_>) -> Vec<String> {
    let each = |it: &Upcoming| {
        if theirs.len() < crate::wording::MANY {
            return briefly(it, policy);
        }
        let wall = wall(&it.slot, &policy.practice.time_zone);
        let what = service(it.service, policy.practice);
        format!("{what}, le {} à {}", day_and_month(wall.date()), time(wall.time()))
    };
    theirs.iter().map(each).collect()
}

/// Each of several; with whom is left out where they are more than anybody keeps in mind.
pub(super) fn several(theirs: &[Upcoming], policy: &Policy<'_>) -> Vec<String> {
    let each = if theirs.len() < crate::wording::MANY { appointment } else { briefly };
    theirs.iter().map(|it| each(it, policy)).collect()
}

/// "le rendez-vous de Sarah Johnson, nettoyage avec Dr. Amira Khan, le mardi 24 novembre à 10 h"
pub(super) fn named(appointment: &Upcoming, policy: &Policy<'_>) -> String {
    let whose = whose(appointment, policy.practice);
    format!("{whose}{}", with_and_when(&appointment.slot, policy))
}

/// "le rendez-vous de Sarah Johnson, nettoyage": what a service is called has no gender here.
fn whose(appointment: &Upcoming, practice: &Practice) -> String {
    let what = service(appointment.service, practice);
    match &appointment.name {
        Some(name) => format!("le rendez-vous {}, {what}", of(name)),
        None => format!("votre rendez-vous, {what}"),
    }
}

/// "de Sarah Johnson", "d'Anne Roy"
pub(super) fn of(name: &PersonName) -> String {
    if name.as_str().starts_with(['A', 'E', 'I', 'O', 'U', 'À', 'Â', 'É', 'È', 'Ê', 'Î', 'Ô'])
    {
        format!("d'{}", name.as_str())
    } else {
        format!("de {}", name.as_str())
    }
}

/// "le rendez-vous du mardi 24 novembre à 10 h au jeudi 26 novembre à 14 h"
pub(super) fn change(appointment: &Upcoming, to: &Slot, policy: &Policy<'_>) -> String {
    let practice = policy.practice;
    let [from, until] = [&appointment.slot, to].map(|slot| wall(slot, &practice.time_zone));
    let of_day = match near(from.date(), policy.today()) {
        Some(TODAY) => format!("d'{TODAY}, {}", bare_date(from.date())),
        Some(near) => format!("de {near}, {}", bare_date(from.date())),
        None => format!("du {}", bare_date(from.date())),
    };
    let (at, to_time) = (time(from.time()), time(until.time()));
    let mut text = match near(until.date(), policy.today()) {
        _ if from == until => format!("le rendez-vous {of_day} à {at}"),
        _ if from.date() == until.date() => {
            format!("le rendez-vous {of_day}, de {at} à {to_time}")
        }
        Some(near) => {
            let day = bare_date(until.date());
            format!("le rendez-vous {of_day} à {at}, à {near}, {day} à {to_time}")
        }
        None => {
            let day = bare_date(until.date());
            format!("le rendez-vous {of_day} à {at} au {day} à {to_time}")
        }
    };
    if to.provider != appointment.slot.provider
        && let Some(provider) = practice.provider(to.provider)
    {
        text.push_str(", avec ");
        text.push_str(&provider.name);
    }
    text
}

fn with_and_when(slot: &Slot, policy: &Policy<'_>) -> String {
    let mut text = String::new();
    if let Some(provider) = policy.practice.provider(slot.provider) {
        text.push_str(" avec ");
        text.push_str(&provider.name);
    }
    text.push_str(", ");
    text.push_str(&self::slot(slot, policy));
    text
}

/// "du lundi au vendredi de 9 h à midi et de 13 h à 17 h"
pub(super) fn hours(hours: &WeeklyHours) -> String {
    let said = |Stretch { first, last, periods }: &Stretch<'_>| {
        let periods: Vec<_> = periods
            .iter()
            .map(|period| format!("de {} à {}", time(period.opens), time(period.closes)))
            .collect();
        let days = if first == last {
            format!("le {}", weekday(*first))
        } else {
            format!("du {} au {}", weekday(*first), weekday(*last))
        };
        format!("{days} {}", list(&periods, "et"))
    };
    list(&stretches(hours).iter().map(said).collect::<Vec<_>>(), "et")
}

/// "le jeudi 26 novembre à 10 h", "demain, le mardi 24 novembre à 10 h"
fn slot(slot: &Slot, policy: &Policy<'_>) -> String {
    let wall = wall(slot, &policy.practice.time_zone);
    format!("{} à {}", day(wall.date(), policy.today()), time(wall.time()))
}

fn wall(slot: &Slot, zone: &TimeZone) -> DateTime {
    slot.starts_at.to_zoned(zone.clone()).datetime()
}

/// "le mardi 24 novembre à 9 h ou 14 h 30, ou le jeudi 26 novembre à 10 h";
/// where it is not known with whom, that is said too; and of today and tomorrow that they are, where
/// it is given what day it is.
pub(super) fn slots(
    slots: &[Slot],
    named: Named,
    practice: &Practice,
    today: Option<Date>,
) -> String {
    let name =
        |slot: &Slot| practice.provider(slot.provider).map(|it| format!(" avec {}", it.name));
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
    let days = days.iter().map(|(day, times)| format!("{} à {}", said(*day), list(times, "ou")));
    days.collect::<Vec<_>>().join(", ou ") + &of_all.and_then(name).unwrap_or_default()
}

/// "le dimanche 29 novembre", "à 10 h le …", "entre midi et 13 h du … au …"; nothing where no day and
/// no time is named.
pub(super) fn when(days: &Days, times: Times, today: Date) -> Option<String> {
    let day = match days {
        Days::On(date) => Some(day(*date, today)),
        Days::Between { first, last } => {
            Some(format!("du {} au {}", bare_date(*first), bare_date(*last)))
        }
        Days::AnyOf(days) if days.len() <= MOST_DAYS => {
            Some(list(&days.iter().map(|day| date(*day)).collect::<Vec<_>>(), "ou"))
        }
        Days::AnyOf(_) => Some("ces jours-là".into()),
        Days::Soonest => None,
    };
    let at = match times {
        Times::Any => None,
        Times::At(at) => Some(format!("à {}", time(at))),
        Times::Around(at) => Some(format!("vers {}", time(at))),
        Times::From(from) => Some(format!("à {} ou plus tard", time(from))),
        Times::Until(until) => Some(format!("avant {}", time(until))),
        Times::Between { from, until } => Some(format!("entre {} et {}", time(from), time(until))),
    };
    match (day, at) {
        (Some(day), Some(at)) => Some(format!("{at} {day}")),
        (one, other) => one.or(other),
    }
}

/// "le jeudi 26 novembre à 9 h", "aujourd'hui à 13 h"
pub(super) fn moment(wall: DateTime, today: Date) -> String {
    let day = near(wall.date(), today).map_or_else(|| date(wall.date()), str::to_owned);
    format!("{day} à {}", time(wall.time()))
}

/// "le jeudi 26 novembre", "demain, le mardi 24 novembre"
pub(super) fn day(date: Date, today: Date) -> String {
    match near(date, today) {
        Some(near) => format!("{near}, {}", self::date(date)),
        None => self::date(date),
    }
}

/// "aujourd'hui", "demain"; no other day has a name beside its date.
pub(super) fn near(date: Date, today: Date) -> Option<&'static str> {
    if date == today {
        Some(TODAY)
    } else if today.tomorrow().is_ok_and(|tomorrow| date == tomorrow) {
        Some("demain")
    } else {
        None
    }
}

/// "le mardi 24 novembre"
pub(super) fn date(date: Date) -> String {
    format!("le {}", bare_date(date))
}

/// "mardi 1er décembre"
pub(super) fn bare_date(date: Date) -> String {
    format!("{} {}", weekday(date.weekday()), day_and_month(date))
}

/// "24 novembre", "premier décembre"
pub(super) fn day_and_month(date: Date) -> String {
    let month = match date.month() {
        1 => "janvier",
        2 => "février",
        3 => "mars",
        4 => "avril",
        5 => "mai",
        6 => "juin",
        7 => "juillet",
        8 => "août",
        9 => "septembre",
        10 => "octobre",
        11 => "novembre",
        _ => "décembre",
    };
    match date.day() {
        1 => format!("premier {month}"),
        day => format!("{day} {month}"),
    }
}

/// "mardi"
pub(super) fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "lundi",
        Weekday::Tuesday => "mardi",
        Weekday::Wednesday => "mercredi",
        Weekday::Thursday => "jeudi",
        Weekday::Friday => "vendredi",
        Weekday::Saturday => "samedi",
        Weekday::Sunday => "dimanche",
    }
}

/// "10 h", "14 h 30", "midi"
pub(super) fn time(time: Time) -> String {
    match (time.hour(), time.minute()) {
        (0, 0) => "minuit".into(),
        (12, 0) => "midi".into(),
        (hour, 0) => format!("{hour} h"),
        (hour, minute) => format!("{hour} h {minute:02}"),
    }
}

/// "45 minutes", "une heure", "2 heures et 15 minutes"
pub(super) fn length(length: Minutes) -> String {
    let minutes = match length.0 % 60 {
        1 => "une minute".into(),
        minutes => format!("{minutes} minutes"),
    };
    let hours = match length.0 / 60 {
        1 => "une heure".into(),
        hours => format!("{hours} heures"),
    };
    match (length.0 / 60, length.0 % 60) {
        (0, _) => minutes,
        (_, 0) => hours,
        (_, _) => format!("{hours} et {minutes}"),
    }
}

/// A number in groups, digit by digit: "4 0 3, 2 6 6, 1 2 3 4".
pub(super) fn number(number: &PhoneNumber) -> String {
    crate::wording::digits::in_groups(number)
}

/// "a", "b ou c" as "a, b ou c".
pub(super) fn list<T: AsRef<str>>(items: &[T], joined_by: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [init @ .., last] => {
            let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
            format!("{} {joined_by} {}", init.join(", "), last.as_ref())
        }
    }
}

/// The words with a full stop, unless they end with one.
pub(super) fn sentence(mut words: String) -> String {
    if !words.ends_with('.') {
        words.push('.');
    }
    words
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    #[test]
    fn dates_are_said_with_weekday_and_the_first_as_an_ordinal() {
        assert_eq!(date(civil::date(2026, 11, 24)), "le mardi 24 novembre");
        assert_eq!(date(civil::date(2026, 12, 1)), "le mardi premier décembre");
    }

    #[test]
    fn times_are_said_as_on_a_clock_of_twenty_four_hours() {
        let said = |hour, minute| time(civil::time(hour, minute, 0, 0));
        assert_eq!(said(9, 0), "9 h");
        assert_eq!(said(14, 30), "14 h 30");
        assert_eq!(said(14, 5), "14 h 05");
        assert_eq!(said(12, 0), "midi");
        assert_eq!(said(0, 0), "minuit");
    }
}

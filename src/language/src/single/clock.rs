//! One day, one time, or one of both.
//!
//! Who names two days or times with an "or" takes either: the first is answered. What needs a
//! choice that only the caller can make is asked about, with its readings.

use domain::{Days, Doubt, Times};
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::AmbiguousOffset;

use crate::answer::{Answer, Covered};
use crate::days::{self, DaysHeard};
use crate::tag::Tag;
use crate::times::{self, TimesHeard};

use super::ranges::time_range;
use super::{Kind, Reading, Said, Setting, Value, span};

/// What was said of the calendar and of the clock.
pub(super) struct Heard {
    pub(super) days: DaysHeard,
    pub(super) times: TimesHeard,
}

/// Understands the days and the times of an answer.
pub(super) fn heard(answer: &Answer<'_>) -> Heard {
    let mut covered = Covered::none(&answer.words);
    let days = days::days(answer, &mut covered);
    let times = times::times(answer, &mut covered);
    Heard { days, times }
}

/// Reads a day.
pub(super) fn date(answer: &Answer<'_>, setting: &Setting) -> Reading {
    let days = &days::days(answer, &mut Covered::none(&answer.words));
    let said = |date| Said { value: Value::Date(date), span: span(answer, &[days.words]) };
    match one_day(answer, days) {
        Some(Ok(date)) => Reading::Understood(said(date)),
        Some(Err(Doubt::PastDate(_))) => Reading::Nothing,
        Some(Err(doubt)) => {
            Reading::Ask(dates_in_doubt(answer, &doubt).into_iter().map(said).collect())
        }
        None if days.days.is_some() => range_to_choose_from(answer, setting),
        None => Reading::Nothing,
    }
}

/// Reads a time of day.
pub(super) fn time(answer: &Answer<'_>, setting: &Setting) -> Reading {
    let heard = heard(answer);
    let said = |time| Said { value: Value::Time(time), span: span(answer, &[heard.times.words]) };
    match one_time(&heard.times) {
        Some(Ok(time)) => Reading::Understood(said(time)),
        Some(Err(times)) => Reading::Ask(times.into_iter().map(said).collect()),
        None if heard.times.times.is_some_and(|times| times != Times::Any) => {
            range_to_choose_from(answer, setting)
        }
        None => match now(answer) {
            Some((value, words)) => Reading::Understood(Said {
                value: Value::Time(value.time()),
                span: span(answer, &[Some(words)]),
            }),
            None => Reading::Nothing,
        },
    }
}

/// Reads a day and a time. Without a day it is the next such time.
pub(super) fn datetime(answer: &Answer<'_>, setting: &Setting) -> Reading {
    let heard = heard(answer);
    if matches!(heard.days.days, Some(Days::AnyOf(_)))
        && let Some(before) = before_or(answer)
        && let reading @ Reading::Understood(_) = super::read(before, Kind::DateTime, setting)
    {
        return reading;
    }
    let words = [heard.days.words, heard.times.words];
    let said = |value| Said { value, span: span(answer, &words) };
    let day = one_day(answer, &heard.days);
    let time = one_time(&heard.times);
    let (date, time) = match (day, time) {
        (Some(Ok(date)), Some(Ok(time))) => (date, time),
        (Some(Err(Doubt::PastDate(_))), _) => return Reading::Nothing,
        (Some(Err(doubt)), Some(Ok(time))) => {
            let dates = dates_in_doubt(answer, &doubt).into_iter();
            let moments = dates.map(|date| said(Value::DateTime(date.to_datetime(time))));
            return Reading::Ask(moments.collect());
        }
        (None, Some(Ok(time))) if heard.days.days.is_none() && !heard.days.refused => {
            let later = i64::from(time <= answer.now.time());
            (days::calendar::plus(answer.today, later), time)
        }
        (Some(Ok(date)), Some(Err(times))) => {
            let moments = times.into_iter().map(|time| date.to_datetime(time));
            return Reading::Ask(moments.map(|moment| said(Value::DateTime(moment))).collect());
        }
        (Some(Ok(date)), None) if heard.times.times.is_none() => {
            return Reading::Ask(vec![said(Value::Date(date))]);
        }
        (None, None) if heard.times.times.is_none() => {
            if let Some((moment, words)) = now(answer) {
                let span = span(answer, &[Some(words)]);
                return Reading::Understood(Said { value: Value::DateTime(moment), span });
            }
            if heard.days.days.is_none() {
                return Reading::Nothing;
            }
            return range_to_choose_from(answer, setting);
        }
        _ => return range_to_choose_from(answer, setting),
    };
    on_the_wall(date.to_datetime(time), setting, said)
}

/// "Thursday at two or Friday at three": what was said before the "or".
fn before_or<'a>(answer: &Answer<'a>) -> Option<&'a str> {
    let words = &answer.words;
    let or = (0..words.len()).find(|at| words.tag(*at) == Tag::Or)?;
    Some(words.heard(0, words.heard_at(or).0))
}

/// A moment that the practice's clock shows once; what it shows twice or never is asked about, and
/// so is what is over.
fn on_the_wall(moment: DateTime, setting: &Setting, said: impl Fn(Value) -> Said) -> Reading {
    let zone = setting.now.time_zone();
    match zone.to_ambiguous_zoned(moment).offset() {
        AmbiguousOffset::Unambiguous { .. } if moment >= setting.now.datetime() => {
            Reading::Understood(said(Value::DateTime(moment)))
        }
        AmbiguousOffset::Unambiguous { .. } => Reading::Ask(Vec::new()),
        AmbiguousOffset::Gap { .. } => {
            let later = moment.saturating_add(jiff::SignedDuration::from_hours(1));
            Reading::Ask(vec![said(Value::DateTime(later))])
        }
        AmbiguousOffset::Fold { .. } => Reading::Ask(vec![said(Value::DateTime(moment))]),
    }
}

/// The stretch that was said where one day or time was asked for: which one of it, is asked.
fn range_to_choose_from(answer: &Answer<'_>, setting: &Setting) -> Reading {
    match time_range(answer, setting) {
        Reading::Understood(said) => Reading::Ask(vec![said]),
        Reading::Ask(candidates) => Reading::Ask(candidates),
        Reading::Nothing => Reading::Ask(Vec::new()),
    }
}

/// The one day that is meant, or why there is none; `None` when there are many.
fn one_day(answer: &Answer<'_>, heard: &DaysHeard) -> Option<Result<Date, Doubt>> {
    let core = heard.extent.and_then(|extent| extent.core).filter(|core| *core >= answer.today);
    match (&heard.days, &heard.doubt) {
        (Some(Days::On(date)), _) => Some(Ok(*date)),
        (Some(Days::AnyOf(dates)), _) => dates.first().map(|date| Ok(*date)),
        (Some(Days::Between { .. }), _) => core.map(Ok),
        (Some(Days::Soonest), _) | (None, None) => None,
        (None, Some(doubt)) => Some(Err(doubt.clone())),
    }
}

/// The one time that is meant, or those that a person would ask about; `None` when there are many.
fn one_time(heard: &TimesHeard) -> Option<Result<Time, Vec<Time>>> {
    if let Some(time) = heard.either.first() {
        return Some(Ok(*time));
    }
    match (heard.times, &heard.doubt) {
        (Some(Times::At(time) | Times::Around(time)), _) => Some(Ok(time)),
        // "After three": from then on any time would do.
        (Some(Times::From(time) | Times::Until(time)), _) if heard.part.is_none() => Some(Ok(time)),
        (None, Some(Doubt::WhichTime(times))) => Some(Err(times.clone())),
        (Some(_) | None, _) => None,
    }
}

/// The dates that a doubt leaves.
fn dates_in_doubt(answer: &Answer<'_>, doubt: &Doubt) -> Vec<Date> {
    match doubt {
        Doubt::WeekdayOfDate { weekday, date } => {
            let near = days::calendar::in_week(*date, 0, *weekday);
            [*date, near].into_iter().filter(|date| *date >= answer.today).collect()
        }
        Doubt::WhichDay(dates) => dates.clone(),
        Doubt::NoSuchDate | Doubt::PastDate(_) | Doubt::WhichTime(_) | Doubt::WhichService(_) => {
            Vec::new()
        }
    }
}

/// "Now", to the minute.
pub(super) fn now(answer: &Answer<'_>) -> Option<(DateTime, (usize, usize))> {
    let at = (0..answer.words.len()).find(|at| answer.words.tag(*at) == Tag::Now)?;
    Some((to_the_minute(answer.now), (at, at + 1)))
}

/// The moment without its seconds.
pub(super) fn to_the_minute(moment: DateTime) -> DateTime {
    let time = Time::constant(moment.hour(), moment.minute(), 0, 0);
    moment.date().to_datetime(time)
}

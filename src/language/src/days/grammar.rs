//! How days are said: one day or one stretch of days, near, counted or dated.

use super::calendar;
use super::dated::{dated, day_of_month, month, month_and_day, numeric, skip, weekday};
use super::stretch;
use super::term::{Month, Term, Week};
use crate::answer::Answer;
use crate::numbers::{Read, count, ordinal};
use crate::tag::Tag;

/// Reads one day, or one stretch of days, that begins at `at`.
pub(super) fn term(answer: &Answer<'_>, at: usize) -> Read<Term> {
    near(answer, at)
        .or_else(|| counted(answer, at))
        .or_else(|| nth_weekday(answer, at))
        .or_else(|| weekday(answer, at))
        .or_else(|| month_and_day(answer, at))
        .or_else(|| stretch::stretch(answer, at))
        .or_else(|| day_of_month(answer, at))
        .or_else(|| numeric(answer, at))
}

/// Today, tomorrow, the day after tomorrow, yesterday.
fn near(answer: &Answer<'_>, at: usize) -> Read<Term> {
    let words = &answer.words;
    let ahead = |days, end| Some((Term::Date(calendar::plus(answer.today, days)), end));
    let from = skip(answer, at, Tag::The);
    match (words.tag(from), words.tag(from + 1), words.tag(from + 2)) {
        (Tag::Day, Tag::After, Tag::Tomorrow) => return ahead(2, from + 3),
        (Tag::Day, Tag::After, Tag::The) if words.tag(from + 3) == Tag::Tomorrow => {
            return ahead(2, from + 4);
        }
        (Tag::Day, Tag::After, _) => {
            let Some((term, end)) = dated(answer, from + 2) else {
                return Some((Term::DayAfter, from + 2));
            };
            let (_, last) = term.dates(answer).ok()?;
            return Some((Term::Date(calendar::plus(last, 1)), end));
        }
        (Tag::Next | Tag::Following, Tag::Day, _) => return Some((Term::DayAfter, from + 2)),
        (Tag::Week, Tag::After, next) if next != Tag::Next && from > at => {
            return Some((Term::WeekAfter, from + 2));
        }
        _ => {}
    }
    match (words.tag(at), words.tag(at + 1)) {
        (Tag::Tomorrow, Tag::Week) => ahead(8, at + 2),
        (Tag::Today, Tag::Week) => ahead(7, at + 2),
        (Tag::Today | Tag::Tonight, _)
        | (Tag::This, Tag::Morning | Tag::Afternoon | Tag::Evening) => ahead(0, at + 1),
        (Tag::Tomorrow, _) => ahead(1, at + 1),
        (Tag::Yesterday, _) => ahead(-1, at + 1),
        _ => None,
    }
}

/// In three days, two weeks from now, a week from Friday, a fortnight tomorrow, two weeks ago.
fn counted(answer: &Answer<'_>, at: usize) -> Read<Term> {
    let words = &answer.words;
    let is_in = words.tag(at) == Tag::In;
    let from = skip(answer, at, Tag::In);
    let from = if is_in { skip(answer, from, Tag::Around) } else { from };
    let couple = words.phrase_at(answer.lexicon.days.couple, from);
    let bare_week = (words.tag(from), words.tag(from + 1)) == (Tag::Week, Tag::From);
    let (number, behind) = couple
        .map(|end| (2, end))
        .or(bare_week.then_some((1, from)))
        .or_else(|| count(words, from))?;
    let unit = words.tag(behind);
    if let Tag::Weekday(weekday) = unit {
        // "Two Fridays from now."
        let from_now = (words.tag(behind + 1), words.tag(behind + 2)) == (Tag::From, Tag::Now);
        let term =
            Term::Weekday { weekday, week: Week::Coming, weeks_later: i64::from(number) - 1 };
        return from_now.then_some((term, behind + 3));
    }
    let days = match unit {
        Tag::Day => 1,
        Tag::Week => 7,
        Tag::Fortnight => 14,
        Tag::MonthUnit => 0,
        _ => return None,
    } * i64::from(number);
    let after = |date| match unit {
        Tag::MonthUnit => calendar::plus_months(date, number),
        _ => calendar::plus(date, days),
    };
    let end = behind + 1;
    match (words.tag(end), words.tag(end + 1)) {
        (Tag::Ago, _) => {
            let date = calendar::plus(answer.today, -days.max(1));
            return Some((Term::Date(date), end + 1));
        }
        (Tag::From | Tag::After, Tag::Now) => {
            return Some((Term::Date(after(answer.today)), end + 2));
        }
        _ => {}
    }
    let base = match words.tag(end) {
        Tag::From | Tag::After | Tag::On => end + 1,
        _ => end,
    };
    let based = near(answer, base).or_else(|| weekday(answer, base));
    if let Some((term, end)) = based
        && (base < end && unit != Tag::Day || base > behind + 1)
        && let Ok((date, _)) = term.dates(answer)
    {
        return Some((Term::Date(after(date)), end));
    }
    is_in.then(|| (Term::Date(after(answer.today)), end))
}

/// The first Monday in June, the last Friday of the month.
fn nth_weekday(answer: &Answer<'_>, at: usize) -> Read<Term> {
    let words = &answer.words;
    let from = skip(answer, at, Tag::The);
    let (nth, end) = if words.tag(from) == Tag::Last {
        (-1, from + 1)
    } else {
        let (nth, end) = ordinal(words, from)?;
        (i8::try_from(nth).ok().filter(|nth| *nth <= 5)?, end)
    };
    let Tag::Weekday(weekday) = words.tag(end) else {
        return None;
    };
    let of = end + 1;
    let month = match words.tag(of) {
        Tag::Of | Tag::In => month(answer, of + 1),
        _ => None,
    };
    let (month, end) = match month {
        Some(read) => read,
        None if nth > 0 && from > at => (Month::Open, of),
        None => return None,
    };
    let term = Term::NthWeekday { nth, weekday, month };
    Some((term, end))
}

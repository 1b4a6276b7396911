//! How days are said: one day or one stretch of days, near, counted or dated.

use super::calendar;
use super::dated::{dated, day_of_month, feast, month, month_and_day, numeric, skip, weekday};
use super::stretch;
use super::term::{Month, Term, Week};
use crate::amounts::{Length, length};
use crate::answer::{Answer, Sought};
use crate::numbers::{Read, count, ordinal};
use crate::tag::Tag;

/// Reads one day, or one stretch of days, that begins at `at`.
pub(super) fn term(answer: &Answer<'_>, at: usize) -> Read<Term> {
    feast_weekend(answer, at)
        .or_else(|| feast(answer, at))
        .or_else(|| near(answer, at))
        .or_else(|| counted(answer, at))
        .or_else(|| beside(answer, at))
        .or_else(|| nth_weekday(answer, at))
        .or_else(|| weekday(answer, at))
        .or_else(|| month_and_day(answer, at))
        .or_else(|| numeric(answer, at))
        .or_else(|| stretch::stretch(answer, at))
        .or_else(|| day_of_month(answer, at))
}

/// Today, tomorrow, the day after tomorrow, yesterday.
fn near(answer: &Answer<'_>, at: usize) -> Read<Term> {
    let words = &answer.words;
    let ahead = |days, end| Some((Term::Date(calendar::plus(answer.today, days)), end));
    if let Some(end) = words.phrase_at(answer.lexicon.days.one_after, at) {
        return Some((Term::OneAfter, end));
    }
    let from = skip(answer, at, Tag::The);
    match (words.tag(from), words.tag(from + 1), words.tag(from + 2)) {
        (Tag::Day, Tag::After | Tag::Following, Tag::Tomorrow) => return ahead(2, from + 3),
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
        (Tag::Day, Tag::Before, _) => {
            let (term, end) = near(answer, from + 2).or_else(|| dated(answer, from + 2))?;
            let (first, _) = term.dates(answer).ok()?;
            return Some((Term::Date(calendar::plus(first, -1)), end));
        }
        (Tag::Next | Tag::Following, Tag::Day, _) => return Some((Term::DayAfter, from + 2)),
        (Tag::Week, Tag::After, next) if next != Tag::Next && from > at => {
            return Some((Term::WeekAfter, from + 2));
        }
        _ => {}
    }
    if words.phrase_before(answer.lexicon.days.greeting, at).is_some() {
        return None;
    }
    match (words.tag(at), words.tag(at + 1)) {
        (Tag::Tomorrow, Tag::Week) => ahead(8, at + 2),
        (Tag::Today, Tag::Week) => ahead(7, at + 2),
        (Tag::Today | Tag::Tonight, _)
        | (Tag::This, Tag::Morning | Tag::Afternoon | Tag::Evening | Tag::Night | Tag::Pm) => {
            ahead(0, at + 1)
        }
        (Tag::Tomorrow, _) => ahead(1, at + 1),
        (Tag::Yesterday, _) => ahead(-1, at + 1),
        _ => None,
    }
}

/// In three days, two weeks from now, a week from Friday, a fortnight tomorrow, two weeks ago, three
/// days after Easter, two weeks before the twentieth.
fn counted(answer: &Answer<'_>, at: usize) -> Read<Term> {
    let words = &answer.words;
    let amounts = &answer.lexicon.amounts;
    let is_in = words.tag(at) == Tag::In;
    let from = skip(answer, at, Tag::In);
    let from = if is_in { skip(answer, from, Tag::Around) } else { from };
    if let Some(read) = weekdays_ahead(answer, from) {
        return Some(read);
    }
    // "Week from Friday": the "a" is lost.
    let bare_week = (words.tag(from), words.tag(from + 1)) == (Tag::Week, Tag::From);
    let (length, end) = match length(answer, from) {
        Some((length, end)) => (length, end),
        None if bare_week => (Length::week(), from + 1),
        None => return None,
    };
    if !length.is_of_calendar() {
        return None;
    }
    if words.tag(end) == Tag::Ago {
        return Some((Term::Date(length.after_date(answer.today, -1)), end + 1));
    }
    if let Some(end) = words.phrase_at(amounts.from_now, end) {
        return Some((Term::Date(length.after_date(answer.today, 1)), end));
    }
    // "For ten days from the eighteenth" is how long.
    if words.tag_before(at, 1) == Tag::For && answer.sought == Sought::Stretch {
        return None;
    }
    let sign = if words.tag(end) == Tag::Before { -1 } else { 1 };
    let base = match words.tag(end) {
        Tag::From | Tag::After | Tag::On | Tag::Before => end + 1,
        _ => end,
    };
    // "The third", with nothing between, is no week's.
    let based = near(answer, base).or_else(|| feast(answer, base)).or_else(|| match base {
        base if base > end => dated(answer, base),
        base => weekday(answer, base),
    });
    if let Some((term, behind)) = based
        && (base > end || !length.is_of_days())
        && let Ok((date, _)) = term.dates(answer)
    {
        return Some((Term::Date(length.after_date(date, sign)), behind));
    }
    is_in.then(|| (Term::Date(length.after_date(answer.today, 1)), end))
}

/// Two Fridays from now.
fn weekdays_ahead(answer: &Answer<'_>, at: usize) -> Read<Term> {
    let words = &answer.words;
    let (number, behind) = count(words, at)?;
    let Tag::Weekday(weekday) = words.tag(behind) else {
        return None;
    };
    let end = words.phrase_at(answer.lexicon.amounts.from_now, behind + 1)?;
    let term = Term::Weekday { weekday, week: Week::Coming, weeks_later: i64::from(number) - 1 };
    Some((term, end))
}

/// The Friday before Labour Day, the Monday after the twentieth, the week after Easter.
fn beside(answer: &Answer<'_>, at: usize) -> Read<Term> {
    let words = &answer.words;
    let from = skip(answer, at, Tag::The);
    let side = words.tag(from + 1);
    let base = || {
        let (term, end) = near(answer, from + 2).or_else(|| dated(answer, from + 2))?;
        term.dates(answer).ok().map(|(first, last)| (first, last, end))
    };
    match (words.tag(from), side) {
        (Tag::Weekday(weekday), Tag::After) if words.tag(from + 2) != Tag::Next => {
            // "The Friday after this one."
            let this = words.tag(from + 2) == Tag::This;
            let one = words.phrase_at(answer.lexicon.times.pronoun, from + 3).filter(|_| this);
            if let Some(end) = one {
                return Some((Term::Weekday { weekday, week: Week::Coming, weeks_later: 1 }, end));
            }
            let (_, last, end) = base()?;
            Some((Term::Date(calendar::coming(last, weekday)), end))
        }
        (Tag::Weekday(weekday), Tag::Before) => {
            let (first, _, end) = base()?;
            Some((Term::Date(calendar::gone(first, weekday)), end))
        }
        (Tag::Week | Tag::Weekend, Tag::After | Tag::Before)
            if words.tag(from + 2) != Tag::Next =>
        {
            let (first, last, end) = base()?;
            let monday = match side {
                Tag::After => calendar::plus(calendar::monday(last), 7),
                _ => calendar::plus(calendar::monday(first), -7),
            };
            let weekend = words.tag(from) == Tag::Weekend;
            // The weekend after a day is the coming one, in the same week.
            let monday = match side {
                Tag::After if weekend => calendar::plus(monday, -7),
                _ => monday,
            };
            let first = calendar::plus(monday, if weekend { 5 } else { 0 });
            Some((Term::Stretch(first, calendar::plus(monday, 6)), end))
        }
        _ => None,
    }
}

/// Memorial Day weekend: from the Saturday to the Sunday or the holiday's Monday.
fn feast_weekend(answer: &Answer<'_>, at: usize) -> Read<Term> {
    let (Term::Date(date), end) = feast(answer, at)? else {
        return None;
    };
    let long = end + usize::from(answer.words.tag(end) == Tag::Unknown);
    let end = if answer.words.tag(end) == Tag::Weekend { end } else { long };
    if answer.words.tag(end) != Tag::Weekend {
        return None;
    }
    let near = if date.weekday() == jiff::civil::Weekday::Monday { -2 } else { 0 };
    let saturday = calendar::plus(calendar::monday(calendar::plus(date, near)), 5);
    let last = calendar::plus(saturday, 1).max(date);
    Some((Term::Stretch(saturday.min(date), last), end + 1))
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
    if words.tag(of) == Tag::After && nth > 0 {
        let (base, end) = near(answer, of + 1).or_else(|| dated(answer, of + 1))?;
        let first = calendar::coming(base.dates(answer).ok()?.1, weekday);
        return Some((Term::Date(calendar::plus(first, 7 * i64::from(nth - 1))), end));
    }
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

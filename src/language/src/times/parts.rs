//! Parts of the day, and times that people name by what they do then.

use jiff::civil::{Time, time};

use super::clock::{Clock, HalfDay};
use super::said::half_of_part;
use super::wish::TimeWish;
use crate::answer::{Answer, Covered};
use crate::numbers::Read;
use crate::tag::Tag;

const fn at(hour: i8) -> Time {
    time(hour, 0, 0, 0)
}

/// After work, after school, before and after lunch, at lunchtime.
pub(super) fn around_work(answer: &Answer<'_>, from: usize) -> Read<TimeWish> {
    let words = &answer.words;
    let times = &answer.lexicon.times;
    let after = |hour, end| Some((TimeWish::From(Clock::fixed(hour)), end));
    if let Some(end) = words.phrase_at(times.after_work, from) {
        return after(17, end);
    }
    if let Some(end) = words.phrase_at(times.after_school, from) {
        return after(15, end);
    }
    let lunch = |from| {
        let the = from + usize::from(matches!(words.tag(from), Tag::The | Tag::A | Tag::Harmless));
        (words.tag(the) == Tag::Lunch).then_some(the + 1)
    };
    match words.tag(from) {
        Tag::After => after(13, lunch(from + 1)?),
        Tag::Before | Tag::Until | Tag::By => {
            Some((TimeWish::Until(Clock::fixed(12)), lunch(from + 1)?))
        }
        Tag::Lunch => Some((TimeWish::Between(Clock::fixed(12), Clock::fixed(13)), from + 1)),
        _ => None,
    }
}

/// Morning, late afternoon, first thing, the end of the day.
pub(super) fn part(answer: &Answer<'_>, covered: &Covered, from: usize) -> Read<TimeWish> {
    let words = &answer.words;
    let times = &answer.lexicon.times;
    if let Some(end) = words.phrase_at(times.first_thing, from) {
        return Some((TimeWish::Part(at(6), first_hours(answer), HalfDay::Am), end));
    }
    if let Some(end) = words.phrase_at(times.end_of_day, from) {
        return Some((TimeWish::Part(at(15), at(17), HalfDay::Pm), end));
    }
    let tag = words.tag(from);
    let half = if tag == Tag::Tonight { HalfDay::Pm } else { half_of_part(tag)? };
    let greets = words.phrase_before(times.greeting, from).is_some() && from < 4;
    if greets || words.tag_before(from, 1) == Tag::Last {
        return None;
    }
    let (first, last) = match (tag, which_part(answer, covered, from)) {
        (Tag::Morning, Tag::Early) => (at(6), first_hours(answer)),
        (Tag::Morning, Tag::Middle) => (at(9), at(11)),
        (Tag::Morning, Tag::Late) => (at(9), at(12)),
        (Tag::Morning, _) => (at(6), at(12)),
        (Tag::Afternoon, Tag::Early) => (at(12), at(15)),
        (Tag::Afternoon, Tag::Middle) => (at(14), at(16)),
        (Tag::Afternoon, Tag::Late) => (at(15), at(17)),
        (Tag::Afternoon, _) => (at(12), at(17)),
        (_, Tag::Early) => (at(17), at(19)),
        (_, Tag::Late) => (at(19), at(21)),
        (_, _) => (at(17), at(21)),
    };
    Some((TimeWish::Part(first, last, half), from + 1))
}

/// The early morning: until nine, or for an hour after a practice has opened later.
fn first_hours(answer: &Answer<'_>) -> Time {
    let opens = answer.vocabulary.open.map_or(at(8), |open| open.opens);
    let hour = opens.hour().saturating_add(1).clamp(9, 12);
    at(hour)
}

/// Whether the part at `from` is said to be early, middle or late; a day may stand between.
fn which_part(answer: &Answer<'_>, covered: &Covered, from: usize) -> Tag {
    let words = &answer.words;
    for before in (from.saturating_sub(5)..from).rev() {
        let tag = words.tag(before);
        match tag {
            Tag::Early | Tag::Middle | Tag::Late => return tag,
            Tag::Earlier => return Tag::Early,
            Tag::Later => return Tag::Late,
            Tag::In | Tag::The | Tag::On | Tag::This | Tag::Dash => {}
            _ if covered.has(before) => {}
            _ => break,
        }
    }
    match (words.tag(from + 1), words.tag(from + 2)) {
        (Tag::Early | Tag::Late, _) => words.tag(from + 1),
        _ => Tag::End,
    }
}

//! How times are wished for: at one, around one, after, before, between two, in a part of the day.

use domain::{Expecting, Intent};
use jiff::civil::{DateTime, Time};

use super::ahead::moment;
use super::clock::{Clock, HalfDay};
use super::parts::{around_work, part};
use super::said::{Said, said};
use crate::answer::{Answer, Covered, Sought};
use crate::numbers::{Read, cardinal};
use crate::tag::Tag;

/// Most times in one list.
const MOST_IN_LIST: usize = 4;

/// Times as they were wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TimeWish {
    /// Any time.
    Any,
    /// At one of these, one being the usual case.
    OneOf(Vec<Clock>),
    /// At about this time.
    Around(Clock),
    /// At this time or later.
    From(Clock),
    /// Before this time.
    Until(Clock),
    /// From the one to the other.
    Between(Clock, Clock),
    /// At the time that is so far from now.
    Ahead(Time),
    /// A part of the day.
    Part(DayPart),
    /// Behind something of the day, "after lunch", up to the end of the part that it opens.
    Behind(DayPart),
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DayPart {
    /// Its first minute.
    pub(super) from: Time,
    /// The minute behind its last, after `from`.
    pub(super) until: Time,
    /// The half of the day that an hour in it is in.
    pub(super) half: HalfDay,
    /// What it is called in what `bella understand` prints; none when it was put together.
    pub(super) name: Option<&'static str>,
}

/// Reads the times that are wished for from `from` on.
pub(super) fn time_wish(answer: &Answer<'_>, covered: &Covered, from: usize) -> Read<TimeWish> {
    ahead(answer, from)
        .or_else(|| around_work(answer, from))
        .or_else(|| bounded(answer, from))
        .or_else(|| range(answer, covered, from))
        .or_else(|| clocks(answer, covered, from))
        .or_else(|| part(answer, covered, from))
        .or_else(|| any(answer, from))
}

/// In two hours.
fn ahead(answer: &Answer<'_>, from: usize) -> Read<TimeWish> {
    let (moment, end) = moment(answer, from)?;
    let time = Time::constant(moment.hour(), moment.minute(), 0, 0);
    Some((TimeWish::Ahead(time), end))
}

/// After three, before noon, no later than three thirty, from ten on, by four.
fn bounded(answer: &Answer<'_>, from: usize) -> Read<TimeWish> {
    let words = &answer.words;
    let times = &answer.lexicon.times;
    if let Some(behind) = words.phrase_at(times.no_later, from) {
        let (said, end) = said(answer, behind)?;
        return Some((TimeWish::Until(said.clock), end));
    }
    if let Some(behind) = words.phrase_at(times.no_earlier, from) {
        let (said, end) = said(answer, behind)?;
        return Some((TimeWish::From(said.clock), end));
    }
    let behind = from + 1 + usize::from(matches!(words.tag(from + 1), Tag::At | Tag::Around));
    match words.tag(from) {
        // "In the after noon" is a part of the day.
        Tag::After if is_after_noon(answer, from) => None,
        Tag::After | Tag::Past => {
            let (said, end) = said(answer, behind)?;
            Some((TimeWish::From(said.clock), end))
        }
        Tag::Before | Tag::Until | Tag::By | Tag::Through => {
            let (said, end) = said(answer, behind)?;
            Some((TimeWish::Until(said.clock), end))
        }
        Tag::Start if words.tag(from + 1) == Tag::At => {
            let (said, end) = said(answer, behind)?;
            Some((TimeWish::From(said.clock), end))
        }
        Tag::From => {
            let (said, end) = said(answer, behind)?;
            if joins(words.tag(end)) && self::said(answer, end + 1).is_some() {
                return None;
            }
            let end = words.phrase_at(times.or_later, end).unwrap_or(end);
            Some((TimeWish::From(said.clock), end))
        }
        _ => None,
    }
}

/// Whether "afternoon" was heard as two words: after an article, or as "this".
pub(super) fn is_after_noon(answer: &Answer<'_>, at: usize) -> bool {
    let words = &answer.words;
    let placed = matches!(words.tag_before(at, 1), Tag::The | Tag::This);
    placed && (words.tag(at), words.tag(at + 1)) == (Tag::After, Tag::Noon)
}

/// Whether a word stands between the two ends of a range.
fn joins(tag: Tag) -> bool {
    matches!(tag, Tag::To | Tag::Until | Tag::Through | Tag::Dash)
}

/// Between two and four, from ten to noon, nine to eleven.
fn range(answer: &Answer<'_>, covered: &Covered, from: usize) -> Read<TimeWish> {
    let words = &answer.words;
    let opened = matches!(words.tag(from), Tag::Between | Tag::From);
    let placed = matches!(words.tag(from), Tag::At | Tag::Around);
    let first = from + usize::from(opened || placed);
    let (one, behind) = said(answer, first)?;
    let ends = (words.tag(from), words.tag(behind));
    // "Nine two eleven": how a range is heard, where one is wanted.
    let heard_two = answer.sought == Sought::Stretch && ends.1 == Tag::Unit(2);
    if !(joins(ends.1) || ends == (Tag::Between, Tag::And) || heard_two) {
        return None;
    }
    let (two, end) = said(answer, behind + 1)?;
    // "Three to four" may be anything unless a time was asked for or something else says so.
    let asked = matches!(answer.asked, Expecting::Time | Expecting::Slot | Expecting::Appointment);
    let beside_day = first > 0 && covered.has(first - 1) || is_before_day(answer, covered, end);
    let sure = opened || asked || beside_day || !(one.bare && two.bare);
    if !sure || covered.has(first) {
        return None;
    }
    // "Change it from two to three" names one time to come.
    let moving = answer.lexicon.standing.moving;
    if words.find(moving).any(|(_, until)| until <= from) {
        return Some((TimeWish::OneOf(vec![two.clock]), end));
    }
    Some((TimeWish::Between(one.clock, two.clock), end))
}

/// At three, two thirty, threeish, around noon, two or three.
fn clocks(answer: &Answer<'_>, covered: &Covered, from: usize) -> Read<TimeWish> {
    let words = &answer.words;
    let times = &answer.lexicon.times;
    let mut at = from;
    let mut around = false;
    while matches!(words.tag(at), Tag::At | Tag::Around) {
        let proposes = words.phrase_before(times.proposing, at + 1).is_some();
        around |= words.tag(at) == Tag::Around && !proposes;
        at += 1;
    }
    let (first, mut end) = said(answer, at)?;
    let placed = at > from;
    if covered.has(at)
        || is_one_of_them(answer, at)
        || first.bare && !placed && !may_be_bare(answer, covered, at)
    {
        return None;
    }
    if let Some(end) = words.phrase_at(times.or_later, end) {
        return Some((TimeWish::From(first.clock), end));
    }
    if let Some(end) = words.phrase_at(times.or_earlier, end) {
        return Some((TimeWish::Until(first.clock), end));
    }
    let mut clocks = vec![first.clock];
    while let Some((next, behind)) = joined(answer, end) {
        clocks.push(next.clock);
        end = behind;
        if clocks.len() == MOST_IN_LIST {
            break;
        }
    }
    if clocks.len() == 1 && (around || first.about) {
        return Some((TimeWish::Around(first.clock), end));
    }
    Some((TimeWish::OneOf(clocks), end))
}

/// The next time of a list, behind "or".
fn joined(answer: &Answer<'_>, at: usize) -> Read<Said> {
    let words = &answer.words;
    if words.tag(at) != Tag::Or {
        return None;
    }
    let mut next = at + 1;
    // "Two, or actually three" is no list.
    if words.phrase_at(answer.lexicon.standing.corrections, next).is_some() {
        return None;
    }
    while let Some(end) = words.phrase_at(answer.lexicon.days.perhaps, next) {
        next = end;
    }
    next += usize::from(words.tag(next) == Tag::At);
    said(answer, next)
}

/// Whether a bare number at `at` can only be an hour: a time was asked for, or a day stands
/// before it and nothing behind it.
fn may_be_bare(answer: &Answer<'_>, covered: &Covered, at: usize) -> bool {
    let words = &answer.words;
    // "The one on Tuesday", "another one": a pronoun, unless nothing stands before it.
    let pronoun = words.phrase_at(answer.lexicon.times.pronoun, at).is_some();
    let stands_alone = matches!(words.tag_before(at, 1), Tag::End | Tag::No | Tag::Or);
    if pronoun && !(stands_alone || answer.is_whole(at, at + 1)) {
        return false;
    }
    let behind_day = at > 0 && covered.has(at - 1);
    let number_end = cardinal(words, at).map_or(at, |(_, end)| end);
    let before_day = is_before_day(answer, covered, number_end);
    let ends = matches!(words.tag(number_end), Tag::End | Tag::Harmless | Tag::Not);
    match answer.asked {
        Expecting::Time => true,
        Expecting::Slot | Expecting::Appointment => !is_choice(answer, at),
        Expecting::Confirmation => {
            // "No, three", "I said four", "change it to four": to what was read back.
            let before = words.tag_before(at, 1);
            let amends = matches!(before, Tag::To | Tag::Harmless | Tag::No | Tag::Not);
            ends && (behind_day || amends) || before_day
        }
        Expecting::Date | Expecting::Intent | Expecting::Anything => {
            // "Tomorrow morning, like ten", "the same time, say three".
            let supposed = answer.sought == Sought::Moment
                && words.phrase_before(answer.lexicon.days.perhaps, at).is_some();
            let corrected = answer.sought == Sought::Moment
                && words.phrase_before(answer.lexicon.standing.corrections, at).is_some();
            let listed = answer.sought == Sought::Moment && words.tag(number_end) == Tag::Or;
            let moved = is_moved_to(answer, at);
            let instead = words.phrase_at(answer.lexicon.standing.corrections, number_end);
            let ends = ends || moved && instead.is_some();
            (ends || listed) && (behind_day || supposed || corrected || moved) || before_day
        }
        Expecting::Service
        | Expecting::Provider
        | Expecting::Name
        | Expecting::Phone
        | Expecting::Code
        | Expecting::Duration
        | Expecting::Message
        | Expecting::Ended => false,
    }
}

/// Whether a wish to move something stands before "to" and the number: "move that to eleven".
fn is_moved_to(answer: &Answer<'_>, at: usize) -> bool {
    let lexicon = answer.lexicon;
    let lists = lexicon.intents.iter().chain(lexicon.midway.tasks);
    let mut moving = lists.filter(|list| list.intent == Intent::Reschedule);
    let to = answer.words.tag_before(at, 1) == Tag::To;
    to && moving.any(|list| answer.words.find(list.phrases).any(|(_, until)| until < at))
}

/// Whether a day follows: "two on Friday", "nine tomorrow".
fn is_before_day(answer: &Answer<'_>, covered: &Covered, at: usize) -> bool {
    let tag = answer.words.tag(at);
    let moment = answer.sought == Sought::Moment;
    tag == Tag::On && covered.has(at + 1)
        || tag == Tag::Tomorrow
        || moment && covered.has(at) && !matches!(tag, Tag::Week | Tag::Day | Tag::MonthUnit)
}

/// Whether a bare number among slots offered says which one: the first three do, unless one
/// begins at that hour.
fn is_choice(answer: &Answer<'_>, at: usize) -> bool {
    let words = &answer.words;
    let Some((number, _)) = cardinal(words, at) else {
        return false;
    };
    let begins = |slot: &DateTime| {
        let hour = u16::from(slot.hour().unsigned_abs());
        slot.minute() == 0 && hour % 12 == number % 12
    };
    let counted = words.phrase_before(answer.lexicon.choice_nouns, at).is_some();
    // "Neither of the two."
    let mut picks = answer.lexicon.picks.iter();
    let picked =
        picks.any(|list| words.find(list.phrases).any(|(from, until)| from < at && at < until));
    counted || picked || (1..=3).contains(&number) && !answer.offered.iter().any(begins)
}

/// "The one in the morning": a pronoun, and no hour.
fn is_one_of_them(answer: &Answer<'_>, at: usize) -> bool {
    let words = &answer.words;
    let pronoun = words.phrase_at(answer.lexicon.times.pronoun, at) == Some(at + 1);
    let placed = matches!(words.tag(at + 1), Tag::In | Tag::On | Tag::At | Tag::For);
    answer.is_choosing() && pronoun && placed && words.tag_before(at, 1) == Tag::The
}

/// Any time, unless a time follows: "any time after three".
fn any(answer: &Answer<'_>, from: usize) -> Read<TimeWish> {
    let end = answer.words.phrase_at(answer.lexicon.times.any, from)?;
    Some((TimeWish::Any, end))
}

impl TimeWish {
    /// What is wished for when just this is not: "not before ten" is from ten on.
    pub(super) fn turned_round(&self) -> Option<Self> {
        match self {
            Self::From(clock) => Some(Self::Until(*clock)),
            Self::Until(clock) => Some(Self::From(*clock)),
            Self::Any
            | Self::OneOf(_)
            | Self::Around(_)
            | Self::Between(..)
            | Self::Ahead(_)
            | Self::Part(_)
            | Self::Behind(_) => None,
        }
    }

    /// What is left of the day when a part of it is refused: "not in the morning".
    pub(super) fn other_parts(&self) -> Option<Self> {
        let Self::Part(part) = self else {
            return None;
        };
        let hour = |time: Time| u8::try_from(time.hour()).unwrap_or_default();
        Some(match part.half {
            HalfDay::Am => Self::From(Clock::fixed(hour(part.until))),
            HalfDay::Pm => Self::Until(Clock::fixed(hour(part.from))),
        })
    }
}

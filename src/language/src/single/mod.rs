//! One value for one question, with the words that it came from: what `bella understand` prints.
//!
//! **Invariant:** an answer is understood, or asked about with its readings, or neither; what it
//! was read from is a part of what was said.

mod ahead;
mod amounts;
mod clock;
mod ranges;
mod words;

use std::ops::Range;

use domain::{Country, Expecting, Intent, Language, OpenPeriod, PersonName, SpokenNumber, Verdict};
use jiff::Zoned;
use jiff::civil::{Date, DateTime, Time};

use crate::answer::{Answer, Sought};
use crate::arrange::arrange;
use crate::lexicon_of;
use crate::roll::Roll;
use crate::transcript::Transcript;

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    DateTime,
    /// A stretch of days, of times, or of both.
    TimeRange,
    /// How long.
    Duration,
    /// A telephone number.
    Phone,
    /// A person's name.
    Name,
    /// Agreement or refusal.
    YesNo,
    /// What the caller wants.
    Intent,
    /// How many.
    Number,
}

/// Where and when something is said.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The time of the call on the practice's wall.
    pub now: Zoned,
    /// Earliest opening and latest closing of the week; `None` is 08:00 to 18:00.
    pub open: Option<OpenPeriod>,
    /// How dates in digits and telephone numbers are read, and whose holidays there are.
    pub country: Country,
    /// The language that is spoken.
    pub language: Language,
}

/// A stretch of time; the end is not a part of it. At most one end is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch {
    /// Times of any day.
    Times(Option<Time>, Option<Time>),
    /// Days.
    Dates(Option<Date>, Option<Date>),
    /// From a moment to a moment.
    Moments(Option<DateTime>, Option<DateTime>),
}

/// What was said, of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// A day and a time.
    DateTime(DateTime),
    /// A stretch of time, and the part of the day when one was named.
    TimeRange(Stretch, Option<&'static str>),
    /// How long, in seconds.
    Duration(u32),
    /// A telephone number.
    Phone(SpokenNumber),
    /// A person's name.
    Name(PersonName),
    /// Agreement or refusal.
    YesNo(Verdict),
    /// What the caller wants.
    Intent(Intent),
    /// How many.
    Number(u64),
}

/// A value, and where in the utterance it was read: bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The value.
    pub value: Value,
    /// From the first to behind the last byte of the words that say it.
    pub span: Range<usize>,
}

/// What came of reading an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// It says this.
    Understood(Said),
    /// A person would ask back; these are the readings, if there are any: no two alike, and no
    /// more than eight. That of a moment may be a day alone, when the time is in doubt.
    Ask(Vec<Said>),
    /// It says nothing of that kind.
    Nothing,
}

/// Reads one value of a kind from an answer.
///
/// Of an answer longer than 600 characters the rest is not read.
#[must_use]
pub fn read(words: &str, kind: Kind, setting: &Setting) -> Reading {
    let lexicon = lexicon_of(setting.language);
    let asked = expecting(kind);
    let mut words = Transcript::read(words, lexicon);
    arrange(&mut words, lexicon, asked);
    let vocabulary = domain::Vocabulary {
        country: setting.country,
        open: setting.open,
        services: &[],
        providers: &[],
    };
    let answer = Answer {
        words,
        lexicon,
        asked,
        sought: sought(kind),
        vocabulary,
        roll: Roll::of(vocabulary, lexicon),
        offered: &[],
        today: setting.now.date(),
        now: setting.now.datetime(),
    };
    let reading = match kind {
        Kind::Date => clock::date(&answer, setting),
        Kind::Time => clock::time(&answer, setting),
        Kind::DateTime => clock::datetime(&answer, setting),
        Kind::TimeRange => ranges::time_range(&answer, setting),
        Kind::Duration => amounts::duration(&answer),
        Kind::Number => amounts::number(&answer),
        Kind::Phone => words::phone(&answer),
        Kind::Name => words::name(&answer),
        Kind::YesNo => words::yes_no(&answer),
        Kind::Intent => words::intent(&answer),
    };
    ahead::still_to_come(reading, answer.now)
}

/// What is wanted of the answer.
fn sought(kind: Kind) -> Sought {
    match kind {
        Kind::DateTime => Sought::Moment,
        Kind::TimeRange => Sought::Stretch,
        Kind::Date
        | Kind::Time
        | Kind::Duration
        | Kind::Phone
        | Kind::Name
        | Kind::YesNo
        | Kind::Intent
        | Kind::Number => Sought::One,
    }
}

/// What the conversation would be waiting for.
fn expecting(kind: Kind) -> Expecting {
    match kind {
        Kind::Date | Kind::DateTime => Expecting::Date,
        Kind::Time | Kind::TimeRange => Expecting::Time,
        Kind::Duration | Kind::Number => Expecting::Duration,
        Kind::Phone => Expecting::Phone,
        Kind::Name => Expecting::Name,
        Kind::YesNo => Expecting::Confirmation,
        Kind::Intent => Expecting::Intent,
    }
}

/// From the first to behind the last byte of the words that were understood.
fn span(answer: &Answer<'_>, words: &[Option<(usize, usize)>]) -> Range<usize> {
    let said = words.iter().flatten();
    let from = said.clone().map(|(from, _)| answer.words.heard_at(*from).0).min();
    let last = said.map(|(_, until)| until.saturating_sub(1)).max();
    let until = last.map(|last| answer.words.heard_at(last).1);
    match from.zip(until) {
        Some((from, until)) if from < until => from..until,
        // An answer of "uh" has no words, and says something all the same.
        _ => 0..answer.words.whole().len(),
    }
}

//! How a practice treats those who call it.

use std::collections::BTreeSet;
use std::str::FromStr;

use jiff::civil::{Time, time};

use crate::{Country, Minutes, PhoneNumber, Voices, Wording};

/// How a practice treats those who call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontDesk {
    /// What callers hear first, instead of the usual greeting.
    pub greeting: Option<String>,
    /// The languages it is served in, the first one first; at least one.
    pub languages: Vec<Language>,
    /// What it says in its own words.
    pub wording: Wording,
    /// Which voices it speaks with.
    pub voices: Voices,
    /// Where it is, as it is told to callers.
    pub address: Option<String>,
    /// People who are called in this order, after the practice's transfer number, when that one does
    /// not answer; at most [`MOST_PEOPLE`](Self::MOST_PEOPLE).
    pub more_people: Vec<PhoneNumber>,
    /// Whether a caller whose number the carrier vouches for is greeted by their name.
    pub greets_by_name: bool,
    /// Whether a caller who has named nobody is asked with whom; otherwise anyone who is free will
    /// do, and is named with the times.
    pub asks_provider: bool,
    /// Whether every call goes to a person at once; only where there is one.
    pub forwards_calls: bool,
    /// What a person hears who answers a call that is put through to them.
    pub whisper: Whisper,
    /// How it takes the messages that callers leave.
    pub messages: Messages,
    /// What it takes to hear of an appointment, and to change it.
    pub identity: Identity,
    /// What it does with calls while it is closed.
    pub after_hours: AfterHours,
    /// Numbers whose calls it does not take.
    pub blocked: BTreeSet<PhoneNumber>,
    /// How much one caller may book.
    pub per_caller: PerCaller,
    /// How long before an appointment a customer can still call it off by themselves.
    pub cancel_notice: Minutes,
    /// What it sends to its customers.
    pub texts: Texts,
}

/// A language that Bella speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
}

/// What a practice does with calls while it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterHours {
    /// The same as by day: appointments can be made at night.
    Book,
    /// They go to its transfer number.
    Transfer,
    /// They hear that it is closed.
    Close,
}

/// What a person hears who answers a call that is put through, before they are connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whisper {
    /// Nothing: they are connected at once.
    Nothing,
    /// Who calls and what about, as far as that is known.
    Told,
    /// That, and they have to press 1 to take the call: so no answering machine takes it.
    Asked,
}

/// How a practice takes the messages that callers leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Messages {
    /// As the words that speech recognition makes of them.
    Written,
    /// As recordings.
    Recorded,
    /// As recordings, and the caller is told beforehand that it is one.
    RecordedAfterNotice,
}

/// How a caller is known who wants something with an appointment: always by its name, and by one of
/// these besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// By its number, or from any other one by a code that is sent there as a text.
    NumberOrCode,
    /// By its number: whoever calls from another one is put through to a person.
    Number,
}

/// Most appointments of one telephone number at one practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerCaller {
    /// That start on one day of the practice's calendar, at least 1.
    pub a_day: u16,
    /// That are still to come, at least 1.
    pub to_come: u16,
}

/// What a practice sends to its customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// Whether it sends any.
    pub are_sent: bool,
    /// How long before an appointment its customer is reminded, at most five times.
    pub reminders: Vec<Minutes>,
    /// When nobody is to be woken.
    pub quiet: QuietHours,
}

/// Hours of the day, by the practice's clock, in which no text is sent that can wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// When they begin.
    pub from: Time,
    /// When they end: on the same day, or on the next one when this is before `from`. Equal to
    /// `from` when no hour is quiet.
    pub until: Time,
}

/// A text that names none of the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a language is one of en, fr")]
pub struct UnknownLanguage;

/// A text that names none of the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what is done after hours is one of book, transfer, close")]
pub struct UnknownAfterHours;

/// A text that names none of the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what a person hears first is one of nothing, told, asked")]
pub struct UnknownWhisper;

/// A text that names none of the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("messages are one of written, recorded, recorded_after_notice")]
pub struct UnknownMessages;

/// A text that names none of the choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a caller is known by one of number_or_code, number")]
pub struct UnknownIdentity;

impl FrontDesk {
    /// Most people besides the first who are called for one caller.
    pub const MOST_PEOPLE: usize = 4;

    /// Whether a caller from another number is known by a code. Where no texts are sent there is
    /// none.
    #[must_use]
    pub const fn sends_codes(&self) -> bool {
        matches!(self.identity, Identity::NumberOrCode) && self.texts.are_sent
    }
}

impl Default for FrontDesk {
    /// English, booking at any hour, a word to whoever takes a call, ten appointments of a caller a day and thirty to come,
    /// reminders a day and two hours before, nothing sent between nine in the evening and eight.
    fn default() -> Self {
        Self {
            greeting: None,
            languages: vec![Language::English],
            wording: Wording::default(),
            voices: Voices::default(),
            address: None,
            more_people: Vec::new(),
            greets_by_name: false,
            asks_provider: false,
            forwards_calls: false,
            whisper: Whisper::Told,
            messages: Messages::Written,
            identity: Identity::NumberOrCode,
            after_hours: AfterHours::Book,
            blocked: BTreeSet::new(),
            per_caller: PerCaller { a_day: 10, to_come: 30 },
            cancel_notice: Minutes(0),
            texts: Texts {
                are_sent: true,
                reminders: vec![Minutes(1440), Minutes(120)],
                quiet: QuietHours { from: time(21, 0, 0, 0), until: time(8, 0, 0, 0) },
            },
        }
    }
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// The name that the database and the API use (ISO 639-1).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// What a caller with an emergency hears where the practice has not said what.
    #[must_use]
    pub fn emergency(self, country: Country) -> String {
        let number = country.emergency_number();
        match self {
            Self::English => format!("If this is an emergency, please hang up and dial {number}."),
            Self::French => format!("En cas d'urgence, raccrochez et composez le {number}."),
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|it| it.as_str() == text).ok_or(UnknownLanguage)
    }
}

impl AfterHours {
    /// The name that the database and the API use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Transfer => "transfer",
            Self::Close => "close",
        }
    }
}

impl FromStr for AfterHours {
    type Err = UnknownAfterHours;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = [Self::Book, Self::Transfer, Self::Close];
        all.into_iter().find(|it| it.as_str() == text).ok_or(UnknownAfterHours)
    }
}

impl Whisper {
    /// The name that the database and the API use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Told => "told",
            Self::Asked => "asked",
        }
    }
}

impl FromStr for Whisper {
    type Err = UnknownWhisper;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = [Self::Nothing, Self::Told, Self::Asked];
        all.into_iter().find(|it| it.as_str() == text).ok_or(UnknownWhisper)
    }
}

impl Messages {
    /// The name that the database and the API use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Recorded => "recorded",
            Self::RecordedAfterNotice => "recorded_after_notice",
        }
    }
}

impl FromStr for Messages {
    type Err = UnknownMessages;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = [Self::Written, Self::Recorded, Self::RecordedAfterNotice];
        all.into_iter().find(|it| it.as_str() == text).ok_or(UnknownMessages)
    }
}

impl Identity {
    /// The name that the database and the API use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NumberOrCode => "number_or_code",
            Self::Number => "number",
        }
    }
}

impl FromStr for Identity {
    type Err = UnknownIdentity;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = [Self::NumberOrCode, Self::Number];
        all.into_iter().find(|it| it.as_str() == text).ok_or(UnknownIdentity)
    }
}

impl QuietHours {
    /// Whether a time of day is quiet.
    #[must_use]
    pub fn cover(self, time: Time) -> bool {
        if self.from <= self.until {
            self.from <= time && time < self.until
        } else {
            self.from <= time || time < self.until
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_go_past_midnight() {
        let hours =
            |from, until| QuietHours { from: time(from, 0, 0, 0), until: time(until, 0, 0, 0) };
        let quiet = |hours: QuietHours, hour| hours.cover(time(hour, 0, 0, 0));
        assert!(quiet(hours(21, 8), 21) && quiet(hours(21, 8), 7));
        assert!(!quiet(hours(21, 8), 8) && !quiet(hours(21, 8), 20));
        assert!(quiet(hours(12, 14), 13) && !quiet(hours(12, 14), 14));
        assert!(!quiet(hours(8, 8), 8) && !quiet(hours(8, 8), 20));
    }

    #[test]
    fn choices_read_what_they_print() {
        for language in [Language::English, Language::French] {
            assert_eq!(language.as_str().parse(), Ok(language));
        }
        for after in [AfterHours::Book, AfterHours::Transfer, AfterHours::Close] {
            assert_eq!(after.as_str().parse(), Ok(after));
        }
        for whisper in [Whisper::Nothing, Whisper::Told, Whisper::Asked] {
            assert_eq!(whisper.as_str().parse(), Ok(whisper));
        }
        for it in [Messages::Written, Messages::Recorded, Messages::RecordedAfterNotice] {
            assert_eq!(it.as_str().parse(), Ok(it));
        }
        for it in [Identity::NumberOrCode, Identity::Number] {
            assert_eq!(it.as_str().parse(), Ok(it));
        }
        assert_eq!("de".parse::<Language>(), Err(UnknownLanguage));
    }
}

//! What was asked, and what was understood of the answer.

use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::{
    Country, Days, Language, OpenPeriod, PersonName, PhoneNumber, Provider, ProviderWish, Service,
    ServiceId, SpokenCode, Times,
};

/// What the conversation waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expecting {
    /// What the caller wants.
    Intent,
    /// Which service.
    Service,
    /// Which provider, or anyone.
    Provider,
    /// Which day, perhaps with a time.
    Date,
    /// Which time of a day already known.
    Time,
    /// Which of the slots just offered.
    Slot,
    /// The caller's name.
    Name,
    /// A telephone number.
    Phone,
    /// How long.
    Duration,
    /// Yes or no to what was just read back.
    Confirmation,
    /// The code that was sent as a text.
    Code,
    /// Which of the caller's appointments.
    Appointment,
    /// A message for the practice.
    Message,
    /// Whatever the caller has to say next.
    Anything,
    /// Nothing: the call is over, or a person has it.
    Ended,
}

/// A text that names nothing one can wait for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("nothing of that name can be waited for")]
pub struct UnknownExpecting;

impl Expecting {
    /// Everything that can be waited for.
    pub const ALL: [Self; 15] = [
        Self::Intent,
        Self::Service,
        Self::Provider,
        Self::Date,
        Self::Time,
        Self::Slot,
        Self::Name,
        Self::Phone,
        Self::Duration,
        Self::Confirmation,
        Self::Code,
        Self::Appointment,
        Self::Message,
        Self::Anything,
        Self::Ended,
    ];

    /// The name that the journal, the API and the header `X-Bella-Expecting` use. Their list is
    /// closed: a code confirms who calls, and goes by the name of a confirmation there.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Intent => "intent",
            Self::Service => "service",
            Self::Provider => "provider",
            Self::Date => "date",
            Self::Time => "time",
            Self::Slot => "slot",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Duration => "duration",
            Self::Confirmation | Self::Code => "confirmation",
            Self::Appointment => "appointment",
            Self::Message => "message",
            Self::Anything => "anything",
            Self::Ended => "ended",
        }
    }
}

impl FromStr for Expecting {
    type Err = UnknownExpecting;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|expecting| expecting.as_str() == text).ok_or(UnknownExpecting)
    }
}

/// The words that callers of a practice can be expected to use.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary<'a> {
    /// How numbers and dates are read.
    pub country: Country,
    /// Earliest opening and latest closing of the week; a bare "at two" is read into it.
    pub open: Option<OpenPeriod>,
    /// What can be booked.
    pub services: &'a [Service],
    /// Who provides it.
    pub providers: &'a [Provider],
}

/// What an answer is an answer to.
#[derive(Debug, Clone, Copy)]
pub struct Expectation<'a> {
    /// What was asked.
    pub asked: Expecting,
    /// The words to expect.
    pub vocabulary: Vocabulary<'a>,
    /// The language that the call is in.
    pub language: Language,
    /// The slots just offered, or the appointments to choose from, in the order in which they were said, by the clock on the wall.
    pub offered: &'a [DateTime],
}

/// What was understood of one answer. Everything may be there at once, and nothing has to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Understanding {
    /// What the caller wants.
    pub intent: Option<Intent>,
    /// Agreement or refusal.
    pub verdict: Option<Verdict>,
    /// What for.
    pub service: Option<ServiceId>,
    /// With whom.
    pub provider: Option<ProviderWish>,
    /// On which days.
    pub days: Option<Days>,
    /// At what times.
    pub times: Option<Times>,
    /// Which of the slots offered.
    pub pick: Option<Pick>,
    /// The caller's name.
    pub name: Option<PersonName>,
    /// A telephone number.
    pub phone: Option<SpokenNumber>,
    /// The code that was asked for.
    pub code: Option<SpokenCode>,
    /// Whom it is about, when the caller said that it is somebody else: "for my son", "my wife's
    /// appointment", "Emma's".
    pub for_whom: Option<ForWhom>,
    /// Whether what they want to move or to call off is an appointment that they have, as they put
    /// it: "my appointment", and not "it".
    pub of_theirs: bool,
    /// What the conversation itself is to do, whatever it is about.
    pub command: Option<Command>,
    /// Where a person would ask back rather than choose; the part in doubt is not filled above.
    pub doubt: Option<Doubt>,
}

/// What a caller wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Intent {
    /// Make an appointment.
    Book,
    /// Move one.
    Reschedule,
    /// Call one off.
    Cancel,
    /// Hear when it is.
    Check,
    /// Hear the opening hours.
    Hours,
    /// Hear where the practice is.
    Location,
    /// Speak to a person.
    Person,
    /// Get help at once.
    Emergency,
    /// Hear the last sentence again.
    Repeat,
    /// End the call.
    Goodbye,
    /// They meant to call somebody else.
    WrongNumber,
    /// Leave a message.
    Message,
    /// Get no more texts or calls.
    OptOut,
    /// Tell the practice that they will be late.
    Late,
    /// Hear what the practice does, and what it costs.
    Services,
    /// Something that none of the others covers.
    Other,
}

/// Whom something is about who is not the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ForWhom {
    /// Somebody else; the name, if it was said, stands apart.
    SomebodyElse,
    /// The caller, and somebody else as well: "for both of us", "and my son too".
    BothOfThem,
}

/// What a caller wants of the conversation itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Back to the question before: "go back".
    Back,
    /// From the beginning: "start over".
    StartOver,
    /// The last sentence again, slowly: "slower, please".
    Slower,
    /// What can be said here: "what are my options?".
    Help,
    /// Let stand what there is: "leave it as it is".
    Keep,
    /// Letter by letter from here on: "let me spell it".
    Spell,
    /// Go on in another language: "en français, s'il vous plaît".
    Speak(Language),
    /// Say that somebody hears them: "hello?", "can you hear me?".
    Answer,
    /// Say who speaks: "who is this?", "are you a robot?".
    Introduce,
}

/// A text that names no intent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown intent")]
pub struct UnknownIntent;

impl Intent {
    /// Every intent.
    pub const ALL: [Self; 16] = [
        Self::Book,
        Self::Reschedule,
        Self::Cancel,
        Self::Check,
        Self::Hours,
        Self::Location,
        Self::Person,
        Self::Emergency,
        Self::Repeat,
        Self::Goodbye,
        Self::WrongNumber,
        Self::Message,
        Self::OptOut,
        Self::Late,
        Self::Services,
        Self::Other,
    ];

    /// The name that the journal and `bella understand` use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Reschedule => "reschedule",
            Self::Cancel => "cancel",
            Self::Check => "check",
            Self::Hours => "hours",
            Self::Location => "location",
            Self::Person => "person",
            Self::Emergency => "emergency",
            Self::Repeat => "repeat",
            Self::Goodbye => "goodbye",
            Self::WrongNumber => "wrong_number",
            Self::Message => "message",
            Self::OptOut => "opt_out",
            Self::Late => "late",
            Self::Services => "services",
            Self::Other => "other",
        }
    }
}

impl FromStr for Intent {
    type Err = UnknownIntent;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|intent| intent.as_str() == text).ok_or(UnknownIntent)
    }
}

/// Agreement or refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Agreed, without a condition.
    Yes,
    /// Refused.
    No,
    /// Neither: "I'm not sure", "hold on".
    Unsure,
}

/// Which of the slots offered a caller takes, or where to look instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pick {
    /// The first one said.
    First,
    /// The second one.
    Second,
    /// The third one.
    Third,
    /// The last one said.
    Last,
    /// Whichever.
    Any,
    /// Something before them.
    Earlier,
    /// Something after them.
    Later,
    /// Something on another day.
    AnotherDay,
    /// None of them.
    None,
}

/// A telephone number as a caller gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpokenNumber {
    /// A whole number.
    Number(PhoneNumber),
    /// "The number I'm calling from."
    CallersOwn,
    /// Digits are missing.
    TooShort,
    /// There are digits too many.
    TooLong,
    /// The right length, but no such number can be in service.
    NotAssigned,
}

/// Where a person would ask back rather than choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// "Monday the third", and the third is no Monday.
    WeekdayOfDate {
        /// The weekday that was said.
        weekday: Weekday,
        /// The date that was said.
        date: Date,
    },
    /// "February thirtieth."
    NoSuchDate,
    /// A date that is over: "last Friday", or a year gone by.
    PastDate(Date),
    /// One of these days, at least two.
    WhichDay(Vec<Date>),
    /// One of these times, at least two.
    WhichTime(Vec<Time>),
    /// One of these services first, at least two: "a cleaning and a filling".
    WhichService(Vec<ServiceId>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_what_they_print() {
        for expecting in Expecting::ALL.into_iter().filter(|it| *it != Expecting::Code) {
            assert_eq!(expecting.as_str().parse(), Ok(expecting));
        }
        assert_eq!(Expecting::Code.as_str().parse(), Ok(Expecting::Confirmation));
        for intent in Intent::ALL {
            assert_eq!(intent.as_str().parse(), Ok(intent));
        }
    }
}

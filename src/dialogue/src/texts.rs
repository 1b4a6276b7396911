//! Texts: what is sent to a customer, in which words and when, and what their answers mean.
//!
//! **Invariant:** nothing here sends anything: what is to be sent is returned as data.
//! **Invariant:** "booked" is written only of news that an appointment was booked.

mod answers;
mod code;
mod planning;
mod quiet;
mod wording;
mod written;

use std::collections::BTreeMap;
use std::str::FromStr;

use domain::{AppointmentId, Language, Minutes, PhoneNumber, Texts};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

pub use answers::{Deed, Meant, Question, answer};
pub use code::{CODE_LASTS, code};
pub use planning::{offer, plan};

/// What has happened to an appointment, as the outbox keeps it until it has become texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// It was made.
    Booked,
    /// It is at another time, with another person or for something else.
    Moved,
    /// It was called off.
    Cancelled,
    /// Its time is free again.
    Freed,
}

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The appointment was booked.
    Confirmation,
    /// The appointment is near.
    Reminder,
    /// The appointment was moved.
    Moved,
    /// The appointment was called off.
    Cancelled,
    /// Somebody who waits can have a time.
    Offer,
}

/// A word that names nothing that the outbox has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a topic of the outbox")]
pub struct UnknownTopic;

/// The practice that writes.
#[derive(Debug, Clone)]
pub struct Sender {
    /// How it names itself.
    pub name: String,
    /// The number that it writes from, and that customers call.
    pub number: PhoneNumber,
    /// The language of those who have not said theirs.
    pub language: Language,
    /// Whether it sends any, which reminders, and when not.
    pub texts: Texts,
}

/// Whom it writes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// Their number.
    pub number: PhoneNumber,
    /// Their language, if they have said.
    pub language: Option<Language>,
    /// Whether they want texts: they have not said no, and the number is not opted out.
    pub consents: bool,
}

/// An appointment as it was agreed.
#[derive(Debug, Clone)]
pub struct Agreed {
    /// Which one.
    pub id: AppointmentId,
    /// Which version of it.
    pub version: i64,
    /// What for.
    pub service: String,
    /// The same in languages in which it is called something else.
    pub names: BTreeMap<Language, String>,
    /// With whom.
    pub provider: String,
    /// The instant at which it starts.
    pub starts_at: Timestamp,
    /// What the practice's clock shows then.
    pub wall: DateTime,
    /// That clock's time zone.
    pub zone: TimeZone,
    /// Whether it stands.
    pub standing: Standing,
}

impl Agreed {
    /// What for, in a language.
    pub(crate) fn service(&self, language: Language) -> &str {
        self.names.get(&language).unwrap_or(&self.service)
    }
}

/// Whether an appointment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is to come.
    Booked,
    /// It was called off.
    Cancelled,
    /// It has begun, is over, or never was.
    Past,
}

/// A text to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Planned {
    /// What for.
    pub topic: Topic,
    /// How many minutes before the appointment a reminder was asked for; 0 for everything else.
    pub minutes: Minutes,
    /// Whom to.
    pub to: PhoneNumber,
    /// When.
    pub due_at: Timestamp,
    /// From when on it is of no use.
    pub moot_at: Timestamp,
    /// The words.
    pub body: String,
}

/// The words stay out of it.
impl std::fmt::Debug for Planned {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Planned")
            .field("topic", &self.topic)
            .field("minutes", &self.minutes)
            .field("due_at", &self.due_at)
            .field("moot_at", &self.moot_at)
            .finish_non_exhaustive()
    }
}

impl Happened {
    /// Everything that can happen.
    pub const ALL: [Self; 4] = [Self::Booked, Self::Moved, Self::Cancelled, Self::Freed];

    /// The word that the outbox has for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Freed => "freed",
        }
    }
}

impl FromStr for Happened {
    type Err = UnknownTopic;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|it| it.as_str() == text).ok_or(UnknownTopic)
    }
}

impl Topic {
    /// Everything that a text can be for.
    pub const ALL: [Self; 5] =
        [Self::Confirmation, Self::Reminder, Self::Moved, Self::Cancelled, Self::Offer];

    /// The word that the outbox has for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmation => "confirmation",
            Self::Reminder => "reminder",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Offer => "offer",
        }
    }
}

impl FromStr for Topic {
    type Err = UnknownTopic;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|it| it.as_str() == text).ok_or(UnknownTopic)
    }
}

impl Addressee {
    fn language(&self, sender: &Sender) -> Language {
        self.language.unwrap_or(sender.language)
    }
}

#[cfg(test)]
mod testing;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_read_what_they_print() {
        for happened in Happened::ALL {
            assert_eq!(happened.as_str().parse(), Ok(happened));
        }
        for topic in Topic::ALL {
            assert_eq!(topic.as_str().parse(), Ok(topic));
        }
        assert_eq!("lost".parse::<Topic>(), Err(UnknownTopic));
    }
}

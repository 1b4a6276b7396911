//! A call and its numbering: which call, which turn of it, which step.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// Twilio's id of a call: `CA` and 32 hexadecimal digits.
///
/// The digits are kept as the 16 bytes that they are; letter case is not kept.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallSid(Uuid);

/// Why a text is not a [`CallSid`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a call SID is CA and 32 hexadecimal digits")]
pub struct CallSidError;

impl CallSid {
    /// The SID whose digits are those of `id`.
    #[must_use]
    pub const fn new(id: Uuid) -> Self {
        Self(id)
    }

    /// The 32 digits as the database keeps them.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl FromStr for CallSid {
    type Err = CallSidError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix("CA").ok_or(CallSidError)?;
        // `Uuid` also reads the form with hyphens, which is not a SID.
        if digits.len() != 32 {
            return Err(CallSidError);
        }
        Uuid::try_parse(digits).map(Self).map_err(|_| CallSidError)
    }
}

impl fmt::Display for CallSid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CA{}", self.0.as_simple())
    }
}

impl fmt::Debug for CallSid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A turn of a call: one webhook that wants a reply. The greeting is turn 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn(pub u32);

impl Turn {
    /// The turn in which the caller answers this one's reply.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A step of a call: one row of its journal. `(call, seq)` is the key, and the fence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seq(pub u32);

impl Seq {
    /// The step after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// How a call ended, as the practice counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallOutcome {
    /// An appointment was booked, and the booking is committed.
    Booked,
    /// An appointment was moved, and the move is committed.
    Moved,
    /// An appointment was called off, and that is committed.
    Cancelled,
    /// A person took over.
    Transferred,
    /// The caller left a message.
    MessageLeft,
    /// The caller chose not to book, or had something else to say, and said goodbye.
    Declined,
    /// The line went down before anything was settled.
    Abandoned,
    /// The caller could not be helped: no person could be reached and no message was left.
    Unserved,
    /// The caller heard what they wanted to know.
    Answered,
}

/// A text that names no outcome.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown call outcome")]
pub struct UnknownOutcome;

impl CallOutcome {
    /// Every outcome, the most important one first: what counts of a call that did several things.
    pub const ALL: [Self; 9] = [
        Self::Booked,
        Self::Moved,
        Self::Cancelled,
        Self::Transferred,
        Self::MessageLeft,
        Self::Unserved,
        Self::Answered,
        Self::Declined,
        Self::Abandoned,
    ];

    /// The more important one of two things that one call did.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let first = |it: &Self| *it == self || *it == other;
        Self::ALL.into_iter().find(first).unwrap_or(self)
    }

    /// The name that the database and the API use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Transferred => "transferred",
            Self::MessageLeft => "message_left",
            Self::Declined => "declined",
            Self::Abandoned => "abandoned",
            Self::Unserved => "unserved",
            Self::Answered => "answered",
        }
    }
}

impl FromStr for CallOutcome {
    type Err = UnknownOutcome;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == text).ok_or(UnknownOutcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_read_what_they_print_and_the_most_important_one_counts() {
        for outcome in CallOutcome::ALL {
            assert_eq!(outcome.as_str().parse(), Ok(outcome));
            assert_eq!(outcome.or(CallOutcome::Abandoned), outcome);
            assert_eq!(CallOutcome::Booked.or(outcome), CallOutcome::Booked);
        }
        assert_eq!(CallOutcome::Answered.or(CallOutcome::Moved), CallOutcome::Moved);
    }

    #[test]
    fn a_sid_reads_what_it_prints() {
        let text = "CA0123456789abcdef0123456789abcdef";
        let sid: CallSid = text.parse().unwrap();
        assert_eq!(sid.to_string(), text);
        assert_eq!("CA0123456789ABCDEF0123456789ABCDEF".parse::<CallSid>(), Ok(sid));
    }

    #[test]
    fn what_is_not_a_sid_is_refused() {
        for text in [
            "",
            "CA",
            "CA123",
            "RE0123456789abcdef0123456789abcdef",
            "CA0123456789abcdef0123456789abcdeg",
            "CA0123456789abcdef0123456789abcdef0",
            "CA01234567-89ab-cdef-0123-456789abcdef",
            "CA0123456789abcdef0123456789abcdé",
        ] {
            assert_eq!(text.parse::<CallSid>(), Err(CallSidError), "{text}");
        }
    }
}

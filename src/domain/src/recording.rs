//! A message that a caller has spoken onto the carrier's recorder.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// Twilio's id of a recording: `RE` and 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordingSid(Uuid);

/// Why a text is not a [`RecordingSid`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a recording's SID is RE and 32 hexadecimal digits")]
pub struct RecordingSidError;

impl RecordingSid {
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

impl FromStr for RecordingSid {
    type Err = RecordingSidError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix("RE").ok_or(RecordingSidError)?;
        // `Uuid` also reads the form with hyphens, which is not a SID.
        if digits.len() != 32 {
            return Err(RecordingSidError);
        }
        Uuid::try_parse(digits).map(Self).map_err(|_| RecordingSidError)
    }
}

impl fmt::Display for RecordingSid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RE{}", self.0.as_simple())
    }
}

impl fmt::Debug for RecordingSid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A recording as the carrier tells of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Recording {
    /// Which one.
    pub sid: RecordingSid,
    /// Where it can be heard: whoever knows the address of an account that asks for no password can
    /// hear it, so it is no more to be printed than what was said.
    pub url: String,
    /// How long it is, in seconds; more than none.
    pub duration_s: u32,
}

impl fmt::Debug for Recording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recording")
            .field("sid", &self.sid)
            .field("duration_s", &self.duration_s)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sid_reads_what_it_prints_and_nothing_else() {
        let text = "RE0123456789abcdef0123456789abcdef";
        let sid: RecordingSid = text.parse().unwrap();
        assert_eq!(sid.to_string(), text);
        for text in ["", "RE", "CA0123456789abcdef0123456789abcdef", "RE0123456789abcdef"] {
            assert_eq!(text.parse::<RecordingSid>(), Err(RecordingSidError), "{text}");
        }
    }

    #[test]
    fn debug_prints_no_address() {
        let recording = Recording {
            sid: RecordingSid::new(Uuid::nil()),
            url: "https://api.example.com/heard".into(),
            duration_s: 7,
        };
        assert!(!format!("{recording:?}").contains("heard"));
    }
}

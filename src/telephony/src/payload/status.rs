//! How far a call, or a transfer, has come.

use std::str::FromStr;

use dialogue::TransferOutcome;

/// How far a call has come, as the carrier reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallStatus {
    /// Waiting to be placed.
    Queued,
    /// Being placed.
    Initiated,
    /// Ringing; so every call to us begins.
    Ringing,
    /// Two people, or a person and us, are talking.
    InProgress,
    /// It ended after it had been answered.
    Completed,
    /// It ended because the other side was busy.
    Busy,
    /// It ended because it could not be placed.
    Failed,
    /// It ended before it was answered.
    NoAnswer,
    /// It was taken back before it was answered.
    Canceled,
}

/// A text that names no status that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown call status")]
pub struct UnknownStatus;

impl CallStatus {
    /// Every status.
    pub const ALL: [Self; 9] = [
        Self::Queued,
        Self::Initiated,
        Self::Ringing,
        Self::InProgress,
        Self::Completed,
        Self::Busy,
        Self::Failed,
        Self::NoAnswer,
        Self::Canceled,
    ];

    /// The word that Twilio uses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Initiated => "initiated",
            Self::Ringing => "ringing",
            Self::InProgress => "in-progress",
            Self::Completed => "completed",
            Self::Busy => "busy",
            Self::Failed => "failed",
            Self::NoAnswer => "no-answer",
            Self::Canceled => "canceled",
        }
    }

    /// Whether the call is over.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        match self {
            Self::Queued | Self::Initiated | Self::Ringing | Self::InProgress => false,
            Self::Completed | Self::Busy | Self::Failed | Self::NoAnswer | Self::Canceled => true,
        }
    }

    /// The status of a call that had this one when `reported` arrives. Reports come out of order
    /// and twice; a call never goes back, and how it ended stays as first reported.
    #[must_use]
    pub const fn advanced_to(self, reported: Self) -> Self {
        if reported.rank() > self.rank() { reported } else { self }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Queued => 0,
            Self::Initiated => 1,
            Self::Ringing => 2,
            Self::InProgress => 3,
            Self::Completed | Self::Busy | Self::Failed | Self::NoAnswer | Self::Canceled => 4,
        }
    }
}

impl FromStr for CallStatus {
    type Err = UnknownStatus;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or(UnknownStatus)
    }
}

/// How the attempt to reach a person ended, as the carrier reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DialStatus {
    /// A person answered, and the conversation is over.
    Completed,
    /// The caller was put into a conference.
    Answered,
    /// Busy.
    Busy,
    /// It rang in vain.
    NoAnswer,
    /// It could not be placed.
    Failed,
    /// It was taken back, by the caller hanging up for instance.
    Canceled,
    /// A word that is not known.
    Other,
}

impl DialStatus {
    /// Every status that has a word.
    pub const ALL: [Self; 6] =
        [Self::Completed, Self::Answered, Self::Busy, Self::NoAnswer, Self::Failed, Self::Canceled];

    /// Reads the word; one that is not known has a reading too.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self::ALL.into_iter().find(|status| status.as_str() == text).unwrap_or(Self::Other)
    }

    /// The word that Twilio uses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Answered => "answered",
            Self::Busy => "busy",
            Self::NoAnswer => "no-answer",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
            Self::Other => "other",
        }
    }
}

/// What is not known to have been answered was not.
impl From<DialStatus> for TransferOutcome {
    fn from(status: DialStatus) -> Self {
        match status {
            DialStatus::Completed | DialStatus::Answered => Self::Answered,
            DialStatus::Busy
            | DialStatus::NoAnswer
            | DialStatus::Failed
            | DialStatus::Canceled
            | DialStatus::Other => Self::Unanswered,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_reads_what_it_prints() {
        for status in CallStatus::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
        for status in DialStatus::ALL {
            assert_eq!(DialStatus::read(status.as_str()), status);
        }
        assert_eq!("Completed".parse::<CallStatus>(), Err(UnknownStatus));
        assert_eq!(DialStatus::read("Completed"), DialStatus::Other);
    }

    #[test]
    fn a_call_never_goes_back() {
        use CallStatus::{Completed, InProgress, NoAnswer, Queued, Ringing};
        for before in CallStatus::ALL {
            for reported in CallStatus::ALL {
                let after = before.advanced_to(reported);
                assert!(after.rank() >= before.rank(), "{before:?} {reported:?}");
                assert!(!before.is_terminal() || after == before, "{before:?} {reported:?}");
                assert!(!reported.is_terminal() || after.is_terminal(), "{before:?} {reported:?}");
            }
        }
        assert_eq!(Queued.advanced_to(InProgress), InProgress);
        assert_eq!(InProgress.advanced_to(Ringing), InProgress);
        assert_eq!(Completed.advanced_to(NoAnswer), Completed);
    }

    #[test]
    fn only_an_answered_transfer_was_answered() {
        let answered = DialStatus::ALL
            .into_iter()
            .filter(|status| TransferOutcome::from(*status) == TransferOutcome::Answered);
        assert_eq!(answered.collect::<Vec<_>>(), [DialStatus::Completed, DialStatus::Answered]);
        assert_eq!(TransferOutcome::from(DialStatus::Other), TransferOutcome::Unanswered);
    }
}

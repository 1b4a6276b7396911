//! What is wanted of a call, and what comes of it.

use std::sync::OnceLock;

use dialogue::TransferOutcome;
use domain::{Attestation, CallSid, CallerId, Heard, Turn};
use jiff::SignedDuration;
use ports::{Begins, Cause, StoredReply};
use tokio::time::Instant;

/// Something wanted of a call.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Which call.
    pub call: CallSid,
    /// What.
    pub wanted: Wanted,
    /// Who called whom. Every webhook names both, so each can begin a call that is not known yet.
    pub numbers: Numbers,
    /// When somebody else will have to answer: from then on nobody listens.
    pub deadline: Instant,
}

/// Who called whom, as the carrier writes it. It is parsed when somebody wants to know, and once:
/// that takes longer than everything else about a webhook.
#[derive(Clone)]
pub struct Numbers {
    called: Box<str>,
    caller: Box<str>,
    attestation: Attestation,
    parsed: OnceLock<Option<Begins>>,
}

impl std::fmt::Debug for Numbers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Numbers(***)")
    }
}

impl Numbers {
    /// The number that was called, and the caller's or a word in its place.
    #[must_use]
    pub fn new(called: &str, caller: &str) -> Self {
        let (called, caller) = (called.into(), caller.into());
        Self { called, caller, attestation: Attestation::Less, parsed: OnceLock::new() }
    }

    /// The same, with what the carrier says of the caller's number.
    #[must_use]
    pub fn vouched_for(self, attestation: Attestation) -> Self {
        Self { attestation, ..self }
    }

    /// Who called whom; `None` when what was called is no number.
    #[must_use]
    pub fn parsed(&self) -> Option<&Begins> {
        let parse = || {
            let called = self.called.parse().ok()?;
            let caller = CallerId::read(&self.caller).vouched_for(self.attestation);
            Some(Begins { called, caller })
        };
        self.parsed.get_or_init(parse).as_ref()
    }
}

/// What can be wanted of a call.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// The telephone rings: the call begins, or begins again.
    Begin,
    /// The caller answered in a turn, or kept silent.
    Turn {
        /// Which turn.
        turn: Turn,
        /// What came.
        heard: Heard,
        /// Whether this is our own redirect after a safe reply. Silence is none then: there may
        /// have been an answer that was lost.
        again: bool,
    },
    /// The caller left a message on the recorder.
    Recorded {
        /// In which turn.
        turn: Turn,
    },
    /// A transfer ended, and the line is back.
    Transferred {
        /// In which turn; 0 when the last resort of a webhook that named no turn was dialled.
        turn: Turn,
        /// How it ended.
        outcome: TransferOutcome,
    },
    /// A person answered a transfer: what are they to hear of the caller? Changes nothing.
    Whisper {
        /// The turn in which the line comes back.
        turn: Turn,
    },
    /// A reply did not arrive: the present one once more.
    Fallback,
    /// The line is down. Means nothing to a call that is not known.
    HungUp,
    /// Nothing was heard of the call for so long: the line is down, unless the caller was put
    /// through to a person and may still be talking.
    FellSilent {
        /// How long, by the journal.
        silent: SignedDuration,
    },
}

/// What comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// These bytes are the reply.
    Reply(StoredReply, Source),
    /// This is what the person hears who has answered, and nothing has changed.
    Whispered(String),
    /// The call is over, and there is nothing more to say.
    Over,
    /// It is noted, and no reply was wanted.
    Noted,
    /// No practice answers under the number that was called.
    NoPractice,
}

/// Where a reply comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// It was made for this very request.
    Fresh,
    /// It had been written before.
    Stored,
}

/// Why there is no answer. The caller gets the safe reply, and the call goes on with the next
/// webhook.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The deadline passed. Whether the step was written is not known; the journal knows.
    #[error("no answer in time")]
    TooLate,
    /// Too many messages wait for this call.
    #[error("too many messages wait for this call")]
    MailboxFull,
    /// Too many calls are live in this process.
    #[error("too many calls are live")]
    TooManyCalls,
    /// The message panicked the call's actor, and once more the fresh one.
    #[error("the message kills its actor")]
    Poisoned,
    /// The call's actor was restarted too often of late.
    #[error("the call's actor was restarted too often")]
    RestartedTooOften,
    /// The call lost its step number to other processes too often.
    #[error("the call's step was taken by others too often")]
    Outrun,
    /// Something is wrong that waiting does not mend.
    #[error("failed to {doing}")]
    Failed {
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        #[source]
        source: Cause,
    },
    /// The process ends.
    #[error("the process ends")]
    ShuttingDown,
}

//! What a caller experienced between two things that they did.

use std::time::Duration;

use super::{Dial, Document, Gather, RawReply, Warning, Webhook, WebhookFailure};

/// What happened since the caller last did something.
#[derive(Clone, PartialEq, Eq)]
pub struct Played {
    /// What was said, in order.
    pub said: Vec<String>,
    /// The webhooks that were answered with a document, in order.
    pub received: Vec<Received>,
    /// The webhooks that failed, in order.
    pub failed: Vec<Failed>,
    /// What came of the report that the call is over, when it was made.
    pub report: Option<Result<RawReply, WebhookFailure>>,
    /// How it stands now.
    pub now: Now,
}

/// What was said may name the caller.
impl std::fmt::Debug for Played {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Played")
            .field("said", &self.said.len())
            .field("received", &self.received)
            .field("failed", &self.failed)
            .field("report", &self.report)
            .field("now", &self.now)
            .finish()
    }
}

/// A webhook that was answered with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The webhook, to be sent again byte for byte.
    pub webhook: Webhook,
    /// The answer.
    pub reply: RawReply,
    /// What it means.
    pub document: Document,
    /// How often it was tried, from 1.
    pub tries: u32,
    /// How long all tries took together.
    pub took: Duration,
}

/// A webhook that failed, after all its retries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// The webhook; none when its URL was no good.
    pub webhook: Option<Webhook>,
    /// Why it failed at last.
    pub why: WebhookFailure,
    /// How often it was tried; 0 when it could not be.
    pub tries: u32,
    /// How long all tries took together.
    pub took: Duration,
}

/// How a line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Now {
    /// It waits for the caller.
    Listening(Gather),
    /// Somebody's telephone rings for the caller.
    Dialling(Dial),
    /// The call is over.
    Over(Ending),
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The caller hung up.
    CallerHungUp,
    /// The document said so.
    HungUp,
    /// The document had nothing more to do.
    RanOut,
    /// It was not answered.
    Rejected,
    /// A webhook failed, and so did the fallback: the caller heard of an application error.
    ApplicationError(WebhookFailure),
    /// Documents only ever redirected.
    RedirectLoop,
}

impl Played {
    /// The last document that was received.
    #[must_use]
    pub fn last(&self) -> Option<&Received> {
        self.received.last()
    }

    /// What the dialogue waits for, where the server says it.
    #[must_use]
    pub fn expecting(&self) -> Option<&str> {
        self.last()?.reply.expecting.as_deref()
    }

    /// Everything that was said.
    #[must_use]
    pub fn text(&self) -> String {
        self.said.join(" ")
    }

    /// What Twilio would warn of, over all documents.
    pub fn warnings(&self) -> impl Iterator<Item = &Warning> {
        self.received.iter().flat_map(|received| &received.document.warnings)
    }

    /// Whether the call is over.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.now, Now::Over(_))
    }
}

/// What happened so far, while the line goes on.
#[derive(Default)]
pub(super) struct SoFar {
    pub(super) said: Vec<String>,
    pub(super) received: Vec<Received>,
    pub(super) failed: Vec<Failed>,
    pub(super) report: Option<Result<RawReply, WebhookFailure>>,
}

impl SoFar {
    pub(super) fn until(self, now: Now) -> Played {
        let Self { said, received, failed, report } = self;
        Played { said, received, failed, report, now }
    }
}

//! The carrier that takes messages.

use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;

use crate::{Cause, MessageSid, Outgoing};

/// The carrier that takes messages.
#[async_trait]
pub trait Messenger: Send + Sync {
    /// Hands a message over. It is not idempotent: after [`SendError::Unknown`], look before sending
    /// it again.
    async fn send(&self, message: &Outgoing) -> Result<MessageSid, SendError>;

    /// The messages that are word for word this one, and were handed over at `since` or later.
    async fn find(
        &self,
        message: &Outgoing,
        since: Timestamp,
    ) -> Result<Vec<MessageSid>, SendError>;
}

/// Why a message was not handed over, by what can be done about it.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The recipient has opted out at the carrier. Never again.
    #[error("the recipient has opted out")]
    OptedOut,
    /// The carrier will not take this message, ever.
    #[error("the carrier refuses the message: error {code}")]
    Refused {
        /// Its number for the reason.
        code: u32,
    },
    /// Too many messages at once; this one was not taken.
    #[error("the carrier takes no more messages for now")]
    TooMany {
        /// When to come again, if it says.
        again_in: Option<Duration>,
    },
    /// The carrier does not know us: nothing can be sent until that is mended. Not taken.
    #[error("the carrier does not accept the account or its token")]
    Unauthorized,
    /// It was not taken: there was no connection.
    #[error("the carrier cannot be reached")]
    NotSent(#[source] Cause),
    /// Nobody knows whether it was taken.
    #[error("the carrier did not say whether it took the message")]
    Unknown(#[source] Cause),
}

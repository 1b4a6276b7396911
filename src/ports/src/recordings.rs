//! Messages that were recorded.

use async_trait::async_trait;
use domain::{CallSid, Recording};
use jiff::Timestamp;

use crate::Cause;

/// Where it is kept which messages were recorded; the sound itself stays with the carrier.
#[async_trait]
pub trait Recordings: Send + Sync {
    /// Keeps a recording with the call that it was made in, whether or not that is over: a caller who
    /// hung up while it was made has left a message. The same one again changes nothing. False when
    /// there is no such call.
    async fn keep(
        &self,
        call: CallSid,
        recording: Recording,
        now: Timestamp,
    ) -> Result<bool, RecordingsError>;
}

/// A recording as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRecording {
    /// What the carrier told of it.
    pub recording: Recording,
    /// When it did.
    pub recorded_at: Timestamp,
}

/// It could not be kept.
#[derive(Debug, thiserror::Error)]
#[error("the recording could not be kept")]
pub struct RecordingsError(#[source] pub Cause);

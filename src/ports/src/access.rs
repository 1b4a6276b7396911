//! Who asks for something, and what it takes to ask twice.

use std::fmt;

use async_trait::async_trait;
use domain::{CallSid, KeyId, PracticeId};
use jiff::Timestamp;

use crate::Cause;

/// Who did something, as the audit log keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The operator of the server, by the bootstrap key.
    Operator,
    /// Whoever has this key.
    Key(KeyId),
    /// A caller, in this call.
    Call(CallSid),
    /// A customer, by the text of this id of the carrier's.
    Text(String),
    /// Bella by herself.
    Bella,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operator => f.write_str("operator"),
            Self::Key(key) => write!(f, "key:{key}"),
            Self::Call(call) => write!(f, "call:{call}"),
            Self::Text(message) => write!(f, "text:{message}"),
            Self::Bella => f.write_str("bella"),
        }
    }
}

/// What makes a request that is sent again the same request: an `Idempotency-Key`, and what it was
/// first sent with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// Whose key it is; the operator's is nil.
    pub owner: KeyId,
    /// The key as it was sent: 1 to 200 bytes.
    pub key: String,
    /// SHA-256 of method, path and body.
    pub request: [u8; 32],
}

/// How often an item was changed. An item is changed only by whoever knows how it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemVersion(pub i64);

/// What a key may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// Reading everything but keys and the audit log.
    Read,
    /// Changing the book and what belongs to it.
    Write,
    /// Watching live calls and stepping in.
    Supervise,
    /// Reading measurements.
    Metrics,
    /// Keys, the audit log, practices themselves.
    Admin,
}

/// A text that names no right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a scope is one of read, write, supervise, metrics, admin")]
pub struct UnknownRight;

impl Right {
    /// Every right.
    pub const ALL: [Self; 5] =
        [Self::Read, Self::Write, Self::Supervise, Self::Metrics, Self::Admin];

    /// The name that the database and the API use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Supervise => "supervise",
            Self::Metrics => "metrics",
            Self::Admin => "admin",
        }
    }
}

impl std::str::FromStr for Right {
    type Err = UnknownRight;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|right| right.as_str() == text).ok_or(UnknownRight)
    }
}

/// A key that opens the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownKey {
    /// Which one.
    pub id: KeyId,
    /// Whose records it opens; `None` for every practice's.
    pub practice: Option<PracticeId>,
    /// What for.
    pub name: String,
    /// What it may be used for; at least one.
    pub rights: Vec<Right>,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on it opens nothing.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to a minute.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

/// The keys that open the API. Only their hashes are known.
#[async_trait]
pub trait Keys: Send + Sync {
    /// The key with this SHA-256, when there is one that has neither expired nor been revoked at
    /// `now`. Notes that it was used.
    async fn find(&self, hash: [u8; 32], now: Timestamp) -> Result<Option<KnownKey>, KeysError>;
}

/// The keys could not be read or changed.
#[derive(Debug, thiserror::Error)]
#[error("the keys cannot be read or changed")]
pub struct KeysError(#[source] pub Cause);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_reads_what_it_prints() {
        for right in Right::ALL {
            assert_eq!(right.as_str().parse(), Ok(right));
        }
        assert_eq!("all".parse::<Right>(), Err(UnknownRight));
    }

    #[test]
    fn an_actor_is_written_with_its_kind() {
        let key = KeyId::new(uuid::Uuid::from_u128(5));
        assert_eq!(Actor::Operator.to_string(), "operator");
        assert_eq!(Actor::Key(key).to_string(), format!("key:{key}"));
    }
}

//! Who asks for something, and what it takes to ask twice.

use std::fmt;

use async_trait::async_trait;
use domain::{CallSid, KeyId, PracticeId};
use jiff::Timestamp;

use crate::{Asked, Cause, Scope};

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

    /// The keys of a scope in the order in which they were made, behind the one that is named;
    /// `limit` at most. Those of every practice are the operator's.
    async fn keys(
        &self,
        scope: &Scope,
        after: Option<(Timestamp, KeyId)>,
        limit: u16,
    ) -> Result<Vec<KnownKey>, KeysError>;

    /// Makes a key. One of that id that is there already stays as it is, and that is an error: a key
    /// is shown once.
    async fn make(&self, asked: Asked<NewKey>) -> Result<KnownKey, KeysError>;

    /// Revokes a key: from now on it opens nothing. One that was revoked already stays so.
    async fn revoke(&self, id: KeyId, asked: Asked<()>) -> Result<(), KeysError>;

    /// Makes a key like another one, which goes on for a time.
    async fn rotate(&self, id: KeyId, asked: Asked<Rotation>) -> Result<KnownKey, KeysError>;
}

/// A key to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// Its id.
    pub id: KeyId,
    /// SHA-256 of it.
    pub hash: [u8; 32],
    /// Whose records it is to open; `None` for every practice's.
    pub practice: Option<PracticeId>,
    /// What for, 1 to 80 characters.
    pub name: String,
    /// What it may be used for; at least one.
    pub rights: Vec<Right>,
    /// From when on it opens nothing.
    pub expires_at: Option<Timestamp>,
}

/// A key that takes the place of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// Its id.
    pub id: KeyId,
    /// SHA-256 of it.
    pub hash: [u8; 32],
    /// Until when the old one still opens.
    pub overlaps_until: Timestamp,
    /// What whoever asks may do: nobody gets a key that may do more.
    pub may: Vec<Right>,
}

/// The keys could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// There is no such key, or not for whoever asks.
    #[error("there is no such key")]
    NoSuchKey,
    /// There is no such practice, or not for whoever asks.
    #[error("there is no such practice")]
    NoSuchPractice,
    /// The key was made already, by a request that is sent again.
    #[error("this key was made already, and a key is shown once")]
    AlreadyMade,
    /// The key has expired or been revoked: there is nothing to go on.
    #[error("this key has expired or been revoked")]
    Over,
    /// The key may do what whoever asks may not.
    #[error("this key may do more than the one that asks")]
    Beyond,
    /// The database did not do it.
    #[error("the keys cannot be read or changed")]
    Failed(#[source] Cause),
}

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

//! Keys that are shared with Twilio for signing, instead of the auth token.

use std::fmt;

use hmac::{Hmac, KeyInit};
use sha1::Sha1;
use sha2::Sha256;

/// A key that is shared with Twilio for signing webhooks (Twilio, "Webhooks: shared keys"; a
/// beta).
///
/// Its `Debug` shows the id only, and its memory is wiped when it is dropped.
#[derive(Clone)]
pub struct SharedKey {
    pub(super) id: Box<str>,
    pub(super) sha1: Hmac<Sha1>,
    pub(super) sha256: Hmac<Sha256>,
}

/// The id or the secret is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a shared key has an id and a secret")]
pub struct SharedKeyError;

impl SharedKey {
    /// The key that Twilio announces as `id`, with the secret as Twilio shows it.
    pub fn new(id: &str, secret: &str) -> Result<Self, SharedKeyError> {
        if id.is_empty() || secret.is_empty() {
            return Err(SharedKeyError);
        }
        let secret = secret.as_bytes();
        Ok(Self {
            id: id.into(),
            sha1: Hmac::new_from_slice(secret).map_err(|_| SharedKeyError)?,
            sha256: Hmac::new_from_slice(secret).map_err(|_| SharedKeyError)?,
        })
    }
}

impl fmt::Debug for SharedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SharedKey({}, ***)", self.id)
    }
}

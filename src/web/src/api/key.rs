//! The operator's key.

use std::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Shortest key, in characters.
const MIN_CHARS: usize = 32;

/// The key that opens the API for the operator of the server: it reads every practice. Only its
/// hash is kept.
#[derive(Clone)]
pub struct ApiKey {
    hash: [u8; 32],
}

/// Why a text is not taken for a key. It never repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ApiKeyError {
    /// Fewer than 32 characters.
    #[error("an API key has at least {MIN_CHARS} characters")]
    TooShort,
    /// Fewer than eight different characters: it was typed and not drawn.
    #[error("an API key has more than a few different characters")]
    TooUniform,
}

impl ApiKey {
    /// Takes a key, if it is one that cannot be guessed.
    pub fn new(key: &str) -> Result<Self, ApiKeyError> {
        if key.chars().count() < MIN_CHARS {
            return Err(ApiKeyError::TooShort);
        }
        let different: std::collections::BTreeSet<char> = key.chars().collect();
        if different.len() < 8 {
            return Err(ApiKeyError::TooUniform);
        }
        Ok(Self { hash: Sha256::digest(key.as_bytes()).into() })
    }

    /// Whether this is the key.
    pub(super) fn is(&self, presented: &[u8]) -> bool {
        // Hashes of the same length, compared in constant time: nothing of the key leaks.
        let presented: [u8; 32] = Sha256::digest(presented).into();
        self.hash.ct_eq(&presented).into()
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_key_itself_opens() {
        let key = ApiKey::new("0123456789abcdef0123456789abcdef").unwrap();
        assert!(key.is(b"0123456789abcdef0123456789abcdef"));
        assert!(!key.is(b"0123456789abcdef0123456789abcdee"));
        assert!(!key.is(b""));
    }

    #[test]
    fn keys_that_can_be_guessed_are_refused() {
        assert_eq!(ApiKey::new("short").map(|_| ()), Err(ApiKeyError::TooShort));
        assert_eq!(ApiKey::new(&"ab".repeat(20)).map(|_| ()), Err(ApiKeyError::TooUniform));
    }
}

//! Who may use the API.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, HeaderValue};
use actix_web::{HttpMessage as _, HttpRequest};
use actors::ApiClient;
use ports::Scope;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::problem::Problem;
use crate::edge::Edge;

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

    /// The client that has this key, as it is counted.
    fn client(&self) -> ApiClient {
        ApiClient(self.hash)
    }

    fn is(&self, presented: &[u8]) -> bool {
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

/// Whose records a request may read: by `X-API-Key`, or by `Authorization: Bearer`. A good key opens,
/// whatever else came from its address.
pub(crate) fn scope(edge: &Edge, request: &HttpRequest) -> Result<Scope, Problem> {
    let headers = request.headers();
    let bearer = headers.get(AUTHORIZATION).and_then(|value| {
        let (scheme, key) = value.as_bytes().split_at_checked(7)?;
        scheme.eq_ignore_ascii_case(b"Bearer ").then_some(key)
    });
    let presented = headers.get("X-API-Key").map(HeaderValue::as_bytes).or(bearer);
    let Some(presented) = presented else {
        return Err(Problem::new(
            StatusCode::UNAUTHORIZED,
            "Send a key as X-API-Key or as Authorization: Bearer.",
        ));
    };
    if edge.api_key.is(presented) {
        let standing = edge.gate.request_with(edge.api_key.client()).map_err(Problem::too_many)?;
        request.extensions_mut().insert(standing);
        return Ok(Scope::EveryPractice);
    }
    let source = edge.proxies.source(request);
    edge.gate.failure_from(source).map_err(Problem::too_many)?;
    tracing::warn!(event = "AUTH_FAILED", path = request.path(), %source, "a key was refused");
    Err(Problem::new(StatusCode::UNAUTHORIZED, "This key is not known."))
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

//! The secret that webhooks are signed with.

use std::fmt;
use std::str::FromStr;

use hmac::{Hmac, KeyInit};
use secrecy::{ExposeSecret, SecretString};
use sha1::Sha1;

/// An account's auth token: what Twilio signs its webhooks with.
///
/// It has no `Display`, its `Debug` hides it, and its memory is wiped when it is dropped.
#[derive(Clone)]
pub struct AuthToken {
    secret: SecretString,
    /// The token taken in by HMAC, so that no signature starts from the bare token. As good as the
    /// token itself; the features `zeroize` of the hashes have it wiped as well.
    keyed: Hmac<Sha1>,
}

/// Why a text is no auth token. It never repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AuthTokenError {
    /// Nothing there.
    #[error("an auth token is not empty")]
    Empty,
    /// A blank, a comma, a control character, or anything outside ASCII.
    #[error("an auth token is printable ASCII without blanks and commas")]
    NotAToken,
}

impl AuthToken {
    /// Reads several tokens with commas between them, as they stand in the configuration while one
    /// is rotated (Twilio, "Auth tokens"). Blanks around a token do not belong to it.
    pub fn list(text: &str) -> Result<Vec<Self>, AuthTokenError> {
        text.split(',').map(|token| token.trim().parse()).collect()
    }

    /// The token itself, for what has to present it instead of signing with it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.secret.expose_secret()
    }

    pub(crate) const fn keyed(&self) -> &Hmac<Sha1> {
        &self.keyed
    }
}

impl FromStr for AuthToken {
    type Err = AuthTokenError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err(AuthTokenError::Empty);
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',') {
            return Err(AuthTokenError::NotAToken);
        }
        let keyed = Hmac::new_from_slice(text.as_bytes()).map_err(|_| AuthTokenError::NotAToken)?;
        Ok(Self { secret: text.into(), keyed })
    }
}

impl fmt::Debug for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuthToken(***)")
    }
}

#[cfg(test)]
mod tests {
    use secrecy::zeroize::ZeroizeOnDrop;

    use super::*;

    #[test]
    fn tokens_are_read_one_by_one_while_one_is_rotated() {
        let tokens = AuthToken::list("12345, abcde").unwrap();
        let texts: Vec<_> = tokens.iter().map(AuthToken::expose).collect();
        assert_eq!(texts, ["12345", "abcde"]);
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for (text, error) in [
            ("", AuthTokenError::Empty),
            ("12345,", AuthTokenError::Empty),
            ("12 345", AuthTokenError::NotAToken),
            ("12345\n6", AuthTokenError::NotAToken),
            ("tökén", AuthTokenError::NotAToken),
        ] {
            assert_eq!(AuthToken::list(text).map(|_| ()), Err(error), "{text:?}");
        }
        let two = "12345,abcde".parse::<AuthToken>();
        assert_eq!(two.map(|_| ()), Err(AuthTokenError::NotAToken), "two are not one");
    }

    #[test]
    fn nothing_of_a_token_is_printed_or_survives_it() {
        const fn is_wiped<T: ZeroizeOnDrop>() {}
        is_wiped::<SecretString>();
        // What HMAC keeps of the key is two states of the hash.
        is_wiped::<Sha1>();
        let token: AuthToken = "hush-hush".parse().unwrap();
        assert_eq!(format!("{token:?}"), "AuthToken(***)");
    }
}

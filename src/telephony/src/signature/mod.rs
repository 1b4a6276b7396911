//! Whether a webhook was signed by Twilio: `X-Twilio-Signature`, checked strictly.
//!
//! The rules are Twilio's "Webhooks security" pages and what its Python and Node libraries do;
//! `tests/signature_vectors.json` has the verdicts of both.
//!
//! **Invariant:** without a key nothing is accepted.
//! **Invariant:** what is signed is the configured public URL and the raw request target, byte for
//! byte; no header of the request says what host, scheme or port it was.
//! **Invariant:** signatures are compared in constant time.

mod public_url;
mod request;
mod shared_key;

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::Mac;

pub use public_url::{PublicUrl, PublicUrlError};
pub use request::{Body, Channel, HeaderValues, SignedRequest};
pub use shared_key::{SharedKey, SharedKeyError};

use crate::AuthToken;
use request::{Scheme, Tag, body_matches_its_hash};

/// The header that carries the signature.
pub const SIGNATURE_HEADER: &str = "x-twilio-signature";
/// The header that announces a signature by a shared key.
pub const SETTINGS_HEADER: &str = "x-twilio-webhooks-signature-settings";

/// A parameter of a form: its name and its value, decoded.
pub type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// Checks signatures, against every key that counts at present.
#[derive(Debug)]
pub struct Signatures {
    webhook_origins: Box<[Box<str>]>,
    socket_origins: Box<[Box<str>]>,
    tokens: Vec<AuthToken>,
    shared_keys: Vec<SharedKey>,
}

/// Why a request is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No key of the scheme is configured, so nothing of it can be believed.
    #[error("no key is configured to check the signature with")]
    NoKey,
    /// There is no signature.
    #[error("the request is not signed")]
    Unsigned,
    /// There are several, and a proxy may have looked at another one than we do.
    #[error("the request has several signature headers")]
    SeveralSignatures,
    /// The signature is not the base64 form of a hash of the announced kind.
    #[error("the signature is malformed")]
    Malformed,
    /// The signature is none of any key over this URL and these parameters.
    #[error("the signature does not match")]
    WrongSignature,
    /// The header that announces a shared key is repeated or malformed, or names an algorithm
    /// that is not known.
    #[error("the announced signature settings are malformed")]
    MalformedSettings,
    /// The announced shared key is not known.
    #[error("the announced shared key is not known")]
    UnknownSharedKey,
    /// The URL does not say what the hash of the JSON body is, or says it twice.
    #[error("the URL carries no hash of the body")]
    NoBodyHash,
    /// The body is not the one that was signed.
    #[error("the body is not the one that was signed")]
    WrongBody,
    /// The request target is not a path with an optional query.
    #[error("the request target is malformed")]
    MalformedTarget,
}

impl Signatures {
    /// Accepts what is signed by one of `tokens` over `public_url`. Without a token everything is
    /// refused.
    #[must_use]
    pub fn new(public_url: &PublicUrl, tokens: Vec<AuthToken>) -> Self {
        Self {
            webhook_origins: public_url.origins(Channel::Webhook),
            socket_origins: public_url.origins(Channel::Socket),
            tokens,
            shared_keys: Vec::new(),
        }
    }

    /// Also accepts what is signed by one of `keys` and says so (Twilio, "Webhooks: shared keys"; a
    /// beta).
    #[must_use]
    pub fn accepting_shared_keys(mut self, keys: Vec<SharedKey>) -> Self {
        self.shared_keys = keys;
        self
    }

    /// The URLs, without path, that signatures are tried over: what an operator needs to know when
    /// a good webhook is refused.
    #[must_use]
    pub fn origins(&self, channel: Channel) -> &[Box<str>] {
        match channel {
            Channel::Webhook => &self.webhook_origins,
            Channel::Socket => &self.socket_origins,
        }
    }

    /// Whether the request comes from Twilio.
    pub fn verify(&self, request: &SignedRequest<'_>) -> Result<(), Refusal> {
        if !request.target.starts_with('/') || request.target.contains('#') {
            return Err(Refusal::MalformedTarget);
        }
        let signature = match request.signature {
            HeaderValues::None => return Err(Refusal::Unsigned),
            HeaderValues::One(signature) => signature,
            HeaderValues::Several => return Err(Refusal::SeveralSignatures),
        };
        let origins = self.origins(request.channel);
        let is_signed = match request.scheme()? {
            Scheme::AuthToken => {
                let tag = Tag::of_sha1(signature)?;
                if self.tokens.is_empty() {
                    return Err(Refusal::NoKey);
                }
                let text = Text::of(request);
                self.tokens.iter().any(|token| text.has_tag(origins, token.keyed(), &tag))
            }
            Scheme::SharedKeySha1 { id } => {
                let tag = Tag::of_sha1(signature)?;
                Text::of(request).has_tag(origins, &self.shared_key(id)?.sha1, &tag)
            }
            Scheme::SharedKeySha256 { id } => {
                let tag = Tag::of_sha256(signature)?;
                Text::of(request).has_tag(origins, &self.shared_key(id)?.sha256, &tag)
            }
        };
        if !is_signed {
            return Err(Refusal::WrongSignature);
        }
        match request.body {
            Body::Nothing | Body::Form(_) => Ok(()),
            // After the signature: until then the hash in the URL is anybody's claim.
            Body::Json(body) => body_matches_its_hash(request.target, body),
        }
    }

    fn shared_key(&self, id: &str) -> Result<&SharedKey, Refusal> {
        if self.shared_keys.is_empty() {
            return Err(Refusal::NoKey);
        }
        self.shared_keys.iter().find(|key| *key.id == *id).ok_or(Refusal::UnknownSharedKey)
    }
}

/// What Twilio writes into `X-Twilio-Signature` when it requests `url`, without fragment, with
/// these parameters.
#[must_use]
pub fn sign(token: &AuthToken, url: &str, pairs: &[Pair<'_>]) -> String {
    let text = Text { target: "", pairs: distinct_sorted(pairs) };
    STANDARD.encode(text.fed_to(url, token.keyed()).finalize().into_bytes())
}

/// The text that is signed, but for the origin in front of it.
struct Text<'a> {
    target: &'a str,
    /// Distinct, by name and then by value.
    pairs: Vec<&'a Pair<'a>>,
}

impl<'a> Text<'a> {
    fn of(request: &SignedRequest<'a>) -> Self {
        let pairs = match request.body {
            Body::Form(pairs) => distinct_sorted(pairs),
            Body::Nothing | Body::Json(_) => Vec::new(),
        };
        Self { target: request.target, pairs }
    }

    fn fed_to<M: Mac + Clone>(&self, origin: &str, keyed: &M) -> M {
        let mut mac = keyed.clone();
        mac.update(origin.as_bytes());
        mac.update(self.target.as_bytes());
        for (name, value) in &self.pairs {
            mac.update(name.as_bytes());
            mac.update(value.as_bytes());
        }
        mac
    }

    /// Whether `tag` is this text's behind one of the origins. The comparison takes the same time
    /// wherever the two differ.
    fn has_tag<M: Mac + Clone>(&self, origins: &[Box<str>], keyed: &M, tag: &Tag) -> bool {
        origins.iter().any(|origin| self.fed_to(origin, keyed).verify_slice(tag.bytes()).is_ok())
    }
}

/// The distinct pairs by name and then by value, in the order of their bytes: upper case before
/// lower case (Twilio, "Webhooks security").
fn distinct_sorted<'a>(pairs: &'a [Pair<'a>]) -> Vec<&'a Pair<'a>> {
    let mut sorted: Vec<_> = pairs.iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    sorted
}

//! A request as far as its signature covers it.

use base64::Engine as _;
use sha2::{Digest, Sha256};

use super::{Pair, Refusal};

/// A request whose signature is to be checked.
#[derive(Clone, Copy)]
pub struct SignedRequest<'a> {
    /// Over what it came.
    pub channel: Channel,
    /// The request target exactly as received: path and query.
    pub target: &'a str,
    /// The body.
    pub body: Body<'a>,
    /// The values of [`super::SIGNATURE_HEADER`].
    pub signature: HeaderValues<'a>,
    /// The values of [`super::SETTINGS_HEADER`].
    pub settings: HeaderValues<'a>,
}

/// Over what a request came: it decides the scheme of the signed URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// A webhook: `http` or `https`.
    Webhook,
    /// The upgrade to a WebSocket: `ws` or `wss`.
    Socket,
}

/// The body of a request.
#[derive(Clone, Copy)]
pub enum Body<'a> {
    /// None, as with GET.
    Nothing,
    /// A form: every parameter, decoded, in any order. They are signed.
    Form(&'a [Pair<'a>]),
    /// JSON: the raw bytes. Their hash stands in the URL, which is signed.
    Json(&'a [u8]),
}

/// The values of a header that may stand in a request once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderValues<'a> {
    /// The header is not there.
    None,
    /// It is there once.
    One(&'a [u8]),
    /// It is there more often.
    Several,
}

impl<'a> FromIterator<&'a [u8]> for HeaderValues<'a> {
    fn from_iter<T: IntoIterator<Item = &'a [u8]>>(values: T) -> Self {
        let mut values = values.into_iter();
        match (values.next(), values.next()) {
            (None, _) => Self::None,
            (Some(value), None) => Self::One(value),
            (Some(_), Some(_)) => Self::Several,
        }
    }
}

/// What a request says that it was signed with.
pub(super) enum Scheme<'a> {
    AuthToken,
    SharedKeySha1 { id: &'a str },
    SharedKeySha256 { id: &'a str },
}

impl<'a> SignedRequest<'a> {
    /// Reads `key=<id>,algorithm=HMAC_SHA256`. Which schemes count is not for the request to
    /// choose: a scheme without a configured key refuses.
    pub(super) fn scheme(&self) -> Result<Scheme<'a>, Refusal> {
        let settings = match self.settings {
            HeaderValues::None => return Ok(Scheme::AuthToken),
            HeaderValues::One(settings) => settings,
            HeaderValues::Several => return Err(Refusal::MalformedSettings),
        };
        let settings = std::str::from_utf8(settings).map_err(|_| Refusal::MalformedSettings)?;
        let mut id = None;
        let mut algorithm = None;
        for setting in settings.split(',') {
            let (name, value) = setting.trim().split_once('=').ok_or(Refusal::MalformedSettings)?;
            let seen = match name {
                "key" => id.replace(value),
                "algorithm" => algorithm.replace(value),
                _ => None,
            };
            if seen.is_some() {
                return Err(Refusal::MalformedSettings);
            }
        }
        match (id, algorithm) {
            (Some(id), Some("HMAC_SHA1")) => Ok(Scheme::SharedKeySha1 { id }),
            (Some(id), Some("HMAC_SHA256")) => Ok(Scheme::SharedKeySha256 { id }),
            _ => Err(Refusal::MalformedSettings),
        }
    }
}

/// The hash that a request presents as its signature.
pub(super) struct Tag {
    bytes: [u8; Tag::SHA256_BASE64_BYTES],
    len: usize,
}

impl Tag {
    const SHA1_BASE64_BYTES: usize = 28;
    const SHA256_BASE64_BYTES: usize = 44;

    pub(super) fn of_sha1(signature: &[u8]) -> Result<Self, Refusal> {
        Self::decoded(signature, Self::SHA1_BASE64_BYTES)
    }

    pub(super) fn of_sha256(signature: &[u8]) -> Result<Self, Refusal> {
        Self::decoded(signature, Self::SHA256_BASE64_BYTES)
    }

    /// Strict base64: the standard alphabet, padded, and nothing before or behind it.
    fn decoded(signature: &[u8], base64_bytes: usize) -> Result<Self, Refusal> {
        if signature.len() != base64_bytes {
            return Err(Refusal::Malformed);
        }
        let mut bytes = [0; Self::SHA256_BASE64_BYTES];
        base64::engine::general_purpose::STANDARD
            .decode_slice(signature, &mut bytes)
            .map(|len| Self { bytes, len })
            .map_err(|_| Refusal::Malformed)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

/// Whether `body` is the one whose hash stands in the query of `target`, once, as `bodySHA256` in
/// lower-case hexadecimal digits (Twilio, "Webhooks security").
pub(super) fn body_matches_its_hash(target: &str, body: &[u8]) -> Result<(), Refusal> {
    let (_, query) = target.split_once('?').ok_or(Refusal::NoBodyHash)?;
    let mut hashes = query.split('&').filter_map(|pair| pair.strip_prefix("bodySHA256="));
    let (Some(hash), None) = (hashes.next(), hashes.next()) else {
        return Err(Refusal::NoBodyHash);
    };
    // Whoever sent the body can compute its hash, so how long this takes gives nothing away.
    let bytes = Sha256::digest(body);
    let mut digits = hash.chars();
    let matches = bytes.iter().all(|byte| {
        [byte >> 4, byte & 0xf]
            .into_iter()
            .all(|nibble| digits.next() == char::from_digit(nibble.into(), 16))
    });
    if matches && digits.next().is_none() { Ok(()) } else { Err(Refusal::WrongBody) }
}

//! What a request sends: a body of JSON, read into a type, and the headers that go with changes.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, IF_MATCH, TRANSFER_ENCODING,
};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use ports::{ItemVersion, Once};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::access::Client;
use super::problem::Problem;
use crate::body::Body;

/// Longest `Idempotency-Key`, in bytes.
const MAX_IDEMPOTENCY_KEY: usize = 200;

/// A body of JSON. Whatever is wrong with it is said with the field's name.
pub(crate) struct Sent<T> {
    /// What was sent.
    pub(crate) what: T,
    /// SHA-256 of method, path and body: what makes it the same request.
    pub(crate) request: [u8; 32],
}

impl<T: DeserializeOwned + 'static> FromRequest for Sent<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Body::from_request(request, payload);
        let is_json = is_json(request.headers());
        let mut hash = Sha256::new();
        hash.update(request.method().as_str());
        hash.update([0]);
        hash.update(request.path());
        hash.update([0]);
        Box::pin(async move {
            if !is_json {
                let detail = "Send the body as application/json.";
                return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
            }
            let Body(body) = body.await.map_err(|error| {
                let status = error.as_response_error().status_code();
                let detail = match status {
                    StatusCode::PAYLOAD_TOO_LARGE => "The body is too long.",
                    StatusCode::REQUEST_TIMEOUT => "The body did not arrive in time.",
                    _ => "The body cannot be read.",
                };
                let is_ours = status.is_client_error();
                Problem::new(if is_ours { status } else { StatusCode::BAD_REQUEST }, detail)
            })?;
            hash.update(&body);
            Ok(Self { what: read(&body)?, request: hash.finalize().into() })
        })
    }
}

/// A body that can be left out. One that is there and wrong is refused all the same.
pub(crate) struct Perhaps<T>(pub(crate) Option<T>);

impl<T: DeserializeOwned + 'static> FromRequest for Perhaps<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let headers = request.headers();
        let is_long = headers.get(CONTENT_LENGTH).is_some_and(|length| length != "0");
        if !is_long && !headers.contains_key(TRANSFER_ENCODING) {
            return Box::pin(async { Ok(Self(None)) });
        }
        let sent = Sent::from_request(request, payload);
        Box::pin(async move { Ok(Self(Some(sent.await?.what))) })
    }
}

impl<T> Sent<T> {
    /// What makes the request the same when it is sent again, when its client has said so.
    pub(crate) fn once(
        &self,
        request: &HttpRequest,
        client: &Client,
    ) -> Result<Option<Once>, Problem> {
        let Some(key) = request.headers().get("Idempotency-Key") else { return Ok(None) };
        let key = key.to_str().ok().filter(|key| (1..=MAX_IDEMPOTENCY_KEY).contains(&key.len()));
        let key = key.ok_or_else(|| {
            let message = format!("From 1 to {MAX_IDEMPOTENCY_KEY} visible ASCII characters.");
            Problem::field("Idempotency-Key", message)
        })?;
        let key = key.to_owned();
        Ok(Some(Once { owner: client.owner(), key, request: self.request }))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let essence = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .map(|value| value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    essence.as_deref() == Some("application/json")
}

/// Reads JSON, or says which field is wrong.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let read = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let message = error.inner().to_string();
        let path = error.path().to_string();
        Problem::field(&field(&path, &message), without_place(&message))
    })?;
    json.end().map_err(|_| {
        let detail = "There is something behind the JSON of the body.";
        Problem::new(StatusCode::BAD_REQUEST, detail)
    })?;
    Ok(read)
}

/// The field that an error is about: where it arose, and the name that it names when the field is
/// missing or not known there.
fn field(path: &str, message: &str) -> String {
    let is_named = ["missing field", "unknown field", "duplicate field"]
        .iter()
        .any(|start| message.starts_with(start));
    let name = is_named.then(|| message.split('`').nth(1)).flatten().unwrap_or_default();
    // Where it broke off in the middle of a name there is a question mark.
    let path = path.trim_end_matches('?').trim_end_matches('.');
    match (path, name) {
        ("." | "", "") => "body".to_owned(),
        ("." | "", name) => name.to_owned(),
        (path, "") => path.to_owned(),
        // The path may lead to the very field already.
        (path, name) if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
        (path, name) => format!("{path}.{name}"),
    }
}

/// A message without the line and column, which nobody counts.
fn without_place(message: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or(message);
    let mut characters = message.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), characters.as_str().trim_end_matches('.'))
}

/// The version that a change is meant for, by `If-Match`; `None` when any will do.
#[expect(clippy::unnecessary_wraps, reason = "a tag that cannot be read is refused by the version")]
pub(crate) fn seen(request: &HttpRequest) -> Result<Option<ItemVersion>, Problem> {
    let Some(tag) = request.headers().get(IF_MATCH) else { return Ok(None) };
    let text = tag.to_str().unwrap_or_default().trim();
    if text == "*" {
        return Ok(None);
    }
    let version = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    // A tag that is none of ours matches no version, which is not the same as being no tag.
    let version = version.and_then(|text| text.parse().ok()).map_or(-1, |version: i64| version);
    Ok(Some(ItemVersion(version)))
}

/// An answer with one item, and its version as `ETag`.
pub(crate) fn tagged(
    status: StatusCode,
    item: &impl Serialize,
    version: ItemVersion,
) -> HttpResponse {
    let mut response = HttpResponse::build(status).json(item);
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", version.0)) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Outer {
        #[expect(dead_code, reason = "only read")]
        name: String,
        #[expect(dead_code, reason = "only read")]
        inner: Vec<Inner>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[expect(dead_code, reason = "only read")]
        minutes: u16,
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (body, field) in [
            ("", "body"),
            ("[]", "body"),
            ("{", "body"),
            (r#"{"name":1,"inner":[]}"#, "name"),
            (r#"{"inner":[]}"#, "name"),
            (r#"{"name":"a","inner":[],"colour":1}"#, "colour"),
            (r#"{"name":"a","name":"b","inner":[]}"#, "name"),
            (r#"{"name":"a","inner":[{"minutes":1},{"minutes":-1}]}"#, "inner[1].minutes"),
            (r#"{"name":"a","inner":[{}]}"#, "inner[0].minutes"),
            (r#"{"name":"a","inner":[{"minutes":1,"x":2}]}"#, "inner[0].x"),
        ] {
            let problem = format!("{:?}", read::<Outer>(body.as_bytes()).unwrap_err());
            assert!(problem.contains(&format!("field: {field:?}")), "{body}: {problem}");
        }
        assert!(read::<Outer>(br#"{"name":"a","inner":[]}"#).is_ok());
        assert!(read::<Outer>(br#"{"name":"a","inner":[]} x"#).is_err());
    }
}

//! Answers, and the form of a request.

use hyper::StatusCode;
use serde_json::{Value, json};

/// What is answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Body,
    pub(crate) again_in_s: Option<u64>,
}

/// The body of an answer.
pub(crate) enum Body {
    Json(Value),
    Html(&'static str),
}

impl Answer {
    pub(crate) fn ok(body: Value) -> Self {
        Self { status: StatusCode::OK, body: Body::Json(body), again_in_s: None }
    }

    pub(crate) fn created(body: Value) -> Self {
        Self { status: StatusCode::CREATED, ..Self::ok(body) }
    }

    /// An error as Twilio writes one.
    pub(crate) fn error(status: StatusCode, code: u32) -> Self {
        let body = json!({
            "code": code,
            "message": format!("error {code}"),
            "more_info": format!("https://www.twilio.com/docs/errors/{code}"),
            "status": status.as_u16(),
        });
        Self { status, ..Self::ok(body) }
    }

    /// What a gateway answers when there is nothing behind it.
    pub(crate) fn gateway(status: StatusCode) -> Self {
        Self { status, body: Body::Html("<html><body>trouble</body></html>"), again_in_s: None }
    }

    pub(crate) fn not_found() -> Self {
        Self::error(StatusCode::NOT_FOUND, 20404)
    }
}

/// A list, as Twilio answers one.
pub(crate) fn list(key: &str, items: &[Value], uri: &str) -> Value {
    json!({
        key: items, "page": 0, "page_size": 50, "start": 0,
        "end": items.len().saturating_sub(1), "uri": uri, "first_page_uri": uri,
        "next_page_uri": null, "previous_page_uri": null,
    })
}

/// The parameters of a form or of a query.
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    pub(crate) fn read(text: &[u8]) -> Self {
        Self(form_urlencoded::parse(text).into_owned().collect())
    }

    /// One that is there and not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let value = self.0.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str());
        value.filter(|value| !value.is_empty())
    }

    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

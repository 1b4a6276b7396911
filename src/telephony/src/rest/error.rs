//! What can go wrong with a request, by what can be done about it.

use std::time::Duration;

use reqwest::StatusCode;
use serde::Deserialize;

use super::is_unauthorized;

/// Twilio's number for an account or a token that it does not accept (error 20003).
const AUTHENTICATE: u32 = 20003;

/// What went wrong with a request. It names neither the request nor the token.
#[derive(Debug, thiserror::Error)]
pub enum RestError {
    /// There was no connection; the request was not sent.
    #[error("no connection to Twilio's REST API")]
    NotConnected {
        /// Why.
        #[source]
        source: reqwest::Error,
    },
    /// The request was sent, and there was no whole answer, or not in time. What was asked for may
    /// have been done.
    #[error("no answer from Twilio's REST API")]
    NoAnswer {
        /// Why.
        #[source]
        source: reqwest::Error,
    },
    /// Too many requests; this one was not processed (error 20429).
    #[error("Twilio's REST API takes no more requests for now")]
    TooMany {
        /// When to come again, if it says.
        again_in: Option<Duration>,
    },
    /// Twilio does not accept the account or the token, or not for this (error 20003).
    #[error("Twilio does not accept the account or its auth token")]
    Unauthorized,
    /// There is no such thing (error 20404).
    #[error("Twilio has no such resource")]
    NotFound,
    /// The request was refused.
    #[error("Twilio refuses the request: {}", code.map_or_else(|| format!("status {status}"), |code| format!("error {code}")))]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Twilio's number for the reason, if it said one.
        code: Option<u32>,
    },
    /// Something is wrong at Twilio's. What was asked for may have been done.
    #[error("Twilio's REST API failed with status {status}")]
    Failed {
        /// The HTTP status.
        status: u16,
    },
    /// It was done, and the answer is not what was expected.
    #[error("the answer of Twilio's REST API cannot be read")]
    Unreadable {
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// It was done, and the answer is longer than anything we know of.
    #[error("the answer of Twilio's REST API is too long")]
    TooLong,
}

/// The body of an error.
#[derive(Deserialize)]
struct Trouble {
    code: Option<u32>,
}

impl RestError {
    pub(super) fn of_transport(error: reqwest::Error) -> Self {
        // The address has the account in it, and may have numbers.
        let source = error.without_url();
        // A request that could not be made was not sent either.
        if source.is_connect() || source.is_builder() {
            Self::NotConnected { source }
        } else {
            Self::NoAnswer { source }
        }
    }

    pub(super) fn of_answer(status: StatusCode, again_in: Option<Duration>, body: &[u8]) -> Self {
        // A gateway's error may have no body, or one of HTML.
        let code = serde_json::from_slice::<Trouble>(body).ok().and_then(|it| it.code);
        match status {
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany { again_in },
            StatusCode::NOT_FOUND => Self::NotFound,
            _ if status.is_server_error() => Self::Failed { status: status.as_u16() },
            // A 403 with another number is about what was asked for.
            _ if code == Some(AUTHENTICATE) => Self::Unauthorized,
            _ if is_unauthorized(status) && code.is_none() => Self::Unauthorized,
            StatusCode::UNAUTHORIZED => Self::Unauthorized,
            _ => Self::Refused { status: status.as_u16(), code },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(status: u16, body: &str) -> String {
        let status = StatusCode::from_u16(status).unwrap();
        format!("{:?}", RestError::of_answer(status, None, body.as_bytes()))
    }

    #[test]
    fn an_answer_says_what_can_be_done_about_it() {
        for (status, body, expected) in [
            (
                400,
                r#"{"code":21610,"message":"+1403 has opted out"}"#,
                "Refused { status: 400, code: Some(21610) }",
            ),
            (400, "<html>", "Refused { status: 400, code: None }"),
            (401, r#"{"code":20003}"#, "Unauthorized"),
            (401, "", "Unauthorized"),
            (403, "", "Unauthorized"),
            (403, r#"{"code":21408}"#, "Refused { status: 403, code: Some(21408) }"),
            (404, r#"{"code":20404}"#, "NotFound"),
            (429, r#"{"code":20429}"#, "TooMany { again_in: None }"),
            (500, "", "Failed { status: 500 }"),
            (503, "<html>", "Failed { status: 503 }"),
            (302, "", "Refused { status: 302, code: None }"),
        ] {
            assert_eq!(error(status, body), expected, "{status} {body}");
        }
    }
}

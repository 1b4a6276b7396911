//! Errors of the API: problem documents (RFC 9457). They say what the client can mend, and nothing
//! about the inside.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, ResponseError};
use actors::Over;
use serde::Serialize;
use serde_json::Value;
use utoipa::{IntoResponses, ToSchema};

use crate::limits;

/// When to come again after the database did not answer. Whoever got that answer has waited for
/// seconds already.
const AGAIN_IN: Duration = Duration::from_secs(1);

/// An error of the API.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    detail: Cow<'static, str>,
    errors: Vec<FieldError>,
    alternatives: Option<Value>,
    over: Option<Box<Over>>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FieldError {
    /// Which field; dots lead into what is nested: `customer.phone`, `hours[2].opens`.
    pub(crate) field: String,
    /// What about it, and what would be right.
    pub(crate) message: String,
}

/// A problem document, as of RFC 9457.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemDocument {
    /// What kind of problem; `about:blank` when the status says it.
    #[schema(example = "about:blank")]
    r#type: &'static str,
    /// The status in words.
    #[schema(example = "Bad Request")]
    title: &'static str,
    /// The status of the response.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What can be done about it.
    detail: Cow<'static, str>,
    /// The fields that cannot be taken as they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldError>,
    /// What could be had instead of a slot that is taken, at most three.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<super::availability::AvailableSlot>>, nullable = false)]
    alternatives: Option<Value>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { status, detail: detail.into(), errors: Vec::new(), alternatives: None, over: None }
    }

    /// Fields that cannot be taken as they are.
    pub(crate) fn invalid(errors: Vec<FieldError>) -> Self {
        let detail = Cow::from("Some parameters cannot be taken as they are.");
        Self { errors, ..Self::new(StatusCode::BAD_REQUEST, detail) }
    }

    /// One field that cannot be taken as it is.
    pub(crate) fn field(field: &str, message: impl Into<String>) -> Self {
        Self::invalid(vec![FieldError { field: field.to_owned(), message: message.into() }])
    }

    /// There is no such item, or not for whoever asks.
    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("There is no such {what}."))
    }

    /// The same, said of a field.
    pub(crate) fn about(self, field: &str) -> Self {
        let message = self.detail.clone().into_owned();
        let errors = vec![FieldError { field: field.to_owned(), message }];
        Self { errors, ..self }
    }

    /// The same, said of a field when it is that there is none such.
    pub(crate) fn of_field(self, field: &str) -> Self {
        if self.status == StatusCode::NOT_FOUND { self.about(field) } else { self }
    }

    /// With what could be had instead.
    pub(crate) fn with_alternatives(self, alternatives: Value) -> Self {
        Self { alternatives: Some(alternatives), ..self }
    }

    /// The `Idempotency-Key` was used before, for something else.
    pub(crate) fn key_reused() -> Self {
        let detail = "This Idempotency-Key was used for another request.";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail).about("Idempotency-Key")
    }

    /// A limit is reached.
    pub(crate) fn too_many(over: Over) -> Self {
        let detail = "Too many requests. Please come again when Retry-After says.";
        Self { over: Some(Box::new(over)), ..Self::new(StatusCode::TOO_MANY_REQUESTS, detail) }
    }

    /// The database did not answer. `Retry-After` says when to come again.
    pub(crate) fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "Please try again in a moment.")
    }

    pub(crate) fn respond(&self) -> HttpResponse {
        let document = ProblemDocument {
            r#type: "about:blank",
            title: self.status.canonical_reason().unwrap_or("Error"),
            status: self.status.as_u16(),
            detail: self.detail.clone(),
            errors: self.errors.clone(),
            alternatives: self.alternatives.clone(),
        };
        let mut response = HttpResponse::build(self.status);
        if self.status == StatusCode::UNAUTHORIZED {
            response.insert_header((WWW_AUTHENTICATE, "Bearer"));
        }
        let mut response = response.json(document);
        let problem = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(CONTENT_TYPE, problem);
        if let Some(over) = &self.over {
            limits::tell_over(response.headers_mut(), over);
        } else if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(RETRY_AFTER, limits::whole_seconds(AGAIN_IN));
        }
        response
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.status, self.detail)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        self.respond()
    }
}

/// What every operation can answer besides what it is for.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "it only describes")]
pub(crate) enum Usual {
    /// The request cannot be taken as it is.
    #[response(status = 400, content_type = "application/problem+json")]
    BadRequest(#[to_schema] ProblemDocument),
    /// No key, or one that is not known.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthorized(#[to_schema] ProblemDocument),
    /// The key has not the scope.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(#[to_schema] ProblemDocument),
    /// Too many requests.
    #[response(status = 429, content_type = "application/problem+json")]
    TooManyRequests(#[to_schema] ProblemDocument),
    /// The database does not answer, or too many wait for it. `Retry-After` says when to come again.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(#[to_schema] ProblemDocument),
}

/// What operations on one item can answer besides.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "it only describes")]
pub(crate) enum OfAnItem {
    /// There is no such item, or not for this key.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(#[to_schema] ProblemDocument),
}

/// What operations that change something can answer besides.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "it only describes")]
pub(crate) enum OfAChange {
    /// It does not go together with what is there.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(#[to_schema] ProblemDocument),
    /// It was changed since: `If-Match` names another version.
    #[response(status = 412, content_type = "application/problem+json")]
    PreconditionFailed(#[to_schema] ProblemDocument),
    /// The body is longer than 1 MiB.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(#[to_schema] ProblemDocument),
    /// The body is not `application/json`.
    #[response(status = 415, content_type = "application/problem+json")]
    NotJson(#[to_schema] ProblemDocument),
    /// It can be read and not be done: the practice's rules forbid it, or the `Idempotency-Key` was
    /// used for another request.
    #[response(status = 422, content_type = "application/problem+json")]
    Unprocessable(#[to_schema] ProblemDocument),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_to_come_again_hears_when() {
        let unavailable = Problem::unavailable().respond();
        assert_eq!(unavailable.headers().get(RETRY_AFTER).unwrap(), "1");
        let missing = Problem::not_found("appointment").respond();
        assert!(missing.headers().get(RETRY_AFTER).is_none());
    }
}

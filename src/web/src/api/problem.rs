//! Errors of the API: problem documents (RFC 9457). They say what the client can mend, and nothing
//! about the inside.

use std::borrow::Cow;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use actors::Over;
use serde_json::{Value, json};

use crate::limits;

/// An error of the API.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    detail: Cow<'static, str>,
    errors: Vec<FieldError>,
    over: Option<Over>,
}

/// What is wrong with one field.
#[derive(Debug)]
pub(crate) struct FieldError {
    /// Which field.
    pub(crate) field: String,
    /// What about it, and what would be right.
    pub(crate) message: String,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { status, detail: detail.into(), errors: Vec::new(), over: None }
    }

    /// Fields that cannot be taken as they are.
    pub(crate) fn invalid(errors: Vec<FieldError>) -> Self {
        let detail = Cow::from("Some parameters cannot be taken as they are.");
        Self { errors, ..Self::new(StatusCode::BAD_REQUEST, detail) }
    }

    /// A limit is reached.
    pub(crate) fn too_many(over: Over) -> Self {
        let detail = "Too many requests. Please come again when Retry-After says.";
        Self { over: Some(over), ..Self::new(StatusCode::TOO_MANY_REQUESTS, detail) }
    }

    /// The database did not answer.
    pub(crate) fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "Please try again in a moment.")
    }

    pub(crate) fn respond(self) -> HttpResponse {
        let mut body = json!({
            "type": "about:blank",
            "title": self.status.canonical_reason().unwrap_or("Error"),
            "status": self.status.as_u16(),
            "detail": self.detail,
        });
        if !self.errors.is_empty() {
            let errors = self.errors.into_iter();
            body["errors"] = errors
                .map(|error| json!({ "field": error.field, "message": error.message }))
                .collect::<Value>();
        }
        let mut response = HttpResponse::build(self.status);
        response.insert_header((CONTENT_TYPE, "application/problem+json"));
        if self.status == StatusCode::UNAUTHORIZED {
            response.insert_header((WWW_AUTHENTICATE, "Bearer"));
        }
        let mut response = response.body(body.to_string());
        if let Some(over) = &self.over {
            limits::tell_over(response.headers_mut(), over);
        }
        response
    }
}

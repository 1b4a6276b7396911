//! Nothing is believed of a webhook before its signature is checked.

use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use telephony::payload::Form;
use telephony::signature::{Body, Channel, SETTINGS_HEADER, SIGNATURE_HEADER, SignedRequest};

use crate::edge::Edge;

/// A webhook whose signature is not good.
pub(super) struct Refused;

impl From<Refused> for HttpResponse {
    fn from(_: Refused) -> Self {
        Self::Forbidden().finish()
    }
}

/// The form of a webhook whose signature is good.
///
/// A signed webhook that is no form, or no readable one, is an empty form: whoever signed it gets
/// an answer.
pub(super) fn form<'a>(
    edge: &Edge,
    request: &HttpRequest,
    body: &'a [u8],
) -> Result<Form<'a>, Refused> {
    let kind = kind(request);
    let parameters: &[u8] = match kind {
        Kind::Form => body,
        Kind::Json | Kind::Other => &[],
    };
    let form = Form::read(parameters).map_err(|error| {
        // Nobody knows whether the signature is good: it covers what was not read.
        tracing::warn!(%error, path = request.path(), "a webhook cannot be read");
        Refused
    })?;
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let header = |name: &str| request.headers().get_all(name).map(HeaderValue::as_bytes).collect();
    let signed = SignedRequest {
        channel: Channel::Webhook,
        target,
        body: match kind {
            Kind::Form => Body::Form(form.pairs()),
            Kind::Json => Body::Json(body),
            Kind::Other => Body::Nothing,
        },
        signature: header(SIGNATURE_HEADER),
        settings: header(SETTINGS_HEADER),
    };
    match edge.signatures.verify(&signed) {
        Ok(()) => Ok(form),
        Err(refusal) => Err(refused(request, &refusal)),
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Form,
    Json,
    Other,
}

fn kind(request: &HttpRequest) -> Kind {
    let value = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        Kind::Form
    } else if essence.eq_ignore_ascii_case("application/json") {
        Kind::Json
    } else {
        Kind::Other
    }
}

/// The reason stays in the log: it would only help whoever tries to forge one.
fn refused(request: &HttpRequest, reason: &dyn std::fmt::Display) -> Refused {
    tracing::warn!(
        event = "SIGNATURE_FAILED",
        %reason,
        path = request.path(),
        peer = request.peer_addr().map(|peer| peer.ip().to_string()),
        "a webhook was refused"
    );
    Refused
}

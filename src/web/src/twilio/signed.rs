//! Nothing is believed of a webhook before its signature is checked.

use actix_web::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse};
use actors::Over;
use ports::Stage;
use telephony::payload::Form;
use telephony::signature::{Body, Channel, SETTINGS_HEADER, SIGNATURE_HEADER, SignedRequest};
use tokio::time::Instant;

use crate::edge::Edge;
use crate::limits::whole_seconds;

/// A webhook whose signature is not good.
pub(super) enum Refused {
    /// One of few from its address.
    Once,
    /// One of many: the connection is closed, and nothing is said of it in the log.
    OnceTooOften(Over),
}

/// What is wrong stays 403, however often: the header says when to come again.
impl From<Refused> for HttpResponse {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Once => Self::Forbidden().finish(),
            Refused::OnceTooOften(over) => Self::Forbidden()
                .insert_header((RETRY_AFTER, whole_seconds(over.again_in)))
                .force_close()
                .finish(),
        }
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
    let begun = Instant::now();
    let form = Form::read(parameters).map_err(|error| {
        // Nobody knows whether the signature is good: it covers what was not read.
        refused(edge, request, &error)
    })?;
    edge.meter.took(Stage::Parse, begun.elapsed());
    let begun = Instant::now();
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
    let verified = edge.signatures.verify(&signed);
    edge.meter.took(Stage::Verify, begun.elapsed());
    match verified {
        Ok(()) => Ok(form),
        Err(refusal) => Err(refused(edge, request, &refusal)),
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
fn refused(edge: &Edge, request: &HttpRequest, reason: &dyn std::fmt::Display) -> Refused {
    let source = edge.proxies.source(request);
    if let Err(over) = edge.gate.failure_from(source) {
        return Refused::OnceTooOften(over);
    }
    tracing::warn!(
        event = "SIGNATURE_FAILED",
        %reason,
        path = request.path(),
        %source,
        "a webhook was refused"
    );
    Refused::Once
}

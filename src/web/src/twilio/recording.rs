//! `POST /twilio/voice/recording`: a recording can be heard. It comes more than once, before or after
//! the caller's own webhook, and also when the call is over.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use ports::Chain;
use telephony::payload::VoiceWebhook;

use super::signed;
use crate::body::Body;
use crate::edge::Edge;

pub(super) async fn recording(
    request: HttpRequest,
    edge: Data<Edge>,
    Body(body): Body,
) -> HttpResponse {
    let form = match signed::form(&edge, &request, &body) {
        Ok(form) => form,
        Err(refused) => return refused.into(),
    };
    let webhook = VoiceWebhook::read(&form);
    let (Ok(call), Some(recording)) = (webhook.call, webhook.recording) else {
        return HttpResponse::NoContent().finish();
    };
    if edge.gate.report_of_a_call().is_err() {
        return HttpResponse::ServiceUnavailable().finish();
    }
    match edge.recordings.keep(call, recording, edge.now()).await {
        Ok(found) => {
            tracing::debug!(%call, found, "a report of a recording");
            HttpResponse::NoContent().finish()
        }
        Err(error) => {
            // Twilio comes again, as its URL says.
            tracing::error!(%call, error = %Chain(&error), "a recording cannot be kept");
            HttpResponse::ServiceUnavailable().finish()
        }
    }
}

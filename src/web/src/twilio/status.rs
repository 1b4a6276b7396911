//! `POST /twilio/voice/status`: how a call comes along. Only its end means anything to us.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use actors::{Ask, Wanted};
use telephony::payload::{CallStatus, VoiceWebhook};
use tokio::time::Instant;

use super::answer::{self, Back};
use super::{HANG_UP_BUDGET, numbers, signed};
use crate::body::Body;
use crate::edge::Edge;

pub(super) async fn status(
    request: HttpRequest,
    edge: Data<Edge>,
    Body(body): Body,
) -> HttpResponse {
    let form = match signed::form(&edge, &request, &body) {
        Ok(form) => form,
        Err(refused) => return refused.into(),
    };
    let webhook = VoiceWebhook::read(&form);
    let ended = webhook.status.is_some_and(CallStatus::is_terminal);
    // A leg that we dialled for a caller is not the caller's own.
    let (Ok(call), true, false) = (webhook.call, ended, webhook.is_child_leg()) else {
        return HttpResponse::NoContent().finish();
    };
    if edge.gate.has_turned_away(call) {
        // It has no journal and no actor to tell.
        return HttpResponse::NoContent().finish();
    }
    if edge.gate.report_of_a_call().is_err() {
        return HttpResponse::ServiceUnavailable().finish();
    }
    let deadline = Instant::now() + HANG_UP_BUDGET;
    let ask = Ask { call, wanted: Wanted::HungUp, numbers: numbers(&webhook), deadline };
    match edge.registry.ask(ask).await {
        Ok(_) => {
            tracing::info!(%call, "hung up");
            HttpResponse::NoContent().finish()
        }
        Err(trouble) => {
            // Twilio tries again when its URL says so; what is held expires by itself.
            answer::report(call, Back::to_present(0), &trouble);
            HttpResponse::ServiceUnavailable().finish()
        }
    }
}

//! `POST /twilio/voice`: a call begins, or is begun again.

use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use actors::Wanted;
use domain::Turn;
use telephony::payload::VoiceWebhook;
use telephony::routes::ActionQuery;

use super::{answer, ask, signed};
use crate::edge::Edge;

pub(super) async fn voice(request: HttpRequest, edge: Data<Edge>, body: Bytes) -> HttpResponse {
    let form = match signed::form(&edge, &request, &body) {
        Ok(form) => form,
        Err(refused) => return refused.into(),
    };
    let webhook = VoiceWebhook::read(&form);
    let Ok(call) = webhook.call else {
        return answer::names_no_call(&edge);
    };
    let answered = edge.registry.ask(ask(call, Wanted::Begin, &webhook)).await;
    answer::respond(&edge, call, ActionQuery::of(Turn(0)), &webhook, answered)
}

//! `POST /twilio/voice`: a call begins, or is begun again.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use actors::Wanted;
use telephony::payload::VoiceWebhook;

use super::answer::{self, Back};
use super::{ask, limited, signed};
use crate::body::Body;
use crate::edge::Edge;

pub(super) async fn voice(
    request: HttpRequest,
    edge: Data<Edge>,
    Body(body): Body,
) -> HttpResponse {
    let form = match signed::form(&edge, &request, &body) {
        Ok(form) => form,
        Err(refused) => return refused.into(),
    };
    let webhook = VoiceWebhook::read(&form);
    let Ok(call) = webhook.call else {
        return answer::names_no_call(&edge);
    };
    let back = Back::to_present(0);
    let ask = ask(call, Wanted::Begin, &webhook);
    if let Some(refused) = limited::new_call(&edge, &ask, back, &webhook) {
        return refused;
    }
    let answered = edge.registry.ask(ask).await;
    answer::respond(&edge, call, back, &webhook, answered)
}

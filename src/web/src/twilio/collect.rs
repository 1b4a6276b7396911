//! `POST /twilio/voice/collect?turn=N`: one turn. The caller spoke, pressed keys or kept silent.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use actors::Wanted;
use telephony::payload::VoiceWebhook;
use telephony::routes::ActionQuery;

use super::answer::{self, Back};
use super::{ask, limited, signed};
use crate::body::Body;
use crate::edge::Edge;

pub(super) async fn collect(
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
    // A turn that cannot be read is none of our URLs: the call itself knows where it stands.
    let (back, wanted) = match ActionQuery::read(request.query_string()) {
        Ok(query) => {
            let (turn, again) = (query.turn, query.again > 0);
            let wanted = Wanted::Turn { turn, heard: webhook.heard.clone(), again };
            (Back::to_turn(query), wanted)
        }
        Err(error) => {
            tracing::warn!(%call, %error, "a turn's URL cannot be read");
            (Back::to_present(0), Wanted::Fallback)
        }
    };
    if let Some(refused) = limited::webhook(&edge, call, back, &webhook) {
        return refused;
    }
    let answered = edge.registry.ask(ask(call, wanted, &webhook)).await;
    answer::respond(&edge, call, back, &webhook, answered)
}

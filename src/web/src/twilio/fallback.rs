//! `POST /twilio/voice/fallback`: another webhook of ours failed. The caller gets the present reply
//! once more, and nothing happens twice.

use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use actors::Wanted;
use domain::Turn;
use telephony::payload::VoiceWebhook;
use telephony::routes::ActionQuery;

use super::{answer, ask, signed};
use crate::edge::Edge;

pub(super) async fn fallback(request: HttpRequest, edge: Data<Edge>, body: Bytes) -> HttpResponse {
    let form = match signed::form(&edge, &request, &body) {
        Ok(form) => form,
        Err(refused) => return refused.into(),
    };
    let webhook = VoiceWebhook::read(&form);
    let Ok(call) = webhook.call else {
        return answer::names_no_call(&edge);
    };
    let failed = webhook.failure.map(|failure| failed_query(failure.url));
    let query = failed.flatten().unwrap_or(ActionQuery::of(Turn(0)));
    let code = webhook.failure.and_then(|failure| failure.code);
    tracing::warn!(%call, code, turn = query.turn.0, "a webhook of ours failed");
    let answered = edge.registry.ask(ask(call, Wanted::Fallback, &webhook)).await;
    answer::respond(&edge, call, query, &webhook, answered)
}

/// The turn that failed, when its URL says so.
fn failed_query(url: &str) -> Option<ActionQuery> {
    let (_, query) = url.split_once('?')?;
    let query = query.split('#').next()?;
    ActionQuery::read(query).ok()
}

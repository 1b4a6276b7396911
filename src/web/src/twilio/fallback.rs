//! `POST /twilio/voice/fallback`: another webhook of ours failed. The caller gets the present reply
//! once more, and nothing happens twice.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use actors::Wanted;
use domain::Turn;
use telephony::payload::VoiceWebhook;
use telephony::routes::ActionQuery;

use super::answer::{self, Back};
use super::{ask, limited, signed};
use crate::body::Body;
use crate::edge::Edge;

pub(super) async fn fallback(
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
    // Our own redirect counts; the URL that a number is set up with has no query.
    let again = ActionQuery::read(request.query_string()).map_or(0, |query| query.again);
    let back = Back::to_present(again);
    let ask = ask(call, Wanted::Fallback, &webhook);
    if let Some(refused) = limited::new_call(&edge, &ask, back, &webhook) {
        return refused;
    }
    if let Some(failure) = webhook.failure {
        let turn = failed_turn(failure.url).map(|turn| turn.0);
        tracing::warn!(%call, code = failure.code, turn, "a webhook of ours failed");
    }
    let answered = edge.registry.ask(ask).await;
    answer::respond(&edge, call, back, &webhook, answered)
}

/// The turn that failed, when its URL says so.
fn failed_turn(url: &str) -> Option<Turn> {
    let (_, query) = url.split_once('?')?;
    let query = query.split('#').next()?;
    ActionQuery::read(query).ok().map(|query| query.turn)
}

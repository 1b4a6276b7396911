//! `POST /twilio/voice/recorded?turn=N`: the caller left a message on the recorder, or hung up while
//! they did.
//!
//! The message is kept here and by `recording`, whichever comes first: should one of them find no
//! database, there is the other.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use actors::Wanted;
use domain::{CallSid, Heard};
use ports::Chain;
use telephony::payload::VoiceWebhook;
use telephony::routes::ActionQuery;

use super::answer::{self, Back};
use super::{TURN_BUDGET, ask, limited, signed};
use crate::body::Body;
use crate::edge::Edge;

pub(super) async fn recorded(
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
    let (back, wanted) = match ActionQuery::read(request.query_string()) {
        Ok(query) => {
            let turn = query.turn;
            // Our own redirect after a safe reply carries no recording; there was one, or it would
            // have been silence.
            let wanted = if webhook.recording.is_some() || query.again > 0 {
                Wanted::Recorded { turn }
            } else {
                Wanted::Turn { turn, heard: Heard::Silence, again: false }
            };
            (Back::to_recorded(query), wanted)
        }
        Err(error) => {
            tracing::warn!(%call, %error, "a recording's URL cannot be read");
            (Back::to_present(0), Wanted::Fallback)
        }
    };
    if let Some(refused) = limited::webhook(&edge, call, back, &webhook) {
        return refused;
    }
    // Asked before it is kept: one deadline covers both.
    let asked = ask(call, wanted, &webhook);
    keep(&edge, call, &webhook).await;
    let answered = edge.registry.ask(asked).await;
    answer::respond(&edge, call, back, &webhook, answered)
}

/// Keeps the message, as far as the caller's patience allows.
async fn keep(edge: &Edge, call: CallSid, webhook: &VoiceWebhook<'_>) {
    let Some(recording) = webhook.recording.clone() else { return };
    let keeping = edge.recordings.keep(call, recording, edge.now());
    match tokio::time::timeout(TURN_BUDGET / 2, keeping).await {
        Ok(Ok(found)) => tracing::debug!(%call, found, "a message was recorded"),
        Ok(Err(error)) => {
            tracing::warn!(%call, error = %Chain(&error), "a recording is left to its report");
        }
        Err(_) => tracing::warn!(%call, "a recording is left to its report"),
    }
}

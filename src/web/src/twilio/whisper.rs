//! `POST /twilio/voice/whisper?turn=N`: a person has answered a transfer, and hears who calls before
//! they are connected with the caller.
//!
//! The webhook is about the person's own leg; the caller's call is its parent. When the document that
//! answers has come to its end, the two are connected: so an empty one lets the transfer go on, and
//! that is the answer to whatever goes wrong here. Where the practice wants a key to be pressed, it
//! comes to the same address.
//!
//! **Invariant:** nothing is changed, and nothing is asked but the call itself.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use actors::{Answered, Wanted};
use domain::Heard;
use ports::Chain;
use telephony::payload::VoiceWebhook;
use telephony::routes::ActionQuery;
use telephony::twiml;

use super::answer::Twiml;
use super::{ask, signed};
use crate::body::Body;
use crate::edge::Edge;

/// The key that takes a call.
const TAKES_IT: &str = "1";

pub(super) async fn whisper(
    request: HttpRequest,
    edge: Data<Edge>,
    Body(body): Body,
) -> HttpResponse {
    let form = match signed::form(&edge, &request, &body) {
        Ok(form) => form,
        Err(refused) => return refused.into(),
    };
    let webhook = VoiceWebhook::read(&form);
    let document = match &webhook.heard {
        Heard::Keys(keys) if keys.as_str() == TAKES_IT => twiml::empty(),
        Heard::Keys(_) => twiml::not_taken(),
        Heard::Speech(_) | Heard::Silence => {
            let told = told(&edge, request.query_string(), &webhook).await;
            told.unwrap_or_else(twiml::empty)
        }
    };
    Twiml::aside(document).respond(&edge)
}

/// What the person hears; `None` when there is nothing, or when the call cannot be asked.
async fn told(edge: &Edge, query: &str, webhook: &VoiceWebhook<'_>) -> Option<String> {
    let Some(call) = webhook.parent else {
        tracing::warn!("the webhook of a person who has answered names no caller's call");
        return None;
    };
    let query = match ActionQuery::read(query) {
        Ok(query) => query,
        Err(error) => {
            tracing::warn!(%call, %error, "the URL of a person who has answered cannot be read");
            return None;
        }
    };
    if edge.gate.webhook(call).is_err() {
        return None;
    }
    let wanted = Wanted::Whisper { turn: query.turn };
    match edge.registry.ask(ask(call, wanted, webhook)).await {
        Ok(Answered::Whispered(document)) => Some(document),
        Ok(Answered::Noted | Answered::Over | Answered::NoPractice | Answered::Reply(..)) => None,
        Err(trouble) => {
            let reason = Chain(&trouble);
            tracing::error!(%call, turn = query.turn.0, %reason, "a caller is put through untold of");
            None
        }
    }
}

//! `POST /twilio/voice/transfer?turn=N`: a transfer ended, and the line is back.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use actors::{TransferOutcome, Wanted};
use telephony::payload::VoiceWebhook;
use telephony::routes::ActionQuery;
use telephony::twiml;

use super::answer::{self, Back, Twiml};
use super::{ask, limited, signed};
use crate::body::Body;
use crate::edge::Edge;

pub(super) async fn transfer(
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
    // Without a word about it the caller is taken not to have reached anybody: they are asked,
    // and not left.
    let outcome = webhook.dialled.map_or(TransferOutcome::Unanswered, TransferOutcome::from);
    let (back, wanted) = match ActionQuery::read(request.query_string()) {
        Ok(query) => (Back::to_transfer(query), Wanted::Transferred { turn: query.turn, outcome }),
        Err(error) => {
            tracing::warn!(%call, %error, "a transfer's URL cannot be read");
            (Back::to_present(0), Wanted::Fallback)
        }
    };
    if let Some(refused) = limited::webhook(&edge, call, back, &webhook) {
        return refused;
    }
    let answered = edge.registry.ask(ask(call, wanted, &webhook)).await;
    if let (Err(trouble), TransferOutcome::Answered) = (&answered, outcome) {
        // A person has talked to the caller: there is nothing to come back to.
        answer::report(call, back, trouble);
        return Twiml::safe_ending(twiml::empty()).respond(&edge);
    }
    answer::respond(&edge, call, back, &webhook, answered)
}

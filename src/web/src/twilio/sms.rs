//! `POST /twilio/sms`: somebody has written a text to one of the numbers.

use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use ports::Chain;
use telephony::payload::TextWebhook;
use telephony::twiml;

use super::signed;
use crate::body::Body;
use crate::edge::Edge;

pub(super) async fn sms(request: HttpRequest, edge: Data<Edge>, Body(body): Body) -> HttpResponse {
    let form = match signed::form(&edge, &request, &body) {
        Ok(form) => form,
        Err(refused) => return refused.into(),
    };
    let Some(text) = TextWebhook::read(&form).inbound() else {
        // Nobody that could be answered.
        return answer(None);
    };
    // A machine at the other end that answers every answer would go on for ever.
    if edge.gate.text_from(&text.from).is_err() {
        return answer(None);
    }
    let (message, meant) = (text.message.clone(), text.question.meant);
    match edge.texting.inbox.answer(text, edge.texting.clock.now()).await {
        Ok(reply) => {
            tracing::info!(%message, ?meant, answered = reply.is_some(), "a text came in");
            // What it asked for may be news to somebody else.
            edge.texting.bell.ring();
            answer(reply.as_deref())
        }
        Err(error) => {
            // Twilio comes again, as its URL says.
            tracing::error!(%message, error = %Chain(&error), "a text cannot be answered");
            HttpResponse::ServiceUnavailable().finish()
        }
    }
}

fn answer(reply: Option<&str>) -> HttpResponse {
    let content_type = HeaderValue::from_static("text/xml; charset=utf-8");
    HttpResponse::Ok().insert_header((CONTENT_TYPE, content_type)).body(twiml::message(reply))
}

//! What comes of a webhook, as Twilio is told it.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actors::{Answered, Source, Trouble};
use domain::{CallSid, Expecting, PhoneNumber};
use ports::StoredReply;
use telephony::payload::VoiceWebhook;
use telephony::routes::ActionQuery;
use telephony::twiml;

use crate::edge::{Edge, Exposure};

/// How often a turn is put off before the caller is put through to a person.
const MOST_AGAIN: u8 = 3;

/// TwiML that answers a webhook.
pub(super) struct Twiml {
    body: String,
    expecting: Option<Expecting>,
    origin: Origin,
}

/// Where a reply comes from, as tests are told it.
#[derive(Clone, Copy)]
enum Origin {
    Fresh,
    Stored,
    Safe,
}

impl Twiml {
    /// A reply outside the journal that ends the call.
    pub(super) const fn ending(body: String) -> Self {
        Self { body, expecting: Some(Expecting::Ended), origin: Origin::Fresh }
    }

    /// A reply of the conversation.
    fn of(reply: StoredReply, source: Source) -> Self {
        let origin = match source {
            Source::Fresh => Origin::Fresh,
            Source::Stored => Origin::Stored,
        };
        Self { body: reply.body, expecting: Some(reply.expecting), origin }
    }

    /// The safe reply: a moment, and the same turn again; after a few, a person.
    fn safe(query: ActionQuery, transfer_to: impl FnOnce() -> Option<PhoneNumber>) -> Self {
        if query.again >= MOST_AGAIN {
            let body = twiml::give_up(transfer_to().as_ref(), query.turn);
            return Self { body, expecting: Some(Expecting::Ended), origin: Origin::Safe };
        }
        let body = twiml::one_moment(query.turn, query.again + 1);
        Self { body, expecting: None, origin: Origin::Safe }
    }

    /// As an HTTP answer.
    pub(super) fn respond(self, edge: &Edge) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        let content_type = HeaderValue::from_static("text/xml; charset=utf-8");
        response.insert_header((CONTENT_TYPE, content_type));
        if edge.exposure != Exposure::Production
            && let Some(expecting) = self.expecting
        {
            response.insert_header(("X-Bella-Expecting", expecting.as_str()));
        }
        if edge.exposure == Exposure::Test {
            let origin = match self.origin {
                Origin::Fresh => "fresh",
                Origin::Stored => "stored",
                Origin::Safe => "safe",
            };
            response.insert_header(("X-Bella-Reply", origin));
        }
        response.body(self.body)
    }
}

/// The answer to a voice webhook, whatever came of it.
pub(super) fn respond(
    edge: &Edge,
    call: CallSid,
    query: ActionQuery,
    webhook: &VoiceWebhook<'_>,
    answered: Result<Answered, Trouble>,
) -> HttpResponse {
    let twiml = match answered {
        Ok(Answered::Reply(reply, source)) => {
            tracing::info!(%call, turn = query.turn.0, ?source, "answered");
            Twiml::of(reply, source)
        }
        Ok(Answered::Over | Answered::Noted) => {
            tracing::info!(%call, turn = query.turn.0, "the call is over");
            Twiml::ending(twiml::empty())
        }
        Ok(Answered::NoPractice) => {
            tracing::warn!(%call, "no practice has the number that was called");
            Twiml::ending(twiml::no_practice())
        }
        Err(trouble) => {
            report(call, query, &trouble);
            Twiml::safe(query, || transfer_to(edge, webhook))
        }
    };
    twiml.respond(edge)
}

/// The answer to a webhook that Twilio signed and that names no call.
pub(super) fn names_no_call(edge: &Edge) -> HttpResponse {
    tracing::warn!("a signed webhook names no call");
    Twiml::ending(twiml::cannot_be_answered()).respond(edge)
}

/// Writes trouble to the log, once, with its causes.
pub(super) fn report(call: CallSid, query: ActionQuery, trouble: &Trouble) {
    let mut reason = trouble.to_string();
    let mut cause = std::error::Error::source(trouble);
    while let Some(error) = cause {
        reason.push_str(": ");
        reason.push_str(&error.to_string());
        cause = error.source();
    }
    tracing::error!(%call, turn = query.turn.0, again = query.again, reason, "the safe reply");
}

/// The person to put a caller through to when the call itself cannot be asked.
fn transfer_to(edge: &Edge, webhook: &VoiceWebhook<'_>) -> Option<PhoneNumber> {
    let practice = webhook.called().ok().and_then(|called| edge.directory.remembered(&called));
    match practice {
        Some(practice) => practice.transfer_to.clone(),
        None => edge.transfer_to.clone(),
    }
}

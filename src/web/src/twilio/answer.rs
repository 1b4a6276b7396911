//! What comes of a webhook, as Twilio is told it.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actors::{Answered, Source, Trouble};
use domain::{CallSid, Expecting, PhoneNumber, Turn};
use ports::{Chain, StoredReply};
use telephony::payload::VoiceWebhook;
use telephony::routes::{self, ActionQuery};
use telephony::twiml::{self, Introduced};

use crate::edge::{Edge, Exposure};

/// How often a turn is put off before the caller is put through to a person.
const MOST_AGAIN: u8 = 3;

/// Where a webhook that cannot be answered now is to come again.
#[derive(Clone, Copy)]
pub(super) struct Back {
    route: &'static str,
    query: ActionQuery,
}

impl Back {
    /// To the turn that it was.
    pub(super) const fn to_turn(query: ActionQuery) -> Self {
        Self { route: routes::COLLECT, query }
    }

    /// To the transfer that ended. That it comes without an outcome then means that nobody
    /// answered.
    pub(super) const fn to_transfer(query: ActionQuery) -> Self {
        Self { route: routes::TRANSFER, query }
    }

    /// To the message that was recorded. That it comes without the recording then means nothing: it was
    /// kept the first time, or the report of it is.
    pub(super) const fn to_recorded(query: ActionQuery) -> Self {
        Self { route: routes::RECORDED, query }
    }

    /// What stands in its URL.
    pub(super) const fn query(self) -> ActionQuery {
        self.query
    }

    /// To the present question: the webhook named no turn, and another one's reply would take the
    /// caller through the call again.
    pub(super) const fn to_present(again: u8) -> Self {
        Self { route: routes::FALLBACK, query: ActionQuery { turn: Turn(0), again, person: 0 } }
    }
}

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

    /// A reply outside the journal, in place of one that could not be written, that ends the call.
    pub(super) const fn safe_ending(body: String) -> Self {
        Self { body, expecting: Some(Expecting::Ended), origin: Origin::Safe }
    }

    /// What a person hears who has answered; the caller's conversation is where it was.
    pub(super) const fn aside(body: String) -> Self {
        Self { body, expecting: None, origin: Origin::Fresh }
    }

    /// A reply of the conversation.
    fn of(reply: StoredReply, source: Source) -> Self {
        let origin = match source {
            Source::Fresh => Origin::Fresh,
            Source::Stored => Origin::Stored,
        };
        Self { body: reply.body, expecting: Some(reply.expecting), origin }
    }

    /// The safe reply: a moment, and the same again; after a few, a person, and when that person
    /// does not answer either, goodbye.
    fn safe(back: Back, transfer_to: impl FnOnce() -> Option<PhoneNumber>) -> Self {
        let Back { route, query } = back;
        if query.again >= MOST_AGAIN {
            let person = if route == routes::TRANSFER { None } else { transfer_to() };
            let body = twiml::give_up(person.as_ref(), query);
            return Self { body, expecting: Some(Expecting::Ended), origin: Origin::Safe };
        }
        let again = ActionQuery { again: query.again + 1, ..query };
        let body = twiml::one_moment(route, again);
        Self { body, expecting: None, origin: Origin::Safe }
    }

    /// The next person is dialled. That changes nothing: the call waits for the same outcome.
    pub(super) fn dialling(
        person: &PhoneNumber,
        query: ActionQuery,
        introduced: Introduced,
    ) -> Self {
        let body = twiml::next_person(person, query, introduced);
        Self { body, expecting: Some(Expecting::Ended), origin: Origin::Fresh }
    }

    /// As an HTTP answer.
    pub(super) fn respond(self, edge: &Edge) -> HttpResponse {
        if let Origin::Safe = self.origin {
            edge.meter.put_off();
        }
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
    back: Back,
    webhook: &VoiceWebhook<'_>,
    answered: Result<Answered, Trouble>,
) -> HttpResponse {
    let twiml = match answered {
        Ok(Answered::Reply(reply, source)) => {
            tracing::debug!(%call, turn = back.query.turn.0, ?source, "answered");
            Twiml::of(reply, source)
        }
        // Nobody but a person who has answered is told anything aside.
        Ok(Answered::Over | Answered::Noted | Answered::Whispered(_)) => {
            tracing::info!(%call, turn = back.query.turn.0, "the call is over");
            Twiml::ending(twiml::empty())
        }
        Ok(Answered::NoPractice) => {
            tracing::warn!(%call, "no practice has the number that was called");
            Twiml::ending(twiml::no_practice())
        }
        Err(trouble) => {
            report(call, back, &trouble);
            Twiml::safe(back, || transfer_to(edge, webhook))
        }
    };
    twiml.respond(edge)
}

/// The safe reply to a webhook that is one too many. The limiter counts it; a line for each in the
/// log would be one more thing to be flooded.
pub(super) fn put_off(edge: &Edge, back: Back, webhook: &VoiceWebhook<'_>) -> HttpResponse {
    Twiml::safe(back, || transfer_to(edge, webhook)).respond(edge)
}

/// The answer to a call that is one too many: a polite word, and its end.
pub(super) fn turn_away(edge: &Edge) -> HttpResponse {
    Twiml::ending(twiml::too_many_calls()).respond(edge)
}

/// The answer to a webhook that Twilio signed and that names no call.
pub(super) fn names_no_call(edge: &Edge) -> HttpResponse {
    tracing::warn!("a signed webhook names no call");
    Twiml::ending(twiml::cannot_be_answered()).respond(edge)
}

/// Writes trouble to the log, once, with its causes.
pub(super) fn report(call: CallSid, back: Back, trouble: &Trouble) {
    let ActionQuery { turn, again, person: _ } = back.query;
    let reason = Chain(trouble);
    tracing::error!(%call, turn = turn.0, again, %reason, "the safe reply");
}

/// The person to put a caller through to when the call itself cannot be asked.
fn transfer_to(edge: &Edge, webhook: &VoiceWebhook<'_>) -> Option<PhoneNumber> {
    let practice = webhook.called().ok().and_then(|called| edge.directory.remembered(&called));
    match practice {
        Some(practice) => practice.transfer_to.clone(),
        None => edge.transfer_to.clone(),
    }
}

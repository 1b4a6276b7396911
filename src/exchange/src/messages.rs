//! Messages.

use domain::PhoneNumber;
use hyper::StatusCode;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use serde_json::{Value, json};

use crate::Inside;
use crate::answer::{Answer, Parameters, list};

/// Longest message, in characters.
const MAX_BODY: usize = 1600;
/// Test numbers of Twilio's: no number at all, and one that cannot get texts.
const INVALID: &str = "+15005550001";
const NO_MOBILE: &str = "+15005550009";

/// A message that was taken. `Debug` prints nothing personal.
#[derive(Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its id.
    pub sid: String,
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: String,
    /// The words.
    pub body: String,
    /// Where it is to be reported on.
    pub status_callback: Option<String>,
    /// How far it has come, in Twilio's word.
    pub status: &'static str,
    /// When it was taken.
    pub at: Timestamp,
}

impl std::fmt::Debug for Sent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sent({}, {})", self.sid, self.status)
    }
}

impl Sent {
    fn json(&self, account: &str) -> Value {
        let at = rfc2822::to_string(&self.at.to_zoned(jiff::tz::TimeZone::UTC)).ok();
        json!({
            "sid": self.sid, "account_sid": account, "api_version": "2010-04-01",
            "status": self.status, "to": self.to, "from": self.from, "body": self.body,
            "num_segments": "1", "num_media": "0", "direction": "outbound-api",
            "error_code": null, "error_message": null, "price": null, "price_unit": "USD",
            "messaging_service_sid": null, "date_created": at, "date_sent": null,
            "date_updated": at,
            "uri": format!("/2010-04-01/Accounts/{account}/Messages/{}.json", self.sid),
            "subresource_uris": {},
        })
    }
}

/// Takes a message, or says why not. Which one it is, when it was taken.
pub(crate) fn send(inside: &Inside, form: &Parameters) -> (Answer, Option<usize>) {
    let refused = |code| (Answer::error(StatusCode::BAD_REQUEST, code), None);
    let Some(to) = form.get("To") else { return refused(21604) };
    let Some(from) = form.get("From") else { return refused(21603) };
    let Some(body) = form.get("Body") else { return refused(21602) };
    if to == INVALID || to.parse::<PhoneNumber>().is_err() {
        return refused(21211);
    }
    if to == NO_MOBILE {
        return refused(21614);
    }
    if from == INVALID || from.parse::<PhoneNumber>().is_err() {
        return refused(21212);
    }
    if body.chars().count() > MAX_BODY {
        return refused(21617);
    }
    let mut state = inside.state();
    if state.opted_out.contains(to) {
        return refused(21610);
    }
    let number = state.messages.len();
    let sent = Sent {
        sid: format!("SM{:016x}{number:016x}", inside.settings.seed),
        from: from.to_owned(),
        to: to.to_owned(),
        body: body.to_owned(),
        status_callback: form.get("StatusCallback").map(str::to_owned),
        status: "queued",
        at: (inside.settings.clock)(),
    };
    let answer = Answer::created(sent.json(&inside.settings.account.to_string()));
    state.messages.push(sent);
    (answer, Some(number))
}

/// The latest fifty between two numbers, the latest first.
pub(crate) fn find(inside: &Inside, query: &Parameters, uri: &str) -> Answer {
    let account = inside.settings.account.to_string();
    let is_asked = |it: &&Sent| {
        query.get("To").is_none_or(|to| it.to == to)
            && query.get("From").is_none_or(|from| it.from == from)
    };
    let state = inside.state();
    let found = state.messages.iter().rev().filter(is_asked).take(50);
    let found: Vec<_> = found.map(|it| it.json(&account)).collect();
    Answer::ok(list("messages", &found, uri))
}

/// One by its id.
pub(crate) fn fetch(inside: &Inside, sid: &str) -> Answer {
    let account = inside.settings.account.to_string();
    let state = inside.state();
    let found = state.messages.iter().find(|it| it.sid == sid);
    found.map_or_else(Answer::not_found, |it| Answer::ok(it.json(&account)))
}

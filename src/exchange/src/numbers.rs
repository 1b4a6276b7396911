//! The account's numbers, and calls under way.

use std::collections::BTreeMap;

use hyper::StatusCode;
use serde_json::{Value, json};

use crate::Inside;
use crate::answer::{Answer, Parameters, list};

/// What can be set of a number: the name in a request, and in an answer.
const SETTINGS: [(&str, &str); 9] = [
    ("FriendlyName", "friendly_name"),
    ("VoiceUrl", "voice_url"),
    ("VoiceMethod", "voice_method"),
    ("VoiceFallbackUrl", "voice_fallback_url"),
    ("VoiceFallbackMethod", "voice_fallback_method"),
    ("StatusCallback", "status_callback"),
    ("StatusCallbackMethod", "status_callback_method"),
    ("SmsUrl", "sms_url"),
    ("SmsMethod", "sms_method"),
];

/// A number of the account.
pub(crate) struct Number {
    digits: String,
    settings: BTreeMap<&'static str, String>,
}

impl Number {
    pub(crate) fn new(digits: &str) -> Self {
        let settings = SETTINGS.iter().map(|(_, name)| {
            let value = if name.ends_with("method") { "POST" } else { "" };
            (*name, value.to_owned())
        });
        Self { digits: digits.to_owned(), settings: settings.collect() }
    }

    fn json(&self, sid: &str, account: &str) -> Value {
        let mut json = json!({
            "sid": sid, "account_sid": account, "api_version": "2010-04-01", "beta": false,
            "phone_number": self.digits, "origin": "twilio",
            "capabilities": { "voice": true, "sms": true, "mms": true, "fax": false },
            "uri": format!("/2010-04-01/Accounts/{account}/IncomingPhoneNumbers/{sid}.json"),
        });
        for (name, value) in &self.settings {
            json[*name] = value.as_str().into();
        }
        json
    }
}

/// Those that have the asked digits in them.
pub(crate) fn find(inside: &Inside, query: &Parameters, uri: &str) -> Answer {
    let account = inside.settings.account.to_string();
    let asked = query.get("PhoneNumber").unwrap_or_default();
    let state = inside.state();
    let found = state.numbers.iter().filter(|(_, number)| number.digits.contains(asked));
    let found: Vec<_> = found.map(|(sid, number)| number.json(sid, &account)).collect();
    Answer::ok(list("incoming_phone_numbers", &found, uri))
}

/// One by its id; with a form, it is set up first.
pub(crate) fn one(inside: &Inside, sid: &str, form: Option<&Parameters>) -> Answer {
    let account = inside.settings.account.to_string();
    let mut state = inside.state();
    let Some(number) = state.numbers.get_mut(sid) else { return Answer::not_found() };
    for (name, value) in form.map(Parameters::pairs).unwrap_or_default() {
        let Some((_, setting)) = SETTINGS.iter().find(|(it, _)| it == name) else { continue };
        let is_url = setting.ends_with("url") || *setting == "status_callback";
        if is_url && !value.is_empty() && !value.starts_with("http") {
            return Answer::error(StatusCode::BAD_REQUEST, 21402);
        }
        number.settings.insert(setting, value.clone());
    }
    Answer::ok(number.json(sid, &account))
}

/// A call under way is redirected or ended.
pub(crate) fn update_call(inside: &Inside, sid: &str, form: &Parameters) -> Answer {
    let mut state = inside.state();
    if !state.calls.contains(sid) {
        return Answer::error(StatusCode::BAD_REQUEST, 21220);
    }
    let ends = form.get("Status") == Some("completed");
    if ends {
        state.calls.remove(sid);
    } else if form.get("Url").or_else(|| form.get("Twiml")).is_none() {
        return Answer::error(StatusCode::BAD_REQUEST, 21205);
    }
    Answer::ok(json!({ "sid": sid, "status": if ends { "completed" } else { "in-progress" } }))
}

//! A caller: somebody at the other end of a line, who says one thing after the other.

use std::time::Duration;

use domain::CallSid;
use serde_json::Value;
use support::{Bella, new_call, runtime};
use telephony::carrier::{Document, Ending, Line, LineError, Now, Played, RawReply, Webhook};
use telephony::payload::DialStatus;

use crate::{CALGARIAN, MAPLE};

/// A caller on the line. Whatever they hear is TwiML that Twilio would not warn of.
pub(crate) struct Caller {
    line: Line,
}

/// What a caller heard last.
pub(crate) struct Heard(Played);

impl Caller {
    /// Somebody calls Maple Dental.
    pub(crate) fn calls(bella: &Bella) -> (Self, Heard) {
        Self::from_to(bella, CALGARIAN, MAPLE)
    }

    /// Somebody calls from one number to another.
    pub(crate) fn from_to(bella: &Bella, from: &str, to: &str) -> (Self, Heard) {
        let mut caller = Self::about_to_call(bella, from, to);
        let heard = caller.rings();
        (caller, heard)
    }

    /// Somebody who has dialled, and whose call did not come in yet.
    pub(crate) fn about_to_call(bella: &Bella, from: &str, to: &str) -> Self {
        Self { line: bella.carrier().place_call(from, to, new_call()) }
    }

    /// The same, with another word of the carrier about their number.
    pub(crate) fn vouched_for(self, verstat: Option<&'static str>) -> Self {
        Self { line: self.line.vouched_for(verstat) }
    }

    /// Their call comes in.
    pub(crate) fn rings(&mut self) -> Heard {
        heard(runtime().block_on(self.line.ring()))
    }

    pub(crate) fn says(&mut self, words: &str) -> Heard {
        heard(runtime().block_on(self.line.say(words)))
    }

    pub(crate) fn presses(&mut self, keys: &str) -> Heard {
        heard(runtime().block_on(self.line.press(keys)))
    }

    pub(crate) fn is_silent(&mut self) -> Heard {
        heard(runtime().block_on(self.line.keep_silent()))
    }

    pub(crate) fn hangs_up(&mut self) -> Heard {
        heard(runtime().block_on(self.line.hang_up()))
    }

    /// Whoever was dialled for them answers, or does not.
    pub(crate) fn is_put_through(&mut self, outcome: DialStatus) -> Heard {
        heard(runtime().block_on(self.line.dial_outcome(outcome)))
    }

    /// Whoever is dialled for them picks up, and perhaps presses a key: what is said and done there.
    pub(crate) fn person_picks_up(&mut self, keys: &str) -> Document {
        let document = runtime().block_on(self.line.picked_up(keys)).unwrap().unwrap();
        assert_eq!(document.warnings, [], "TwiML that Twilio would warn of");
        document
    }

    /// One sentence after the other; what they heard at last.
    pub(crate) fn says_all(&mut self, sentences: &[&str]) -> Heard {
        let (last, first) = sentences.split_last().unwrap();
        for words in first {
            assert!(!self.says(words).is_over(), "the call is over after {words:?}");
        }
        self.says(last)
    }

    /// Up to the read-back of a cleaning with Dr. Khan, on the Tuesday at ten.
    pub(crate) fn is_read_back_to(&mut self) -> Heard {
        let heard = self.says_all(&[
            "I'd like to book a cleaning with Dr. Khan",
            "tomorrow at ten",
            "Sarah Johnson",
        ]);
        assert_eq!(heard.expecting(), "confirmation", "{}", heard.text());
        heard
    }

    pub(crate) fn call(&self) -> CallSid {
        self.line.call()
    }

    /// A webhook of their call that nobody but a test would make.
    pub(crate) fn webhook(
        &self,
        bella: &Bella,
        target: &str,
        more: &[(&'static str, &str)],
    ) -> Webhook {
        bella.carrier().signed(target, &self.line.parameters(more))
    }

    /// The line itself, for what several callers do at once.
    pub(crate) fn into_line(self) -> Line {
        self.line
    }
}

fn heard(played: Result<Played, LineError>) -> Heard {
    Heard::of(played.unwrap())
}

impl Heard {
    /// What was heard, if nothing was wrong with it.
    pub(crate) fn of(played: Played) -> Self {
        let warnings: Vec<_> = played.warnings().map(ToString::to_string).collect();
        assert_eq!(warnings, [] as [String; 0], "TwiML that Twilio would warn of");
        assert_eq!(played.failed, [], "webhooks that failed");
        let failed = matches!(played.now, Now::Over(Ending::ApplicationError(_)));
        assert!(!failed && played.now != Now::Over(Ending::RedirectLoop), "{played:?}");
        Self(played)
    }

    /// Everything that was said.
    pub(crate) fn text(&self) -> String {
        self.0.text()
    }

    /// What the dialogue waits for.
    pub(crate) fn expecting(&self) -> &str {
        self.0.expecting().unwrap_or("nothing")
    }

    /// Where the reply comes from.
    pub(crate) fn origin(&self) -> &str {
        self.0.last().unwrap().reply.reply.as_deref().unwrap()
    }

    pub(crate) fn is_over(&self) -> bool {
        self.0.is_over()
    }

    pub(crate) fn ended_by(&self, ending: &Ending) -> bool {
        self.0.now == Now::Over(ending.clone())
    }

    /// The numbers that ring for the caller now.
    pub(crate) fn ringing(&self) -> &[String] {
        match &self.0.now {
            Now::Dialling(dial) => &dial.numbers,
            Now::Listening(_) | Now::Over(_) => &[],
        }
    }

    /// The webhook that brought it.
    pub(crate) fn webhook(&self) -> &Webhook {
        &self.0.last().unwrap().webhook
    }

    /// The answer to that webhook, byte for byte.
    pub(crate) fn reply(&self) -> &RawReply {
        &self.0.last().unwrap().reply
    }

    /// Every reply that came, in order, by where it comes from.
    pub(crate) fn origins(&self) -> Vec<&str> {
        self.0.received.iter().filter_map(|it| it.reply.reply.as_deref()).collect()
    }

    /// How it stands now.
    pub(crate) fn now(&self) -> &Now {
        &self.0.now
    }

    /// How long the first answer took.
    pub(crate) fn first_took(&self) -> Duration {
        self.0.received.first().unwrap().reply.took
    }

    /// Whether the report that the call is over was taken.
    pub(crate) fn has_reported(&self) -> bool {
        matches!(&self.0.report, Some(Ok(_)))
    }

    /// The status of the answer to the report that the call is over.
    pub(crate) fn report(&self) -> u16 {
        self.0.report.as_ref().unwrap().as_ref().unwrap().status
    }
}

/// Posts a webhook once; the answer, whatever it is.
pub(crate) fn post(bella: &Bella, webhook: &Webhook) -> RawReply {
    runtime().block_on(bella.carrier().post(webhook)).unwrap()
}

/// A webhook of nobody's call, signed all the same.
pub(crate) fn signed(bella: &Bella, target: &str, fields: &[(&str, &str)]) -> Webhook {
    let pairs: Vec<_> =
        fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    bella.carrier().signed(target, &pairs)
}

/// Every appointment of both practices.
pub(crate) fn appointments(bella: &Bella) -> Vec<Value> {
    let (status, body) = bella.api("/api/v1/appointments").unwrap();
    assert_eq!(status, 200, "{body}");
    body["items"].as_array().unwrap().clone()
}

/// A call as the API tells of it.
pub(crate) fn call_report(bella: &Bella, call: CallSid) -> Value {
    let (status, body) = bella.api(&format!("/api/v1/calls/{call}")).unwrap();
    assert_eq!(status, 200, "{body}");
    body
}

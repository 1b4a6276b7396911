//! A voice webhook: which call, who to whom, what was heard, how far the call has come.

use std::fmt;

use dialogue::TransferOutcome;
use domain::{
    Attestation, CallSid, CallSidError, CallerId, Heard, PhoneNumber, PhoneNumberError, Recording,
};

use super::{CallStatus, DialStatus, Form};
use crate::{AccountSid, AccountSidError};

/// Longest address of a recording, in bytes; Twilio's have some 120.
const MAX_RECORDING_URL: usize = 500;
/// Longest recording that Twilio makes, in seconds: a day.
const MAX_RECORDING_SECONDS: u32 = 86_400;

/// What a voice webhook says. `Debug` prints nothing personal.
pub struct VoiceWebhook<'a> {
    /// The call. Of a child leg it is that leg, see [`VoiceWebhook::parent`].
    pub call: Result<CallSid, CallSidError>,
    /// The account that the webhook claims to come from; the signature says whether it does.
    pub account: Result<AccountSid, AccountSidError>,
    /// How far the carrier vouches for the caller's number.
    pub attestation: Attestation,
    /// What the caller said or pressed. It counts whatever the status says.
    pub heard: Heard,
    /// How far the call has come, if the word is known.
    pub status: Option<CallStatus>,
    /// Who called whom, if that is said.
    pub direction: Option<Direction>,
    /// The call that this one is a leg of: the caller's, when this is the person dialled for them.
    pub parent: Option<CallSid>,
    /// How a transfer ended, in the webhook that follows it.
    pub dialled: Option<DialStatus>,
    /// Whether the caller and the person were connected, in the same webhook. A person who hung up
    /// while they were told of the call was not, whatever else is said of it.
    pub bridged: Option<bool>,
    /// What was recorded, where that is told.
    pub recording: Option<Recording>,
    /// The place of this report among those of its call, from 0.
    pub sequence: Option<u32>,
    /// How long the call was, in seconds, when it is over.
    pub duration_s: Option<u32>,
    /// Why another webhook failed, in the one that is sent instead of it.
    pub failure: Option<Failure<'a>>,
    from: &'a str,
    to: &'a str,
}

/// The webhook that failed, in the one that Twilio sends instead of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure<'a> {
    /// Twilio's number for the error, if it is one.
    pub code: Option<u32>,
    /// The URL that failed.
    pub url: &'a str,
}

/// Who called whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Somebody called us.
    Inbound,
    /// We called somebody by ourselves.
    OutboundApi,
    /// We dialled somebody for a caller: a transfer.
    OutboundDial,
    /// Something else.
    Other,
}

impl<'a> VoiceWebhook<'a> {
    /// Reads a form. What is missing, empty or unknown has a reading everywhere.
    #[must_use]
    pub fn read(form: &'a Form<'_>) -> Self {
        let text = |name| form.get(name).unwrap_or_default();
        let number = |name| form.get(name).and_then(|text| text.parse().ok());
        let failed = |url| Failure { code: number("ErrorCode"), url };
        Self {
            call: text("CallSid").parse(),
            account: text("AccountSid").parse(),
            attestation: Attestation::read(text("StirVerstat")),
            heard: Heard::read(text("SpeechResult"), text("Digits")),
            status: text("CallStatus").parse().ok(),
            direction: form.get("Direction").map(Direction::read),
            parent: text("ParentCallSid").parse().ok(),
            dialled: form.get("DialCallStatus").map(DialStatus::read),
            bridged: text("DialBridged").parse().ok(),
            recording: recording(form),
            sequence: number("SequenceNumber"),
            duration_s: number("CallDuration"),
            failure: form.get("ErrorUrl").map(failed),
            from: text("From"),
            to: text("To"),
        }
    }

    /// Who calls. Read when asked for: it takes longer than all the rest together, and only the
    /// first webhook of a call needs it.
    #[must_use]
    pub fn caller(&self) -> CallerId {
        CallerId::read(self.from).vouched_for(self.attestation)
    }

    /// The number that was called. Read when asked for, likewise.
    pub fn called(&self) -> Result<PhoneNumber, PhoneNumberError> {
        self.to.parse()
    }

    /// How a transfer ended. Without a word about it the caller is taken not to have reached anybody:
    /// they are asked, and not left.
    #[must_use]
    pub fn transferred(&self) -> TransferOutcome {
        match (self.dialled, self.bridged) {
            (None, _) | (Some(_), Some(false)) => TransferOutcome::Unanswered,
            (Some(dialled), Some(true) | None) => dialled.into(),
        }
    }

    /// Who calls, as the carrier writes it.
    #[must_use]
    pub const fn from(&self) -> &str {
        self.from
    }

    /// What was called, as the carrier writes it.
    #[must_use]
    pub const fn to(&self) -> &str {
        self.to
    }

    /// Whether the webhook is about a leg that was dialled for a caller, not about the caller's
    /// own.
    #[must_use]
    pub fn is_child_leg(&self) -> bool {
        self.parent.is_some() || self.direction == Some(Direction::OutboundDial)
    }
}

/// The recording that a form tells of. One that is empty, is not done or cannot be heard is none.
fn recording(form: &Form<'_>) -> Option<Recording> {
    if !matches!(form.get("RecordingStatus"), None | Some("completed")) {
        return None;
    }
    let sid = form.get("RecordingSid")?.parse().ok()?;
    let url = form.get("RecordingUrl")?;
    let is_address = url.starts_with("https://") && url.len() <= MAX_RECORDING_URL;
    let duration_s: u32 = form.get("RecordingDuration")?.parse().ok()?;
    let is_audible = (1..=MAX_RECORDING_SECONDS).contains(&duration_s);
    (is_address && is_audible).then(|| Recording { sid, url: url.to_owned(), duration_s })
}

impl Direction {
    fn read(text: &str) -> Self {
        match text {
            "inbound" => Self::Inbound,
            "outbound-api" => Self::OutboundApi,
            "outbound-dial" => Self::OutboundDial,
            _ => Self::Other,
        }
    }
}

impl fmt::Debug for VoiceWebhook<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VoiceWebhook")
            .field("call", &self.call)
            .field("heard", &self.heard)
            .field("status", &self.status)
            .field("direction", &self.direction)
            .field("parent", &self.parent)
            .field("dialled", &self.dialled)
            .field("bridged", &self.bridged)
            .field("sequence", &self.sequence)
            .field("failure", &self.failure)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use domain::{Keys, Words};

    use super::*;

    const CALL: &str = "CAfedcba9876543210fedcba9876543210";

    /// Leaked: a webhook borrows the body that it came in.
    fn read(body: &str) -> VoiceWebhook<'static> {
        let form = Form::read(body.to_owned().leak().as_bytes()).unwrap();
        VoiceWebhook::read(Box::leak(Box::new(form)))
    }

    #[test]
    fn a_first_webhook_says_who_calls_whom() {
        let webhook = read(&format!(
            "AccountSid=AC0123456789abcdef0123456789abcdef&CallSid={CALL}&CallStatus=ringing\
             &Direction=inbound&From=%2B14155550123&To=%2B14155550100&FromCity=&New=1"
        ));
        assert_eq!(webhook.call, Ok(CALL.parse().unwrap()));
        assert!(webhook.account.is_ok());
        assert_eq!(webhook.status, Some(CallStatus::Ringing));
        assert_eq!(webhook.direction, Some(Direction::Inbound));
        assert_eq!(webhook.caller(), CallerId::Known("+14155550123".parse().unwrap()));
        assert_eq!(webhook.called(), "+14155550100".parse());
        assert_eq!(webhook.heard, Heard::Silence);
        assert!(!webhook.is_child_leg());
    }

    #[test]
    fn the_carrier_vouches_for_a_number_in_full_or_not_at_all() {
        let caller = |verstat| read(&format!("From=%2B14155550123{verstat}")).caller();
        let number = "+14155550123".parse().unwrap();
        assert_eq!(caller("&StirVerstat=TN-Validation-Passed-A"), CallerId::Attested(number));
        for verstat in [
            "",
            "&StirVerstat=",
            "&StirVerstat=TN-Validation-Passed-B",
            "&StirVerstat=TN-Validation-Passed-A-Diverted",
            "&StirVerstat=TN-Validation-Failed-A",
            "&StirVerstat=No-TN-Validation",
            "&StirVerstat=nonsense%00",
        ] {
            assert_eq!(caller(verstat), CallerId::read("+14155550123"), "{verstat}");
        }
    }

    #[test]
    fn words_and_keys_count_whatever_the_status_says() {
        let words = Heard::Speech(Words::read("Tuesday please").unwrap());
        let keys = Heard::Keys(Keys::read("12#").unwrap());
        for status in ["ringing", "in-progress", "completed", ""] {
            let spoken = format!("CallStatus={status}&SpeechResult=Tuesday+please&Digits=");
            assert_eq!(read(&spoken).heard, words);
            let pressed = format!("CallStatus={status}&SpeechResult=two&Digits=12%23");
            assert_eq!(read(&pressed).heard, keys);
        }
    }

    #[test]
    fn an_empty_body_has_a_reading_everywhere() {
        for body in ["", "CallSid=&From=&To=&CallStatus=&Direction=&DialCallStatus=&ErrorUrl="] {
            let webhook = read(body);
            assert_eq!(webhook.call, Err(CallSidError));
            assert_eq!(webhook.account, Err(AccountSidError));
            assert_eq!(webhook.heard, Heard::Silence);
            assert_eq!(webhook.status, None);
            assert_eq!(webhook.direction, None);
            assert_eq!(webhook.parent, None);
            assert_eq!((webhook.dialled, webhook.bridged), (None, None));
            assert_eq!(webhook.recording, None);
            assert_eq!(webhook.sequence, None);
            assert_eq!(webhook.duration_s, None);
            assert_eq!(webhook.failure, None);
            assert_eq!(webhook.caller(), CallerId::Withheld);
            assert!(webhook.called().is_err());
        }
    }

    #[test]
    fn a_withheld_caller_is_one_without_a_number() {
        for from in ["anonymous", "Restricted", "%2B266696687", "sip%3Abob%40example.com", "4032"] {
            assert_eq!(read(&format!("From={from}")).caller(), CallerId::Withheld, "{from}");
        }
    }

    #[test]
    fn a_leg_dialled_for_a_caller_is_told_from_the_callers_own() {
        assert!(read(&format!("CallSid=CA{:032}&ParentCallSid={CALL}", 1)).is_child_leg());
        assert!(read("Direction=outbound-dial").is_child_leg());
        assert!(!read("Direction=trunking-originating").is_child_leg());
    }

    #[test]
    fn what_follows_a_transfer_a_failure_and_the_end_is_read() {
        let transfer = read("DialCallStatus=no-answer&CallStatus=in-progress");
        assert_eq!(transfer.dialled, Some(DialStatus::NoAnswer));

        let outcome = |body| read(body).transferred();
        assert_eq!(outcome("DialCallStatus=completed"), TransferOutcome::Answered);
        let connected = "DialCallStatus=completed&DialBridged=true";
        assert_eq!(outcome(connected), TransferOutcome::Answered);
        // They answered, heard who calls, and hung up.
        let refused = "DialCallStatus=completed&DialBridged=false";
        assert_eq!(outcome(refused), TransferOutcome::Unanswered);
        assert_eq!(outcome("DialBridged=true"), TransferOutcome::Unanswered);

        let fallback = read("ErrorCode=11200&ErrorUrl=https%3A%2F%2Fa.b%2Ftwilio%2Fvoice");
        let failure = Failure { code: Some(11200), url: "https://a.b/twilio/voice" };
        assert_eq!(fallback.failure, Some(failure));

        let end = read("CallStatus=completed&SequenceNumber=3&CallDuration=42");
        assert_eq!(end.status, Some(CallStatus::Completed));
        assert_eq!((end.sequence, end.duration_s), (Some(3), Some(42)));

        let nonsense = read("SequenceNumber=-1&CallDuration=long&CallStatus=gone");
        assert_eq!((nonsense.sequence, nonsense.duration_s, nonsense.status), (None, None, None));
    }

    #[test]
    fn a_recording_is_one_that_can_be_heard() {
        const SID: &str = "RE0123456789abcdef0123456789abcdef";
        let heard = |more: &str| {
            let body = format!("RecordingSid={SID}&RecordingUrl=https%3A%2F%2Fa.b%2Fr&{more}");
            read(&body).recording
        };
        let recording =
            Recording { sid: SID.parse().unwrap(), url: "https://a.b/r".into(), duration_s: 7 };
        assert_eq!(heard("RecordingDuration=7&Digits=hangup"), Some(recording.clone()));
        assert_eq!(heard("RecordingDuration=7&RecordingStatus=completed"), Some(recording));
        for nothing in [
            "",
            "RecordingDuration=0",
            "RecordingDuration=-1",
            "RecordingDuration=86401",
            "RecordingDuration=7&RecordingStatus=absent",
            "RecordingDuration=7&RecordingStatus=in-progress",
        ] {
            assert_eq!(heard(nothing), None, "{nothing}");
        }
        let elsewhere =
            format!("RecordingSid={SID}&RecordingUrl=file%3A%2F%2Fx&RecordingDuration=7");
        assert_eq!(read(&elsewhere).recording, None);
    }

    #[test]
    fn debug_prints_nothing_personal() {
        let body = format!(
            "CallSid={CALL}&From=%2B14155550123&To=%2B14155550100&SpeechResult=my+name+is+Sarah\
             &CallToken=hush&CallerName=Sarah"
        );
        let printed = format!("{:?}", read(&body));
        assert!(printed.contains(CALL), "{printed}");
        for personal in ["1415", "Sarah", "hush"] {
            assert!(!printed.contains(personal), "{printed}");
        }
    }
}

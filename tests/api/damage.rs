//! Something breaks while a turn is taken.

use support::Bella;
use telephony::carrier::Now;
use telephony::payload::DialStatus;

use crate::BELLA;
use crate::caller::{Caller, appointments, call_report, post};

/// Breaks something in the next step of a call.
fn breaks(bella: &Bella, caller: &Caller, at: &str, what: &str, times: u32) {
    let call = caller.call();
    let fault = format!(r#"{{"at":"{at}","call_sid":"{call}","do":{what},"times":{times}}}"#);
    let (status, body) = bella.request("POST", "/test/faults", &[], &fault).unwrap();
    assert_eq!(status, 204, "{body}");
}

#[test]
fn a_step_that_panics_once_is_taken_by_a_fresh_actor_and_nobody_notices() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    breaks(&bella, &caller, "step", r#""panic""#, 1);
    let heard = caller.says("I'd like to book a cleaning with Dr. Khan");
    assert_eq!((heard.expecting(), heard.origins()), ("date", vec!["fresh"]), "{}", heard.text());
    assert!(bella.log().contains("panic"), "a panic was logged");
    let heard = caller.says_all(&["tomorrow at ten", "Sarah Johnson"]);
    assert_eq!(heard.expecting(), "confirmation");
    breaks(&bella, &caller, "step", r#""panic""#, 1);
    assert!(caller.says("yes").text().contains("You are booked"));
    assert_eq!(appointments(&bella).len(), 1);
}

#[test]
fn a_step_that_panics_twice_gets_the_safe_reply_and_then_the_question() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    breaks(&bella, &caller, "step", r#""panic""#, 2);
    let heard = caller.says("yes");
    // What was said is lost with the step that it killed; so it is asked again, and not guessed.
    assert_eq!(heard.origins()[0], "safe");
    assert!(heard.text().contains("One moment, please."), "{}", heard.text());
    assert!(heard.text().contains("Shall I book it?"), "{}", heard.text());
    assert_eq!(appointments(&bella).len(), 0);
    assert!(caller.says("yes").text().contains("You are booked"));
    assert_eq!(appointments(&bella).len(), 1);
}

#[test]
fn an_error_anywhere_is_a_moment_and_never_a_lie() {
    for at in ["journal", "diary", "render", "step"] {
        let bella = Bella::start(BELLA);
        let (mut caller, _) = Caller::calls(&bella);
        caller.says("I'd like to book a cleaning with Dr. Khan");
        breaks(&bella, &caller, at, r#""error""#, 1);
        let heard = caller.says("tomorrow at ten");
        assert!(!heard.is_over() && !heard.text().is_empty(), "{at}: {}", heard.text());
        // Whatever was lost, the caller says it again and is booked.
        if heard.expecting() == "date" {
            caller.says("tomorrow at ten");
        }
        let heard = caller.says("Sarah Johnson");
        assert_eq!(heard.expecting(), "confirmation", "{at}: {}", heard.text());
        breaks(&bella, &caller, at, r#""error""#, 1);
        let mut heard = caller.says("yes");
        if !heard.text().contains("You are booked") {
            assert_eq!(appointments(&bella).len(), 0, "{at}: {}", heard.text());
            heard = caller.says("yes");
        }
        assert!(heard.text().contains("You are booked"), "{at}: {}", heard.text());
        assert_eq!(appointments(&bella).len(), 1, "{at}");
    }
}

#[test]
fn a_step_that_takes_too_long_gets_the_safe_reply_and_then_its_own() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    breaks(&bella, &caller, "journal", r#"{"delay_ms":3000}"#, 1);
    let heard = caller.says("yes");
    assert_eq!(heard.origins()[0], "safe");
    let took = heard.first_took();
    assert!(took.as_millis() < 2000, "{took:?} until the safe reply");
    assert!(heard.text().contains("One moment, please."), "{}", heard.text());
    let mut heard = heard;
    if !heard.text().contains("You are booked") {
        assert!(heard.text().contains("Shall I book it?"), "{}", heard.text());
        heard = caller.says("yes");
    }
    assert!(heard.text().contains("You are booked"), "{}", heard.text());
    assert_eq!(appointments(&bella).len(), 1);
    let report = call_report(&bella, caller.call());
    let said = report["turns"].to_string();
    assert_eq!(said.matches("You are booked").count(), 1, "{said}");
}

#[test]
fn a_call_that_cannot_be_answered_at_all_ends_with_a_person() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    breaks(&bella, &caller, "step", r#""panic""#, 1000);
    let heard = caller.says("I'd like to book a cleaning");
    assert_eq!(heard.origins(), ["safe"; 4], "{}", heard.text());
    assert_eq!(heard.ringing(), ["+15875550199"], "{}", heard.text());
    // Nobody answers there, and the trouble lasts: an honest end, and not all of it once more.
    let heard = caller.is_put_through(DialStatus::NoAnswer);
    assert!(heard.is_over() && heard.text().contains("sorry"), "{}", heard.text());
    // The fallback, while it lasts, is no worse.
    let fallback = caller.webhook(&bella, "/twilio/voice/fallback", &[("ErrorCode", "11200")]);
    let reply = post(&bella, &fallback);
    assert_eq!((reply.status, reply.reply.as_deref()), (200, Some("safe")));
}

#[test]
fn trouble_while_a_transfer_comes_back_does_not_ring_there_again() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    assert_eq!(caller.presses("0").ringing(), ["+15875550199"]);
    breaks(&bella, &caller, "journal", r#""error""#, 1);
    let heard = caller.is_put_through(DialStatus::Busy);
    assert_eq!(heard.origins(), ["safe", "fresh"], "{}", heard.text());
    assert!(heard.text().contains("leave a message"), "{}", heard.text());
}

#[test]
fn trouble_when_it_rings_in_the_middle_of_a_call_does_not_take_it_back_to_the_beginning() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    breaks(&bella, &caller, "step", r#""error""#, 1);
    let rings = post(&bella, &caller.webhook(&bella, "/twilio/voice", &[]));
    assert_eq!(rings.reply.as_deref(), Some("safe"));
    let text = String::from_utf8(rings.body.to_vec()).unwrap();
    let (_, back) = text.split_once("<Redirect method=\"POST\">").unwrap();
    let back = back.split("</Redirect>").next().unwrap().replace("&amp;", "&");
    let target = back.split('#').next().unwrap();
    let reply = post(&bella, &caller.webhook(&bella, target, &[]));
    let text = String::from_utf8(reply.body.to_vec()).unwrap();
    assert!(text.contains("Shall I book it?"), "{text}");
}

#[test]
fn the_fallback_repeats_the_present_question_and_not_the_event() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    let read_back = caller.is_read_back_to();
    let fallback = caller.webhook(
        &bella,
        "/twilio/voice/fallback",
        &[
            ("ErrorCode", "11200"),
            ("ErrorUrl", "http://127.0.0.1/twilio/voice/collect?turn=4"),
            ("SpeechResult", "yes"),
        ],
    );
    let reply = post(&bella, &fallback);
    assert_eq!(reply.status, 200);
    let document = telephony::carrier::Document::read(&reply.body).unwrap();
    assert_eq!(document.warnings, []);
    let said = String::from_utf8(reply.body.to_vec()).unwrap();
    assert!(said.contains("Shall I book it?"), "{said}");
    assert_eq!(appointments(&bella).len(), 0);
    assert!(matches!(read_back.now(), Now::Listening(_)));
    assert!(caller.says("yes").text().contains("You are booked"));
}

#[test]
fn a_server_without_persistence_or_limiter_ends_and_the_next_one_goes_on() {
    for actor in ["persistence", "limiter"] {
        let mut bella = Bella::start(BELLA);
        let (mut caller, _) = Caller::calls(&bella);
        caller.is_read_back_to();
        let end = format!(r#"{{"at":"{actor}","do":"end"}}"#);
        // The answer may be lost with the server that gives it.
        let _ = bella.request("POST", "/test/faults", &[], &end);
        assert_eq!(bella.ended(), Some(1), "{actor}");
        assert!(bella.log().contains(&format!("{actor} ended")), "{actor}: {}", bella.log());
        bella.start_again();
        let heard = caller.says("yes");
        assert!(heard.text().contains("You are booked"), "{actor}: {}", heard.text());
        assert_eq!(appointments(&bella).len(), 1);
    }
}

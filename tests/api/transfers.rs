//! Callers who want a person: what the person hears, and the message where nobody answers.

use serde_json::json;
use support::Bella;
use telephony::carrier::{Document, Prompt, Verb, Webhook};
use telephony::payload::DialStatus;

use crate::caller::{Caller, call_report, post};
use crate::registers::{MAPLE_ID, send};
use crate::{BELLA, CALGARIAN, MAPLE};

const WHO: &str = "A call about booking a cleaning.";

/// What a person is told whom nothing is asked.
fn told(document: &Document) -> Option<&str> {
    match document.verbs.as_slice() {
        [Verb::Prompt(Prompt::Say(words))] => Some(words),
        _ => None,
    }
}

/// What a person is asked, before the line is hung up that no key was pressed on.
fn asked(document: &Document) -> Option<&str> {
    let [Verb::Gather(gather), Verb::Hangup] = document.verbs.as_slice() else { return None };
    match gather.prompts.as_slice() {
        [Prompt::Say(words)] => Some(words),
        _ => None,
    }
}

fn set(bella: &Bella, settings: &serde_json::Value) -> serde_json::Value {
    let (status, body) = send(bella, "PATCH", &format!("/practices/{MAPLE_ID}"), &[], settings);
    assert_eq!(status, 200, "{body}");
    body
}

#[test]
fn who_picks_up_hears_who_calls_and_without_them_the_caller_goes_on_where_they_were() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    let question = caller.says("I'd like to book a cleaning");
    let heard = caller.says("can I talk to a person");
    assert_eq!(heard.ringing(), ["+15875550199"], "{}", heard.text());
    assert_eq!(told(&caller.person_picks_up("")), Some(WHO));

    let heard = caller.is_put_through(DialStatus::NoAnswer);
    assert!(heard.text().contains("leave a message"), "{}", heard.text());
    let heard = caller.says("no");
    assert_eq!((heard.expecting(), heard.text()), (question.expecting(), question.text()));

    // The second time there is a message.
    assert!(!caller.says("a person, please").ringing().is_empty());
    let heard = caller.is_put_through(DialStatus::Busy);
    assert_eq!(heard.expecting(), "message", "{}", heard.text());
    caller.says("please call me back");
    assert!(caller.says("no, that's all").is_over());
    assert_eq!(call_report(&bella, caller.call())["outcome"], "message_left");
    assert!(!bella.log().contains("booking a cleaning"), "what was told is in the log");
}

#[test]
fn a_person_who_has_to_press_a_key_is_the_one_who_takes_the_call() {
    let bella = Bella::start(BELLA);
    let settings = json!({ "whisper": "asked", "more_people": ["+15875550198"] });
    assert_eq!(set(&bella, &settings)["whisper"], "asked");
    let (mut caller, _) = Caller::calls(&bella);
    caller.says("I'd like to book a cleaning");
    caller.says("can I talk to a person");
    let question = format!("{WHO} To take the call, press 1.");
    assert_eq!(asked(&caller.person_picks_up("")), Some(question.as_str()));
    // The first is an answering machine, which presses nothing, and the carrier hangs up on it.
    let heard = caller.is_put_through(DialStatus::NoAnswer);
    assert_eq!(heard.ringing(), ["+15875550198"], "{}", heard.text());
    assert_eq!(asked(&caller.person_picks_up("")), Some(question.as_str()));
    assert_eq!(caller.person_picks_up("2").verbs, [Verb::Hangup]);
    assert_eq!(caller.person_picks_up("1").verbs, []);
    assert!(caller.is_put_through(DialStatus::Completed).is_over());
    assert_eq!(call_report(&bella, caller.call())["outcome"], "transferred");

    set(&bella, &json!({ "whisper": "nothing" }));
    let (mut caller, _) = Caller::calls(&bella);
    caller.says("I'd like to book a cleaning");
    let heard = caller.says("can I talk to a person");
    assert!(!String::from_utf8_lossy(&heard.reply().body).contains("whisper"));
}

/// A caller whom nobody could be found for, and who is asked for a message.
fn asked_for_a_message(bella: &Bella) -> Caller {
    let (mut caller, _) = Caller::calls(bella);
    caller.says("I'd like to leave a message");
    caller
}

/// What the carrier tells of the first call's recording.
fn report(caller: &Caller, bella: &Bella, target: &str, more: &[(&'static str, &str)]) -> Webhook {
    let mut told = vec![("RecordingSid", SID), ("RecordingUrl", URL), ("RecordingDuration", "9")];
    told.extend_from_slice(more);
    caller.webhook(bella, target, &told)
}

const SID: &str = "RE0123456789abcdef0123456789abcdef";
const URL: &str = "https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1";

#[test]
fn a_message_is_recorded_and_shown_with_its_call() {
    let bella = Bella::start(BELLA);
    set(&bella, &json!({ "messages": "recorded_after_notice" }));
    let (mut caller, _) = Caller::calls(&bella);
    let heard = caller.says("I'd like to leave a message");
    assert!(heard.text().contains("Your message will be recorded."), "{}", heard.text());
    assert_eq!(heard.expecting(), "message");
    let heard = caller.is_silent();
    assert!(heard.text().contains("did not hear anything"), "{}", heard.text());
    let heard = caller.says("please call me back");
    assert!(heard.text().contains("I will pass your message on."), "{}", heard.text());
    let told = call_report(&bella, caller.call());
    let kept = told["recordings"].as_array().unwrap();
    assert_eq!(kept.len(), 1, "{told}");
    assert_eq!(kept[0]["duration_seconds"], 4);
    let url = kept[0]["url"].as_str().unwrap();
    assert!(url.starts_with("https://api.twilio.com/"), "{url}");
    assert!(url.ends_with(kept[0]["recording_sid"].as_str().unwrap()), "{url}");
    assert!(caller.says("no, that's all").is_over());
    assert_eq!(call_report(&bella, caller.call())["outcome"], "message_left");
    assert!(!bella.log().contains("/Recordings/"), "the address of a recording is in the log");
}

#[test]
fn what_was_recorded_before_the_caller_hung_up_is_kept_in_whatever_order_it_is_told() {
    let bella = Bella::start(BELLA);
    set(&bella, &json!({ "messages": "recorded" }));
    let callback = "/twilio/voice/recording";
    let action = "/twilio/voice/recorded?turn=2";
    for order in [[callback, action], [action, callback]] {
        let mut caller = asked_for_a_message(&bella);
        assert_eq!(caller.hangs_up().report(), 204);
        assert_eq!(call_report(&bella, caller.call())["outcome"], "abandoned");
        for target in order.into_iter().chain(order) {
            let told = report(&caller, &bella, target, &[("Digits", "hangup")]);
            let answer = post(&bella, &told);
            assert!(matches!(answer.status, 200 | 204), "{target}: {}", answer.status);
        }
        let told = call_report(&bella, caller.call());
        assert_eq!(told["outcome"], "message_left");
        assert_eq!(told["recordings"].as_array().unwrap().len(), 1, "{told}");
        assert_eq!(told["recordings"][0]["recording_sid"], SID);
        assert_eq!(told["recordings"][0]["url"], URL);
    }
}

#[test]
fn a_report_that_nobody_signed_or_that_is_of_no_call_keeps_nothing() {
    let bella = Bella::start(BELLA);
    set(&bella, &json!({ "messages": "recorded" }));
    let caller = asked_for_a_message(&bella);
    let told = report(&caller, &bella, "/twilio/voice/recording", &[]);
    assert_eq!(post(&bella, &Webhook { signature: None, ..told.clone() }).status, 403);
    assert_eq!(call_report(&bella, caller.call())["recordings"], json!([]));
    let nobody = Caller::about_to_call(&bella, CALGARIAN, MAPLE);
    let unknown = report(&nobody, &bella, "/twilio/voice/recording", &[]);
    assert_eq!(post(&bella, &unknown).status, 204);
    assert_eq!(post(&bella, &told).status, 204);
    assert_eq!(call_report(&bella, caller.call())["recordings"].as_array().unwrap().len(), 1);
}

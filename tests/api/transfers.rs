//! Callers who want a person, and what the person hears.

use serde_json::json;
use support::Bella;
use telephony::carrier::{Document, Prompt, Verb};
use telephony::payload::DialStatus;

use crate::BELLA;
use crate::caller::{Caller, call_report};
use crate::registers::{MAPLE_ID, send};

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

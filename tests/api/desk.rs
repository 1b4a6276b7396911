//! Whose calls a practice does not take.

use serde_json::{Value, json};
use support::Bella;
use telephony::payload::DialStatus;

use crate::caller::{Caller, appointments, call_report};
use crate::registers::{MAPLE_ID, fields, get, send};
use crate::{BELLA, CALGARIAN};

#[test]
fn a_blocked_caller_is_told_so_books_nothing_and_is_taken_again_when_unblocked() {
    let bella = Bella::start(BELLA);
    // The practice is known to the process before.
    let (mut caller, heard) = Caller::calls(&bella);
    assert_eq!(heard.expecting(), "intent");
    caller.hangs_up();
    let one = format!("/blocked_callers/{CALGARIAN}");
    let body = json!({ "practice_id": MAPLE_ID, "reason": "rude" });
    let (status, blocked) = send(&bella, "PUT", &one, &[], &body);
    assert_eq!((status, &blocked["phone"]), (200, &json!(CALGARIAN)), "{blocked}");
    assert_eq!(send(&bella, "PUT", &one, &[], &body).0, 200, "twice is once");

    let (caller, heard) = Caller::calls(&bella);
    assert!(heard.text().contains("we cannot take calls from this number"), "{}", heard.text());
    assert!(heard.is_over());
    let report = call_report(&bella, caller.call());
    assert_eq!((&report["outcome"], &report["state"]), (&json!("declined"), &json!("ended")));
    assert!(report["ended_at"].is_string(), "{report}");
    assert_eq!(appointments(&bella).len(), 0);
    let (_, heard) = Caller::from_to(&bella, "+14032661235", crate::MAPLE);
    assert_eq!(heard.expecting(), "intent", "another number");
    let (_, heard) = Caller::from_to(&bella, CALGARIAN, crate::CEDAR);
    assert_eq!(heard.expecting(), "intent", "another practice");

    let listed = get(&bella, "/blocked_callers");
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    assert_eq!(listed["items"][0]["reason"], "rude");
    let gone = format!("{one}?practice_id={MAPLE_ID}");
    let delete = || send(&bella, "DELETE", &gone, &[], &Value::Null).0;
    assert_eq!([delete(), delete()], [204, 404]);
    let (_, heard) = Caller::calls(&bella);
    assert_eq!(heard.expecting(), "intent");
    assert!(!bella.log().contains("4032661234"), "a number is in the log");
}

#[test]
fn what_is_no_number_is_not_blocked() {
    let bella = Bella::start(BELLA);
    let body = json!({ "practice_id": MAPLE_ID, "reason": "x".repeat(201) });
    let (status, problem) = send(&bella, "PUT", "/blocked_callers/pizza", &[], &body);
    assert_eq!((status, fields(&problem)), (400, vec!["phone", "reason"]), "{problem}");
}

#[test]
fn a_practice_that_forwards_its_calls_puts_them_through_at_once() {
    let bella = Bella::start(BELLA);
    let (_, heard) = Caller::calls(&bella);
    assert_eq!(heard.expecting(), "intent");
    let practice = format!("/practices/{MAPLE_ID}");
    let set = |settings: Value| {
        let (status, body) = send(&bella, "PATCH", &practice, &[], &settings);
        assert_eq!(status, 200, "{body}");
    };
    set(json!({ "forwards_calls": true, "greeting": "Maple <Dental> & friends." }));
    let (mut caller, heard) = Caller::calls(&bella);
    assert!(heard.text().contains("Maple <Dental> & friends."), "{}", heard.text());
    assert_eq!(heard.ringing(), ["+15875550199"], "{}", heard.text());
    let heard = caller.is_put_through(DialStatus::NoAnswer);
    assert_eq!(heard.expecting(), "message", "{}", heard.text());
    let heard = caller.says("please call me back");
    assert!(heard.text().contains("written that down"), "{}", heard.text());
    assert!(caller.says("no, that's all").is_over());
    assert_eq!(call_report(&bella, caller.call())["outcome"], "message_left");

    set(json!({ "forwards_calls": false }));
    let (_, heard) = Caller::calls(&bella);
    assert_eq!(heard.expecting(), "intent");
    assert!(heard.text().starts_with("Maple <Dental> & friends. "), "{}", heard.text());
}

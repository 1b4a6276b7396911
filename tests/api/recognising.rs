//! Known callers, greeted by name.

use serde_json::json;
use support::Bella;

use crate::caller::{Caller, appointments};
use crate::registers::{MAPLE_ID, post, send};
use crate::{BELLA, CALGARIAN, MAPLE};

/// A server whose practice greets by name, and knows Sarah Johnson by the caller's number.
fn knowing_sarah() -> Bella {
    let bella = Bella::start(BELLA);
    let greets = json!({ "greets_by_name": true });
    assert_eq!(send(&bella, "PATCH", &format!("/practices/{MAPLE_ID}"), &[], &greets).0, 200);
    add(&bella, "Sarah Johnson");
    bella
}

fn add(bella: &Bella, name: &str) {
    let customer = json!({ "practice_id": MAPLE_ID, "name": name, "phones": [CALGARIAN] });
    post(bella, "/customers", &customer);
}

#[test]
fn a_known_caller_books_without_being_asked_for_their_name() {
    let bella = knowing_sarah();
    let (mut caller, greeted) = Caller::calls(&bella);
    assert!(greeted.text().starts_with("Hello Sarah, thank you for calling"), "{}", greeted.text());
    let heard = caller.says("I'd like to book a cleaning with Dr. Khan tomorrow at ten");
    assert_eq!(heard.expecting(), "confirmation", "{}", heard.text());
    assert!(heard.text().contains("for Sarah. Shall I book it?"), "{}", heard.text());
    assert!(caller.says("yes").text().contains("You are booked"));
    assert_eq!(appointments(&bella)[0]["customer"]["name"], "Sarah Johnson");
    // What they did not say themselves is no proof.
    let asked = caller.says("when is my other appointment?");
    assert!(asked.text().contains("What name is the appointment under?"), "{}", asked.text());
    let log = bella.log();
    for personal in ["Sarah", "Johnson", "4032661234"] {
        assert!(!log.contains(personal), "{personal} is in the log");
    }
}

#[test]
fn who_is_not_vouched_for_or_shares_a_number_is_greeted_as_usual() {
    let bella = knowing_sarah();
    for verstat in [None, Some(""), Some("TN-Validation-Passed-B"), Some("TN-Validation-Failed-A")]
    {
        let mut caller = Caller::about_to_call(&bella, CALGARIAN, MAPLE).vouched_for(verstat);
        let greeted = caller.rings();
        assert!(greeted.text().starts_with("Thank you for calling"), "{verstat:?}");
    }
    add(&bella, "Bo Johnson");
    let (_, greeted) = Caller::calls(&bella);
    assert!(greeted.text().starts_with("Thank you for calling"), "{}", greeted.text());
}

//! A caller from another number: a code that is sent as a text says that an appointment is theirs.

use exchange::{Reports, Sent};
use serde_json::{Value, json};
use support::{API_KEY, Bella};
use telephony::payload::DialStatus;

use crate::caller::{Caller, Heard, appointments, call_report};
use crate::texts::{Standin, bella, books, exchange, texts_to, until};
use crate::{CALGARIAN, MAPLE};

/// Whom nobody knows.
const OTHER: &str = "+15875550177";

/// Up to the question for the code.
fn asks_for(bella: &Bella, from: &str, name: &str) -> (Caller, Heard) {
    let (mut caller, _) = Caller::from_to(bella, from, MAPLE);
    assert_eq!(caller.says("I need to cancel my appointment").expecting(), "name");
    let heard = caller.says(name);
    assert_eq!(heard.expecting(), "phone", "{}", heard.text());
    let heard = caller.says("four oh three, two six six, one two three four");
    (caller, heard)
}

/// The texts with a code that were sent.
fn codes(exchange: &Standin) -> Vec<Sent> {
    let texts = texts_to(exchange, CALGARIAN).into_iter();
    texts.filter(|it| it.body.contains("your code is")).collect()
}

/// The code that was sent last, and how somebody reads it out.
fn code(exchange: &Standin, bella: &Bella, number: usize) -> (String, String) {
    until("the code", bella, || codes(exchange).len() == number);
    let text = codes(exchange).pop().unwrap();
    let digits: String = text.body.chars().filter(char::is_ascii_digit).take(6).collect();
    let said: Vec<_> = digits.chars().map(String::from).collect();
    (digits, said.join(" "))
}

/// A transcript holds no code, wherever it looks for one.
fn keeps_quiet(bella: &Bella, caller: &Caller, digits: &str, said: &str) {
    let report: Value = call_report(bella, caller.call());
    let report = report.to_string();
    assert!(!report.contains(digits) && !report.contains(said), "{report}");
    assert!(report.contains("(code)"), "{report}");
    assert!(!bella.log().contains(digits), "a code is in the log");
}

#[test]
fn whoever_calls_from_another_number_cancels_with_the_code_that_was_sent() {
    let exchange = exchange(Reports::Posted);
    let bella = bella(&exchange);
    books(&bella, CALGARIAN, "tomorrow at ten");
    let (mut caller, heard) = asks_for(&bella, OTHER, "Sarah Johnson");
    assert_eq!(heard.expecting(), "confirmation", "{}", heard.text());
    assert!(heard.text().contains("4 0 3, 2 6 6, 1 2 3 4"), "{}", heard.text());
    assert!(heard.text().contains("If there is an appointment"), "{}", heard.text());
    let (digits, said) = code(&exchange, &bella, 1);
    let text = codes(&exchange).pop().unwrap();
    assert_eq!(text.from, MAPLE);
    assert!(text.body.contains("expires in 10 minutes"), "{}", text.body);
    for secret in ["cleaning", "Khan", "November", "10:00", "Sarah", "appointment"] {
        assert!(!text.body.contains(secret), "{}", text.body);
    }
    let heard = caller.says(&format!("it's {said}"));
    assert!(heard.text().contains("Shall I cancel it?"), "{}", heard.text());
    assert!(heard.text().contains("Tuesday, November 24th at 10 a.m."), "{}", heard.text());
    assert!(caller.says("yes").text().contains("It is cancelled"));
    assert_eq!(appointments(&bella)[0]["status"], "cancelled");
    keeps_quiet(&bella, &caller, &digits, &said);
}

#[test]
fn a_code_can_be_keyed_in_and_sent_once_more_and_from_a_withheld_number() {
    let exchange = exchange(Reports::Posted);
    let bella = bella(&exchange);
    books(&bella, CALGARIAN, "tomorrow at ten");
    let (mut caller, _) = asks_for(&bella, "anonymous", "Sarah Johnson");
    code(&exchange, &bella, 1);
    let heard = caller.says("I didn't get it");
    assert_eq!(heard.expecting(), "confirmation");
    let (digits, said) = code(&exchange, &bella, 2);
    let heard = caller.presses(&digits);
    assert!(heard.text().contains("Shall I cancel it?"), "{}", heard.text());
    caller.hangs_up();
    keeps_quiet(&bella, &caller, &digits, &said);
}

#[test]
fn who_has_no_appointment_hears_the_same_and_wrong_codes_lead_to_a_person() {
    let exchange = exchange(Reports::Posted);
    let bella = bella(&exchange);
    books(&bella, CALGARIAN, "tomorrow at ten");
    let (mut thief, heard) = asks_for(&bella, OTHER, "Sarah Johnson");
    let (digits, _) = code(&exchange, &bella, 1);
    let (mut guesser, other) = asks_for(&bella, OTHER, "John Smith");
    assert_eq!(heard.text(), other.text());
    for (caller, name) in [(&mut thief, "a wrong code"), (&mut guesser, "no appointment")] {
        let miss = if digits == "555555" { "444444" } else { "555555" };
        for _ in 0..2 {
            let heard = caller.presses(miss);
            assert!(heard.text().contains("That is not the code"), "{name}: {}", heard.text());
            assert_eq!(heard.expecting(), "confirmation", "{name}");
        }
        let heard = caller.presses(miss);
        assert!(heard.text().contains("without the code"), "{name}: {}", heard.text());
        assert!(!heard.ringing().is_empty(), "{name}");
        let heard = caller.is_put_through(DialStatus::NoAnswer);
        assert_eq!(heard.expecting(), "message", "{name}");
    }
    assert_eq!(appointments(&bella)[0]["status"], "booked");
    assert_eq!(codes(&exchange).len(), 1, "John Smith has no appointment, and nobody gets a text");
}

#[test]
fn a_practice_can_put_whoever_calls_from_another_number_through_instead() {
    let bella = Bella::start(crate::BELLA);
    let own = format!("/api/v1/practices/{}", crate::document::MAPLE);
    let seen = || bella.ask(API_KEY, "GET", &own, &[], None).body["identity"].clone();
    assert_eq!(seen(), "number_or_code");
    let change =
        |to: Value| bella.ask(API_KEY, "PATCH", &own, &[], Some(&json!({ "identity": to })));
    let wrong = change(json!("face"));
    assert_eq!(wrong.status, 400);
    assert_eq!(change(json!("number")).status, 200);
    assert_eq!(seen(), "number");
    let (mut caller, _) = Caller::from_to(&bella, "anonymous", MAPLE);
    let heard = caller.says("I need to cancel my appointment");
    assert!(heard.text().contains("somebody who calls from its number"), "{}", heard.text());
    assert!(!heard.ringing().is_empty());
}

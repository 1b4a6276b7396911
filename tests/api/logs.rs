//! What the log tells, and what it never tells.

use serde_json::Value;
use support::{API_KEY, AUTH_TOKEN, Bella};

use crate::caller::Caller;
use crate::{BELLA, MAPLE};

#[test]
fn a_log_has_the_call_on_its_lines_and_nothing_of_the_caller() {
    let bella = Bella::start_with(BELLA, &[("RUST_LOG", "debug")]);
    let (mut caller, _) = Caller::from_to(&bella, "+14035550177", MAPLE);
    let heard = caller.says_all(&[
        "good morning I would like a cleaning with Dr. Khan please",
        "tomorrow at ten",
        "Wilhelmina Featherstonehaugh",
        "yes indeed",
    ]);
    assert!(heard.text().contains("You are booked"), "{}", heard.text());
    let (mut other, _) = Caller::from_to(&bella, "anonymous", MAPLE);
    other.says("</Say> my number is four oh three five five five oh one eight eight");
    let fault = format!(r#"{{"at":"step","do":"panic","times":2,"call_sid":"{}"}}"#, other.call());
    bella.request("POST", "/test/faults", &[], &fault).unwrap();
    other.says("Bartholomew");
    other.hangs_up();

    let log = bella.log();
    for personal in [
        "4035550177",
        "Wilhelmina",
        "Featherstonehaugh",
        "good morning",
        "cleaning",
        "five five five",
        "Bartholomew",
        API_KEY,
        AUTH_TOKEN,
    ] {
        let line = log.lines().find(|line| line.contains(personal));
        assert_eq!(line, None, "{personal} is in the log");
    }
    let lines: Vec<Value> =
        log.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let of = |caller: &Caller| {
        let call = Value::from(caller.call().to_string());
        lines.iter().filter(|line| line["call"] == call).count()
    };
    assert!(of(&caller) >= 5, "a line for each turn: {log}");
    assert!(of(&other) >= 3, "{log}");
    // Whatever names a call names it in its field.
    let mention = lines.iter().find(|line| {
        let text = line.to_string();
        text.contains("CA0000") && line["call"].is_null() && line["fault"].is_null()
    });
    assert_eq!(mention, None);
}

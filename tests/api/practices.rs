//! One practice's calls are none of another's.

use support::Bella;

use crate::caller::{Caller, appointments, call_report};
use crate::{BELLA, CALGARIAN, CEDAR, MAPLE};

#[test]
fn the_number_that_was_called_says_whose_book_it_is() {
    let bella = Bella::start(BELLA);
    let (mut at_cedar, heard) = Caller::from_to(&bella, CALGARIAN, CEDAR);
    assert!(heard.text().contains("Cedar Physiotherapy"), "{}", heard.text());
    // What the other practice has, this one has not.
    let heard = at_cedar.says("I'd like to book a cleaning with Dr. Khan");
    assert!(heard.text().contains("an assessment or a treatment"), "{}", heard.text());
    assert!(!heard.text().contains("Khan"), "{}", heard.text());
    let heard = at_cedar.says_all(&["a treatment", "Priya", "tomorrow at ten", "Sarah Johnson"]);
    assert_eq!(heard.expecting(), "confirmation", "{}", heard.text());
    assert!(at_cedar.says("yes").text().contains("You are booked"));

    let (mut at_maple, _) = Caller::from_to(&bella, CALGARIAN, MAPLE);
    at_maple.is_read_back_to();
    assert!(at_maple.says("yes").text().contains("You are booked"));

    let booked = appointments(&bella);
    assert_eq!(booked.len(), 2);
    let zones: Vec<_> = booked.iter().map(|it| it["time_zone"].as_str().unwrap()).collect();
    // Ten o'clock comes two hours earlier in Toronto.
    assert_eq!(zones, ["America/Toronto", "America/Edmonton"]);
    assert_ne!(booked[0]["practice_id"], booked[1]["practice_id"]);
    // The same person is a customer of each, and each has its own record of them.
    assert_ne!(booked[0]["customer"]["id"], booked[1]["customer"]["id"]);
    let report = call_report(&bella, at_cedar.call());
    assert_eq!(report["practice_id"], booked[0]["practice_id"]);
}

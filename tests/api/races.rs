//! Many callers want the same.

use std::sync::Arc;

use support::{Bella, runtime};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::caller::{Caller, Heard, appointments};
use crate::{BELLA, MAPLE};

const CALLERS: usize = 20;

#[test]
fn twenty_callers_cannot_have_one_slot_and_nineteen_are_told_so() {
    let bella = Bella::start(BELLA);
    let lines: Vec<_> = (0..CALLERS)
        .map(|number| {
            let from = format!("+1403555{number:04}");
            let (mut caller, _) = Caller::from_to(&bella, &from, MAPLE);
            let heard =
                caller.says_all(&["I'd like to book a cleaning with Dr. Khan", "tomorrow at ten"]);
            assert_eq!(heard.expecting(), "name", "{}", heard.text());
            caller.into_line()
        })
        .collect();
    // Every one of them was told that ten is free. Now all of them take it.
    let start = Arc::new(Barrier::new(CALLERS));
    let answers = runtime().block_on(async {
        let mut taking = JoinSet::new();
        for mut line in lines {
            let start = Arc::clone(&start);
            taking.spawn(async move {
                start.wait().await;
                let heard = Heard::of(line.say("Sarah Johnson").await.unwrap());
                if heard.expecting() != "confirmation" {
                    return heard;
                }
                Heard::of(line.say("yes").await.unwrap())
            });
        }
        taking.join_all().await
    });
    let (booked, told): (Vec<_>, Vec<_>) =
        answers.iter().partition(|heard| heard.text().contains("You are booked"));
    assert_eq!((booked.len(), told.len()), (1, CALLERS - 1));
    for heard in told {
        let text = heard.text();
        assert!(text.contains("that time is gone"), "{text}");
        assert!(text.contains("I have") && !text.contains("10 a.m. or"), "{text}");
        assert_eq!(heard.expecting(), "slot", "{text}");
    }
    let booked = appointments(&bella);
    assert_eq!(booked.len(), 1);
    assert_eq!(booked[0]["starts_at"], "2026-11-24T10:00:00-06:00");
}

#[test]
fn a_slot_that_a_caller_gave_up_is_free_again() {
    let bella = Bella::start(BELLA);
    let (mut first, _) = Caller::calls(&bella);
    first.is_read_back_to();
    let (mut second, _) = Caller::from_to(&bella, "+14035550143", MAPLE);
    let heard = second.says("I'd like to book a cleaning with Dr. Khan tomorrow at ten");
    assert!(heard.text().contains("nothing free"), "{}", heard.text());
    assert_eq!(first.hangs_up().report(), 204);
    let (mut third, _) = Caller::from_to(&bella, "+14035550144", MAPLE);
    third.is_read_back_to();
    assert!(third.says("yes").text().contains("You are booked"));
    assert_eq!(appointments(&bella).len(), 1);
}

//! Calls whose end nobody reports.

use std::sync::Arc;
use std::time::Duration;

use domain::CallOutcome;
use jiff::SignedDuration;

use crate::bench::{Bench, UP_TO_THE_YES, call, with_bench};

/// Looks for silent calls as a process does, once.
async fn reaped(bench: &Bench) {
    let (book, clock) = (bench.book.clone(), bench.clock.clone());
    let reaper = actix::spawn(actors::reap(bench.registry.clone(), book, clock));
    tokio::time::sleep(Duration::from_secs(1)).await;
    reaper.abort();
}

#[test]
fn a_call_whose_end_was_never_reported_is_ended_and_gives_its_hold_back() {
    with_bench(async |bench| {
        bench.talk(call(1), &UP_TO_THE_YES).await;
        bench.clock.advance(SignedDuration::from_secs(899));
        reaped(&bench).await;
        assert_eq!(bench.book.outcome(call(1)), None);
        assert_eq!(bench.book.appointments().len(), 1);
        bench.clock.advance(SignedDuration::from_secs(1));
        reaped(&bench.another_process()).await;
        assert_eq!(bench.book.outcome(call(1)), Some(CallOutcome::Abandoned));
        assert!(bench.book.appointments().is_empty());
    });
}

#[test]
fn a_call_that_another_process_has_taken_on_is_left_alone() {
    with_bench(async |bench| {
        let other = bench.another_process();
        bench.ring(call(1)).await;
        bench.clock.advance(SignedDuration::from_mins(16));
        other.say(call(1), 1, "a cleaning please").await;
        reaped(&bench).await;
        assert_eq!(bench.book.outcome(call(1)), None);
    });
}

#[test]
fn a_caller_who_was_put_through_may_talk_for_hours() {
    with_bench(async |bench| {
        bench.talk(call(1), &["can I speak to a person"]).await;
        bench.clock.advance(SignedDuration::from_hours(4));
        reaped(&bench).await;
        assert_eq!(bench.book.outcome(call(1)), None);
        bench.clock.advance(SignedDuration::from_mins(15));
        reaped(&bench).await;
        assert_eq!(bench.book.outcome(call(1)), Some(CallOutcome::Transferred));
    });
}

#[test]
fn more_silent_calls_than_one_page_are_all_ended() {
    with_bench(async |bench| {
        for number in 0..1100 {
            bench.ring(call(number)).await;
        }
        bench.clock.advance(SignedDuration::from_mins(15));
        reaped(&bench).await;
        let ended = (0..1100).filter(|number| bench.book.outcome(call(*number)).is_some());
        assert_eq!(ended.count(), 1100);
    });
}

#[test]
fn a_database_that_is_away_is_asked_again() {
    with_bench(async |bench| {
        bench.ring(call(1)).await;
        bench.clock.advance(SignedDuration::from_mins(15));
        bench.book.set_away(true);
        let (book, clock) = (Arc::clone(&bench.book), bench.clock.clone());
        let reaper = actix::spawn(actors::reap(bench.registry.clone(), book, clock));
        tokio::time::sleep(Duration::from_secs(30)).await;
        bench.book.set_away(false);
        assert_eq!(bench.book.outcome(call(1)), None);
        tokio::time::sleep(Duration::from_secs(31)).await;
        assert_eq!(bench.book.outcome(call(1)), Some(CallOutcome::Abandoned));
        reaper.abort();
    });
}

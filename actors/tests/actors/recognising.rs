//! Who calls, looked up before the greeting: once, where the practice wants it, and never in the way.

use actors::{Ask, Limits, Numbers, Wanted};
use domain::testing::maple_dental;
use domain::{Attestation, CallSid, Practice};
use ports::Point;
use ports::testing::Disturbance;
use tokio::time::Instant;

use crate::bench::{BUDGET, Bench, CALLED, CALLER, call, reply, said, with_practice};
use crate::errands::{TEN, booked_for};

const USUAL: &str = "Thank you for calling Maple Dental.";
const BY_NAME: &str = "Hello Sarah, thank you for calling Maple Dental.";

fn greeting_by_name() -> Practice {
    let mut practice = maple_dental();
    practice.desk.greets_by_name = true;
    practice
}

/// A practice where Sarah Johnson has an appointment.
fn with_sarah(practice: Practice, test: impl AsyncFnOnce(Bench)) {
    with_practice(practice, Limits::default(), async |bench| {
        booked_for(&bench.book, &maple_dental(), 1, TEN, Some("Sarah Johnson"));
        test(bench).await;
    });
}

/// A webhook of a call whose number is vouched for.
async fn attested(bench: &Bench, call: CallSid, wanted: Wanted) -> String {
    let numbers = Numbers::new(CALLED, CALLER).vouched_for(Attestation::Full);
    let deadline = Instant::now() + BUDGET;
    reply(bench.registry.ask(Ask { call, wanted, numbers, deadline }).await)
}

#[test]
fn a_known_caller_is_greeted_by_name_in_one_step_and_known_after_a_restart() {
    with_sarah(greeting_by_name(), async |bench| {
        let greeted = attested(&bench, call(1), Wanted::Begin).await;
        assert!(greeted.contains(BY_NAME), "{greeted}");
        assert_eq!(bench.book.rows(call(1)).len(), 1, "a look-up is no step of its own");
        assert_eq!(attested(&bench, call(1), Wanted::Begin).await, greeted);
        assert_eq!(bench.book.customers_looked_up(), 1);
        // Whoever picks the call up knows them by the journal alone.
        let restarted = bench.another_process();
        let wish = said(1, "I'd like to book a cleaning with Doctor Khan on Wednesday at ten");
        let read_back = reply(restarted.ask(call(1), wish).await);
        assert!(read_back.contains("for Sarah. Shall I book it?"), "{read_back}");
        assert_eq!(bench.book.customers_looked_up(), 1);
    });
}

#[test]
fn nobody_is_looked_up_who_is_not_greeted_by_name() {
    with_sarah(maple_dental(), async |bench| {
        let greeted = attested(&bench, call(1), Wanted::Begin).await;
        assert!(greeted.contains(USUAL), "{greeted}");
        assert_eq!(bench.book.customers_looked_up(), 0);
    });
    with_sarah(greeting_by_name(), async |bench| {
        let greeted = bench.ring(call(1)).await;
        assert!(greeted.contains(USUAL), "{greeted}");
        assert_eq!(bench.book.customers_looked_up(), 0);
    });
}

#[test]
fn several_people_on_one_number_are_greeted_as_usual() {
    for (other, is_usual) in
        [(Some("Bo Johnson"), true), (None, true), (Some("SARAH JOHNSON"), false)]
    {
        with_sarah(greeting_by_name(), async |bench| {
            booked_for(&bench.book, &maple_dental(), 2, TEN, other);
            let greeted = attested(&bench, call(1), Wanted::Begin).await;
            assert_eq!(greeted.contains(USUAL), is_usual, "{greeted}");
        });
    }
}

#[test]
fn a_look_up_that_fails_or_hangs_leaves_the_usual_greeting() {
    for trouble in [Disturbance::Fail, Disturbance::Hang] {
        with_sarah(greeting_by_name(), async |bench| {
            bench.disturber.plan(Point::Diary, trouble, 1);
            let begun = Instant::now();
            let greeted = attested(&bench, call(1), Wanted::Begin).await;
            assert!(greeted.contains(USUAL), "{trouble:?}: {greeted}");
            assert!(begun.elapsed() <= Limits::default().recognising, "{:?}", begun.elapsed());
        });
    }
}

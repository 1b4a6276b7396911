//! Panics, restarts, sleep and limits.

use std::time::Duration;

use actors::{Limits, Trouble};
use domain::testing::maple_dental;
use ports::Point;
use ports::testing::Disturbance;

use crate::bench::{BUDGET, UP_TO_THE_YES, again, call, reply, said, with_bench, with_practice};

#[test]
fn a_step_that_panics_once_is_taken_by_a_fresh_actor() {
    with_bench(async |bench| {
        bench.ring(call(1)).await;
        bench.disturber.plan(Point::Step, Disturbance::Panic, 1);
        let name = bench.say(call(1), 1, UP_TO_THE_YES[0]).await;
        assert!(name.contains("your name"), "{name}");
        assert_eq!(bench.registry.live_calls(), 1);
    });
}

#[test]
fn a_step_that_panics_twice_is_refused_and_the_call_goes_on() {
    with_bench(async |bench| {
        bench.ring(call(1)).await;
        bench.disturber.plan(Point::Step, Disturbance::Panic, 2);
        let refused = bench.ask(call(1), said(1, UP_TO_THE_YES[0])).await;
        assert!(matches!(refused, Err(Trouble::Poisoned)), "{refused:?}");
        // The safe reply leads back here, and the question is put again.
        let question = reply(bench.ask(call(1), again(1)).await);
        assert!(question.contains("What can I do for you?"), "{question}");
        assert!(bench.say(call(1), 2, UP_TO_THE_YES[0]).await.contains("your name"));
    });
}

#[test]
fn a_panic_in_one_call_does_not_touch_another() {
    with_bench(async |bench| {
        bench.ring(call(1)).await;
        bench.ring(call(2)).await;
        bench.disturber.plan(Point::Render, Disturbance::Panic, 2);
        assert!(bench.ask(call(1), said(1, "hello")).await.is_err());
        assert!(bench.say(call(2), 1, UP_TO_THE_YES[0]).await.contains("your name"));
    });
}

#[test]
fn a_message_behind_a_panic_is_not_blamed_for_it() {
    with_bench(async |bench| {
        bench.ring(call(1)).await;
        // Both panics are for whichever message is opened; the one behind it is only delayed.
        bench.disturber.plan(Point::Step, Disturbance::Panic, 2);
        let (first, second) = tokio::join!(
            bench.ask(call(1), said(1, UP_TO_THE_YES[0])),
            bench.ask(call(1), said(1, UP_TO_THE_YES[0]))
        );
        let poisoned =
            [&first, &second].iter().filter(|it| matches!(it, Err(Trouble::Poisoned))).count();
        let answered = [&first, &second].iter().filter(|it| it.is_ok()).count();
        assert!(answered >= 1, "{first:?} {second:?}");
        assert!(poisoned <= 1, "{first:?} {second:?}");
    });
}

#[test]
fn a_call_that_panics_again_and_again_is_left_alone_for_a_while() {
    with_bench(async |bench| {
        let limits = Limits::default();
        bench.ring(call(1)).await;
        bench.disturber.plan(Point::Step, Disturbance::Panic, 6);
        let mut refusals = Vec::new();
        for _ in 0..4 {
            refusals.push(bench.ask(call(1), said(1, "hello")).await.unwrap_err());
        }
        assert!(matches!(refusals.last(), Some(Trouble::RestartedTooOften)), "{refusals:?}");
        // When the window has passed the call has its chance again; one more panic is survived.
        tokio::time::advance(limits.restart_window).await;
        assert!(bench.say(call(1), 1, UP_TO_THE_YES[0]).await.contains("your name"));
    });
}

#[test]
fn a_call_that_goes_on_stays_in_memory_until_it_rests() {
    with_bench(async |bench| {
        bench.ring(call(1)).await;
        for turn in 1..5 {
            tokio::time::sleep(Duration::from_secs(100)).await;
            assert!(bench.registry.has(call(1)), "before turn {turn}");
            bench.say(call(1), turn, "hm").await;
        }
        tokio::time::sleep(Duration::from_secs(119)).await;
        assert!(bench.registry.has(call(1)));
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert!(!bench.registry.has(call(1)));
    });
}

#[test]
fn an_idle_call_leaves_memory_and_its_next_webhook_revives_it() {
    with_bench(async |bench| {
        let limits = Limits::default();
        bench.talk(call(1), &UP_TO_THE_YES[..1]).await;
        assert_eq!(bench.registry.live_calls(), 1);
        tokio::time::sleep(limits.idle + Duration::from_millis(10)).await;
        assert_eq!(bench.registry.live_calls(), 0);
        let read_back = bench.say(call(1), 2, UP_TO_THE_YES[1]).await;
        assert!(read_back.contains("Shall I book it?"), "{read_back}");
    });
}

#[test]
fn a_call_that_hung_up_leaves_memory_at_once() {
    with_bench(async |bench| {
        bench.ring(call(1)).await;
        bench.hang_up(call(1)).await;
        tokio::time::sleep(Duration::from_millis(1)).await;
        assert_eq!(bench.registry.live_calls(), 0);
    });
}

#[test]
fn one_call_too_many_is_refused_until_another_sleeps() {
    let limits = Limits { live_calls: 2, ..Limits::default() };
    with_practice(maple_dental(), limits, async |bench| {
        bench.ring(call(1)).await;
        bench.ring(call(2)).await;
        let refused = bench.ask(call(3), again(0)).await;
        assert!(matches!(refused, Err(Trouble::TooManyCalls)), "{refused:?}");
        // The calls that are live go on.
        bench.say(call(1), 1, "a cleaning please").await;
        bench.hang_up(call(2)).await;
        tokio::time::sleep(Duration::from_millis(1)).await;
        assert!(bench.ring(call(3)).await.contains("Maple Dental"));
    });
}

#[test]
fn one_message_too_many_for_a_call_is_refused() {
    let limits = Limits { mailbox: 1, ..Limits::default() };
    with_practice(maple_dental(), limits, async |bench| {
        bench.ring(call(1)).await;
        bench.disturber.plan(Point::Step, Disturbance::Hang, 1);
        let ask = || bench.ask(call(1), said(1, UP_TO_THE_YES[0]));
        let (a, b, c, d) = tokio::join!(ask(), ask(), ask(), ask());
        let all = [a, b, c, d];
        let refused = all.iter().filter(|it| matches!(it, Err(Trouble::MailboxFull))).count();
        assert!(refused >= 1, "{all:?}");
        // Nobody waited past the budget, and the call goes on.
        assert!(bench.say(call(1), 1, UP_TO_THE_YES[0]).await.contains("your name"));
    });
}

#[test]
fn a_step_that_hangs_is_given_up_in_time_and_the_call_goes_on() {
    with_bench(async |bench| {
        for point in [Point::Step, Point::Diary, Point::Render, Point::Journal] {
            let call = call(point as u32 + 1);
            bench.ring(call).await;
            bench.disturber.plan(point, Disturbance::Hang, 1);
            let begun = tokio::time::Instant::now();
            let late = bench.ask(call, said(1, UP_TO_THE_YES[0])).await;
            assert!(matches!(late, Err(Trouble::TooLate)), "{point:?}: {late:?}");
            assert!(begun.elapsed() < BUDGET + Duration::from_millis(100), "{point:?}");
            assert!(bench.say(call, 1, UP_TO_THE_YES[0]).await.contains("your name"), "{point:?}");
        }
    });
}

//! What a caller is promised.

use actors::{Answered, Limits, Source, Wanted};
use domain::testing::maple_dental;
use domain::{CallOutcome, PerCaller, Seq};
use ports::Change;

use crate::bench::{Bench, UP_TO_THE_YES, call, reply, said, source, with_bench, with_practice};

#[test]
fn a_caller_books_an_appointment() {
    with_bench(async |bench| {
        let read_back = bench.talk(call(1), &UP_TO_THE_YES).await;
        assert_eq!(
            read_back,
            "[2] That is a cleaning with Dr. Amira Khan on Tuesday, November 24th at 10 a.m., \
             for Sarah Johnson. Shall I book it? (listening)"
        );
        let [held] = bench.book.appointments().try_into().unwrap();
        assert!(!held.booked);
        let goodbye = bench.say(call(1), 3, "yes please").await;
        assert!(goodbye.starts_with("[3] You are booked"), "{goodbye}");
        let [booked] = bench.book.appointments().try_into().unwrap();
        assert!(booked.booked);
        // Whoever wants nothing else has booked.
        assert_eq!(bench.book.outcome(call(1)), None);
        assert!(bench.say(call(1), 4, "no, that's all").await.ends_with("(end)"));
        assert_eq!(bench.book.outcome(call(1)), Some(CallOutcome::Booked));
    });
}

#[test]
fn a_turn_that_only_looks_things_up_writes_once() {
    with_bench(async |bench| {
        bench.talk(call(1), &UP_TO_THE_YES).await;
        bench.say(call(1), 3, "no, Wednesday").await;
        let rows = bench.book.rows(call(1));
        let turns: Vec<_> = rows.iter().map(|row| row.entry.turn.0).collect();
        // The third turn gives its hold back before it looks for another one.
        assert_eq!(turns, [0, 1, 2, 3, 3]);
        assert!(matches!(rows[3].entry.change, Change::Release { .. }));
        assert!(matches!(rows[4].entry.change, Change::Hold { .. }));
        assert!(rows.iter().zip(0..).all(|(row, seq)| row.entry.seq == Seq(seq)));
    });
}

#[test]
fn a_row_stays_under_two_kilobytes_however_much_is_said() {
    with_bench(async |bench| {
        bench.talk(call(1), &UP_TO_THE_YES).await;
        let long = "I would like to come some other day please ".repeat(1500);
        bench.say(call(1), 3, &long).await;
        for row in bench.book.rows(call(1)) {
            let entry = &row.entry;
            let parts = [
                row.state.len(),
                entry.events.len(),
                entry.heard.as_ref().map_or(0, String::len),
                entry.understood.as_ref().map_or(0, String::len),
            ];
            // The rendered reply comes to this; TwiML has its own bound.
            assert!(parts.iter().sum::<usize>() < 1500, "{parts:?}");
        }
    });
}

#[test]
fn the_same_webhook_twice_gets_the_same_bytes_and_one_effect() {
    with_bench(async |bench| {
        bench.talk(call(1), &UP_TO_THE_YES).await;
        let first = bench.ask(call(1), said(3, "yes")).await;
        let second = bench.ask(call(1), said(3, "yes")).await;
        // Whatever the body says.
        let third = bench.ask(call(1), said(3, "no, don't book it")).await;
        assert_eq!(source(&first), Some(Source::Fresh));
        assert_eq!(source(&second), Some(Source::Stored));
        let first = reply(first);
        assert_eq!(first, reply(second));
        assert_eq!(first, reply(third));
        assert_eq!(bench.book.appointments().len(), 1);
    });
}

#[test]
fn the_same_webhook_twice_at_once_gets_the_same_bytes_and_one_effect() {
    with_bench(async |bench| {
        bench.talk(call(1), &UP_TO_THE_YES).await;
        let (first, second) =
            tokio::join!(bench.ask(call(1), said(3, "yes")), bench.ask(call(1), said(3, "yes")));
        assert_eq!(reply(first), reply(second));
        assert_eq!(bench.book.appointments().len(), 1);
        assert_eq!(bench.book.rows(call(1)).len(), 4);
    });
}

#[test]
fn two_processes_that_get_the_same_webhook_at_once_answer_with_the_same_bytes() {
    with_bench(async |bench| {
        let other = bench.another_process();
        bench.talk(call(1), &UP_TO_THE_YES).await;
        let (first, second) =
            tokio::join!(bench.ask(call(1), said(3, "yes")), other.ask(call(1), said(3, "yes")));
        assert_eq!(reply(first), reply(second));
        assert_eq!(bench.book.rows(call(1)).len(), 4);
    });
}

#[test]
fn two_processes_take_turns_of_one_call_in_any_order() {
    with_bench(async |bench| {
        let other = bench.another_process();
        bench.ring(call(1)).await;
        other.say(call(1), 1, UP_TO_THE_YES[0]).await;
        // The first one has not seen turn 1, and is asked for turn 2.
        let read_back = bench.say(call(1), 2, UP_TO_THE_YES[1]).await;
        assert!(read_back.contains("Shall I book it?"), "{read_back}");
        let goodbye = other.say(call(1), 3, "yes").await;
        assert!(goodbye.contains("You are booked"), "{goodbye}");
        assert_eq!(bench.say(call(1), 3, "yes").await, goodbye);
        assert_eq!(bench.book.appointments().len(), 1);
    });
}

#[test]
fn a_call_outlives_the_process_that_serves_it() {
    with_bench(async |bench| {
        bench.talk(call(1), &UP_TO_THE_YES[..1]).await;
        let restarted: Bench = bench.another_process();
        let read_back = restarted.say(call(1), 2, UP_TO_THE_YES[1]).await;
        assert!(read_back.contains("for Sarah Johnson. Shall I book it?"), "{read_back}");
        let restarted = bench.another_process();
        assert!(restarted.say(call(1), 3, "yes").await.contains("You are booked"));
    });
}

#[test]
fn one_slot_asked_for_by_twenty_callers_is_booked_by_one() {
    with_bench(async |bench| {
        for number in 0..20 {
            bench.ring(call(number)).await;
            let name = bench.say(call(number), 1, UP_TO_THE_YES[0]).await;
            assert!(name.contains("your name"), "everybody is offered the free slot: {name}");
        }
        let mut asked = Vec::new();
        for number in 0..20 {
            let bench = &bench;
            asked.push(async move { bench.say(call(number), 2, "Sarah Johnson").await });
        }
        let replies = join_all(asked).await;
        let won = replies.iter().filter(|it| it.contains("Shall I book it?")).count();
        let lost: Vec<_> = replies.iter().filter(|it| it.contains("that time is gone")).collect();
        assert_eq!((won, lost.len()), (1, 19), "{replies:?}");
        assert!(lost.iter().all(|it| it.contains("I have ")), "others are offered: {lost:?}");
        for number in 0..20 {
            bench.say(call(number), 3, "yes").await;
        }
        let ten: jiff::Timestamp = "2026-11-24T16:00:00Z".parse().unwrap();
        let at_ten = bench.book.appointments();
        let at_ten = at_ten.iter().filter(|it| it.hold.request.slot.starts_at == ten);
        assert_eq!(at_ten.count(), 1);
    });
}

#[test]
fn a_number_that_has_as_many_as_it_may_is_told_and_put_through() {
    let mut practice = maple_dental();
    practice.desk.per_caller = PerCaller { a_day: 1, to_come: 9 };
    with_practice(practice, Limits::default(), async |bench| {
        bench.talk(call(1), &UP_TO_THE_YES).await;
        assert!(bench.say(call(1), 3, "yes").await.contains("You are booked"));
        let eleven = UP_TO_THE_YES[0].replace("ten", "eleven");
        bench.talk(call(2), &[eleven.as_str(), UP_TO_THE_YES[1]]).await;
        let sorry = bench.say(call(2), 3, "yes").await;
        assert!(sorry.contains("more appointments than I can make"), "{sorry}");
        assert!(sorry.ends_with("(transfer)"), "{sorry}");
        // One row, as with any booking, and the same bytes again.
        assert_eq!(bench.book.rows(call(2)).len(), 4);
        assert_eq!(bench.say(call(2), 3, "yes").await, sorry);
        // What it held is free, and the call goes on in another process.
        assert_eq!(bench.book.appointments().len(), 1);
        assert_eq!(bench.book.outcome(call(2)), None);
        let restarted = bench.another_process();
        assert_eq!(restarted.say(call(2), 3, "yes").await, sorry);
        // On another day there is room for one more.
        let wednesday = UP_TO_THE_YES[0].replace("Tuesday", "Wednesday");
        bench.talk(call(3), &[wednesday.as_str(), UP_TO_THE_YES[1]]).await;
        assert!(bench.say(call(3), 3, "yes").await.contains("You are booked"));
    });
}

/// Runs all of them at once.
async fn join_all<F: Future<Output = String>>(futures: Vec<F>) -> Vec<String> {
    let mut futures: Vec<_> = futures.into_iter().map(|it| (Box::pin(it), None)).collect();
    std::future::poll_fn(|context| {
        for (future, done) in &mut futures {
            if done.is_none()
                && let std::task::Poll::Ready(reply) = future.as_mut().poll(context)
            {
                *done = Some(reply);
            }
        }
        if futures.iter().all(|(_, done)| done.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    futures.into_iter().filter_map(|(_, done)| done).collect()
}

#[test]
fn a_hang_up_gives_the_slot_back() {
    with_bench(async |bench| {
        bench.talk(call(1), &UP_TO_THE_YES).await;
        assert_eq!(bench.book.appointments().len(), 1);
        assert_eq!(bench.hang_up(call(1)).await, Answered::Noted);
        assert_eq!(bench.book.appointments().len(), 0);
        assert_eq!(bench.book.outcome(call(1)), Some(CallOutcome::Abandoned));
        // Nothing more is said, and nothing more is written.
        let rows = bench.book.rows(call(1)).len();
        assert_eq!(bench.ask(call(1), said(3, "yes")).await.unwrap(), Answered::Over);
        assert_eq!(bench.hang_up(call(1)).await, Answered::Noted);
        assert_eq!(bench.ask(call(1), Wanted::Begin).await.unwrap(), Answered::Over);
        assert_eq!(bench.book.rows(call(1)).len(), rows);
    });
}

#[test]
fn a_booking_stands_when_the_line_drops_before_the_sentence_is_heard() {
    with_bench(async |bench| {
        bench.talk(call(1), &UP_TO_THE_YES).await;
        let (_, hung_up) =
            tokio::join!(bench.ask(call(1), said(3, "yes")), bench.ask(call(1), Wanted::HungUp));
        assert_eq!(hung_up.unwrap(), Answered::Noted);
        assert!(bench.book.appointments()[0].booked);
        assert_eq!(bench.book.outcome(call(1)), Some(CallOutcome::Booked));
    });
}

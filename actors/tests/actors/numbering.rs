//! Turns behind, ahead, again; the telephone ringing twice; fallbacks and transfers.

use actors::{Answered, Source, Wanted};
use dialogue::TransferOutcome;

use crate::bench::{
    Bench, UP_TO_THE_YES, again, call, reply, said, source, transferred, with_bench,
};

#[test]
fn a_late_turn_gets_the_bytes_it_got_before() {
    with_bench(async |bench| {
        let greeting = bench.ring(call(1)).await;
        let name = bench.say(call(1), 1, UP_TO_THE_YES[0]).await;
        bench.say(call(1), 2, UP_TO_THE_YES[1]).await;
        assert_eq!(bench.say(call(1), 0, "").await, greeting);
        assert_eq!(bench.say(call(1), 1, "something else").await, name);
    });
}

#[test]
fn an_early_turn_gets_the_present_question_and_changes_nothing() {
    with_bench(async |bench| {
        let greeting = bench.ring(call(1)).await;
        let rows = bench.book.rows(call(1)).len();
        assert_eq!(bench.say(call(1), 7, "yes").await, greeting);
        assert_eq!(bench.book.rows(call(1)).len(), rows);
        assert!(bench.say(call(1), 1, UP_TO_THE_YES[0]).await.contains("your name"));
    });
}

#[test]
fn a_turn_of_an_unknown_call_begins_it() {
    with_bench(async |bench| {
        for (number, wanted) in
            (1..).zip([said(0, ""), said(3, "yes"), again(0), Wanted::Fallback, Wanted::Begin])
        {
            let greeting = reply(bench.ask(call(number), wanted).await);
            assert!(greeting.starts_with("[0] Thank you for calling Maple Dental."), "{greeting}");
        }
    });
}

#[test]
fn a_hang_up_of_an_unknown_call_changes_nothing() {
    with_bench(async |bench| {
        assert_eq!(bench.hang_up(call(1)).await, Answered::Noted);
        assert_eq!(bench.book.rows(call(1)).len(), 0);
        // The call can still begin: status callbacks overtake.
        assert!(bench.ring(call(1)).await.contains("Maple Dental"));
    });
}

#[test]
fn ringing_twice_gets_the_same_bytes_until_something_was_heard() {
    with_bench(async |bench| {
        let greeting = bench.ring(call(1)).await;
        assert_eq!(bench.ring(call(1)).await, greeting);
        let name = bench.say(call(1), 1, UP_TO_THE_YES[0]).await;
        assert!(name.starts_with("[1]"), "{name}");
        // In the middle of the call: the present question, as a new turn.
        let asked_again = bench.ring(call(1)).await;
        assert_eq!(asked_again, name.replacen("[1]", "[2]", 1));
        let read_back = bench.say(call(1), 3, UP_TO_THE_YES[1]).await;
        assert!(read_back.contains("Shall I book it?"), "{read_back}");
    });
}

#[test]
fn a_call_begins_without_a_look_into_the_journal() {
    with_bench(async |bench| {
        let greeting = bench.ring(call(1)).await;
        assert_eq!(bench.book.reads(), 0);
        // Who takes it for new by mistake is fenced off, and looks then.
        let other = bench.another_process();
        assert_eq!(other.ring(call(1)).await, greeting);
        assert_eq!(bench.book.reads(), 1);
        assert_eq!(bench.book.rows(call(1)).len(), 1);
    });
}

#[test]
fn a_call_that_has_begun_rings_on_when_its_number_is_nobody_s() {
    with_bench(async |bench| {
        let greeting = bench.ring(call(1)).await;
        bench.book.loses_its_numbers();
        assert_eq!(bench.another_process().ring(call(1)).await, greeting);
        let nobody = bench.another_process().ask(call(2), Wanted::Begin).await;
        assert_eq!(nobody.unwrap(), Answered::NoPractice);
    });
}

#[test]
fn a_process_that_others_have_outrun_asks_the_present_question() {
    with_bench(async |bench| {
        let other = bench.another_process();
        bench.ring(call(1)).await;
        let name = other.say(call(1), 1, UP_TO_THE_YES[0]).await;
        assert_eq!(reply(bench.ask(call(1), Wanted::Fallback).await), name);
        bench.ring(call(2)).await;
        let name = other.say(call(2), 1, UP_TO_THE_YES[0]).await;
        assert_eq!(bench.ring(call(2)).await, name.replacen("[1]", "[2]", 1));
    });
}

#[test]
fn a_fallback_gets_the_reply_that_did_not_arrive() {
    with_bench(async |bench| {
        bench.ring(call(1)).await;
        let name = bench.say(call(1), 1, UP_TO_THE_YES[0]).await;
        let fallback = bench.ask(call(1), Wanted::Fallback).await;
        assert_eq!(source(&fallback), Some(Source::Stored));
        assert_eq!(reply(fallback), name);
        bench.talk(call(2), &UP_TO_THE_YES).await;
        let goodbye = bench.say(call(2), 3, "yes").await;
        assert_eq!(reply(bench.ask(call(2), Wanted::Fallback).await), goodbye);
    });
}

#[test]
fn again_without_speech_is_never_silence() {
    with_bench(async |bench| {
        let greeting = bench.ring(call(1)).await;
        // As often as it takes: nobody is to blame, so no ladder is climbed.
        for turn in 1..8 {
            let question = reply(bench.ask(call(1), again(turn)).await);
            assert!(question.contains("What can I do for you?"), "{question}");
            assert!(!question.contains("did not hear"), "{question}");
        }
        assert_eq!(reply(bench.ask(call(1), again(0)).await), greeting);
        let silence = bench.say(call(1), 8, "").await;
        assert!(silence.contains("did not hear"), "{silence}");
    });
}

async fn wants_a_person(bench: &Bench) {
    let transfer = bench.talk(call(1), &["can I speak to a person"]).await;
    assert!(transfer.ends_with("(transfer)"), "{transfer}");
}

#[test]
fn a_transfer_that_nobody_answers_brings_the_caller_back() {
    with_bench(async |bench| {
        wants_a_person(&bench).await;
        let unanswered = transferred(2, TransferOutcome::Unanswered);
        let message = reply(bench.ask(call(1), unanswered.clone()).await);
        assert!(message.contains("leave a message"), "{message}");
        // The outcome reported twice is one outcome.
        assert_eq!(reply(bench.ask(call(1), unanswered).await), message);
        assert!(bench.say(call(1), 3, "yes").await.contains("tell them"));
        let taken = bench.say(call(1), 4, "please call me back").await;
        assert!(taken.contains("written that down"), "{taken}");
        assert!(bench.say(call(1), 5, "no, thank you").await.ends_with("(end)"));
    });
}

#[test]
fn a_transfer_that_was_answered_ends_the_call() {
    with_bench(async |bench| {
        wants_a_person(&bench).await;
        let goodbye = bench.ask(call(1), transferred(2, TransferOutcome::Answered)).await;
        assert!(reply(goodbye).ends_with("(end)"));
        assert_eq!(bench.ask(call(1), said(3, "hello?")).await.unwrap(), Answered::Over);
    });
}

#[test]
fn a_last_resort_that_nobody_answers_does_not_take_the_caller_back_to_the_greeting() {
    with_bench(async |bench| {
        let name = bench.talk(call(1), &UP_TO_THE_YES[..1]).await;
        // The fallback was put off until somebody was dialled; it names no turn.
        let unanswered = transferred(0, TransferOutcome::Unanswered);
        assert_eq!(reply(bench.ask(call(1), unanswered).await), name);
        // Nor does a process that has not heard of it all.
        let other = bench.another_process();
        other.ask(call(1), transferred(0, TransferOutcome::Unanswered)).await.unwrap();
        let read_back = bench.say(call(1), 2, UP_TO_THE_YES[1]).await;
        let unanswered = transferred(0, TransferOutcome::Unanswered);
        assert_eq!(reply(other.ask(call(1), unanswered).await), read_back);
    });
}

#[test]
fn a_last_resort_that_was_answered_ends_the_call() {
    with_bench(async |bench| {
        bench.talk(call(1), &UP_TO_THE_YES[..1]).await;
        let goodbye = reply(bench.ask(call(1), transferred(0, TransferOutcome::Answered)).await);
        assert!(goodbye.ends_with("(end)"), "{goodbye}");
        assert_eq!(bench.book.outcome(call(1)), Some(domain::CallOutcome::Transferred));
        let again = bench.ask(call(1), transferred(0, TransferOutcome::Answered)).await;
        assert_eq!(reply(again), goodbye);
    });
}

#[test]
fn a_last_resort_that_was_answered_is_no_new_call() {
    with_bench(async |bench| {
        // The database was away from the first ring until the person had hung up.
        for _ in 0..2 {
            let answered = transferred(0, TransferOutcome::Answered);
            assert_eq!(bench.ask(call(1), answered).await.unwrap(), Answered::Over);
        }
        // Nobody answered: the caller is greeted, and a copy of the webhook gets the same bytes.
        let greeting = bench.ask(call(2), transferred(0, TransferOutcome::Unanswered)).await;
        let again = bench.ask(call(2), transferred(0, TransferOutcome::Unanswered)).await;
        assert_eq!(reply(again), reply(greeting));
    });
}

//! What is written is there: after a kill, for every repetition.

use std::time::Duration;

use support::{Bella, runtime};
use tokio::task::JoinSet;

use crate::BELLA;
use crate::caller::{Caller, appointments, call_report, post};

#[test]
fn a_call_goes_on_at_the_same_question_after_a_kill() {
    let mut bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    for (words, expecting) in [
        ("I'd like to book a cleaning", "provider"),
        ("Dr. Khan", "date"),
        ("tomorrow at ten", "name"),
        ("Sarah Johnson", "confirmation"),
    ] {
        let before = caller.says(words);
        assert_eq!(before.expecting(), expecting, "{}", before.text());
        bella.kill();
        bella.start_again();
        // The webhook comes again, as when its reply was lost with the process.
        let again = post(&bella, before.webhook());
        assert_eq!(again.body, before.reply().body, "after {words:?}");
        assert_eq!(again.reply.as_deref(), Some("stored"));
    }
    let heard = caller.says("yes");
    assert!(heard.text().contains("You are booked"), "{}", heard.text());
    assert_eq!(appointments(&bella).len(), 1);
    assert_eq!(call_report(&bella, caller.call())["turns"].as_array().unwrap().len(), 6);
}

#[test]
fn the_confirming_webhook_again_gets_the_same_bytes_and_books_nothing_more() {
    let mut bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    let booked = caller.says("yes");
    assert!(booked.text().contains("You are booked"), "{}", booked.text());
    for restart in [false, true] {
        if restart {
            bella.kill();
            bella.start_again();
        }
        let again = post(&bella, booked.webhook());
        assert_eq!(again.status, 200);
        assert_eq!(again.body, booked.reply().body);
        assert_eq!(appointments(&bella).len(), 1);
    }
    // Whatever the repetition says: the turn is over.
    let target = &booked.webhook().target;
    let other = caller.webhook(&bella, target, &[("SpeechResult", "no, cancel it")]);
    assert_eq!(post(&bella, &other).body, booked.reply().body);
    assert_eq!(appointments(&bella).len(), 1);
}

#[test]
fn the_confirming_webhook_many_times_at_once_gets_one_answer_and_one_appointment() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    let read_back = caller.is_read_back_to();
    let target = support::action(&read_back.reply().body);
    let yes = caller.webhook(&bella, &target, &[("SpeechResult", "yes"), ("Confidence", "0.9")]);
    let replies = runtime().block_on(async {
        let mut posts = JoinSet::new();
        for _ in 0..8 {
            let (carrier, yes) = (bella.carrier(), yes.clone());
            posts.spawn(async move { carrier.post(&yes).await.unwrap() });
        }
        posts.join_all().await
    });
    let text = String::from_utf8(replies[0].body.to_vec()).unwrap();
    assert!(text.contains("You are booked"), "{text}");
    for reply in &replies {
        assert_eq!((reply.status, &reply.body), (200, &replies[0].body));
    }
    assert_eq!(appointments(&bella).len(), 1);
    let fresh = replies.iter().filter(|it| it.reply.as_deref() == Some("fresh")).count();
    assert!(fresh <= 1, "{fresh} replies were made for one turn");
}

#[test]
fn what_the_environment_says_of_some_other_database_does_not_matter() {
    let other = [("PGPORT", "1"), ("PGHOST", "nowhere.invalid"), ("PGUSER", "somebody")];
    let bella = Bella::start_with(BELLA, &other);
    assert_eq!(bella.get("/readyz").map(|(status, _)| status), Some(200));
}

#[test]
fn a_server_that_is_asked_to_end_ends_and_its_calls_go_on() {
    let mut bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    assert_eq!(bella.stop(), Some(0), "{}", bella.log());
    bella.start_again();
    assert!(caller.says("yes").text().contains("You are booked"));
    assert_eq!(appointments(&bella).len(), 1);
}

#[test]
fn a_server_that_was_asked_to_end_says_so_and_answers_what_still_comes() {
    let mut bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    bella.ask_to_end();
    let is_leaving = || bella.get("/readyz").is_some_and(|(status, _)| status == 503);
    let seen = std::iter::repeat_with(is_leaving).take(1_000).any(|is_leaving| is_leaving);
    assert!(seen, "{}", bella.log());
    // Also on a new connection.
    assert_eq!(bella.get("/healthz").map(|(status, _)| status), Some(200));
    assert_eq!(caller.says("I'd like to book a cleaning").origin(), "fresh");
    assert_eq!(bella.ended(), Some(0), "{}", bella.log());
}

#[test]
fn a_call_whose_end_nobody_reported_is_ended_by_the_next_process() {
    let mut bella = Bella::start_with(BELLA, &[("BELLA_CLOCK", "2026-11-23T15:00:00Z")]);
    let (mut caller, _) = Caller::calls(&bella);
    assert_eq!(caller.is_read_back_to().expecting(), "confirmation");
    let call = caller.call();
    bella.kill();
    bella.set("BELLA_CLOCK", "2026-11-23T15:20:00Z");
    bella.start_again();
    let report = || call_report(&bella, call)["outcome"].clone();
    let ended = (0..300).any(|_| {
        std::thread::park_timeout(Duration::from_millis(100));
        report() == "abandoned"
    });
    assert!(ended, "{}", report());
    // What it held is free again.
    let (mut next, _) = Caller::calls(&bella);
    assert_eq!(next.is_read_back_to().expecting(), "confirmation");
}

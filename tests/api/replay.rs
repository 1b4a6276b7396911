//! A stored call through the present dialogue, by the API and from the command line.

use std::process::Output;

use domain::CallSid;
use support::{Bella, TestDatabase};
use telephony::payload::DialStatus;

use crate::caller::Caller;
use crate::commands::run;
use crate::document::{self, key_of};
use crate::{BELLA, CALGARIAN, MAPLE};

/// A server on a database that a test can get at, where there is a server for it.
fn server() -> (Bella, Option<TestDatabase>) {
    let database = TestDatabase::new();
    match database.url().map(str::to_owned) {
        Some(url) => (Bella::start_on(BELLA, None, &url, &[]), Some(database)),
        None => (Bella::start(BELLA), None),
    }
}

fn replay(bella: &Bella, call: &str, more: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let environment = bella.environment().iter();
    let environment = environment.map(|(name, value)| (name.as_str(), value.as_str()));
    let environment: Vec<_> = environment.chain(more.iter().copied()).collect();
    let Output { status, stdout, stderr } = run(&["replay", call], &environment);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

/// Somebody books, is known by it in a second call, moves what they have, wants a person who does not
/// answer, and leaves a message. Both calls.
fn calls(bella: &Bella) -> [CallSid; 2] {
    let (mut first, _) = Caller::calls(bella);
    first.is_read_back_to();
    assert!(first.presses("1").text().contains("You are booked"));
    assert!(first.says("no, that's all").is_over());

    let (mut second, _) = Caller::from_to(bella, CALGARIAN, MAPLE);
    second.says("I'd like to move my appointment");
    assert!(!second.is_silent().is_over());
    let heard = second.says("Sarah Johnson");
    assert!(heard.text().contains("move it"), "{}", heard.text());
    let heard = second.says_all(&["Wednesday at eleven", "yes"]);
    assert!(heard.text().contains("moved"), "{}", heard.text());
    assert_eq!(second.says("can I talk to somebody").ringing().len(), 1);
    let heard = second.is_put_through(DialStatus::NoAnswer);
    assert!(heard.text().contains("leave a message"), "{}", heard.text());
    let heard = second.says_all(&["yes", "please call me back"]);
    assert!(!heard.is_over(), "{}", heard.text());
    second.hangs_up();
    [first.call(), second.call()]
}

#[test]
fn a_call_is_replayed_as_it_was_and_what_was_said_otherwise_is_shown() {
    let (bella, database) = server();
    let calls = calls(&bella);
    for call in calls {
        let (code, printed, wrong) = replay(&bella, &call.to_string(), &[]);
        assert_eq!((code, wrong.as_str()), (Some(0), ""), "{printed}");
        let last = printed.lines().last().unwrap();
        assert!(
            last.starts_with("0 of ") && last.contains("would be spoken differently"),
            "{last}"
        );
        assert!(!printed.contains("would say now"), "{printed}");
    }
    let (_, printed, _) = replay(&bella, &calls[0].to_string(), &[]);
    assert!(printed.contains("turn 2, heard: tomorrow at ten\n  said:          "), "{printed}");

    // The greeting of a practice is what it is now.
    let path = format!("/api/v1/practices/{}", document::MAPLE);
    let greeting = serde_json::json!({ "greeting": "Maple Dental, good morning!" });
    assert_eq!(bella.ask(support::API_KEY, "PATCH", &path, &[], Some(&greeting)).status, 200);
    let (code, printed, _) = replay(&bella, &calls[0].to_string(), &[]);
    assert_eq!(code, Some(1));
    assert!(printed.contains("  would say now: Maple Dental, good morning!"), "{printed}");
    let count = printed.lines().last().unwrap();
    assert!(count.starts_with("1 of ") && count.ends_with("differently."), "{count}");
    let greeting = serde_json::json!({ "greeting": null });
    assert_eq!(bella.ask(support::API_KEY, "PATCH", &path, &[], Some(&greeting)).status, 200);

    let Some(mut database) = database else { return };
    let statement = format!(
        "SELECT set_config('app.practice_ids', '{}', false); \
         UPDATE journal SET reply = replace(reply, 'your name', 'your shoe size') \
         WHERE call = '{}' AND turn = 2",
        document::MAPLE,
        calls[0].uuid(),
    );
    database.as_owner(&statement).unwrap();
    let (code, printed, _) = replay(&bella, &calls[0].to_string(), &[]);
    assert_eq!(code, Some(1), "{printed}");
    assert!(printed.contains("  said then:     May I have your shoe size"), "{printed}");
    assert!(printed.contains("  would say now: May I have your name"), "{printed}");
    assert!(printed.lines().last().unwrap().starts_with("1 of "), "{printed}");

    // What was asked then was a day, and not a name: nobody knows what would have been answered now.
    let statement = format!(
        "SELECT set_config('app.practice_ids', '{}', false); \
         UPDATE journal SET expecting = 'date' WHERE call = '{}' AND turn = 2",
        document::MAPLE,
        calls[0].uuid(),
    );
    database.as_owner(&statement).unwrap();
    let (code, printed, _) = replay(&bella, &calls[0].to_string(), &[]);
    assert_eq!(code, Some(1), "{printed}");
    assert!(printed.contains("The ways part in turn 2: "), "{printed}");
    let count = printed.lines().last().unwrap();
    assert!(count.ends_with("3 behind the parting are not compared."), "{count}");

    // The book was asked something else: what it said of that is not known.
    let statement = format!(
        "SELECT set_config('app.practice_ids', '{}', false); \
         UPDATE journal SET events = replace(events, '\"asks\":\"slots\"', '\"asks\":\"pizza\"') \
         WHERE call = '{}' AND turn = 2",
        document::MAPLE,
        calls[0].uuid(),
    );
    database.as_owner(&statement).unwrap();
    let (_, printed, _) = replay(&bella, &calls[0].to_string(), &[]);
    assert!(printed.contains("(the ways have parted)"), "{printed}");
    assert!(printed.contains("the appointment book would be asked something else"), "{printed}");

    // A journal that is not kept any more.
    let statement = format!(
        "SELECT set_config('app.practice_ids', '{}', false); DELETE FROM journal WHERE call = '{}'",
        document::MAPLE,
        calls[0].uuid(),
    );
    database.as_owner(&statement).unwrap();
    let (code, printed, wrong) = replay(&bella, &calls[0].to_string(), &[]);
    assert_eq!((code, printed.as_str()), (Some(2), ""), "{wrong}");
    assert!(wrong.contains("not kept any more"), "{wrong}");
}

#[test]
fn a_call_that_cannot_be_read_is_one_clear_line_and_another_practices_is_none() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    assert!(caller.says("goodbye").is_over());
    let call = caller.call().to_string();
    let cedar = key_of(&bella, document::CEDAR, &["read"]);
    let writer = key_of(&bella, document::MAPLE, &["write"]);
    let nobody = "CA00000000000000000000000000000001";
    for (call, key, said) in [
        (nobody, None, "There is no such call."),
        (call.as_str(), Some(&cedar), "There is no such call."),
        (call.as_str(), Some(&writer), "403"),
    ] {
        let key = key.map(|key| ("BELLA_API_KEY", key.as_str()));
        let (code, printed, wrong) = replay(&bella, call, key.as_slice());
        assert_eq!((code, printed.as_str(), wrong.lines().count()), (Some(2), "", 1), "{wrong}");
        assert!(wrong.starts_with("error: ") && wrong.contains(said), "{wrong}");
    }
    let maple = key_of(&bella, document::MAPLE, &["read"]);
    assert_eq!(replay(&bella, &call, &[("BELLA_API_KEY", &maple)]).0, Some(0));
    let (code, _, wrong) = replay(&bella, "pizza", &[]);
    assert_eq!((code, wrong.lines().count()), (Some(2), 1), "{wrong}");
    // Nothing of what was said is in the log.
    assert!(!bella.log().contains("goodbye"));
}

//! The database goes away and comes back.

use support::{Bella, Cable, TestDatabase, runtime};
use telephony::carrier::RawReply;

use crate::caller::{Caller, appointments, call_report, post};
use crate::{BELLA, CALGARIAN, MAPLE};

/// A server whose database can be cut off; none where the database is inside the server.
fn server_with_a_cable(test: &str) -> Option<(Bella, Cable)> {
    let database = TestDatabase::new();
    if !database.takes_two_connections(test) {
        return None;
    }
    let cable = Cable::to(&database.address()?);
    let url = database.url_by(cable.address())?;
    Some((Bella::start_on(BELLA, Some(database), &url, &[]), cable))
}

#[test]
fn five_seconds_without_a_database_cost_a_caller_seconds_and_not_the_call() {
    let Some((bella, cable)) = server_with_a_cable("the database is away for five seconds") else {
        return;
    };
    let (mut caller, _) = Caller::calls(&bella);
    let read_back = caller.is_read_back_to();
    let action = support::action(&read_back.reply().body);
    let says_yes = caller.webhook(&bella, &action, &[("SpeechResult", "yes")]);
    let waits = |again: u32| caller.webhook(&bella, &format!("{action}&again={again}"), &[]);

    cable.pull();
    // Each of these takes as long as a turn may: together they are the five seconds.
    let mut away = std::time::Duration::ZERO;
    for webhook in [says_yes, waits(1), waits(2)] {
        let reply = post(&bella, &webhook);
        assert_safe(&reply);
        assert!(reply.took.as_millis() < 2000, "{:?}", reply.took);
        away += reply.took;
    }
    // A new call meanwhile, a repetition and a hang-up: each has an answer.
    let mut other = Caller::about_to_call(&bella, CALGARIAN, MAPLE);
    let rings = post(&bella, &other.webhook(&bella, "/twilio/voice", &[]));
    assert_safe(&rings);
    away += rings.took;
    assert_eq!(bella.get("/readyz").map(|it| it.0), Some(503));
    assert_eq!(bella.get("/healthz").map(|it| it.0), Some(200));
    let (status, body) = bella.api("/api/v1/appointments").unwrap();
    assert_eq!((status, &body["status"]), (503, &503.into()));
    assert!(away.as_secs() >= 4, "the database was away for {away:?} only");

    cable.plug();
    // What was said in the dark was not written, and is not guessed: the question again.
    let reply = post(&bella, &waits(3));
    let text = String::from_utf8(reply.body.to_vec()).unwrap();
    assert_eq!(reply.status, 200);
    let asked = text.contains("Shall I book it?");
    assert!(asked || text.contains("You are booked"), "{text}");
    assert_eq!(appointments(&bella).len(), usize::from(!asked));
    if asked {
        let action = support::action(&reply.body);
        let yes = caller.webhook(&bella, &action, &[("SpeechResult", "yes")]);
        let text = String::from_utf8(post(&bella, &yes).body.to_vec()).unwrap();
        assert!(text.contains("You are booked"), "{text}");
    }
    assert_eq!(appointments(&bella).len(), 1);
    assert_eq!(call_report(&bella, caller.call())["outcome"], "booked");
    assert!(other.rings().text().contains("Maple Dental"));
    assert_eq!(bella.get("/readyz").map(|it| it.0), Some(200));
}

/// Most times that a caller comes back while a dead connection is not yet noticed: 4 s for each that
/// is used, on a machine that may be busy.
const MOST_TRIES: usize = 20;

fn assert_safe(reply: &RawReply) {
    assert_eq!((reply.status, reply.reply.as_deref()), (200, Some("safe")));
}

#[test]
fn a_database_that_dies_without_a_word_is_given_up_and_its_successor_is_used() {
    let Some((bella, cable)) = server_with_a_cable("a database that dies without a word") else {
        return;
    };
    let (mut caller, _) = Caller::calls(&bella);
    let read_back = caller.is_read_back_to();
    let action = support::action(&read_back.reply().body);
    cable.die();
    let yes = caller.webhook(&bella, &action, &[("SpeechResult", "yes")]);
    assert_safe(&post(&bella, &yes));
    cable.plug();
    // Nobody tells us that the old connections are dead; it is noticed, and in time.
    let mut reply = post(&bella, &caller.webhook(&bella, &format!("{action}&again=1"), &[]));
    for _ in 0..MOST_TRIES {
        if reply.reply.as_deref() != Some("safe") {
            break;
        }
        reply = post(&bella, &caller.webhook(&bella, &format!("{action}&again=1"), &[]));
    }
    let text = String::from_utf8(reply.body.to_vec()).unwrap();
    let asked = text.contains("Shall I book it?");
    assert!(asked || text.contains("You are booked"), "{text}");
    assert_eq!(appointments(&bella).len(), usize::from(!asked));
}

#[test]
fn two_servers_on_one_database_take_turns_with_one_call() {
    let database = TestDatabase::new();
    if !database.takes_two_connections("two servers take turns") {
        return;
    }
    let url = database.url().unwrap().to_owned();
    let second = Bella::start_on(BELLA, None, &url, &[]);
    let first = Bella::start_on(BELLA, Some(database), &url, &[]);
    let (mut caller, begun) = Caller::calls(&first);
    let mut action = support::action(&begun.reply().body);
    let mut last = String::new();
    for (number, words) in
        ["I'd like to book a cleaning", "Dr. Khan", "tomorrow at ten", "Sarah Johnson", "yes"]
            .iter()
            .enumerate()
    {
        let (server, other) = if number % 2 == 0 { (&second, &first) } else { (&first, &second) };
        // The signature is over the address that was called.
        let turn = |bella| caller.webhook(bella, &action, &[("SpeechResult", words)]);
        let (reply, repeated) = if number == 4 {
            let (here, there) = (turn(server), turn(other));
            let (one, two) = (server.carrier(), other.carrier());
            runtime().block_on(async {
                let (one, two) = tokio::join!(one.post(&here), two.post(&there));
                (one.unwrap(), two.unwrap())
            })
        } else {
            (post(server, &turn(server)), post(other, &turn(other)))
        };
        assert_eq!(reply.body, repeated.body, "the same turn, another answer: {words}");
        last = String::from_utf8(reply.body.to_vec()).unwrap();
        if number < 4 {
            action = support::action(&reply.body);
        }
    }
    assert!(last.contains("You are booked"), "{last}");
    assert_eq!(appointments(&first).len(), 1);
    assert_eq!(call_report(&second, caller.call())["turns"].as_array().unwrap().len(), 6);
    caller.hangs_up();
}

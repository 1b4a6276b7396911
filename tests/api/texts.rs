//! Texts: what customers get to read, once, whatever happens in between; and what they answer.

use std::ops::Deref;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use exchange::{Exchange, Fault, Operation, Reports, Sent, Settings};
use jiff::{SignedDuration, Timestamp};
use support::{ACCOUNT_SID, AUTH_TOKEN, Bella, MONDAY_MORNING, runtime};
use telephony::carrier::RawReply;
use tokio::time::Instant;

use crate::caller::{Caller, appointments, post, signed};
use crate::commands::run;
use crate::{BELLA, CALGARIAN, MAPLE};

/// Another caller.
const OTHER: &str = "+14032661235";
/// How often to look, and how often at most: half a minute and more.
const LOOK_EVERY: Duration = Duration::from_millis(20);
const MOST_LOOKS: u32 = 2_000;

/// A stand-in for Twilio's API, whose clock goes with that of the test's servers: a message that was
/// taken before a server was killed is looked for by its time.
pub(crate) struct Standin {
    exchange: Exchange,
    clock: Arc<Mutex<(Instant, Timestamp)>>,
}

impl Deref for Standin {
    type Target = Exchange;

    fn deref(&self) -> &Exchange {
        &self.exchange
    }
}

pub(crate) fn exchange(reports: Reports) -> Standin {
    let clock = Arc::new(Mutex::new((Instant::now(), MONDAY_MORNING.parse().unwrap())));
    let its = Arc::clone(&clock);
    let settings = Settings {
        account: ACCOUNT_SID.parse().unwrap(),
        token: AUTH_TOKEN.parse().unwrap(),
        numbers: vec![MAPLE.parse().unwrap()],
        reports,
        seed: 1,
        clock: Arc::new(move || {
            let (since, start) = *its.lock().unwrap();
            start + SignedDuration::try_from(since.elapsed()).unwrap()
        }),
    };
    Standin { exchange: runtime().block_on(Exchange::open(settings)).unwrap(), clock }
}

pub(crate) fn bella(exchange: &Exchange) -> Bella {
    Bella::start_with(BELLA, &[("TWILIO_API_BASE", &exchange.url())])
}

/// Waits until something is so.
pub(crate) fn until(what: &str, bella: &Bella, is_so: impl Fn() -> bool) {
    for _ in 0..MOST_LOOKS {
        if is_so() {
            return;
        }
        std::thread::park_timeout(LOOK_EVERY);
    }
    panic!("{what} does not happen\n{}", bella.log());
}

/// The texts to a number.
pub(crate) fn texts_to(exchange: &Exchange, number: &str) -> Vec<Sent> {
    exchange.messages().into_iter().filter(|it| it.to == number).collect()
}

/// Somebody books a cleaning with Dr. Khan by telephone.
pub(crate) fn books(bella: &Bella, from: &str, when: &str) {
    let (mut caller, _) = Caller::from_to(bella, from, MAPLE);
    let wish = "I'd like to book a cleaning with Dr. Khan";
    let heard = caller.says_all(&[wish, when, "Sarah Johnson", "yes"]);
    assert!(heard.text().contains("You are booked"), "{}", heard.text());
}

/// The server is started again at another time.
fn starts_again_at(exchange: &Standin, bella: &mut Bella, time: &str) {
    bella.kill();
    *exchange.clock.lock().unwrap() = (Instant::now(), time.parse().unwrap());
    bella.set("BELLA_CLOCK", time);
    bella.start_again();
}

/// Somebody writes a text to Maple Dental.
fn writes(bella: &Bella, from: &str, number: u32, words: &str) -> RawReply {
    let sid = format!("SM{number:032x}");
    let fields = [("MessageSid", &*sid), ("From", from), ("To", MAPLE), ("Body", words)];
    post(bella, &signed(bella, "/twilio/sms", &fields))
}

fn words(reply: &RawReply) -> String {
    assert_eq!(reply.status, 200);
    String::from_utf8(reply.body.to_vec()).unwrap()
}

#[test]
fn who_books_by_telephone_gets_one_confirmation_in_the_right_words() {
    let exchange = exchange(Reports::Posted);
    let bella = bella(&exchange);
    books(&bella, CALGARIAN, "tomorrow at ten");
    until("the confirmation", &bella, || {
        exchange.messages().iter().any(|it| it.status == "delivered")
    });
    // Whatever was to be sent at that time has been sent when the next one is.
    books(&bella, OTHER, "tomorrow at eleven");
    until("the other's", &bella, || !texts_to(&exchange, OTHER).is_empty());
    let texts = texts_to(&exchange, CALGARIAN);
    assert_eq!(texts.len(), 1);
    assert_eq!(texts[0].from, MAPLE);
    assert_eq!(
        texts[0].body,
        "Maple Dental: your cleaning with Dr. Amira Khan is booked for Tuesday, November 24 at \
         10:00 a.m. Reply C to confirm, R to move, X to cancel, STOP for no more texts."
    );
    let log = bella.log();
    for personal in ["14032661", "Sarah", "your cleaning"] {
        assert!(!log.contains(personal), "{log}");
    }
}

#[test]
fn a_server_that_is_killed_with_a_text_in_its_hands_does_not_send_it_twice() {
    let exchange = exchange(Reports::Kept);
    let mut bella = bella(&exchange);
    exchange.fail(Operation::SendMessage, Fault::DoneAndSilent, 1);
    books(&bella, CALGARIAN, "tomorrow at ten");
    until("the confirmation", &bella, || exchange.messages().len() == 1);
    starts_again_at(&exchange, &mut bella, "2026-11-23T14:10:00Z");
    until("the look for it", &bella, || bella.log().contains("sent as SM"));
    assert_eq!(exchange.messages().len(), 1);

    // Killed before: the text is sent by the next one.
    books(&bella, OTHER, "tomorrow at eleven");
    starts_again_at(&exchange, &mut bella, "2026-11-23T14:20:00Z");
    until("the other's", &bella, || !texts_to(&exchange, OTHER).is_empty());
    books(&bella, OTHER, "tomorrow at two");
    until("one more", &bella, || texts_to(&exchange, OTHER).len() == 2);
    assert_eq!(exchange.messages().len(), 3);
}

#[test]
fn a_carrier_that_fails_once_is_asked_again_and_one_that_took_it_is_not() {
    for fault in [Fault::Broken(500), Fault::Cut, Fault::DoneAndCut, Fault::DoneAndBroken] {
        let exchange = exchange(Reports::Kept);
        let bella = bella(&exchange);
        exchange.fail(Operation::SendMessage, fault, 1);
        books(&bella, CALGARIAN, "tomorrow at ten");
        until("the confirmation", &bella, || bella.log().contains("sent as SM"));
        assert_eq!(exchange.messages().len(), 1, "{fault:?}");
    }
}

#[test]
fn who_has_said_stop_gets_no_text_until_they_say_start() {
    let exchange = exchange(Reports::Kept);
    let bella = bella(&exchange);
    assert!(!words(&writes(&bella, CALGARIAN, 1, "Stop")).contains("Message"));
    books(&bella, CALGARIAN, "tomorrow at ten");
    books(&bella, OTHER, "tomorrow at eleven");
    until("the other's", &bella, || !texts_to(&exchange, OTHER).is_empty());
    assert_eq!(texts_to(&exchange, CALGARIAN), []);
    assert!(words(&writes(&bella, CALGARIAN, 2, "start")).contains("again"));
    books(&bella, CALGARIAN, "tomorrow at two");
    until("a text again", &bella, || texts_to(&exchange, CALGARIAN).len() == 1);

    // The carrier knew it first.
    exchange.opt_out("+14032661236");
    books(&bella, "+14032661236", "tomorrow at three");
    until("the refusal", &bella, || bella.log().contains("OptedOut"));
    assert_eq!(texts_to(&exchange, "+14032661236"), []);
}

#[test]
fn reminders_come_by_the_clock_on_the_wall_and_not_for_what_was_called_off() {
    let exchange = exchange(Reports::Posted);
    let mut bella = bella(&exchange);
    books(&bella, CALGARIAN, "tomorrow at ten");
    until("the confirmation", &bella, || texts_to(&exchange, CALGARIAN).len() == 1);
    // A minute before ten on the day before, and at ten.
    starts_again_at(&exchange, &mut bella, "2026-11-23T15:59:00Z");
    books(&bella, OTHER, "tomorrow at eleven");
    until("the other's", &bella, || texts_to(&exchange, OTHER).len() == 1);
    assert_eq!(texts_to(&exchange, CALGARIAN).len(), 1);
    starts_again_at(&exchange, &mut bella, "2026-11-23T16:00:00Z");
    until("the reminder", &bella, || texts_to(&exchange, CALGARIAN).len() == 2);
    let reminder = &texts_to(&exchange, CALGARIAN)[1].body;
    assert!(
        reminder.starts_with(
            "Reminder from Maple Dental: your cleaning with Dr. Amira Khan is on Tuesday, November 24 \
             at 10:00 a.m."
        ),
        "{reminder}"
    );
    let cancelled = words(&writes(&bella, CALGARIAN, 1, "X"));
    assert!(cancelled.contains("is cancelled"), "{cancelled}");
    // Eight and nine in the morning: two hours before the one that was called off, and the other.
    starts_again_at(&exchange, &mut bella, "2026-11-24T15:00:00Z");
    until("the other's", &bella, || texts_to(&exchange, OTHER).len() >= 2);
    books(&bella, OTHER, "Wednesday at ten");
    until("one more", &bella, || {
        texts_to(&exchange, OTHER).iter().any(|it| it.body.contains("booked for Wednesday"))
    });
    assert_eq!(texts_to(&exchange, CALGARIAN).len(), 2, "nothing more");
    // The one of the day before could not be sent: it is of no use any more.
    let texts = texts_to(&exchange, OTHER);
    assert_eq!(texts.len(), 3, "{texts:#?}\n{}", bella.log());
}

#[test]
fn answers_do_what_they_say_once() {
    let exchange = exchange(Reports::Posted);
    let bella = bella(&exchange);
    books(&bella, CALGARIAN, "tomorrow at ten");
    books(&bella, CALGARIAN, "tomorrow at eleven");
    let are_delivered = || exchange.messages().iter().filter(|it| it.status == "delivered").count();
    until("the confirmations", &bella, || are_delivered() == 2);
    let confirmed = writes(&bella, CALGARIAN, 1, "Yes please!");
    assert!(
        words(&confirmed).contains("We expect you for your cleaning on Tuesday, November 24 at 10")
    );
    assert_eq!(writes(&bella, CALGARIAN, 1, "Yes please!").body, confirmed.body);
    let moves = words(&writes(&bella, CALGARIAN, 2, "r"));
    assert!(moves.contains("please call 587-555-0100"), "{moves}");
    assert!(words(&writes(&bella, CALGARIAN, 3, "who is this")).contains("Reply C to confirm"));
    assert!(words(&writes(&bella, CALGARIAN, 4, "AIDE")).contains("Maple Dental : textos"));
    let cancelled = writes(&bella, CALGARIAN, 5, "annuler svp");
    assert!(
        words(&cancelled).contains("rendez-vous est annulé, nettoyage, mardi 24 novembre à 10 h")
    );
    assert_eq!(writes(&bella, CALGARIAN, 5, "annuler svp").body, cancelled.body);
    let status = |at: &str| {
        let booked = appointments(&bella);
        let it = booked.iter().find(|it| it["starts_at"].as_str().unwrap().contains(at)).cloned();
        it.unwrap()["status"].clone()
    };
    assert_eq!(
        (status("T10:00").as_str(), status("T11:00").as_str()),
        (Some("cancelled"), Some("booked"))
    );
    // The time is free for somebody else.
    books(&bella, OTHER, "tomorrow at ten");
    assert!(words(&writes(&bella, OTHER, 6, "x")).contains("Message"));
}

#[test]
fn a_carrier_that_hangs_or_fails_does_not_slow_calls() {
    let exchange = exchange(Reports::Kept);
    let bella = bella(&exchange);
    exchange.fail(Operation::SendMessage, Fault::DoneAndSilent, 3);
    exchange.fail(Operation::SendMessage, Fault::Broken(503), 100);
    let times = ["nine", "ten", "eleven", "one", "two", "three", "four"];
    for (number, when) in (40..).zip(times) {
        books(&bella, &format!("+140326612{number}"), &format!("tomorrow at {when}"));
    }
    until("the breaker", &bella, || bella.log().contains("no texts for a while"));
    let requests = exchange.requests();
    let (mut caller, heard) = Caller::from_to(&bella, OTHER, MAPLE);
    let answers = [heard, caller.says("I'd like to book a cleaning"), caller.says("Dr. Tremblay")];
    for heard in answers {
        assert!(heard.first_took() < Duration::from_secs(1), "{:?}", heard.first_took());
        assert_eq!(heard.origin(), "fresh");
    }
    // Those that hung may have been looked for meanwhile.
    assert!(exchange.requests() - requests <= 3, "it is left alone");
}

#[test]
fn without_a_place_for_messages_a_stand_in_inside_takes_them() {
    let bella = Bella::start(BELLA);
    books(&bella, CALGARIAN, "tomorrow at ten");
    until("the confirmation", &bella, || bella.log().contains("sent as SM"));
}

#[test]
fn a_number_is_led_to_a_server_and_that_is_checked() {
    let exchange = exchange(Reports::Kept);
    let url = exchange.url();
    let environment = [
        ("TWILIO_API_BASE", url.as_str()),
        ("TWILIO_ACCOUNT_SID", ACCOUNT_SID),
        ("TWILIO_AUTH_TOKEN", AUTH_TOKEN),
        ("BELLA_PUBLIC_URL", "https://bella.example.com"),
    ];
    let connect = ["twilio", "connect", MAPLE];
    let done = run(&connect, &environment);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let printed = String::from_utf8(done.stdout).unwrap();
    let overrides = "#rc=2&rp=5xx,ct,rt&rt=4000&tt=14000";
    for (name, path) in [
        ("VoiceUrl", "/twilio/voice"),
        ("VoiceFallbackUrl", "/twilio/voice/fallback"),
        ("StatusCallback", "/twilio/voice/status"),
        ("SmsUrl", "/twilio/sms"),
    ] {
        let is_there = |line: &str| {
            let mut words = line.split_whitespace();
            let expected = format!("https://bella.example.com{path}{overrides}");
            words.next() == Some(name)
                && words.next() == Some("ok")
                && words.next() == Some(&expected)
        };
        assert!(printed.lines().any(is_there), "{name}: {printed}");
    }
    let other =
        run(&[&connect[..], &["--url", "https://other.example.com"]].concat(), &environment);
    assert!(
        String::from_utf8(other.stdout).unwrap().contains("https://other.example.com/twilio/sms")
    );

    let failed = |arguments: &[&str], environment: &[(&str, &str)]| {
        let failed = run(arguments, environment);
        let error = String::from_utf8(failed.stderr).unwrap();
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(!error.contains(AUTH_TOKEN), "{error}");
        (failed.status.code(), error)
    };
    let (code, error) = failed(&["twilio", "connect", OTHER], &environment);
    assert_eq!(code, Some(1));
    assert!(error.contains("the account has no number"), "{error}");
    let mut wrong = environment;
    wrong[2].1 = "0123456789abcdef0123456789abcdee";
    let (code, error) = failed(&connect, &wrong);
    assert_eq!(code, Some(1));
    assert!(error.contains("check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"), "{error}");
    let mut nowhere = environment;
    nowhere[0].1 = "http://127.0.0.1:1";
    let (code, error) = failed(&connect, &nowhere);
    assert_eq!(code, Some(1));
    assert!(error.contains("check the network"), "{error}");
    for wrong in [&["twilio", "connect", "5875550100"][..], &["twilio", "connect"], &["twilio"]] {
        assert_eq!(failed(wrong, &environment).0, Some(2), "{wrong:?}");
    }
    let help = run(&["twilio", "connect", "--help"], &[]);
    assert!(String::from_utf8(help.stdout).unwrap().contains("Example:"));
}

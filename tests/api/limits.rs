//! Who is let through, who is not, and what they are told.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use support::{API_KEY, Bella, action};
use telephony::carrier::{Document, Ending};

use crate::caller::{Caller, appointments, post, signed};
use crate::{BELLA, CALGARIAN, MAPLE};

const PER_CALLER: &str = "BELLA_LIMIT_NEW_CALLS_PER_CALLER_PER_MINUTE";
const PER_NUMBER: &str = "BELLA_LIMIT_NEW_CALLS_PER_NUMBER_PER_MINUTE";
const PER_CALL: &str = "BELLA_LIMIT_WEBHOOKS_PER_CALL_PER_MINUTE";
const PER_ADDRESS: &str = "BELLA_LIMIT_REQUESTS_PER_ADDRESS_PER_MINUTE";
const FAILURES: &str = "BELLA_LIMIT_FAILURES_PER_ADDRESS_PER_MINUTE";

#[test]
fn a_caller_who_calls_too_often_is_turned_away_politely_and_calls_under_way_go_on() {
    let bella = Bella::start_with(BELLA, &[(PER_CALLER, "2")]);
    let (mut first, _) = Caller::calls(&bella);
    let (mut second, _) = Caller::calls(&bella);
    let (third, heard) = Caller::calls(&bella);
    assert!(heard.text().contains("too many calls are coming in"), "{}", heard.text());
    assert!(heard.ended_by(&Ending::HungUp));
    // The carrier reported its end already. There is no such call.
    let (status, _) = bella.api(&format!("/api/v1/calls/{}", third.call())).unwrap();
    assert_eq!(status, 404, "a call that was turned away is in the journal");

    let (_, heard) = Caller::from_to(&bella, "+14035550177", MAPLE);
    assert_eq!(heard.expecting(), "intent", "somebody else is let through");
    first.is_read_back_to();
    assert!(first.says("yes").text().contains("You are booked"));
    assert_eq!(second.says("I'd like to book a cleaning").origin(), "fresh");
    assert_eq!(appointments(&bella).len(), 1);
}

#[test]
fn a_call_goes_on_in_a_new_process_whatever_its_caller_did_since() {
    let mut bella = Bella::start_with(BELLA, &[(PER_CALLER, "1")]);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    bella.kill();
    bella.start_again();
    // The new process counts anew; its one call of this caller is taken.
    let (_, other) = Caller::calls(&bella);
    assert_eq!(other.expecting(), "intent");
    let (_, turned_away) = Caller::calls(&bella);
    assert!(turned_away.text().contains("too many calls"), "{}", turned_away.text());
    assert!(caller.says("yes").text().contains("You are booked"));
}

#[test]
fn callers_without_a_number_count_together_and_stand_in_nobodys_way() {
    let bella = Bella::start_with(BELLA, &[(PER_CALLER, "1"), (PER_NUMBER, "3")]);
    let turned_away = |from: &str| {
        let (_, heard) = Caller::from_to(&bella, from, MAPLE);
        heard.text().contains("too many calls")
    };
    assert!(!turned_away("anonymous"));
    assert!(turned_away("+266696687"), "another word for the same");
    assert!(!turned_away(CALGARIAN));
    assert!(!turned_away("+14035550177"));
    assert!(turned_away("+14035550178"), "the number's limit counts everybody");
}

#[test]
fn a_call_that_hammers_is_asked_for_a_moment() {
    let bella = Bella::start_with(BELLA, &[(PER_CALL, "3")]);
    let (caller, begun) = Caller::calls(&bella);
    let target = action(&begun.reply().body);
    let turn = caller.webhook(&bella, &target, &[("SpeechResult", "a cleaning please")]);
    let answered = post(&bella, &turn);
    assert_eq!(answered.reply.as_deref(), Some("fresh"));
    assert_eq!(post(&bella, &turn).body, answered.body);
    let put_off = post(&bella, &turn);
    assert_eq!((put_off.status, put_off.reply.as_deref()), (200, Some("safe")));
    let document = Document::read(&put_off.body).unwrap();
    assert_eq!(document.warnings, []);
    let text = String::from_utf8(put_off.body.to_vec()).unwrap();
    assert!(text.contains("One moment") && text.contains("again=1"), "{text}");
    // That it is over is heard of all the same.
    let call = caller.call().to_string();
    let fields =
        [("CallSid", &*call), ("CallStatus", "completed"), ("From", CALGARIAN), ("To", MAPLE)];
    assert_eq!(post(&bella, &signed(&bella, "/twilio/voice/status", &fields)).status, 204);
    assert_eq!(bella.api(&format!("/api/v1/calls/{call}")).unwrap().1["outcome"], "abandoned");
}

/// The head of the answer to a request of the API, in lower case.
fn head(bella: &Bella, key: &str, forwarded_for: &str) -> String {
    let mut connection = TcpStream::connect(bella.address()).unwrap();
    let request = format!(
        "GET /api/v1/appointments HTTP/1.1\r\nHost: bella\r\nX-API-Key: {key}\r\n\
         X-Forwarded-For: {forwarded_for}\r\nConnection: close\r\n\r\n"
    );
    connection.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    answer.split("\r\n\r\n").next().unwrap().to_lowercase()
}

#[test]
fn the_api_says_how_its_limits_stand_and_when_to_come_again() {
    let bella = Bella::start_with(BELLA, &[(PER_ADDRESS, "2")]);
    let first = head(&bella, API_KEY, "198.51.100.1");
    assert!(first.starts_with("http/1.1 200"), "{first}");
    for line in ["ratelimit-limit: 2", "ratelimit-remaining: 1", "ratelimit-reset: 30"] {
        assert!(first.contains(line), "{line}: {first}");
    }
    // Nobody is trusted to say whom they speak for.
    assert!(head(&bella, API_KEY, "198.51.100.2").starts_with("http/1.1 200"));
    let over = head(&bella, API_KEY, "198.51.100.3");
    assert!(over.starts_with("http/1.1 429"), "{over}");
    for line in ["content-type: application/problem+json", "ratelimit-remaining: 0"] {
        assert!(over.contains(line), "{line}: {over}");
    }
    assert!(over.contains("retry-after: ") && over.contains("ratelimit-reset: "), "{over}");
    // Neither health nor callers are touched by it.
    assert_eq!(bella.get("/healthz").unwrap().0, 200);
    assert_eq!(Caller::calls(&bella).1.expecting(), "intent");
}

#[test]
fn a_trusted_proxy_is_believed() {
    let proxies = [(PER_ADDRESS, "1"), ("BELLA_TRUSTED_PROXIES", "127.0.0.0/8")];
    let bella = Bella::start_with(BELLA, &proxies);
    for client in ["198.51.100.1", "198.51.100.2", "1.1.1.1, 198.51.100.3"] {
        assert!(head(&bella, API_KEY, client).starts_with("http/1.1 200"), "{client}");
    }
    assert!(head(&bella, API_KEY, "2.2.2.2, 198.51.100.3").starts_with("http/1.1 429"));
}

#[test]
fn who_guesses_is_told_to_wait_and_good_keys_and_signatures_are_not() {
    let bella = Bella::start_with(BELLA, &[(FAILURES, "2")]);
    for _ in 0..2 {
        assert!(head(&bella, "guessed", "").starts_with("http/1.1 401"));
    }
    assert!(head(&bella, "guessed", "").starts_with("http/1.1 429"));
    assert!(head(&bella, API_KEY, "").starts_with("http/1.1 200"));

    let caller = Caller::about_to_call(&bella, CALGARIAN, MAPLE);
    let good = caller.webhook(&bella, "/twilio/voice", &[]);
    for _ in 0..5 {
        let mut forged = good.clone();
        forged.signature = None;
        assert_eq!(post(&bella, &forged).status, 403);
    }
    assert_eq!(post(&bella, &good).status, 200);
    let failures = bella.log().matches("SIGNATURE_FAILED").count();
    assert_eq!(failures, 0, "the address had failed too often for a line of its own");
}

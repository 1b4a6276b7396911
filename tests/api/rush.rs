//! A crowd wants one day, half of it by telephone and half through the API, on two servers: every
//! time is sold, and none of them twice.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use support::{Answer, Bella, TestDatabase, new_call, runtime};
use telephony::carrier::{Carrier, Line};
use tokio::sync::{Barrier, watch};
use tokio::task::JoinSet;

use crate::caller::{Heard, appointments};
use crate::{BELLA, MAPLE};

/// Callers, and as many clients of the API, half of them at either server.
const CROWD: usize = 100;
/// The same where one connection has to do for all of them: either half could take all that there is.
const SMALL_CROWD: usize = 60;
/// Seven hours of two providers, a quarter of an hour each.
const SLOTS: usize = 2 * 7 * 4;
/// The day that all of them want, a Tuesday.
const DAY: &str = "from=2026-11-24T00:00:00-06:00&to=2026-11-25T00:00:00-06:00";
/// Answers of one caller at most.
const MOST_TURNS: usize = 40;
/// Looks of one client of the API at the day, at most. Each time that is free and gone again was taken by
/// somebody else, for good or for the length of a call.
const MOST_LOOKS: usize = 1_000;
/// How often one request is refused because too many wait for the database, at most. Each refusal took
/// seconds already, so this is minutes.
const MOST_REFUSALS: usize = 30;
/// How the log tells that the database had to keep a promise which the book should have kept.
const BROKEN: [&str; 2] = ["violates", "deadlock"];

#[test]
fn a_crowd_at_once_by_telephone_and_api_fills_one_day_and_no_time_twice() {
    let database = TestDatabase::new();
    // The embedded one takes a single connection: then both halves are at one server.
    let is_shared = database.takes_two_connections("two servers fill one day");
    let crowd = if is_shared { CROWD } else { SMALL_CROWD };
    let database = is_shared.then_some(database);
    let url = database.as_ref().and_then(TestDatabase::url).map(str::to_owned);
    let calm = [
        ("BELLA_LIMIT_REQUESTS_PER_KEY_PER_MINUTE", "1000000"),
        // All of them come from one address.
        ("BELLA_LIMIT_REQUESTS_PER_ADDRESS_PER_MINUTE", "1000000"),
    ];
    let servers = match url.as_deref() {
        None => {
            let only = Arc::new(Bella::start_with(BELLA, &calm));
            vec![Arc::clone(&only), only]
        }
        Some(url) => {
            let second = Bella::start_on(BELLA, None, url, &calm);
            vec![Arc::new(Bella::start_on(BELLA, database, url, &calm)), Arc::new(second)]
        }
    };
    let first = &servers[0];
    let service = consultation(first);

    // An appointment by telephone takes seven webhooks, one through the API a single request: they
    // start when every caller has chosen a time and is asked for a name.
    let start = Arc::new(Barrier::new(2 * crowd));
    let (calling, called) = watch::channel(crowd);
    let calling = Arc::new(calling);
    let (heard, answered) = runtime().block_on(async {
        let mut callers = JoinSet::new();
        for number in 0..crowd {
            let carrier = servers[number % 2].carrier();
            let (calling, start) = (Arc::clone(&calling), Arc::clone(&start));
            callers.spawn(async move {
                let end = wants_that_day(&carrier, number, &start).await;
                calling.send_modify(|callers| *callers -= 1);
                end
            });
        }
        let mut desks = JoinSet::new();
        for number in 0..crowd {
            let server = Arc::clone(&servers[number % 2]);
            let desk = Desk { server, service: service.clone(), number };
            let (called, start) = (called.clone(), Arc::clone(&start));
            desks.spawn(async move {
                start.wait().await;
                desk.books_while_there_is_time(called).await
            });
        }
        (joined(callers).await, joined(desks).await)
    });

    for server in &servers {
        let log = server.log();
        let broken = log.lines().filter(|it| BROKEN.iter().any(|broken| it.contains(broken)));
        assert_eq!(broken.collect::<Vec<_>>(), Vec::<&str>::new());
    }
    let count = |it: fn(&End) -> bool| heard.iter().filter(|end| it(end)).count();
    let by_telephone = count(|end| end.outcome == Outcome::Booked);
    let unsure = count(|end| end.outcome == Outcome::Unsure);
    let unreported = count(|end| !end.is_reported);
    let by_api = answered.iter().filter(|booked| **booked).count();
    let told = format!(
        "{by_telephone} by telephone, {by_api} through the API, {unsure} unsure, {unreported} unreported"
    );
    let booked = appointments(first);
    // Both are exact where Bella kept pace: nobody was given up, and every end was taken.
    let confirmed = by_telephone + by_api;
    assert!((confirmed..=confirmed + unsure).contains(&booked.len()), "{}: {told}", booked.len());
    let fewest = SLOTS.saturating_sub(unreported);
    assert!((fewest..=SLOTS).contains(&booked.len()), "{}: {told}", booked.len());
    assert!(by_api > 0 && (by_telephone > 0 || unsure > 0), "{told}");
    let times: HashSet<_> =
        booked.iter().map(|it| (it["provider"]["id"].to_string(), starts(it))).collect();
    assert_eq!(times.len(), booked.len(), "a time was sold twice");
    let minutes = |it: &Value| instant(it, "ends_at").duration_since(starts(it)).as_mins();
    // All are as long as the grid is wide: other starts, no overlap.
    assert!(booked.iter().all(|it| minutes(it) == 15 && starts(it).as_second() % 900 == 0));
}

/// What came of all of them. A panic of one is told as the test's own: theirs is said where nobody reads.
async fn joined<T: 'static>(mut all: JoinSet<T>) -> Vec<T> {
    let mut done = Vec::new();
    while let Some(joined) = all.join_next().await {
        done.push(joined.unwrap());
    }
    done
}

fn starts(appointment: &Value) -> Timestamp {
    instant(appointment, "starts_at")
}

fn instant(appointment: &Value, name: &str) -> Timestamp {
    appointment[name].as_str().unwrap().parse().unwrap()
}

/// The consultation of Maple Dental: a quarter of an hour, with either provider.
fn consultation(bella: &Bella) -> String {
    let (status, services) = bella.api("/api/v1/services?limit=500").unwrap();
    assert_eq!(status, 200, "{services}");
    let services = services["items"].as_array().unwrap();
    let found = services.iter().find(|it| it["name"] == "consultation");
    found.unwrap_or_else(|| panic!("{services:?}"))["id"].as_str().unwrap().to_owned()
}

/// How a call ended.
struct End {
    outcome: Outcome,
    /// Whether Bella took the report that it is over. If not, what it held stays held for a while.
    is_reported: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// They heard that they are booked.
    Booked,
    /// They agreed to nothing, or heard what became of it.
    Unbooked,
    /// They said yes, and the machine was so slow that Bella gave them up before it knew. If they are
    /// booked, they get a text.
    Unsure,
}

/// A caller who takes whatever is offered on that day, and hangs up when nothing is.
async fn wants_that_day(carrier: &Carrier, number: usize, start: &Barrier) -> End {
    let mut line: Line = carrier.place_call(&format!("+1403555{number:04}"), MAPLE, new_call());
    let mut heard = Heard::of(line.ring().await.unwrap());
    let mut outcome = Outcome::Unbooked;
    let mut has_started = false;
    for turn in 0..MOST_TURNS {
        let text = heard.text();
        if text.contains("You are booked") {
            outcome = Outcome::Booked;
            break;
        }
        if heard.is_over() || !heard.ringing().is_empty() {
            break;
        }
        // What became of a yes is known from the first answer of the conversation itself.
        if !heard.origins().contains(&"safe") {
            outcome = Outcome::Unbooked;
        }
        if heard.expecting() == "name" && !has_started {
            has_started = true;
            start.wait().await;
        }
        // Everybody has another favourite, or all of them would want the same at every turn.
        let answer = match heard.expecting() {
            "intent" => "I'd like to book a consultation tomorrow",
            "provider" => "anybody",
            "slot" | "confirmation" if !text.contains("Tuesday") => break,
            "slot" => ["the first one", "the last one", "the second one"][(number + turn) % 3],
            "confirmation" => "yes",
            "name" => "Sarah Johnson",
            "time" => ["in the morning", "in the afternoon"][(number + turn) % 2],
            "date" => break,
            other => panic!("{other}: {text}"),
        };
        if answer == "yes" {
            outcome = Outcome::Unsure;
        }
        heard = Heard::of(line.say(answer).await.unwrap());
    }
    if !has_started {
        // Nobody waits for somebody who has left.
        start.wait().await;
    }
    if !heard.is_over() {
        heard = Heard::of(line.hang_up().await.unwrap());
    }
    End { outcome, is_reported: heard.has_reported() }
}

/// Somebody who books through the API.
struct Desk {
    server: Arc<Bella>,
    service: String,
    number: usize,
}

impl Desk {
    /// Tries until it has a time, or the day is full and nobody is calling who may give one back.
    async fn books_while_there_is_time(self, mut called: watch::Receiver<usize>) -> bool {
        for _ in 0..MOST_LOOKS {
            let is_last = *called.borrow_and_update() == 0;
            let times = self.free().await;
            let Some(start) = times.get(self.number % times.len().max(1)) else {
                if is_last {
                    return false;
                }
                called.changed().await.unwrap();
                continue;
            };
            if self.takes(start).await {
                return true;
            }
        }
        panic!("a day that is never full");
    }

    async fn free(&self) -> Vec<String> {
        let path = format!("/api/v1/availability?service_id={}&{DAY}", self.service);
        let answer = self.patiently("GET", &path, None).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let times = answer.body["items"].as_array().unwrap().iter();
        times.map(|it| it["starts_at"].as_str().unwrap().to_owned()).collect()
    }

    async fn takes(&self, start: &str) -> bool {
        let phone = format!("+1587555{:04}", self.number);
        let wish = json!({
            "service_id": self.service,
            "customer": { "name": format!("Client {}", self.number), "phone": phone },
            "starts_at": start,
        });
        let answer = self.patiently("POST", "/api/v1/appointments", Some(&wish)).await;
        match answer.status {
            201 => true,
            409 => {
                assert!(answer.body["alternatives"].is_array(), "{}", answer.body);
                false
            }
            other => panic!("{other}: {}\n{}", answer.body, self.server.log()),
        }
    }

    /// Comes again when told that too many wait, as a client is to: after as long as was said, and with
    /// the same key, for what it asked may have been done.
    async fn patiently(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let key = new_call().to_string();
        for _ in 0..MOST_REFUSALS {
            let headers = [("Idempotency-Key", key.as_str())];
            let answer = self.server.asking(method, path, &headers, body).await;
            if answer.status != 503 {
                return answer;
            }
            let seconds: u64 = answer.header("retry-after").parse().unwrap();
            tokio::time::sleep(Duration::from_secs(seconds)).await;
        }
        panic!("no answer to {method} {path}");
    }
}

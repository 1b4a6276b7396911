//! Promises about answers to webhooks.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::{CallSid, Turn};
use hyper::body::Bytes;
use telephony::carrier::Document;

use super::{Rule, TURN_LIMIT, Verdict};
use crate::history::{Answer, At, Delivery, History, Outcome, Route};

/// What two answers have in common that have to be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    Greeting,
    Turn(Turn),
    Transfer(Turn),
}

pub(super) fn the_same_turn_the_same_bytes(history: &History, verdict: &mut Verdict) {
    let talked = first_words(history);
    let mut first: BTreeMap<(CallSid, Asked), &Bytes> = BTreeMap::new();
    for delivery in &history.deliveries {
        let Outcome::Answered(answer) = &delivery.outcome else { continue };
        if answer.status != 200 || answer.is_safe {
            continue;
        }
        let asked = match delivery.route {
            // Once the caller has said something it is the present question that rings.
            Route::Voice if talked.get(&delivery.call).is_some_and(|at| *at <= delivery.over) => {
                continue;
            }
            Route::Voice => Asked::Greeting,
            Route::Collect(turn, _) => Asked::Turn(turn),
            Route::Transfer(turn, _) => Asked::Transfer(turn),
            Route::Fallback | Route::Status => continue,
        };
        let before = first.entry((delivery.call, asked)).or_insert(&answer.body);
        if **before != answer.body {
            let (one, other) = (String::from_utf8_lossy(before), as_utf8(&answer.body));
            let how = format!("{}, {asked:?}: {one:?}, and then {other:?}", delivery.call);
            verdict.broke(Rule::RepeatedDifferently, Some(delivery.call), how);
        }
    }
}

/// When each call's first webhook behind the first ringing was sent.
fn first_words(history: &History) -> BTreeMap<CallSid, At> {
    let mut first = BTreeMap::new();
    for delivery in history.deliveries.iter().filter(|it| it.route != Route::Voice) {
        let at = first.entry(delivery.call).or_insert(delivery.sent);
        *at = delivery.sent.min(*at);
    }
    first
}

pub(super) fn every_answer_is_twiml(history: &History, verdict: &mut Verdict) {
    for delivery in &history.deliveries {
        let how = match &delivery.outcome {
            Outcome::Answered(answer) => match fault_of(delivery.route, answer) {
                Some(how) => how,
                None => continue,
            },
            Outcome::Broken | Outcome::Silence | Outcome::Refused => {
                if is_excused(history, delivery) {
                    continue;
                }
                format!("{:?}", delivery.outcome)
            }
        };
        let server = server_of(history, delivery);
        let how = format!("{}, {:?} at {server}: {how}", delivery.call, delivery.route);
        verdict.broke(Rule::WithoutTwiml, Some(delivery.call), how);
    }
}

/// What is wrong with an answer.
fn fault_of(route: Route, answer: &Answer) -> Option<String> {
    if !route.speaks() {
        // 503 asks for the report once more; nobody listens to it.
        let right = matches!(answer.status, 204 | 503);
        return (!right).then(|| format!("status {}", answer.status));
    }
    if answer.status != 200 {
        return Some(format!("status {}", answer.status));
    }
    if !answer.content_type.starts_with("text/xml") {
        return Some(format!("content type {:?}", answer.content_type));
    }
    match Document::read(&answer.body) {
        Err(error) => Some(error.to_string()),
        Ok(document) => document.warnings.first().map(ToString::to_string),
    }
}

/// Whether there was no server that could have answered: the one that had the webhook was killed
/// or stood still, or none was there to take it.
pub(super) fn is_excused(history: &History, delivery: &Delivery) -> bool {
    let (sent, over) = (delivery.sent, delivery.over);
    match delivery.process {
        Some(process) => history.processes[process].was_disturbed(sent, over),
        None => !history.processes.iter().any(|process| process.was_up(sent, over)),
    }
}

pub(super) fn nobody_waits_long(history: &History, verdict: &mut Verdict) {
    for delivery in history.deliveries.iter().filter(|it| it.route.speaks()) {
        let Some(took) = waited(history, delivery) else { continue };
        // A machine that gave us no processor cannot be blamed on the server; the harness, which
        // shares it, knows for how long.
        let starved = history.starved_between(delivery.sent, delivery.over);
        if took.saturating_sub(starved) > TURN_LIMIT {
            let server = server_of(history, delivery);
            let how = format!(
                "{}, {:?} at {server}: {took:?}, of which {starved:?} without a processor",
                delivery.call, delivery.route
            );
            verdict.broke(Rule::SlowTurn, Some(delivery.call), how);
        }
    }
}

/// How long an answer took that no disturbance of its server delayed.
pub(crate) fn waited(history: &History, delivery: &Delivery) -> Option<Duration> {
    let process = &history.processes[delivery.process?];
    let disturbed = process.was_disturbed(delivery.sent, delivery.over);
    (!disturbed).then(|| delivery.over.saturating_sub(delivery.sent))
}

fn server_of<'a>(history: &'a History, delivery: &Delivery) -> &'a str {
    delivery.process.map_or("no server", |process| &history.processes[process].name)
}

fn as_utf8(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

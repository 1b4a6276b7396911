//! Promises about calls and appointments.

use std::collections::{BTreeMap, BTreeSet};

use domain::CallSid;

use super::{LOSS_REACHES, Rule, Verdict};
use crate::book::{Appointment, Book};
use crate::history::{At, Call, Delivery, History, LineEnd, Outcome};
use crate::words::PLAIN_YES;

/// What is said to somebody who has an appointment.
pub(crate) const BOOKED: &str = "You are booked";
/// What is asked before.
const SHALL_I: &str = "Shall I book it?";

pub(super) fn no_slot_is_sold_twice(book: &Book, verdict: &mut Verdict) {
    let mut sorted: Vec<&Appointment> = book.appointments.iter().collect();
    sorted.sort_by_key(|it| (it.provider, it.occupies.0));
    for (at, one) in sorted.iter().enumerate() {
        let may_clash = sorted[at + 1..].iter().take_while(|other| {
            other.provider == one.provider && other.occupies.0 < one.occupies.1
        });
        for other in may_clash.filter(|other| one.clashes_with(other)) {
            let how = format!("{} is also {}", words_of(one), words_of(other));
            verdict.broke(Rule::SlotSoldTwice, other.call, how);
        }
    }
}

pub(super) fn booked_means_booked(history: &History, book: &Book, verdict: &mut Verdict) {
    let mut by_call: BTreeMap<CallSid, Vec<&Appointment>> = BTreeMap::new();
    for appointment in &book.appointments {
        if let Some(call) = appointment.call {
            by_call.entry(call).or_default().push(appointment);
        }
    }
    // What left a server could have been heard, even where nobody waited for it any more.
    let left = history.deliveries.iter().filter_map(|delivery| match &delivery.outcome {
        Outcome::Answered(answer) => Some((delivery.call, as_text(&answer.body))),
        Outcome::Broken | Outcome::Silence | Outcome::Refused => None,
    });
    let heard = history
        .calls
        .iter()
        .flat_map(|call| call.heard.iter().map(|text| (call.call, text.clone())));
    let mut told = BTreeSet::new();
    for (call, text) in left.chain(heard).filter(|(_, text)| text.contains(BOOKED)) {
        let stands = by_call.get(&call).is_some_and(|own| {
            own.iter().any(|it| book.shown.contains(&it.id) && it.is_named_in(&text))
        });
        if !stands && told.insert(call) {
            let how = format!("{call} heard {text:?}");
            verdict.broke(Rule::BookedWithoutAppointment, Some(call), how);
        }
    }
}

pub(super) fn only_a_plain_yes_books(history: &History, book: &Book, verdict: &mut Verdict) {
    let calls: BTreeMap<CallSid, &Call> = history.calls.iter().map(|it| (it.call, it)).collect();
    let mut with_one = BTreeSet::new();
    for appointment in &book.appointments {
        let rule = Rule::AppointmentWithoutYes;
        let Some(call) = appointment.call else {
            verdict.broke(rule, None, format!("no call booked {}", words_of(appointment)));
            continue;
        };
        if !with_one.insert(call) {
            let how = format!("{call} has a second one: {}", words_of(appointment));
            verdict.broke(rule, Some(call), how);
        }
        let confirmed = calls.get(&call).is_some_and(|it| {
            it.said.iter().any(|said| {
                PLAIN_YES.contains(&said.words.as_str())
                    && said.in_answer_to.contains(SHALL_I)
                    && appointment.is_named_in(&said.in_answer_to)
            })
        });
        if !confirmed {
            let how = format!("{call} did not agree to {}", words_of(appointment));
            verdict.broke(rule, Some(call), how);
        }
    }
}

pub(super) fn every_call_ends_well(history: &History, verdict: &mut Verdict) {
    let mut lost: BTreeMap<CallSid, Vec<At>> = BTreeMap::new();
    for delivery in &history.deliveries {
        if is_excused_loss(history, delivery) {
            lost.entry(delivery.call).or_default().push(delivery.over);
        }
    }
    for call in &history.calls {
        let how = match &call.ended {
            None => "it went on when it had to be cut off".to_owned(),
            Some((_, LineEnd::Endless)) => "it would have gone on without end".to_owned(),
            Some((_, LineEnd::Silent)) => "it ended without a word".to_owned(),
            Some((_, LineEnd::Goodbye)) if !was_told(call) => {
                format!("it ended with {:?}", call.heard.last())
            }
            // Whose webhooks no server could answer is the carrier's to tell; but a server has
            // to have been killed or stopped for that.
            Some((at, LineEnd::Dropped)) => {
                let since = at.saturating_sub(LOSS_REACHES);
                let lost = lost.get(&call.call);
                if lost.is_some_and(|lost| lost.iter().any(|lost| *lost >= since)) {
                    continue;
                }
                "the carrier dropped it although servers could answer".to_owned()
            }
            Some((_, LineEnd::Goodbye | LineEnd::PutThrough | LineEnd::HungUp)) => continue,
        };
        verdict.broke(Rule::StuckCall, Some(call.call), format!("{}: {how}", call.call));
    }
}

/// Whether the caller knows at the end how it stands: all our last words are one of these.
fn was_told(call: &Call) -> bool {
    let Some(last) = call.heard.last() else { return false };
    last.contains("oodbye")
}

/// Whether a webhook failed because of what was done to the servers.
fn is_excused_loss(history: &History, delivery: &Delivery) -> bool {
    match delivery.outcome {
        Outcome::Answered(_) => delivery.process.is_some_and(|process| {
            history.processes[process].was_disturbed(delivery.sent, delivery.over)
        }),
        Outcome::Broken | Outcome::Silence | Outcome::Refused => {
            super::replies::is_excused(history, delivery)
        }
    }
}

pub(super) fn the_last_caller_is_served(history: &History, book: &Book, verdict: &mut Verdict) {
    let Some(last) = history.last_caller else {
        verdict.broke(Rule::LastCallerNotServed, None, "nobody called at the end".to_owned());
        return;
    };
    let heard = history.call(last).is_some_and(|call| {
        call.heard.iter().any(|text| text.contains(BOOKED))
            && call.ended.as_ref().is_some_and(|(_, end)| *end == LineEnd::Goodbye)
    });
    let stored = book.appointments.iter().any(|it| it.call == Some(last));
    let put_off = history.deliveries.iter().any(|delivery| {
        delivery.call == last
            && match &delivery.outcome {
                Outcome::Answered(answer) => answer.is_safe,
                Outcome::Broken | Outcome::Silence | Outcome::Refused => true,
            }
    });
    if !heard || !stored || put_off {
        let how = format!("{last}: heard booked: {heard}, stored: {stored}, put off: {put_off}");
        verdict.broke(Rule::LastCallerNotServed, Some(last), how);
    }
}

fn words_of(appointment: &Appointment) -> String {
    let call = appointment.call.map_or_else(String::new, |call| format!("{call}: "));
    format!("{call}{}", appointment.in_words())
}

/// A document's text as it is spoken, or what came when it is none.
pub(crate) fn as_text(body: &[u8]) -> String {
    use telephony::carrier::{Document, Prompt, Verb};
    let spoken = |prompt: &Prompt| match prompt {
        Prompt::Say(words) => Some(words.clone()),
        Prompt::Play(_) | Prompt::Pause(_) => None,
    };
    let Ok(document) = Document::read(body) else {
        return String::from_utf8_lossy(body).into_owned();
    };
    let mut said = Vec::new();
    for verb in &document.verbs {
        match verb {
            Verb::Prompt(prompt) => said.extend(spoken(prompt)),
            Verb::Gather(gather) => said.extend(gather.prompts.iter().filter_map(spoken)),
            Verb::Redirect { .. } | Verb::Dial(_) | Verb::Hangup | Verb::Reject => {}
        }
    }
    said.join(" ")
}

//! Every call through the present dialogue once more.

use actors::{Parted, Parting};
use domain::{Expecting, Turn};
use ports::KeptCall;
use serde_json::Value;

use crate::journals::replayed;
use crate::stage::Performance;
use crate::{performances, stage};

#[test]
fn every_transcript_is_replayed_as_it_was() {
    let mut turns = 0;
    for (name, _, performance) in performances() {
        let replayed = replayed(&performance.kept, &performance.practice);
        assert_eq!(replayed.parted, None, "{name}");
        for turn in &replayed.turns {
            assert_eq!(turn.now.as_ref(), Some(&turn.then), "{name}, turn {}", turn.turn);
        }
        let kept = &performance.kept.steps;
        let replies = kept.iter().filter(|step| step.reply.is_some()).count();
        assert_eq!(replayed.turns.len(), replies, "{name}");
        turns += replies;
    }
    assert!(turns > 400, "{turns} turns");
}

/// What the first version wrote: not what the book was asked, and of appointments their ids alone.
fn in_the_first_form(kept: &KeptCall) -> (KeptCall, bool) {
    let mut has_appointments = false;
    let mut first = kept.clone();
    for step in &mut first.steps {
        let mut events: Vec<Value> = serde_json::from_str(&step.events).unwrap();
        events.retain(|event| event.get("asks").is_none());
        for event in &mut events {
            if let Some(theirs) = event.get_mut("appointments").and_then(Value::as_array_mut) {
                has_appointments |= !theirs.is_empty();
                for its in theirs {
                    *its = its[0].clone();
                }
            }
        }
        step.events = Value::Array(events).to_string();
    }
    (first, has_appointments)
}

#[test]
fn rows_of_the_first_version_are_replayed_as_far_as_they_say_what_happened() {
    let mut parted = 0;
    for (name, _, performance) in performances() {
        let (first, has_appointments) = in_the_first_form(&performance.kept);
        let replayed = replayed(&first, &performance.practice);
        let expected = has_appointments.then_some(Parting::NotKept);
        assert_eq!(replayed.parted.map(|it| it.why), expected, "{name}");
        parted += usize::from(has_appointments);
    }
    assert!(parted > 10, "{parted} calls");
}

fn of(name: &str) -> Performance {
    let all = crate::scripts();
    let (_, script) = all.iter().find(|(it, _)| it == name).unwrap();
    stage::perform(script)
}

#[test]
fn a_greeting_of_their_own_is_all_that_differs_where_it_is_all_that_changed() {
    let Performance { mut practice, kept, .. } = of("english/booking_step_by_step");
    practice.desk.greeting = Some("Maple Dental, good morning!".into());
    let replayed = replayed(&kept, &practice);
    assert_eq!(replayed.parted, None);
    for turn in replayed.turns {
        assert_eq!(turn.now.as_ref() == Some(&turn.then), turn.turn != Turn(0), "{}", turn.turn);
    }
}

#[test]
fn the_ways_part_where_something_else_is_asked() {
    // The caller answered with whom; now they would be asked when.
    let Performance { mut practice, kept, .. } = of("english/booking_step_by_step");
    practice.desk.asks_provider = false;
    let of_callers = replayed(&kept, &practice);
    let why = Parting::Expects { then: Expecting::Provider, now: Expecting::Date };
    assert_eq!(of_callers.parted, Some(Parted { turn: Turn(2), why }));
    assert_eq!(of_callers.turns.len(), 3);
    assert!(of_callers.turns[2].now.is_some());

    // "A cleaning" is another service now, and whether there is time for that nobody knows.
    let Performance { mut practice, kept, .. } = of("english/booking_in_one_breath");
    let [one, other, ..] = practice.services.as_mut_slice() else { panic!("two services") };
    std::mem::swap(&mut one.id, &mut other.id);
    let of_the_book = replayed(&kept, &practice);
    let why = Parting::AsksTheBook;
    assert_eq!(of_the_book.parted, Some(Parted { turn: Turn(1), why }));
    assert_eq!(of_the_book.turns[1].now, None);
}

#[test]
fn a_call_that_would_be_over_parts_there() {
    let Performance { mut practice, kept, .. } = of("english/booking_step_by_step");
    practice.desk.blocked.insert(kept.caller.clone().unwrap());
    let replayed = replayed(&kept, &practice);
    let why = Parting::Expects { then: Expecting::Intent, now: Expecting::Ended };
    assert_eq!(replayed.parted, Some(Parted { turn: Turn(0), why }));
    assert_eq!(replayed.turns.len(), 1);
}

#[test]
fn words_that_were_taken_out_of_the_journal_are_not_guessed() {
    let Performance { practice, mut kept, .. } = of("english/booking_step_by_step");
    kept.steps[2].heard = None;
    let replayed = replayed(&kept, &practice);
    assert_eq!(replayed.parted, Some(Parted { turn: Turn(2), why: Parting::NotKept }));
}

//! Rows of every format that was ever written are read, and their calls go on.
//!
//! A line of the files is what has to follow, a tab, and the state as a row has it. Lines are added
//! and never changed: they are what lies in journals. What stands here was written by the dialogue
//! itself when the format was the present one.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use dialogue::{Budgets, Dialogue, Effect, Legibility, Policy, read_dialogue, write_dialogue};
use domain::Turn;
use domain::testing::maple_dental;

const FORMAT_1: &str = include_str!("format_1.txt");
/// Of other versions, or spoilt.
const SALVAGED: &str = include_str!("salvaged.txt");

fn rows(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.lines().map(|line| line.split_once('\t').unwrap())
}

/// How a call goes on that is picked up there.
fn goes_on(dialogue: &Dialogue) -> String {
    let practice = maple_dental();
    let moment = domain::testing::monday_morning();
    let policy = Policy { practice: &practice, budgets: Budgets::default(), moment };
    match dialogue.resume(&policy).last() {
        Some(Effect::Listen(listen)) => format!("listens for {}", listen.expecting.as_str()),
        Some(Effect::FindSlots(_) | Effect::FindOtherSlots { .. }) => "looks for slots".to_owned(),
        Some(Effect::FindCustomer(_)) => "looks who calls".to_owned(),
        Some(Effect::FindAppointments(_)) => "looks for appointments".to_owned(),
        Some(Effect::Hold(_)) => "holds a slot".to_owned(),
        Some(Effect::Book(_)) => "books".to_owned(),
        Some(Effect::Move(_)) => "moves an appointment".to_owned(),
        Some(Effect::CallOff(_)) => "calls an appointment off".to_owned(),
        Some(Effect::SendCode(_)) => "sends a code".to_owned(),
        Some(Effect::CheckCode(_)) => "checks a code".to_owned(),
        Some(Effect::StopTexts(_)) => "stops texts".to_owned(),
        Some(Effect::Transfer(_)) => "transfers".to_owned(),
        Some(Effect::Record) => "records".to_owned(),
        Some(Effect::Slowly | Effect::Say(_) | Effect::Release(_) | Effect::HangUp) => {
            "ends".to_owned()
        }
        None => "does nothing".to_owned(),
    }
}

#[test]
fn rows_of_the_first_format_are_read_whole_and_go_on() {
    let mut states = BTreeSet::new();
    for (expected, row) in rows(FORMAT_1) {
        let (dialogue, legibility) = read_dialogue(row, Turn(77));
        assert_eq!(legibility, Legibility::Whole, "{row}");
        assert_eq!(goes_on(&dialogue), expected, "{row}");
        assert!(row.contains(&format!("\"turn\":{},", dialogue.turn().0)), "{row}");
        states.insert(dialogue.state().name());
    }
    assert_eq!(states.len(), 35, "every state there was: {states:?}");
}

#[test]
fn nothing_of_a_row_is_lost_by_reading_and_writing_it() {
    for (_, row) in rows(FORMAT_1) {
        let (dialogue, _) = read_dialogue(row, Turn(77));
        let again = write_dialogue(&dialogue);
        let (reread, legibility) = read_dialogue(&again, Turn(78));
        assert_eq!((reread, legibility), (dialogue, Legibility::Whole), "{row}");
        // The present format is this one: what is written now is what was written then.
        assert_eq!(again, row);
    }
}

#[test]
fn a_field_of_a_later_version_is_passed_over() {
    for (expected, row) in rows(FORMAT_1) {
        let later = row.replacen('{', r#"{"mood":{"of":["the",{"caller":1}]},"#, 1);
        let (dialogue, legibility) = read_dialogue(&later, Turn(77));
        assert_eq!((legibility, &*goes_on(&dialogue)), (Legibility::Whole, expected), "{later}");
    }
}

#[test]
fn what_cannot_be_read_becomes_the_question_that_its_facts_allow() {
    for (expected, row) in rows(SALVAGED) {
        let (dialogue, legibility) = read_dialogue(row, Turn(77));
        assert_eq!((legibility, &*goes_on(&dialogue)), (Legibility::Salvaged, expected), "{row}");
    }
}

//! What callers say, measured against tables of utterances in `cases/`.

use crate::practice;
use crate::table::{Case, read};

fn failures(cases: &[Case]) -> Vec<String> {
    let failed = cases.iter().filter_map(|case| {
        let heard = practice::line(&practice::understand(&case.utterance, &case.setting));
        (heard != case.expected).then(|| {
            format!(
                "[{}] {} => {} (expected {})",
                case.setting.asked.as_str(),
                case.utterance,
                heard,
                case.expected
            )
        })
    });
    failed.collect()
}

#[track_caller]
fn check(table: &str) {
    let cases = read(table);
    let failed = failures(&cases);
    assert!(
        failed.is_empty(),
        "{} of {} not understood:\n{}",
        failed.len(),
        cases.len(),
        failed.join("\n")
    );
}

#[test]
fn what_the_engine_was_tuned_on_is_understood() {
    check(include_str!("cases/tuned.txt"));
}

#[test]
fn what_it_was_measured_on_is_understood() {
    check(include_str!("cases/measured.txt"));
}

#[test]
fn what_it_had_not_seen_is_understood() {
    check(include_str!("cases/unseen.txt"));
}

#[test]
fn what_was_misunderstood_before_is_understood() {
    check(include_str!("cases/mended.txt"));
}

#[test]
fn commands_to_the_conversation_are_understood() {
    check(include_str!("cases/commands.txt"));
}

#[test]
fn what_a_front_desk_hears_beside_bookings_is_understood() {
    check(include_str!("cases/desk.txt"));
}

#[test]
fn names_spelled_letter_by_letter_are_understood() {
    check(include_str!("cases/spelled.txt"));
}

#[test]
fn french_callers_are_understood_in_a_conversation() {
    check(include_str!("cases/french.txt"));
}

#[test]
fn a_conversation_in_both_languages_is_understood() {
    check(include_str!("cases/conversation.txt"));
}

#[test]
fn what_a_caller_wants_in_the_middle_of_a_call_is_understood() {
    check(include_str!("cases/midway.txt"));
}

#[test]
fn whom_an_answer_is_about_is_understood() {
    check(include_str!("cases/whom.txt"));
}

#[test]
fn what_was_found_wrong_when_calls_were_read_aloud_is_understood() {
    check(include_str!("cases/aloud.txt"));
}

//! What a person hears who answers, before they are connected with the caller.

use dialogue::{Dialogue, Effect, Policy, Whispered, read_dialogue, write_dialogue};
use domain::testing::{maple_dental, monday_morning};
use domain::{Language, Practice, Turn, Whisper};

use crate::script::after;

const CALLER: &str = "+14032661234";

fn with(whisper: Whisper, languages: &[Language]) -> Practice {
    let mut practice = maple_dental();
    practice.desk.whisper = whisper;
    practice.desk.languages = languages.to_vec();
    practice
}

fn english() -> Practice {
    with(Whisper::Told, &[Language::English, Language::French])
}

/// What is told of the caller; nothing where they are connected at once.
fn told(practice: &Practice, dialogue: &Dialogue) -> String {
    match dialogue.whispered(practice) {
        Some(Whispered::Told(phrase)) => phrase.words,
        Some(Whispered::Asked(phrase)) => format!("? {}", phrase.words),
        None => String::new(),
    }
}

/// Conversations that lead to a person, and what that person hears in English and in French.
const TOLD: [(&[&str], &str, &str); 9] = [
    (&["intent:person"], "", ""),
    (
        &["book cleaning", "intent:person"],
        "A call about booking a cleaning.",
        "Un appel, pour prendre rendez-vous\u{a0}: cleaning.",
    ),
    (
        &["book", "intent:person"],
        "A call about booking an appointment.",
        "Un appel, pour prendre rendez-vous.",
    ),
    (
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "intent:person",
        ],
        "A call from Sarah Johnson about booking a cleaning.",
        "Un appel de Sarah Johnson, pour prendre rendez-vous\u{a0}: cleaning.",
    ),
    (
        &["intent:reschedule", "intent:person"],
        "A call about moving an appointment.",
        "Un appel, pour déplacer un rendez-vous.",
    ),
    (
        &[
            "intent:reschedule",
            "name:Anna_Berg",
            "theirs 24T10:00/khan/cleaning/Anna_Berg",
            "intent:person",
        ],
        "A call from Anna Berg about moving an appointment.",
        "Un appel d'Anna Berg, pour déplacer un rendez-vous.",
    ),
    (
        &[
            "intent:cancel",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "intent:person",
        ],
        "A call from Sarah Johnson about cancelling an appointment.",
        "Un appel de Sarah Johnson, pour annuler un rendez-vous.",
    ),
    (
        &["intent:check", "intent:person"],
        "A call about when their appointment is.",
        "Un appel, pour savoir quand est son rendez-vous.",
    ),
    // Where nothing stands to come back to: three silences are the end of a question.
    (
        &["book cleaning", "", "", ""],
        "A call about booking a cleaning.",
        "Un appel, pour prendre rendez-vous\u{a0}: cleaning.",
    ),
];

#[test]
fn whoever_answers_hears_who_calls_and_what_about_in_the_practices_first_language() {
    let french = with(Whisper::Told, &[Language::French, Language::English]);
    for (lines, in_english, in_french) in TOLD {
        let dialogue = after(&english(), CALLER, lines);
        assert_eq!(dialogue.state().name(), "transferring", "{lines:?}");
        assert_eq!(told(&english(), &dialogue), in_english, "{lines:?}");
        assert_eq!(told(&french, &dialogue), in_french, "{lines:?}");
    }
}

#[test]
fn a_caller_who_speaks_french_is_introduced_in_the_language_of_the_house() {
    let dialogue = after(&english(), CALLER, &["book cleaning", "speak:fr", "intent:person"]);
    assert_eq!(told(&english(), &dialogue), "A call about booking a cleaning.");
}

#[test]
fn what_is_told_outlives_the_process_that_dialled() {
    for (lines, in_english, _) in TOLD {
        let written = write_dialogue(&after(&english(), CALLER, lines));
        let (read, _) = read_dialogue(&written, Turn(0));
        assert_eq!(told(&english(), &read), in_english, "{written}");
    }
}

#[test]
fn a_transfer_of_a_version_that_told_nothing_goes_on_without_a_word() {
    let (read, _) =
        read_dialogue(r#"{"at":"transferring","turn":4,"from":{"at":"asking_days"}}"#, Turn(4));
    assert_eq!(told(&english(), &read), "");
}

#[test]
fn the_name_of_whoever_an_appointment_is_for_is_not_the_callers() {
    let lines = ["book cleaning for-another name:Sarah_Johnson", "intent:person"];
    let dialogue = after(&english(), CALLER, &lines);
    assert_eq!(told(&english(), &dialogue), "A call about booking a cleaning.");
}

#[test]
fn a_practice_may_want_nothing_said_or_a_key_pressed() {
    for (whisper, known, unknown) in [
        (Whisper::Nothing, "", ""),
        (Whisper::Told, "A call about booking a cleaning.", ""),
        (
            Whisper::Asked,
            "? A call about booking a cleaning. To take the call, press 1.",
            "? A call. To take the call, press 1.",
        ),
    ] {
        let practice = with(whisper, &[Language::English]);
        for (lines, expected) in
            [(&["book cleaning", "intent:person"][..], known), (&["intent:person"], unknown)]
        {
            let dialogue = after(&practice, CALLER, lines);
            assert_eq!(told(&practice, &dialogue), expected);
            let moment = monday_morning();
            let policy =
                Policy { practice: &practice, budgets: dialogue::Budgets::default(), moment };
            let Some(Effect::Transfer(transfer)) = dialogue.resume(&policy).pop() else {
                panic!("nobody is dialled");
            };
            // Nothing is asked for when they answer that has no answer.
            assert_eq!(transfer.is_introduced, !expected.is_empty());
        }
    }
}

#[test]
fn nothing_is_told_of_a_call_that_nobody_is_dialled_for() {
    for lines in
        [&[][..], &["book cleaning"], &["book cleaning", "intent:person", "transfer answered"]]
    {
        assert_eq!(told(&english(), &after(&english(), CALLER, lines)), "");
    }
}

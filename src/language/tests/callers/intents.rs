//! What is heard whatever was asked.

use domain::{Expecting, Intent, Language};

use crate::practice::{Setting, understand};
use crate::properties::usual;

fn heard_everywhere(sentences: &[&str], intent: Intent) {
    for sentence in sentences {
        for asked in Expecting::ALL {
            let heard = understand(sentence, &usual(asked));
            assert_eq!(heard.intent, Some(intent), "{sentence} ({})", asked.as_str());
        }
    }
}

#[test]
fn an_emergency_is_heard_whatever_was_asked() {
    let emergencies = [
        "he's not breathing",
        "I can't breathe",
        "my mother has chest pain",
        "she's bleeding heavily",
        "the bleeding won't stop",
        "he is unconscious",
        "my baby swallowed something and is turning blue",
        "she fell and is not responding",
        "my name is Sarah and I think I'm having a heart attack",
        "yes on Tuesday but please help he passed out",
        "this is an emergency",
    ];
    heard_everywhere(&emergencies, Intent::Emergency);
}

#[test]
fn a_wish_for_a_person_is_heard_whatever_was_asked() {
    let wishes = [
        "can I talk to a real person",
        "let me speak to somebody please",
        "operator",
        "front desk",
        "I'd like to speak with the receptionist",
    ];
    heard_everywhere(&wishes, Intent::Person);
}

#[test]
fn a_question_for_the_last_sentence_is_heard_whatever_was_asked() {
    let questions = ["what", "sorry", "pardon me", "can you repeat that", "sorry what was that"];
    heard_everywhere(&questions, Intent::Repeat);
}

#[test]
fn their_own_appointment_is_not_the_one_that_was_read_back() {
    let french = Setting { language: Language::French, ..usual(Expecting::Confirmation) };
    for (words, setting, of_theirs) in [
        ("no, I'd like to reschedule my appointment", usual(Expecting::Confirmation), true),
        ("no I want to cancel my appointment", usual(Expecting::Confirmation), true),
        ("no cancel it", usual(Expecting::Confirmation), false),
        ("can we move it", usual(Expecting::Confirmation), false),
        ("yes that is for my appointment", usual(Expecting::Confirmation), false),
        ("non, je voudrais déplacer mon rendez-vous", french, true),
    ] {
        assert_eq!(understand(words, &setting).of_theirs, of_theirs, "{words}");
    }
}

#[test]
fn what_is_no_emergency_is_none() {
    let sentences = [
        "it's not an emergency",
        "five eight seven nine one one zero one two three",
        "I need an emergency appointment",
        "is there a fee for emergency visits",
    ];
    for sentence in sentences {
        for asked in Expecting::ALL {
            let heard = understand(sentence, &usual(asked));
            assert_ne!(heard.intent, Some(Intent::Emergency), "{sentence} ({})", asked.as_str());
        }
    }
}

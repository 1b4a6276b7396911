//! A practice's own words and its voices: set over the API, and heard on the telephone.

use serde_json::{Value, json};
use support::{API_KEY, Answer, Bella};

use crate::BELLA;
use crate::caller::{Caller, Heard};
use crate::document::{CEDAR, MAPLE, key_of};

fn change(bella: &Bella, settings: &Value) -> Answer {
    let path = format!("/api/v1/practices/{MAPLE}");
    bella.ask(API_KEY, "PATCH", &path, &[], Some(settings))
}

fn seen(bella: &Bella, practice: &str) -> Value {
    bella.ask(API_KEY, "GET", &format!("/api/v1/practices/{practice}"), &[], None).body
}

fn document(heard: &Heard) -> String {
    String::from_utf8(heard.reply().body.to_vec()).unwrap()
}

#[test]
fn callers_hear_a_practices_own_words_from_the_next_call_on() {
    let bella = Bella::start(BELLA);
    assert_eq!(
        (&seen(&bella, MAPLE)["wording"], &seen(&bella, MAPLE)["voices"]),
        (&json!({}), &json!({}))
    );
    // Read once before, so that what is remembered has to be read again.
    let (_, heard) = Caller::calls(&bella);
    assert!(heard.text().contains("What can I do for you?"), "{}", heard.text());
    let wording = json!({ "en": {
        "what_can_i_do": " R&D or <teeth> at {practice}? ",
        "booked": "All set, {name}: {service} with {provider}, {when}.",
        "anything_else": "Anything else?",
    } });
    let changed = change(&bella, &json!({ "wording": wording }));
    assert_eq!(changed.status, 200, "{changed:?}");
    let own = &seen(&bella, MAPLE)["wording"]["en"];
    assert_eq!(own["what_can_i_do"], "R&D or <teeth> at {practice}?");

    let (mut caller, heard) = Caller::calls(&bella);
    assert!(heard.text().ends_with("R&D or <teeth> at Maple Dental?"), "{}", heard.text());
    let heard = caller.is_read_back_to();
    assert!(heard.text().contains("Shall I book it?"), "{}", heard.text());
    let heard = caller.says("yes");
    let said = "All set, Sarah Johnson: cleaning with Dr. Amira Khan, Tuesday, November 24th at 10 \
                a.m. Anything else?";
    assert_eq!(heard.text(), said);
    assert_eq!(seen(&bella, CEDAR)["wording"], json!({}), "another practice's are its own");

    // All of it is sent anew: what is left out is as usual again, and other settings change none.
    assert_eq!(change(&bella, &json!({ "name": "Maple" })).status, 200);
    assert_eq!(seen(&bella, MAPLE)["wording"]["en"].as_object().unwrap().len(), 3);
    assert_eq!(change(&bella, &json!({ "wording": {} })).status, 200);
    let (_, heard) = Caller::calls(&bella);
    assert!(heard.text().ends_with("What can I do for you?"), "{}", heard.text());
}

#[test]
fn each_language_has_its_words_and_its_voice() {
    let bella = Bella::start(BELLA);
    let settings = json!({
        "languages": ["fr", "en"],
        "wording": { "fr": { "what_can_i_do": "Que puis-je faire, ici chez {practice} ?" } },
        "voices": { "fr": "Polly.Liam-Neural", "en": "Polly.Amy-Neural" },
    });
    let changed = change(&bella, &settings);
    assert_eq!(changed.status, 200, "{changed:?}");
    for (field, value) in settings.as_object().unwrap() {
        assert_eq!(&changed.body[field], value, "{field}");
    }
    let (mut caller, heard) = Caller::calls(&bella);
    assert!(heard.text().ends_with("ici chez Maple Dental ?"), "{}", heard.text());
    let said = document(&heard);
    assert!(said.contains(r#"<Say voice="Polly.Liam-Neural" language="fr-CA">"#), "{said}");
    let heard = caller.says("English");
    let said = document(&heard);
    assert!(
        said.contains(r#"<Say voice="Polly.Amy-Neural" language="en-GB">What can I do"#),
        "{said}"
    );
    // Callers speak as they do in the country, whatever the voice.
    assert!(said.contains(r#"language="en-US" speechModel"#), "{said}");
}

#[test]
fn what_cannot_be_said_is_refused_and_names_its_field() {
    let bella = Bella::start(BELLA);
    assert_eq!(change(&bella, &json!({ "languages": ["en"] })).status, 200);
    let long = "a".repeat(181);
    let wrong = json!({
        "wording": {
            "en": {
                "read_back": "So that is {when}?",
                "booked": "See you, {name}!",
                "goodbye": "Bye {name}.",
                "name": " ",
                "phone": long,
                "when": "When\u{7}?",
                "anything_else": "You are booked. Anything else?",
                "all_right": "Fine.",
            },
            "fr": { "goodbye": "Salut." },
            "de": { "goodbye": "Tschüss." },
        },
        "voices": { "en": "Polly.Lea-Neural", "fr": "Hal", "de": "Polly.Vicki-Neural" },
    });
    let refused = change(&bella, &wrong);
    let fields = [
        "wording.de",
        "wording.en.anything_else",
        "wording.en.booked",
        "wording.en.goodbye",
        "wording.en.name",
        "wording.en.phone",
        "wording.en.read_back",
        "wording.en.when",
        "voices.de",
        "voices.en",
        "voices.fr",
        "wording.fr",
    ];
    assert_eq!((refused.status, refused.fields()), (400, fields.map(str::to_owned).to_vec()));
    assert_eq!(refused.header("content-type"), "application/problem+json");
    let why = refused.body["errors"].to_string();
    for reason in ["{when}", "{practice}", "180 characters", "take_your_time", "booked"] {
        assert!(why.contains(reason), "{why}");
    }
    assert_eq!(seen(&bella, MAPLE)["wording"], json!({}));

    // A language is given up with what is said in it.
    let french = json!({ "languages": ["en", "fr"], "wording": { "fr": { "goodbye": "Salut." } } });
    assert_eq!(change(&bella, &french).status, 200);
    let refused = change(&bella, &json!({ "languages": ["en"] }));
    assert_eq!((refused.status, refused.fields()), (400, vec!["wording.fr".to_owned()]));
    assert_eq!(change(&bella, &json!({ "languages": ["en"], "wording": {} })).status, 200);
}

#[test]
fn every_sentence_can_be_changed_at_once_and_only_by_the_practice() {
    let bella = Bella::start(BELLA);
    let every = || {
        let sentence = |it: domain::Sentence| {
            let needed: String = it.needs().iter().map(|it| it.as_str()).collect();
            let text = format!("{needed}{}", "é".repeat(domain::Template::MOST_CHARS));
            let text: String = text.chars().take(domain::Template::MOST_CHARS).collect();
            (it.as_str().to_owned(), json!(text))
        };
        Value::Object(domain::Sentence::ALL.into_iter().map(sentence).collect())
    };
    let all = json!({ "languages": ["en", "fr"], "wording": { "en": every(), "fr": every() } });
    let path = format!("/api/v1/practices/{MAPLE}");
    let cedars = key_of(&bella, CEDAR, &["read", "write", "admin"]);
    assert_eq!(bella.ask(&cedars, "PATCH", &path, &[], Some(&all)).status, 404);
    let own = key_of(&bella, MAPLE, &["read", "write", "admin"]);
    let changed = bella.ask(&own, "PATCH", &path, &[], Some(&all));
    assert_eq!(changed.status, 200, "{changed:?}");
    assert!(changed.body["wording"] == all["wording"], "{changed:?}");
    let (_, heard) = Caller::calls(&bella);
    assert!(heard.text().ends_with("éé"), "{}", heard.text());
}

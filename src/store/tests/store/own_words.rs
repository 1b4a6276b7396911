//! A practice's own words: kept whole, read as far as they can be.

use std::sync::Arc;

use domain::{Language, PracticeId, Sentence, Template, Wording};
use ports::{Actor, Asked, ChangedSettings, Directory, Practices, Scope};
use serde_json::Value;
use store::Store;
use support::TestDatabase;

use crate::steps::{MAPLE, instant, practice};

/// A practice as a newer program might have left it.
const NEWER: &str = r#"UPDATE practices SET
    wording = '{"en": {"goodbye": "See you.", "small_talk": "Nice weather.", "offer": "Soon?"},
        "de": {"goodbye": "Tschüss."}}',
    voices = '{"en": "Polly.Amy-Neural", "fr": "Polly.Hal-Quantum"}'
    WHERE name = 'Maple Dental'"#;

async fn say(store: &Store, id: PracticeId, wording: Wording) {
    let mut settings = store.one(&Scope::EveryPractice, id).await.unwrap().unwrap().settings;
    settings.desk.wording = wording;
    let asked = Asked {
        scope: Scope::EveryPractice,
        actor: Actor::Operator,
        now: instant("2026-11-23T15:00:00Z"),
        once: None,
        seen: None,
        what: ChangedSettings { settings, sent: Value::Null },
    };
    store.change(id, asked).await.unwrap();
}

fn said(wording: &Wording) -> Vec<String> {
    wording.iter().map(|(language, it)| format!("{} {it}", language.as_str())).collect()
}

#[test]
fn what_only_a_newer_program_can_read_is_as_usual_and_stays_when_the_rest_is_changed() {
    let mut database = TestDatabase::new();
    let seeded = database.store();
    support::runtime().block_on(store::seed_demo_practices(&seeded)).unwrap();
    drop(seeded);
    database.as_owner(NEWER).unwrap();
    let store: Arc<Store> = database.store();
    support::runtime().block_on(async {
        let maple = practice(&store, MAPLE).await;
        assert_eq!(said(&maple.desk.wording), ["en See you."]);
        assert_eq!(maple.desk.voices.iter().count(), 1);
        let mut other = Wording::default();
        other.put(Language::English, Template::parse(Sentence::Name, "You are?").unwrap());
        say(&store, maple.id, other.clone()).await;
        store.at_version(maple.id, domain::PracticeVersion(maple.version.0 + 1));
        assert_eq!(practice(&store, MAPLE).await.desk.wording, other);
    });
    drop(store);
    let kept = r#"DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM practices WHERE name = 'Maple Dental' AND wording =
            '{"en": {"name": "You are?", "small_talk": "Nice weather.", "offer": "Soon?"},
                "de": {"goodbye": "Tschüss."}}'
            AND voices = '{"en": "Polly.Amy-Neural", "fr": "Polly.Hal-Quantum"}')
        THEN RAISE 'not kept'; END IF; END $$"#;
    database.as_owner(kept).unwrap();
}

#[test]
fn a_practice_is_taken_on_with_its_words_and_only_objects_are_kept() {
    let mut database = TestDatabase::new();
    let store = database.store();
    support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let maple = practice(&store, MAPLE).await;
        let mut new = (*maple).clone();
        new.id = PracticeId::new(uuid::Uuid::from_u128(7));
        new.services.clear();
        new.providers.clear();
        new.desk.languages = vec![Language::French];
        let french = Template::parse(Sentence::Goodbye, "Salut, « {practice} » !").unwrap();
        new.desk.wording.put(Language::French, french);
        new.desk.voices.put("Polly.Liam-Neural".parse().unwrap());
        let numbers = vec!["+15875550166".parse().unwrap()];
        let purpose = ports::Purpose::Real;
        let added = ports::NewPractice { practice: new.clone(), numbers, purpose };
        Practices::add(&*store, &added).await.unwrap();
        let read = practice(&store, "+15875550166").await;
        assert_eq!(read.desk.wording, new.desk.wording);
        assert_eq!(read.desk.voices, new.desk.voices);
        assert!(maple.desk.wording.is_empty());
    });
    drop(store);
    for wrong in ["wording = '[]'", "wording = '7'", "voices = '\"Hal\"'"] {
        let refused = database.as_owner(&format!("UPDATE practices SET {wrong}")).unwrap_err();
        assert!(refused.to_string().contains("check constraint"), "{refused}");
    }
}

//! The practices that are called: Maple Dental, and what its transcripts say is otherwise.

use domain::testing::maple_dental;
use domain::{AfterHours, FrontDesk, Language, Messages, Minutes, Practice};

use crate::script::Script;

/// The practice of a transcript: `practice: Maple Dental, greets by name`.
pub(crate) fn of(script: &Script) -> Practice {
    let mut words = script.of("practice").unwrap().split(", ");
    let mut practice = match words.next().unwrap() {
        "Maple Dental" => maple_dental(),
        "Clinique Érable" => erable(),
        other => panic!("no such practice: {other}"),
    };
    called_in_both(&mut practice);
    practice.keeps_holidays = true;
    practice.region = Some("AB".parse().unwrap());
    if practice.desk.address.is_none() {
        practice.desk.address = Some("12 Whyte Avenue, on the second floor".into());
    }
    for word in words {
        furnish(&mut practice, word);
    }
    practice
}

fn furnish(practice: &mut Practice, word: &str) {
    let desk = &mut practice.desk;
    match word {
        "greets by name" => desk.greets_by_name = true,
        "anyone will do" => desk.asks_provider = false,
        "bilingual" => desk.languages = vec![Language::English, Language::French],
        "bilingue" => desk.languages = vec![Language::French, Language::English],
        "forwards calls" => desk.forwards_calls = true,
        "closes at night" => desk.after_hours = AfterHours::Close,
        "transfers at night" => desk.after_hours = AfterHours::Transfer,
        "records messages" => desk.messages = Messages::Recorded,
        "records messages after notice" => desk.messages = Messages::RecordedAfterNotice,
        "nobody to put through to" => practice.transfer_to = None,
        "two people" => desk.more_people = vec!["+15875550198".parse().unwrap()],
        "no address" => desk.address = None,
        "a day's notice to cancel" => desk.cancel_notice = Minutes(1440),
        "one appointment a day" => desk.per_caller.a_day = 1,
        "blocks the caller" => {
            desk.blocked.insert(super::CALLER.parse().unwrap());
        }
        other => panic!("no such practice: {other}"),
    }
}

/// What the services are called in each language.
fn called_in_both(practice: &mut Practice) {
    let names = [("check-up", "examen"), ("cleaning", "nettoyage"), ("filling", "plombage")];
    for (service, (english, french)) in practice.services.iter_mut().zip(names) {
        let names = [(Language::English, english), (Language::French, french)];
        service.names = names.into_iter().map(|(language, name)| (language, name.into())).collect();
    }
}

/// Maple Dental as it is in French.
fn erable() -> Practice {
    let mut practice = maple_dental();
    practice.name = "Clinique Érable".into();
    for (service, name) in practice.services.iter_mut().zip(["examen", "nettoyage", "plombage"]) {
        service.name = name.into();
    }
    practice.emergency = "En cas d'urgence, raccrochez et composez le 911.".into();
    practice.desk = FrontDesk {
        languages: vec![Language::French],
        address: Some("12, avenue Whyte, au deuxième étage".into()),
        ..practice.desk
    };
    practice
}

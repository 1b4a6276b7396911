use domain::testing::{CLEANING, KHAN, maple_dental};
use domain::{AppointmentId, Days, Moment, Presence, ProviderWish, Template, Times, Wish};
use uuid::Uuid;

use super::*;
use crate::slip::{GivenName, ReachedBy};
use crate::state::Return;
use crate::{Budgets, Policy};

/// A place in a conversation at which a sentence is said.
enum Said {
    Asked(State),
    Remarked(Remark),
}

const BOTH: [Language; 2] = [Language::English, Language::French];

/// Noon, or another hour: what is said of noon has no full stop of its own.
fn slot(hour: i8) -> Slot {
    let wall = jiff::civil::date(2026, 11, 24).at(hour, 0, 0, 0);
    let starts_at = wall.to_zoned(maple_dental().time_zone).unwrap().timestamp();
    Slot { provider: KHAN, starts_at, ends_at: starts_at + jiff::SignedDuration::from_mins(45) }
}

fn wish() -> Wish {
    let provider = ProviderWish::Anyone;
    Wish { service: CLEANING, provider, days: Days::Soonest, times: Times::Any }
}

fn draft() -> Draft {
    let number = "+14032661234".parse().unwrap();
    Draft {
        wish: wish(),
        slot: slot(12),
        name: GivenName::Given("Sarah Johnson".parse().unwrap()),
        phone: ReachedBy::CallersOwn(number),
    }
}

fn appointment() -> Upcoming {
    Upcoming {
        id: AppointmentId::new(Uuid::from_u128(9)),
        service: CLEANING,
        slot: slot(12),
        name: Some("Sarah Johnson".parse().unwrap()),
        can_be_changed: true,
    }
}

fn naming(how: Asked, who: Who) -> State {
    State::AskingName { wish: wish(), who, slot: slot(12), how }
}

fn offering(slots: Vec<Slot>) -> State {
    State::Offering { wish: wish(), purpose: Purpose::default(), slots }
}

fn place(sentence: Sentence) -> Said {
    let slip = Slip { service: Some(CLEANING), ..Slip::default() };
    let who = Who::default();
    let state = match sentence {
        Sentence::WhatCanIDo => State::AskingIntent { slip },
        Sentence::WhatFor => State::AskingService { slip: Slip::default() },
        Sentence::WithWhom => State::AskingProvider { slip },
        Sentence::When => State::AskingDays { slip },
        Sentence::WhichDay => State::AskingDays { slip: Slip { times: Some(Times::Any), ..slip } },
        Sentence::MoveToWhen => {
            let purpose = Purpose::Moving(Box::new(appointment()));
            State::AskingDays { slip: Slip { purpose, ..slip } }
        }
        Sentence::OfferOne => offering(vec![slot(12)]),
        Sentence::Offer => offering(vec![slot(9), slot(12)]),
        Sentence::Name => naming(Asked::Whole, who),
        Sentence::NameOfAnother => naming(Asked::Whole, Who { is_another: true, ..who }),
        Sentence::SpellName => naming(Asked::ByLetter, who),
        Sentence::Phone => {
            State::AskingPhone { wish: wish(), name: GivenName::LeftOpen, slot: slot(12) }
        }
        Sentence::AnotherAppointment => State::OfferingAnother { slip },
        Sentence::APerson => State::OfferingPerson { who },
        Sentence::AnythingElse => State::AnythingElse { who },
        Sentence::AMessage => State::OfferingMessage { otherwise: Return::Nowhere },
        Sentence::Message => State::TakingMessage { about: About::Anything },
        Sentence::HowLate => State::TakingMessage { about: About::BeingLate },
        Sentence::Booked => return Said::Remarked(Remark::Booked(draft())),
        Sentence::Moved => {
            return Said::Remarked(Remark::Moved { appointment: appointment(), to: slot(12) });
        }
        Sentence::Cancelled => return Said::Remarked(Remark::CalledOff(appointment())),
        Sentence::Emergency => return Said::Remarked(Remark::Emergency),
        Sentence::WrongNumber => return Said::Remarked(Remark::WrongNumber),
        Sentence::NothingFree => return Said::Remarked(Plain::NothingFree.into()),
        Sentence::MessageTaken => return Said::Remarked(Plain::MessageTaken.into()),
        Sentence::WillTellThem => return Said::Remarked(Plain::WillTellThem.into()),
        Sentence::HeardNothing => return Said::Remarked(Plain::HeardNothing.into()),
        Sentence::StillHeardNothing => return Said::Remarked(Plain::StillHeardNothing.into()),
        Sentence::NotUnderstood => return Said::Remarked(Plain::NotUnderstood.into()),
        Sentence::StillNotUnderstood => return Said::Remarked(Plain::StillNotUnderstood.into()),
        Sentence::TakeYourTime => return Said::Remarked(Plain::TakeYourTime.into()),
        Sentence::AllRight => return Said::Remarked(Plain::AllRight.into()),
        Sentence::TakingLong => return Said::Remarked(Plain::TakingLong.into()),
        Sentence::CannotDoThat => return Said::Remarked(Plain::CannotDoThat.into()),
        Sentence::OneMoment => return Said::Remarked(Plain::PuttingThrough.into()),
        Sentence::NobodyThere => return Said::Remarked(Plain::NobodyThere.into()),
        Sentence::CouldNotHelp => return Said::Remarked(Plain::CouldNotHelp.into()),
        Sentence::Goodbye => return Said::Remarked(Plain::Goodbye.into()),
    };
    Said::Asked(state)
}

fn heard(place: &Said, practice: &Practice, language: Language) -> String {
    // A week before: of another day it is not said that it is today or tomorrow.
    let wall = jiff::civil::date(2026, 11, 17).at(9, 0, 0, 0);
    let moment = Moment { wall, presence: Presence::Open };
    let policy = Policy { practice, budgets: Budgets::default(), moment };
    let phrase = match place {
        Said::Asked(state) => crate::wording::question(state, &policy, language).unwrap(),
        Said::Remarked(remark) => crate::wording::remark(remark, &policy, language),
    };
    assert_eq!(phrase.language, language);
    phrase.words
}

/// The usual words of a sentence, with a placeholder wherever a fact stands in them.
fn usual(sentence: Sentence, language: Language) -> String {
    let (place, practice) = (place(sentence), maple_dental());
    let words = heard(&place, &practice, language);
    let (named, matter) = match &place {
        Said::Asked(state) => asked(state).unwrap(),
        Said::Remarked(remark) => said(remark).unwrap(),
    };
    assert_eq!(named, sentence);
    sentence.placeholders().iter().fold(words, |words, it| {
        match fact(*it, matter, &practice, language) {
            Some(fact) => words.replace(&fact, it.as_str()),
            None => words,
        }
    })
}

#[test]
fn the_usual_words_of_every_sentence_could_be_a_practices_own() {
    for (sentence, language) in Sentence::ALL.into_iter().flat_map(|it| BOTH.map(|in_| (it, in_))) {
        let usual = usual(sentence, language);
        let own = Template::parse(sentence, &usual);
        let own = own.unwrap_or_else(|error| panic!("{usual}: {error}"));
        let mut practice = maple_dental();
        let before = heard(&place(sentence), &practice, language);
        practice.desk.wording.put(language, own);
        let after = heard(&place(sentence), &practice, language);
        assert_eq!(before, after);
    }
}

#[test]
fn a_sentence_is_said_in_the_practices_words_in_their_language_alone() {
    for (sentence, language) in Sentence::ALL.into_iter().flat_map(|it| BOTH.map(|in_| (it, in_))) {
        let needed = sentence.needs().iter().map(|it| it.as_str());
        let text = format!("{} Hello from {{practice}}", needed.collect::<String>());
        let mut practice = maple_dental();
        practice.desk.wording.put(language, Template::parse(sentence, &text).unwrap());
        for heard_in in BOTH {
            let heard = heard(&place(sentence), &practice, heard_in);
            let is_own = heard.ends_with("Hello from Maple Dental");
            assert_eq!(is_own, heard_in == language, "{sentence:?}: {heard}");
        }
    }
}

#[test]
fn what_is_not_known_leaves_a_sentence_as_usual() {
    let mut practice = maple_dental();
    let own = Template::parse(Sentence::Booked, "Thank you, {name}: {when}.").unwrap();
    practice.desk.wording.put(Language::English, own);
    let booked = |name| Said::Remarked(Remark::Booked(Draft { name, ..draft() }));
    let named = heard(&booked(draft().name), &practice, Language::English);
    assert_eq!(named, "Thank you, Sarah Johnson: Tuesday, November 24th at noon.");
    let open = heard(&booked(GivenName::LeftOpen), &practice, Language::English);
    assert!(open.starts_with("You are booked: a cleaning with Dr. Amira Khan"), "{open}");
}

#[test]
fn providers_to_choose_from_are_those_of_the_service() {
    let mut practice = maple_dental();
    let own = Template::parse(Sentence::WithWhom, "{service}: {provider}?").unwrap();
    practice.desk.wording.put(Language::English, own);
    let heard = |service| {
        let slip = Slip { service, ..Slip::default() };
        heard(&Said::Asked(State::AskingProvider { slip }), &practice, Language::English)
    };
    // A yes will do to the only one, and the question says so.
    let only = heard(Some(domain::testing::FILLING));
    assert_eq!(only, "I can give you Dr. Amira Khan. Would that be all right?");
    assert_eq!(heard(Some(CLEANING)), "cleaning: Dr. Amira Khan or Dr. Luc Tremblay?");
    let without = heard(None);
    assert!(without.starts_with("Who would you like to see"), "{without}");
}

#[test]
fn every_sentence_stands_in_the_documentation_with_its_usual_words() {
    let page = include_str!("../../../../../docs/PRACTICES.md");
    let row = |sentence: Sentence| {
        let needed = sentence.needs();
        let marked = sentence.placeholders().iter();
        // The practice can be named everywhere.
        let marked = marked.filter(|it| **it != Placeholder::Practice || needed.contains(it));
        let marked = marked
            .map(|it| if needed.contains(it) { format!("**`{it}`**") } else { format!("`{it}`") });
        let about = marked.collect::<Vec<_>>().join(" ");
        let [english, french] = BOTH.map(|language| usual(sentence, language));
        format!("| `{}` | {about} | {english} | {french} |", sentence.as_str())
    };
    let missing = Sentence::ALL.into_iter().map(row).filter(|row| !page.contains(row));
    let missing: Vec<_> = missing.collect();
    assert!(missing.is_empty(), "docs/PRACTICES.md lacks:\n{}", missing.join("\n"));
}

//! A practice's own words, in the midst of a conversation.

use domain::testing::maple_dental;
use domain::{Language, Practice, Sentence, Template};
use expect_test::expect;

use crate::script::play;

const CALLER: &str = "+14032661234";

/// Maple Dental with words of its own in one language.
fn saying(language: Language, own: &[(&str, &str)]) -> Practice {
    let mut practice = maple_dental();
    for (sentence, text) in own {
        let sentence: Sentence = sentence.parse().unwrap();
        practice.desk.wording.put(language, Template::parse(sentence, text).unwrap());
    }
    practice
}

const BOOKING: [&str; 11] = [
    "",
    "book",
    "cleaning",
    "anyone",
    "day:24",
    "found fitting 24T09:00/khan 24T14:30/tremblay",
    "second",
    "name:Sarah_Johnson",
    "held",
    "yes",
    "booked",
];

#[test]
fn a_booking_in_a_practices_own_words() {
    let own = [
        ("what_can_i_do", "How can {practice} make you smile?"),
        ("heard_nothing", "Hello? Is anybody there?"),
        ("what_for", "We do {service}. What will it be?"),
        ("with_whom", "A {service} with {provider}, or whoever is free?"),
        ("when", "When should we see you for your {service}?"),
        ("offer", "How about {when}?"),
        ("name", "And you are?"),
        ("booked", "All set, {name}: your {service} with {provider} is on {when}."),
        ("anything_else", "Anything else?"),
        ("goodbye", "See you at {practice}!"),
    ];
    let practice = saying(Language::English, &own);
    let lines: Vec<_> = BOOKING.into_iter().chain(["no"]).collect();
    expect![[r#"
          Thank you for calling Maple Dental.
          How can Maple Dental make you smile?
          [intent]
        > 
          Hello? Is anybody there?
          How can Maple Dental make you smile?
          [intent]
        > book
          We do check-up, cleaning or filling. What will it be?
          [service]
        > cleaning
          A cleaning with Dr. Amira Khan or Dr. Luc Tremblay, or whoever is free?
          [provider]
        > anyone
          When should we see you for your cleaning?
          [date]
        > day:24
          ~ find On(2026-11-24) Any
        > found fitting 24T09:00/khan 24T14:30/tremblay
          How about Tuesday, November 24th at 9 a.m. or 2:30 p.m.?
          [slot]
        > second
          And you are?
          [name]
        > name:Sarah_Johnson
          ~ hold 2026-11-24T14:30:00 with tremblay
        > held
          That is a cleaning with Dr. Luc Tremblay tomorrow, Tuesday, November 24th at 2:30 p.m., for Sarah Johnson. Shall I book it?
          [confirmation]
        > yes
          ~ book for +14032661234
        > booked
          All set, Sarah Johnson: your cleaning with Dr. Luc Tremblay is on Tuesday, November 24th at 2:30 p.m.
          Anything else?
          [anything]
        > no
          See you at Maple Dental!
          [hang up]
          = booked
    "#]].assert_eq(&play(&practice, CALLER, &lines));
}

#[test]
fn a_booking_in_a_practices_own_french() {
    let own = [
        ("what_can_i_do", "{practice}, comment puis-je vous aider ?"),
        ("with_whom", "Un {service} avec {provider} ?"),
        ("offer", "Voici ce que j'ai : {when}. Lequel vous plaît ?"),
        ("name", "C'est à quel nom ?"),
        ("booked", "Merci {name}, nous vous attendons {when} avec {provider}."),
        ("anything_else", "Autre chose avec ça ?"),
        ("goodbye", "À bientôt !"),
    ];
    let mut practice = saying(Language::French, &own);
    practice.desk.languages = vec![Language::French];
    let lines: Vec<_> = BOOKING[1..].iter().copied().chain(["no"]).collect();
    expect![[r#"
          Maple Dental, bonjour.
          Maple Dental, comment puis-je vous aider ?
          [intent]
        > book
          Pour quel service désirez-vous venir : check-up, cleaning ou filling ?
          [service]
        > cleaning
          Un cleaning avec Dr. Amira Khan ou Dr. Luc Tremblay ?
          [provider]
        > anyone
          Quel jour et quelle heure vous conviendraient ?
          [date]
        > day:24
          ~ find On(2026-11-24) Any
        > found fitting 24T09:00/khan 24T14:30/tremblay
          Voici ce que j'ai : le mardi 24 novembre à 9 h ou 14 h 30. Lequel vous plaît ?
          [slot]
        > second
          C'est à quel nom ?
          [name]
        > name:Sarah_Johnson
          ~ hold 2026-11-24T14:30:00 with tremblay
        > held
          C'est donc : cleaning avec Dr. Luc Tremblay, demain, le mardi 24 novembre à 14 h 30, au nom de Sarah Johnson. Dois-je confirmer ce rendez-vous ?
          [confirmation]
        > yes
          ~ book for +14032661234
        > booked
          Merci Sarah Johnson, nous vous attendons le mardi 24 novembre à 14 h 30 avec Dr. Luc Tremblay.
          Autre chose avec ça ?
          [anything]
        > no
          À bientôt !
          [hang up]
          = booked
    "#]].assert_eq(&play(&practice, CALLER, &lines));
}

#[test]
fn whoever_changes_the_language_hears_its_own_words() {
    let mut practice = saying(Language::French, &[("what_can_i_do", "Bonjour, je vous écoute.")]);
    practice.desk.languages = vec![Language::English, Language::French];
    let said = play(&practice, CALLER, &["speak:fr"]);
    assert!(said.contains("What can I do for you?"), "{said}");
    assert!(said.ends_with("Bonjour, je vous écoute.\n  [intent]\n"), "{said}");
}

#[test]
fn what_a_yes_is_said_to_is_the_same_in_every_practices_words() {
    let every = Sentence::ALL.map(|sentence| {
        let needed: String = sentence.needs().iter().map(|it| it.as_str()).collect();
        (sentence.as_str(), format!("{needed} ¡Olé!"))
    });
    let every: Vec<_> = every.iter().map(|(sentence, text)| (*sentence, text.as_str())).collect();
    let own = play(&saying(Language::English, &every), CALLER, &BOOKING);
    let usual = play(&maple_dental(), CALLER, &BOOKING);
    let read_back = |said: &str| {
        let lines = said.lines().skip_while(|line| *line != "> held").skip(1);
        lines.take_while(|line| !line.starts_with('>')).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(read_back(&own), read_back(&usual));
    assert!(read_back(&own).contains("Shall I book it?"), "{own}");
    // Whatever it is called, what is done and what is waited for is the same.
    let done = |said: &str| {
        let lines = said.lines().filter(|it| it.contains(['~', '[', '>']));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(done(&own), done(&usual));
}

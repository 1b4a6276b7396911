//! In French, and from one language to the other.

use domain::testing::maple_dental;
use domain::{Country, Language, Practice, Sentence, Template};
use expect_test::{Expect, expect};

use crate::script::play;

const CALLER: &str = "+14032661234";

/// Up to the yes.
const BOOKING: [&str; 9] = [
    "book",
    "cleaning",
    "anyone",
    "day:24",
    "found fitting 24T09:00/khan 24T14:30/tremblay",
    "second",
    "name:Sarah_Tremblay",
    "held",
    "yes",
];
const NAMES: [&str; 3] = ["examen", "nettoyage", "obturation"];

pub(crate) fn in_french() -> Practice {
    let mut practice = maple_dental();
    practice.desk.languages = vec![Language::French];
    for (service, name) in practice.services.iter_mut().zip(NAMES) {
        service.name = name.into();
    }
    practice
}

fn bilingual() -> Practice {
    let mut practice = maple_dental();
    practice.desk.languages = vec![Language::English, Language::French];
    for (service, name) in practice.services.iter_mut().zip(NAMES) {
        service.names.insert(Language::French, name.into());
    }
    practice
}

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn a_booking_in_french() {
    expect![[r#"
          Maple Dental, bonjour.
          Que puis-je faire pour vous ?
          [intent]
        > book
          Pour quel service désirez-vous venir : examen, nettoyage ou obturation ?
          [service]
        > cleaning
          Qui désirez-vous voir : Dr. Amira Khan ou Dr. Luc Tremblay, ou peu importe ?
          [provider]
        > anyone
          Quel jour et quelle heure vous conviendraient ?
          [date]
        > day:24
          ~ find On(2026-11-24) Any
        > found fitting 24T09:00/khan 24T14:30/tremblay
          J'ai demain, le mardi 24 novembre à 9 h ou 14 h 30. Que préférez-vous ?
          [slot]
        > second
          Quel est votre nom, s'il vous plaît ?
          [name]
        > name:Sarah_Tremblay
          ~ hold 2026-11-24T14:30:00 with tremblay
        > held
          C'est donc : nettoyage avec Dr. Luc Tremblay, demain, le mardi 24 novembre à 14 h 30, au nom de Sarah Tremblay. Dois-je confirmer ce rendez-vous ?
          [confirmation]
        > yes
          ~ book for +14032661234
        > booked
          C'est réservé : nettoyage avec Dr. Luc Tremblay, demain, le mardi 24 novembre à 14 h 30, au nom de Sarah Tremblay.
          Puis-je faire autre chose pour vous ?
          [anything]
        > no
          Merci de votre appel. Au revoir.
          [hang up]
          = booked
    "#]].assert_eq(&play(
        &in_french(),
        CALLER,
        &[&BOOKING[..], &["booked", "no"]].concat(),
    ));
}

#[test]
fn a_move_in_french() {
    expect![[r#"
          Maple Dental, bonjour.
          Que puis-je faire pour vous ?
          [intent]
        > intent:reschedule
          À quel nom est le rendez-vous ?
          [name]
        > name:Sarah_Johnson
          ~ appointments of +14032661234
        > theirs 24T10:00/khan/cleaning/Sarah_Johnson
          À quel jour et à quelle heure désirez-vous le déplacer ?
          [date]
        > at:14:30
          D'accord : à 14 h 30.
          Et quel jour ?
          [date]
        > day:26
          ~ find instead On(2026-11-26) At(14:30:00)
        > found exactly 26T14:30/tremblay
          Dois-je déplacer le rendez-vous de demain, mardi 24 novembre à 10 h au jeudi 26 novembre à 14 h 30, avec Dr. Luc Tremblay ?
          [confirmation]
        > yes
          ~ move to 2026-11-26T14:30:00
        > moved
          C'est déplacé : nettoyage avec Dr. Luc Tremblay, le jeudi 26 novembre à 14 h 30.
          Puis-je faire autre chose pour vous ?
          [anything]
        > 
          Merci de votre appel. Au revoir.
          [hang up]
          = moved
    "#]].assert_eq(&play(
        &in_french(),
        CALLER,
        &[
            "intent:reschedule",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "at:14:30",
            "day:26",
            "found exactly 26T14:30/tremblay",
            "yes",
            "moved",
            "",
        ],
    ));
}

#[test]
fn a_cancellation_and_questions_in_french() {
    expect![[r#"
          Maple Dental, bonjour.
          Que puis-je faire pour vous ?
          [intent]
        > intent:hours
          Nous sommes ouverts du lundi au vendredi de 9 h à midi et de 13 h à 17 h.
          Puis-je faire autre chose pour vous ?
          [anything]
        > intent:cancel
          À quel nom est le rendez-vous ?
          [name]
        > mumble
          Je regrette, je n'ai pas compris.
          À quel nom est le rendez-vous ?
          [name]
        > 
          Je regrette, je n'ai rien entendu.
          À quel nom est le rendez-vous ?
          [name]
        > name:Sarah_Johnson
          ~ appointments of +14032661234
        > theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson
          Vous avez deux rendez-vous : nettoyage, demain, le mardi 24 novembre à 10 h ; examen, le jeudi 26 novembre à 14 h. Lequel ?
          [appointment]
        > first
          C'est le rendez-vous de Sarah Johnson, nettoyage avec Dr. Amira Khan, demain, le mardi 24 novembre à 10 h. Dois-je l'annuler ?
          [confirmation]
        > yes
          ~ call off
        > called off
          C'est annulé : nettoyage avec Dr. Amira Khan, demain, le mardi 24 novembre à 10 h.
          Désirez-vous prendre un autre rendez-vous ?
          [anything]
        > no
          Puis-je faire autre chose pour vous ?
          [anything]
        > no
          Merci de votre appel. Au revoir.
          [hang up]
          = cancelled
    "#]].assert_eq(&play(&in_french(), CALLER, &["intent:hours", "intent:cancel", "mumble", "", "name:Sarah_Johnson", "theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson", "first", "yes", "called off", "no", "no"]));
}

#[test]
fn a_bilingual_practice_says_so_once_and_goes_on_in_either() {
    expect![[r#"
          Thank you for calling Maple Dental.
          Pour le français, dites « français » ou faites le 8.
          What can I do for you?
          [intent]
        > key 8
          Que puis-je faire pour vous ?
          Faites le 1 pour prendre rendez-vous, le 2 pour en déplacer un, le 3 pour en annuler un, le 4 pour la date du vôtre, le 5 pour nos heures et l'adresse, ou le 0 pour une personne.
          [intent]
        > book
          Pour quel service désirez-vous venir : examen, nettoyage ou obturation ?
          [service]
        > speak:en
          What would you like to come in for: a check-up, a cleaning or a filling?
          [service]
        > cleaning
          Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
          [provider]
        > help
          You can say a name, or: anyone.
          Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
          Press 1 for anyone, 2 for Dr. Amira Khan or 3 for Dr. Luc Tremblay.
          [provider]
    "#]].assert_eq(&play(
        &bilingual(),
        CALLER,
        &["key 8", "book", "speak:en", "cleaning", "help"],
    ));
}

#[test]
fn who_chose_a_language_is_booked_as_somebody_who_speaks_it() {
    let chosen = |lines: &[&str]| {
        let heard = play(&bilingual(), CALLER, lines);
        let booked = heard.lines().find_map(|it| it.trim().strip_prefix("~ book for +14032661234"));
        booked.unwrap_or_else(|| panic!("{heard}")).to_owned()
    };
    assert_eq!(chosen(&BOOKING), "");
    assert_eq!(chosen(&[&["key 8"], &BOOKING[..]].concat()), " in fr");
    assert_eq!(
        chosen(&[&["speak:fr"], &BOOKING[..5], &["speak:en"], &BOOKING[5..]].concat()),
        " in en"
    );
}

#[test]
fn an_emergency_is_told_in_the_language_of_the_caller() {
    let mut practice = bilingual();
    let usual = "If this is an emergency, please hang up and dial 911.";
    assert_eq!(practice.emergency, usual);
    let told = |practice: &Practice, lines: &[&str], words: &str| {
        let heard = play(practice, CALLER, &[lines, &["intent:emergency"]].concat());
        assert!(heard.contains(words), "{heard}");
    };
    told(&practice, &[], usual);
    told(&practice, &["key 8"], "En cas d'urgence, raccrochez et composez le 911.");
    practice.country = Country::UnitedKingdom;
    told(&practice, &["key 8"], "En cas d'urgence, raccrochez et composez le 999.");
    // What it says itself is not left out.
    practice.emergency = "Go to the clinic in Oak Street, or dial 911.".into();
    told(&practice, &[], "Go to the clinic in Oak Street, or dial 911.");
    told(&practice, &["key 8"], "Go to the clinic in Oak Street, or dial 911.");
    let own = Template::parse(Sentence::Emergency, "Allez rue Oak, ou composez le 911.").unwrap();
    practice.desk.wording.put(Language::French, own);
    told(&practice, &["key 8"], "Allez rue Oak, ou composez le 911.");
    told(&practice, &[], "Go to the clinic in Oak Street, or dial 911.");
}

#[test]
fn a_language_that_is_not_spoken_is_not_promised() {
    check(
        &["speak:fr", "book"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > speak:fr
              I'm sorry, I don't speak that language here.
              What can I do for you?
              [intent]
            > book
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
        "#]],
    );
}

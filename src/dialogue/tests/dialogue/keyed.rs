//! Callers who never speak: what can be done by keys alone.

use domain::Country;
use domain::testing::maple_dental;
use expect_test::{Expect, expect};

use crate::french::in_french;
use crate::script::play;

const CALLER: &str = "+14032661234";
/// What is free first, which nobody has to ask for.
const FIRST: &str = "found fitting 24T09:00/khan 24T10:00/khan";

#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&play(&maple_dental(), CALLER, lines));
}

/// What is said last.
fn last(lines: &[&str]) -> String {
    let said = play(&maple_dental(), CALLER, lines);
    said.rsplit("> ").next().unwrap().to_owned()
}

#[test]
fn a_day_and_a_time_are_keyed_in() {
    check(
        &[
            "key 1",
            "key 2",
            "key 2",
            FIRST,
            "key *",
            "key 1124",
            "key 0230",
            "found exactly 24T14:30/khan",
            "key 1",
            "held",
            "key 1",
            "booked",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > key 1
              What would you like to come in for: a check-up, a cleaning or a filling?
              Press 1 for check-up, 2 for cleaning or 3 for filling.
              [service]
            > key 2
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              Press 1 for anyone, 2 for Dr. Amira Khan or 3 for Dr. Luc Tremblay.
              [provider]
            > key 2
              ~ find Soonest Any
            > found fitting 24T09:00/khan 24T10:00/khan
              I have tomorrow, Tuesday, November 24th at 9 a.m. or 10 a.m. Which would you like?
              Press 1 for the first, 2 for the second, 4 for earlier, 5 for later, 6 for another day, or star to key in a day.
              [slot]
            > key *
              What day and time would suit you?
              Press 1 for the first time that is free, 0 for a person, or key in month and day in four digits: 0 3 1 5 for March 15th.
              [date]
            > key 1124
              And at what time?
              Press 1 for any time, 0 for a person, or key in hour and minutes in four digits: 1 4 3 0 for 2:30 p.m.
              [time]
            > key 0230
              ~ find On(2026-11-24) At(14:30:00)
            > found exactly 24T14:30/khan
              May I have your name, please?
              Press 1 to go on without a name.
              [name]
            > key 1
              ~ hold 2026-11-24T14:30:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 2:30 p.m. Shall I book it?
              Press 1 for yes, 2 for no, or star to key in a day.
              [confirmation]
            > key 1
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 2:30 p.m.
              Is there anything else I can do for you?
              Press 1 if that is all, 2 for something else, or 0 for a person.
              [anything]
        "#]],
    );
}

#[test]
fn who_speaks_is_asked_when_and_who_moves_theirs_or_has_said_a_time_is_as_well() {
    let spoken = last(&["key 1", "cleaning", "anyone"]);
    assert!(spoken.contains("What day and time would suit you?"), "{spoken}");
    let timed = last(&["book cleaning at:10:00", "key 1"]);
    assert!(timed.contains("And which day would that be?"), "{timed}");
    let moved = last(&[
        "key 2",
        "name:Sarah_Johnson",
        "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
        "key 9",
    ]);
    assert!(moved.contains("To what day and time would you like to move it?"), "{moved}");
}

#[test]
fn any_time_of_a_day_that_was_keyed_in_is_key_1_and_star_asks_for_the_day_again() {
    check(
        &["key 1", "key 2", "key 1", FIRST, "key *", "key 1124#", "key *", "key 2511", "key 1"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > key 1
              What would you like to come in for: a check-up, a cleaning or a filling?
              Press 1 for check-up, 2 for cleaning or 3 for filling.
              [service]
            > key 2
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              Press 1 for anyone, 2 for Dr. Amira Khan or 3 for Dr. Luc Tremblay.
              [provider]
            > key 1
              ~ find Soonest Any
            > found fitting 24T09:00/khan 24T10:00/khan
              I have tomorrow, Tuesday, November 24th at 9 a.m. or 10 a.m. Which would you like?
              Press 1 for the first, 2 for the second, 4 for earlier, 5 for later, 6 for another day, or star to key in a day.
              [slot]
            > key *
              What day and time would suit you?
              Press 1 for the first time that is free, 0 for a person, or key in month and day in four digits: 0 3 1 5 for March 15th.
              [date]
            > key 1124#
              And at what time?
              Press 1 for any time, 0 for a person, or key in hour and minutes in four digits: 1 4 3 0 for 2:30 p.m.
              [time]
            > key *
              What day and time would suit you?
              Press 1 for the first time that is free, 0 for a person, or key in month and day in four digits: 0 3 1 5 for March 15th.
              [date]
            > key 2511
              And at what time?
              Press 1 for any time, 0 for a person, or key in hour and minutes in four digits: 1 4 3 0 for 2:30 p.m.
              [time]
            > key 1
              ~ find On(2026-11-25) Any
        "#]],
    );
}

#[test]
fn a_time_may_also_be_said() {
    let said = last(&["key 1", "key 2", "key 1", FIRST, "key *", "key 1124", "at:15:00"]);
    assert!(said.contains("~ find On(2026-11-24) At(15:00:00)"), "{said}");
}

#[test]
fn keys_that_make_no_day_or_no_time_are_asked_for_again() {
    let day = ["key 1", "key 2", "key 1", FIRST, "key *", "key 0230"];
    assert!(last(&day).contains("I don't think that date exists."), "{}", last(&day));
    let time = ["key 1", "key 2", "key 1", FIRST, "key *", "key 1124", "key 2560"];
    assert!(last(&time).contains("And at what time?"), "{}", last(&time));
    let short = ["key 1", "key 2", "key 1", FIRST, "key *", "key 112"];
    assert!(last(&short).contains("Sorry, I did not get that."), "{}", last(&short));
}

#[test]
fn a_time_that_is_known_already_is_not_asked_for_again() {
    let said = last(&["book cleaning anyone at:10:00", "key 1124"]);
    assert!(said.contains("~ find On(2026-11-24) At(10:00:00)"), "{said}");
}

#[test]
fn the_order_of_month_and_day_is_that_of_the_country_and_of_the_language() {
    let mut practice = maple_dental();
    let keys = ["key 1", "key 2", "key 1", FIRST, "key *", "key 0412", "key 1"];
    let canadian = play(&practice, CALLER, &keys);
    assert!(canadian.contains("~ find On(2027-04-12) Any"), "{canadian}");
    practice.country = Country::UnitedKingdom;
    let british = play(&practice, CALLER, &keys);
    assert!(british.contains("day and month in four digits: 1 5 0 3 for March 15th"), "{british}");
    assert!(british.contains("~ find On(2026-12-04) Any"), "{british}");
}

#[test]
fn what_is_on_offer_leads_on_by_keys() {
    let until_offer = ["key 1", "key 2", "key 1", FIRST];
    for (key, asks) in [
        ("key 4", "~ find On(2026-11-23) Any"),
        ("key 5", "~ find On(2026-11-24) From(10:01:00)"),
        ("key 6", "~ find Between { first: 2026-11-25, last: 2026-12-09 } Any"),
    ] {
        let said = last(&[&until_offer[..], &[key]].concat());
        assert!(said.contains(asks), "{key}: {said}");
    }
    let offered = last(&until_offer);
    assert!(
        offered.contains("4 for earlier, 5 for later, 6 for another day, or star"),
        "{offered}"
    );
}

#[test]
fn who_cannot_say_a_name_has_what_they_want_passed_on() {
    check(
        &["key 3", "key 1", "key 1"],
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > key 3
          What name is the appointment under?
          If you cannot say it, press 1 and I will tell them what you want, or 0 for a person.
          [name]
        > key 1
          I have not changed anything; I will tell them that you want to cancel an appointment.
          Is there anything else I can do for you?
          Press 1 if that is all, 2 for something else, or 0 for a person.
          [anything]
        > key 1
          Thank you for calling. Goodbye.
          [hang up]
          = message_left
    "#]],
    );
    for (key, want) in [
        ("key 2", "that you want to move an appointment."),
        ("key 4", "that you want to know when your appointment is."),
    ] {
        let said = last(&[key, "key 1"]);
        assert!(said.contains(want), "{said}");
    }
}

#[test]
fn an_appointment_just_made_is_moved_and_called_off_by_keys() {
    check(
        &[
            "key 1",
            "key 2",
            "key 1",
            "found exactly 24T09:00/khan",
            "key 1",
            "held",
            "key 1",
            "booked",
            "key 2",
            "key 2",
            "key 1126",
            "key 1000",
            "found exactly 26T10:00/khan",
            "key 1",
            "moved",
            "key 2",
            "key 3",
            "key 1",
            "called off",
            "key 1",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > key 1
              What would you like to come in for: a check-up, a cleaning or a filling?
              Press 1 for check-up, 2 for cleaning or 3 for filling.
              [service]
            > key 2
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              Press 1 for anyone, 2 for Dr. Amira Khan or 3 for Dr. Luc Tremblay.
              [provider]
            > key 1
              ~ find Soonest Any
            > found exactly 24T09:00/khan
              May I have your name, please?
              Press 1 to go on without a name.
              [name]
            > key 1
              ~ hold 2026-11-24T09:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 9 a.m. Shall I book it?
              Press 1 for yes, 2 for no, or star to key in a day.
              [confirmation]
            > key 1
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 9 a.m.
              Is there anything else I can do for you?
              Press 1 if that is all, 2 for something else, or 0 for a person.
              [anything]
            > key 2
              What can I do for you?
              Press 1 to make an appointment, 2 to move one, 3 to cancel one, 4 to hear when yours is, 5 for hours and address, or 0 for a person.
              [intent]
            > key 2
              To what day and time would you like to move it?
              Press 1 for the first time that is free, 0 for a person, or key in month and day in four digits: 0 3 1 5 for March 15th.
              [date]
            > key 1126
              And at what time?
              Press 1 for any time, 0 for a person, or key in hour and minutes in four digits: 1 4 3 0 for 2:30 p.m.
              [time]
            > key 1000
              ~ find instead On(2026-11-26) At(10:00:00)
            > found exactly 26T10:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 9 a.m. to Thursday, November 26th at 10 a.m.?
              Press 1 for yes, 2 for no, or star to key in a day.
              [confirmation]
            > key 1
              ~ move to 2026-11-26T10:00:00
            > moved
              It is moved: your cleaning with Dr. Amira Khan on Thursday, November 26th at 10 a.m.
              Is there anything else I can do for you?
              Press 1 if that is all, 2 for something else, or 0 for a person.
              [anything]
            > key 2
              What can I do for you?
              Press 1 to make an appointment, 2 to move one, 3 to cancel one, 4 to hear when yours is, 5 for hours and address, or 0 for a person.
              [intent]
            > key 3
              That is your cleaning with Dr. Amira Khan on Thursday, November 26th at 10 a.m. Shall I cancel it?
              Press 1 for yes, 2 for no.
              [confirmation]
            > key 1
              ~ call off
            > called off
              It is cancelled: your cleaning with Dr. Amira Khan on Thursday, November 26th at 10 a.m.
              Would you like to make another appointment?
              Press 1 for yes, 2 for no.
              [anything]
            > key 1
              What day and time would suit you?
              Press 1 for the first time that is free, 0 for a person, or key in month and day in four digits: 0 3 1 5 for March 15th.
              [date]
        "#]],
    );
}

#[test]
fn keys_are_explained_in_french() {
    let day = [
        "key 1",
        "key 2",
        "key 1",
        FIRST,
        "key *",
        "key 2411",
        "key 1430",
        "found fitting 24T14:30/khan 24T15:00/khan",
    ];
    expect![[r#"
          Maple Dental, bonjour.
          Que puis-je faire pour vous ?
          [intent]
        > key 1
          Pour quel service désirez-vous venir : examen, nettoyage ou obturation ?
          Faites le 1 pour examen, le 2 pour nettoyage ou le 3 pour obturation.
          [service]
        > key 2
          Qui désirez-vous voir : Dr. Amira Khan ou Dr. Luc Tremblay, ou peu importe ?
          Faites le 1 pour peu importe qui, le 2 pour Dr. Amira Khan ou le 3 pour Dr. Luc Tremblay.
          [provider]
        > key 1
          ~ find Soonest Any
        > found fitting 24T09:00/khan 24T10:00/khan
          J'ai demain, le mardi 24 novembre à 9 h ou 10 h. Que préférez-vous ?
          Faites le 1 pour le premier choix, le 2 pour le deuxième, le 4 pour plus tôt, le 5 pour plus tard, le 6 pour un autre jour, ou l'étoile pour composer un jour.
          [slot]
        > key *
          Quel jour et quelle heure vous conviendraient ?
          Faites le 1 pour la première heure libre, le 0 pour une personne, ou composez le jour et le mois en quatre chiffres : 1 5 0 3 pour le 15 mars.
          [date]
        > key 2411
          Et à quelle heure ?
          Faites le 1 pour n'importe quelle heure, le 0 pour une personne, ou composez l'heure et les minutes en quatre chiffres : 1 4 3 0 pour 14 h 30.
          [time]
        > key 1430
          ~ find On(2026-11-24) At(14:30:00)
        > found fitting 24T14:30/khan 24T15:00/khan
          J'ai demain, le mardi 24 novembre à 14 h 30 ou 15 h. Que préférez-vous ?
          Faites le 1 pour le premier choix, le 2 pour le deuxième, le 4 pour plus tôt, le 5 pour plus tard, le 6 pour un autre jour, ou l'étoile pour composer un jour.
          [slot]
    "#]].assert_eq(&play(&in_french(), CALLER, &day));
    expect![[r#"
          Maple Dental, bonjour.
          Que puis-je faire pour vous ?
          [intent]
        > key 2
          À quel nom est le rendez-vous ?
          Si vous ne pouvez pas le dire, faites le 1 et je transmettrai votre demande, ou le 0 pour une personne.
          [name]
        > 
          Je regrette, je n'ai rien entendu.
          À quel nom est le rendez-vous ?
          Si vous ne pouvez pas le dire, faites le 1 et je transmettrai votre demande, ou le 0 pour une personne.
          [name]
        > 
          Je ne vous entends toujours pas.
          Vous pouvez dire votre prénom et votre nom, ou les épeler lettre par lettre.
          À quel nom est le rendez-vous ?
          Si vous ne pouvez pas le dire, faites le 1 et je transmettrai votre demande, ou le 0 pour une personne.
          [name]
        > key 1
          Je n'ai rien changé ; je dirai à l'équipe que vous désirez déplacer un rendez-vous.
          Puis-je faire autre chose pour vous ?
          Faites le 1 si c'est tout, le 2 pour autre chose, ou le 0 pour une personne.
          [anything]
    "#]].assert_eq(&play(&in_french(), CALLER, &["key 2", "", "", "key 1"]));
}

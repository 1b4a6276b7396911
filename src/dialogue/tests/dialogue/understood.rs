//! What shows a caller that they are heard: an acknowledgement, an introduction, one question at a
//! time.

use domain::testing::maple_dental;
use expect_test::{Expect, expect};

use crate::french::in_french;
use crate::script::play;

const CALLER: &str = "+14032661234";

#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&play(&maple_dental(), CALLER, lines));
}

#[test]
fn what_was_understood_is_acknowledged_while_the_question_stays_open() {
    check(
        &["book", "day:24 at:10:00", "cleaning", "check-up", "day:25", "khan"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > day:24 at:10:00
              At 10 a.m. tomorrow, Tuesday, November 24th, all right.
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > cleaning
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > check-up
              A check-up, all right.
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > day:25
              On Wednesday, November 25th, all right.
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > khan
              ~ find On(2026-11-25) At(10:00:00)
        "#]],
    );
}

#[test]
fn the_same_in_french() {
    expect![[r#"
          Maple Dental, bonjour.
          Que puis-je faire pour vous ?
          [intent]
        > book
          Pour quel service désirez-vous venir : examen, nettoyage ou obturation ?
          [service]
        > day:24 at:10:00
          D'accord : à 10 h demain, le mardi 24 novembre.
          Pour quel service désirez-vous venir : examen, nettoyage ou obturation ?
          [service]
        > two-services
          Une chose à la fois. Par quoi commençons-nous : nettoyage ou obturation ?
          [service]
        > hello
          Bonjour, oui, je vous entends.
          Pour quel service désirez-vous venir : examen, nettoyage ou obturation ?
          [service]
        > who-are-you
          Un instant, je vous passe quelqu'un.
          ~ transfer to +15875550199
    "#]]
    .assert_eq(&play(
        &in_french(),
        CALLER,
        &["book", "day:24 at:10:00", "two-services", "hello", "who-are-you"],
    ));
}

#[test]
fn of_two_services_one_comes_first() {
    check(
        &["book two-services day:24", "filling"],
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > book two-services day:24
          Let us do one after the other. Which one first: cleaning or filling?
          [service]
        > filling
          ~ find On(2026-11-24) Any
    "#]],
    );
    let again = ["two-services", "two-services", "two-services"];
    let said = play(&maple_dental(), CALLER, &again);
    assert!(said.ends_with("~ transfer to +15875550199\n"), "{said}");
}

#[test]
fn who_asks_whether_anybody_is_there_hears_it_and_the_question_again() {
    check(
        &["hello", "who-are-you", "book cleaning", "hello"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > hello
              Hello, yes, I can hear you.
              What can I do for you?
              [intent]
            > who-are-you
              I am Maple Dental's automated receptionist. If you would rather have a person, say so.
              What can I do for you?
              [intent]
            > book cleaning
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > hello
              Hello, yes, I can hear you.
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
        "#]],
    );
}

#[test]
fn and_does_not_go_round_in_circles() {
    let said = play(&maple_dental(), CALLER, &["hello", "hello", "hello"]);
    assert!(said.ends_with("~ transfer to +15875550199\n"), "{said}");
}

#[test]
fn several_appointments_are_counted_before_one_is_asked_for() {
    let two = "theirs 24T10:00/khan/cleaning/Ann_Lee 26T14:00/tremblay/check-up/Ann_Lee";
    let asks = ["intent:cancel name:Ann_Lee", two];
    let english = play(&maple_dental(), CALLER, &asks);
    let said = "You have two appointments: your cleaning tomorrow, Tuesday, November 24th at 10 a.m. and \
                your check-up on Thursday, November 26th at 2 p.m. Which one?";
    assert!(english.contains(said), "{english}");
    let french = play(&in_french(), CALLER, &asks);
    assert!(french.contains("Vous avez deux rendez-vous : nettoyage"), "{french}");
    assert!(french.contains(" ; examen"), "{french}");
}

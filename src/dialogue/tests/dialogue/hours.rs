//! What callers hear while the practice is closed.

use domain::testing::maple_dental;
use domain::{AfterHours, ClosedFor, Language, Moment, Practice, Presence};
use expect_test::expect;
use jiff::civil::date;

use crate::script::play_at;

const CALLER: &str = "+14032661234";

fn closed(why: ClosedFor) -> Moment {
    let wall = date(2026, 11, 22).at(20, 0, 0, 0);
    let until = Some(date(2026, 11, 23).at(9, 0, 0, 0));
    Moment { wall, presence: Presence::Closed { why, until } }
}

fn at_night(after_hours: AfterHours) -> Practice {
    let mut practice = maple_dental();
    practice.desk.after_hours = after_hours;
    practice
}

#[test]
fn at_night_appointments_are_still_made() {
    expect![[r#"
          Thank you for calling Maple Dental.
          We are closed right now and open again tomorrow at 9 a.m.; I can still help with appointments.
          What can I do for you?
          [intent]
        > book cleaning
          Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
          [provider]
    "#]].assert_eq(&play_at(
        &maple_dental(),
        CALLER,
        closed(ClosedFor::TheDay),
        &["book cleaning"],
    ));
}

#[test]
fn lunch_holidays_and_closures_are_called_what_they_are() {
    for (why, words) in [
        (ClosedFor::Lunch, "We are at lunch right now and open again tomorrow at 9 a.m."),
        (ClosedFor::Holiday, "We are closed today for the holiday and open again"),
        (ClosedFor::Closure, "We are closed today and open again"),
    ] {
        let said = play_at(&maple_dental(), CALLER, closed(why), &[]);
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn what_is_today_or_tomorrow_is_called_so() {
    let until = |day| Some(jiff::civil::date(2026, 11, day).at(13, 0, 0, 0));
    let closed = |day| Presence::Closed { why: ClosedFor::Lunch, until: until(day) };
    for (day, language, words) in [
        (23, Language::English, "open again today at 1 p.m."),
        (24, Language::English, "open again tomorrow at 1 p.m."),
        (25, Language::English, "open again on Wednesday, November 25th at 1 p.m."),
        (23, Language::French, "nous rouvrons aujourd'hui à 13 h"),
        (24, Language::French, "nous rouvrons demain à 13 h"),
        (25, Language::French, "nous rouvrons le mercredi 25 novembre à 13 h"),
    ] {
        let mut practice = maple_dental();
        practice.desk.languages = vec![language];
        let moment = Moment { presence: closed(day), ..domain::testing::monday_morning() };
        let said = play_at(&practice, CALLER, moment, &[]);
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn at_night_calls_go_to_a_person_where_the_practice_wants_that() {
    expect![[r#"
          Thank you for calling Maple Dental.
          We are closed right now and open again tomorrow at 9 a.m.
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
        > transfer no-answer
          I'm sorry, nobody can take your call right now.
          I can write down a message for them. What would you like to tell them?
          [message]
        > mumble
          Thank you, I have written that down for them.
          Is there anything else I can do for you?
          [anything]
    "#]]
    .assert_eq(&play_at(
        &at_night(AfterHours::Transfer),
        CALLER,
        closed(ClosedFor::TheDay),
        &["transfer no-answer", "mumble"],
    ));
}

#[test]
fn a_practice_that_only_says_so_takes_a_message() {
    expect![[r#"
          Thank you for calling Maple Dental.
          We are closed right now and open again tomorrow at 9 a.m.
          Would you like to leave a message?
          [confirmation]
        > book cleaning
          I'm sorry, that can only be done while we are open.
          Would you like to leave a message?
          [confirmation]
        > intent:hours
          We are open Monday to Friday from 9 a.m. to noon and from 1 p.m. to 5 p.m.
          Would you like to leave a message?
          [confirmation]
        > yes
          I can write down a message for them. What would you like to tell them?
          [message]
        > mumble
          Thank you, I have written that down for them.
          Goodbye.
          [hang up]
          = message_left
    "#]]
    .assert_eq(&play_at(
        &at_night(AfterHours::Close),
        CALLER,
        closed(ClosedFor::TheDay),
        &["book cleaning", "intent:hours", "yes", "mumble"],
    ));
}

#[test]
fn and_nothing_else_is_done_there() {
    expect![[r#"
          Thank you for calling Maple Dental.
          We are closed right now and open again tomorrow at 9 a.m.
          Would you like to leave a message?
          [confirmation]
        > intent:person
          I'm sorry, nobody can take your call right now.
          I can write down a message for them. What would you like to tell them?
          [message]
        > key 2
          Sorry, I did not get that.
          I can write down a message for them. What would you like to tell them?
          [message]
    "#]]
    .assert_eq(&play_at(
        &at_night(AfterHours::Close),
        CALLER,
        closed(ClosedFor::TheDay),
        &["intent:person", "key 2"],
    ));
}

#[test]
fn nobody_is_called_there_either() {
    expect![[r#"
          Thank you for calling Maple Dental.
          We are closed right now and open again tomorrow at 9 a.m.
          Would you like to leave a message?
          [confirmation]
        > intent:person
          I'm sorry, nobody can take your call right now.
          I can write down a message for them. What would you like to tell them?
          [message]
    "#]]
    .assert_eq(&play_at(
        &at_night(AfterHours::Close),
        CALLER,
        closed(ClosedFor::TheDay),
        &["intent:person"],
    ));
}

#[test]
fn who_wants_a_person_at_night_gets_one_who_answers() {
    expect![[r#"
          Thank you for calling Maple Dental.
          We are closed right now and open again tomorrow at 9 a.m.; I can still help with appointments.
          What can I do for you?
          [intent]
        > intent:person
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
    "#]].assert_eq(&play_at(
        &maple_dental(),
        CALLER,
        closed(ClosedFor::TheDay),
        &["intent:person"],
    ));
}

//! How a practice treats those who call, line by line.

use domain::testing::maple_dental;
use domain::{FrontDesk, Practice};
use expect_test::expect;

use crate::script::play;

const CALLER: &str = "+14032661234";

fn forwarding() -> Practice {
    let practice = maple_dental();
    let desk = FrontDesk { forwards_calls: true, ..practice.desk.clone() };
    Practice { desk, ..practice }
}

fn blocking() -> Practice {
    let practice = maple_dental();
    let desk = FrontDesk { blocked: [CALLER.parse().unwrap()].into(), ..practice.desk.clone() };
    Practice { desk, ..practice }
}

#[test]
fn a_practice_that_forwards_its_calls_puts_the_caller_through_at_once() {
    expect![[r#"
          Thank you for calling Maple Dental.
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
        > transfer answered
          [hang up]
          = transferred
    "#]]
    .assert_eq(&play(&forwarding(), CALLER, &["transfer answered"]));
}

#[test]
fn nobody_answering_a_forwarded_call_leaves_the_caller_a_message() {
    expect![[r#"
          Thank you for calling Maple Dental.
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
        > transfer unanswered
          I'm sorry, nobody can take your call right now.
          I can write down a message for them. What would you like to tell them?
          [message]
        > intent:book
          I have not changed anything; I will pass it on.
          Is there anything else I can do for you?
          [anything]
    "#]]
    .assert_eq(&play(&forwarding(), CALLER, &["transfer unanswered", "intent:book"]));
}

#[test]
fn a_practice_without_anybody_to_forward_to_answers_itself() {
    let nobody = Practice { transfer_to: None, ..forwarding() };
    let said = play(&nobody, CALLER, &[]);
    assert_eq!(said, play(&maple_dental(), CALLER, &[]));
    assert!(said.contains("[intent]"), "{said}");
}

#[test]
fn a_blocked_caller_hears_so_and_nothing_else_is_done() {
    expect![[r#"
          Thank you for calling Maple Dental. I'm sorry, we cannot take calls from this number. Goodbye.
          [hang up]
        > book cleaning khan day:24 at:10:00
    "#]]
    .assert_eq(&play(&blocking(), CALLER, &["book cleaning khan day:24 at:10:00"]));
}

#[test]
fn a_blocked_number_is_blocked_also_where_calls_are_forwarded() {
    let mut practice = forwarding();
    practice.desk.blocked.insert(CALLER.parse().unwrap());
    let said = play(&practice, CALLER, &[]);
    assert!(!said.contains("transfer"), "{said}");
}

#[test]
fn another_number_and_a_withheld_one_are_not_blocked() {
    for caller in ["+14032661235", "anonymous"] {
        assert!(play(&blocking(), caller, &[]).contains("[intent]"), "{caller}");
    }
}

#[test]
fn a_practice_greets_in_its_own_words_and_asks_what_it_always_asks() {
    let mut practice = maple_dental();
    practice.desk.greeting = Some("Hi, this is Maple <Dental> & friends!".to_owned());
    let said = play(&practice, CALLER, &[]);
    let usual = play(&maple_dental(), CALLER, &[]);
    let own = "Hi, this is Maple <Dental> & friends!";
    assert_eq!(said, usual.replace("Thank you for calling Maple Dental.", own));
}

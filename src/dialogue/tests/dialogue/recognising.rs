//! A caller whom the practice knows, from a number that the carrier vouches for.

use dialogue::{Budgets, Dialogue, DiaryAnswer, Event, Legibility, Policy, read_dialogue};
use dialogue::{State, write_dialogue, write_event};
use domain::testing::maple_dental;
use domain::{AfterHours, Attestation, CallerId, ClosedFor, Language, Moment, Practice, Presence};
use expect_test::expect;

use crate::script::{play, play_at, play_attested};

const CALLER: &str = "+14032661234";

fn greeting_by_name() -> Practice {
    let mut practice = maple_dental();
    practice.desk.greets_by_name = true;
    practice
}

#[test]
fn a_known_caller_is_greeted_by_name_and_not_asked_for_it() {
    expect![[r#"
          ~ customer of +14032661234
        > customer Sarah_Johnson
          Hello Sarah, thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > book cleaning khan day:24 at:10:00
          ~ find On(2026-11-24) At(10:00:00)
        > found exactly 24T10:00/khan
          ~ hold 2026-11-24T10:00:00 with khan
        > held
          That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah. Shall I book it?
          [confirmation]
        > yes
          ~ book for +14032661234
        > booked
          You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah.
          Is there anything else I can do for you?
          [anything]
        > no
          Thank you for calling. Goodbye.
          [hang up]
          = booked
    "#]].assert_eq(&play_attested(
        &greeting_by_name(),
        &[
            "customer Sarah_Johnson",
            "book cleaning khan day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "no",
        ],
    ));
}

#[test]
fn a_known_caller_who_presses_keys_has_the_first_time_read_back_and_may_key_in_a_day() {
    expect![[r#"
          ~ customer of +14032661234
        > customer Sarah_Johnson
          Hello Sarah, thank you for calling Maple Dental.
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
          ~ hold 2026-11-24T09:00:00 with khan
        > held
          That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 9 a.m., for Sarah. Shall I book it?
          Press 1 for yes, 2 for no, or star to key in a day.
          [confirmation]
        > key *
          ~ release
          What day and time would suit you?
          Press 1 for the first time that is free, 0 for a person, or key in month and day in four digits: 0 3 1 5 for March 15th.
          [date]
        > key 1125
          And at what time?
          Press 1 for any time, 0 for a person, or key in hour and minutes in four digits: 1 4 3 0 for 2:30 p.m.
          [time]
        > key 1000
          ~ find On(2026-11-25) At(10:00:00)
        > found exactly 25T10:00/khan
          ~ hold 2026-11-25T10:00:00 with khan
        > held
          That is a cleaning with Dr. Amira Khan on Wednesday, November 25th at 10 a.m., for Sarah. Shall I book it?
          Press 1 for yes, 2 for no, or star to key in a day.
          [confirmation]
        > key 1
          ~ book for +14032661234
    "#]].assert_eq(&play_attested(
        &greeting_by_name(),
        &[
            "customer Sarah_Johnson",
            "key 1",
            "key 2",
            "key 1",
            "found fitting 24T09:00/khan 24T10:00/khan",
            "held",
            "key *",
            "key 1125",
            "key 1000",
            "found exactly 25T10:00/khan",
            "held",
            "key 1",
        ],
    ));
}

#[test]
fn whom_a_number_does_not_name_is_greeted_as_usual() {
    let usual = play(&greeting_by_name(), CALLER, &[]);
    let greeting = usual.lines().next().unwrap();
    assert_eq!(greeting, "  Thank you for calling Maple Dental.");
    // Nobody, or several; and a name that would be said whole.
    for known in ["customer", "customer Sarah", "customer Mrs._Johnson", "customer S._Johnson"] {
        let heard = play_attested(&greeting_by_name(), &[known]);
        assert_eq!(heard.lines().nth(2), Some(greeting), "{known}");
        let asked = play_attested(
            &greeting_by_name(),
            &[known, "book cleaning khan day:24 at:10:00", "found exactly 24T10:00/khan"],
        );
        assert!(asked.ends_with("[name]\n"), "{asked}");
    }
}

#[test]
fn nothing_is_looked_up_without_the_setting_or_the_carriers_word() {
    assert_eq!(play_attested(&maple_dental(), &[]), play(&maple_dental(), CALLER, &[]));
    for caller in [CALLER, "anonymous"] {
        assert!(!play(&greeting_by_name(), caller, &[]).contains('~'), "{caller}");
    }
    assert!(play_attested(&greeting_by_name(), &[]).contains("~ customer of +14032661234"));
}

#[test]
fn the_greeting_is_the_practices_own_and_in_its_language() {
    let mut practice = greeting_by_name();
    practice.desk.languages = vec![Language::French, Language::English];
    let heard = play_attested(&practice, &["customer Sarah_Johnson"]);
    assert!(heard.contains("Bonjour Sarah, ici Maple Dental.\n"), "{heard}");
    assert!(heard.contains("For English"), "{heard}");
    practice.desk.greeting = Some("Ici Maple.".into());
    let heard = play_attested(&practice, &["customer Sarah_Johnson"]);
    assert!(heard.contains("Bonjour Sarah. Ici Maple.\n"), "{heard}");
    practice.desk.languages = vec![Language::English];
    practice.desk.greeting = Some("Maple here.".into());
    let heard = play_attested(&practice, &["customer Sarah_Johnson"]);
    assert!(heard.contains("Hello Sarah. Maple here.\n"), "{heard}");
}

#[test]
fn at_night_a_known_caller_hears_that_it_is_closed_too() {
    let presence = Presence::Closed { why: ClosedFor::TheDay, until: None };
    let moment = Moment { presence, ..domain::testing::monday_morning() };
    let caller = CallerId::read(CALLER).vouched_for(Attestation::Full);
    let mut practice = greeting_by_name();
    let begins = |practice: &Practice| {
        let policy = Policy { practice, budgets: Budgets::default(), moment };
        let (dialogue, _) = Dialogue::begin(caller.clone(), &policy);
        let is_asked = matches!(dialogue.state(), State::Recognising);
        let known = DiaryAnswer::Customer(Some("Sarah Johnson".parse().unwrap()));
        let (_, effects) = dialogue.step(Event::Diary(known), &policy);
        (is_asked, crate::script::said(&effects))
    };
    let (is_asked, said) = begins(&practice);
    assert!(is_asked);
    assert!(said[0].starts_with("Hello Sarah"), "{said:?}");
    assert!(said[1].starts_with("We are closed right now"), "{said:?}");
    // Where nothing is done at this hour, nobody is looked up.
    practice.desk.after_hours = AfterHours::Close;
    assert!(!begins(&practice).0);
    assert!(!play_at(&practice, CALLER, moment, &[]).contains('~'));
}

#[test]
fn the_number_and_the_greeting_are_no_proof_before_an_appointment_is_spoken_of() {
    expect![[r#"
          ~ customer of +14032661234
        > customer Sarah_Johnson
          Hello Sarah, thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:check
          What name is the appointment under?
          [name]
        > name:Sarah
          ~ appointments of +14032661234
        > theirs 24T10:00/khan/cleaning/Sarah_Johnson
          I'm sorry, I can't find an appointment under that name and number.
          What telephone number is it under? You can say it or key it in.
          [phone]
        > name:Sarah_Johnson
          ~ appointments of +14032661234
        > theirs 24T10:00/khan/cleaning/Sarah_Johnson
          I have your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
          Is there anything else I can do for you?
          [anything]
    "#]]
    .assert_eq(&play_attested(
        &greeting_by_name(),
        &[
            "customer Sarah_Johnson",
            "intent:check",
            "name:Sarah",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
        ],
    ));
}

#[test]
fn not_even_after_a_booking_under_the_known_name() {
    let heard = play_attested(
        &greeting_by_name(),
        &[
            "customer Sarah_Johnson",
            "book cleaning khan day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "intent:check",
        ],
    );
    assert!(heard.ends_with("What name is the appointment under?\n  [name]\n"), "{heard}");
    // What this very call has made is theirs to change.
    let heard = play_attested(
        &greeting_by_name(),
        &[
            "customer Sarah_Johnson",
            "book cleaning khan day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "intent:cancel",
            "yes",
            "called off",
            "intent:reschedule",
        ],
    );
    assert!(heard.contains("That is your cleaning with Dr. Amira Khan"), "{heard}");
    assert!(heard.ends_with("What name is the appointment under?\n  [name]\n"), "{heard}");
}

#[test]
fn the_known_name_is_put_right_at_the_read_back() {
    let up_to_the_read_back = [
        "customer Sarah_Johnson",
        "book cleaning khan day:24 at:10:00",
        "found exactly 24T10:00/khan",
        "held",
    ];
    let then = |answer| {
        let lines: Vec<_> = up_to_the_read_back.into_iter().chain([answer]).collect();
        let heard = play_attested(&greeting_by_name(), &lines);
        heard.rsplit_once("> ").unwrap().1.to_owned()
    };
    assert!(then("no name:Sarah_Miller").contains("for Sarah Miller."));
    // Half of it is not another name, and all of it is what they have said themselves.
    assert!(then("name:Sarah").contains("for Sarah."));
    assert!(then("name:sarah_johnson").contains("for Sarah Johnson."));
    assert!(then("for-another").ends_with("What is the name of the person it is for?\n  [name]\n"));
}

#[test]
fn an_appointment_for_somebody_else_has_another_name() {
    let heard = play_attested(
        &greeting_by_name(),
        &[
            "customer Sarah_Johnson",
            "book for-another cleaning khan day:24 at:10:00",
            "found exactly 24T10:00/khan",
        ],
    );
    assert!(heard.ends_with("What is the name of the person it is for?\n  [name]\n"), "{heard}");
}

#[test]
fn who_calls_is_written_down_with_the_beginning() {
    let practice = greeting_by_name();
    let moment = domain::testing::monday_morning();
    let policy = Policy { practice: &practice, budgets: Budgets::default(), moment };
    let caller = CallerId::read(CALLER).vouched_for(Attestation::Full);
    let (ringing, _) = Dialogue::begin(caller.clone(), &policy);
    let known = Event::Diary(DiaryAnswer::Customer(Some("Sarah Johnson".parse().unwrap())));
    assert_eq!(
        write_event(&known),
        serde_json::json!({ "diary": "customer", "customer": "Sarah Johnson" })
    );
    let (greeted, _) = ringing.clone().step(known, &policy);
    for dialogue in [ringing, greeted] {
        let read = read_dialogue(&write_dialogue(&dialogue), dialogue.turn());
        assert_eq!(read, (dialogue, Legibility::Whole));
        assert_eq!(read.0.caller(), &caller);
    }
    // What was written before there was such a word vouches for nothing.
    let before = format!(r#"{{"at":"asking_intent","turn":1,"caller":"{CALLER}"}}"#);
    assert_eq!(read_dialogue(&before, domain::Turn(1)).0.caller(), &CallerId::read(CALLER));
}

//! At the read-back: another task, a name that was misheard, and questions.

use domain::testing::maple_dental;
use expect_test::{Expect, expect};

use crate::french::in_french;
use crate::script::{after, play, slot};

const CALLER: &str = "+14032661234";
const READ_BACK: [&str; 3] =
    ["book cleaning khan day:24 at:10:00 name:Sarah_Jonson", "found exactly 24T10:00/khan", "held"];

/// What is said after the read-back.
#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
fn check(lines: &[&str], expected: Expect) {
    let said = play(&maple_dental(), CALLER, &[&READ_BACK[..], lines].concat());
    let (_, rest) = said.split_once("Shall I book it?\n").unwrap();
    expected.assert_eq(rest);
}

#[test]
fn an_appointment_that_they_have_is_moved_instead() {
    check(
        &["no intent:reschedule theirs", "theirs 26T14:00/khan/cleaning/Sarah_Jonson"],
        expect![[r#"
              [confirmation]
            > no intent:reschedule theirs
              ~ release
              ~ appointments of +14032661234
            > theirs 26T14:00/khan/cleaning/Sarah_Jonson
              To what day and time would you like to move it?
              [date]
        "#]],
    );
}

#[test]
fn an_appointment_that_they_have_is_called_off_instead() {
    check(
        &["no intent:cancel theirs", "theirs 26T14:00/khan/cleaning/Sarah_Jonson"],
        expect![[r#"
              [confirmation]
            > no intent:cancel theirs
              ~ release
              ~ appointments of +14032661234
            > theirs 26T14:00/khan/cleaning/Sarah_Jonson
              That is Sarah Jonson's cleaning with Dr. Amira Khan on Thursday, November 26th at 2 p.m. Shall I cancel it?
              [confirmation]
        "#]],
    );
    check(
        &["no", "intent:cancel theirs", "theirs 26T14:00/khan/cleaning/Sarah_Jonson"],
        expect![[r#"
              [confirmation]
            > no
              All right, I have not arranged anything yet. What would you like to change?
              [anything]
            > intent:cancel theirs
              ~ release
              ~ appointments of +14032661234
            > theirs 26T14:00/khan/cleaning/Sarah_Jonson
              That is Sarah Jonson's cleaning with Dr. Amira Khan on Thursday, November 26th at 2 p.m. Shall I cancel it?
              [confirmation]
        "#]],
    );
}

#[test]
fn whoever_gave_no_name_is_asked_for_it_and_nothing_is_arranged() {
    let lines = [
        "book cleaning khan day:24 at:10:00",
        "found exactly 24T10:00/khan",
        "key 1",
        "held",
        "no intent:cancel theirs",
    ];
    let said = play(&maple_dental(), CALLER, &lines);
    let said = said.rsplit("> ").next().unwrap();
    expect![[r#"
        no intent:cancel theirs
          ~ release
          All right, nothing is arranged.
          What name is the appointment under?
          [name]
    "#]]
    .assert_eq(said);
}

#[test]
fn what_was_read_back_itself_is_still_changed_or_left() {
    check(
        &["intent:reschedule", "no intent:cancel"],
        expect![[r#"
          [confirmation]
        > intent:reschedule
          All right, I have not arranged anything yet. What would you like to change?
          [anything]
        > no intent:cancel
          ~ release
          All right, nothing is arranged.
          Is there anything else I can do for you?
          [anything]
    "#]],
    );
}

#[test]
fn a_name_that_is_wrong_twice_is_spelled() {
    check(
        &["no name:Sarah_Johnsen", "no name:Sarah_Johnson", "spell name:Sarah_Johnson", "held"],
        expect![[r#"
              [confirmation]
            > no name:Sarah_Johnsen
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnsen. Shall I book it?
              [confirmation]
            > no name:Sarah_Johnson
              ~ release
              Please spell your name for me, letter by letter.
              [name]
            > spell name:Sarah_Johnson
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
        "#]],
    );
}

#[test]
fn a_name_that_is_heard_wrong_again_is_spelled_at_once() {
    check(
        &["no name:Sarah_Jonson", "name:Sarah_Johnson", "held"],
        expect![[r#"
              [confirmation]
            > no name:Sarah_Jonson
              ~ release
              Please spell your name for me, letter by letter.
              [name]
            > name:Sarah_Johnson
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
        "#]],
    );
}

#[test]
fn whoever_wants_to_spell_the_name_that_was_read_back_does() {
    check(
        &["no spell", "name:Sarah_Johnson"],
        expect![[r#"
          [confirmation]
        > no spell
          ~ release
          Please spell your name for me, letter by letter.
          [name]
        > name:Sarah_Johnson
          ~ hold 2026-11-24T10:00:00 with khan
    "#]],
    );
    check(
        &["no", "spell"],
        expect![[r#"
          [confirmation]
        > no
          All right, I have not arranged anything yet. What would you like to change?
          [anything]
        > spell
          ~ release
          Please spell your name for me, letter by letter.
          [name]
    "#]],
    );
}

#[test]
fn the_name_once_more_with_a_yes_is_a_yes() {
    check(
        &["yes name:Sarah_Jonson"],
        expect![[r#"
          [confirmation]
        > yes name:Sarah_Jonson
          ~ book for +14032661234
    "#]],
    );
}

#[test]
fn a_question_is_answered_and_the_read_back_stands() {
    check(
        &["intent:services", "intent:repeat", "yes"],
        expect![[r#"
              [confirmation]
            > intent:services
              A cleaning takes 45 minutes; I don't have the price at hand.
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Jonson. Shall I book it?
              [confirmation]
            > intent:repeat
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Jonson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
        "#]],
    );
}

#[test]
fn the_same_in_french() {
    let lines = [&READ_BACK[..], &["no name:Sara_Janson", "no name:Sarah_Johnson"]].concat();
    let said = play(&in_french(), CALLER, &lines);
    let said = said.rsplit("> ").next().unwrap();
    expect![[r#"
        no name:Sarah_Johnson
          ~ release
          Veuillez épeler votre nom, lettre par lettre.
          [name]
    "#]]
    .assert_eq(said);
}

/// The last thing that the book is asked.
fn asked_of_the_book(lines: &[&str]) -> String {
    let said = play(&maple_dental(), CALLER, lines);
    said.lines().rfind(|line| line.contains('~')).unwrap().trim().to_owned()
}

#[test]
fn a_bit_later_that_day_is_looked_for_on_that_day() {
    let later = "~ find On(2026-11-24) From(10:01:00)";
    for (words, asks) in [
        ("later", later),
        ("no later", later),
        ("earlier", "~ find On(2026-11-24) Until(10:00:00)"),
        ("another-day", "~ find Between { first: 2026-11-25, last: 2026-12-09 } Any"),
    ] {
        assert_eq!(asked_of_the_book(&[&READ_BACK[..], &[words]].concat()), asks, "{words}");
        let reconsidered = [&READ_BACK[..], &["no", words]].concat();
        assert_eq!(asked_of_the_book(&reconsidered), asks, "no, {words}");
        let moving = [
            "intent:reschedule name:Sarah_Jonson day:24 at:10:00",
            "theirs 26T14:00/khan/cleaning/Sarah_Jonson",
            "found exactly 24T10:00/khan",
            words,
        ];
        let instead = asks.replace("find", "find instead");
        assert_eq!(asked_of_the_book(&moving), instead, "moving, {words}");
    }
    // The one that was read back can be chosen among by the day and the time that it has.
    let dialogue = after(&maple_dental(), CALLER, &[&READ_BACK[..], &["no"]].concat());
    assert_eq!(dialogue.offered(), [slot("24T10:00/khan")]);
}

#[test]
fn something_sooner_than_what_was_offered_is_looked_for_before_it() {
    let book = |wish, found| ["book cleaning anyone", wish, found, "earlier"].map(str::to_owned);
    for (wish, found, asks) in [
        // Nobody asked for that very day.
        (
            "days:25-27",
            "found fitting 26T09:00/khan 26T14:00/khan",
            "Between { first: 2026-11-23, last: 2026-11-25 } Any",
        ),
        ("soonest", "found fitting 24T09:00/khan 26T14:00/khan", "On(2026-11-23) Any"),
        (
            "day:24",
            "found instead 26T09:00/khan",
            "Between { first: 2026-11-23, last: 2026-11-25 } Any",
        ),
        // That day, or that part of a day, it is to be.
        ("day:26", "found fitting 26T10:00/khan 26T14:00/khan", "On(2026-11-26) Until(10:00:00)"),
        ("days:25-27 from:13:00", "found fitting 26T14:00/khan", "On(2026-11-26) Until(14:00:00)"),
        ("soonest", "found fitting 23T10:00/khan 26T14:00/khan", "On(2026-11-23) Until(10:00:00)"),
    ] {
        let lines = book(wish, found);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert_eq!(asked_of_the_book(&lines), format!("~ find {asks}"), "{wish}: {found}");
    }
}

#[test]
fn the_day_that_was_read_back_asks_for_other_times_of_it() {
    let named = [&READ_BACK[..], &["no", "book day:24 from:09:00"]].concat();
    assert_eq!(asked_of_the_book(&named), "~ find On(2026-11-24) From(09:00:00)");
}

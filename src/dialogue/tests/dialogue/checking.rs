//! Who may hear of an appointment, and when it is.

use domain::testing::maple_dental;
use domain::{Identity, Practice};
use expect_test::{Expect, expect};

use crate::script::play;

const CALLER: &str = "+14032661234";

/// A practice that puts whoever calls from another number through.
fn by_number_alone() -> Practice {
    let mut practice = maple_dental();
    practice.desk.identity = Identity::Number;
    practice
}

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn an_appointment_is_told_to_whoever_gives_its_name() {
    check(
        &[
            "intent:check",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:check
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              I have your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Is there anything else I can do for you?
              [anything]
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = answered
        "#]],
    );
}

#[test]
fn several_are_told_at_once_and_only_their_own() {
    check(
        &[
            "intent:check name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:check name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson
              I have your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.; your check-up with Dr. Luc Tremblay on Thursday, November 26th at 2 p.m.
              Is there anything else I can do for you?
              [anything]
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = answered
        "#]],
    );
}

#[test]
fn one_of_them_is_told_by_its_day() {
    check(
        &[
            "intent:check name:sarah_johnson day:26",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:check name:sarah_johnson day:26
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson
              I have your check-up with Dr. Luc Tremblay on Thursday, November 26th at 2 p.m.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn a_wrong_name_and_an_unknown_number_hear_the_same() {
    check(
        &[
            "intent:check",
            "name:John_Smith",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "name:Jane_Smith",
            "theirs",
            "name:Sarah_Johnson",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:check
              What name is the appointment under?
              [name]
            > name:John_Smith
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              I'm sorry, I can't find an appointment under that name and number.
              What telephone number is it under? You can say it or key it in.
              [phone]
            > name:Jane_Smith
              ~ appointments of +14032661234
            > theirs
              I'm sorry, I can't find an appointment under that name and number.
              Shall I put you through to a person?
              [confirmation]
            > name:Sarah_Johnson
              Sorry, I did not get that.
              Shall I put you through to a person?
              [confirmation]
        "#]],
    );
}

#[test]
fn a_name_left_open_verifies_nobody() {
    check(
        &["intent:check name:Sarah_Johnson", "theirs 24T10:00/khan/cleaning/-"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:check name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/-
              I'm sorry, I can't find an appointment under that name and number.
              What telephone number is it under? You can say it or key it in.
              [phone]
        "#]],
    );
}

#[test]
fn a_withheld_caller_hears_nothing_of_appointments_where_no_codes_are_sent() {
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:check name:Sarah_Johnson
          I'm sorry, I can only speak about an appointment with somebody who calls from its number.
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
    "#]]
    .assert_eq(&play(&by_number_alone(), "anonymous", &["intent:check name:Sarah_Johnson"]));
}

#[test]
fn another_number_than_the_one_they_call_from_verifies_nobody_where_no_codes_are_sent() {
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:cancel
          What name is the appointment under?
          [name]
        > name:Sarah_Johnson phone:+17805550134
          I'm sorry, I can only speak about an appointment with somebody who calls from its number.
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
    "#]]
    .assert_eq(&play(
        &by_number_alone(),
        CALLER,
        &["intent:cancel", "name:Sarah_Johnson phone:+17805550134"],
    ));
    let mut silent = maple_dental();
    silent.desk.texts.are_sent = false;
    let lines = ["intent:cancel name:Sarah_Johnson phone:+17805550134"];
    assert_eq!(play(&silent, CALLER, &lines), play(&by_number_alone(), CALLER, &lines));
}

#[test]
fn the_name_is_asked_once_for_several_errands() {
    check(
        &[
            "intent:check name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "intent:reschedule day:26 at:14:00",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "found exactly 26T14:00/khan",
            "yes",
            "moved",
            "intent:cancel",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "no",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:check name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              I have your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Is there anything else I can do for you?
              [anything]
            > intent:reschedule day:26 at:14:00
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              ~ find instead On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 2 p.m.?
              [confirmation]
            > yes
              ~ move to 2026-11-26T14:00:00
            > moved
              It is moved: your cleaning with Dr. Amira Khan on Thursday, November 26th at 2 p.m.
              Is there anything else I can do for you?
              [anything]
            > intent:cancel
              That is Sarah Johnson's cleaning with Dr. Amira Khan on Thursday, November 26th at 2 p.m. Shall I cancel it?
              [confirmation]
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan on Thursday, November 26th at 2 p.m. Shall I cancel it?
              [confirmation]
            > no
              All right, it stays as it is.
              Is there anything else I can do for you?
              [anything]
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = moved
        "#]],
    );
}

#[test]
fn a_name_can_be_spelled() {
    check(
        &[
            "intent:check",
            "spell",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:check
              What name is the appointment under?
              [name]
            > spell
              Please spell your name for me, letter by letter.
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              I have your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn whoever_has_no_appointment_is_offered_one() {
    check(
        &["intent:check", "name:Sarah_Johnson", "theirs", "no", "yes", "cleaning"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:check
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs
              I'm sorry, I can't find an appointment under that name and number.
              What telephone number is it under? You can say it or key it in.
              [phone]
            > no
              Would you like to make an appointment?
              [anything]
            > yes
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > cleaning
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
        "#]],
    );
}

#[test]
fn who_only_asked_when_it_is_is_not_told_that_nothing_was_changed() {
    for (intent, said) in [
        ("intent:check", "  All right.\n"),
        ("intent:cancel", "  All right, I have not changed anything.\n"),
        ("intent:reschedule", "  All right, I have not changed anything.\n"),
    ] {
        for no in ["no", "keep"] {
            let heard = play(&maple_dental(), CALLER, &[intent, no]);
            assert!(heard.contains(said), "{heard}");
        }
    }
}

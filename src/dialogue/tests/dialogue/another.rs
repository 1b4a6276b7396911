//! Callers who speak of somebody else: nothing is said or done of the wrong person's.

use domain::testing::maple_dental;
use expect_test::{Expect, expect};

const CALLER: &str = "+14032661234";

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn somebody_else_s_appointment_is_not_the_caller_s_own() {
    check(
        &[
            "intent:check name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson",
            "intent:cancel for-another",
            "name:Emma_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson",
            "yes",
            "called off",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:check name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson
              I have your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Is there anything else I can do for you?
              [anything]
            > intent:cancel for-another
              What name is the appointment under?
              [name]
            > name:Emma_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson
              That is Emma Johnson's filling with Dr. Amira Khan on Friday, November 27th at 9 a.m. Shall I cancel it?
              [confirmation]
            > yes
              ~ call off
            > called off
              It is cancelled: your filling with Dr. Amira Khan on Friday, November 27th at 9 a.m.
              Would you like to make another appointment?
              [anything]
        "#]],
    );
}

#[test]
fn another_name_at_the_read_back_is_looked_up() {
    check(
        &[
            "intent:cancel name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson",
            "yes name:Emma_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson",
            "yes for-another",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > yes name:Emma_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson
              That is Emma Johnson's filling with Dr. Amira Khan on Friday, November 27th at 9 a.m. Shall I cancel it?
              [confirmation]
            > yes for-another
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > no
              All right, it stays as it is.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn half_of_the_name_that_was_read_back_is_that_name() {
    check(
        &[
            "intent:cancel name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson",
            "yes name:Sarah",
            "called off",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > yes name:Sarah
              ~ call off
            > called off
              It is cancelled: your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Would you like to make another appointment?
              [anything]
        "#]],
    );
}

#[test]
fn a_move_of_somebody_else_s_is_looked_up() {
    check(
        &[
            "intent:reschedule name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson",
            "for-another",
            "name:Emma_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson
              To what day and time would you like to move it?
              [date]
            > for-another
              What name is the appointment under?
              [name]
            > name:Emma_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 27T09:00/khan/filling/Emma_Johnson
              To what day and time would you like to move it?
              [date]
        "#]],
    );
}

#[test]
fn the_name_that_is_asked_for_is_that_of_the_person_it_is_for() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 for-another",
            "found exactly 24T10:00/khan",
            "mumble",
            "name:Emma_Johnson",
            "held",
            "yes",
            "booked",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24 at:10:00 for-another
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              What is the name of the person it is for?
              [name]
            > mumble
              Sorry, I did not get that.
              What is the name of the person it is for?
              [name]
            > name:Emma_Johnson
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Emma Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Emma Johnson.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn the_caller_s_own_name_is_not_kept_for_somebody_else() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes for-another",
            "name:Emma_Johnson",
            "held",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24 at:10:00 name:Sarah_Johnson
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > yes for-another
              ~ release
              What is the name of the person it is for?
              [name]
            > name:Emma_Johnson
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Emma Johnson. Shall I book it?
              [confirmation]
        "#]],
    );
}

#[test]
fn two_people_come_one_after_the_other() {
    check(
        &[
            "book cleaning khan day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "for-both",
            "name:Sarah_Johnson",
            "held",
            "for-both yes",
            "yes",
            "booked",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24 at:10:00
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              May I have your name, please?
              [name]
            > for-both
              Let us do one after the other.
              May I have your name, please?
              [name]
            > name:Sarah_Johnson
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > for-both yes
              Let us do one after the other.
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson.
              Now for the other one.
              What day and time would suit you?
              [date]
        "#]],
    );
}

#[test]
fn who_presses_yes_for_the_first_of_two_hears_that_it_is_booked() {
    let lines = [
        "for-both",
        "cleaning",
        "khan",
        "day:24 at:10:00",
        "found exactly 24T10:00/khan",
        "name:Sarah_Johnson",
        "held",
        "key 1",
        "booked",
    ];
    let heard = crate::script::play(&maple_dental(), CALLER, &lines);
    assert!(heard.contains("You are booked: a cleaning"), "{heard}");
    assert!(heard.contains("Now for the other one."), "{heard}");
}

#[test]
fn both_of_two_are_booked_without_the_second_being_asked_for_again() {
    check(
        &[
            "for-both",
            "cleaning",
            "khan",
            "day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "name:Sarah_Johnson",
            "held",
            "yes",
            "booked",
            "day:24 at:11:00",
            "found exactly 24T11:00/khan",
            "name:Tim_Johnson",
            "held",
            "yes",
            "booked",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > for-both
              Let us do one after the other.
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > cleaning
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > khan
              What day and time would suit you?
              [date]
            > day:24 at:10:00
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              May I have your name, please?
              [name]
            > name:Sarah_Johnson
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson.
              Now for the other one.
              What day and time would suit you?
              [date]
            > day:24 at:11:00
              ~ find On(2026-11-24) At(11:00:00)
            > found exactly 24T11:00/khan
              What is the name of the person it is for?
              [name]
            > name:Tim_Johnson
              ~ hold 2026-11-24T11:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m., for Tim Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m., for Tim Johnson.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn a_second_one_that_is_given_up_is_not_asked_for() {
    let said = crate::script::play(
        &maple_dental(),
        CALLER,
        &[
            "for-both",
            "start-over",
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
        ],
    );
    assert!(!said.contains("Now for the other one."), "{said}");
}

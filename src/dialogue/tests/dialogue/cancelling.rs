//! Calling an appointment off.

use domain::testing::maple_dental;
use expect_test::{Expect, expect};

const CALLER: &str = "+14032661234";

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn an_appointment_is_called_off_after_a_plain_yes() {
    check(
        &[
            "intent:cancel",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "yes",
            "called off",
            "no",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > yes
              ~ call off
            > called off
              It is cancelled: your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Would you like to make another appointment?
              [anything]
            > no
              Is there anything else I can do for you?
              [anything]
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = cancelled
        "#]],
    );
}

#[test]
fn another_time_is_offered_and_booked() {
    check(
        &[
            "intent:cancel name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "yes",
            "called off",
            "yes",
            "day:26 at:14:00",
            "found exactly 26T14:00/khan",
            "held",
            "yes",
            "booked",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > yes
              ~ call off
            > called off
              It is cancelled: your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Would you like to make another appointment?
              [anything]
            > yes
              What day and time would suit you?
              [date]
            > day:26 at:14:00
              ~ find On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              ~ hold 2026-11-26T14:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan on Thursday, November 26th at 2 p.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan on Thursday, November 26th at 2 p.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = booked
        "#]],
    );
}

#[test]
fn no_and_not_sure_call_nothing_off() {
    check(
        &[
            "intent:cancel name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "unsure",
            "no",
            "intent:goodbye",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > unsure
              Take your time.
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > no
              All right, it stays as it is.
              Is there anything else I can do for you?
              [anything]
            > intent:goodbye
              Thank you for calling. Goodbye.
              [hang up]
              = declined
        "#]],
    );
}

#[test]
fn the_other_one_is_read_back_before_it_is_called_off() {
    check(
        &[
            "intent:cancel name:Sarah_Johnson day:24",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson",
            "yes day:26",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson",
            "yes",
            "called off",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel name:Sarah_Johnson day:24
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > yes day:26
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson
              That is Sarah Johnson's check-up with Dr. Luc Tremblay on Thursday, November 26th at 2 p.m. Shall I cancel it?
              [confirmation]
            > yes
              ~ call off
            > called off
              It is cancelled: your check-up with Dr. Luc Tremblay on Thursday, November 26th at 2 p.m.
              Would you like to make another appointment?
              [anything]
        "#]],
    );
}

#[test]
fn one_of_several_is_chosen_by_its_place() {
    check(
        &[
            "intent:cancel",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson",
            "second",
            "yes",
            "called off",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson
              You have two appointments: your cleaning tomorrow, Tuesday, November 24th at 10 a.m. and your check-up on Thursday, November 26th at 2 p.m. Which one?
              [appointment]
            > second
              That is Sarah Johnson's check-up with Dr. Luc Tremblay on Thursday, November 26th at 2 p.m. Shall I cancel it?
              [confirmation]
            > yes
              ~ call off
            > called off
              It is cancelled: your check-up with Dr. Luc Tremblay on Thursday, November 26th at 2 p.m.
              Would you like to make another appointment?
              [anything]
        "#]],
    );
}

#[test]
fn a_caller_who_would_rather_move_it_moves_it() {
    check(
        &[
            "intent:cancel name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "intent:reschedule day:26 at:14:00",
            "found exactly 26T14:00/khan",
            "yes",
            "moved",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > intent:reschedule day:26 at:14:00
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
        "#]],
    );
}

#[test]
fn what_is_too_late_is_said_and_a_person_offered() {
    check(
        &[
            "intent:cancel name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson!",
            "yes",
            "transfer no-answer",
            "no",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson!
              That is your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. I'm sorry, it is too late for me to move or cancel it.
              Shall I put you through to a person?
              [confirmation]
            > yes
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer no-answer
              I'm sorry, nobody can take your call right now.
              Would you like to leave a message?
              [confirmation]
            > no
              Is there anything else I can do for you?
              [anything]
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = declined
        "#]],
    );
}

#[test]
fn goodbye_at_the_read_back_is_told_once_that_nothing_is_done() {
    check(
        &[
            "intent:cancel name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "intent:goodbye",
            "intent:goodbye",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > intent:goodbye
              Before you go: nothing is changed yet.
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > intent:goodbye
              All right, it stays as it is.
              Thank you for calling. Goodbye.
              [hang up]
              = declined
        "#]],
    );
}

#[test]
fn a_hang_up_after_it_counts_as_called_off() {
    check(
        &[
            "intent:cancel name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "yes",
            "called off",
            "hung up",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:cancel name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > yes
              ~ call off
            > called off
              It is cancelled: your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Would you like to make another appointment?
              [anything]
            > hung up
              = cancelled
        "#]],
    );
}

#[test]
fn somebody_who_keys_calls_off_by_keys() {
    check(
        &[
            "key 3",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson",
            "key 2",
            "key 1",
            "called off",
            "key 2",
            "key 1",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > key 3
              What name is the appointment under?
              If you cannot say it, press 1 and I will tell them what you want, or 0 for a person.
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson
              You have two appointments: your cleaning tomorrow, Tuesday, November 24th at 10 a.m. and your check-up on Thursday, November 26th at 2 p.m. Which one?
              [appointment]
            > key 2
              That is Sarah Johnson's check-up with Dr. Luc Tremblay on Thursday, November 26th at 2 p.m. Shall I cancel it?
              Press 1 for yes, 2 for no.
              [confirmation]
            > key 1
              ~ call off
            > called off
              It is cancelled: your check-up with Dr. Luc Tremblay on Thursday, November 26th at 2 p.m.
              Would you like to make another appointment?
              Press 1 for yes, 2 for no.
              [anything]
            > key 2
              Is there anything else I can do for you?
              Press 1 if that is all, 2 for something else, or 0 for a person.
              [anything]
            > key 1
              Thank you for calling. Goodbye.
              [hang up]
              = cancelled
        "#]],
    );
}

//! Something else wanted while a booking is under way.

use domain::testing::maple_dental;
use expect_test::{Expect, expect};

const CALLER: &str = "+14032661234";

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn moving_heard_while_a_booking_is_filled_in_takes_day_and_time_along() {
    check(
        &[
            "book day:26 at:14:00",
            "intent:reschedule",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "found exactly 26T14:00/khan",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book day:26 at:14:00
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > intent:reschedule
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              ~ find instead On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 2 p.m.?
              [confirmation]
        "#]],
    );
}

#[test]
fn moving_heard_at_an_offer_is_no_other_wish() {
    check(
        &[
            "book cleaning khan day:24",
            "found fitting 24T09:00/khan 24T11:00/khan",
            "intent:reschedule day:26",
            "name:Sarah_Johnson",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24
              ~ find On(2026-11-24) Any
            > found fitting 24T09:00/khan 24T11:00/khan
              I have tomorrow, Tuesday, November 24th at 9 a.m. or 11 a.m. Which would you like?
              [slot]
            > intent:reschedule day:26
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
        "#]],
    );
}

#[test]
fn being_late_and_cancelling_are_heard_at_an_offer() {
    check(
        &[
            "book cleaning khan day:24",
            "found fitting 24T09:00/khan 24T11:00/khan",
            "intent:cancel day:26",
            "intent:late day:24",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24
              ~ find On(2026-11-24) Any
            > found fitting 24T09:00/khan 24T11:00/khan
              I have tomorrow, Tuesday, November 24th at 9 a.m. or 11 a.m. Which would you like?
              [slot]
            > intent:cancel day:26
              What name is the appointment under?
              [name]
            > intent:late day:24
              How late will you be?
              [message]
        "#]],
    );
}

#[test]
fn another_time_at_the_cancel_question_moves() {
    check(
        &[
            "intent:cancel name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "no day:26 at:14:00",
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
            > no day:26 at:14:00
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
fn no_at_the_name_question_gives_the_booking_up() {
    check(
        &["book cleaning khan day:24 at:10:00", "found exactly 24T10:00/khan", "no", "no"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24 at:10:00
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              May I have your name, please?
              [name]
            > no
              All right, nothing is arranged.
              Is there anything else I can do for you?
              [anything]
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = declined
        "#]],
    );
}

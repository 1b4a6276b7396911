//! What reading whole calls aloud found wrong.

use domain::testing::maple_dental;
use expect_test::{Expect, expect};

use crate::script::play;

const CALLER: &str = "+14032661234";

#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&play(&maple_dental(), CALLER, lines));
}

#[test]
fn a_yes_is_no_message() {
    check(
        &["intent:message", "yes", "mumble"],
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:message
          I can write down a message for them. What would you like to tell them?
          [message]
        > yes
          All right.
          I can write down a message for them. What would you like to tell them?
          [message]
        > mumble
          Thank you, I have written that down for them.
          Is there anything else I can do for you?
          [anything]
    "#]],
    );
}

#[test]
fn whoever_only_agrees_to_leave_a_message_is_let_go() {
    check(
        &["intent:message", "yes", "yes", "yes"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:message
              I can write down a message for them. What would you like to tell them?
              [message]
            > yes
              All right.
              I can write down a message for them. What would you like to tell them?
              [message]
            > yes
              All right.
              Just say it now, and I will write it down.
              I can write down a message for them. What would you like to tell them?
              [message]
            > yes
              I'm sorry that I could not help. Please call again. Goodbye.
              [hang up]
              = unserved
        "#]],
    );
}

#[test]
fn another_provider_at_the_name_is_looked_for_and_the_name_is_asked_again() {
    check(
        &[
            "book cleaning khan day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "no tremblay",
            "found exactly 24T10:00/tremblay",
            "name:Sarah_Johnson",
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
            > no tremblay
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/tremblay
              May I have your name, please?
              [name]
            > name:Sarah_Johnson
              ~ hold 2026-11-24T10:00:00 with tremblay
        "#]],
    );
}

#[test]
fn a_number_at_the_name_is_taken_and_the_name_is_still_asked() {
    check(
        &[
            "book cleaning khan day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "no phone:+17805550134",
            "no phone:+17805550134",
            "name:Sarah_Johnson",
            "held",
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
            > no phone:+17805550134
              All right.
              May I have your name, please?
              [name]
            > no phone:+17805550134
              Sorry, I did not get that.
              May I have your name, please?
              [name]
            > name:Sarah_Johnson
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson, at 7 8 0, 5 5 5, 0 1 3 4. Shall I book it?
              [confirmation]
        "#]],
    );
}

#[test]
fn a_day_of_this_month_that_is_over_is_not_next_years() {
    check(
        &["book cleaning khan next-year:2 at:10:00", "day:24", "found exactly 24T10:00/khan"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan next-year:2 at:10:00
              Monday, November 2nd has already passed.
              And which day would that be?
              [date]
            > day:24
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              May I have your name, please?
              [name]
        "#]],
    );
}

#[test]
fn a_day_of_this_month_next_year_is_had_where_it_can_be_booked() {
    let mut practice = maple_dental();
    practice.rules.horizon_days = 365;
    let lines = ["book cleaning khan next-year:2 at:10:00"];
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > book cleaning khan next-year:2 at:10:00
          ~ find On(2027-11-02) At(10:00:00)
    "#]]
    .assert_eq(&play(&practice, CALLER, &lines));
}

#[test]
fn a_day_that_is_only_too_far_is_told_so() {
    check(
        &["book cleaning khan next-year:24 at:10:00", "found far 27T10:00/khan"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan next-year:24 at:10:00
              ~ find On(2027-11-24) At(10:00:00)
            > found far 27T10:00/khan
              I'm sorry, I can only arrange times within the next 90 days.
              I have Friday, November 27th at 10 a.m. Would that work?
              [slot]
        "#]],
    );
}

#[test]
fn whoever_asks_whether_this_is_somebody_else_is_let_go_when_it_is_not() {
    check(
        &["intent:wrong_number who-are-you", "intent:wrong_number"],
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:wrong_number who-are-you
          This is Maple Dental.
          What can I do for you?
          [intent]
        > intent:wrong_number
          This is Maple Dental.
          Thank you for calling. Goodbye.
          [hang up]
          = declined
    "#]],
    );
}

#[test]
fn whoever_asked_whom_they_have_can_still_book() {
    check(
        &["intent:wrong_number who-are-you", "book cleaning khan day:24 at:10:00"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:wrong_number who-are-you
              This is Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24 at:10:00
              ~ find On(2026-11-24) At(10:00:00)
        "#]],
    );
}

#[test]
fn and_on_friday_asks_for_the_hours_of_friday() {
    check(
        &["intent:hours day:24", "intent:other day:27", "day:28", "book day:27"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:hours day:24
              Tomorrow we are open from 9 a.m. to noon and from 1 p.m. to 5 p.m.
              Is there anything else I can do for you?
              [anything]
            > intent:other day:27
              On Friday, November 27th we are open from 9 a.m. to noon and from 1 p.m. to 5 p.m.
              Is there anything else I can do for you?
              [anything]
            > day:28
              We are closed on Saturday, November 28th.
              Is there anything else I can do for you?
              [anything]
            > book day:27
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
        "#]],
    );
}

#[test]
fn and_on_friday_after_a_booking_is_not_about_the_hours() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "intent:other day:27",
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
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
            > intent:other day:27
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
        "#]],
    );
}

#[test]
fn a_time_for_what_was_just_made_is_of_the_same_day() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "intent:reschedule at:11:00",
            "found exactly 24T11:00/khan",
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
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
            > intent:reschedule at:11:00
              ~ find instead On(2026-11-24) At(11:00:00)
            > found exactly 24T11:00/khan
              Shall I move your cleaning tomorrow, Tuesday, November 24th from 10 a.m. to 11 a.m.?
              [confirmation]
        "#]],
    );
}

#[test]
fn letters_in_the_same_breath_are_the_name() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Shavon",
            "found exactly 24T10:00/khan",
            "held",
            "no name:Shavon_Nguyen",
            "no spell name:Siobhan_Nguyen",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24 at:10:00 name:Shavon
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Shavon. Shall I book it?
              [confirmation]
            > no name:Shavon_Nguyen
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Shavon Nguyen. Shall I book it?
              [confirmation]
            > no spell name:Siobhan_Nguyen
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Siobhan Nguyen. Shall I book it?
              [confirmation]
        "#]],
    );
}

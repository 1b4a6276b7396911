//! What follows a booking, a no, or a message.

use domain::testing::maple_dental;
use expect_test::{Expect, expect};

const CALLER: &str = "+14032661234";

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn a_time_alone_after_a_booking_moves_it() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "at:11:00",
            "found exactly 24T11:00/khan",
            "yes",
            "moved",
            "intent:cancel",
            "yes",
            "called off",
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
            > at:11:00
              ~ find instead On(2026-11-24) At(11:00:00)
            > found exactly 24T11:00/khan
              Shall I move your cleaning tomorrow, Tuesday, November 24th from 10 a.m. to 11 a.m.?
              [confirmation]
            > yes
              ~ move to 2026-11-24T11:00:00
            > moved
              It is moved: your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m.
              Is there anything else I can do for you?
              [anything]
            > intent:cancel
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m. Shall I cancel it?
              [confirmation]
            > yes
              ~ call off
            > called off
              It is cancelled: your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m.
              Would you like to make another appointment?
              [anything]
        "#]],
    );
}

#[test]
fn moving_after_a_booking_asks_for_no_name() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "intent:reschedule",
            "day:26",
            "found exactly 26T14:00/khan",
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
            > intent:reschedule
              To what day and time would you like to move it?
              [date]
            > day:26
              ~ find instead On(2026-11-26) Any
            > found exactly 26T14:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 2 p.m.?
              [confirmation]
        "#]],
    );
}

#[test]
fn another_service_after_a_booking_is_another_booking() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "filling day:26 at:14:00",
            "found exactly 26T14:00/khan",
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
            > filling day:26 at:14:00
              ~ find On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              May I have your name, please?
              [name]
        "#]],
    );
}

#[test]
fn somebody_else_comes_for_the_same() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "for-both",
            "day:26 at:14:00",
            "found exactly 26T14:00/khan",
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
            > for-both
              What day and time would suit you?
              [date]
            > day:26 at:14:00
              ~ find On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              What is the name of the person it is for?
              [name]
        "#]],
    );
}

#[test]
fn whoever_speaks_and_is_not_understood_gets_to_a_person() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "mumble",
            "mumble",
            "mumble",
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
            > mumble
              Sorry, I did not get that.
              Is there anything else I can do for you?
              [anything]
            > mumble
              I'm sorry, I still did not get that.
              I can make, move or cancel an appointment, tell you when yours is, give you our hours and address, or take a message.
              Is there anything else I can do for you?
              Press 1 if that is all, 2 for something else, or 0 for a person.
              [anything]
            > mumble
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
        "#]],
    );
}

#[test]
fn no_to_what_to_change_arranges_nothing() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "no",
            "no",
            "no",
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
            > no
              All right, I have not arranged anything yet. What would you like to change?
              [anything]
            > no
              ~ release
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

#[test]
fn no_with_something_else_follows_it() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "no",
            "no intent:reschedule",
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
            > no
              All right, I have not arranged anything yet. What would you like to change?
              [anything]
            > no intent:reschedule
              ~ release
              What day and time would suit you?
              [date]
        "#]],
    );
}

#[test]
fn a_message_is_no_end() {
    check(
        &[
            "intent:message",
            "intent:cancel",
            "intent:message",
            "no",
            "intent:message",
            "unsure",
            "mumble",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:message
              I can write down a message for them. What would you like to tell them?
              [message]
            > intent:cancel
              I have not changed anything; I will pass it on.
              Is there anything else I can do for you?
              [anything]
            > intent:message
              I can write down a message for them. What would you like to tell them?
              [message]
            > no
              All right.
              Is there anything else I can do for you?
              [anything]
            > intent:message
              I can write down a message for them. What would you like to tell them?
              [message]
            > unsure
              Take your time.
              I can write down a message for them. What would you like to tell them?
              [message]
            > mumble
              Thank you, I have written that down for them.
              Is there anything else I can do for you?
              [anything]
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = message_left
        "#]],
    );
}

#[test]
fn being_late_is_told_once_it_is_said() {
    check(
        &["intent:late", "mumble", "no"],
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:late
          How late will you be?
          [message]
        > mumble
          Thank you, I will tell them.
          Is there anything else I can do for you?
          [anything]
        > no
          Thank you for calling. Goodbye.
          [hang up]
          = message_left
    "#]],
    );
}

#[test]
fn words_are_a_message_and_a_wish_goes_on() {
    check(
        &[
            "intent:person",
            "transfer no-answer",
            "intent:cancel",
            "intent:person",
            "transfer no-answer",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:person
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer no-answer
              I'm sorry, nobody can take your call right now.
              Would you like to leave a message?
              [confirmation]
            > intent:cancel
              What name is the appointment under?
              [name]
            > intent:person
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer no-answer
              I'm sorry, nobody can take your call right now.
              I can write down a message for them. What would you like to tell them?
              [message]
        "#]],
    );
}

#[test]
fn something_else_at_the_name_question_is_followed() {
    check(
        &["intent:cancel", "intent:reschedule day:26", "no", "no"],
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:cancel
          What name is the appointment under?
          [name]
        > intent:reschedule day:26
          What name is the appointment under?
          [name]
        > no
          All right, I have not changed anything.
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
fn goodbye_at_an_offer_or_with_doubt_hears_that_nothing_is_arranged() {
    check(
        &[
            "book cleaning khan day:24",
            "found fitting 24T09:00/khan 24T11:00/khan",
            "intent:goodbye",
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
            > intent:goodbye
              All right, nothing is arranged.
              Thank you for calling. Goodbye.
              [hang up]
              = declined
        "#]],
    );
}

#[test]
fn thanks_and_goodbye_at_the_read_back_is_no_yes() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "unsure intent:goodbye",
            "intent:goodbye",
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
            > unsure intent:goodbye
              Before you go: nothing is arranged yet.
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > intent:goodbye
              ~ release
              All right, nothing is arranged.
              Thank you for calling. Goodbye.
              [hang up]
              = declined
        "#]],
    );
}

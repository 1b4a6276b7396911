//! Making an appointment.

use domain::testing::maple_dental;
use expect_test::{Expect, expect};

use crate::script::play;

const CALLER: &str = "+14032661234";

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn a_caller_answers_one_question_after_the_other() {
    check(
        &[
            "book",
            "cleaning",
            "anyone",
            "day:24",
            "found fitting 24T09:00/khan 24T14:30/tremblay",
            "second",
            "name:Sarah_Johnson",
            "held",
            "yes",
            "booked",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > cleaning
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > anyone
              What day and time would suit you?
              [date]
            > day:24
              ~ find On(2026-11-24) Any
            > found fitting 24T09:00/khan 24T14:30/tremblay
              I have tomorrow, Tuesday, November 24th at 9 a.m. or 2:30 p.m. Which would you like?
              [slot]
            > second
              May I have your name, please?
              [name]
            > name:Sarah_Johnson
              ~ hold 2026-11-24T14:30:00 with tremblay
            > held
              That is a cleaning with Dr. Luc Tremblay tomorrow, Tuesday, November 24th at 2:30 p.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Luc Tremblay tomorrow, Tuesday, November 24th at 2:30 p.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn whatever_is_said_at_once_is_not_asked_again() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
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
        "#]],
    );
}

#[test]
fn no_with_a_new_day_gets_the_new_day_at_the_same_time() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "no day:25",
            "found exactly 25T10:00/khan",
            "held",
            "yes",
            "booked",
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
            > no day:25
              ~ release
              ~ find On(2026-11-25) At(10:00:00)
            > found exactly 25T10:00/khan
              ~ hold 2026-11-25T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan on Wednesday, November 25th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan on Wednesday, November 25th at 10 a.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn agreement_with_a_change_is_a_change() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes at:15:00",
            "found instead 24T14:00/khan 24T16:00/khan",
            "at:16:00",
            "held",
            "yes day:24",
            "booked",
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
            > yes at:15:00
              ~ release
              ~ find On(2026-11-24) At(15:00:00)
            > found instead 24T14:00/khan 24T16:00/khan
              I'm sorry, there is nothing free at 3 p.m. tomorrow, Tuesday, November 24th.
              I have tomorrow, Tuesday, November 24th at 2 p.m. or 4 p.m. Which would you like?
              [slot]
            > at:16:00
              ~ hold 2026-11-24T16:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 4 p.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > yes day:24
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 4 p.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn no_alone_does_not_book_and_asks_what_to_change() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "no",
            "name:Sara_Johnston",
            "yes",
            "booked",
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
            > name:Sara_Johnston
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sara Johnston. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sara Johnston.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn not_sure_does_not_book() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "unsure",
            "unsure",
            "unsure",
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
            > unsure
              Take your time.
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > unsure
              Take your time.
              You can say yes or no.
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              Press 1 for yes, 2 for no, or star to key in a day.
              [confirmation]
            > unsure
              ~ release
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
        "#]],
    );
}

#[test]
fn a_slot_lost_at_the_hold_is_owned_up_to() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "taken",
            "found instead 24T11:00/khan 24T14:00/khan",
            "first",
            "held",
            "yes",
            "booked",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24 at:10:00 name:Sarah_Johnson
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              ~ hold 2026-11-24T10:00:00 with khan
            > taken
              ~ find On(2026-11-24) At(10:00:00)
            > found instead 24T11:00/khan 24T14:00/khan
              I'm sorry, that time is gone: somebody else has just taken it.
              I have tomorrow, Tuesday, November 24th at 11 a.m. or 2 p.m. Which would you like?
              [slot]
            > first
              ~ hold 2026-11-24T11:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn a_number_that_has_as_many_as_it_may_is_put_through() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "full",
            "transfer unanswered",
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
            > full
              I'm sorry, that would be more appointments than I can make for one number.
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer unanswered
              I'm sorry, nobody can take your call right now.
              I can write down a message for them. What would you like to tell them?
              [message]
        "#]],
    );
}

#[test]
fn a_slot_lost_at_the_hold_is_had_with_somebody_else_when_anyone_will_do() {
    check(
        &[
            "book cleaning anyone day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "taken",
            "found exactly 24T10:00/tremblay",
            "held",
            "yes",
            "booked",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning anyone day:24 at:10:00 name:Sarah_Johnson
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              ~ hold 2026-11-24T10:00:00 with khan
            > taken
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/tremblay
              ~ hold 2026-11-24T10:00:00 with tremblay
            > held
              That is a cleaning with Dr. Luc Tremblay tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Luc Tremblay tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn a_hold_lost_before_the_yes_is_owned_up_to() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "taken",
            "found instead 24T11:00/khan",
            "yes",
            "held",
            "yes",
            "booked",
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
            > taken
              ~ find On(2026-11-24) At(10:00:00)
            > found instead 24T11:00/khan
              I'm sorry, that time is gone: somebody else has just taken it.
              I have tomorrow, Tuesday, November 24th at 11 a.m. Would that work?
              [slot]
            > yes
              ~ hold 2026-11-24T11:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn a_withheld_caller_gives_a_number_and_hears_it_back() {
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > book cleaning khan day:24 at:10:00
          ~ find On(2026-11-24) At(10:00:00)
        > found exactly 24T10:00/khan
          May I have your name, please?
          [name]
        > name:Sarah_Johnson
          At what number can we reach you? You can say it or key it in.
          [phone]
        > short-phone
          That number seems to have too few digits.
          At what number can we reach you? You can say it or key it in.
          [phone]
        > phone:+17805550134
          ~ hold 2026-11-24T10:00:00 with khan
        > held
          That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson, at 7 8 0, 5 5 5, 0 1 3 4. Shall I book it?
          [confirmation]
        > yes
          ~ book for +17805550134
        > booked
          You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson.
          Is there anything else I can do for you?
          [anything]
    "#]].assert_eq(&play(
        &maple_dental(),
        "anonymous",
        &[
            "book cleaning khan day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "name:Sarah_Johnson",
            "short-phone",
            "phone:+17805550134",
            "held",
            "yes",
            "booked",
        ],
    ));
}

#[test]
fn a_caller_who_presses_1_at_every_question_is_booked() {
    check(
        &[
            "key 1",
            "key 1",
            "key 1",
            "found fitting 23T09:00/khan 23T11:00/khan",
            "key 1",
            "key 1",
            "held",
            "key 1",
            "booked",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > key 1
              What would you like to come in for: a check-up, a cleaning or a filling?
              Press 1 for check-up, 2 for cleaning or 3 for filling.
              [service]
            > key 1
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              Press 1 for anyone, 2 for Dr. Amira Khan or 3 for Dr. Luc Tremblay.
              [provider]
            > key 1
              ~ find Soonest Any
            > found fitting 23T09:00/khan 23T11:00/khan
              I have today, Monday, November 23rd at 9 a.m. or 11 a.m. Which would you like?
              Press 1 for the first, 2 for the second, 4 for earlier, 5 for later, 6 for another day, or star to key in a day.
              [slot]
            > key 1
              May I have your name, please?
              Press 1 to go on without a name.
              [name]
            > key 1
              ~ hold 2026-11-23T09:00:00 with khan
            > held
              That is a check-up with Dr. Amira Khan today, Monday, November 23rd at 9 a.m. Shall I book it?
              Press 1 for yes, 2 for no, or star to key in a day.
              [confirmation]
            > key 1
              ~ book for +14032661234
            > booked
              You are booked: a check-up with Dr. Amira Khan today, Monday, November 23rd at 9 a.m.
              Is there anything else I can do for you?
              Press 1 if that is all, 2 for something else, or 0 for a person.
              [anything]
        "#]],
    );
}

#[test]
fn others_are_offered_on_request() {
    check(
        &[
            "book cleaning khan day:24",
            "found fitting 24T09:00/khan 24T11:00/khan",
            "later",
            "found fitting 24T14:00/khan 24T16:00/khan",
            "another-day",
            "found fitting 25T09:00/khan",
            "no",
            "day:26",
            "found closed 27T09:00/khan 27T10:00/khan",
            "yes",
            "at:10:00",
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
            > later
              ~ find On(2026-11-24) From(11:01:00)
            > found fitting 24T14:00/khan 24T16:00/khan
              I have tomorrow, Tuesday, November 24th at 2 p.m. or 4 p.m. Which would you like?
              [slot]
            > another-day
              ~ find Between { first: 2026-11-25, last: 2026-12-09 } From(11:01:00)
            > found fitting 25T09:00/khan
              I have Wednesday, November 25th at 9 a.m. Would that work?
              [slot]
            > no
              What day and time would suit you?
              [date]
            > day:26
              ~ find On(2026-11-26) Any
            > found closed 27T09:00/khan 27T10:00/khan
              I'm sorry, Dr. Amira Khan is not in on Thursday, November 26th.
              I have Friday, November 27th at 9 a.m. or 10 a.m. Which would you like?
              [slot]
            > yes
              Which one of them?
              I have Friday, November 27th at 9 a.m. or 10 a.m. Which would you like?
              [slot]
            > at:10:00
              May I have your name, please?
              [name]
        "#]],
    );
}

#[test]
fn a_provider_who_does_not_do_it_is_asked_about() {
    check(
        &["book filling tremblay day:24"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book filling tremblay day:24
              I'm sorry, you can't see Dr. Luc Tremblay for a filling here.
              I can give you Dr. Amira Khan. Would that be all right?
              [provider]
        "#]],
    );
}

#[test]
fn who_has_nothing_free_is_told_once_and_somebody_else_is_offered() {
    check(
        &["book cleaning khan soonest", "found nothing", "found exactly 24T10:00/tremblay", "no"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan soonest
              ~ find Soonest Any
            > found nothing
              ~ find Soonest Any
            > found exactly 24T10:00/tremblay
              I'm sorry, there is nothing free with Dr. Amira Khan for a cleaning in the next 90 days, but Dr. Luc Tremblay has time.
              I have tomorrow, Tuesday, November 24th at 10 a.m. Would that work?
              [slot]
            > no
              What day and time would suit you?
              [date]
        "#]],
    );
    // Not read back at once either, although nothing else is to be asked.
    check(
        &[
            "book cleaning khan soonest name:Sarah_Johnson",
            "found nothing",
            "found fitting 24T10:00/tremblay",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan soonest name:Sarah_Johnson
              ~ find Soonest Any
            > found nothing
              ~ find Soonest Any
            > found fitting 24T10:00/tremblay
              I'm sorry, there is nothing free with Dr. Amira Khan for a cleaning in the next 90 days, but Dr. Luc Tremblay has time.
              I have tomorrow, Tuesday, November 24th at 10 a.m. Would that work?
              [slot]
        "#]],
    );
}

#[test]
fn a_full_book_is_told_once_and_leads_to_a_person() {
    check(
        &[
            "book cleaning khan soonest",
            "found nothing",
            "found nothing",
            "transfer unanswered",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan soonest
              ~ find Soonest Any
            > found nothing
              ~ find Soonest Any
            > found nothing
              I'm sorry, there is nothing free for a cleaning in the next 90 days.
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer unanswered
              I'm sorry, nobody can take your call right now.
              Would you like to leave a message?
              [confirmation]
            > no
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn a_yes_with_a_goodbye_is_a_yes() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes intent:goodbye",
            "booked",
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
            > yes intent:goodbye
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn a_time_that_does_not_fit_is_not_called_a_closed_day() {
    check(
        &["book cleaning khan day:24 noon-to-one", "found closed 24T13:00/khan"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24 noon-to-one
              ~ find On(2026-11-24) Between { from: 12:00:00, until: 13:00:00 }
            > found closed 24T13:00/khan
              I'm sorry, a cleaning between noon and 1 p.m. tomorrow, Tuesday, November 24th does not fit into our opening hours.
              I have tomorrow, Tuesday, November 24th at 1 p.m. Would that work?
              [slot]
        "#]],
    );
}

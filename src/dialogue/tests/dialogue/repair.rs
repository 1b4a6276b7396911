//! When an answer does not come, or is not understood.

use domain::testing::maple_dental;
use expect_test::{Expect, expect};

const CALLER: &str = "+14032661234";

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn silence_gets_more_help_each_time_and_then_a_person() {
    check(
        &["", "", "", "transfer no-answer", "mumble"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > 
              Sorry, I did not hear anything.
              What can I do for you?
              [intent]
            > 
              I still can't hear you.
              I can make, move or cancel an appointment, tell you when yours is, give you our hours and address, or take a message.
              What can I do for you?
              Press 1 to make an appointment, 2 to move one, 3 to cancel one, 4 to hear when yours is, 5 for hours and address, or 0 for a person.
              [intent]
            > 
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer no-answer
              I'm sorry, nobody can take your call right now.
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
fn what_is_not_understood_gets_more_help_and_then_a_person() {
    check(
        &["book", "mumble", "mumble", "mumble", "transfer answered"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > mumble
              Sorry, I did not get that.
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > mumble
              I'm sorry, I still did not get that.
              You can name one of them, or say: a person.
              What would you like to come in for: a check-up, a cleaning or a filling?
              Press 1 for check-up, 2 for cleaning or 3 for filling.
              [service]
            > mumble
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer answered
              [hang up]
              = transferred
        "#]],
    );
}

#[test]
fn a_name_that_does_not_come_through_is_left_open() {
    check(
        &[
            "book cleaning khan day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "mumble",
            "mumble",
            "mumble",
            "held",
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
            > mumble
              Sorry, I did not get that.
              May I have your name, please?
              [name]
            > mumble
              I'm sorry, I still did not get that.
              You can say your first and last name, or spell it letter by letter.
              May I have your name, please?
              Press 1 to go on without a name.
              [name]
            > mumble
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn star_goes_back_and_nine_repeats() {
    check(
        &[
            "book cleaning anyone",
            "key 9",
            "key *",
            "khan",
            "day:24",
            "found fitting 24T09:00/khan 24T10:00/khan",
            "key *",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning anyone
              What day and time would suit you?
              [date]
            > key 9
              What day and time would suit you?
              Press 1 for the first time that is free, 0 for a person, or key in month and day in four digits: 0 3 1 5 for March 15th.
              [date]
            > key *
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              Press 1 for anyone, 2 for Dr. Amira Khan or 3 for Dr. Luc Tremblay.
              [provider]
            > khan
              What day and time would suit you?
              [date]
            > day:24
              ~ find On(2026-11-24) Any
            > found fitting 24T09:00/khan 24T10:00/khan
              I have tomorrow, Tuesday, November 24th at 9 a.m. or 10 a.m. Which would you like?
              [slot]
            > key *
              What day and time would suit you?
              Press 1 for the first time that is free, 0 for a person, or key in month and day in four digits: 0 3 1 5 for March 15th.
              [date]
        "#]],
    );
}

#[test]
fn what_is_in_doubt_is_asked_for_alone_and_the_rest_is_kept() {
    check(
        &[
            "book cleaning khan day:24 two-or-three name:Sarah_Johnson",
            "at:15:00",
            "found exactly 24T15:00/khan",
            "held",
            "friday-the-26th at:10:00",
            "day:27",
            "found exactly 27T10:00/khan",
            "held",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan day:24 two-or-three name:Sarah_Johnson
              Do you mean 2 p.m. or 3 p.m.?
              [time]
            > at:15:00
              ~ find On(2026-11-24) At(15:00:00)
            > found exactly 24T15:00/khan
              ~ hold 2026-11-24T15:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 3 p.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > friday-the-26th at:10:00
              ~ release
              November 26th is a Thursday, not a Friday.
              And which day would that be?
              [date]
            > day:27
              ~ find On(2026-11-27) At(10:00:00)
            > found exactly 27T10:00/khan
              ~ hold 2026-11-27T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan on Friday, November 27th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
        "#]],
    );
}

#[test]
fn doubt_upon_doubt_ends_with_a_person() {
    check(
        &["book cleaning khan two-or-three", "friday-the-26th", "two-or-three"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan two-or-three
              Do you mean 2 p.m. or 3 p.m.?
              [date]
            > friday-the-26th
              November 26th is a Thursday, not a Friday.
              What day and time would suit you?
              [date]
            > two-or-three
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
        "#]],
    );
}

#[test]
fn an_answer_that_was_lost_costs_the_caller_nothing() {
    check(
        &["book", "lost", "lost", "lost", "lost", "cleaning"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > lost
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > lost
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > lost
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > lost
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > cleaning
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
        "#]],
    );
}

#[test]
fn a_caller_who_presses_2_at_every_question_does_not_go_round_in_circles() {
    check(
        &["key 2", "key 2", "key 2", "key 2", "key 2", "key 2"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > key 2
              What name is the appointment under?
              If you cannot say it, press 1 and I will tell them what you want, or 0 for a person.
              [name]
            > key 2
              Sorry, I did not get that.
              What name is the appointment under?
              If you cannot say it, press 1 and I will tell them what you want, or 0 for a person.
              [name]
            > key 2
              I'm sorry, I still did not get that.
              You can say your first and last name, or spell it letter by letter.
              What name is the appointment under?
              If you cannot say it, press 1 and I will tell them what you want, or 0 for a person.
              [name]
            > key 2
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > key 2
              Sorry, I did not get that.
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > key 2
              I'm sorry, I still did not get that.
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
        "#]],
    );
}

#[test]
fn back_and_start_over_can_be_said_everywhere() {
    check(
        &[
            "book cleaning",
            "back",
            "filling",
            "day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "name:Sarah_Johnson",
            "held",
            "start-over",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > back
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > filling
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
              That is a filling with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
            > start-over
              ~ release
              All right, nothing is arranged.
              What can I do for you?
              [intent]
        "#]],
    );
}

#[test]
fn what_was_too_fast_is_said_in_pieces_for_the_rest_of_the_call() {
    check(
        &[
            "book",
            "slower",
            "cleaning khan day:24 at:10:00",
            "found exactly 24T10:00/khan",
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
            > slower
              (slowly)
              What would you like to come in for:
              a check-up,
              a cleaning or a filling?
              [service]
            > cleaning khan day:24 at:10:00
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              (slowly)
              May I have your name,
              please?
              [name]
            > name:Sarah_Johnson
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              (slowly)
              That is a cleaning with Dr. Amira Khan tomorrow,
              Tuesday, November 24th at 10 a.m.,
              for Sarah Johnson.
              Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              (slowly)
              You are booked:
              a cleaning with Dr. Amira Khan tomorrow,
              Tuesday, November 24th at 10 a.m.,
              for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn silence_after_being_asked_back_is_no_goodbye() {
    check(
        &["intent:hours", "mumble", ""],
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:hours
          We are open Monday to Friday from 9 a.m. to noon and from 1 p.m. to 5 p.m.
          Is there anything else I can do for you?
          [anything]
        > mumble
          Sorry, I did not get that.
          Is there anything else I can do for you?
          [anything]
        > 
          Sorry, I did not hear anything.
          Is there anything else I can do for you?
          [anything]
    "#]],
    );
}

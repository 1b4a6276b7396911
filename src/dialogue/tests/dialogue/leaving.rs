//! The ways out: a person, a message, goodbye.

use domain::testing::maple_dental;
use domain::{Practice, Whisper};
use expect_test::{Expect, expect};

use crate::script::{after, play};

const CALLER: &str = "+14032661234";

fn well_staffed() -> Practice {
    let mut practice = maple_dental();
    practice.desk.more_people =
        ["+15875550198", "+15875550197"].map(|it| it.parse().unwrap()).into();
    practice
}

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn no_and_no_again_ends_without_an_appointment() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "no",
            "yes",
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
            > yes
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
        "#]],
    );
}

#[test]
fn without_a_person_there_is_a_message_and_then_goodbye() {
    let practice = domain::Practice { transfer_to: None, ..maple_dental() };
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:person
          I'm sorry, nobody can take your call right now.
          I can write down a message for them. What would you like to tell them?
          [message]
        > 
          Sorry, I did not hear anything.
          I can write down a message for them. What would you like to tell them?
          [message]
        > 
          I still can't hear you.
          Just say it now, and I will write it down.
          I can write down a message for them. What would you like to tell them?
          [message]
        > 
          I'm sorry that I could not help. Please call again. Goodbye.
          [hang up]
          = unserved
    "#]]
    .assert_eq(&play(&practice, CALLER, &["intent:person", "", "", ""]));
}

#[test]
fn a_goodbye_alone_at_the_read_back_is_told_once_that_nothing_is_arranged() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "intent:goodbye",
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
            > intent:goodbye
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

#[test]
fn an_emergency_goes_to_a_person_at_once_and_nothing_more_is_asked() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "intent:emergency",
            "transfer no-answer",
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
            > intent:emergency
              ~ release
              If this is an emergency, please hang up and dial 911.
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer no-answer
              I'm sorry, nobody can take your call right now.
              If this is an emergency, please hang up and dial 911.
              I am hanging up now, so that your line is free. If it can wait, please call us again.
              [hang up]
              = unserved
        "#]],
    );
}

#[test]
fn where_nobody_can_be_called_an_emergency_is_let_go() {
    let mut practice = maple_dental();
    practice.transfer_to = None;
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > book cleaning
          Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
          [provider]
        > intent:emergency
          If this is an emergency, please hang up and dial 911.
          If this is an emergency, please hang up and dial 911.
          I am hanging up now, so that your line is free. If it can wait, please call us again.
          [hang up]
          = unserved
    "#]]
    .assert_eq(&play(&practice, CALLER, &["book cleaning", "intent:emergency"]));
}

#[test]
fn an_emergency_is_never_asked_anything_in_any_state() {
    let known = "theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T10:00/khan/cleaning/Sarah_Johnson";
    let booking = "book cleaning khan day:24 at:10:00 name:Sarah_Johnson";
    let (exactly, cancelling) = ("found exactly 24T10:00/khan", "intent:cancel name:Sarah_Johnson");
    let moving = "intent:reschedule name:Sarah_Johnson day:25 at:10:00";
    let ways: [&[&str]; 20] = [
        &[],
        &["book"],
        &["book cleaning"],
        &["book cleaning anyone"],
        &["book cleaning anyone day:24", "found fitting 24T09:00/khan 24T10:00/khan"],
        &["book cleaning khan day:24 at:10:00", exactly],
        &[booking, exactly, "held"],
        &[booking, exactly, "held", "no"],
        &[booking, exactly, "held", "yes", "booked"],
        &["intent:cancel"],
        &[cancelling, known],
        &[cancelling, known, "first"],
        &[cancelling, known, "first", "yes", "called off"],
        &[moving, known, "first", "found exactly 25T10:00/khan"],
        &["intent:opt_out"],
        &["intent:message"],
        &["intent:person", "transfer no-answer"],
        &["intent:cancel", "name:Ann_Lee", "theirs", "name:Bo_Lee", "theirs", "transfer no-answer"],
        &["hello", "hello"],
        &["intent:hours"],
    ];
    for way in ways {
        let mut lines = way.to_vec();
        lines.push("intent:emergency hello");
        let heard = play(&maple_dental(), CALLER, &lines);
        let end = heard.rsplit_once("> intent:emergency hello\n").unwrap().1;
        let end = end.strip_prefix("  ~ release\n").unwrap_or(end);
        assert_eq!(
            end,
            "  If this is an emergency, please hang up and dial 911.\n  One moment, I will put you \
             through to a person.\n  ~ transfer to +15875550199\n",
            "{heard}"
        );
    }
}

#[test]
fn who_takes_an_emergency_is_told_so() {
    let mut practice = maple_dental();
    practice.desk.whisper = Whisper::Told;
    let dialogue = after(&practice, CALLER, &["book cleaning", "intent:emergency"]);
    let (read, _) = dialogue::read_dialogue(&dialogue::write_dialogue(&dialogue), dialogue.turn());
    assert_eq!(read, dialogue);
    let Some(dialogue::Whispered::Told(told)) = dialogue.whispered(&practice) else {
        panic!("nothing is told");
    };
    assert_eq!(told.words, "A call about an emergency.");
}

#[test]
fn a_hang_up_gives_the_hold_back() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "hung up",
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
            > hung up
              ~ release
              = abandoned
            > yes
            > booked
        "#]],
    );
}

#[test]
fn goodbye_ends_it() {
    check(
        &["book cleaning", "intent:goodbye"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > intent:goodbye
              Thank you for calling. Goodbye.
              [hang up]
              = declined
        "#]],
    );
    check(
        &["intent:wrong_number"],
        expect![[r#"
              Thank you for calling Maple Dental.
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
fn nobody_there_leads_back_to_the_open_question() {
    check(
        &["book cleaning", "intent:person", "transfer no-answer", "no", "anyone"],
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > book cleaning
          Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
          [provider]
        > intent:person
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
        > transfer no-answer
          I'm sorry, nobody can take your call right now.
          Would you like to leave a message?
          [confirmation]
        > no
          Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
          [provider]
        > anyone
          What day and time would suit you?
          [date]
    "#]],
    );
}

#[test]
fn the_second_time_it_is_a_message() {
    check(
        &[
            "book cleaning",
            "intent:person",
            "transfer no-answer",
            "no",
            "intent:person",
            "transfer no-answer",
            "mumble",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > intent:person
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer no-answer
              I'm sorry, nobody can take your call right now.
              Would you like to leave a message?
              [confirmation]
            > no
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > intent:person
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
fn a_slot_is_kept_while_a_person_is_called() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "intent:person",
            "transfer no-answer",
            "no",
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
            > intent:person
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer no-answer
              I'm sorry, nobody can take your call right now.
              Would you like to leave a message?
              [confirmation]
            > no
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
fn the_people_are_called_in_their_order() {
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:person
          One moment, I will put you through to a person.
          ~ transfer to +15875550199, +15875550198, +15875550197
    "#]]
    .assert_eq(&play(&well_staffed(), CALLER, &["intent:person"]));
}

#[test]
fn what_was_known_is_kept_when_nobody_answered() {
    check(
        &[
            "book cleaning khan name:Sarah_Johnson",
            "intent:person",
            "transfer no-answer",
            "yes",
            "mumble",
            "book",
            "day:24 at:10:00",
            "found exactly 24T10:00/khan",
            "held",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning khan name:Sarah_Johnson
              What day and time would suit you?
              [date]
            > intent:person
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
            > transfer no-answer
              I'm sorry, nobody can take your call right now.
              Would you like to leave a message?
              [confirmation]
            > yes
              I can write down a message for them. What would you like to tell them?
              [message]
            > mumble
              Thank you, I have written that down for them.
              Is there anything else I can do for you?
              [anything]
            > book
              What day and time would suit you?
              [date]
            > day:24 at:10:00
              ~ find On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              ~ hold 2026-11-24T10:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson. Shall I book it?
              [confirmation]
        "#]],
    );
}

#[test]
fn no_machine_says_goodbye_after_a_person() {
    let said = play(&maple_dental(), CALLER, &["intent:person", "transfer answered"]);
    assert!(said.ends_with("> transfer answered\n  [hang up]\n  = transferred\n"), "{said}");
}

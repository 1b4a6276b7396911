//! A caller from another number: what they hear before they are known, and how they come to be.

use domain::Language;
use domain::testing::maple_dental;
use expect_test::{Expect, expect};

use crate::script::{after, play};

const CALLER: &str = "+14032661234";

/// Up to the question for the code.
const ASKED: [&str; 5] =
    ["intent:cancel", "name:Sarah_Johnson", "theirs", "phone:+17805550134", "code sent"];

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(caller: &str, lines: &[&str], expected: Expect) {
    expected.assert_eq(&play(&maple_dental(), caller, lines));
}

/// What is said and done behind the question for the code.
fn then(lines: &[&str]) -> String {
    let before = play(&maple_dental(), CALLER, &ASKED).len();
    let lines: Vec<&str> = ASKED.into_iter().chain(lines.iter().copied()).collect();
    play(&maple_dental(), CALLER, &lines).split_off(before)
}

#[test]
fn whoever_says_the_code_is_the_customer_for_this_call() {
    check(
        CALLER,
        &[
            "intent:cancel",
            "name:Sarah_Johnson",
            "theirs",
            "phone:+17805550134",
            "code sent",
            "digits:123456",
            "code right",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 24T11:00/khan/filling/Somebody_Else",
            "yes",
            "called off",
            "no",
            "intent:check",
            "theirs 26T14:00/khan/filling/Sarah_Johnson",
            "intent:reschedule name:Jane_Smith",
            "theirs",
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
            > theirs
              I'm sorry, I can't find an appointment under that name and number.
              What telephone number is it under? You can say it or key it in.
              [phone]
            > phone:+17805550134
              ~ send a code to +17805550134 for Sarah Johnson in en
            > code sent
              That is 7 8 0, 5 5 5, 0 1 3 4.
              If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
              [confirmation]
            > digits:123456
              ~ check 123456 of +17805550134
            > code right
              ~ appointments of +17805550134
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 24T11:00/khan/filling/Somebody_Else
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
            > intent:check
              ~ appointments of +17805550134
            > theirs 26T14:00/khan/filling/Sarah_Johnson
              I have your filling with Dr. Amira Khan on Thursday, November 26th at 2 p.m.
              Is there anything else I can do for you?
              [anything]
            > intent:reschedule name:Jane_Smith
              ~ appointments of +14032661234
            > theirs
              I'm sorry, I can't find an appointment under that name and number.
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
        "#]],
    );
}

#[test]
fn a_withheld_number_is_asked_for_name_number_and_code_and_can_move_what_is_theirs() {
    check(
        "anonymous",
        &[
            "intent:reschedule day:26 at:14:00",
            "name:Sarah_Johnson",
            "phone:+17805550134",
            "code sent",
            "digits:123456",
            "code right",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "found exactly 26T14:00/khan",
            "yes",
            "moved",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule day:26 at:14:00
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              What telephone number is it under? You can say it or key it in.
              [phone]
            > phone:+17805550134
              ~ send a code to +17805550134 for Sarah Johnson in en
            > code sent
              That is 7 8 0, 5 5 5, 0 1 3 4.
              If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
              [confirmation]
            > digits:123456
              ~ check 123456 of +17805550134
            > code right
              ~ appointments of +17805550134
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
        "#]],
    );
}

#[test]
fn the_number_may_be_said_at_once() {
    let lines = ["intent:check phone:+17805550134", "name:Sarah_Johnson", "code sent"];
    check(
        CALLER,
        &lines,
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:check phone:+17805550134
          What name is the appointment under?
          [name]
        > name:Sarah_Johnson
          ~ send a code to +17805550134 for Sarah Johnson in en
        > code sent
          That is 7 8 0, 5 5 5, 0 1 3 4.
          If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
          [confirmation]
    "#]],
    );
}

#[test]
fn three_wrong_codes_lead_to_a_person() {
    expect![[r#"
        > digits:111111
          ~ check 111111 of +17805550134
        > code wrong
          That is not the code. Please say its six digits once more.
          [confirmation]
        > digits:222222
          ~ check 222222 of +17805550134
        > code wrong
          That is not the code. Please say its six digits once more.
          [confirmation]
        > digits:333333
          ~ check 333333 of +17805550134
        > code wrong
          I'm sorry, without the code I can't say anything about an appointment.
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
    "#]]
    .assert_eq(&then(&[
        "digits:111111",
        "code wrong",
        "digits:222222",
        "code wrong",
        "digits:333333",
        "code wrong",
    ]));
}

#[test]
fn a_code_is_sent_once_more_and_no_third_time() {
    expect![[r#"
        > few-digits
          The code has six digits. What is it?
          [confirmation]
        > not-received
          ~ send a code to +17805550134 for Sarah Johnson in en
        > code sent
          That is 7 8 0, 5 5 5, 0 1 3 4.
          If there is one, I have sent the text once more. If it does not come, say: a person. What is the code?
          [confirmation]
        > intent:repeat
          If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
          [confirmation]
        > not-received
          I'm sorry, without the code I can't say anything about an appointment.
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
    "#]].assert_eq(&then(&[
        "few-digits",
        "not-received",
        "code sent",
        "intent:repeat",
        "not-received",
    ]));
}

#[test]
fn whoever_has_no_telephone_at_hand_gets_a_person() {
    expect![[r#"
        > cannot-receive
          I'm sorry, without the code I can't say anything about an appointment.
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
    "#]]
    .assert_eq(&then(&["cannot-receive"]));
}

#[test]
fn a_number_that_was_misheard_is_corrected_once() {
    expect![[r#"
        > phone:+17805550134
          If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
          [confirmation]
        > phone:+17805550135
          ~ send a code to +17805550135 for Sarah Johnson in en
        > code sent
          That is 7 8 0, 5 5 5, 0 1 3 5.
          If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
          [confirmation]
        > back
          What telephone number is it under? You can say it or key it in.
          [phone]
        > short-phone
          That number seems to have too few digits.
          What telephone number is it under? You can say it or key it in.
          [phone]
        > phone:+17805550136
          I'm sorry, without the code I can't say anything about an appointment.
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
    "#]].assert_eq(&then(&[
        "phone:+17805550134",
        "phone:+17805550135",
        "code sent",
        "back",
        "short-phone",
        "phone:+17805550136",
    ]));
}

#[test]
fn at_the_question_for_the_number_their_own_and_another_name_are_answers() {
    let lines = ["intent:check", "name:Sarah_Johnsen", "theirs", "own-phone", "name:Sarah_Johnson"];
    check(
        CALLER,
        &lines,
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:check
          What name is the appointment under?
          [name]
        > name:Sarah_Johnsen
          ~ appointments of +14032661234
        > theirs
          I'm sorry, I can't find an appointment under that name and number.
          What telephone number is it under? You can say it or key it in.
          [phone]
        > own-phone
          What name is the appointment under?
          [name]
        > name:Sarah_Johnson
          ~ appointments of +14032661234
    "#]],
    );
    let lines = ["intent:check", "name:Sarah_Johnsen", "theirs", "name:Sarah_Johnson"];
    assert!(play(&maple_dental(), CALLER, &lines).ends_with("~ appointments of +14032661234\n"));
    let lines = ["intent:check", "name:Sarah_Johnsen", "theirs", "spell"];
    assert!(play(&maple_dental(), CALLER, &lines).contains("letter by letter"));
}

#[test]
fn keys_can_give_the_number_and_the_code() {
    let lines = [
        "key 4",
        "name:Sarah_Johnson",
        "theirs",
        "key 7805550134#",
        "code sent",
        "key 1",
        "code sent",
        "key 9",
        "key 123",
        "key 123456#",
        "code wrong",
        "key 123456",
        "code right",
        "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
    ];
    check(
        CALLER,
        &lines,
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > key 4
              What name is the appointment under?
              If you cannot say it, press 1 and I will tell them what you want, or 0 for a person.
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs
              I'm sorry, I can't find an appointment under that name and number.
              What telephone number is it under? You can say it or key it in.
              [phone]
            > key 7805550134#
              ~ send a code to +17805550134 for Sarah Johnson in en
            > code sent
              That is 7 8 0, 5 5 5, 0 1 3 4.
              If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
              Key in the six digits, or press 1 to have it sent again, or 0 for a person.
              [confirmation]
            > key 1
              ~ send a code to +17805550134 for Sarah Johnson in en
            > code sent
              That is 7 8 0, 5 5 5, 0 1 3 4.
              If there is one, I have sent the text once more. If it does not come, say: a person. What is the code?
              Key in the six digits, or press 1 to have it sent again, or 0 for a person.
              [confirmation]
            > key 9
              If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
              Key in the six digits, or press 1 to have it sent again, or 0 for a person.
              [confirmation]
            > key 123
              The code has six digits. What is it?
              Key in the six digits, or press 1 to have it sent again, or 0 for a person.
              [confirmation]
            > key 123456#
              ~ check 123456 of +17805550134
            > code wrong
              That is not the code. Please say its six digits once more.
              Key in the six digits, or press 1 to have it sent again, or 0 for a person.
              [confirmation]
            > key 123456
              ~ check 123456 of +17805550134
            > code right
              ~ appointments of +17805550134
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              I have your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Is there anything else I can do for you?
              Press 1 if that is all, 2 for something else, or 0 for a person.
              [anything]
        "#]],
    );
}

#[test]
fn silence_mumbling_help_and_other_wishes_are_as_everywhere() {
    expect![[r#"
        > 
          Sorry, I did not hear anything.
          If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
          [confirmation]
        > mumble
          Sorry, I did not get that.
          If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
          [confirmation]
        > help
          You can say the six digits one by one, or: send it again, or: a person.
          If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
          Key in the six digits, or press 1 to have it sent again, or 0 for a person.
          [confirmation]
        > unsure
          Take your time.
          You can say the six digits one by one, or: send it again, or: a person.
          If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
          Key in the six digits, or press 1 to have it sent again, or 0 for a person.
          [confirmation]
        > lost
          If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
          [confirmation]
        > 
          I still can't hear you.
          You can say the six digits one by one, or: send it again, or: a person.
          If there is an appointment under that name and number, I have just sent a text with a six-digit code to that number. What is the code?
          Key in the six digits, or press 1 to have it sent again, or 0 for a person.
          [confirmation]
    "#]].assert_eq(&then(&["", "mumble", "help", "unsure", "lost", ""]));
    assert!(then(&["intent:person"]).contains("put you through"));
    assert!(then(&["intent:emergency"]).contains("911"));
    assert!(then(&["intent:wrong_number"]).contains("[hang up]"));
    assert!(then(&["intent:late"]).contains("How late will you be?"));
    assert!(then(&["book"]).contains("What would you like to come in for"));
    assert!(then(&["no"]).contains("I have not changed anything"));
    assert!(then(&["start-over"]).contains("What can I do for you?"));
    assert!(then(&["hung up"]).contains("= abandoned"));
}

#[test]
fn in_french() {
    let mut practice = maple_dental();
    practice.desk.languages = vec![Language::French];
    let more = ["digits:123456", "code wrong", "few-digits", "cannot-receive"];
    let lines: Vec<&str> = ASKED.into_iter().chain(more).collect();
    expect![[r#"
          Maple Dental, bonjour.
          Que puis-je faire pour vous ?
          [intent]
        > intent:cancel
          À quel nom est le rendez-vous ?
          [name]
        > name:Sarah_Johnson
          ~ appointments of +14032661234
        > theirs
          Je regrette, je ne trouve pas de rendez-vous à ce nom et à ce numéro.
          Sous quel numéro de téléphone est-il inscrit ? Vous pouvez le dire ou le composer.
          [phone]
        > phone:+17805550134
          ~ send a code to +17805550134 for Sarah Johnson in fr
        > code sent
          C'est donc le 7 8 0, 5 5 5, 0 1 3 4.
          S'il y a un rendez-vous à ce nom et à ce numéro, je viens d'y envoyer un texto avec un code à six chiffres. Quel est ce code ?
          [confirmation]
        > digits:123456
          ~ check 123456 of +17805550134
        > code wrong
          Ce n'est pas le code. Veuillez redire ses six chiffres.
          [confirmation]
        > few-digits
          Le code a six chiffres. Quel est-il ?
          [confirmation]
        > cannot-receive
          Je regrette, sans le code je ne peux rien dire d'un rendez-vous.
          Un instant, je vous passe quelqu'un.
          ~ transfer to +15875550199
    "#]].assert_eq(&play(&practice, CALLER, &lines));
}

#[test]
fn an_appointment_that_is_gone_is_looked_up_under_the_number_that_was_shown() {
    let lines = [
        "digits:123456",
        "code right",
        "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
        "yes",
        "gone",
        "theirs 25T10:00/khan/cleaning/Sarah_Johnson",
    ];
    let said = then(&lines);
    assert_eq!(said.matches("~ appointments of +17805550134").count(), 2, "{said}");
}

#[test]
fn no_code_is_in_what_is_written_down_or_printed() {
    let lines: Vec<&str> = ASKED.into_iter().chain(["digits:123456"]).collect();
    let dialogue = after(&maple_dental(), CALLER, &lines);
    assert_eq!(dialogue.state().name(), "checking_code");
    let written = dialogue::write_dialogue(&dialogue);
    assert!(written.contains("asking_code") && !written.contains("123456"), "{written}");
    assert!(!format!("{dialogue:?}").contains("123456"));
}

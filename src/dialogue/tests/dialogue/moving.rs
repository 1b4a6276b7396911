//! Moving an appointment.

use domain::testing::{CLEANING, maple_dental};
use domain::{Language, Practice};
use expect_test::{Expect, expect};

use crate::script::play;

const CALLER: &str = "+14032661234";

/// The practice after it has stopped cleaning.
fn without_cleanings() -> Practice {
    let mut practice = maple_dental();
    practice.services.retain(|service| service.id != CLEANING);
    practice
}

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn an_appointment_stays_where_it_is_when_the_book_is_full() {
    check(
        &[
            "intent:reschedule",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "soonest tremblay",
            "found nothing",
            "found fitting 24T10:00/khan",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              To what day and time would you like to move it?
              [date]
            > soonest tremblay
              ~ find instead Soonest Any
            > found nothing
              ~ find instead Soonest Any
            > found fitting 24T10:00/khan
              I'm sorry, there is nothing free for a cleaning in the next 90 days.
              All right, it stays as it is.
              One moment, I will put you through to a person.
              ~ transfer to +15875550199
        "#]],
    );
}

#[test]
fn an_appointment_is_moved_to_the_time_that_was_said() {
    check(
        &[
            "intent:reschedule day:26 at:14:00",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "found exactly 26T14:00/khan",
            "yes",
            "moved",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule day:26 at:14:00
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
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
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = moved
        "#]],
    );
}

#[test]
fn a_caller_without_a_time_in_mind_is_asked_and_offered() {
    check(
        &[
            "intent:reschedule",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "day:26",
            "found fitting 26T09:00/khan 26T14:00/khan",
            "second",
            "yes",
            "moved",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              To what day and time would you like to move it?
              [date]
            > day:26
              ~ find instead On(2026-11-26) Any
            > found fitting 26T09:00/khan 26T14:00/khan
              I have Thursday, November 26th at 9 a.m. or 2 p.m. Which would you like?
              [slot]
            > second
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 2 p.m.?
              [confirmation]
            > yes
              ~ move to 2026-11-26T14:00:00
            > moved
              It is moved: your cleaning with Dr. Amira Khan on Thursday, November 26th at 2 p.m.
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
fn yes_with_another_time_is_read_back_anew() {
    check(
        &[
            "intent:reschedule name:Sarah_Johnson day:26 at:14:00",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "found exactly 26T14:00/khan",
            "yes at:15:00",
            "found exactly 26T15:00/khan",
            "yes",
            "moved",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule name:Sarah_Johnson day:26 at:14:00
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              ~ find instead On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 2 p.m.?
              [confirmation]
            > yes at:15:00
              ~ find instead On(2026-11-26) At(15:00:00)
            > found exactly 26T15:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 3 p.m.?
              [confirmation]
            > yes
              ~ move to 2026-11-26T15:00:00
            > moved
              It is moved: your cleaning with Dr. Amira Khan on Thursday, November 26th at 3 p.m.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn a_time_lost_to_somebody_else_is_owned_up_to() {
    check(
        &[
            "intent:reschedule name:Sarah_Johnson day:26 at:14:00",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "found exactly 26T14:00/khan",
            "yes",
            "taken",
            "found instead 26T15:00/khan",
            "first",
            "yes",
            "moved",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule name:Sarah_Johnson day:26 at:14:00
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              ~ find instead On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 2 p.m.?
              [confirmation]
            > yes
              ~ move to 2026-11-26T14:00:00
            > taken
              ~ find instead On(2026-11-26) At(14:00:00)
            > found instead 26T15:00/khan
              I'm sorry, that time is gone: somebody else has just taken it.
              I have Thursday, November 26th at 3 p.m. Would that work?
              [slot]
            > first
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 3 p.m.?
              [confirmation]
            > yes
              ~ move to 2026-11-26T15:00:00
            > moved
              It is moved: your cleaning with Dr. Amira Khan on Thursday, November 26th at 3 p.m.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn what_changed_meanwhile_is_looked_up_once_and_then_a_person_sees_to_it() {
    check(
        &[
            "intent:reschedule name:Sarah_Johnson day:26 at:14:00",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "found exactly 26T14:00/khan",
            "yes",
            "gone",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "day:26 at:14:00",
            "found exactly 26T14:00/khan",
            "yes",
            "gone",
            "transfer no-answer",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule name:Sarah_Johnson day:26 at:14:00
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              ~ find instead On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 2 p.m.?
              [confirmation]
            > yes
              ~ move to 2026-11-26T14:00:00
            > gone
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              I'm sorry, that appointment has just been changed.
              To what day and time would you like to move it?
              [date]
            > day:26 at:14:00
              ~ find instead On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 2 p.m.?
              [confirmation]
            > yes
              ~ move to 2026-11-26T14:00:00
            > gone
              I'm sorry, that appointment has just been changed.
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
fn the_day_of_the_appointment_says_which_one_and_not_where_to() {
    check(
        &[
            "intent:reschedule name:Sarah_Johnson day:24",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule name:Sarah_Johnson day:24
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              To what day and time would you like to move it?
              [date]
        "#]],
    );
}

#[test]
fn the_time_that_it_has_already_is_no_move() {
    check(
        &[
            "intent:reschedule name:Sarah_Johnson day:24 at:10:00",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule name:Sarah_Johnson day:24 at:10:00
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              ~ find instead On(2026-11-24) At(10:00:00)
            > found exactly 24T10:00/khan
              That is when it is already.
              To what day and time would you like to move it?
              [date]
            > no
              All right, it stays as it is.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn no_leaves_it_where_it_is() {
    check(
        &[
            "intent:reschedule name:Sarah_Johnson day:26 at:14:00",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "found exactly 26T14:00/khan",
            "no",
            "no",
            "no",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule name:Sarah_Johnson day:26 at:14:00
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              ~ find instead On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 2 p.m.?
              [confirmation]
            > no
              All right, I have not changed anything.
              To what day and time would you like to move it?
              [date]
            > no
              All right, it stays as it is.
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
fn one_of_two_is_chosen_by_what_it_is_for() {
    check(
        &[
            "intent:reschedule",
            "name:Sarah_Johnson",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson",
            "check-up",
            "tremblay day:27",
            "found fitting 27T09:00/tremblay",
            "yes",
            "moved",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule
              What name is the appointment under?
              [name]
            > name:Sarah_Johnson
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson 26T14:00/tremblay/check-up/Sarah_Johnson 27T09:00/khan/filling/Tom_Johnson
              You have two appointments: your cleaning tomorrow, Tuesday, November 24th at 10 a.m. and your check-up on Thursday, November 26th at 2 p.m. Which one?
              [appointment]
            > check-up
              To what day and time would you like to move it?
              [date]
            > tremblay day:27
              ~ find instead On(2026-11-27) Any
            > found fitting 27T09:00/tremblay
              Shall I move your check-up from Thursday, November 26th at 2 p.m. to Friday, November 27th at 9 a.m.?
              [confirmation]
            > yes
              ~ move to 2026-11-27T09:00:00
            > moved
              It is moved: your check-up with Dr. Luc Tremblay on Friday, November 27th at 9 a.m.
              Is there anything else I can do for you?
              [anything]
        "#]],
    );
}

#[test]
fn a_caller_who_would_rather_cancel_is_asked_first() {
    check(
        &[
            "intent:reschedule name:Sarah_Johnson day:26 at:14:00",
            "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
            "found exactly 26T14:00/khan",
            "intent:cancel",
            "yes",
            "called off",
        ],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:reschedule name:Sarah_Johnson day:26 at:14:00
              ~ appointments of +14032661234
            > theirs 24T10:00/khan/cleaning/Sarah_Johnson
              ~ find instead On(2026-11-26) At(14:00:00)
            > found exactly 26T14:00/khan
              Shall I move your cleaning from tomorrow, Tuesday, November 24th at 10 a.m. to Thursday, November 26th at 2 p.m.?
              [confirmation]
            > intent:cancel
              That is Sarah Johnson's cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m. Shall I cancel it?
              [confirmation]
            > yes
              ~ call off
            > called off
              It is cancelled: your cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m.
              Would you like to make another appointment?
              [anything]
        "#]],
    );
}

#[test]
fn a_service_that_is_not_offered_any_more_is_for_a_person() {
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:reschedule name:Sarah_Johnson
          ~ appointments of +14032661234
        > theirs 24T10:00/khan/cleaning/Sarah_Johnson
          That is something I cannot do myself.
          One moment, I will put you through to a person.
          ~ transfer to +15875550199
    "#]]
    .assert_eq(&play(
        &without_cleanings(),
        CALLER,
        &["intent:reschedule name:Sarah_Johnson", "theirs 24T10:00/khan/cleaning/Sarah_Johnson"],
    ));
}

#[test]
fn who_leaves_it_as_it_is_keeps_the_old_time() {
    let read_back: [&str; 3] = [
        "intent:reschedule name:Sarah_Johnson day:24 at:10:00",
        "theirs 26T14:00/khan/cleaning/Sarah_Johnson",
        "found exactly 24T10:00/khan",
    ];
    let kept = "  All right, it stays as it is.\n  Is there anything else I can do for you?\n";
    for way in [&read_back[..], &read_back[..2], &[&read_back[..], &["no"]].concat()] {
        for words in ["no keep", "keep"] {
            let said = play(&maple_dental(), CALLER, &[way, &[words]].concat());
            let (_, end) = said.rsplit_once(&format!("> {words}\n")).unwrap();
            let is_asked = !way.ends_with(&["theirs 26T14:00/khan/cleaning/Sarah_Johnson"]);
            if is_asked {
                assert_eq!(end, format!("{kept}  [anything]\n"), "{way:?}");
            }
        }
    }
}

#[test]
fn the_day_of_a_move_within_a_day_is_said_once() {
    for (language, day, said) in [
        (
            Language::English,
            24,
            "Shall I move your cleaning tomorrow, Tuesday, November 24th from 10 a.m. to 11 a.m.?",
        ),
        (
            Language::English,
            26,
            "Shall I move your cleaning on Thursday, November 26th from 10 a.m. to 11 a.m.?",
        ),
        (
            Language::French,
            24,
            "Dois-je déplacer le rendez-vous de demain, mardi 24 novembre, de 10 h à 11 h ?",
        ),
        (
            Language::French,
            26,
            "Dois-je déplacer le rendez-vous du jeudi 26 novembre, de 10 h à 11 h ?",
        ),
    ] {
        let mut practice = maple_dental();
        practice.desk.languages = vec![language];
        let theirs = format!("theirs {day}T10:00/khan/cleaning/Ann_Lee");
        let wish = format!("intent:reschedule name:Ann_Lee day:{day} at:11:00");
        let found = format!("found exactly {day}T11:00/khan");
        let heard = play(&practice, CALLER, &[&wish, &theirs, &found]);
        assert!(heard.contains(said), "{heard}");
    }
    // Another person at the same time.
    let lines = [
        "intent:reschedule name:Ann_Lee tremblay day:26 at:10:00",
        "theirs 26T10:00/khan/cleaning/Ann_Lee",
        "found exactly 26T10:00/tremblay",
    ];
    let said =
        "Shall I move your cleaning on Thursday, November 26th at 10 a.m. to Dr. Luc Tremblay?";
    let heard = play(&maple_dental(), CALLER, &lines);
    assert!(heard.contains(said), "{heard}");
}

//! Hours, address, services and prices, texts that are to stop, and several things in one call.

use domain::Practice;
use domain::testing::maple_dental;
use expect_test::{Expect, expect};

use crate::script::play;

const CALLER: &str = "+14032661234";

fn well_described() -> Practice {
    let mut practice = maple_dental();
    practice.desk.address = Some("100 Maple Street, on the second floor".into());
    practice.services[1].price_note = Some("from ninety dollars".into());
    practice
}

#[expect(clippy::needless_pass_by_value, reason = "`expect!` makes a value")]
fn check(lines: &[&str], expected: Expect) {
    expected.assert_eq(&crate::script::play(&maple_dental(), CALLER, lines));
}

#[test]
fn hours_are_told_and_anything_else_is_asked() {
    check(
        &["intent:hours", "no"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:hours
              We are open Monday to Friday from 9 a.m. to noon and from 1 p.m. to 5 p.m.
              Is there anything else I can do for you?
              [anything]
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = answered
        "#]],
    );
}

#[test]
fn the_address_is_told_when_it_is_known() {
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:location
          We are at 100 Maple Street, on the second floor.
          Is there anything else I can do for you?
          [anything]
        > intent:goodbye
          Thank you for calling. Goodbye.
          [hang up]
          = answered
    "#]]
    .assert_eq(&play(&well_described(), CALLER, &["intent:location", "intent:goodbye"]));
}

#[test]
fn an_address_that_is_not_known_is_not_made_up() {
    check(
        &["intent:location", ""],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:location
              I'm sorry, I don't have the address at hand.
              Is there anything else I can do for you?
              [anything]
            > 
              Thank you for calling. Goodbye.
              [hang up]
              = answered
        "#]],
    );
}

#[test]
fn services_and_their_prices_are_told() {
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:services
          You can come for a check-up or a filling; a cleaning is from ninety dollars.
          Is there anything else I can do for you?
          [anything]
        > intent:services cleaning
          A cleaning takes 45 minutes; it is from ninety dollars.
          Is there anything else I can do for you?
          [anything]
        > no
          Thank you for calling. Goodbye.
          [hang up]
          = answered
    "#]]
    .assert_eq(&play(
        &well_described(),
        CALLER,
        &["intent:services", "intent:services cleaning", "no"],
    ));
}

#[test]
fn a_question_in_the_middle_leads_back_to_the_open_one() {
    check(
        &["book cleaning", "intent:hours", "anyone", "intent:services filling", "day:24"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > book cleaning
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > intent:hours
              We are open Monday to Friday from 9 a.m. to noon and from 1 p.m. to 5 p.m.
              Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
              [provider]
            > anyone
              What day and time would suit you?
              [date]
            > intent:services filling
              A filling takes an hour; I don't have the price at hand.
              What day and time would suit you?
              [date]
            > day:24
              ~ find On(2026-11-24) Any
        "#]],
    );
}

#[test]
fn texts_stop_after_a_yes() {
    check(
        &["intent:opt_out", "yes", "texts stopped", "no"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > intent:opt_out
              Shall I stop all texts to the number you are calling from?
              [confirmation]
            > yes
              ~ no more texts to +14032661234
            > texts stopped
              All right, you will get no more texts from us.
              Is there anything else I can do for you?
              [anything]
            > no
              Thank you for calling. Goodbye.
              [hang up]
              = answered
        "#]],
    );
}

#[test]
fn texts_go_on_after_a_no_and_so_does_the_booking() {
    check(
        &["book cleaning", "intent:opt_out", "no", "anyone"],
        expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > book cleaning
          Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
          [provider]
        > intent:opt_out
          Shall I stop all texts to the number you are calling from?
          [confirmation]
        > no
          All right, it stays as it is.
          Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, or is anyone fine?
          [provider]
        > anyone
          What day and time would suit you?
          [date]
    "#]],
    );
}

#[test]
fn a_withheld_number_gets_no_texts_anyway() {
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:opt_out
          Your number does not show here.
          That is something I cannot do myself.
          Is there anything else I can do for you?
          [anything]
    "#]]
    .assert_eq(&play(&maple_dental(), "anonymous", &["intent:opt_out"]));
}

#[test]
fn being_late_is_written_down_for_the_practice() {
    check(
        &["intent:late", "mumble"],
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
        "#]],
    );
}

#[test]
fn and_my_son_too() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "yes",
            "book cleaning khan day:24 at:11:00",
            "found exactly 24T11:00/khan",
            "name:Tom_Johnson",
            "held",
            "yes",
            "booked",
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
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 10 a.m., for Sarah Johnson.
              Is there anything else I can do for you?
              [anything]
            > yes
              What can I do for you?
              [intent]
            > book cleaning khan day:24 at:11:00
              ~ find On(2026-11-24) At(11:00:00)
            > found exactly 24T11:00/khan
              May I have your name, please?
              [name]
            > name:Tom_Johnson
              ~ hold 2026-11-24T11:00:00 with khan
            > held
              That is a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m., for Tom Johnson. Shall I book it?
              [confirmation]
            > yes
              ~ book for +14032661234
            > booked
              You are booked: a cleaning with Dr. Amira Khan tomorrow, Tuesday, November 24th at 11 a.m., for Tom Johnson.
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
fn a_hang_up_after_a_booking_and_a_question() {
    check(
        &[
            "book cleaning khan day:24 at:10:00 name:Sarah_Johnson",
            "found exactly 24T10:00/khan",
            "held",
            "yes",
            "booked",
            "intent:hours",
            "hung up",
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
            > intent:hours
              We are open Monday to Friday from 9 a.m. to noon and from 1 p.m. to 5 p.m.
              Is there anything else I can do for you?
              [anything]
            > hung up
              = booked
        "#]],
    );
}

#[test]
fn help_says_what_can_be_said_and_what_the_keys_do() {
    check(
        &["help", "book", "help", "start-over", "slower"],
        expect![[r#"
              Thank you for calling Maple Dental.
              What can I do for you?
              [intent]
            > help
              I can make, move or cancel an appointment, tell you when yours is, give you our hours and address, or take a message.
              What can I do for you?
              Press 1 to make an appointment, 2 to move one, 3 to cancel one, 4 to hear when yours is, 5 for hours and address, or 0 for a person.
              [intent]
            > book
              What would you like to come in for: a check-up, a cleaning or a filling?
              [service]
            > help
              You can name one of them, or say: a person.
              What would you like to come in for: a check-up, a cleaning or a filling?
              Press 1 for check-up, 2 for cleaning or 3 for filling.
              [service]
            > start-over
              All right, nothing is arranged.
              What can I do for you?
              [intent]
            > slower
              (slowly)
              What can I do for you?
              [intent]
        "#]],
    );
}

#[test]
fn five_is_for_hours_and_address() {
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > key 5
          We are open Monday to Friday from 9 a.m. to noon and from 1 p.m. to 5 p.m.
          We are at 100 Maple Street, on the second floor.
          Is there anything else I can do for you?
          Press 1 if that is all, 2 for something else, or 0 for a person.
          [anything]
        > key 1
          Thank you for calling. Goodbye.
          [hang up]
          = answered
    "#]]
    .assert_eq(&play(&well_described(), CALLER, &["key 5", "key 1"]));
}

#[test]
fn who_does_not_know_what_they_need_is_told_of_a_person() {
    let unsure = |practice: &Practice| play(practice, CALLER, &["book", "unsure"]);
    let said = unsure(&maple_dental());
    let person = "That's all right. If you are not sure, say \"a person\", and I will put you \
                  through.\n  What would you like to come in for: a check-up";
    assert!(said.contains(person), "{said}");
    assert!(!said.contains("Take your time"), "{said}");
    // Where nobody can be called there is nobody to tell of.
    let mut practice = maple_dental();
    practice.transfer_to = None;
    practice.desk.more_people.clear();
    assert!(unsure(&practice).contains("Take your time."));
}

#[test]
fn anyone_where_a_day_is_asked_for_takes_the_person_back_and_is_no_misunderstanding() {
    let lines = ["book cleaning khan", "anyone", "anyone", "anyone", "anyone", "day:24 at:10:00"];
    let said = play(&maple_dental(), CALLER, &lines);
    assert!(said.contains("With anyone, all right."), "{said}");
    assert!(!said.contains("Sorry"), "{said}");
    assert!(said.contains("~ find On(2026-11-24) At(10:00:00)"), "{said}");
}

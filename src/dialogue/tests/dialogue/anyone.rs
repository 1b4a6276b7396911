//! Where nobody is asked with whom, anyone who is free will do, and is named with the times.

use domain::testing::maple_dental;
use domain::{Language, Practice};
use expect_test::expect;

use crate::script::play;

const CALLER: &str = "+14032661234";

fn not_asking() -> Practice {
    let mut practice = maple_dental();
    practice.desk.asks_provider = false;
    practice
}

/// The last that Bella says in a script.
fn at_last(practice: &Practice, lines: &[&str]) -> String {
    let heard = play(practice, CALLER, lines);
    heard.rsplit_once("> ").unwrap().1.to_owned()
}

#[test]
fn who_names_nobody_is_offered_anyone_by_name() {
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > book cleaning day:24
          ~ find On(2026-11-24) Any
        > found fitting 24T09:00/khan 24T10:00/tremblay 26T14:30/tremblay
          I have tomorrow, Tuesday, November 24th at 9 a.m. with Dr. Amira Khan or 10 a.m. with Dr. Luc Tremblay, or Thursday, November 26th at 2:30 p.m. with Dr. Luc Tremblay. Which would you like?
          [slot]
        > tremblay day:26
          May I have your name, please?
          [name]
        > name:Sarah_Johnson
          ~ hold 2026-11-26T14:30:00 with tremblay
        > held
          That is a cleaning with Dr. Luc Tremblay on Thursday, November 26th at 2:30 p.m., for Sarah Johnson. Shall I book it?
          [confirmation]
    "#]].assert_eq(&play(
        &not_asking(),
        CALLER,
        &[
            "book cleaning day:24",
            "found fitting 24T09:00/khan 24T10:00/tremblay 26T14:30/tremblay",
            "tremblay day:26",
            "name:Sarah_Johnson",
            "held",
        ],
    ));
}

#[test]
fn the_people_are_named_once_when_it_is_one() {
    let fitting = "found fitting 24T09:00/khan 24T10:00/khan";
    let offered = at_last(&not_asking(), &["book cleaning day:24", fitting]);
    let one =
        "I have tomorrow, Tuesday, November 24th at 9 a.m. or 10 a.m. with Dr. Amira Khan. Which";
    assert!(offered.contains(one), "{offered}");
    let only = "found fitting 24T09:00/khan";
    let offered = at_last(&not_asking(), &["book cleaning day:24", only]);
    assert!(offered.contains("9 a.m. with Dr. Amira Khan. Would that work?"), "{offered}");
    // Who has named somebody knows with whom, and so does who was asked and does not mind.
    let offered = at_last(&not_asking(), &["book cleaning khan day:24", fitting]);
    assert!(offered.contains("9 a.m. or 10 a.m. Which"), "{offered}");
    let offered = at_last(&maple_dental(), &["book cleaning anyone day:24", fitting]);
    assert!(offered.contains("9 a.m. or 10 a.m. Which"), "{offered}");
    let mut practice = not_asking();
    practice.desk.languages = vec![Language::French];
    let offered = at_last(&practice, &["book cleaning day:24", only]);
    assert!(offered.contains("à 9 h avec Dr. Amira Khan. Est-ce"), "{offered}");
}

#[test]
fn a_practice_that_asks_goes_on_asking() {
    let asked = at_last(&maple_dental(), &["book cleaning day:24"]);
    assert!(asked.contains("Who would you like to see"), "{asked}");
    let not = at_last(&not_asking(), &["book cleaning"]);
    assert!(not.contains("What day and time would suit you?"), "{not}");
    // Somebody who does not do that was named: then there is something to ask.
    let named = at_last(&not_asking(), &["book filling tremblay day:24"]);
    let why = "I'm sorry, you can't see Dr. Luc Tremblay for a filling here.";
    assert!(named.contains(why), "{named}");
    assert!(named.ends_with("[provider]\n"), "{named}");
    // Back is to the question before, and not to one that was not asked.
    let back = at_last(&not_asking(), &["book cleaning", "back"]);
    assert!(back.contains("What would you like to come in for"), "{back}");
    let back = at_last(&maple_dental(), &["book cleaning anyone", "back"]);
    assert!(back.contains("Who would you like to see"), "{back}");
}

#[test]
fn who_says_neither_what_for_nor_when_is_asked_both_at_once() {
    let both = "a check-up, a cleaning or a filling? And when would suit you?\n  [service]\n";
    assert!(at_last(&not_asking(), &["book"]).ends_with(both));
    let found = at_last(&not_asking(), &["book", "cleaning day:24 at:10:00"]);
    assert!(found.contains("~ find On(2026-11-24) At(10:00:00)"), "{found}");
    let rest = at_last(&not_asking(), &["book", "cleaning"]);
    assert!(rest.contains("What day and time would suit you?"), "{rest}");
    // What was said is not asked again, and one thing at a time where somebody has to be named too.
    for (practice, words) in [(not_asking(), "book day:24"), (maple_dental(), "book")] {
        let asked = at_last(&practice, &[words]);
        assert!(asked.ends_with("a cleaning or a filling?\n  [service]\n"), "{asked}");
    }
    let mut practice = not_asking();
    practice.desk.languages = vec![Language::French];
    let asked = at_last(&practice, &["book"]);
    assert!(asked.contains(" ? Et quand cela vous conviendrait-il ?"), "{asked}");
}

#[test]
fn anyone_is_no_misunderstanding_wherever_it_is_said() {
    let up_to_the_name: [&str; 3] =
        ["book cleaning day:24", "found fitting 24T09:00/khan 24T10:00/tremblay", "first"];
    for (lines, question) in [
        (vec!["book cleaning", "anyone"], "What day and time would suit you?"),
        (vec!["book cleaning", "no anyone"], "What day and time would suit you?"),
        (
            vec!["book cleaning day:24", "found fitting 24T09:00/khan 24T10:00/khan", "anyone"],
            "Which would you like?",
        ),
        ([&up_to_the_name[..], &["anyone", "anyone", "anyone"]].concat(), "May I have your name"),
        (
            [&up_to_the_name[..], &["name:Sarah_Johnson", "held", "anyone"]].concat(),
            "Shall I book it?",
        ),
    ] {
        let heard = at_last(&not_asking(), &lines);
        assert!(heard.contains(question), "{lines:?}: {heard}");
        assert!(!heard.contains("did not get that"), "{lines:?}: {heard}");
        assert!(!heard.contains("release"), "{lines:?}: {heard}");
    }
    // What is not understood still is not.
    let heard = at_last(&not_asking(), &["book cleaning", "mumble"]);
    assert!(heard.contains("did not get that"), "{heard}");
}

#[test]
fn the_only_one_who_does_it_is_taken_with_a_yes_and_refused_with_a_no() {
    let named = ["book filling tremblay day:24"];
    let asked = at_last(&maple_dental(), &named);
    assert!(asked.contains("I can give you Dr. Amira Khan. Would that be all right?"), "{asked}");
    let yes = at_last(&maple_dental(), &[named[0], "yes"]);
    assert!(yes.contains("~ find On(2026-11-24)"), "{yes}");
    let no = at_last(&maple_dental(), &[named[0], "no"]);
    assert!(no.contains("All right, nothing is arranged."), "{no}");
    // "No, on Friday rather": the person will do.
    let later = at_last(&maple_dental(), &[named[0], "no day:27"]);
    assert!(later.contains("~ find On(2026-11-27)"), "{later}");
    let moved = at_last(
        &maple_dental(),
        &[
            "intent:reschedule name:Ann_Lee",
            "theirs 24T10:00/khan/filling/Ann_Lee",
            "tremblay",
            "no",
        ],
    );
    assert!(moved.contains("All right, it stays as it is."), "{moved}");
}

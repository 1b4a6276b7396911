//! Callers who say what is right already, who correct, and who want to hear something again: none of
//! them is told that they were not understood, or left to guess what was done.

use domain::testing::maple_dental;

use crate::script::play;

const CALLER: &str = "+14032661234";
/// Up to "shall I book it?".
const BOOKING: [&str; 5] = [
    "book cleaning khan",
    "day:26 at:10:00",
    "found exactly 26T10:00/khan",
    "name:Sarah_Johnson",
    "held",
];
/// Up to "shall I move it?".
const MOVING: [&str; 4] = [
    "intent:reschedule name:Sarah_Johnson",
    "theirs 24T10:00/khan/cleaning/Sarah_Johnson",
    "day:26 at:14:00",
    "found exactly 26T14:00/khan",
];

/// What is said to the last of these lines.
fn answer(before: &[&str], lines: &[&str]) -> String {
    let heard = play(&maple_dental(), CALLER, &[before, lines].concat());
    heard
        .rsplit("\n> ")
        .next()
        .unwrap()
        .lines()
        .skip(1)
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn who_says_once_more_what_was_read_back_is_told_that_it_is_right() {
    let asked = "That is right. That is a cleaning with Dr. Amira Khan on Thursday, November 26th at \
                 10 a.m., for Sarah Johnson. Shall I book it? [confirmation]";
    for line in ["day:26", "at:10:00", "khan", "cleaning"] {
        assert_eq!(answer(&BOOKING, &[line]), asked, "{line}");
    }
    let move_it = answer(&MOVING, &["day:26 at:14:00"]);
    assert!(move_it.starts_with("That is right. Shall I move your cleaning"), "{move_it}");
    // What was not read back is not right: a move is of the same service, and any time is no time.
    for (before, line) in [(&MOVING[..], "filling"), (&BOOKING[..], "soonest")] {
        let heard = answer(before, &[line]);
        assert!(!heard.contains("That is right"), "{line}: {heard}");
    }
    // It is no yes, however often it is said; and what says nothing was not understood.
    let thrice = answer(&BOOKING, &["day:26", "day:26", "day:26"]);
    assert!(thrice.contains("One moment, I will put you through"), "{thrice}");
    assert!(answer(&BOOKING, &["mumble"]).starts_with("Sorry, I did not get that."));
}

#[test]
fn no_together_with_another_service_is_not_no_to_every_provider() {
    let corrected = answer(&["book cleaning"], &["no check-up"]);
    let asked = "A check-up, all right. Who would you like to see: Dr. Amira Khan or Dr. Luc Tremblay, \
                 or is anyone fine? [provider]";
    assert_eq!(corrected, asked);
    assert!(answer(&["book cleaning"], &["no"]).starts_with("What day and time"));
}

#[test]
fn who_leaves_in_the_middle_of_a_move_hears_that_nothing_has_changed() {
    let said = answer(&MOVING[..2], &["intent:goodbye"]);
    assert!(said.starts_with("All right, it stays as it is. Thank you for calling."), "{said}");
    let declined = answer(&MOVING, &["no"]);
    assert!(
        declined.starts_with("All right, I have not changed anything. To what day"),
        "{declined}"
    );
}

#[test]
fn what_was_just_made_is_told_again() {
    let again = answer(&BOOKING, &["yes", "booked", "intent:repeat"]);
    let told = "I have your cleaning with Dr. Amira Khan on Thursday, November 26th at 10 a.m.";
    assert!(again.starts_with(told), "{again}");
    assert!(again.ends_with("Is there anything else I can do for you? [anything]"), "{again}");
    let other = answer(&BOOKING, &["intent:repeat"]);
    assert!(other.starts_with("That is a cleaning"), "{other}");
}

//! When the practice is open on a day that a caller names, and how long a visit takes.

use domain::testing::maple_dental;
use domain::{Closure, Practice};
use jiff::civil::{Date, date};

use crate::french::in_french;
use crate::script::play;

const CALLER: &str = "+14032661234";

/// What is said to the last of the lines, without the question behind it.
fn told(practice: &Practice, lines: &[&str]) -> String {
    let said = play(practice, CALLER, lines);
    let last = said.rsplit("> ").next().unwrap().to_owned();
    let lines: Vec<&str> = last.lines().skip(1).map(str::trim).collect();
    let (_, told) = lines.split_last().unwrap();
    told[..told.len() - 1].join(" ")
}

fn closed(mut practice: Practice, first: Date, last: Date) -> Practice {
    practice.closures.push(Closure { first, last });
    practice
}

#[test]
fn the_hours_of_a_day_are_told_for_that_day() {
    let practice = maple_dental();
    let asked = |when: &str| told(&practice, &[&format!("intent:hours {when}")]);
    assert_eq!(
        asked("day:27"),
        "On Friday, November 27th we are open from 9 a.m. to noon and from 1 p.m. to 5 p.m."
    );
    assert_eq!(asked("day:23"), "Today we are open from 9 a.m. to noon and from 1 p.m. to 5 p.m.");
    assert_eq!(asked("day:28"), "We are closed on Saturday, November 28th.");
    assert_eq!(asked("day:27 at:10:00"), "Yes, we are open on Friday, November 27th at 10 a.m.");
    assert_eq!(
        asked("day:24 at:18:00"),
        "No, we are not open tomorrow at 6 p.m. \
         Tomorrow we are open from 9 a.m. to noon and from 1 p.m. to 5 p.m."
    );
    assert_eq!(
        asked("day:28 at:10:00"),
        "We are closed on Saturday, November 28th.",
        "a closed day is not told twice"
    );
}

#[test]
fn closures_and_holidays_count_and_are_called_what_they_are() {
    let practice = closed(maple_dental(), date(2026, 11, 25), date(2026, 11, 26));
    assert_eq!(
        told(&practice, &["intent:hours day:25"]),
        "We are closed on Wednesday, November 25th."
    );
    assert_eq!(
        told(&practice, &["intent:hours"]),
        "We are open Monday to Friday from 9 a.m. to noon and from 1 p.m. to 5 p.m. \
         We are closed from Wednesday, November 25th to Thursday, November 26th."
    );
    let mut practice = maple_dental();
    practice.keeps_holidays = true;
    practice.country = domain::Country::UnitedStates;
    assert_eq!(
        told(&practice, &["intent:hours day:26"]),
        "We are closed on Thursday, November 26th for the holiday."
    );
    assert_eq!(
        told(&practice, &["intent:hours"]),
        "We are open Monday to Friday from 9 a.m. to noon and from 1 p.m. to 5 p.m. \
         We are closed on Thursday, November 26th for the holiday."
    );
}

#[test]
fn several_days_are_told_one_by_one_and_many_as_the_week() {
    let practice = maple_dental();
    assert_eq!(
        told(&practice, &["intent:hours days:28-29"]),
        "We are closed on Saturday, November 28th. We are closed on Sunday, November 29th."
    );
    let away = closed(maple_dental(), date(2026, 12, 1), date(2026, 12, 1));
    assert_eq!(
        told(&away, &["intent:hours days:26-30"]),
        "We are open Monday to Friday from 9 a.m. to noon and from 1 p.m. to 5 p.m. \
         We are closed on Tuesday, December 1st."
    );
}

#[test]
fn how_long_a_visit_takes_is_told_with_its_price() {
    let mut practice = maple_dental();
    practice.services[1].price_note = Some("from ninety dollars".into());
    let cleaning = "A cleaning takes 45 minutes; it is from ninety dollars.";
    assert_eq!(told(&practice, &["intent:services cleaning"]), cleaning);
    assert_eq!(
        told(&practice, &["intent:services filling"]),
        "A filling takes an hour; I don't have the price at hand."
    );
    // What is spoken of need not be named again.
    assert_eq!(told(&practice, &["book cleaning", "intent:services"]), cleaning);
    let found = "found exactly 24T10:00/khan";
    let read_back = ["book cleaning khan day:24 at:10:00 name:Ann_Lee", found, "held"];
    let asked = [&read_back[..], &["intent:services"]].concat();
    assert_eq!(told(&practice, &asked), cleaning);
}

#[test]
fn the_same_in_french() {
    let mut practice = in_french();
    let asked = |practice: &Practice, line: &str| told(practice, &[line]);
    assert_eq!(
        asked(&practice, "intent:hours day:27"),
        "Nous sommes ouverts le vendredi 27 novembre de 9 h à midi et de 13 h à 17 h."
    );
    assert_eq!(
        asked(&practice, "intent:hours day:24 at:18:00"),
        "Non, nous ne sommes pas ouverts demain à 18 h. \
         Demain, nous sommes ouverts de 9 h à midi et de 13 h à 17 h."
    );
    assert_eq!(
        asked(&practice, "intent:services filling"),
        "Obturation : comptez une heure ; je n'ai pas le prix sous la main."
    );
    practice = closed(practice, date(2026, 11, 23), date(2026, 11, 24));
    assert_eq!(asked(&practice, "intent:hours day:23"), "Nous sommes fermés aujourd'hui.");
    assert_eq!(
        asked(&practice, "intent:hours"),
        "Nous sommes ouverts du lundi au vendredi de 9 h à midi et de 13 h à 17 h. \
         Nous sommes fermés du lundi 23 novembre au mardi 24 novembre."
    );
}

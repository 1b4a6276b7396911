//! A caller books an appointment.

use support::Bella;
use telephony::payload::DialStatus;

use crate::caller::{Caller, appointments, call_report};
use crate::{BELLA, CALGARIAN, MAPLE};

#[test]
fn a_booking_stands_in_the_book_and_in_the_transcript() {
    let bella = Bella::start(BELLA);
    let (mut caller, heard) = Caller::calls(&bella);
    assert_eq!(heard.expecting(), "intent");
    let conversation = [
        ("I'd like to come in for a cleaning please", "provider", "Who would you like to see"),
        ("anyone is fine", "date", "What day and time"),
        ("Tuesday at ten in the morning", "name", "your name"),
        ("it's Sarah Johnson", "confirmation", "Tuesday, November 24th at 10 a.m."),
        ("yes please", "anything", "You are booked: a cleaning with"),
        ("no, thank you", "ended", "Goodbye"),
    ];
    for (words, expecting, said) in conversation {
        let heard = caller.says(words);
        assert_eq!(heard.expecting(), expecting, "{words}: {}", heard.text());
        assert!(heard.text().contains(said), "{words}: {}", heard.text());
        assert_eq!(heard.is_over(), expecting == "ended", "{words}");
    }

    let booked = appointments(&bella);
    assert_eq!(booked.len(), 1);
    let appointment = &booked[0];
    for (field, value) in [
        ("starts_at", "2026-11-24T10:00:00-06:00"),
        ("ends_at", "2026-11-24T10:45:00-06:00"),
        ("time_zone", "America/Edmonton"),
        ("status", "booked"),
        ("call_sid", &caller.call().to_string()),
    ] {
        assert_eq!(appointment[field], value, "{appointment}");
    }
    assert_eq!(appointment["service"]["name"], "cleaning");
    assert_eq!(appointment["customer"]["name"], "Sarah Johnson");
    assert_eq!(appointment["customer"]["phone"], CALGARIAN);

    let report = call_report(&bella, caller.call());
    let turns = report["turns"].as_array().unwrap();
    assert_eq!(turns.len(), conversation.len() + 1, "{report}");
    assert_eq!(turns[1]["heard"], conversation[0].0);
    assert!(turns[5]["said"].to_string().contains("You are booked"), "{report}");
    assert!(turns.iter().all(|turn| turn["took_ms"].is_number() && turn["at"].is_string()));
}

#[test]
fn everything_said_at_once_is_asked_about_once() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    let heard = caller.says(
        "hi this is Sarah Johnson, I need a check-up with Dr. Tremblay on Wednesday at 2:30 pm",
    );
    assert_eq!(heard.expecting(), "confirmation", "{}", heard.text());
    assert!(caller.says("yes").text().contains("You are booked"));
    assert_eq!(appointments(&bella)[0]["starts_at"], "2026-11-25T14:30:00-06:00");
}

#[test]
fn only_a_plain_yes_books() {
    let bella = Bella::start(BELLA);
    for answer in [
        "no, don't book it",
        "I'm not sure",
        "no",
        "maybe",
        "wait",
        "do not book that please",
        "yes but on Thursday",
        "hmm",
        "",
    ] {
        let (mut caller, _) = Caller::calls(&bella);
        caller.is_read_back_to();
        let heard = caller.says(answer);
        assert!(!heard.text().contains("booked"), "{answer:?}: {}", heard.text());
        assert!(!heard.is_over(), "{answer:?}: {}", heard.text());
        assert_eq!(appointments(&bella).len(), 0, "{answer:?}");
        caller.hangs_up();
    }
}

#[test]
fn a_no_with_a_new_time_gets_the_new_time() {
    let bella = Bella::start(BELLA);
    for (answer, time, said) in [
        ("no, Wednesday", "2026-11-25T10:00:00-06:00", "Wednesday, November 25th at 10 a.m."),
        ("no, at eleven", "2026-11-24T11:00:00-06:00", "Tuesday, November 24th at 11 a.m."),
        (
            "no, Thursday at two thirty",
            "2026-11-26T14:30:00-06:00",
            "Thursday, November 26th at 2:30 p.m.",
        ),
    ] {
        let (mut caller, _) = Caller::calls(&bella);
        caller.is_read_back_to();
        let heard = caller.says(answer);
        assert_eq!(heard.expecting(), "confirmation", "{answer}: {}", heard.text());
        assert!(heard.text().contains(said), "{answer}: {}", heard.text());
        assert!(caller.says("yes").text().contains("You are booked"), "{answer}");
        let times: Vec<_> =
            appointments(&bella).iter().map(|it| it["starts_at"].to_string()).collect();
        assert!(times.contains(&format!("{time:?}")), "{answer}: {times:?}");
    }
    assert_eq!(appointments(&bella).len(), 3);
}

#[test]
fn a_withheld_number_is_asked_for_and_stored_as_it_is() {
    let bella = Bella::start(BELLA);
    for (from, time, number) in [
        ("anonymous", "nine", "four oh three two six six one two three four"),
        ("Restricted", "eleven", "my number is 403-266-1234"),
        ("+266696687", "two", "(403) 266 1234"),
        ("", "three", "#4032661234"),
    ] {
        let (mut caller, _) = Caller::from_to(&bella, from, MAPLE);
        let heard = caller.says_all(&[
            "I'd like to book a cleaning with Dr. Khan",
            &format!("tomorrow at {time}"),
            "Sarah Johnson",
        ]);
        assert_eq!(heard.expecting(), "phone", "{from:?}: {}", heard.text());
        let heard = match number.strip_prefix('#') {
            Some(keys) => caller.presses(keys),
            None => caller.says(number),
        };
        assert_eq!(heard.expecting(), "confirmation", "{from:?}: {}", heard.text());
        assert!(caller.says("yes").text().contains("You are booked"), "{from:?}");
    }
    let booked = appointments(&bella);
    assert_eq!(booked.len(), 4);
    for appointment in booked {
        assert_eq!(appointment["customer"]["phone"], "+14032661234");
    }
}

#[test]
fn a_caller_who_presses_one_at_every_question_has_an_appointment() {
    let bella = Bella::start(BELLA);
    let (mut caller, mut heard) = Caller::calls(&bella);
    for _ in 0..20 {
        if heard.is_over() {
            break;
        }
        heard = caller.presses("1");
    }
    assert!(heard.text().contains("Goodbye"), "{}", heard.text());
    assert_eq!(appointments(&bella).len(), 1);
    assert_eq!(call_report(&bella, caller.call())["outcome"], "booked");
}

#[test]
fn silence_ends_with_a_person_and_with_one_who_does_not_answer_goes_on() {
    let bella = Bella::start(BELLA);
    let (mut caller, mut heard) = Caller::calls(&bella);
    let mut questions = vec![heard.text()];
    while heard.ringing().is_empty() {
        assert!(!heard.is_over(), "left with {}", heard.text());
        assert!(questions.len() < 10, "a loop: {questions:?}");
        heard = caller.is_silent();
        assert!(!questions.contains(&heard.text()), "said again in the same words");
        questions.push(heard.text());
    }
    assert_eq!(heard.ringing(), ["+15875550199"]);
    let heard = caller.is_put_through(DialStatus::NoAnswer);
    assert!(!heard.text().is_empty() && heard.ringing().is_empty(), "{}", heard.text());
}

#[test]
fn a_caller_who_reached_a_person_is_not_called_back_by_us() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    let heard = caller.presses("0");
    assert_eq!(heard.ringing(), ["+15875550199"], "{}", heard.text());
    let heard = caller.is_put_through(DialStatus::Completed);
    // Whoever has talked to a person has said goodbye.
    assert!(heard.is_over() && heard.text().is_empty(), "{}", heard.text());
    assert_eq!(call_report(&bella, caller.call())["outcome"], "transferred");
}

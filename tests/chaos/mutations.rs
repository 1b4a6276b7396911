//! Every rule can fail: histories made by hand, each of which breaks one.

use std::time::Duration;

use chaos::history::{
    Answer, At, Call, Delivery, End, History, LineEnd, Outcome, Process, Route, Said, Sender,
    Starved,
};
use chaos::{Appointment, Book, MEMORY_LIMIT, Rule, TURN_LIMIT, check};
use domain::{CallSid, Turn};
use jiff::civil::{DateTime, datetime};
use jiff::tz::TimeZone;
use uuid::Uuid;

const READ_BACK: &str = "That is a consultation with Dr. Adams on Tuesday, November 24th at 10 a.m., \
                         for Sarah Johnson. Shall I book it?";
const BOOKED: &str = "You are booked: a consultation with Dr. Adams on Tuesday, November 24th at \
                      10 a.m., for Sarah Johnson. Thank you, and goodbye.";

fn at(seconds: u64) -> At {
    Duration::from_secs(seconds)
}

fn sid(number: u128) -> CallSid {
    CallSid::new(Uuid::from_u128(number))
}

fn says(text: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say>{text}</Say></Response>")
}

fn answered(body: String) -> Outcome {
    Outcome::Answered(Answer {
        status: 200,
        content_type: "text/xml; charset=utf-8".into(),
        is_safe: false,
        body: body.into(),
    })
}

fn delivery(call: CallSid, route: Route, from: At, outcome: Outcome) -> Delivery {
    Delivery {
        call,
        route,
        brought: String::new(),
        by: Sender::Carrier,
        process: Some(0),
        sent: from,
        over: from + Duration::from_millis(20),
        outcome,
    }
}

fn appointment(call: CallSid, wall: DateTime) -> Appointment {
    let from = wall.to_zoned(TimeZone::UTC).unwrap().timestamp();
    Appointment {
        id: call.uuid(),
        call: Some(call),
        provider: Uuid::from_u128(9),
        seats: (0, 1),
        occupies: (from, from + jiff::SignedDuration::from_mins(15)),
        wall,
        service: "consultation".into(),
        provider_name: "Dr. Adams".into(),
        customer: Some("Sarah Johnson".into()),
    }
}

/// One call that was booked, which is also the last caller's: nothing is wrong with it.
fn well() -> (History, Book) {
    let call = sid(1);
    let process = Process {
        name: "A1".into(),
        ready: at(0),
        left_rotation: None,
        ended: None,
        pauses: Vec::new(),
        resident: Some((50 * 1024 * 1024, 60 * 1024 * 1024)),
    };
    let talked = Call {
        call,
        began: at(1),
        ended: Some((at(9), LineEnd::Goodbye)),
        said: vec![
            Said { words: "a consultation".into(), in_answer_to: "What can I do?".into() },
            Said { words: "yes".into(), in_answer_to: READ_BACK.into() },
        ],
        heard: vec!["What can I do?".into(), READ_BACK.into(), BOOKED.into()],
    };
    let turn = |number| Route::Collect(Turn(number), 0);
    let history = History {
        calls: vec![talked],
        deliveries: vec![
            delivery(call, Route::Voice, at(1), answered(says("What can I do?"))),
            delivery(call, turn(1), at(3), answered(says(READ_BACK))),
            delivery(call, turn(2), at(5), answered(says(BOOKED))),
        ],
        processes: vec![process],
        last_caller: Some(call),
        ..History::default()
    };
    let appointment = appointment(call, datetime(2026, 11, 24, 10, 0, 0, 0));
    let shown = [appointment.id].into();
    (history, Book { appointments: vec![appointment], shown })
}

/// Which rules a history breaks once it was changed like this.
fn broken_by(change: impl FnOnce(&mut History, &mut Book)) -> Vec<Rule> {
    let (mut history, mut book) = well();
    change(&mut history, &mut book);
    let counts = check(&history, &book).counts();
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(rule, _)| rule).collect()
}

fn answer_of(delivery: &mut Delivery) -> &mut Answer {
    match &mut delivery.outcome {
        Outcome::Answered(answer) => answer,
        Outcome::Broken | Outcome::Silence | Outcome::Refused => panic!("it has no answer"),
    }
}

#[test]
fn a_call_that_was_booked_breaks_nothing() {
    assert_eq!(broken_by(|_, _| {}), []);
    let (history, book) = well();
    let figures = check(&history, &book).figures;
    assert_eq!((figures.calls, figures.turns, figures.bookings, figures.unheard), (1, 3, 1, 0));
    // The same day is called tomorrow on the day before.
    let near = broken_by(|history, _| {
        let said = READ_BACK.replace(" on Tuesday", " tomorrow, Tuesday");
        history.calls[0].said[1].in_answer_to = said;
    });
    assert_eq!(near, []);
}

#[test]
fn a_slot_that_is_sold_twice_is_seen() {
    let second = |wall: DateTime, change: fn(&mut Appointment)| {
        broken_by(move |history, book| {
            // Somebody else, who agreed to it too.
            let mut other = appointment(sid(2), wall);
            change(&mut other);
            let mut call = history.calls[0].clone();
            call.call = sid(2);
            call.said[1].in_answer_to =
                format!("That is a {}, for Sarah Johnson. Shall I book it?", other.in_words());
            history.calls.push(call);
            book.shown.insert(other.id);
            book.appointments.push(other);
        })
        .contains(&Rule::SlotSoldTwice)
    };
    let ten = datetime(2026, 11, 24, 10, 0, 0, 0);
    assert!(second(ten, |_| {}));
    assert!(second(datetime(2026, 11, 24, 10, 14, 0, 0), |_| {}), "a part of it");
    assert!(!second(datetime(2026, 11, 24, 10, 15, 0, 0), |_| {}), "the next one");
    assert!(!second(ten, |it| it.provider = Uuid::from_u128(8)), "another provider");
    assert!(!second(ten, |it| it.seats = (1, 2)), "another place");
}

#[test]
fn booked_without_an_appointment_is_seen() {
    let rule = Rule::BookedWithoutAppointment;
    // Not in the database; not shown; another one; the name is another's.
    assert!(broken_by(|_, book| book.appointments.clear()).contains(&rule));
    assert_eq!(broken_by(|_, book| book.shown.clear()), [rule]);
    assert!(
        broken_by(|_, book| book.appointments[0].wall = datetime(2026, 11, 24, 11, 0, 0, 0))
            .contains(&rule)
    );
    assert!(
        broken_by(|_, book| book.appointments[0].customer = Some("Tom Brown".into()))
            .contains(&rule)
    );
    // What left a server counts, even if nobody heard it.
    let unheard = broken_by(|history, book| {
        history.calls[0].heard.pop();
        history.calls[0].ended = Some((at(6), LineEnd::HungUp));
        book.appointments.clear();
    });
    assert!(unheard.contains(&rule));
}

#[test]
fn an_appointment_that_nobody_confirmed_is_seen() {
    let rule = Rule::AppointmentWithoutYes;
    for words in ["no", "yes but at eleven", "", "2"] {
        let broken = broken_by(|history, _| history.calls[0].said[1].words = words.into());
        assert_eq!(broken, [rule], "{words:?}");
    }
    // A yes to something else.
    let other = READ_BACK.replace("at 10 a.m.", "at 11 a.m.");
    assert_eq!(
        broken_by(|history, _| history.calls[0].said[1].in_answer_to = other.clone()),
        [rule]
    );
    assert_eq!(
        broken_by(|history, _| history.calls[0].said[1].in_answer_to = BOOKED.into()),
        [rule]
    );
    // By nobody's call, and a second one by the same.
    assert!(broken_by(|_, book| book.appointments[0].call = None).contains(&rule));
    let twice = broken_by(|_, book| {
        let mut second = book.appointments[0].clone();
        second.provider = Uuid::from_u128(8);
        book.appointments.push(second);
    });
    assert_eq!(twice, [rule]);
}

#[test]
fn another_answer_to_the_same_turn_is_seen() {
    let again = |from: At, route: Route, text: &'static str, safe: bool| {
        broken_by(move |history, _| {
            let mut delivery = delivery(sid(1), route, from, answered(says(text)));
            answer_of(&mut delivery).is_safe = safe;
            delivery.by = Sender::Noise;
            // In the order in which they were over.
            let place = history.deliveries.partition_point(|it| it.over <= delivery.over);
            history.deliveries.insert(place, delivery);
        })
    };
    let read_back = Route::Collect(Turn(1), 0);
    assert_eq!(again(at(7), read_back, "Something else", false), [Rule::RepeatedDifferently]);
    assert_eq!(
        again(at(7), Route::Collect(Turn(1), 2), "Else", false),
        [Rule::RepeatedDifferently]
    );
    assert_eq!(again(at(7), read_back, READ_BACK, false), []);
    // The greeting is the same until somebody has said something.
    assert_eq!(again(at(2), Route::Voice, "Something else", false), [Rule::RepeatedDifferently]);
    assert_eq!(again(at(7), Route::Voice, READ_BACK, false), []);
    // The safe reply is another one, and claims nothing; for the last caller there is no need of it.
    let safe = again(at(7), read_back, "One moment, please.", true);
    assert_eq!(safe, [Rule::LastCallerNotServed]);
}

#[test]
fn a_call_that_is_stuck_is_seen() {
    let ended = |end: Option<(At, LineEnd)>| {
        broken_by(move |history, _| history.calls[0].ended = end).contains(&Rule::StuckCall)
    };
    assert!(ended(None));
    assert!(ended(Some((at(9), LineEnd::Endless))));
    assert!(ended(Some((at(9), LineEnd::Silent))));
    assert!(!ended(Some((at(9), LineEnd::PutThrough))));
    assert!(!ended(Some((at(9), LineEnd::HungUp))));
    assert!(ended(Some((at(9), LineEnd::Dropped))), "with servers that could answer");
    let in_the_middle = broken_by(|history, _| {
        history.calls[0].heard = vec!["What can I do?".into()];
    });
    assert!(in_the_middle.contains(&Rule::StuckCall), "a goodbye that was none");
    // Its server was killed: the carrier could do nothing.
    let killed = broken_by(|history, _| {
        history.calls[0].ended = Some((at(9), LineEnd::Dropped));
        history.processes[0].ended = Some((at(7), End::Killed));
        let lost = delivery(sid(1), Route::Collect(Turn(3), 0), at(7), Outcome::Broken);
        history.deliveries.push(lost);
    });
    assert!(!killed.contains(&Rule::StuckCall), "{killed:?}");
}

#[test]
fn an_answer_that_is_no_twiml_is_seen() {
    let broken = |change: fn(&mut Answer)| {
        broken_by(move |history, _| change(answer_of(&mut history.deliveries[0])))
            .contains(&Rule::WithoutTwiml)
    };
    assert!(broken(|answer| answer.status = 500));
    assert!(broken(|answer| answer.status = 404));
    assert!(broken(|answer| answer.content_type = "text/html".into()));
    assert!(broken(|answer| answer.body = "".into()));
    assert!(broken(|answer| answer.body = "<Response><Say>hi</Response>".into()));
    assert!(broken(|answer| answer.body = "<Response><Shout>hi</Shout></Response>".into()));
    for lost in [Outcome::Broken, Outcome::Silence, Outcome::Refused] {
        let by_a_server_that_was_up = broken_by(|history, _| {
            let process = if matches!(lost, Outcome::Refused) { None } else { Some(0) };
            let mut lost = delivery(sid(1), Route::Fallback, at(6), lost.clone());
            lost.process = process;
            history.deliveries.push(lost);
        });
        assert!(by_a_server_that_was_up.contains(&Rule::WithoutTwiml), "{lost:?}");
    }
    let by_one_that_stood_still = broken_by(|history, _| {
        history.processes[0].pauses.push((at(5), at(8)));
        history.deliveries.push(delivery(sid(2), Route::Fallback, at(6), Outcome::Broken));
    });
    assert_eq!(by_one_that_stood_still, []);
    // A report has no words.
    let report = |status: u16| {
        broken_by(move |history, _| {
            let mut report = delivery(sid(1), Route::Status, at(9), answered(String::new()));
            answer_of(&mut report).status = status;
            history.deliveries.push(report);
        })
    };
    assert_eq!((report(204), report(500)), (vec![], vec![Rule::WithoutTwiml]));
}

#[test]
fn a_turn_that_takes_too_long_is_seen() {
    let took = |time: Duration, change: fn(&mut History)| {
        broken_by(move |history, _| {
            history.deliveries[1].over = history.deliveries[1].sent + time;
            change(history);
        })
    };
    let just = TURN_LIMIT + Duration::from_millis(1);
    assert_eq!(took(TURN_LIMIT, |_| {}), []);
    assert_eq!(took(just, |_| {}), [Rule::SlowTurn]);
    // The safe reply too has to come in time.
    let safe = took(just, |history| answer_of(&mut history.deliveries[1]).is_safe = true);
    assert!(safe.contains(&Rule::SlowTurn));
    // Its server stood still, or the machine gave nobody a processor.
    assert_eq!(took(at(6), |history| history.processes[0].pauses.push((at(4), at(8)))), []);
    assert_eq!(
        took(at(6), |history| history.processes[0].pauses.push((at(1), at(2)))),
        [Rule::SlowTurn]
    );
    let starved = |history: &mut History| {
        history.starved.push(Starved { from: at(4), until: at(5) });
    };
    assert_eq!(took(TURN_LIMIT + at(1), starved), []);
    assert_eq!(took(just + at(1), starved), [Rule::SlowTurn]);
}

#[test]
fn a_server_that_grows_or_ends_is_seen() {
    let ended =
        |end: End| broken_by(move |history, _| history.processes[0].ended = Some((at(20), end)));
    let asked = |took: u64, code| End::Asked { took: at(took), code };
    assert_eq!(ended(End::Killed), []);
    assert_eq!(ended(asked(3, Some(0))), []);
    assert_eq!(ended(asked(30, Some(0))), [Rule::ServerEnded]);
    assert_eq!(ended(asked(3, Some(1))), [Rule::ServerEnded]);
    assert_eq!(ended(asked(30, None)), [Rule::ServerEnded]);
    assert_eq!(ended(End::ByItself("exit status: 101".into())), [Rule::ServerEnded]);
    let grown = |bytes: u64| {
        broken_by(move |history, _| history.processes[0].resident = Some((1000, 1000 + bytes)))
    };
    assert_eq!(grown(MEMORY_LIMIT), []);
    assert_eq!(grown(MEMORY_LIMIT + 1), [Rule::MemoryUnbounded]);
}

#[test]
fn a_last_caller_who_is_not_served_is_seen() {
    let rule = Rule::LastCallerNotServed;
    assert_eq!(broken_by(|history, _| history.last_caller = None), [rule]);
    assert_eq!(broken_by(|history, _| history.last_caller = Some(sid(7))), [rule]);
    let hung_up = broken_by(|history, _| history.calls[0].ended = Some((at(9), LineEnd::HungUp)));
    assert_eq!(hung_up, [rule]);
}

#[test]
fn the_rules_above_are_all_there_are() {
    let seen = [
        Rule::SlotSoldTwice,
        Rule::BookedWithoutAppointment,
        Rule::AppointmentWithoutYes,
        Rule::RepeatedDifferently,
        Rule::StuckCall,
        Rule::WithoutTwiml,
        Rule::SlowTurn,
        Rule::MemoryUnbounded,
        Rule::ServerEnded,
        Rule::LastCallerNotServed,
    ];
    assert_eq!(seen, Rule::ALL);
}

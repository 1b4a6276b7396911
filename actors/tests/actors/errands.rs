//! Errands of callers: one by one, beside the groups, and each of them once.

use std::sync::Arc;
use std::time::Duration;

use actors::{Limits, Persistence, Scribe};
use dialogue::{CallingOff, HoldRequest, Moving};
use domain::testing::{CLEANING, KHAN, maple_dental};
use domain::{
    AppointmentId, CallSid, CallerId, Place, Practice, Seats, Seq, Slot, TimeRange, Turn,
};
use jiff::{SignedDuration, Timestamp};
use ports::testing::{Held, MemoryBook};
use ports::{Begins, Change, Diary, Entry, Fate, Journal, Leads, NewHold, StoredReply};

use crate::bench::{CALLED, CALLER, NOW, call};

const NINE: &str = "2026-11-24T16:00:00Z";
pub(crate) const TEN: &str = "2026-11-24T17:00:00Z";

fn with_book(test: impl AsyncFnOnce(Practice, Arc<MemoryBook>, Scribe)) {
    crate::bench::with_bench(async |_| {
        let practice = maple_dental();
        let book = Arc::new(MemoryBook::new(practice.clone(), vec![CALLED.parse().unwrap()]));
        let journal: Arc<dyn Journal> = book.clone();
        let (scribe, _) =
            Persistence::start(journal, Arc::new(ports::Unmetered), Limits::default());
        test(practice, book, scribe).await;
    });
}

fn slot(at: &str) -> Slot {
    let starts_at: Timestamp = at.parse().unwrap();
    Slot { provider: KHAN, starts_at, ends_at: starts_at + SignedDuration::from_mins(45) }
}

/// An appointment that the caller has made in an earlier call.
fn booked(book: &MemoryBook, practice: &Practice, number: u32, at: &str) -> AppointmentId {
    booked_for(book, practice, number, at, None)
}

/// The same, under a name.
pub(crate) fn booked_for(
    book: &MemoryBook,
    practice: &Practice,
    number: u32,
    at: &str,
    name: Option<&str>,
) -> AppointmentId {
    let (id, slot) = (AppointmentId::of_step(call(1000 + number), Seq(3)), slot(at));
    let place = Place { seats: Seats::ONLY, room: None };
    let hold = NewHold {
        id,
        request: HoldRequest { service: CLEANING, slot },
        occupies: TimeRange::new(slot.starts_at, slot.ends_at).unwrap(),
        places: vec![place],
        wall: practice.time_zone.to_datetime(slot.starts_at),
        time_zone: "America/Edmonton".into(),
        expires_at: slot.starts_at,
    };
    let held = Held { call: call(1000 + number), hold, place, booked: true };
    book.book_for(held, CALLER.parse().unwrap(), name.map(|name| name.parse().unwrap()));
    id
}

fn leads(state: &str, reply: Option<&str>) -> Leads {
    let expecting = domain::Expecting::Intent;
    let reply = reply.map(|body| StoredReply { body: body.into(), expecting });
    Leads { state: state.into(), reply, ended: None }
}

fn entry(practice: &Practice, call: CallSid, change: Change) -> Entry {
    let begins = Begins { called: CALLED.parse().unwrap(), caller: CallerId::read(CALLER) };
    Entry {
        call,
        seq: Seq(0),
        turn: Turn(0),
        practice: practice.id,
        at: NOW.parse().unwrap(),
        took: Duration::from_millis(1),
        begins: Some(begins),
        heard: None,
        understood: None,
        events: "[]".into(),
        change,
    }
}

fn moved(practice: &Practice, by: u32, appointment: AppointmentId, from: &str, to: &str) -> Entry {
    let starts_at = from.parse().unwrap();
    let moving = Moving { appointment, starts_at, service: CLEANING, to: slot(to) };
    let (won, gone) = (leads("won", Some("it is moved")), leads("gone", Some("it is gone")));
    entry(practice, call(by), Change::Move { moving, won, lost: "lost".into(), gone })
}

#[test]
fn errands_are_written_one_by_one_beside_the_groups() {
    with_book(async |practice, book, scribe| {
        let errands = (1..=8).map(|number| {
            let phone = format!("+1403266{number:04}").parse().unwrap();
            let leads = leads("asking_intent", None);
            entry(&practice, call(number), Change::StopTexts { phone, leads })
        });
        let steps = (11..=18).map(|number| {
            entry(&practice, call(number), Change::Nothing(leads("asking_intent", None)))
        });
        let mut writing = tokio::task::JoinSet::new();
        for entry in errands.chain(steps) {
            let scribe = scribe.clone();
            writing.spawn(async move { scribe.write(entry).await });
        }
        let written = writing.join_all().await;
        assert!(written.into_iter().all(|it| it.unwrap().fate == Fate::Won));
        let mut groups = book.groups();
        groups.sort_unstable();
        let (last, ones) = groups.split_last().unwrap();
        assert!(*last > 1 && ones.iter().filter(|size| **size == 1).count() >= 8, "{groups:?}");
        assert!(book.is_without_texts(&"+14032660008".parse().unwrap()));
        assert!(!book.is_without_texts(&CALLER.parse().unwrap()));
    });
}

#[test]
fn an_errand_whose_answer_was_lost_is_done_once() {
    with_book(async |practice, book, scribe| {
        let id = booked(&book, &practice, 1, NINE);
        book.lose_the_next_answer();
        let step = moved(&practice, 1, id, NINE, TEN);
        // The same keys again: the journal says that somebody has them, and what came of it.
        assert_eq!(scribe.write(step).await.unwrap().fate, Fate::Fenced);
        let recorded = book.read(call(1)).await.unwrap().unwrap();
        assert_eq!(recorded.state, "won");
        assert_eq!(recorded.replied.unwrap().1.body, "it is moved");
        let upcoming =
            book.upcoming(&practice, &CALLER.parse().unwrap(), NOW.parse().unwrap()).await.unwrap();
        let found: Vec<_> = upcoming.iter().map(|it| (it.id, it.slot)).collect();
        assert_eq!(found, [(id, slot(TEN))]);
    });
}

#[test]
fn every_way_that_an_errand_can_go_is_written_down() {
    with_book(async |practice, book, scribe| {
        let (one, two) = (booked(&book, &practice, 1, NINE), booked(&book, &practice, 2, TEN));
        let fate = async |entry: Entry| scribe.write(entry).await.unwrap().fate;
        assert_eq!(fate(moved(&practice, 1, one, NINE, TEN)).await, Fate::Lost);
        assert_eq!(book.rows(call(1))[0].state, "lost");
        assert_eq!(book.rows(call(1))[0].reply, None);
        assert_eq!(fate(moved(&practice, 2, one, TEN, NINE)).await, Fate::Gone);
        assert_eq!(book.rows(call(2))[0].reply.as_ref().unwrap().body, "it is gone");
        let off = |by| {
            let calling_off = CallingOff { appointment: two, starts_at: TEN.parse().unwrap() };
            let (won, gone) = (leads("won", None), leads("gone", None));
            entry(&practice, call(by), Change::CallOff { calling_off, won, gone })
        };
        assert_eq!(fate(off(3)).await, Fate::Won);
        assert_eq!(fate(off(4)).await, Fate::Gone);
        assert_eq!(fate(moved(&practice, 5, one, NINE, TEN)).await, Fate::Won);
        assert_eq!(book.appointments().len(), 1);
    });
}

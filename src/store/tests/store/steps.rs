//! Steps to write, for tests.

use std::sync::Arc;
use std::time::Duration;

use dialogue::{Booking, GivenName, HoldRequest};
use domain::{
    AppointmentId, CallOutcome, CallSid, CallerId, Expecting, PhoneNumber, Place, Practice,
    PracticeId, ProviderId, Seats, Seq, Slot, TimeRange, Turn,
};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use ports::{
    Allowance, Begins, Change, Directory, Entry, Journal, Leads, Look, NewHold, News, StoredReply,
    Written,
};
use store::Store;
use support::TestDatabase;

pub(crate) const MAPLE: &str = "+15875550100";
pub(crate) const CEDAR: &str = "+15875550120";
pub(crate) const CALLER: &str = "+14032661234";

/// Monday of a working week, at nine in Edmonton.
pub(crate) const MONDAY_NINE: &str = "2026-11-23T15:00:00Z";

/// Runs a test on a store of its own, with the demo practices in it.
pub(crate) fn with_store<T>(test: impl AsyncFnOnce(Arc<Store>) -> T) -> T {
    let mut database = TestDatabase::new();
    let store = database.store();
    support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        test(Arc::clone(&store)).await
    })
}

/// The same with a second store on the same database, as another process has it; not where only one
/// connection can be had.
pub(crate) fn with_two_stores(name: &str, test: impl AsyncFnOnce(Arc<Store>, Arc<Store>)) {
    let mut database = TestDatabase::new();
    if !database.takes_two_connections(name) {
        return;
    }
    let here = database.store();
    let there = Arc::new(database.another_store());
    support::runtime().block_on(async {
        store::seed_demo_practices(&here).await.unwrap();
        test(here, Arc::clone(&there)).await;
        there.close().await;
    });
}

pub(crate) fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn call(number: u32) -> CallSid {
    format!("CA{number:032x}").parse().unwrap()
}

pub(crate) fn number(text: &str) -> PhoneNumber {
    text.parse().unwrap()
}

pub(crate) async fn practice(store: &Store, number: &str) -> Arc<Practice> {
    store.by_number(&self::number(number)).await.unwrap().unwrap()
}

pub(crate) fn leads(state: &str, reply: Option<&str>) -> Leads {
    Leads {
        state: format!(r#"{{"at":"{state}"}}"#),
        reply: reply.map(|body| StoredReply { body: body.into(), expecting: Expecting::Slot }),
        ended: None,
    }
}

pub(crate) fn entry(practice: &Practice, call: CallSid, seq: u32, change: Change) -> Entry {
    Entry {
        call,
        seq: Seq(seq),
        turn: Turn(seq),
        practice: practice.id,
        at: instant("2026-11-22T00:00:00Z"),
        took: Duration::from_micros(1500),
        begins: (seq == 0).then(|| begins(practice)),
        heard: Some("a cleaning please".into()),
        understood: Some(r#"{"intent":"book"}"#.into()),
        events: "[]".into(),
        change,
    }
}

fn begins(practice: &Practice) -> Begins {
    let called = match practice.name.as_str() {
        "Maple Dental" => MAPLE,
        "Birch Clinic" => crate::desk::CLINIC_NUMBER,
        _ => CEDAR,
    };
    Begins { called: number(called), caller: CallerId::read(CALLER) }
}

pub(crate) fn plain(practice: &Practice, call: CallSid, seq: u32, state: &str) -> Entry {
    entry(practice, call, seq, Change::Nothing(leads(state, Some(&format!("reply {seq}")))))
}

/// A slot of the practice's first service with its n-th provider.
pub(crate) fn slot(practice: &Practice, provider: usize, starts_at: &str) -> HoldRequest {
    let service = &practice.services[0];
    let starts_at = instant(starts_at);
    let slot = Slot {
        provider: practice.providers[provider].id,
        starts_at,
        ends_at: starts_at + service.duration.duration(),
    };
    HoldRequest { service: service.id, slot }
}

pub(crate) fn hold(
    practice: &Practice,
    call: CallSid,
    seq: u32,
    request: HoldRequest,
    seats: &[Seats],
) -> Entry {
    let service = practice.service(request.service).unwrap();
    let at = instant("2026-11-22T00:00:00Z");
    let hold = NewHold {
        id: AppointmentId::of_step(call, Seq(seq)),
        request,
        occupies: scheduling::occupies(service, request.slot).unwrap(),
        places: seats.iter().map(|&seats| Place { seats, room: None }).collect(),
        wall: request.slot.starts_at.to_zoned(practice.time_zone.clone()).datetime(),
        time_zone: "America/Edmonton".into(),
        expires_at: at + jiff::SignedDuration::from_mins(5),
    };
    let won = leads("confirming", Some("read back"));
    entry(practice, call, seq, Change::Hold { hold, won, lost: r#"{"at":"finding"}"#.into() })
}

/// A hold of a service wherever there is a place for it.
pub(crate) fn hold_anywhere(practice: &Practice, call: CallSid, request: HoldRequest) -> Entry {
    let mut step = hold(practice, call, 0, request, &[]);
    if let Change::Hold { hold, .. } = &mut step.change {
        let service = practice.service(request.service).unwrap();
        hold.places = scheduling::places(practice, service, request.slot.provider);
    }
    step
}

/// A look at the columns of these providers.
pub(crate) fn look(
    practice: PracticeId,
    providers: Vec<ProviderId>,
    window: TimeRange,
    now: Timestamp,
) -> Look {
    Look { practice, providers, rooms: Vec::new(), window, now, except: None }
}

pub(crate) fn book(practice: &Practice, call: CallSid, seq: u32, hold: AppointmentId) -> Entry {
    book_for(practice, call, seq, hold, number(CALLER))
}

pub(crate) fn book_for(
    practice: &Practice,
    call: CallSid,
    seq: u32,
    hold: AppointmentId,
    phone: PhoneNumber,
) -> Entry {
    let name = GivenName::Given("Sarah Johnson".parse().unwrap());
    let day = date(2026, 11, 23);
    let starts_at = instant(MONDAY_NINE);
    let booking = Booking { hold, starts_at, name, phone, language: None };
    let won = Leads { ended: Some(CallOutcome::Booked), ..leads("ended", Some("you are booked")) };
    entry(
        practice,
        call,
        seq,
        Change::Book {
            booking,
            allowance: Allowance { day, most: practice.desk.per_caller },
            won,
            lost: r#"{"at":"finding"}"#.into(),
            over: over(),
            news: News::Told,
        },
    )
}

/// The same booking, of a hold on another day than the Monday.
pub(crate) fn on_day(mut entry: Entry, day: Date) -> Entry {
    if let Change::Book { allowance, .. } = &mut entry.change {
        allowance.day = day;
    }
    entry
}

/// Where a booking leads that is one too many.
fn over() -> Leads {
    leads("transferring", Some("no more for this number"))
}

pub(crate) fn release(practice: &Practice, call: CallSid, seq: u32, hold: AppointmentId) -> Entry {
    let leads = Leads { ended: Some(CallOutcome::Abandoned), ..leads("ended", None) };
    entry(practice, call, seq, Change::Release { hold, leads })
}

/// Steps as a group.
pub(crate) fn shared(entries: &[Entry]) -> Vec<Arc<Entry>> {
    entries.iter().cloned().map(Arc::new).collect()
}

/// Writes steps one by one.
pub(crate) async fn write(store: &Store, entries: &[Entry]) -> Vec<Written> {
    let mut written = Vec::new();
    for entry in entries {
        written.extend(store.append(&shared(std::slice::from_ref(entry))).await.unwrap());
    }
    written
}

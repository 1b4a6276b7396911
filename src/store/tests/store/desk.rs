//! What is asked for at a desk, for tests.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::{
    BookingRules, Minutes, OpenPeriod, PhoneNumber, Practice, PracticeId, Provider, ProviderId,
    Room, RoomId, Service, ServiceId, Takes, WeeklyHours,
};
use jiff::civil::{Weekday, time};
use jiff::{SignedDuration, Timestamp};
use ports::{
    Actor, AppointmentChange, AppointmentItem, Asked, Attendee, BookError, Bookkeeping,
    Cancellation, Directory, NewAppointment, NewPractice, Practices, Purpose, Scope,
};
use store::Store;
use uuid::Uuid;

use crate::steps::{CALLER, instant, number};

/// A Sunday morning, by the clock of the practices.
pub(crate) const NOW: &str = "2026-11-22T15:00:00Z";
/// Four sevenths of the numbers that nobody has.
const CLINIC: Uuid = Uuid::from_u128(0x436c_696e_6963_4000_8000_0000_0000_0003);
pub(crate) const CLINIC_NUMBER: &str = "+15875550140";

/// What a desk asks for, in the scope of one practice.
pub(crate) fn asked<T>(practice: &Practice, what: T) -> Asked<T> {
    Asked {
        scope: only(practice),
        actor: Actor::Operator,
        now: instant(NOW),
        once: None,
        seen: None,
        what,
    }
}

/// The same, when it is the customer who asks.
pub(crate) fn asked_by_text<T>(practice: &Practice, what: T) -> Asked<T> {
    Asked { actor: Actor::Text("SM1".into()), ..asked(practice, what) }
}

pub(crate) fn only(practice: &Practice) -> Scope {
    Scope::Practices(BTreeSet::from([practice.id]))
}

/// Somebody by a number of their own.
pub(crate) fn person(number: u32) -> Attendee {
    let phone = format!("+1403266{number:04}").parse().unwrap();
    Attendee::Named { name: Some("Sarah Johnson".parse().unwrap()), phone }
}

/// An appointment for the practice's first service.
pub(crate) fn visit(practice: &Practice, provider: Option<usize>, at: Timestamp) -> NewAppointment {
    NewAppointment {
        service: practice.services[0].id,
        provider: provider.map(|it| practice.providers[it].id),
        customer: Attendee::Named { name: None, phone: number(CALLER) },
        starts_at: at,
    }
}

/// Books the practice's first service with a provider.
pub(crate) async fn booked(
    store: &Store,
    practice: &Practice,
    provider: Option<usize>,
    at: &str,
) -> Result<AppointmentItem, BookError> {
    store.book(asked(practice, visit(practice, provider, instant(at)))).await
}

pub(crate) fn to(at: &str) -> AppointmentChange {
    AppointmentChange { starts_at: Some(instant(at)), ..AppointmentChange::default() }
}

pub(crate) fn because(reason: &str) -> Cancellation {
    Cancellation { reason: Some(reason.to_owned()) }
}

pub(crate) fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

/// A clinic with two rooms: an examination needs one of them, a talk needs none, a group fills the
/// second provider's three seats one by one, a class takes all of them.
pub(crate) async fn clinic(store: &Store, change: impl FnOnce(&mut Practice)) -> Arc<Practice> {
    let maple = crate::steps::practice(store, crate::steps::MAPLE).await;
    let id = |number: u128| Uuid::from_u128(CLINIC.as_u128() + number);
    let [one, two] = [1, 2].map(|number| ProviderId::new(id(number)));
    let rooms = [11, 12].map(|number| RoomId::new(id(number)));
    let service = |number, name: &str, duration, providers| {
        Service::new(ServiceId::new(id(number)), name, Minutes(duration), providers)
    };
    let days = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday];
    let open = OpenPeriod { opens: time(9, 0, 0, 0), closes: time(17, 0, 0, 0) };
    let mut practice = Practice {
        id: PracticeId::new(CLINIC),
        name: "Birch Clinic".to_owned(),
        hours: WeeklyHours::new(days.map(|day| (day, open))).unwrap(),
        rooms: (1..)
            .zip(rooms)
            .map(|(number, id)| Room { id, name: format!("Room {number}") })
            .collect(),
        providers: vec![
            Provider::new(one, "Ana Silva"),
            Provider { seats: 3, ..Provider::new(two, "Ben Okafor") },
        ],
        services: vec![
            Service { rooms: rooms.to_vec(), ..service(21, "examination", 30, vec![one, two]) },
            service(22, "talk", 30, vec![one]),
            service(23, "group", 60, vec![two]),
            Service {
                takes: BTreeMap::from([(two, Takes::Alone)]),
                buffer_before: Minutes(15),
                buffer_after: Minutes(15),
                ..service(24, "class", 60, vec![two])
            },
        ],
        rules: BookingRules { notice: Minutes(60), horizon_days: 90, grid: Minutes(15) },
        ..(*maple).clone()
    };
    change(&mut practice);
    let numbers = vec![CLINIC_NUMBER.parse::<PhoneNumber>().unwrap()];
    store.add(&NewPractice { practice, numbers, purpose: Purpose::Real }).await.unwrap();
    store.practice(PracticeId::new(CLINIC)).await.unwrap().unwrap()
}

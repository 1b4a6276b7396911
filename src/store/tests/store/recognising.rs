//! The one person whom a practice knows by a number.

use domain::{AppointmentId, PersonName, Seats, Seq};
use ports::registers::{CustomerRecord, Register};
use ports::{Attendee, Bookkeeping, Diary, NewAppointment};
use store::Store;

use crate::desk::{asked, visit};
use crate::steps::{CALLER, CEDAR, MAPLE, book, call, hold, instant, number, practice, slot};
use crate::steps::{MONDAY_NINE, with_store, write};

/// The name that a practice would greet the caller by.
async fn known(store: &Store, called: &str) -> Option<String> {
    let practice = practice(store, called).await.id;
    let only = store.only_customer(practice, &number(CALLER)).await.unwrap();
    only.map(|name: PersonName| name.as_str().to_owned())
}

/// An appointment made at the desk.
async fn visited(store: &Store, called: &str, name: Option<&str>, at: &str) {
    let practice = practice(store, called).await;
    let name = name.map(|name| name.parse().unwrap());
    let customer = Attendee::Named { name, phone: number(CALLER) };
    let visit = NewAppointment { customer, ..visit(&practice, None, instant(at)) };
    store.book(asked(&practice, visit)).await.unwrap();
}

#[test]
fn one_person_is_known_by_their_number_at_their_practice_alone() {
    with_store(async |store| {
        assert_eq!(known(&store, MAPLE).await, None);
        let maple = practice(&store, MAPLE).await;
        let request = slot(&maple, 0, MONDAY_NINE);
        write(&store, &[hold(&maple, call(1), 0, request, &[Seats::ONLY])]).await;
        assert_eq!(known(&store, MAPLE).await, None, "a hold is nobody's yet");
        let held = AppointmentId::of_step(call(1), Seq(0));
        write(&store, &[book(&maple, call(1), 1, held)]).await;
        assert_eq!(known(&store, MAPLE).await.as_deref(), Some("Sarah Johnson"));
        assert_eq!(known(&store, CEDAR).await, None, "another practice's customer");
    });
}

#[test]
fn several_people_on_one_number_are_nobody_in_particular() {
    for second in [Some("Bo Johnson"), None] {
        with_store(async |store| {
            visited(&store, MAPLE, Some("Sarah Johnson"), "2026-11-23T17:00:00Z").await;
            assert_eq!(known(&store, MAPLE).await.as_deref(), Some("Sarah Johnson"));
            visited(&store, MAPLE, second, "2026-11-24T17:00:00Z").await;
            assert_eq!(known(&store, MAPLE).await, None, "{second:?}");
        });
    }
    with_store(async |store| {
        visited(&store, MAPLE, None, "2026-11-23T17:00:00Z").await;
        assert_eq!(known(&store, MAPLE).await, None, "whose name was left open");
    });
}

#[test]
fn entries_under_one_name_are_one_person() {
    with_store(async |store| {
        visited(&store, MAPLE, Some("Sarah Johnson"), "2026-11-23T17:00:00Z").await;
        let maple = practice(&store, MAPLE).await;
        let twin = CustomerRecord {
            name: Some("SARAH JOHNSON".parse().unwrap()),
            phones: vec![number(CALLER)],
            notes: String::new(),
            language: None,
            texts: true,
            created_at: instant(MONDAY_NINE),
        };
        store.add(maple.id, asked(&maple, twin)).await.unwrap();
        let known = known(&store, MAPLE).await;
        assert!(known.is_some_and(|name| name.eq_ignore_ascii_case("Sarah Johnson")));
    });
}

//! A request that is sent again is the same request.

use std::sync::Arc;

use domain::KeyId;
use ports::{AppointmentQuery, Asked, BookError, Bookkeeping, NewAppointment, Once, Reports};
use uuid::Uuid;

use crate::desk::{asked, because, booked, only, person, to, visit};
use crate::steps::{CEDAR, MAPLE, MONDAY_NINE, instant, practice, with_store};

fn once(key: &str, request: u8) -> Once {
    Once { owner: KeyId::new(Uuid::nil()), key: key.to_owned(), request: [request; 32] }
}

#[test]
fn a_booking_that_is_sent_again_is_the_one_that_was_made() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let what = visit(&maple, Some(0), instant(MONDAY_NINE));
        let request = || Asked { once: Some(once("a", 1)), ..asked(&maple, what.clone()) };
        let first = store.book(request()).await.unwrap();
        assert_eq!(store.book(request()).await.unwrap(), first);
        // As it is now, and also when it could not be made any more.
        let moved =
            store.change(first.id, asked(&maple, to("2026-11-23T16:00:00Z"))).await.unwrap();
        let late = Asked { now: instant("2026-11-23T20:00:00Z"), ..request() };
        assert_eq!(store.book(late).await.unwrap(), moved);
        let another = Asked { once: Some(once("a", 2)), ..asked(&maple, what.clone()) };
        let refused = store.book(another).await.unwrap_err();
        assert!(matches!(refused, BookError::KeyReused), "{refused}");
        // Another key's holder, and another practice, have keys of their own.
        let owner = KeyId::new(Uuid::from_u128(9));
        let theirs = Some(Once { owner, ..once("a", 2) });
        store.book(Asked { once: theirs, ..asked(&maple, what) }).await.unwrap();
        let cedar = practice(&store, CEDAR).await;
        let elsewhere = visit(&cedar, Some(0), instant(MONDAY_NINE));
        store.book(Asked { once: Some(once("a", 2)), ..asked(&cedar, elsewhere) }).await.unwrap();
    });
}

#[test]
fn what_was_refused_can_be_asked_again_under_the_same_key() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let other = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        let what = visit(&maple, Some(0), instant(MONDAY_NINE));
        let request = || Asked { once: Some(once("a", 1)), ..asked(&maple, what.clone()) };
        assert!(matches!(store.book(request()).await, Err(BookError::Taken)));
        store.cancel(other.id, asked(&maple, because("ill"))).await.unwrap();
        store.book(request()).await.unwrap();
    });
}

#[test]
fn a_move_that_is_sent_again_does_not_move_it_back() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let item = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        let request = || Asked {
            once: Some(once("m", 1)),
            seen: Some(item.version),
            ..asked(&maple, to("2026-11-23T16:00:00Z"))
        };
        store.change(item.id, request()).await.unwrap();
        let later = store.change(item.id, asked(&maple, to("2026-11-23T17:00:00Z"))).await.unwrap();
        assert_eq!(store.change(item.id, request()).await.unwrap(), later);
        let cancel = || Asked { once: Some(once("c", 1)), ..asked(&maple, because("ill")) };
        let cancelled = store.cancel(item.id, cancel()).await.unwrap();
        assert_eq!(store.cancel(item.id, cancel()).await.unwrap(), cancelled);
        assert_eq!(store.history(&only(&maple), item.id).await.unwrap().unwrap().len(), 4);
    });
}

#[test]
fn twenty_at_once_under_one_key_have_one_effect() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        for round in 0..5_u32 {
            let at = instant(MONDAY_NINE) + crate::desk::minutes(30 * i64::from(round));
            let asking: Vec<_> = (0..20)
                .map(|_| {
                    // Anyone will do, so that a second effect would find a place.
                    let what =
                        NewAppointment { customer: person(round), ..visit(&maple, None, at) };
                    let request =
                        Asked { once: Some(once(&format!("k{round}"), 1)), ..asked(&maple, what) };
                    let store = Arc::clone(&store);
                    tokio::spawn(async move { store.book(request).await })
                })
                .collect();
            let mut ids = std::collections::BTreeSet::new();
            for booked in asking {
                ids.insert(booked.await.unwrap().unwrap().id);
            }
            assert_eq!(ids.len(), 1);
        }
        let query = AppointmentQuery { limit: 50, ..AppointmentQuery::default() };
        let page = store.appointments(&only(&maple), query).await.unwrap();
        assert_eq!(page.items.len(), 5);
    });
}

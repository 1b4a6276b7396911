//! Moving an appointment: it is in one place at every moment.

use domain::{AppointmentStatus, PerCaller};
use ports::{
    AppointmentChange, AppointmentQuery, BookError, Bookkeeping, ItemVersion, NewAppointment,
    Reports,
};
use scheduling::Refusal;

use crate::desk::{
    NOW, asked, asked_by_text, because, booked, clinic, minutes, only, person, to, visit,
};
use crate::steps::{CEDAR, MAPLE, MONDAY_NINE, instant, practice, with_store};

const TEN: &str = "2026-11-23T16:00:00Z";

#[test]
fn a_moved_appointment_is_at_its_new_time_and_its_old_time_is_free() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let item = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        let moved = store.change(item.id, asked(&maple, to(TEN))).await.unwrap();
        assert_eq!((moved.id, moved.starts_at, moved.version.0), (item.id, instant(TEN), 2));
        assert_eq!(moved.ends_at, instant(TEN) + minutes(30));
        booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        // Into its own overlapping time, which is not in its own way.
        let quarter =
            store.change(item.id, asked(&maple, to("2026-11-23T16:15:00Z"))).await.unwrap();
        assert_eq!(quarter.starts_at, instant("2026-11-23T16:15:00Z"));
        // Nothing new is nothing done.
        let same = store.change(item.id, asked(&maple, to("2026-11-23T16:15:00Z"))).await.unwrap();
        assert_eq!(same.version, quarter.version);
    });
}

#[test]
fn what_is_taken_keeps_the_appointment_where_it_is() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let item = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        booked(&store, &maple, Some(0), TEN).await.unwrap();
        let refused = store.change(item.id, asked(&maple, to(TEN))).await.unwrap_err();
        assert!(matches!(refused, BookError::Taken), "{refused}");
        assert_eq!(store.appointment(&only(&maple), item.id).await.unwrap(), Some(item.clone()));
        // With the other provider that time is free.
        let provider = Some(maple.providers[1].id);
        let change = AppointmentChange { provider, ..to(TEN) };
        let moved = store.change(item.id, asked(&maple, change)).await.unwrap();
        assert_eq!(moved.provider.0, maple.providers[1].id);
    });
}

#[test]
fn another_service_brings_its_length_and_its_buffers() {
    with_store(async |store| {
        let clinic = clinic(&store, |_| ()).await;
        let item = booked(&store, &clinic, Some(1), TEN).await.unwrap();
        assert!(item.room.is_some());
        let class = AppointmentChange {
            service: Some(clinic.services[3].id),
            ..AppointmentChange::default()
        };
        let class = store.change(item.id, asked(&clinic, class)).await.unwrap();
        assert_eq!(class.ends_at, instant(TEN) + minutes(60));
        assert_eq!(class.room, None);
        // All seats, from a quarter before to a quarter after.
        let group = |at: &str| NewAppointment {
            service: clinic.services[2].id,
            customer: person(1),
            ..visit(&clinic, Some(1), instant(at))
        };
        for at in ["2026-11-23T15:00:00Z", "2026-11-23T17:00:00Z"] {
            let refused = store.book(asked(&clinic, group(at))).await.unwrap_err();
            assert!(matches!(refused, BookError::Taken), "{at}: {refused}");
        }
        store.book(asked(&clinic, group("2026-11-23T17:15:00Z"))).await.unwrap();
        // A length that does not fit is refused; the appointment stays what it is.
        let first = booked(&store, &clinic, Some(1), "2026-11-24T15:00:00Z").await.unwrap();
        let next = NewAppointment {
            customer: person(2),
            ..visit(&clinic, Some(1), instant("2026-11-24T15:30:00Z"))
        };
        store.book(asked(&clinic, next)).await.unwrap();
        let class = AppointmentChange {
            service: Some(clinic.services[3].id),
            ..AppointmentChange::default()
        };
        let refused = store.change(first.id, asked(&clinic, class)).await.unwrap_err();
        assert!(matches!(refused, BookError::Taken), "{refused}");
    });
}

#[test]
fn a_room_changes_only_when_it_has_to() {
    with_store(async |store| {
        let clinic = clinic(&store, |_| ()).await;
        let first = booked(&store, &clinic, Some(0), MONDAY_NINE).await.unwrap();
        let second = booked(&store, &clinic, Some(1), MONDAY_NINE).await.unwrap();
        assert_eq!(second.room.clone().unwrap().1, "Room 2");
        let other = NewAppointment { customer: person(1), ..visit(&clinic, Some(0), instant(TEN)) };
        store.book(asked(&clinic, other)).await.unwrap();
        // The first room is taken at ten; the second appointment is in the second already.
        let moved = store.change(second.id, asked(&clinic, to(TEN))).await.unwrap();
        assert_eq!(moved.room, second.room);
        let moved =
            store.change(second.id, asked(&clinic, to("2026-11-23T17:00:00Z"))).await.unwrap();
        assert_eq!(moved.room, second.room);
        // The first one cannot keep its room at ten, and there is no other one.
        store.change(second.id, asked(&clinic, to(TEN))).await.unwrap();
        let there = AppointmentChange { provider: Some(clinic.providers[1].id), ..to(TEN) };
        let refused = store.change(first.id, asked(&clinic, there)).await.unwrap_err();
        assert!(matches!(refused, BookError::Taken), "{refused}");
        store.cancel(second.id, asked(&clinic, because("ill"))).await.unwrap();
        let moved = store.change(first.id, asked(&clinic, there)).await.unwrap();
        assert_eq!(moved.room, second.room);
    });
}

#[test]
fn rules_and_limits_hold_for_a_move_too() {
    with_store(async |store| {
        let limits = PerCaller { a_day: 1, to_come: 9 };
        let clinic = clinic(&store, |it| it.desk.per_caller = limits).await;
        let item = booked(&store, &clinic, Some(0), MONDAY_NINE).await.unwrap();
        for (at, why) in [
            ("2026-11-22T15:30:00Z", Refusal::TooSoon),
            ("2027-03-01T16:00:00Z", Refusal::TooFar),
            ("2026-11-27T16:00:00Z", Refusal::Closed),
            ("2026-11-23T16:05:00Z", Refusal::OffGrid),
        ] {
            let refused = store.change(item.id, asked(&clinic, to(at))).await.unwrap_err();
            assert!(matches!(refused, BookError::Refused(it) if it == why), "{at}: {refused}");
        }
        let class = AppointmentChange {
            service: Some(clinic.services[3].id),
            ..AppointmentChange::default()
        };
        let refused = store.change(item.id, asked(&clinic, class)).await.unwrap_err();
        assert!(matches!(refused, BookError::Refused(Refusal::NotProvided)), "{refused}");
        booked(&store, &clinic, Some(0), "2026-11-24T16:00:00Z").await.unwrap();
        let refused =
            store.change(item.id, asked_by_text(&clinic, to("2026-11-24T17:00:00Z"))).await;
        assert!(matches!(refused, Err(BookError::TooMany { .. })), "{refused:?}");
        // Half an hour before, a colleague can still take it over at the time that was agreed.
        let mut late = asked(
            &clinic,
            AppointmentChange {
                provider: Some(clinic.providers[1].id),
                ..AppointmentChange::default()
            },
        );
        late.now = instant(MONDAY_NINE) - minutes(30);
        store.change(item.id, late.clone()).await.unwrap();
        // What has begun stays.
        late.now = instant(MONDAY_NINE);
        late.what = to("2026-11-25T16:00:00Z");
        let refused = store.change(item.id, late).await.unwrap_err();
        assert!(matches!(refused, BookError::Refused(Refusal::TooSoon)), "{refused}");
    });
}

#[test]
fn what_cannot_be_named_cannot_be_moved_to() {
    with_store(async |store| {
        let (maple, cedar) = (practice(&store, MAPLE).await, practice(&store, CEDAR).await);
        let item = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        let nothing = AppointmentChange::default;
        for (named, what) in [
            ("service_id", AppointmentChange { service: Some(cedar.services[0].id), ..nothing() }),
            (
                "provider_id",
                AppointmentChange { provider: Some(cedar.providers[0].id), ..nothing() },
            ),
        ] {
            let refused = store.change(item.id, asked(&maple, what)).await.unwrap_err();
            assert!(matches!(refused, BookError::Unknown { field } if field == named), "{refused}");
        }
    });
}

#[test]
fn a_version_that_was_not_seen_is_not_changed() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let item = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        let seen = |seen| ports::Asked { seen: Some(ItemVersion(seen)), ..asked(&maple, to(TEN)) };
        let refused = store.change(item.id, seen(2)).await.unwrap_err();
        assert!(matches!(refused, BookError::Changed), "{refused}");
        store.change(item.id, seen(1)).await.unwrap();
        let refused = store.change(item.id, seen(1)).await.unwrap_err();
        assert!(matches!(refused, BookError::Changed), "{refused}");
        let cancel = ports::Asked { seen: Some(ItemVersion(1)), ..asked(&maple, because("ill")) };
        let refused = store.cancel(item.id, cancel).await.unwrap_err();
        assert!(matches!(refused, BookError::Changed), "{refused}");
    });
}

#[test]
fn two_who_have_seen_the_same_version_do_not_both_change_it() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let item = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        for round in 1..=10 {
            let starts = ["2026-11-23T16:00:00Z", "2026-11-23T17:00:00Z", "2026-11-23T20:00:00Z"];
            let moves = (0..3).map(|by| {
                let at = starts[(by + round) % 3];
                let seen = Some(ItemVersion(i64::try_from(round).unwrap()));
                let asked = ports::Asked {
                    seen,
                    ..asked(
                        &maple,
                        AppointmentChange {
                            provider: Some(maple.providers[round % 2].id),
                            ..to(at)
                        },
                    )
                };
                let store = std::sync::Arc::clone(&store);
                tokio::spawn(async move { store.change(item.id, asked).await })
            });
            let mut changed = 0;
            for moved in moves.collect::<Vec<_>>() {
                match moved.await.unwrap() {
                    Ok(_) => changed += 1,
                    Err(BookError::Changed) => {}
                    Err(other) => panic!("{other:?}"),
                }
            }
            assert_eq!(changed, 1, "round {round}");
        }
    });
}

#[test]
fn whoever_looks_while_it_is_moved_sees_it_once() {
    const MOVES: usize = 100;
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let item = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        let looking = {
            let (store, scope) = (std::sync::Arc::clone(&store), only(&maple));
            tokio::spawn(async move {
                let (mut looks, mut seen) = (0_usize, std::collections::BTreeSet::new());
                loop {
                    let query = AppointmentQuery { limit: 10, ..AppointmentQuery::default() };
                    let page = store.appointments(&scope, query).await.unwrap();
                    assert_eq!(page.items.len(), 1, "{:?}", page.items);
                    looks += 1;
                    seen.insert(page.items[0].starts_at);
                    if page.items[0].status == AppointmentStatus::Cancelled {
                        return (looks, seen.len());
                    }
                }
            })
        };
        for number in 0..MOVES {
            let quarter = minutes(15 * i64::try_from(number % 6).unwrap());
            let at = (instant("2026-11-24T16:00:00Z") + quarter).to_string();
            let provider = Some(maple.providers[number % 2].id);
            let change = AppointmentChange { provider, ..to(&at) };
            store.change(item.id, asked(&maple, change)).await.unwrap();
        }
        store.cancel(item.id, asked(&maple, because("done"))).await.unwrap();
        let (looks, seen) = looking.await.unwrap();
        eprintln!("seen at {seen} times in {looks} looks");
        let history = store.history(&only(&maple), item.id).await.unwrap().unwrap();
        assert_eq!(history.len(), MOVES + 2);
        assert!(history.iter().all(|it| it.at == instant(NOW)));
    });
}

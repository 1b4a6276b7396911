//! Booking from a desk.

use domain::{AppointmentStatus, CustomerId, PerCaller, ProviderId, ServiceId};
use ports::{Attendee, BookError, Bookkeeping, Directory, NewAppointment, Scope};
use scheduling::Refusal;
use support::TestDatabase;
use uuid::Uuid;

use crate::desk::{asked, asked_by_text, booked, clinic, minutes, only, person, visit};
use crate::steps::{CALLER, CEDAR, MAPLE, MONDAY_NINE, instant, number, practice, with_store};

#[test]
fn a_booked_appointment_is_there_as_it_was_asked_for() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let item = booked(&store, &maple, Some(1), MONDAY_NINE).await.unwrap();
        assert_eq!(item.practice, maple.id);
        assert_eq!(item.service, (maple.services[0].id, "check-up".to_owned()));
        assert_eq!(item.provider, (maple.providers[1].id, "Dr. Luc Tremblay".to_owned()));
        assert_eq!((item.starts_at, item.ends_at), {
            let start = instant(MONDAY_NINE);
            (start, start + minutes(30))
        });
        assert_eq!((item.status, item.version.0, item.call), (AppointmentStatus::Booked, 1, None));
        assert_eq!(item.time_zone, "America/Edmonton");
        let customer = item.customer.clone().unwrap();
        let usual = CustomerId::of_person(maple.id, &number(CALLER), None);
        assert_eq!(customer, (usual, None, Some(CALLER.to_owned())));
        let found = store.appointment(&only(&maple), item.id).await.unwrap();
        assert_eq!(found, Some(item));
    });
}

#[test]
fn a_slot_is_sold_once_and_what_was_cancelled_again() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let first = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        // Half an hour from nine is in the way until half past.
        for at in [MONDAY_NINE, "2026-11-23T15:15:00Z"] {
            let refused = booked(&store, &maple, Some(0), at).await.unwrap_err();
            assert!(matches!(refused, BookError::Taken), "{refused}");
        }
        booked(&store, &maple, Some(0), "2026-11-23T15:30:00Z").await.unwrap();
        store.cancel(first.id, asked(&maple, crate::desk::because("ill"))).await.unwrap();
        booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
    });
}

#[test]
fn anyone_is_whoever_has_least_to_do_that_day() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let mut with = Vec::new();
        for at in ["15:00", "15:30", "16:00", "16:00"] {
            let at = format!("2026-11-23T{at}:00Z");
            with.push(booked(&store, &maple, None, &at).await.unwrap().provider.0);
        }
        let [khan, tremblay] = [0, 1].map(|it| maple.providers[it].id);
        assert_eq!(with, [khan, tremblay, khan, tremblay]);
        // Another day starts anew, and whoever is free is had even when they have more to do.
        booked(&store, &maple, Some(0), "2026-11-24T16:00:00Z").await.unwrap();
        booked(&store, &maple, Some(1), "2026-11-24T15:00:00Z").await.unwrap();
        booked(&store, &maple, Some(1), "2026-11-24T17:00:00Z").await.unwrap();
        let anyone = booked(&store, &maple, None, "2026-11-24T16:00:00Z").await.unwrap();
        assert_eq!(anyone.provider.0, tremblay);
    });
}

#[test]
fn rules_refuse_with_their_reason() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        for (at, why) in [
            ("2026-11-22T15:30:00Z", Refusal::TooSoon),
            ("2026-11-21T16:00:00Z", Refusal::TooSoon),
            ("2027-03-01T16:00:00Z", Refusal::TooFar),
            ("2026-11-28T16:00:00Z", Refusal::Closed),
            ("2026-11-23T18:45:00Z", Refusal::Closed),
            ("2026-11-23T15:05:00Z", Refusal::OffGrid),
        ] {
            for provider in [Some(0), None] {
                let refused = booked(&store, &maple, provider, at).await.unwrap_err();
                assert!(matches!(refused, BookError::Refused(it) if it == why), "{at}: {refused}");
            }
        }
        let clinic = clinic(&store, |_| ()).await;
        let talk = NewAppointment {
            service: clinic.services[1].id,
            ..visit(&clinic, Some(1), instant(MONDAY_NINE))
        };
        let refused = store.book(asked(&clinic, talk)).await.unwrap_err();
        assert!(matches!(refused, BookError::Refused(Refusal::NotProvided)), "{refused}");
    });
}

#[test]
fn what_is_not_of_the_scope_is_not_there() {
    with_store(async |store| {
        let (maple, cedar) = (practice(&store, MAPLE).await, practice(&store, CEDAR).await);
        let at = instant(MONDAY_NINE);
        let elsewhere = booked(&store, &cedar, None, MONDAY_NINE).await.unwrap();
        let stranger = elsewhere.customer.unwrap().0;
        let right = || visit(&maple, Some(0), at);
        let cases = [
            ("service_id", NewAppointment { service: cedar.services[0].id, ..right() }),
            ("service_id", NewAppointment { service: ServiceId::new(Uuid::nil()), ..right() }),
            ("provider_id", NewAppointment { provider: Some(cedar.providers[0].id), ..right() }),
            (
                "provider_id",
                NewAppointment { provider: Some(ProviderId::new(Uuid::nil())), ..right() },
            ),
            ("customer", NewAppointment { customer: Attendee::Known(stranger), ..right() }),
        ];
        for (named, what) in cases {
            let refused = store.book(asked(&maple, what)).await.unwrap_err();
            assert!(matches!(refused, BookError::Unknown { field } if field == named), "{refused}");
        }
        // The operator's scope finds the practice by the service; nobody's finds nothing.
        let mut by_operator = asked(&maple, right());
        by_operator.scope = Scope::EveryPractice;
        let item = store.book(by_operator).await.unwrap();
        assert_eq!(item.practice, maple.id);
        let mut by_nobody = asked(&maple, right());
        by_nobody.scope = Scope::Practices(std::collections::BTreeSet::new());
        let refused = store.book(by_nobody).await.unwrap_err();
        assert!(matches!(refused, BookError::Unknown { field: "service_id" }), "{refused}");
    });
}

#[test]
fn who_has_name_and_number_already_is_the_same_customer() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let at = |hour: i64| instant(MONDAY_NINE) + minutes(60 * hour);
        let mut customers = Vec::new();
        for (hour, name) in [(0, Some("Sarah Johnson")), (1, Some("sarah  JOHNSON")), (2, None)] {
            let customer =
                Attendee::Named { name: name.map(|it| it.parse().unwrap()), phone: number(CALLER) };
            let what = NewAppointment { customer, ..visit(&maple, Some(0), at(hour)) };
            customers.push(store.book(asked(&maple, what)).await.unwrap().customer.unwrap());
        }
        assert_eq!(customers[0], customers[1]);
        assert_ne!(customers[0].0, customers[2].0);
        assert_eq!(customers[0].1.as_deref(), Some("Sarah Johnson"));
        let known = Attendee::Known(customers[0].0);
        let what = NewAppointment { customer: known, ..visit(&maple, Some(1), at(0)) };
        assert_eq!(store.book(asked(&maple, what)).await.unwrap().customer.unwrap(), customers[0]);
    });
}

#[test]
fn rooms_and_seats_are_given_out_one_by_one() {
    with_store(async |store| {
        let clinic = clinic(&store, |_| ()).await;
        let book = async |service: usize, provider, who, at: &str| {
            let what = NewAppointment {
                service: clinic.services[service].id,
                customer: person(who),
                ..visit(&clinic, provider, instant(at))
            };
            let item = store.book(asked(&clinic, what)).await;
            item.map(|it| it.room.map(|it| it.1))
        };
        // Two rooms: the second provider has two seats left, and no room for them.
        let rooms =
            [book(0, Some(0), 1, MONDAY_NINE).await, book(0, Some(1), 2, MONDAY_NINE).await];
        assert_eq!(rooms.map(Result::unwrap), [Some("Room 1".into()), Some("Room 2".into())]);
        let refused = book(0, Some(1), 3, MONDAY_NINE).await.unwrap_err();
        assert!(matches!(refused, BookError::Taken), "{refused}");
        // A group needs no room: two more seats, and then none.
        for who in [4, 5] {
            assert_eq!(book(2, Some(1), who, MONDAY_NINE).await.unwrap(), None);
        }
        let refused = book(2, Some(1), 6, MONDAY_NINE).await.unwrap_err();
        assert!(matches!(refused, BookError::Taken), "{refused}");
        // A class needs the provider alone, a quarter of an hour before and after as well.
        let refused = book(3, Some(1), 7, "2026-11-23T16:00:00Z").await.unwrap_err();
        assert!(matches!(refused, BookError::Taken), "{refused}");
        book(3, Some(1), 7, "2026-11-23T16:15:00Z").await.unwrap();
        let refused = book(2, Some(1), 8, "2026-11-23T17:15:00Z").await.unwrap_err();
        assert!(matches!(refused, BookError::Taken), "{refused}");
        book(2, Some(1), 8, "2026-11-23T17:30:00Z").await.unwrap();
    });
}

#[test]
fn nobody_has_more_appointments_than_a_number_may() {
    with_store(async |store| {
        let limits = PerCaller { a_day: 2, to_come: 3 };
        let clinic = clinic(&store, |it| it.desk.per_caller = limits).await;
        let book = async |at: &str| {
            let what = visit(&clinic, None, instant(at));
            store.book(asked_by_text(&clinic, what)).await
        };
        let first = book("2026-11-23T16:00:00Z").await.unwrap();
        book("2026-11-23T17:00:00Z").await.unwrap();
        let refused = book("2026-11-23T18:00:00Z").await.unwrap_err();
        assert!(matches!(&refused, BookError::TooMany { what } if what.contains('2')), "{refused}");
        book("2026-11-24T16:00:00Z").await.unwrap();
        let refused = book("2026-11-25T16:00:00Z").await.unwrap_err();
        assert!(matches!(&refused, BookError::TooMany { what } if what.contains('3')), "{refused}");
        // By whatever name: it is the number that counts.
        let other = Attendee::Named { name: Some("Tom".parse().unwrap()), phone: number(CALLER) };
        let what = NewAppointment {
            customer: other,
            ..visit(&clinic, None, instant("2026-11-25T16:00:00Z"))
        };
        assert!(matches!(
            store.book(asked_by_text(&clinic, what.clone())).await,
            Err(BookError::TooMany { .. })
        ));
        // The desk knows what it does.
        let more = store.book(asked(&clinic, what.clone())).await.unwrap();
        store.cancel(more.id, asked(&clinic, crate::desk::because("enough"))).await.unwrap();
        // What was called off does not count, and what is moved to another day does there.
        store.cancel(first.id, asked(&clinic, crate::desk::because("ill"))).await.unwrap();
        let third = store.book(asked(&clinic, what)).await.unwrap();
        let fourth = NewAppointment {
            customer: person(1),
            ..visit(&clinic, None, instant("2026-11-23T19:00:00Z"))
        };
        store.book(asked(&clinic, fourth)).await.unwrap();
        let change = crate::desk::to("2026-11-24T17:00:00Z");
        store.change(third.id, asked(&clinic, change)).await.unwrap();
        let again =
            store.change(third.id, asked(&clinic, crate::desk::to("2026-11-24T18:00:00Z"))).await;
        again.unwrap();
    });
}

#[test]
fn time_off_is_no_time_for_an_appointment() {
    let mut database = TestDatabase::new();
    let store = database.store();
    let clinic_id = support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        clinic(&store, |_| ()).await.id
    });
    drop(store);
    let away = |column: &str, nth: usize, from: &str, until: &str| {
        format!(
            "INSERT INTO busy (id, practice_id, {column}_id, during, created_at)
            SELECT gen_random_uuid(), practice_id, id, tstzrange('{from}', '{until}'), now()
            FROM {column}s WHERE practice_id = '{clinic_id}' ORDER BY position OFFSET {nth} LIMIT 1"
        )
    };
    // The first provider until ten; the first room until eleven.
    let nine = MONDAY_NINE;
    database.as_owner(&away("provider", 0, nine, "2026-11-23T16:00:00Z")).unwrap();
    database.as_owner(&away("room", 0, nine, "2026-11-23T17:00:00Z")).unwrap();
    let store = database.store();
    support::runtime().block_on(async {
        let clinic = store.practice(clinic_id).await.unwrap().unwrap();
        let refused = booked(&store, &clinic, Some(0), nine).await.unwrap_err();
        assert!(matches!(refused, BookError::Taken), "{refused}");
        let anyone = booked(&store, &clinic, None, nine).await.unwrap();
        assert_eq!(anyone.provider.0, clinic.providers[1].id);
        assert_eq!(anyone.room.unwrap().1, "Room 2");
        let after = booked(&store, &clinic, Some(0), "2026-11-23T16:00:00Z").await.unwrap();
        assert_eq!(after.room.unwrap().1, "Room 2");
    });
}

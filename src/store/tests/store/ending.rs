//! What becomes of an appointment: called off, attended, missed; and what is known of it later.

use domain::{AppointmentId, AppointmentStatus, Seats, Seq};
use jiff::Timestamp;
use ports::{Actor, Asked, Attendance, BookError, Bookkeeping};
use support::TestDatabase;
use uuid::Uuid;

use crate::desk::{asked, because, booked, clinic, minutes, only, to};
use crate::steps::{
    CEDAR, MAPLE, MONDAY_NINE, book, call, hold, instant, practice, slot, with_store, write,
};

fn at<T>(now: Timestamp, asked: Asked<T>) -> Asked<T> {
    Asked { now, ..asked }
}

#[test]
fn a_status_lets_be_done_what_the_table_says() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let begins = instant(MONDAY_NINE);
        let (before, during) = (begins - minutes(180), begins + minutes(5));
        let ways =
            [Attendance::Arrived, Attendance::NoShow, Attendance::Completed, Attendance::Booked];
        // What is noted of it, when, and then whether it can be moved, called off, and what can be
        // noted in the order of `ways`.
        let table = [
            (None, before, "moved", "cancelled", [true, false, false, true]),
            (None, during, "refused", "cancelled", [true, true, true, true]),
            (Some(Attendance::Arrived), before, "status", "status", [true, false, false, true]),
            (Some(Attendance::Arrived), during, "status", "status", [true, true, true, true]),
            (Some(Attendance::NoShow), during, "status", "status", [true, true, true, true]),
            (Some(Attendance::Completed), during, "status", "status", [true, true, true, true]),
        ];
        for (noted, now, moving, calling_off, noting) in table {
            let fresh = async || {
                let item = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
                if let Some(noted) = noted {
                    store.mark(item.id, at(now, asked(&maple, noted))).await.unwrap();
                }
                item.id
            };
            let away = async |id: AppointmentId| {
                let booked = at(now, asked(&maple, Attendance::Booked));
                let _ = store.mark(id, booked).await;
                store.cancel(id, at(now, asked(&maple, because("over")))).await.unwrap();
            };
            let id = fresh().await;
            let moved = store.change(id, at(now, asked(&maple, to("2026-11-24T16:00:00Z")))).await;
            let told = match moved {
                Ok(_) => "moved",
                Err(BookError::Refused(scheduling::Refusal::TooSoon)) => "refused",
                Err(BookError::Status(_)) => "status",
                Err(other) => panic!("{other:?}"),
            };
            assert_eq!(told, moving, "{noted:?} at {now}");
            away(id).await;
            let id = fresh().await;
            let cancelled = store.cancel(id, at(now, asked(&maple, because("ill")))).await;
            let told = match &cancelled {
                Ok(item) => item.status.as_str(),
                Err(BookError::Status(_)) => "status",
                Err(other) => panic!("{other:?}"),
            };
            assert_eq!(told, calling_off, "{noted:?} at {now}");
            away(id).await;
            for (way, may) in ways.into_iter().zip(noting) {
                let id = fresh().await;
                let marked = store.mark(id, at(now, asked(&maple, way))).await;
                assert_eq!(marked.is_ok(), may, "{noted:?} to {way:?} at {now}: {marked:?}");
                assert!(may || matches!(marked, Err(BookError::Status(_))));
                away(id).await;
            }
        }
    });
}

#[test]
fn what_was_called_off_stays_called_off() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let item = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        let first = store.cancel(item.id, asked(&maple, because("ill"))).await.unwrap();
        assert_eq!((first.status, first.version.0), (AppointmentStatus::Cancelled, 2));
        let again = store.cancel(item.id, asked(&maple, because("again"))).await.unwrap();
        assert_eq!(again, first);
        let refused = store.change(item.id, asked(&maple, to("2026-11-23T16:00:00Z"))).await;
        assert!(matches!(refused, Err(BookError::Status(AppointmentStatus::Cancelled))));
        let refused = store.mark(item.id, asked(&maple, Attendance::Booked)).await;
        assert!(matches!(refused, Err(BookError::Status(AppointmentStatus::Cancelled))));
        let history = store.history(&only(&maple), item.id).await.unwrap().unwrap();
        let told: Vec<_> = history
            .iter()
            .map(|it| {
                (it.action.as_str(), it.actor.as_str(), it.reason.as_deref(), it.detail.as_deref())
            })
            .collect();
        assert_eq!(
            told,
            [
                ("booked", "operator", None, None),
                ("cancelled", "operator", Some("ill"), Some(r#"{"status":"booked"}"#)),
            ]
        );
    });
}

#[test]
fn what_a_call_booked_has_a_history_too_and_a_hold_is_nobodys_appointment() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let [held, only_held] = [1, 2].map(|number| AppointmentId::of_step(call(number), Seq(0)));
        let steps = [
            hold(&maple, call(1), 0, slot(&maple, 0, MONDAY_NINE), &[Seats::ONLY]),
            book(&maple, call(1), 1, held),
            hold(&maple, call(2), 0, slot(&maple, 1, MONDAY_NINE), &[Seats::ONLY]),
        ];
        write(&store, &steps).await;
        let desk = Actor::Key(domain::KeyId::new(Uuid::from_u128(7)));
        let moved = Asked { actor: desk, ..asked(&maple, to("2026-11-23T16:00:00Z")) };
        store.change(held, moved).await.unwrap();
        let history = store.history(&only(&maple), held).await.unwrap().unwrap();
        let told: Vec<_> = history
            .iter()
            .map(|it| (it.action.clone(), it.actor.clone(), it.detail.clone()))
            .collect();
        let before = r#"{"ends_at":"2026-11-23T15:30:00Z","starts_at":"2026-11-23T15:00:00Z"}"#;
        assert_eq!(
            told,
            [
                ("booked".into(), format!("call:{}", call(1)), None),
                ("moved".into(), format!("key:{}", Uuid::from_u128(7)), Some(before.into())),
            ]
        );
        assert_eq!(store.appointment(&only(&maple), only_held).await.unwrap(), None);
        assert_eq!(store.history(&only(&maple), only_held).await.unwrap(), None);
        let refused = store.cancel(only_held, asked(&maple, because("x"))).await;
        assert!(matches!(refused, Err(BookError::NoSuchAppointment)), "{refused:?}");
    });
}

#[test]
fn another_practice_sees_and_changes_nothing_by_any_way() {
    with_store(async |store| {
        let (maple, cedar) = (practice(&store, MAPLE).await, practice(&store, CEDAR).await);
        let clinic = clinic(&store, |_| ()).await;
        let item = booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
        let both = ports::Scope::Practices([cedar.id, clinic.id].into());
        for scope in [only(&cedar), both] {
            fn by<T>(scope: &ports::Scope, asked: Asked<T>) -> Asked<T> {
                Asked { scope: scope.clone(), ..asked }
            }
            let none = |error: BookError| {
                assert!(matches!(error, BookError::NoSuchAppointment), "{error:?}");
            };
            let change =
                store.change(item.id, by(&scope, asked(&cedar, to("2026-11-23T16:00:00Z"))));
            none(change.await.unwrap_err());
            none(store.cancel(item.id, by(&scope, asked(&cedar, because("x")))).await.unwrap_err());
            none(
                store
                    .mark(item.id, by(&scope, asked(&cedar, Attendance::Arrived)))
                    .await
                    .unwrap_err(),
            );
            assert_eq!(store.appointment(&scope, item.id).await.unwrap(), None);
            assert_eq!(store.history(&scope, item.id).await.unwrap(), None);
            let stranded =
                store.stranded(&scope, maple.id, instant(MONDAY_NINE)).await.unwrap_err();
            assert!(
                matches!(stranded, BookError::Unknown { field: "practice_id" }),
                "{stranded:?}"
            );
            let visit = crate::desk::visit(&maple, None, instant("2026-11-23T16:00:00Z"));
            let refused = store.book(by(&scope, asked(&cedar, visit))).await.unwrap_err();
            assert!(matches!(refused, BookError::Unknown { field: "service_id" }), "{refused:?}");
        }
        assert_eq!(store.appointment(&only(&maple), item.id).await.unwrap(), Some(item));
    });
}

#[test]
fn customers_are_told_once_of_every_change_and_of_time_that_is_free() {
    let mut database = TestDatabase::new();
    let store = database.store();
    let (told, untold) = support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let maple = practice(&store, MAPLE).await;
        let clinic = clinic(&store, |it| it.desk.texts.are_sent = false).await;
        let mut ids = Vec::new();
        for practice in [&maple, &clinic] {
            let item = booked(&store, practice, Some(0), MONDAY_NINE).await.unwrap();
            let move_it = asked(practice, to("2026-11-23T15:15:00Z"));
            store.change(item.id, move_it).await.unwrap();
            store.mark(item.id, asked(practice, Attendance::Arrived)).await.unwrap();
            store.mark(item.id, asked(practice, Attendance::Booked)).await.unwrap();
            store.cancel(item.id, asked(practice, because("ill"))).await.unwrap();
            ids.push(item.id);
        }
        (ids[0], ids[1])
    });
    drop(store);
    let outbox = |id: AppointmentId, expected: &str| {
        format!(
            "DO $$ DECLARE told text; BEGIN
                SELECT coalesce(string_agg(topic || ' ' || appointment_version || ' ' || status
                    || coalesce(' ' || to_char(moot_at AT TIME ZONE 'UTC',
                        'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), ''),
                    ', ' ORDER BY appointment_version, topic), '') INTO told
                FROM outbox WHERE appointment_id = '{id}' AND kind = 'news';
                IF told <> '{expected}' THEN RAISE 'told: %', told; END IF;
            END $$"
        )
    };
    let expected = "booked 1 waiting, freed 2 waiting 2026-11-23T15:00:00Z, moved 2 waiting, \
        cancelled 5 waiting, freed 5 waiting 2026-11-23T15:15:00Z";
    database.as_owner(&outbox(told, expected)).unwrap();
    database.as_owner(&outbox(untold, "")).unwrap();
}

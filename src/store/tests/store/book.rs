//! Holds and bookings: the database decides who gets a slot.

use domain::{AppointmentId, Resource, Seats, Seq, TimeRange};
use jiff::SignedDuration;
use ports::{Diary, Entry, Fate, Journal};
use store::Store;

use crate::steps::{
    MAPLE, MONDAY_NINE, book, call, hold, instant, look, plain, practice, release, shared, slot,
    with_store, write,
};

const ONLY: &[Seats] = &[Seats::ONLY];

async fn fates(store: &Store, entries: &[Entry]) -> Vec<Fate> {
    write(store, entries).await.iter().map(|it| it.fate).collect()
}

#[test]
fn two_calls_cannot_hold_one_slot() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let nine = slot(&maple, 0, MONDAY_NINE);
        let overlapping = slot(&maple, 0, "2026-11-23T15:15:00Z");
        let next = slot(&maple, 0, "2026-11-23T15:30:00Z");
        let colleague = slot(&maple, 1, MONDAY_NINE);
        let steps = [
            hold(&maple, call(1), 0, nine, ONLY),
            hold(&maple, call(2), 0, nine, ONLY),
            hold(&maple, call(3), 0, overlapping, ONLY),
            hold(&maple, call(4), 0, next, ONLY),
            hold(&maple, call(5), 0, colleague, ONLY),
        ];
        // At once, as one group.
        let written = store.append(&shared(&steps)).await.unwrap();
        let fates: Vec<_> = written.iter().map(|it| it.fate).collect();
        assert_eq!(fates, [Fate::Won, Fate::Lost, Fate::Lost, Fate::Won, Fate::Won]);
        // The loser goes on looking, and has no reply yet.
        let recorded = store.read(call(2)).await.unwrap().unwrap();
        assert_eq!(recorded.state, r#"{"at":"finding"}"#);
        assert_eq!(recorded.replied, None);
        let recorded = store.read(call(1)).await.unwrap().unwrap();
        assert_eq!(recorded.state, r#"{"at":"confirming"}"#);
        assert_eq!(recorded.replied.unwrap().1.body, "read back");
    });
}

#[test]
fn a_hold_takes_the_first_seat_that_is_free() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let nine = slot(&maple, 0, MONDAY_NINE);
        let two_seats = [Seats::new(0, 1).unwrap(), Seats::new(1, 2).unwrap()];
        let steps = [1, 2, 3].map(|number| hold(&maple, call(number), 0, nine, &two_seats));
        assert_eq!(fates(&store, &steps).await, [Fate::Won, Fate::Won, Fate::Lost]);
        let day = TimeRange::new(instant("2026-11-23T00:00:00Z"), instant("2026-11-24T00:00:00Z"));
        let now = instant("2026-11-22T00:00:00Z");
        let providers = vec![maple.providers[0].id];
        let mut taken = store.taken(look(maple.id, providers, day.unwrap(), now)).await.unwrap();
        taken.sort_by_key(|it| it.resource);
        let resources: Vec<_> = taken.iter().map(|it| it.resource).collect();
        let provider = maple.providers[0].id;
        assert_eq!(resources, two_seats.map(|seats| Resource::Provider(provider, seats)));
    });
}

#[test]
fn a_booking_is_the_calls_own_hold_and_nothing_else() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let nine = slot(&maple, 0, MONDAY_NINE);
        let held = AppointmentId::of_step(call(1), Seq(0));
        let steps = [
            hold(&maple, call(1), 0, nine, ONLY),
            // Another call cannot book it.
            hold(&maple, call(2), 0, slot(&maple, 1, MONDAY_NINE), ONLY),
            book(&maple, call(2), 1, held),
            book(&maple, call(1), 1, held),
            // It is no hold any more.
            book(&maple, call(1), 2, held),
        ];
        assert_eq!(
            fates(&store, &steps).await,
            [Fate::Won, Fate::Won, Fate::Lost, Fate::Won, Fate::Lost]
        );
    });
}

#[test]
fn a_hold_that_is_given_back_is_free_at_once_and_cannot_be_booked() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let nine = slot(&maple, 0, MONDAY_NINE);
        let held = AppointmentId::of_step(call(1), Seq(0));
        let steps = [
            hold(&maple, call(1), 0, nine, ONLY),
            // Not by somebody else.
            release(&maple, call(9), 0, held),
            hold(&maple, call(2), 0, nine, ONLY),
            release(&maple, call(1), 1, held),
            hold(&maple, call(3), 0, nine, ONLY),
            book(&maple, call(1), 2, held),
        ];
        assert_eq!(
            fates(&store, &steps).await,
            [Fate::Won, Fate::Won, Fate::Lost, Fate::Won, Fate::Won, Fate::Lost]
        );
    });
}

#[test]
fn an_expired_hold_gives_way_and_a_live_one_does_not() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let nine = slot(&maple, 0, MONDAY_NINE);
        let held = AppointmentId::of_step(call(1), Seq(0));
        let first = hold(&maple, call(1), 0, nine, ONLY);
        let begun = first.at;
        let mut in_time = hold(&maple, call(2), 0, nine, ONLY);
        in_time.at = begun + SignedDuration::from_secs(299);
        let mut late = hold(&maple, call(3), 0, nine, ONLY);
        late.at = begun + SignedDuration::from_secs(300);
        let steps = [first, in_time, late, book(&maple, call(1), 1, held)];
        assert_eq!(fates(&store, &steps).await, [Fate::Won, Fate::Lost, Fate::Won, Fate::Lost]);
    });
}

#[test]
fn an_expired_hold_that_nobody_needed_can_still_be_booked() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let held = AppointmentId::of_step(call(1), Seq(0));
        let mut late = book(&maple, call(1), 1, held);
        late.at += SignedDuration::from_hours(1);
        let steps = [hold(&maple, call(1), 0, slot(&maple, 0, MONDAY_NINE), ONLY), late];
        assert_eq!(fates(&store, &steps).await, [Fate::Won, Fate::Won]);
    });
}

#[test]
fn a_fenced_step_changes_nothing_in_the_book() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let nine = slot(&maple, 0, MONDAY_NINE);
        let steps = [
            plain(&maple, call(1), 0, "asking_intent"),
            hold(&maple, call(1), 0, nine, ONLY),
            hold(&maple, call(2), 0, nine, ONLY),
        ];
        assert_eq!(fates(&store, &steps).await, [Fate::Won, Fate::Fenced, Fate::Won]);
    });
}

#[test]
fn the_diary_shows_what_is_taken_and_leaves_out_expired_holds() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let held = AppointmentId::of_step(call(1), Seq(0));
        let steps = [
            hold(&maple, call(1), 0, slot(&maple, 0, MONDAY_NINE), ONLY),
            book(&maple, call(1), 1, held),
            hold(&maple, call(2), 0, slot(&maple, 0, "2026-11-23T16:00:00Z"), ONLY),
            hold(&maple, call(3), 0, slot(&maple, 1, MONDAY_NINE), ONLY),
        ];
        write(&store, &steps).await;
        let begun = steps[0].at;
        let taken = async |from: &str, until: &str, after: SignedDuration| {
            let window = TimeRange::new(instant(from), instant(until)).unwrap();
            let providers = vec![maple.providers[0].id];
            let mut taken =
                store.taken(look(maple.id, providers, window, begun + after)).await.unwrap();
            taken.sort_by_key(|it| it.range.from());
            taken.into_iter().map(|it| it.range.from().to_string()).collect::<Vec<_>>()
        };
        // A moment longer than they last, so that they are released by the time they are offered.
        let (soon, late) = (SignedDuration::from_secs(304), SignedDuration::from_secs(305));
        let day = ("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z");
        assert_eq!(taken(day.0, day.1, soon).await, [MONDAY_NINE, "2026-11-23T16:00:00Z"]);
        assert_eq!(taken(day.0, day.1, late).await, [MONDAY_NINE]);
        let touching = taken("2026-11-23T15:30:00Z", "2026-11-23T16:00:00Z", soon).await;
        assert_eq!(touching, Vec::<String>::new());
        let within = taken("2026-11-23T15:29:00Z", "2026-11-23T15:30:00Z", soon).await;
        assert_eq!(within, [MONDAY_NINE]);
    });
}

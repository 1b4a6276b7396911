//! Books that are remembered, and what makes them be read again.

use domain::{AppointmentId, Practice, Seats, Seq, TimeRange};
use jiff::{SignedDuration, Timestamp};
use ports::registers::{Register, RoomRecord, Standing};
use ports::{Actor, Asked, Diary, Directory, Entry, Fate, Reports, Scope};
use store::Store;

use crate::steps::{
    MAPLE, MONDAY_NINE, book, call, hold, instant, look, practice, release, slot, with_store,
    with_two_stores, write,
};

const ONLY: &[Seats] = &[Seats::ONLY];
const NOW: &str = "2026-11-22T00:00:00Z";

/// When the first provider's time is taken on Monday, as a caller's wish would be told.
async fn monday(store: &Store, practice: &Practice, now: Timestamp) -> Vec<String> {
    let day = TimeRange::new(instant("2026-11-23T00:00:00Z"), instant("2026-11-24T00:00:00Z"));
    let providers = vec![practice.providers[0].id];
    let taken = store.taken(look(practice.id, providers, day.unwrap(), now)).await.unwrap();
    let mut starts: Vec<_> = taken.iter().map(|it| it.range.from().to_string()).collect();
    starts.sort();
    starts
}

fn held_by(practice: &Practice, number: u32, at: &str) -> Entry {
    hold(practice, call(number), 0, slot(practice, 0, at), ONLY)
}

const TEN: &str = "2026-11-23T16:00:00Z";
const ELEVEN: &str = "2026-11-23T17:00:00Z";

#[test]
fn what_this_process_changes_is_seen_at_once() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let now = instant(NOW);
        // Read for the first time, and remembered from here on.
        assert_eq!(monday(&store, &maple, now).await, Vec::<String>::new());
        write(&store, &[held_by(&maple, 1, MONDAY_NINE)]).await;
        assert_eq!(monday(&store, &maple, now).await, [MONDAY_NINE]);
        let held = AppointmentId::of_step(call(1), Seq(0));
        write(&store, &[book(&maple, call(1), 1, held)]).await;
        // An appointment, and not a hold that expires.
        let later = now + SignedDuration::from_hours(1);
        assert_eq!(monday(&store, &maple, later).await, [MONDAY_NINE]);
        write(&store, &[held_by(&maple, 2, TEN), held_by(&maple, 3, ELEVEN)]).await;
        assert_eq!(monday(&store, &maple, now).await, [MONDAY_NINE, TEN, ELEVEN]);
        write(&store, &[release(&maple, call(2), 1, AppointmentId::of_step(call(2), Seq(0)))])
            .await;
        assert_eq!(monday(&store, &maple, now).await, [MONDAY_NINE, ELEVEN]);
        assert_eq!(monday(&store, &maple, later).await, [MONDAY_NINE]);
    });
}

#[test]
fn what_another_process_changes_is_seen_at_the_desk_at_once() {
    with_two_stores("what_another_process_changes_is_seen_at_the_desk", async |here, there| {
        let maple = practice(&here, MAPLE).await;
        let now = instant(NOW);
        assert_eq!(monday(&here, &maple, now).await, Vec::<String>::new());
        write(&there, &[held_by(&maple, 1, MONDAY_NINE)]).await;
        let what = RoomRecord { name: "Surgery".into(), position: 0, standing: Standing::InUse };
        let (scope, actor) = (Scope::EveryPractice, Actor::Operator);
        let asked = Asked { scope, actor, now, once: None, seen: None, what };
        there.add(maple.id, asked).await.unwrap();
        // Nobody calls here, and what is remembered is used, as it is for callers.
        assert_eq!(monday(&here, &maple, now).await, Vec::<String>::new());
        // That is how every look of the API begins.
        let service = maple.services[0].id;
        let found = here.practice_of_service(&Scope::EveryPractice, service).await;
        assert_eq!(found.unwrap(), Some(maple.id));
        assert_eq!(monday(&here, &maple, now).await, [MONDAY_NINE]);
        let known = here.practice(maple.id).await.unwrap().unwrap();
        assert_eq!(known.rooms.len(), maple.rooms.len() + 1);
    });
}

#[test]
fn what_another_process_changes_is_seen_after_the_next_step() {
    with_two_stores("what_another_process_changes_is_seen", async |here, there| {
        let maple = practice(&here, MAPLE).await;
        let now = instant(NOW);
        assert_eq!(monday(&here, &maple, now).await, Vec::<String>::new());
        write(&there, &[held_by(&maple, 1, MONDAY_NINE)]).await;
        // Any step of that practice brings the news; the slot itself can be had only once anyway.
        write(&here, &[crate::steps::plain(&maple, call(2), 0, "asking_days")]).await;
        assert_eq!(monday(&here, &maple, now).await, [MONDAY_NINE]);
        // Both at once, over and over: whatever is remembered, nothing is missed.
        for round in 0..10_u32 {
            let quarter = SignedDuration::from_mins(30) * i32::try_from(round).unwrap();
            let at = |base: &str| (instant(base) + quarter).to_string();
            let ours = held_by(&maple, 100 + 2 * round, &at("2026-11-23T16:00:00Z"));
            let theirs = held_by(&maple, 101 + 2 * round, &at("2026-11-23T03:00:00Z"));
            let (ours, theirs) = ([ours], [theirs]);
            let (one, two) = tokio::join!(write(&here, &ours), write(&there, &theirs));
            assert_eq!((one[0].fate, two[0].fate), (Fate::Won, Fate::Won));
            write(&here, &[crate::steps::plain(&maple, call(1000 + round), 0, "x")]).await;
            assert_eq!(monday(&here, &maple, now).await.len(), 3 + 2 * round as usize);
        }
    });
}

//! Many at once: what is booked is what there was, and nothing overlaps. PostgreSQL is asked.

use std::sync::Arc;

use domain::{AppointmentId, Practice, Seq};
use jiff::Timestamp;
use ports::{
    AppointmentChange, BookError, Bookkeeping, Entry, Fate, Journal, JournalError, NewAppointment,
    Written,
};
use store::Store;
use support::TestDatabase;

use crate::desk::{asked, clinic, minutes, person, visit};
use crate::steps::{
    MAPLE, MONDAY_NINE, book_for, call, hold_anywhere, instant, number, practice, shared, slot,
};

/// Half hours of a Monday at Maple Dental: from nine to twelve and from one to five.
const HALF_HOURS: [i64; 14] = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15];
/// With two providers.
const SLOTS: usize = 28;
const CLIENTS: u32 = 200;
/// How often a step is written again that somebody was in the way of, as persistence does.
const MOST_WRITES: u32 = 20;

fn start(number: u32) -> Timestamp {
    let half_hour = HALF_HOURS[number as usize % HALF_HOURS.len()];
    instant(MONDAY_NINE) + minutes(30 * half_hour)
}

/// So many appointments stand, and no two of them share a seat or a room.
fn ask_postgres(database: &mut TestDatabase, booked: usize) {
    let statement = format!(
        "DO $$ DECLARE standing integer; doubled integer; BEGIN
            SELECT count(*) INTO standing FROM appointments WHERE status = 'booked';
            SELECT count(*) INTO doubled FROM appointments a JOIN appointments b
                ON a.id < b.id AND a.occupies && b.occupies
                    AND (a.provider_id = b.provider_id AND a.seats && b.seats
                        OR a.room_id = b.room_id)
                WHERE a.status NOT IN ('cancelled', 'released')
                    AND b.status NOT IN ('cancelled', 'released');
            IF standing <> {booked} OR doubled <> 0 THEN
                RAISE '% stand, % are doubled', standing, doubled;
            END IF;
        END $$"
    );
    database.as_owner(&statement).unwrap();
}

/// Writes a step, and again as long as somebody is in the way.
async fn append(store: &Store, entries: &[Entry]) -> Vec<Written> {
    for _ in 0..MOST_WRITES {
        match store.append(&shared(entries)).await {
            Ok(written) => return written,
            Err(JournalError::Blocked(_)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    panic!("somebody was always in the way");
}

/// Books by telephone, as far as it goes: whether it stands.
async fn calls(store: &Store, practice: &Practice, number_of_call: u32, at: Timestamp) -> bool {
    let call = call(number_of_call);
    let provider = number_of_call as usize % practice.providers.len();
    let held = hold_anywhere(practice, call, slot(practice, provider, &at.to_string()));
    if append(store, &[held]).await[0].fate != Fate::Won {
        return false;
    }
    let phone = number(&format!("+1403267{number_of_call:04}"));
    let step = book_for(practice, call, 1, AppointmentId::of_step(call, Seq(0)), phone);
    append(store, &[step]).await[0].fate == Fate::Won
}

/// Books at the desk: whether it stands.
async fn comes(store: &Store, practice: &Practice, client: u32, at: Timestamp) -> bool {
    let what = NewAppointment { customer: person(client), ..visit(practice, None, at) };
    // As early as the steps of calls, whose holds have not expired by then.
    let asked = ports::Asked { now: instant("2026-11-22T00:00:00Z"), ..asked(practice, what) };
    match store.book(asked).await {
        Ok(_) => true,
        Err(BookError::Taken) => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn two_hundred_at_once_get_the_slots_that_there_are() {
    let mut database = TestDatabase::new();
    let store = database.store();
    support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let maple = practice(&store, MAPLE).await;
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let (store, maple) = (Arc::clone(&store), Arc::clone(&maple));
                tokio::spawn(async move { comes(&store, &maple, client, start(client)).await })
            })
            .collect();
        let mut booked = 0;
        for client in clients {
            booked += usize::from(client.await.unwrap());
        }
        assert_eq!(booked, SLOTS);
    });
    drop(store);
    ask_postgres(&mut database, SLOTS);
}

#[test]
fn calls_and_the_desk_at_once_get_the_slots_that_there_are() {
    let mut database = TestDatabase::new();
    let store = database.store();
    support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let maple = practice(&store, MAPLE).await;
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let (store, maple) = (Arc::clone(&store), Arc::clone(&maple));
                tokio::spawn(async move {
                    let at = start(client / 4);
                    match client % 2 {
                        0 => comes(&store, &maple, client, at).await,
                        // Each of the two providers in turn.
                        _ => calls(&store, &maple, client / 2, at).await,
                    }
                })
            })
            .collect();
        let mut booked = 0;
        for client in clients {
            booked += usize::from(client.await.unwrap());
        }
        assert_eq!(booked, SLOTS);
    });
    drop(store);
    ask_postgres(&mut database, SLOTS);
}

#[test]
fn two_processes_crosswise_over_rooms_lose_no_group_and_double_no_room() {
    const ROUNDS: u32 = 20;
    const STEPS: u32 = 8;
    let mut database = TestDatabase::new();
    let test = "two_processes_crosswise_over_rooms_lose_no_group_and_double_no_room";
    if !database.takes_two_connections(test) {
        return;
    }
    let here = database.store();
    let there = Arc::new(database.another_store());
    let booked = support::runtime().block_on(async {
        store::seed_demo_practices(&here).await.unwrap();
        let clinic = clinic(&here, |_| ()).await;
        let mut moved_about = Vec::new();
        for (who, provider) in [(9001, 0), (9002, 1)] {
            let at = instant("2026-11-25T15:00:00Z");
            let what =
                NewAppointment { customer: person(who), ..visit(&clinic, Some(provider), at) };
            moved_about.push(here.book(asked(&clinic, what)).await.unwrap().id);
        }
        for round in 0..ROUNDS {
            // Every slot is wanted by two calls of each process, in opposite orders, and what the
            // round before held has expired.
            let group = |first: u32, reversed: bool| {
                let mut steps: Vec<Entry> = (0..STEPS)
                    .map(|step| {
                        let at = instant(MONDAY_NINE) + minutes(15 * i64::from(step / 2));
                        let request = slot(&clinic, (step % 2) as usize, &at.to_string());
                        let call = call(first + round * STEPS + step);
                        let mut entry = hold_anywhere(&clinic, call, request);
                        entry.at += minutes(6 * i64::from(round));
                        if let ports::Change::Hold { hold, .. } = &mut entry.change {
                            hold.expires_at += minutes(6 * i64::from(round));
                            if reversed {
                                hold.places.reverse();
                            }
                        }
                        entry
                    })
                    .collect();
                if reversed {
                    steps.reverse();
                }
                steps
            };
            let (ours, theirs) = (group(0, false), group(1_000_000, true));
            let swap = |which: usize, store: &Arc<Store>| {
                let (store, clinic) = (Arc::clone(store), Arc::clone(&clinic));
                let id = moved_about[which];
                async move {
                    // Each into the other's room or time, and on Monday among the calls.
                    let at = instant(MONDAY_NINE) + minutes(15 * i64::from(round % 4));
                    let provider = clinic.providers[(round as usize + which) % 2].id;
                    let change = AppointmentChange {
                        starts_at: Some(at),
                        provider: Some(provider),
                        service: None,
                    };
                    match store.change(id, asked(&clinic, change)).await {
                        Ok(_) | Err(BookError::Taken) => {}
                        Err(other) => panic!("{other:?}"),
                    }
                }
            };
            let (one, two, (), ()) = tokio::join!(
                append(&here, &ours),
                append(&there, &theirs),
                swap(0, &there),
                swap(1, &here)
            );
            let steps = ours.iter().chain(&theirs);
            for (entry, written) in steps.zip(one.iter().chain(&two)) {
                assert_ne!(written.fate, Fate::Fenced, "{}", entry.call);
                assert!(here.read(entry.call).await.unwrap().is_some(), "a step is lost");
            }
        }
        there.close().await;
        moved_about.len()
    });
    drop(here);
    ask_postgres(&mut database, booked);
}

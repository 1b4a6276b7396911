//! A rehearsal asks everything and changes nothing.

use domain::{AppointmentId, Seats, Seq};
use ports::{Fate, Journal};
use support::TestDatabase;

use crate::steps::{MAPLE, MONDAY_NINE, book, call, hold, practice, shared, slot, write};

const ONLY: &[Seats] = &[Seats::ONLY];

#[test]
fn a_rehearsal_neither_fails_nor_changes_anything() {
    let mut database = TestDatabase::new();
    let store = database.store();
    support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        // Nobody has called yet.
        store.rehearse().await.unwrap();
        let maple = practice(&store, MAPLE).await;
        let holding = hold(&maple, call(1), 0, slot(&maple, 0, MONDAY_NINE), ONLY);
        assert_eq!(store.append(&shared(&[holding])).await.unwrap()[0].fate, Fate::Won);
        // And in the middle of calls.
        store.rehearse().await.unwrap();
        let late = hold(&maple, call(2), 0, slot(&maple, 0, MONDAY_NINE), ONLY);
        assert_eq!(store.append(&shared(&[late])).await.unwrap()[0].fate, Fate::Lost);
        let held = AppointmentId::of_step(call(1), Seq(0));
        assert_eq!(write(&store, &[book(&maple, call(1), 1, held)]).await[0].fate, Fate::Won);
        store.rehearse().await.unwrap();
    });
    assert_eq!(database.as_owner("SELECT FROM journal").unwrap(), 3);
    assert_eq!(database.as_owner("SELECT FROM appointments WHERE status = 'booked'").unwrap(), 1);
}

#[test]
fn a_rehearsal_has_asked_for_everything_up_to_the_book() {
    let mut database = TestDatabase::new();
    if !database.takes_two_connections("a_rehearsal_has_asked_for_everything") {
        return;
    }
    let store = database.another_store();
    support::runtime().block_on(store.rehearse()).unwrap();
    // What a connection was asked last is what is read of a book.
    let asked = "SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE '%FROM busy%'";
    assert!(database.as_owner(asked).unwrap() > 0);
    support::runtime().block_on(store.close());
}

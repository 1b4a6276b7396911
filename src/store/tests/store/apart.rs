//! The database keeps practices apart, even from our own mistakes.

use std::collections::BTreeSet;

use domain::{Seats, Seq};
use ports::{AppointmentQuery, Recordings, Reports, Scope};
use support::TestDatabase;

use crate::recordings::recording;
use crate::steps::{
    CEDAR, MAPLE, MONDAY_NINE, book, call, hold, instant, practice, slot, with_store, write,
};

#[test]
fn a_practice_sees_nothing_of_another() {
    with_store(async |store| {
        let (maple, cedar) = (practice(&store, MAPLE).await, practice(&store, CEDAR).await);
        let held = domain::AppointmentId::of_step(call(1), Seq(0));
        let steps = [
            hold(&maple, call(1), 0, slot(&maple, 0, MONDAY_NINE), &[Seats::ONLY]),
            book(&maple, call(1), 1, held),
        ];
        write(&store, &steps).await;
        let query = || AppointmentQuery { limit: 10, ..AppointmentQuery::default() };
        let of = |practice: &domain::Practice| Scope::Practices(BTreeSet::from([practice.id]));
        for (scope, sees) in [(of(&maple), 1), (of(&cedar), 0), (Scope::EveryPractice, 1)] {
            let page = store.appointments(&scope, query()).await.unwrap();
            assert_eq!(page.items.len(), sees, "{scope:?}");
            let report = store.call(&scope, call(1)).await.unwrap();
            assert_eq!(usize::from(report.is_some()), sees, "{scope:?}");
        }
        let nobody = Scope::Practices(BTreeSet::new());
        assert_eq!(store.appointments(&nobody, query()).await.unwrap().items, []);
    });
}

#[test]
fn a_statement_that_names_no_practice_sees_and_writes_nothing() {
    let mut database = TestDatabase::new();
    let store = database.store();
    support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let maple = practice(&store, MAPLE).await;
        let held = domain::AppointmentId::of_step(call(1), Seq(0));
        let steps = [
            hold(&maple, call(1), 0, slot(&maple, 0, MONDAY_NINE), &[Seats::ONLY]),
            book(&maple, call(1), 1, held),
        ];
        for step in steps {
            write(&store, &[step]).await;
        }
        let kept = store.keep(call(1), recording(1), instant(MONDAY_NINE)).await;
        assert!(kept.unwrap());
    });
    drop(store);
    database
        .as_owner(
            "INSERT INTO closures (id, practice_id, first_day, last_day)
            SELECT id, id, '2026-12-24', '2026-12-26' FROM practices",
        )
        .unwrap();
    for table in [
        "practices",
        "services",
        "providers",
        "service_providers",
        "hours",
        "closures",
        "customers",
        "customer_phones",
        "appointments",
        "calls",
        "journal",
        "journal_outcomes",
        "recordings",
    ] {
        // The owner, who is a superuser here, sees that there is something to be seen.
        let something = format!(
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM {table}) THEN RAISE 'empty'; END IF; END $$"
        );
        assert!(database.as_owner(&something).is_ok(), "{table} is empty, which proves nothing");
        let nothing = format!(
            "SET ROLE bella_app; DO $$ BEGIN IF EXISTS (SELECT FROM {table}) THEN RAISE 'seen'; END IF; END $$"
        );
        assert!(database.as_owner(&nothing).is_ok(), "{table} is seen");
    }
    let write_for_another = "SET ROLE bella_app;
        SELECT set_config('app.practice_ids', '00000000-0000-0000-0000-00000000000a', false);
        INSERT INTO closures (id, practice_id, first_day, last_day)
        SELECT practice_id, practice_id, '2026-12-24', '2026-12-26' FROM practice_numbers";
    let refused = database.as_owner(write_for_another).unwrap_err().to_string();
    assert!(refused.contains("row-level security"), "{refused}");
}

#[test]
fn the_journal_cannot_be_changed() {
    let mut database = TestDatabase::new();
    for statement in [
        "SET ROLE bella_app; UPDATE journal SET heard = NULL",
        "SET ROLE bella_app; DELETE FROM journal",
        "SET ROLE bella_app; UPDATE journal_outcomes SET won = true",
        "SET ROLE bella_app; TRUNCATE journal",
    ] {
        let refused = database.as_owner(statement).unwrap_err().to_string();
        assert!(refused.contains("permission denied"), "{refused}");
    }
}

#[test]
fn every_table_with_a_practice_has_policies_that_bind_its_owner_too() {
    let mut database = TestDatabase::new();
    let unprotected = "DO $$ DECLARE open text; BEGIN
        SELECT string_agg(c.relname, ', ') INTO open
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_sqlx_migrations'
            AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid));
        IF open IS NOT NULL THEN RAISE 'without protection: %', open; END IF;
    END $$";
    database.as_owner(unprotected).unwrap();
}

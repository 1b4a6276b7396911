//! The server does not start on a database that it could do harm to, or that lacks something.

use store::{OpenError, Store};
use support::TestDatabase;

fn open(database: &TestDatabase) -> Result<(), OpenError> {
    let runtime = support::runtime();
    let opened = runtime.block_on(Store::open(database.settings(), runtime.handle().clone()));
    opened.map(|store| runtime.block_on(store.close()))
}

#[test]
fn a_role_that_owns_a_table_is_refused() {
    let mut database = TestDatabase::new();
    assert!(open(&database).is_ok());
    database.as_owner("GRANT CREATE ON SCHEMA public TO bella_app").unwrap();
    database.as_owner("ALTER TABLE closures OWNER TO bella_app").unwrap();
    let refused = open(&database).unwrap_err();
    assert!(matches!(refused, OpenError::UnsafeRole { may: "own a table" }), "{refused}");
}

#[test]
fn missing_migrations_are_counted_and_newer_ones_are_none_of_our_business() {
    let mut database = TestDatabase::new();
    database
        .as_owner("UPDATE _sqlx_migrations SET version = 9999 WHERE version = (SELECT max(version) FROM _sqlx_migrations)")
        .unwrap();
    let refused = open(&database).unwrap_err();
    assert!(matches!(refused, OpenError::MigrationsMissing { missing: 1 }), "{refused}");
}

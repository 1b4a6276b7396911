//! The schema: brought up to date by the owner, and never by the server in production.

use std::collections::BTreeSet;

use sqlx::migrate::Migrator;
use sqlx::{Connection, PgConnection};
use tokio::runtime::Handle;

use crate::connect::{self, Location};
use crate::error::StoreError;
use crate::on;

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The location makes no sense.
    #[error("the database's URL cannot be read")]
    Url(#[source] sqlx::Error),
    /// It cannot be reached.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A migration failed; those before it stand.
    #[error("a migration failed")]
    Migration(#[source] sqlx::migrate::MigrateError),
}

/// Brings the schema up to date, as the owner of the tables.
pub async fn migrate(location: &Location, runtime: &Handle) -> Result<(), MigrateError> {
    let options = connect::options(location).map_err(MigrateError::Url)?;
    on(runtime, async move {
        let mut session = PgConnection::connect_with(&options)
            .await
            .map_err(StoreError::while_doing("connect as the owner"))?;
        MIGRATIONS.run_direct(None, &mut session, false).await.map_err(MigrateError::Migration)?;
        session.close().await.map_err(StoreError::while_doing("disconnect"))?;
        Ok(())
    })
    .await?
}

/// Differs when the migrations do; for whoever keeps migrated databases to copy.
#[must_use]
pub fn migrations_fingerprint() -> Vec<u8> {
    MIGRATIONS.iter().flat_map(|migration| migration.checksum.iter().copied()).collect()
}

/// How many of this program's migrations the database has not had.
pub(crate) async fn missing(session: &mut PgConnection) -> Result<usize, StoreError> {
    let migrated = sqlx::query_scalar!(
        r#"SELECT to_regclass('public._sqlx_migrations') IS NOT NULL AS "it!""#
    )
    .fetch_one(&mut *session)
    .await
    .map_err(StoreError::while_doing("look for migrations"))?;
    let done: BTreeSet<i64> = if migrated {
        sqlx::query_scalar!("SELECT version FROM _sqlx_migrations WHERE success")
            .fetch_all(session)
            .await
            .map_err(StoreError::while_doing("read the migrations"))?
            .into_iter()
            .collect()
    } else {
        BTreeSet::new()
    };
    Ok(MIGRATIONS.iter().filter(|migration| !done.contains(&migration.version)).count())
}

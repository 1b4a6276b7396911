//! PostgreSQL behind the ports.
//!
//! **Invariant:** this is the only crate that names sqlx; SQL is checked against the schema when it
//! is compiled.
//! **Invariant:** every statement runs as the role `bella_app` and names the practices that it is
//! about; the database's policies do the rest.
//! **Invariant:** everything runs on the runtime that the store was opened with: a socket belongs
//! to the runtime that opened it, and a query that was begun is finished even when nobody waits for
//! it any more.
//! **Invariant:** whoever holds a connection never asks for a second one.

mod connect;
mod demo;
mod diary;
mod directory;
#[cfg(feature = "embedded")]
pub mod embedded;
mod error;
mod health;
mod journal;
mod migrate;
mod reports;

use std::future::Future;

use sqlx::PgPool;
use tokio::runtime::Handle;

pub use connect::{Location, OpenError, Settings};
pub use demo::seed_demo_practices;
pub use error::StoreError;
pub use migrate::{MigrateError, migrate, migrations_fingerprint};

use directory::Remembered;

/// The database, behind the ports.
pub struct Store {
    pool: PgPool,
    runtime: Handle,
    remembered: Remembered,
}

impl Store {
    /// Connects, and checks that it is safe to serve: the role can do no harm, and no migration
    /// is missing.
    ///
    /// All queries run on `runtime`, which has to outlive the store.
    pub async fn open(settings: Settings, runtime: Handle) -> Result<Self, OpenError> {
        let pool = on(&runtime, connect::open(settings)).await??;
        Ok(Self { pool, runtime, remembered: Remembered::default() })
    }

    /// Closes the connections, after what is under way.
    pub async fn close(&self) {
        let pool = self.pool.clone();
        // The only error is a runtime that is gone, and the connections with it.
        let _ = on(&self.runtime, async move { pool.close().await }).await;
    }

    /// Runs a query on the store's runtime, to its end even when the caller stops waiting.
    async fn run<F, T>(&self, query: impl FnOnce(PgPool) -> F) -> Result<T, StoreError>
    where
        F: Future<Output = Result<T, StoreError>> + Send + 'static,
        T: Send + 'static,
    {
        on(&self.runtime, query(self.pool.clone())).await?
    }
}

async fn on<F>(runtime: &Handle, work: F) -> Result<F::Output, StoreError>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    runtime.spawn(work).await.map_err(|source| StoreError::Interrupted { source })
}

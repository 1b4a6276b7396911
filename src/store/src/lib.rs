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

mod audit;
mod bookkeeping;
mod books;
mod connect;
mod demo;
mod diary;
mod directory;
#[cfg(feature = "embedded")]
pub mod embedded;
mod error;
mod health;
mod housekeeping;
mod inbox;
mod journal;
mod keys;
mod migrate;
mod names;
mod once;
mod opening;
mod outbox;
pub mod owner;
mod practices;
mod recordings;
mod registers;
mod rehearsal;
mod reports;
mod session;
mod transaction;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub use connect::{Location, OpenError, Settings};
pub use demo::seed_demo_practices;
pub use error::StoreError;
pub use migrate::{MigrateError, migrate, migrations_fingerprint};

use books::Books;
use directory::Remembered;
use journal::Sweeps;
use session::Session;

/// How much longer than the server's own limit an answer may take before the server is taken for
/// silent: the way there and back.
const ANSWER_MARGIN: Duration = Duration::from_secs(1);
/// How long closing may take. What is not closed by then goes with the process.
const CLOSE_PATIENCE: Duration = Duration::from_secs(5);

/// How long a piece of work at the desk may wait for its turn, and then for its connection.
const DESK_PATIENCE: Duration = Duration::from_secs(5);

/// The database, behind the ports.
pub struct Store {
    pool: PgPool,
    runtime: Handle,
    /// How long a piece of work may wait for its connection.
    acquire: Duration,
    /// How long one piece of work may take, once it has its connection.
    patience: Duration,
    /// The turns of the desk; `None` where nobody has to wait for one.
    turns: Option<Arc<Semaphore>>,
    remembered: Arc<Remembered>,
    books: Arc<Books>,
    sweeps: Arc<Sweeps>,
}

impl Store {
    /// Connects, and checks that it is safe to serve: the role can do no harm, and no migration
    /// is missing.
    ///
    /// All queries run on `runtime`, which has to outlive the store.
    pub async fn open(settings: Settings, runtime: Handle) -> Result<Self, OpenError> {
        let patience = settings.statement_timeout + ANSWER_MARGIN;
        let acquire = settings.acquire_timeout;
        let pool = on(&runtime, connect::open(settings)).await??;
        Ok(Self {
            pool,
            runtime,
            acquire,
            patience,
            turns: None,
            remembered: Arc::default(),
            books: Arc::default(),
            sweeps: Arc::default(),
        })
    }

    /// The same store for whatever can wait: the desk, which is everything but calls. At most half
    /// of the connections serve it at a time, and at least one, so that callers do not wait behind
    /// however many clients of the API. Who waits for a turn, or then for its connection, longer
    /// than five seconds is refused.
    #[must_use]
    pub fn at_the_desk(&self) -> Self {
        let connections = self.pool.options().get_max_connections() as usize;
        Self {
            pool: self.pool.clone(),
            runtime: self.runtime.clone(),
            acquire: self.acquire.max(DESK_PATIENCE),
            patience: self.patience,
            turns: Some(Arc::new(Semaphore::new((connections / 2).max(1)))),
            remembered: Arc::clone(&self.remembered),
            books: Arc::clone(&self.books),
            sweeps: Arc::clone(&self.sweeps),
        }
    }

    /// Closes the connections, after what is under way; waits for that 5 s at most.
    pub async fn close(&self) {
        let pool = self.pool.clone();
        // The other error is a runtime that is gone, and the connections with it.
        let _ = on(
            &self.runtime,
            tokio::time::timeout(CLOSE_PATIENCE, async move {
                pool.close().await;
            }),
        )
        .await;
    }

    /// Does a piece of work on the store's runtime, to its end even when the caller stops waiting.
    ///
    /// A server that falls silent in the middle is given up when it would have ended the statement
    /// itself: a connection can die without a word, and no piece of work waits for ever.
    async fn run<W, F, T>(&self, work: W) -> Result<T, StoreError>
    where
        W: FnOnce(Session) -> F + Send + 'static,
        F: Future<Output = Result<T, StoreError>> + Send + 'static,
        T: Send + 'static,
    {
        let turn = self.turn().await?;
        let done = self.with_session(work);
        let done = async move {
            let _turn = turn;
            done.await
        };
        on(&self.runtime, done).await?
    }

    /// A piece of work with a connection of its own, wherever it is then run.
    fn with_session<W, F, T>(
        &self,
        work: W,
    ) -> impl Future<Output = Result<T, StoreError>> + Send + use<W, F, T>
    where
        W: FnOnce(Session) -> F + Send + 'static,
        F: Future<Output = Result<T, StoreError>> + Send + 'static,
        T: Send + 'static,
    {
        let (pool, acquire, patience) = (self.pool.clone(), self.acquire, self.patience);
        async move {
            let (session, connection) = Session::take(&pool, acquire).await?;
            let mut work = Box::pin(work(session));
            if let Ok(result) = tokio::time::timeout(patience, &mut work).await {
                return result;
            }
            connection.cut_off();
            drop(work);
            Err(StoreError::Silent)
        }
    }
}

impl Store {
    /// Waits for a turn, where there are any.
    async fn turn(&self) -> Result<Option<OwnedSemaphorePermit>, StoreError> {
        let Some(turns) = &self.turns else { return Ok(None) };
        let turn = tokio::time::timeout(DESK_PATIENCE, Arc::clone(turns).acquire_owned()).await;
        // Nobody closes the turns.
        let turn = turn.ok().and_then(Result::ok);
        turn.map(Some).ok_or(StoreError::Crowded)
    }
}

async fn on<F>(runtime: &Handle, work: F) -> Result<F::Output, StoreError>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    runtime.spawn(work).await.map_err(|source| StoreError::Interrupted { source })
}

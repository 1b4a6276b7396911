//! Expired holds: released before anything new is held, so that they never keep anybody out.
//!
//! **Invariant:** a hold that the diary leaves out has been released by the time somebody holds its
//! slot. Whoever is about to hold something has released what had expired [`PERIOD`] before, and
//! the diary shows a hold for [`GRACE`] longer: more than the period and the difference that two
//! servers' clocks may have.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::error::StoreError;

/// How often expired holds are released, at most.
const PERIOD: SignedDuration = SignedDuration::from_secs(1);
/// How long a hold that has expired is still shown as taken.
pub(crate) const GRACE: SignedDuration = SignedDuration::from_secs(5);
/// Most holds that are released by one statement, so that none takes long.
const MOST_AT_ONCE: i32 = 1000;

/// When expired holds were last released, by the clock that steps are taken by.
pub(crate) struct Sweeps {
    last_second: AtomicI64,
}

impl Default for Sweeps {
    fn default() -> Self {
        Self { last_second: AtomicI64::new(i64::MIN) }
    }
}

impl Sweeps {
    /// Releases what has expired at `at`, unless that was done a moment before.
    ///
    /// It is a statement of its own: releasing and holding in one would lose both, because the
    /// insertion does not see what the same statement changes.
    pub(crate) async fn release_expired(
        &self,
        session: &mut PgConnection,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let last = self.last_second.load(Ordering::Relaxed);
        let second = at.as_second();
        // The clock may also have been set back.
        if last <= second && second < last.saturating_add(PERIOD.as_secs()) {
            return Ok(());
        }
        loop {
            let released = sqlx::query_scalar!(
                r#"SELECT release_expired_holds($1, $2) AS "released!""#,
                at.to_sqlx() as _,
                MOST_AT_ONCE,
            )
            .fetch_one(&mut *session)
            .await
            .map_err(StoreError::while_doing("release expired holds"))?;
            if released < MOST_AT_ONCE {
                break;
            }
        }
        self.last_second.store(second, Ordering::Relaxed);
        Ok(())
    }
}

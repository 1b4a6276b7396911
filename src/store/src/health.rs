//! Whether the database is well.

use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use ports::{Health, HealthError};

use crate::Store;
use crate::error::StoreError;

#[async_trait]
impl Health for Store {
    async fn clock_skew(&self, now: Timestamp) -> Result<Duration, HealthError> {
        let theirs = self.run(async move |mut session| {
            // The one statement that asks for the time: to compare the clocks. `tests/tidy.rs`
            // knows it.
            sqlx::query_scalar!(r#"SELECT clock_timestamp() AS "at!""#)
                .fetch_one(&mut *session)
                .await
                .map_err(StoreError::while_doing("ask the database for its clock"))
        });
        let theirs = theirs.await.map_err(|error| HealthError(Box::new(error)))?;
        Ok(theirs.to_jiff().duration_since(now).unsigned_abs())
    }
}

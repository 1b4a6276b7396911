//! What nobody reports: calls that may be long over, and codes that are.

use async_trait::async_trait;
use domain::CallSid;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{CallUnderWay, Housekeeping, JournalError};

use crate::Store;
use crate::bookkeeping::codes::REMEMBERED;
use crate::error::StoreError;

/// Most codes that are forgotten at once; the next round takes the others.
const MOST_FORGOTTEN: i32 = 1000;

#[async_trait]
impl Housekeeping for Store {
    async fn calls_under_way(
        &self,
        began_until: Timestamp,
        after: Option<CallUnderWay>,
        most: u16,
    ) -> Result<Vec<CallUnderWay>, JournalError> {
        let found = self.run(async move |mut session| {
            let rows = sqlx::query!(
                r#"SELECT call AS "call!", began AS "began!", last_step AS "last_step!"
                FROM calls_under_way($1, $2, $3, $4)"#,
                began_until.to_sqlx() as _,
                after.map(|it| it.began_at.to_sqlx()) as _,
                after.map(|it| it.call.uuid()),
                i32::from(most),
            )
            .fetch_all(&mut *session)
            .await
            .map_err(StoreError::while_doing("look for calls under way"))?;
            Ok(rows
                .into_iter()
                .map(|row| CallUnderWay {
                    call: CallSid::new(row.call),
                    began_at: jiff_sqlx::Timestamp::to_jiff(row.began),
                    last_at: jiff_sqlx::Timestamp::to_jiff(row.last_step),
                })
                .collect())
        });
        Ok(found.await?)
    }

    async fn forget_codes(&self, now: Timestamp) -> Result<u32, JournalError> {
        let until = now.saturating_sub(REMEMBERED).unwrap_or(now);
        let forgotten = self.run(async move |mut session| {
            let forgotten = sqlx::query_scalar!(
                r#"SELECT forget_codes($1, $2, $3) AS "forgotten!""#,
                until.to_sqlx() as _,
                now.to_sqlx() as _,
                MOST_FORGOTTEN,
            );
            forgotten
                .fetch_one(&mut *session)
                .await
                .map_err(StoreError::while_doing("forget old codes"))
        });
        Ok(u32::try_from(forgotten.await?).unwrap_or_default())
    }
}

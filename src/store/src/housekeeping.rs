//! What nobody reports: calls that may be long over.

use async_trait::async_trait;
use domain::CallSid;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{CallUnderWay, Housekeeping, JournalError};

use crate::Store;
use crate::error::StoreError;

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
}

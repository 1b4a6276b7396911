//! The journal in PostgreSQL.

mod append;
mod columns;
mod read;

use async_trait::async_trait;
use domain::{CallSid, Turn};
use ports::{Change, Entry, Journal, JournalError, Recorded, StoredReply, Written};

use crate::Store;
use columns::Columns;

#[async_trait]
impl Journal for Store {
    async fn append(&self, group: &[Entry]) -> Result<Vec<Written>, JournalError> {
        let columns = Columns::of(group);
        let holds = group.iter().any(|entry| matches!(entry.change, Change::Hold { .. }));
        let written = self.run(async move |mut session| {
            if holds {
                append::release_expired(&mut session, &columns).await?;
            }
            append::append(&mut session, &columns).await
        });
        Ok(written.await?)
    }

    async fn read(&self, call: CallSid) -> Result<Option<Recorded>, JournalError> {
        Ok(self.run(async move |mut session| read::last(&mut session, call).await).await?)
    }

    async fn reply(&self, call: CallSid, turn: Turn) -> Result<Option<StoredReply>, JournalError> {
        Ok(self.run(async move |mut session| read::reply(&mut session, call, turn).await).await?)
    }
}

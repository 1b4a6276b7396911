//! Numbers whose calls a practice does not take.

use async_trait::async_trait;
use domain::{PhoneNumber, PracticeId};
use jiff_sqlx::ToSqlx;
use ports::registers::{
    BlockedCallers, BlockedItem, BlockedListing, BlockedQuery, MOST_BLOCKED, NewlyBlocked,
    RegisterError,
};
use ports::{Asked, Scope};
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use super::errand::{self, Errand};
use super::failed;
use super::noted::{self, Deed};
use super::stop::Stop;
use crate::Store;
use crate::error::StoreError;
use crate::reports::name_practices;

#[async_trait]
impl BlockedCallers for Store {
    async fn blocked(
        &self,
        scope: &Scope,
        query: BlockedQuery,
    ) -> Result<BlockedListing, RegisterError> {
        let scope = scope.clone();
        let listed = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("list blocked callers");
            let mut session = session.begin().await.map_err(doing())?;
            name_practices(&mut session, &scope).await?;
            let rows = sqlx::query_as!(
                BlockedRow,
                "SELECT practice_id, phone, reason, created_at
                FROM blocked_callers
                WHERE ($1::uuid IS NULL OR practice_id = $1)
                    AND ($2::uuid IS NULL OR (practice_id, phone) > ($2, $3::text))
                ORDER BY practice_id, phone
                LIMIT $4",
                query.practice.map(PracticeId::uuid),
                query.after.as_ref().map(|(practice, _)| practice.uuid()),
                query.after.as_ref().map(|(_, phone)| phone.as_str()),
                i64::from(query.limit) + 1,
            );
            let rows = rows.fetch_all(&mut *session).await.map_err(doing())?;
            session.commit().await.map_err(doing())?;
            let limit = usize::from(query.limit);
            let more = rows.len() > limit;
            let items = rows.into_iter().take(limit).map(BlockedRow::item);
            let items: Vec<_> = items.collect::<Result<_, StoreError>>()?;
            let next = items.last().filter(|_| more);
            let next = next.map(|last| (last.practice, last.phone.clone()));
            Ok(BlockedListing { items, next })
        });
        listed.await.map_err(failed)
    }

    async fn block(
        &self,
        practice: PracticeId,
        asked: Asked<NewlyBlocked>,
    ) -> Result<BlockedItem, RegisterError> {
        self.change(Block { practice, asked }).await
    }

    async fn unblock(
        &self,
        practice: PracticeId,
        asked: Asked<PhoneNumber>,
    ) -> Result<(), RegisterError> {
        self.change(Unblock { practice, asked }).await
    }
}

/// A number is blocked.
struct Block {
    practice: PracticeId,
    asked: Asked<NewlyBlocked>,
}

/// Its calls are taken again.
struct Unblock {
    practice: PracticeId,
    asked: Asked<PhoneNumber>,
}

impl Errand for Block {
    type Made = BlockedItem;

    async fn run(&self, session: &mut PgConnection) -> Result<(PracticeId, BlockedItem), Stop> {
        let Self { practice, asked } = self;
        let practice = *practice;
        errand::name(session, &asked.scope, practice).await?;
        let doing = || StoreError::while_doing("block a caller");
        let row = sqlx::query_as!(
            BlockedRow,
            "INSERT INTO blocked_callers AS b (practice_id, phone, reason, created_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (practice_id, phone) DO UPDATE SET reason = excluded.reason
            RETURNING practice_id, phone, reason, created_at",
            practice.uuid(),
            asked.what.phone.as_str(),
            asked.what.reason,
            asked.now.to_sqlx() as _,
        );
        let item = row.fetch_one(&mut *session).await.map_err(doing())?.item()?;
        let count = sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!" FROM blocked_callers WHERE practice_id = $1"#,
            practice.uuid(),
        );
        let count = count.fetch_one(&mut *session).await.map_err(doing())?;
        if !usize::try_from(count).is_ok_and(|count| count <= MOST_BLOCKED) {
            return Err(RegisterError::TooMany { most: MOST_BLOCKED }.into());
        }
        noted::note(session, practice, asked, deed("blocked")).await?;
        Ok((practice, item))
    }
}

impl Errand for Unblock {
    type Made = ();

    async fn run(&self, session: &mut PgConnection) -> Result<(PracticeId, ()), Stop> {
        let Self { practice, asked } = self;
        let practice = *practice;
        errand::name(session, &asked.scope, practice).await?;
        let deleted = sqlx::query!(
            "DELETE FROM blocked_callers WHERE practice_id = $1 AND phone = $2",
            practice.uuid(),
            asked.what.as_str(),
        );
        let deleted = deleted.execute(&mut *session).await;
        let deleted = deleted.map_err(StoreError::while_doing("unblock a caller"))?;
        if deleted.rows_affected() == 0 {
            return Err(RegisterError::NoSuchRecord.into());
        }
        noted::note(session, practice, asked, deed("unblocked")).await?;
        Ok((practice, ()))
    }
}

/// The number itself is not for the audit log.
const fn deed(action: &'static str) -> Deed<'static> {
    Deed { action, kind: "blocked_caller", record: None, changed: &[] }
}

struct BlockedRow {
    practice_id: Uuid,
    phone: String,
    reason: String,
    created_at: jiff_sqlx::Timestamp,
}

impl BlockedRow {
    fn item(self) -> Result<BlockedItem, StoreError> {
        Ok(BlockedItem {
            practice: PracticeId::new(self.practice_id),
            phone: self.phone.parse().map_err(StoreError::in_row("blocked_callers", "phone"))?,
            reason: self.reason,
            created_at: self.created_at.to_jiff(),
        })
    }
}

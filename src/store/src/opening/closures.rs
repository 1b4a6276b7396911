//! Days on which a practice is closed.

use domain::{Closure, ClosureId, PracticeId};
use jiff_sqlx::ToSqlx;
use ports::{
    Asked, ClosureChange, ClosureItem, ClosureQuery, ItemVersion, NewClosure, OpeningError,
};
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Stop, locked};
use crate::audit::{self, Deed};
use crate::error::StoreError;
use crate::once::{self, Time};
use crate::reports::name_practices;

struct Row {
    id: Uuid,
    practice_id: Uuid,
    first_day: jiff_sqlx::Date,
    last_day: jiff_sqlx::Date,
    reason: String,
    version: i64,
}

impl Row {
    fn item(self) -> ClosureItem {
        ClosureItem {
            id: ClosureId::new(self.id),
            practice: PracticeId::new(self.practice_id),
            days: Closure { first: self.first_day.to_jiff(), last: self.last_day.to_jiff() },
            reason: self.reason,
            version: ItemVersion(self.version),
        }
    }
}

/// The closures of the practices that are named.
pub(super) async fn list(
    session: &mut PgConnection,
    query: ClosureQuery,
) -> Result<Vec<ClosureItem>, StoreError> {
    let (first, id) = query.after.unzip();
    let rows = sqlx::query_as!(
        Row,
        "SELECT id, practice_id, first_day, last_day, reason, version FROM closures
        WHERE ($1::date IS NULL OR last_day >= $1)
            AND ($2::date IS NULL OR first_day < $2)
            AND ($3::date IS NULL OR (first_day, id) > ($3, $4))
        ORDER BY first_day, id
        LIMIT $5",
        query.from.map(ToSqlx::to_sqlx) as _,
        query.to.map(ToSqlx::to_sqlx) as _,
        first.map(ToSqlx::to_sqlx) as _,
        id.map(ClosureId::uuid),
        i64::from(query.limit),
    );
    let rows = rows.fetch_all(session).await.map_err(StoreError::while_doing("list closures"))?;
    Ok(rows.into_iter().map(Row::item).collect())
}

/// One closure of the practices that are named.
pub(super) async fn one(
    session: &mut PgConnection,
    id: ClosureId,
) -> Result<Option<ClosureItem>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        "SELECT id, practice_id, first_day, last_day, reason, version FROM closures WHERE id = $1",
        id.uuid(),
    );
    let row =
        row.fetch_optional(session).await.map_err(StoreError::while_doing("read a closure"))?;
    Ok(row.map(Row::item))
}

pub(super) async fn add(
    session: &mut PgConnection,
    practice: PracticeId,
    asked: &Asked<NewClosure>,
) -> Result<ClosureItem, Stop> {
    locked(session, practice, &asked.scope).await?;
    let id = once::new_id(session).await?;
    let id = match once::first(session, practice, asked.once.as_ref(), id, asked.now).await? {
        Time::First => {
            insert(session, practice, id, asked).await?;
            id
        }
        Time::Again(id) => id,
        Time::Another => return Err(OpeningError::KeyReused.into()),
    };
    one(session, ClosureId::new(id)).await?.ok_or(OpeningError::NoSuchClosure.into())
}

async fn insert(
    session: &mut PgConnection,
    practice: PracticeId,
    id: Uuid,
    asked: &Asked<NewClosure>,
) -> Result<(), StoreError> {
    let NewClosure { days, reason } = &asked.what;
    sqlx::query!(
        "INSERT INTO closures (id, practice_id, first_day, last_day, reason)
        VALUES ($1, $2, $3, $4, $5)",
        id,
        practice.uuid(),
        days.first.to_sqlx() as _,
        days.last.to_sqlx() as _,
        reason,
    )
    .execute(&mut *session)
    .await
    .map_err(StoreError::while_doing("close a practice"))?;
    note(session, practice, ClosureId::new(id), asked, "added", days_of(*days)).await
}

pub(super) async fn change(
    session: &mut PgConnection,
    id: ClosureId,
    asked: &Asked<ClosureChange>,
) -> Result<ClosureItem, Stop> {
    let before = taken(session, id, asked).await?;
    let change = &asked.what;
    let days = Closure {
        first: change.first.unwrap_or(before.days.first),
        last: change.last.unwrap_or(before.days.last),
    };
    if days.last < days.first {
        return Err(OpeningError::Backwards.into());
    }
    sqlx::query!(
        "UPDATE closures SET first_day = $2, last_day = $3, reason = $4 WHERE id = $1",
        id.uuid(),
        days.first.to_sqlx() as _,
        days.last.to_sqlx() as _,
        change.reason.as_ref().unwrap_or(&before.reason),
    )
    .execute(&mut *session)
    .await
    .map_err(StoreError::while_doing("change a closure"))?;
    let detail = json!({ "before": days_of(before.days) });
    note(session, before.practice, id, asked, "changed", detail).await?;
    one(session, id).await?.ok_or(OpeningError::NoSuchClosure.into())
}

pub(super) async fn remove(
    session: &mut PgConnection,
    id: ClosureId,
    asked: &Asked<()>,
) -> Result<PracticeId, Stop> {
    let before = taken(session, id, asked).await?;
    sqlx::query!("DELETE FROM closures WHERE id = $1", id.uuid())
        .execute(&mut *session)
        .await
        .map_err(StoreError::while_doing("open a practice again"))?;
    note(session, before.practice, id, asked, "removed", days_of(before.days)).await?;
    Ok(before.practice)
}

/// A closure of the scope, taken for a change: its practice first, as everywhere.
async fn taken<T>(
    session: &mut PgConnection,
    id: ClosureId,
    asked: &Asked<T>,
) -> Result<ClosureItem, Stop> {
    name_practices(session, &asked.scope).await?;
    let found = one(session, id).await?.ok_or(OpeningError::NoSuchClosure)?;
    locked(session, found.practice, &asked.scope).await?;
    let found = one(session, id).await?.ok_or(OpeningError::NoSuchClosure)?;
    match asked.seen {
        Some(seen) if seen != found.version => Err(OpeningError::Changed.into()),
        Some(_) | None => Ok(found),
    }
}

async fn note<T>(
    session: &mut PgConnection,
    practice: PracticeId,
    id: ClosureId,
    asked: &Asked<T>,
    action: &'static str,
    detail: Value,
) -> Result<(), StoreError> {
    let record = Some(id.uuid());
    let deed = Deed { action, kind: "closure", record, reason: None, detail: Some(detail) };
    audit::write(session, practice, asked.now, &asked.actor, &deed).await
}

fn days_of(days: Closure) -> Value {
    json!({ "first_day": days.first.to_string(), "last_day": days.last.to_string() })
}

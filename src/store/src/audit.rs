//! The audit log: who did what to which record, and why.
//!
//! **Invariant:** an entry is written in the transaction of what it tells of: neither is there
//! without the other.

use async_trait::async_trait;
use domain::PracticeId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{Actor, AuditEntry, AuditLog, AuditQuery, ReportError, Scope};
use serde_json::Value;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use crate::Store;
use crate::error::StoreError;
use crate::reports::{name_operator, name_practices};

/// Longest reason that is kept, in characters.
const LONGEST_REASON: usize = 500;
/// Longest detail that is kept, in characters.
const LONGEST_DETAIL: usize = 4000;

/// What was done.
pub(crate) struct Deed<'a> {
    /// The deed: `booked`, `changed`, `removed`…
    pub(crate) action: &'static str,
    /// The kind of record: `appointment`, `service`, `key`…
    pub(crate) kind: &'static str,
    /// Which one; `None` when there is only one of the kind.
    pub(crate) record: Option<Uuid>,
    /// Why, when somebody said.
    pub(crate) reason: Option<&'a str>,
    /// What was otherwise before, or what is new. Never a secret.
    pub(crate) detail: Option<Value>,
}

/// Writes an entry, in the transaction of the session, which has named the practice. What is about
/// the server is of no practice, and the operator's.
pub(crate) async fn write(
    session: &mut PgConnection,
    practice: impl Into<Option<PracticeId>>,
    at: Timestamp,
    actor: &Actor,
    deed: &Deed<'_>,
) -> Result<(), StoreError> {
    let reason: Option<String> = deed.reason.map(|it| it.chars().take(LONGEST_REASON).collect());
    let detail = deed.detail.as_ref().map(Value::to_string);
    // Half a JSON is none.
    let detail = detail.filter(|detail| detail.chars().count() <= LONGEST_DETAIL);
    sqlx::query!(
        "INSERT INTO audit (practice_id, at, actor, action, kind, record, reason, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        practice.into().map(PracticeId::uuid),
        at.to_sqlx() as _,
        actor.to_string(),
        deed.action,
        deed.kind,
        deed.record,
        reason,
        detail,
    )
    .execute(session)
    .await
    .map(drop)
    .map_err(StoreError::while_doing("write to the audit log"))
}

#[async_trait]
impl AuditLog for Store {
    async fn entries(
        &self,
        scope: &Scope,
        query: AuditQuery,
    ) -> Result<Vec<AuditEntry>, ReportError> {
        let scope = scope.clone();
        let entries = self.run(async move |mut session| entries(&mut session, &scope, query).await);
        entries.await.map_err(|error| ReportError(Box::new(error)))
    }
}

async fn entries(
    session: &mut PgConnection,
    scope: &Scope,
    query: AuditQuery,
) -> Result<Vec<AuditEntry>, StoreError> {
    let doing = || StoreError::while_doing("read the audit log");
    let mut session = session.begin().await.map_err(doing())?;
    name_practices(&mut session, scope).await?;
    if *scope == Scope::EveryPractice {
        name_operator(&mut session).await?;
    }
    let rows = sqlx::query!(
        "SELECT id, practice_id, at, actor, action, kind, record, reason, detail
        FROM audit
        WHERE ($1::uuid IS NULL OR record = $1)
            AND ($2::text IS NULL OR kind = $2)
            AND ($3::timestamptz IS NULL OR at >= $3)
            AND ($4::timestamptz IS NULL OR at < $4)
            AND ($5::bigint IS NULL OR id < $5)
        ORDER BY id DESC
        LIMIT $6",
        query.record,
        query.kind,
        query.from.map(ToSqlx::to_sqlx) as _,
        query.to.map(ToSqlx::to_sqlx) as _,
        query.after,
        i64::from(query.limit),
    );
    let rows = rows.fetch_all(&mut *session).await.map_err(doing())?;
    session.commit().await.map_err(doing())?;
    let entries = rows.into_iter().map(|row| AuditEntry {
        number: row.id,
        practice: row.practice_id.map(PracticeId::new),
        at: jiff_sqlx::Timestamp::to_jiff(row.at),
        actor: row.actor,
        action: row.action,
        kind: row.kind,
        record: row.record,
        reason: row.reason,
        detail: row.detail,
    });
    Ok(entries.collect())
}

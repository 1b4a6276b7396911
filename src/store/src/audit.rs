//! The audit log: who did what to which record, and why.
//!
//! **Invariant:** an entry is written in the transaction of what it tells of: neither is there
//! without the other.

use domain::PracticeId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::Actor;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::error::StoreError;

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

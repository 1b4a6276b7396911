//! The audit log's entries about records.

use domain::PracticeId;
use jiff_sqlx::ToSqlx;
use ports::Asked;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::error::StoreError;

/// What was done with a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deed<'a> {
    /// What.
    pub(super) action: &'static str,
    /// With which kind of record.
    pub(super) kind: &'static str,
    /// With which one; `None` for one that is known by something personal.
    pub(super) record: Option<Uuid>,
    /// The fields that were changed, by name: what stands in them may be personal.
    pub(super) changed: &'a [&'static str],
}

/// Writes down who did what with a record.
pub(super) async fn note<T>(
    session: &mut PgConnection,
    practice: PracticeId,
    asked: &Asked<T>,
    deed: Deed<'_>,
) -> Result<(), StoreError> {
    let names: Vec<_> = deed.changed.iter().map(|name| format!("\"{name}\"")).collect();
    let detail = format!("{{\"changed\":[{}]}}", names.join(","));
    let detail = (!names.is_empty()).then_some(detail);
    sqlx::query!(
        "INSERT INTO audit (practice_id, at, actor, action, kind, record, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7)",
        practice.uuid(),
        asked.now.to_sqlx() as _,
        asked.actor.to_string(),
        deed.action,
        deed.kind,
        deed.record,
        detail,
    )
    .execute(session)
    .await
    .map(drop)
    .map_err(StoreError::while_doing("note who changed a record"))
}

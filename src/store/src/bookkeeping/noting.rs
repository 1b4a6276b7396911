//! What is written down of a change besides the change: who made it and why, and what the customer
//! is told.

use domain::{OutboxId, ProviderId, ServiceId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde_json::Value;
use sqlx::PgConnection;

use super::About;
use crate::error::StoreError;

/// Longest reason that is kept, in characters.
const LONGEST_REASON: usize = 500;

/// An entry of an appointment's history.
pub(super) struct Note<'a> {
    /// What was done.
    pub(super) action: &'static str,
    /// Why, when somebody said.
    pub(super) reason: Option<&'a str>,
    /// What was otherwise before.
    pub(super) before: Option<Value>,
}

/// What is told of an appointment.
pub(super) enum News {
    /// It was booked.
    Booked,
    /// It was moved.
    Moved,
    /// It was called off.
    Cancelled,
    /// Time has become free by it.
    Freed(Free),
}

/// Time that others can have now.
pub(super) struct Free {
    /// Whose.
    pub(super) provider: ProviderId,
    /// What it was for.
    pub(super) service: ServiceId,
    /// When it begins; then it is of no use any more.
    pub(super) starts_at: Timestamp,
}

/// Adds to the history of an appointment.
pub(super) async fn note(
    session: &mut PgConnection,
    about: About<'_>,
    note: &Note<'_>,
) -> Result<(), StoreError> {
    let reason: Option<String> = note.reason.map(|it| it.chars().take(LONGEST_REASON).collect());
    sqlx::query!(
        "INSERT INTO audit (practice_id, at, actor, action, kind, record, reason, detail)
        VALUES ($1, $2, $3, $4, 'appointment', $5, $6, $7)",
        about.practice.id.uuid(),
        about.now.to_sqlx() as _,
        about.actor.to_string(),
        note.action,
        about.id.uuid(),
        reason,
        note.before.as_ref().map(Value::to_string),
    )
    .execute(session)
    .await
    .map(drop)
    .map_err(StoreError::while_doing("note who changed the book"))
}

/// Leaves word of an appointment as it is at a version, when the practice sends texts. What is sent
/// of it is worked out later.
pub(super) async fn tell(
    session: &mut PgConnection,
    about: About<'_>,
    version: i64,
    news: &News,
) -> Result<(), StoreError> {
    if !about.practice.desk.texts.are_sent {
        return Ok(());
    }
    let (topic, free) = match news {
        News::Booked => ("booked", None),
        News::Moved => ("moved", None),
        News::Cancelled => ("cancelled", None),
        News::Freed(free) => ("freed", Some(free)),
    };
    sqlx::query!(
        "INSERT INTO outbox (id, practice_id, kind, topic, appointment_id, appointment_version,
            freed_provider_id, freed_service_id, moot_at, due_at, created_at, updated_at)
        VALUES ($1, $2, 'news', $3, $4, $5, $6, $7, $8, $9, $9, $9)
        ON CONFLICT DO NOTHING",
        OutboxId::of_news(about.id, version, topic).uuid(),
        about.practice.id.uuid(),
        topic,
        about.id.uuid(),
        version,
        free.map(|free| free.provider.uuid()),
        free.map(|free| free.service.uuid()),
        free.map(|free| free.starts_at.to_sqlx()) as _,
        about.now.to_sqlx() as _,
    )
    .execute(session)
    .await
    .map(drop)
    .map_err(StoreError::while_doing("leave word of a change of the book"))
}

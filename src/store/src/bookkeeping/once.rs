//! A request that is sent again is the same request.

use domain::{AppointmentId, PracticeId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{BookError, Once};
use sqlx::PgConnection;

use super::stop::Stop;
use crate::error::StoreError;

/// Whether a request was made before.
pub(super) enum Time {
    /// It was not.
    First,
    /// It was, about this appointment.
    Again(AppointmentId),
}

/// An id that nobody has.
pub(super) async fn new_id(session: &mut PgConnection) -> Result<AppointmentId, StoreError> {
    sqlx::query_scalar!(r#"SELECT gen_random_uuid() AS "id!""#)
        .fetch_one(session)
        .await
        .map(AppointmentId::new)
        .map_err(StoreError::while_doing("make an id"))
}

/// Notes a request, about the appointment of this id. Two that come at once wait for each other
/// here: the second finds what the first has made, or makes it when that was not made after all.
pub(super) async fn first(
    session: &mut PgConnection,
    practice: PracticeId,
    once: Option<&Once>,
    id: AppointmentId,
    now: Timestamp,
) -> Result<Time, Stop> {
    let Some(Once { owner, key, request }) = once else { return Ok(Time::First) };
    let doing = || StoreError::while_doing("note a request");
    let noted = sqlx::query!(
        "INSERT INTO idempotency (practice_id, owner, key, request, resource, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING",
        practice.uuid(),
        owner.uuid(),
        key,
        request as &[u8],
        id.uuid(),
        now.to_sqlx() as _,
    );
    if noted.execute(&mut *session).await.map_err(doing())?.rows_affected() > 0 {
        return Ok(Time::First);
    }
    let before = sqlx::query!(
        "SELECT request, resource FROM idempotency
        WHERE practice_id = $1 AND owner = $2 AND key = $3",
        practice.uuid(),
        owner.uuid(),
        key,
    );
    let before = before.fetch_one(session).await.map_err(doing())?;
    if before.request != request {
        return Err(BookError::KeyReused.into());
    }
    Ok(Time::Again(AppointmentId::new(before.resource)))
}

//! A request that is sent again is the same request.

use domain::PracticeId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::Once;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::error::StoreError;

/// Whether a request was made before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// It was not.
    First,
    /// It was, and this came of it.
    Again(Uuid),
    /// Its key was used for another request.
    Another,
}

/// An id that nobody has.
pub(crate) async fn new_id(session: &mut PgConnection) -> Result<Uuid, StoreError> {
    sqlx::query_scalar!(r#"SELECT gen_random_uuid() AS "id!""#)
        .fetch_one(session)
        .await
        .map_err(StoreError::while_doing("make an id"))
}

/// Notes a request, of which this id is to come. Two that come at once wait for each other here:
/// the second finds what the first has made, or makes it when that was not made after all.
pub(crate) async fn first(
    session: &mut PgConnection,
    practice: PracticeId,
    once: Option<&Once>,
    id: Uuid,
    now: Timestamp,
) -> Result<Time, StoreError> {
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
        id,
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
    Ok(if before.request == request { Time::Again(before.resource) } else { Time::Another })
}

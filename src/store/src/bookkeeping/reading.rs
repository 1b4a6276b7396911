//! One appointment, its history, and whose it is.

use domain::{AppointmentId, CallSid, PracticeId, ServiceId};
use jiff_sqlx::Timestamp;
use ports::{Actor, AppointmentItem, HistoryEntry, Scope};
use sqlx::{Connection, PgConnection};

use crate::books::BookVersion;
use crate::error::StoreError;
use crate::reports::{self, appointments};

/// Most entries of a history that are read.
const MOST_ENTRIES: i64 = 500;

/// An appointment of a scope; `None` when it has none of that id, or it is only held.
pub(super) async fn one(
    session: &mut PgConnection,
    scope: &Scope,
    id: AppointmentId,
) -> Result<Option<AppointmentItem>, StoreError> {
    let doing = || StoreError::while_doing("read an appointment");
    let mut session = session.begin().await.map_err(doing())?;
    reports::name_practices(&mut session, scope).await?;
    let item = item(&mut session, id).await?;
    session.commit().await.map_err(doing())?;
    Ok(item)
}

/// An appointment of the practices that are named; `None` when it is only held.
pub(super) async fn item(
    session: &mut PgConnection,
    id: AppointmentId,
) -> Result<Option<AppointmentItem>, StoreError> {
    Ok(appointments::of_ids(session, &[id]).await?.pop())
}

/// The practice whose service it is, in a scope.
pub(super) async fn practice_of_service(
    session: &mut PgConnection,
    scope: &Scope,
    service: ServiceId,
) -> Result<Option<PracticeId>, StoreError> {
    let doing = || StoreError::while_doing("look for a service");
    let mut session = session.begin().await.map_err(doing())?;
    reports::name_practices(&mut session, scope).await?;
    let found =
        sqlx::query_scalar!("SELECT practice_id FROM services WHERE id = $1", service.uuid());
    let found = found.fetch_optional(&mut *session).await.map_err(doing())?;
    session.commit().await.map_err(doing())?;
    Ok(found.map(PracticeId::new))
}

/// The practice whose appointment it is, in a scope.
pub(super) async fn practice_of_appointment(
    session: &mut PgConnection,
    scope: &Scope,
    id: AppointmentId,
) -> Result<Option<PracticeId>, StoreError> {
    let doing = || StoreError::while_doing("look for an appointment");
    let mut session = session.begin().await.map_err(doing())?;
    reports::name_practices(&mut session, scope).await?;
    let found =
        sqlx::query_scalar!("SELECT practice_id FROM appointments WHERE id = $1", id.uuid());
    let found = found.fetch_optional(&mut *session).await.map_err(doing())?;
    session.commit().await.map_err(doing())?;
    Ok(found.map(PracticeId::new))
}

/// How far a practice's book has come.
pub(crate) async fn book_version(
    session: &mut PgConnection,
    practice: PracticeId,
) -> Result<BookVersion, StoreError> {
    sqlx::query_scalar!(
        r#"SELECT coalesce(sum(version), 0)::bigint AS "version!" FROM book_versions
        WHERE practice_id = $1"#,
        practice.uuid(),
    )
    .fetch_one(session)
    .await
    .map(BookVersion)
    .map_err(StoreError::while_doing("count the changes of a book"))
}

/// What was done with an appointment, in order. What was booked by a call is not in the audit log:
/// the appointment itself says when, and by which.
pub(super) async fn history(
    session: &mut PgConnection,
    scope: &Scope,
    id: AppointmentId,
) -> Result<Option<Vec<HistoryEntry>>, StoreError> {
    let doing = || StoreError::while_doing("read the history of an appointment");
    let mut session = session.begin().await.map_err(doing())?;
    reports::name_practices(&mut session, scope).await?;
    let Some(item) = item(&mut session, id).await? else { return Ok(None) };
    let rows = sqlx::query!(
        "SELECT at, actor, action, reason, detail FROM audit
        WHERE practice_id = $1 AND record = $2 AND kind = 'appointment'
        ORDER BY id
        LIMIT $3",
        item.practice.uuid(),
        id.uuid(),
        MOST_ENTRIES,
    );
    let rows = rows.fetch_all(&mut *session).await.map_err(doing())?;
    session.commit().await.map_err(doing())?;
    let by_call = item.call.map(|call: CallSid| HistoryEntry {
        at: item.created_at,
        actor: Actor::Call(call).to_string(),
        action: "booked".to_owned(),
        reason: None,
        detail: None,
    });
    let noted = rows.into_iter().map(|row| HistoryEntry {
        at: Timestamp::to_jiff(row.at),
        actor: row.actor,
        action: row.action,
        reason: row.reason,
        detail: row.detail,
    });
    let most = usize::try_from(MOST_ENTRIES).unwrap_or(usize::MAX);
    Ok(Some(by_call.into_iter().chain(noted).take(most).collect()))
}

//! Noting whether a customer came.

use domain::AppointmentStatus;
use jiff_sqlx::ToSqlx;
use ports::{Attendance, BookError, ItemVersion};
use serde_json::json;
use sqlx::PgConnection;

use super::About;
use super::noting::{self, Note};
use super::standing;
use super::stop::Stop;
use crate::error::StoreError;

/// Notes whether a customer came. Nobody has failed to come, and nothing has taken place, before it
/// begins; somebody may be early.
pub(super) async fn mark(
    session: &mut PgConnection,
    about: About<'_>,
    seen: Option<ItemVersion>,
    what: Attendance,
) -> Result<(), Stop> {
    let standing = standing::find(session, about.practice.id, about.id).await?;
    standing.is_as_seen(seen)?;
    let has_begun = standing.starts_at <= about.now;
    let (status, action, may_be_noted) = match what {
        Attendance::Arrived => (AppointmentStatus::Arrived, "arrived", true),
        Attendance::NoShow => (AppointmentStatus::NoShow, "no_show", has_begun),
        Attendance::Completed => (AppointmentStatus::Completed, "completed", has_begun),
        Attendance::Booked => (AppointmentStatus::Booked, "unmarked", true),
    };
    if standing.status == AppointmentStatus::Cancelled || !may_be_noted {
        return Err(BookError::Status(standing.status).into());
    }
    if standing.status == status {
        return Ok(());
    }
    sqlx::query!(
        "UPDATE appointments SET status = $3, version = version + 1, updated_at = $4
        WHERE practice_id = $1 AND id = $2",
        about.practice.id.uuid(),
        about.id.uuid(),
        status.as_str(),
        about.now.to_sqlx() as _,
    )
    .execute(&mut *session)
    .await
    .map_err(StoreError::while_doing("note whether a customer came"))?;
    let before = Some(json!({ "status": standing.status.as_str() }));
    noting::note(session, about, &Note { action, reason: None, before }).await?;
    Ok(())
}

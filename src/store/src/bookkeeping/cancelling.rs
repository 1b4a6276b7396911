//! Calling an appointment off.

use domain::AppointmentStatus;
use jiff_sqlx::ToSqlx;
use ports::{BookError, Cancellation, ItemVersion};
use serde_json::json;
use sqlx::PgConnection;

use super::About;
use super::noting::{self, News, Note};
use super::standing;
use super::stop::Stop;
use crate::error::StoreError;

/// Calls an appointment off.
pub(super) async fn cancel(
    session: &mut PgConnection,
    about: About<'_>,
    seen: Option<ItemVersion>,
    what: &Cancellation,
) -> Result<(), Stop> {
    let standing = standing::find(session, about.practice.id, about.id).await?;
    standing.is_as_seen(seen)?;
    match standing.status {
        AppointmentStatus::Booked => {}
        // As it was wished.
        AppointmentStatus::Cancelled => return Ok(()),
        AppointmentStatus::Held
        | AppointmentStatus::Released
        | AppointmentStatus::Arrived
        | AppointmentStatus::NoShow
        | AppointmentStatus::Completed => return Err(BookError::Status(standing.status).into()),
    }
    let version = sqlx::query_scalar!(
        "UPDATE appointments SET status = 'cancelled', version = version + 1, updated_at = $3
        WHERE practice_id = $1 AND id = $2
        RETURNING version",
        about.practice.id.uuid(),
        about.id.uuid(),
        about.now.to_sqlx() as _,
    );
    let version = version
        .fetch_one(&mut *session)
        .await
        .map_err(StoreError::while_doing("call an appointment off"))?;
    let note = Note {
        action: "cancelled",
        reason: what.reason.as_deref(),
        before: Some(json!({ "status": standing.status.as_str() })),
    };
    noting::note(session, about, &note).await?;
    // Nobody needs to hear of what is over.
    if standing.starts_at > about.now {
        noting::tell(session, about, version, &News::Cancelled).await?;
        noting::tell(session, about, version, &News::Freed(standing.as_free())).await?;
    }
    Ok(())
}

//! An appointment as it stands, before it is changed.

use domain::{
    AppointmentId, AppointmentStatus, CustomerId, Place, PracticeId, ProviderId, RoomId, Seats,
    ServiceId, TimeRange,
};
use jiff::Timestamp;
use ports::{BookError, ItemVersion};
use sqlx::PgConnection;

use super::noting::Free;
use super::stop::Stop;
use crate::error::StoreError;

/// An appointment as it stands. Nobody else changes it until the transaction ends.
pub(super) struct Standing {
    pub(super) service: ServiceId,
    pub(super) provider: ProviderId,
    pub(super) place: Place,
    pub(super) customer: CustomerId,
    pub(super) status: AppointmentStatus,
    pub(super) starts_at: Timestamp,
    pub(super) ends_at: Timestamp,
    pub(super) occupies: TimeRange,
    version: ItemVersion,
}

impl Standing {
    /// Refuses to go on when whoever asks has seen another version.
    pub(super) fn is_as_seen(&self, seen: Option<ItemVersion>) -> Result<(), BookError> {
        match seen {
            Some(seen) if seen != self.version => Err(BookError::Changed),
            Some(_) | None => Ok(()),
        }
    }

    /// The time that others could have if this were not there.
    pub(super) fn as_free(&self) -> Free {
        Free { provider: self.provider, service: self.service, starts_at: self.starts_at }
    }
}

/// Finds an appointment, and keeps everybody else from changing it.
pub(super) async fn find(
    session: &mut PgConnection,
    practice: PracticeId,
    id: AppointmentId,
) -> Result<Standing, Stop> {
    let row = sqlx::query!(
        r#"
        SELECT service_id, provider_id, lower(seats) AS "first!", upper(seats) AS "past!", room_id,
            customer_id AS "customer_id!", status, starts_at, ends_at,
            lower(occupies) AS "occupied_from!", upper(occupies) AS "occupied_until!", version
        FROM appointments
        WHERE practice_id = $1 AND id = $2 AND status NOT IN ('held', 'released')
        FOR NO KEY UPDATE
        "#,
        practice.uuid(),
        id.uuid(),
    );
    let row = row
        .fetch_optional(session)
        .await
        .map_err(StoreError::while_doing("look for an appointment"))?;
    let row = row.ok_or(BookError::NoSuchAppointment)?;
    let seat = |seat: i32| u16::try_from(seat).map_err(StoreError::in_row(TABLE, "seats"));
    let seats = Seats::new(seat(row.first)?, seat(row.past)?);
    Ok(Standing {
        service: ServiceId::new(row.service_id),
        provider: ProviderId::new(row.provider_id),
        place: Place {
            seats: seats.map_err(StoreError::in_row(TABLE, "seats"))?,
            room: row.room_id.map(RoomId::new),
        },
        customer: CustomerId::new(row.customer_id),
        status: row.status.parse().map_err(StoreError::in_row(TABLE, "status"))?,
        starts_at: row.starts_at.to_jiff(),
        ends_at: row.ends_at.to_jiff(),
        occupies: TimeRange::new(row.occupied_from.to_jiff(), row.occupied_until.to_jiff())
            .map_err(StoreError::in_row(TABLE, "occupies"))?,
        version: ItemVersion(row.version),
    })
}

const TABLE: &str = "appointments";

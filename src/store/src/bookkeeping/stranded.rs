//! Appointments to come that there is no place for any more: shown, never dropped.

use std::collections::HashMap;

use domain::{AppointmentId, Place, Practice, ProviderId, RoomId, Seats, ServiceId, Slot};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::StrandedItem;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use crate::error::StoreError;
use crate::reports::{self, appointments};

/// Most that are listed.
const MOST_STRANDED: usize = 500;
/// How many appointments are looked at at once.
const PAGE: i64 = 5_000;

/// An appointment to come, as far as its place goes.
struct ToCome {
    id: Uuid,
    service: ServiceId,
    slot: Slot,
    place: Place,
    is_provider_away: bool,
    is_room_away: bool,
}

/// The stranded appointments of a practice, in the order of their start.
pub(super) async fn list(
    session: &mut PgConnection,
    practice: &Practice,
    now: Timestamp,
) -> Result<Vec<StrandedItem>, StoreError> {
    let doing = || StoreError::while_doing("look for stranded appointments");
    let mut session = session.begin().await.map_err(doing())?;
    reports::name_practice(&mut session, practice.id).await?;
    let mut found: Vec<(AppointmentId, String)> = Vec::new();
    let mut after = (now, Uuid::max());
    loop {
        let page = page(&mut session, practice, after).await?;
        let Some(last) = page.last() else { break };
        after = (last.slot.starts_at, last.id);
        let stranded =
            page.iter().filter_map(|it| Some((AppointmentId::new(it.id), why(practice, it)?)));
        found.extend(stranded);
        if found.len() >= MOST_STRANDED {
            found.truncate(MOST_STRANDED);
            break;
        }
    }
    let ids: Vec<_> = found.iter().map(|(id, _)| *id).collect();
    let items = appointments::of_ids(&mut session, &ids).await?;
    session.commit().await.map_err(doing())?;
    let mut why: HashMap<_, _> = found.into_iter().collect();
    let stranded = items
        .into_iter()
        .filter_map(|it| Some(StrandedItem { why: why.remove(&it.id)?, appointment: it }));
    Ok(stranded.collect())
}

async fn page(
    session: &mut PgConnection,
    practice: &Practice,
    (start, id): (Timestamp, Uuid),
) -> Result<Vec<ToCome>, StoreError> {
    let rows = sqlx::query!(
        r#"
        SELECT a.id, a.service_id, a.provider_id, lower(a.seats) AS "first!",
            upper(a.seats) AS "past!", a.room_id, a.starts_at, a.ends_at,
            EXISTS (SELECT FROM busy b
                WHERE b.provider_id = a.provider_id AND b.during && a.occupies) AS "is_away!",
            EXISTS (SELECT FROM busy b
                WHERE b.room_id = a.room_id AND b.during && a.occupies) AS "is_room_away!"
        FROM appointments a
        WHERE a.practice_id = $1 AND (a.starts_at, a.id) > ($2, $3)
            AND a.status IN ('booked', 'arrived')
        ORDER BY a.starts_at, a.id
        LIMIT $4
        "#,
        practice.id.uuid(),
        start.to_sqlx() as _,
        id,
        PAGE,
    );
    let rows = rows
        .fetch_all(session)
        .await
        .map_err(StoreError::while_doing("look for stranded appointments"))?;
    let seat = |seat: i32| u16::try_from(seat).map_err(StoreError::in_row("appointments", "seats"));
    let page = rows.into_iter().map(|row| {
        let seats = Seats::new(seat(row.first)?, seat(row.past)?);
        Ok(ToCome {
            id: row.id,
            service: ServiceId::new(row.service_id),
            slot: Slot {
                provider: ProviderId::new(row.provider_id),
                starts_at: row.starts_at.to_jiff(),
                ends_at: row.ends_at.to_jiff(),
            },
            place: Place {
                seats: seats.map_err(StoreError::in_row("appointments", "seats"))?,
                room: row.room_id.map(RoomId::new),
            },
            is_provider_away: row.is_away,
            is_room_away: row.is_room_away,
        })
    });
    page.collect()
}

/// Why there is no place for an appointment any more, when there is none.
fn why(practice: &Practice, it: &ToCome) -> Option<String> {
    let Some(service) = practice.service(it.service) else {
        return Some("its service is no longer offered".to_owned());
    };
    if let Err(stranded) = scheduling::stands(practice, service, it.slot, it.place) {
        return Some(stranded.to_string());
    }
    if it.is_provider_away {
        return Some("its provider is away".to_owned());
    }
    it.is_room_away.then(|| "its room cannot be had".to_owned())
}

//! Appointments to come that there is no place for any more: shown, never dropped.

use domain::{AppointmentId, Practice, ProviderId, RoomId, Seats, Service, ServiceId, Slot};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::StrandedItem;
use scheduling::Refusal;
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
    provider: ProviderId,
    seats: Seats,
    room: Option<RoomId>,
    starts_at: Timestamp,
    ends_at: Timestamp,
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
    let mut found: Vec<(AppointmentId, &'static str)> = Vec::new();
    let mut after = (now, Uuid::max());
    loop {
        let page = page(&mut session, practice, after).await?;
        let Some(last) = page.last() else { break };
        after = (last.starts_at, last.id);
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
    let why = |id: AppointmentId| found.iter().find(|it| it.0 == id).map(|it| it.1.to_owned());
    let items = items.into_iter();
    Ok(items.filter_map(|it| Some(StrandedItem { why: why(it.id)?, appointment: it })).collect())
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
            provider: ProviderId::new(row.provider_id),
            seats: seats.map_err(StoreError::in_row("appointments", "seats"))?,
            room: row.room_id.map(RoomId::new),
            starts_at: row.starts_at.to_jiff(),
            ends_at: row.ends_at.to_jiff(),
            is_provider_away: row.is_away,
            is_room_away: row.is_room_away,
        })
    });
    page.collect()
}

/// Why there is no place for an appointment any more, when there is none.
fn why(practice: &Practice, it: &ToCome) -> Option<&'static str> {
    let Some(service) = practice.service(it.service) else {
        return Some("the service is not offered any more");
    };
    let Some(provider) = practice.provider(it.provider) else {
        return Some("the provider does not work here any more");
    };
    if it.seats.end() > provider.seats.max(1) {
        return Some("the provider sees fewer customers at once");
    }
    if let Some(room) = it.room
        && !practice.rooms.iter().any(|known| known.id == room)
    {
        return Some("the room is not there any more");
    }
    if it.is_provider_away {
        return Some("the provider is away");
    }
    if it.is_room_away {
        return Some("the room cannot be had");
    }
    let slot = Slot { provider: it.provider, starts_at: it.starts_at, ends_at: it.ends_at };
    match stands(practice, service, slot) {
        Ok(()) => None,
        Err(Refusal::NotProvided) => Some("the provider does not provide the service any more"),
        Err(Refusal::NoRoom) => Some("the practice has no room for the service any more"),
        Err(Refusal::NotWorking) => Some("the provider does not work from its start to its end"),
        Err(Refusal::Closed) => Some("the practice is not open from its start to its end"),
        // It was agreed upon, whatever is offered now.
        Err(Refusal::WrongLength | Refusal::TooSoon | Refusal::TooFar | Refusal::OffGrid) => None,
    }
}

/// Whether a practice's rules have a place for a slot that was agreed upon before: of notice and
/// horizon no more is asked.
pub(super) fn stands(practice: &Practice, service: &Service, slot: Slot) -> Result<(), Refusal> {
    let agreed = slot.starts_at.saturating_sub(practice.rules.notice.duration());
    scheduling::bookable(practice, service, slot, agreed.unwrap_or(Timestamp::MIN))
}

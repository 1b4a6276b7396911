//! Moving an appointment: to another time, another provider, another service.

use domain::{AppointmentStatus, Place, Practice, ProviderId, RoomId, Service};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{AppointmentChange, BookError, ItemVersion};
use scheduling::Refusal;
use serde_json::{Map, Value, json};
use sqlx::{Connection, PgConnection};

use super::About;
use super::candidates::{Candidate, Visit, candidates, free};
use super::customers;
use super::limits::{self, Caller, Counted};
use super::noting::{self, News, Note};
use super::standing::{self, Standing};
use super::stop::Stop;
use crate::error::StoreError;

/// SQLSTATE of what an exclusion constraint refuses.
const EXCLUSION_VIOLATION: &str = "23P01";

/// Moves an appointment. It keeps its old place until it has the new one, and is not in its own way.
pub(super) async fn change(
    session: &mut PgConnection,
    about: About<'_>,
    seen: Option<ItemVersion>,
    what: AppointmentChange,
) -> Result<(), Stop> {
    let About { practice, now, .. } = about;
    let standing = standing::find(session, practice.id, about.id).await?;
    standing.is_as_seen(seen)?;
    if standing.status != AppointmentStatus::Booked {
        return Err(BookError::Status(standing.status).into());
    }
    let (service, provider, starts_at) = wanted(practice, &standing, what)?;
    let stays = (service.id, provider, starts_at)
        == (standing.service, standing.provider, standing.starts_at);
    if stays {
        return Ok(());
    }
    is_allowed(practice, service, provider, starts_at, &standing, now)?;
    let visit = Visit::new(practice, service, starts_at)?;
    keep_limits(session, about, &standing, &visit).await?;
    let mut places = candidates(session, about, &visit, &[provider]).await?;
    // Where it is, if it can stay there.
    places.sort_by_key(|(_, place)| {
        (place.room != standing.place.room, place.seats != standing.place.seats)
    });
    let mut moved = None;
    for place in free(session, &places, visit.occupies, about.id).await? {
        moved = update(session, about, &visit, place).await?;
        if moved.is_some() {
            break;
        }
    }
    let version = moved.ok_or(BookError::Taken)?;
    let before = Some(before(&standing, &visit, provider));
    noting::note(session, about, &Note { action: "moved", reason: None, before }).await?;
    noting::tell(session, about, version, &News::Moved).await?;
    let leaves = provider != standing.provider
        || visit.occupies.from() > standing.occupies.from()
        || visit.occupies.until() < standing.occupies.until();
    if leaves {
        noting::tell(session, about, version, &News::Freed(standing.as_free())).await?;
    }
    Ok(())
}

/// What it is to be: what is not named stays.
fn wanted<'a>(
    practice: &'a Practice,
    standing: &Standing,
    what: AppointmentChange,
) -> Result<(&'a Service, ProviderId, Timestamp), BookError> {
    let unknown = |field| BookError::Unknown { field };
    let gone = || BookError::Refused(Refusal::NotProvided);
    let service = match what.service {
        Some(named) => practice.service(named).ok_or_else(|| unknown("service_id"))?,
        None => practice.service(standing.service).ok_or_else(gone)?,
    };
    let provider = match what.provider {
        Some(named) => practice.provider(named).ok_or_else(|| unknown("provider_id"))?,
        None => practice.provider(standing.provider).ok_or_else(gone)?,
    };
    Ok((service, provider.id, what.starts_at.unwrap_or(standing.starts_at)))
}

/// Whether the practice's rules allow it. Of a time that was agreed upon and stays, neither notice nor
/// horizon nor grid is asked; what has begun stays.
fn is_allowed(
    practice: &Practice,
    service: &Service,
    provider: ProviderId,
    starts_at: Timestamp,
    standing: &Standing,
    now: Timestamp,
) -> Result<(), Refusal> {
    if standing.starts_at <= now {
        return Err(Refusal::TooSoon);
    }
    let slot = scheduling::slot(service, provider, starts_at);
    if starts_at != standing.starts_at {
        return scheduling::bookable(practice, service, slot, now);
    }
    let agreed = starts_at.saturating_sub(practice.rules.notice.duration());
    match scheduling::bookable(practice, service, slot, agreed.unwrap_or(Timestamp::MIN)) {
        Err(Refusal::OffGrid) => Ok(()),
        decided => decided,
    }
}

/// A day on which a caller has as many as they may does not get one more by moving, either.
async fn keep_limits(
    session: &mut PgConnection,
    about: About<'_>,
    standing: &Standing,
    visit: &Visit<'_>,
) -> Result<(), Stop> {
    let day = visit.wall.date();
    if about.practice.time_zone.to_datetime(standing.starts_at).date() == day {
        return Ok(());
    }
    let phones = customers::phones(session, about.practice.id, standing.customer).await?;
    let caller = Caller { customer: standing.customer, phones: &phones };
    let counted = Counted { day: Some(day), to_come: false, except: Some(about.id) };
    limits::keep(session, about, caller, counted).await
}

/// Moves it to a place, unless somebody else has that by now: its version then.
async fn update(
    session: &mut PgConnection,
    about: About<'_>,
    visit: &Visit<'_>,
    (provider, Place { seats, room }): Candidate,
) -> Result<Option<i64>, StoreError> {
    let doing = || StoreError::while_doing("move an appointment");
    // What is refused can be tried elsewhere.
    let mut attempt = session.begin().await.map_err(doing())?;
    let moved = sqlx::query_scalar!(
        "UPDATE appointments
        SET service_id = $3, provider_id = $4, seats = int4range($5, $6), room_id = $7,
            starts_at = $8, ends_at = $9, wall_start = $10, time_zone = $11,
            occupies = tstzrange($12, $13), version = version + 1, updated_at = $14,
            -- Who said that they would come then, did not say so of another time.
            confirmed_at = CASE WHEN starts_at = $8 THEN confirmed_at END
        WHERE practice_id = $1 AND id = $2
        RETURNING version",
        about.practice.id.uuid(),
        about.id.uuid(),
        visit.service.id.uuid(),
        provider.uuid(),
        i32::from(seats.first()),
        i32::from(seats.end()),
        room.map(RoomId::uuid),
        visit.starts_at.to_sqlx() as _,
        visit.ends_at.to_sqlx() as _,
        visit.wall.to_sqlx() as _,
        visit.time_zone,
        visit.occupies.from().to_sqlx() as _,
        visit.occupies.until().to_sqlx() as _,
        about.now.to_sqlx() as _,
    )
    .fetch_one(&mut *attempt)
    .await;
    match moved {
        Ok(version) => {
            attempt.commit().await.map_err(doing())?;
            Ok(Some(version))
        }
        Err(sqlx::Error::Database(error))
            if error.code().as_deref() == Some(EXCLUSION_VIOLATION) =>
        {
            attempt.rollback().await.map_err(doing())?;
            Ok(None)
        }
        Err(error) => Err(doing()(error)),
    }
}

/// What was otherwise before.
fn before(standing: &Standing, visit: &Visit<'_>, provider: ProviderId) -> Value {
    let mut before = Map::new();
    if visit.service.id != standing.service {
        before.insert("service_id".to_owned(), json!(standing.service.to_string()));
    }
    if provider != standing.provider {
        before.insert("provider_id".to_owned(), json!(standing.provider.to_string()));
    }
    if visit.starts_at != standing.starts_at {
        before.insert("starts_at".to_owned(), json!(standing.starts_at.to_string()));
    }
    if visit.ends_at != standing.ends_at {
        before.insert("ends_at".to_owned(), json!(standing.ends_at.to_string()));
    }
    Value::Object(before)
}

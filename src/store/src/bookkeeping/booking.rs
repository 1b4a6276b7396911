//! Booking.

use domain::{PersonName, PhoneNumber, Practice, ProviderId, Service};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{BookError, NewAppointment};
use scheduling::Refusal;
use sqlx::PgConnection;

use super::About;
use super::candidates::{Candidate, Tries, Visit, candidates, in_fair_order};
use super::customers::{self, Who};
use super::limits::{self, Counted};
use super::noting::{self, News, Note};
use super::stop::Stop;
use crate::error::StoreError;

/// The version that an appointment begins with.
const FIRST_VERSION: i64 = 1;

/// Books an appointment under an id, if nothing speaks against it.
pub(super) async fn book(
    session: &mut PgConnection,
    about: About<'_>,
    what: &NewAppointment,
) -> Result<(), Stop> {
    let About { practice, now, .. } = about;
    let unknown = |field| BookError::Unknown { field };
    let service = practice.service(what.service).ok_or_else(|| unknown("service_id"))?;
    if what.provider.is_some_and(|named| practice.provider(named).is_none()) {
        return Err(unknown("provider_id").into());
    }
    let providers = allowed(practice, service, what, now)?;
    let visit = Visit::new(practice, service, what.starts_at)?;
    let who = customers::find(session, practice.id, &what.customer).await?;
    let counted = Counted { day: Some(visit.wall.date()), to_come: true, except: None };
    limits::keep(session, about, who.as_caller(), counted).await?;
    let providers = match what.provider {
        Some(_) => providers,
        None => in_fair_order(session, practice, visit.wall.date(), providers).await?,
    };
    let places = candidates(session, about, &visit, &providers).await?;
    if !insert(session, about, &visit, &who, &places).await? {
        return Err(BookError::Taken.into());
    }
    let note = Note { action: "booked", reason: None, before: None };
    noting::note(session, about, &note).await?;
    noting::tell(session, about, FIRST_VERSION, &News::Booked).await?;
    Ok(())
}

/// Whoever is wished and may be booked then by the practice's rules.
fn allowed(
    practice: &Practice,
    service: &Service,
    what: &NewAppointment,
    now: Timestamp,
) -> Result<Vec<ProviderId>, Refusal> {
    let wished = match what.provider {
        Some(named) => vec![named],
        None => practice
            .providers
            .iter()
            .map(|provider| provider.id)
            .filter(|id| service.providers.contains(id))
            .collect(),
    };
    let mut refusal = Refusal::NotProvided;
    let mut allowed = Vec::new();
    // The last reason that is given is that of whoever comes first.
    for provider in wished.into_iter().rev() {
        let slot = scheduling::slot(service, provider, what.starts_at);
        match scheduling::bookable(practice, service, slot, now) {
            Ok(()) => allowed.insert(0, provider),
            Err(why) => refusal = why,
        }
    }
    if allowed.is_empty() { Err(refusal) } else { Ok(allowed) }
}

/// Puts an appointment into the first place that is free; false when none is. A customer who is new
/// comes after the place, as in the journal's statement.
async fn insert(
    session: &mut PgConnection,
    About { practice, id, now, .. }: About<'_>,
    visit: &Visit<'_>,
    who: &Who<'_>,
    places: &[Candidate],
) -> Result<bool, StoreError> {
    let tries = Tries::of(places);
    let placed = sqlx::query_scalar!(
        r#"
        WITH placed AS (
            INSERT INTO appointments (id, practice_id, service_id, provider_id, seats, room_id,
                customer_id, status, starts_at, ends_at, wall_start, time_zone, occupies,
                created_at, updated_at)
            SELECT $1, $2, $3, try.provider, int4range(try.first, try.past), try.room,
                $4, 'booked', $5, $6, $7, $8, tstzrange($9, $10), $11, $11
            FROM unnest($12::uuid[], $13::integer[], $14::integer[], $15::uuid[])
                WITH ORDINALITY AS try(provider, first, past, room, rank)
            WHERE NOT EXISTS (
                    SELECT FROM busy b
                    WHERE b.provider_id = try.provider AND b.during && tstzrange($9, $10))
                AND NOT EXISTS (
                    SELECT FROM busy b
                    WHERE b.room_id = try.room AND b.during && tstzrange($9, $10))
            ORDER BY try.rank
            ON CONFLICT DO NOTHING
            RETURNING id
        ), known AS (
            INSERT INTO customers (id, practice_id, name, created_at)
            SELECT $4, $2, $16, $11 FROM placed WHERE $17::text IS NOT NULL
            ON CONFLICT DO NOTHING
        ), reached AS (
            INSERT INTO customer_phones (practice_id, customer_id, phone)
            SELECT $2, $4, $17 FROM placed WHERE $17::text IS NOT NULL
            ON CONFLICT DO NOTHING
        )
        SELECT id FROM placed
        "#,
        id.uuid(),
        practice.id.uuid(),
        visit.service.id.uuid(),
        who.id.uuid(),
        visit.starts_at.to_sqlx() as _,
        visit.ends_at.to_sqlx() as _,
        visit.wall.to_sqlx() as _,
        visit.time_zone,
        visit.occupies.from().to_sqlx() as _,
        visit.occupies.until().to_sqlx() as _,
        now.to_sqlx() as _,
        &tries.provider,
        &tries.first,
        &tries.past,
        &tries.room as &[Option<_>],
        who.name.map(PersonName::as_str),
        who.phone.map(PhoneNumber::as_str),
    )
    .fetch_optional(session)
    .await
    .map_err(StoreError::while_doing("book an appointment"))?;
    Ok(placed.is_some())
}

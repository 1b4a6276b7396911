//! Where an appointment could be: with whom, on which seats, in which room.

use std::collections::HashMap;

use domain::{AppointmentId, Place, Practice, ProviderId, RoomId, Service, TimeRange};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff_sqlx::ToSqlx;
use scheduling::Refusal;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::error::StoreError;

/// When an appointment is, whoever it is with.
pub(super) struct Visit<'a> {
    pub(super) service: &'a Service,
    pub(super) starts_at: Timestamp,
    pub(super) ends_at: Timestamp,
    /// With the buffers of the service.
    pub(super) occupies: TimeRange,
    /// The start by the clock on the practice's wall.
    pub(super) wall: DateTime,
    /// The practice's time zone, by its IANA name.
    pub(super) time_zone: &'a str,
}

impl<'a> Visit<'a> {
    /// The visit for a service that starts at an instant.
    pub(super) fn new(
        practice: &'a Practice,
        service: &'a Service,
        starts_at: Timestamp,
    ) -> Result<Self, Refusal> {
        // The length is the same whoever it is with.
        let nobody = ProviderId::new(Uuid::nil());
        let slot = scheduling::slot(service, nobody, starts_at);
        let occupies =
            scheduling::occupies(service, slot).map_err(|_empty| Refusal::WrongLength)?;
        Ok(Self {
            service,
            starts_at,
            ends_at: slot.ends_at,
            occupies,
            wall: practice.time_zone.to_datetime(starts_at),
            time_zone: practice.time_zone.iana_name().unwrap_or("UTC"),
        })
    }
}

/// A provider, and where with them.
pub(super) type Candidate = (ProviderId, Place);

/// Every place with each of these providers, in the order in which they are tried.
pub(super) fn candidates(
    practice: &Practice,
    service: &Service,
    providers: &[ProviderId],
) -> Vec<Candidate> {
    let places = |provider: &ProviderId| {
        let provider = *provider;
        let places = scheduling::places(practice, service, provider);
        places.into_iter().map(move |place| (provider, place))
    };
    providers.iter().flat_map(places).collect()
}

/// Candidates on their side, as `unnest` takes them.
#[derive(Default)]
pub(super) struct Tries {
    pub(super) provider: Vec<Uuid>,
    pub(super) first: Vec<i32>,
    pub(super) past: Vec<i32>,
    pub(super) room: Vec<Option<Uuid>>,
}

impl Tries {
    pub(super) fn of(candidates: &[Candidate]) -> Self {
        let mut tries = Self::default();
        for (provider, Place { seats, room }) in candidates {
            tries.provider.push(provider.uuid());
            tries.first.push(seats.first().into());
            tries.past.push(seats.end().into());
            tries.room.push(room.map(RoomId::uuid));
        }
        tries
    }
}

/// The candidates at which nothing is in the way of an appointment, apart from itself, as far as
/// can be seen.
pub(super) async fn free(
    session: &mut PgConnection,
    candidates: &[Candidate],
    occupies: TimeRange,
    except: AppointmentId,
) -> Result<Vec<Candidate>, StoreError> {
    let tries = Tries::of(candidates);
    let free = sqlx::query_scalar!(
        r#"
        SELECT try.rank AS "rank!"
        FROM unnest($1::uuid[], $2::integer[], $3::integer[], $4::uuid[])
            WITH ORDINALITY AS try(provider, first, past, room, rank)
        WHERE NOT EXISTS (
                SELECT FROM appointments a
                WHERE a.provider_id = try.provider AND a.occupies && tstzrange($5, $6)
                    AND a.seats && int4range(try.first, try.past)
                    AND a.status NOT IN ('cancelled', 'released') AND a.id <> $7)
            AND NOT EXISTS (
                SELECT FROM appointments a
                WHERE a.room_id = try.room AND a.occupies && tstzrange($5, $6)
                    AND a.room_id IS NOT NULL
                    AND a.status NOT IN ('cancelled', 'released') AND a.id <> $7)
            AND NOT EXISTS (
                SELECT FROM busy b
                WHERE b.provider_id = try.provider AND b.during && tstzrange($5, $6))
            AND NOT EXISTS (
                SELECT FROM busy b
                WHERE b.room_id = try.room AND b.during && tstzrange($5, $6))
        ORDER BY try.rank
        "#,
        &tries.provider,
        &tries.first,
        &tries.past,
        &tries.room as &[Option<_>],
        occupies.from().to_sqlx() as _,
        occupies.until().to_sqlx() as _,
        except.uuid(),
    )
    .fetch_all(session)
    .await
    .map_err(StoreError::while_doing("look for a free place"))?;
    let at = |rank: i64| usize::try_from(rank - 1).ok();
    Ok(free.into_iter().filter_map(|rank| candidates.get(at(rank)?).copied()).collect())
}

/// Providers in the order in which they are asked to take an appointment that anyone may: whoever
/// has the fewest on that day first, otherwise in the practice's order.
pub(super) async fn in_fair_order(
    session: &mut PgConnection,
    practice: &Practice,
    day: Date,
    mut providers: Vec<ProviderId>,
) -> Result<Vec<ProviderId>, StoreError> {
    let midnight = |date: Date| date.to_datetime(Time::midnight());
    let ids: Vec<_> = providers.iter().copied().map(ProviderId::uuid).collect();
    // By the clock on the wall, which is what a day is by; the instants narrow it down.
    let (first, past) = (midnight(day), midnight(day.tomorrow().unwrap_or(day)));
    let instant = |wall: DateTime| wall.to_zoned(practice.time_zone.clone());
    let from = instant(first).map_or(Timestamp::MIN, |it| it.timestamp());
    let until = instant(past).map_or(Timestamp::MAX, |it| it.timestamp());
    let counted = sqlx::query!(
        r#"
        SELECT provider_id, count(*) AS "count!" FROM appointments
        WHERE practice_id = $1 AND starts_at >= $2 AND starts_at < $3 AND provider_id = ANY ($4)
            AND status NOT IN ('cancelled', 'released')
        GROUP BY provider_id
        "#,
        practice.id.uuid(),
        from.to_sqlx() as _,
        until.to_sqlx() as _,
        &ids,
    );
    let counted = counted
        .fetch_all(session)
        .await
        .map_err(StoreError::while_doing("see who has least to do"))?;
    let booked: HashMap<_, _> = counted.into_iter().map(|it| (it.provider_id, it.count)).collect();
    providers.sort_by_key(|provider| booked.get(&provider.uuid()).copied().unwrap_or(0));
    Ok(providers)
}

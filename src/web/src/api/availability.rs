//! `GET /api/v1/availability`: what can be booked.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use domain::{Practice, ProviderWish, Service, ServiceId, Slot, TimeRange};
use jiff::{SignedDuration, Timestamp};
use ports::{Chain, Look, Scope};
use scheduling::Book;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::Reader;
use super::fields::Instant;
use super::listed::{self, Listed, cursor};
use super::problem::{OfAnItem, Problem, Usual};
use super::query::Query;
use super::{INSTANT, Named, directory_failed, instant};
use crate::edge::Edge;

/// How much is answered at once, at most.
const LONGEST: SignedDuration = SignedDuration::from_hours(93 * 24);
/// Most alternatives to a slot that is taken.
const MOST_ALTERNATIVES: usize = 3;
/// How far behind a slot that is taken alternatives are looked for.
const NEAR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A slot that can be booked.
#[derive(Serialize, ToSchema)]
pub(crate) struct AvailableSlot {
    /// When the customer comes.
    #[schema(format = DateTime)]
    starts_at: String,
    /// When the customer leaves.
    #[schema(format = DateTime)]
    ends_at: String,
    /// With whom.
    provider: Named,
}

/// The free slots of a service.
///
/// Every slot of every provider who has it free, in the order of their start. What is free may be
/// taken a moment later: the booking decides.
#[utoipa::path(
    tag = "Appointments",
    params(
        ("service_id" = Uuid, Query, description = "What for."),
        ("provider_id" = Option<Uuid>, Query, description = "With whom; anyone when it is left out."),
        ("from" = String, Query, format = DateTime, description = "Starting at this instant or later."),
        ("to" = String, Query, format = DateTime,
            description = "Starting before this instant, at most 93 days later."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<AvailableSlot>), Usual, OfAnItem)
)]
#[get("/availability")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let service: Option<Uuid> = query.need("service_id", "The id of a service, a UUID.");
    let provider: Option<Uuid> = query.take("provider_id", "The id of a provider, a UUID.");
    let from = query.need::<Instant>("from", INSTANT).map(|Instant(at)| at);
    let to = query.need::<Instant>("to", INSTANT).map(|Instant(at)| at);
    let within = match (from, to) {
        (Some(from), Some(to)) if to.duration_since(from) > LONGEST => {
            query.refuse("to", "At most 93 days after `from`.");
            None
        }
        (Some(from), Some(to)) => {
            let within = TimeRange::new(from, to).ok();
            if within.is_none() {
                query.refuse("to", "An instant after `from`.");
            }
            within
        }
        (None, _) | (_, None) => None,
    };
    let limit = listed::limit(&mut query);
    let after: Option<(i64, Uuid)> = listed::after(&mut query);
    query.finish()?;
    let (Some(service), Some(within)) = (service, within) else {
        return Err(Problem::field("service_id", "The id of a service, a UUID."));
    };
    let service = ServiceId::new(service);
    let practice = practice_of(&edge, &client.scope, service).await?;
    let service = practice.service(service).ok_or_else(|| Problem::not_found("service"))?;
    let wish = match provider {
        None => ProviderWish::Anyone,
        Some(provider) => {
            let provider = domain::ProviderId::new(provider);
            if practice.provider(provider).is_none() {
                return Err(Problem::not_found("provider"));
            }
            ProviderWish::Named(provider)
        }
    };
    let mut slots = free(&edge, &practice, service, wish, within).await?;
    slots.retain(|slot| after.is_none_or(|after| place(slot) > after));
    let next = slots.get(usize::from(limit)).map(|_| usize::from(limit) - 1);
    let next = next.and_then(|last| slots.get(last)).and_then(|last| cursor(&place(last)));
    let items = slots.iter().take(limit.into()).map(|slot| shown(&practice, *slot)).collect();
    Ok(HttpResponse::Ok().json(Listed::<AvailableSlot> { items, next }))
}

/// A slot's place in the list.
fn place(slot: &Slot) -> (i64, Uuid) {
    (slot.starts_at.as_second(), slot.provider.uuid())
}

/// What could be had near a slot that is taken, as a problem document shows it.
pub(super) async fn alternatives(
    edge: &Edge,
    practice: &Practice,
    service: &Service,
    wish: ProviderWish,
    wanted: Timestamp,
) -> Result<Value, Problem> {
    let until = wanted.saturating_add(NEAR).unwrap_or(Timestamp::MAX);
    let from = wanted.saturating_sub(SignedDuration::from_hours(24)).unwrap_or(Timestamp::MIN);
    let Ok(within) = TimeRange::new(from, until) else { return Ok(Value::Array(Vec::new())) };
    let mut slots = free(edge, practice, service, wish, within).await?;
    slots.sort_by_key(|slot| (slot.starts_at.duration_since(wanted).abs(), slot.starts_at));
    slots.dedup_by_key(|slot| slot.starts_at);
    slots.truncate(MOST_ALTERNATIVES);
    let slots: Vec<_> = slots.iter().map(|slot| shown(practice, *slot)).collect();
    Ok(serde_json::to_value(slots).unwrap_or_default())
}

/// The free slots that start within a range.
async fn free(
    edge: &Edge,
    practice: &Practice,
    service: &Service,
    wish: ProviderWish,
    within: TimeRange,
) -> Result<Vec<Slot>, Problem> {
    let now = edge.now();
    let longest = service.duration.duration();
    let until = within.until().saturating_add(longest).unwrap_or(Timestamp::MAX);
    let visits = TimeRange::new(within.from(), until).unwrap_or(within);
    let read = scheduling::reading(service, visits);
    let providers = match wish {
        ProviderWish::Anyone => service.providers.clone(),
        ProviderWish::Named(provider) => vec![provider],
    };
    let rooms = service.rooms.clone();
    let look = Look { practice: practice.id, providers, rooms, window: read, now, except: None };
    let taken = edge.diary.taken(look).await.map_err(|error| {
        tracing::error!(error = %Chain(&*error.0), "the book cannot be read");
        Problem::unavailable()
    })?;
    let mut slots = scheduling::free_slots(practice, service, wish, &Book { read, taken }, now);
    slots.retain(|it| within.from() <= it.starts_at && it.starts_at < within.until());
    slots.sort_by_key(place);
    Ok(slots)
}

fn shown(practice: &Practice, slot: Slot) -> AvailableSlot {
    let zone = practice.time_zone.iana_name().unwrap_or("UTC");
    let provider = practice.provider(slot.provider).map(|it| it.name.clone());
    AvailableSlot {
        starts_at: instant(slot.starts_at, zone),
        ends_at: instant(slot.ends_at, zone),
        provider: Named { id: slot.provider.uuid(), name: provider.unwrap_or_default() },
    }
}

/// The practice that a service is of, when the scope has it.
pub(super) async fn practice_of(
    edge: &Edge,
    scope: &Scope,
    service: ServiceId,
) -> Result<std::sync::Arc<Practice>, Problem> {
    let practice = edge.reports.practice_of_service(scope, service).await.map_err(|error| {
        tracing::error!(error = %Chain(&*error.0), "a service cannot be looked up");
        Problem::unavailable()
    })?;
    let practice = practice.ok_or_else(|| Problem::not_found("service"))?;
    let practice = edge.directory.practice(practice).await.map_err(directory_failed)?;
    practice.ok_or_else(|| Problem::not_found("service"))
}

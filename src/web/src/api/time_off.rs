//! `/api/v1/time_off`: when providers and rooms cannot be had.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use domain::{PracticeId, ProviderId, RoomId, TimeOffId, TimeRange};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ports::Asked;
use ports::registers::{Absent, Item, Part, Register, TimeOff, TimeOffFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::{Client, Reader, Writer};
use super::fields::Fields;
use super::kept::{self, Meant, asked, refused};
use super::listed::{self, Listed, cursor};
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::{Sent, tagged};
use super::stranding::{Stranding, stranded};
use super::{INSTANT, directory_failed, instant};
use crate::edge::Edge;

/// What a day in a request has to be.
const DAY: &str = "A day, such as 2026-12-24.";

/// A time in which a provider or a room cannot be had.
#[derive(Serialize, ToSchema)]
#[schema(as = TimeOff)]
pub(crate) struct Absence {
    /// Which one.
    id: Uuid,
    /// Whose.
    practice_id: Uuid,
    /// Who is away, unless it is a room.
    provider_id: Option<Uuid>,
    /// What cannot be had, unless it is a provider.
    room_id: Option<Uuid>,
    /// From when on.
    #[schema(format = DateTime)]
    starts_at: String,
    /// Until when.
    #[schema(format = DateTime)]
    ends_at: String,
    /// Why.
    reason: String,
    /// After a change: how many appointments to come have no place any more because of it. They
    /// stand until somebody moves them or calls them off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    stranded: Option<usize>,
}

/// Time off to be added: of a provider or of a room, from an instant to another, or whole days.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewTimeOff)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentTimeOff {
    /// Whose; needed with a key for every practice.
    practice_id: Option<Uuid>,
    /// Who is away. Either this or a room.
    provider_id: Option<Uuid>,
    /// What cannot be had. Either this or a provider.
    room_id: Option<Uuid>,
    /// From when on.
    #[schema(format = DateTime)]
    starts_at: Option<String>,
    /// Until when.
    #[schema(format = DateTime)]
    ends_at: Option<String>,
    /// The first of whole days, by the practice's calendar, instead of an instant.
    #[schema(format = Date)]
    from: Option<String>,
    /// The last of them; it is off as well.
    #[schema(format = Date)]
    to: Option<String>,
    /// Why.
    #[schema(max_length = 200)]
    reason: Option<String>,
}

/// What is to be otherwise; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[schema(as = TimeOffChange)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentChange {
    /// From when on.
    #[schema(format = DateTime)]
    starts_at: Option<String>,
    /// Until when.
    #[schema(format = DateTime)]
    ends_at: Option<String>,
    /// The first of whole days, by the practice's calendar, instead of an instant.
    #[schema(format = Date)]
    from: Option<String>,
    /// The last of them; it is off as well.
    #[schema(format = Date)]
    to: Option<String>,
    /// Why.
    #[schema(max_length = 200)]
    reason: Option<String>,
}

/// Time off, in the order of its start.
#[utoipa::path(
    tag = "Time off",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("provider_id" = Option<Uuid>, Query, description = "Of this provider."),
        ("room_id" = Option<Uuid>, Query, description = "Of this room."),
        ("from" = Option<String>, Query, format = DateTime, description = "Not over by then."),
        ("to" = Option<String>, Query, format = DateTime, description = "Begun before."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Absence>), Usual)
)]
#[get("/time_off")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let practice = kept::practice(&mut query);
    let provider: Option<Uuid> = query.take("provider_id", "The id of a provider, a UUID.");
    let room: Option<Uuid> = query.take("room_id", "The id of a room, a UUID.");
    let filter = TimeOffFilter {
        provider: provider.map(ProviderId::new),
        room: room.map(RoomId::new),
        from: query.take("from", INSTANT),
        to: query.take("to", INSTANT),
    };
    let (limit, after) = (listed::limit(&mut query), kept::in_time(&mut query));
    query.finish()?;
    let after = after.map(|(from, id)| (from, TimeOffId::new(id)));
    let part = Part::<TimeOff> { practice, filter, after, limit };
    let listing = edge.registers.list(&client.scope, part).await.map_err(|it| refused(&it))?;
    let next = listing.next.and_then(|(from, id)| cursor(&(from.as_microsecond(), id.uuid())));
    let mut items = Vec::with_capacity(listing.items.len());
    for item in &listing.items {
        items.push(Absence::of(item, &zone(&edge, item.practice).await?));
    }
    Ok(HttpResponse::Ok().json(Listed::<Absence> { items, next }))
}

/// Adds time off. Appointments that it strands stand, and are counted.
#[utoipa::path(
    tag = "Time off",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "Sent again with the same one, the request is the same request: 1 to 200 characters.")),
    request_body = SentTimeOff,
    responses((status = 201, body = Absence), Usual, OfAnItem, OfAChange)
)]
#[post("/time_off")]
pub(super) async fn add(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    sent: Sent<SentTimeOff>,
) -> Result<HttpResponse, Problem> {
    let once = sent.once(&request, &client)?;
    let practice: PracticeId = client.practice(sent.what.practice_id)?;
    let zone = zone(&edge, practice).await?;
    let record = sent.what.read(&zone)?;
    let asked = Asked { once, ..asked(&edge, &client, record) };
    let item = edge.registers.add(practice, asked).await.map_err(|it| refused(&it))?;
    answer(&edge, &client, StatusCode::CREATED, &item, &zone).await
}

/// One time off.
#[utoipa::path(
    tag = "Time off",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Absence), Usual, OfAnItem)
)]
#[get("/time_off/{id}")]
pub(super) async fn one(
    edge: Data<Edge>,
    Reader(client): Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let register: &dyn Register<TimeOff> = &*edge.registers;
    let item = register.one(&client.scope, TimeOffId::new(*id)).await;
    let item = kept::there(item, "time off")?;
    let zone = zone(&edge, item.practice).await?;
    Ok(tagged(StatusCode::OK, &Absence::of(&item, &zone), item.version))
}

/// Changes time off. Appointments that it strands stand, and are counted.
#[utoipa::path(
    tag = "Time off",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    request_body = SentChange,
    responses((status = 200, body = Absence), Usual, OfAnItem, OfAChange)
)]
#[patch("/time_off/{id}")]
pub(super) async fn change(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
    sent: Sent<SentChange>,
) -> Result<HttpResponse, Problem> {
    let mut meant = Meant::by(&request)?;
    let register: &dyn Register<TimeOff> = &*edge.registers;
    let id = TimeOffId::new(*id);
    loop {
        let present = kept::there(register.one(&client.scope, id).await, "time off")?;
        let seen = meant.version(present.version)?;
        let zone = zone(&edge, present.practice).await?;
        let record = sent.what.applied_to(present.what, &zone)?;
        let asked = Asked { seen, ..asked(&edge, &client, record) };
        match register.replace(id, asked).await {
            Ok(item) => return answer(&edge, &client, StatusCode::OK, &item, &zone).await,
            Err(error) if meant.again(&error) => {}
            Err(error) => return Err(refused(&error)),
        }
    }
}

/// Takes time off away again.
#[utoipa::path(
    tag = "Time off",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    responses((status = 204, description = "It is gone."), Usual, OfAnItem, OfAChange)
)]
#[delete("/time_off/{id}")]
pub(super) async fn remove(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let register: &dyn Register<TimeOff> = &*edge.registers;
    kept::removed(register, &request, &edge, &client, TimeOffId::new(*id), "time off").await
}

/// Where a practice's clocks are.
async fn zone(edge: &Edge, practice: PracticeId) -> Result<TimeZone, Problem> {
    let known = edge.directory.practice(practice).await.map_err(directory_failed)?;
    let known = known.ok_or_else(|| Problem::not_found("practice").about("practice_id"))?;
    Ok(known.time_zone.clone())
}

async fn answer(
    edge: &Edge,
    client: &Client,
    status: StatusCode,
    item: &Item<TimeOff>,
    zone: &TimeZone,
) -> Result<HttpResponse, Problem> {
    let by = Stranding::Absence(item.what.absent, item.what.during);
    let stranded = stranded(edge, client, item.practice, by).await?;
    let shown = Absence { stranded: Some(stranded), ..Absence::of(item, zone) };
    Ok(tagged(status, &shown, item.version))
}

impl Absence {
    fn of(item: &Item<TimeOff>, zone: &TimeZone) -> Self {
        let TimeOff { absent, during, reason } = &item.what;
        let (provider_id, room_id) = match absent {
            Absent::Provider(provider) => (Some(provider.uuid()), None),
            Absent::Room(room) => (None, Some(room.uuid())),
        };
        let zone = zone.iana_name().unwrap_or("UTC");
        Self {
            id: item.id.uuid(),
            practice_id: item.practice.uuid(),
            provider_id,
            room_id,
            starts_at: instant(during.from(), zone),
            ends_at: instant(during.until(), zone),
            reason: reason.clone(),
            stranded: None,
        }
    }
}

impl SentTimeOff {
    fn read(self, zone: &TimeZone) -> Result<TimeOff, Problem> {
        let mut fields = Fields::default();
        let absent = match (self.provider_id, self.room_id) {
            (Some(provider), None) => Some(Absent::Provider(ProviderId::new(provider))),
            (None, Some(room)) => Some(Absent::Room(RoomId::new(room))),
            (Some(_), Some(_)) | (None, None) => {
                fields.refuse("provider_id", "Either a provider or a room.");
                fields.refuse("room_id", "Either a provider or a room.");
                None
            }
        };
        let sent = SentChange {
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            from: self.from,
            to: self.to,
            reason: self.reason,
        };
        let during = sent.during(None, zone, &mut fields);
        let reason = fields.note("reason", sent.reason.as_deref().unwrap_or_default(), 200);
        fields.finish()?;
        match (absent, during) {
            (Some(absent), Some(during)) => Ok(TimeOff { absent, during, reason }),
            (None, _) | (_, None) => Err(Problem::field("starts_at", INSTANT)),
        }
    }
}

impl SentChange {
    fn applied_to(&self, mut record: TimeOff, zone: &TimeZone) -> Result<TimeOff, Problem> {
        let mut fields = Fields::default();
        if let Some(during) = self.during(Some(record.during), zone, &mut fields) {
            record.during = during;
        }
        if let Some(reason) = &self.reason {
            record.reason = fields.note("reason", reason, 200);
        }
        fields.finish()?;
        Ok(record)
    }

    /// From when until when: instants, where those that are not named are the present ones, or
    /// whole days.
    fn during(
        &self,
        present: Option<TimeRange>,
        zone: &TimeZone,
        fields: &mut Fields,
    ) -> Option<TimeRange> {
        if self.from.is_some() || self.to.is_some() {
            let one_way = self.starts_at.is_none() && self.ends_at.is_none();
            fields.need(one_way, "from", "Either instants or whole days.");
            fields.need(one_way, "to", "Either instants or whole days.");
            return self.days(zone, fields);
        }
        let mut at = |field, text: &Option<String>, present: Option<Timestamp>| {
            if let Some(text) = text {
                return fields.parse(field, text, INSTANT);
            }
            fields.need(present.is_some(), field, INSTANT);
            present
        };
        let from = at("starts_at", &self.starts_at, present.map(TimeRange::from));
        let until = at("ends_at", &self.ends_at, present.map(TimeRange::until));
        let during = TimeRange::new(from?, until?).ok();
        fields.need(during.is_some(), "ends_at", "An instant after `starts_at`.");
        during
    }

    fn days(&self, zone: &TimeZone, fields: &mut Fields) -> Option<TimeRange> {
        let mut day = |field, text: &Option<String>| -> Option<Date> {
            fields.parse(field, text.as_deref().unwrap_or_default(), DAY)
        };
        let (first, last) = (day("from", &self.from), day("to", &self.to));
        let during = scheduling::days_off(zone, first?, last?).ok();
        fields.need(during.is_some(), "to", "A day that is not before `from`.");
        during
    }
}

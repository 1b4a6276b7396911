//! `/api/v1/services`: what can be booked.

mod seats;

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use domain::{Minutes, PracticeId, ProviderId, RoomId, ServiceId};
use ports::Asked;
use ports::registers::{Item, Part, Register, ServiceRecord, Standing};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use seats::SeatsTaken;

use super::access::{Reader, Writer};
use super::fields::Fields;
use super::kept::{self, Meant, asked, refused};
use super::listed::{self, Listed, cursor};
use super::names;
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::{Sent, tagged};
use crate::edge::Edge;

/// Something that can be booked.
#[derive(Serialize, ToSchema)]
pub(crate) struct Service {
    /// Which one.
    id: Uuid,
    /// Whose.
    practice_id: Uuid,
    /// Its name in offers and read-backs.
    name: String,
    /// Its names in languages in which it has another one: `{"fr": "nettoyage"}`.
    names: BTreeMap<String, String>,
    /// Other names that callers use for it.
    spoken: Vec<String>,
    /// How long the customer is there, in minutes.
    duration_minutes: u16,
    /// How long before it the provider is taken, in minutes.
    buffer_before: u16,
    /// How long after it the provider is taken, in minutes.
    buffer_after: u16,
    /// Who provides it.
    provider_ids: Vec<Uuid>,
    /// How many of a provider's seats it takes, where that is not one.
    takes: BTreeMap<Uuid, SeatsTaken>,
    /// It needs one of these rooms as well; none when there are none.
    room_ids: Vec<Uuid>,
    /// What it costs, in the practice's words.
    price_note: Option<String>,
    /// Where it stands among the others.
    position: i32,
    /// Whether it is not offered any more.
    retired: bool,
}

/// A service to be added.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewService)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentService {
    /// Whose; needed with a key for every practice.
    practice_id: Option<Uuid>,
    /// Its name in offers and read-backs.
    #[schema(min_length = 1, max_length = 80)]
    name: String,
    /// How long the customer is there, in minutes.
    #[schema(minimum = 1, maximum = 1440)]
    duration_minutes: u16,
    /// Its names in languages in which it has another one: `{"fr": "nettoyage"}`.
    names: Option<BTreeMap<String, String>>,
    /// Other names that callers use for it.
    #[schema(max_items = 50)]
    spoken: Option<Vec<String>>,
    /// How long before it the provider is taken.
    #[schema(minimum = 0, maximum = 720)]
    buffer_before: Option<u16>,
    /// How long after it the provider is taken.
    #[schema(minimum = 0, maximum = 720)]
    buffer_after: Option<u16>,
    /// Who provides it.
    #[schema(max_items = 500)]
    provider_ids: Option<Vec<Uuid>>,
    /// How many of a provider's seats it takes, where that is not one.
    takes: Option<BTreeMap<Uuid, SeatsTaken>>,
    /// It needs one of these rooms as well; none when there are none.
    #[schema(max_items = 500)]
    room_ids: Option<Vec<Uuid>>,
    /// What it costs, in the practice's words.
    #[schema(min_length = 1, max_length = 200)]
    price_note: Option<String>,
    /// Where it stands among the others.
    #[schema(minimum = -1_000_000, maximum = 1_000_000)]
    position: Option<i32>,
}

/// What is to be otherwise; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[schema(as = ServiceChange)]
#[serde(deny_unknown_fields)]
#[expect(clippy::option_option, reason = "left out, null, and a value are three things")]
pub(crate) struct SentChange {
    /// Its name in offers and read-backs.
    #[schema(min_length = 1, max_length = 80)]
    name: Option<String>,
    /// All its names in languages in which it has another one: `{"fr": "nettoyage"}`.
    names: Option<BTreeMap<String, String>>,
    /// Other names that callers use for it.
    #[schema(max_items = 50)]
    spoken: Option<Vec<String>>,
    /// How long the customer is there, in minutes.
    #[schema(minimum = 1, maximum = 1440)]
    duration_minutes: Option<u16>,
    /// How long before it the provider is taken.
    #[schema(minimum = 0, maximum = 720)]
    buffer_before: Option<u16>,
    /// How long after it the provider is taken.
    #[schema(minimum = 0, maximum = 720)]
    buffer_after: Option<u16>,
    /// Who provides it.
    #[schema(max_items = 500)]
    provider_ids: Option<Vec<Uuid>>,
    /// How many of a provider's seats it takes, where that is not one.
    takes: Option<BTreeMap<Uuid, SeatsTaken>>,
    /// It needs one of these rooms as well; none when there are none.
    #[schema(max_items = 500)]
    room_ids: Option<Vec<Uuid>>,
    /// What it costs, in the practice's words.
    #[serde(default, deserialize_with = "super::fields::nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    price_note: Option<Option<String>>,
    /// Where it stands among the others.
    #[schema(minimum = -1_000_000, maximum = 1_000_000)]
    position: Option<i32>,
    /// Whether it is not offered any more.
    retired: Option<bool>,
}

/// Services, in the order in which they are offered.
#[utoipa::path(
    tag = "Services",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("retired" = Option<bool>, Query, description = "Those that are retired, instead."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Service>), Usual)
)]
#[get("/services")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let (practice, filter) = (kept::practice(&mut query), kept::standing(&mut query));
    let (limit, after) = (listed::limit(&mut query), kept::in_order(&mut query));
    query.finish()?;
    let after = after.map(|(practice, position, id)| (practice, position, ServiceId::new(id)));
    let part = Part::<ServiceRecord> { practice, filter, after, limit };
    let listing = edge.registers.list(&client.scope, part).await.map_err(|it| refused(&it))?;
    let next = listing
        .next
        .and_then(|(practice, position, id)| cursor(&(practice.uuid(), position, id.uuid())));
    let items = listing.items.iter().map(Service::of).collect();
    Ok(HttpResponse::Ok().json(Listed::<Service> { items, next }))
}

/// Adds a service: at most 500 are in use at a practice.
#[utoipa::path(
    tag = "Services",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "Sent again with the same one, the request is the same request: 1 to 200 characters.")),
    request_body = SentService,
    responses((status = 201, body = Service), Usual, OfAnItem, OfAChange)
)]
#[post("/services")]
pub(super) async fn add(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    sent: Sent<SentService>,
) -> Result<HttpResponse, Problem> {
    let once = sent.once(&request, &client)?;
    let practice: PracticeId = client.practice(sent.what.practice_id)?;
    let record = sent.what.read()?;
    let asked = Asked { once, ..asked(&edge, &client, record) };
    let item = edge.registers.add(practice, asked).await.map_err(|it| refused(&it))?;
    Ok(tagged(StatusCode::CREATED, &Service::of(&item), item.version))
}

/// One service.
#[utoipa::path(
    tag = "Services",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Service), Usual, OfAnItem)
)]
#[get("/services/{id}")]
pub(super) async fn one(
    edge: Data<Edge>,
    Reader(client): Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let register: &dyn Register<ServiceRecord> = &*edge.registers;
    let item = register.one(&client.scope, ServiceId::new(*id)).await;
    let item = kept::there(item, "service")?;
    Ok(tagged(StatusCode::OK, &Service::of(&item), item.version))
}

/// Changes a service.
#[utoipa::path(
    tag = "Services",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    request_body = SentChange,
    responses((status = 200, body = Service), Usual, OfAnItem, OfAChange)
)]
#[patch("/services/{id}")]
pub(super) async fn change(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
    sent: Sent<SentChange>,
) -> Result<HttpResponse, Problem> {
    let mut meant = Meant::by(&request)?;
    let register: &dyn Register<ServiceRecord> = &*edge.registers;
    let id = ServiceId::new(*id);
    loop {
        let present = kept::there(register.one(&client.scope, id).await, "service")?;
        let seen = meant.version(present.version)?;
        let record = sent.what.applied_to(present.what)?;
        let asked = Asked { seen, ..asked(&edge, &client, record) };
        match register.replace(id, asked).await {
            Ok(item) => return Ok(tagged(StatusCode::OK, &Service::of(&item), item.version)),
            Err(error) if meant.again(&error) => {}
            Err(error) => return Err(refused(&error)),
        }
    }
}

/// Retires a service: it is not offered any more, and its appointments stand.
#[utoipa::path(
    tag = "Services",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    responses((status = 204, description = "It is retired."), Usual, OfAnItem, OfAChange)
)]
#[delete("/services/{id}")]
pub(super) async fn retire(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let register: &dyn Register<ServiceRecord> = &*edge.registers;
    kept::removed(register, &request, &edge, &client, ServiceId::new(*id), "service").await
}

impl Service {
    fn of(item: &Item<ServiceRecord>) -> Self {
        let record = item.what.clone();
        Self {
            id: item.id.uuid(),
            practice_id: item.practice.uuid(),
            name: record.name,
            names: names::shown(&record.names),
            spoken: record.spoken,
            duration_minutes: record.duration.0,
            buffer_before: record.buffer_before.0,
            buffer_after: record.buffer_after.0,
            provider_ids: record.providers.into_iter().map(ProviderId::uuid).collect(),
            takes: seats::shown(&record.takes),
            room_ids: record.rooms.into_iter().map(RoomId::uuid).collect(),
            price_note: record.price_note,
            position: record.position,
            retired: record.standing == Standing::Retired,
        }
    }
}

impl SentService {
    fn read(self) -> Result<ServiceRecord, Problem> {
        let nothing = ServiceRecord {
            name: String::new(),
            names: BTreeMap::new(),
            spoken: Vec::new(),
            duration: Minutes(0),
            buffer_before: Minutes(0),
            buffer_after: Minutes(0),
            providers: Vec::new(),
            takes: BTreeMap::new(),
            rooms: Vec::new(),
            price_note: None,
            position: 0,
            standing: Standing::InUse,
        };
        let sent = SentChange {
            name: Some(self.name),
            names: self.names,
            spoken: self.spoken,
            duration_minutes: Some(self.duration_minutes),
            buffer_before: self.buffer_before,
            buffer_after: self.buffer_after,
            provider_ids: self.provider_ids,
            takes: self.takes,
            room_ids: self.room_ids,
            price_note: Some(self.price_note),
            position: self.position,
            retired: None,
        };
        sent.applied_to(nothing)
    }
}

impl SentChange {
    fn applied_to(&self, mut record: ServiceRecord) -> Result<ServiceRecord, Problem> {
        let mut fields = Fields::default();
        if let Some(name) = &self.name {
            record.name = fields.text("name", name, 80);
        }
        if let Some(names) = &self.names {
            record.names = names::read(&mut fields, "names", names);
        }
        if let Some(spoken) = &self.spoken {
            record.spoken = kept::spoken(&mut fields, spoken);
        }
        for (field, sent, kept, least, most) in [
            ("duration_minutes", self.duration_minutes, &mut record.duration, 1, 1440),
            ("buffer_before", self.buffer_before, &mut record.buffer_before, 0, 720),
            ("buffer_after", self.buffer_after, &mut record.buffer_after, 0, 720),
        ] {
            if let Some(minutes) = sent {
                fields.within(field, minutes.into(), least, most);
                *kept = Minutes(minutes);
            }
        }
        if let Some(rooms) = &self.room_ids {
            record.rooms = kept::ids(&mut fields, "room_ids", rooms, RoomId::new);
        }
        match &self.price_note {
            None => {}
            Some(None) => record.price_note = None,
            Some(Some(note)) => record.price_note = Some(fields.text("price_note", note, 200)),
        }
        if let Some(position) = self.position {
            record.position = kept::position(&mut fields, position);
        }
        record.standing = kept::standing_of(self.retired, record.standing);
        self.provided(&mut record, &mut fields);
        fields.finish()?;
        Ok(record)
    }

    /// Who provides it, and how many of their seats it takes.
    fn provided(&self, record: &mut ServiceRecord, fields: &mut Fields) {
        if let Some(providers) = &self.provider_ids {
            record.providers = kept::ids(fields, "provider_ids", providers, ProviderId::new);
            let providers = &record.providers;
            record.takes.retain(|provider, _| providers.contains(provider));
        }
        if let Some(sent) = &self.takes {
            seats::taken(record, sent, fields);
        }
    }
}

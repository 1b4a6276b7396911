//! `/api/v1/rooms`: rooms and equipment that services need besides a provider.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use domain::{PracticeId, RoomId};
use ports::Asked;
use ports::registers::{Item, Part, Register, RoomRecord, Standing};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::{Reader, Writer};
use super::fields::Fields;
use super::kept::{self, Meant, asked, refused};
use super::listed::{self, Listed, cursor};
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::{Sent, tagged};
use crate::edge::Edge;

/// A room, or a piece of equipment: for one appointment at a time.
#[derive(Serialize, ToSchema)]
pub(crate) struct Room {
    /// Which one.
    id: Uuid,
    /// Whose.
    practice_id: Uuid,
    /// Its name, for people at the practice.
    name: String,
    /// In which order it is given out.
    position: i32,
    /// Whether it is not given out any more.
    retired: bool,
}

/// A room to be added.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewRoom)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentRoom {
    /// Whose; needed with a key for every practice.
    practice_id: Option<Uuid>,
    /// Its name, for people at the practice.
    #[schema(min_length = 1, max_length = 80)]
    name: String,
    /// In which order it is given out.
    #[schema(minimum = -1_000_000, maximum = 1_000_000)]
    position: Option<i32>,
}

/// What is to be otherwise; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[schema(as = RoomChange)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentChange {
    /// Its name, for people at the practice.
    #[schema(min_length = 1, max_length = 80)]
    name: Option<String>,
    /// In which order it is given out.
    #[schema(minimum = -1_000_000, maximum = 1_000_000)]
    position: Option<i32>,
    /// Whether it is not given out any more.
    retired: Option<bool>,
}

/// Rooms, in the order in which they are given out.
#[utoipa::path(
    tag = "Rooms",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("retired" = Option<bool>, Query, description = "Those that are retired, instead."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Room>), Usual)
)]
#[get("/rooms")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let (practice, filter) = (kept::practice(&mut query), kept::standing(&mut query));
    let (limit, after) = (listed::limit(&mut query), kept::in_order(&mut query));
    query.finish()?;
    let after = after.map(|(practice, position, id)| (practice, position, RoomId::new(id)));
    let part = Part::<RoomRecord> { practice, filter, after, limit };
    let listing = edge.registers.list(&client.scope, part).await.map_err(|it| refused(&it))?;
    let next = listing
        .next
        .and_then(|(practice, position, id)| cursor(&(practice.uuid(), position, id.uuid())));
    let items = listing.items.iter().map(Room::of).collect();
    Ok(HttpResponse::Ok().json(Listed::<Room> { items, next }))
}

/// Adds a room: at most 500 are in use at a practice.
#[utoipa::path(
    tag = "Rooms",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "Sent again with the same one, the request is the same request: 1 to 200 characters.")),
    request_body = SentRoom,
    responses((status = 201, body = Room), Usual, OfAnItem, OfAChange)
)]
#[post("/rooms")]
pub(super) async fn add(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    sent: Sent<SentRoom>,
) -> Result<HttpResponse, Problem> {
    let once = sent.once(&request, &client)?;
    let practice: PracticeId = client.practice(sent.what.practice_id)?;
    let record = sent.what.read()?;
    let asked = Asked { once, ..asked(&edge, &client, record) };
    let item = edge.registers.add(practice, asked).await.map_err(|it| refused(&it))?;
    Ok(tagged(StatusCode::CREATED, &Room::of(&item), item.version))
}

/// One room.
#[utoipa::path(
    tag = "Rooms",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Room), Usual, OfAnItem)
)]
#[get("/rooms/{id}")]
pub(super) async fn one(
    edge: Data<Edge>,
    Reader(client): Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let register: &dyn Register<RoomRecord> = &*edge.registers;
    let item = register.one(&client.scope, RoomId::new(*id)).await;
    let item = kept::there(item, "room")?;
    Ok(tagged(StatusCode::OK, &Room::of(&item), item.version))
}

/// Changes a room.
#[utoipa::path(
    tag = "Rooms",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    request_body = SentChange,
    responses((status = 200, body = Room), Usual, OfAnItem, OfAChange)
)]
#[patch("/rooms/{id}")]
pub(super) async fn change(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
    sent: Sent<SentChange>,
) -> Result<HttpResponse, Problem> {
    let mut meant = Meant::by(&request)?;
    let register: &dyn Register<RoomRecord> = &*edge.registers;
    let id = RoomId::new(*id);
    loop {
        let present = kept::there(register.one(&client.scope, id).await, "room")?;
        let seen = meant.version(present.version)?;
        let record = sent.what.applied_to(present.what)?;
        let asked = Asked { seen, ..asked(&edge, &client, record) };
        match register.replace(id, asked).await {
            Ok(item) => return Ok(tagged(StatusCode::OK, &Room::of(&item), item.version)),
            Err(error) if meant.again(&error) => {}
            Err(error) => return Err(refused(&error)),
        }
    }
}

/// Retires a room: it is not given out any more, and its appointments stand.
#[utoipa::path(
    tag = "Rooms",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    responses((status = 204, description = "It is retired."), Usual, OfAnItem, OfAChange)
)]
#[delete("/rooms/{id}")]
pub(super) async fn retire(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let register: &dyn Register<RoomRecord> = &*edge.registers;
    kept::removed(register, &request, &edge, &client, RoomId::new(*id), "room").await
}

impl Room {
    fn of(item: &Item<RoomRecord>) -> Self {
        let RoomRecord { name, position, standing } = &item.what;
        Self {
            id: item.id.uuid(),
            practice_id: item.practice.uuid(),
            name: name.clone(),
            position: *position,
            retired: *standing == Standing::Retired,
        }
    }
}

impl SentRoom {
    fn read(self) -> Result<RoomRecord, Problem> {
        let Self { practice_id: _, name, position } = self;
        let nothing = RoomRecord { name: String::new(), position: 0, standing: Standing::InUse };
        SentChange { name: Some(name), position, retired: None }.applied_to(nothing)
    }
}

impl SentChange {
    fn applied_to(&self, mut record: RoomRecord) -> Result<RoomRecord, Problem> {
        let mut fields = Fields::default();
        if let Some(name) = &self.name {
            record.name = fields.text("name", name, 80);
        }
        if let Some(position) = self.position {
            record.position = kept::position(&mut fields, position);
        }
        record.standing = kept::standing_of(self.retired, record.standing);
        fields.finish()?;
        Ok(record)
    }
}

//! `/api/v1/providers`: the people who provide services.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use domain::{PracticeId, ProviderId};
use ports::Asked;
use ports::registers::{Item, MOST_SEATS, Part, ProviderRecord, Register, Standing};
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
use super::stranding::{Stranding, stranded};
use super::weekly::{self, WeekPeriod};
use crate::edge::Edge;

/// A person who provides services.
#[derive(Serialize, ToSchema)]
pub(crate) struct Provider {
    /// Who.
    id: Uuid,
    /// Where they work.
    practice_id: Uuid,
    /// Their name in offers and read-backs.
    name: String,
    /// Other names that callers use.
    spoken: Vec<String>,
    /// How many customers they see at once.
    seats: u16,
    /// When they work; null when that is whenever the practice is open. Breaks are gaps.
    hours: Option<Vec<WeekPeriod>>,
    /// Where they stand among the others.
    position: i32,
    /// Whether they cannot be booked any more.
    retired: bool,
    /// After a change: how many appointments to come have no place any more because of it. They
    /// stand until somebody moves them or calls them off.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    stranded: Option<usize>,
}

/// A provider to be added.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewProvider)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentProvider {
    /// Where they work; needed with a key for every practice.
    practice_id: Option<Uuid>,
    /// Their name in offers and read-backs.
    #[schema(min_length = 1, max_length = 80)]
    name: String,
    /// Other names that callers use.
    #[schema(max_items = 50)]
    spoken: Option<Vec<String>>,
    /// How many customers they see at once: one, when it is left out.
    #[schema(minimum = 1, maximum = 50)]
    seats: Option<u16>,
    /// When they work; whenever the practice is open, when it is left out or null.
    #[schema(min_items = 1, max_items = 70)]
    hours: Option<Vec<WeekPeriod>>,
    /// Where they stand among the others.
    #[schema(minimum = -1_000_000, maximum = 1_000_000)]
    position: Option<i32>,
}

/// What is to be otherwise; what is left out stays.
#[derive(Default, Deserialize, ToSchema)]
#[schema(as = ProviderChange)]
#[serde(deny_unknown_fields)]
#[expect(clippy::option_option, reason = "left out, null, and a value are three things")]
pub(crate) struct SentChange {
    /// Their name in offers and read-backs.
    #[schema(min_length = 1, max_length = 80)]
    name: Option<String>,
    /// Other names that callers use.
    #[schema(max_items = 50)]
    spoken: Option<Vec<String>>,
    /// How many customers they see at once.
    #[schema(minimum = 1, maximum = 50)]
    seats: Option<u16>,
    /// When they work; null for whenever the practice is open.
    #[serde(default, deserialize_with = "super::fields::nullable")]
    #[schema(value_type = Option<Vec<WeekPeriod>>, min_items = 1, max_items = 70)]
    hours: Option<Option<Vec<WeekPeriod>>>,
    /// Where they stand among the others.
    #[schema(minimum = -1_000_000, maximum = 1_000_000)]
    position: Option<i32>,
    /// Whether they cannot be booked any more.
    retired: Option<bool>,
}

/// Providers, in the order in which they are offered.
#[utoipa::path(
    tag = "Providers",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("retired" = Option<bool>, Query, description = "Those that are retired, instead."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Provider>), Usual)
)]
#[get("/providers")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let (practice, filter) = (kept::practice(&mut query), kept::standing(&mut query));
    let (limit, after) = (listed::limit(&mut query), kept::in_order(&mut query));
    query.finish()?;
    let after = after.map(|(practice, position, id)| (practice, position, ProviderId::new(id)));
    let part = Part::<ProviderRecord> { practice, filter, after, limit };
    let listing = edge.registers.list(&client.scope, part).await.map_err(|it| refused(&it))?;
    let next = listing
        .next
        .and_then(|(practice, position, id)| cursor(&(practice.uuid(), position, id.uuid())));
    let items = listing.items.iter().map(Provider::of).collect();
    Ok(HttpResponse::Ok().json(Listed::<Provider> { items, next }))
}

/// Adds a provider: at most 500 are in use at a practice.
#[utoipa::path(
    tag = "Providers",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "Sent again with the same one, the request is the same request: 1 to 200 characters.")),
    request_body = SentProvider,
    responses((status = 201, body = Provider), Usual, OfAnItem, OfAChange)
)]
#[post("/providers")]
pub(super) async fn add(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    sent: Sent<SentProvider>,
) -> Result<HttpResponse, Problem> {
    let once = sent.once(&request, &client)?;
    let practice: PracticeId = client.practice(sent.what.practice_id)?;
    let record = sent.what.read()?;
    let asked = Asked { once, ..asked(&edge, &client, record) };
    let item = edge.registers.add(practice, asked).await.map_err(|it| refused(&it))?;
    Ok(tagged(StatusCode::CREATED, &Provider::of(&item), item.version))
}

/// One provider.
#[utoipa::path(
    tag = "Providers",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Provider), Usual, OfAnItem)
)]
#[get("/providers/{id}")]
pub(super) async fn one(
    edge: Data<Edge>,
    Reader(client): Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let register: &dyn Register<ProviderRecord> = &*edge.registers;
    let item = register.one(&client.scope, ProviderId::new(*id)).await;
    let item = kept::there(item, "provider")?;
    Ok(tagged(StatusCode::OK, &Provider::of(&item), item.version))
}

/// Changes a provider.
#[utoipa::path(
    tag = "Providers",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    request_body = SentChange,
    responses((status = 200, body = Provider), Usual, OfAnItem, OfAChange)
)]
#[patch("/providers/{id}")]
pub(super) async fn change(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
    sent: Sent<SentChange>,
) -> Result<HttpResponse, Problem> {
    let mut meant = Meant::by(&request)?;
    let register: &dyn Register<ProviderRecord> = &*edge.registers;
    let id = ProviderId::new(*id);
    loop {
        let present = kept::there(register.one(&client.scope, id).await, "provider")?;
        let seen = meant.version(present.version)?;
        let record = sent.what.applied_to(present.what)?;
        let asked = Asked { seen, ..asked(&edge, &client, record) };
        match register.replace(id, asked).await {
            Ok(item) => {
                let by = Stranding::Provider(id);
                let stranded = stranded(&edge, &client, item.practice, by).await?;
                let shown = Provider { stranded: Some(stranded), ..Provider::of(&item) };
                return Ok(tagged(StatusCode::OK, &shown, item.version));
            }
            Err(error) if meant.again(&error) => {}
            Err(error) => return Err(refused(&error)),
        }
    }
}

/// Retires a provider: they cannot be booked any more, and their appointments stand.
#[utoipa::path(
    tag = "Providers",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    responses((status = 204, description = "It is retired."), Usual, OfAnItem, OfAChange)
)]
#[delete("/providers/{id}")]
pub(super) async fn retire(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let register: &dyn Register<ProviderRecord> = &*edge.registers;
    kept::removed(register, &request, &edge, &client, ProviderId::new(*id), "provider").await
}

impl Provider {
    fn of(item: &Item<ProviderRecord>) -> Self {
        let ProviderRecord { name, spoken, seats, hours, position, standing } = item.what.clone();
        Self {
            id: item.id.uuid(),
            practice_id: item.practice.uuid(),
            name,
            spoken,
            seats,
            hours: hours.as_ref().map(weekly::shown),
            position,
            retired: standing == Standing::Retired,
            stranded: None,
        }
    }
}

impl SentProvider {
    fn read(self) -> Result<ProviderRecord, Problem> {
        let Self { practice_id: _, name, spoken, seats, hours, position } = self;
        let nothing = ProviderRecord {
            name: String::new(),
            spoken: Vec::new(),
            seats: 1,
            hours: None,
            position: 0,
            standing: Standing::InUse,
        };
        let hours = Some(hours);
        SentChange { name: Some(name), spoken, seats, hours, position, retired: None }
            .applied_to(nothing)
    }
}

impl SentChange {
    fn applied_to(&self, mut record: ProviderRecord) -> Result<ProviderRecord, Problem> {
        let mut fields = Fields::default();
        if let Some(name) = &self.name {
            record.name = fields.text("name", name, 80);
        }
        if let Some(spoken) = &self.spoken {
            record.spoken = kept::spoken(&mut fields, spoken);
        }
        if let Some(seats) = self.seats {
            fields.within("seats", seats.into(), 1, MOST_SEATS.into());
            record.seats = seats;
        }
        match &self.hours {
            None => {}
            Some(None) => record.hours = None,
            Some(Some(periods)) => record.hours = weekly::read(&mut fields, "hours", periods),
        }
        if let Some(position) = self.position {
            record.position = kept::position(&mut fields, position);
        }
        record.standing = kept::standing_of(self.retired, record.standing);
        fields.finish()?;
        Ok(record)
    }
}

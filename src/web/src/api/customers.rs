//! `/api/v1/customers`: the people who have appointments.

mod shown;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use domain::{Country, CustomerId, PhoneNumber, PracticeId};
use ports::Asked;
use ports::registers::{CustomerFilter, CustomerRecord, Part, Register, RegisterError};
use uuid::Uuid;

use super::access::{Reader, Writer};
use super::directory_failed;
use super::kept::{self, Meant, asked, refused};
use super::listed::{self, Listed, cursor};
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::{Sent, tagged};
use crate::edge::Edge;
pub(super) use shown::dialled;
use shown::{Customer, SentChange, SentCustomer};

/// Customers, in the order in which they became known.
#[utoipa::path(
    tag = "Customers",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("phone" = Option<String>, Query, description = "With this number, as of E.164."),
        ("name" = Option<String>, Query,
            description = "Whose name begins so, whatever the case: 1 to 80 characters."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Customer>), Usual)
)]
#[get("/customers")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let practice = kept::practice(&mut query);
    let phone: Option<PhoneNumber> = query.take("phone", "A number such as +15875550142.");
    let name: Option<String> = query.take("name", "The beginning of a name.");
    let is_part = |name: &String| {
        (1..=80).contains(&name.chars().count()) && !name.chars().any(char::is_control)
    };
    if name.as_ref().is_some_and(|name| !is_part(name)) {
        query.refuse("name", "From 1 to 80 characters.");
    }
    let (limit, after) = (listed::limit(&mut query), kept::in_time(&mut query));
    query.finish()?;
    let after = after.map(|(since, id)| (since, CustomerId::new(id)));
    let filter = CustomerFilter { phone, name };
    let part = Part::<CustomerRecord> { practice, filter, after, limit };
    let listing = edge.registers.list(&client.scope, part).await.map_err(|it| refused(&it))?;
    let next = listing.next.and_then(|(since, id)| cursor(&(since.as_microsecond(), id.uuid())));
    let items = listing.items.iter().map(Customer::of).collect();
    Ok(HttpResponse::Ok().json(Listed::<Customer> { items, next }))
}

/// Adds a customer. Several can have one number, and one can have several.
#[utoipa::path(
    tag = "Customers",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "Sent again with the same one, the request is the same request: 1 to 200 characters.")),
    request_body = SentCustomer,
    responses((status = 201, body = Customer), Usual, OfAnItem, OfAChange)
)]
#[post("/customers")]
pub(super) async fn add(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    sent: Sent<SentCustomer>,
) -> Result<HttpResponse, Problem> {
    let once = sent.once(&request, &client)?;
    let practice: PracticeId = client.practice(sent.what.practice_id)?;
    let country = country(&edge, practice).await?;
    let record = sent.what.read(country, edge.now())?;
    let asked = Asked { once, ..asked(&edge, &client, record) };
    let item = edge.registers.add(practice, asked).await.map_err(|it| refused(&it))?;
    Ok(tagged(StatusCode::CREATED, &Customer::of(&item), item.version))
}

/// One customer.
#[utoipa::path(
    tag = "Customers",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Customer), Usual, OfAnItem)
)]
#[get("/customers/{id}")]
pub(super) async fn one(
    edge: Data<Edge>,
    Reader(client): Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let register: &dyn Register<CustomerRecord> = &*edge.registers;
    let item = register.one(&client.scope, CustomerId::new(*id)).await;
    let item = kept::there(item, "customer")?;
    Ok(tagged(StatusCode::OK, &Customer::of(&item), item.version))
}

/// Changes a customer.
#[utoipa::path(
    tag = "Customers",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    request_body = SentChange,
    responses((status = 200, body = Customer), Usual, OfAnItem, OfAChange)
)]
#[patch("/customers/{id}")]
pub(super) async fn change(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
    sent: Sent<SentChange>,
) -> Result<HttpResponse, Problem> {
    let mut meant = Meant::by(&request)?;
    let register: &dyn Register<CustomerRecord> = &*edge.registers;
    let id = CustomerId::new(*id);
    loop {
        let present = kept::there(register.one(&client.scope, id).await, "customer")?;
        let seen = meant.version(present.version)?;
        let country = country(&edge, present.practice).await?;
        let record = sent.what.applied_to(present.what, country)?;
        let asked = Asked { seen, ..asked(&edge, &client, record) };
        match register.replace(id, asked).await {
            Ok(item) => return Ok(tagged(StatusCode::OK, &Customer::of(&item), item.version)),
            Err(error) if meant.again(&error) => {}
            Err(error) => return Err(refused(&error)),
        }
    }
}

/// Takes a customer away to whom nothing refers: no appointment, and no open entry of the waiting
/// list.
#[utoipa::path(
    tag = "Customers",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    responses((status = 204, description = "They are gone."), Usual, OfAnItem, OfAChange)
)]
#[delete("/customers/{id}")]
pub(super) async fn remove(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let register: &dyn Register<CustomerRecord> = &*edge.registers;
    kept::removed(register, &request, &edge, &client, CustomerId::new(*id), "customer").await
}

/// Where a practice's numbers are dialled.
pub(super) async fn country(edge: &Edge, practice: PracticeId) -> Result<Country, Problem> {
    let known = edge.directory.practice(practice).await.map_err(directory_failed)?;
    let unknown = RegisterError::Unknown { field: "practice_id" };
    known.map(|known| known.country).ok_or_else(|| refused(&unknown))
}

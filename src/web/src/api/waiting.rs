//! `/api/v1/waiting`: who wants an earlier time, or any.

mod shown;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use domain::{ServiceId, WaitingId};
use ports::Asked;
use ports::registers::{RegisterError, WaitingQuery, WaitingStatus};
use uuid::Uuid;

use super::access::{Reader, Writer};
use super::availability;
use super::kept::{self, asked, refused};
use super::listed::{self, Listed, cursor};
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::{Sent, seen, tagged};
use crate::edge::Edge;
use shown::{SentWaiting, Waiting};

/// Who waits, those who have waited longest first. Closed entries are listed only by their status.
#[utoipa::path(
    tag = "Waiting list",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("service_id" = Option<Uuid>, Query, description = "For this service."),
        ("status" = Option<shown::Status>, Query, description = "Of this status."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Waiting>), Usual)
)]
#[get("/waiting")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let practice = kept::practice(&mut query);
    let service: Option<Uuid> = query.take("service_id", "The id of a service, a UUID.");
    let status: Option<WaitingStatus> = query.take("status", "One of waiting, told, closed.");
    let (limit, after) = (listed::limit(&mut query), kept::in_time(&mut query));
    query.finish()?;
    let after = after.map(|(since, id)| (since, WaitingId::new(id)));
    let service = service.map(ServiceId::new);
    let query = WaitingQuery { practice, service, status, after, limit };
    let listing = edge.registers.waiting(&client.scope, query).await.map_err(|it| refused(&it))?;
    let next = listing.next.and_then(|(since, id)| cursor(&(since.as_microsecond(), id.uuid())));
    let items = listing.items.into_iter().map(Waiting::of).collect();
    Ok(HttpResponse::Ok().json(Listed::<Waiting> { items, next }))
}

/// Puts somebody on the waiting list. The service says which practice.
#[utoipa::path(
    tag = "Waiting list",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "Sent again with the same one, the request is the same request: 1 to 200 characters.")),
    request_body = SentWaiting,
    responses((status = 201, body = Waiting), Usual, OfAnItem, OfAChange)
)]
#[post("/waiting")]
pub(super) async fn add(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    sent: Sent<SentWaiting>,
) -> Result<HttpResponse, Problem> {
    let once = sent.once(&request, &client)?;
    let service = ServiceId::new(sent.what.service_id);
    let practice = availability::practice_of(&edge, &client.scope, service).await;
    let practice = practice.map_err(|problem| problem.of_field("service_id"))?;
    if practice.service(service).is_none() {
        return Err(refused(&RegisterError::Unknown { field: "service_id" }));
    }
    let today = practice.time_zone.to_datetime(edge.now()).date();
    let new = sent.what.read(practice.country, today)?;
    let asked = Asked { once, ..asked(&edge, &client, new) };
    let item = edge.registers.wait(practice.id, asked).await.map_err(|it| refused(&it))?;
    let version = item.version;
    Ok(tagged(StatusCode::CREATED, &Waiting::of(item), version))
}

/// Closes an entry; done twice it is done once.
#[utoipa::path(
    tag = "Waiting list",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    responses((status = 204, description = "They wait no more."), Usual, OfAnItem, OfAChange)
)]
#[delete("/waiting/{id}")]
pub(super) async fn close(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let asked = Asked { seen: seen(&request)?, ..asked(&edge, &client, ()) };
    match edge.registers.stop_waiting(WaitingId::new(*id), asked).await {
        Ok(()) => Ok(HttpResponse::NoContent().finish()),
        Err(RegisterError::NoSuchRecord) => Err(Problem::not_found("entry")),
        Err(error) => Err(refused(&error)),
    }
}

//! `/api/v1/closures`: days on which a practice is closed, whatever its hours say.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use domain::{Closure as Days, ClosureId};
use ports::{Asked, ClosureChange, ClosureItem, ClosureQuery, NewClosure};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::{Reader, Writer};
use super::fields::{Day, Fields};
use super::hours::refused;
use super::listed::{self, Listed};
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::{Sent, seen, tagged};
use super::stranded;
use crate::edge::Edge;

/// Days on which a practice is to be closed.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewClosure)]
#[serde(deny_unknown_fields)]
struct SentClosure {
    /// Who is closed, when the key is for every practice.
    practice_id: Option<Uuid>,
    /// The first closed day, from 2000 to 2199.
    #[schema(format = Date, example = "2026-12-24")]
    first_day: String,
    /// The last closed day; not before the first.
    #[schema(format = Date, example = "2027-01-02")]
    last_day: String,
    /// Why.
    #[schema(max_length = 200)]
    reason: Option<String>,
}

/// What is to be otherwise; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[schema(as = ClosureChange)]
#[serde(deny_unknown_fields)]
struct SentChange {
    /// The first closed day, from 2000 to 2199.
    #[schema(format = Date)]
    first_day: Option<String>,
    /// The last closed day; not before the first.
    #[schema(format = Date)]
    last_day: Option<String>,
    /// Why.
    #[schema(max_length = 200)]
    reason: Option<String>,
}

/// Days on which a practice is closed.
#[derive(Serialize, ToSchema)]
struct Closure {
    /// Which ones.
    id: Uuid,
    /// Who is closed.
    practice_id: Uuid,
    /// The first closed day.
    #[schema(format = Date)]
    first_day: String,
    /// The last closed day.
    #[schema(format = Date)]
    last_day: String,
    /// Why; empty when nobody said.
    reason: String,
    /// How many appointments to come have no place any more; with a change only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    stranded: Option<usize>,
}

/// Closures, in the order of their first day.
#[utoipa::path(
    tag = "Practices",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("from" = Option<String>, Query, format = Date, description = "Ending on this day or later."),
        ("to" = Option<String>, Query, format = Date, description = "Beginning before this day."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Closure>), Usual)
)]
#[get("/closures")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let practice = query.practice();
    let from = query.take::<Day>("from", Day::RIGHT).map(|Day(day)| day);
    let to = query.take::<Day>("to", Day::RIGHT).map(|Day(day)| day);
    let limit = listed::limit(&mut query);
    let after: Option<(String, Uuid)> = listed::after(&mut query);
    let after = after.map(|(day, id)| day.parse().ok().zip(Some(ClosureId::new(id))));
    if after == Some(None) {
        query.refuse("cursor", listed::CURSOR);
    }
    query.finish()?;
    let after = after.flatten().map(|(Day(day), id)| (day, id));
    let wanted = ClosureQuery { from, to, after, limit: limit + 1 };
    let items = edge.opening.closures(&client.within(practice), wanted).await;
    let items = items.map_err(|error| refused(&error))?;
    let page = listed::part(items, limit, |it| (it.days.first.to_string(), it.id.uuid()));
    Ok(HttpResponse::Ok().json(page.shown(|item| Closure::of(&item))))
}

/// One closure.
#[utoipa::path(
    tag = "Practices",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Closure), Usual, OfAnItem)
)]
#[get("/closures/{id}")]
pub(super) async fn one(
    edge: Data<Edge>,
    Reader(client): Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let found = edge.opening.closure(&client.scope, ClosureId::new(*id)).await;
    let found = found.map_err(|error| refused(&error))?;
    let found = found.ok_or_else(|| Problem::not_found("closure"))?;
    Ok(tagged(StatusCode::OK, &Closure::of(&found), found.version))
}

/// Closes a practice for some days.
///
/// Appointments on those days stand; the answer says how many have no place any more.
#[utoipa::path(
    tag = "Practices",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "Sent again with the same one, the request is the same request: 1 to 200 characters.")),
    request_body = SentClosure,
    responses((status = 201, body = Closure), Usual, OfAnItem, OfAChange)
)]
#[post("/closures")]
pub(super) async fn add(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    sent: Sent<SentClosure>,
) -> Result<HttpResponse, Problem> {
    let once = sent.once(&request, &client)?;
    let practice = client.practice(sent.what.practice_id)?;
    let asked = Asked { once, ..client.asks(edge.now(), sent.what.read()?) };
    let item = edge.opening.close(practice, asked).await;
    let item = item.map_err(|error| refused(&error).of_field("practice_id"))?;
    let stranded = stranded(&edge, &client, practice).await;
    let shown = Closure { stranded, ..Closure::of(&item) };
    Ok(tagged(StatusCode::CREATED, &shown, item.version))
}

/// Changes a closure.
#[utoipa::path(
    tag = "Practices",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    request_body = SentChange,
    responses((status = 200, body = Closure), Usual, OfAnItem, OfAChange)
)]
#[patch("/closures/{id}")]
pub(super) async fn change(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
    sent: Sent<SentChange>,
) -> Result<HttpResponse, Problem> {
    let change = sent.what.read()?;
    let asked = Asked { seen: seen(&request)?, ..client.asks(edge.now(), change) };
    let item = edge.opening.change_closure(ClosureId::new(*id), asked).await;
    let item = item.map_err(|error| refused(&error))?;
    let stranded = stranded(&edge, &client, item.practice).await;
    let shown = Closure { stranded, ..Closure::of(&item) };
    Ok(tagged(StatusCode::OK, &shown, item.version))
}

/// Takes a closure back.
#[utoipa::path(
    tag = "Practices",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    responses((status = 204, description = "It is gone."), Usual, OfAnItem, OfAChange)
)]
#[delete("/closures/{id}")]
pub(super) async fn remove(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let asked = Asked { seen: seen(&request)?, ..client.asks(edge.now(), ()) };
    let removed = edge.opening.reopen(ClosureId::new(*id), asked).await;
    removed.map_err(|error| refused(&error))?;
    Ok(HttpResponse::NoContent().finish())
}

impl SentClosure {
    fn read(self) -> Result<NewClosure, Problem> {
        let mut fields = Fields::default();
        let first = fields.day("first_day", &self.first_day);
        let last = fields.day("last_day", &self.last_day);
        let reason = fields.note("reason", &self.reason.unwrap_or_default(), 200);
        let days = first.zip(last).map(|(first, last)| Days { first, last });
        let is_forwards = days.is_none_or(|days| days.first <= days.last);
        fields.need(is_forwards, "last_day", "Not before the first day.");
        fields.finish()?;
        let days = days.ok_or_else(|| Problem::field("first_day", Day::RIGHT))?;
        Ok(NewClosure { days, reason })
    }
}

impl SentChange {
    fn read(self) -> Result<ClosureChange, Problem> {
        let mut fields = Fields::default();
        let first = self.first_day.and_then(|day| fields.day("first_day", &day));
        let last = self.last_day.and_then(|day| fields.day("last_day", &day));
        let reason = self.reason.map(|reason| fields.note("reason", &reason, 200));
        fields.finish()?;
        Ok(ClosureChange { first, last, reason })
    }
}

impl Closure {
    fn of(item: &ClosureItem) -> Self {
        Self {
            id: item.id.uuid(),
            practice_id: item.practice.uuid(),
            first_day: item.days.first.to_string(),
            last_day: item.days.last.to_string(),
            reason: item.reason.clone(),
            stranded: None,
        }
    }
}

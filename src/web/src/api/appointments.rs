//! `/api/v1/appointments`: what stands in the book, and what changes it.

mod asked;
mod shown;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use domain::{AppointmentId, AppointmentStatus, CustomerId, PracticeId, ProviderId};
use ports::{AppointmentQuery, Asked, Cancellation, Chain, Cursor};
use uuid::Uuid;

use super::access::{Client, Reader, Writer};
use super::availability;
use super::fields::Instant;
use super::listed::{self, Listed};
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::{Perhaps, Sent, seen, tagged};
use crate::edge::Edge;
use asked::{SentAppointment, SentAttendance, SentCancellation, SentChange};
pub(super) use shown::refused;
use shown::{Appointment, HistoryItem, StrandedAppointment};

/// The statuses that are listed.
const STATUSES: &str = "One of booked, arrived, no_show, completed, cancelled.";

/// Appointments, in the order of their start. Holds are never listed.
#[utoipa::path(
    tag = "Appointments",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("from" = Option<String>, Query, format = DateTime, description = "Starting then or later."),
        ("to" = Option<String>, Query, format = DateTime, description = "Starting before."),
        ("provider_id" = Option<Uuid>, Query, description = "With this provider."),
        ("customer_id" = Option<Uuid>, Query, description = "For this customer."),
        ("status" = Option<shown::Status>, Query, description = "Of this status."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Appointment>), Usual)
)]
#[get("/appointments")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let (practice, query) = query(request.query_string())?;
    let page =
        edge.reports.appointments(&client.within(practice), query).await.map_err(|error| {
            tracing::error!(error = %Chain(&*error.0), "appointments cannot be listed");
            Problem::unavailable()
        })?;
    let next = page
        .next
        .and_then(|next| listed::cursor(&(next.starts_at.as_microsecond(), next.id.uuid())));
    let items = page.items.iter().map(Appointment::of).collect();
    Ok(HttpResponse::Ok().json(Listed::<Appointment> { items, next }))
}

fn query(text: &str) -> Result<(Option<Uuid>, AppointmentQuery), Problem> {
    let mut query = Query::read(text);
    let practice = query.practice();
    let from = query.instant("from");
    let to = query.instant("to");
    let provider: Option<Uuid> = query.take("provider_id", "The id of a provider, a UUID.");
    let customer: Option<Uuid> = query.take("customer_id", "The id of a customer, a UUID.");
    let status: Option<AppointmentStatus> = query.take("status", STATUSES);
    if status.is_some_and(|status| !status.is_listed()) {
        query.refuse("status", STATUSES);
    }
    let limit = listed::limit(&mut query);
    let after: Option<(i64, Uuid)> = listed::after(&mut query);
    let place = after.map(|(starts_at, id)| (Instant::of_microsecond(starts_at), id));
    let after = match place {
        None => None,
        Some((Some(Instant(starts_at)), id)) => {
            Some(Cursor { starts_at, id: AppointmentId::new(id) })
        }
        Some((None, _)) => {
            query.refuse("cursor", "The `next` of the part before.");
            None
        }
    };
    query.finish()?;
    let provider = provider.map(ProviderId::new);
    let customer = customer.map(CustomerId::new);
    Ok((practice, AppointmentQuery { from, to, provider, customer, status, after, limit }))
}

/// Books an appointment.
///
/// The service says which practice. When the time is taken, the answer names up to three others.
#[utoipa::path(
    tag = "Appointments",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "Sent again with the same one, the request is the same request: 1 to 200 characters.")),
    request_body = SentAppointment,
    responses((status = 201, body = Appointment), Usual, OfAnItem, OfAChange)
)]
#[post("/appointments")]
pub(super) async fn book(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    sent: Sent<SentAppointment>,
) -> Result<HttpResponse, Problem> {
    let once = sent.once(&request, &client)?;
    let new = sent.what.read()?;
    let practice = availability::practice_of(&edge, &client.scope, new.service).await;
    let practice = practice.map_err(|problem| problem.of_field("service_id"))?;
    let new = new.whole(practice.country)?;
    let asked = Asked { once, ..asked(&edge, &client, new.clone()) };
    match edge.bookkeeping.book(asked).await {
        Ok(item) => {
            edge.texting.bell.ring();
            Ok(tagged(StatusCode::CREATED, &Appointment::of(&item), item.version))
        }
        Err(error) => {
            let problem = refused(&error);
            if !shown::is_taken(&error) {
                return Err(problem);
            }
            // Once more: what was known of the book when this began did not say that it is taken.
            let known = availability::practice_of(&edge, &client.scope, new.service).await;
            let Ok(practice) = known else { return Err(problem) };
            let Some(service) = practice.service(new.service) else { return Err(problem) };
            let wish =
                new.provider.map_or(domain::ProviderWish::Anyone, domain::ProviderWish::Named);
            let found =
                availability::alternatives(&edge, &practice, service, wish, new.starts_at).await?;
            Err(problem.with_alternatives(found))
        }
    }
}

/// One appointment.
#[utoipa::path(
    tag = "Appointments",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Appointment), Usual, OfAnItem)
)]
#[get("/appointments/{id}")]
pub(super) async fn one(
    edge: Data<Edge>,
    Reader(client): Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let found = edge.bookkeeping.appointment(&client.scope, AppointmentId::new(*id)).await;
    let item = found.map_err(|error| refused(&error))?;
    let item = item.ok_or_else(|| Problem::not_found("appointment"))?;
    Ok(tagged(StatusCode::OK, &Appointment::of(&item), item.version))
}

/// Moves an appointment, to another time, provider or service, in one step.
#[utoipa::path(
    tag = "Appointments",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    request_body = SentChange,
    responses((status = 200, body = Appointment), Usual, OfAnItem, OfAChange)
)]
#[patch("/appointments/{id}")]
pub(super) async fn change(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
    sent: Sent<SentChange>,
) -> Result<HttpResponse, Problem> {
    let change = sent.what.read()?;
    let asked = Asked { seen: seen(&request)?, ..asked(&edge, &client, change) };
    let item = edge.bookkeeping.change(AppointmentId::new(*id), asked).await;
    let item = item.map_err(|error| refused(&error))?;
    edge.texting.bell.ring();
    Ok(tagged(StatusCode::OK, &Appointment::of(&item), item.version))
}

/// Calls an appointment off. Its time is free at once; done twice it is done once.
#[utoipa::path(
    tag = "Appointments",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    request_body = Option<SentCancellation>,
    responses((status = 200, body = Appointment), Usual, OfAnItem, OfAChange)
)]
#[post("/appointments/{id}/cancel")]
pub(super) async fn cancel(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
    Perhaps(sent): Perhaps<SentCancellation>,
) -> Result<HttpResponse, Problem> {
    let cancellation = match sent {
        Some(sent) => sent.read()?,
        None => Cancellation::default(),
    };
    let asked = Asked { seen: seen(&request)?, ..asked(&edge, &client, cancellation) };
    let item = edge.bookkeeping.cancel(AppointmentId::new(*id), asked).await;
    let item = item.map_err(|error| refused(&error))?;
    edge.texting.bell.ring();
    Ok(tagged(StatusCode::OK, &Appointment::of(&item), item.version))
}

/// Notes whether the customer came.
#[utoipa::path(
    tag = "Appointments",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    request_body = SentAttendance,
    responses((status = 200, body = Appointment), Usual, OfAnItem, OfAChange)
)]
#[post("/appointments/{id}/attendance")]
pub(super) async fn mark(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    id: Path<Uuid>,
    sent: Sent<SentAttendance>,
) -> Result<HttpResponse, Problem> {
    let asked = Asked { seen: seen(&request)?, ..asked(&edge, &client, sent.what.read()) };
    let item = edge.bookkeeping.mark(AppointmentId::new(*id), asked).await;
    let item = item.map_err(|error| refused(&error))?;
    Ok(tagged(StatusCode::OK, &Appointment::of(&item), item.version))
}

/// What was done with an appointment, by whom and why.
#[utoipa::path(
    tag = "Appointments",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<HistoryItem>), Usual, OfAnItem)
)]
#[get("/appointments/{id}/history")]
pub(super) async fn history(
    edge: Data<Edge>,
    Reader(client): Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let found = edge.bookkeeping.history(&client.scope, AppointmentId::new(*id)).await;
    let found = found.map_err(|error| refused(&error))?;
    let entries = found.ok_or_else(|| Problem::not_found("appointment"))?;
    let items = entries.into_iter().map(HistoryItem::of).collect();
    Ok(HttpResponse::Ok().json(Listed::<HistoryItem> { items, next: None }))
}

/// Appointments to come that the practice has no place for any more, since its hours, its people or
/// its rooms have changed: at most 500. They stand until somebody moves them or calls them off.
#[utoipa::path(
    tag = "Appointments",
    params(("practice_id" = Option<Uuid>, Query,
        description = "Whose; needed with a key for every practice.")),
    responses((status = 200, body = Listed<StrandedAppointment>), Usual, OfAnItem)
)]
#[get("/stranded")]
pub(super) async fn stranded(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let named: Option<Uuid> = query.take("practice_id", "The id of a practice, a UUID.");
    query.finish()?;
    let practice: PracticeId = client.practice(named)?;
    let found = edge.bookkeeping.stranded(&client.scope, practice, edge.now()).await;
    let found = found.map_err(|error| refused(&error))?;
    let items = found.into_iter().map(StrandedAppointment::of).collect();
    Ok(HttpResponse::Ok().json(Listed::<StrandedAppointment> { items, next: None }))
}

/// A change as it is asked for by a client, now.
fn asked<T>(edge: &Edge, client: &Client, what: T) -> Asked<T> {
    Asked {
        scope: client.scope.clone(),
        actor: client.actor.clone(),
        now: edge.now(),
        once: None,
        seen: None,
        what,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_parsed() {
        let (_, parsed) = query("from=2026-11-24T09:00:00-07:00&status=booked&limit=500").unwrap();
        assert_eq!(parsed.from, Some("2026-11-24T16:00:00Z".parse().unwrap()));
        assert_eq!(parsed.status, Some(AppointmentStatus::Booked));
        assert_eq!(parsed.limit, 500);
        assert_eq!(query("").unwrap().1.limit, 100);
    }

    #[test]
    fn every_parameter_that_cannot_be_taken_is_named() {
        for (text, field) in [
            ("from=yesterday", "from"),
            ("to=", "to"),
            ("provider_id=7", "provider_id"),
            ("customer_id=x", "customer_id"),
            ("status=held", "status"),
            ("status=gone", "status"),
            ("limit=0", "limit"),
            ("limit=501", "limit"),
            ("limit=1&limit=2", "limit"),
            ("cursor=abc", "cursor"),
            ("colour=red", "colour"),
        ] {
            let problem = format!("{:?}", query(text).unwrap_err());
            assert!(problem.contains(&format!("field: {field:?}")), "{text}: {problem}");
        }
    }
}

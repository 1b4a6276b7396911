//! `GET /api/v1/appointments`: what stands in the book.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use domain::{AppointmentStatus, CustomerId, ProviderId};
use jiff::Timestamp;
use ports::{AppointmentItem, AppointmentQuery, Chain};
use serde_json::{Value, json};
use uuid::Uuid;

use super::cursor::Opaque;
use super::problem::Problem;
use super::query::Query;
use super::{instant, key};
use crate::edge::Edge;

/// Items of a page when the request does not say.
const DEFAULT_LIMIT: u16 = 100;
/// Most items of a page.
const MAX_LIMIT: u16 = 500;

pub(super) async fn list(request: HttpRequest, edge: Data<Edge>) -> HttpResponse {
    answer(&request, &edge).await.unwrap_or_else(Problem::respond)
}

async fn answer(request: &HttpRequest, edge: &Edge) -> Result<HttpResponse, Problem> {
    let scope = key::scope(edge, request)?;
    let query = query(request.query_string())?;
    let page = edge.reports.appointments(&scope, query).await.map_err(|error| {
        tracing::error!(error = %Chain(&*error.0), "appointments cannot be listed");
        Problem::unavailable()
    })?;
    let items: Vec<Value> = page.items.iter().map(item).collect();
    let next = page.next.map(|cursor| Opaque(cursor).write());
    Ok(HttpResponse::Ok().json(json!({ "items": items, "next": next })))
}

fn query(text: &str) -> Result<AppointmentQuery, Problem> {
    const INSTANT: &str = "An instant as of RFC 3339, such as 2026-11-24T09:00:00-07:00.";
    let mut query = Query::read(text);
    let from: Option<Timestamp> = query.take("from", INSTANT);
    let to: Option<Timestamp> = query.take("to", INSTANT);
    let provider: Option<Uuid> = query.take("provider_id", "The id of a provider, a UUID.");
    let customer: Option<Uuid> = query.take("customer_id", "The id of a customer, a UUID.");
    let statuses = "One of booked, arrived, no_show, completed, cancelled.";
    let status: Option<AppointmentStatus> = query.take("status", statuses);
    if status.is_some_and(|status| !status.is_listed()) {
        query.refuse("status", statuses);
    }
    let limit: Option<u16> = query.take("limit", "A number from 1 to 500.");
    if limit.is_some_and(|limit| !(1..=MAX_LIMIT).contains(&limit)) {
        query.refuse("limit", "A number from 1 to 500.");
    }
    let after: Option<Opaque> = query.take("cursor", "The `next` of the page before.");
    query.finish()?;
    Ok(AppointmentQuery {
        from,
        to,
        provider: provider.map(ProviderId::new),
        customer: customer.map(CustomerId::new),
        status,
        after: after.map(|cursor| cursor.0),
        limit: limit.unwrap_or(DEFAULT_LIMIT),
    })
}

fn item(item: &AppointmentItem) -> Value {
    let zone = &item.time_zone;
    let customer = item
        .customer
        .as_ref()
        .map(|(id, name, phone)| json!({ "id": id.uuid(), "name": name, "phone": phone }));
    json!({
        "id": item.id.uuid(),
        "practice_id": item.practice.uuid(),
        "service": { "id": item.service.0.uuid(), "name": item.service.1 },
        "provider": { "id": item.provider.0.uuid(), "name": item.provider.1 },
        "customer": customer,
        "starts_at": instant(item.starts_at, zone),
        "ends_at": instant(item.ends_at, zone),
        "time_zone": zone,
        "status": item.status.as_str(),
        "call_sid": item.call.map(|call| call.to_string()),
        "created_at": instant(item.created_at, zone),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_parsed() {
        let parsed = query("from=2026-11-24T09:00:00-07:00&status=booked&limit=500").unwrap();
        assert_eq!(parsed.from, Some("2026-11-24T16:00:00Z".parse().unwrap()));
        assert_eq!(parsed.status, Some(AppointmentStatus::Booked));
        assert_eq!(parsed.limit, 500);
        assert_eq!(query("").unwrap().limit, DEFAULT_LIMIT);
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

//! `GET /api/v1/audit`: who did what to which record, and why.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use domain::PracticeId;
use ports::{AuditEntry, AuditQuery, Chain};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::Administrator;
use super::listed::{self, Listed};
use super::problem::{Problem, Usual};
use super::query::Query;
use crate::edge::Edge;

/// What a kind of record has to be.
const KIND: &str = "A kind of record, such as appointment: at most 40 letters.";

/// Something that somebody did.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditEntry)]
struct Entry {
    /// Its number; later ones have higher numbers.
    id: i64,
    /// Whose record it was about; null when it was about the server.
    practice_id: Option<Uuid>,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// By whom: `operator`, `key:…`, `call:…`, `text:…` or `bella`.
    actor: String,
    /// What: `added`, `changed`, `removed`, `booked`, `moved`, `cancelled`…
    action: String,
    /// To what kind of record: `practice`, `appointment`, `key`…
    kind: String,
    /// To which one.
    record: Option<Uuid>,
    /// Why, when somebody said.
    reason: Option<String>,
    /// What changed.
    #[schema(value_type = Option<Object>)]
    detail: Option<Value>,
}

/// The audit log, the latest entries first.
#[utoipa::path(
    tag = "Audit",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("record" = Option<Uuid>, Query, description = "About the record of this id."),
        ("kind" = Option<String>, Query, max_length = 40,
            description = "About this kind of record."),
        ("from" = Option<String>, Query, format = DateTime, description = "At this instant or later."),
        ("to" = Option<String>, Query, format = DateTime, description = "Before this instant."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Entry>), Usual)
)]
#[get("/audit")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Administrator(client): Administrator,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let practice = query.practice();
    let record: Option<Uuid> = query.take("record", "The id of a record, a UUID.");
    let kind: Option<String> = query.take("kind", KIND);
    let is_kind = |kind: &String| kind.len() <= 40 && !kind.contains(char::is_control);
    if kind.as_ref().is_some_and(|kind| !is_kind(kind)) {
        query.refuse("kind", KIND);
    }
    let (from, to) = (query.instant("from"), query.instant("to"));
    let limit = listed::limit(&mut query);
    let after: Option<i64> = listed::after(&mut query);
    query.finish()?;
    let wanted = AuditQuery { record, kind, from, to, after, limit: limit + 1 };
    let entries = edge.audit.entries(&client.within(practice), wanted).await.map_err(|error| {
        tracing::error!(error = %Chain(&error), "the audit log cannot be read");
        Problem::unavailable()
    })?;
    let page = listed::part(entries, limit, |entry| entry.number);
    Ok(HttpResponse::Ok().json(page.shown(Entry::of)))
}

impl Entry {
    fn of(entry: AuditEntry) -> Self {
        Self {
            id: entry.number,
            practice_id: entry.practice.map(PracticeId::uuid),
            at: entry.at.to_string(),
            actor: entry.actor,
            action: entry.action,
            kind: entry.kind,
            record: entry.record,
            reason: entry.reason,
            detail: entry.detail.and_then(|detail| detail.parse().ok()),
        }
    }
}

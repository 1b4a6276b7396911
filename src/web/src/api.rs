//! The API: JSON for clients that have a key.
//!
//! **Invariant:** every operation is described where it is written, and what is not described is not
//! served.

mod access;
mod appointments;
mod audit;
mod availability;
mod blocked_callers;
mod calls;
mod closures;
mod customers;
mod described;
mod fields;
mod hours;
mod kept;
mod key;
mod keys;
mod limited;
mod listed;
mod names;
mod practices;
mod problem;
mod providers;
mod query;
mod rooms;
mod sent;
mod services;
mod stranding;
mod time_off;
mod waiting;
mod weekly;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, HeaderValue};
use actix_web::web::PathConfig;
use actix_web::{Error, HttpRequest, HttpResponse, middleware, web};
use domain::PracticeId;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ports::{Chain, DirectoryError};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

pub(crate) use access::client;
pub(crate) use described::configure as configure_pages;
pub use key::{ApiKey, ApiKeyError};
pub(crate) use limited::by_address;
pub(crate) use problem::Problem;

use crate::edge::Edge;
use access::Client;

/// What an instant in a request has to be.
const INSTANT: &str = "An instant as of RFC 3339, such as 2026-11-24T09:00:00-07:00.";

/// The operations of the API.
pub(crate) fn configure(routes: &mut ServiceConfig<'_>) {
    routes.service(
        scope("/api/v1")
            .wrap(middleware::from_fn(limited::by_address))
            .app_data(PathConfig::default().error_handler(wrong_path))
            .service(appointments::list)
            .service(appointments::book)
            .service(appointments::one)
            .service(appointments::change)
            .service(appointments::cancel)
            .service(appointments::mark)
            .service(appointments::history)
            .service(appointments::stranded)
            .service(availability::list)
            .service(calls::list)
            .service(calls::one)
            .service(calls::replay)
            .service(services::list)
            .service(services::add)
            .service(services::one)
            .service(services::change)
            .service(services::retire)
            .service(providers::list)
            .service(providers::add)
            .service(providers::one)
            .service(providers::change)
            .service(providers::retire)
            .service(rooms::list)
            .service(rooms::add)
            .service(rooms::one)
            .service(rooms::change)
            .service(rooms::retire)
            .service(time_off::list)
            .service(time_off::add)
            .service(time_off::one)
            .service(time_off::change)
            .service(time_off::remove)
            .service(customers::list)
            .service(customers::add)
            .service(customers::one)
            .service(customers::change)
            .service(customers::remove)
            .service(waiting::list)
            .service(waiting::add)
            .service(waiting::close)
            .service(blocked_callers::list)
            .service(blocked_callers::block)
            .service(blocked_callers::unblock)
            .service(practices::list)
            .service(practices::add)
            .service(practices::one)
            .service(practices::change)
            .service(practices::remove)
            .service(practices::numbers)
            .service(practices::add_number)
            .service(practices::remove_number)
            .service(hours::read)
            .service(hours::set)
            .service(hours::holidays)
            .service(closures::list)
            .service(closures::add)
            .service(closures::one)
            .service(closures::change)
            .service(closures::remove)
            .service(keys::list)
            .service(keys::make)
            .service(keys::revoke)
            .service(keys::rotate)
            .service(audit::list)
            .default_service(web::to(nothing_here)),
    );
}

/// The answer where there is nothing, or nothing for that method (RFC 9110, section 15.5.6).
pub(crate) async fn nothing_here(request: HttpRequest) -> HttpResponse {
    let allowed = described::methods(request.path());
    if allowed.is_empty() {
        return Problem::new(StatusCode::NOT_FOUND, "There is nothing here.").respond();
    }
    let detail = format!("{} is not allowed here.", request.method());
    let mut response = Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail).respond();
    let allowed: Vec<_> = allowed.iter().map(ToString::to_string).collect();
    if let Ok(allowed) = HeaderValue::from_str(&allowed.join(", ")) {
        response.headers_mut().insert(ALLOW, allowed);
    }
    response
}

/// The answer to a path whose parameter cannot be read: the last one that it has.
fn wrong_path(_: actix_web::error::PathError, request: &HttpRequest) -> Error {
    let pattern = request.match_pattern().unwrap_or_default();
    let name = pattern.rsplit('{').next().and_then(|rest| rest.split('}').next());
    Problem::field(name.unwrap_or("path"), "An id, a UUID.").into()
}

/// Something by its id and name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Named {
    /// Which one.
    id: Uuid,
    /// Its name.
    name: String,
}

/// An instant as the API writes it: RFC 3339, with the offset of the practice's clocks, so that it
/// shows the time on the wall as well.
fn instant(at: Timestamp, time_zone: &str) -> String {
    match TimeZone::get(time_zone) {
        Ok(zone) => at.display_with_offset(zone.to_offset(at)).to_string(),
        // A zone that this program's data does not know any more.
        Err(_) => at.to_string(),
    }
}

/// How many appointments to come a practice has no place for any more, after a change of it. The
/// change stands, whatever becomes of the count.
async fn stranded(edge: &Edge, client: &Client, practice: PracticeId) -> Option<usize> {
    match edge.bookkeeping.stranded(&client.scope, practice, edge.now()).await {
        Ok(items) => Some(items.len()),
        Err(error) => {
            tracing::error!(error = %Chain(&error), "stranded appointments cannot be counted");
            None
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn directory_failed(error: DirectoryError) -> Problem {
    tracing::error!(error = %Chain(&error), "a practice cannot be read");
    Problem::unavailable()
}

//! The API: JSON for clients that have a key.

mod appointments;
mod calls;
mod cursor;
mod key;
mod limited;
mod practices;
mod problem;
mod query;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, HeaderValue};
use actix_web::{Error, HttpRequest, HttpResponse, Scope, middleware, web};
use jiff::Timestamp;
use jiff::tz::TimeZone;

pub(crate) use key::scope;
pub use key::{ApiKey, ApiKeyError};
pub(crate) use limited::by_address;
pub(crate) use problem::Problem;

pub(crate) fn routes() -> Scope<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    web::scope("/api/v1")
        .service(
            web::resource("/appointments")
                .route(web::get().to(appointments::list))
                .default_service(web::to(async |request| wrong_method(&request, "GET"))),
        )
        .service(
            web::resource("/calls/{call_sid}")
                .route(web::get().to(calls::one))
                .default_service(web::to(async |request| wrong_method(&request, "GET"))),
        )
        .service(
            web::resource("/practices")
                .route(web::post().to(practices::add))
                .default_service(web::to(async |request| wrong_method(&request, "POST"))),
        )
        .service(
            web::resource("/practices/{id}")
                .route(web::delete().to(practices::remove))
                .default_service(web::to(async |request| wrong_method(&request, "DELETE"))),
        )
        .default_service(web::to(nothing_here))
        .wrap(middleware::from_fn(limited::by_address))
}

/// The answer where there is nothing.
pub(crate) async fn nothing_here() -> HttpResponse {
    Problem::new(StatusCode::NOT_FOUND, "There is nothing here.").respond()
}

/// The answer to a method that a resource does not take (RFC 9110, section 15.5.6).
fn wrong_method(request: &HttpRequest, allowed: &'static str) -> HttpResponse {
    let detail = format!("{} is not allowed here.", request.method());
    let mut response = Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail).respond();
    response.headers_mut().insert(ALLOW, HeaderValue::from_static(allowed));
    response
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

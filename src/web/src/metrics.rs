//! `GET /metrics`: what was measured, for Prometheus. For whoever has a key with that scope.

use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, middleware};

use ports::Right;

use crate::api;
use crate::edge::Edge;

/// The text format, by its name and version.
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(
        web::resource("/metrics")
            .route(web::get().to(metrics))
            .wrap(middleware::from_fn(api::by_address)),
    );
}

async fn metrics(request: HttpRequest, edge: Data<Edge>) -> HttpResponse {
    match api::client(&edge, &request, Right::Metrics).await {
        Ok(_) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, TEXT))
            .body(edge.measured.text(edge.registry.live_calls())),
        Err(problem) => problem.respond(),
    }
}

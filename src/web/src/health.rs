//! Whether the process lives, and whether it can serve.

use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::web::{self, Data, ServiceConfig};
use ports::Chain;
use serde_json::json;

use crate::edge::Edge;

/// Longest difference between our clock and the database's. Beyond it one of them is wrong, and
/// times that are agreed with callers may be too.
const MAX_CLOCK_SKEW: Duration = Duration::from_secs(2);
/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.route("/healthz", web::get().to(healthz)).route("/readyz", web::get().to(readyz));
}

/// The process lives.
async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "ok": true }))
}

/// The process can serve: the database answers, its clock shows the same time, and nobody has asked
/// the process to end.
async fn readyz(edge: Data<Edge>) -> HttpResponse {
    let unready = |what: &str| HttpResponse::ServiceUnavailable().json(json!({ "db": what }));
    if edge.leaving.load(Ordering::Relaxed) {
        return unready("leaving");
    }
    match tokio::time::timeout(PATIENCE, edge.health.clock_skew(edge.clock.now())).await {
        Ok(Ok(skew)) if skew <= MAX_CLOCK_SKEW => HttpResponse::Ok().json(json!({ "db": "ok" })),
        Ok(Ok(skew)) => {
            tracing::warn!(skew_ms = skew.as_millis(), "the database's clock is off");
            unready("clock")
        }
        Ok(Err(error)) => {
            tracing::warn!(error = %Chain(&*error.0), "the database does not answer");
            unready("unavailable")
        }
        Err(_) => unready("slow"),
    }
}

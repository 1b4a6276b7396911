//! The HTTP server: its routes, its limits, its end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::DefaultHeaders;
use actix_web::web::{self, Data, PayloadConfig, ServiceConfig};
use actix_web::{App, HttpServer};

use crate::edge::Edge;
use crate::{api, health, metrics, twilio};

/// Every limit of the server, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HttpLimits {
    /// Threads that answer requests, at least 1.
    pub workers: usize,
    /// Most connections of one worker.
    pub connections: usize,
    /// Longest body of a webhook, in bytes. One that is longer is refused unread: its signature
    /// could not be checked.
    pub webhook_body: usize,
    /// Longest body of an API request, in bytes.
    pub api_body: usize,
    /// How long a client may take to send the head of a request.
    pub request_head: Duration,
    /// How long the body of a request may take to arrive.
    pub request_body: Duration,
    /// How long a connection stays open with nothing to do.
    pub keep_alive: Duration,
    /// How long requests under way are given to end when the server stops.
    pub drain: Duration,
}

impl Default for HttpLimits {
    fn default() -> Self {
        Self {
            workers: 2,
            connections: 10_000,
            webhook_body: 256 * 1024,
            api_body: 1024 * 1024,
            request_head: Duration::from_secs(10),
            request_body: Duration::from_secs(10),
            keep_alive: Duration::from_secs(75),
            drain: Duration::from_secs(5),
        }
    }
}

/// A server that listens.
pub struct Listening {
    /// Serves until it is stopped; to be awaited.
    pub server: Server,
    /// Stops it.
    pub handle: ServerHandle,
    /// Where it listens.
    pub addresses: Vec<SocketAddr>,
}

/// Listens on `address`.
///
/// It does not watch for signals: whoever runs it says when to stop.
pub fn listen(
    edge: Arc<Edge>,
    address: SocketAddr,
    limits: HttpLimits,
) -> std::io::Result<Listening> {
    let edge = Data::from(edge);
    let server = HttpServer::new(move || {
        let edge = edge.clone();
        App::new()
            .app_data(edge.clone())
            .app_data(limits)
            .wrap(DefaultHeaders::new().add(("X-Content-Type-Options", "nosniff")))
            .configure(move |routes| configure(routes, &edge, limits))
    })
    .workers(limits.workers)
    .max_connections(limits.connections)
    .client_request_timeout(limits.request_head)
    .keep_alive(limits.keep_alive)
    .shutdown_timeout(limits.drain.as_secs())
    .disable_signals()
    .bind(address)?;
    let addresses = server.addrs();
    let server = server.run();
    Ok(Listening { handle: server.handle(), server, addresses })
}

pub(crate) fn configure(routes: &mut ServiceConfig, edge: &Data<Edge>, limits: HttpLimits) {
    health::configure(routes);
    metrics::configure(routes);
    routes.service(twilio::routes().app_data(PayloadConfig::new(limits.webhook_body)));
    api::configure_pages(routes);
    api::configure(&mut utoipa_actix_web::service_config::ServiceConfig::new(routes));
    #[cfg(feature = "faults")]
    if edge.faults.is_some() {
        routes.service(crate::faults::routes());
    }
    #[cfg(not(feature = "faults"))]
    let _ = edge;
    routes.default_service(web::to(api::nothing_here));
}

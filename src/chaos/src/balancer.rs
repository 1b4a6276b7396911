//! The load balancer between the carrier and the servers: it gives webhooks to the servers in turns,
//! the webhooks of one call too, and passes on what comes back. It writes everything down, also
//! what nobody waits for any more, and makes the noise that there is on the way.
//!
//! A connection that a server refuses is tried at the next one; one that broke is answered with
//! 502, as load balancers do, and the carrier tries again or does not.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use domain::CallSid;
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderMap};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use telephony::routes::{self, ActionQuery};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::spawn_local;
use tokio::time::{Instant, sleep, timeout};

use crate::chance::Chance;
use crate::error::ChaosError;
use crate::fleet::Fleet;
use crate::history::{Answer, Delivery, Outcome, Route, Sender};
use crate::http::{self, Whole};
use crate::recorder::Recorder;

/// How long connecting is tried, at one server after the other.
const REDISPATCH: Duration = Duration::from_secs(2);
/// How soon it is tried again when no server takes a connection.
const RETRY_AFTER: Duration = Duration::from_millis(50);
/// How long an answer is waited for. The carrier has given up long before.
const PATIENCE: Duration = Duration::from_secs(40);

/// What happens to a webhook on its way, in a thousand times.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Noise {
    /// It arrives twice or three times, at once or late.
    pub(crate) repeated: u64,
    /// It arrives late.
    pub(crate) late: u64,
    /// Its answer is lost.
    pub(crate) unheard: u64,
}

/// The load balancer.
pub(crate) struct Balancer {
    address: SocketAddr,
    inside: Rc<Inside>,
}

struct Inside {
    fleet: RefCell<Option<Rc<Fleet>>>,
    recorder: Rc<Recorder>,
    seed: u64,
    noise: Cell<Option<Noise>>,
    next: Cell<usize>,
    under_way: Cell<usize>,
    webhooks: RefCell<HashMap<CallSid, u64>>,
}

/// A webhook on its way.
#[derive(Clone)]
struct Webhook {
    call: CallSid,
    route: Route,
    brought: String,
    target: String,
    headers: HeaderMap,
    body: Bytes,
}

impl Balancer {
    /// A balancer without servers.
    pub(crate) async fn start(
        recorder: Rc<Recorder>,
        seed: u64,
        noise: Noise,
    ) -> Result<Self, ChaosError> {
        let listener =
            TcpListener::bind("127.0.0.1:0").await.map_err(ChaosError::io("start a balancer"))?;
        let address = listener.local_addr().map_err(ChaosError::io("start a balancer"))?;
        let inside = Rc::new(Inside {
            fleet: RefCell::default(),
            recorder,
            seed,
            noise: Cell::new(Some(noise)),
            next: Cell::default(),
            under_way: Cell::default(),
            webhooks: RefCell::default(),
        });
        let accepting = Rc::clone(&inside);
        spawn_local(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = stream.set_nodelay(true);
                let inside = Rc::clone(&accepting);
                spawn_local(async move {
                    let serve = service_fn(|request| answer(Rc::clone(&inside), request));
                    let connection = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), serve);
                    // The carrier hangs up when it likes.
                    drop(connection.await);
                });
            }
        });
        Ok(Self { address, inside })
    }

    /// The address that the carrier knows.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Leads webhooks to these servers from now on.
    pub(crate) fn lead_to(&self, fleet: Rc<Fleet>) {
        self.inside.fleet.replace(Some(fleet));
    }

    /// No noise any more.
    pub(crate) fn quiet(&self) {
        self.inside.noise.set(None);
    }

    /// Webhooks that are on their way.
    pub(crate) fn under_way(&self) -> usize {
        self.inside.under_way.get()
    }
}

async fn answer(
    inside: Rc<Inside>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let Some(webhook) = read(request).await else {
        return Ok(plain(StatusCode::BAD_REQUEST));
    };
    let (unheard, late) = inside.make_noise(&webhook);
    let (tell, told) = oneshot::channel();
    let carrying = Rc::clone(&inside);
    // Whether the carrier waits or not: what a server says is written down.
    spawn_local(async move {
        sleep(late).await;
        // Nobody may be waiting any more.
        let _ = tell.send(carrying.carry(webhook, Sender::Carrier).await);
    });
    let whole = told.await.ok().flatten();
    if unheard {
        sleep(PATIENCE).await;
    }
    Ok(whole.map_or_else(|| plain(StatusCode::BAD_GATEWAY), |whole| whole.map(Full::new)))
}

fn plain(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    response
}

async fn read(request: Request<Incoming>) -> Option<Webhook> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.ok()?.to_bytes();
    let field = |name: &str| {
        let mut fields = form_urlencoded::parse(&body);
        fields.find(|(it, _)| it == name).map(|(_, value)| value.into_owned())
    };
    let call = field("CallSid")?.parse().ok()?;
    let brought = field("SpeechResult").or_else(|| field("Digits")).unwrap_or_default();
    let query = || ActionQuery::read(head.uri.query().unwrap_or_default()).ok();
    let route = match head.uri.path() {
        routes::VOICE => Route::Voice,
        routes::COLLECT => query().map(|it| Route::Collect(it.turn, it.again))?,
        routes::TRANSFER => query().map(|it| Route::Transfer(it.turn, it.again))?,
        routes::FALLBACK => Route::Fallback,
        _ => Route::Status,
    };
    let target = head.uri.path_and_query()?.as_str().to_owned();
    Some(Webhook { call, route, brought, target, headers: head.headers, body })
}

impl Inside {
    /// Sends copies of a webhook on their way, if chance will have it. Whether the answer is lost,
    /// and how late the webhook arrives.
    fn make_noise(self: &Rc<Self>, webhook: &Webhook) -> (bool, Duration) {
        let Some(noise) = self.noise.get() else { return (false, Duration::ZERO) };
        let count = {
            let mut webhooks = self.webhooks.borrow_mut();
            let count = webhooks.entry(webhook.call).or_default();
            *count += 1;
            *count
        };
        let (_, number) = webhook.call.uuid().as_u64_pair();
        let mut chance = Chance::new(self.seed, number.wrapping_mul(1009).wrapping_add(count));
        if chance.per_mille(noise.repeated) {
            for _ in 0..chance.between(1, 2) {
                let most = chance.one_of([0, 0, 300, 3000]);
                let late = chance.millis(0, most);
                let (inside, copy) = (Rc::clone(self), webhook.clone());
                spawn_local(async move {
                    sleep(late).await;
                    inside.carry(copy, Sender::Noise).await;
                });
            }
        }
        let late =
            if chance.per_mille(noise.late) { chance.millis(50, 1500) } else { Duration::ZERO };
        (chance.per_mille(noise.unheard), late)
    }

    /// Brings a webhook to a server and back; the answer, if there is one.
    async fn carry(&self, webhook: Webhook, by: Sender) -> Option<Whole> {
        self.under_way.set(self.under_way.get() + 1);
        let (process, sent, outcome, whole) = self.deliver(&webhook).await;
        self.recorder.delivered(Delivery {
            call: webhook.call,
            route: webhook.route,
            brought: webhook.brought,
            by,
            process,
            sent,
            over: self.recorder.now(),
            outcome,
        });
        self.under_way.set(self.under_way.get() - 1);
        whole
    }

    async fn deliver(
        &self,
        webhook: &Webhook,
    ) -> (Option<usize>, Duration, Outcome, Option<Whole>) {
        let begun = self.recorder.now();
        let until = Instant::now() + REDISPATCH;
        let (process, mut connection) = loop {
            if let Some(connected) = self.connected().await {
                break connected;
            }
            if Instant::now() > until {
                return (None, begun, Outcome::Refused, None);
            }
            sleep(RETRY_AFTER).await;
        };
        // A server's time runs from when it has the connection.
        let sent = self.recorder.now();
        let Webhook { target, headers, body, .. } = webhook.clone();
        let answering = http::send(&mut connection, Method::POST, &target, headers, body);
        let (outcome, whole) = match timeout(PATIENCE, answering).await {
            Err(_) => (Outcome::Silence, None),
            Ok(None) => (Outcome::Broken, None),
            Ok(Some(whole)) => (Outcome::Answered(as_answer(&whole)), Some(whole)),
        };
        (Some(process), sent, outcome, whole)
    }

    async fn connected(
        &self,
    ) -> Option<(usize, hyper::client::conn::http1::SendRequest<Full<Bytes>>)> {
        let targets = self.fleet.borrow().as_ref().map(|fleet| fleet.targets())?;
        let turn = self.next.replace(self.next.get().wrapping_add(1));
        for place in 0..targets.len() {
            let target = targets[(turn + place) % targets.len()];
            let connecting = timeout(REDISPATCH, http::connect(target.address));
            if let Ok(Some(connection)) = connecting.await {
                return Some((target.process, connection));
            }
        }
        None
    }
}

fn as_answer(whole: &Whole) -> Answer {
    let header = |name: &str| whole.headers().get(name).and_then(|value| value.to_str().ok());
    Answer {
        status: whole.status().as_u16(),
        content_type: header(CONTENT_TYPE.as_str()).unwrap_or_default().to_owned(),
        is_safe: header("x-bella-reply") == Some("safe"),
        body: whole.body().clone(),
    }
}

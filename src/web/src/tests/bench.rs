//! The routes with everything behind them in memory, a carrier that signs, and paused time.

use std::sync::Arc;
use std::time::Duration;

use actix_web::App;
use actix_web::dev::Service as _;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::test::{TestRequest, init_service, read_body};
use actix_web::web::Data;
use actors::{Exemptions, Gate, Limiter, Limits, Persistence, Rates, Registry, Surroundings};
use async_trait::async_trait;
use dialogue::Budgets;
use domain::testing::maple_dental;
use domain::{CallSid, PracticeId, ServiceId};
use jiff::Timestamp;
use ports::testing::{EmptyDesk, MemoryBook, StoppedClock};
use ports::{
    AppointmentItem, AppointmentQuery, CallQuery, CallReport, CallSummary, Health, HealthError,
    KeptCall, Page, Peace, Recordings, ReportError, Reports, Scope,
};
use telephony::AuthToken;
use telephony::carrier::{Carrier, CarrierSettings, NumberWebhooks, Pace, Webhook};
use telephony::signature::{PublicUrl, SIGNATURE_HEADER, Signatures};
use telephony::twiml::TwimlRenderer;

use crate::server::configure;
use crate::{ApiKey, Edge, Exposure, HttpLimits};

pub(super) const MAPLE: &str = "+15875550100";
/// Who is dialled when the first does not answer.
pub(super) const MORE_PEOPLE: [&str; 2] = ["+15875550198", "+15875550197"];
pub(super) const ANA: &str = "+14035550101";
pub(super) const BEN: &str = "+14035550102";
pub(super) const KEY: &str = "0123456789abcdef0123456789abcdef";
/// The one proxy that is trusted.
pub(super) const PROXY: &str = "10.0.0.1";
/// Where webhooks come from.
const TWILIO: &str = "203.0.113.200";

/// The routes with everything behind them.
pub(super) struct Bench {
    edge: Arc<Edge>,
    pub(super) outbox: Arc<ports::testing::MemoryOutbox>,
    book: Arc<MemoryBook>,
    carrier: Carrier,
}

/// An answer, whole.
pub(super) struct Answer {
    pub(super) status: u16,
    headers: actix_web::http::header::HeaderMap,
    pub(super) body: String,
}

impl Answer {
    /// A header; nothing when it is not there.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(super) fn call(number: u32) -> CallSid {
    format!("CA{number:032x}").parse().unwrap()
}

/// Runs a test on one arbiter with paused time.
pub(super) fn with_bench(
    rates: Rates,
    exemptions: impl Exemptions + 'static,
    test: impl AsyncFnOnce(Bench),
) {
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build()
            .unwrap()
    };
    actix::System::with_tokio_rt(runtime).block_on(async {
        let (gate, _) = Limiter::start(rates, Box::new(exemptions));
        test(Bench::new(gate)).await;
    });
}

impl Bench {
    fn new(gate: Gate) -> Self {
        let mut maple = maple_dental();
        maple.desk.more_people = MORE_PEOPLE.map(|number| number.parse().unwrap()).to_vec();
        let book = Arc::new(MemoryBook::new(maple, vec![MAPLE.parse().unwrap()]));
        let clock = Arc::new(StoppedClock::at("2026-11-23T14:00:00Z".parse().unwrap()));
        let limits = Limits::default();
        let (scribe, _) = Persistence::start(book.clone(), Arc::new(ports::Unmetered), limits);
        let around = Surroundings {
            clock: clock.clone(),
            journal: book.clone(),
            scribe,
            diary: book.clone(),
            directory: book.clone(),
            renderer: Arc::new(TwimlRenderer),
            interference: Arc::new(Peace),
            meter: Arc::new(ports::Unmetered),
            budgets: Budgets::default(),
            limits,
        };
        let url: PublicUrl = "https://bella.example.com".parse().unwrap();
        let token: AuthToken = KEY.parse().unwrap();
        let outbox = Arc::new(ports::testing::MemoryOutbox::default());
        let edge = Edge {
            leaving: std::sync::atomic::AtomicBool::new(false),
            gate,
            proxies: PROXY.parse().unwrap(),
            registry: Registry::new(around),
            directory: book.clone(),
            signatures: Signatures::new(&url, vec![token.clone()]),
            keys: Arc::new(EmptyDesk),
            reports: Arc::new(Nothing),
            diary: book.clone(),
            bookkeeping: Arc::new(EmptyDesk),
            recordings: Arc::new(EmptyDesk),
            registers: Arc::new(EmptyDesk),
            practices: Arc::new(EmptyDesk),
            opening: Arc::new(EmptyDesk),
            audit: Arc::new(EmptyDesk),
            health: Arc::new(Nothing),
            clock: clock.clone(),
            time: clock,
            meter: Arc::new(ports::Unmetered),
            measured: Arc::new(Nothing),
            api_key: ApiKey::new(KEY).unwrap(),
            transfer_to: None,
            exposure: Exposure::Test,
            texting: crate::Texting {
                outbox: outbox.clone(),
                inbox: outbox.clone(),
                bell: actors::Bell::default(),
                clock: Arc::new(ports::testing::StoppedClock::at(jiff::Timestamp::UNIX_EPOCH)),
            },
            #[cfg(feature = "faults")]
            faults: None,
        };
        let carrier = Carrier::new(CarrierSettings {
            base_url: url.clone(),
            public_url: url,
            account: "AC0123456789abcdef0123456789abcdef".parse().unwrap(),
            auth_token: token,
            webhooks: NumberWebhooks::default(),
            pace: Pace::SkippingPauses,
        });
        Self { edge: Arc::new(edge), outbox, book, carrier: carrier.unwrap() }
    }

    /// The telephone rings.
    pub(super) async fn rings(&self, number: u32, from: &str) -> Answer {
        self.post("/twilio/voice", number, from, "ringing", "").await
    }

    /// A webhook of a call to Maple Dental.
    pub(super) async fn post(
        &self,
        target: &str,
        number: u32,
        from: &str,
        status: &str,
        says: &str,
    ) -> Answer {
        self.send(&self.webhook(target, number, from, status, says)).await
    }

    /// The same, before it is sent.
    pub(super) fn webhook(
        &self,
        target: &str,
        number: u32,
        from: &str,
        status: &str,
        says: &str,
    ) -> Webhook {
        let sid = call(number).to_string();
        let pairs = [
            ("CallSid", sid.as_str()),
            ("From", from),
            ("To", MAPLE),
            ("CallStatus", status),
            ("SpeechResult", says),
        ];
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        self.carrier.signed(target, &pairs)
    }

    /// A webhook of anything.
    pub(super) fn signed(&self, target: &str, pairs: &[(&'static str, &str)]) -> Webhook {
        let pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        self.carrier.signed(target, &pairs)
    }

    pub(super) async fn send(&self, webhook: &Webhook) -> Answer {
        let request = TestRequest::post()
            .uri(&webhook.target)
            .insert_header((CONTENT_TYPE, "application/x-www-form-urlencoded"))
            .insert_header((SIGNATURE_HEADER, webhook.signature.clone().unwrap_or_default()))
            .set_payload(webhook.body.clone());
        self.answer(request, TWILIO).await
    }

    /// Requests a path from an address.
    pub(super) async fn get(
        &self,
        path: &str,
        address: &str,
        headers: &[(&'static str, &str)],
    ) -> Answer {
        let mut request = TestRequest::get().uri(path);
        for header in headers {
            request = request.insert_header(*header);
        }
        self.answer(request, address).await
    }

    async fn answer(&self, request: TestRequest, address: &str) -> Answer {
        let (edge, limits) = (Data::from(Arc::clone(&self.edge)), HttpLimits::default());
        let behind = edge.clone();
        let app = App::new()
            .app_data(edge)
            .app_data(limits)
            .configure(move |routes| configure(routes, &behind, limits));
        let app = init_service(app).await;
        let peer = format!("{address}:4711").parse().unwrap();
        let answer = app.call(request.peer_addr(peer).to_request()).await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let body = read_body(answer).await;
        Answer { status, headers, body: String::from_utf8(body.to_vec()).unwrap() }
    }

    /// From now on recordings are kept there.
    pub(super) fn keep_recordings(&mut self, recordings: Arc<dyn Recordings>) {
        Arc::get_mut(&mut self.edge).unwrap().recordings = recordings;
    }

    /// From now on no step of the call is written.
    pub(super) fn block(&self, number: u32) {
        self.book.set_blocked(Some(call(number)));
    }

    pub(super) fn has_actor(&self, number: u32) -> bool {
        self.edge.registry.has(call(number))
    }

    /// How many rows the journal has of a call.
    pub(super) fn rows(&self, number: u32) -> usize {
        self.book.rows(call(number)).len()
    }
}

/// Reports nothing, in the best of health.
struct Nothing;

impl crate::Measured for Nothing {
    fn text(&self, _: usize) -> String {
        String::new()
    }
}

#[async_trait]
impl Reports for Nothing {
    async fn appointments(
        &self,
        _: &Scope,
        _: AppointmentQuery,
    ) -> Result<Page<AppointmentItem>, ReportError> {
        Ok(Page { items: Vec::new(), next: None })
    }

    async fn practice_of_service(
        &self,
        _: &Scope,
        _: ServiceId,
    ) -> Result<Option<PracticeId>, ReportError> {
        Ok(None)
    }

    async fn call(&self, _: &Scope, _: CallSid) -> Result<Option<CallReport>, ReportError> {
        Ok(None)
    }

    async fn kept_call(&self, _: &Scope, _: CallSid) -> Result<Option<KeptCall>, ReportError> {
        Ok(None)
    }

    async fn calls(&self, _: &Scope, _: CallQuery) -> Result<Vec<CallSummary>, ReportError> {
        Ok(Vec::new())
    }
}

#[async_trait]
impl Health for Nothing {
    async fn clock_skew(&self, _: Timestamp) -> Result<Duration, HealthError> {
        Ok(Duration::ZERO)
    }
}

//! Wiring: everything is made here, in order, and ended here.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use actix::Arbiter;
use actors::{
    Bell, Exemptions, Limiter, Limits, Persistence, Registry, RingingJournal, Surroundings,
};
use anyhow::Context as _;
use dialogue::Budgets;
use domain::{Country, PhoneNumber};
use ports::{Chain, Clock, Interference, Journal};
use secrecy::ExposeSecret as _;
use store::{Location, Settings, Store};
use telephony::signature::Signatures;
use telephony::twiml::TwimlRenderer;
use tokio::runtime::{Handle, Runtime};
use tokio::task::JoinHandle;
use web::{ApiKey, Edge, Exposure, HttpLimits, Listening, Texting};

use crate::clock::{ShiftedClock, SystemClock};
use crate::config::{Config, Environment};
use crate::database::Database;
use crate::faults::Faults;
use crate::measurements::Measurements;
use crate::secrets;
use crate::shutdown::Signals;
use crate::texts::Texts;

/// How long a server that was asked to end goes on taking requests. Whoever sends it any can learn
/// that it leaves; a connection that was opened a moment before would be reset, not refused, if it
/// stopped at once.
const LEAVING: Duration = Duration::from_millis(500);
/// How long to wait for a connection to the database.
const ACQUIRE_TIMEOUT: Duration = Duration::from_millis(1500);
/// How long the database may work on one statement.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(3);

/// Serves until the process is asked to end.
pub(crate) fn serve(config: &Config) -> anyhow::Result<ExitCode> {
    let database = Database::start(config)?;
    let system = actix::System::new();
    let ended = system.block_on(async {
        // A socket belongs to the runtime that opened it: the one of the storage thread, which
        // outlives HTTP and the calls.
        let storage = Storage::start().context("cannot start the thread of the database")?;
        let store = open(config, &database, &storage.runtime).await?;
        let ended = run(config, &database, Arc::clone(&store), &storage).await;
        store.close().await;
        storage.stop();
        ended
    });
    let stopped = database.stop();
    // Why it could not serve says more than what then went wrong with stopping.
    let code = ended?;
    stopped?;
    Ok(code)
}

/// Brings the schema up to date.
pub(crate) fn migrate(config: &Config) -> anyhow::Result<ExitCode> {
    let url = config.database.migrate_url.as_ref().or(config.database.url.as_ref());
    let url = url.context("BELLA_MIGRATE_DATABASE_URL and DATABASE_URL are missing")?;
    let runtime = Runtime::new().context("cannot start the runtime of the database")?;
    runtime.block_on(store::migrate(&Location::Url(url.clone()), runtime.handle()))?;
    println!("The schema is up to date.");
    Ok(ExitCode::SUCCESS)
}

/// Opens the store. Where nothing is at stake the schema is brought up to date, and the demo
/// practices are put in; in production that is the owner's business.
async fn open(
    config: &Config,
    database: &Database,
    runtime: &Handle,
) -> anyhow::Result<Arc<Store>> {
    let trying_out = config.environment != Environment::Production;
    if trying_out {
        let owner = config.database.migrate_url.clone().map(Location::Url);
        let owner = owner.as_ref().unwrap_or(&database.location);
        store::migrate(owner, runtime).await.context("cannot migrate the database")?;
    }
    let settings = Settings {
        location: database.location.clone(),
        max_connections: database.connections,
        acquire_timeout: ACQUIRE_TIMEOUT,
        statement_timeout: STATEMENT_TIMEOUT,
    };
    let store = Store::open(settings, runtime.clone()).await.context("cannot use the database")?;
    if let Err(error) = store.rehearse().await {
        tracing::warn!(error = %Chain(&error), "the first callers may wait for the database's plans");
    }
    if trying_out {
        store::seed_demo_practices(&store).await.context("cannot seed the demo practices")?;
    }
    Ok(Arc::new(store))
}

/// Serves, with everything made, until a signal or the end of something that all calls share.
async fn run(
    config: &Config,
    database: &Database,
    store: Arc<Store>,
    storage: &Storage,
) -> anyhow::Result<ExitCode> {
    warm_up();
    let limits = Limits::default();
    let measured = Arc::new(Measurements::new()?);
    let bell = Bell::default();
    let journal: Arc<dyn Journal> = Arc::new(RingingJournal::new(store.clone(), bell.clone()));
    let meter = measured.clone();
    let (scribe, persistence) =
        storage.run(move || Persistence::start(journal, meter, limits)).await?;
    let (gate, limiter) = Limiter::start(config.rates, Box::new(Simulated(Arc::clone(&store))));
    let faults = faults(config.environment);
    #[cfg(feature = "faults")]
    if let Some(faults) = &faults {
        faults.may_end(web::SharedActor::Persistence, persistence.abort_handle());
        faults.may_end(web::SharedActor::Limiter, limiter.abort_handle());
    }
    let interference: Arc<dyn Interference> = match &faults {
        Some(faults) => faults.clone(),
        None => Arc::new(ports::Peace),
    };
    let around = Surroundings {
        clock: clock(config),
        journal: store.clone(),
        scribe,
        diary: store.clone(),
        directory: store.clone(),
        renderer: Arc::new(TwimlRenderer),
        interference,
        meter: measured.clone(),
        budgets: Budgets::default(),
        limits,
    };
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let around_clock = Arc::clone(&around.clock);
    let time = Arc::clone(&around.clock);
    let registry = Registry::new(around);
    let desk = Arc::new(store.at_the_desk());
    let texts =
        Texts::start(config, Arc::clone(&desk), Arc::clone(&around_clock), bell.clone()).await?;
    let edge = Edge {
        gate,
        proxies: config.trusted_proxies.clone(),
        registry: registry.clone(),
        directory: store.clone(),
        signatures: Signatures::new(&config.public_url, config.auth_tokens()?),
        keys: desk.clone(),
        reports: desk.clone(),
        diary: desk.clone(),
        bookkeeping: desk.clone(),
        recordings: desk.clone(),
        registers: desk.clone(),
        practices: desk.clone(),
        opening: desk.clone(),
        audit: desk.clone(),
        health: store.clone(),
        clock: Arc::new(SystemClock),
        time,
        meter: measured.clone(),
        measured: measured.clone(),
        api_key: ApiKey::new(config.api_key()?.expose_secret()).context("BELLA_API_KEY")?,
        transfer_to: config.transfer_to.clone(),
        exposure: exposure(config.environment),
        texting: Texting {
            outbox: desk.clone(),
            inbox: desk.clone(),
            bell,
            clock: Arc::clone(&around_clock),
        },
        leaving: AtomicBool::new(false),
        #[cfg(feature = "faults")]
        faults: faults.map(|faults| faults as _),
    };
    let upkeep = actix::spawn(async move { measured.kept_up().await });
    let reaper = actix::spawn(actors::reap(registry, store, around_clock));
    let mut signals = Signals::listen().context("cannot listen for signals")?;
    let http = HttpLimits { workers, ..HttpLimits::default() };
    let edge = Arc::new(edge);
    let listening = web::listen(Arc::clone(&edge), config.listen, http)
        .with_context(|| format!("cannot listen on {}", config.listen))?;
    announce(config, database, &listening, texts.stand_in());
    let shared = Shared { persistence, limiter };
    let ended = until_the_end(listening, shared, &edge, &mut signals).await;
    upkeep.abort();
    reaper.abort();
    if ended.is_ok() {
        texts.stop().await;
    }
    ended
}

/// The thread that writes and reads: persistence and the database's connections. They are one
/// thread, so that a group of steps is handed to no other one on its way to the socket.
struct Storage {
    arbiter: Arbiter,
    runtime: Handle,
}

impl Storage {
    fn start() -> anyhow::Result<Self> {
        let arbiter = Arbiter::new();
        let (tell, told) = std::sync::mpsc::channel();
        arbiter.spawn_fn(move || {
            // Whoever waits for it is gone only with the process.
            let _ = tell.send(Handle::current());
        });
        Ok(Self { arbiter, runtime: told.recv()? })
    }

    /// Does something on that thread.
    async fn run<T: Send + 'static>(
        &self,
        what: impl FnOnce() -> T + Send + 'static,
    ) -> anyhow::Result<T> {
        let (tell, told) = tokio::sync::oneshot::channel();
        self.arbiter.spawn_fn(move || {
            let _ = tell.send(what());
        });
        told.await.context("the thread of the database ended")
    }

    fn stop(self) {
        self.arbiter.stop();
        // It ends when it has nothing more to do; a panic in it has been reported.
        let _ = self.arbiter.join();
    }
}

/// The tasks of the actors that all calls share. When one of them ends the process has to end too.
struct Shared {
    persistence: JoinHandle<()>,
    limiter: JoinHandle<()>,
}

/// Simulated callers are no robocallers: limits on callers do not apply to their practices.
struct Simulated(Arc<Store>);

impl Exemptions for Simulated {
    fn exempts(&self, called: &PhoneNumber) -> bool {
        self.0.is_simulated(called)
    }
}

/// Serves until a signal comes, or until something ends that calls cannot do without.
async fn until_the_end(
    listening: Listening,
    shared: Shared,
    edge: &Edge,
    signals: &mut Signals,
) -> anyhow::Result<ExitCode> {
    let Listening { server, handle, .. } = listening;
    tokio::pin!(server);
    tokio::select! {
        ended = &mut server => {
            ended.context("the HTTP server ended")?;
            anyhow::bail!("the HTTP server ended by itself");
        }
        _ = shared.persistence => {
            // Nothing can be written any more. A new process goes on from the journal.
            drop(handle.stop(false));
            anyhow::bail!("persistence ended; a new process has to take over");
        }
        _ = shared.limiter => {
            // Its maps would grow without anybody to keep them in bounds.
            drop(handle.stop(false));
            anyhow::bail!("the limiter ended; a new process has to take over");
        }
        () = signals.any() => {
            tracing::info!("leaving: new requests are answered still, and should go elsewhere");
        }
    }
    edge.leave();
    tokio::select! {
        ended = &mut server => ended.context("the HTTP server ended badly")?,
        () = tokio::time::sleep(LEAVING) => {}
        () = signals.any() => {}
    }
    tracing::info!("stopping: no new requests, and those under way are finished");
    // The request to stop is sent at once; it is the server itself that has to be driven on.
    let _stopping = handle.stop(true);
    tokio::select! {
        ended = &mut server => ended.context("the HTTP server ended badly")?,
        () = signals.any() => tracing::warn!("stopping at once"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads the numbering plan, which otherwise happens when it is first needed and takes a fifth of a
/// second: not at the expense of the first caller.
pub(crate) fn warm_up() {
    let _ = PhoneNumber::dialled("+1 403 266 1234", Country::Canada);
}

fn clock(config: &Config) -> Arc<dyn Clock> {
    match config.clock {
        Some(start) => {
            tracing::warn!(%start, "the clock was set by BELLA_CLOCK");
            Arc::new(ShiftedClock::starting_at(start))
        }
        None => Arc::new(SystemClock),
    }
}

fn exposure(environment: Environment) -> Exposure {
    match environment {
        Environment::Development => Exposure::Development,
        Environment::Test => Exposure::Test,
        Environment::Production => Exposure::Production,
    }
}

/// Trouble on purpose, where it may be made.
fn faults(environment: Environment) -> Option<Arc<Faults>> {
    match environment {
        Environment::Test => Faults::planner(),
        Environment::Development | Environment::Production => None,
    }
}

/// Says where everything is, for whoever has just started it.
fn announce(config: &Config, database: &Database, listening: &Listening, stand_in: Option<String>) {
    let address = listening.addresses.first().unwrap_or(&config.listen);
    tracing::info!(%address, environment = ?config.environment, "serving");
    if config.environment == Environment::Production {
        return;
    }
    let data = config.data_directory.clone();
    println!("Bella answers on http://{address} ({:?})", config.environment);
    println!("  database   {}", database.name());
    println!("  practices  Maple Dental +15875550100, Cedar Physiotherapy +15875550120");
    if let Some(url) = stand_in {
        println!("  texts      are kept by a stand-in for Twilio's API on {url}");
    }
    let made = secrets::made(&config.data_directory);
    if !made.is_empty() {
        println!("  secrets    {}: {}", secrets::directory(&data).display(), made.join(", "));
    }
    println!("  call her   cargo run --release -- call");
    let key = match config.api_key {
        None => format!("$(cat {}/{})", secrets::directory(&data).display(), secrets::API_KEY),
        Some(_) => "$BELLA_API_KEY".to_owned(),
    };
    println!("  the book   curl -H \"X-API-Key: {key}\" http://{address}/api/v1/appointments");
}

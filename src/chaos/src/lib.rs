//! The chaos harness: Bella as separate processes on a real PostgreSQL, hundreds of callers who race
//! for the same slots, and everything breaking that can. Afterwards what every caller heard is held
//! against the database.
//!
//! **Invariant:** everything that is started is ended, and every wait has a limit.
//! **Invariant:** what is promised is judged from outside, by what was said, heard and stored.

mod balancer;
mod book;
mod cable;
mod caller;
mod calls;
mod chance;
mod cluster;
mod disk;
mod error;
mod faults;
mod fence;
mod figures;
mod fleet;
pub mod history;
mod http;
mod logs;
mod practices;
mod program;
mod recorder;
mod report;
mod rules;
mod strikes;
mod watchman;
mod words;
mod world;

use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use tokio::task::{JoinSet, LocalSet};
use tokio::time::{sleep, timeout};

pub use book::{Appointment, Book};
pub use cluster::postgres_binaries;
pub use error::ChaosError;
pub use faults::{Kind, NoSuchKind};
pub use fence::{Fenced, fence};
pub use figures::Figures;
pub use report::Report;
pub use rules::{MEMORY_LIMIT, Rule, TURN_LIMIT, Verdict, Violation, check};

use balancer::Noise;
use calls::Callers;
use chance::Chance;
use faults::Side;
use recorder::Recorder;
use world::World;

/// How long who still talks then may go on.
const END_LIMIT: Duration = Duration::from_secs(90);
/// How long the last caller may take.
const LAST_LIMIT: Duration = Duration::from_secs(30);
/// How long callers call before anything breaks.
const BEFORE: Duration = Duration::from_secs(1);

/// A run.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The program to start as a server.
    pub program: PathBuf,
    /// What everything follows from that chance decides. Processes are no simulation: what meets
    /// what in time is another thing every time.
    pub seed: u64,
    /// For how long things are broken; without it, until each has been broken once.
    pub lasts: Option<Duration>,
    /// How long callers go on calling once it is calm: connections that died are found out by use.
    pub calm: Duration,
    /// How many call at a time.
    pub callers: u32,
    /// How long a caller thinks before they answer, in milliseconds, from and to.
    pub thinks: (u64, u64),
    /// What is broken.
    pub kinds: Vec<Kind>,
    /// What time it is.
    pub now: Timestamp,
}

/// Runs it, and tells as it goes what is done.
pub fn run(plan: &Plan, tell: &dyn Fn(&str)) -> Result<Report, ChaosError> {
    on_a_runtime(async {
        let recorder = Rc::new(Recorder::new());
        let watched = Rc::clone(&recorder);
        tokio::task::spawn_local(async move { watched.watch_the_machine().await });
        let noise = Noise { repeated: 60, late: 40, unheard: 4 };
        let world = World::make(&plan.program, plan.seed, noise, recorder).await?;
        play(plan, &world, tell).await
    })
}

fn on_a_runtime<T>(work: impl Future<Output = Result<T, ChaosError>>) -> Result<T, ChaosError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(ChaosError::io("start a runtime"))?;
    LocalSet::new().block_on(&runtime, async {
        // Whoever asks the harness to end asks for everything that it started.
        tokio::select! {
            done = work => done,
            () = asked_to_end() => Err(ChaosError::AskedToEnd),
        }
    })
}

async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let (interrupt, terminate) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    let (Ok(mut interrupt), Ok(mut terminate)) = (interrupt, terminate) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

async fn play(plan: &Plan, world: &World, tell: &dyn Fn(&str)) -> Result<Report, ChaosError> {
    let zone = TimeZone::get(practices::ZONE).unwrap_or(TimeZone::UTC);
    let first_day = plan.now.to_zoned(zone).date().saturating_add(2.days());
    let recorder = Rc::clone(&world.recorder);
    let callers = Callers::new(world.carrier()?, recorder, plan.seed, first_day, plan.thinks);
    let callers = Rc::new(callers);
    let skipped = skipped(plan, world);
    for skipped in &skipped {
        tell(&format!("NOT TRIED: {skipped}"));
    }
    let kinds = possible(plan, world);
    let mut crowd = callers.crowd(plan.callers);
    let began = world.recorder.now();
    let breaking = async {
        sleep(BEFORE).await;
        let until = plan.lasts.map(|lasts| world.recorder.now() + lasts);
        let mut chances = [Chance::new(plan.seed, u64::MAX), Chance::new(plan.seed, u64::MAX - 1)];
        let [servers, database] = &mut chances;
        tokio::try_join!(
            strikes::torment(world, Side::Servers, &kinds, until, servers, tell),
            strikes::torment(world, Side::Database, &kinds, until, database, tell),
            async {
                sleep(plan.lasts.unwrap_or_default()).await;
                Ok(())
            },
        )?;
        world.recovered().await?;
        world.recorder.calm();
        world.balancer.quiet();
        tell(&format!("{:7.1} s  calm", world.recorder.now().as_secs_f64()));
        sleep(plan.calm).await;
        callers.enough();
        finish(&mut crowd).await;
        let last = callers.one_more(LAST_LIMIT).await;
        world.recorder.last_caller(last);
        world.arrived().await;
        Ok::<_, ChaosError>(world.recorder.now())
    };
    let ended = tokio::select! {
        ended = breaking => ended?,
        failed = world.fleet.look_after() => {
            failed?;
            world.recorder.now()
        }
    };
    let book = world.book().await?;
    let history = world.recorder.take();
    let verdict = check(&history, &book);
    let logs = if verdict.violations.is_empty() { None } else { Some(world.keep_logs()?) };
    let lasted = ended.saturating_sub(began);
    Ok(Report { seed: plan.seed, lasted, skipped, verdict, history, logs })
}

/// Waits until everybody who talks is done; who is not by then is stuck, and their call says so.
async fn finish(crowd: &mut JoinSet<()>) {
    let all = async { while crowd.join_next().await.is_some() {} };
    let _ = timeout(END_LIMIT, all).await;
    crowd.abort_all();
}

/// What cannot be tried on this machine, and why.
fn skipped(plan: &Plan, world: &World) -> Vec<String> {
    let mut skipped = Vec::new();
    if let (Err(why), true) = (&world.disk, plan.kinds.contains(&Kind::DiskFull)) {
        skipped.push(format!("disk-full: {why}"));
    }
    if !world.injects && plan.kinds.contains(&Kind::Inject) {
        skipped.push("inject: this build has no fault injection (feature faults)".to_owned());
    }
    skipped
}

/// What can be broken here.
fn possible(plan: &Plan, world: &World) -> Vec<Kind> {
    let can = |kind: &Kind| match kind {
        Kind::DiskFull => world.disk.is_ok(),
        Kind::Inject => world.injects,
        Kind::Kill
        | Kind::Pause
        | Kind::Deploy
        | Kind::DatabaseKill
        | Kind::DatabaseStop
        | Kind::Cut
        | Kind::Delay
        | Kind::HalfOpen
        | Kind::Slow
        | Kind::Connections
        | Kind::Lock => true,
    };
    plan.kinds.iter().copied().filter(can).collect()
}

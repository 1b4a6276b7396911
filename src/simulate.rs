//! `bella simulate`: scripted callers over signed webhooks, to see how many a server carries.
//!
//! The practices that are called are made for it, and taken away afterwards. Callers with a goal are
//! in [`crate::goals`].

use std::collections::HashSet;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use ports::Clock as _;
use telephony::carrier::{Carrier, CarrierSettings, NumberWebhooks, Pace};
use telephony::signature::PublicUrl;
use tokio::time::Instant;

use crate::cadence::Cadence;
use crate::callers::Callers;
use crate::cli::WRONG_ARGUMENTS;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::figures::Figures;
use crate::goals::{Goals, Office};
use crate::stage::{self, Cast, Stage};
use crate::wire::Wire;

/// Longer than anybody waits.
const LONGEST: Duration = Duration::from_hours(365 * 24);

/// Most calls, where nothing else is wanted.
const CALLS: u32 = 10_000;
/// The same, of callers with a goal.
const CALLS_WITH_A_GOAL: u32 = 500;

/// What `bella simulate` is told.
#[derive(Args)]
pub(crate) struct Simulate {
    /// Most calls. [default: 10000; 500 of callers with a goal]
    #[arg(long, value_name = "N")]
    calls: Option<u32>,
    /// Calls at the same time.
    #[arg(long, value_name = "C", default_value_t = 32)]
    concurrency: u32,
    /// Longest time.
    #[arg(long, value_name = "S", default_value_t = 60)]
    seconds: u64,
    /// Calls that are begun before, and stay open meanwhile.
    #[arg(long, value_name = "N", default_value_t = 0)]
    live: u32,
    /// Practices that are called. [default: 10, or more for a slot for every call]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(stage::MOST)))]
    practices: Option<u32>,
    /// Calls that are made before and not counted, to fill the books.
    #[arg(long, value_name = "N", default_value_t = 0)]
    booked: u32,
    /// Most turns a second, evenly; one that finds no caller free has waited. [default: no limit]
    #[arg(long, value_name = "R", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    rate: Option<u32>,
    /// What the calls' ids are made of; the same seed cannot be used twice on one database.
    /// [default: drawn]
    #[arg(long, value_name = "X")]
    seed: Option<u64>,
    /// Where the server is. [default: the address this configuration listens on]
    #[arg(long, value_name = "URL")]
    url: Option<PublicUrl>,
    /// Print one JSON object at the end.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    goals: Goals,
}

impl Simulate {
    fn calls(&self) -> u32 {
        let usual = if self.goals.are_wanted() { CALLS_WITH_A_GOAL } else { CALLS };
        self.calls.unwrap_or(usual)
    }
}

/// Simulates callers; succeeds when what they heard is what is stored.
pub(crate) fn simulate(config: &Config, simulate: &Simulate) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, run(config, simulate))
}

async fn run(config: &Config, simulate: &Simulate) -> anyhow::Result<ExitCode> {
    let calls = simulate.booked.saturating_add(simulate.calls());
    let Some(cast) = Cast::of(simulate.practices, calls) else {
        eprintln!("error: {calls} calls are more than so many practices have slots for");
        return Ok(ExitCode::from(WRONG_ARGUMENTS));
    };
    let base_url: PublicUrl = match &simulate.url {
        Some(url) => url.clone(),
        None => format!("http://{}", config.listen).parse()?,
    };
    anyhow::ensure!(!base_url.is_https(), "callers are simulated over plain HTTP only");
    let public_url =
        if simulate.url.is_some() { base_url.clone() } else { config.public_url.clone() };
    let auth_token = config.auth_tokens()?.into_iter().next().context("there is no auth token")?;
    let carrier = Carrier::new(CarrierSettings {
        base_url: base_url.clone(),
        public_url,
        account: config.account_sid()?,
        auth_token,
        webhooks: NumberWebhooks::default(),
        pace: Pace::SkippingPauses,
    })?;
    let address = base_url.to_string();
    let address = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let api = Wire::connect(&address).await.context("nobody answers there")?;
    let seed = match simulate.seed {
        Some(seed) => seed,
        None => crate::secrets::random_seed()?,
    };
    let now = config.clock.unwrap_or_else(|| SystemClock.now());
    if simulate.goals.are_wanted() {
        let office = Office { carrier, address, key: config.api_key()?, seed, now };
        return simulate.goals.play(office, simulate.calls(), simulate.json).await;
    }
    let mut stage = Stage::set(api, &config.api_key()?, cast, seed).await?;
    let callers = Rc::new(Callers::new(carrier, address, stage.numbers(), cast.people, seed, now));
    let played = play(&callers, simulate).await;
    // Taken away whatever happened, so that nothing is left of it.
    let stored = stage.booked_calls().await;
    stage.take_away().await?;
    let (figures, stored) = (played?, stored?);
    print(&figures, simulate.json);
    let heard: HashSet<_> = figures.heard.union(&figures.heard_before).copied().collect();
    let lost = heard.difference(&stored).count();
    let unheard = stored.difference(&heard).count();
    if lost + unheard > 0 {
        anyhow::bail!(
            "{lost} bookings were heard and are not stored, {unheard} stored and not heard"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Has the calls made that come before, and then those that count. Says on standard error where it
/// is, for whoever measures the server meanwhile.
async fn play(callers: &Rc<Callers>, simulate: &Simulate) -> anyhow::Result<Figures> {
    let no_end = Instant::now() + LONGEST;
    let booked = make(callers, simulate.booked, no_end, None, simulate.concurrency).await?;
    eprintln!("opening {} calls", simulate.live);
    callers.keep_open(simulate.live, simulate.concurrency).await?;
    eprintln!("calling");
    let begun = Instant::now();
    let until = begun + Duration::from_secs(simulate.seconds).min(LONGEST);
    let calls = simulate.booked.saturating_add(simulate.calls());
    let cadence = simulate.rate.map(|rate| Rc::new(Cadence::of(rate)));
    let mut figures = make(callers, calls, until, cadence, simulate.concurrency).await?;
    figures.took = begun.elapsed();
    eprintln!("called");
    figures.errors += booked.errors;
    figures.heard_before = booked.heard;
    Ok(figures)
}

/// Has the calls up to this number made, so many at a time, until they are done or the time is over.
async fn make(
    callers: &Rc<Callers>,
    calls: u32,
    until: Instant,
    cadence: Option<Rc<Cadence>>,
    at_once: u32,
) -> anyhow::Result<Figures> {
    let mut lines = tokio::task::JoinSet::new();
    for _ in 0..at_once.max(1) {
        let (callers, cadence) = (Rc::clone(callers), cadence.clone());
        lines.spawn_local(async move {
            callers.one_after_the_other(calls, until, cadence.as_deref()).await
        });
    }
    let mut figures = Figures::default();
    while let Some(line) = lines.join_next().await {
        figures.add(line??);
    }
    Ok(figures)
}

fn print(figures: &Figures, json: bool) {
    let summary = figures.summary();
    if json {
        println!("{summary}");
        return;
    }
    for name in [
        "calls",
        "turns",
        "turns_per_s",
        "bookings",
        "p50_ms",
        "p95_ms",
        "p99_ms",
        "max_ms",
        "errors",
    ] {
        println!("{name:>12}  {}", summary[name]);
    }
}

//! `bella chaos`: the chaos harness.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use chaos::{Kind, Plan};
use clap::Args;
use ports::Clock as _;

use crate::clock::SystemClock;
use crate::secrets;

/// What `bella chaos` is told.
#[derive(Args)]
pub(crate) struct Chaos {
    /// What follows from it is who calls, and what breaks when. [default: a random one]
    #[arg(long, value_name = "X")]
    seed: Option<u64>,
    /// For how long things are broken.
    #[arg(long, value_name = "S", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    seconds: u64,
    /// How many call at a time.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=5000))]
    callers: u32,
    /// Break only this; may be given more than once. [default: everything]
    #[arg(long, value_name = "FAULT")]
    only: Vec<Kind>,
    /// Print one JSON object at the end.
    #[arg(long)]
    json: bool,
}

/// Breaks everything; succeeds when every promise was kept.
pub(crate) fn run(chaos: &Chaos) -> anyhow::Result<ExitCode> {
    let seed = match chaos.seed {
        Some(seed) => seed,
        None => secrets::random_seed()?,
    };
    let plan = Plan {
        program: std::env::current_exe().context("cannot find this program")?,
        seed,
        lasts: Some(Duration::from_secs(chaos.seconds)),
        calm: Duration::from_secs(6),
        callers: chaos.callers,
        thinks: (200, 2000),
        kinds: if chaos.only.is_empty() { Kind::ALL.to_vec() } else { chaos.only.clone() },
        now: SystemClock.now(),
    };
    let json = chaos.json;
    let tell = move |line: &str| {
        // The object alone goes to where programs read.
        if json {
            eprintln!("{line}");
        } else {
            println!("{line}");
        }
    };
    tell(&format!("seed {seed}, {} s, {} callers at a time", chaos.seconds, chaos.callers));
    let report = chaos::run(&plan, &tell).with_context(|| format!("seed {seed}"))?;
    if json {
        println!("{}", report.as_json());
    } else {
        print!("{}", report.summary());
    }
    if report.is_clean() {
        return Ok(ExitCode::SUCCESS);
    }
    eprint!("{}", report.wrongs());
    anyhow::bail!(
        "seed {seed} broke a promise; again: bella chaos --seed {seed} --seconds {}",
        chaos.seconds
    )
}

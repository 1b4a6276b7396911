//! `bench`: puts load on a Bella of its own, gathers what was measured, and makes the page of it.
//!
//! It is for whoever works on Bella, on Linux: processor time and memory are read from `/proc`.

mod chart;
mod figures;
mod http;
mod load;
mod page;
mod processes;
mod readiness;
mod results;
mod scale;
mod server;
mod simulated;
mod stages;
mod svg;
mod sweeps;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::results::Results;
use crate::sweeps::Sweep;

/// Measures Bella, and makes docs/PERFORMANCE.md of what was measured.
#[derive(Parser)]
#[command(name = "bench", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Put load on servers of its own, on databases of its own, and write down how they bore it.
    #[command(
        after_help = "DATABASE_URL names a PostgreSQL on this machine, and a role that may do anything there.\n\n\
                      Example:\n  bench load --bella target/production/bella --results results.jsonl --sweep concurrency"
    )]
    Load(Load),
    /// Gather what `cargo bench --package bench` measured.
    #[command(
        after_help = "Example:\n  bench stages --criterion target/criterion --results results.jsonl"
    )]
    Stages(Stages),
    /// Draw the plots, and write the tables of the page anew.
    #[command(
        after_help = "Example:\n  bench page --results docs/performance/results.jsonl --page docs/PERFORMANCE.md"
    )]
    Page(Page),
}

/// What `bench load` is told.
#[derive(Args)]
pub(crate) struct Load {
    /// The build to be measured, which should be the one that is deployed.
    #[arg(long, value_name = "FILE")]
    pub(crate) bella: PathBuf,
    /// Where the results are. Those of the sweeps that are made are replaced.
    #[arg(long, value_name = "FILE")]
    results: PathBuf,
    /// What is written beside every result: which commit it was, and under what circumstances.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) note: String,
    /// The sweep to make; several times for several. [default: all]
    #[arg(long, value_enum)]
    sweep: Vec<Sweep>,
    /// How long each load lasts, in seconds.
    #[arg(long, value_name = "S", default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..=600))]
    pub(crate) seconds: u32,
    /// The most of what a sweep varies; for a first look.
    #[arg(long, value_name = "N", default_value_t = u32::MAX)]
    pub(crate) up_to: u32,
}

/// What `bench stages` is told.
#[derive(Args)]
struct Stages {
    /// Where criterion leaves what it measured.
    #[arg(long, value_name = "DIRECTORY")]
    criterion: PathBuf,
    /// Where the results are.
    #[arg(long, value_name = "FILE")]
    results: PathBuf,
    /// What is written beside every result.
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
}

/// What `bench page` is told.
#[derive(Args)]
struct Page {
    /// Where the results are.
    #[arg(long, value_name = "FILE")]
    results: PathBuf,
    /// The page; the plots lie in the directory `performance` beside it.
    #[arg(long, value_name = "FILE")]
    page: PathBuf,
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Load(load) => {
            let mut results = Results::read(&load.results)?;
            let sweeps =
                if load.sweep.is_empty() { Sweep::ALL.to_vec() } else { load.sweep.clone() };
            for sweep in sweeps {
                load::make(sweep, &load, &mut results)?;
            }
            Ok(())
        }
        Command::Stages(stages) => {
            let rows = stages::gathered(&stages.criterion)?;
            Results::read(&stages.results)?.replace(stages::NAME, &stages.note, rows)
        }
        Command::Page(page) => page::made(&Results::read(&page.results)?, &page.page),
    }
}

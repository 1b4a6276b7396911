//! Bella answers a business's telephone and looks after its appointment book.

mod boot;
mod cadence;
mod callers;
mod cli;
mod clock;
mod config;
mod connect;
mod database;
#[cfg_attr(not(feature = "faults"), path = "no_faults.rs")]
mod faults;
mod figures;
mod goals;
mod harness;
mod keys;
mod measurements;
mod phone;
mod practice_file;
mod practice_opening;
mod practice_setup;
mod rates;
mod reception;
mod replay;
mod secrets;
mod settings;
mod shutdown;
mod simulate;
mod stage;
#[cfg_attr(not(feature = "exchange"), path = "no_standin.rs")]
mod standin;
mod telemetry;
mod texts;
mod understand;
mod wire;

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A turn is some hundred small allocations on several threads, which this one is quicker at.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run()
}

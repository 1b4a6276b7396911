//! Logs: readable on a terminal, JSON lines everywhere else.
//!
//! **Invariant:** a log never has a caller's words, name or number; what concerns a call has its id.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

use crate::config::Environment;

/// What is logged when `RUST_LOG` does not say.
const DEFAULT_FILTER: &str = "info,sqlx=warn,actix_server=warn,wasmer=error,pglite_oxide=warn";

/// Starts logging to standard error, and has panics logged too.
pub(crate) fn start(environment: Environment) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if std::io::stderr().is_terminal() {
        logs.compact().try_init()
    } else {
        logs.json().flatten_event(true).with_current_span(false).try_init()
    };
    if started.is_err() {
        eprintln!("logging was started before");
    }
    if environment == Environment::Production {
        tracing::debug!("production");
    }
    log_panics();
}

/// A panic is caught by whoever supervises the task, and is a line in the log like any other. Its
/// message stays out: it may quote what a caller said.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
        let thread = std::thread::current();
        tracing::error!(place, thread = thread.name(), "panic");
    }));
}

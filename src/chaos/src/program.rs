//! Other programs: run to their end in bounded time, and signalled.

use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::process::Command;
use tokio::time::timeout;

use crate::error::ChaosError;

/// Runs a program to its end; what it said when it failed.
pub(crate) async fn run(
    name: &str,
    command: &mut Command,
    limit: Duration,
) -> Result<(), ChaosError> {
    let failed = |said: String| ChaosError::Program { program: name.to_owned(), said };
    let running = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .output();
    match timeout(limit, running).await {
        Err(_) => Err(failed(format!("it did not end within {} s", limit.as_secs()))),
        Ok(Err(error)) => Err(failed(error.to_string())),
        Ok(Ok(output)) if output.status.success() => Ok(()),
        Ok(Ok(output)) => Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned())),
    }
}

/// Sends a signal to a process of ours.
pub(crate) fn signal(process: u32, signal: Signal) -> Result<(), ChaosError> {
    let pid = i32::try_from(process).ok().and_then(Pid::from_raw);
    let pid = pid.ok_or(ChaosError::MadeUp { what: "a process id" })?;
    kill_process(pid, signal)
        .map_err(|source| ChaosError::Io { doing: "signal a process", source: source.into() })
}

/// Whether this process may do what only root may.
pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The memory of a process, in bytes; `None` where there is no `/proc`.
pub(crate) fn resident(process: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

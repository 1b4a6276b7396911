//! Promises about the processes themselves.

use super::{DRAIN_LIMIT, MEMORY_LIMIT, Rule, Verdict};
use crate::history::{End, History};

pub(super) fn memory_is_bounded(history: &History, verdict: &mut Verdict) {
    for process in &history.processes {
        let Some((first, most)) = process.resident else { continue };
        if most.saturating_sub(first) > MEMORY_LIMIT {
            let how = format!("{} grew from {first} to {most} bytes", process.name);
            verdict.broke(Rule::MemoryUnbounded, None, how);
        }
    }
}

pub(super) fn nothing_ends_by_itself(history: &History, verdict: &mut Verdict) {
    for process in &history.processes {
        let how = match &process.ended {
            None | Some((_, End::Killed)) => continue,
            Some((_, End::Asked { took, code: Some(0) })) if *took <= DRAIN_LIMIT => continue,
            Some((_, End::Asked { took, code })) => {
                format!("{} took {took:?} to end, with code {code:?}", process.name)
            }
            Some((at, End::ByItself(status))) => {
                format!("{} ended by itself at {:.1} s: {status}", process.name, at.as_secs_f64())
            }
        };
        verdict.broke(Rule::ServerEnded, None, how);
    }
}

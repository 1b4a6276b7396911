//! Calls that were turned away, for as long as something may still be reported of them.
//!
//! **Invariant:** a call that was not turned away is never taken for one; when there is no room, one
//! that was is forgotten, and costs what any unknown call costs.

use std::time::Duration;

use dashmap::DashMap;
use domain::CallSid;
use tokio::time::Instant;

/// How long a call that was turned away is remembered. The report that it is over comes within
/// seconds of the goodbye, and its tries within a minute.
pub(super) const REMEMBERED: Duration = Duration::from_mins(2);

/// Calls that were turned away.
pub(super) struct TurnedAway {
    calls: DashMap<CallSid, Instant>,
    most: usize,
}

impl TurnedAway {
    pub(super) fn new(most: usize) -> Self {
        Self { calls: DashMap::new(), most }
    }

    pub(super) fn note(&self, call: CallSid) {
        // Threads that come at once can be a few too many.
        if self.calls.len() < self.most {
            self.calls.insert(call, Instant::now());
        }
    }

    pub(super) fn has(&self, call: CallSid) -> bool {
        self.calls.contains_key(&call)
    }

    pub(super) fn forget_the_old(&self) {
        let now = Instant::now();
        self.calls.retain(|_, since| now.saturating_duration_since(*since) < REMEMBERED);
        if self.calls.is_empty() {
            self.calls.shrink_to_fit();
        }
    }
}

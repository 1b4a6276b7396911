//! Restarts come from a budget: a call whose actor panics again and again is left alone for a
//! while.

use std::collections::VecDeque;
use std::time::Duration;

use dashmap::DashMap;
use domain::CallSid;
use tokio::time::Instant;

/// Most calls that are remembered for their panics. Beyond it those that have calmed down are
/// forgotten, and when none has, all of them: so many calls do not panic because of one message.
const MOST_REMEMBERED: usize = 10_000;

/// When which call's actor panicked.
pub(super) struct Restarts {
    panics: DashMap<CallSid, VecDeque<Instant>>,
    most: usize,
    window: Duration,
}

impl Restarts {
    /// A budget of `most` restarts per call within `window`.
    pub(super) fn new(most: usize, window: Duration) -> Self {
        Self { panics: DashMap::new(), most, window }
    }

    /// Takes note of a panic.
    pub(super) fn note(&self, call: CallSid, now: Instant) {
        if self.panics.len() >= MOST_REMEMBERED {
            self.panics
                .retain(|_, panics| panics.back().is_some_and(|last| self.counts(*last, now)));
            if self.panics.len() >= MOST_REMEMBERED {
                self.panics.clear();
            }
        }
        let mut panics = self.panics.entry(call).or_default();
        panics.push_back(now);
        if panics.len() > self.most {
            panics.pop_front();
        }
    }

    /// Whether the call's actor may be started.
    pub(super) fn allow(&self, call: CallSid, now: Instant) -> bool {
        let Some(panics) = self.panics.get(&call) else { return true };
        let of_late = panics.iter().filter(|at| self.counts(**at, now)).count();
        of_late < self.most
    }

    fn counts(&self, at: Instant, now: Instant) -> bool {
        now.saturating_duration_since(at) < self.window
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_call_that_panics_too_often_is_left_alone_until_the_window_has_passed() {
        let restarts = Restarts::new(2, Duration::from_mins(1));
        let call: CallSid = "CA00000000000000000000000000000001".parse().unwrap();
        let other: CallSid = "CA00000000000000000000000000000002".parse().unwrap();
        let begun = Instant::now();
        restarts.note(call, begun);
        assert!(restarts.allow(call, begun));
        restarts.note(call, begun + Duration::from_secs(30));
        assert!(!restarts.allow(call, begun + Duration::from_secs(59)));
        assert!(restarts.allow(other, begun));
        // The first one does not count any more.
        assert!(restarts.allow(call, begun + Duration::from_mins(1)));
    }
}

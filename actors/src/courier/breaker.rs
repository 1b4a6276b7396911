//! A carrier that fails is left alone for a while, and then tried with one text.

use std::time::Duration;

use tokio::time::Instant;

/// Whether the carrier can be used.
pub(super) struct Breaker {
    state: State,
    failures: u32,
    left_alone: Duration,
}

enum State {
    /// It works; so many tries in a row have failed.
    Closed { failed: u32 },
    /// It is left alone.
    Open { until: Instant },
    /// One text is tried.
    HalfOpen,
}

/// How much may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Nothing.
    None,
    /// One text at a time.
    One,
    /// As much as there is.
    Any,
}

impl Breaker {
    /// Leaves the carrier alone for so long after so many failures in a row, at least 1.
    pub(super) const fn new(failures: u32, left_alone: Duration) -> Self {
        Self { state: State::Closed { failed: 0 }, failures, left_alone }
    }

    /// How much may be tried now.
    pub(super) fn room(&mut self, now: Instant) -> Room {
        match self.state {
            State::Closed { .. } => Room::Any,
            State::HalfOpen => Room::One,
            State::Open { until } if now < until => Room::None,
            State::Open { .. } => {
                self.state = State::HalfOpen;
                Room::One
            }
        }
    }

    /// The carrier has answered. What was begun before it was left alone does not open it again.
    pub(super) fn worked(&mut self) {
        match self.state {
            State::Closed { .. } | State::HalfOpen => self.state = State::Closed { failed: 0 },
            State::Open { .. } => {}
        }
    }

    /// The carrier has failed. True when it is left alone because of that.
    pub(super) fn failed(&mut self, now: Instant) -> bool {
        match &mut self.state {
            State::Closed { failed } => {
                *failed += 1;
                if *failed < self.failures {
                    return false;
                }
            }
            State::HalfOpen => {}
            State::Open { .. } => return false,
        }
        self.state = State::Open { until: now + self.left_alone };
        true
    }

    /// The carrier asks to be left alone for so long.
    pub(super) fn rests(&mut self, now: Instant, wait: Duration) {
        let asked = now + wait;
        let until = match self.state {
            State::Open { until } => until.max(asked),
            State::Closed { .. } | State::HalfOpen => asked,
        };
        self.state = State::Open { until };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALONE: Duration = Duration::from_secs(30);

    #[tokio::test(start_paused = true)]
    async fn failures_in_a_row_open_it_and_one_that_works_closes_it() {
        let (mut breaker, now) = (Breaker::new(3, ALONE), Instant::now());
        assert!(!breaker.failed(now) && !breaker.failed(now));
        breaker.worked();
        assert!(!breaker.failed(now) && !breaker.failed(now));
        assert_eq!(breaker.room(now), Room::Any);
        assert!(breaker.failed(now));
        assert_eq!(breaker.room(now), Room::None);
        // What was under way changes nothing.
        breaker.worked();
        assert!(!breaker.failed(now));
        assert_eq!(breaker.room(now + ALONE - Duration::from_millis(1)), Room::None);
        assert_eq!(breaker.room(now + ALONE), Room::One);
        assert_eq!(breaker.room(now + ALONE), Room::One, "until it is known");
        assert!(breaker.failed(now + ALONE));
        assert_eq!(breaker.room(now + ALONE), Room::None);
        assert_eq!(breaker.room(now + 2 * ALONE), Room::One);
        breaker.worked();
        assert_eq!(breaker.room(now + 2 * ALONE), Room::Any);
    }

    #[tokio::test(start_paused = true)]
    async fn a_carrier_that_asks_for_it_is_left_alone() {
        let (mut breaker, now) = (Breaker::new(3, ALONE), Instant::now());
        breaker.rests(now, Duration::from_secs(7));
        breaker.rests(now, Duration::from_secs(2));
        assert_eq!(breaker.room(now + Duration::from_secs(6)), Room::None);
        assert_eq!(breaker.room(now + Duration::from_secs(7)), Room::One);
    }
}

//! The clock on the wall: it goes with virtual time, and somebody sets it.

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use ports::Clock;
use tokio::time::Instant;

/// A clock that goes with virtual time.
pub(crate) struct SimulatedClock {
    begun: Instant,
    began_at: Mutex<Timestamp>,
}

impl SimulatedClock {
    /// A clock that shows `now`.
    pub(crate) fn at(now: Timestamp) -> Self {
        Self { begun: Instant::now(), began_at: Mutex::new(now) }
    }

    /// Somebody sets the clock, forwards or back.
    pub(crate) fn jump(&self, by: SignedDuration) {
        *self.began_at.lock().unwrap() += by;
    }
}

impl Clock for SimulatedClock {
    fn now(&self) -> Timestamp {
        let elapsed = SignedDuration::try_from(self.begun.elapsed()).unwrap();
        *self.began_at.lock().unwrap() + elapsed
    }
}

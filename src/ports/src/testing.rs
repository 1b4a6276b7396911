//! In-memory fakes that keep the promises of the real thing, for tests.

mod book;
mod desk;
mod disturber;
mod outbox;
mod registers;
mod renderer;

pub use book::{Held, MemoryBook, Stored};
pub use desk::EmptyDesk;
pub use disturber::{Disturbance, Disturber};
pub use outbox::MemoryOutbox;
pub use renderer::PlainRenderer;

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};

use crate::Clock;

/// A clock that stands still until it is moved.
pub struct StoppedClock(Mutex<Timestamp>);

impl StoppedClock {
    /// A clock that stands at `now`.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self(Mutex::new(now))
    }

    /// Moves the hands.
    pub fn advance(&self, by: SignedDuration) {
        let mut now = lock(&self.0);
        *now += by;
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        *lock(&self.0)
    }
}

/// What a test that panicked left behind is still to be looked at.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

//! Turns at even distances, as callers come who know nothing of one another.

use std::cell::Cell;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// Places in time, so many a second, each given to one turn.
pub(crate) struct Cadence {
    begun: Instant,
    a_second: u32,
    given: Cell<u32>,
}

impl Cadence {
    /// So many places a second, from now on; at least one.
    pub(crate) fn of(a_second: u32) -> Self {
        Self { begun: Instant::now(), a_second: a_second.max(1), given: Cell::new(0) }
    }

    /// Waits for the next place. Says from when on a turn's time counts: from now, or from when
    /// the place was there, if nobody was free to take it. Else a server that falls behind would
    /// be asked less, and look quick.
    pub(crate) async fn next(&self) -> Instant {
        let place = self.given.replace(self.given.get().wrapping_add(1));
        let due = self.begun + Duration::from_secs(1) * place / self.a_second;
        if due <= Instant::now() {
            return due;
        }
        sleep_until(due).await;
        Instant::now()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn places_are_even_and_one_that_is_late_has_waited() {
        let begun = Instant::now();
        let cadence = Cadence::of(100);
        for place in 0..3 {
            assert_eq!(cadence.next().await - begun, Duration::from_millis(10 * place));
        }
        tokio::time::advance(Duration::from_millis(25)).await;
        assert_eq!(cadence.next().await - begun, Duration::from_millis(30), "taken at 45");
        assert_eq!(cadence.next().await - begun, Duration::from_millis(40), "taken at 45");
        assert_eq!(cadence.next().await - begun, Duration::from_millis(50));
    }
}

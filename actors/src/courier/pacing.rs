//! How fast texts follow one another, and how long a try waits for the next.

use std::collections::HashMap;
use std::time::Duration;

use domain::PhoneNumber;
use tokio::time::Instant;

/// When the next text of each number may go.
pub(super) struct Pacing {
    next: HashMap<PhoneNumber, Instant>,
    between: Duration,
    most: usize,
}

impl Pacing {
    /// One text of a number at a time, so far apart. Of so many numbers at most it is remembered.
    pub(super) fn new(between: Duration, most: usize) -> Self {
        Self { next: HashMap::new(), between, most }
    }

    /// The place of a text of that number. It is taken.
    pub(super) fn place(&mut self, sender: &PhoneNumber, now: Instant) -> Instant {
        if self.next.len() >= self.most && !self.next.contains_key(sender) {
            self.next.retain(|_, next| *next > now);
            if self.next.len() >= self.most {
                // So many numbers at once: the carrier will say when it is too much.
                return now;
            }
        }
        let next = self.next.entry(sender.clone()).or_insert(now);
        let place = (*next).max(now);
        *next = place + self.between;
        place
    }
}

/// The pause behind a try, from 1: twice as long behind each, and not more than the longest; a half of it
/// is by chance.
pub(super) fn pause(attempt: u32, first: Duration, longest: Duration, chance: u32) -> Duration {
    let doubled =
        first.saturating_mul(1_u32.checked_shl(attempt.saturating_sub(1)).unwrap_or(u32::MAX));
    let whole = doubled.min(longest);
    whole / 2 + (whole / 2).mul_f64(f64::from(chance) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn number(last: u32) -> PhoneNumber {
        format!("+1587555{last:04}").parse().unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn texts_of_one_number_are_apart_and_those_of_others_do_not_wait() {
        let (mut pacing, now) = (Pacing::new(SECOND, 10), Instant::now());
        assert_eq!(pacing.place(&number(1), now), now);
        assert_eq!(pacing.place(&number(1), now), now + SECOND);
        assert_eq!(pacing.place(&number(2), now), now);
        assert_eq!(pacing.place(&number(1), now + 10 * SECOND), now + 10 * SECOND);
    }

    #[tokio::test(start_paused = true)]
    async fn numbers_that_rest_are_forgotten_and_when_none_does_nobody_waits() {
        let (mut pacing, now) = (Pacing::new(SECOND, 2), Instant::now());
        for last in [1, 2, 3, 3] {
            assert_eq!(pacing.place(&number(last), now), now);
        }
        assert_eq!(pacing.next.len(), 2);
        let later = now + SECOND;
        assert_eq!(pacing.place(&number(3), later), later);
        assert_eq!(pacing.place(&number(3), later), later + SECOND);
        assert_eq!(pacing.next.len(), 1);
    }

    #[test]
    fn pauses_double_up_to_the_longest_and_half_of_each_is_by_chance() {
        let longest = 40 * SECOND;
        let pause = |attempt, chance| pause(attempt, 5 * SECOND, longest, chance).as_millis();
        for (attempt, whole) in
            [(1, 5000), (2, 10_000), (3, 20_000), (4, 40_000), (5, 40_000), (99, 40_000)]
        {
            assert_eq!(pause(attempt, 0), whole / 2, "{attempt}");
            assert_eq!(pause(attempt, u32::MAX), whole, "{attempt}");
        }
        assert_eq!(pause(0, u32::MAX), 5000);
    }
}

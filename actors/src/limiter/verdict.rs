//! What a limit says: how it stands, or how long until it lets one through again.

use std::time::Duration;

use governor::NotUntil;
use governor::clock::Clock;
use governor::middleware::StateSnapshot;
use governor::nanos::Nanos;
use tokio::time::Instant;

/// How a limit stands after it let one through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Most at once.
    pub most: u32,
    /// How many more are let through at once.
    pub left: u32,
    /// When it would let through the most again, if nothing came meanwhile.
    pub whole_in: Duration,
}

/// A limit is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over {
    /// How it stands: nothing is left.
    pub standing: Standing,
    /// When it lets one through again.
    pub again_in: Duration,
}

impl Standing {
    pub(super) fn within(snapshot: &StateSnapshot) -> Self {
        let quota = snapshot.quota();
        let (most, left) = (quota.burst_size().get(), snapshot.remaining_burst_capacity());
        Self { most, left, whole_in: quota.replenish_interval() * most.saturating_sub(left) }
    }
}

impl Over {
    pub(super) fn until(until: &NotUntil<Nanos>, now: Nanos) -> Self {
        let quota = until.quota();
        let again_in = until.wait_time_from(now);
        let most = quota.burst_size().get();
        let whole_in = again_in + quota.replenish_interval() * (most - 1);
        Self { standing: Standing { most, left: 0, whole_in }, again_in }
    }
}

/// The time since a limit was made. Tests pause it and move it on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Uptime(Instant);

impl Uptime {
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }
}

impl Clock for Uptime {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        self.0.elapsed().into()
    }
}

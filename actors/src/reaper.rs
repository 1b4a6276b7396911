//! Calls whose end was never reported: the line is long down, and nobody said so.
//!
//! The same round forgets the codes that nobody can use any more.
//!
//! Such a call holds no memory, its actor sleeps. But it would stand among the live ones for ever,
//! and keep a hold of its own. It is ended as if the report had come: by a step of its journal.
//!
//! **Invariant:** a call that might still be going on is left alone. A question is answered, by
//! silence if need be, within seconds; a caller who was put through talks for hours.

use std::sync::Arc;
use std::time::Duration;

use domain::CallSid;
use jiff::{SignedDuration, Timestamp};
use ports::{Chain, Clock, Housekeeping, JournalError};
use tokio::time::{Instant, MissedTickBehavior};

use crate::asked::{Ask, Numbers, Wanted};
use crate::registry::Registry;

/// How long a call has been silent when it is over: Twilio asks again within seconds, and retries
/// for less than a minute.
pub(crate) const SILENT: SignedDuration = SignedDuration::from_mins(15);
/// The same for a caller who was put through to a person: Twilio ends a call after 4 h, unless told
/// otherwise, and we do not tell it.
pub(crate) const SILENT_WHEN_PUT_THROUGH: SignedDuration = SignedDuration::from_mins(4 * 60 + 15);
/// How often silent calls are looked for.
const PERIOD: Duration = Duration::from_mins(1);
/// Most calls that are looked at by one query.
const PAGE: u16 = 1000;
/// How long ending one may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Ends calls whose end was never reported, for as long as it is polled. At once, and then every
/// minute: what fell silent while no process ran is ended by the next one.
pub async fn reap(registry: Registry, calls: Arc<dyn Housekeeping>, clock: Arc<dyn Clock>) {
    let mut ticks = tokio::time::interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = look_through(&registry, &*calls, clock.now()).await {
            tracing::warn!(error = %Chain(&error), "silent calls cannot be found");
        }
        if let Err(error) = calls.forget_codes(clock.now()).await {
            tracing::warn!(error = %Chain(&error), "old codes cannot be forgotten");
        }
    }
}

/// Looks at every call under way that is old enough, a page at a time.
async fn look_through(
    registry: &Registry,
    calls: &dyn Housekeeping,
    now: Timestamp,
) -> Result<(), JournalError> {
    let since = now.saturating_sub(SILENT).unwrap_or(now);
    let mut last = None;
    loop {
        let page = calls.calls_under_way(since, last, PAGE).await?;
        for call in page.iter().filter(|call| call.last_at <= since) {
            end(registry, call.call, call.last_at, now).await;
        }
        if page.len() < usize::from(PAGE) {
            return Ok(());
        }
        last = page.last().copied();
    }
}

async fn end(registry: &Registry, call: CallSid, last_at: Timestamp, now: Timestamp) {
    let ask = Ask {
        call,
        wanted: Wanted::FellSilent { silent: now.duration_since(last_at) },
        numbers: Numbers::new("", ""),
        deadline: Instant::now() + PATIENCE,
    };
    if let Err(trouble) = registry.ask(ask).await {
        // It stays as it is, and is found again.
        tracing::warn!(%call, reason = %Chain(&trouble), "a silent call cannot be ended");
    }
}

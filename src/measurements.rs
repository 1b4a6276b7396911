//! What is measured, as Prometheus reads it.

use std::time::Duration;

use anyhow::Context as _;
use metrics::{Counter, Gauge, Histogram, Unit};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use ports::{Meter, Stage};
use web::Measured;

/// Bounds of times, in seconds: from what a stage usually takes to where a caller gets the safe
/// reply.
const SECONDS: [f64; 14] = [
    0.000_01, 0.000_03, 0.000_1, 0.000_3, 0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 1.8,
];
/// Bounds of groups, in steps, up to the largest.
const STEPS: [f64; 7] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];
/// How often what was measured is put into its buckets. Until then every measurement takes 8 bytes.
const UPKEEP: Duration = Duration::from_secs(1);

/// Everything that is measured.
pub(crate) struct Measurements {
    handle: PrometheusHandle,
    stages: [Histogram; Stage::ALL.len()],
    batch_rows: Histogram,
    safe_replies: Counter,
    bookings: Counter,
    calls_live: Gauge,
}

impl Measurements {
    pub(crate) fn new() -> anyhow::Result<Self> {
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Full("bella_turn_seconds".into()), &SECONDS)
            .and_then(|it| {
                it.set_buckets_for_metric(Matcher::Full("bella_journal_batch_rows".into()), &STEPS)
            })
            .context("cannot measure")?
            .build_recorder();
        let handle = recorder.handle();
        // A recorder of this value's own: two servers in one process would share a global one.
        Ok(metrics::with_local_recorder(&recorder, || {
            metrics::describe_histogram!(
                "bella_turn_seconds",
                Unit::Seconds,
                "time that a stage of a turn takes; route holds all but parse and verify"
            );
            metrics::describe_histogram!(
                "bella_journal_batch_rows",
                Unit::Count,
                "steps that are written at once"
            );
            metrics::describe_counter!(
                "bella_safe_replies_total",
                Unit::Count,
                "callers who were told one moment"
            );
            metrics::describe_counter!("bella_bookings_total", Unit::Count, "appointments booked");
            metrics::describe_gauge!(
                "bella_calls_live",
                Unit::Count,
                "calls with an actor in this process"
            );
            Self {
                handle,
                stages: Stage::ALL.map(
                    |stage| metrics::histogram!("bella_turn_seconds", "stage" => stage.as_str()),
                ),
                batch_rows: metrics::histogram!("bella_journal_batch_rows"),
                safe_replies: metrics::counter!("bella_safe_replies_total"),
                bookings: metrics::counter!("bella_bookings_total"),
                calls_live: metrics::gauge!("bella_calls_live"),
            }
        }))
    }

    /// Puts measurements into their buckets, for as long as it is polled.
    pub(crate) async fn kept_up(&self) {
        loop {
            tokio::time::sleep(UPKEEP).await;
            self.handle.run_upkeep();
        }
    }
}

impl Meter for Measurements {
    fn took(&self, stage: Stage, time: Duration) {
        let place = Stage::ALL.iter().position(|it| *it == stage);
        if let Some(histogram) = place.and_then(|place| self.stages.get(place)) {
            histogram.record(time.as_secs_f64());
        }
    }

    fn wrote(&self, steps: usize) {
        #[expect(clippy::cast_precision_loss, reason = "a group has 64 steps at most")]
        self.batch_rows.record(steps as f64);
    }

    fn put_off(&self) {
        self.safe_replies.increment(1);
    }

    fn booked(&self) {
        self.bookings.increment(1);
    }
}

impl Measured for Measurements {
    fn text(&self, live_calls: usize) -> String {
        #[expect(clippy::cast_precision_loss, reason = "there are fewer calls than 2^52")]
        self.calls_live.set(live_calls as f64);
        self.handle.render()
    }
}

//! Messages that are recorded, while there is nobody to keep them.

use std::sync::Arc;
use std::time::Duration;

use actors::{NoExemptions, Rates};
use async_trait::async_trait;
use domain::{CallSid, Recording};
use jiff::Timestamp;
use ports::{Recordings, RecordingsError};
use telephony::carrier::Webhook;
use tokio::time::Instant;

use super::bench::{ANA, Bench, MAPLE, call, with_bench};

const SID: &str = "RE0123456789abcdef0123456789abcdef";
const URL: &str = "https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1";

/// A webhook about a recording of the first call, so long.
fn told(bench: &Bench, target: &str, seconds: &str) -> Webhook {
    let sid = call(1).to_string();
    let pairs = [
        ("CallSid", &*sid),
        ("From", ANA),
        ("To", MAPLE),
        ("CallStatus", "in-progress"),
        ("RecordingSid", SID),
        ("RecordingUrl", URL),
        ("RecordingDuration", seconds),
    ];
    bench.signed(target, &pairs)
}

/// The caller wants to leave a message, and is asked for it.
async fn asked(bench: &Bench) {
    bench.rings(1, ANA).await;
    let wants = "I want to leave a message";
    let answer = bench.post("/twilio/voice/collect?turn=1", 1, ANA, "in-progress", wants).await;
    assert_eq!(answer.header("x-bella-expecting"), "message", "{}", answer.body);
}

#[test]
fn the_call_goes_on_although_the_recording_cannot_be_kept_yet_and_the_same_again_is_the_same() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        asked(&bench).await;
        let recorded = told(&bench, "/twilio/voice/recorded?turn=2", "7");
        let first = bench.send(&recorded).await;
        assert!(first.body.contains("I will pass your message on."), "{}", first.body);
        let rows = bench.rows(1);
        assert_eq!(bench.send(&recorded).await.body, first.body);
        // The safe reply's redirect knows of no recording any more.
        let again = bench.post("/twilio/voice/recorded?turn=2&again=1", 1, ANA, "", "").await;
        assert_eq!((again.body, bench.rows(1)), (first.body, rows));
    });
}

/// Keeps nothing, and never says so.
struct Hangs;

#[async_trait]
impl Recordings for Hangs {
    async fn keep(&self, _: CallSid, _: Recording, _: Timestamp) -> Result<bool, RecordingsError> {
        std::future::pending().await
    }
}

#[test]
fn the_caller_waits_no_longer_than_for_any_turn_when_nothing_can_be_kept() {
    with_bench(Rates::default(), NoExemptions, async |mut bench: Bench| {
        asked(&bench).await;
        bench.keep_recordings(Arc::new(Hangs));
        bench.block(1);
        let begun = Instant::now();
        let answer = bench.send(&told(&bench, "/twilio/voice/recorded?turn=2", "7")).await;
        assert!(answer.body.contains("One moment"), "{}", answer.body);
        assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    });
}

#[test]
fn a_recording_without_a_sound_is_silence() {
    for seconds in ["0", ""] {
        with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
            asked(&bench).await;
            let answer = bench.send(&told(&bench, "/twilio/voice/recorded?turn=2", seconds)).await;
            assert!(answer.body.contains("I did not hear anything"), "{}", answer.body);
            assert_eq!(answer.header("x-bella-expecting"), "message");
        });
    }
}

#[test]
fn a_report_that_cannot_be_kept_comes_again_and_one_that_says_nothing_does_not() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        for (seconds, status) in [("7", 503), ("0", 204), ("", 204)] {
            let answer = bench.send(&told(&bench, "/twilio/voice/recording", seconds)).await;
            assert_eq!(answer.status, status, "{seconds}");
        }
    });
}

#[test]
fn without_a_good_signature_nothing_is_recorded() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        asked(&bench).await;
        let rows = bench.rows(1);
        for target in ["/twilio/voice/recorded?turn=2", "/twilio/voice/recording"] {
            let forged = Webhook { signature: None, ..told(&bench, target, "7") };
            assert_eq!(bench.send(&forged).await.status, 403);
        }
        assert_eq!(bench.rows(1), rows);
    });
}

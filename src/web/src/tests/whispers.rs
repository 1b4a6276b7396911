//! What a person hears who has answered, before they are connected with the caller.

use actors::{NoExemptions, Rates};
use telephony::carrier::Webhook;

use super::bench::{ANA, Answer, Bench, MAPLE, call, with_bench};
use super::of;

const EMPTY: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Response/>"#;

/// The webhook of a person's leg.
fn picked_up(bench: &Bench, query: &str, parent: u32, more: &[(&'static str, &str)]) -> Webhook {
    let (leg, parent) = (call(9_000 + parent).to_string(), call(parent).to_string());
    let mut pairs = vec![
        ("CallSid", leg.as_str()),
        ("ParentCallSid", parent.as_str()),
        ("Direction", "outbound-dial"),
        ("From", MAPLE),
        ("To", "+15875550199"),
        ("CallStatus", "in-progress"),
    ];
    pairs.extend_from_slice(more);
    bench.signed(&format!("/twilio/voice/whisper?{query}"), &pairs)
}

fn assert_is_empty(answer: &Answer) {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/xml; charset=utf-8");
    assert_eq!(answer.body, EMPTY);
}

/// The first caller wants a cleaning, and then a person.
async fn put_through(bench: &Bench) {
    bench.rings(1, ANA).await;
    for (turn, says) in [(1, "I'd like to book a cleaning"), (2, "I want to talk to a person")] {
        let target = format!("/twilio/voice/collect?turn={turn}");
        let answer = bench.post(&target, 1, ANA, "in-progress", says).await;
        assert_eq!(answer.body.contains("<Dial"), turn == 2, "{}", answer.body);
        let address = r#"url="/twilio/voice/whisper?turn=3#"#;
        assert_eq!(answer.body.contains(address), turn == 2, "{}", answer.body);
    }
}

#[test]
fn whoever_answers_hears_it_as_often_as_it_is_asked_for_and_nothing_changes() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        put_through(&bench).await;
        let rows = bench.rows(1);
        for _ in 0..2 {
            let answer = bench.send(&picked_up(&bench, "turn=3", 1, &[])).await;
            assert_eq!(answer.status, 200);
            assert!(answer.body.contains("A call about booking a cleaning."), "{}", answer.body);
            assert!(!answer.body.contains("<Dial"), "{}", answer.body);
        }
        assert_eq!(bench.rows(1), rows);
    });
}

#[test]
fn one_takes_a_call_and_any_other_key_does_not() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        put_through(&bench).await;
        let one = bench.send(&picked_up(&bench, "turn=3", 1, &[("Digits", "1")])).await;
        assert_is_empty(&one);
        for keys in ["2", "#", "11"] {
            let other = bench.send(&picked_up(&bench, "turn=3", 1, &[("Digits", keys)])).await;
            assert!(other.body.contains("<Hangup/>"), "{}", other.body);
        }
    });
}

#[test]
fn where_nothing_is_known_the_transfer_goes_on() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        put_through(&bench).await;
        let rows = bench.rows(1);
        // Another turn, a call that nobody knows, and addresses that are none of ours.
        for (query, parent) in [("turn=2", 1), ("turn=4", 1), ("turn=3", 2), ("turn=x", 1), ("", 1)]
        {
            assert_is_empty(&bench.send(&picked_up(&bench, query, parent, &[])).await);
        }
        let orphan = bench.webhook("/twilio/voice/whisper?turn=3", 1, MAPLE, "in-progress", "");
        assert_is_empty(&bench.send(&orphan).await);
        assert_eq!((bench.rows(1), bench.rows(2)), (rows, 0));
        // Once the line is back there is nobody to be told.
        let back = bench.post("/twilio/voice/transfer?turn=3", 1, ANA, "in-progress", "").await;
        assert!(back.body.contains("<Gather"), "{}", back.body);
        assert_is_empty(&bench.send(&picked_up(&bench, "turn=3", 1, &[])).await);
    });
}

#[test]
fn without_a_good_signature_nothing_is_told() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        put_through(&bench).await;
        let whisper = picked_up(&bench, "turn=3", 1, &[]);
        for signature in [None, Some("c2lnbmF0dXJl".to_owned())] {
            let answer = bench.send(&Webhook { signature, ..whisper.clone() }).await;
            assert_eq!(answer.status, 403);
            assert!(!answer.body.contains("cleaning"), "{}", answer.body);
        }
    });
}

#[test]
fn a_flood_of_webhooks_of_one_call_is_not_answered_by_the_call() {
    let rates = Rates { webhooks_per_call_per_minute: of(4), ..Rates::default() };
    with_bench(rates, NoExemptions, async |bench: Bench| {
        put_through(&bench).await;
        let answer = bench.send(&picked_up(&bench, "turn=3", 1, &[])).await;
        assert!(answer.body.contains("A call about"), "{}", answer.body);
        assert_is_empty(&bench.send(&picked_up(&bench, "turn=3", 1, &[])).await);
    });
}

//! People who are dialled one after the other.

use actors::{NoExemptions, Rates};
use telephony::carrier::Webhook;

use super::bench::{ANA, Bench, MAPLE, MORE_PEOPLE, call, with_bench};

/// What follows a `Dial` of the first call.
fn dialled(bench: &Bench, query: &str, status: &str, dialled: &str) -> Webhook {
    let sid = call(1).to_string();
    let pairs = [
        ("CallSid", &*sid),
        ("From", ANA),
        ("To", MAPLE),
        ("CallStatus", status),
        ("DialCallStatus", dialled),
    ];
    bench.signed(&format!("/twilio/voice/transfer?{query}"), &pairs)
}

/// Whom a document dials, and where that leads.
fn dials(document: &str) -> Option<(&str, &str)> {
    let (_, action) = document.split_once("/twilio/voice/transfer?")?;
    let (number, _) = document.split_once("</Number>")?;
    Some((number.rsplit_once('>')?.1, action.split_once('#')?.0))
}

async fn put_through(bench: &Bench) {
    bench.rings(1, ANA).await;
    let wants = "I want to talk to a person";
    let first = bench.post("/twilio/voice/collect?turn=1", 1, ANA, "in-progress", wants).await;
    assert_eq!(dials(&first.body), Some(("+15875550199", "turn=2&amp;person=1")), "{}", first.body);
}

#[test]
fn people_are_dialled_until_one_answers_and_then_the_call_hears_of_it() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        put_through(&bench).await;
        let rows = bench.rows(1);
        let first = dialled(&bench, "turn=2&person=1", "in-progress", "no-answer");
        let second = bench.send(&first).await;
        assert_eq!(dials(&second.body), Some((MORE_PEOPLE[0], "turn=2&amp;person=2")));
        assert_eq!(second.header("x-bella-expecting"), "ended");
        assert_eq!(bench.send(&first).await.body, second.body, "the same webhook, the same bytes");
        let third = bench.send(&dialled(&bench, "turn=2&person=2", "in-progress", "busy")).await;
        assert_eq!(dials(&third.body), Some((MORE_PEOPLE[1], "turn=2")));
        assert_eq!(bench.rows(1), rows, "nothing has happened to the call");
        let nobody = bench.send(&dialled(&bench, "turn=2", "in-progress", "no-answer")).await;
        assert!(nobody.body.contains("<Gather"), "{}", nobody.body);
        assert_eq!(bench.rows(1), rows + 1);
    });
}

#[test]
fn who_was_answered_or_has_hung_up_is_put_through_to_nobody_else() {
    for (status, how) in
        [("in-progress", "completed"), ("completed", "no-answer"), ("completed", "canceled")]
    {
        with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
            put_through(&bench).await;
            let rows = bench.rows(1);
            let answer = bench.send(&dialled(&bench, "turn=2&person=1", status, how)).await;
            assert_eq!(answer.status, 200);
            assert_eq!(dials(&answer.body), None, "{status}, {how}: {}", answer.body);
            assert_eq!(bench.rows(1), rows + 1);
        });
    }
}

#[test]
fn somebody_who_is_not_there_any_more_is_not_dialled() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        put_through(&bench).await;
        let late = bench.send(&dialled(&bench, "turn=2&person=3", "in-progress", "failed")).await;
        assert!(late.body.contains("<Gather"), "{}", late.body);
    });
}

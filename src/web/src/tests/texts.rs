//! Texts that come in, and reports on those that were sent.

use actors::{NoExemptions, Rates};
use ports::Reported;
use telephony::carrier::Webhook;

use super::bench::{ANA, Bench, MAPLE, with_bench};
use super::of;

fn sid(number: u32) -> String {
    format!("SM{number:032x}")
}

fn text(bench: &Bench, number: u32, words: &str) -> Webhook {
    let pairs = [("MessageSid", &*sid(number)), ("From", ANA), ("To", MAPLE), ("Body", words)];
    bench.signed("/twilio/sms", &pairs)
}

#[test]
fn a_text_is_answered_in_twiml_and_the_same_text_with_the_same_bytes() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        let first = bench.send(&text(&bench, 1, "C")).await;
        assert_eq!(first.status, 200);
        assert_eq!(first.header("content-type"), "text/xml; charset=utf-8");
        // What stands in a text never becomes markup.
        let expected = r#"<?xml version="1.0" encoding="UTF-8"?><Response><Message>confirm &lt;0&gt;</Message></Response>"#;
        assert_eq!(first.body, expected);
        assert!(bench.send(&text(&bench, 2, "X")).await.body.contains("cancel &lt;1&gt;"));
        assert_eq!(bench.send(&text(&bench, 1, "C")).await.body, expected);
        let stop = bench.send(&text(&bench, 3, "STOP")).await;
        assert_eq!(stop.body, r#"<?xml version="1.0" encoding="UTF-8"?><Response/>"#);
    });
}

#[test]
fn a_text_without_a_good_signature_changes_nothing() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        let forged = Webhook { signature: Some("c2lnbmF0dXJl".into()), ..text(&bench, 1, "X") };
        assert_eq!(bench.send(&forged).await.status, 403);
        let pairs = [("MessageSid", &*sid(1)), ("MessageStatus", "delivered")];
        let report = bench.signed("/twilio/sms/status", &pairs);
        let forged = Webhook { signature: None, ..report };
        assert_eq!(bench.send(&forged).await.status, 403);
        assert_eq!(bench.outbox.reports(), []);
        assert!(bench.send(&text(&bench, 2, "c")).await.body.contains("&lt;0&gt;"), "the first");
    });
}

#[test]
fn a_number_that_writes_too_often_gets_no_answer_for_a_while() {
    let rates = Rates { new_calls_per_caller_per_minute: of(2), ..Rates::default() };
    with_bench(rates, NoExemptions, async |bench: Bench| {
        for number in 1..=2 {
            assert!(bench.send(&text(&bench, number, "c")).await.body.contains("<Message>"));
        }
        let over = bench.send(&text(&bench, 3, "c")).await;
        assert_eq!((over.status, over.body.contains("<Message>")), (200, false));
        tokio::time::advance(std::time::Duration::from_secs(30)).await;
        assert!(bench.send(&text(&bench, 4, "c")).await.body.contains("<Message>"));
    });
}

#[test]
fn texts_that_nobody_could_answer_get_an_empty_answer() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        for pairs in [
            &[][..],
            &[("MessageSid", "SM1"), ("From", ANA), ("To", MAPLE)],
            &[("MessageSid", &*sid(1)), ("From", "55555"), ("To", MAPLE), ("Body", "c")],
        ] {
            let answer = bench.send(&bench.signed("/twilio/sms", pairs)).await;
            assert_eq!((answer.status, answer.body.contains("<Message>")), (200, false));
        }
    });
}

#[test]
fn a_report_is_noted_and_one_that_says_nothing_is_not() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        let report = |status: &str, code: &str| {
            let pairs = [("MessageSid", &*sid(1)), ("MessageStatus", status), ("ErrorCode", code)];
            bench.signed("/twilio/sms/status?text=00000000-0000-0000-0000-000000000007", &pairs)
        };
        for (status, code) in [("undelivered", "30003"), ("received", ""), ("gone", "")] {
            assert_eq!(bench.send(&report(status, code)).await.status, 204, "{status}");
        }
        let reports = bench.outbox.reports();
        assert_eq!(reports.len(), 1);
        assert_eq!((reports[0].status, reports[0].error), (Reported::Undelivered, Some(30003)));
        assert_eq!(reports[0].text.map(|it| it.uuid().as_u128()), Some(7));
    });
}

#[test]
fn what_cannot_be_written_is_not_answered_so_that_the_carrier_comes_again() {
    with_bench(Rates::default(), NoExemptions, async |bench: Bench| {
        bench.outbox.fail(1);
        let confirms = text(&bench, 1, "c");
        assert_eq!(bench.send(&confirms).await.status, 503);
        assert!(bench.send(&confirms).await.body.contains("confirm"));
        bench.outbox.fail(1);
        let pairs = [("MessageSid", &*sid(1)), ("MessageStatus", "sent")];
        let report = bench.signed("/twilio/sms/status", &pairs);
        assert_eq!(bench.send(&report).await.status, 503);
        assert_eq!(bench.send(&report).await.status, 204);
    });
}

//! The routes with everything behind them but PostgreSQL, and what they answer at the limits.

mod bench;
mod recordings;
mod texts;
mod transfers;
mod whispers;

use std::num::NonZeroU32;

use actors::{Exemptions, NoExemptions, Rates};
use domain::PhoneNumber;

use bench::{ANA, Answer, BEN, Bench, KEY, with_bench};

fn of(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

fn is_turned_away(answer: &Answer) -> bool {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "text/xml; charset=utf-8");
    answer.body.contains("too many calls are coming in")
}

const LIST: &str = "/api/v1/appointments";

#[test]
fn a_caller_who_is_turned_away_hears_why_and_leaves_nothing_behind() {
    let rates = Rates { new_calls_per_caller_per_minute: of(2), ..Rates::default() };
    with_bench(rates, NoExemptions, async |bench: Bench| {
        for number in 1..=2 {
            assert!(!is_turned_away(&bench.rings(number, ANA).await));
        }
        let answer = bench.rings(3, ANA).await;
        assert!(is_turned_away(&answer) && answer.body.contains("<Hangup/>"), "{}", answer.body);
        assert_eq!(answer.header("x-bella-expecting"), "ended");
        // The carrier asks once more, and by way of the fallback: it stays so.
        assert!(is_turned_away(&bench.rings(3, ANA).await));
        let fallback = bench.post("/twilio/voice/fallback", 3, ANA, "ringing", "").await;
        assert!(is_turned_away(&fallback));
        let report = bench.post("/twilio/voice/status", 3, ANA, "completed", "").await;
        assert_eq!(report.status, 204);
        assert!(!bench.has_actor(3) && bench.rows(3) == 0);
        assert!(!is_turned_away(&bench.rings(4, BEN).await));
    });
}

#[test]
fn a_call_under_way_is_never_turned_away() {
    let rates = Rates { new_calls_per_caller_per_minute: of(1), ..Rates::default() };
    with_bench(rates, NoExemptions, async |bench: Bench| {
        assert!(!is_turned_away(&bench.rings(1, ANA).await));
        assert!(is_turned_away(&bench.rings(2, ANA).await));
        // It rings again while this process has it: the same call, counted once.
        let again = bench.rings(1, ANA).await;
        assert_eq!(again.header("x-bella-reply"), "stored");
        let turn = "/twilio/voice/collect?turn=1";
        let turn = bench.post(turn, 1, ANA, "in-progress", "I'd like to book a cleaning").await;
        assert_eq!(turn.header("x-bella-reply"), "fresh");
        // Another process had these so far, or this one before it was started anew.
        for (number, route) in [(5, "voice"), (6, "voice/fallback"), (7, "voice/collect?turn=4")] {
            let route = format!("/twilio/{route}");
            let answer = bench.post(&route, number, ANA, "in-progress", "").await;
            assert!(!is_turned_away(&answer), "{route}");
            assert!(answer.body.contains("Maple Dental"), "{route}: {}", answer.body);
        }
    });
}

#[test]
fn callers_of_a_number_that_is_exempt_are_not_counted() {
    struct Maple;
    impl Exemptions for Maple {
        fn exempts(&self, called: &PhoneNumber) -> bool {
            called.as_str() == bench::MAPLE
        }
    }
    let rates = Rates { new_calls_per_caller_per_minute: of(1), ..Rates::default() };
    with_bench(rates, Maple, async |bench: Bench| {
        for number in 0..5 {
            assert!(!is_turned_away(&bench.rings(number, ANA).await));
        }
    });
}

#[test]
fn webhooks_over_a_limit_are_put_off_and_the_call_goes_on() {
    let rates = Rates { webhooks_per_call_per_minute: of(2), ..Rates::default() };
    with_bench(rates, NoExemptions, async |bench: Bench| {
        bench.rings(1, ANA).await;
        let turn = "/twilio/voice/collect?turn=1";
        let answered = bench.post(turn, 1, ANA, "in-progress", "a cleaning please").await;
        assert_eq!(answered.header("x-bella-reply"), "fresh");
        let put_off = bench.post(turn, 1, ANA, "in-progress", "a cleaning please").await;
        assert_eq!((put_off.status, put_off.header("x-bella-reply")), (200, "safe"));
        assert!(put_off.body.contains("One moment, please."), "{}", put_off.body);
        assert!(put_off.body.contains("collect?turn=1&amp;again=1#"), "{}", put_off.body);
        // What ends it is heard of all the same, and others are not put off.
        let report = bench.post("/twilio/voice/status", 1, ANA, "completed", "").await;
        assert_eq!(report.status, 204);
        assert_eq!(bench.rings(2, BEN).await.header("x-bella-reply"), "fresh");
        tokio::time::advance(std::time::Duration::from_secs(30)).await;
        let later = bench.post(turn, 1, ANA, "in-progress", "").await;
        assert_eq!(later.body, answered.body);
    });
}

#[test]
fn a_server_with_too_many_webhooks_asks_for_a_moment_and_stays_healthy() {
    let rates = Rates { webhooks_per_second: of(1), ..Rates::default() };
    with_bench(rates, NoExemptions, async |bench: Bench| {
        assert_eq!(bench.rings(1, ANA).await.header("x-bella-reply"), "fresh");
        let put_off = bench.rings(2, BEN).await;
        assert_eq!(put_off.header("x-bella-reply"), "safe");
        assert!(put_off.body.contains("/twilio/voice/fallback?turn=0&amp;again=1#"));
        // Twilio reports again what was not taken.
        let report = bench.post("/twilio/voice/status", 1, ANA, "completed", "").await;
        assert_eq!(report.status, 503);
        for _ in 0..50 {
            assert_eq!(bench.get("/healthz", "203.0.113.7", &[]).await.status, 200);
            assert_eq!(bench.get("/readyz", "203.0.113.7", &[]).await.status, 200);
        }
    });
}

#[test]
fn answers_of_the_api_say_how_the_limits_stand() {
    let rates = Rates {
        requests_per_key_per_minute: of(3),
        requests_per_address_per_minute: of(4),
        ..Rates::default()
    };
    with_bench(rates, NoExemptions, async |bench: Bench| {
        let limits = |answer: &Answer| {
            let names = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];
            names.map(|name| answer.header(name).parse::<u32>().unwrap())
        };
        let list = async |address| bench.get(LIST, address, &[("X-API-Key", KEY)]).await;
        let first = list("203.0.113.7").await;
        assert_eq!((first.status, limits(&first)), (200, [3, 2, 20]));
        assert_eq!(limits(&list("203.0.113.7").await), [3, 1, 40]);
        assert_eq!(limits(&list("203.0.113.8").await), [3, 0, 60]);
        let over = list("203.0.113.8").await;
        assert_problem(&over, 429);
        assert_eq!((over.header("retry-after"), limits(&over)), ("20", [3, 0, 60]));
        // Whatever is there, whoever asks: what counts is the address.
        let strange = bench.get("/api/v1/nothing", "203.0.113.7", &[]).await;
        assert_eq!((strange.status, limits(&strange)), (404, [4, 1, 45]));
        let keyless = bench.get(LIST, "203.0.113.7", &[]).await;
        assert_eq!((keyless.status, limits(&keyless)), (401, [4, 0, 60]));
        let over = bench.get("/api/v1/nothing", "203.0.113.7", &[]).await;
        assert_problem(&over, 429);
        assert_eq!((over.header("retry-after"), limits(&over)), ("15", [4, 0, 60]));
    });
}

#[test]
fn only_a_trusted_proxy_says_whom_it_speaks_for() {
    let rates = Rates { requests_per_address_per_minute: of(1), ..Rates::default() };
    with_bench(rates, NoExemptions, async |bench: Bench| {
        let list = async |peer: &str, client: &str| {
            let headers = [("X-API-Key", KEY), ("X-Forwarded-For", client)];
            bench.get(LIST, peer, &headers).await.status
        };
        for client in 1..=9 {
            assert_eq!(list(bench::PROXY, &format!("198.51.100.{client}")).await, 200);
        }
        assert_eq!(list(bench::PROXY, "1.2.3.4, 198.51.100.1").await, 429);
        assert_eq!(list("203.0.113.7", "198.51.100.20").await, 200);
        assert_eq!(list("203.0.113.7", "198.51.100.21").await, 429, "its word is not believed");
    });
}

#[test]
fn who_guesses_is_told_to_wait_and_who_knows_is_not() {
    let rates = Rates { failures_per_address_per_minute: of(2), ..Rates::default() };
    with_bench(rates, NoExemptions, async |bench: Bench| {
        let with_key = async |key| bench.get(LIST, "203.0.113.7", &[("X-API-Key", key)]).await;
        for _ in 0..2 {
            assert_eq!(with_key("guessed").await.status, 401);
        }
        let over = with_key("guessed again").await;
        assert_problem(&over, 429);
        assert_eq!(over.header("retry-after"), "30");
        assert_eq!(with_key(KEY).await.status, 200);

        // A signature that is wrong is refused alike however often, and a good one never is.
        let forged = async || {
            let mut webhook = bench.webhook("/twilio/voice", 1, ANA, "ringing", "");
            webhook.signature = Some("AAAA".to_owned());
            bench.send(&webhook).await
        };
        for _ in 0..2 {
            let refused = forged().await;
            assert_eq!((refused.status, refused.header("retry-after")), (403, ""));
        }
        for _ in 0..5 {
            let refused = forged().await;
            assert_eq!((refused.status, refused.header("retry-after")), (403, "30"));
        }
        assert!(!is_turned_away(&bench.rings(1, ANA).await));
        assert_eq!(bench.rows(1), 1);
    });
}

fn assert_problem(answer: &Answer, status: u16) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(problem["status"], status);
    for field in ["type", "title", "detail"] {
        assert!(problem[field].as_str().is_some_and(|it| !it.is_empty()), "{field}: {problem}");
    }
}

//! Who may read what, and how they are told.

use support::{API_KEY, Bella};

use crate::BELLA;
use crate::caller::Caller;

#[test]
fn the_api_opens_to_its_key_alone_and_says_what_is_wrong() {
    let bella = Bella::start(BELLA);
    let list = "/api/v1/appointments";
    let bearer = format!("Bearer {API_KEY}");
    for headers in [("X-API-Key", API_KEY), ("Authorization", &bearer), ("authorization", &bearer)]
    {
        let (status, body) = bella.get_with(list, &[headers]).unwrap();
        assert_eq!((status, body.as_str()), (200, r#"{"items":[],"next":null}"#), "{headers:?}");
    }
    let almost = API_KEY.replace('k', "K");
    let basic = format!("Basic {API_KEY}");
    for headers in [
        ("X-Nothing", ""),
        ("X-API-Key", ""),
        ("X-API-Key", &almost),
        ("X-API-Key", "é"),
        ("Authorization", API_KEY),
        ("Authorization", &basic),
        ("Authorization", "Bearer"),
    ] {
        for path in [list, "/api/v1/calls/CA00000000000000000000000000000001"] {
            let (status, body) = bella.get_with(path, &[headers]).unwrap();
            assert_problem(status, &body, 401);
            assert!(!body.contains(API_KEY));
        }
    }
    for (path, status) in [
        ("/api/v1/calls/CA00000000000000000000000000000001", 404),
        ("/api/v1/calls/pizza", 400),
        ("/api/v1/appointments?limit=501", 400),
        ("/api/v1/appointments?from=yesterday&colour=red", 400),
        ("/api/v1/appointments?cursor=x", 400),
        ("/api/v1/nothing", 404),
        ("/nothing", 404),
    ] {
        let (answered, body) = bella.get_with(path, &[("X-API-Key", API_KEY)]).unwrap();
        assert_eq!(answered, status, "{path}");
        assert_problem(answered, &body, status);
    }
    let (_, body) = bella.api("/api/v1/appointments?from=yesterday&colour=red").unwrap();
    let fields: Vec<_> =
        body["errors"].as_array().unwrap().iter().map(|error| error["field"].clone()).collect();
    assert_eq!(fields, ["from", "colour"]);
    for (method, path) in
        [("PUT", list), ("DELETE", list), ("GET", "/twilio/voice"), ("PUT", "/twilio/voice")]
    {
        let (status, _) = bella.request(method, path, &[("X-API-Key", API_KEY)], "").unwrap();
        assert_eq!(status, 405, "{method} {path}");
    }
}

fn assert_problem(answered: u16, body: &str, status: u16) {
    let problem: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(answered, status, "{body}");
    assert_eq!(problem["status"], status, "{body}");
    for field in ["type", "title", "detail"] {
        assert!(problem[field].as_str().is_some_and(|it| !it.is_empty()), "{field}: {body}");
    }
}

#[test]
fn a_practice_is_added_once_answers_and_only_a_simulated_one_can_be_taken_away() {
    let bella = Bella::start(BELLA);
    let practice = |number: &str, simulated: bool| {
        format!(
            r#"{{"name":"Elm Street Salon","time_zone":"America/Halifax","numbers":["{number}"],
            "hours":[{{"weekday":2,"opens":"10:00","closes":"18:00"}}],
            "providers":[{{"name":"Ana"}}],"simulated":{simulated},
            "services":[{{"name":"haircut","duration_minutes":30}}]}}"#
        )
    };
    let post = |key: &str, body: &str| {
        let headers = [
            ("X-API-Key", API_KEY),
            ("Idempotency-Key", key),
            ("Content-Type", "application/json"),
        ];
        let (status, body) = bella.request("POST", "/api/v1/practices", &headers, body).unwrap();
        (status, serde_json::from_str::<serde_json::Value>(&body).unwrap())
    };
    let delete = |id: &str| {
        let path = format!("/api/v1/practices/{id}");
        bella.request("DELETE", &path, &[("X-API-Key", API_KEY)], "").unwrap().0
    };
    let elm = "+19025550110";
    let (status, made) = post("a", &practice(elm, false));
    assert_eq!(status, 201, "{made}");
    assert_eq!(post("a", &practice(elm, false)).1["id"], made["id"], "asked twice, made once");
    assert_eq!(post("b", &practice(elm, true)).0, 409, "the number is taken");
    let (mut caller, heard) = Caller::from_to(&bella, "+19025550111", elm);
    assert!(heard.text().contains("Elm Street Salon"), "{}", heard.text());
    let heard = caller.says("a haircut on Tuesday at eleven, it's Sarah Johnson");
    assert!(heard.text().contains("with Ana"), "{}", heard.text());
    assert_eq!(delete(made["id"].as_str().unwrap()), 404, "a real one stays");

    let (status, made) = post("c", &practice("+19025550120", true));
    assert_eq!(status, 201, "{made}");
    let (mut caller, _) = Caller::from_to(&bella, "+19025550111", "+19025550120");
    let heard = caller.says_all(&["a haircut on Tuesday at eleven, it's Sarah Johnson", "yes"]);
    assert!(heard.text().contains("You are booked"), "{}", heard.text());
    let id = made["id"].as_str().unwrap();
    assert_eq!((delete(id), delete(id)), (204, 404));
    let (status, _) = bella.api(&format!("/api/v1/calls/{}", caller.call())).unwrap();
    assert_eq!(status, 404, "its calls are gone with it");

    let wrong = practice("pizza", false).replace("Halifax", "Moon").replace(":30", ":0");
    let (status, problem) = post("d", &wrong);
    let fields: Vec<_> =
        problem["errors"].as_array().unwrap().iter().map(|it| it["field"].clone()).collect();
    assert_eq!(
        (status, fields),
        (400, vec!["time_zone".into(), "numbers[0]".into(), "services[0].duration_minutes".into()])
    );
    assert_eq!(post("e", "{}").0, 400);
}

#[test]
fn appointments_are_listed_page_by_page_and_by_what_is_asked() {
    let bella = Bella::start(BELLA);
    for (day, time) in [("tomorrow", "nine"), ("tomorrow", "two"), ("Wednesday", "nine")] {
        let (mut caller, _) = Caller::calls(&bella);
        let heard = caller.says_all(&[
            "I'd like to book a check-up with Dr. Tremblay",
            &format!("{day} at {time}"),
            "Sarah Johnson",
            "yes",
        ]);
        assert!(heard.text().contains("You are booked"), "{}", heard.text());
    }
    let starts = |query: &str| {
        let (status, body) = bella.api(&format!("/api/v1/appointments{query}")).unwrap();
        assert_eq!(status, 200, "{query}: {body}");
        let items = body["items"].as_array().unwrap();
        let starts: Vec<_> =
            items.iter().map(|it| it["starts_at"].as_str().unwrap()[8..16].to_owned()).collect();
        (starts.join(" "), body["next"].as_str().map(str::to_owned))
    };
    let (first, next) = starts("?limit=2");
    assert_eq!(first, "24T09:00 24T14:00");
    let (second, end) = starts(&format!("?limit=2&cursor={}", next.unwrap()));
    assert_eq!((second.as_str(), end), ("25T09:00", None));
    for (query, found) in [
        ("?from=2026-11-24T20:00:00Z", "24T14:00 25T09:00"),
        ("?from=2026-11-24T14:00:00-06:00&to=2026-11-25T00:00:00-06:00", "24T14:00"),
        ("?status=booked", "24T09:00 24T14:00 25T09:00"),
        ("?status=cancelled", ""),
        ("?provider_id=00000000-0000-4000-8000-000000000000", ""),
    ] {
        assert_eq!(starts(query), (found.to_owned(), None), "{query}");
    }
}

#[test]
fn health_and_readiness_need_no_key() {
    let bella = Bella::start(BELLA);
    assert_eq!(bella.get("/healthz").unwrap(), (200, r#"{"ok":true}"#.to_owned()));
    assert_eq!(bella.get("/readyz").unwrap(), (200, r#"{"db":"ok"}"#.to_owned()));
}

#[test]
fn what_is_for_tests_is_only_in_tests() {
    let bella = Bella::start_with(BELLA, &[("APP_ENV", "development")]);
    let fault = r#"{"at":"step","do":"panic","times":1}"#;
    let (status, _) = bella.request("POST", "/test/faults", &[], fault).unwrap();
    assert_eq!(status, 404);
    let (_, heard) = Caller::calls(&bella);
    assert_eq!(heard.expecting(), "intent");
    assert_eq!(heard.reply().reply, None, "X-Bella-Reply is for tests");
}

#[test]
fn what_is_measured_is_shown_to_the_key_alone() {
    let bella = Bella::start(BELLA);
    assert_eq!(bella.get("/metrics").map(|it| it.0), Some(401));
    let measured = || {
        let (status, text) = bella.get_with("/metrics", &[("X-API-Key", API_KEY)]).unwrap();
        assert_eq!(status, 200);
        text
    };
    // Counts are written without a fraction.
    let value = |text: &str, name: &str| -> u64 {
        let is_it = |line: &&str| line.strip_prefix(name).is_some_and(|it| it.starts_with(' '));
        let line = text.lines().find(is_it);
        line.and_then(|line| line.rsplit(' ').next()).map_or(0, |it| it.parse().unwrap())
    };
    let before = measured();
    assert_eq!(value(&before, "bella_bookings_total"), 0);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    assert_eq!(value(&measured(), "bella_calls_live"), 1);
    assert!(caller.says("yes").text().contains("You are booked"));
    let after = measured();
    assert_eq!(value(&after, "bella_bookings_total"), 1);
    assert_eq!(value(&after, "bella_safe_replies_total"), 0);
    assert!(value(&after, "bella_journal_batch_rows_count") >= 3);
    for stage in ["parse", "verify", "route", "understand", "look", "step", "render", "journal"] {
        let count = format!("bella_turn_seconds_count{{stage=\"{stage}\"}}");
        assert!(value(&after, &count) >= 1, "{stage}: {after}");
    }
    // Nothing of the caller is in it.
    assert!(!after.contains("1403") && !after.contains("CA"), "{after}");
}

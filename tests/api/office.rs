//! What an agency and a practice's owner do with the server: practices, hours, closures, the log.

use serde_json::{Value, json};
use support::{API_KEY, Answer, Bella};

use crate::BELLA;
use crate::caller::Caller;
use crate::document::{CEDAR, MAPLE, ids, key_of};

fn ask(bella: &Bella, method: &str, path: &str, body: &Value) -> Answer {
    bella.ask(API_KEY, method, path, &[], Some(body))
}

#[test]
fn settings_are_changed_by_whoever_has_seen_them_and_callers_hear_it() {
    let bella = Bella::start(BELLA);
    let path = format!("/api/v1/practices/{MAPLE}");
    let seen = bella.ask(API_KEY, "GET", &path, &[], None);
    let tag = seen.header("etag").to_owned();
    assert!(!tag.is_empty() && seen.body["languages"] == json!(["en", "fr"]), "{seen:?}");
    let change = json!({ "name": "Maple Dental Care", "region": "AB", "most_a_day": 2,
        "reminder_minutes": [60], "quiet_from": "22:00" });
    let changed = bella.ask(API_KEY, "PATCH", &path, &[("If-Match", &tag)], Some(&change));
    assert_eq!(changed.status, 200, "{changed:?}");
    for (field, value) in change.as_object().unwrap() {
        assert_eq!(&changed.body[field], value, "{field}");
    }
    assert_eq!(changed.body["stranded"], 0);
    let late = bella.ask(API_KEY, "PATCH", &path, &[("If-Match", &tag)], Some(&change));
    assert_eq!(late.status, 412, "somebody else has changed it");
    assert_ne!(changed.header("etag"), tag);
    let emptied = ask(&bella, "PATCH", &path, &json!({ "region": null }));
    assert_eq!((emptied.status, &emptied.body["region"]), (200, &Value::Null));
    let (_, heard) = Caller::calls(&bella);
    assert!(heard.text().contains("Maple Dental Care"), "{}", heard.text());
    let wrong = json!({ "name": " ", "time_zone": "Moon", "grid_minutes": 0, "transfer_to": null,
        "forwards_calls": true, "reminder_minutes": [1], "quiet_from": "25:00" });
    let wrong = ask(&bella, "PATCH", &path, &wrong);
    let fields = [
        "name",
        "time_zone",
        "grid_minutes",
        "forwards_calls",
        "reminder_minutes[0]",
        "quiet_from",
    ];
    assert_eq!((wrong.status, wrong.fields()), (400, fields.map(str::to_owned).to_vec()));
}

#[test]
fn a_practice_says_where_it_is_and_who_else_picks_up() {
    let bella = Bella::start(BELLA);
    let own = format!("/api/v1/practices/{MAPLE}");
    let people = json!(["+15875550198", "+15875550197"]);
    let change = json!({ "address": " 12 Elm Street ", "more_people": people,
        "greets_by_name": true, "asks_provider": false });
    assert_eq!(bella.ask(API_KEY, "GET", &own, &[], None).body["asks_provider"], true);
    assert_eq!(ask(&bella, "PATCH", &own, &change).status, 200);
    let seen = bella.ask(API_KEY, "GET", &own, &[], None).body;
    assert_eq!(seen["address"], "12 Elm Street");
    assert_eq!((&seen["more_people"], &seen["greets_by_name"]), (&people, &json!(true)));
    assert_eq!(seen["asks_provider"], false);
    let (mut caller, _) = Caller::calls(&bella);
    let asked = caller.says("I'd like to book a cleaning");
    assert_eq!(asked.expecting(), "date", "{}", asked.text());
    let wrong = json!({ "address": "", "more_people": ["+15875550198", "1"] });
    let wrong = ask(&bella, "PATCH", &own, &wrong);
    assert_eq!(wrong.status, 400);
    assert_eq!(wrong.fields(), ["address", "more_people[1]"].map(str::to_owned));
    let five = json!({ "more_people": vec!["+15875550198"; 5] });
    assert_eq!(ask(&bella, "PATCH", &own, &five).fields(), ["more_people".to_owned()]);
    // Nobody is called second where nobody is called first.
    let alone = json!({ "transfer_to": null });
    assert_eq!(ask(&bella, "PATCH", &own, &alone).fields(), ["more_people".to_owned()]);
    let none = json!({ "address": null, "more_people": [] });
    assert_eq!(ask(&bella, "PATCH", &own, &none).status, 200);
    let seen = bella.ask(API_KEY, "GET", &own, &[], None).body;
    assert_eq!((&seen["address"], &seen["more_people"]), (&json!(null), &json!([])));
}

#[test]
fn a_practice_can_change_itself_and_only_the_operator_makes_practices_and_gives_numbers() {
    let bella = Bella::start(BELLA);
    let key = key_of(&bella, MAPLE, &["read", "write", "admin"]);
    let own = format!("/api/v1/practices/{MAPLE}");
    let change = json!({ "greeting": "Good day, Maple Dental." });
    assert_eq!(bella.ask(&key, "PATCH", &own, &[], Some(&change)).status, 200);
    let other = format!("/api/v1/practices/{CEDAR}");
    assert_eq!(bella.ask(&key, "PATCH", &other, &[], Some(&change)).status, 404);
    let listed = bella.ask(&key, "GET", "/api/v1/practices", &[], None);
    assert_eq!(listed.body["items"].as_array().unwrap().len(), 1);
    let numbers = format!("{own}/numbers");
    let number = json!({ "number": "+15875550101" });
    assert_eq!(bella.ask(&key, "POST", &numbers, &[], Some(&number)).status, 403);
    for _ in 0..2 {
        assert_eq!(ask(&bella, "POST", &numbers, &number).status, 201);
    }
    let (mut caller, heard) = Caller::from_to(&bella, "+14032661234", "+15875550101");
    assert!(heard.text().contains("Maple Dental"), "{}", heard.text());
    assert_eq!(caller.says("goodbye").expecting(), "ended");
    let taken = json!({ "number": "+15875550120" });
    assert_eq!(ask(&bella, "POST", &numbers, &taken).status, 409, "it is Cedar's");
    let remove = |number: &str| {
        bella.ask(API_KEY, "DELETE", &format!("{numbers}/%2B{number}"), &[], None).status
    };
    assert_eq!(remove("15875550101"), 204);
    assert_eq!(remove("15875550101"), 404);
    assert_eq!(remove("15875550100"), 409, "the last one stays");
}

#[test]
fn shorter_hours_and_closures_say_whom_they_strand_and_drop_nobody() {
    let bella = Bella::start(BELLA);
    let service = ids(MAPLE).remove("service_id");
    let appointment = json!({ "service_id": service, "starts_at": "2026-11-25T14:00:00-07:00",
        "customer": { "name": "Sarah Johnson", "phone": "+14032661234" } });
    assert_eq!(ask(&bella, "POST", "/api/v1/appointments", &appointment).status, 201);
    let key = key_of(&bella, MAPLE, &["read", "write", "admin"]);
    let seen = bella.ask(&key, "GET", "/api/v1/hours", &[], None);
    assert_eq!(seen.body["hours"].as_array().unwrap().len(), 10, "{seen:?}");
    let tag = seen.header("etag").to_owned();
    let mornings: Vec<_> =
        (1..=5).map(|day| json!({ "weekday": day, "opens": "09:00", "closes": "12:00" })).collect();
    let body = json!({ "hours": mornings });
    let set = || bella.ask(&key, "PUT", "/api/v1/hours", &[("If-Match", &tag)], Some(&body));
    let answer = set();
    assert_eq!((answer.status, &answer.body["stranded"]), (200, &json!(1)), "{answer:?}");
    assert_eq!(set().status, 412);
    let again = bella.ask(&key, "GET", "/api/v1/hours", &[], None);
    assert_eq!(again.body["hours"], body["hours"]);
    let closure = json!({ "first_day": "2026-11-24", "last_day": "2026-11-24", "reason": "move" });
    let once = [("Idempotency-Key", "closed")];
    let close = |body: &Value| bella.ask(&key, "POST", "/api/v1/closures", &once, Some(body));
    let made = close(&closure);
    assert_eq!(made.status, 201, "{made:?}");
    assert_eq!(close(&closure).body["id"], made.body["id"], "asked twice, made once");
    let other = close(&json!({ "first_day": "2026-12-24", "last_day": "2026-12-24" }));
    assert_eq!((other.status, other.fields()), (422, vec!["Idempotency-Key".to_owned()]));
    let path = format!("/api/v1/closures/{}", made.body["id"].as_str().unwrap());
    let longer = json!({ "last_day": "2026-11-27" });
    let tag = made.header("etag").to_owned();
    let changed = bella.ask(&key, "PATCH", &path, &[("If-Match", &tag)], Some(&longer));
    assert_eq!((changed.status, &changed.body["last_day"]), (200, &json!("2026-11-27")));
    let late = bella.ask(&key, "PATCH", &path, &[("If-Match", &tag)], Some(&longer));
    assert_eq!(late.status, 412);
    let backwards = json!({ "first_day": "2026-12-01" });
    let backwards = bella.ask(&key, "PATCH", &path, &[], Some(&backwards));
    assert_eq!((backwards.status, backwards.fields()), (400, vec!["last_day".to_owned()]));
    assert_eq!(bella.ask(&key, "DELETE", &path, &[], None).status, 204);
    assert_eq!(bella.ask(&key, "GET", &path, &[], None).status, 404);
    let audit = bella.ask(&key, "GET", "/api/v1/audit?kind=closure", &[], None);
    let actions: Vec<_> =
        audit.body["items"].as_array().unwrap().iter().map(|it| &it["action"]).collect();
    assert_eq!(actions, ["removed", "changed", "added"], "the latest first, and each once");
    let (_, book) = bella.api("/api/v1/appointments").unwrap();
    assert_eq!(book["items"].as_array().unwrap().len(), 1, "nobody is dropped");
}

#[test]
fn a_practice_is_taken_on_with_everything_that_it_needs() {
    let bella = Bella::start(BELLA);
    let practice = json!({
        "name": "Elm Street Physiotherapy", "time_zone": "America/Halifax", "region": "NS",
        "keeps_holidays": true, "numbers": ["+19025550110"], "languages": ["en", "fr"],
        "hours": [{ "weekday": 2, "opens": "10:00", "closes": "18:00" }],
        "rooms": [{ "name": "Pool" }, { "name": "Gym" }],
        "providers": [{ "name": "Ana", "seats": 3,
            "hours": [{ "weekday": 2, "opens": "10:00", "closes": "14:00" }] }, { "name": "Ben" }],
        "services": [{ "name": "group class", "names": { "fr": "cours" },
            "duration_minutes": 45, "buffer_after": 15,
            "providers": ["Ana"], "rooms": ["Pool"], "price_note": "from forty dollars" }],
        "cancel_notice_minutes": 1440, "simulated": true,
    });
    let made = ask(&bella, "POST", "/api/v1/practices", &practice);
    assert_eq!(made.status, 201, "{made:?}");
    assert_eq!(
        (&made.body["sends_texts"], &made.body["most_a_day"]),
        (&json!(false), &json!(1000))
    );
    let service = &made.body["services"][0];
    assert_eq!(service["provider_ids"], json!([made.body["providers"][0]["id"]]));
    assert_eq!(service["room_ids"], json!([made.body["rooms"][0]["id"]]));
    let service = format!("/api/v1/services/{}", service["id"].as_str().unwrap());
    assert_eq!(bella.api(&service).unwrap().1["names"], json!({ "fr": "cours" }));
    let id = made.body["id"].as_str().unwrap();
    let holidays = bella.api(&format!("/api/v1/holidays?year=2026&practice_id={id}")).unwrap().1;
    let is_christmas = |it: &Value| it["date"] == "2026-12-25" && it["is_kept"] == true;
    assert!(holidays["items"].as_array().unwrap().iter().any(is_christmas), "{holidays}");
    assert_eq!(made.body["emergency"], "If this is an emergency, please hang up and dial 911.");
    let mut british = practice.clone();
    (british["numbers"], british["country"]) = (json!(["+442079460100"]), json!("GB"));
    (british["languages"], british["time_zone"]) = (json!(["fr"]), json!("Europe/London"));
    british["region"].take();
    let british = ask(&bella, "POST", "/api/v1/practices", &british);
    let emergency = "En cas d'urgence, raccrochez et composez le 999.";
    assert_eq!((british.status, &british.body["emergency"]), (201, &json!(emergency)));
    let mut twice = practice.clone();
    twice["providers"][1]["name"] = json!("Ana");
    twice["services"][0]["rooms"] = json!(["Attic"]);
    twice["numbers"] = json!(["+19025550111", "+19025550111"]);
    let wrong = ask(&bella, "POST", "/api/v1/practices", &twice);
    let fields = ["numbers[1]", "providers[1].name", "services[0].rooms[0]"];
    assert_eq!((wrong.status, wrong.fields()), (400, fields.map(str::to_owned).to_vec()));
}

#[test]
fn calls_are_listed_the_latest_first_and_those_under_way_apart() {
    let bella = Bella::start(BELLA);
    let (first, _) = Caller::calls(&bella);
    let (mut second, _) = Caller::calls(&bella);
    second.says("goodbye");
    let calls = |query: &str| {
        let (status, body) = bella.api(&format!("/api/v1/calls{query}")).unwrap();
        assert_eq!(status, 200, "{query}: {body}");
        let sids = body["items"].as_array().unwrap().iter();
        let sids: Vec<_> = sids.map(|it| it["call_sid"].as_str().unwrap().to_owned()).collect();
        (sids, body["next"].as_str().map(str::to_owned))
    };
    let (one, two) = (first.call().to_string(), second.call().to_string());
    assert_eq!(calls("").0, [two.clone(), one.clone()]);
    assert_eq!(calls("?live=true").0, std::slice::from_ref(&one));
    assert_eq!(calls(&format!("?live=false&practice_id={MAPLE}")).0, std::slice::from_ref(&two));
    assert!(calls(&format!("?practice_id={CEDAR}")).0.is_empty());
    let (page, next) = calls("?limit=1");
    assert_eq!(page, [two]);
    assert_eq!(calls(&format!("?limit=1&cursor={}", next.unwrap())), (vec![one], None));
}

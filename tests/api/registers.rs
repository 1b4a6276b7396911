//! Services, people, rooms and time off: kept by a practice manager, and heard by the next caller.

use serde_json::{Value, json};
use support::{API_KEY, Bella};

use crate::BELLA;
use crate::caller::{Caller, appointments};

/// The id of Maple Dental.
pub(crate) const MAPLE_ID: &str = "4d61706c-6500-4000-8000-000000000001";
/// And of Cedar Physiotherapy.
const CEDAR_ID: &str = "43656461-7200-4000-8000-000000000002";

/// Sends something to the API; the status and the body.
pub(crate) fn send(
    bella: &Bella,
    method: &str,
    path: &str,
    more: &[(&str, &str)],
    body: &Value,
) -> (u16, Value) {
    let mut headers = vec![("X-API-Key", API_KEY), ("Content-Type", "application/json")];
    headers.extend(more);
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let path = format!("/api/v1{path}");
    let (status, body) = bella.request(method, &path, &headers, &body).unwrap();
    assert!(status < 500, "{method} {path}: {status} {body}");
    (status, serde_json::from_str(&body).unwrap_or_default())
}

pub(crate) fn post(bella: &Bella, path: &str, body: &Value) -> Value {
    let (status, made) = send(bella, "POST", path, &[], body);
    assert_eq!(status, 201, "{path}: {made}");
    made
}

pub(crate) fn get(bella: &Bella, path: &str) -> Value {
    let (status, found) = send(bella, "GET", path, &[], &Value::Null);
    assert_eq!(status, 200, "{path}: {found}");
    found
}

/// The fields that a problem document names.
pub(crate) fn fields(problem: &Value) -> Vec<&str> {
    let errors = problem["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    errors.iter().filter_map(|error| error["field"].as_str()).collect()
}

/// The id of what has this name in a list of a practice.
fn named(bella: &Bella, path: &str, practice: &str, name: &str) -> String {
    let listed = get(bella, &format!("{path}?practice_id={practice}"));
    let mut items = listed["items"].as_array().unwrap().iter();
    let item = items.find(|item| item["name"].as_str().is_some_and(|it| it.contains(name)));
    item.unwrap()["id"].as_str().unwrap().to_owned()
}

/// The starts of the free cleanings with Dr. Khan on the Tuesday.
fn free_on_tuesday(bella: &Bella) -> Vec<String> {
    let service = named(bella, "/services", MAPLE_ID, "cleaning");
    let provider = named(bella, "/providers", MAPLE_ID, "Khan");
    let path = format!(
        "/availability?service_id={service}&provider_id={provider}\
         &from=2026-11-24T06:00:00Z&to=2026-11-25T06:00:00Z"
    );
    let listed = get(bella, &path);
    let items = listed["items"].as_array().unwrap();
    items.iter().map(|it| it["starts_at"].as_str().unwrap()[11..16].to_owned()).collect()
}

#[test]
fn what_is_added_is_read_changed_and_retired() {
    let bella = Bella::start(BELLA);
    let provider = json!({ "practice_id": MAPLE_ID, "name": "Dr. Ana Silva", "seats": 3,
        "hours": [{ "weekday": 2, "opens": "13:00", "closes": "17:00" },
            { "weekday": 2, "opens": "09:00", "closes": "12:00" }] });
    let provider = post(&bella, "/providers", &provider);
    assert_eq!(provider["hours"][0], json!({"weekday":2,"opens":"09:00","closes":"12:00"}));
    let room = post(&bella, "/rooms", &json!({ "practice_id": MAPLE_ID, "name": "Surgery 1" }));
    let who = provider["id"].as_str().unwrap();
    let service = json!({ "practice_id": MAPLE_ID, "name": "whitening",
        "names": { "fr": "blanchiment" }, "spoken": ["bleaching"],
        "duration_minutes": 30, "buffer_before": 5, "buffer_after": 10, "provider_ids": [who],
        "takes": { who: "alone" }, "room_ids": [room["id"]], "price_note": "from $90" });
    let service = post(&bella, "/services", &service);
    for (path, item, change, field) in [
        ("/providers", &provider, json!({ "seats": 2, "hours": null }), "hours"),
        ("/rooms", &room, json!({ "position": 7 }), "position"),
        ("/services", &service, json!({ "price_note": null, "takes": {} }), "price_note"),
    ] {
        let one = format!("{path}/{}", item["id"].as_str().unwrap());
        assert_eq!(&get(&bella, &one), item);
        let (status, changed) = send(&bella, "PATCH", &one, &[], &change);
        assert_eq!((status, &changed[field]), (200, &change[field]), "{changed}");
        let name = item["name"].as_str().unwrap();
        assert_eq!(changed["name"], name, "what is left out stays");
        assert_eq!(send(&bella, "DELETE", &one, &[], &Value::Null).0, 204);
        assert_eq!(get(&bella, &one)["retired"], true);
        let listed = get(&bella, &format!("{path}?practice_id={MAPLE_ID}")).to_string();
        assert!(!listed.contains(name), "{listed}");
        let retired = get(&bella, &format!("{path}?practice_id={MAPLE_ID}&retired=true"));
        assert_eq!(retired["items"][0]["name"], name);
        assert_eq!(retired["items"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn a_service_has_its_name_in_each_language() {
    let bella = Bella::start(BELLA);
    let one = format!("/services/{}", named(&bella, "/services", MAPLE_ID, "cleaning"));
    assert_eq!(get(&bella, &one)["names"], json!({ "fr": "nettoyage" }));
    // The demo practice is called in French.
    let (mut caller, _) = Caller::calls(&bella);
    caller.says("en français s'il vous plaît");
    caller.says("un nettoyage avec Khan mardi à dix heures");
    let heard = caller.says("Sophie Gagnon");
    assert!(
        heard.text().contains("C'est donc : nettoyage avec Dr. Amira Khan"),
        "{}",
        heard.text()
    );
    assert!(caller.says("oui").text().starts_with("C'est réservé : nettoyage"));
    // And is written to in it.
    let customers = get(&bella, &format!("/customers?practice_id={MAPLE_ID}"));
    assert_eq!(customers["items"][0]["language"], "fr", "{customers}");

    let change = |names: &Value| send(&bella, "PATCH", &one, &[], &json!({ "names": names }));
    let wrong = json!({ "de": "Reinigung", "fr": " ", "en": "x".repeat(81) });
    let (status, problem) = change(&wrong);
    assert_eq!((status, fields(&problem)), (400, vec!["names.de", "names.en", "names.fr"]));
    let (status, changed) = change(&json!({ "en": "polish", "fr": "détartrage" }));
    assert_eq!((status, &changed["names"]["fr"]), (200, &json!("détartrage")), "{changed}");
    let (mut caller, _) = Caller::calls(&bella);
    let heard = caller.says("I'd like to make an appointment");
    assert!(heard.text().contains("a check-up, a polish, a filling"), "{}", heard.text());
    let heard = caller.says("en français");
    assert!(heard.text().contains("examen, détartrage, plombage"), "{}", heard.text());
    let (status, changed) = change(&json!({}));
    assert_eq!((status, &changed["names"]), (200, &json!({})), "all of them, or none");
}

#[test]
fn the_next_call_offers_what_was_added_and_not_what_was_retired() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    let heard = caller.says("I'd like to make an appointment");
    assert!(heard.text().contains("a check-up, a cleaning, a filling or a consultation"));
    let khan = named(&bella, "/providers", MAPLE_ID, "Khan");
    let service = json!({ "practice_id": MAPLE_ID, "name": "whitening", "duration_minutes": 30,
        "provider_ids": [khan], "position": 9 });
    let service = post(&bella, "/services", &service);
    let (mut caller, _) = Caller::calls(&bella);
    let heard = caller.says("I'd like to make an appointment");
    assert!(heard.text().contains("a consultation or a whitening"), "{}", heard.text());
    let one = format!("/services/{}", service["id"].as_str().unwrap());
    assert_eq!(send(&bella, "DELETE", &one, &[], &Value::Null).0, 204);
    let (mut caller, _) = Caller::calls(&bella);
    let heard = caller.says("I'd like to make an appointment");
    assert!(!heard.text().contains("whitening"), "{}", heard.text());
}

#[test]
fn time_off_is_offered_to_nobody_and_what_it_strands_is_counted_and_stands() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    assert!(caller.says("yes").text().contains("You are booked"));
    assert!(free_on_tuesday(&bella).contains(&"09:00".to_owned()));
    let khan = named(&bella, "/providers", MAPLE_ID, "Khan");
    let off = json!({ "practice_id": MAPLE_ID, "provider_id": khan, "from": "2026-11-24",
        "to": "2026-11-24", "reason": "a course" });
    let off = post(&bella, "/time_off", &off);
    assert_eq!(off["stranded"], 1, "{off}");
    assert_eq!(off["starts_at"], "2026-11-24T00:00:00-06:00");
    assert_eq!(off["ends_at"], "2026-11-25T00:00:00-06:00");
    assert_eq!(free_on_tuesday(&bella), [] as [String; 0]);
    assert_eq!(appointments(&bella)[0]["status"], "booked");
    let (mut caller, _) = Caller::calls(&bella);
    let heard = caller.says_all(&["I'd like to book a cleaning with Dr. Khan", "tomorrow at nine"]);
    assert_ne!(heard.expecting(), "name", "{}", heard.text());

    // Only the morning; and then not at all.
    let one = format!("/time_off/{}", off["id"].as_str().unwrap());
    let morning = json!({ "ends_at": "2026-11-24T09:30:00-06:00" });
    let (status, off) = send(&bella, "PATCH", &one, &[], &morning);
    assert_eq!((status, &off["stranded"]), (200, &json!(0)), "{off}");
    let free = free_on_tuesday(&bella);
    assert!(!free.contains(&"09:00".to_owned()) && free.contains(&"14:00".to_owned()), "{free:?}");
    assert_eq!(send(&bella, "DELETE", &one, &[], &Value::Null).0, 204);
    assert_eq!(send(&bella, "GET", &one, &[], &Value::Null).0, 404);
    assert!(free_on_tuesday(&bella).contains(&"09:00".to_owned()));
}

#[test]
fn a_providers_own_hours_are_kept_to() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    assert!(caller.says("yes").text().contains("You are booked"));
    let khan = format!("/providers/{}", named(&bella, "/providers", MAPLE_ID, "Khan"));
    let hours = json!({ "hours": [{ "weekday": 2, "opens": "14:00", "closes": "15:00" }] });
    let (status, changed) = send(&bella, "PATCH", &khan, &[], &hours);
    assert_eq!((status, &changed["stranded"]), (200, &json!(1)), "{changed}");
    assert_eq!(free_on_tuesday(&bella), ["14:00", "14:15"]);
}

#[test]
fn a_change_is_made_by_whoever_knows_how_it_is_now() {
    let bella = Bella::start(BELLA);
    let room = post(&bella, "/rooms", &json!({ "practice_id": MAPLE_ID, "name": "Surgery 1" }));
    let one = format!("/rooms/{}", room["id"].as_str().unwrap());
    let seen = [("If-Match", "\"1\"")];
    let rename = |name: &str| send(&bella, "PATCH", &one, &seen, &json!({ "name": name })).0;
    assert_eq!([rename("Surgery 2"), rename("Surgery 3")], [200, 412]);
    assert_eq!(get(&bella, &one)["name"], "Surgery 2");
    assert_eq!(send(&bella, "DELETE", &one, &seen, &Value::Null).0, 412);
    assert_eq!(send(&bella, "DELETE", &one, &[("If-Match", "\"2\"")], &Value::Null).0, 204);
}

#[test]
fn a_request_that_is_sent_again_makes_one_thing() {
    let bella = Bella::start(BELLA);
    let khan = named(&bella, "/providers", MAPLE_ID, "Khan");
    let cleaning = named(&bella, "/services", MAPLE_ID, "cleaning");
    for (path, mut body) in [
        ("/rooms", json!({ "name": "Surgery 1" })),
        ("/providers", json!({ "name": "Ana" })),
        ("/services", json!({ "name": "whitening", "duration_minutes": 30 })),
        ("/time_off", json!({ "provider_id": khan, "from": "2026-12-24", "to": "2026-12-26" })),
        ("/customers", json!({ "name": "Sarah Johnson" })),
    ] {
        body["practice_id"] = json!(MAPLE_ID);
        let once = [("Idempotency-Key", path)];
        let made = |body: &Value| send(&bella, "POST", path, &once, body);
        let (first, second) = (made(&body), made(&body));
        assert_eq!((first.0, &first.1["id"]), (201, &second.1["id"]), "{path}: {second:?}");
        let (name, other) = if path == "/time_off" { ("reason", "x") } else { ("name", "Other") };
        body[name] = json!(other);
        let (status, problem) = made(&body);
        assert_eq!((status, fields(&problem)), (422, vec!["Idempotency-Key"]), "{path}");
    }
    let body = json!({ "service_id": cleaning, "first_day": "2026-11-24", "last_day": "2026-11-30",
        "customer": { "name": "Sarah Johnson", "phone": "+14032661234" } });
    let once = [("Idempotency-Key", "waiting")];
    let made = || send(&bella, "POST", "/waiting", &once, &body).1["id"].clone();
    assert_eq!(made(), made());
}

#[test]
fn every_field_that_is_wrong_is_named() {
    let bella = Bella::start(BELLA);
    let khan = named(&bella, "/providers", MAPLE_ID, "Khan");
    let many = vec!["x"; 51];
    let long = "x".repeat(81);
    for (path, body, wrong) in [
        ("/services", json!({}), vec!["name"]),
        ("/services", json!({ "name": "a" }), vec!["duration_minutes"]),
        (
            "/services",
            json!({ "name": " ", "duration_minutes": 0, "buffer_before": 721, "spoken": many }),
            vec!["name", "spoken", "duration_minutes", "buffer_before"],
        ),
        (
            "/services",
            json!({ "name": "a", "duration_minutes": 30, "takes": { &khan: 2 } }),
            vec![&*format!("takes.{khan}")],
        ),
        ("/services", json!({ "name": "a", "duration_minutes": 30, "colour": 1 }), vec!["colour"]),
        ("/providers", json!({ "name": long, "seats": 51 }), vec!["name", "seats"]),
        ("/providers", json!({ "name": "a", "hours": [] }), vec!["hours"]),
        (
            "/providers",
            json!({ "name": "a", "hours": [{ "weekday": 8, "opens": "x", "closes": "17:00" }] }),
            vec!["hours[0].weekday", "hours[0].opens"],
        ),
        (
            "/providers",
            json!({ "name": "a", "hours": [{ "weekday": 1, "opens": "09:00", "closes": "12:00" },
                { "weekday": 1, "opens": "11:00", "closes": "13:00" }] }),
            vec!["hours"],
        ),
        ("/rooms", json!({ "name": "a", "position": 2_000_000 }), vec!["position"]),
        ("/time_off", json!({ "from": "2026-11-24" }), vec!["provider_id", "room_id", "to"]),
        (
            "/time_off",
            json!({ "provider_id": khan, "from": "2026-11-25", "to": "2026-11-24" }),
            vec!["to"],
        ),
        (
            "/time_off",
            json!({ "provider_id": khan, "starts_at": "noon", "ends_at": "2026-11-24" }),
            vec!["starts_at", "ends_at"],
        ),
        ("/customers", json!({}), vec!["name"]),
        (
            "/customers",
            json!({ "name": "7", "phones": ["12"], "notes": "x".repeat(2001) }),
            vec!["name", "phones[0]", "notes"],
        ),
        ("/customers", json!({ "name": "Bo", "phones": vec!["+14032661234"; 21] }), vec!["phones"]),
        ("/customers", json!({ "name": "Bo", "language": "de" }), vec!["language"]),
    ] {
        let mut body = body;
        body["practice_id"] = json!(MAPLE_ID);
        let (status, problem) = send(&bella, "POST", path, &[], &body);
        assert_eq!((status, fields(&problem)), (400, wrong), "{path} {body}: {problem}");
    }
    let room = json!({ "name": "a" });
    let (status, problem) = send(&bella, "POST", "/rooms", &[], &room);
    assert_eq!((status, fields(&problem)), (400, vec!["practice_id"]));
    for path in ["/services", "/providers", "/rooms", "/time_off", "/customers", "/waiting"] {
        let wrong = format!("{path}?limit=0&cursor=x&practice_id=7&colour=red");
        let (status, problem) = send(&bella, "GET", &wrong, &[], &Value::Null);
        assert_eq!(status, 400, "{problem}");
        assert_eq!(fields(&problem).len(), 4, "{problem}");
        let nothing = format!("{path}/00000000-0000-4000-8000-000000000000");
        assert_eq!(send(&bella, "DELETE", &nothing, &[], &Value::Null).0, 404, "{path}");
    }
}

#[test]
fn what_another_practice_has_is_not_there() {
    let bella = Bella::start(BELLA);
    let theirs = named(&bella, "/providers", CEDAR_ID, "Priya");
    let room = post(&bella, "/rooms", &json!({ "practice_id": CEDAR_ID, "name": "Gym" }));
    for (path, body, field) in [
        (
            "/services",
            json!({ "name": "a", "duration_minutes": 30, "provider_ids": [theirs] }),
            "provider_ids",
        ),
        (
            "/services",
            json!({ "name": "a", "duration_minutes": 30, "room_ids": [room["id"]] }),
            "room_ids",
        ),
        (
            "/time_off",
            json!({ "provider_id": theirs, "from": "2026-11-24", "to": "2026-11-24" }),
            "provider_id",
        ),
        (
            "/time_off",
            json!({ "room_id": room["id"], "from": "2026-11-24", "to": "2026-11-24" }),
            "room_id",
        ),
    ] {
        let mut body = body;
        body["practice_id"] = json!(MAPLE_ID);
        let (status, problem) = send(&bella, "POST", path, &[], &body);
        assert_eq!((status, fields(&problem)), (404, vec![field]), "{path}: {problem}");
        body["practice_id"] = json!("00000000-0000-4000-8000-000000000000");
        let (status, problem) = send(&bella, "POST", path, &[], &body);
        assert_eq!((status, fields(&problem)), (404, vec!["practice_id"]), "{path}: {problem}");
    }
}

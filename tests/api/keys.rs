//! Keys: made, used, rotated, revoked; by the API and from the command line.

use serde_json::{Value, json};
use support::{API_KEY, Answer, Bella};

use crate::BELLA;
use crate::document::{CEDAR, MAPLE};

const KEYS: &str = "/api/v1/keys";

fn make(bella: &Bella, key: &str, body: &Value) -> Answer {
    bella.ask(key, "POST", KEYS, &[], Some(body))
}

fn text(answer: &Answer, field: &str) -> String {
    answer.body[field].as_str().unwrap().to_owned()
}

fn opens(bella: &Bella, key: &str) -> u16 {
    bella.ask(key, "GET", "/api/v1/appointments", &[], None).status
}

#[test]
fn a_key_is_shown_once_opens_until_it_is_revoked_and_says_when_it_was_used() {
    let bella = Bella::start(BELLA);
    let wanted =
        json!({ "name": "booking page", "scopes": ["read", "read"], "practice_id": MAPLE });
    let made = make(&bella, API_KEY, &wanted);
    assert_eq!(made.status, 201, "{made:?}");
    assert_eq!(made.header("cache-control"), "no-store");
    let (id, key) = (text(&made, "id"), text(&made, "key"));
    assert!(key.starts_with("bella_") && key.len() == 49, "{}", key.len());
    assert_eq!(made.body["scopes"], json!(["read"]));
    let listed = || {
        let (_, body) = bella.api(KEYS).unwrap();
        let items = body["items"].as_array().unwrap().clone();
        assert!(!body.to_string().contains(&key), "it is shown once");
        items.into_iter().find(|it| it["id"] == *id).unwrap()
    };
    assert_eq!(listed()["last_used_at"], Value::Null);
    assert_eq!(opens(&bella, &key), 200);
    assert!(listed()["last_used_at"].is_string());
    let path = format!("{KEYS}/{id}");
    for _ in 0..2 {
        assert_eq!(bella.ask(API_KEY, "DELETE", &path, &[], None).status, 204);
    }
    assert_eq!(opens(&bella, &key), 401);
    assert!(listed()["revoked_at"].is_string());
    let rotate = format!("{path}/rotate");
    assert_eq!(bella.ask(API_KEY, "POST", &rotate, &[], Some(&json!({}))).status, 409);
    let nobody = format!("{KEYS}/00000000-0000-4000-8000-000000000000");
    assert_eq!(bella.ask(API_KEY, "DELETE", &nobody, &[], None).status, 404);
    assert!(!bella.log().contains(&key));
}

#[test]
fn a_key_makes_keys_of_its_own_practice_and_of_what_it_may_itself() {
    let bella = Bella::start(BELLA);
    let admin = json!({ "name": "office", "scopes": ["read", "admin"], "practice_id": MAPLE });
    let admin = text(&make(&bella, API_KEY, &admin), "key");
    let own = make(&bella, &admin, &json!({ "name": "page", "scopes": ["read"] }));
    assert_eq!((own.status, &own.body["practice_id"]), (201, &json!(MAPLE)), "{own:?}");
    let more = make(&bella, &admin, &json!({ "name": "page", "scopes": ["read", "write"] }));
    assert_eq!((more.status, more.fields()), (403, vec!["scopes".to_owned()]));
    let other = json!({ "name": "page", "scopes": ["read"], "practice_id": CEDAR });
    let other = make(&bella, &admin, &other);
    assert_eq!((other.status, other.fields()), (400, vec!["practice_id".to_owned()]));
    // Neither by rotating one that may more, nor one of every practice.
    let writes = json!({ "name": "writes", "scopes": ["write"], "practice_id": MAPLE });
    let every = json!({ "name": "every", "scopes": ["read"] });
    for (wanted, status) in [(writes, 403), (every, 404)] {
        let id = text(&make(&bella, API_KEY, &wanted), "id");
        let rotate = format!("{KEYS}/{id}/rotate");
        assert_eq!(bella.ask(&admin, "POST", &rotate, &[], Some(&json!({}))).status, status);
    }
    let (_, all) = bella.api(KEYS).unwrap();
    assert_eq!(all["items"].as_array().unwrap().len(), 4);
    let seen = bella.ask(&admin, "GET", KEYS, &[], None);
    assert_eq!(seen.body["items"].as_array().unwrap().len(), 3, "{seen:?}");
    // What a key does is on its own account.
    let audit = bella.ask(&admin, "GET", "/api/v1/audit?kind=key&limit=1", &[], None);
    let entry = &audit.body["items"][0];
    assert_eq!(entry["action"], "made", "{audit:?}");
}

#[test]
fn a_rotated_key_goes_on_for_its_overlap_and_no_longer() {
    let bella = Bella::start(BELLA);
    for (hours, old_opens) in [(1, 200), (0, 401)] {
        let wanted = json!({ "name": "page", "scopes": ["read"], "practice_id": MAPLE });
        let old = make(&bella, API_KEY, &wanted);
        let rotate = format!("{KEYS}/{}/rotate", text(&old, "id"));
        let body = json!({ "overlap_hours": hours });
        let new = bella.ask(API_KEY, "POST", &rotate, &[], Some(&body));
        assert_eq!((new.status, &new.body["name"]), (201, &json!("page")), "{new:?}");
        assert_eq!(opens(&bella, &text(&new, "key")), 200);
        assert_eq!(opens(&bella, &text(&old, "key")), old_opens, "{hours}");
    }
}

#[test]
fn a_key_that_was_asked_for_twice_is_made_once() {
    let bella = Bella::start(BELLA);
    let wanted = json!({ "name": "page", "scopes": ["read"] });
    let once = [("Idempotency-Key", "page-1")];
    let made = || bella.ask(API_KEY, "POST", KEYS, &once, Some(&wanted)).status;
    assert_eq!((made(), made()), (201, 409));
    let past = json!({ "name": "page", "scopes": [], "expires_at": "2020-01-01T00:00:00Z" });
    let answer = make(&bella, API_KEY, &past);
    assert_eq!((answer.status, answer.fields().len()), (400, 2), "{answer:?}");
}

#[test]
fn the_command_line_makes_lists_rotates_and_revokes_keys() {
    let bella = Bella::start(BELLA);
    let url = format!("http://{}", bella.address());
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(BELLA);
        command.envs(bella.environment().iter().cloned()).arg("key").args(arguments);
        let output = command.args(["--url", &url]).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, made) = run(&["new", "booking page", "--scope", "read", "--json"]);
    assert_eq!(code, Some(0), "{made}");
    let made: Value = serde_json::from_str(&made).unwrap();
    let (id, key) = (made["id"].as_str().unwrap(), made["key"].as_str().unwrap());
    assert_eq!(opens(&bella, key), 200);
    let (code, listed) = run(&["list"]);
    assert!(code == Some(0) && listed.contains(id) && listed.contains("booking page"), "{listed}");
    let (code, rotated) = run(&["rotate", id, "--overlap-hours", "0"]);
    assert!(code == Some(0) && rotated.contains("bella_"), "{rotated}");
    assert_eq!(opens(&bella, key), 401);
    assert_eq!(run(&["revoke", id]).0, Some(0));
    assert_eq!(run(&["revoke", "00000000-0000-4000-8000-000000000000"]).0, Some(1));
    assert_eq!(run(&["new", "page", "--scope", "everything"]).0, Some(2));
    assert_eq!(run(&["new", "page"]).0, Some(2));
}

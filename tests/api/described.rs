//! What holds for every operation that the API describes: a new route cannot be forgotten.

use serde_json::{Value, json};
use support::{API_KEY, Answer, Bella};

use crate::BELLA;
use crate::document::{
    CEDAR, Ids, MAPLE, NOBODY, Operation, ids, key_of, operations, path, sample,
};

/// Limits that no test reaches.
const LIMITS: [(&str, &str); 2] = [
    ("BELLA_LIMIT_REQUESTS_PER_KEY_PER_MINUTE", "1000000"),
    ("BELLA_LIMIT_REQUESTS_PER_ADDRESS_PER_MINUTE", "1000000"),
];

/// A server with something of everything at both practices.
fn seeded() -> Bella {
    let bella = Bella::start_with(BELLA, &LIMITS);
    for practice in [MAPLE, CEDAR] {
        let closure = json!({
            "practice_id": practice, "first_day": "2027-07-01", "last_day": "2027-07-02",
        });
        assert_eq!(post(&bella, "/api/v1/closures", &closure).status, 201);
        let appointment = json!({
            "service_id": ids(practice)["service_id"], "starts_at": "2026-11-25T16:00:00Z",
            "customer": { "name": "Sarah Johnson", "phone": "+14032661234" },
        });
        assert_eq!(post(&bella, "/api/v1/appointments", &appointment).status, 201);
        key_of(&bella, practice, &["read"]);
    }
    bella
}

fn post(bella: &Bella, path: &str, body: &Value) -> Answer {
    bella.ask(API_KEY, "POST", path, &[], Some(body))
}

fn body_of(operation: &Operation, ids: &Ids) -> Option<Value> {
    (!operation.body.is_null()).then(|| sample("", &operation.body, ids))
}

fn ask(bella: &Bella, key: &str, operation: &Operation, path: &str, ids: &Ids) -> Answer {
    bella.ask(key, &operation.method, path, &[], body_of(operation, ids).as_ref())
}

#[test]
fn every_operation_needs_a_key_and_a_scope() {
    let (bella, maple) = (seeded(), MAPLE);
    let ids = ids(maple);
    // It may do something, and nothing here.
    let metrics = key_of(&bella, maple, &["metrics"]);
    let reads = key_of(&bella, maple, &["read"]);
    let writes = key_of(&bella, maple, &["write"]);
    for operation in operations(&bella) {
        let path = path(&bella, &operation, maple, &ids);
        let what = format!("{} {path}", operation.method);
        let (status, _) = bella.request(&operation.method, &path, &[], "").unwrap();
        assert_eq!(status, 401, "{what}");
        assert_eq!(ask(&bella, &metrics, &operation, &path, &ids).status, 403, "{what}");
        let lacking = if operation.method == "GET" { &writes } else { &reads };
        assert_eq!(ask(&bella, lacking, &operation, &path, &ids).status, 403, "{what}");
    }
}

#[test]
fn one_practices_key_opens_nothing_of_another() {
    let (bella, maple, cedar) = (seeded(), MAPLE, CEDAR);
    let key = key_of(&bella, cedar, &["read", "write", "admin"]);
    let of_maple = ids(maple);
    for operation in operations(&bella) {
        let path = path(&bella, &operation, maple, &of_maple);
        let what = format!("{} {path}", operation.method);
        // Once as it is, and once with the other practice named in the query.
        let named =
            format!("{path}{}practice_id={maple}", if path.contains('?') { "&" } else { "?" });
        for path in [path, named] {
            let answer = ask(&bella, &key, &operation, &path, &of_maple);
            let text = answer.body.to_string();
            assert!(answer.status < 500, "{what}: {answer:?}");
            assert!(!text.contains("Maple") && !text.contains("Khan"), "{what}: {text}");
            if answer.status < 300 {
                let items = answer.body["items"].as_array();
                let its = |item: &Value| item.get("practice_id").is_none_or(|id| *id == cedar);
                assert!(items.is_none_or(|items| items.iter().all(its)), "{what}: {text}");
                assert!(its(&answer.body), "{what}: {text}");
            }
        }
    }
    let (_, practice) = bella.api(&format!("/api/v1/practices/{maple}")).unwrap();
    assert_eq!(practice["name"], "Maple Dental");
}

#[test]
fn a_method_that_is_not_there_is_named_with_those_that_are() {
    let bella = Bella::start(BELLA);
    for (path, allowed) in [
        ("/api/v1/keys", "GET, POST"),
        ("/api/v1/hours", "GET, PUT"),
        ("/api/v1/audit", "GET"),
        ("/api/v1/practices/4d61706c-6500-4000-8000-000000000001", "DELETE, GET, PATCH"),
    ] {
        let answer = bella.ask(API_KEY, "OPTIONS", path, &[], None);
        assert_eq!((answer.status, answer.header("allow")), (405, allowed), "{path}");
        assert_eq!(answer.body["status"], 405);
    }
}

/// A body with something wrong in one place.
struct Wrong {
    field: String,
    what: &'static str,
    body: Value,
}

/// Every field of a body, wrong in every way that its schema knows.
fn wrongs(schema: &Value, body: &Value) -> Vec<Wrong> {
    let mut wrongs = Vec::new();
    let mut places = vec![(String::new(), String::new(), schema.clone())];
    while let Some((pointer, field, schema)) = places.pop() {
        let at =
            |name: &str| if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
        for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
            places.push((format!("{pointer}/{name}"), at(name), inner.clone()));
        }
        if schema["type"] == "array" {
            places.push((format!("{pointer}/0"), format!("{field}[0]"), schema["items"].clone()));
        }
        if schema["type"] == "object" {
            let unknown = put(body, &format!("{pointer}/colour"), json!("red"));
            wrongs.extend(unknown.map(|body| Wrong { field: at("colour"), what: "unknown", body }));
        }
        if field.is_empty() {
            continue;
        }
        let mut values = vec![match schema["type"].as_str() {
            Some("string") => ("a number for a text", json!(7)),
            Some("object") => ("a text for an object", json!("x")),
            _ => ("an object for something else", json!({})),
        }];
        let format = schema["format"].as_str();
        match schema["type"].as_str() {
            Some("string") => values.push(("too long", json!("x".repeat(20_000)))),
            Some("integer") => values.push(("too large", json!(1_000_000_000_000_i64))),
            _ => {}
        }
        if format == Some("uuid") && !field.ends_with("customer.id") {
            values.push(("unknown", json!(NOBODY)));
        }
        if field == "starts_at" || field == "expires_at" {
            values.push(("past", json!("1999-01-01T00:00:00Z")));
        }
        for (what, value) in values {
            let changed = put(body, &pointer, value);
            wrongs.extend(changed.map(|body| Wrong { field: field.clone(), what, body }));
        }
    }
    wrongs
}

/// A body with another value in one place; `None` when what is around it is not there.
fn put(body: &Value, pointer: &str, value: Value) -> Option<Value> {
    let mut body = body.clone();
    let (around, name) = pointer.rsplit_once('/')?;
    match body.pointer_mut(around)? {
        Value::Object(object) => drop(object.insert(name.to_owned(), value)),
        Value::Array(items) => *items.first_mut()? = value,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
    }
    Some(body)
}

#[test]
fn every_field_that_is_wrong_is_named() {
    let (bella, maple, cedar) = (seeded(), MAPLE, CEDAR);
    let key = key_of(&bella, maple, &["read", "write", "admin"]);
    let (own, others) = (ids(maple), ids(cedar));
    let mut tried = 0;
    for operation in operations(&bella).iter().filter(|it| !it.body.is_null()) {
        let path = path(&bella, operation, maple, &own);
        let key = if operation.template == "/api/v1/practices" || path.ends_with("/numbers") {
            API_KEY
        } else {
            &key
        };
        let mut body = sample("", &operation.body, &own);
        if operation.template.contains("/time_off") {
            // Either a provider or a room, either instants or whole days.
            body.as_object_mut()
                .unwrap()
                .retain(|it, _| !["room_id", "from", "to"].contains(&&**it));
            body["ends_at"] = json!("2026-12-31T17:00:00-07:00");
        }
        let mut all = wrongs(&operation.body, &body);
        // Who was away is not forgotten.
        all.retain(|it| it.what != "past" || !operation.template.contains("/time_off"));
        let foreign = operation.body["properties"].as_object().into_iter().flatten();
        all.extend(foreign.filter_map(|(name, _)| {
            let other = others.get(name.as_str())?;
            let mut body = body.clone();
            body[name] = json!(other);
            Some(Wrong { field: name.clone(), what: "another practice's", body })
        }));
        for Wrong { field, what, body } in all {
            let what = format!("{} {path}: {field} {what}", operation.method);
            let answer = bella.ask(key, &operation.method, &path, &[], Some(&body));
            assert!((400..500).contains(&answer.status), "{what}: {answer:?}");
            assert_eq!(answer.header("content-type"), "application/problem+json", "{what}");
            // Of a list the whole may be named.
            let is_it =
                |it: &String| it.starts_with(&field) || field.starts_with(&format!("{it}["));
            let named = answer.fields().iter().any(is_it);
            assert!(named, "{what}: {answer:?}");
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
}

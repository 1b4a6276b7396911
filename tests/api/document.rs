//! The description of the API, and requests made of it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use support::{API_KEY, Bella};

/// Maple Dental, in the demo practices.
pub(crate) const MAPLE: &str = "4d61706c-6500-4000-8000-000000000001";
/// Cedar Physiotherapy.
pub(crate) const CEDAR: &str = "43656461-7200-4000-8000-000000000002";

/// An operation of the API.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    pub(crate) method: String,
    /// With what stands in braces.
    pub(crate) template: String,
    /// The schema of the body, without references; null when there is none.
    pub(crate) body: Value,
    /// The parameters of the query that have to be there.
    pub(crate) needed: Vec<Value>,
}

/// Every operation that is described.
pub(crate) fn operations(bella: &Bella) -> Vec<Operation> {
    let (status, document) = bella.api("/openapi.json").unwrap();
    assert_eq!(status, 200);
    let mut operations = Vec::new();
    for (template, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            let needed = operation["parameters"].as_array().into_iter().flatten();
            let needed = needed.filter(|it| it["in"] == "query" && it["required"] == true);
            operations.push(Operation {
                method: method.to_uppercase(),
                template: template.clone(),
                body: resolved(&document, schema),
                needed: needed.cloned().collect(),
            });
        }
    }
    assert!(operations.len() > 20, "{operations:?}");
    operations
}

/// A schema without references, and without the alternative of being null.
fn resolved(document: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let found = document.pointer(reference.trim_start_matches('#'));
        return resolved(document, found.unwrap());
    }
    for several in ["oneOf", "anyOf"] {
        let Some(alternatives) = schema[several].as_array() else { continue };
        let real = alternatives.iter().find(|it| it["type"] != "null");
        return resolved(document, real.unwrap());
    }
    let Some(object) = schema.as_object() else { return Value::Null };
    let mut whole = Map::new();
    for (name, value) in object {
        let value = match (name.as_str(), value) {
            ("properties", Value::Object(properties)) => {
                let each = properties.iter();
                each.map(|(name, it)| (name.clone(), resolved(document, it))).collect()
            }
            ("items", items) => resolved(document, items),
            ("type", Value::Array(types)) => {
                types.iter().find(|it| **it != "null").cloned().unwrap_or_default()
            }
            (_, value) => value.clone(),
        };
        whole.insert(name.clone(), value);
    }
    Value::Object(whole)
}

/// The things of one practice, by the names of the fields that name them.
pub(crate) type Ids = BTreeMap<&'static str, String>;

/// A value that a schema allows, with the things of a practice in it.
pub(crate) fn sample(name: &str, schema: &Value, ids: &Ids) -> Value {
    let example = schema.get("example").or_else(|| schema.pointer("/examples/0"));
    if let Some(example) = example {
        return example.clone();
    }
    if let Some(first) = schema["enum"].as_array().and_then(|all| all.first()) {
        return first.clone();
    }
    let single = name.strip_suffix('s').unwrap_or(name);
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("object"), _) => {
            let properties = schema["properties"].as_object().into_iter().flatten();
            // Left out: what can only stand without the others.
            let needed = |(field, _): &(&String, &Value)| {
                // Somebody by name and number has no id yet.
                if name == "customer" && *field == "id" {
                    return false;
                }
                let required = schema["required"].as_array().into_iter().flatten();
                required.clone().count() == 0 || required.clone().any(|it| it == *field)
            };
            let chosen = properties.filter(needed);
            chosen.map(|(field, it)| (field.clone(), sample(field, it, ids))).collect()
        }
        (Some("array"), _) => json!([sample(single, &schema["items"], ids)]),
        (Some("integer" | "number"), _) => schema.get("minimum").cloned().unwrap_or(json!(1)),
        (Some("boolean"), _) => json!(false),
        (_, Some("uuid")) => {
            json!(ids.get(single).cloned().unwrap_or_else(|| NOBODY.to_owned()))
        }
        (_, Some("date-time")) => json!("2026-11-25T09:00:00-07:00"),
        (_, Some("date")) => json!("2026-12-24"),
        _ if name.contains("phone") => json!("+15875550142"),
        _ => json!("a"),
    }
}

/// The id of nothing.
pub(crate) const NOBODY: &str = "00000000-0000-4000-8000-00000000dead";

/// The things of a demo practice.
pub(crate) fn ids(practice: &str) -> Ids {
    let id: uuid::Uuid = practice.parse().unwrap();
    let names = match practice {
        MAPLE => ["service check-up", "provider Dr. Amira Khan"],
        _ => ["service assessment", "provider Priya Nair"],
    };
    let [service, provider] =
        names.map(|name| uuid::Uuid::new_v5(&id, name.as_bytes()).to_string());
    Ids::from([
        ("practice_id", practice.to_owned()),
        ("service_id", service),
        ("provider_id", provider),
    ])
}

/// The path of an operation on something of a practice, made now when there is none; with what the
/// query needs.
pub(crate) fn path(bella: &Bella, operation: &Operation, practice: &str, ids: &Ids) -> String {
    let mut path = operation.template.clone();
    if path.contains("{call_sid}") {
        path = path.replace("{call_sid}", "CA000000000000000000000000000000ff");
    }
    path = path.replace("{number}", "%2B15875550100").replace("{phone}", "%2B15875550100");
    if path.contains("{id}") {
        let collection = path.split("/{id}").next().unwrap().to_owned();
        let id = if collection == "/api/v1/practices" {
            practice.to_owned()
        } else {
            let of = format!("{collection}?limit=1&practice_id={practice}");
            let of_all = format!("{collection}?limit=1");
            let found = [of, of_all].into_iter().find_map(|list| {
                let item = bella.api(&list)?.1["items"][0].clone();
                let is_its = item["practice_id"] == *practice;
                item["id"].as_str().filter(|_| is_its).map(str::to_owned)
            });
            found.or_else(|| made(bella, &collection, practice, ids)).unwrap_or(NOBODY.to_owned())
        };
        path = path.replace("{id}", &id);
    }
    let query = operation.needed.iter().map(|it| {
        let name = it["name"].as_str().unwrap();
        let value = match name {
            "from" => json!("2026-11-24T00:00:00Z"),
            "to" => json!("2026-11-25T00:00:00Z"),
            "year" => json!("2026"),
            _ => sample(name, &it["schema"], ids),
        };
        format!("{name}={}", value.as_str().unwrap_or("1"))
    });
    let query: Vec<_> = query.collect();
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// Something of a practice that has none of its kind.
fn made(bella: &Bella, collection: &str, practice: &str, ids: &Ids) -> Option<String> {
    let (service, provider) = (&ids["service_id"], &ids["provider_id"]);
    let days = |first, last| json!({ "first_day": first, "last_day": last });
    let ana = json!({ "name": "Ana Diaz", "phone": "+14032661234" });
    let mut body = match collection.rsplit('/').next()? {
        "rooms" => json!({ "name": "the blue room" }),
        "customers" => json!({ "name": "Ana Diaz", "phones": ["+14032661234"] }),
        "closures" => days("2027-01-04", "2027-01-05"),
        "time_off" => json!({ "provider_id": provider, "from": "2027-01-04", "to": "2027-01-05" }),
        "waiting" => json!({ "service_id": service, "customer": ana,
            "first_day": "2027-01-04", "last_day": "2027-01-05" }),
        _ => return None,
    };
    // A place in the waiting list is where its service is.
    if body.get("service_id").is_none() {
        body["practice_id"] = json!(practice);
    }
    let made = bella.ask(API_KEY, "POST", collection, &[], Some(&body));
    assert_eq!(made.status, 201, "{collection}: {made:?}");
    made.body["id"].as_str().map(str::to_owned)
}

/// A key for one practice, by the operator.
pub(crate) fn key_of(bella: &Bella, practice: &str, scopes: &[&str]) -> String {
    let body = json!({ "name": "a test's", "scopes": scopes, "practice_id": practice });
    let made = bella.ask(API_KEY, "POST", "/api/v1/keys", &[], Some(&body));
    assert_eq!(made.status, 201, "{made:?}");
    made.body["key"].as_str().unwrap().to_owned()
}

//! Customers, and who waits.

use serde_json::{Value, json};
use support::Bella;

use crate::BELLA;
use crate::caller::{Caller, appointments};
use crate::registers::{MAPLE_ID, fields, get, post, send};

fn customer(bella: &Bella, name: &str, phones: &[&str]) -> Value {
    let body = json!({ "practice_id": MAPLE_ID, "name": name, "phones": phones });
    post(bella, "/customers", &body)
}

/// The names of a list of customers.
fn found(bella: &Bella, query: &str) -> String {
    let listed = get(bella, &format!("/customers?practice_id={MAPLE_ID}&{query}"));
    let items = listed["items"].as_array().unwrap();
    items.iter().map(|it| it["name"].as_str().unwrap()).collect::<Vec<_>>().join(", ")
}

#[test]
fn people_share_numbers_have_several_and_are_found_by_either() {
    let bella = Bella::start(BELLA);
    let home = "+14032661234";
    customer(&bella, "Sarah Johnson", &[home, "(587) 555-0142"]);
    customer(&bella, "Bo Johnson", &[home]);
    customer(&bella, "50%_off", &["+15875550143"]);
    let encoded = |number: &str| number.replace('+', "%2B");
    for (query, names) in [
        (format!("phone={}", encoded(home)), "Sarah Johnson, Bo Johnson"),
        (format!("phone={}", encoded("+15875550142")), "Sarah Johnson"),
        ("name=sarah".to_owned(), "Sarah Johnson"),
        ("name=SARAH%20J".to_owned(), "Sarah Johnson"),
        ("name=Johnson".to_owned(), ""),
        ("name=%25".to_owned(), ""),
        ("name=50%25_".to_owned(), "50%_off"),
        ("name=5__".to_owned(), ""),
    ] {
        assert_eq!(found(&bella, &query), names, "{query}");
    }
    let first = get(&bella, &format!("/customers?practice_id={MAPLE_ID}&limit=2"));
    let next = first["next"].as_str().unwrap();
    assert_eq!(found(&bella, &format!("limit=2&cursor={next}")), "50%_off");
    let log = bella.log();
    for personal in ["Johnson", "4032661234", "5875550142"] {
        assert!(!log.contains(personal), "{personal} is in the log");
    }
}

#[test]
fn a_customer_is_changed_and_leaves_when_nothing_refers_to_them() {
    let bella = Bella::start(BELLA);
    let made = customer(&bella, "Sarah Johnson", &["+14032661234"]);
    let one = format!("/customers/{}", made["id"].as_str().unwrap());
    let change = json!({ "phones": ["+15875550142"], "notes": "prefers mornings",
        "language": "fr", "texts": false });
    let (status, changed) = send(&bella, "PATCH", &one, &[("If-Match", "\"1\"")], &change);
    assert_eq!(status, 200, "{changed}");
    for field in ["phones", "notes", "language", "texts"] {
        assert_eq!(changed[field], change[field]);
    }
    assert_eq!(changed["created_at"], made["created_at"]);
    let (status, _) = send(&bella, "PATCH", &one, &[("If-Match", "\"1\"")], &change);
    assert_eq!(status, 412);
    let nobody = json!({ "name": null, "phones": [] });
    let (status, problem) = send(&bella, "PATCH", &one, &[], &nobody);
    assert_eq!((status, fields(&problem)), (400, vec!["name"]));
    assert_eq!(send(&bella, "DELETE", &one, &[], &Value::Null).0, 204);
    assert_eq!(send(&bella, "GET", &one, &[], &Value::Null).0, 404);

    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    assert!(caller.says("yes").text().contains("You are booked"));
    let booked = appointments(&bella)[0]["customer"]["id"].clone();
    let one = format!("/customers/{}", booked.as_str().unwrap());
    assert_eq!(get(&bella, &one)["name"], "Sarah Johnson");
    assert_eq!(send(&bella, "DELETE", &one, &[], &Value::Null).0, 409);
}

#[test]
fn whom_a_desk_has_entered_a_call_knows() {
    let bella = Bella::start(BELLA);
    let made = customer(&bella, "Sarah Johnson", &["+14032661234"]);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    assert!(caller.says("yes").text().contains("You are booked"));
    assert_eq!(appointments(&bella)[0]["customer"]["id"], made["id"]);
}

#[test]
fn who_waits_is_listed_in_turn_until_the_entry_is_closed() {
    let bella = Bella::start(BELLA);
    let services = get(&bella, &format!("/services?practice_id={MAPLE_ID}"));
    let service = services["items"][0]["id"].clone();
    let entry = |customer: &Value, first: &str, last: &str| {
        let body = json!({ "customer": customer, "service_id": service, "first_day": first,
            "last_day": last });
        send(&bella, "POST", "/waiting", &[], &body)
    };
    let sarah = json!({ "name": "Sarah Johnson", "phone": "(403) 266-1234" });
    let (status, first) = entry(&sarah, "2026-11-24", "2026-11-27");
    assert_eq!(status, 201, "{first}");
    assert_eq!(first["customer"]["phone"], "+14032661234");
    let again = json!({ "id": first["customer"]["id"] });
    let (status, second) = entry(&again, "2026-11-23", "2026-11-23");
    assert_eq!((status, &second["customer"]), (201, &first["customer"]));
    let (_, third) = entry(&sarah, "2026-11-24", "2026-12-24");
    assert_eq!(third["customer"], first["customer"], "the same person");
    for (customer, days, field) in [
        (&sarah, ("2026-11-24", "2026-11-23"), "last_day"),
        (&sarah, ("2026-11-20", "2026-11-22"), "last_day"),
        (&sarah, ("x", "2026-11-24"), "first_day"),
        (&json!({ "name": "Bo" }), ("2026-11-24", "2026-11-24"), "customer.phone"),
    ] {
        let (status, problem) = entry(customer, days.0, days.1);
        assert_eq!((status, fields(&problem)), (400, vec![field]), "{problem}");
    }
    let unknown = json!({ "id": "00000000-0000-4000-8000-000000000000" });
    let (status, problem) = entry(&unknown, "2026-11-24", "2026-11-24");
    assert_eq!((status, fields(&problem)), (404, vec!["customer"]));
    let customer = format!("/customers/{}", first["customer"]["id"].as_str().unwrap());
    assert_eq!(send(&bella, "DELETE", &customer, &[], &Value::Null).0, 409, "they wait");

    let ids = |path: &str| {
        let listed = get(&bella, path);
        let items = listed["items"].as_array().unwrap();
        items.iter().map(|it| it["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids("/waiting"), [&first, &second, &third].map(|it| it["id"].clone()));
    let one = format!("/waiting/{}", first["id"].as_str().unwrap());
    for _ in 0..2 {
        assert_eq!(send(&bella, "DELETE", &one, &[], &Value::Null).0, 204);
    }
    assert_eq!(ids("/waiting"), [&second, &third].map(|it| it["id"].clone()));
    assert_eq!(ids("/waiting?status=closed"), [first["id"].clone()]);
}

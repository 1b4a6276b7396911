//! The practices that callers call, and what the API shows of their book.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use hyper::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::ChaosError;
use crate::http::ask_for;

/// How many practices there are.
pub(crate) const PRACTICES: u32 = 4;
/// Who works there. Few enough that callers want the same.
pub(crate) const PROVIDERS: [&str; 2] = ["Adams", "Baker"];
/// How many days ahead appointments can be made.
pub(crate) const HORIZON_DAYS: u32 = 360;
/// Where a practice is: a zone without daylight saving, in which every slot of every day exists.
pub(crate) const ZONE: &str = "America/Regina";

/// The number of a practice.
pub(crate) fn number(practice: u32) -> String {
    format!("+1587555{:04}", 2000 + practice)
}

/// Makes the practices.
pub(crate) async fn make(api: SocketAddr) -> Result<(), ChaosError> {
    for practice in 0..PRACTICES {
        let days =
            (1..=7).map(|day| json!({ "weekday": day, "opens": "06:00", "closes": "22:00" }));
        let providers = PROVIDERS.map(|name| {
            json!({ "name": format!("Dr. {name}"), "spoken": [format!("Doctor {name}"), name] })
        });
        let body = json!({
            "name": format!("Practice {practice}"),
            "time_zone": ZONE,
            "numbers": [number(practice)],
            "hours": days.collect::<Value>(),
            "providers": providers,
            "services": [{ "name": "consultation", "duration_minutes": 15 }],
            "horizon_days": HORIZON_DAYS,
            "asks_provider": true,
            "transfer_to": "+15875550199",
            // So many calls from so few numbers would be turned away.
            "simulated": true,
        });
        let request = (Method::POST, "/api/v1/practices");
        ask_for(api, request, Some(&body), 201, "for a practice").await?;
    }
    Ok(())
}

/// The ids of everything that the API shows as booked.
pub(crate) async fn shown(api: SocketAddr) -> Result<BTreeSet<Uuid>, ChaosError> {
    let mut shown = BTreeSet::new();
    let list = "/api/v1/appointments?status=booked&limit=500";
    let mut target = list.to_owned();
    loop {
        let page = ask_for(api, (Method::GET, &target), None, 200, "for the book").await?;
        let ids = page["items"].as_array().into_iter().flatten().map(|item| item["id"].as_str());
        for id in ids {
            let id = id.and_then(|id| id.parse().ok());
            shown.insert(id.ok_or(ChaosError::MadeUp { what: "an appointment's id" })?);
        }
        let Some(next) = page["next"].as_str() else { return Ok(shown) };
        target = format!("{list}&cursor={next}");
    }
}

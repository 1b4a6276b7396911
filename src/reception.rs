//! A practice that callers with a goal call: what is made of it, what is free there, and its book, over
//! the API.

use anyhow::Context as _;
use hyper::{Method, StatusCode};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use personas::{At, Entry, Plan, practice as ordinary};
use serde_json::{Value, json};

use crate::stage::Stage;

/// A practice that is called, with what its services and people are called by the API.
pub(crate) struct Desk {
    id: String,
    number: String,
    zone: TimeZone,
    services: Vec<String>,
    providers: Vec<String>,
}

impl Desk {
    /// The practice that was made as this one of the stage.
    pub(crate) async fn of(stage: &mut Stage, place: usize) -> anyhow::Result<Self> {
        let id = stage.id(place)?.to_owned();
        let number = stage.numbers().get(place).context("a practice has no number")?.clone();
        let services = items(stage, &format!("/api/v1/services?practice_id={id}")).await?;
        let providers = items(stage, &format!("/api/v1/providers?practice_id={id}")).await?;
        let of = |items: &[Value], place: fn(&str) -> Option<usize>| -> Vec<String> {
            let mut ids: Vec<_> = items
                .iter()
                .filter_map(|it| {
                    Some((place(it["name"].as_str()?)?, it["id"].as_str()?.to_owned()))
                })
                .collect();
            ids.sort();
            ids.into_iter().map(|(_, id)| id).collect()
        };
        Ok(Self {
            id,
            number,
            zone: TimeZone::get(ordinary::TIME_ZONE)?,
            services: of(&services, ordinary::service),
            providers: of(&providers, ordinary::provider),
        })
    }

    /// What it is called under.
    pub(crate) fn number(&self) -> &str {
        &self.number
    }

    /// Which day it is there.
    pub(crate) fn day_of(&self, now: Timestamp) -> Date {
        now.to_zoned(self.zone.clone()).date()
    }

    /// The times that are free for what a caller wants, of two weeks.
    pub(crate) async fn free(
        &self,
        stage: &mut Stage,
        plan: &Plan,
        today: Date,
    ) -> anyhow::Result<Vec<At>> {
        let (first, last) = plan.days(today);
        let service = self.services.get(plan.service).context("a service is missing")?;
        let target = format!(
            "/api/v1/availability?service_id={service}&from={first}T08:00:00Z&to={last}T08:00:00Z&limit=500"
        );
        let items = items(stage, &target).await?;
        items.iter().map(|item| self.at(item)).collect()
    }

    fn at(&self, item: &Value) -> anyhow::Result<At> {
        let provider = item["provider"]["name"].as_str().and_then(ordinary::provider);
        Ok(At {
            start: self.wall(&item["starts_at"])?,
            provider: provider.context("somebody is not known here")?,
        })
    }

    fn wall(&self, instant: &Value) -> anyhow::Result<DateTime> {
        let instant: Timestamp = instant.as_str().context("no instant")?.parse()?;
        Ok(instant.to_zoned(self.zone.clone()).datetime())
    }

    /// Makes the appointment that a caller has before they call.
    pub(crate) async fn book(&self, stage: &mut Stage, plan: &Plan, at: At) -> anyhow::Result<()> {
        let starts_at = at.start.to_zoned(self.zone.clone())?.timestamp().to_string();
        let body = json!({
            "service_id": self.services.get(plan.service),
            "provider_id": self.providers.get(at.provider),
            "customer": { "name": plan.name, "phone": plan.phone },
            "starts_at": starts_at,
        });
        let answer = stage.ask(Method::POST, "/api/v1/appointments", body.to_string()).await?;
        anyhow::ensure!(
            answer.status == StatusCode::CREATED,
            "an appointment cannot be made: {} {}",
            answer.status,
            String::from_utf8_lossy(&answer.body)
        );
        Ok(())
    }

    /// Every appointment that stands.
    pub(crate) async fn book_as_it_stands(&self, stage: &mut Stage) -> anyhow::Result<Vec<Entry>> {
        let id = &self.id;
        let target = format!("/api/v1/appointments?practice_id={id}&status=booked&limit=500");
        let items = items(stage, &target).await?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let entry = |item: &Value| {
            Ok(Entry {
                id: text(&item["id"]).context("an appointment has no id")?,
                service: item["service"]["name"].as_str().and_then(ordinary::service),
                provider: item["provider"]["name"].as_str().and_then(ordinary::provider),
                start: self.wall(&item["starts_at"])?,
                name: text(&item["customer"]["name"]),
                phone: text(&item["customer"]["phone"]),
            })
        };
        items.iter().map(entry).collect()
    }
}

/// All items of a list, over all its pages.
async fn items(stage: &mut Stage, target: &str) -> anyhow::Result<Vec<Value>> {
    let mut all = Vec::new();
    let mut page = target.to_owned();
    loop {
        let answer = stage.ask(Method::GET, &page, String::new()).await?;
        anyhow::ensure!(
            answer.status == StatusCode::OK,
            "a list cannot be read: {}",
            String::from_utf8_lossy(&answer.body)
        );
        let mut read: Value = serde_json::from_slice(&answer.body)?;
        if let Value::Array(items) = read["items"].take() {
            all.extend(items);
        }
        let Some(next) = read["next"].as_str() else { return Ok(all) };
        page = format!("{target}&cursor={next}");
    }
}

/// A practice with ordinary hours that greets whom it knows by name, as the API takes it.
pub(crate) fn practice(languages: &[&str]) -> Value {
    let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    let week = (1..=5).flat_map(|day| ordinary::HOURS.map(|(opens, closes)| (day, opens, closes)));
    let hours = week.map(|(day, opens, closes)| {
        json!({ "weekday": day, "opens": clock(opens), "closes": clock(closes) })
    });
    let providers =
        ordinary::PROVIDERS.iter().map(|it| json!({ "name": it.name, "spoken": [it.spoken] }));
    let in_french = languages.contains(&"fr");
    let services = ordinary::SERVICES.iter().map(|it| {
        let who = it.providers.iter().filter_map(|place| ordinary::PROVIDERS.get(*place));
        json!({
            "name": it.english,
            "names": if in_french { json!({ "fr": it.french }) } else { json!({}) },
            "duration_minutes": it.minutes,
            "providers": who.map(|it| it.name).collect::<Vec<_>>(),
        })
    });
    json!({
        "time_zone": ordinary::TIME_ZONE,
        "hours": hours.collect::<Value>(),
        "providers": providers.collect::<Value>(),
        "services": services.collect::<Value>(),
        "transfer_to": ordinary::PERSON,
        "languages": languages,
        "greets_by_name": true,
    })
}

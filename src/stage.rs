//! The practices that simulated callers call: made before, counted and taken away afterwards.

use std::collections::{BTreeSet, HashSet};

use anyhow::Context as _;
use domain::CallSid;
use hyper::{Method, StatusCode};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};

use crate::callers;
use crate::wire::{Answer, Wire};

/// Fewest practices: callers of one practice share its caches, and an agency hosts many.
const FEWEST: u32 = 10;
/// Most tries to find a number that no practice has.
const TRIES: u32 = 20;

/// The practices that are called.
pub(crate) struct Stage {
    api: Wire,
    key: SecretString,
    /// Id and number.
    practices: Vec<(String, String)>,
}

impl Stage {
    /// Makes practices with a free slot for each of so many calls.
    pub(crate) async fn set(
        api: Wire,
        key: &SecretString,
        calls: u32,
        seed: u64,
    ) -> anyhow::Result<Self> {
        let mut stage = Self { api, key: key.clone(), practices: Vec::new() };
        let wanted = FEWEST.max(calls.div_ceil(callers::SLOTS));
        for number in 0..wanted {
            if let Err(error) = stage.add(number, seed).await {
                stage.take_away().await?;
                return Err(error);
            }
        }
        Ok(stage)
    }

    async fn add(&mut self, number: u32, seed: u64) -> anyhow::Result<()> {
        for again in 0..TRIES {
            let drawn = seed.wrapping_add(u64::from(number) + 1_000_003 * u64::from(again));
            let line = format!("+1587555{:04}", drawn % 10_000);
            let days =
                (1..=7).map(|day| json!({ "weekday": day, "opens": "06:00", "closes": "22:00" }));
            let providers = callers::PROVIDERS.map(|name| {
                json!({ "name": format!("Dr. {name}"), "spoken": [format!("Doctor {name}"), name] })
            });
            let practice = json!({
                "name": format!("Practice {number}"),
                // No daylight saving: every slot of every day exists.
                "time_zone": "America/Regina",
                "numbers": [line],
                "hours": days.collect::<Value>(),
                "providers": providers,
                "services": [{ "name": "consultation", "duration_minutes": 15 }],
                "simulated": true,
            });
            let answer = self.ask(Method::POST, "/api/v1/practices", practice.to_string()).await?;
            match answer.status {
                StatusCode::CREATED => {
                    let made: Value = serde_json::from_slice(&answer.body)?;
                    let id = made["id"].as_str().context("the practice has no id")?;
                    self.practices.push((id.to_owned(), line));
                    return Ok(());
                }
                StatusCode::CONFLICT => {}
                status => anyhow::bail!("a practice cannot be made: {status}"),
            }
        }
        anyhow::bail!("no free number for a practice was found")
    }

    /// The numbers to call.
    pub(crate) fn numbers(&self) -> Vec<String> {
        self.practices.iter().map(|(_, number)| number.clone()).collect()
    }

    /// The calls that have an appointment with one of the practices.
    pub(crate) async fn booked_calls(&mut self) -> anyhow::Result<HashSet<CallSid>> {
        let ours: BTreeSet<_> = self.practices.iter().map(|(id, _)| id.clone()).collect();
        let mut calls = HashSet::new();
        let mut target = "/api/v1/appointments?status=booked&limit=500".to_owned();
        loop {
            let answer = self.ask(Method::GET, &target, String::new()).await?;
            anyhow::ensure!(answer.status == StatusCode::OK, "the book cannot be read");
            let page: Value = serde_json::from_slice(&answer.body)?;
            for item in page["items"].as_array().into_iter().flatten() {
                if item["practice_id"].as_str().is_some_and(|id| ours.contains(id))
                    && let Some(call) = item["call_sid"].as_str()
                {
                    let is_new = calls.insert(call.parse()?);
                    anyhow::ensure!(is_new, "a call has two appointments");
                }
            }
            let Some(next) = page["next"].as_str() else { return Ok(calls) };
            target = format!("/api/v1/appointments?status=booked&limit=500&cursor={next}");
        }
    }

    /// Takes the practices away, with everything of them.
    pub(crate) async fn take_away(&mut self) -> anyhow::Result<()> {
        while let Some((id, _)) = self.practices.pop() {
            let answer =
                self.ask(Method::DELETE, &format!("/api/v1/practices/{id}"), String::new()).await?;
            anyhow::ensure!(
                answer.status == StatusCode::NO_CONTENT,
                "a simulated practice cannot be taken away: {}",
                answer.status
            );
        }
        Ok(())
    }

    async fn ask(&mut self, method: Method, target: &str, body: String) -> anyhow::Result<Answer> {
        let Self { api, key, .. } = self;
        let headers = [("x-api-key", key.expose_secret()), ("content-type", "application/json")];
        api.send(method, target, &headers, body).await
    }
}

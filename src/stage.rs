//! The practices that simulated callers call: made before, counted and taken away afterwards.

use std::collections::{BTreeSet, HashSet};
use std::time::Duration;

use anyhow::Context as _;
use domain::CallSid;
use hyper::{Method, StatusCode};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};

use crate::callers;
use crate::wire::{Answer, Wire};

/// Practices, where nothing else is wanted: callers of one practice share its caches, and an
/// agency hosts many.
const FEWEST: u32 = 10;
/// Most practices.
pub(crate) const MOST: u32 = 10_000;
/// How many practices have numbers of one exchange: half of it stays free, so that one is found.
const OF_ONE_EXCHANGE: u32 = 5_000;
/// Most tries to find a number that no practice has.
const TRIES: u32 = 20;
/// How often a request that is one too many comes again before it is given up, and when.
const MOST_AGAIN: u32 = 100;
const AGAIN_AFTER: Duration = Duration::from_millis(500);

/// How many practices there are to be, and how many work at each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cast {
    pub(crate) practices: u32,
    pub(crate) people: u32,
}

impl Cast {
    /// Enough for a slot of its own for each of so many calls; `None` when so many practices
    /// cannot have them.
    pub(crate) fn of(practices: Option<u32>, calls: u32) -> Option<Self> {
        let (practices, people) = match practices {
            None => (FEWEST.max(calls.div_ceil(callers::PEOPLE * callers::SLOTS)), callers::PEOPLE),
            Some(practices) => {
                let people = calls.div_ceil(practices.max(1)).div_ceil(callers::SLOTS);
                (practices, people.max(callers::PEOPLE))
            }
        };
        let enough = usize::try_from(people).is_ok_and(|people| people <= callers::PROVIDERS.len());
        (enough && practices <= MOST).then_some(Self { practices, people })
    }
}

/// The practices that are called.
pub(crate) struct Stage {
    api: Wire,
    key: SecretString,
    /// Id and number.
    practices: Vec<(String, String)>,
}

impl Stage {
    /// Makes the practices.
    pub(crate) async fn set(
        api: Wire,
        key: &SecretString,
        cast: Cast,
        seed: u64,
    ) -> anyhow::Result<Self> {
        let mut stage = Self::empty(api, key);
        let practice = for_load(cast.people)?;
        for number in 0..cast.practices {
            if let Err(error) = stage.add(number, practice.clone(), seed).await {
                stage.take_away().await?;
                return Err(error);
            }
        }
        Ok(stage)
    }

    /// No practices yet.
    pub(crate) fn empty(api: Wire, key: &SecretString) -> Self {
        Self { api, key: key.clone(), practices: Vec::new() }
    }

    /// Makes one more practice, under a number that is free.
    pub(crate) async fn add(
        &mut self,
        number: u32,
        mut practice: Value,
        seed: u64,
    ) -> anyhow::Result<()> {
        practice["name"] = format!("Practice {number}").into();
        practice["simulated"] = true.into();
        for again in 0..TRIES {
            let drawn = seed.wrapping_add(u64::from(number) + 1_000_003 * u64::from(again));
            let exchange = 555 + number / OF_ONE_EXCHANGE;
            let line = format!("+1587{exchange}{:04}", drawn % 10_000);
            practice["numbers"] = json!([line]);
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

    /// The id of a practice, in the order in which they were made.
    pub(crate) fn id(&self, place: usize) -> anyhow::Result<&str> {
        let practice = self.practices.get(place);
        practice.map(|(id, _)| id.as_str()).context("there is no such practice")
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

    /// Asks the API, again and again as long as it is asked too often.
    pub(crate) async fn ask(
        &mut self,
        method: Method,
        target: &str,
        body: String,
    ) -> anyhow::Result<Answer> {
        let Self { api, key, .. } = self;
        let headers = [("x-api-key", key.expose_secret()), ("content-type", "application/json")];
        let mut again = 0;
        loop {
            // It rests while calls are made, longer than the server keeps it open.
            if api.is_closed() {
                api.reconnect().await?;
            }
            let answer = api.send(method.clone(), target, &headers, body.clone()).await?;
            if answer.status != StatusCode::TOO_MANY_REQUESTS || again == MOST_AGAIN {
                return Ok(answer);
            }
            again += 1;
            tokio::time::sleep(AGAIN_AFTER).await;
        }
    }
}

/// A practice at which so many people each have a slot for every call: open from six to ten.
fn for_load(people: u32) -> anyhow::Result<Value> {
    let days = (1..=7).map(|day| json!({ "weekday": day, "opens": "06:00", "closes": "22:00" }));
    let names = callers::PROVIDERS.iter().take(usize::try_from(people)?);
    let providers = names.map(
        |name| json!({ "name": format!("Dr. {name}"), "spoken": [format!("Doctor {name}"), name] }),
    );
    Ok(json!({
        // No daylight saving: every slot of every day exists.
        "time_zone": "America/Regina",
        "hours": days.collect::<Value>(),
        "providers": providers.collect::<Value>(),
        "services": [{ "name": "consultation", "duration_minutes": 15 }],
        // A whole booking: with nothing left out that some practice asks.
        "asks_provider": true,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_has_a_slot_of_its_own() {
        let usual = Cast { practices: 10, people: 4 };
        assert_eq!(Cast::of(None, 10_000), Some(usual));
        assert_eq!(Cast::of(Some(1), 21_760), Some(Cast { practices: 1, people: 4 }));
        assert_eq!(Cast::of(Some(1), 21_761), Some(Cast { practices: 1, people: 5 }));
        assert_eq!(Cast::of(Some(1), 1_000_000), None, "more than so few people can see");
        for (practices, calls) in [(None, 1_000_000), (Some(1), 90_000), (Some(10_000), 12)] {
            let Cast { practices, people } = Cast::of(practices, calls).unwrap();
            assert!(practices * people * callers::SLOTS >= calls);
        }
    }
}

//! `bella simulate --personas`: callers with a goal, who are judged by the book.
//!
//! Each line of them has practices of its own and calls there one after the other, so that whatever
//! changes in the book during a call is that call's doing.

use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use anyhow::Context as _;
use clap::Args;
use domain::CallSid;
use hyper::{Method, StatusCode};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use personas::{
    At, Caller, Chance, Does, Entry, Persona, Plan, Played, Results, judge, misheard, practice,
};
use secrecy::SecretString;
use serde_json::{Value, json};
use telephony::carrier::{Carrier, Now};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::stage::Stage;
use crate::wire::Wire;

/// How many call at the same time, each at practices of their own.
const LINES: u32 = 4;
/// The practices of a line.
const ENGLISH: usize = 0;
const BILINGUAL: usize = 1;

/// What `bella simulate` is told about callers with a goal.
#[derive(Args)]
pub(crate) struct Goals {
    /// Callers have a goal, and the book says whether they reached it.
    #[arg(long)]
    personas: bool,
    /// Callers of one kind only.
    #[arg(long, value_name = "NAME", requires = "personas", value_parser = persona)]
    persona: Option<Persona>,
    /// Write what was said in the calls that failed into this file, the worst first.
    #[arg(long, value_name = "FILE", requires = "personas")]
    transcripts: Option<PathBuf>,
    /// Fail when fewer reached their goal, of those on a good line.
    #[arg(long, value_name = "PERCENT", requires = "personas")]
    floor: Option<f64>,
    /// Fail when fewer reached their goal, of those on a bad line.
    #[arg(long, value_name = "PERCENT", requires = "personas")]
    floor_noisy: Option<f64>,
}

fn persona(name: &str) -> Result<Persona, String> {
    let names = Persona::ALL.map(Persona::name).join(", ");
    Persona::named(name).ok_or_else(|| format!("there are {names}"))
}

/// Where callers call, and since when.
pub(crate) struct Office {
    pub(crate) carrier: Carrier,
    pub(crate) address: String,
    pub(crate) key: SecretString,
    pub(crate) seed: u64,
    pub(crate) now: Timestamp,
}

impl Goals {
    /// Whether callers with a goal are wanted.
    pub(crate) const fn are_wanted(&self) -> bool {
        self.personas
    }

    /// Has so many calls made, and says what came of them.
    pub(crate) async fn play(
        &self,
        office: Office,
        calls: u32,
        json: bool,
    ) -> anyhow::Result<ExitCode> {
        let office = Rc::new(office);
        let mut lines = JoinSet::new();
        for line in 0..LINES {
            let (office, only) = (Rc::clone(&office), self.persona);
            lines.spawn_local(async move { office.line(line, calls, only).await });
        }
        let mut played = Vec::new();
        while let Some(line) = lines.join_next().await {
            played.extend(line??);
        }
        let results = Results::of(played);
        if let Some(path) = &self.transcripts {
            std::fs::write(path, results.transcripts())
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        if json {
            println!("{}", results.summary(office.seed));
        } else {
            print!("{}", results.table());
            println!("seed {}", office.seed);
        }
        self.check(&results)
    }

    fn check(&self, results: &Results) -> anyhow::Result<ExitCode> {
        let wrong = results.wrong();
        anyhow::ensure!(wrong == 0, "{wrong} calls changed the book without a yes");
        for (floor, noisy) in [(self.floor, false), (self.floor_noisy, true)] {
            if let (Some(floor), Some(reached)) = (floor, results.reached_percent(noisy)) {
                let whose = if noisy { "noisy callers" } else { "callers" };
                anyhow::ensure!(
                    reached >= floor,
                    "only {reached} % of {whose} reached their goal, not {floor} %"
                );
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Office {
    /// The calls of one line, at practices that are made for it and taken away.
    async fn line(
        &self,
        line: u32,
        calls: u32,
        only: Option<Persona>,
    ) -> anyhow::Result<Vec<Played>> {
        let api = Wire::connect(&self.address).await?;
        let mut stage = Stage::empty(api, &self.key);
        let played = self.calls(&mut stage, line, calls, only).await;
        // Taken away whatever happened, so that nothing is left of it.
        stage.take_away().await?;
        played
    }

    async fn calls(
        &self,
        stage: &mut Stage,
        line: u32,
        calls: u32,
        only: Option<Persona>,
    ) -> anyhow::Result<Vec<Played>> {
        stage.add(2 * line, made(&["en"]), self.seed).await?;
        stage.add(2 * line + 1, made(&["en", "fr"]), self.seed).await?;
        let mut desks = Vec::new();
        for place in [ENGLISH, BILINGUAL] {
            desks.push(Desk::of(stage, place).await?);
        }
        let mut played = Vec::new();
        for number in (line..calls).step_by(usize::try_from(LINES)?) {
            let mut chance = Chance::new(self.seed, u64::from(number));
            let plan = Plan::drawn(number, only, &mut chance);
            let place = if plan.talks == Persona::French { BILINGUAL } else { ENGLISH };
            played.push(self.call(stage, &desks[place], plan, &mut chance).await?);
        }
        Ok(played)
    }

    /// Makes a call, and judges it by the book before and after it.
    async fn call(
        &self,
        stage: &mut Stage,
        desk: &Desk,
        plan: Plan,
        chance: &mut Chance,
    ) -> anyhow::Result<Played> {
        let today = self.now.to_zoned(desk.zone.clone()).date();
        let free = desk.free(stage, &plan, today).await?;
        let plan = plan.wishing(&free, chance).context("the practice has nothing free")?;
        if let Some(at) = plan.theirs {
            desk.book(stage, &plan, at).await?;
        }
        let before = desk.book_as_it_stands(stage).await?;
        let mut caller = Caller::new(plan, today);
        let (transcript, ending) = self.talk(&mut caller, desk, chance).await?;
        let after = desk.book_as_it_stands(stage).await?;
        let verdict = judge(&caller, &before, &after);
        let plan = caller.plan();
        Ok(Played {
            number: plan.number,
            persona: plan.persona,
            talks: plan.talks,
            goal: plan.goal,
            verdict,
            ending,
            turns: caller.reached(),
            transcript: format!("   wants {:?} {:?}\n{transcript}", plan.wishes, plan.theirs),
        })
    }

    /// What is said, until one of them hangs up; and how it ended.
    async fn talk(
        &self,
        caller: &mut Caller,
        desk: &Desk,
        chance: &mut Chance,
    ) -> anyhow::Result<(String, String)> {
        let plan = caller.plan();
        let noisy = plan.persona == Persona::Noisy;
        let call = (u128::from(self.seed) << 64) | u128::from(plan.number);
        let call = CallSid::new(Uuid::from_u128(call));
        let mut line = self.carrier.place_call(&plan.phone, &desk.number, call);
        let mut transcript = Vec::new();
        let mut asked = String::new();
        let mut played = line.ring().await?;
        loop {
            let said = played.text();
            let expecting = played.expecting().unwrap_or("nothing").to_owned();
            transcript.push(format!("Bella: {said} [{expecting}]"));
            match played.now {
                Now::Over(_) => {
                    caller.hears(&said);
                    return Ok((transcript.join("\n"), format!("Bella ended it after {asked}")));
                }
                Now::Dialling(_) => {
                    line.hang_up().await?;
                    return Ok((transcript.join("\n"), format!("put through after {asked}")));
                }
                Now::Listening(_) => {}
            }
            let does = caller.answers(&expecting, &said, chance);
            played = match &does {
                Does::Says(words) if noisy => {
                    let heard = misheard(words, chance);
                    transcript.push(format!("    > {words}\n    ~ {heard}"));
                    line.say(&heard).await?
                }
                Does::Says(words) => {
                    transcript.push(format!("    > {words}"));
                    line.say(words).await?
                }
                Does::Presses(keys) => {
                    transcript.push(format!("    > #{keys}"));
                    line.press(keys).await?
                }
                Does::KeepsSilent => {
                    transcript.push("    > (silence)".to_owned());
                    line.keep_silent().await?
                }
                Does::HangsUp => {
                    line.hang_up().await?;
                    let done = if caller.reached().is_some() { "hung up" } else { "gave up" };
                    return Ok((transcript.join("\n"), format!("{done} at {expecting}")));
                }
            };
            asked = expecting;
        }
    }
}

/// A practice that is called, with what its services and people are called by the API.
struct Desk {
    id: String,
    number: String,
    zone: TimeZone,
    services: Vec<String>,
    providers: Vec<String>,
}

impl Desk {
    async fn of(stage: &mut Stage, place: usize) -> anyhow::Result<Self> {
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
            zone: TimeZone::get(practice::TIME_ZONE)?,
            services: of(&services, practice::service),
            providers: of(&providers, practice::provider),
        })
    }

    /// The times that are free for what a caller wants, of two weeks.
    async fn free(&self, stage: &mut Stage, plan: &Plan, today: Date) -> anyhow::Result<Vec<At>> {
        let (first, last) = plan.days(today);
        let service = self.services.get(plan.service).context("a service is missing")?;
        let target = format!(
            "/api/v1/availability?service_id={service}&from={first}T08:00:00Z&to={last}T08:00:00Z&limit=500"
        );
        let items = items(stage, &target).await?;
        items.iter().map(|item| self.at(item)).collect()
    }

    fn at(&self, item: &Value) -> anyhow::Result<At> {
        let provider = item["provider"]["name"].as_str().and_then(practice::provider);
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
    async fn book(&self, stage: &mut Stage, plan: &Plan, at: At) -> anyhow::Result<()> {
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
    async fn book_as_it_stands(&self, stage: &mut Stage) -> anyhow::Result<Vec<Entry>> {
        let id = &self.id;
        let target = format!("/api/v1/appointments?practice_id={id}&status=booked&limit=500");
        let items = items(stage, &target).await?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let entry = |item: &Value| {
            Ok(Entry {
                id: text(&item["id"]).context("an appointment has no id")?,
                service: item["service"]["name"].as_str().and_then(practice::service),
                provider: item["provider"]["name"].as_str().and_then(practice::provider),
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

/// A practice with ordinary hours, as the API takes it.
fn made(languages: &[&str]) -> Value {
    let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    let week = (1..=5).flat_map(|day| practice::HOURS.map(|(opens, closes)| (day, opens, closes)));
    let hours = week.map(|(day, opens, closes)| {
        json!({ "weekday": day, "opens": clock(opens), "closes": clock(closes) })
    });
    let providers =
        practice::PROVIDERS.iter().map(|it| json!({ "name": it.name, "spoken": [it.spoken] }));
    let in_french = languages.contains(&"fr");
    let services = practice::SERVICES.iter().map(|it| {
        let (name, other) =
            if in_french { (it.french, it.english) } else { (it.english, it.french) };
        let who = it.providers.iter().filter_map(|place| practice::PROVIDERS.get(*place));
        json!({
            "name": name,
            "spoken": if in_french { vec![other] } else { Vec::new() },
            "duration_minutes": it.minutes,
            "providers": who.map(|it| it.name).collect::<Vec<_>>(),
        })
    });
    json!({
        "time_zone": practice::TIME_ZONE,
        "hours": hours.collect::<Value>(),
        "providers": providers.collect::<Value>(),
        "services": services.collect::<Value>(),
        "transfer_to": practice::PERSON,
        "languages": languages,
    })
}

//! `bella practice export` and `import`: a practice's set-up as a file, over the API.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use hyper::{Method, StatusCode};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Map, Value, json};
use telephony::signature::PublicUrl;

use crate::config::Config;
use crate::practice_file::{
    BlockedEntry, Format, HoursEntry, PracticeFile, ProviderEntry, RoomEntry, ServiceEntry,
};
use crate::wire::Wire;

/// What `bella practice` is told.
#[derive(Args)]
pub(crate) struct Practice {
    #[command(subcommand)]
    what: What,
    /// Where the server is. [default: the address this configuration listens on]
    #[arg(long, value_name = "URL", global = true)]
    url: Option<PublicUrl>,
}

#[derive(Subcommand)]
enum What {
    /// Write a practice's set-up to standard output.
    Export {
        /// Whose.
        #[arg(value_name = "PRACTICE_ID")]
        practice: String,
        /// In which form.
        #[arg(long, value_enum, default_value_t = Format::Toml)]
        format: Format,
    },
    /// Make a practice what a file says.
    Import {
        /// The file: TOML, or JSON when its name ends so.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Only say what would be otherwise.
        #[arg(long)]
        dry_run: bool,
    },
}

/// Whether changes are made or only told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Earnest {
    Made,
    Told,
}

/// The API of a server, with the operator's key.
pub(crate) struct Api {
    wire: Wire,
    key: SecretString,
}

/// Does what the command says.
pub(crate) fn run(config: &Config, practice: &Practice) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, async {
        let connect = async || Api::connect(config, practice.url.as_ref()).await;
        match &practice.what {
            What::Export { practice, format } => {
                let file = connect().await?.export(practice).await?;
                print!("{}", file.write(*format)?);
            }
            What::Import { file, dry_run } => {
                let file = PracticeFile::read(file)?;
                let earnest = if *dry_run { Earnest::Told } else { Earnest::Made };
                connect().await?.import(&file, earnest).await?;
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

impl Api {
    /// Connects to the server at a URL, or to the one that this configuration listens as.
    pub(crate) async fn connect(config: &Config, url: Option<&PublicUrl>) -> anyhow::Result<Self> {
        let base: PublicUrl = match url {
            Some(url) => url.clone(),
            None => format!("http://{}", config.listen).parse()?,
        };
        anyhow::ensure!(!base.is_https(), "only plain HTTP is spoken here");
        let address = base.to_string();
        let address = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let wire = Wire::connect(&address).await.context("nobody answers there")?;
        Ok(Self { wire, key: config.api_key()? })
    }

    async fn export(&mut self, practice: &str) -> anyhow::Result<PracticeFile> {
        let providers = self.list("providers", practice).await?;
        let rooms = self.list("rooms", practice).await?;
        let services = self.list("services", practice).await?;
        let blocked = self.list("blocked_callers", practice).await?;
        let service = |item: &Value| ServiceEntry {
            name: text(item, "name"),
            names: item["names"]
                .as_object()
                .into_iter()
                .flatten()
                .filter_map(|(language, name)| Some((language.clone(), name.as_str()?.to_owned())))
                .collect(),
            spoken: texts(item, "spoken"),
            duration_minutes: number(item, "duration_minutes"),
            buffer_before: number(item, "buffer_before"),
            buffer_after: number(item, "buffer_after"),
            price_note: item["price_note"].as_str().map(str::to_owned),
            providers: names_of(&item["provider_ids"], &providers),
            rooms: names_of(&item["room_ids"], &rooms),
            takes: item["takes"]
                .as_object()
                .into_iter()
                .flatten()
                .filter_map(|(id, takes)| {
                    let seats = takes.as_u64().and_then(|it| u16::try_from(it).ok());
                    Some((name_of(id, &providers)?, seats.unwrap_or_default()))
                })
                .collect(),
        };
        let practice = self.of_the_practice(practice).await?;
        Ok(PracticeFile {
            rooms: rooms.iter().map(|it| RoomEntry { name: text(it, "name") }).collect(),
            providers: providers.iter().map(provider).collect(),
            services: services.iter().map(service).collect(),
            blocked_callers: blocked
                .iter()
                .map(|it| BlockedEntry { phone: text(it, "phone"), reason: text(it, "reason") })
                .collect(),
            ..practice
        })
    }

    async fn import(&mut self, file: &PracticeFile, earnest: Earnest) -> anyhow::Result<()> {
        self.make_the_practice(file, earnest).await?;
        let practice = &file.practice_id;
        let rooms = file.rooms.iter().map(|it| (it.name.clone(), Map::new()));
        self.put("rooms", practice, rooms, earnest).await?;
        let providers = file.providers.iter().map(|it| {
            let body = json!({ "spoken": it.spoken, "seats": it.seats, "hours": it.hours });
            (it.name.clone(), object(body))
        });
        self.put("providers", practice, providers, earnest).await?;
        let providers = self.known("providers", practice, earnest, file).await?;
        let rooms = self.known("rooms", practice, earnest, file).await?;
        let mut services = Vec::with_capacity(file.services.len());
        for it in &file.services {
            let takes: anyhow::Result<Map<String, Value>> = it
                .takes
                .iter()
                .map(|(name, seats)| {
                    let takes = if *seats == 0 { json!("alone") } else { json!(seats) };
                    Ok((id_of(name, &providers)?, takes))
                })
                .collect();
            let body = json!({
                "names": it.names,
                "spoken": it.spoken,
                "duration_minutes": it.duration_minutes,
                "buffer_before": it.buffer_before,
                "buffer_after": it.buffer_after,
                "price_note": it.price_note,
                "provider_ids": ids_of(&it.providers, &providers)?,
                "takes": takes?,
                "room_ids": ids_of(&it.rooms, &rooms)?,
            });
            services.push((it.name.clone(), object(body)));
        }
        self.put("services", practice, services.into_iter(), earnest).await?;
        self.block(file, earnest).await
    }

    /// Makes the items of a kind what they are to be, by name and in this order.
    async fn put(
        &mut self,
        kind: &str,
        practice: &str,
        wanted: impl Iterator<Item = (String, Map<String, Value>)>,
        earnest: Earnest,
    ) -> anyhow::Result<()> {
        let present = self.list(kind, practice).await?;
        for (position, (name, mut body)) in wanted.enumerate() {
            body.insert("position".to_owned(), json!(position));
            let Some(item) = present.iter().find(|item| item["name"] == name.as_str()) else {
                println!("+ {kind}: {name}");
                body.insert("name".to_owned(), json!(name));
                body.insert("practice_id".to_owned(), json!(practice));
                self.make(Method::POST, format!("/{kind}"), body, earnest).await?;
                continue;
            };
            body.retain(|field, value| item[field.as_str()] != *value);
            if body.is_empty() {
                continue;
            }
            println!("~ {kind}: {name}");
            for (field, value) in &body {
                println!("    {field}: {} -> {value}", item[field.as_str()]);
            }
            self.make(Method::PATCH, format!("/{kind}/{}", text(item, "id")), body, earnest)
                .await?;
        }
        Ok(())
    }

    async fn block(&mut self, file: &PracticeFile, earnest: Earnest) -> anyhow::Result<()> {
        let present = self.list("blocked_callers", &file.practice_id).await?;
        for BlockedEntry { phone, reason } in &file.blocked_callers {
            let is_same =
                |it: &&Value| it["phone"] == phone.as_str() && it["reason"] == reason.as_str();
            if present.iter().find(is_same).is_some() {
                continue;
            }
            println!("+ blocked_callers: {phone}");
            let body = object(json!({ "practice_id": file.practice_id, "reason": reason }));
            self.make(Method::PUT, format!("/blocked_callers/{phone}"), body, earnest).await?;
        }
        Ok(())
    }

    /// What can be named by what comes next. What is only told of has no id yet and stands under its
    /// name.
    async fn known(
        &mut self,
        kind: &str,
        practice: &str,
        earnest: Earnest,
        file: &PracticeFile,
    ) -> anyhow::Result<Vec<Value>> {
        let mut known = self.list(kind, practice).await?;
        if earnest == Earnest::Told {
            let rooms = file.rooms.iter().map(|it| &it.name);
            let people = file.providers.iter().map(|it| &it.name);
            let told =
                rooms.filter(|_| kind == "rooms").chain(people.filter(|_| kind == "providers"));
            let told = told.filter(|name| known.iter().all(|it| it["name"] != name.as_str()));
            let told: Vec<_> = told.collect();
            known.extend(told.into_iter().map(|name| json!({ "id": name, "name": name })));
        }
        Ok(known)
    }

    pub(crate) async fn make(
        &mut self,
        method: Method,
        path: String,
        body: Map<String, Value>,
        earnest: Earnest,
    ) -> anyhow::Result<()> {
        if earnest == Earnest::Told {
            return Ok(());
        }
        self.ask(method, &path, Value::Object(body).to_string()).await.map(drop)
    }

    /// Every item of a kind, in order.
    pub(crate) async fn list(&mut self, kind: &str, practice: &str) -> anyhow::Result<Vec<Value>> {
        let first = format!("/{kind}?practice_id={practice}&limit=500");
        let (mut items, mut target) = (Vec::new(), first.clone());
        loop {
            let mut page = self.ask(Method::GET, &target, String::new()).await?;
            if let Value::Array(more) = page["items"].take() {
                items.extend(more);
            }
            let Some(next) = page["next"].as_str() else { return Ok(items) };
            target = format!("{first}&cursor={next}");
        }
    }

    pub(crate) async fn ask(
        &mut self,
        method: Method,
        path: &str,
        body: String,
    ) -> anyhow::Result<Value> {
        let headers =
            [("x-api-key", self.key.expose_secret()), ("content-type", "application/json")];
        let target = format!("/api/v1{path}");
        let answer = self.wire.send(method.clone(), &target, &headers, body).await?;
        let said: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        if answer.status.is_success() || answer.status == StatusCode::NO_CONTENT {
            return Ok(said);
        }
        let wrong = said["errors"].as_array().into_iter().flatten();
        let wrong: Vec<_> =
            wrong.map(|it| format!("{}: {}", text(it, "field"), text(it, "message"))).collect();
        let why = if wrong.is_empty() { text(&said, "detail") } else { wrong.join(" ") };
        anyhow::bail!("{method} {path}: {}: {why}", answer.status)
    }
}

fn provider(item: &Value) -> ProviderEntry {
    ProviderEntry {
        name: text(item, "name"),
        spoken: texts(item, "spoken"),
        seats: number(item, "seats"),
        hours: hours(item),
    }
}

/// The week of an item, when it has one of its own.
pub(crate) fn hours(item: &Value) -> Option<Vec<HoursEntry>> {
    let period = |it: &Value| HoursEntry {
        weekday: u8::try_from(number(it, "weekday")).unwrap_or_default(),
        opens: text(it, "opens"),
        closes: text(it, "closes"),
    };
    item["hours"].as_array().map(|periods| periods.iter().map(period).collect())
}

pub(crate) fn text(item: &Value, field: &str) -> String {
    item[field].as_str().unwrap_or_default().to_owned()
}

pub(crate) fn texts(item: &Value, field: &str) -> Vec<String> {
    item[field]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

fn number(item: &Value, field: &str) -> u16 {
    item[field].as_u64().and_then(|it| u16::try_from(it).ok()).unwrap_or_default()
}

pub(crate) fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(object) = value { object } else { Map::new() }
}

fn name_of(id: &str, items: &[Value]) -> Option<String> {
    items.iter().find(|it| it["id"] == id).map(|it| text(it, "name"))
}

/// The names of those that are in use, in their own order.
fn names_of(ids: &Value, items: &[Value]) -> Vec<String> {
    let ids = ids.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter(|it| ids.contains(&it["id"])).map(|it| text(it, "name")).collect()
}

fn id_of(name: &str, items: &[Value]) -> anyhow::Result<String> {
    let found = items.iter().find(|it| it["name"] == name);
    found.map(|it| text(it, "id")).with_context(|| format!("nobody and nothing is called {name}"))
}

/// Ids in the order in which the API shows them.
fn ids_of(names: &[String], items: &[Value]) -> anyhow::Result<Vec<String>> {
    let mut ids =
        names.iter().map(|name| id_of(name, items)).collect::<anyhow::Result<Vec<_>>>()?;
    ids.sort_unstable();
    Ok(ids)
}

//! The practice itself in its set-up file: what it has decided, its numbers, its hours and closures.

use std::collections::BTreeMap;

use anyhow::Context as _;
use hyper::Method;
use serde_json::{Value, json};

use crate::practice_file::{ClosureEntry, PracticeFile};
use crate::practice_setup::{Api, Earnest, hours, object, text, texts};

/// What the API shows of a practice besides what it has decided.
const NOT_DECIDED: [&str; 5] = ["id", "practice_id", "numbers", "simulated", "stranded"];

impl Api {
    /// What a file says of the practice itself. What is null is left out: TOML has no word for it.
    pub(crate) async fn of_the_practice(&mut self, practice: &str) -> anyhow::Result<PracticeFile> {
        let shown = self.ask(Method::GET, &format!("/practices/{practice}"), String::new()).await?;
        let settings = decided(&shown).into_iter().filter(|(_, value)| !value.is_null());
        let week = self.week(practice).await?;
        let closures = self.list("closures", practice).await?;
        let closure = |it: &Value| ClosureEntry {
            first_day: text(it, "first_day"),
            last_day: text(it, "last_day"),
            reason: text(it, "reason"),
        };
        Ok(PracticeFile {
            practice_id: practice.to_owned(),
            numbers: texts(&shown, "numbers"),
            settings: settings.collect(),
            hours: hours(&week),
            closures: closures.iter().map(closure).collect(),
            rooms: Vec::new(),
            providers: Vec::new(),
            services: Vec::new(),
            blocked_callers: Vec::new(),
        })
    }

    /// Makes the practice itself what the file says.
    pub(crate) async fn make_the_practice(
        &mut self,
        file: &PracticeFile,
        earnest: Earnest,
    ) -> anyhow::Result<()> {
        let practice = &file.practice_id;
        let path = format!("/practices/{practice}");
        let shown = self.ask(Method::GET, &path, String::new()).await?;
        self.decide(&path, &decided(&shown), file, earnest).await?;
        let numbers = texts(&shown, "numbers");
        for number in file.numbers.iter().filter(|number| !numbers.contains(number)) {
            println!("+ numbers: {number}");
            let body = object(json!({ "number": number }));
            self.make(Method::POST, format!("{path}/numbers"), body, earnest).await?;
        }
        if let Some(wanted) = &file.hours
            && hours(&self.week(practice).await?).as_ref() != Some(wanted)
        {
            println!("~ hours");
            let body = object(json!({ "practice_id": practice, "hours": wanted }));
            self.make(Method::PUT, "/hours".to_owned(), body, earnest).await?;
        }
        self.close(file, earnest).await
    }

    async fn decide(
        &mut self,
        path: &str,
        decided: &BTreeMap<String, Value>,
        file: &PracticeFile,
        earnest: Earnest,
    ) -> anyhow::Result<()> {
        let mut body = serde_json::Map::new();
        for (name, wanted) in &file.settings {
            let present = decided.get(name);
            let present = present.with_context(|| format!("there is no setting {name}"))?;
            if present != wanted {
                body.insert(name.clone(), wanted.clone());
            }
        }
        if body.is_empty() {
            return Ok(());
        }
        println!("~ settings");
        for (name, wanted) in &body {
            println!("    {name}: {} -> {wanted}", decided[name]);
        }
        self.make(Method::PATCH, path.to_owned(), body, earnest).await
    }

    async fn close(&mut self, file: &PracticeFile, earnest: Earnest) -> anyhow::Result<()> {
        let present = self.list("closures", &file.practice_id).await?;
        for ClosureEntry { first_day, last_day, reason } in &file.closures {
            let is_same = |it: &Value| {
                it["first_day"] == first_day.as_str() && it["last_day"] == last_day.as_str()
            };
            if present.iter().any(is_same) {
                continue;
            }
            println!("+ closures: {first_day} to {last_day}");
            let body = json!({
                "practice_id": file.practice_id,
                "first_day": first_day,
                "last_day": last_day,
                "reason": reason,
            });
            self.make(Method::POST, "/closures".to_owned(), object(body), earnest).await?;
        }
        Ok(())
    }

    async fn week(&mut self, practice: &str) -> anyhow::Result<Value> {
        self.ask(Method::GET, &format!("/hours?practice_id={practice}"), String::new()).await
    }
}

/// What a practice has decided, by the names of the API.
fn decided(shown: &Value) -> BTreeMap<String, Value> {
    let fields = shown.as_object().into_iter().flatten();
    let decided = fields.filter(|(name, _)| !NOT_DECIDED.contains(&name.as_str()));
    decided.map(|(name, value)| (name.clone(), value.clone())).collect()
}

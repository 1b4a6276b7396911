//! What came of all calls: the table, and the same as an object.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::goal::Goal;
use crate::judge::Verdict;
use crate::persona::Persona;

/// A call that was played and judged.
#[derive(Debug, Clone)]
pub struct Played {
    /// Which one.
    pub number: u32,
    /// As whom it is counted.
    pub persona: Persona,
    /// How they talk.
    pub talks: Persona,
    /// What they wanted.
    pub goal: Goal,
    /// Whether the practice knew who called.
    pub known: bool,
    /// What came of it.
    pub verdict: Verdict,
    /// How it ended, and where.
    pub ending: String,
    /// After how many turns they heard what they called for.
    pub turns: Option<u32>,
    /// What was said, line by line.
    pub transcript: String,
}

impl Played {
    /// What kind of failure it is, for failures of one kind to be counted together.
    #[must_use]
    pub fn class(&self) -> String {
        let what = self.verdict.why.split([':', '(']).next().unwrap_or_default();
        format!("{}: {what}; {}", self.goal.name(), self.ending)
    }
}

/// What came of all calls.
#[derive(Debug, Clone, Default)]
pub struct Results {
    played: Vec<Played>,
}

impl Results {
    /// Of these calls.
    #[must_use]
    pub fn of(mut played: Vec<Played>) -> Self {
        played.sort_by_key(|it| it.number);
        Self { played }
    }

    /// Appointments that nobody agreed to.
    #[must_use]
    pub fn wrong(&self) -> usize {
        self.played.iter().filter(|it| it.verdict.wrong).count()
    }

    /// Of a hundred callers, how many got what they wanted: those who are noisy, or the others.
    /// `None` when there were none.
    #[must_use]
    pub fn reached_percent(&self, noisy: bool) -> Option<f64> {
        percent(self.played.iter().filter(|it| (it.persona == Persona::Noisy) == noisy))
    }

    /// After how many turns those who got an appointment heard so, in the median: whom the practice
    /// knew, or the others. `None` when there were none.
    #[must_use]
    pub fn median_turns(&self, known: bool) -> Option<u32> {
        let everybody: Vec<&Played> = self.played.iter().collect();
        turns(&everybody, known).map(|(median, _)| median)
    }

    /// The kinds of failures, the most frequent first.
    #[must_use]
    pub fn classes(&self) -> Vec<(String, usize)> {
        let mut classes: BTreeMap<String, usize> = BTreeMap::new();
        for failed in self.failures() {
            *classes.entry(failed.class()).or_default() += 1;
        }
        let mut classes: Vec<_> = classes.into_iter().collect();
        classes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        classes
    }

    /// The calls that failed, the worst first.
    #[must_use]
    pub fn failures(&self) -> Vec<&Played> {
        let mut failed: Vec<_> = self.played.iter().filter(|it| !it.verdict.reached).collect();
        failed.sort_by_key(|it| (!it.verdict.wrong, it.persona == Persona::Noisy, it.class()));
        failed
    }

    /// What was said in those that failed.
    #[must_use]
    pub fn transcripts(&self) -> String {
        let mut text = String::new();
        for it in self.failures() {
            let (persona, talks) = (it.persona.name(), it.talks.name());
            let _ = writeln!(text, "== call {} ({persona}/{talks}), {}", it.number, it.class());
            let _ = writeln!(text, "   {}\n{}", it.verdict.why, it.transcript);
        }
        text
    }

    /// The table.
    #[must_use]
    pub fn table(&self) -> String {
        let mut text = format!(
            "{:<12}{:>6}{:>11}{:>8}{:>8}{:>14}{:>14}\n",
            "persona", "calls", "reached %", "wrong", "names", "turns new", "turns known"
        );
        let everybody: Vec<&Played> = self.played.iter().collect();
        for persona in Persona::ALL {
            let theirs: Vec<_> =
                everybody.iter().filter(|it| it.persona == persona).copied().collect();
            if !theirs.is_empty() {
                text.push_str(&row(persona.name(), &theirs));
            }
        }
        text.push_str(&row("all", &everybody));
        for (class, count) in self.classes() {
            let _ = writeln!(text, "{count:>6}  {class}");
        }
        text
    }

    /// The same as an object.
    #[must_use]
    pub fn summary(&self, seed: u64) -> Value {
        let everybody: Vec<&Played> = self.played.iter().collect();
        let of = |persona: Persona| -> Option<Value> {
            let theirs: Vec<_> =
                everybody.iter().filter(|it| it.persona == persona).copied().collect();
            let mut object = object(&theirs);
            object["persona"] = persona.name().into();
            (!theirs.is_empty()).then_some(object)
        };
        let mut summary = object(&everybody);
        summary["seed"] = seed.into();
        summary["reached_percent"] = json!(self.reached_percent(false));
        summary["reached_percent_noisy"] = json!(self.reached_percent(true));
        summary["personas"] = Persona::ALL.into_iter().filter_map(of).collect();
        let classes = self.classes().into_iter();
        summary["failures"] =
            classes.map(|(class, count)| json!({ "class": class, "calls": count })).collect();
        summary
    }
}

fn row(name: &str, calls: &[&Played]) -> String {
    let turns = |known| match turns(calls, known) {
        Some((median, late)) => format!("{median} / {late}"),
        None => "-".to_owned(),
    };
    format!(
        "{name:<12}{:>6}{:>11.1}{:>8}{:>8}{:>14}{:>14}\n",
        calls.len(),
        percent(calls.iter().copied()).unwrap_or_default(),
        calls.iter().filter(|it| it.verdict.wrong).count(),
        calls.iter().filter(|it| it.verdict.wrong_name).count(),
        turns(false),
        turns(true),
    )
}

fn object(calls: &[&Played]) -> Value {
    let turns = |known| turns(calls, known).map(|(p50, p95)| json!({ "p50": p50, "p95": p95 }));
    json!({
        "calls": calls.len(),
        "reached_percent": percent(calls.iter().copied()),
        "wrong": calls.iter().filter(|it| it.verdict.wrong).count(),
        "wrong_names": calls.iter().filter(|it| it.verdict.wrong_name).count(),
        "turns_new": turns(false),
        "turns_known": turns(true),
    })
}

fn percent<'a>(calls: impl Iterator<Item = &'a Played>) -> Option<f64> {
    let (mut all, mut reached) = (0_u32, 0_u32);
    for call in calls {
        all += 1;
        reached += u32::from(call.verdict.reached);
    }
    (all > 0).then(|| (f64::from(reached) * 1000.0 / f64::from(all)).round() / 10.0)
}

/// Median and 95th percentile of the turns to an appointment, of those who got it: whom the practice
/// knew when the telephone rang, or the others.
fn turns(calls: &[&Played], known: bool) -> Option<(u32, u32)> {
    let booked = |it: &&&Played| it.goal.books() && it.known == known && it.verdict.reached;
    let reached = calls.iter().filter(booked);
    let mut turns: Vec<u32> = reached.filter_map(|it| it.turns).collect();
    turns.sort_unstable();
    let last = turns.len().checked_sub(1)?;
    Some((turns[last / 2], turns[last * 95 / 100]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn played(number: u32, persona: Persona, why: &str) -> Played {
        let verdict = Verdict {
            reached: why.is_empty(),
            wrong: why.starts_with("WRONG"),
            wrong_name: false,
            why: why.to_owned(),
        };
        Played {
            number,
            persona,
            talks: Persona::Plain,
            goal: Goal::BookNew,
            known: number == 3,
            verdict,
            ending: "hung up at anything".to_owned(),
            turns: Some(number),
            transcript: String::new(),
        }
    }

    #[test]
    fn noise_is_counted_apart_and_the_worst_comes_first() {
        let results = Results::of(vec![
            played(1, Persona::Plain, "they were not told"),
            played(2, Persona::Noisy, "WRONG: booked without a yes"),
            played(3, Persona::Plain, ""),
            played(5, Persona::Plain, ""),
            played(4, Persona::Plain, ""),
        ]);
        assert_eq!(results.wrong(), 1);
        let reached = [results.reached_percent(false), results.reached_percent(true)];
        assert_eq!(reached, [Some(75.0), Some(0.0)]);
        let worst: Vec<u32> = results.failures().iter().map(|it| it.number).collect();
        assert_eq!(worst, [2, 1]);
        let summary = results.summary(7);
        assert_eq!((&summary["calls"], &summary["wrong"]), (&json!(5), &json!(1)));
        assert_eq!(summary["turns_new"], json!({ "p50": 4, "p95": 4 }));
        assert_eq!(summary["turns_known"], json!({ "p50": 3, "p95": 3 }));
        assert_eq!([results.median_turns(false), results.median_turns(true)], [Some(4), Some(3)]);
        assert!(results.table().contains("noisy"));
    }
}

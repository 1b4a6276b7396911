//! What came of a run, for people and for programs.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use domain::CallSid;
use serde_json::{Map, Value, json};

use crate::history::{History, Outcome};
use crate::rules::{Rule, Verdict, as_text};

/// Most cases of one rule that are told.
const MOST_CASES: usize = 3;
/// How much of a text is told, in characters.
const MOST_WORDS: usize = 160;

/// What came of a run.
#[derive(Debug)]
pub struct Report {
    /// What it followed from.
    pub seed: u64,
    /// How long things were broken.
    pub lasted: Duration,
    /// What was not tried on this machine, and why.
    pub skipped: Vec<String>,
    /// What is wrong, and the numbers.
    pub verdict: Verdict,
    /// Everything that happened.
    pub history: History,
    /// Where the logs are, when a promise was broken.
    pub logs: Option<PathBuf>,
}

impl Report {
    /// Whether every promise was kept.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.verdict.violations.is_empty()
    }

    /// The summary, a line for each number.
    #[must_use]
    pub fn summary(&self) -> String {
        let figures = &self.verdict.figures;
        let mut text = String::new();
        let mut line = |name: &str, value: String| {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{name:>44}  {value}");
        };
        line("seed", self.seed.to_string());
        line("seconds", format!("{:.0}", self.lasted.as_secs_f64()));
        line("calls", figures.calls.to_string());
        let ends: Vec<_> = figures.ends.iter().map(|(end, n)| format!("{end:?} {n}")).collect();
        line("by how they ended", ends.join(", "));
        line("turns", figures.turns.to_string());
        line("of these, repeated on the way", figures.repeated.to_string());
        line("handed over between servers", figures.handed_over.to_string());
        line("webhooks without an answer", figures.unanswered.to_string());
        line("safe replies", figures.safe_replies.to_string());
        line("appointments", figures.bookings.to_string());
        line("of these, with the line down before the word", figures.unheard.to_string());
        let kinds: Vec<_> = figures.strikes.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
        line("faults", kinds.join(", "));
        for skipped in &self.skipped {
            line("NOT TRIED", skipped.clone());
        }
        line("server processes", figures.processes.to_string());
        line("slowest turn", format!("{:.0} ms", figures.slowest.as_secs_f64() * 1000.0));
        line("turns over 2 s without a processor", figures.starved_turns.to_string());
        line(
            "the machine gave no processor for",
            format!("{:.1} s", figures.starved.as_secs_f64()),
        );
        let megabytes = |bytes: u64| bytes / (1024 * 1024);
        let (most, growth) = (megabytes(figures.memory.0), megabytes(figures.memory.1));
        line("memory of a server", format!("at most {most} MiB, grown by at most {growth} MiB"));
        for (rule, count) in self.verdict.counts() {
            line(rule.name(), count.to_string());
        }
        text
    }

    /// The same as one object.
    #[must_use]
    pub fn as_json(&self) -> Value {
        let figures = &self.verdict.figures;
        let violations: Map<String, Value> = self
            .verdict
            .counts()
            .into_iter()
            .map(|(rule, count)| (rule.name().replace(' ', "_"), json!(count)))
            .collect();
        let ends: Map<String, Value> =
            figures.ends.iter().map(|(end, n)| (format!("{end:?}"), json!(n))).collect();
        json!({
            "seed": self.seed,
            "seconds": self.lasted.as_secs(),
            "calls": figures.calls,
            "ends": ends,
            "turns": figures.turns,
            "repeated": figures.repeated,
            "handed_over": figures.handed_over,
            "unanswered": figures.unanswered,
            "safe_replies": figures.safe_replies,
            "bookings": figures.bookings,
            "unheard_bookings": figures.unheard,
            "faults": figures.strikes,
            "skipped": self.skipped,
            "processes": figures.processes,
            "max_ms": figures.slowest.as_millis(),
            "starved_turns": figures.starved_turns,
            "starved_ms": figures.starved.as_millis(),
            "max_memory_bytes": figures.memory.0,
            "max_memory_growth_bytes": figures.memory.1,
            "violations": violations,
        })
    }

    /// What is wrong: a few cases of every promise that was broken, with the whole call.
    #[must_use]
    pub fn wrongs(&self) -> String {
        let mut text = String::new();
        for rule in Rule::ALL {
            let cases = self.verdict.violations.iter().filter(|it| it.rule == rule);
            for case in cases.take(MOST_CASES) {
                let _ = writeln!(text, "\n{}: {}", rule.name(), case.how);
                if let Some(call) = case.call {
                    text.push_str(&self.trace(call));
                }
            }
        }
        if let Some(logs) = &self.logs {
            let _ = writeln!(text, "\nThe logs are in {}.", logs.display());
        }
        text
    }

    /// Everything that reached or left a server for one call.
    fn trace(&self, call: CallSid) -> String {
        let mut text = String::new();
        let mut own: Vec<_> =
            self.history.deliveries.iter().filter(|delivery| delivery.call == call).collect();
        own.sort_by_key(|delivery| delivery.sent);
        for delivery in own {
            let server = delivery.process.map_or("none", |it| &self.history.processes[it].name);
            let came = match &delivery.outcome {
                Outcome::Answered(answer) => {
                    let words: String = as_text(&answer.body).chars().take(MOST_WORDS).collect();
                    let safe = if answer.is_safe { " safe" } else { "" };
                    format!("{}{safe} {words:?}", answer.status)
                }
                Outcome::Broken | Outcome::Silence | Outcome::Refused => {
                    format!("{:?}", delivery.outcome)
                }
            };
            let _ = writeln!(
                text,
                "  {:9.3} s to {:9.3} s  {server} {:?} {:?} {:?}: {came}",
                delivery.sent.as_secs_f64(),
                delivery.over.as_secs_f64(),
                delivery.by,
                delivery.route,
                delivery.brought,
            );
        }
        if let Some(call) = self.history.call(call) {
            let _ = writeln!(text, "  the line ended: {:?}", call.ended);
        }
        text
    }
}

//! Whole calls as files that can be read aloud: what callers say, and what Bella answers.
//!
//! Each file of `english` and `french` is a call: who calls whom and when, then `> ` and what the
//! caller says or does, and what Bella says to it; at the end how it ended and what is in the book.
//! The calls are real ones, on a book in memory: the words are understood and not only handed in. After
//! a change on purpose this writes the files anew, to be read and then committed:
//!
//! ```text
//! BELLA_TRANSCRIPTS=write cargo test -p actors --test transcripts
//! ```
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod journals;
mod replaying;
mod rules;
mod script;
mod stage;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use script::Script;
use stage::{Performance, perform};

/// Fewer would not be every task, every repair and every kind of hours in both languages.
const FEWEST: usize = 100;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/transcripts"))
}

fn writes() -> bool {
    std::env::var("BELLA_TRANSCRIPTS").is_ok_and(|what| what == "write")
}

/// Every transcript by its name, such as `english/booking`.
fn scripts() -> Vec<(String, Script)> {
    let mut scripts = Vec::new();
    for language in ["english", "french"] {
        for file in fs::read_dir(folder().join(language)).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            scripts.push((format!("{language}/{name}"), Script::read(&text)));
        }
    }
    scripts.sort_by(|one, other| one.0.cmp(&other.0));
    scripts
}

/// Every transcript, with its call as it goes now.
fn performances() -> Vec<(String, Script, Performance)> {
    scripts()
        .into_iter()
        .map(|(name, script)| {
            let performance = perform(&script);
            (name, script, performance)
        })
        .collect()
}

#[test]
fn every_call_goes_as_its_transcript_says() {
    let mut differing = String::new();
    for (name, script, performance) in performances() {
        let now = performance.transcript(&script);
        if now == script.text {
            continue;
        }
        if writes() {
            fs::write(folder().join(format!("{name}.txt")), now).unwrap();
        } else {
            write!(differing, "\n{name}\n{}", difference(&script.text, &now)).unwrap();
        }
    }
    assert!(
        differing.is_empty(),
        "calls go otherwise than their transcripts say:\n{differing}\nWhen that is meant: \
         BELLA_TRANSCRIPTS=write cargo test -p actors --test transcripts"
    );
}

#[test]
fn there_is_a_transcript_of_everything_in_both_languages() {
    let scripts = scripts();
    assert!(scripts.len() >= FEWEST, "{} transcripts", scripts.len());
    // What is said in English at the telephone is said in French.
    let of = |language: &str| scripts.iter().filter(|(name, _)| name.starts_with(language)).count();
    assert!(of("french") * 3 >= of("english"), "{} in French", of("french"));
}

/// The lines that are otherwise, with the last common one before them.
fn difference(before: &str, now: &str) -> String {
    let (before, now): (Vec<_>, Vec<_>) = (before.lines().collect(), now.lines().collect());
    let common = before.iter().zip(&now).take_while(|(one, other)| one == other).count();
    let mut text = String::new();
    let mut put = |sign: char, line: &str| writeln!(text, "  {sign} {line}").unwrap();
    if let Some(line) = common.checked_sub(1).and_then(|last| before.get(last)) {
        put(' ', line);
    }
    for (sign, lines) in [('-', &before), ('+', &now)] {
        for line in lines.iter().skip(common).take(4) {
            put(sign, line);
        }
    }
    text
}

//! Journals that were kept, and are readable for ever.
//!
//! `journals/*.jsonl` are the journals of all transcripts as they were written at some time, a line a
//! row. A file is never changed. When what is written changes its form, another one is added:
//!
//! ```text
//! BELLA_KEPT_JOURNAL=2027-03 cargo test -p actors --test transcripts
//! ```
//!
//! **Invariant:** every row of every file is read whole by the present code, and its call can be
//! replayed; what is said in it may be said differently by now.

use std::fs;

use actors::{Parting, Replayed, replay};
use dialogue::{Budgets, Happened, Legibility, read_dialogue, read_event};
use domain::{CallSid, Practice, Seq, Turn};
use jiff::Timestamp;
use ports::{KeptCall, KeptStep, StoredReply};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use telephony::twiml::TwimlRenderer;

use crate::script::Script;
use crate::stage::Performance;
use crate::{folder, performances, stage};

/// A row of a kept journal. Fields may be added, with a default for the files before.
#[derive(Serialize, Deserialize)]
struct Row {
    transcript: String,
    practice: String,
    call: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    caller: Option<String>,
    seq: u32,
    turn: u32,
    at: Timestamp,
    format: i16,
    #[serde(skip_serializing_if = "Option::is_none")]
    heard: Option<String>,
    events: String,
    state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expecting: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    won: Option<bool>,
}

impl Row {
    fn of(transcript: &str, practice: &str, kept: &KeptCall, step: KeptStep) -> Self {
        let KeptStep { seq, turn, at, heard, events, state, reply, won } = step;
        let (reply, expecting) =
            reply.map(|it| (it.body, it.expecting.as_str().to_owned())).unzip();
        Self {
            transcript: transcript.to_owned(),
            practice: practice.to_owned(),
            call: kept.call.to_string(),
            caller: kept.caller.as_ref().map(|caller| caller.as_str().to_owned()),
            seq: seq.0,
            turn: turn.0,
            at,
            format: dialogue::FORMAT,
            heard,
            events,
            state,
            reply,
            expecting,
            won,
        }
    }

    fn step(&self) -> KeptStep {
        let expecting = self.expecting.as_deref().map(|it| it.parse().unwrap());
        let reply = self.reply.clone().zip(expecting);
        KeptStep {
            seq: Seq(self.seq),
            turn: Turn(self.turn),
            at: self.at,
            heard: self.heard.clone(),
            events: self.events.clone(),
            state: self.state.clone(),
            reply: reply.map(|(body, expecting)| StoredReply { body, expecting }),
            won: self.won,
        }
    }
}

pub(crate) fn replayed(kept: &KeptCall, practice: &Practice) -> Replayed {
    replay(kept, practice, Budgets::default(), &TwimlRenderer)
}

#[test]
fn every_journal_that_was_kept_is_read_whole_and_replayed() {
    if let Ok(name) = std::env::var("BELLA_KEPT_JOURNAL") {
        keep(&name);
    }
    let mut files = 0;
    for file in fs::read_dir(folder().join("journals")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let rows: Vec<Row> = text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
        let calls: Vec<_> = rows.chunk_by(|one, next| one.transcript == next.transcript).collect();
        for rows in &calls {
            read_again(rows);
        }
        assert!(calls.len() >= 100, "{} calls", calls.len());
        files += 1;
    }
    assert!(files > 0);
}

/// Reads one call, and replays it.
fn read_again(rows: &[Row]) {
    let first = &rows[0];
    for row in rows {
        let place = format!("{}, step {}", row.transcript, row.seq);
        let (_, legibility) = read_dialogue(&row.state, Turn(row.turn).next());
        assert_eq!(legibility, Legibility::Whole, "{place}");
        let events: Vec<Value> = serde_json::from_str(&row.events).unwrap();
        for event in &events {
            assert_ne!(read_event(event), Happened::Illegible, "{place}: {event}");
        }
    }
    let kept = KeptCall {
        call: first.call.parse::<CallSid>().unwrap(),
        practice: domain::testing::maple_dental().id,
        caller: first.caller.as_ref().map(|caller| caller.parse().unwrap()),
        steps: rows.iter().map(Row::step).collect(),
    };
    let practice = stage::practice(&Script::read(&format!("practice: {}\n", first.practice)));
    let replayed = replayed(&kept, &practice);
    assert!(!replayed.turns.is_empty(), "{}", first.transcript);
    if let Some(parted) = replayed.parted {
        assert_ne!(parted.why, Parting::NotKept, "{}, turn {}", first.transcript, parted.turn);
    }
}

/// Writes the journals of all transcripts into a file that is not there yet.
fn keep(name: &str) {
    let path = folder().join(format!("journals/{name}.jsonl"));
    assert!(!path.exists(), "a kept journal is never changed");
    let mut text = String::new();
    for (transcript, script, Performance { kept, .. }) in performances() {
        let practice = script.of("practice").unwrap();
        for step in kept.steps.clone() {
            let row = Row::of(&transcript, practice, &kept, step);
            text.push_str(&serde_json::to_string(&row).unwrap());
            text.push('\n');
        }
    }
    fs::write(path, text).unwrap();
}

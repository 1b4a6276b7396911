//! What a call's actor does by itself: understands, steps, writes the step as text, renders.
#![expect(clippy::expect_used, reason = "what cannot be set up is not measured: it fails")]

mod time;

use std::hint::black_box;

use bench::{LINES, NOW, RAMBLING, played, policy, practice};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dialogue::{read_dialogue, write_dialogue, write_event, write_understanding};
use domain::{CallSid, Expectation, Expecting};
use jiff::Timestamp;
use ports::{Renderer as _, TurnAddress};
use telephony::twiml::TwimlRenderer;
use uuid::Uuid;

use time::{ThreadTime, in_thread_time};

/// The turns of a booking call, by what the caller says in them.
const NAMES: [&str; 6] = ["ringing", "what for", "with whom", "when", "name", "yes"];

fn understand(criterion: &mut Criterion<ThreadTime>) {
    let practice = practice();
    let zone = practice.time_zone.clone();
    let now: Timestamp = NOW.parse().expect("an instant");
    let turns = played(&practice);
    let asked = turns.iter().skip(1).map(|turn| turn.before.expecting());
    let answers = std::iter::zip(asked, LINES).zip(NAMES.into_iter().skip(1));
    let rambling = ((Expecting::Intent, RAMBLING), "rambling");
    for ((asked, words), name) in answers.chain([rambling]) {
        criterion.bench_function(&format!("understand/{name}"), |bencher| {
            bencher.iter(|| {
                let vocabulary = practice.vocabulary();
                let language = domain::Language::English;
                let expectation = Expectation { asked, vocabulary, language, offered: &[] };
                language::understand(black_box(words), &expectation, &now.to_zoned(zone.clone()))
            });
        });
    }
}

fn step(criterion: &mut Criterion<ThreadTime>) {
    let practice = practice();
    let policy = policy(&practice);
    for (turn, name) in played(&practice).into_iter().zip(NAMES) {
        criterion.bench_function(&format!("step/{name}"), |bencher| {
            bencher.iter_batched(
                || (turn.before.clone(), turn.events.clone()),
                |(dialogue, events)| {
                    events.into_iter().fold(dialogue, |dialogue, event| {
                        let (dialogue, effects) = dialogue.step(event, &policy);
                        black_box(effects);
                        dialogue
                    })
                },
                BatchSize::SmallInput,
            );
        });
    }
}

fn as_text(criterion: &mut Criterion<ThreadTime>) {
    let practice = practice();
    for (turn, name) in played(&practice).into_iter().zip(NAMES) {
        criterion.bench_function(&format!("write/{name}"), |bencher| {
            bencher.iter(|| {
                let understood = write_understanding(black_box(&turn.understood));
                let events: serde_json::Value = turn.events.iter().map(write_event).collect();
                let understood = understood.map(|json| json.to_string());
                (write_dialogue(black_box(&turn.after)), understood, events.to_string())
            });
        });
    }
    let held = &played(&practice)[4].after;
    let (text, number) = (write_dialogue(held), held.turn());
    criterion.bench_function("revive/read the state", |bencher| {
        bencher.iter(|| read_dialogue(black_box(&text), number));
    });
}

fn render(criterion: &mut Criterion<ThreadTime>) {
    let practice = practice();
    let call = CallSid::new(Uuid::from_u128(0xCA11));
    for (turn, name) in played(&practice).into_iter().zip(NAMES) {
        let (country, voices) = (practice.country, practice.desk.voices);
        let address = TurnAddress { call, turn: turn.before.turn(), country, voices };
        criterion.bench_function(&format!("render/{name}"), |bencher| {
            bencher.iter(|| TwimlRenderer.render(black_box(&turn.reply), address));
        });
    }
}

criterion_group!(name = benches; config = in_thread_time(); targets = understand, step, as_text, render);
criterion_main!(benches);

//! English, as callers in Canada, the United States, the United Kingdom and Australia speak it.
//!
//! **Invariant:** only word data; what is done with it is the engine's.

mod codes;
mod commands;
mod conversed;
mod emergencies;
mod everyday;
mod given;
mod holidays;
mod intents;
mod midway;
mod names;
mod pairs;
mod picks;
mod questions;
mod spellings;
mod values;
mod verdicts;
mod visits;
mod words;

use crate::lexicon::{Accents, Lexicon};
use crate::tag::Tag;

/// Everything that the engine knows about English.
pub(crate) static ENGLISH: Lexicon = Lexicon {
    language: domain::Language::English,
    words: &words::WORDS,
    contractions: spellings::CONTRACTIONS,
    accents: Accents::Kept,
    elisions: &[],
    compounds: None,
    passes: &[],
    day_first: false,
    joined: spellings::JOINED,
    hesitations: spellings::HESITATIONS,
    ordinal_endings: &["st", "nd", "rd", "th"],
    approximate_ending: "ish",
    possessive: "'s",
    half_day_letters: [("a", "m", "am", Tag::Am), ("p", "m", "pm", Tag::Pm)],
    homophones: spellings::HOMOPHONES,
    short_units: spellings::SHORT_UNITS,
    sounds: spellings::SOUNDS,
    standing: values::STANDING,
    days: values::DAYS,
    times: values::TIMES,
    amounts: values::AMOUNTS,
    verdicts: verdicts::VERDICTS,
    intents: intents::INTENTS,
    conversed: conversed::CONVERSED,
    midway: midway::MIDWAY,
    whom: midway::WHOM,
    commands: commands::COMMANDS,
    around_commands: commands::AROUND,
    asking: questions::ASKING,
    wishing: questions::WISHING,
    picks: picks::PICKS,
    choice_nouns: picks::CHOICE_NOUNS,
    providers: values::PROVIDERS,
    phones: values::PHONES,
    codes: codes::CODES,
    names: names::NAMES,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::Transcript;
    use crate::words::Phrase;

    #[test]
    fn contractions_are_in_the_order_of_the_alphabet() {
        assert!(ENGLISH.contractions.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn every_phrase_of_a_conversation_is_written_as_it_is_read() {
        let conversed = &ENGLISH.conversed;
        let mut lists: Vec<&[Phrase]> = vec![conversed.offering, conversed.offers];
        lists.push(ENGLISH.around_commands);
        for intent in [&conversed.late, &conversed.services] {
            lists.extend([intent.phrases, intent.except, intent.unless]);
        }
        let (midway, whom) = (&ENGLISH.midway, &ENGLISH.whom);
        lists.extend([midway.done, midway.asking_more, midway.inquiring, midway.offering]);
        lists.extend([midway.asking_who, midway.no_name, whom.people, whom.before, whom.visits]);
        lists.extend([whom.too, whom.and_before, whom.and_behind, whom.both, whom.unrelated]);
        lists.push(whom.visit_for);
        lists.extend(midway.tasks.iter().flat_map(|list| [list.phrases, list.except]));
        lists.extend(ENGLISH.commands.iter().flat_map(|list| [list.phrases, list.except]));
        for phrase in lists.into_iter().flatten() {
            for part in phrase.text.split(" * ") {
                let read = Transcript::read(part, &ENGLISH);
                let words: Vec<&str> = (0..read.len()).map(|at| read.word(at)).collect();
                assert_eq!(words.join(" "), part);
            }
        }
    }
}

//! French, as callers in Canada speak it.
//!
//! Words are without accents and apostrophes everywhere: "d'après" is "de apres", "au" is "a le".
//!
//! **Invariant:** only word data; what is done with it is the engine's.

mod clock;
mod codes;
mod commands;
mod conversed;
mod dates;
mod everyday;
mod given;
mod holidays;
mod intents;
mod midway;
mod names;
mod picks;
mod questions;
mod spellings;
mod values;
mod verdicts;
mod words;

use crate::arrange::{Compounds, Pass, When};
use crate::lexicon::{Accents, Lexicon};
use crate::tag::Tag;
use crate::words::phrases;

/// Everything that the engine knows about French.
pub(crate) static FRENCH: Lexicon = Lexicon {
    language: domain::Language::French,
    words: &words::WORDS,
    contractions: spellings::CONTRACTIONS,
    accents: Accents::Dropped,
    elisions: spellings::ELISIONS,
    compounds: Some(&COMPOUNDS),
    passes: PASSES,
    day_first: true,
    joined: spellings::JOINED,
    hesitations: spellings::HESITATIONS,
    ordinal_endings: &["er", "ere", "ère", "re", "e", "eme", "ème", "ieme", "ième", "nd", "nde"],
    approximate_ending: "ish",
    possessive: "'",
    half_day_letters: [("a", "m", "am", Tag::Am), ("p", "m", "pm", Tag::Pm)],
    homophones: &[],
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
    wishing: phrases!(
        "puis je, pourrais je, pouvez vous, pourriez vous, est ce que je peux, avez vous, \
         y a t il, est ce que vous avez, auriez vous, est ce possible"
    ),
    picks: picks::PICKS,
    choice_nouns: picks::CHOICE_NOUNS,
    providers: values::PROVIDERS,
    phones: values::PHONES,
    codes: codes::CODES,
    names: names::NAMES,
};

/// Soixante-dix, soixante et onze, quatre-vingt-dix-sept.
static COMPOUNDS: Compounds =
    Compounds { counted: Some((4, 20)), with_teens: &[60, 80], with_and: &[1, 11], behind_ten: 7 };

/// Words first, then the clock, then the calendar, and what is between two of either.
static PASSES: &[Pass] = &[
    Pass::new(When::Planning, dates::WORDS),
    Pass::new(When::HowLong, clock::LENGTHS),
    Pass::new(When::NotHowLong, clock::CLOCKS),
    Pass::new(When::Planning, dates::DAYS),
    Pass::new(When::Planning, dates::WEEKS),
    Pass::new(When::Planning, dates::RANGES),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::Transcript;
    use crate::words::{Phrase, hash};

    #[test]
    fn contractions_are_in_the_order_of_the_alphabet() {
        assert!(FRENCH.contractions.is_sorted_by(|a, b| a.0 < b.0));
    }

    fn lists() -> Vec<&'static [Phrase]> {
        let Lexicon { standing, days, times, amounts, verdicts, phones, names, .. } = &FRENCH;
        let mut lists = vec![
            standing.corrections,
            standing.refusing,
            standing.refused,
            standing.clause_ends,
            standing.theirs,
            standing.moving,
            days.soonest,
            days.counted_nouns,
            days.after_that,
            days.perhaps,
            times.any,
            times.first_thing,
            times.end_of_day,
            times.after_work,
            times.after_school,
            times.or_later,
            times.or_earlier,
            times.indifferent,
            amounts.from_now,
            verdicts.yes,
            verdicts.soft_yes,
            verdicts.yes_alone,
            verdicts.no,
            verdicts.soft_no,
            verdicts.unsure,
            verdicts.inclined,
            verdicts.thinking,
            verdicts.questions,
            verdicts.proposals,
            verdicts.neutral,
            phones.own,
            phones.area,
            phones.introducing,
            names.introductions,
            names.weak_introductions,
            names.patients,
            names.first,
            names.last,
            names.spelling,
            FRENCH.asking,
        ];
        lists.extend(days.holidays.with_head(hash("jour")).iter().map(|(_, phrases)| *phrases));
        lists.extend(amounts.counts.iter().map(|(_, phrases)| *phrases));
        for intent in FRENCH.intents {
            lists.extend([intent.phrases, intent.except]);
        }
        lists.extend(FRENCH.picks.iter().map(|pick| pick.phrases));
        let conversed = &FRENCH.conversed;
        for intent in [&conversed.late, &conversed.services] {
            lists.extend([intent.phrases, intent.except, intent.unless]);
        }
        lists.extend([conversed.offering, conversed.offers, FRENCH.around_commands]);
        let (midway, whom) = (&FRENCH.midway, &FRENCH.whom);
        lists.extend([midway.done, midway.asking_more, midway.inquiring, midway.offering]);
        lists.extend([midway.asking_who, midway.no_name, whom.people, whom.before, whom.visits]);
        lists.extend([whom.too, whom.and_before, whom.and_behind, whom.both, whom.unrelated]);
        lists.push(whom.visit_for);
        lists.extend(midway.tasks.iter().flat_map(|list| [list.phrases, list.except]));
        lists.extend(FRENCH.commands.iter().flat_map(|list| [list.phrases, list.except]));
        lists
    }

    #[test]
    fn every_phrase_is_written_as_it_is_read() {
        for phrase in lists().into_iter().flatten() {
            for part in phrase.text.split(" * ") {
                let read = Transcript::read(part, &FRENCH);
                let words: Vec<&str> = (0..read.len()).map(|at| read.word(at)).collect();
                assert_eq!(words.join(" "), part);
            }
        }
    }
}

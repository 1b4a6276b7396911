//! One answer, with everything that helps to make sense of it.

use domain::{Country, Expecting, Vocabulary};
use jiff::civil::{Date, DateTime};

use crate::lexicon::Lexicon;
use crate::roll::Roll;
use crate::tag::Tag;
use crate::transcript::Transcript;
use crate::words::Phrase;

/// What one value is wanted for, when it is not a conversation that is listening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sought {
    /// Whatever the caller says.
    Anything,
    /// One value of its kind.
    One,
    /// A moment: a day and a time.
    Moment,
    /// A stretch: "ten to twelve" has two ends.
    Stretch,
}

/// One answer, with everything that helps to make sense of it.
pub(crate) struct Answer<'a> {
    /// What was said.
    pub(crate) words: Transcript<'a>,
    /// The language it was said in.
    pub(crate) lexicon: &'static Lexicon,
    /// What was asked.
    pub(crate) asked: Expecting,
    /// What is wanted of it.
    pub(crate) sought: Sought,
    /// The words to expect.
    pub(crate) vocabulary: Vocabulary<'a>,
    /// The names among them, made ready to be listened for.
    pub(crate) roll: Roll<'a>,
    /// The slots just offered.
    pub(crate) offered: &'a [DateTime],
    /// The day of the call.
    pub(crate) today: Date,
    /// The moment of the call, on the practice's wall.
    pub(crate) now: DateTime,
}

impl Answer<'_> {
    /// Whether a slot, or an appointment, was to be chosen.
    pub(crate) fn is_choosing(&self) -> bool {
        matches!(self.asked, Expecting::Slot | Expecting::Appointment)
    }

    /// Whether days come before months in numbers.
    pub(crate) fn day_first(&self) -> bool {
        self.lexicon.day_first
            || matches!(self.vocabulary.country, Country::UnitedKingdom | Country::Australia)
    }

    /// Whether nothing but small words stands outside `from..until`.
    pub(crate) fn is_whole(&self, from: usize, until: usize) -> bool {
        let outside = (0..self.words.len()).filter(|at| !(from..until).contains(at));
        let mut outside = outside.map(|at| self.words.tag(at));
        outside.all(Tag::is_harmless)
    }

    /// Whether a word may be of a day or a time: a quick look before the grammars' own.
    pub(crate) fn may_hold_time(&self) -> bool {
        (0..self.words.len()).any(|at| {
            let tag = self.words.tag(at);
            let number = tag != Tag::Zero && tag.number().is_some() || tag.month().is_some();
            number
                || matches!(
                    tag,
                    Tag::Weekday(_)
                        | Tag::Ordinal(_)
                        | Tag::Today
                        | Tag::Tonight
                        | Tag::Tomorrow
                        | Tag::Weekend
                        | Tag::Week
                        | Tag::Noon
                        | Tag::Midnight
                        | Tag::Morning
                        | Tag::Afternoon
                        | Tag::Evening
                        | Tag::Night
                        | Tag::Lunch
                )
        })
    }

    /// Whether one of the phrases is the whole answer, but for small words.
    pub(crate) fn is_only(&self, phrases: &[Phrase]) -> bool {
        let mut found = self.words.find(phrases);
        found.any(|(from, until)| self.is_whole(from, until))
    }
}

/// Which words have been understood already.
#[derive(Debug, Clone)]
pub(crate) struct Covered {
    words: Vec<bool>,
    /// Where wishes begin: a refusal before one does not reach what is behind it.
    wishes: Vec<usize>,
}

impl Covered {
    /// None of them.
    pub(crate) fn none(words: &Transcript<'_>) -> Self {
        Self { words: vec![false; words.len()], wishes: Vec::new() }
    }

    /// Notes that the words `from..until` have been understood.
    pub(crate) fn cover(&mut self, from: usize, until: usize) {
        let until = until.min(self.words.len());
        if let Some(words) = self.words.get_mut(from..until) {
            words.fill(true);
        }
    }

    /// Whether the word at `at` has been understood.
    pub(crate) fn has(&self, at: usize) -> bool {
        self.words.get(at).copied().unwrap_or(false)
    }

    /// Notes that a wish begins at `at`.
    pub(crate) fn wish(&mut self, at: usize) {
        self.wishes.push(at);
    }

    /// Whether a wish of another kind begins at `at`.
    pub(crate) fn is_wish(&self, at: usize) -> bool {
        self.wishes.contains(&at)
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;
    use crate::english::ENGLISH;

    /// An answer in Canada on 12 May 2026, a Tuesday, at a practice that told nothing else.
    pub(crate) fn answer(words: &str, asked: Expecting) -> Answer<'_> {
        let vocabulary =
            Vocabulary { country: Country::Canada, open: None, services: &[], providers: &[] };
        Answer {
            words: Transcript::read(words, &ENGLISH),
            lexicon: &ENGLISH,
            asked,
            sought: Sought::Anything,
            vocabulary,
            roll: Roll::of(vocabulary, &ENGLISH),
            offered: &[],
            today: Date::constant(2026, 5, 12),
            now: DateTime::constant(2026, 5, 12, 10, 15, 0, 0),
        }
    }
}

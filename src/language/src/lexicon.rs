//! The shape of what the engine knows about a language.
//!
//! **Invariant:** the lists are data. A language is a folder of them; no grammar names a word.

mod phrased;
mod valued;

use domain::Language;

use crate::arrange::{Compounds, Pass};
use crate::tag::Tag;
use crate::words::{Phrase, WordTable};

pub(crate) use phrased::{
    CommandPhrases, ConversedPhrases, IntentPhrases, MidwayPhrases, PickPhrases, Scope,
    WhomPhrases, among, asks, moving, said, wanted, whole,
};
pub(crate) use valued::{
    AmountPhrases, CodePhrases, DayPhrases, NamePhrases, PhonePhrases, ProviderPhrases,
    StandingPhrases, TimePhrases, VerdictPhrases,
};

/// Everything that the engine knows about a language.
pub(crate) struct Lexicon {
    /// Which language it is.
    pub(crate) language: Language,
    /// What each word is.
    pub(crate) words: &'static WordTable,
    /// Words that stand for several: "can't" is "can not".
    pub(crate) contractions: &'static [(&'static str, &'static str)],
    /// Whether words are looked up with their accents or without.
    pub(crate) accents: Accents,
    /// What stands before an apostrophe, and the word that it is short for: "l'heure".
    pub(crate) elisions: &'static [(&'static str, &'static str)],
    /// How numbers of several words are put together; `None` leaves that to the grammars.
    pub(crate) compounds: Option<&'static Compounds>,
    /// What is said in another order than that of the grammars, and what they read instead.
    pub(crate) passes: &'static [Pass],
    /// Whether the day comes before the month in numbers, whatever the country.
    pub(crate) day_first: bool,
    /// Two words that are one: "o clock".
    pub(crate) joined: &'static [(&'static str, &'static str, &'static str)],
    /// Sounds between words.
    pub(crate) hesitations: &'static [&'static str],
    /// What follows a number in digits to make it an ordinal.
    pub(crate) ordinal_endings: &'static [&'static str],
    /// What follows a number to make it approximate: "threeish".
    pub(crate) approximate_ending: &'static str,
    /// What an apostrophe may be followed by without changing the word.
    pub(crate) possessive: &'static str,
    /// The letters of the halves of a day, the word that they make, and what it is.
    pub(crate) half_day_letters: [(&'static str, &'static str, &'static str, Tag); 2],
    /// Words that are heard for others that sound alike.
    pub(crate) homophones: &'static [Homophone],
    /// Units by a letter right behind digits, the word that each stands for, and what it is.
    pub(crate) short_units: &'static [(&'static str, &'static str, Tag)],
    /// How letters sound, for names that recognition writes in its own way: the first that fits.
    pub(crate) sounds: &'static [(&'static str, &'static str)],
    /// Corrections and refusals of single values.
    pub(crate) standing: StandingPhrases,
    /// Days.
    pub(crate) days: DayPhrases,
    /// Times of day.
    pub(crate) times: TimePhrases,
    /// How long, and how many.
    pub(crate) amounts: AmountPhrases,
    /// Yes and no.
    pub(crate) verdicts: VerdictPhrases,
    /// What callers want, the most important first.
    pub(crate) intents: &'static [IntentPhrases],
    /// What they want in the course of a conversation.
    pub(crate) conversed: ConversedPhrases,
    /// What they say in the middle of one.
    pub(crate) midway: MidwayPhrases,
    /// Whom it is about.
    pub(crate) whom: WhomPhrases,
    /// What they want of the conversation itself: the first that is said counts.
    pub(crate) commands: &'static [CommandPhrases],
    /// What may stand around a command, beside agreement and refusal: "sorry, wait".
    pub(crate) around_commands: &'static [Phrase],
    /// How a question begins.
    pub(crate) asking: &'static [Phrase],
    /// How one begins that is a wish.
    pub(crate) wishing: &'static [Phrase],
    /// Which of the slots offered.
    pub(crate) picks: &'static [PickPhrases],
    /// What stands before the number of a slot offered: "number two".
    pub(crate) choice_nouns: &'static [Phrase],
    /// Providers.
    pub(crate) providers: ProviderPhrases,
    /// Telephone numbers.
    pub(crate) phones: PhonePhrases,
    /// Codes.
    pub(crate) codes: CodePhrases,
    /// Names.
    pub(crate) names: NamePhrases,
}

/// A word that is heard for another one.
pub(crate) struct Homophone {
    /// What recognisers write.
    pub(crate) heard: &'static str,
    /// What is said, where it stands beside the right words.
    pub(crate) meant: &'static str,
    /// What that is.
    pub(crate) tag: Tag,
}

impl Lexicon {
    /// The word that a possessive is made of: "Johnson" of "Johnson's".
    pub(crate) fn possessive_of<'w>(&self, word: &'w str) -> Option<&'w str> {
        word.strip_suffix(self.possessive)
    }
}

/// Whether an accent tells words apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accents {
    /// It does.
    Kept,
    /// It does not: speech recognition often drops them.
    Dropped,
}

/// Where a phrase means what its list says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Whatever was asked.
    Everywhere,
    /// Whatever was asked, except for a name or a message.
    Conversing,
    /// Only when a caller says what they want.
    Opening,
    /// Only as the whole answer.
    Alone,
}

//! Phrases that tell a value: days, times, people, names, numbers, yes and no.

use crate::days::Holiday;
use crate::words::{Meanings, Phrase, WordTable};

/// How a value said is taken back.
pub(crate) struct StandingPhrases {
    /// Between a value and the one that replaces it.
    pub(crate) corrections: &'static [Phrase],
    /// Before a value that is refused, beside plain "not".
    pub(crate) refusing: &'static [Phrase],
    /// Before "not" that does not refuse: "why not Tuesday".
    pub(crate) not_refusing: &'static [Phrase],
    /// Words that may stand between "not" and what it refuses.
    pub(crate) between: &'static [Phrase],
    /// After a value that is refused.
    pub(crate) refused: &'static [Phrase],
    /// Where a clause ends, and with it the reach of a refusal.
    pub(crate) clause_ends: &'static [Phrase],
    /// Before a value that is the other side's and not the caller's.
    pub(crate) theirs: &'static [Phrase],
    /// Before the value that is to be given up, in "from Tuesday to Thursday".
    pub(crate) moving: &'static [Phrase],
}

/// Phrases for days.
pub(crate) struct DayPhrases {
    /// As soon as there is something.
    pub(crate) soonest: &'static [Phrase],
    /// What makes "first", "second", "third" before it no day of a month.
    pub(crate) counted_nouns: &'static [Phrase],
    /// Two: "a couple of".
    pub(crate) couple: &'static [Phrase],
    /// Some, of days or weeks ahead.
    pub(crate) few: &'static [Phrase],
    /// Before a "today" that only greets: "how are you".
    pub(crate) greeting: &'static [Phrase],
    /// Holidays by their names.
    pub(crate) holidays: &'static Meanings<Holiday>,
    /// The sign of a quarter of a year: "Q" three.
    pub(crate) quarter_sign: &'static [Phrase],
    /// "After that", of a day said before.
    pub(crate) after_that: &'static [Phrase],
    /// "The one after", of a weekday said before.
    pub(crate) one_after: &'static [Phrase],
    /// Between the parts of an alternative: "or maybe".
    pub(crate) perhaps: &'static [Phrase],
    /// Before a day that is too late: "prior to".
    pub(crate) sooner_than: &'static [Phrase],
    /// Before a day that is too early: "later than".
    pub(crate) later_than: &'static [Phrase],
}

/// Phrases for times of day.
pub(crate) struct TimePhrases {
    /// Any time.
    pub(crate) any: &'static [Phrase],
    /// The first hours of the day.
    pub(crate) first_thing: &'static [Phrase],
    /// The last hours of the day.
    pub(crate) end_of_day: &'static [Phrase],
    /// When work is over.
    pub(crate) after_work: &'static [Phrase],
    /// When school is over.
    pub(crate) after_school: &'static [Phrase],
    /// "No later than", before a time.
    pub(crate) no_later: &'static [Phrase],
    /// "No earlier than", before a time.
    pub(crate) no_earlier: &'static [Phrase],
    /// "Or later", behind a time.
    pub(crate) or_later: &'static [Phrase],
    /// "Or earlier", behind a time.
    pub(crate) or_earlier: &'static [Phrase],
    /// "Or so", behind a time.
    pub(crate) or_so: &'static [Phrase],
    /// "What about": an "about" that does not make a time approximate.
    pub(crate) proposing: &'static [Phrase],
    /// The zone of a time, behind it: it is taken to be the practice's own.
    pub(crate) zones: &'static [Phrase],
    /// "Sharp", behind a time.
    pub(crate) sharp: &'static [Phrase],
    /// "In the", before a part of the day that belongs to the hour before it.
    pub(crate) of_the_day: &'static [Phrase],
    /// Before a part of the day that only greets: "good morning".
    pub(crate) greeting: &'static [Phrase],
    /// What follows a number that is no hour: "two people".
    pub(crate) counted: &'static [Phrase],
    /// The pronoun that is also a number, behind a time: "the two thirty one".
    pub(crate) pronoun: &'static [Phrase],
    /// No preference at all, which is any time when a time was asked for.
    pub(crate) indifferent: &'static [Phrase],
}

/// Phrases for how long and how many.
pub(crate) struct AmountPhrases {
    /// From the present moment on: "from now".
    pub(crate) from_now: &'static [Phrase],
    /// Between a number and its unit, and changing nothing: "two more weeks".
    pub(crate) fillers: &'static [Phrase],
    /// Days that are not of a weekend, as a unit.
    pub(crate) workdays: &'static [Phrase],
    /// Numbers that are words of their own: "a dozen", "just me".
    pub(crate) counts: &'static [(u64, &'static [Phrase])],
}

/// Phrases for agreement and refusal.
pub(crate) struct VerdictPhrases {
    /// Agreement that cannot be taken for anything else.
    pub(crate) yes: &'static [Phrase],
    /// Agreement that can also be politeness or a way to begin a sentence.
    pub(crate) soft_yes: &'static [Phrase],
    /// Agreement only when it is the whole answer.
    pub(crate) yes_alone: &'static [Phrase],
    /// A last word after which more was to come: "I was just".
    pub(crate) broken_off: &'static [&'static str],
    /// Agreement even behind "no": "no, that's right".
    pub(crate) yes_after_no: &'static [Phrase],
    /// Refusal.
    pub(crate) no: &'static [Phrase],
    /// Refusal of something that was read back, offered or asked for; elsewhere part of a sentence.
    pub(crate) soft_no: &'static [Phrase],
    /// Neither.
    pub(crate) unsure: &'static [Phrase],
    /// Agreement of somebody who is not quite sure: "I guess so".
    pub(crate) inclined: &'static [Phrase],
    /// Neither, or only thinking aloud before a value.
    pub(crate) thinking: &'static [Phrase],
    /// What asks something back: an agreement beside it is none yet.
    pub(crate) questions: &'static [Phrase],
    /// What asks for something else: an agreement beside it needs to know for what.
    pub(crate) proposals: &'static [Phrase],
    /// Refusal of what was offered, but not behind a clear yes: that one agrees to call it off.
    pub(crate) calls_off: &'static [Phrase],
    /// Before a value that was said before and understood in another way: "I said Thursday".
    pub(crate) insisting: &'static [Phrase],
    /// Approval of a value that was said again: "Tuesday works".
    pub(crate) approving: &'static [Phrase],
    /// What refuses when it is all that is heard: "uh-uh", and what "no" may be heard for.
    pub(crate) shaken: &'static [&'static str],
    /// What has "yes", "no", "right" or "good" in it and is no answer.
    pub(crate) neutral: &'static [Phrase],
}

/// Phrases for providers.
pub(crate) struct ProviderPhrases {
    /// Anyone, wherever it is said.
    pub(crate) anyone: &'static [Phrase],
    /// Anyone, when the question was who.
    pub(crate) anyone_asked: &'static [Phrase],
    /// Anyone, when the question was not who and this is the whole answer.
    pub(crate) anybody: &'static [Phrase],
    /// Anyone, when the question was who and this is the whole answer.
    pub(crate) anyone_alone: &'static [Phrase],
    /// Titles before a name.
    pub(crate) titles: &'static [Phrase],
    /// What stands before a provider's bare name.
    pub(crate) with: &'static [Phrase],
}

/// Phrases for telephone numbers.
pub(crate) struct PhonePhrases {
    /// The number that the caller calls from.
    pub(crate) own: &'static [Phrase],
    /// What may stand between digits.
    pub(crate) between: &'static [Phrase],
    /// Where the number ends.
    pub(crate) extension: &'static [Phrase],
    /// "Area code", which behind a number says what of it is said anew.
    pub(crate) area: &'static [Phrase],
    /// "My number is": what stood before is no part of it.
    pub(crate) introducing: &'static [Phrase],
    /// "The new one is", "use": the number behind it replaces the one before.
    pub(crate) replacing: &'static [Phrase],
    /// Digits in the plural: "three fives".
    pub(crate) plurals: &'static [(&'static str, u8)],
    /// Words that are digits only amid digits, beside those that are tagged so.
    pub(crate) homophones: &'static [(&'static str, u8)],
}

/// Phrases of callers who were asked for a code that was sent as a text.
pub(crate) struct CodePhrases {
    /// It has not come, or they want another one.
    pub(crate) not_received: &'static [Phrase],
    /// No text reaches them.
    pub(crate) cannot_receive: &'static [Phrase],
}

/// Words and phrases for names.
pub(crate) struct NamePhrases {
    /// What introduces a name wherever it is said.
    pub(crate) introductions: &'static [Phrase],
    /// What introduces a name only when one is asked for, or before words that can be nothing else.
    pub(crate) weak_introductions: &'static [Phrase],
    /// Before the name that a visit is asked for under: "a cleaning for".
    pub(crate) booked_for: &'static [Phrase],
    /// Before the name of the person that a caller calls for: "for my daughter".
    pub(crate) patients: &'static [Phrase],
    /// What may stand before the name in an answer.
    pub(crate) before: &'static [Phrase],
    /// What ends a name in a longer sentence.
    pub(crate) closing: &'static [Phrase],
    /// Titles.
    pub(crate) titles: &'static [Phrase],
    /// What says that the first name follows.
    pub(crate) first: &'static [Phrase],
    /// What says that the last name follows.
    pub(crate) last: &'static [Phrase],
    /// The parts of a name that stay small.
    pub(crate) particles: &'static [&'static str],
    /// Behind the first name: "Ann is my first name".
    pub(crate) first_behind: &'static [Phrase],
    /// Behind the last name.
    pub(crate) last_behind: &'static [Phrase],
    /// Those of the everyday words below that are given names by themselves.
    pub(crate) given: &'static [&'static str],
    /// Small words that are also syllables of names: "Kim So Yeon".
    pub(crate) syllables: &'static [&'static str],
    /// Names that keep their capital behind "Mac".
    pub(crate) clans: &'static [&'static str],
    /// Everyday words that no grammar needs: they are no names.
    pub(crate) everyday: &'static WordTable,
    /// Endings that names do not have.
    pub(crate) never_endings: &'static [&'static str],
    /// Everyday words that are also names.
    pub(crate) also_names: &'static [&'static str],
    /// Endings that names seldom have: "it's bleeding badly" is no name.
    pub(crate) unlikely_endings: &'static [&'static str],
    /// What follows a name on the telephone: "Sarah calling".
    pub(crate) calling: &'static [Phrase],
    /// The letters that open a syllable: a word spelled has one.
    pub(crate) vowels: &'static str,
    /// Words of the alphabets of pilots, in the order of the letters.
    pub(crate) alphabet: &'static [(&'static str, char)],
    /// Letters by their names: "aitch".
    pub(crate) letters: &'static [(&'static str, char)],
    /// Words that sound like a letter, between letters: "are", "you".
    pub(crate) letter_sounds: &'static [(&'static str, char)],
    /// "Double you", the letter.
    pub(crate) double_letter: &'static [Phrase],
    /// "Capital", before a letter.
    pub(crate) capital: &'static [Phrase],
    /// The same where it can be nothing else: behind letters it begins another part.
    pub(crate) capital_letter: &'static [Phrase],
    /// "Space", "new word", between letters.
    pub(crate) spacing: &'static [Phrase],
    /// First names that part a row of letters: "sarahjohnson".
    pub(crate) first_names: &'static WordTable,
    /// Two letters that names begin with, beside those with a vowel.
    pub(crate) onsets: &'static [&'static str],
    /// What makes a last name of a first one: the "son" of "Johnson".
    pub(crate) makes_last: &'static [&'static str],
    /// "Spelled", before letters.
    pub(crate) spelling: &'static [Phrase],
    /// "That is", before letters or a part said again.
    pub(crate) restating: &'static [Phrase],
    /// How a name is written "with" some letters, what it is heard like, and what it becomes; `^`
    /// binds to the beginning and `$` to the end.
    pub(crate) respellings: &'static [(&'static str, &'static str, &'static str)],
    /// "Acute accent", behind a letter: the letters that it is put on, and what they become.
    pub(crate) accents: &'static [(&'static [Phrase], &'static str, &'static str)],
    /// "As in", between a letter and a word that begins with it.
    pub(crate) as_in: &'static [Phrase],
    /// "Hyphen."
    pub(crate) hyphen: &'static [Phrase],
    /// "Apostrophe."
    pub(crate) apostrophe: &'static [Phrase],
    /// "Hyphenated."
    pub(crate) hyphenated: &'static [Phrase],
    /// "Without", before a letter that was heard too many.
    pub(crate) without: &'static [Phrase],
    /// "With", before a letter that was misheard.
    pub(crate) with: &'static [Phrase],
}

//! Names spelled letter by letter.

use crate::answer::Answer;
use crate::numbers::Read;
use crate::tag::Tag;

/// Fewest words of a pilots' alphabet that spell something: "Oscar Romeo" may be a name.
const FEWEST_WORDS: usize = 3;

/// A change to a name that was misheard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// "Jon, no h."
    Without(char),
    /// "Catherine with a k."
    With(char),
}

/// A row of letters from `at` on, and where it ends: one letter may be an initial, more are a
/// word when they can be said.
pub(super) fn letters(answer: &Answer<'_>, at: usize) -> Read<String> {
    if let Some(read) = alphabet_words(answer, at) {
        return Some(read);
    }
    let (mut row, mut end) = first_letter(answer, at)?;
    while let Some((more, behind)) = letter(answer, end) {
        row.push_str(&more);
        end = behind;
    }
    Some((row, end))
}

/// The first letter of a row: "s", "s as in Sam", "double l".
fn first_letter(answer: &Answer<'_>, at: usize) -> Read<String> {
    if answer.words.tag(at) == Tag::Double {
        let (letter, end) = letter(answer, at + 1).filter(|(row, _)| row.chars().count() == 1)?;
        return Some((letter.repeat(2), end));
    }
    let mut chars = answer.words.word(at).chars();
    let letter = chars.next().filter(|c| c.is_alphabetic() && chars.next().is_none())?;
    Some(exemplified(answer, letter, at + 1))
}

/// A letter in a row: also "aitch", and a word of an alphabet.
fn letter(answer: &Answer<'_>, at: usize) -> Read<String> {
    first_letter(answer, at).or_else(|| {
        let names = &answer.lexicon.names;
        let mut letters = names.letters.iter().chain(names.alphabet);
        let (_, letter) = letters.find(|(name, _)| *name == answer.words.word(at))?;
        Some(exemplified(answer, *letter, at + 1))
    })
}

/// A letter, and where it ends: behind "as in Sam", when that follows.
fn exemplified(answer: &Answer<'_>, letter: char, end: usize) -> (String, usize) {
    let words = &answer.words;
    // "S as in Sam": the word begins with the letter.
    let as_in = words.phrase_at(answer.lexicon.names.as_in, end);
    let example = as_in.filter(|&behind| words.word(behind).starts_with(letter));
    (letter.into(), example.map_or(end, |behind| behind + 1))
}

/// "November India Alpha."
fn alphabet_words(answer: &Answer<'_>, at: usize) -> Read<String> {
    let alphabet = answer.lexicon.names.alphabet;
    let letter = |at: usize| {
        let word = answer.words.word(at);
        alphabet.iter().find(|(name, _)| *name == word).map(|(_, letter)| *letter)
    };
    let row: String = (at..answer.words.len()).map_while(letter).collect();
    let count = row.chars().count();
    (count >= FEWEST_WORDS).then_some((row, at + count))
}

/// Whether letters make a word that can be said: initials do not.
pub(super) fn is_word(answer: &Answer<'_>, row: &str) -> bool {
    let vowels = answer.lexicon.names.vowels;
    let count = row.chars().count();
    count > 2 || count == 2 && row.chars().any(|c| vowels.contains(c))
}

/// A change to the name before it, at `at`: "without an h", "with a k".
pub(super) fn changed(answer: &Answer<'_>, at: usize) -> Read<Change> {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let one = |from: usize| {
        let (row, end) = letter(answer, from)?;
        let mut chars = row.chars();
        let letter = chars.next().filter(|_| chars.next().is_none())?;
        // More letters behind it spell a name: "not l e e".
        let more = letters(answer, end).is_some();
        (!more).then_some((letter, end))
    };
    let without = words.phrase_at(names.without, at).and_then(one);
    let with = || words.phrase_at(names.with, at).and_then(one);
    without
        .map(|(letter, end)| (Change::Without(letter), end))
        .or_else(|| with().map(|(letter, end)| (Change::With(letter), end)))
}

//! Names spelled letter by letter.

use super::respelled::Change;
use super::rows::Row;
use crate::answer::Answer;
use crate::numbers::Read;
use crate::tag::Tag;

/// Fewest words of a pilots' alphabet that spell something: "Oscar Romeo" may be a name.
const FEWEST_WORDS: usize = 3;
/// Fewest letters before a word that sounds like the last one.
const FEWEST_BEFORE_SOUND: usize = 3;
/// Most letters that are changed at once: "with a ph".
const MOST_CHANGED: usize = 2;

/// A row of letters from `at` on, with a space before each further part, and where it ends: one
/// letter may be an initial, more are a word when they can be said.
pub(super) fn letters(answer: &Answer<'_>, at: usize) -> Read<String> {
    if let Some(read) = alphabet_words(answer, at) {
        return Some(read);
    }
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let (first, mut end) = first_letter(answer, at).or_else(|| named_first(answer, at))?;
    let mut row = Row::default();
    row.push(first, at);
    loop {
        let apostrophe = words.phrase_at(names.apostrophe, end);
        let spaced = words.phrase_at(names.spacing, end).filter(|&end| is_spelled(answer, end));
        let capital = words.phrase_at(names.capital_letter, end).is_some();
        if let Some((more, behind)) = apostrophe.and_then(|end| letter(answer, end)) {
            row.push(format!("'{more}"), end);
            end = behind;
        } else if let Some((from, (more, behind))) =
            spaced.and_then(|from| Some((from, letter(answer, from)?)))
            && row.is_part(answer)
        {
            row.push(more, from);
            row.begin();
            end = behind;
        } else if let Some((more, behind)) = letter(answer, end) {
            let begins = capital && row.is_part(answer);
            row.push(more, end);
            if begins {
                row.begin();
            }
            end = behind;
        } else if let Some((more, behind)) = last_letter(answer, end, row.in_part()) {
            row.push(more, end);
            end = behind;
        } else {
            return Some((row.parted(answer), end));
        }
    }
}

/// Whether letters stand at `at`, and not one alone.
fn is_spelled(answer: &Answer<'_>, at: usize) -> bool {
    first_letter(answer, at).is_some_and(|(_, end)| letter(answer, end).is_some())
}

/// "Ess a r a h": a letter by its name, when letters follow that can be said. "Jay" is a name.
fn named_first(answer: &Answer<'_>, at: usize) -> Read<String> {
    let word = answer.words.word(at);
    let named = answer.lexicon.names.letters.iter().find(|(name, _)| *name == word);
    let (_, letter) = named?;
    let follow = [at + 1, at + 2].map(|at| one_letter(answer, at));
    let said = follow.iter().flatten().any(|c| answer.lexicon.names.vowels.contains(*c));
    let read = exemplified(answer, *letter, at + 1);
    (said && follow.iter().all(Option::is_some)).then_some(read)
}

/// "C a t h why": a word that sounds like a letter, and ends a row that is long enough to be a name.
fn last_letter(answer: &Answer<'_>, at: usize, behind: usize) -> Read<String> {
    let word = answer.words.word(at);
    let mut sounds = answer.lexicon.names.letter_sounds.iter();
    let (_, letter) = sounds.find(|(name, _)| *name == word)?;
    let ends = answer.words.tag(at + 1) == Tag::End && behind >= FEWEST_BEFORE_SOUND;
    ends.then(|| (letter.to_string(), at + 1))
}

/// The first letter of a row: "s", "s as in Sam", "double l", "capital d".
fn first_letter(answer: &Answer<'_>, at: usize) -> Read<String> {
    let words = &answer.words;
    if let Some(end) = words.phrase_at(answer.lexicon.names.capital, at) {
        let (letter, end) = plain_letter(answer, end)?;
        return Some((letter.to_uppercase(), end));
    }
    if words.tag(at) == Tag::Double {
        if let Some(end) = words.phrase_at(answer.lexicon.names.double_letter, at) {
            return Some(('w'.into(), end));
        }
        let (letter, end) = letter(answer, at + 1).filter(|(row, _)| row.chars().count() == 1)?;
        return Some((letter.repeat(2), end));
    }
    // "A. M. B. E. R." begins with what looks like half a day.
    if is_half_day(answer, at) && one_letter(answer, at + 1).is_some() {
        return Some((words.word(at).into(), at + 1));
    }
    plain_letter(answer, at)
}

fn is_half_day(answer: &Answer<'_>, at: usize) -> bool {
    let (from, until) = answer.words.heard_at(at);
    let letters = until - from > answer.words.word(at).len();
    matches!(answer.words.tag(at), Tag::Am | Tag::Pm) && letters
}

fn plain_letter(answer: &Answer<'_>, at: usize) -> Read<String> {
    let letter = one_letter(answer, at)?;
    Some(exemplified(answer, letter, at + 1))
}

fn one_letter(answer: &Answer<'_>, at: usize) -> Option<char> {
    let one = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|c| c.is_alphabetic() && chars.next().is_none())
    };
    let letter = one(answer.words.word(at))?;
    // As it was heard a letter still has its accent.
    let (from, until) = answer.words.heard_at(at);
    let heard = one(answer.words.heard(from, until)).and_then(|c| c.to_lowercase().next());
    Some(heard.unwrap_or(letter))
}

/// A letter in a row: also "aitch", a word of an alphabet, and a word that sounds like a letter
/// when another letter follows.
fn letter(answer: &Answer<'_>, at: usize) -> Read<String> {
    first_letter(answer, at).or_else(|| {
        let names = &answer.lexicon.names;
        let word = answer.words.word(at);
        if is_half_day(answer, at) {
            return Some((word.into(), at + 1));
        }
        // "A deux n e", "a two n e".
        if answer.words.tag(at).number() == Some(2)
            && let Some(twice) = one_letter(answer, at + 1)
        {
            return Some((twice.to_string().repeat(2), at + 2));
        }
        let mut letters = names.letters.iter().chain(names.alphabet);
        let named = letters.find(|(name, _)| *name == word);
        let sounding = || {
            let mut sounds = names.letter_sounds.iter();
            let goes_on = one_letter(answer, at + 1).is_some();
            sounds.find(|(name, _)| *name == word && goes_on)
        };
        let (_, letter) = named.or_else(sounding)?;
        Some(exemplified(answer, *letter, at + 1))
    })
}

/// A letter, and where it ends: behind "as in Sam", when that follows.
fn exemplified(answer: &Answer<'_>, letter: char, end: usize) -> (String, usize) {
    let words = &answer.words;
    if let Some((accented, end)) = accented(answer, letter, end) {
        return (accented.into(), end);
    }
    // "S as in Sam": the word begins with the letter.
    let as_in = words.phrase_at(answer.lexicon.names.as_in, end);
    let example = as_in.filter(|&behind| {
        let example = words.word(behind);
        example.starts_with(letter) && example.chars().count() > 1
    });
    (letter.into(), example.map_or(end, |behind| behind + 1))
}

/// The letter with the accent that is named behind it: "e, acute accent".
fn accented(answer: &Answer<'_>, letter: char, at: usize) -> Read<char> {
    answer.lexicon.names.accents.iter().find_map(|(phrases, bare, with)| {
        let end = answer.words.phrase_at(phrases, at)?;
        let place = bare.chars().position(|bare| bare == letter)?;
        with.chars().nth(place).map(|letter| (letter, end))
    })
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
    let said = row.chars().any(|c| vowels.contains(c.to_ascii_lowercase()));
    count > 1 && said || count > FEWEST_WORDS
}

/// A change to the name before it, at `at`: "without an h", "with a k", "with two ls".
pub(super) fn changed(answer: &Answer<'_>, at: usize) -> Read<Change> {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    if let Some((change, end)) = counted(answer, at) {
        return Some((change, end));
    }
    let few = |from: usize| {
        // "A ph" is heard as one word.
        let word = words.word(from);
        if names.respellings.iter().any(|(with, ..)| *with == word && with.len() > 1) {
            return Some((word.into(), from + 1));
        }
        let (row, end) = letters(answer, from)?;
        // More letters than a sound has spell a name: "not l e e".
        (row.chars().count() <= MOST_CHANGED).then_some((row, end))
    };
    if let Some((row, end)) = words.phrase_at(names.without, at).and_then(few) {
        return Some((Change::Without(row), end));
    }
    let (row, end) = words.phrase_at(names.with, at).and_then(few)?;
    Some((Change::With(row), end))
}

/// "With one l", "with two ts", "with a double n".
fn counted(answer: &Answer<'_>, at: usize) -> Read<Change> {
    let words = &answer.words;
    let from = words.phrase_at(answer.lexicon.names.with, at)?;
    let letter = |at: usize| {
        let mut chars = words.word(at).chars();
        let letter = chars.next().filter(|c| c.is_alphabetic())?;
        matches!(chars.as_str(), "" | "s").then_some(letter)
    };
    let tag = words.tag(from);
    let many = if tag == Tag::Double { 2 } else { tag.number()? };
    let change = match many {
        1 => Change::Once(letter(from + 1)?),
        2 => Change::Twice(letter(from + 1)?),
        _ => return None,
    };
    Some((change, from + 2))
}

//! A caller's words, made plain: lower case, no punctuation, contractions written out,
//! hesitations dropped, every word with the part it can play.
//!
//! **Invariant:** every word knows where in what was heard it came from.
//! **Invariant:** no more than [`MAX_CHARS`] characters are read, so every grammar has an end.

use crate::lexicon::Lexicon;
use crate::reading;
use crate::tag::Tag;
use crate::words::{Heads, Phrase, hash, heads, with_head};

/// Characters that are read of an answer; the rest is cut. The same limit as `domain::Words`.
pub(crate) const MAX_CHARS: usize = 600;
/// Most words of a phrase that is looked for before a word.
const LONGEST_BEFORE: usize = 5;
/// Most words that `*` in a phrase stands for.
const MAX_GAP: usize = 3;

/// Where a word is in what was heard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// Its first byte.
    pub(crate) from: usize,
    /// The byte behind its last.
    pub(crate) until: usize,
    /// Whether a comma, a full stop or the like stands before it.
    pub(crate) pause: bool,
}

impl Place {
    /// The same place, with no pause before it.
    pub(crate) fn without_pause(self) -> Self {
        Self { pause: false, ..self }
    }

    /// This place and what follows up to the end of `last`.
    pub(crate) fn to(self, last: Self) -> Self {
        Self { until: last.until, ..self }
    }
}

/// A word that stands in for others.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Written {
    /// The word that was at this place.
    Kept(usize),
    /// The word that was at this place, as something else.
    As(usize, Tag),
    /// Another word.
    New(&'static str, Tag),
    /// A number in digits.
    Number(u16),
}

/// One word.
#[derive(Debug, Clone)]
struct Token {
    text: (usize, usize),
    heard: Place,
    hash: u32,
    tag: Tag,
}

/// A caller's words, made plain.
pub(crate) struct Transcript<'a> {
    heard: &'a str,
    text: String,
    tokens: Vec<Token>,
    /// Of all words that are there, and of those that were.
    heads: Heads<4>,
    /// Before which words the caller made a sound like "uh".
    hesitations: Vec<usize>,
}

impl<'a> Transcript<'a> {
    /// Reads an answer in a language.
    pub(crate) fn read(heard: &'a str, lexicon: &Lexicon) -> Self {
        let end = heard.char_indices().nth(MAX_CHARS).map_or(heard.len(), |(at, _)| at);
        let heard = heard.get(..end).unwrap_or_default();
        let mut transcript = Self {
            heard,
            text: String::with_capacity(heard.len() + 16),
            tokens: Vec::with_capacity(heard.len() / 3),
            heads: Heads::NONE,
            hesitations: Vec::new(),
        };
        reading::read(&mut transcript, lexicon);
        transcript
    }

    /// Adds a word.
    pub(crate) fn push(&mut self, word: &str, tag: Tag, heard: Place) {
        let from = self.text.len();
        self.text.push_str(word);
        let text = (from, self.text.len());
        let hash = hash(word);
        self.heads = self.heads.with(hash);
        self.tokens.push(Token { text, heard, hash, tag });
    }

    /// Puts another word in the place of the one at `at`.
    pub(crate) fn mend(&mut self, at: usize, word: &str, tag: Tag) {
        let from = self.text.len();
        self.text.push_str(word);
        let text = (from, self.text.len());
        let hash = hash(word);
        self.heads = self.heads.with(hash);
        if let Some(token) = self.tokens.get_mut(at) {
            (token.text, token.hash, token.tag) = (text, hash, tag);
        }
    }

    /// Takes the last word away and says where it was heard.
    pub(crate) fn pop(&mut self) -> Option<Place> {
        self.tokens.pop().map(|token| token.heard)
    }

    /// Puts other words in the place of those `from..until`. All of them are heard where those
    /// were, whatever their order.
    pub(crate) fn rewrite(&mut self, from: usize, until: usize, with: &[Written]) {
        let heard = self.tokens.get(from..until).and_then(|old| Some((old.first()?, old.last()?)));
        let Some((first, last)) = heard else {
            return;
        };
        let whole = Place { from: first.heard.from.min(last.heard.from), ..first.heard };
        let whole = whole.to(last.heard);
        let mut tokens = Vec::with_capacity(with.len());
        for written in with {
            let begin = self.text.len();
            let (text, tag) = match *written {
                Written::Kept(at) => match self.tokens.get(at) {
                    Some(token) => (token.text, token.tag),
                    None => continue,
                },
                Written::As(at, tag) => match self.tokens.get(at) {
                    Some(token) => (token.text, tag),
                    None => continue,
                },
                Written::New(word, tag) => {
                    self.text.push_str(word);
                    ((begin, self.text.len()), tag)
                }
                Written::Number(number) => {
                    self.text.push_str(&number.to_string());
                    ((begin, self.text.len()), Tag::Digits(number))
                }
            };
            let word = self.text.get(text.0..text.1).unwrap_or_default();
            let heard = if tokens.is_empty() { whole } else { whole.without_pause() };
            let hash = hash(word);
            self.heads = self.heads.with(hash);
            tokens.push(Token { text, heard, hash, tag });
        }
        self.tokens.splice(from..until, tokens);
    }

    /// Notes that the caller made a sound like "uh".
    pub(crate) fn hesitate(&mut self) {
        self.hesitations.push(self.tokens.len());
    }

    /// All that was heard.
    pub(crate) fn whole(&self) -> &'a str {
        self.heard
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the caller made a sound like "uh" somewhere.
    pub(crate) fn hesitated(&self) -> bool {
        !self.hesitations.is_empty()
    }

    /// Whether the caller made a sound like "uh" before the word at `at`.
    pub(crate) fn hesitated_before(&self, at: usize) -> bool {
        self.hesitations.contains(&at)
    }

    /// What the word at `at` is.
    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.tokens.get(at).map_or(Tag::End, |token| token.tag)
    }

    /// What the word `back` places before `at` is.
    pub(crate) fn tag_before(&self, at: usize, back: usize) -> Tag {
        at.checked_sub(back).map_or(Tag::End, |at| self.tag(at))
    }

    /// The word at `at`, in lower case; empty beyond the last.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .and_then(|token| self.text.get(token.text.0..token.text.1))
            .unwrap_or_default()
    }

    /// The hash of the word at `at`; 0 beyond the last.
    pub(crate) fn hash(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(0, |token| token.hash)
    }

    /// Where the word at `at` was in what was heard.
    pub(crate) fn heard_at(&self, at: usize) -> (usize, usize) {
        self.tokens.get(at).map_or((0, 0), |token| (token.heard.from, token.heard.until))
    }

    /// What was heard between two places in it.
    pub(crate) fn heard(&self, from: usize, until: usize) -> &'a str {
        self.heard.get(from..until).unwrap_or_default()
    }

    /// Whether a comma, a full stop or the like stands before the word at `at`.
    pub(crate) fn pause_before(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.heard.pause)
    }

    /// Where the longest of the phrases that begin at `at` ends.
    pub(crate) fn phrase_at(&self, phrases: &[Phrase], at: usize) -> Option<usize> {
        let candidates = with_head(phrases, self.tokens.get(at)?.hash);
        let ends = candidates.iter().filter_map(|phrase| self.matches(phrase.text, at));
        ends.max()
    }

    /// Where the longest of the phrases that end right before `end` begins.
    pub(crate) fn phrase_before(&self, phrases: &[Phrase], end: usize) -> Option<usize> {
        if !self.may_begin(phrases) {
            return None;
        }
        let mut reach = end.saturating_sub(LONGEST_BEFORE)..end;
        reach.find(|&at| {
            let candidates = with_head(phrases, self.hash(at)).iter();
            let mut ends = candidates.filter_map(|phrase| self.matches(phrase.text, at));
            ends.any(|to| to == end)
        })
    }

    /// Where any of the phrases is, in the order in which they are said.
    pub(crate) fn find<'s>(
        &'s self,
        phrases: &'s [Phrase],
    ) -> impl Iterator<Item = (usize, usize)> + 's {
        let tokens = if self.may_begin(phrases) { self.tokens.as_slice() } else { &[] };
        tokens.iter().enumerate().flat_map(move |(at, token)| {
            let candidates = with_head(phrases, token.hash).iter();
            let ends = candidates.filter_map(move |phrase| self.matches(phrase.text, at));
            ends.map(move |end| (at, end))
        })
    }

    /// Whether any of the phrases is there.
    pub(crate) fn has(&self, phrases: &[Phrase]) -> bool {
        self.find(phrases).next().is_some()
    }

    /// Whether any word may begin any of the phrases: a quick look before that at each word.
    fn may_begin(&self, phrases: &[Phrase]) -> bool {
        heads(phrases).may_share(self.heads)
    }

    fn matches(&self, phrase: &str, at: usize) -> Option<usize> {
        // Shorter than what a search for the sign would take to begin.
        let end = phrase.bytes().position(|byte| byte == b' ');
        let (word, rest) = match end {
            Some(end) => (phrase.get(..end)?, phrase.get(end + 1..)),
            None => (phrase, None),
        };
        if word == "*" {
            let rest = rest?;
            return (0..=MAX_GAP).find_map(|gap| self.matches(rest, at + gap));
        }
        if word.is_empty() || self.word(at) != word {
            return None;
        }
        match rest {
            Some(rest) => self.matches(rest, at + 1),
            None => Some(at + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::ENGLISH;

    fn plain(heard: &str) -> String {
        let words = Transcript::read(heard, &ENGLISH);
        let words: Vec<&str> = (0..words.len()).map(|at| words.word(at)).collect();
        words.join(" ")
    }

    #[test]
    fn words_are_made_plain() {
        for (heard, words) in [
            ("I can't, Ms. O'Brien!", "i can not ms obrien"),
            ("That’s FINE", "that is fine"),
            ("2:30 p.m.", "2 : 30 pm"),
            ("10am", "10 am"),
            ("9a-11a", "9 am - 11 am"),
            ("at 3 p m", "at 3 pm"),
            ("I am Sam s a m", "i am sam s a m"),
            ("threeish or 3ish", "three ish or 3 ish"),
            ("British", "british"),
            ("the 21st", "the 21st"),
            ("5/20", "5 / 20"),
            ("five/six", "five six"),
            ("403-555-0156", "403 - 555 - 0156"),
            ("+1 403", "+ 1 403"),
            ("three o'clock, 4 o clock", "three oclock 4 oclock"),
            ("um yes uh huh", "yes uhhuh"),
            ("uh um er", ""),
            ("the doctor's office", "the doctor office"),
            ("<Hangup/>", "hangup"),
            ("e\u{301}lodie 李小龙 😀", "e\u{301}lodie 李小龙"),
        ] {
            assert_eq!(plain(heard), words, "{heard}");
        }
    }

    #[test]
    fn every_word_knows_where_it_was_heard() {
        let heard = "No, it's Siobhán at 2:30pm";
        let words = Transcript::read(heard, &ENGLISH);
        for (at, place) in
            [(0, "No"), (1, "it's"), (2, "it's"), (3, "Siobhán"), (5, "2"), (7, "30"), (8, "pm")]
        {
            let (from, until) = words.heard_at(at);
            assert_eq!(words.heard(from, until), place);
        }
        assert!(words.pause_before(1));
        assert!(!words.pause_before(4));
    }

    #[test]
    fn what_is_behind_the_limit_is_not_read() {
        let flood = "é ".repeat(30_000);
        let words = Transcript::read(&flood, &ENGLISH);
        assert_eq!(words.len(), 300);
        assert_eq!(words.word(MAX_CHARS), "");
        assert_eq!(words.tag(MAX_CHARS), Tag::End);
    }

    #[test]
    fn phrases_are_found_with_gaps_and_the_longest_first() {
        use crate::words::phrases;
        let words = Transcript::read("please do move my other appointment", &ENGLISH);
        assert_eq!(words.phrase_at(phrases!("please, please do"), 0), Some(2));
        assert_eq!(words.phrase_at(phrases!("move * appointment"), 2), Some(6));
        assert_eq!(words.phrase_at(phrases!("please * appointment"), 0), None);
        assert_eq!(words.phrase_before(phrases!("do, please do"), 2), Some(0));
        assert!(words.has(phrases!("my other")));
        assert!(!words.has(phrases!("my appointment")));
    }
}

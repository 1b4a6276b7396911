//! Lists of words and phrases, made when the crate is compiled and looked up by hash.

use crate::tag::Tag;

/// Places in a table of words, a power of two: it stays at most three quarters full.
const PLACES: usize = 2048;

/// Words and their tags, found by hash.
pub(crate) struct WordTable {
    places: [(&'static str, Tag); PLACES],
}

impl WordTable {
    /// A table of groups: a tag, and its words with spaces between them.
    pub(crate) const fn new(groups: &[(Tag, &'static str)]) -> Self {
        let mut places = [("", Tag::Unknown); PLACES];
        let mut group = 0;
        let mut count = 0;
        while group < groups.len() {
            let (tag, words) = groups[group];
            let mut rest = words;
            while !rest.is_empty() {
                let (word, behind) = split(rest, b' ');
                rest = behind;
                let mut at = hash(word) as usize % PLACES;
                while !places[at].0.is_empty() {
                    assert!(!same(places[at].0, word), "a word has two tags");
                    at = (at + 1) % PLACES;
                }
                places[at] = (word, tag);
                count += 1;
            }
            group += 1;
        }
        assert!(count * 4 <= PLACES * 3, "the table of words is too full");
        Self { places }
    }

    /// Whether the table has a word.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.tag(word, hash(word)) != Tag::Unknown
    }

    /// What a word is; `hash` is the word's.
    pub(crate) fn tag(&self, word: &str, hash: u32) -> Tag {
        let mut at = hash as usize % PLACES;
        while let Some((known, tag)) = self.places.get(at) {
            if known.is_empty() {
                break;
            }
            if *known == word {
                return *tag;
            }
            at = (at + 1) % PLACES;
        }
        Tag::Unknown
    }
}

/// Words in order, with `*` for up to three words of any kind.
pub(crate) struct Phrase {
    pub(crate) text: &'static str,
    /// The hash of the first word.
    pub(crate) head: u32,
    /// Which heads the whole list may have.
    heads: Heads<4>,
}

/// Which heads a list may have, one bit for several: most words begin no phrase of most lists, and
/// that is seen here at once. Every phrase of a list has those of all, so that a list is a slice.
#[derive(Clone, Copy)]
pub(crate) struct Heads<const N: usize>([u64; N]);

impl<const N: usize> Heads<N> {
    /// Those of no word.
    pub(crate) const NONE: Self = Self([0; N]);

    const fn place(head: u32) -> (usize, u64) {
        ((head >> 6) as usize % N, 1 << (head % 64))
    }

    /// These and another one.
    pub(crate) const fn with(mut self, head: u32) -> Self {
        let (at, bit) = Self::place(head);
        self.0[at] |= bit;
        self
    }

    /// Whether that of a word is among them; seldom also when it is not.
    pub(crate) fn may_have(self, head: u32) -> bool {
        let (at, bit) = Self::place(head);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

impl Heads<4> {
    /// Whether there may be a head that both have.
    pub(crate) fn may_share(self, other: Self) -> bool {
        std::iter::zip(self.0, other.0).any(|(mine, its)| mine & its != 0)
    }
}

/// Phrases from a text with commas between them.
macro_rules! phrases {
    ($text:literal) => {{
        const LIST: [$crate::words::Phrase; $crate::words::count($text)] =
            $crate::words::listed($text);
        &LIST
    }};
}
pub(crate) use phrases;

/// How many phrases a text lists.
pub(crate) const fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut count = 1;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b',' {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The phrases that a text lists, in the order of their heads. The first word is never `*`.
pub(crate) const fn listed<const N: usize>(text: &'static str) -> [Phrase; N] {
    let mut list = [const { Phrase { text: "", head: 0, heads: Heads([0; 4]) } }; N];
    let mut heads = Heads([0; 4]);
    let mut rest = text;
    let mut at = 0;
    while at < N {
        let (phrase, behind) = split(rest, b',');
        rest = behind;
        let phrase = phrase.trim_ascii();
        assert!(!phrase.is_empty(), "an empty phrase");
        let (first, _) = split(phrase, b' ');
        let head = hash(first);
        heads = heads.with(head);
        let mut place = at;
        while place > 0 && list[place - 1].head > head {
            list[place].text = list[place - 1].text;
            list[place].head = list[place - 1].head;
            place -= 1;
        }
        list[place].text = phrase;
        list[place].head = head;
        at += 1;
    }
    let mut at = 0;
    while at < N {
        list[at].heads = heads;
        at += 1;
    }
    list
}

/// The heads that a list has.
pub(crate) fn heads(phrases: &[Phrase]) -> Heads<4> {
    phrases.first().map_or(Heads::NONE, |first| first.heads)
}

/// The phrases that begin with the word of that hash.
pub(crate) fn with_head(phrases: &[Phrase], head: u32) -> &[Phrase] {
    if !phrases.first().is_some_and(|first| first.heads.may_have(head)) {
        return &[];
    }
    let from = phrases.partition_point(|phrase| phrase.head < head);
    let rest = phrases.get(from..).unwrap_or_default();
    let count = rest.iter().take_while(|phrase| phrase.head == head).count();
    rest.get(..count).unwrap_or_default()
}

/// Lists of phrases by what they mean, of which most words begin none.
pub(crate) struct Meanings<T: 'static> {
    lists: &'static [(T, &'static [Phrase])],
    heads: Heads<32>,
}

impl<T> Meanings<T> {
    /// These lists.
    pub(crate) const fn new(lists: &'static [(T, &'static [Phrase])]) -> Self {
        let mut heads = Heads([0; 32]);
        let mut list = 0;
        while list < lists.len() {
            let mut at = 0;
            while at < lists[list].1.len() {
                heads = heads.with(lists[list].1[at].head);
                at += 1;
            }
            list += 1;
        }
        Self { lists, heads }
    }

    /// The lists, or none when the word of that hash begins no phrase of any.
    pub(crate) fn with_head(&self, head: u32) -> &'static [(T, &'static [Phrase])] {
        if self.heads.may_have(head) { self.lists } else { &[] }
    }
}

/// The hash under which words are found (FNV-1a, 32 bits).
pub(crate) const fn hash(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The text up to the first `sign`, and what is behind it.
const fn split(text: &'static str, sign: u8) -> (&'static str, &'static str) {
    let bytes = text.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] != sign {
        end += 1;
    }
    let (before, rest) = text.split_at(end);
    if rest.is_empty() { (before, rest) } else { (before, rest.split_at(1).1) }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

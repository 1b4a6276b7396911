//! Numbers of several words: "quatre-vingt-dix-sept" is four times twenty, ten and seven.
//!
//! **Invariant:** what is joined fits in sixteen bits, and no pause stands inside it.

use std::ops::Range;

use domain::Expecting;

use crate::tag::Tag;
use crate::transcript::{Transcript, Written};

/// How a language puts numbers together.
pub(crate) struct Compounds {
    /// The number of tens that is counted by another before it, and that other: 4 × 20.
    pub(crate) counted: Option<(u8, u8)>,
    /// The tens that numbers from ten to nineteen can follow: 60 and 11 are 71.
    pub(crate) with_teens: &'static [u8],
    /// The numbers that are joined to tens by "and".
    pub(crate) with_and: &'static [u8],
    /// The smallest number that follows ten, and from there all up to nine: 10 and 7 are 17.
    pub(crate) behind_ten: u8,
}

/// Makes one number of every number that several words say.
pub(super) fn join(words: &mut Transcript<'_>, compounds: &Compounds, asked: Expecting) {
    let dialling = matches!(asked, Expecting::Phone | Expecting::Code);
    for at in 0..words.len() {
        if words.tag(at) == Tag::A && is_digit(words, at, dialling) {
            words.rewrite(at, at + 1, &[Written::As(at, Tag::Unit(1))]);
        }
    }
    let mut at = 0;
    while at < words.len() {
        // Digits of a telephone number can be parted in more than one way.
        if !dialling
            && let Some((number, end)) = spoken(words, compounds, at..words.len())
            && end > at + 1
        {
            words.rewrite(at, end, &[Written::Number(number)]);
        }
        at += 1;
    }
}

/// The number that the first words of a range say, and where it ends.
pub(crate) fn spoken(
    words: &Transcript<'_>,
    compounds: &Compounds,
    range: Range<usize>,
) -> Option<(u16, usize)> {
    Reader { words, compounds, until: range.end }.number(range.start)
}

/// Whether "one" is a digit and no article: beside another digit, or alone.
fn is_digit(words: &Transcript<'_>, at: usize, dialling: bool) -> bool {
    let number = |tag: Tag| tag.number().is_some() || matches!(tag, Tag::Hundred | Tag::Thousand);
    let before = words.tag_before(at, 1);
    let behind = words.tag(at + 1);
    dialling || words.len() == 1 || number(before) && (number(behind) || behind == Tag::End)
}

struct Reader<'r, 'w> {
    words: &'r Transcript<'w>,
    compounds: &'r Compounds,
    /// No word from here on belongs to the number.
    until: usize,
}

impl Reader<'_, '_> {
    /// The word at `at`, when it goes on with the number before it.
    fn next(&self, at: usize) -> Tag {
        if at >= self.until || self.words.pause_before(at) { Tag::End } else { self.words.tag(at) }
    }

    /// A number below ten thousand.
    fn number(&self, at: usize) -> Option<(u16, usize)> {
        let (first, end) = match self.words.tag(at) {
            Tag::Thousand => (1, at),
            _ => self.below_thousand(at)?,
        };
        if self.next(end) != Tag::Thousand || first > 9 {
            return Some((first, end));
        }
        let thousands = first * 1000;
        match self.below_thousand(end + 1).filter(|_| self.next(end + 1) != Tag::End) {
            Some((rest, end)) => Some((thousands + rest, end)),
            None => Some((thousands, end + 1)),
        }
    }

    fn below_thousand(&self, at: usize) -> Option<(u16, usize)> {
        let (first, end) = match self.words.tag(at) {
            Tag::Hundred => (1, at),
            _ => self.below_hundred(at)?,
        };
        if self.next(end) != Tag::Hundred || !matches!(first, 1..=9 | 11..=19) {
            return Some((first, end));
        }
        let hundreds = first * 100;
        match self.below_hundred(end + 1).filter(|_| self.next(end + 1) != Tag::End) {
            Some((rest, end)) if rest > 0 => Some((hundreds + rest, end)),
            _ => Some((hundreds, end + 1)),
        }
    }

    fn below_hundred(&self, at: usize) -> Option<(u16, usize)> {
        let compounds = self.compounds;
        let (tens, end) = match (self.words.tag(at), self.next(at + 1)) {
            (Tag::Unit(count), Tag::Tens(tens)) if compounds.counted == Some((count, tens)) => {
                (count * tens, at + 2)
            }
            (Tag::Tens(tens), _) => (tens, at + 1),
            (Tag::Teen(10), Tag::Unit(unit)) if unit >= compounds.behind_ten => {
                return Some((u16::from(10 + unit), at + 2));
            }
            (Tag::Unit(number) | Tag::Teen(number), _) => return Some((number.into(), at + 1)),
            (Tag::Digits(number), _) if number < 100 => return Some((number, at + 1)),
            (Tag::Zero, _) => return Some((0, at + 1)),
            _ => return None,
        };
        let and = self.next(end) == Tag::And;
        let from = end + usize::from(and);
        let (small, behind) = match (self.next(from), self.next(from + 1)) {
            (Tag::Teen(10), Tag::Unit(unit)) if unit >= compounds.behind_ten => {
                (10 + unit, from + 2)
            }
            (Tag::Unit(small) | Tag::Teen(small), _) => (small, from + 1),
            (Tag::A, _) if and || end == at + 2 => (1, from + 1),
            _ => return Some((tens.into(), end)),
        };
        let joins = !and || compounds.with_and.contains(&small);
        let teens = small < 10 || compounds.with_teens.contains(&tens);
        if joins && teens {
            return Some((u16::from(tens + small), behind));
        }
        Some((tens.into(), end))
    }
}

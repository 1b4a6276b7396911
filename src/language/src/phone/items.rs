//! The digits that single words of an answer say, with every way to read them.

use std::ops::Range;

use domain::Expecting;

use crate::answer::Answer;
use crate::arrange::spoken;
use crate::numbers::Read;
use crate::tag::Tag;

/// Most digits of one item; what is longer is no telephone number anyway.
const MOST_DIGITS: usize = 18;
/// Most words in a row that only sound like digits.
const MOST_LIKE: usize = 4;
/// Most ways to read one item.
const MOST_READINGS: usize = 4;

/// A few digits, perhaps with a plus before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits {
    text: [u8; MOST_DIGITS],
    length: usize,
    /// Where it falls into parts that could have been said as one; 0 is nowhere.
    parts_at: usize,
}

impl Digits {
    const NONE: Self = Self { text: [0; MOST_DIGITS], length: 0, parts_at: 0 };

    fn of(text: &str) -> Self {
        let mut digits = Self::NONE;
        digits.push(text);
        digits
    }

    /// A number without zeros before it.
    fn number(number: u16) -> Self {
        let mut digits = Self::NONE;
        let mut power = 10_000;
        while power > 0 {
            if number >= power || power == 1 {
                digits.push_digit(number / power % 10);
            }
            power /= 10;
        }
        digits
    }

    fn repeated(digit: u16, times: usize) -> Self {
        let mut digits = Self::NONE;
        for _ in 0..times {
            digits.push_digit(digit);
        }
        digits
    }

    fn and(mut self, other: Self) -> Self {
        self.push(other.as_str());
        self
    }

    /// Two numbers that could have been one: "eighty" and "five".
    fn then(self, other: Self) -> Self {
        Self { parts_at: self.length, ..self.and(other) }
    }

    /// Where it falls into parts that could have been said as one.
    pub(super) fn parts_at(&self) -> Option<usize> {
        (self.parts_at > 0).then_some(self.parts_at)
    }

    fn push_digit(&mut self, digit: u16) {
        let digit = u8::try_from(digit).ok().filter(|digit| *digit < 10);
        if let (Some(place), Some(digit)) = (self.text.get_mut(self.length), digit) {
            *place = b'0' + digit;
            self.length += 1;
        }
    }

    fn push(&mut self, text: &str) {
        for byte in text.bytes() {
            if let Some(place) = self.text.get_mut(self.length) {
                *place = byte;
                self.length += 1;
            }
        }
    }

    pub(super) fn as_str(&self) -> &str {
        let text = self.text.get(..self.length).unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
    }

    /// How many digits there are.
    pub(super) fn count(&self) -> usize {
        self.as_str().bytes().filter(u8::is_ascii_digit).count()
    }
}

/// What the words `from..until` say, the likeliest reading first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    readings: [Digits; MOST_READINGS],
    count: usize,
    pub(super) from: usize,
    pub(super) until: usize,
    /// Whether it is said as "three fives".
    pub(super) is_plural: bool,
}

impl Item {
    fn of(from: usize, until: usize, readings: &[Digits]) -> Self {
        let mut item = Self {
            readings: [Digits::NONE; MOST_READINGS],
            count: 0,
            from,
            until,
            is_plural: false,
        };
        for reading in readings {
            if item.readings().contains(reading) {
                continue;
            }
            if let Some(place) = item.readings.get_mut(item.count) {
                *place = *reading;
                item.count += 1;
            }
        }
        item
    }

    /// Every way to read it, the likeliest first.
    pub(super) fn readings(&self) -> &[Digits] {
        self.readings.get(..self.count).unwrap_or_default()
    }
}

/// The digits that the words from `at` on say.
pub(super) fn item(answer: &Answer<'_>, at: usize) -> Option<Item> {
    let words = &answer.words;
    let one = |text: Digits, until: usize| Some(Item::of(at, until, &[text]));
    match words.tag(at) {
        Tag::Plus => is_digit(answer, at + 1).then(|| Item::of(at, at + 1, &[Digits::of("+")])),
        Tag::Double => repeated(answer, at, 2),
        Tag::Triple => repeated(answer, at, 3),
        Tag::Zero => zero(answer, at),
        Tag::Unit(1) if is_pronoun(answer, at) => None,
        Tag::To if is_asked(answer) => sounds_like(answer, at, 2),
        Tag::For if is_asked(answer) => sounds_like(answer, at, 4),
        Tag::SoundsLike(digit) if is_asked(answer) => sounds_like(answer, at, digit),
        Tag::Unit(_) | Tag::Teen(_) | Tag::Tens(_) | Tag::Hundred if is_compound(answer, at) => {
            compound(answer, at)
        }
        Tag::Unit(_) | Tag::Teen(_) | Tag::Tens(_) | Tag::Digits(_) => counted(answer, at)
            .or_else(|| hundreds(answer, at))
            .or_else(|| thousands(answer, at))
            .or_else(|| tens(answer, at)),
        Tag::Hundred if is_digit_before(answer, at) => one(Digits::of("00"), at + 1),
        Tag::Thousand if is_digit_before(answer, at) => one(Digits::of("000"), at + 1),
        _ if is_asked(answer) => {
            let homophones = answer.lexicon.phones.homophones.iter();
            let (_, digit) = homophones.clone().find(|(word, _)| *word == words.word(at))?;
            sounds_like(answer, at, *digit)
        }
        _ => None,
    }
}

/// Whether a number of several words begins at `at`, put together in the way of the language.
fn is_compound(answer: &Answer<'_>, at: usize) -> bool {
    let compounds = answer.lexicon.compounds;
    let number =
        compounds.and_then(|compounds| spoken(&answer.words, compounds, at..answer.words.len()));
    number.is_some_and(|(_, end)| end > at + 1)
}

/// A number of several words: "quatre-vingt-dix-huit" is 98, or 80 and 18, or 4 and 20 and 18.
fn compound(answer: &Answer<'_>, at: usize) -> Option<Item> {
    let compounds = answer.lexicon.compounds?;
    let words = &answer.words;
    let (mut whole, mut end) = spoken(words, compounds, at..words.len())?;
    // "Quatre cent cinquante, six cent vingt-quatre": the six begins the next number.
    let before_hundred = words.tag(end) == Tag::Hundred && end > at + 1;
    if before_hundred && matches!(words.tag(end - 1), Tag::Unit(_)) {
        (whole, end) = spoken(words, compounds, at..end - 1)?;
    }
    let mut readings = [Digits::number(whole); MOST_READINGS];
    let parted = (at + 1..end).rev().filter_map(|middle| {
        let part = |range: Range<usize>| {
            let until = range.end;
            spoken(words, compounds, range).filter(|(_, end)| *end == until)
        };
        // "Dix-neuf" is hardly ever a ten and a nine.
        if words.tag(middle - 1) == Tag::Teen(10) {
            return None;
        }
        let ((first, _), (last, _)) = (part(at..middle)?, part(middle..end)?);
        Some(Digits::number(first).and(Digits::number(last)))
    });
    let mut count = 1;
    for (place, digits) in readings.iter_mut().skip(1).zip(parted) {
        *place = digits;
        count += 1;
    }
    // "Huit cents, cinq": a single digit behind hundreds is more likely the next one.
    if (1..10).contains(&(whole % 100)) && whole > 100 && count > 1 {
        readings.swap(0, 1);
    }
    Some(Item::of(at, end, readings.get(..count)?))
}

/// Whether a number, or a code, was asked for.
pub(super) fn is_asked(answer: &Answer<'_>) -> bool {
    matches!(answer.asked, Expecting::Phone | Expecting::Code)
}

/// A number in digits as it was written, one in words as it is said: "eighty five" is 85, or 80
/// and then 5.
fn tens(answer: &Answer<'_>, at: usize) -> Option<Item> {
    let words = &answer.words;
    match (words.tag(at), words.tag(at + 1)) {
        (Tag::Tens(tens), Tag::Unit(unit)) => {
            let (whole, parts) = both(tens, unit);
            Some(Item::of(at, at + 2, &[whole, parts]))
        }
        (Tag::Digits(_), _) => Some(Item::of(at, at + 1, &[Digits::of(words.word(at))])),
        (tag, _) => tag.number().map(|number| Item::of(at, at + 1, &[Digits::number(number)])),
    }
}

fn both(tens: u8, unit: u8) -> (Digits, Digits) {
    let (tens, unit) = (u16::from(tens), u16::from(unit));
    (Digits::number(tens + unit), Digits::number(tens).then(Digits::number(unit)))
}

/// Below a hundred, in one word or two.
fn below_hundred(answer: &Answer<'_>, at: usize) -> Read<u16> {
    let words = &answer.words;
    if let (Tag::Tens(tens), Tag::Unit(unit)) = (words.tag(at), words.tag(at + 1)) {
        return Some((u16::from(tens + unit), at + 2));
    }
    let number = words.tag(at).number().filter(|number| (1..100).contains(number))?;
    Some((number, at + 1))
}

/// "Twelve hundred", "seven hundred and eighty", "eight hundred five": what follows belongs to
/// it, or comes after its zeros.
fn hundreds(answer: &Answer<'_>, at: usize) -> Option<Item> {
    let words = &answer.words;
    let (count, hundred) = below_hundred(answer, at)?;
    if words.tag(hundred) != Tag::Hundred {
        return None;
    }
    let joined = words.tag(hundred + 1) == Tag::And;
    let behind = hundred + 1 + usize::from(joined);
    let bare = Digits::number(count).and(Digits::of("00"));
    let rest = words.tag(behind);
    let follows = below_hundred(answer, behind).filter(|_| !matches!(rest, Tag::Digits(_)));
    // "Nine hundred thousand" and "four hundred, twelve hundred" go on by themselves.
    let alone = |(_, end): &(u16, usize)| !matches!(words.tag(*end), Tag::Hundred | Tag::Thousand);
    let Some((rest_number, end)) = follows.filter(alone) else {
        return Some(Item::of(at, hundred + 1, &[bare, counted_apart(count, "00", bare)]));
    };
    let whole = Digits::number(count * 100 + rest_number);
    let apart = bare.then(Digits::number(rest_number));
    if let (Tag::Tens(tens), 2) = (rest, end - behind) {
        let unit = Digits::number(rest_number % 10);
        let split = Digits::number(count * 100 + u16::from(tens)).then(unit);
        return Some(Item::of(at, end, &[whole, split, apart, bare.then(both_apart(tens, unit))]));
    }
    let readings = if joined || rest_number > 9 { [whole, apart] } else { [apart, whole] };
    Some(Item::of(at, end, &readings))
}

/// "Fifty three thousand" may be 50 and then 3000.
fn counted_apart(count: u16, zeros: &str, otherwise: Digits) -> Digits {
    if count > 20 && !count.is_multiple_of(10) {
        let unit = Digits::number(count % 10).and(Digits::of(zeros));
        return Digits::number(count / 10 * 10).then(unit);
    }
    otherwise
}

fn both_apart(tens: u8, unit: Digits) -> Digits {
    Digits::number(u16::from(tens)).and(unit)
}

/// "Five thousand", "two thousand and five".
fn thousands(answer: &Answer<'_>, at: usize) -> Option<Item> {
    let words = &answer.words;
    let (count, thousand) = below_hundred(answer, at)?;
    if words.tag(thousand) != Tag::Thousand {
        return None;
    }
    let bare = Digits::number(count).and(Digits::of("000"));
    let joined = words.tag(thousand + 1) == Tag::And;
    let behind = thousand + 1 + usize::from(joined);
    let Some((rest, end)) = below_hundred(answer, behind).filter(|_| count < 60) else {
        return Some(Item::of(at, thousand + 1, &[bare, counted_apart(count, "000", bare)]));
    };
    let whole = Digits::number(count * 1000 + rest);
    let apart = bare.then(Digits::number(rest));
    let readings = if joined || rest > 9 { [whole, apart] } else { [apart, whole] };
    Some(Item::of(at, end, &readings))
}

/// "Three fives."
fn counted(answer: &Answer<'_>, at: usize) -> Option<Item> {
    let words = &answer.words;
    let times = words.tag(at).number().filter(|times| (2..=6).contains(times))?;
    let mut plurals = answer.lexicon.phones.plurals.iter();
    let (_, digit) = plurals.find(|(word, _)| *word == words.word(at + 1))?;
    let digits = Digits::repeated(u16::from(*digit), usize::from(times));
    Some(Item { is_plural: true, ..Item::of(at, at + 2, &[digits]) })
}

/// "Double five", "triple oh": one digit several times.
fn repeated(answer: &Answer<'_>, at: usize, times: usize) -> Option<Item> {
    let digit = answer.words.tag(at + 1).number().filter(|digit| *digit < 10)?;
    Some(Item::of(at, at + 2, &[Digits::repeated(digit, times)]))
}

/// "Oh" beside a digit is a zero; before the first one it may only be a sigh.
fn zero(answer: &Answer<'_>, at: usize) -> Option<Item> {
    let zero = Digits::of("0");
    let before = is_digit_before(answer, at);
    let letters = !answer.words.word(at).starts_with(|c: char| c.is_ascii_digit());
    if before || is_digit(answer, at + 1) {
        let sigh = !before && letters && is_asked(answer);
        let readings: &[Digits] = if sigh { &[zero, Digits::NONE] } else { &[zero] };
        return Some(Item::of(at, at + 1, readings));
    }
    None
}

/// "Ate", "to", "for": a digit amid digits, and before the first one if one is missing.
fn sounds_like(answer: &Answer<'_>, at: usize, digit: u8) -> Option<Item> {
    let digit = Digits::number(u16::from(digit));
    let before = is_digit_before(answer, at);
    let behind = is_digit(answer, at + 1) || is_like_digit(answer, at + 1);
    let ends = answer.words.tag(at + 1) == Tag::End;
    match (before, behind) {
        (true, true) => Some(Item::of(at, at + 1, &[digit, Digits::NONE])),
        (true, false) => ends.then(|| Item::of(at, at + 1, &[digit, Digits::NONE])),
        (false, true) => Some(Item::of(at, at + 1, &[Digits::NONE, digit])),
        (false, false) => None,
    }
}

/// Whether the word at `at` says digits, whatever stands around it.
pub(super) fn is_digit(answer: &Answer<'_>, at: usize) -> bool {
    let tag = answer.words.tag(at);
    tag.number().is_some() || matches!(tag, Tag::Double | Tag::Triple)
}

/// Whether the word at `at` sounds like a digit and stands before one, or last.
fn is_like_digit(answer: &Answer<'_>, at: usize) -> bool {
    let like = |at: usize| matches!(answer.words.tag(at), Tag::SoundsLike(_) | Tag::To | Tag::For);
    let behind = (at..at + MOST_LIKE).find(|&at| !like(at)).unwrap_or(at);
    behind > at && (is_digit(answer, behind) || answer.words.tag(behind) == Tag::End)
}

fn is_digit_before(answer: &Answer<'_>, at: usize) -> bool {
    let words = &answer.words;
    // Signs between digits are no words: "780-555", "12:34".
    let sign = matches!(words.tag_before(at, 1), Tag::Dash | Tag::Colon | Tag::Slash);
    let at = at.saturating_sub(usize::from(sign));
    let before = words.tag_before(at, 1);
    let like = |at: usize| matches!(words.tag(at), Tag::To | Tag::For | Tag::SoundsLike(_));
    let first = (1..=MOST_LIKE).find(|&back| !at.checked_sub(back).is_some_and(like));
    let like = first.is_some_and(|back| back > 1 && words.tag_before(at, back).number().is_some());
    let plural = || {
        let word = at.checked_sub(1).map_or("", |at| words.word(at));
        answer.lexicon.phones.plurals.iter().any(|(plural, _)| *plural == word)
    };
    before.number().is_some() || matches!(before, Tag::Hundred | Tag::Thousand) || like || plural()
}

/// "This one" and "one moment" say no digit.
fn is_pronoun(answer: &Answer<'_>, at: usize) -> bool {
    let words = &answer.words;
    let counts = matches!(words.tag(at + 1), Tag::Hundred | Tag::Thousand);
    if counts || is_digit(answer, at + 1) || is_digit_before(answer, at) {
        return false;
    }
    let before = words.tag_before(at, 1);
    let counts = matches!(words.tag(at + 1), Tag::Ordinal(_) | Tag::Minute | Tag::Common);
    counts || matches!(before, Tag::This | Tag::The | Tag::Common | Tag::Harmless)
}

//! A telephone number as it is said.

use domain::{Expecting, PhoneNumber, PhoneNumberError, SpokenNumber};

use crate::answer::{Answer, Covered};
use crate::standing::refused_before;
use crate::tag::Tag;

/// Digits that make a number clear even where none was asked for.
const CLEAR_DIGITS: usize = 10;
/// Digits from which on an answer is an attempt at a number.
const ATTEMPT_DIGITS: usize = 3;
/// Digits from which on a number said anew replaces the whole one before it.
const WHOLE_DIGITS: usize = 7;

/// Digits that were said, and the words `from..until` that say them.
#[derive(Default)]
struct Digits {
    text: String,
    from: usize,
    until: usize,
    others: bool,
}

impl Digits {
    fn count(&self) -> usize {
        self.text.bytes().filter(u8::is_ascii_digit).count()
    }
}

/// Understands a telephone number.
pub(crate) fn phone(answer: &Answer<'_>, covered: &mut Covered) -> Option<SpokenNumber> {
    let asked = is_asked(answer);
    let digits = said(answer)?;
    let enough = if asked {
        digits.count() >= ATTEMPT_DIGITS || digits.count() > 0 && !digits.others
    } else {
        digits.count() >= CLEAR_DIGITS
    };
    if enough {
        let number = dialled(answer, &digits.text)?;
        if asked || matches!(number, SpokenNumber::Number(_)) {
            covered.cover(digits.from, digits.until);
            return Some(number);
        }
        return None;
    }
    let own = answer.words.find(answer.lexicon.phones.own);
    let mut own = own.filter(|(from, _)| refused_before(answer, covered, *from).is_none());
    let (from, until) = own.next().filter(|_| asked)?;
    covered.cover(from, until);
    Some(SpokenNumber::CallersOwn)
}

/// Whether a number was asked for.
fn is_asked(answer: &Answer<'_>) -> bool {
    answer.asked == Expecting::Phone
}

fn dialled(answer: &Answer<'_>, digits: &str) -> Option<SpokenNumber> {
    match PhoneNumber::dialled(digits, answer.vocabulary.country) {
        Ok(number) => Some(SpokenNumber::Number(number)),
        Err(PhoneNumberError::TooShort) => Some(SpokenNumber::TooShort),
        Err(PhoneNumberError::TooLong) => Some(SpokenNumber::TooLong),
        Err(PhoneNumberError::NotAssigned) => Some(SpokenNumber::NotAssigned),
        Err(PhoneNumberError::NotANumber) => None,
    }
}

/// The number that was said: behind a correction the last one, whole or only its end. Where none
/// was asked for, the longest row of nothing but digits.
fn said(answer: &Answer<'_>) -> Option<Digits> {
    let mut rows = rows(answer);
    if !is_asked(answer) {
        return rows.into_iter().max_by_key(Digits::count);
    }
    let last = rows.pop().unwrap_or_default();
    let before = rows.into_iter().rfind(|row| row.count() >= WHOLE_DIGITS);
    let Some(mut before) = before.filter(|_| last.count() < WHOLE_DIGITS) else {
        return Some(last);
    };
    let kept = before.text.len().saturating_sub(last.text.len());
    before.text.truncate(kept);
    before.text.push_str(&last.text);
    before.until = last.until;
    Some(before)
}

/// The rows of digits in an answer. Where a number was asked for only a correction ends one.
fn rows(answer: &Answer<'_>) -> Vec<Digits> {
    let words = &answer.words;
    let mut rows = Vec::new();
    let mut row = Digits::default();
    let mut others = false;
    let mut at = 0;
    while at < words.len() {
        if words.phrase_at(answer.lexicon.phones.extension, at).is_some() && row.count() > 0 {
            break;
        }
        if let Some((text, end)) = digits_at(answer, at) {
            if row.text.is_empty() {
                row.from = at;
            }
            row.text.push_str(&text);
            row.until = end;
            at = end;
            continue;
        }
        let corrected = words.phrase_at(answer.lexicon.standing.corrections, at);
        let between = words.phrase_at(answer.lexicon.phones.between, at);
        let full = !is_asked(answer) || row.count() >= CLEAR_DIGITS;
        let ends = corrected.is_some() || full && between.is_none();
        if ends && !row.text.is_empty() {
            rows.push(std::mem::take(&mut row));
        }
        others |= corrected.is_none() && between.is_none() && !words.tag(at).is_harmless();
        at = corrected.unwrap_or(at + 1);
    }
    row.others = others;
    rows.push(row);
    rows
}

/// The digits that the words from `at` on say.
fn digits_at(answer: &Answer<'_>, at: usize) -> Option<(String, usize)> {
    let words = &answer.words;
    match words.tag(at) {
        Tag::Plus => is_digit(answer, at + 1).then(|| ("+".into(), at + 1)),
        Tag::Double => repeated(answer, at, 2),
        Tag::Triple => repeated(answer, at, 3),
        Tag::Digits(_) => Some((words.word(at).into(), at + 1)),
        Tag::Zero => {
            // "Oh, it's …" is no zero.
            let beside = is_digit(answer, at + 1) || is_digit_before(answer, at);
            beside.then(|| ("0".into(), at + 1))
        }
        Tag::To | Tag::For if is_asked(answer) => {
            let number = if words.tag(at) == Tag::To { "2" } else { "4" };
            let goes_on = is_digit(answer, at + 1) || words.tag(at + 1) == Tag::End;
            let amid = is_digit_before(answer, at) && goes_on;
            amid.then(|| (number.into(), at + 1))
        }
        Tag::SoundsLike(number) if is_asked(answer) => {
            is_digit_before(answer, at).then(|| (number.to_string(), at + 1))
        }
        Tag::Unit(1) if is_pronoun(answer, at) => None,
        Tag::Hundred if is_digit_before(answer, at) => Some(hundred(answer, at)),
        Tag::Thousand if is_digit_before(answer, at) => Some(("000".into(), at + 1)),
        Tag::Tens(tens) => match words.tag(at + 1) {
            Tag::Unit(unit) => Some(((tens + unit).to_string(), at + 2)),
            _ => Some((tens.to_string(), at + 1)),
        },
        tag => tag.number().map(|number| (number.to_string(), at + 1)),
    }
}

/// "Twelve hundred" ends in zeros; "seven hundred and eighty" does not.
fn hundred(answer: &Answer<'_>, at: usize) -> (String, usize) {
    let zeros = match (answer.words.tag(at + 1), answer.words.tag(at + 2)) {
        (Tag::And, Tag::Tens(_) | Tag::Teen(_)) => "",
        (Tag::And, Tag::Unit(_)) => "0",
        _ => "00",
    };
    (zeros.into(), at + 1)
}

/// "Double five", "triple oh": one digit several times.
fn repeated(answer: &Answer<'_>, at: usize, times: usize) -> Option<(String, usize)> {
    let digit = answer.words.tag(at + 1).number().filter(|digit| *digit < 10)?;
    Some((digit.to_string().repeat(times), at + 2))
}

fn is_digit(answer: &Answer<'_>, at: usize) -> bool {
    let tag = answer.words.tag(at);
    tag.number().is_some() || matches!(tag, Tag::Double | Tag::Triple)
}

fn is_digit_before(answer: &Answer<'_>, at: usize) -> bool {
    let before = answer.words.tag_before(at, 1);
    before.number().is_some() || matches!(before, Tag::Hundred | Tag::SoundsLike(_))
}

/// "This one" says no digit.
fn is_pronoun(answer: &Answer<'_>, at: usize) -> bool {
    let before = answer.words.tag_before(at, 1);
    matches!(before, Tag::This | Tag::The | Tag::Common | Tag::Harmless)
        && !is_digit(answer, at + 1)
}

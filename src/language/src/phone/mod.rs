//! A telephone number as it is said.
//!
//! Words become items, each with its likeliest digits first ("eighty five" is 85, or 80 and then
//! 5); what other words or corrections part are rows and stretches of them; the numbering plan says
//! which reading is a whole number.

mod code;
mod items;
mod plan;
mod rows;

use domain::{Country, PhoneNumber, PhoneNumberError, SpokenNumber};

use crate::answer::{Answer, Covered};
use crate::standing::refused_before;
pub(crate) use code::code;
use items::is_asked;
use plan::Found;
use rows::{Row, rows};

/// Digits from which on an answer is an attempt at a number.
const ATTEMPT_DIGITS: usize = 5;
/// Shortest number that is clear even where none was asked for.
const CLEAR_DIGITS: usize = 10;
/// Digits of a number of the North American plan.
const AMERICAN_DIGITS: usize = 10;

/// What was said of a number, and the words `from..until` that say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PhoneHeard {
    pub(crate) said: PhoneSaid,
    pub(crate) from: usize,
    pub(crate) until: usize,
}

/// What was said of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PhoneSaid {
    /// A whole number.
    Number(PhoneNumber),
    /// A number of the right length that the plan does not assign.
    Unassigned(PhoneNumber),
    /// Several whole numbers.
    Several(Vec<PhoneNumber>),
    /// The number that the caller calls from.
    CallersOwn,
    /// Digits are missing.
    TooShort,
    /// There are digits too many.
    TooLong,
    /// The right length, but no number.
    NotAssigned,
}

/// Understands a telephone number.
pub(crate) fn phone(answer: &Answer<'_>, covered: &mut Covered) -> Option<SpokenNumber> {
    let heard = heard(answer, covered)?;
    let number = match heard.said {
        PhoneSaid::Number(number) => SpokenNumber::Number(number),
        // Of two numbers the first is the one to call.
        PhoneSaid::Several(numbers) => SpokenNumber::Number(numbers.into_iter().next()?),
        PhoneSaid::CallersOwn => SpokenNumber::CallersOwn,
        PhoneSaid::TooShort => SpokenNumber::TooShort,
        PhoneSaid::TooLong => SpokenNumber::TooLong,
        PhoneSaid::NotAssigned | PhoneSaid::Unassigned(_) => SpokenNumber::NotAssigned,
    };
    if !is_asked(answer) && !matches!(number, SpokenNumber::Number(_)) {
        return None;
    }
    covered.cover(heard.from, heard.until);
    Some(number)
}

/// What was said of a number, and where.
pub(crate) fn heard(answer: &Answer<'_>, covered: &Covered) -> Option<PhoneHeard> {
    let rows = rows(answer);
    if !is_asked(answer) {
        return rows.iter().find_map(|row| clear(answer, row));
    }
    if let Some(heard) = asked(answer, &rows) {
        return Some(heard);
    }
    let own = answer.words.find(answer.lexicon.phones.own);
    let mut own = own.filter(|(from, _)| refused_before(answer, covered, *from).is_none());
    let (from, until) = own.next()?;
    Some(PhoneHeard { said: PhoneSaid::CallersOwn, from, until })
}

/// A whole number in a row of nothing but digits, where none was asked for.
fn clear(answer: &Answer<'_>, row: &Row) -> Option<PhoneHeard> {
    row.stretches().find_map(|items| {
        let (first, last) = (items.first()?, items.last()?);
        let digits: usize =
            items.iter().filter_map(|item| item.readings().first()).map(items::Digits::count).sum();
        if digits < CLEAR_DIGITS {
            return None;
        }
        let found = plan::numbers(answer, items).into_iter().next()?;
        let said = if found.assigned {
            PhoneSaid::Number(found.number)
        } else {
            PhoneSaid::Unassigned(found.number)
        };
        Some(PhoneHeard { said, from: first.from, until: last.until })
    })
}

/// The number that was asked for: of what was said the last whole one, with what corrects it.
fn asked(answer: &Answer<'_>, rows: &[Row]) -> Option<PhoneHeard> {
    let mut kept: Option<(String, Vec<Found>, usize, usize)> = None;
    let mut digits = 0;
    let mut others = false;
    for row in rows.iter().filter(|row| !row.items.is_empty()) {
        let (from, until) = row.range();
        let text = plan::usual(&row.items);
        digits += text.bytes().filter(u8::is_ascii_digit).count();
        others |= row.others;
        let (found, from, until) = row.whole(answer).unwrap_or((Vec::new(), from, until));
        kept = Some(match kept {
            Some((before, numbers, first, _)) if found.is_empty() => {
                let (text, found) = corrected(answer, &before, &numbers, row);
                (text, found, first, until)
            }
            _ => (text, found, from, until),
        });
    }
    let (text, found, from, until) = kept?;
    if digits < ATTEMPT_DIGITS && found.is_empty() && (digits == 0 || others) {
        return None;
    }
    let said = match found.as_slice() {
        [] => missing(&text, answer.vocabulary.country),
        [one] if one.assigned => PhoneSaid::Number(one.number.clone()),
        [one] => PhoneSaid::Unassigned(one.number.clone()),
        several => PhoneSaid::Several(several.iter().map(|found| found.number.clone()).collect()),
    };
    Some(PhoneHeard { said, from, until })
}

/// A number with its end, or its area code, said anew.
fn corrected(
    answer: &Answer<'_>,
    before: &str,
    numbers: &[Found],
    row: &Row,
) -> (String, Vec<Found>) {
    let country = answer.vocabulary.country;
    let anew = plan::usual(&row.items);
    let american = matches!(country, Country::Canada | Country::UnitedStates);
    // Of a whole number the digits that were meant count, not the likeliest ones.
    let national = match numbers {
        [one] if american => one.number.as_str().strip_prefix("+1").map(Into::into),
        _ => None,
    };
    let before: String = national.unwrap_or_else(|| before.into());
    if row.at_front {
        // The area code may come last, too: "555 0134, area code 780".
        let missing = american && before.len() + anew.len() == AMERICAN_DIGITS;
        let replaced = if missing { 0 } else { anew.len() };
        let rest = before.get(replaced..).unwrap_or_default();
        let text = format!("{anew}{rest}");
        let found = plan::number(&text, country).into_iter().collect();
        return (text, found);
    }
    let lengths = if american {
        AMERICAN_DIGITS..=AMERICAN_DIGITS + usize::from(before.starts_with('1'))
    } else {
        before.len().max(anew.len())..=before.len() + anew.len()
    };
    for length in lengths {
        let kept = length.checked_sub(anew.len()).and_then(|kept| before.get(..kept));
        if let Some(kept) = kept {
            let text = format!("{kept}{anew}");
            if let Some(found) = plan::number(&text, country) {
                return (text, vec![found]);
            }
        }
    }
    (before + &anew, Vec::new())
}

/// What is wrong with digits that are no number.
fn missing(digits: &str, country: Country) -> PhoneSaid {
    match PhoneNumber::dialled(digits, country) {
        Err(PhoneNumberError::TooLong) => PhoneSaid::TooLong,
        Ok(_) | Err(PhoneNumberError::NotAssigned) => PhoneSaid::NotAssigned,
        Err(PhoneNumberError::TooShort | PhoneNumberError::NotANumber) => PhoneSaid::TooShort,
    }
}

//! Six digits, said one by one, in pairs or in threes.

use domain::{Code, SpokenCode};

use super::items::Item;
use super::plan;
use super::rows::rows;
use crate::answer::Answer;

/// Most words that digits are read out of; a code has six at most, and a correction as many again.
const MOST_ITEMS: usize = 16;
/// Digits from which on an answer is an attempt at a code.
const FEWEST_DIGITS: usize = 2;

/// The code that was said: of what corrections part the last six digits, and else all of it.
pub(crate) fn code(answer: &Answer<'_>) -> Option<SpokenCode> {
    let rows = rows(answer);
    let whole = |items: &[Item]| six(items, "");
    let in_row = rows.iter().rev().find_map(|row| {
        let last = row.stretches().filter_map(whole).last();
        whole(&row.items).or(last)
    });
    let items: Vec<Item> = rows.iter().flat_map(|row| row.items.iter().copied()).collect();
    // "One moment."
    if plan::usual(&items).len() < FEWEST_DIGITS {
        return None;
    }
    let all = in_row.or_else(|| whole(&items));
    Some(all.map_or(SpokenCode::WrongLength, SpokenCode::Digits))
}

/// The likeliest reading that has six digits: "twenty three" is 23, or 20 and then 3.
fn six(items: &[Item], said: &str) -> Option<Code> {
    if said.len() > Code::DIGITS || items.len() > MOST_ITEMS {
        return None;
    }
    let Some((first, rest)) = items.split_first() else { return said.parse().ok() };
    first.readings().iter().find_map(|digits| six(rest, &format!("{said}{}", digits.as_str())))
}

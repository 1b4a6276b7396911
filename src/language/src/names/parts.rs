//! The parts of a name, and how they are put together.

use super::capitals::capitalised;
use super::spelled::{self, Change};
use crate::answer::Answer;
use crate::tag::Tag;

/// Most parts of a name.
const MOST_PARTS: usize = 7;

/// A part of a name.
#[derive(Clone)]
struct Part {
    /// As it is written.
    text: String,
    /// The everyday word that it also is, if any.
    tag: Tag,
    /// Whether it can stand for a name only beside others.
    weak: bool,
}

impl Part {
    fn spelled(text: &str) -> Self {
        Self { text: capitalised(text, &[]), tag: Tag::Unknown, weak: false }
    }
}

/// The name that the words `from..until` say; `None` when they say something else.
pub(super) fn assemble(answer: &Answer<'_>, from: usize, until: usize) -> Option<String> {
    let names = &answer.lexicon.names;
    let words = &answer.words;
    let mut parts: Vec<Part> = Vec::new();
    let mut first_from = 0;
    let mut last_until = None;
    let mut at = from;
    while at < until {
        if let Some(end) = words.phrase_at(names.first, at) {
            // "Last name Lee, first name Ann": what was said so far is the last name.
            last_until = (!parts.is_empty()).then_some(parts.len());
            first_from = parts.len();
            at = end;
        } else if let Some(end) = words.phrase_at(names.last, at) {
            at = end;
        } else if let Some(end) = words.phrase_at(names.hyphenated, at) {
            hyphenate_last_two(&mut parts);
            at = end;
        } else if let Some(end) = words.phrase_at(names.titles, at) {
            at = end;
        } else if let Some((change, end)) = spelled::changed(answer, at).filter(|_| at > from) {
            change_letter(&mut parts, change);
            at = end;
        } else if let Some(end) = words.phrase_at(names.hyphen, at) {
            at = hyphenate(answer, &mut parts, end)?;
        } else if let Some(end) = words.phrase_at(names.apostrophe, at) {
            at = end;
        } else if let Some((row, end)) = spelled::letters(answer, at).filter(|(row, _)| {
            // "García y López": a letter that is a word between two others.
            let particle = names.particles.contains(&row.as_str());
            !particle || parts.is_empty() || at + 1 == until
        }) {
            spell(answer, &mut parts, &row);
            at = end;
        } else if words.tag(at) == Tag::Not && at > from {
            // "Leigh, not l e e": what it is not does not matter.
            break;
        } else {
            parts.push(word(answer, at)?);
            at = end_of_word(answer, at);
        }
        if parts.len() > MOST_PARTS {
            return None;
        }
    }
    if let Some(last) = last_until.filter(|_| first_from < parts.len()) {
        parts.rotate_left(last);
    }
    join_prefixes(&mut parts);
    is_name(&parts).then(|| {
        let texts: Vec<String> = parts.into_iter().map(|part| part.text).collect();
        texts.join(" ")
    })
}

/// One word as it was heard, with its capitals; `None` when it can be no part of a name.
fn word(answer: &Answer<'_>, at: usize) -> Option<Part> {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let tag = words.tag(at);
    let plain = words.word(at);
    let particle = names.particles.contains(&plain);
    let weak = tag != Tag::Unknown || particle;
    if weak && !particle && !names.also_names.contains(&plain) {
        let calendar = matches!(tag, Tag::Weekday(_)) || tag.month().is_some();
        calendar.then_some(())?;
    }
    let (start, _) = words.heard_at(at);
    let (_, end) = words.heard_at(end_of_word(answer, at) - 1);
    let text = capitalised(words.heard(start, end), names.particles);
    Some(Part { text, tag, weak })
}

/// The place behind a word and those that a hyphen joins to it: "Smith-Jones".
fn end_of_word(answer: &Answer<'_>, at: usize) -> usize {
    let words = &answer.words;
    let mut end = at + 1;
    while end < words.len() {
        let (_, before) = words.heard_at(end - 1);
        let (behind, _) = words.heard_at(end);
        // A word written out, "that's", is heard at one place.
        if !(words.heard(before, behind) == "-" || behind < before) {
            break;
        }
        end += 1;
    }
    end
}

/// Letters: an initial, initials, a new part, or how a part before is written.
fn spell(answer: &Answer<'_>, parts: &mut Vec<Part>, row: &str) {
    if !spelled::is_word(answer, row) {
        parts.extend(row.chars().map(|letter| Part::spelled(letter.encode_utf8(&mut [0; 4]))));
        return;
    }
    let all: String = parts.iter().map(|part| part.text.to_lowercase()).collect();
    if all == row {
        return;
    }
    let alike = |part: &Part| {
        let text = part.text.to_lowercase();
        let (a, b) = (text.chars().count(), row.chars().count());
        text.chars().next() == row.chars().next() && a.abs_diff(b) <= 2
    };
    let same = parts.iter().position(|part| part.text.to_lowercase() == row);
    let place = same.or_else(|| parts.iter().rposition(alike));
    let part = Part::spelled(row);
    match place.and_then(|place| parts.get_mut(place)) {
        Some(before) => *before = part,
        None => parts.push(part),
    }
}

/// "Jean hyphen Luc", also to say how the "Jean Luc" before is written.
fn hyphenate(answer: &Answer<'_>, parts: &mut Vec<Part>, at: usize) -> Option<usize> {
    let next = word(answer, at)?;
    let before = parts.pop()?;
    let is_pair = |pair: &[Part]| match pair {
        [a, b] => same(&a.text, &before.text) && same(&b.text, &next.text),
        _ => false,
    };
    let repeats = parts.windows(2).position(is_pair);
    let joined =
        Part { text: format!("{}-{}", before.text, next.text), tag: Tag::Unknown, weak: false };
    match repeats {
        Some(place) => {
            parts.drain(place..place + 2);
            parts.insert(place, joined);
        }
        None => parts.push(joined),
    }
    Some(at + 1)
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

fn hyphenate_last_two(parts: &mut Vec<Part>) {
    if parts.len() < 2 {
        return;
    }
    if let (Some(second), Some(first)) = (parts.pop(), parts.pop()) {
        parts.push(Part {
            text: format!("{}-{}", first.text, second.text),
            tag: Tag::Unknown,
            weak: false,
        });
    }
}

/// Takes a letter out of the last part that has it, or puts one where it can only belong.
fn change_letter(parts: &mut [Part], change: Change) {
    match change {
        Change::Without(letter) => {
            let has = |part: &&mut Part| part.text.to_lowercase().contains(letter);
            if let Some(part) = parts.iter_mut().rfind(has) {
                let lower = part.text.to_lowercase();
                if let Some((before, after)) = lower.rsplit_once(letter) {
                    part.text = capitalised(&format!("{before}{after}"), &[]);
                }
            }
        }
        Change::With(letter) => {
            let Some(part) = parts.last_mut() else {
                return;
            };
            let lower = part.text.to_lowercase();
            if letter == 'k' && lower.starts_with('c') {
                part.text = capitalised(&lower.replacen('c', "k", 1), &[]);
            } else if letter == 'c' && lower.starts_with('k') {
                part.text = capitalised(&lower.replacen('k', "c", 1), &[]);
            } else if letter == 'y' && lower.contains('i') {
                part.text = capitalised(&lower.replacen('i', "y", 1), &[]);
            } else if letter == 'i' && lower.contains('y') {
                part.text = capitalised(&lower.replacen('y', "i", 1), &[]);
            } else if letter == 'e' && !lower.ends_with('e') {
                part.text.push('e');
            }
        }
    }
}

/// "O" and "Mc" belong to the part behind them.
fn join_prefixes(parts: &mut Vec<Part>) {
    let mut at = 0;
    while at + 1 < parts.len() {
        let (Some(part), Some(next)) = (parts.get(at), parts.get(at + 1)) else {
            return;
        };
        let long = next.text.chars().count() > 2;
        let joined = match part.text.as_str() {
            "O" if long => format!("O'{}", next.text),
            "Mc" if long => format!("Mc{}", next.text),
            _ => {
                at += 1;
                continue;
            }
        };
        parts.remove(at);
        if let Some(part) = parts.get_mut(at) {
            part.text = joined;
            part.weak = false;
        }
    }
}

/// Whether the parts are a name: one of them is nothing else, or they begin with a month that is
/// a given name.
fn is_name(parts: &[Part]) -> bool {
    let calendar = |part: &Part| matches!(part.tag, Tag::Weekday(_)) || part.tag.month().is_some();
    match parts {
        [] => false,
        parts if parts.iter().any(|part| !part.weak) => true,
        [first, rest @ ..] => first.tag.month().is_some() && rest.iter().all(calendar),
    }
}

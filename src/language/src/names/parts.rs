//! The parts of a name, and how they are put together.

use super::capitals::capitalised;
use super::extent::{is_between, is_part};
use super::respelled::respelled;
use super::{Introduction, rows, spelled};
use crate::answer::Answer;
use crate::tag::Tag;

/// Most parts of a name.
const MOST_PARTS: usize = 7;

/// Longest part that is repeated in a name rather than said twice: "Yo Yo".
const LONGEST_SYLLABLE: usize = 2;

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
        // A capital that was said stays, and the first letter has one.
        let mut chars = text.chars();
        let first = chars.next().map(char::to_uppercase).into_iter().flatten();
        let text: String = first.chain(chars).collect();
        Self { text: capitalised(&text, &[], &[]), tag: Tag::Unknown, weak: false }
    }
}

/// The name that the words `from..until` say; `None` when they say something else.
pub(super) fn assemble(
    answer: &Answer<'_>,
    from: usize,
    until: usize,
    how: Introduction,
) -> Option<String> {
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
        } else if let Some(end) = words.phrase_at(names.last_behind, at) {
            // "Lee is my last name, Ann is my first."
            if last_until.is_none() && first_from == 0 {
                last_until = (!parts.is_empty()).then_some(parts.len());
                first_from = parts.len();
            }
            at = end;
        } else if let Some(end) = words.phrase_at(names.first_behind, at) {
            if last_until.is_none() {
                first_from = usize::MAX;
            }
            at = end;
        } else if let Some(end) = words.phrase_at(names.last, at) {
            at = end;
        } else if let Some(end) = words.phrase_at(names.hyphenated, at).filter(|_| at > from) {
            hyphenate_last_two(&mut parts);
            at = end;
        } else if let Some(end) = words.phrase_at(names.titles, at) {
            at = end;
        } else if let Some((change, end)) = spelled::changed(answer, at).filter(|_| at > from) {
            let changed = parts.iter_mut().rev().find_map(|part| {
                let text = respelled(answer, &part.text, &change)?;
                Some((part, text))
            });
            if let Some((part, text)) = changed {
                part.text = text;
            }
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
        } else if let Some(end) = again(answer, at) {
            at = end;
        } else {
            let part = word(answer, from, at)?;
            let end = end_of_word(answer, at);
            if !is_cut_off(answer, &part, end) {
                parts.push(part);
            }
            at = end;
        }
        if parts.len() > MOST_PARTS {
            return None;
        }
    }
    if let Some(last) = last_until.filter(|_| first_from < parts.len()) {
        parts.rotate_left(last);
    }
    join_prefixes(&mut parts);
    drop_repeated(&mut parts);
    begin_with_capital(&mut parts);
    is_name(answer, &parts, how).then(|| {
        let texts: Vec<String> = parts.into_iter().map(|part| part.text).collect();
        texts.join(" ")
    })
}

/// "That's", "spelled": what stands between a name and its letters.
fn again(answer: &Answer<'_>, at: usize) -> Option<usize> {
    let names = &answer.lexicon.names;
    let spelling = answer.words.phrase_at(names.spelling, at);
    spelling.or_else(|| {
        let end = answer.words.phrase_at(names.restating, at)?;
        let syllable = names.syllables.contains(&answer.words.word(at));
        let syllable = syllable && spelled::letters(answer, end).is_none();
        (!syllable && !is_part(answer, at, Introduction::Bare)).then_some(end)
    })
}

/// "Sa-, Sarah": a part that was broken off and begun anew.
fn is_cut_off(answer: &Answer<'_>, part: &Part, end: usize) -> bool {
    let words = &answer.words;
    let (_, before) = words.heard_at(end.saturating_sub(1));
    let (behind, _) = words.heard_at(end);
    let gap = words.heard(before, behind);
    gap.starts_with(['-', '–', '—'])
        && gap.len() > 1
        && words.word(end).starts_with(&part.text.to_lowercase())
}

/// "Sarah, Sarah Jones" and "Bond, James Bond" say one name.
fn drop_repeated(parts: &mut Vec<Part>) {
    parts.dedup_by(|next, before| {
        let repeats =
            same(&next.text, &before.text) && next.text.chars().count() > LONGEST_SYLLABLE;
        before.weak &= !repeats || next.weak;
        repeats
    });
    // "Rob, Robert Hastings": the first was broken off.
    if let [first, second, _, ..] = parts.as_slice()
        && first.text.chars().count() > 1
        && second.text.to_lowercase().starts_with(&first.text.to_lowercase())
    {
        parts.remove(0);
    }
    let half = parts.len() / 2;
    let halves = parts.split_at(half);
    let twice = half > 0 && halves.0.iter().zip(halves.1).all(|(a, b)| same(&a.text, &b.text));
    if twice && parts.len() == half * 2 {
        parts.truncate(half);
    }
    if let [first, _, last] = parts.as_slice()
        && same(&first.text, &last.text)
    {
        parts.remove(0);
    }
}

/// A particle that begins or ends what was given stands for a whole name: "Van Nguyen".
fn begin_with_capital(parts: &mut [Part]) {
    let raise = |part: &mut Part| {
        let mut chars = part.text.chars();
        if let Some(first) = chars.next().filter(|c| c.is_lowercase()) {
            part.text = first.to_uppercase().chain(chars).collect();
        }
    };
    let count = parts.len();
    if let Some(first) = parts.first_mut() {
        raise(first);
    }
    if let Some(last) = parts.last_mut().filter(|_| count > 1) {
        raise(last);
    }
}

/// One word as it was heard, with its capitals; `None` when it can be no part of a name.
fn word(answer: &Answer<'_>, from: usize, at: usize) -> Option<Part> {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let tag = words.tag(at);
    let plain = words.word(at);
    let particle = names.particles.contains(&plain);
    let syllable = names.syllables.contains(&plain);
    if !(is_part(answer, at, Introduction::Bare) || syllable || is_between(answer, from, at)) {
        return None;
    }
    // A part written out of one word, "D'Amours", is nothing else.
    let written_out = words.heard_at(at) == words.heard_at(at + 1) && words.len() > at + 1;
    let weak = (tag != Tag::Unknown || particle) && !written_out;
    let (start, _) = words.heard_at(at);
    let (_, end) = words.heard_at(end_of_word(answer, at) - 1);
    let heard = words.heard(start, end);
    // "Sarah Johnson's my name."
    let possessed = words.phrase_at(names.closing, end_of_word(answer, at)).is_some();
    let heard = answer.lexicon.possessive_of(heard).filter(|_| possessed).unwrap_or(heard);
    let text = capitalised(heard, names.particles, names.clans);
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
    let all: String = parts.iter().map(|part| part.text.to_lowercase()).collect();
    if all == row.replace(' ', "").to_lowercase() {
        return;
    }
    for part in rows::parts(answer, row) {
        spell_part(answer, parts, part);
    }
}

fn spell_part(answer: &Answer<'_>, parts: &mut Vec<Part>, row: &str) {
    if !spelled::is_word(answer, row) {
        parts.extend(row.chars().map(|letter| Part::spelled(letter.encode_utf8(&mut [0; 4]))));
        return;
    }
    let alike = |part: &Part| {
        let text = part.text.to_lowercase();
        let (a, b) = (text.chars().count(), row.chars().count());
        text.chars().next() == row.chars().next() && a.abs_diff(b) <= 2
            || text.chars().skip(1).eq(row.chars().skip(1)) && a == b
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
    let (next, end) = match spelled::letters(answer, at) {
        Some((row, end)) if row.chars().count() > 1 => (Part::spelled(&row.replace(' ', "")), end),
        _ => (word(answer, at, at)?, end_of_word(answer, at)),
    };
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
    Some(end)
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

/// "O" and "Mc" belong to the part behind them.
fn join_prefixes(parts: &mut Vec<Part>) {
    let mut at = 0;
    while at + 1 < parts.len() {
        let (Some(part), Some(next)) = (parts.get(at), parts.get(at + 1)) else {
            return;
        };
        let long = next.text.chars().count() > 2;
        let joined = match part.text.as_str() {
            "O" | "Oh" if long => format!("O'{}", next.text),
            "D" if long && next.text.starts_with(['A', 'E', 'I', 'O', 'U']) => {
                format!("D'{}", next.text)
            }
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

/// Whether the parts are a name: one of them is nothing else, or they begin with a word that is a
/// given name.
fn is_name(answer: &Answer<'_>, parts: &[Part], how: Introduction) -> bool {
    let calendar = |part: &Part| matches!(part.tag, Tag::Weekday(_)) || part.tag.month().is_some();
    let given = |part: &Part| {
        let names = &answer.lexicon.names;
        names.given.contains(&part.text.to_lowercase().as_str())
    };
    match parts {
        [] => false,
        parts if parts.iter().any(|part| !part.weak) => true,
        [first] => given(first) || first.tag.month().is_some() && how == Introduction::Named,
        [first, rest @ ..] => {
            given(first) || first.tag.month().is_some() && rest.iter().all(calendar)
        }
    }
}

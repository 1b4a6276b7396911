//! The caller's name.
//!
//! **Invariant:** a name is only what was asked for, or what was introduced as one; an everyday
//! word is never one alone.

mod capitals;
mod parts;
mod spelled;

use domain::{Expecting, PersonName};

use crate::answer::{Answer, Covered};
use crate::tag::Tag;
use parts::assemble;

/// Most words in a name that was not asked for.
const MOST_INTRODUCED: usize = 5;

/// Understands a name.
pub(crate) fn name(answer: &Answer<'_>, covered: &mut Covered) -> Option<PersonName> {
    if answer.asked == Expecting::Name {
        return asked(answer, covered);
    }
    introduced(answer, covered)
}

/// The answer to the question for a name: all of it is one, but for what is around names.
fn asked(answer: &Answer<'_>, covered: &mut Covered) -> Option<PersonName> {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    // "First name is Ann" introduces one part and not the whole.
    let in_parts = words.has(names.first) || words.has(names.last);
    let introduction = words.find(names.introductions).map(|(_, end)| end).max();
    let introduction = introduction.filter(|_| !in_parts);
    let mut from = introduction.unwrap_or(0);
    let mut introduced = introduction.is_some();
    loop {
        let weak = words.phrase_at(names.weak_introductions, from);
        let around = words.phrase_at(names.before, from).filter(|_| !is_kept(answer, from));
        let Some(end) = weak.or(around) else {
            break;
        };
        introduced |= weak.is_some();
        from = end;
    }
    from = behind_correction(answer, from);
    let until = end_of_name(answer, covered, from);
    if from >= until {
        return None;
    }
    // One word and then a sentence is a sentence, not a name.
    let rest_is_polite = words.tag(until) == Tag::End
        || words.phrase_at(names.calling, until).is_some()
        || covered.has(until)
        || words.pause_before(until)
        || words.tag(until).is_harmless();
    if !introduced && until == from + 1 && !rest_is_polite {
        return None;
    }
    let name = assemble(answer, from, until)?;
    covered.cover(0, answer.words.len());
    name.parse().ok()
}

/// Whether a word that may stand before a name is its beginning: the "o" of "o brien".
fn is_kept(answer: &Answer<'_>, at: usize) -> bool {
    let letter = answer.words.word(at).chars().count() == 1;
    letter && answer.words.tag(at + 1) != Tag::End
}

/// The name behind the last correction: "Sarah, no wait, Sandra". "Jon no h" corrects nothing.
fn behind_correction(answer: &Answer<'_>, from: usize) -> usize {
    let words = &answer.words;
    let corrections = answer.lexicon.standing.corrections;
    let mut begin = from;
    let mut at = from;
    while at < words.len() {
        match words.phrase_at(corrections, at) {
            Some(end) if at > from && spelled::changed(answer, at).is_none() => {
                let end =
                    words.phrase_at(answer.lexicon.names.weak_introductions, end).unwrap_or(end);
                if words.tag(end) != Tag::End {
                    begin = end;
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    begin
}

/// Where the name that begins at `from` ends.
fn end_of_name(answer: &Answer<'_>, covered: &Covered, from: usize) -> usize {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let mut at = from;
    while at < words.len() && !covered.has(at) {
        let marker = words.phrase_at(names.first, at);
        let marker = marker.or_else(|| words.phrase_at(names.last, at));
        let marker = marker.or_else(|| words.phrase_at(names.hyphenated, at));
        let marker = marker.or_else(|| spelled::changed(answer, at).map(|change| change.1));
        let closes = words.phrase_at(names.closing, at).is_some();
        let row = spelled::letters(answer, at).map(|(_, end)| end);
        let marker = marker.or(row.filter(|end| !(closes && *end == at + 1)));
        let marker = marker.or_else(|| words.phrase_at(names.hyphen, at));
        if let Some(end) = marker {
            at = end;
            continue;
        }
        if closes {
            break;
        }
        at += 1;
    }
    at
}

/// A name that was introduced as one: "my name is …" anywhere, "it's …" where nothing else can
/// be meant.
fn introduced(answer: &Answer<'_>, covered: &mut Covered) -> Option<PersonName> {
    if matches!(answer.asked, Expecting::Message | Expecting::Phone) {
        return None;
    }
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let strong = words.find(names.introductions).map(|(_, end)| (end, true));
    let weak = words.find(names.weak_introductions).map(|(_, end)| (end, false));
    let open =
        matches!(answer.asked, Expecting::Intent | Expecting::Confirmation | Expecting::Anything);
    for (from, sure) in strong.chain(weak.filter(|_| open)) {
        let mut from = from;
        while let Some(end) = words.phrase_at(names.titles, from) {
            from = end;
        }
        let may_be_name = |at: usize| {
            let particle = names.particles.contains(&words.word(at));
            !covered.has(at) && (words.tag(at) == Tag::Unknown || particle)
        };
        let known = |at: usize| names.also_names.contains(&words.word(at)) && at > from;
        let until = (from..from + MOST_INTRODUCED)
            .find(|&at| at >= words.len() || !(may_be_name(at) || sure && known(at)))
            .unwrap_or(from + MOST_INTRODUCED);
        if from >= until || !(sure || is_surely_name(answer, from, until)) {
            continue;
        }
        let Some(name) = assemble(answer, from, until).and_then(|name| name.parse().ok()) else {
            continue;
        };
        covered.cover(from, until);
        return Some(name);
    }
    None
}

/// Whether words behind "it's" or "this is" are a name: two of them, or one that is calling, or
/// one that speech recognition wrote like a name.
fn is_surely_name(answer: &Answer<'_>, from: usize, until: usize) -> bool {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let calling = words.phrase_at(names.calling, until).is_some();
    let capitals = (from..until).all(|at| {
        let (start, end) = words.heard_at(at);
        words.heard(start, end).starts_with(char::is_uppercase)
            || names.particles.contains(&words.word(at))
    });
    let unlikely = (from..until).any(|at| {
        let endings = names.unlikely_endings.iter();
        endings.clone().any(|ending| words.word(at).ends_with(ending))
    });
    capitals || calling || until >= from + 2 && !unlikely
}

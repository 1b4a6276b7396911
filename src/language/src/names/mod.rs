//! The caller's name.
//!
//! **Invariant:** a name is only what was asked for, or what was introduced as one; an everyday
//! word is never one alone.

mod capitals;
mod extent;
mod parts;
mod respelled;
mod rows;
mod spelled;

use domain::{Expecting, PersonName};

use crate::answer::{Answer, Covered};
use crate::tag::Tag;
use crate::{intent, provider, service};
use extent::{Extent, extent, is_part};
use parts::assemble;

/// Most words in a name that was not asked for.
const MOST_INTRODUCED: usize = 5;
/// Most introductions in one answer that are looked behind.
const MOST_INTRODUCTIONS: usize = 8;

/// Fewest letters that spell a name where none was asked for.
const FEWEST_SPELLED: usize = 3;

/// A name, and the words `from..until` that say it.
#[derive(Debug, Clone)]
pub(crate) struct NameHeard {
    pub(crate) name: PersonName,
    pub(crate) from: usize,
    pub(crate) until: usize,
}

/// How a name came up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Introduction {
    /// "My name is": a name follows.
    Named,
    /// "It's", "this is": a name may follow.
    Presented,
    /// Nothing but the answer itself.
    Bare,
}

/// Understands a name.
pub(crate) fn name(answer: &Answer<'_>, covered: &mut Covered) -> Option<PersonName> {
    if answer.asked == Expecting::Name {
        let heard = heard(answer, covered)?;
        covered.cover(0, answer.words.len());
        return Some(heard.name);
    }
    introduced(answer, covered).or_else(|| spelled_out(answer, covered))
}

/// "Let me spell it: J, O, H, N": the letters, where a name was read back.
fn spelled_out(answer: &Answer<'_>, covered: &mut Covered) -> Option<PersonName> {
    if !matches!(answer.asked, Expecting::Confirmation | Expecting::Anything) {
        return None;
    }
    let words = &answer.words;
    words.find(answer.lexicon.names.spelling).find_map(|(_, from)| {
        let (row, until) = spelled::letters(answer, from)?;
        let name = assemble(answer, from, until, Introduction::Named)?.parse().ok()?;
        let whole = words.tag(until) == Tag::End && row.chars().count() >= FEWEST_SPELLED;
        whole.then(|| {
            covered.cover(from, until);
            name
        })
    })
}

/// The answer to the question for a name: behind what introduces one, or all of it, but for what
/// is around names.
pub(crate) fn heard(answer: &Answer<'_>, covered: &Covered) -> Option<NameHeard> {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    // "First name is Ann" introduces one part and not the whole.
    let in_parts = words.has(names.first) || words.has(names.last);
    let read = |from: usize, how| read(answer, covered, from, how);
    let mut strong: Vec<usize> = Vec::new();
    if !in_parts {
        strong.extend(words.find(names.introductions).map(|(_, end)| end));
        strong.sort_unstable_by(|a, b| b.cmp(a));
        strong.truncate(MOST_INTRODUCTIONS);
    }
    let named = strong.into_iter().find_map(|from| read(from, Introduction::Named));
    named
        .or_else(|| {
            let patients = words.find(names.patients).map(|(_, end)| end).take(MOST_INTRODUCTIONS);
            let mut patients = patients.filter(|&from| is_part(answer, from, Introduction::Bare));
            patients.find_map(|from| read(from, Introduction::Named))
        })
        .or_else(|| read(0, Introduction::Bare))
        .or_else(|| {
            let weak = words.find(names.weak_introductions).map(|(_, end)| end);
            let weak = weak.take(MOST_INTRODUCTIONS).filter(|&from| {
                let until = extent(answer, covered, from, Introduction::Presented).until;
                from < until && is_surely_name(answer, from, until)
            });
            let mut weak = weak.map(|from| read(from, Introduction::Presented));
            weak.find_map(|heard| heard)
        })
}

/// The name that is said from `from` on, behind more that may stand before a name.
fn read(
    answer: &Answer<'_>,
    covered: &Covered,
    from: usize,
    how: Introduction,
) -> Option<NameHeard> {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let (mut from, mut how) = (from, how);
    loop {
        let weak = words.phrase_at(names.weak_introductions, from);
        let patient = words.phrase_at(names.patients, from);
        let around = words.phrase_at(names.before, from);
        let Some(end) = weak.max(patient).max(around) else {
            break;
        };
        if is_kept(answer, from, end) {
            break;
        }
        if how == Introduction::Bare && around != Some(end) {
            how = Introduction::Presented;
        }
        from = end;
    }
    // "Not Marie, Maria."
    if words.tag(from) == Tag::Not && is_part(answer, from + 1, Introduction::Bare) {
        from += 2;
    }
    from = behind_correction(answer, from);
    let Extent { until, polite, alone } = extent(answer, covered, from, how);
    if from >= until {
        return None;
    }
    // One word and then a sentence is a sentence, not a name.
    if how == Introduction::Bare && alone && !polite {
        return None;
    }
    if how == Introduction::Presented && alone && is_unlikely(answer, from, until) {
        return None;
    }
    let name = assemble(answer, from, until, how)?;
    Some(NameHeard { name: name.parse().ok()?, from, until })
}

/// Whether words that may stand before a name are its beginning: the "o" of "o brien", the "my" of
/// "my linh".
fn is_kept(answer: &Answer<'_>, at: usize, end: usize) -> bool {
    let words = &answer.words;
    let letter = words.word(at).chars().count() == 1 && end == at + 1;
    letter && is_part(answer, end, Introduction::Bare)
}

/// The name behind the last correction: "Sarah, no wait, Sandra". "Jon no h" corrects nothing.
fn behind_correction(answer: &Answer<'_>, from: usize) -> usize {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let corrections = answer.lexicon.standing.corrections;
    let mut begin = from;
    let mut at = from;
    while at < words.len() {
        match words.phrase_at(corrections, at) {
            Some(end) if at > from && spelled::changed(answer, at).is_none() => {
                let mut end = end;
                while let Some(behind) = words
                    .phrase_at(names.weak_introductions, end)
                    .or_else(|| words.phrase_at(names.introductions, end))
                {
                    end = behind;
                }
                if is_part(answer, end, Introduction::Bare) {
                    begin = end;
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    begin
}

/// A name that was introduced as one: "my name is …" anywhere, "it's …" where nothing else can
/// be meant.
fn introduced(answer: &Answer<'_>, covered: &mut Covered) -> Option<PersonName> {
    if answer.asked == Expecting::Message {
        return None;
    }
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let strong = words.find(names.introductions).map(|(_, end)| (end, Introduction::Named));
    let weak = words.find(names.weak_introductions).chain(words.find(names.patients));
    let weak = weak.map(|(_, end)| (end, Introduction::Presented));
    let open =
        matches!(answer.asked, Expecting::Intent | Expecting::Confirmation | Expecting::Anything);
    // "A cleaning for Sarah Johnson": a given name and more of it.
    let opening = intent::is_opening(answer.asked);
    let visits = words.find(names.booked_for).map(|(_, end)| end);
    let visits = visits.filter(|&from| opening && is_booked_for(answer, from));
    let visits = visits.map(|from| (from, Introduction::Presented));
    for (from, how) in strong.chain(weak.filter(|_| open)).chain(visits) {
        let sure = how == Introduction::Named;
        let mut from = from;
        while let Some(end) = words.phrase_at(names.titles, from) {
            from = end;
        }
        let may_be_name = |at: usize| {
            let particle = names.particles.contains(&words.word(at));
            let unknown = words.tag(at) == Tag::Unknown && !extent::is_everyday(answer, at);
            !covered.has(at) && (unknown || particle)
        };
        let known = |at: usize| names.also_names.contains(&words.word(at)) && at > from;
        let until = (from..from + MOST_INTRODUCED)
            .find(|&at| at >= words.len() || !(may_be_name(at) || sure && known(at)))
            .unwrap_or(from + MOST_INTRODUCED);
        if from >= until || !(sure || is_surely_name(answer, from, until)) {
            continue;
        }
        let name = assemble(answer, from, until, how).and_then(|name| name.parse().ok());
        let Some(name) = name else {
            continue;
        };
        covered.cover(from, until);
        return Some(name);
    }
    None
}

/// Whether a given name and another word that can be one are said at `from`, where a visit is asked
/// for.
fn is_booked_for(answer: &Answer<'_>, from: usize) -> bool {
    let words = &answer.words;
    let is_name = |at: usize| words.tag(at) == Tag::Unknown && !extent::is_everyday(answer, at);
    let named = answer.lexicon.names.first_names.has(words.word(from)) && is_name(from);
    let visit = (0..words.len()).any(|at| service::is_named(answer, at));
    let theirs = provider::is_named(answer, from);
    named && is_name(from + 1) && !words.pause_before(from + 1) && visit && !theirs
}

/// The name of somebody else that is said at `from`: it begins with a given name, or is written
/// like a name.
pub(crate) fn somebody(answer: &Answer<'_>, covered: &Covered, from: usize) -> Option<NameHeard> {
    let words = &answer.words;
    let names = &answer.lexicon.names;
    let is_name = |at: usize| {
        let unknown = words.tag(at) == Tag::Unknown && !extent::is_everyday(answer, at);
        unknown && !covered.has(at) && !(at > from && words.pause_before(at))
    };
    let until = (from..from + MOST_INTRODUCED).find(|&at| !is_name(at))?;
    let written = || {
        (from..until).all(|at| {
            let (start, end) = words.heard_at(at);
            words.heard(start, end).starts_with(char::is_uppercase)
        })
    };
    if from >= until || !(names.first_names.has(words.word(from)) || from > 0 && written()) {
        return None;
    }
    let name = assemble(answer, from, until, Introduction::Named)?.replace('’', "'");
    let name = answer.lexicon.possessive_of(&name).unwrap_or(&name).parse().ok()?;
    Some(NameHeard { name, from, until })
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
    capitals || calling || until >= from + 2 && !is_unlikely(answer, from, until)
}

/// Whether one of the words ends as names seldom do.
fn is_unlikely(answer: &Answer<'_>, from: usize, until: usize) -> bool {
    let endings = answer.lexicon.names.unlikely_endings;
    (from..until).any(|at| {
        let word = answer.words.word(at);
        word.len() > 5 && endings.iter().any(|ending| word.ends_with(ending))
    })
}

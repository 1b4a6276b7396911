//! Whom an answer is about, when that is not the caller.
//!
//! **Invariant:** a person who is only spoken of, "I'll ask my wife", is not whom it is about.

use domain::{Expecting, ForWhom, PersonName};

use crate::answer::{Answer, Covered};
use crate::names;
use crate::provider;
use crate::standing::refused_before;

/// Whom an answer is about, and their name.
#[derive(Debug, Default)]
pub(crate) struct WhomHeard {
    /// Somebody else, or both.
    pub(crate) whom: Option<ForWhom>,
    /// Their name, if it was said.
    pub(crate) name: Option<PersonName>,
}

/// Understands whom an answer is about. What says so is covered: the "two" of "the two of us" is
/// no hour.
pub(crate) fn whom(answer: &Answer<'_>, covered: &mut Covered) -> WhomHeard {
    let mut heard = WhomHeard::default();
    if answer.asked == Expecting::Message {
        return heard;
    }
    let words = &answer.words;
    let phrases = &answer.lexicon.whom;
    for at in 0..words.len() {
        if let Some((whom, end)) = person(answer, covered, at) {
            if whom == ForWhom::BothOfThem && words.phrase_at(phrases.both, at).is_some() {
                covered.cover(at, end);
            }
            // "For me and my son" is more than "for my son".
            if heard.whom != Some(ForWhom::BothOfThem) {
                heard.whom = Some(whom);
            }
        } else if heard.name.is_none()
            && let Some((name, end)) = named(answer, covered, at)
        {
            covered.cover(at, end);
            heard.whom = heard.whom.or(Some(ForWhom::SomebodyElse));
            heard.name = Some(name);
        }
    }
    heard
}

/// A person at `at` whom it is about, and where they end.
fn person(answer: &Answer<'_>, covered: &Covered, at: usize) -> Option<(ForWhom, usize)> {
    let words = &answer.words;
    let phrases = &answer.lexicon.whom;
    let (both, people) = (words.phrase_at(phrases.both, at), words.phrase_at(phrases.people, at));
    if both.is_none() && people.is_none() || covered.has(at) {
        return None;
    }
    let unrelated = words.phrase_before(phrases.unrelated, at).is_some();
    if unrelated || refused_before(answer, covered, at).is_some() {
        return None;
    }
    if let Some(end) = both {
        return Some((ForWhom::BothOfThem, end));
    }
    let end = people?;
    let along = words.phrase_at(phrases.too, end).is_some()
        || words.phrase_before(phrases.and_before, at).is_some()
        || words.phrase_at(phrases.and_behind, end).is_some();
    if along {
        return Some((ForWhom::BothOfThem, end));
    }
    let about = words.phrase_before(phrases.before, at).is_some()
        || words.phrase_at(phrases.visits, end).is_some();
    about.then_some((ForWhom::SomebodyElse, end))
}

/// "Emma's appointment", "the appointment for Emma Mitchell": the name at `at`, and where it ends.
fn named(answer: &Answer<'_>, covered: &Covered, at: usize) -> Option<(PersonName, usize)> {
    let words = &answer.words;
    let phrases = &answer.lexicon.whom;
    let titled = words.phrase_before(answer.lexicon.providers.titles, at).is_some();
    if answer.asked == Expecting::Name || titled || provider::is_named(answer, at) {
        return None;
    }
    let heard = names::somebody(answer, covered, at)?;
    let until = heard.until;
    let (from, end) = words.heard_at(until - 1);
    let last = words.heard(from, end).replace('’', "'");
    let owned = answer.lexicon.possessive_of(&last).is_some()
        && words.phrase_at(phrases.visits, until).is_some();
    let behind = words.phrase_before(phrases.visit_for, at).is_some();
    (owned || behind).then_some((heard.name, until))
}

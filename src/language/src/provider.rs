//! With whom a caller would like to come.

use domain::{Expecting, ProviderId, ProviderWish};

use crate::answer::{Answer, Covered};
use crate::command;
use crate::near::{Sounds, joined, may_be_misheard, nearest};
use crate::roll::ProviderNames;
use crate::spoken::said_at;
use crate::standing::{Mention, settle};
use crate::tag::Tag;

/// Most words of a provider's name that is nearly said.
const MOST_WORDS: usize = 2;

/// What was understood of the provider.
#[derive(Debug, Default)]
pub(crate) struct ProviderHeard {
    /// The one that is wanted, or anyone.
    pub(crate) provider: Option<ProviderWish>,
    /// Whether one was refused.
    pub(crate) refused: bool,
}

/// Understands which provider is named.
pub(crate) fn provider(answer: &Answer<'_>, covered: &mut Covered) -> ProviderHeard {
    let phrases = &answer.lexicon.providers;
    let is_anyone = match answer.asked {
        Expecting::Provider => answer.is_only(phrases.anyone_alone),
        // Not asked with whom, and nothing else can be meant.
        Expecting::Service | Expecting::Date | Expecting::Time | Expecting::Slot => {
            answer.is_only(phrases.anybody)
        }
        Expecting::Intent
        | Expecting::Name
        | Expecting::Phone
        | Expecting::Code
        | Expecting::Duration
        | Expecting::Confirmation
        | Expecting::Appointment
        | Expecting::Message
        | Expecting::Anything
        | Expecting::Ended => false,
    };
    if is_anyone {
        covered.cover(0, answer.words.len());
        return ProviderHeard { provider: Some(ProviderWish::Anyone), refused: false };
    }
    let mentions = mentions(answer, covered);
    let settled = settle(answer, covered, mentions);
    let named = settled.wished.iter().filter(|mention| mention.what != ProviderWish::Anyone);
    let named: Vec<&Mention<ProviderWish>> = named.collect();
    let anyone = settled.wished.first().map(|mention| mention.what);
    let refused = settled.refused.iter().map(|mention| mention.what);
    let refused: Vec<ProviderWish> = refused.collect();
    let provider = match one_of(answer, &named).or(anyone) {
        Some(ProviderWish::Anyone) if !refused.is_empty() => only_other(answer, &refused),
        other => other,
    };
    ProviderHeard { provider, refused: !refused.is_empty() }
}

/// The one named last; of an alternative the first, or anyone when it is all there are.
fn one_of(answer: &Answer<'_>, named: &[&Mention<ProviderWish>]) -> Option<ProviderWish> {
    let (first, last) = (named.first()?, named.last()?);
    let alternative = (first.until..last.from).any(|at| answer.words.tag(at) == Tag::Or);
    if !alternative {
        return Some(last.what);
    }
    let all = named.len() >= answer.vocabulary.providers.len();
    Some(if all { ProviderWish::Anyone } else { first.what })
}

/// "Anyone but Doctor Khan" is the other one, when there is just one other.
fn only_other(answer: &Answer<'_>, refused: &[ProviderWish]) -> Option<ProviderWish> {
    let providers = answer.vocabulary.providers.iter();
    let wishes = providers.map(|provider| ProviderWish::Named(provider.id));
    let mut others = wishes.filter(|wish| !refused.contains(wish));
    let other = others.next()?;
    others.next().is_none().then_some(other)
}

fn mentions(answer: &Answer<'_>, covered: &mut Covered) -> Vec<Mention<ProviderWish>> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < answer.words.len() {
        let read = (!covered.has(at)).then(|| anyone(answer, at).or_else(|| named(answer, at)));
        let Some((what, until)) = read.flatten() else {
            at += 1;
            continue;
        };
        mentions.push(Mention { what, from: at, until });
        covered.cover(at, until);
        at = until.max(at + 1);
    }
    mentions
}

fn anyone(answer: &Answer<'_>, at: usize) -> Option<(ProviderWish, usize)> {
    let phrases = &answer.lexicon.providers;
    let anywhere = answer.words.phrase_at(phrases.anyone, at);
    let asked = answer.asked == Expecting::Provider;
    let end = anywhere.or_else(|| {
        let end = answer.words.phrase_at(phrases.anyone_asked, at);
        end.filter(|_| asked)
    })?;
    Some((ProviderWish::Anyone, end))
}

/// A provider by name: the whole name or one with a title anywhere, a bare first or last name
/// where a provider can be meant and nobody else has it.
fn named(answer: &Answer<'_>, at: usize) -> Option<(ProviderWish, usize)> {
    let words = &answer.words;
    let mut from = at;
    while let Some(end) = words.phrase_at(answer.lexicon.providers.titles, from) {
        from = end;
    }
    let titled = from > at;
    let mut found: Option<(ProviderId, usize)> = None;
    let mut several = false;
    for names in listed(answer, at, from) {
        let Some(end) = longest(answer, names, at, from) else {
            continue;
        };
        match found {
            Some((_, other)) if other > end => {}
            Some((_, other)) if other == end => several = true,
            _ => {
                found = Some((names.id, end));
                several = false;
            }
        }
    }
    if found.is_none() {
        return near(answer, at, from);
    }
    let (id, end) = found.filter(|_| !several)?;
    let sure = titled || end > from + 1 || may_be_bare(answer, at);
    sure.then_some((ProviderWish::Named(id), end))
}

/// Whether a provider's name is said at `at`.
pub(crate) fn is_named(answer: &Answer<'_>, at: usize) -> bool {
    listed(answer, at, at).iter().any(|names| longest(answer, names, at, at).is_some())
}

/// The providers, unless none of their names can begin at `at` or at `from`.
fn listed<'r>(answer: &'r Answer<'_>, at: usize, from: usize) -> &'r [ProviderNames<'r>] {
    let may_begin = |at| answer.roll.may_begin_provider(answer.words.word(at));
    if may_begin(at) || may_begin(from) { &answer.roll.providers } else { &[] }
}

/// Whether a provider with their title is all that is said, but for agreement and refusal: "no, with
/// Doctor Khan, please".
pub(crate) fn is_all(answer: &Answer<'_>) -> bool {
    let words = &answer.words;
    let phrases = &answer.lexicon.providers;
    (0..words.len()).any(|at| {
        let titled = words.phrase_at(phrases.titles, at).is_some();
        let Some((_, end)) = titled.then(|| named(answer, at)).flatten() else {
            return false;
        };
        let from = words.phrase_before(phrases.with, at).unwrap_or(at);
        answer.is_whole(from, end)
            || command::is_beside(answer, 0, from) && command::is_beside(answer, end, words.len())
    })
}

/// The provider whose name sounds nearly like what is said at `from`: behind a title, or where a
/// provider is asked for.
fn near(answer: &Answer<'_>, at: usize, from: usize) -> Option<(ProviderWish, usize)> {
    let titled = from > at;
    let placed = answer.words.phrase_before(answer.lexicon.providers.with, at).is_some();
    let meant = titled || answer.asked == Expecting::Provider || placed;
    if !(meant && (titled || may_be_bare(answer, at)) && may_be_misheard(answer, from)) {
        return None;
    }
    let near = (1..=MOST_WORDS).filter(|count| from + count <= answer.words.len());
    let near = near.flat_map(|count| {
        let until = from + count;
        let said = Sounds::of(&joined(answer, from, until), answer.lexicon);
        answer.roll.providers_sound().iter().filter_map(move |(id, sounds)| {
            let rhymes = titled && sounds.rhymes(&said, answer.lexicon);
            Some((*id, until, sounds.apart(&said).or(rhymes.then_some(1))?))
        })
    });
    nearest(near).map(|(id, until)| (ProviderWish::Named(id), until))
}

/// Where the longest of a provider's names ends that is said at `from`, or with its title at `at`.
fn longest(
    answer: &Answer<'_>,
    names: &ProviderNames<'_>,
    at: usize,
    from: usize,
) -> Option<usize> {
    let words = &answer.words;
    let with_title = names.titled.iter().filter_map(|name| said_at(words, at, name));
    let without = names.parts.iter().filter_map(|part| said_at(words, from, part));
    with_title.chain(without).max()
}

/// Whether one bare name at `at` can be a provider's: not a caller's own, and no everyday word.
fn may_be_bare(answer: &Answer<'_>, at: usize) -> bool {
    let words = &answer.words;
    let asked = answer.asked == Expecting::Provider;
    let placed = words.phrase_before(answer.lexicon.providers.with, at).is_some();
    match answer.asked {
        Expecting::Name | Expecting::Phone | Expecting::Code | Expecting::Message => false,
        Expecting::Intent
        | Expecting::Service
        | Expecting::Provider
        | Expecting::Date
        | Expecting::Time
        | Expecting::Slot
        | Expecting::Duration
        | Expecting::Confirmation
        | Expecting::Appointment
        | Expecting::Anything
        | Expecting::Ended => asked || placed || words.tag(at) == Tag::Unknown,
    }
}

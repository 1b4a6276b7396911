//! Which service a caller names.

use domain::{Expecting, ServiceId};

use crate::answer::{Answer, Covered};
use crate::near::{Sounds, joined, may_be_misheard, nearest};
use crate::spoken::said_at;
use crate::standing::{Mention, settle};

/// Most words of a service's name that is nearly said.
const MOST_WORDS: usize = 4;

/// What was understood of the service.
#[derive(Debug, Default)]
pub(crate) struct ServiceHeard {
    /// The one that is wanted.
    pub(crate) service: Option<ServiceId>,
    /// Those that are wanted, when they are several, each once.
    pub(crate) several: Vec<ServiceId>,
    /// Whether one was refused.
    pub(crate) refused: bool,
}

/// Understands which service is named: of several at one place the longest name, of several in
/// a sentence the first.
pub(crate) fn service(answer: &Answer<'_>, covered: &mut Covered) -> ServiceHeard {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < answer.words.len() {
        let found = (!covered.has(at)).then(|| longest(answer, at).or_else(|| near(answer, at)));
        let found = found.flatten();
        let Some((what, until)) = found else {
            at += 1;
            continue;
        };
        mentions.push(Mention { what, from: at, until });
        covered.cover(at, until);
        at = until;
    }
    let settled = settle(answer, covered, mentions);
    let mut several: Vec<ServiceId> = Vec::new();
    for mention in &settled.wished {
        if !several.contains(&mention.what) {
            several.push(mention.what);
        }
    }
    if several.len() < 2 {
        several.clear();
    }
    ServiceHeard {
        several,
        service: settled.wished.first().map(|mention| mention.what),
        refused: !settled.refused.is_empty(),
    }
}

/// Whether the name of a service begins at the word at `at`.
pub(crate) fn is_named(answer: &Answer<'_>, at: usize) -> bool {
    longest(answer, at).is_some()
}

fn longest(answer: &Answer<'_>, at: usize) -> Option<(ServiceId, usize)> {
    let words = &answer.words;
    if !answer.roll.may_begin_service(words.word(at)) {
        return None;
    }
    let said = answer.roll.services.iter().filter_map(|name| {
        let until = said_at(words, at, &name.letters)?;
        Some((name.id, until, name.is_said, name.written.len()))
    });
    // Of equally long ones the one that callers hear in this language, for another language may call
    // another service so; and then the first: services are in the order in which they are offered.
    let rank = |it: &(ServiceId, usize, bool, usize)| (it.1, it.2, it.3);
    let longest = said.reduce(|best, next| if rank(&next) > rank(&best) { next } else { best });
    longest.map(|(id, until, ..)| (id, until))
}

/// The service whose name sounds nearly like the words from `at` on. A word that the language
/// knows is taken for a name only as the whole answer to the question for one.
fn near(answer: &Answer<'_>, at: usize) -> Option<(ServiceId, usize)> {
    let words = &answer.words;
    let near = (1..=MOST_WORDS).filter(|count| at + count <= words.len()).filter(|count| {
        let until = at + count;
        let misheard = (at..until).any(|at| may_be_misheard(answer, at));
        misheard || answer.asked == Expecting::Service && answer.is_whole(at, until)
    });
    let near = near.flat_map(|count| {
        let until = at + count;
        let said = Sounds::of(&joined(answer, at, until), answer.lexicon);
        let names = answer.roll.services_sound().iter();
        names.filter_map(move |(id, sounds)| Some((*id, until, sounds.apart(&said)?)))
    });
    nearest(near)
}

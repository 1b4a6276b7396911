//! What a caller wants.

use domain::{Expecting, Intent};

use crate::answer::{Answer, Covered};
use crate::lexicon::{IntentPhrases, Reach};
use crate::service;
use crate::standing::refused_before;
use crate::tag::Tag;

/// Words before which a question begins: "hi there, I was just wondering".
const MOST_BEFORE_QUESTION: usize = 6;
/// Fewest words behind the first ones of a question: "how" alone asks nothing.
const FEWEST_ASKED: usize = 2;
/// Small words around an answer that has to be the whole one: "sorry, what is it".
const MOST_AROUND: usize = 2;

/// What a caller wants, and the words `from..until` that say it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IntentHeard {
    pub(crate) intent: Intent,
    pub(crate) from: usize,
    pub(crate) until: usize,
}

/// Understands what a caller wants, the most important first.
pub(crate) fn intent(answer: &Answer<'_>) -> Option<Intent> {
    heard(answer).map(|heard| heard.intent)
}

/// Understands what a caller wants, with the words that say it.
pub(crate) fn heard(answer: &Answer<'_>) -> Option<IntentHeard> {
    let nothing_covered = Covered::none(&answer.words);
    let lists = answer.lexicon.intents.iter();
    let mut lists = lists.filter(|list| reaches(list.reach, answer.asked));
    lists.find_map(|list| {
        let (from, until) = said(answer, list, &nothing_covered)?;
        Some(IntentHeard { intent: list.intent, from, until })
    })
}

/// Understands what a caller wants in the course of a conversation: beside the rest, that they will
/// be late, and what the practice does. These two stand behind whatever asks for more than they do.
pub(crate) fn conversed(answer: &Answer<'_>) -> Option<Intent> {
    let heard = heard(answer);
    let intent = heard.map(|heard| heard.intent);
    let covered = Covered::none(&answer.words);
    let phrases = &answer.lexicon.conversed;
    let late = if reaches(phrases.late.reach, answer.asked) {
        said(answer, &phrases.late, &covered)
    } else {
        None
    };
    if let Some((from, until)) = late {
        // "I can't make it on time" calls nothing off.
        let part = heard.is_some_and(|heard| from <= heard.from && heard.until <= until);
        if part || intent.is_none_or(gives_way_to_late) {
            return Some(Intent::Late);
        }
    }
    if intent.is_none_or(gives_way_to_services)
        && let Some((from, _)) = asks_for_services(answer, &covered)
    {
        // "I'd like to book a cleaning, how much is it" wants to book first.
        let books_first =
            heard.is_some_and(|heard| heard.intent == Intent::Book && heard.from < from);
        return if books_first { intent } else { Some(Intent::Services) };
    }
    intent
}

/// Understands what a caller wants in the middle of a call that was asking for something else.
pub(crate) fn midway(answer: &Answer<'_>) -> Option<IntentHeard> {
    let covered = Covered::none(&answer.words);
    let tasks = answer.lexicon.midway.tasks.iter();
    let mut tasks = tasks
        .filter(|list| reaches(list.reach, answer.asked) && answer.asked != Expecting::Message);
    tasks.find_map(|list| {
        let (from, until) = said(answer, list, &covered)?;
        Some(IntentHeard { intent: list.intent, from, until })
    })
}

fn asks_for_services(answer: &Answer<'_>, covered: &Covered) -> Option<(usize, usize)> {
    let words = &answer.words;
    let phrases = &answer.lexicon.conversed;
    if !reaches(phrases.services.reach, answer.asked) {
        return None;
    }
    let asked = said(answer, &phrases.services, covered);
    asked.or_else(|| {
        let (from, until) = words.find(phrases.offering).next()?;
        let offers = words.find(phrases.offers).any(|(at, _)| at >= until)
            || (until..words.len()).any(|at| service::is_named(answer, at));
        offers.then_some((from, until))
    })
}

/// Whether a caller who wants this and will be late has called for the latter.
fn gives_way_to_late(intent: Intent) -> bool {
    match intent {
        Intent::Book | Intent::Check | Intent::Message | Intent::Goodbye | Intent::Other => true,
        Intent::Reschedule
        | Intent::Cancel
        | Intent::Hours
        | Intent::Location
        | Intent::Person
        | Intent::Emergency
        | Intent::Repeat
        | Intent::WrongNumber
        | Intent::OptOut
        | Intent::Late
        | Intent::Services => false,
    }
}

/// Whether a question for services is what a caller wants who seems to want this.
fn gives_way_to_services(intent: Intent) -> bool {
    match intent {
        Intent::Book | Intent::Goodbye | Intent::Other => true,
        Intent::Reschedule
        | Intent::Cancel
        | Intent::Check
        | Intent::Hours
        | Intent::Location
        | Intent::Person
        | Intent::Emergency
        | Intent::Repeat
        | Intent::WrongNumber
        | Intent::Message
        | Intent::OptOut
        | Intent::Late
        | Intent::Services => false,
    }
}

/// Whether a wish is put as a question: "could I come", with or without what it is for.
pub(crate) fn is_wish(answer: &Answer<'_>) -> bool {
    answer.words.has(answer.lexicon.wishing)
}

/// A question about something else, when nothing that callers usually want was understood.
pub(crate) fn question(answer: &Answer<'_>) -> Option<IntentHeard> {
    let words = &answer.words;
    let begins = |at: usize| words.phrase_at(answer.lexicon.asking, at).map(|until| (at, until));
    let (from, until) = (0..words.len().min(MOST_BEFORE_QUESTION)).find_map(begins)?;
    let asks = words.len() >= until + FEWEST_ASKED;
    asks.then_some(IntentHeard { intent: Intent::Other, from, until: words.len() })
}

/// Whether an answer to the question what the caller wants is being read.
pub(crate) fn is_opening(asked: Expecting) -> bool {
    matches!(asked, Expecting::Intent | Expecting::Anything | Expecting::Ended)
}

fn reaches(reach: Reach, asked: Expecting) -> bool {
    match reach {
        Reach::Everywhere | Reach::Alone => true,
        Reach::Conversing => !matches!(asked, Expecting::Name | Expecting::Message),
        Reach::Opening => is_opening(asked),
    }
}

fn said(answer: &Answer<'_>, list: &IntentPhrases, covered: &Covered) -> Option<(usize, usize)> {
    let words = &answer.words;
    let mut found = words.find(list.phrases);
    let found = found.find(|&(from, until)| {
        let refused = list.can_be_refused && refused_before(answer, covered, from).is_some();
        let around = words.len() - (until - from);
        let alone = around <= MOST_AROUND && answer.is_whole(from, until);
        let whole = list.reach != Reach::Alone || alone;
        let mut exceptions = words.find(list.except);
        let excepted = exceptions.any(|(start, end)| start < until && from < end);
        whole && !refused && !excepted && !is_within_number(answer, from, until)
    })?;
    let mut with = words.find(list.with);
    let complete = list.with.is_empty()
        || with.any(|(from, _)| {
            !list.can_be_refused || refused_before(answer, covered, from).is_none()
        });
    (complete && !words.has(list.unless)).then_some(found)
}

/// "Nine one one" amid other digits is a part of a number.
fn is_within_number(answer: &Answer<'_>, from: usize, until: usize) -> bool {
    let is_number = |tag: Tag| tag.number().is_some();
    let words = &answer.words;
    let beside = is_number(words.tag_before(from, 1)) || is_number(words.tag(until));
    beside && (from..until).all(|at| is_number(words.tag(at)))
}

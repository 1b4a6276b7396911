//! What a caller wants.

use domain::{Expecting, Intent};

use crate::answer::{Answer, Covered};
use crate::lexicon::{IntentPhrases, Reach};
use crate::standing::refused_before;
use crate::tag::Tag;

/// Small words around an answer that has to be the whole one: "sorry, what is it".
const MOST_AROUND: usize = 2;

/// Understands what a caller wants, the most important first.
pub(crate) fn intent(answer: &Answer<'_>) -> Option<Intent> {
    let nothing_covered = Covered::none(&answer.words);
    let lists = answer.lexicon.intents.iter();
    let mut lists = lists.filter(|list| reaches(list.reach, answer.asked));
    let wanted = lists.find(|list| is_said(answer, list, &nothing_covered));
    wanted.map(|list| list.intent)
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

fn is_said(answer: &Answer<'_>, list: &IntentPhrases, covered: &Covered) -> bool {
    let words = &answer.words;
    let mut found = words.find(list.phrases);
    found.any(|(from, until)| {
        let refused = list.can_be_refused && refused_before(answer, covered, from).is_some();
        let around = words.len() - (until - from);
        let alone = around <= MOST_AROUND && answer.is_whole(from, until);
        let whole = list.reach != Reach::Alone || alone;
        let mut exceptions = words.find(list.except);
        let excepted = exceptions.any(|(start, end)| start < until && from < end);
        whole && !refused && !excepted && !is_within_number(answer, from, until)
    })
}

/// "Nine one one" amid other digits is a part of a number.
fn is_within_number(answer: &Answer<'_>, from: usize, until: usize) -> bool {
    let is_number = |tag: Tag| tag.number().is_some();
    let words = &answer.words;
    let beside = is_number(words.tag_before(from, 1)) || is_number(words.tag(until));
    beside && (from..until).all(|at| is_number(words.tag(at)))
}

//! Which of the slots offered a caller takes, or where to look instead.

use domain::{Expecting, Pick};

use crate::answer::{Answer, Covered};
use crate::days::DaysHeard;
use crate::numbers::{cardinal, ordinal};
use crate::standing::{Mention, settle};
use crate::tag::Tag;

/// What was understood of the choice.
#[derive(Debug, Default)]
pub(crate) struct PickHeard {
    /// The choice.
    pub(crate) pick: Option<Pick>,
    /// Whether one was refused.
    pub(crate) refused: bool,
}

/// Understands a choice. Who refuses a day and names no other asks for another one.
pub(crate) fn pick(answer: &Answer<'_>, covered: &mut Covered, days: &DaysHeard) -> PickHeard {
    let choosing = answer.is_choosing();
    if !choosing && !is_read_back(answer) {
        return PickHeard::default();
    }
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < answer.words.len() {
        let Some((what, until)) = (!covered.has(at)).then(|| pick_at(answer, at)).flatten() else {
            at += 1;
            continue;
        };
        mentions.push(Mention { what, from: at, until });
        covered.cover(at, until);
        at = until.max(at + 1);
    }
    let settled = settle(answer, covered, mentions);
    let pick = settled.wished.last().map(|mention| mention.what);
    let another = choosing && days.refused && days.days.is_none();
    PickHeard {
        pick: pick.or(another.then_some(Pick::AnotherDay)),
        refused: !settled.refused.is_empty(),
    }
}

/// Whether one time was read back: what can be asked for is another one.
fn is_read_back(answer: &Answer<'_>) -> bool {
    match answer.asked {
        Expecting::Confirmation => true,
        // "What would you like to change?" of it.
        Expecting::Anything => !answer.offered.is_empty(),
        Expecting::Intent
        | Expecting::Service
        | Expecting::Provider
        | Expecting::Date
        | Expecting::Time
        | Expecting::Slot
        | Expecting::Name
        | Expecting::Phone
        | Expecting::Code
        | Expecting::Duration
        | Expecting::Appointment
        | Expecting::Message
        | Expecting::Ended => false,
    }
}

/// "The second", of what was just offered: no day of a month then. Only as the whole answer, but
/// for a correction, and where nothing else is chosen.
pub(crate) fn counted(answer: &Answer<'_>, covered: &mut Covered) -> Option<Pick> {
    let asked = matches!(answer.asked, Expecting::Name | Expecting::Slot | Expecting::Confirmation);
    if !asked || answer.offered.is_empty() {
        return None;
    }
    let words = &answer.words;
    let corrections = answer.lexicon.standing.corrections;
    let verdicts = &answer.lexicon.verdicts;
    (0..words.len()).find_map(|at| {
        let (nth, end) = ordinal(words, at).filter(|_| !covered.has(at))?;
        let small = |at: usize| words.tag(at).is_harmless();
        let mut from = 0;
        while from < at {
            let said = words.phrase_at(corrections, from);
            let said = said.or_else(|| words.phrase_at(verdicts.no, from));
            let said = said.or_else(|| words.phrase_at(verdicts.yes, from));
            from = said.or_else(|| small(from).then_some(from + 1))?;
        }
        let moment = matches!(words.tag_before(at, 1), Tag::A | Tag::Unit(1));
        let alone = from == at && !moment && (end..words.len()).all(small);
        let pick = nth_pick(u16::from(nth)).filter(|_| alone)?;
        let article = at > 0 && small(at - 1);
        covered.cover(at - usize::from(article), end);
        Some(pick)
    })
}

fn pick_at(answer: &Answer<'_>, at: usize) -> Option<(Pick, usize)> {
    let words = &answer.words;
    let choosing = answer.is_choosing();
    let lists = answer.lexicon.picks.iter();
    let lists = lists.filter(|list| choosing || list.at_read_back);
    let said = lists.filter_map(|list| {
        let end = words.phrase_at(list.phrases, at)?;
        (!list.alone || answer.is_whole(at, end)).then_some((list.pick, end))
    });
    let said = said.max_by_key(|(_, end)| *end);
    said.or_else(|| choosing.then(|| numbered(answer, at)).flatten())
}

/// The second one, number two; a bare number only as the whole answer.
fn numbered(answer: &Answer<'_>, at: usize) -> Option<(Pick, usize)> {
    let words = &answer.words;
    if let Some((nth, end)) = ordinal(words, at) {
        // "Hold on a second" is a moment.
        let moment = matches!(words.tag_before(at, 1), Tag::A | Tag::Unit(1));
        let dated = moment || matches!(words.tag(end), Tag::Of | Tag::Weekday(_));
        let dated = dated || words.tag(end).month().is_some();
        return nth_pick(u16::from(nth)).filter(|_| !dated).map(|pick| (pick, end));
    }
    let noun_end = words.phrase_at(answer.lexicon.choice_nouns, at);
    let from = noun_end.unwrap_or(at);
    let read = match words.tag(from) {
        Tag::SoundsLike(number) if noun_end.is_some() => Some((u16::from(number), from + 1)),
        _ => cardinal(words, from),
    };
    let (number, end) = read?;
    let whole = answer.is_whole(from, end) || is_answer_before(answer, from, end);
    (noun_end.is_some() || whole).then_some(())?;
    nth_pick(number).map(|pick| (pick, end))
}

/// "Yes, two" and "no, two": an answer before the number, and nothing else.
fn is_answer_before(answer: &Answer<'_>, from: usize, end: usize) -> bool {
    let verdicts = &answer.lexicon.verdicts;
    let answered = answer.words.phrase_at(verdicts.yes, 0);
    let answered = answered.or_else(|| answer.words.phrase_at(verdicts.no, 0));
    answered == Some(from) && end == answer.words.len()
}

fn nth_pick(nth: u16) -> Option<Pick> {
    match nth {
        1 => Some(Pick::First),
        2 => Some(Pick::Second),
        3 => Some(Pick::Third),
        _ => None,
    }
}

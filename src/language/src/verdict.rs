//! Whether a caller agrees.
//!
//! **Invariant:** agreement beside anything that could take it back is not a yes: a refusal that
//! was not understood, a condition, a question, or too many words that mean nothing to us. A yes
//! with a change is a yes only when the change was understood and stands beside it.

use domain::{Command, Expecting, Intent, Verdict};

use crate::answer::{Answer, Covered};
use crate::tag::Tag;
use crate::words::Phrase;

/// Words not understood beside a clear yes that leave it one: "yes, that's brilliant".
const MOST_UNKNOWN: usize = 1;
/// Small words around an answer of small words, such as "it is".
const MOST_AROUND: usize = 2;

/// What was understood apart from agreement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beside {
    /// Whether there is something that can be a change.
    pub(crate) change: bool,
    /// Whether something was refused.
    pub(crate) refused: bool,
    /// What the caller wants, if they said so.
    pub(crate) intent: Option<Intent>,
    /// What they want of the conversation: who agrees and asks to go back has not agreed.
    pub(crate) command: Option<Command>,
}

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Yes,
    SoftYes,
    No,
    Unsure,
    Inclined,
    Thinking,
    Question,
    Proposal,
    CallsOff,
    Neutral,
}

/// What can stand in the way of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Obstacle {
    /// A refusal that belongs to nothing.
    Denial,
    /// A condition or a question.
    Doubt,
    /// The announcement of a change.
    Change,
}

/// Why a verdict is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// It was said.
    Said,
    /// "I guess so": an agreement of somebody who is not quite sure.
    Inclined,
    /// An agreement stands beside a change.
    Changed,
    /// An agreement stands beside a condition, a doubt or a refusal.
    Doubted,
    /// An agreement stands beside a question, or words that mean nothing to us.
    Crowded,
}

/// A verdict, why it is what it is, and the words `from..until` that say it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerdictHeard {
    pub(crate) verdict: Verdict,
    pub(crate) why: Why,
    pub(crate) from: usize,
    pub(crate) until: usize,
}

/// The signs in an answer, and what is between them.
#[derive(Debug, Default)]
struct Signs {
    /// In the order in which they are said.
    said: Vec<(Sign, usize)>,
    /// The words from the first sign to behind the last.
    range: Option<(usize, usize)>,
    /// What stands in the way of an agreement.
    obstacles: Vec<Obstacle>,
    /// How many words mean nothing to us.
    unknown: usize,
    /// Whether a word that is more than a small one comes before the first clear yes.
    late: bool,
}

/// Understands agreement and refusal.
pub(crate) fn verdict(answer: &Answer<'_>, covered: &Covered, beside: Beside) -> Option<Verdict> {
    heard(answer, covered, beside).map(|heard| heard.verdict)
}

/// Understands agreement and refusal, with the words that say it and what took it back.
pub(crate) fn heard(
    answer: &Answer<'_>,
    covered: &Covered,
    beside: Beside,
) -> Option<VerdictHeard> {
    let whole = (0, answer.words.len());
    let at = |verdict, why, (from, until)| Some(VerdictHeard { verdict, why, from, until });
    if answer.words.len() == 0 {
        let sound = answer.words.whole().trim_matches(|c: char| !c.is_alphabetic());
        let mut shaken = answer.lexicon.verdicts.shaken.iter();
        if shaken.any(|said| sound.eq_ignore_ascii_case(said)) {
            return at(Verdict::No, Why::Said, whole);
        }
        return answer
            .words
            .hesitated()
            .then_some(())
            .and_then(|()| at(Verdict::Unsure, Why::Said, whole));
    }
    let asked = asks_for_verdict(answer.asked);
    if answer.words.len() == 1 && answer.lexicon.verdicts.shaken.contains(&answer.words.word(0)) {
        return at(Verdict::No, Why::Said, whole);
    }
    let signs = signs(answer, covered);
    let has = |sign| signs.said.iter().any(|(said, _)| *said == sign);
    let range = signs.range.unwrap_or(whole);
    let (yes, no) = (has(Sign::Yes) || has(Sign::SoftYes), has(Sign::No));
    if !has(Sign::Unsure) && yes && signs.said.last().is_some_and(|(sign, _)| *sign == Sign::No) {
        return at(Verdict::No, Why::Said, range);
    }
    if has(Sign::Unsure) || has(Sign::Thinking) && (yes || no || !beside.change) {
        let thinking_aloud = !asked && beside.change;
        return if thinking_aloud { None } else { at(Verdict::Unsure, Why::Said, range) };
    }
    if has(Sign::Inclined) {
        let only = !no && signs.obstacles.is_empty() && signs.unknown == 0;
        return at(Verdict::Unsure, if only { Why::Inclined } else { Why::Said }, range);
    }
    match (yes, no) {
        (true, true) => {
            let (verdict, why) = both(answer, &signs, beside);
            at(verdict, why, range)
        }
        (false, true) => at(Verdict::No, Why::Said, range),
        (true, false) => {
            let (verdict, why) = agreed(answer, &signs, beside)?;
            at(verdict, why, range)
        }
        (false, false) if asked && is_yes_alone(answer) => at(Verdict::Yes, Why::Said, whole),
        (false, false) => {
            let refuses = answer.asked == Expecting::Confirmation && beside.refused;
            if refuses { at(Verdict::No, Why::Said, whole) } else { None }
        }
    }
}

/// What a caller means by a sentence that neither agrees nor refuses: "make it four" and "Smith,
/// not Smyth" refuse what was read back, "Tuesday works" agrees to it.
pub(crate) fn implied(answer: &Answer<'_>, covered: &Covered) -> Option<Verdict> {
    let signs = signs(answer, covered);
    let refuses = |obstacle: &Obstacle| matches!(obstacle, Obstacle::Change | Obstacle::Denial);
    let insists = answer.words.has(answer.lexicon.verdicts.insisting);
    if insists || signs.obstacles.iter().any(refuses) {
        return Some(Verdict::No);
    }
    let approves = answer.words.has(answer.lexicon.verdicts.approving);
    let plain = signs.obstacles.is_empty() && signs.unknown <= MOST_UNKNOWN;
    (approves && plain).then_some(Verdict::Yes)
}

/// Whether nothing but agreement is said: "yeah okay", "sure".
pub(crate) fn only_agrees(answer: &Answer<'_>) -> bool {
    let words = &answer.words;
    let verdicts = &answer.lexicon.verdicts;
    let mut agreed = false;
    let mut at = 0;
    while at < words.len() {
        let yes = [verdicts.yes, verdicts.soft_yes].into_iter();
        at = match yes.filter_map(|phrases| words.phrase_at(phrases, at)).max() {
            Some(end) => {
                agreed = true;
                end
            }
            None if words.tag(at).is_harmless() => at + 1,
            None => return false,
        };
    }
    agreed
}

/// Whether the first words are a clear yes.
pub(crate) fn begins_with_yes(answer: &Answer<'_>) -> bool {
    let words = &answer.words;
    let first = (0..words.len()).find(|&at| !words.tag(at).is_harmless()).unwrap_or(0);
    (0..=first).any(|at| words.phrase_at(answer.lexicon.verdicts.yes, at).is_some())
}

/// Whether an answer is taken as agreement or refusal even when it only sounds like it.
fn asks_for_verdict(asked: Expecting) -> bool {
    matches!(
        asked,
        Expecting::Confirmation | Expecting::Slot | Expecting::Appointment | Expecting::Anything
    )
}

fn signs(answer: &Answer<'_>, covered: &Covered) -> Signs {
    let asked = asks_for_verdict(answer.asked);
    let verdicts = &answer.lexicon.verdicts;
    let refusable = asked || matches!(answer.asked, Expecting::Name | Expecting::Phone);
    // Who chooses among their own appointments and cancels one refuses nothing.
    let refuses_offer = asked && answer.asked != Expecting::Appointment;
    let lists: [(Sign, &[Phrase]); 11] = [
        (Sign::Yes, verdicts.yes),
        (if asked { Sign::SoftYes } else { Sign::Neutral }, verdicts.soft_yes),
        (Sign::No, verdicts.no),
        (if refusable { Sign::No } else { Sign::Neutral }, verdicts.soft_no),
        (Sign::Unsure, verdicts.unsure),
        (Sign::Inclined, verdicts.inclined),
        (Sign::Thinking, verdicts.thinking),
        (Sign::Question, verdicts.questions),
        (Sign::Proposal, verdicts.proposals),
        (if refuses_offer { Sign::CallsOff } else { Sign::Neutral }, verdicts.calls_off),
        (Sign::Neutral, verdicts.neutral),
    ];
    let words = &answer.words;
    let mut signs = Signs::default();
    let mut at = 0;
    while at < words.len() {
        if covered.has(at) {
            at += 1;
            continue;
        }
        let said = lists.iter().filter_map(|(sign, phrases)| {
            let end = words.phrase_at(phrases, at)?;
            let understood = (at..end).any(|at| covered.has(at));
            (!understood).then_some((*sign, end))
        });
        if let Some((sign, end)) = said.max_by_key(|(_, end)| *end) {
            // "Please don't" and then "book it": what is denied is no agreement.
            let denied = signs.said.last().is_some_and(|(said, _)| *said == Sign::No)
                && words.tag_before(at, 1) == Tag::Not;
            let sign = if denied && sign == Sign::Yes { Sign::Neutral } else { sign };
            let agreed = signs.said.iter().any(|(said, _)| *said == Sign::Yes);
            match sign {
                Sign::Neutral => {}
                Sign::Question => signs.obstacles.push(Obstacle::Doubt),
                Sign::Proposal => signs.obstacles.push(Obstacle::Change),
                Sign::CallsOff if agreed => signs.obstacles.push(Obstacle::Change),
                Sign::CallsOff => signs.said.push((Sign::No, at)),
                Sign::Yes
                | Sign::SoftYes
                | Sign::No
                | Sign::Unsure
                | Sign::Inclined
                | Sign::Thinking => {
                    if sign == Sign::Yes && !agreed {
                        signs.late =
                            signs.unknown > 0 || signs.obstacles.contains(&Obstacle::Doubt);
                    }
                    signs.said.push((sign, at));
                }
            }
            if !matches!(sign, Sign::Neutral | Sign::Question | Sign::Proposal) {
                let from = signs.range.map_or(at, |(from, _)| from);
                signs.range = Some((from, end));
            }
            at = end;
            continue;
        }
        let tag = words.tag(at);
        match tag {
            Tag::Not | Tag::No => signs.obstacles.push(Obstacle::Denial),
            Tag::Doubtful => signs.obstacles.push(Obstacle::Doubt),
            Tag::But | Tag::Change | Tag::Or | Tag::Early | Tag::Late => {
                signs.obstacles.push(Obstacle::Change);
            }
            _ if tag.is_harmless() => {}
            _ => signs.unknown += 1,
        }
        at += 1;
    }
    signs
}

/// Agreement, unless something beside it takes it back.
fn agreed(answer: &Answer<'_>, signs: &Signs, beside: Beside) -> Option<(Verdict, Why)> {
    let clear = signs.said.iter().any(|(sign, _)| *sign == Sign::Yes);
    if beside.refused {
        return Some((Verdict::No, Why::Changed));
    }
    let bearable = if clear && !signs.late { MOST_UNKNOWN } else { 0 };
    let meets = |obstacle| signs.obstacles.contains(&obstacle);
    let asks = beside.intent.is_some_and(asks_first) || beside.command.is_some();
    let taken_back = if meets(Obstacle::Change) && !beside.change {
        Some(Why::Changed)
    } else if asks {
        Some(Why::Crowded)
    } else if meets(Obstacle::Denial) || meets(Obstacle::Doubt) {
        Some(Why::Doubted)
    } else if signs.unknown > bearable || beside.intent == Some(Intent::Goodbye) && !clear {
        Some(Why::Crowded)
    } else {
        None
    };
    let Some(why) = taken_back else {
        return Some((
            Verdict::Yes,
            if meets(Obstacle::Change) { Why::Changed } else { Why::Said },
        ));
    };
    asks_for_verdict(answer.asked).then_some((Verdict::Unsure, why))
}

/// Whether a caller who also wants this has not agreed yet: they ask for something first. What
/// changes or calls off an appointment is a change, and stands beside the agreement.
fn asks_first(intent: Intent) -> bool {
    match intent {
        Intent::Book | Intent::Reschedule | Intent::Cancel | Intent::Goodbye => false,
        Intent::Check
        | Intent::Hours
        | Intent::Location
        | Intent::Person
        | Intent::Emergency
        | Intent::Repeat
        | Intent::WrongNumber
        | Intent::Message
        | Intent::OptOut
        | Intent::Late
        | Intent::Services
        | Intent::Other => true,
    }
}

/// "No, that's right" is a yes, "yeah, no" is a no, and what is neither is nothing.
fn both(answer: &Answer<'_>, signs: &Signs, beside: Beside) -> (Verdict, Why) {
    if signs.said.last().is_some_and(|(sign, _)| *sign == Sign::No) {
        return (Verdict::No, Why::Said);
    }
    let is_no = |sign: Sign| sign == Sign::No;
    let leading = signs.said.iter().take_while(|(sign, _)| is_no(*sign)).count();
    let behind = signs.said.get(leading..).unwrap_or_default();
    let only_yes = leading > 0 && !behind.iter().any(|(sign, _)| is_no(*sign));
    let phrases = answer.lexicon.verdicts.yes_after_no;
    let affirmed = behind.iter().any(|(_, at)| answer.words.phrase_at(phrases, *at).is_some());
    let plain_no = signs.said.iter().take(leading);
    let plain_no = plain_no.clone().all(|(_, at)| {
        let verdicts = &answer.lexicon.verdicts;
        let plain = matches!(answer.words.tag(*at), Tag::No | Tag::Common);
        plain && answer.words.phrase_at(verdicts.no, *at) == Some(at + 1)
    });
    if only_yes && affirmed && plain_no && !beside.refused {
        return agreed(answer, signs, beside).unwrap_or((Verdict::Unsure, Why::Doubted));
    }
    (Verdict::Unsure, Why::Doubted)
}

/// "It is", "please": agreement when it is all that was said.
fn is_yes_alone(answer: &Answer<'_>) -> bool {
    let words = &answer.words;
    let mut found = words.find(answer.lexicon.verdicts.yes_alone);
    found.any(|(from, until)| {
        let around = words.len() - (until - from);
        // "I was just" goes on.
        let breaks_off = until < words.len()
            && answer.lexicon.verdicts.broken_off.contains(&words.word(words.len() - 1));
        around <= MOST_AROUND && !breaks_off && answer.is_whole(from, until)
    })
}

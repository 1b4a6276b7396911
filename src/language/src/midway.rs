//! What is said in the middle of a call that was asking for something else.
//!
//! **Invariant:** a question that only names a day books nothing.

use domain::{Expecting, Intent, ServiceId, Understanding, Verdict};

use crate::answer::{Answer, Covered};
use crate::intent::{self, IntentHeard};
use crate::names::{self, NameHeard};
use crate::provider;
use crate::tag::Tag;
use crate::words::Phrase;

/// From this number on, "hours" behind one are no hours of the practice: "fifteen hundred hours".
const LEAST_ON_CLOCK: u16 = 100;

/// The intent, without what only sounds like one: somebody else's appointment that is asked for,
/// and the "hours" of "1500 hours".
pub(crate) fn meant(answer: &Answer<'_>, intent: Intent) -> bool {
    let words = &answer.words;
    if intent == Intent::Book {
        return !begins(answer, answer.lexicon.midway.asking_who);
    }
    let on_clock = |at: usize| {
        let number = words.tag_before(at, 1).number();
        words.tag(at) == Tag::Hour && number.is_some_and(|number| number >= LEAST_ON_CLOCK)
    };
    intent != Intent::Hours || !(0..words.len()).any(on_clock)
}

/// Whether the answer is a question that books nothing although it names a day.
pub(crate) fn only_asks(answer: &Answer<'_>) -> bool {
    let phrases = &answer.lexicon.midway;
    let asks = begins(answer, phrases.inquiring);
    asks && !answer.words.has(phrases.offering)
}

/// Whether the answer to a read-back only asks for a part of it once more: "who is that with?".
pub(crate) fn asks_back(answer: &Answer<'_>) -> bool {
    answer.asked == Expecting::Confirmation && begins(answer, answer.lexicon.midway.asking_back)
}

/// Whether a caller who seems to have the wrong number asks whom they have: "is this the bank?".
pub(crate) fn asks_whom_it_reached(answer: &Answer<'_>) -> bool {
    let words = &answer.words;
    let small = (0..words.len()).take_while(|&at| words.tag(at).is_harmless()).count();
    let asking = answer.lexicon.midway.asking_whom_it_reached;
    (0..=small).any(|at| words.phrase_at(asking, at).is_some())
}

/// Whether an answer only adds a day to what was said before it: "and on Friday".
pub(crate) fn only_adds_days(answer: &Answer<'_>, heard: &Understanding) -> bool {
    let only = Understanding { days: heard.days.clone(), ..Understanding::default() };
    heard.days.is_some() && *heard == only && begins(answer, answer.lexicon.midway.adding)
}

/// Whether a wish to move, or to call off, is about an appointment that they have.
pub(crate) fn of_theirs(answer: &Answer<'_>, intent: Option<Intent>) -> bool {
    matches!(intent, Some(Intent::Reschedule | Intent::Cancel))
        && answer.words.has(answer.lexicon.midway.theirs)
}

/// Whether several services are wanted at once, where it is asked what for.
pub(crate) fn asks_for_several(
    answer: &Answer<'_>,
    heard: &Understanding,
    several: &[ServiceId],
) -> bool {
    let asked = matches!(answer.asked, Expecting::Service) || intent::is_opening(answer.asked);
    asked
        && !several.is_empty()
        && heard.for_whom.is_none()
        && matches!(heard.intent, None | Some(Intent::Book))
}

/// Whether one of the phrases begins the answer, or stands behind small words and a pause.
fn begins(answer: &Answer<'_>, phrases: &[Phrase]) -> bool {
    let words = &answer.words;
    let small = (0..words.len()).take_while(|&at| words.tag(at).is_harmless()).count();
    (0..=small)
        .any(|at| (at == 0 || words.pause_before(at)) && words.phrase_at(phrases, at).is_some())
}

/// The name beside a task where a name was asked for: "it's Ann Lee and I want to cancel".
pub(crate) fn name_beside(answer: &Answer<'_>, task: IntentHeard) -> Option<NameHeard> {
    let name = names::heard(answer, &Covered::none(&answer.words))?;
    (name.until <= task.from || task.until <= name.from).then_some(name)
}

/// The verdict of an answer, by whom it is about and what was asked: an agreement with a person
/// behind it is not a plain one, thanks are a no where the question is whether there is anything
/// else, and who refuses a day and says nothing else refuses.
pub(crate) fn verdict(
    answer: &Answer<'_>,
    heard: &Understanding,
    refused: bool,
) -> Option<Verdict> {
    if answer.asked == Expecting::Anything && is_done(answer) {
        return Some(Verdict::No);
    }
    let opening = matches!(answer.asked, Expecting::Intent | Expecting::Ended);
    if heard.verdict == Some(Verdict::Yes) && heard.for_whom.is_some() && !opening {
        return Some(Verdict::Unsure);
    }
    let alone = refused && !opening && *heard == Understanding::default();
    if alone { Some(Verdict::No) } else { heard.verdict }
}

/// Whether thanks, or the like, are all that is said. A yes beside them asks for more.
fn is_done(answer: &Answer<'_>) -> bool {
    let words = &answer.words;
    words.find(answer.lexicon.midway.done).any(|(from, until)| {
        let agreed =
            words.find(answer.lexicon.midway.asking_more).any(|(at, _)| at < from || until <= at);
        answer.is_whole(from, until) && !agreed
    })
}

/// Whether an answer to the question for a name gives none: a provider, or a refusal.
pub(crate) fn gives_no_name(answer: &Answer<'_>) -> bool {
    let named = answer.words.has(answer.lexicon.names.introductions);
    let refused = answer.words.has(answer.lexicon.midway.no_name);
    refused || !named && provider::is_all(answer)
}

//! One number, name, verdict or intent.

use domain::{Intent, SpokenNumber, Verdict};

use crate::answer::{Answer, Covered};
use crate::intent::IntentHeard;
use crate::phone::PhoneSaid;
use crate::verdict::{self, Beside, Why};
use crate::{days, intent as intents, names, phone as phones, times};

use super::{Reading, Said, Value, span};

/// Reads a telephone number. Ten digits are what was said, whether or not such a number can be in
/// service; digits missing or too many are asked about, and so are two different numbers.
pub(super) fn phone(answer: &Answer<'_>) -> Reading {
    let Some(heard) = phones::heard(answer, &Covered::none(&answer.words)) else {
        return Reading::Nothing;
    };
    let said = |number| said(answer, Value::Phone(number), heard.from, heard.until);
    match heard.said {
        PhoneSaid::Number(number) | PhoneSaid::Unassigned(number) => {
            Reading::Understood(said(SpokenNumber::Number(number)))
        }
        PhoneSaid::CallersOwn => Reading::Understood(said(SpokenNumber::CallersOwn)),
        PhoneSaid::Several(numbers) => {
            let numbers = numbers.into_iter().map(SpokenNumber::Number);
            Reading::Ask(numbers.map(said).collect())
        }
        PhoneSaid::TooShort | PhoneSaid::TooLong | PhoneSaid::NotAssigned => {
            Reading::Ask(Vec::new())
        }
    }
}

/// Reads a name.
pub(super) fn name(answer: &Answer<'_>) -> Reading {
    // "Can you repeat that" and "operator" are no names.
    if intents::intent(answer).is_some() {
        return Reading::Nothing;
    }
    let mut covered = Covered::none(&answer.words);
    phones::phone(answer, &mut covered);
    let Some(heard) = names::heard(answer, &covered) else {
        return Reading::Nothing;
    };
    Reading::Understood(said(answer, Value::Name(heard.name), heard.from, heard.until))
}

/// Reads agreement or refusal. Agreement with a change refuses what was read back; agreement and
/// then a question, or words beside the matter, is one.
pub(super) fn yes_no(answer: &Answer<'_>) -> Reading {
    let mut covered = Covered::none(&answer.words);
    let intent = intents::intent(answer);
    // A value that is said again beside a yes is no word to wonder about.
    let refused = answer.may_hold_time() && {
        let days = days::days(answer, &mut covered).refused;
        times::times(answer, &mut covered).refused || days
    };
    let beside = Beside { change: false, refused, intent, command: None };
    let Some(heard) = verdict::heard(answer, &covered, beside) else {
        let ends = matches!(intent, Some(Intent::Reschedule | Intent::Cancel | Intent::Goodbye));
        let asks = intent == Some(Intent::Repeat);
        let implied = verdict::implied(answer, &covered)
            .or(ends.then_some(Verdict::No))
            .or(asks.then_some(Verdict::Unsure));
        let Some(verdict) = implied else {
            return Reading::Nothing;
        };
        return Reading::Understood(said(answer, Value::YesNo(verdict), 0, answer.words.len()));
    };
    let verdict = match heard.why {
        Why::Said => heard.verdict,
        Why::Inclined => Verdict::Yes,
        Why::Changed => Verdict::No,
        Why::Crowded if verdict::begins_with_yes(answer) => Verdict::Yes,
        Why::Crowded | Why::Doubted => Verdict::Unsure,
    };
    Reading::Understood(said(answer, Value::YesNo(verdict), heard.from, heard.until))
}

/// Reads what the caller wants. Who says only when they would like to come wants to book.
pub(super) fn intent(answer: &Answer<'_>) -> Reading {
    let heard = intents::heard(answer).or_else(|| {
        let question = intents::question(answer);
        let asks = question.filter(|_| !intents::is_wish(answer));
        asks.or_else(|| timed(answer)).or(question)
    });
    heard.map_or(Reading::Nothing, |heard| {
        Reading::Understood(said(answer, Value::Intent(heard.intent), heard.from, heard.until))
    })
}

/// A day or a time and nothing else.
fn timed(answer: &Answer<'_>) -> Option<IntentHeard> {
    let mut covered = Covered::none(&answer.words);
    let days = days::days(answer, &mut covered).days.is_some();
    let times = times::times(answer, &mut covered).times.is_some();
    (days || times).then_some(())?;
    let mut said = (0..answer.words.len()).filter(|&at| covered.has(at));
    let from = said.next()?;
    let until = said.next_back().unwrap_or(from) + 1;
    Some(IntentHeard { intent: Intent::Book, from, until })
}

/// A value that the words `from..until` say.
fn said(answer: &Answer<'_>, value: Value, from: usize, until: usize) -> Said {
    Said { value, span: span(answer, &[Some((from, until))]) }
}

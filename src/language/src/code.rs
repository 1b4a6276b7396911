//! The code that a caller was asked for, or why they have none.
//!
//! **Invariant:** where six digits are a code, nothing else is read out of them: no day, no time, no
//! number.

use domain::{Command, Intent, SpokenCode, SpokenNumber, Understanding};

use crate::Wanted;
use crate::answer::{Answer, Covered};
use crate::{phone, verdict};

/// Understands an answer to the question for a code.
pub(crate) fn code(answer: &Answer<'_>, wanted: Wanted) -> Understanding {
    let empty = Understanding::default;
    let digits = phone::code(answer);
    if let Some(SpokenCode::Digits(_)) = digits {
        return Understanding { code: digits, ..empty() };
    }
    if let Some(number @ SpokenNumber::Number(_)) =
        phone::phone(answer, &mut Covered::none(&answer.words))
    {
        return Understanding { phone: Some(number), ..empty() };
    }
    let Wanted { intent, command } = wanted;
    let codes = &answer.lexicon.codes;
    if !matches!(intent, Some(Intent::Emergency | Intent::Person)) {
        let reason = if answer.words.has(codes.cannot_receive) {
            Some(SpokenCode::CannotReceive)
        } else if answer.words.has(codes.not_received) {
            Some(SpokenCode::NotReceived)
        } else {
            None
        };
        if reason.is_some() {
            return Understanding { code: reason, ..empty() };
        }
    }
    if digits.is_some() && intent.is_none() && command.is_none_or(is_courteous) {
        return Understanding { code: digits, ..empty() };
    }
    let beside = verdict::Beside { change: false, refused: false, intent, command };
    let verdict = verdict::verdict(answer, &Covered::none(&answer.words), beside);
    Understanding { intent, verdict, command, ..empty() }
}

/// "Hello? It is one two three."
fn is_courteous(command: Command) -> bool {
    crate::command::is_courtesy(command)
}

//! When an answer does not come, or is not understood: three rungs, each with more help, and at
//! their end a person or a message.

use domain::{CallOutcome, Days, Doubt, ProviderWish, ServiceId, Times, Understanding};

use crate::machine::{Move, Put, Tries};
use crate::slip::{Purpose, Slip};
use crate::state::{Return, State};
use crate::wording::{Plain, Remark};
use crate::{Dialogue, Policy, leaving};

/// The caller kept silent. Where something is done and nothing is begun, that is an answer.
pub(crate) fn silence(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    // Whoever was asked back has something to say.
    let was_asked_back = dialogue.tries.misunderstandings > 0;
    if !was_asked_back && matches!(dialogue.state, State::AnythingElse { .. }) {
        return leaving::farewell(dialogue);
    }
    let silences = dialogue.tries.silences.saturating_add(1);
    if silences >= policy.budgets.silences {
        if let State::OfferingAnother { .. } = dialogue.state {
            return leaving::farewell(dialogue);
        }
        return end_of_ladder(dialogue, policy);
    }
    let tries = Tries { silences, ..dialogue.tries };
    let heard = if silences == 1 { Plain::HeardNothing } else { Plain::StillHeardNothing };
    put_again(dialogue, heard, tries, silences)
}

/// There was an answer, and it was not understood.
pub(crate) fn not_understood(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let first = dialogue.tries.misunderstandings == 0;
    let heard = if first { Plain::NotUnderstood } else { Plain::StillNotUnderstood };
    doubted(dialogue, heard, policy)
}

/// There was an answer, and nothing in it is one. That anyone will do is known where nobody is wished
/// for: whoever says so is asked again, and is not to blame.
pub(crate) fn no_answer(dialogue: &Dialogue, heard: &Understanding, policy: &Policy<'_>) -> Move {
    match heard.provider {
        Some(ProviderWish::Anyone) => dialogue.stay(),
        Some(ProviderWish::Named(_)) | None => not_understood(dialogue, policy),
    }
}

/// An answer to the read-back of this service that changes nothing of it and is no yes: whoever says
/// once more what was read back hears that it is right, and is asked again. Only a yes is one.
pub(crate) fn of_read_back(
    dialogue: &Dialogue,
    service: ServiceId,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let names_when = heard.days.as_ref().is_some_and(|it| *it != Days::Soonest)
        || heard.times.is_some_and(|it| it != Times::Any);
    let names_whom = matches!(heard.provider, Some(ProviderWish::Named(_)));
    let names_it = names_when || names_whom || heard.service.is_some();
    // A move is of the service that it was: another one is not heard there.
    if names_it && heard.service.is_none_or(|it| it == service) {
        doubted(dialogue, Plain::ThatIsRight, policy)
    } else {
        no_answer(dialogue, heard, policy)
    }
}

/// There was an answer, and it needs asking back: `why` says what about it.
pub(crate) fn doubted(dialogue: &Dialogue, why: impl Into<Remark>, policy: &Policy<'_>) -> Move {
    let misunderstandings = dialogue.tries.misunderstandings.saturating_add(1);
    if misunderstandings >= policy.budgets.misunderstandings {
        return end_of_ladder(dialogue, policy);
    }
    let tries = Tries { misunderstandings, ..dialogue.tries };
    put_again(dialogue, why, tries, misunderstandings)
}

/// The caller only asked who is there: they hear it and the question again. It counts as an answer
/// that was none, so that it cannot go on for ever.
pub(crate) fn reassured(dialogue: &Dialogue, with: impl Into<Remark>, policy: &Policy<'_>) -> Move {
    doubted(dialogue, with, policy).put(Put::Plainly)
}

/// There was an answer, and a day or a time in it is in doubt: asks for that alone. What was clear
/// is on the slip already.
pub(crate) fn asked_back(
    dialogue: &Dialogue,
    mut slip: Slip,
    doubt: &Doubt,
    policy: &Policy<'_>,
) -> Move {
    if let (Doubt::WhichService(_), Purpose::Booking(_)) = (doubt, &slip.purpose) {
        slip.service = None;
        return which_first(dialogue, slip, doubt, policy);
    }
    let asked_for_days = matches!(dialogue.state, State::AskingDays { .. });
    let base = if asked_for_days { dialogue.tries } else { Tries::default() };
    let misunderstandings = base.misunderstandings.saturating_add(1);
    if misunderstandings >= policy.budgets.misunderstandings {
        return end_of_ladder(dialogue, policy);
    }
    // One question a turn: "do you mean two or three?" is it.
    let put = match doubt {
        Doubt::WhichDay(_) => {
            slip.days = None;
            Put::InOtherWords
        }
        Doubt::WhichTime(_) => {
            slip.times = None;
            Put::InOtherWords
        }
        Doubt::WeekdayOfDate { .. } | Doubt::NoSuchDate | Doubt::PastDate(_) => {
            slip.days = None;
            Put::Plainly
        }
        Doubt::WhichService(_) => Put::Plainly,
    };
    dialogue
        .to(State::AskingDays { slip })
        .with_tries(Tries { misunderstandings, ..base })
        .put(put)
        .after_saying(Remark::Doubt(doubt.clone()))
}

/// Several services were named at once: one after the other, and the first is asked for.
fn which_first(dialogue: &Dialogue, slip: Slip, doubt: &Doubt, policy: &Policy<'_>) -> Move {
    let is_asked = matches!(dialogue.state, State::AskingService { .. });
    let base = if is_asked { dialogue.tries } else { Tries::default() };
    let misunderstandings = base.misunderstandings.saturating_add(1);
    if misunderstandings >= policy.budgets.misunderstandings {
        return end_of_ladder(dialogue, policy);
    }
    dialogue
        .to(State::AskingService { slip })
        .with_tries(Tries { misunderstandings, ..base })
        .put(Put::InOtherWords)
        .after_saying(Remark::Doubt(doubt.clone()))
}

/// The question again, from the second rung on with what can be said and what the keys do.
fn put_again(dialogue: &Dialogue, first: impl Into<Remark>, tries: Tries, rung: u8) -> Move {
    let put = if rung >= 2 { Put::WithHelp } else { Put::Plainly };
    dialogue.stay().with_tries(tries).put(put).after_saying(first)
}

fn end_of_ladder(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    match dialogue.state {
        State::TakingMessage { .. } | State::OfferingMessage { .. } => leaving::unserved(dialogue),
        // Whoever has left a message has been told that somebody sees to it.
        State::AnythingElse { .. } if dialogue.done == Some(CallOutcome::MessageLeft) => {
            leaving::farewell(dialogue)
        }
        State::AskingIntent { .. }
        | State::AskingService { .. }
        | State::AskingProvider { .. }
        | State::AskingDays { .. }
        | State::Finding { .. }
        | State::Offering { .. }
        | State::AskingName { .. }
        | State::AskingPhone { .. }
        | State::Holding { .. }
        | State::Confirming { .. }
        | State::Booking { .. }
        | State::Reconsidering { .. }
        | State::Identifying { .. }
        | State::AskingTheirPhone { .. }
        | State::SendingCode { .. }
        | State::AskingCode { .. }
        | State::CheckingCode { .. }
        | State::Recognising
        | State::FindingAppointments { .. }
        | State::ChoosingAppointment { .. }
        | State::ConfirmingCallOff { .. }
        | State::CallingOff { .. }
        | State::ConfirmingMove { .. }
        | State::Moving { .. }
        | State::OfferingPerson { .. }
        | State::AnythingElse { .. }
        | State::OfferingAnother { .. }
        | State::ConfirmingNoTexts { .. }
        | State::StoppingTexts { .. }
        | State::Transferring { .. }
        | State::Ended(_) => leaving::put_through(dialogue, Return::Nowhere, policy),
    }
}

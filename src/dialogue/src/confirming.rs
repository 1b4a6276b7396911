//! The read-back: nothing but a plain yes to what was just read back books.

use domain::{AppointmentId, CallOutcome, Intent, Pick, Understanding, Verdict};

use crate::correction::Change;
use crate::machine::Move;
use crate::state::{Draft, Slip, State};
use crate::{Dialogue, Policy, asking, correction, hearing, leaving, question, repair, wording};

/// An answer to the read-back.
///
/// Agreement together with a change is a change: it is read back anew, and the next yes counts.
pub(crate) fn answered(
    dialogue: &Dialogue,
    draft: &Draft,
    hold: AppointmentId,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    if let Some(doubt) = &heard.doubt {
        let (wish, who) = draft.clone().unmake();
        let slip = asking::fill(&Slip::of(wish, who), heard);
        return repair::asked_back(dialogue, slip, doubt, policy);
    }
    if let Some(moved) = changed(dialogue, draft, hold, heard, policy) {
        return moved;
    }
    if heard.pick.is_some_and(wants_another_time) {
        return asking::back(dialogue, policy);
    }
    let draft = draft.clone();
    match (heard.verdict, heard.intent) {
        (Some(Verdict::No), _) | (_, Some(Intent::Cancel | Intent::Reschedule)) => {
            question::asked(State::Reconsidering { draft, hold }, policy)
        }
        (Some(Verdict::Yes), _) => question::asked(State::Booking { draft, hold }, policy),
        (Some(Verdict::Unsure), _) => repair::doubted(dialogue, wording::take_your_time(), policy),
        (None, _) => repair::not_understood(dialogue, policy),
    }
}

/// An answer to "what would you like to change?".
pub(crate) fn reconsidered(
    dialogue: &Dialogue,
    draft: &Draft,
    hold: AppointmentId,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    if let Some(doubt) = &heard.doubt {
        let (wish, who) = draft.clone().unmake();
        let slip = asking::fill(&Slip::of(wish, who), heard);
        return repair::asked_back(dialogue, slip, doubt, policy);
    }
    if let Some(moved) = changed(dialogue, draft, hold, heard, policy) {
        return moved;
    }
    if heard.pick.is_some_and(wants_another_time) {
        return asking::back(dialogue, policy);
    }
    match (heard.verdict, heard.intent) {
        (Some(Verdict::No), _) | (_, Some(Intent::Cancel)) => {
            leaving::farewell(CallOutcome::Declined)
        }
        // A yes here is no yes to the read-back: that is read back anew.
        (Some(Verdict::Yes), _) => {
            question::asked(State::Confirming { draft: draft.clone(), hold }, policy)
        }
        (_, Some(Intent::Book | Intent::Reschedule)) => {
            let (wish, who) = draft.clone().unmake();
            asking::advance(Slip::without_when(wish, who), dialogue, policy)
        }
        (Some(Verdict::Unsure) | None, _) => repair::not_understood(dialogue, policy),
    }
}

fn wants_another_time(pick: Pick) -> bool {
    match pick {
        Pick::Earlier | Pick::Later | Pick::AnotherDay | Pick::None => true,
        Pick::First | Pick::Second | Pick::Third | Pick::Last | Pick::Any => false,
    }
}

/// Where a change leads: another name is read back at once, another wish goes to the book.
fn changed(
    dialogue: &Dialogue,
    draft: &Draft,
    hold: AppointmentId,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Option<Move> {
    match correction::of_draft(draft, heard, policy) {
        Change::Nothing => None,
        Change::Wish(wish, who) => Some(asking::advance(Slip::of(wish, who), dialogue, policy)),
        Change::Person(who) => match correction::renamed(draft.clone(), who, dialogue) {
            Some(draft) => Some(question::asked(State::Confirming { draft, hold }, policy)),
            None => Some(hearing::again(dialogue, policy)),
        },
    }
}

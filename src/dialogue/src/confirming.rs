//! The read-back: nothing but a plain yes to what was just read back books.

use domain::{AppointmentId, ForWhom, Intent, Pick, Understanding, Verdict};

use crate::correction::Change;
use crate::machine::Move;
use crate::slip::{Asked, Draft, Purpose, Slip};
use crate::state::State;
use crate::wording::Plain;
use crate::{Dialogue, Policy, asking, commands, correction, opening, repair};

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
        let slip = asking::fill(&draft.clone().slip(), heard);
        return repair::asked_back(dialogue, slip, doubt, policy);
    }
    if let Some(moved) = changed(dialogue, draft, hold, heard, policy) {
        return moved;
    }
    if heard.pick.is_some_and(wants_another_time) {
        return commands::back(dialogue, policy);
    }
    if heard.for_whom == Some(ForWhom::BothOfThem) {
        return repair::doubted(dialogue, Plain::OneAfterTheOther, policy);
    }
    let draft = draft.clone();
    match (heard.verdict, heard.intent) {
        (Some(Verdict::No), _) | (_, Some(Intent::Cancel | Intent::Reschedule)) => {
            dialogue.to(State::Reconsidering { draft, hold })
        }
        (Some(Verdict::Yes), _) => dialogue.to(State::Booking { draft, hold }),
        (Some(Verdict::Unsure), _) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        (None, _) => repair::no_answer(dialogue, heard, policy),
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
        let slip = asking::fill(&draft.clone().slip(), heard);
        return repair::asked_back(dialogue, slip, doubt, policy);
    }
    if let Some(moved) = changed(dialogue, draft, hold, heard, policy) {
        return moved;
    }
    if heard.pick.is_some_and(wants_another_time) {
        return commands::back(dialogue, policy);
    }
    match (heard.verdict, heard.intent) {
        (_, Some(Intent::Check | Intent::Late)) => opening::task(dialogue, heard, policy)
            .unwrap_or_else(|| repair::not_understood(dialogue, policy)),
        (Some(Verdict::No) | None, Some(Intent::Book | Intent::Reschedule)) => {
            let (wish, who) = draft.clone().unmake();
            let slip = Slip::without_when(wish, Purpose::Booking(who));
            asking::advance(dialogue, slip, policy)
        }
        (_, Some(Intent::Cancel)) | (Some(Verdict::No), _) => commands::dropped(dialogue),
        // A yes here is no yes to the read-back: that is read back anew.
        (Some(Verdict::Yes), _) => dialogue.to(State::Confirming { draft: draft.clone(), hold }),
        (Some(Verdict::Unsure), _) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        (None, _) => repair::not_understood(dialogue, policy),
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
        Change::Wish(wish, who) => {
            let slip = Slip::of(wish, Purpose::Booking(who));
            Some(asking::advance(dialogue, slip, policy))
        }
        Change::Person(who) if who.name.is_none() => {
            let (wish, _) = draft.clone().unmake();
            let slot = draft.slot;
            Some(dialogue.to(State::AskingName { wish, who, slot, how: Asked::Whole }))
        }
        Change::Person(who) => match correction::renamed(draft.clone(), who, dialogue) {
            Some(draft) => Some(dialogue.to(State::Confirming { draft, hold })),
            None => Some(dialogue.stay()),
        },
    }
}

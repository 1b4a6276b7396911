//! The read-back: nothing but a plain yes to what was just read back books.

use domain::{AppointmentId, Command, ForWhom, Intent, Pick, Understanding, Verdict};

use crate::correction::Change;
use crate::machine::{Move, Setbacks};
use crate::slip::{Asked, Draft, GivenName, Inquiry, Purpose, Slip};
use crate::state::State;
use crate::wording::Plain;
use crate::{Dialogue, Policy, asking, commands, correction, identity, offering, opening, repair};

/// How many times a name may be wrong before it is asked for letter by letter.
const MISHEARD: u8 = 2;

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
    if let Some(moved) = another_task(dialogue, heard, policy) {
        return moved;
    }
    if let Some(moved) = renamed(dialogue, draft, hold, heard) {
        return moved;
    }
    if let Some(moved) = changed(dialogue, draft, hold, heard, policy) {
        return moved;
    }
    if let Some(moved) = rather(dialogue, draft, heard, policy) {
        return moved;
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
        (None, _) => repair::of_read_back(dialogue, draft.wish.service, heard, policy),
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
    if let Some(moved) = another_task(dialogue, heard, policy) {
        return moved;
    }
    if let Some(moved) = renamed(dialogue, draft, hold, heard) {
        return moved;
    }
    if let Some(moved) = changed(dialogue, draft, hold, heard, policy) {
        return moved;
    }
    if let Some(moved) = rather(dialogue, draft, heard, policy) {
        return moved;
    }
    match (heard.verdict, heard.intent) {
        (_, Some(Intent::Check | Intent::Late)) => opening::task(dialogue, heard, policy)
            .unwrap_or_else(|| repair::not_understood(dialogue, policy)),
        (Some(Verdict::No) | None, Some(Intent::Book | Intent::Reschedule)) => {
            // "On the tenth in the morning", which was read back: another time of that morning.
            let (wish, who) = draft.clone().unmake();
            let slip = Slip::without_when(wish, Purpose::Booking(who));
            let slip = Slip { days: heard.days.clone(), times: heard.times, ..slip };
            asking::advance(dialogue, slip, policy)
        }
        (_, Some(Intent::Cancel)) | (Some(Verdict::No), _) => commands::dropped(dialogue),
        // A yes here is no yes to the read-back: that is read back anew.
        (Some(Verdict::Yes), _) => dialogue.to(State::Confirming { draft: draft.clone(), hold }),
        (Some(Verdict::Unsure), _) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        (None, _) => repair::not_understood(dialogue, policy),
    }
}

/// "No, I want to move my appointment": one that they have, and not the one that was read back.
fn another_task(dialogue: &Dialogue, heard: &Understanding, policy: &Policy<'_>) -> Option<Move> {
    if !heard.of_theirs {
        return None;
    }
    let errand = opening::errand(heard)?;
    let asked = identity::asked(dialogue, Inquiry::of(errand, heard), heard, policy);
    Some(asked.after_saying(Plain::NothingArranged))
}

/// Another name for the caller, and nothing else: read back at once. The second time that the name
/// was wrong, and when the right one is heard as the wrong one, it is asked for letter by letter.
fn renamed(
    dialogue: &Dialogue,
    draft: &Draft,
    hold: AppointmentId,
    heard: &Understanding,
) -> Option<Move> {
    let said = heard.name.as_ref().filter(|_| heard.for_whom.is_none())?;
    let GivenName::Given(before) = &draft.name else { return None };
    let only_named = Understanding { name: None, verdict: None, command: None, ..heard.clone() };
    let is_refused = heard.verdict == Some(Verdict::No);
    if only_named != Understanding::default() || (said == before && !is_refused) {
        return None;
    }
    let misheard = dialogue.setbacks.misheard.saturating_add(1);
    let setbacks = Setbacks { misheard, ..dialogue.setbacks };
    let dialogue = &Dialogue { setbacks, ..dialogue.clone() };
    let is_spelled = heard.command == Some(Command::Spell);
    if !is_spelled && (said == before || misheard >= MISHEARD) {
        return Some(name_asked(dialogue, draft, Asked::ByLetter));
    }
    let draft = Draft { name: GivenName::Given(said.clone()), ..draft.clone() };
    Some(dialogue.to(State::Confirming { draft, hold }))
}

/// Asks for the name of what was read back once more.
pub(crate) fn name_asked(dialogue: &Dialogue, draft: &Draft, how: Asked) -> Move {
    let slot = draft.slot;
    let (wish, who) = draft.clone().unmake();
    dialogue.to(State::AskingName { wish, who: who.another(), slot, how })
}

/// "A bit later that day": other times than the one that was read back. Who only wants another one is
/// asked when.
fn rather(
    dialogue: &Dialogue,
    draft: &Draft,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Option<Move> {
    let pick = heard.pick.filter(|pick| wants_another_time(*pick))?;
    let (wish, who) = draft.clone().unmake();
    Some(match offering::rather(pick, &wish, &[draft.slot], heard, policy) {
        Some(wish) => asking::find(dialogue, wish, Purpose::Booking(who)),
        None => commands::back(dialogue, policy),
    })
}

/// Whether it asks for something else than what was said.
pub(crate) fn wants_another_time(pick: Pick) -> bool {
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

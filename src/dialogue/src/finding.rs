//! What the appointment book answers, and where that leads.

use domain::{Availability, CallOutcome, Slot, Why, Wish};

use crate::asking::Chosen;
use crate::event::DiaryAnswer;
use crate::machine::Move;
use crate::state::{Draft, Search, Slip, State, Tries, Who};
use crate::{Dialogue, Effect, Policy, asking, hearing, leaving, question, wording};

/// The book answered. An answer to something that was not asked changes nothing.
pub(crate) fn answered(dialogue: &Dialogue, answer: &DiaryAnswer, policy: &Policy<'_>) -> Move {
    match (&dialogue.state, answer) {
        (State::Finding { wish, who, search }, DiaryAnswer::Found(availability)) => {
            found(dialogue, &Looked { wish, who, search: *search }, availability, policy)
        }
        (State::Holding { draft, .. }, DiaryAnswer::Held(hold)) => {
            question::asked(State::Confirming { draft: draft.clone(), hold: *hold }, policy)
        }
        (State::Holding { draft, lost }, DiaryAnswer::Taken) => {
            look_again(draft, lost.saturating_add(1), policy)
        }
        (State::Booking { draft, .. }, DiaryAnswer::Booked) => {
            let effects =
                vec![Effect::Say(wording::booked(policy.practice, draft)), Effect::HangUp];
            Move::to(State::Ended(CallOutcome::Booked), effects)
        }
        (State::Booking { draft, .. }, DiaryAnswer::Taken) => look_again(draft, 1, policy),
        (State::Booking { .. }, DiaryAnswer::TooMany) => {
            leaving::to_a_person(policy).after_saying(wording::too_many())
        }
        (
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
            | State::TakingMessage
            | State::Transferring
            | State::Ended(_),
            DiaryAnswer::Found(_)
            | DiaryAnswer::Held(_)
            | DiaryAnswer::Booked
            | DiaryAnswer::Taken
            | DiaryAnswer::Appointments(_)
            | DiaryAnswer::Moved
            | DiaryAnswer::CalledOff
            | DiaryAnswer::Gone
            | DiaryAnswer::TextsStopped
            | DiaryAnswer::TooMany,
        ) => hearing::again(dialogue, policy),
    }
}

/// What was looked for, for whom, and what led to it.
struct Looked<'a> {
    wish: &'a Wish,
    who: &'a Who,
    search: Search,
}

/// Somebody else was faster. The wish is the very time that was chosen, so it is looked for
/// again: another provider may have it free.
fn look_again(draft: &Draft, lost: u8, policy: &Policy<'_>) -> Move {
    let (wish, who) = draft.clone().unmake();
    question::asked(State::Finding { wish, who, search: Search::Lost { times: lost } }, policy)
}

fn found(
    dialogue: &Dialogue,
    looked: &Looked<'_>,
    availability: &Availability,
    policy: &Policy<'_>,
) -> Move {
    let lost = match looked.search {
        Search::Wished => 0,
        Search::Lost { times } => times,
    };
    match availability {
        Availability::Exactly(slot) if lost < policy.budgets.lost_holds => {
            // After a loss this is the same time with somebody else: nothing that the caller
            // chose is gone, so there is nothing to be sorry for.
            let chosen = Chosen { wish: looked.wish, slot: *slot };
            asking::choose(&chosen, looked.who.clone(), lost, dialogue, policy)
        }
        Availability::Exactly(slot) => offer(looked, vec![*slot], policy),
        Availability::Instead { why, slots } if matches!(looked.search, Search::Wished) => offer(
            looked,
            slots.clone(),
            policy,
        )
        .after_saying(wording::not_then(policy.practice, *why, looked.wish)),
        Availability::Fitting(slots) | Availability::Instead { slots, .. } => {
            offer(looked, slots.clone(), policy)
        }
        Availability::Nothing(why) => nothing(dialogue, looked, *why, policy),
    }
}

/// Offers slots; after a loss it says so first.
fn offer(looked: &Looked<'_>, slots: Vec<Slot>, policy: &Policy<'_>) -> Move {
    let (wish, who) = (looked.wish.clone(), looked.who.clone());
    let offered = question::asked(State::Offering { wish, who, slots }, policy);
    match looked.search {
        Search::Wished => offered,
        Search::Lost { .. } => offered.after_saying(wording::just_taken()),
    }
}

/// Nothing can be had: another day once or twice, then a person.
fn nothing(dialogue: &Dialogue, looked: &Looked<'_>, why: Why, policy: &Policy<'_>) -> Move {
    let sorry = wording::nothing_free(policy.practice, why);
    let misunderstandings = dialogue.tries.misunderstandings.saturating_add(1);
    if misunderstandings >= policy.budgets.misunderstandings {
        return leaving::to_a_person(policy).after_saying(sorry);
    }
    let slip = Slip::without_when(looked.wish.clone(), looked.who.clone());
    let tries = Tries { misunderstandings, ..Tries::default() };
    Move { tries, ..question::asked(State::AskingDays { slip }, policy) }.after_saying(sorry)
}

//! Moving an appointment: the new time is read back, and nothing but a plain yes to it moves.
//!
//! **Invariant:** the old time is kept until the book has moved the appointment; nothing is held.

use domain::{CallOutcome, Intent, Slot, Understanding, Upcoming, Verdict, Wish};

use crate::machine::{Move, Tries};
use crate::slip::{Errand, Inquiry, Purpose, Search, Slip, Who};
use crate::state::State;
use crate::wording::{Plain, Remark};
use crate::{Dialogue, Policy, asking, confirming, correction, identity, offering, repair};

/// The move that was read back.
pub(crate) struct Proposed<'a> {
    pub(crate) appointment: &'a Upcoming,
    pub(crate) wish: &'a Wish,
    pub(crate) slot: Slot,
}

impl Proposed<'_> {
    fn purpose(&self) -> Purpose {
        Purpose::Moving(Box::new(self.appointment.clone()))
    }

    fn without_when(&self) -> State {
        State::AskingDays { slip: Slip::without_when(self.wish.clone(), self.purpose()) }
    }
}

/// A time is chosen: it is read back, unless it is the one that the appointment has.
pub(crate) fn proposed(
    dialogue: &Dialogue,
    appointment: &Upcoming,
    wish: Wish,
    slot: Slot,
    policy: &Policy<'_>,
) -> Move {
    let proposed = Proposed { appointment, wish: &wish, slot };
    if is_the_same(&slot, &appointment.slot) {
        let misunderstandings = dialogue.tries.misunderstandings.saturating_add(1);
        if misunderstandings >= policy.budgets.misunderstandings {
            return left_as_it_is(dialogue, appointment);
        }
        return dialogue
            .to(proposed.without_when())
            .with_tries(Tries { misunderstandings, ..Tries::default() })
            .after_saying(Plain::ThenAlready);
    }
    dialogue.to(State::ConfirmingMove { appointment: appointment.clone(), wish, slot })
}

/// Whether two slots are the same time with the same person.
pub(crate) fn is_the_same(one: &Slot, other: &Slot) -> bool {
    one.starts_at == other.starts_at && one.provider == other.provider
}

/// The caller leaves it at its old time.
pub(crate) fn left_as_it_is(dialogue: &Dialogue, appointment: &Upcoming) -> Move {
    dialogue.to(State::AnythingElse { who: Who::of(appointment) }).after_saying(Plain::StaysAsItIs)
}

/// An answer to "shall I move it?". Agreement together with a change is a change.
pub(crate) fn answered(
    dialogue: &Dialogue,
    proposed: &Proposed<'_>,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let name = proposed.appointment.name.as_ref();
    let others = || Inquiry::of(Errand::Move, heard);
    if let Some(moved) = identity::of_somebody_else(dialogue, others, name, heard, policy) {
        return moved;
    }
    let slip = || Slip::of(proposed.wish.clone(), proposed.purpose());
    if let Some(doubt) = &heard.doubt {
        return repair::asked_back(dialogue, asking::fill(&slip(), heard), doubt, policy);
    }
    if let Some(changed) = changed(proposed, heard, policy) {
        let slip = Slip::of(changed, proposed.purpose());
        return asking::advance(dialogue, slip, policy);
    }
    if heard.intent == Some(Intent::Cancel) {
        // "Then cancel it": read back before anything happens.
        let appointment = proposed.appointment.clone();
        return dialogue.to(State::ConfirmingCallOff { appointment });
    }
    if let Some(pick) = heard.pick.filter(|pick| confirming::wants_another_time(*pick)) {
        let rather = offering::rather(pick, proposed.wish, &[proposed.slot], heard, policy);
        return match rather {
            Some(wish) => asking::find(dialogue, wish, proposed.purpose()),
            None => dialogue.to(proposed.without_when()),
        };
    }
    match heard.verdict {
        Some(Verdict::Yes) => dialogue.to(State::Moving {
            appointment: proposed.appointment.clone(),
            wish: proposed.wish.clone(),
            slot: proposed.slot,
        }),
        Some(Verdict::No) => {
            dialogue.to(proposed.without_when()).after_saying(Plain::NothingChanged)
        }
        Some(Verdict::Unsure) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        None => repair::of_read_back(dialogue, proposed.appointment.service, heard, policy),
    }
}

/// The wish as the answer changes it; `None` when it agrees with what was read back.
fn changed(proposed: &Proposed<'_>, heard: &Understanding, policy: &Policy<'_>) -> Option<Wish> {
    let heard = Understanding { service: None, ..heard.clone() };
    correction::of_read_back(proposed.wish, &proposed.slot, &heard, policy)
}

/// The book moved it.
pub(crate) fn moved(dialogue: &Dialogue, appointment: &Upcoming, to: Slot) -> Move {
    dialogue
        .to(State::AnythingElse { who: Who::of(appointment) })
        .having_done(CallOutcome::Moved)
        .having_made(Some(Upcoming { slot: to, ..appointment.clone() }))
        .after_saying(Remark::Moved { appointment: appointment.clone(), to })
}

/// Somebody else was faster: the same time is looked for again, perhaps with another provider.
pub(crate) fn look_again(dialogue: &Dialogue, appointment: &Upcoming, wish: &Wish) -> Move {
    dialogue.to(State::Finding {
        wish: wish.clone(),
        purpose: Purpose::Moving(Box::new(appointment.clone())),
        search: Search::Lost { times: 1 },
    })
}

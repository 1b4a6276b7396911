//! A slot is chosen: who it is for, and, when the caller's number is withheld, how to reach them.

use domain::{
    Days, ForWhom, Intent, Pick, Slot, SpokenNumber, Times, Understanding, Verdict, Wish,
};

use crate::machine::Move;
use crate::slip::{Asked, Draft, GivenName, Purpose, ReachedBy, Slip, Who};
use crate::state::State;
use crate::wording::Plain;
use crate::{Dialogue, Policy, asking, commands, correction, moving, repair};

/// A slot that the caller chose, and the wish that it answers.
pub(crate) struct Chosen<'a> {
    pub(crate) wish: &'a Wish,
    pub(crate) slot: Slot,
}

/// A slot is chosen; asks what is still missing about the person, or has the slot held. A move is
/// read back at once.
///
/// `lost` is how many slots in a row were lost to somebody else on the way here.
pub(crate) fn choose(
    dialogue: &Dialogue,
    chosen: &Chosen<'_>,
    purpose: Purpose,
    lost: u8,
    policy: &Policy<'_>,
) -> Move {
    let slot = chosen.slot;
    // From here on the wish is the very time that was chosen: should it be lost, that time is
    // looked for first, perhaps with somebody else.
    let wall = correction::wall(&slot, policy);
    let (days, times) = (Days::On(wall.date()), Times::At(wall.time()));
    let wish = Wish { days, times, ..chosen.wish.clone() };
    let who = match purpose {
        Purpose::Booking(who) => who,
        Purpose::Moving(appointment) => {
            return moving::proposed(dialogue, &appointment, wish, slot, policy);
        }
    };
    let Some(name) = who.name.clone() else {
        return dialogue.to(State::AskingName { wish, who, slot, how: Asked::Whole });
    };
    let phone = match (who.phone, dialogue.caller.number()) {
        (Some(given), _) => ReachedBy::Given(given),
        (None, Some(own)) => ReachedBy::CallersOwn(own.clone()),
        (None, None) => return dialogue.to(State::AskingPhone { wish, name, slot }),
    };
    dialogue.to(State::Holding { draft: Draft { wish, slot, name, phone }, lost })
}

/// An answer to "what is your name?".
pub(crate) fn name_heard(
    dialogue: &Dialogue,
    chosen: &Chosen<'_>,
    who: &Who,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let told = correction::who(who.clone(), heard);
    if heard.name.is_some() {
        return choose(dialogue, chosen, Purpose::Booking(told), 0, policy);
    }
    let slip = Slip::of(chosen.wish.clone(), Purpose::Booking(who.clone()));
    if let Some(moved) = asking::errand(dialogue, &slip, heard, policy) {
        return moved;
    }
    if let Some(changed) = correction::of_wish(chosen.wish, heard) {
        return asking::advance(dialogue, Slip::of(changed, Purpose::Booking(told)), policy);
    }
    if heard.phone.is_some() && told != *who {
        // "No, the number is …": it is taken, and the name is asked for all the same.
        return choose(dialogue, chosen, Purpose::Booking(told), 0, policy)
            .after_saying(Plain::AllRight);
    }
    let refused = heard.verdict == Some(Verdict::No) || heard.pick == Some(Pick::None);
    if refused && heard.phone.is_none() {
        return commands::dropped(dialogue);
    }
    match (heard.for_whom, heard.verdict) {
        (Some(ForWhom::BothOfThem), _) => {
            return repair::doubted(dialogue, Plain::OneAfterTheOther, policy);
        }
        (Some(ForWhom::SomebodyElse), _) if told != *who => {
            return choose(dialogue, chosen, Purpose::Booking(told), 0, policy);
        }
        (_, Some(Verdict::Unsure)) => {
            return repair::doubted(dialogue, Plain::TakeYourTime, policy);
        }
        (Some(ForWhom::SomebodyElse) | None, _) => {}
    }
    let is_last = dialogue.tries.misunderstandings + 1 >= policy.budgets.misunderstandings;
    if is_last && heard.provider.is_none() {
        // Somebody is speaking, and only the name does not come through: the number will do.
        let who = Who { name: Some(GivenName::LeftOpen), ..told };
        return choose(dialogue, chosen, Purpose::Booking(who), 0, policy);
    }
    repair::no_answer(dialogue, heard, policy)
}

/// The caller leaves the name open.
pub(crate) fn name_left_open(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    if let State::AskingName { wish, who, slot, .. } = &dialogue.state {
        let who = Who { name: Some(GivenName::LeftOpen), ..who.clone() };
        let chosen = Chosen { wish, slot: *slot };
        return choose(dialogue, &chosen, Purpose::Booking(who), 0, policy);
    }
    repair::not_understood(dialogue, policy)
}

/// An answer to "at what number can we reach you?".
pub(crate) fn phone_heard(
    dialogue: &Dialogue,
    chosen: &Chosen<'_>,
    name: &GivenName,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let who = Who { name: Some(name.clone()), ..Who::default() };
    let trouble = match &heard.phone {
        Some(SpokenNumber::Number(_)) => {
            let told = Purpose::Booking(correction::who(who, heard));
            return choose(dialogue, chosen, told, 0, policy);
        }
        Some(SpokenNumber::CallersOwn) => Plain::NumberWithheld,
        Some(SpokenNumber::TooShort) => Plain::NumberTooShort,
        Some(SpokenNumber::TooLong) => Plain::NumberTooLong,
        Some(SpokenNumber::NotAssigned) => Plain::NumberNotAssigned,
        None if heard.intent == Some(Intent::Cancel) => {
            return commands::given_up(dialogue, policy);
        }
        None => match correction::of_wish(chosen.wish, heard) {
            Some(changed) => {
                return asking::advance(dialogue, Slip::of(changed, Purpose::Booking(who)), policy);
            }
            None => return repair::not_understood(dialogue, policy),
        },
    };
    repair::doubted(dialogue, trouble, policy)
}

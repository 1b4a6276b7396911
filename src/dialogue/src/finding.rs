//! What the appointment book answers, and where that leads.

use domain::{
    AppointmentId, Availability, CallOutcome, Days, ProviderId, ProviderWish, Slot, Times,
    Upcoming, Why, Wish,
};

use crate::event::DiaryAnswer;
use crate::machine::{Move, Tries};
use crate::naming::Chosen;
use crate::slip::{Draft, Errand, Purpose, Search, Slip};
use crate::state::{Return, State};
use crate::verifying::Claim;
use crate::wording::{Plain, Remark};
use crate::{
    Dialogue, Policy, calling_off, correction, identity, informing, leaving, moving, naming,
    opening, reasons, verifying,
};

/// The book answered. An answer to something that was not asked changes nothing.
pub(crate) fn answered(dialogue: &Dialogue, answer: &DiaryAnswer, policy: &Policy<'_>) -> Move {
    match (&dialogue.state, answer) {
        (State::Finding { wish, purpose, search }, DiaryAnswer::Found(availability)) => {
            let looked = Looked { wish, purpose, search: *search };
            found(dialogue, &looked, availability, policy)
        }
        (State::Holding { draft, .. }, DiaryAnswer::Held(hold)) => {
            dialogue.to(State::Confirming { draft: draft.clone(), hold: *hold })
        }
        (State::Holding { draft, lost }, DiaryAnswer::Taken) => {
            look_again(dialogue, draft, lost.saturating_add(1))
        }
        (State::Booking { draft, hold }, DiaryAnswer::Booked) => {
            booked(dialogue, draft, *hold, policy)
        }
        (State::Booking { draft, .. }, DiaryAnswer::Taken) => look_again(dialogue, draft, 1),
        (State::Booking { .. }, DiaryAnswer::TooMany) => {
            leaving::put_through(dialogue, Return::Nowhere, policy).after_saying(Plain::TooMany)
        }
        (State::Recognising, DiaryAnswer::Customer(known)) => {
            opening::recognised(dialogue, known.as_ref(), policy)
        }
        (State::FindingAppointments { inquiry, name, search }, DiaryAnswer::Appointments(all)) => {
            identity::found(dialogue, inquiry, name, *search, all, policy)
        }
        (State::SendingCode { inquiry, name, phone }, DiaryAnswer::CodeSent) => {
            verifying::sent(dialogue, Claim { inquiry, name, phone })
        }
        (State::CheckingCode { inquiry, name, phone, .. }, DiaryAnswer::CodeRight) => {
            verifying::right(dialogue, Claim { inquiry, name, phone })
        }
        (State::CheckingCode { inquiry, name, phone, .. }, DiaryAnswer::CodeWrong) => {
            verifying::wrong(dialogue, Claim { inquiry, name, phone }, policy)
        }
        (State::CallingOff { appointment }, DiaryAnswer::CalledOff) => {
            calling_off::called_off(dialogue, appointment, policy)
        }
        (State::CallingOff { appointment }, DiaryAnswer::Gone) => {
            calling_off::gone(dialogue, Errand::CallOff, appointment, policy)
        }
        (State::Moving { appointment, slot, .. }, DiaryAnswer::Moved) => {
            moving::moved(dialogue, appointment, *slot)
        }
        (State::Moving { appointment, wish, .. }, DiaryAnswer::Taken) => {
            moving::look_again(dialogue, appointment, wish)
        }
        (State::Moving { appointment, .. }, DiaryAnswer::Gone) => {
            calling_off::gone(dialogue, Errand::Move, appointment, policy)
        }
        (State::StoppingTexts { from }, DiaryAnswer::TextsStopped) => {
            informing::texts_stopped(dialogue, from)
        }
        (
            _,
            DiaryAnswer::Found(_)
            | DiaryAnswer::Held(_)
            | DiaryAnswer::Booked
            | DiaryAnswer::Taken
            | DiaryAnswer::Customer(_)
            | DiaryAnswer::Appointments(_)
            | DiaryAnswer::Moved
            | DiaryAnswer::CalledOff
            | DiaryAnswer::Gone
            | DiaryAnswer::TextsStopped
            | DiaryAnswer::CodeSent
            | DiaryAnswer::CodeRight
            | DiaryAnswer::CodeWrong
            | DiaryAnswer::TooMany,
        ) => dialogue.stay(),
    }
}

/// The appointment is made; is there anything else? Where it was to be one for somebody else as well,
/// that one is next.
fn booked(dialogue: &Dialogue, draft: &Draft, hold: AppointmentId, policy: &Policy<'_>) -> Move {
    let who = draft.clone().unmake().1;
    let made = Upcoming {
        id: hold,
        service: draft.wish.service,
        slot: draft.slot,
        name: who.said_name().cloned(),
        can_be_changed: true,
    };
    let and_another = dialogue.and_another;
    let dialogue = &Dialogue { and_another: false, kept: None, ..dialogue.clone() };
    let done = if and_another {
        let dialogue = Dialogue { made: Some(made.clone()), ..dialogue.clone() };
        opening::the_other(&dialogue, who, policy).after_saying(Plain::NowTheOther)
    } else {
        dialogue.to(State::AnythingElse { who })
    };
    done.having_done(CallOutcome::Booked)
        .having_made(Some(made))
        .after_saying(Remark::Booked(draft.clone()))
}

/// What was looked for, what for, and what led to it.
struct Looked<'a> {
    wish: &'a Wish,
    purpose: &'a Purpose,
    search: Search,
}

/// Somebody else was faster. The wish is the very time that was chosen, so it is looked for
/// again: another provider may have it free.
fn look_again(dialogue: &Dialogue, draft: &Draft, lost: u8) -> Move {
    let (wish, who) = draft.clone().unmake();
    let purpose = Purpose::Booking(who);
    dialogue.to(State::Finding { wish, purpose, search: Search::Lost { times: lost } })
}

fn found(
    dialogue: &Dialogue,
    looked: &Looked<'_>,
    availability: &Availability,
    policy: &Policy<'_>,
) -> Move {
    let lost = match looked.search {
        Search::Wished | Search::AnyTime | Search::Elsewhere { .. } => 0,
        Search::Lost { times } => times,
    };
    let is_elsewhere = matches!(looked.search, Search::Elsewhere { .. });
    match availability {
        // Somebody else than they wanted is only offered.
        Availability::Exactly(slot) if lost < policy.budgets.lost_holds && !is_elsewhere => {
            // After a loss this is the same time with somebody else: nothing that the caller
            // chose is gone, so there is nothing to be sorry for.
            let chosen = Chosen { wish: looked.wish, slot: *slot };
            naming::choose(dialogue, &chosen, looked.purpose.clone(), lost, policy)
        }
        Availability::Exactly(slot) => offer(dialogue, looked, &[*slot], policy),
        Availability::Fitting(slots) if lost == 0 => {
            match read_back_at_once(dialogue, looked, slots, policy) {
                Some(slot) => {
                    let chosen = Chosen { wish: looked.wish, slot };
                    naming::choose(dialogue, &chosen, looked.purpose.clone(), 0, policy)
                }
                None => offer(dialogue, looked, slots, policy),
            }
        }
        Availability::Instead { why, slots } if lost == 0 && !is_elsewhere => {
            let wish = looked.wish.clone();
            let reason = reasons::reason(*why, &wish, policy);
            offer(dialogue, looked, slots, policy).after_saying(Remark::NotThen { reason, wish })
        }
        Availability::Fitting(slots) | Availability::Instead { slots, .. } => {
            offer(dialogue, looked, slots, policy)
        }
        Availability::Nothing(Why::Taken) => full(dialogue, looked, policy),
        Availability::Nothing(why) => nothing(dialogue, looked, *why, policy),
    }
}

/// The slot that is read back without being offered first: the only one, the first where any time will
/// do, and the one at the very time. Only where nothing else is to be asked: whoever has to
/// give a name hears before it what the name is for.
fn read_back_at_once(
    dialogue: &Dialogue,
    looked: &Looked<'_>,
    slots: &[Slot],
    policy: &Policy<'_>,
) -> Option<Slot> {
    let nothing_to_ask = match looked.purpose {
        Purpose::Booking(who) => {
            let is_reached = who.phone.is_some() || dialogue.caller.number().is_some();
            who.name.is_some() && is_reached
        }
        Purpose::Moving(appointment) => {
            !slots.iter().any(|slot| moving::is_the_same(slot, &appointment.slot))
        }
    };
    if !nothing_to_ask || matches!(looked.search, Search::Elsewhere { .. }) {
        return None;
    }
    match (slots, looked.search, &looked.wish.days, looked.wish.times) {
        ([only], _, _, _) => Some(*only),
        ([first, ..], Search::AnyTime, _, _) => Some(*first),
        (_, _, Days::On(_), Times::Around(time)) => {
            slots.iter().find(|slot| correction::wall(slot, policy).time() == time).copied()
        }
        (
            _,
            Search::Wished | Search::AnyTime | Search::Elsewhere { .. } | Search::Lost { .. },
            _,
            _,
        ) => None,
    }
}

/// Offers slots; after a loss it says so first. The time that an appointment has already is no offer.
fn offer(dialogue: &Dialogue, looked: &Looked<'_>, slots: &[Slot], policy: &Policy<'_>) -> Move {
    let mut slots = slots.to_vec();
    if let Search::Elsewhere { full } = looked.search {
        return offer_elsewhere(dialogue, looked, full, slots, policy);
    }
    if let Purpose::Moving(appointment) = looked.purpose {
        slots.retain(|slot| !moving::is_the_same(slot, &appointment.slot));
    }
    if slots.is_empty() {
        return nothing(dialogue, looked, Why::Taken, policy);
    }
    let (wish, purpose) = (looked.wish.clone(), looked.purpose.clone());
    let offered = dialogue.to(State::Offering { wish, purpose, slots });
    match looked.search {
        Search::Wished | Search::AnyTime | Search::Elsewhere { .. } => offered,
        Search::Lost { .. } => offered.after_saying(Plain::JustTaken),
    }
}

/// Offers the slots of somebody else than they wanted, one person's, and says whose they are: to this
/// caller it matters.
fn offer_elsewhere(
    dialogue: &Dialogue,
    looked: &Looked<'_>,
    full: ProviderId,
    mut slots: Vec<Slot>,
    policy: &Policy<'_>,
) -> Move {
    if let Purpose::Moving(appointment) = looked.purpose {
        slots.retain(|slot| !moving::is_the_same(slot, &appointment.slot));
    }
    // Between the two looks somebody may have given a time back.
    let theirs = slots.iter().find(|slot| slot.provider == full);
    let Some(provider) = theirs.or(slots.first()).map(|slot| slot.provider) else {
        return nobody(dialogue, looked, policy);
    };
    slots.retain(|slot| slot.provider == provider);
    let wish = |provider| Wish { provider: ProviderWish::Named(provider), ..looked.wish.clone() };
    let purpose = looked.purpose.clone();
    let offered = dialogue.to(State::Offering { wish: wish(provider), purpose, slots });
    if provider == full {
        return offered;
    }
    offered.after_saying(Remark::Full { wish: wish(full), other: Some(provider) })
}

/// Everything that can be booked is taken, on whatever day. Somebody else may have something free, and
/// is looked for.
fn full(dialogue: &Dialogue, looked: &Looked<'_>, policy: &Policy<'_>) -> Move {
    let Looked { wish, purpose, .. } = *looked;
    let service = policy.practice.service(wish.service);
    let has_others = service.is_some_and(|service| service.providers.len() > 1);
    if let ProviderWish::Named(full) = wish.provider
        && has_others
    {
        let (wish, purpose) = (wish.clone(), purpose.clone());
        let wish = Wish { provider: ProviderWish::Anyone, ..wish };
        let search = Search::Elsewhere { full };
        return dialogue.to(State::Finding { wish, purpose, search });
    }
    nobody(dialogue, looked, policy)
}

/// Nobody has anything free: only a person, or a message, can help.
fn nobody(dialogue: &Dialogue, looked: &Looked<'_>, policy: &Policy<'_>) -> Move {
    let Looked { wish, purpose, .. } = *looked;
    let then = State::AnythingElse { who: purpose.who() };
    let leaving = leaving::put_through(dialogue, Return::To(Box::new(then)), policy);
    let leaving = match purpose {
        Purpose::Booking(_) => leaving,
        Purpose::Moving(_) => leaving.after_saying(Plain::StaysAsItIs),
    };
    leaving.after_saying(Remark::Full { wish: wish.clone(), other: None })
}

/// Nothing can be had as it was wished, or only what they have: another day once or twice, then a
/// person.
fn nothing(dialogue: &Dialogue, looked: &Looked<'_>, why: Why, policy: &Policy<'_>) -> Move {
    let wish = looked.wish.clone();
    let sorry = match why {
        Why::Taken => Remark::Plain(Plain::NothingFree),
        Why::Closed | Why::TooSoon | Why::TooFar => {
            Remark::NotThen { reason: reasons::reason(why, &wish, policy), wish }
        }
    };
    let misunderstandings = dialogue.tries.misunderstandings.saturating_add(1);
    if misunderstandings >= policy.budgets.misunderstandings {
        return leaving::put_through(dialogue, Return::Nowhere, policy).after_saying(sorry);
    }
    let slip = Slip::without_when(looked.wish.clone(), looked.purpose.clone());
    let tries = Tries { misunderstandings, ..Tries::default() };
    dialogue.to(State::AskingDays { slip }).with_tries(tries).after_saying(sorry)
}

//! Filling in the slip: service, provider, days.

use domain::{Days, Doubt, ForWhom, Intent, ProviderWish, Times, Understanding, Verdict, Wish};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::machine::{Move, Tries};
use crate::slip::{Errand, Inquiry, Purpose, Search, Slip};
use crate::state::State;
use crate::wording::{Plain, Remark};
use crate::{
    Dialogue, Policy, commands, correction, identity, leaving, moving, opening, question, repair,
};

/// Something was understood while the slip has blank lines.
pub(crate) fn slip_filled(
    dialogue: &Dialogue,
    slip: &Slip,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    if let Some(moved) = errand(dialogue, slip, heard, policy) {
        return moved;
    }
    let mut filled = fill(slip, heard);
    if let Some(doubt) = &heard.doubt {
        return repair::asked_back(dialogue, filled, doubt, policy);
    }
    let opening = matches!(dialogue.state, State::AskingIntent { .. });
    if opening && heard.intent == Some(Intent::Book) {
        return advance(dialogue, filled, policy);
    }
    if let (State::AskingProvider { .. }, None) = (&dialogue.state, heard.provider) {
        match (slip.only_provider(policy.practice), heard.verdict) {
            (Some(only), Some(Verdict::Yes)) => filled.provider = Some(ProviderWish::Named(only)),
            // "Would that be all right?" "No." Nobody else does it.
            (Some(_), Some(Verdict::No)) if filled == *slip => return refused(dialogue, slip),
            // "Who would you like to see, or is anyone fine?" "No, nobody in particular."
            // But "no, I meant a check-up" is about something else.
            (None, Some(Verdict::No)) if filled.service == slip.service => {
                filled.provider = Some(ProviderWish::Anyone);
            }
            (_, Some(Verdict::Yes | Verdict::No | Verdict::Unsure) | None) => {}
        }
    }
    if filled != *slip || heard.for_whom == Some(ForWhom::BothOfThem) {
        return advance(dialogue, filled, policy);
    }
    match (&slip.purpose, heard.verdict) {
        (Purpose::Moving(appointment), Some(Verdict::No)) => {
            moving::left_as_it_is(dialogue, appointment)
        }
        (_, Some(Verdict::Unsure)) => repair::doubted(dialogue, unsure(dialogue, policy), policy),
        (Purpose::Booking(_) | Purpose::Moving(_), _) => repair::no_answer(dialogue, heard, policy),
    }
}

/// They want nobody who does it: nothing is arranged, or it stays where it is.
fn refused(dialogue: &Dialogue, slip: &Slip) -> Move {
    match &slip.purpose {
        Purpose::Moving(appointment) => moving::left_as_it_is(dialogue, appointment),
        Purpose::Booking(_) => commands::dropped(dialogue),
    }
}

/// What is said to who does not know: what they need to come in for, a person can tell them.
fn unsure(dialogue: &Dialogue, policy: &Policy<'_>) -> Plain {
    let somebody = !question::people(policy.practice).is_empty();
    if matches!(dialogue.state, State::AskingService { .. }) && somebody {
        Plain::PersonCanHelp
    } else {
        Plain::TakeYourTime
    }
}

/// What the caller wants instead of going on with a slip; `None` when they go on with it. A day and
/// a time that are on the slip were meant for it, where it is to be moved.
pub(crate) fn errand(
    dialogue: &Dialogue,
    slip: &Slip,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Option<Move> {
    match &slip.purpose {
        Purpose::Moving(appointment) => {
            let others = || Inquiry::of(Errand::Move, heard);
            let name = appointment.name.as_ref();
            identity::of_somebody_else(dialogue, others, name, heard, policy).or_else(|| {
                match heard.intent? {
                    // "Then cancel it": read back before anything happens.
                    Intent::Cancel => {
                        let appointment = appointment.as_ref().clone();
                        Some(dialogue.to(State::ConfirmingCallOff { appointment }))
                    }
                    Intent::Reschedule => None,
                    Intent::Book
                    | Intent::Check
                    | Intent::Hours
                    | Intent::Location
                    | Intent::Services
                    | Intent::OptOut
                    | Intent::Late
                    | Intent::Person
                    | Intent::Emergency
                    | Intent::Repeat
                    | Intent::Goodbye
                    | Intent::WrongNumber
                    | Intent::Message
                    | Intent::Other => opening::task(dialogue, heard, policy),
                }
            })
        }
        Purpose::Booking(_) => match heard.intent? {
            Intent::Cancel if *heard == only(Intent::Cancel) => {
                Some(commands::given_up(dialogue, policy))
            }
            Intent::Reschedule => {
                let days = heard.days.clone().or_else(|| slip.days.clone());
                let times = heard.times.or(slip.times);
                let inquiry = Inquiry { days, times, ..Inquiry::of(Errand::Move, heard) };
                Some(identity::asked(dialogue, inquiry, heard, policy))
            }
            Intent::Book
            | Intent::Check
            | Intent::Hours
            | Intent::Location
            | Intent::Services
            | Intent::OptOut
            | Intent::Late
            | Intent::Person
            | Intent::Emergency
            | Intent::Repeat
            | Intent::Goodbye
            | Intent::WrongNumber
            | Intent::Message
            | Intent::Other
            | Intent::Cancel => opening::task(dialogue, heard, policy),
        },
    }
}

/// A day was keyed in, and the time was not: nobody can key in both at once.
pub(crate) fn day_keyed(dialogue: &Dialogue, day: Date, policy: &Policy<'_>) -> Move {
    if let State::AskingDays { slip } = &dialogue.state {
        let slip = Slip { days: Some(Days::On(day)), ..slip.clone() };
        return dialogue.to(State::AskingDays { slip }).with_tries(dialogue.tries);
    }
    repair::not_understood(dialogue, policy)
}

/// An intent, and nothing else of what could be understood.
pub(crate) fn only(intent: Intent) -> Understanding {
    Understanding { intent: Some(intent), ..Understanding::default() }
}

/// Writes what was understood on the slip. What was not mentioned stays as it is; what an
/// appointment is for stays when it is moved.
pub(crate) fn fill(slip: &Slip, heard: &Understanding) -> Slip {
    Slip {
        service: match slip.purpose {
            Purpose::Booking(_) => heard.service.or(slip.service),
            Purpose::Moving(_) => slip.service,
        },
        provider: heard.provider.or(slip.provider),
        days: heard.days.clone().or_else(|| slip.days.clone()),
        times: heard.times.or(slip.times),
        purpose: told(&slip.purpose, heard),
    }
}

/// The purpose with what was just heard of the person.
pub(crate) fn told(purpose: &Purpose, heard: &Understanding) -> Purpose {
    match purpose {
        Purpose::Booking(who) => Purpose::Booking(correction::who(who.clone(), heard)),
        Purpose::Moving(_) => purpose.clone(),
    }
}

/// Asks for the first blank line of the slip, or asks the book when none is left that it needs.
pub(crate) fn advance(dialogue: &Dialogue, mut slip: Slip, policy: &Policy<'_>) -> Move {
    let practice = policy.practice;
    if slip.service.is_none()
        && let [only] = practice.services.as_slice()
    {
        slip.service = Some(only.id);
    }
    let Some(service) = slip.service.and_then(|id| practice.service(id)) else {
        if matches!(slip.purpose, Purpose::Moving(_)) {
            // The practice does not do that any more: somebody has to see what can be done.
            return leaving::to_a_person(dialogue, policy).after_saying(Plain::CannotDoThat);
        }
        slip.service = None;
        return ask(dialogue, State::AskingService { slip });
    };
    if let Some(ProviderWish::Named(provider)) = slip.provider
        && !service.providers.contains(&provider)
    {
        slip.provider = None;
        let remark = Remark::DoesNotProvide { provider, service: service.id };
        return ask(dialogue, State::AskingProvider { slip }).after_saying(remark);
    }
    if slip.provider.is_none()
        && let [only] = service.providers.as_slice()
    {
        slip.provider = Some(ProviderWish::Named(*only));
    }
    if slip.provider.is_none() && !practice.desk.asks_provider {
        slip.provider = Some(ProviderWish::Anyone);
    }
    let Some(provider) = slip.provider else {
        return ask(dialogue, State::AskingProvider { slip });
    };
    let Some(days) = slip.days.clone().or_else(|| first_by_keys(dialogue, &slip)) else {
        return ask(dialogue, State::AskingDays { slip });
    };
    if let Some(over) = over_this_month(&days, policy) {
        return repair::asked_back(dialogue, slip, &Doubt::PastDate(over), policy);
    }
    let any_time = slip.times == Some(Times::Any) || (slip.times, &days) == (None, &Days::Soonest);
    let times = slip.times.unwrap_or(Times::Any);
    let wish = Wish { service: service.id, provider, days, times };
    let search = if any_time { Search::AnyTime } else { Search::Wished };
    look(dialogue, wish, slip.purpose, search)
}

/// Whoever presses keys is not asked when: they hear what is free first and choose from there, a day of
/// their own as well. Where it is to be moved to, or on which day at the time they said, is asked.
///
/// Only behind a question about the visit. Who has just called one off would be offered its time; and
/// who has just been booked has to hear it before anything else is looked for.
fn first_by_keys(dialogue: &Dialogue, slip: &Slip) -> Option<Days> {
    let is_new = matches!(slip.purpose, Purpose::Booking(_));
    let is_asked = matches!(
        dialogue.state,
        State::AskingIntent { .. }
            | State::AskingService { .. }
            | State::AskingProvider { .. }
            // Nothing was found under their name, and nothing called off.
            | State::OfferingAnother { slip: Slip { service: None, .. } }
    );
    (dialogue.by_keys && is_asked && is_new && slip.times.is_none()).then_some(Days::Soonest)
}

/// The day of this month that is meant by one of next year's, further ahead than the practice books:
/// "November second", on the twenty-third.
fn over_this_month(days: &Days, policy: &Policy<'_>) -> Option<Date> {
    let today = policy.moment.wall.date();
    let last = today.saturating_add(i64::from(policy.practice.rules.horizon_days).days());
    let Days::On(date) = days else { return None };
    let over = date.saturating_sub(1.year());
    let this_month = over.first_of_month() == today.first_of_month() && over < today;
    (this_month && *date > last).then_some(over)
}

/// Asks the book for a wish. How often the question for day and time went wrong is carried along:
/// when nothing can be had, that was one time more.
pub(crate) fn find(dialogue: &Dialogue, wish: Wish, purpose: Purpose) -> Move {
    look(dialogue, wish, purpose, Search::Wished)
}

fn look(dialogue: &Dialogue, wish: Wish, purpose: Purpose, search: Search) -> Move {
    let asked_for_days = matches!(dialogue.state, State::AskingDays { .. });
    let tries = if asked_for_days { dialogue.tries } else { Tries::default() };
    dialogue.to(State::Finding { wish, purpose, search }).with_tries(tries)
}

/// Puts a question. One that was already waiting for an answer keeps count of what went wrong,
/// so that an answer to something else cannot keep it going for ever.
fn ask(dialogue: &Dialogue, state: State) -> Move {
    let same_question = state.expecting() == dialogue.state.expecting();
    let tries = if same_question { dialogue.tries } else { Tries::default() };
    let news = state.slip().zip(dialogue.state.slip()).and_then(|(slip, old)| news(slip, old));
    let asked = dialogue.to(state).with_tries(tries);
    match news {
        // Else the same question would sound as if nothing had been heard.
        Some(news) if same_question => asked.after_saying(Remark::Noted(news)),
        Some(_) | None => asked,
    }
}

/// What a slip says that it did not say before.
fn news(slip: &Slip, old: &Slip) -> Option<Slip> {
    let news = Slip {
        service: slip.service.filter(|_| slip.service != old.service),
        provider: slip.provider.filter(|_| slip.provider != old.provider),
        days: slip.days.clone().filter(|_| slip.days != old.days),
        times: slip.times.filter(|_| slip.times != old.times),
        purpose: Purpose::default(),
    };
    (news != Slip::default()).then_some(news)
}

//! The appointments of a caller whose name is right, and which one is meant.

use domain::{
    CallOutcome, Days, Intent, PersonName, Pick, ProviderWish, Understanding, Upcoming, Verdict,
};

use crate::machine::Move;
use crate::slip::{Errand, Inquiry, Purpose, Slip, Who};
use crate::state::State;
use crate::wording::{Plain, Remark};
use crate::{Dialogue, Policy, asking, correction, identity, repair};

/// Most appointments that are said at once.
const SAID_AT_ONCE: usize = 3;

/// The caller's appointments are known, at least one.
pub(crate) fn inquired(
    dialogue: &Dialogue,
    inquiry: &Inquiry,
    name: &PersonName,
    theirs: Vec<Upcoming>,
    policy: &Policy<'_>,
) -> Move {
    let inquiry = meant(inquiry, &theirs, policy);
    let fitting: Vec<Upcoming> =
        theirs.iter().filter(|it| fits(it, &inquiry, policy)).cloned().collect();
    let none_like_that = fitting.is_empty();
    let mut left = if none_like_that { theirs } else { fitting };
    left.truncate(SAID_AT_ONCE);
    let moved = match (inquiry.errand, left.as_slice()) {
        (Errand::Check, _) => {
            let who = Who::called(name.clone());
            dialogue
                .to(State::AnythingElse { who })
                .after_saying(Remark::Theirs(left))
                .having_done(CallOutcome::Answered)
        }
        (Errand::CallOff | Errand::Move, [only]) => chosen(dialogue, &inquiry, only, policy),
        (Errand::CallOff | Errand::Move, _) => {
            // How often the choice went wrong is carried along, so that looking again ends.
            dialogue
                .to(State::ChoosingAppointment { inquiry, name: name.clone(), theirs: left })
                .with_tries(dialogue.tries)
        }
    };
    if none_like_that { moved.after_saying(Plain::NoneLikeThat) } else { moved }
}

/// The inquiry with what was said about a move on the right side: a day on which they have an
/// appointment, without a time, says which one is meant and not where it is to go.
fn meant(inquiry: &Inquiry, theirs: &[Upcoming], policy: &Policy<'_>) -> Inquiry {
    let mut inquiry = inquiry.clone();
    let days_name_one = inquiry.times.is_none()
        && inquiry.days.as_ref().is_some_and(|days| {
            theirs
                .iter()
                .any(|it| correction::covers_date(days, &correction::wall(&it.slot, policy)))
        });
    if inquiry.errand == Errand::Move && days_name_one && theirs.len() == 1 {
        inquiry.days = None;
    }
    inquiry
}

/// Whether an appointment can be the one that was spoken of.
pub(crate) fn fits(appointment: &Upcoming, inquiry: &Inquiry, policy: &Policy<'_>) -> bool {
    if inquiry.service.is_some_and(|service| service != appointment.service) {
        return false;
    }
    match inquiry.errand {
        // Day, time and provider say where it is to go.
        Errand::Move => true,
        Errand::Check | Errand::CallOff => {
            let wall = correction::wall(&appointment.slot, policy);
            let days = inquiry.days.as_ref().is_none_or(|it| correction::covers_date(it, &wall));
            let times = inquiry.times.is_none_or(|it| correction::covers_time(it, &wall));
            days && times && with(appointment, inquiry.provider)
        }
    }
}

fn with(appointment: &Upcoming, provider: Option<ProviderWish>) -> bool {
    match provider {
        Some(ProviderWish::Named(provider)) => provider == appointment.slot.provider,
        Some(ProviderWish::Anyone) | None => true,
    }
}

/// The appointment that the call has just made or moved, when that is what the caller speaks of:
/// nobody has to give its name again.
pub(crate) fn just_made(
    dialogue: &Dialogue,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Option<Move> {
    let made = dialogue.made.as_ref()?;
    let another_name =
        heard.name.as_ref().is_some_and(|said| made.name.as_ref().is_none_or(|own| own != said));
    if another_name
        || heard.for_whom.is_some()
        || heard.service.is_some_and(|it| it != made.service)
    {
        return None;
    }
    let says_when = heard.days.is_some() || heard.times.is_some();
    let errand = match heard.intent {
        Some(Intent::Reschedule) => Errand::Move,
        Some(Intent::Cancel) => Errand::CallOff,
        // A day or a time alone is about the appointment; with a service it is another one.
        None if says_when && heard.service.is_none() && heard.doubt.is_none() => Errand::Move,
        Some(
            Intent::Book
            | Intent::Check
            | Intent::Hours
            | Intent::Location
            | Intent::Person
            | Intent::Emergency
            | Intent::Repeat
            | Intent::Goodbye
            | Intent::WrongNumber
            | Intent::Message
            | Intent::OptOut
            | Intent::Late
            | Intent::Services
            | Intent::Other,
        )
        | None => return None,
    };
    let mut inquiry = Inquiry { service: None, ..Inquiry::of(errand, heard) };
    if errand == Errand::Move && inquiry.times.is_some() && inquiry.days.is_none() {
        // "Can we move that to eleven?" Of the same day.
        inquiry.days = Some(Days::On(correction::wall(&made.slot, policy).date()));
    }
    if errand == Errand::CallOff && !fits(made, &inquiry, policy) {
        return None;
    }
    Some(chosen(dialogue, &inquiry, made, policy))
}

/// It is clear which one.
pub(crate) fn chosen(
    dialogue: &Dialogue,
    inquiry: &Inquiry,
    appointment: &Upcoming,
    policy: &Policy<'_>,
) -> Move {
    let appointment = appointment.clone();
    if !appointment.can_be_changed {
        return dialogue
            .to(State::OfferingPerson { who: Who::of(&appointment) })
            .after_saying(Remark::TooLate(appointment));
    }
    match inquiry.errand {
        Errand::CallOff | Errand::Check => dialogue.to(State::ConfirmingCallOff { appointment }),
        Errand::Move => {
            let provider =
                inquiry.provider.unwrap_or(ProviderWish::Named(appointment.slot.provider));
            let slip = Slip {
                service: Some(appointment.service),
                provider: Some(provider),
                days: inquiry.days.clone(),
                times: inquiry.times,
                purpose: Purpose::Moving(Box::new(appointment)),
            };
            asking::advance(dialogue, slip, policy)
        }
    }
}

/// What was offered to choose from, and what for.
pub(crate) struct Choice<'a> {
    pub(crate) inquiry: &'a Inquiry,
    pub(crate) name: &'a PersonName,
    pub(crate) theirs: &'a [Upcoming],
}

/// An answer to "which one?".
pub(crate) fn which(
    dialogue: &Dialogue,
    choice: &Choice<'_>,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let Choice { inquiry, name, theirs } = choice;
    let others = || Inquiry::of(inquiry.errand, heard);
    if let Some(moved) = identity::of_somebody_else(dialogue, others, Some(name), heard, policy) {
        return moved;
    }
    if let Some(at) = heard.pick.and_then(|pick| place(pick, theirs.len())) {
        return match theirs.get(at) {
            Some(appointment) => chosen(dialogue, inquiry, appointment, policy),
            None => repair::not_understood(dialogue, policy),
        };
    }
    let described = Inquiry::of(Errand::CallOff, heard);
    if described != nothing_said() {
        let mut meant = theirs.iter().filter(|it| fits(it, &described, policy));
        if let (Some(only), None) = (meant.next(), meant.next()) {
            return chosen(dialogue, inquiry, only, policy);
        }
        return repair::doubted(dialogue, Plain::NoneLikeThat, policy);
    }
    let unwanted = matches!(heard.pick, Some(Pick::None)) || heard.verdict == Some(Verdict::No);
    if unwanted {
        let who = Who::called((*name).clone());
        return dialogue.to(State::AnythingElse { who }).after_saying(Plain::AllRight);
    }
    match heard.verdict {
        Some(Verdict::Yes) => repair::doubted(dialogue, Plain::WhichOne, policy),
        Some(Verdict::Unsure) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        Some(Verdict::No) | None => repair::not_understood(dialogue, policy),
    }
}

fn nothing_said() -> Inquiry {
    Inquiry::of(Errand::CallOff, &Understanding::default())
}

/// Which of so many a pick points to.
fn place(pick: Pick, of: usize) -> Option<usize> {
    match pick {
        Pick::First | Pick::Any | Pick::Earlier => Some(0),
        Pick::Second => Some(1),
        Pick::Third => Some(2),
        Pick::Last | Pick::Later => of.checked_sub(1),
        Pick::AnotherDay | Pick::None => None,
    }
}

//! Filling in the slip: service, provider, days; then the name and, when it is withheld, a number.

use domain::{Days, Intent, ProviderWish, Slot, SpokenNumber, Times, Understanding, Verdict, Wish};

use crate::machine::Move;
use crate::state::{Draft, GivenName, ReachedBy, Search, Slip, State, Tries, Who};
use crate::{Dialogue, Policy, correction, leaving, question, repair, wording};

/// A slot that the caller chose, and the wish that it answers.
pub(crate) struct Chosen<'a> {
    pub(crate) wish: &'a Wish,
    pub(crate) slot: Slot,
}

/// Something was understood while the slip has blank lines.
pub(crate) fn slip_filled(
    dialogue: &Dialogue,
    slip: &Slip,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let opening = matches!(dialogue.state, State::AskingIntent { .. });
    match heard.intent {
        // Bella books; whatever else a receptionist does is still a person's work.
        Some(
            Intent::Reschedule
            | Intent::Cancel
            | Intent::Check
            | Intent::Hours
            | Intent::Location
            | Intent::OptOut
            | Intent::Late
            | Intent::Services,
        ) if opening => {
            return leaving::to_a_person(policy).after_saying(wording::cannot_do_that());
        }
        Some(Intent::Cancel) => return start_over(policy),
        Some(Intent::Book) if opening && heard.doubt.is_none() => {
            return advance(fill(slip, heard), dialogue, policy);
        }
        Some(
            Intent::Book
            | Intent::Reschedule
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
        | None => {}
    }
    let mut filled = fill(slip, heard);
    if let Some(doubt) = &heard.doubt {
        return repair::asked_back(dialogue, filled, doubt, policy);
    }
    if let (State::AskingProvider { .. }, None, Some(Verdict::No)) =
        (&dialogue.state, heard.provider, heard.verdict)
    {
        // "Who would you like to see, or is anyone fine?" "No, nobody in particular."
        filled.provider = Some(ProviderWish::Anyone);
    }
    if filled == *slip {
        return repair::not_understood(dialogue, policy);
    }
    advance(filled, dialogue, policy)
}

/// Writes what was understood on the slip. What was not mentioned stays as it is.
pub(crate) fn fill(slip: &Slip, heard: &Understanding) -> Slip {
    Slip {
        service: heard.service.or(slip.service),
        provider: heard.provider.or(slip.provider),
        days: heard.days.clone().or_else(|| slip.days.clone()),
        times: heard.times.or(slip.times),
        who: correction::who(slip.who.clone(), heard),
    }
}

/// Asks for the first blank line of the slip, or asks the book when none is left that it needs.
pub(crate) fn advance(mut slip: Slip, dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let practice = policy.practice;
    if slip.service.is_none()
        && let [only] = practice.services.as_slice()
    {
        slip.service = Some(only.id);
    }
    let Some(service) = slip.service.and_then(|id| practice.service(id)) else {
        slip.service = None;
        return ask(State::AskingService { slip }, dialogue, policy);
    };
    if let Some(ProviderWish::Named(provider)) = slip.provider
        && !service.providers.contains(&provider)
    {
        slip.provider = None;
        return ask(State::AskingProvider { slip }, dialogue, policy)
            .after_saying(wording::does_not_provide(practice.provider(provider), service));
    }
    if slip.provider.is_none()
        && let [only] = service.providers.as_slice()
    {
        slip.provider = Some(ProviderWish::Named(*only));
    }
    let Some(provider) = slip.provider else {
        return ask(State::AskingProvider { slip }, dialogue, policy);
    };
    let Some(days) = slip.days.clone() else {
        return ask(State::AskingDays { slip }, dialogue, policy);
    };
    let times = slip.times.unwrap_or(Times::Any);
    let wish = Wish { service: service.id, provider, days, times };
    find(wish, slip.who, dialogue, policy)
}

/// Asks the book for a wish. How often the question for day and time went wrong is carried along:
/// when nothing can be had, that was one time more.
pub(crate) fn find(wish: Wish, who: Who, dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let asked_for_days = matches!(dialogue.state, State::AskingDays { .. });
    let tries = if asked_for_days { dialogue.tries } else { Tries::default() };
    let state = State::Finding { wish, who, search: Search::Wished };
    Move { tries, ..question::asked(state, policy) }
}

/// Puts a question. One that was already waiting for an answer keeps count of what went wrong,
/// so that an answer to something else cannot keep it going for ever.
fn ask(state: State, dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let same_question = state.expecting() == dialogue.state.expecting();
    let tries = if same_question { dialogue.tries } else { Tries::default() };
    Move { tries, ..question::asked(state, policy) }
}

/// The slip is torn up: back to the first question.
fn start_over(policy: &Policy<'_>) -> Move {
    question::asked(State::AskingIntent { slip: Slip::default() }, policy)
        .after_saying(wording::nothing_arranged())
}

/// A slot is chosen; asks what is still missing about the person, or has the slot held.
///
/// `lost` is how many slots in a row were lost to somebody else on the way here.
pub(crate) fn choose(
    chosen: &Chosen<'_>,
    who: Who,
    lost: u8,
    dialogue: &Dialogue,
    policy: &Policy<'_>,
) -> Move {
    let slot = chosen.slot;
    // From here on the wish is the very time that was chosen: should it be lost, that time is
    // looked for first, perhaps with somebody else.
    let wall = slot.starts_at.to_zoned(policy.practice.time_zone.clone());
    let (days, times) = (Days::On(wall.date()), Times::At(wall.time()));
    let wish = Wish { days, times, ..chosen.wish.clone() };
    let Some(name) = who.name.clone() else {
        return question::asked(State::AskingName { wish, who, slot }, policy);
    };
    let phone = match (who.phone, dialogue.caller.number()) {
        (Some(given), _) => ReachedBy::Given(given),
        (None, Some(own)) => ReachedBy::CallersOwn(own.clone()),
        (None, None) => return question::asked(State::AskingPhone { wish, name, slot }, policy),
    };
    question::asked(State::Holding { draft: Draft { wish, slot, name, phone }, lost }, policy)
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
        return choose(chosen, told, 0, dialogue, policy);
    }
    if let Some(changed) = correction::of_wish(chosen.wish, heard) {
        return advance(Slip::of(changed, told), dialogue, policy);
    }
    if dialogue.tries.misunderstandings + 1 >= policy.budgets.misunderstandings {
        // Somebody is speaking, and only the name does not come through: the number will do.
        return choose(
            chosen,
            Who { name: Some(GivenName::LeftOpen), ..told },
            0,
            dialogue,
            policy,
        );
    }
    repair::not_understood(dialogue, policy)
}

/// The caller leaves the name open.
pub(crate) fn name_left_open(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    if let State::AskingName { wish, who, slot } = &dialogue.state {
        let who = Who { name: Some(GivenName::LeftOpen), ..who.clone() };
        return choose(&Chosen { wish, slot: *slot }, who, 0, dialogue, policy);
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
    let who = Who { name: Some(name.clone()), phone: None };
    let trouble = match &heard.phone {
        Some(SpokenNumber::Number(_)) => {
            return choose(chosen, correction::who(who, heard), 0, dialogue, policy);
        }
        Some(SpokenNumber::CallersOwn) => wording::number_withheld(),
        Some(SpokenNumber::TooShort) => wording::number_too_short(),
        Some(SpokenNumber::TooLong) => wording::number_too_long(),
        Some(SpokenNumber::NotAssigned) => wording::number_not_assigned(),
        None => match correction::of_wish(chosen.wish, heard) {
            Some(changed) => return advance(Slip::of(changed, who), dialogue, policy),
            None => wording::not_understood(),
        },
    };
    repair::doubted(dialogue, trouble, policy)
}

/// Back to the question before.
pub(crate) fn back(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let state = match dialogue.state.clone() {
        State::AskingService { slip } => {
            State::AskingIntent { slip: Slip { service: None, ..slip } }
        }
        State::AskingProvider { slip } => {
            State::AskingService { slip: Slip { service: None, provider: None, ..slip } }
        }
        State::AskingDays { slip } => {
            State::AskingProvider { slip: Slip { provider: None, days: None, times: None, ..slip } }
        }
        State::Offering { wish, who, .. } | State::AskingName { wish, who, .. } => {
            State::AskingDays { slip: Slip::without_when(wish, who) }
        }
        State::AskingPhone { wish, slot, .. } => {
            State::AskingName { wish, who: Who::default(), slot }
        }
        State::Confirming { draft, .. } | State::Reconsidering { draft, .. } => {
            let (wish, who) = draft.unmake();
            State::AskingDays { slip: Slip::without_when(wish, who) }
        }
        State::AskingIntent { .. }
        | State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::TakingMessage
        | State::Transferring
        | State::Ended(_) => return repair::not_understood(dialogue, policy),
    };
    question::asked(state, policy)
}

//! What keys mean at each question.
//!
//! Everywhere: 0 a person, 9 repeat, * back. Otherwise 1 is yes or the first, 2 is no or the
//! second, 3 the third, in the order in which the choices were said. Behind times on offer, and
//! after a no to one that was read back, 4 is earlier, 5 later and 6 another day. A day, and then a
//! time, is keyed in as four digits: * leads there from times on offer and from a new time that is read back.
//!
//! Where a code is asked for, 1 has it sent once more.
//!
//! No name can be given by keys. Where one is asked for, a new appointment can do without it; what
//! is wanted with one that stands is passed on to the people of the practice.

mod digits;

use domain::{
    Code, Days, Doubt, Intent, Keys, PhoneNumber, PhoneNumberError, Pick, ProviderWish, SpokenCode,
    SpokenNumber, Times, Understanding, Verdict,
};
use jiff::civil::Date;

use crate::slip::Slip;
use crate::state::State;
use crate::{Dialogue, Policy};

pub(crate) use digits::DayOrder;
use digits::FourDigits;

/// Fewest keys that can be meant as a telephone number; fewer are a choice or a slip.
const SHORTEST_NUMBER: usize = 4;

/// What keys mean.
pub(crate) enum Meaning {
    /// The same as these words would.
    Said(Understanding),
    /// Back to the question before.
    Back,
    /// Leave the name open.
    LeaveOpen,
    /// Pass on what is wanted, because a name cannot be given.
    PassOn,
    /// On this day; the time is asked for next.
    On(Date),
    /// On in the other language.
    OtherLanguage,
    /// When and where the practice is open.
    HoursAndAddress,
    /// Nothing at this question.
    Nothing,
}

/// What `keys` mean where the conversation stands.
pub(crate) fn meaning(dialogue: &Dialogue, keys: &Keys, policy: &Policy<'_>) -> Meaning {
    let state = &dialogue.state;
    // `#` ends digits; speech recognition's gather leaves it out, other carriers may not.
    let digits = keys.as_str().trim_end_matches('#');
    if let State::AskingDays { slip } = state {
        return match (digits.len(), digits.chars().next()) {
            (1, Some(key)) => {
                choice(state, key, policy).map_or_else(|| command(key), Meaning::Said)
            }
            (_, Some(_)) => when(dialogue, slip, digits, policy),
            (_, None) => Meaning::Nothing,
        };
    }
    if let State::AskingCode { .. } = state {
        return code(digits);
    }
    if let State::AskingPhone { .. } | State::AskingTheirPhone { .. } = state {
        if digits.len() >= SHORTEST_NUMBER {
            return Meaning::Said(number(digits, policy));
        }
        return digits
            .chars()
            .next()
            .filter(|_| digits.len() == 1)
            .map_or(Meaning::Nothing, command);
    }
    let Some(key) = keys.single() else {
        return Meaning::Nothing;
    };
    match (choice(state, key, policy), key) {
        (Some(understanding), _) => Meaning::Said(understanding),
        (None, '1') if matches!(state, State::AskingName { .. }) => Meaning::LeaveOpen,
        (None, '1') if matches!(state, State::Identifying { .. }) => Meaning::PassOn,
        (None, '5') if matches!(state, State::AskingIntent { .. }) => Meaning::HoursAndAddress,
        (None, '8') if matches!(state, State::AskingIntent { .. }) => Meaning::OtherLanguage,
        (None, key) => command(key),
    }
}

/// Digits where a code is asked for.
fn code(digits: &str) -> Meaning {
    let said = |code| Meaning::Said(Understanding { code: Some(code), ..Understanding::default() });
    match (digits.len(), digits.chars().next()) {
        (0, _) | (_, None) => Meaning::Nothing,
        (1, Some('1')) => said(SpokenCode::NotReceived),
        (1, Some(key)) => command(key),
        (_, Some(_)) => {
            said(digits.parse::<Code>().map_or(SpokenCode::WrongLength, SpokenCode::Digits))
        }
    }
}

/// Four digits where a day is asked for, or the time of a day that is known.
fn when(dialogue: &Dialogue, slip: &Slip, digits: &str, policy: &Policy<'_>) -> Meaning {
    let Some(digits) = FourDigits::read(digits) else { return Meaning::Nothing };
    let empty = Understanding::default();
    if slip.days.is_some() {
        return match digits.time(policy.practice.hours.span()) {
            Some(time) => Meaning::Said(Understanding { times: Some(Times::At(time)), ..empty }),
            None => Meaning::Nothing,
        };
    }
    let order = DayOrder::of(policy.practice, dialogue.language(policy.practice));
    match (digits.day(policy.moment.wall.date(), order), slip.times) {
        (Some(day), None) => Meaning::On(day),
        (Some(day), Some(_)) => Meaning::Said(Understanding { days: Some(Days::On(day)), ..empty }),
        (None, _) => Meaning::Said(Understanding { doubt: Some(Doubt::NoSuchDate), ..empty }),
    }
}

fn command(key: char) -> Meaning {
    let intent = match key {
        '0' => Intent::Person,
        '9' => Intent::Repeat,
        '*' => return Meaning::Back,
        _ => return Meaning::Nothing,
    };
    Meaning::Said(Understanding { intent: Some(intent), ..Understanding::default() })
}

/// What a key chooses at a question that offers choices; `None` when it chooses nothing there.
fn choice(state: &State, key: char, policy: &Policy<'_>) -> Option<Understanding> {
    let at = usize::try_from(key.to_digit(10).filter(|digit| (1..=8).contains(digit))?).ok()? - 1;
    let empty = Understanding::default();
    match state {
        State::AskingIntent { .. } => {
            let tasks = [Intent::Book, Intent::Reschedule, Intent::Cancel, Intent::Check];
            tasks.get(at).map(|intent| Understanding { intent: Some(*intent), ..empty })
        }
        State::AskingService { .. } => policy
            .practice
            .services
            .get(at)
            .map(|service| Understanding { service: Some(service.id), ..empty }),
        State::AskingProvider { slip } => {
            provider(slip, at, policy).map(|wish| Understanding { provider: Some(wish), ..empty })
        }
        State::AskingDays { slip: Slip { days: Some(_), .. } } => {
            (at == 0).then_some(Understanding { times: Some(Times::Any), ..empty })
        }
        State::AskingDays { .. } => {
            (at == 0).then_some(Understanding { days: Some(Days::Soonest), ..empty })
        }
        State::Offering { slots, .. } => {
            let pick = match at {
                0 => Pick::First,
                1 if slots.len() > 1 => Pick::Second,
                2 if slots.len() > 2 => Pick::Third,
                // With one time on offer, 2 is no.
                1 => Pick::None,
                3 => Pick::Earlier,
                4 => Pick::Later,
                5 => Pick::AnotherDay,
                _ => return None,
            };
            Some(Understanding { pick: Some(pick), ..empty })
        }
        State::ChoosingAppointment { theirs, .. } => {
            let picks = [Pick::First, Pick::Second, Pick::Third];
            let pick = picks.get(at).filter(|_| at < theirs.len())?;
            Some(Understanding { pick: Some(*pick), ..empty })
        }
        State::Reconsidering { .. } => {
            let (verdict, pick) = match at {
                0 => (Some(Verdict::Yes), None),
                1 => (Some(Verdict::No), None),
                3 => (None, Some(Pick::Earlier)),
                4 => (None, Some(Pick::Later)),
                5 => (None, Some(Pick::AnotherDay)),
                _ => return None,
            };
            Some(Understanding { verdict, pick, ..empty })
        }
        State::Confirming { .. }
        | State::ConfirmingCallOff { .. }
        | State::ConfirmingMove { .. }
        | State::ConfirmingNoTexts { .. }
        | State::OfferingAnother { .. }
        | State::OfferingPerson { .. }
        | State::OfferingMessage { .. } => {
            let verdict = *[Verdict::Yes, Verdict::No].get(at)?;
            Some(Understanding { verdict: Some(verdict), ..empty })
        }
        // Whoever answers by keys hears that 1 is "that is all": pressing 1 to everything books one
        // appointment, and not one after the other.
        State::AnythingElse { .. } => {
            let verdict = *[Verdict::No, Verdict::Yes].get(at)?;
            Some(Understanding { verdict: Some(verdict), ..empty })
        }
        State::AskingName { .. }
        | State::AskingPhone { .. }
        | State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Identifying { .. }
        | State::AskingTheirPhone { .. }
        | State::SendingCode { .. }
        | State::AskingCode { .. }
        | State::CheckingCode { .. }
        | State::Recognising
        | State::FindingAppointments { .. }
        | State::CallingOff { .. }
        | State::Moving { .. }
        | State::StoppingTexts { .. }
        | State::TakingMessage { .. }
        | State::Transferring { .. }
        | State::Ended(_) => None,
    }
}

/// The providers in the order in which keys choose them: anyone first.
fn provider(slip: &Slip, at: usize, policy: &Policy<'_>) -> Option<ProviderWish> {
    let service = policy.practice.service(slip.service?)?;
    match at.checked_sub(1) {
        None => Some(ProviderWish::Anyone),
        Some(at) => service.providers.get(at).copied().map(ProviderWish::Named),
    }
}

fn number(digits: &str, policy: &Policy<'_>) -> Understanding {
    let phone = match PhoneNumber::dialled(digits, policy.practice.country) {
        Ok(number) => SpokenNumber::Number(number),
        Err(PhoneNumberError::TooLong) => SpokenNumber::TooLong,
        Err(PhoneNumberError::TooShort | PhoneNumberError::NotANumber) => SpokenNumber::TooShort,
        Err(PhoneNumberError::NotAssigned) => SpokenNumber::NotAssigned,
    };
    Understanding { phone: Some(phone), ..Understanding::default() }
}

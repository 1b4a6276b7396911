//! Questions, what can be said to them, and what the keys do.

use domain::{Language, Messages, Practice, Service, ServiceId, Slot};

use super::spoken;
use crate::Policy;
use crate::keypad::DayOrder;
use crate::slip::{Asked, Draft, Purpose, ReachedBy, Slip, Who};
use crate::state::{About, State};
use crate::wording::{Named, asks_when_too};

/// The question of a state.
pub(in crate::wording) fn question(state: &State, policy: &Policy<'_>) -> Option<String> {
    let practice = policy.practice;
    Some(match state {
        State::AskingIntent { .. } => "What can I do for you?".into(),
        State::AskingService { slip } => {
            let names = practice.services.iter().map(|it| spoken::service(it.id, practice));
            let names = spoken::or(&names.collect::<Vec<_>>());
            let what = format!("What would you like to come in for: {names}?");
            if asks_when_too(slip, practice) {
                format!("{what} And when would suit you?")
            } else {
                what
            }
        }
        State::AskingProvider { slip } => {
            let names = spoken::or(&providers(slip.service, practice));
            if slip.only_provider(practice).is_some() {
                format!("I can give you {names}. Would that be all right?")
            } else {
                format!("Who would you like to see: {names}, or is anyone fine?")
            }
        }
        State::AskingDays { slip: Slip { days: Some(_), .. } } => "And at what time?".into(),
        State::AskingDays { slip: Slip { times: Some(_), .. } } => {
            "And which day would that be?".into()
        }
        State::AskingDays { slip: Slip { purpose: Purpose::Moving(_), .. } } => {
            "To what day and time would you like to move it?".into()
        }
        State::AskingDays { .. } => "What day and time would suit you?".into(),
        State::Offering { wish, slots, .. } => offer(slots, Named::with(wish, practice), policy),
        State::AskingName { who: Who { is_another: true, .. }, how: Asked::Whole, .. } => {
            "What is the name of the person it is for?".into()
        }
        State::AskingName { how: Asked::Whole, .. } => "May I have your name, please?".into(),
        State::AskingName { how: Asked::ByLetter, .. }
        | State::Identifying { how: Asked::ByLetter, .. } => {
            "Please spell your name for me, letter by letter.".into()
        }
        State::Identifying { how: Asked::Whole, .. } => {
            "What name is the appointment under?".into()
        }
        State::AskingTheirPhone { .. } => {
            "What telephone number is it under? You can say it or key it in.".into()
        }
        State::AskingCode { .. } => "If there is an appointment under that name and number, I have \
                                     just sent a text with a six-digit code to that number. What is \
                                     the code?"
            .into(),
        State::AskingPhone { .. } => {
            "At what number can we reach you? You can say it or key it in.".into()
        }
        State::Confirming { draft, .. } => read_back(draft, policy),
        State::Reconsidering { .. } => {
            "All right, I have not arranged anything yet. What would you like to change?".into()
        }
        State::ChoosingAppointment { theirs, .. } => {
            let all = spoken::choices(theirs, policy);
            let count = if all.len() == 3 { "three" } else { "two appointments" };
            let all = spoken::sentence(format!("You have {count}: {}", spoken::and(&all)));
            format!("{all} Which one?")
        }
        State::ConfirmingCallOff { appointment } => {
            let it = spoken::named(appointment, policy);
            format!("{} Shall I cancel it?", spoken::sentence(format!("That is {it}")))
        }
        State::OfferingAnother { slip: Slip { service: None, .. } } => {
            "Would you like to make an appointment?".into()
        }
        State::OfferingAnother { .. } => "Would you like to make another appointment?".into(),
        State::ConfirmingMove { appointment, slot, .. } => {
            format!("Shall I move {}?", spoken::change(appointment, slot, policy))
        }
        State::OfferingPerson { .. } => "Shall I put you through to a person?".into(),
        State::ConfirmingNoTexts { .. } => {
            "Shall I stop all texts to the number you are calling from?".into()
        }
        State::AnythingElse { .. } => "Is there anything else I can do for you?".into(),
        State::OfferingMessage { .. } => "Would you like to leave a message?".into(),
        State::TakingMessage { about: About::Anything } => message(practice).into(),
        State::TakingMessage { about: About::BeingLate } => "How late will you be?".into(),
        State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Recognising
        | State::SendingCode { .. }
        | State::CheckingCode { .. }
        | State::FindingAppointments { .. }
        | State::CallingOff { .. }
        | State::Moving { .. }
        | State::StoppingTexts { .. }
        | State::Transferring { .. }
        | State::Ended(_) => return None,
    })
}

/// What is asked of whoever leaves a message.
fn message(practice: &Practice) -> &'static str {
    match practice.desk.messages {
        Messages::Written => {
            "I can write down a message for them. What would you like to tell them?"
        }
        Messages::Recorded => {
            "Please leave your message after the tone. When you are done, press the pound key, or \
             hang up."
        }
        Messages::RecordedAfterNotice => {
            "Your message will be recorded. Please leave it after the tone. When you are done, press \
             the pound key, or hang up."
        }
    }
}

fn offer(slots: &[Slot], named: Named, policy: &Policy<'_>) -> String {
    let all = spoken::sentence(format!(
        "I have {}",
        spoken::slots(slots, named, policy.practice, Some(policy.today()))
    ));
    if let [_] = slots {
        format!("{all} Would that work?")
    } else {
        format!("{all} Which would you like?")
    }
}

/// Weekday, date, time, service, provider and name; the number only when it was given.
fn read_back(draft: &Draft, policy: &Policy<'_>) -> String {
    let mut text = format!("That is {}", spoken::draft(draft, policy));
    if let ReachedBy::Given(number) = &draft.phone {
        text.push_str(", at ");
        text.push_str(&spoken::number(number));
    }
    format!("{} Shall I book it?", spoken::sentence(text))
}

fn service(id: Option<ServiceId>, practice: &Practice) -> Option<&Service> {
    practice.service(id?)
}

fn providers(id: Option<ServiceId>, practice: &Practice) -> Vec<&str> {
    match service(id, practice) {
        Some(service) => {
            let ids = service.providers.iter();
            ids.filter_map(|id| practice.provider(*id)).map(|it| it.name.as_str()).collect()
        }
        None => practice.providers.iter().map(|it| it.name.as_str()).collect(),
    }
}

/// What can be said at a question.
pub(in crate::wording) fn options(state: &State) -> Option<String> {
    let text = match state {
        State::AskingIntent { .. } | State::AnythingElse { .. } => {
            "I can make, move or cancel an appointment, tell you when yours is, give you our hours \
             and address, or take a message."
        }
        State::AskingService { .. } => "You can name one of them, or say: a person.",
        State::AskingProvider { .. } => "You can say a name, or: anyone.",
        State::AskingDays { slip: Slip { days: Some(_), .. } } => {
            "You can say, for example, ten o'clock, in the afternoon, or: any time."
        }
        State::AskingDays { .. } => {
            "You can say, for example, Tuesday morning, next week, or: as soon as possible."
        }
        State::Offering { .. } => {
            "You can take one of them, or say: earlier, later, or another day."
        }
        State::AskingName { .. } | State::Identifying { .. } => {
            "You can say your first and last name, or spell it letter by letter."
        }
        State::AskingPhone { .. } | State::AskingTheirPhone { .. } => {
            "Please say the number digit by digit, with the area code."
        }
        State::AskingCode { .. } => {
            "You can say the six digits one by one, or: send it again, or: a person."
        }
        State::Confirming { .. }
        | State::ConfirmingCallOff { .. }
        | State::ConfirmingMove { .. }
        | State::ConfirmingNoTexts { .. }
        | State::OfferingPerson { .. }
        | State::OfferingMessage { .. } => "You can say yes or no.",
        State::Reconsidering { .. } => {
            "You can name another day, time or person, or say: leave it."
        }
        State::ChoosingAppointment { .. } => "You can say the first one, or name its day.",
        State::OfferingAnother { .. } => "You can name a day, or say no.",
        State::TakingMessage { .. } => "Just say it now, and I will write it down.",
        State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Recognising
        | State::SendingCode { .. }
        | State::CheckingCode { .. }
        | State::FindingAppointments { .. }
        | State::CallingOff { .. }
        | State::Moving { .. }
        | State::StoppingTexts { .. }
        | State::Transferring { .. }
        | State::Ended(_) => return None,
    };
    Some(text.into())
}

/// What the keys do at a question.
pub(in crate::wording) fn keys(state: &State, practice: &Practice) -> Option<String> {
    let choices = |names: Vec<&str>| {
        let presses = names.iter().zip(1..=8).map(|(name, key)| format!("{key} for {name}"));
        format!("Press {}.", spoken::or(&presses.collect::<Vec<_>>()))
    };
    Some(match state {
        State::AskingIntent { .. } => "Press 1 to make an appointment, 2 to move one, 3 to cancel \
                                       one, 4 to hear when yours is, 5 for hours and address, \
                                       or 0 for a person."
            .into(),
        State::AskingService { .. } => {
            choices(practice.services.iter().map(|it| it.called(Language::English)).collect())
        }
        State::AskingProvider { slip } => {
            service(slip.service, practice)?;
            let mut names = providers(slip.service, practice);
            names.insert(0, "anyone");
            choices(names)
        }
        State::AskingDays { slip: Slip { days: Some(_), .. } } => {
            "Press 1 for any time, 0 for a person, or key in hour and minutes in four digits: \
             1 4 3 0 for 2:30 p.m."
                .into()
        }
        State::AskingDays { .. } => match DayOrder::of(practice, Language::English) {
            DayOrder::MonthFirst => {
                "Press 1 for the first time that is free, 0 for a person, or key in month and day in \
                 four digits: 0 3 1 5 for March 15th."
            }
            DayOrder::DayFirst => {
                "Press 1 for the first time that is free, 0 for a person, or key in day and month in \
                 four digits: 1 5 0 3 for March 15th."
            }
        }
        .into(),
        State::Offering { slots, .. } => {
            let these = match slots.len() {
                1 => "1 for yes, 2 for another time",
                3 => "1 for the first, 2 for the second, 3 for the third",
                _ => "1 for the first, 2 for the second",
            };
            format!(
                "Press {these}, 4 for earlier, 5 for later, 6 for another day, or star to key in a day."
            )
        }
        State::ChoosingAppointment { theirs, .. } if theirs.len() == 3 => {
            "Press 1 for the first, 2 for the second, 3 for the third.".into()
        }
        State::ChoosingAppointment { .. } => "Press 1 for the first, 2 for the second.".into(),
        State::AskingName { .. } => "Press 1 to go on without a name.".into(),
        State::Identifying { .. } => "If you cannot say it, press 1 and I will tell them what you \
                                      want, or 0 for a person."
            .into(),
        State::AskingPhone { .. } | State::AskingTheirPhone { .. } => {
            "Or press 0 for a person.".into()
        }
        State::AskingCode { .. } => {
            "Key in the six digits, or press 1 to have it sent again, or 0 for a person.".into()
        }
        State::Confirming { .. } | State::ConfirmingMove { .. } => {
            "Press 1 for yes, 2 for no, or star to key in a day.".into()
        }
        State::ConfirmingCallOff { .. }
        | State::ConfirmingNoTexts { .. }
        | State::OfferingPerson { .. }
        | State::OfferingAnother { .. }
        | State::OfferingMessage { .. } => "Press 1 for yes, 2 for no.".into(),
        State::AnythingElse { .. } => {
            "Press 1 if that is all, 2 for something else, or 0 for a person.".into()
        }
        State::Reconsidering { .. } => "Press 1 to hear it again, 2 to leave it, 4 for earlier, 5 for \
                                        later, 6 for another day, or star to key in a day."
            .into(),
        State::TakingMessage { .. }
        | State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Recognising
        | State::SendingCode { .. }
        | State::CheckingCode { .. }
        | State::FindingAppointments { .. }
        | State::CallingOff { .. }
        | State::Moving { .. }
        | State::StoppingTexts { .. }
        | State::Transferring { .. }
        | State::Ended(_) => return None,
    })
}

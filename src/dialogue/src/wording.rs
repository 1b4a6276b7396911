//! Everything Bella says, in plain English: one place for words, and no decisions.
//!
//! **Invariant:** "booked" is said by [`booked`] alone: a caller who hears it has an appointment.
//! **Invariant:** one phrase takes under twelve seconds to say (about thirty words).

mod spoken;

use domain::{Doubt, Expecting, Practice, Provider, Service, Slot, Times, Why, Wish};

use crate::Phrase;
use crate::state::{Draft, GivenName, ReachedBy, State};

/// Most phrases given to speech recognition as hints (Twilio takes 500; more do not help).
const MAX_HINTS: usize = 40;

pub(crate) fn phrase(text: impl Into<String>) -> Phrase {
    Phrase { words: text.into(), language: domain::Language::English }
}

/// The practice's own words, when it has some.
pub(crate) fn greeting(practice: &Practice) -> Phrase {
    match &practice.desk.greeting {
        Some(greeting) => phrase(greeting.as_str()),
        None => phrase(format!("Thank you for calling {}.", practice.name)),
    }
}

pub(crate) fn call_not_taken(practice: &Practice) -> Phrase {
    phrase(format!(
        "Thank you for calling {}. I'm sorry, we cannot take calls from this number. Goodbye.",
        practice.name
    ))
}

pub(crate) fn ask_intent() -> Phrase {
    phrase("What can I do for you?")
}

pub(crate) fn ask_service(practice: &Practice) -> Phrase {
    let names: Vec<_> = practice.services.iter().map(|service| service.name.as_str()).collect();
    phrase(format!("What would you like to come in for: {}?", spoken::or(&names)))
}

pub(crate) fn ask_provider(practice: &Practice, service: Option<&Service>) -> Phrase {
    let names: Vec<_> = match service {
        Some(service) => {
            let ids = service.providers.iter();
            ids.filter_map(|id| practice.provider(*id)).map(|it| it.name.as_str()).collect()
        }
        None => practice.providers.iter().map(|it| it.name.as_str()).collect(),
    };
    phrase(format!("Who would you like to see: {}, or is anyone fine?", spoken::or(&names)))
}

pub(crate) fn does_not_provide(provider: Option<&Provider>, service: &Service) -> Phrase {
    match provider {
        Some(provider) => phrase(format!("{} does not do a {} here.", provider.name, service.name)),
        None => phrase(format!("They do not do a {} here.", service.name)),
    }
}

pub(crate) fn ask_days(times: Option<Times>) -> Phrase {
    match times {
        Some(_) => phrase("And which day would that be?"),
        None => phrase("What day and time would suit you?"),
    }
}

pub(crate) fn offer(practice: &Practice, slots: &[Slot]) -> Phrase {
    let zone = &practice.time_zone;
    match slots {
        [only] => phrase(format!(
            "{} Would that work?",
            spoken::sentence(format!("I have {}", spoken::slot(only, zone)))
        )),
        _ => phrase(format!(
            "{} Which would you like?",
            spoken::sentence(format!("I have {}", spoken::slots(slots, zone)))
        )),
    }
}

pub(crate) fn not_then(practice: &Practice, why: Why, wish: &Wish) -> Phrase {
    let when = spoken::when(wish);
    match why {
        Why::Closed if wish.times == Times::Any => {
            phrase(format!("I'm sorry, {} is not open {when}.", practice.name))
        }
        // The practice may well be open, only not for as long as the service takes.
        Why::Closed => phrase(format!(
            "I'm sorry, {} {when} does not fit into our opening hours.",
            service(practice, wish)
        )),
        Why::Taken => phrase(format!("I'm sorry, there is nothing free {when}.")),
        Why::TooSoon => phrase("I'm sorry, that is too soon for us."),
        Why::TooFar => phrase(format!(
            "I'm sorry, I can only arrange times within the next {} days.",
            practice.rules.horizon_days
        )),
    }
}

pub(crate) fn nothing_free(practice: &Practice, why: Why) -> Phrase {
    match why {
        Why::Closed | Why::Taken | Why::TooSoon => {
            phrase("I'm sorry, I can find nothing free for that.")
        }
        Why::TooFar => phrase(format!(
            "I'm sorry, I can only arrange times within the next {} days.",
            practice.rules.horizon_days
        )),
    }
}

pub(crate) fn just_taken() -> Phrase {
    phrase("I'm sorry, that time is gone: somebody else has just taken it.")
}

pub(crate) fn too_many() -> Phrase {
    phrase("I'm sorry, no more appointments can be made for this number by telephone.")
}

pub(crate) fn ask_name() -> Phrase {
    phrase("May I have your name, please?")
}

pub(crate) fn ask_phone() -> Phrase {
    phrase("At what number can we reach you? You can say it or key it in.")
}

pub(crate) fn number_withheld() -> Phrase {
    phrase("Your number does not show here.")
}

pub(crate) fn number_too_short() -> Phrase {
    phrase("That number seems to have too few digits.")
}

pub(crate) fn number_too_long() -> Phrase {
    phrase("That number seems to have too many digits.")
}

pub(crate) fn number_not_assigned() -> Phrase {
    phrase("That does not seem to be a number we could call.")
}

/// Weekday, date, time, service, provider and name; the number only when it was given.
pub(crate) fn read_back(practice: &Practice, draft: &Draft) -> Phrase {
    let mut text = format!("That is {}", appointment(practice, draft));
    if let ReachedBy::Given(number) = &draft.phone {
        text.push_str(", and we reach you at ");
        text.push_str(&spoken::number(number));
    }
    phrase(format!("{} Shall I book it?", spoken::sentence(text)))
}

pub(crate) fn booked(practice: &Practice, draft: &Draft) -> Phrase {
    let sentence = spoken::sentence(format!("You are booked: {}", appointment(practice, draft)));
    phrase(format!("{sentence} Thank you, and goodbye."))
}

/// "a cleaning"
fn service(practice: &Practice, wish: &Wish) -> String {
    let name = practice.service(wish.service).map_or("visit", |it| it.name.as_str());
    format!("{} {name}", spoken::article(name))
}

fn appointment(practice: &Practice, draft: &Draft) -> String {
    let mut text = service(practice, &draft.wish);
    if let Some(provider) = practice.provider(draft.slot.provider) {
        text.push_str(" with ");
        text.push_str(&provider.name);
    }
    text.push_str(" on ");
    text.push_str(&spoken::slot(&draft.slot, &practice.time_zone));
    if let GivenName::Given(name) = &draft.name {
        text.push_str(", for ");
        text.push_str(name.as_str());
    }
    text
}

pub(crate) fn before_you_go() -> Phrase {
    phrase("Before you go: nothing is arranged yet.")
}

pub(crate) fn ask_what_to_change() -> Phrase {
    phrase(
        "All right, I have not arranged anything yet. \
         What would you like to change, or shall we leave it?",
    )
}

pub(crate) fn nothing_arranged() -> Phrase {
    phrase("All right, nothing is arranged.")
}

pub(crate) fn which_one() -> Phrase {
    phrase("Which one of them?")
}

pub(crate) fn take_your_time() -> Phrase {
    phrase("Take your time.")
}

pub(crate) fn doubt(doubt: &Doubt) -> Phrase {
    match doubt {
        Doubt::WeekdayOfDate { weekday, date } => phrase(format!(
            "{} is a {}, not a {}.",
            spoken::date_alone(*date),
            spoken::weekday(date.weekday()),
            spoken::weekday(*weekday),
        )),
        Doubt::NoSuchDate => phrase("I don't think that date exists."),
        Doubt::PastDate(date) => phrase(format!("{} is over already.", spoken::date(*date))),
        Doubt::WhichDay(days) => {
            let days: Vec<_> = days.iter().map(|day| spoken::date(*day)).collect();
            phrase(format!("Do you mean {}?", spoken::or(&days)))
        }
        Doubt::WhichTime(times) => {
            let times: Vec<_> = times.iter().map(|time| spoken::time(*time)).collect();
            phrase(format!("Do you mean {}?", spoken::or(&times)))
        }
    }
}

pub(crate) fn heard_nothing() -> Phrase {
    phrase("Sorry, I did not hear anything.")
}

pub(crate) fn not_understood() -> Phrase {
    phrase("Sorry, I did not get that.")
}

pub(crate) fn taking_long() -> Phrase {
    phrase("This is taking long, and I am sorry about that.")
}

pub(crate) fn cannot_do_that() -> Phrase {
    phrase("That is something I cannot do myself.")
}

pub(crate) fn putting_through() -> Phrase {
    phrase("One moment, I will put you through to a person.")
}

pub(crate) fn nobody_there() -> Phrase {
    phrase("I'm sorry, nobody can take your call right now.")
}

pub(crate) fn ask_message() -> Phrase {
    phrase("I can write down a message for them. What would you like to tell them?")
}

pub(crate) fn message_taken() -> Phrase {
    phrase("Thank you, I have written that down for them. Goodbye.")
}

pub(crate) fn could_not_help() -> Phrase {
    phrase("I'm sorry that I could not help. Please call again. Goodbye.")
}

pub(crate) fn wrong_number(practice: &Practice) -> Phrase {
    phrase(format!("This is {}.", practice.name))
}

pub(crate) fn goodbye() -> Phrase {
    phrase("Thank you for calling. Goodbye.")
}

/// What the keys do at a question, for the later rungs of its ladder.
pub(crate) fn keypad_help(state: &State, practice: &Practice) -> Option<Phrase> {
    let keys = |names: Vec<&str>| {
        let presses = names.iter().zip(1..=8).map(|(name, key)| format!("{key} for {name}"));
        spoken::or(&presses.collect::<Vec<_>>())
    };
    let text = match state {
        State::AskingIntent { .. } => "Press 1 to make an appointment, or 0 for a person.".into(),
        State::AskingService { .. } => {
            let names = practice.services.iter().map(|service| service.name.as_str());
            format!("Press {}.", keys(names.collect()))
        }
        State::AskingProvider { slip } => {
            let service = slip.service.and_then(|id| practice.service(id))?;
            let providers = service.providers.iter().filter_map(|id| practice.provider(*id));
            let names = std::iter::once("anyone").chain(providers.map(|it| it.name.as_str()));
            format!("Press {}.", keys(names.collect()))
        }
        State::AskingDays { .. } => {
            "Press 1 for the first time that is free, or 0 for a person.".into()
        }
        State::Offering { slots, .. } if slots.len() == 1 => {
            "Press 1 for yes, 2 for another time.".into()
        }
        State::Offering { .. } => "Press 1 for the first, 2 for the second.".into(),
        State::AskingName { .. } => "Press 1 to leave the name open.".into(),
        State::Confirming { .. } => "Press 1 for yes, 2 for no.".into(),
        State::Reconsidering { .. } => {
            "Press 1 to hear it again, 2 to leave it, or star for another time.".into()
        }
        State::AskingPhone { .. } => "Or press 0 for a person.".into(),
        State::TakingMessage
        | State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Transferring
        | State::Ended(_) => return None,
    };
    Some(phrase(text))
}

/// Words that the answer is likely to contain, for speech recognition.
pub(crate) fn hints(expecting: Expecting, practice: &Practice) -> Vec<String> {
    let services = || {
        practice
            .services
            .iter()
            .flat_map(|it| std::iter::once(&it.name).chain(&it.spoken).map(String::as_str))
    };
    let providers = || {
        practice
            .providers
            .iter()
            .flat_map(|it| std::iter::once(&it.name).chain(&it.spoken).map(String::as_str))
    };
    let days =
        "Monday, Tuesday, Wednesday, Thursday, Friday, tomorrow, next week, morning, afternoon";
    let fixed = |words: &'static str| words.split(", ");
    let hints: Vec<&str> = match expecting {
        Expecting::Intent => {
            fixed("appointment, book").chain(services()).chain(providers()).collect()
        }
        Expecting::Service => services().collect(),
        Expecting::Provider => fixed("anyone").chain(providers()).collect(),
        Expecting::Date | Expecting::Time => fixed(days).collect(),
        Expecting::Slot => {
            fixed("the first one, the second one, earlier, later").chain(fixed(days)).collect()
        }
        Expecting::Confirmation => fixed("yes, no").chain(fixed(days)).collect(),
        Expecting::Anything => fixed(days).chain(providers()).collect(),
        Expecting::Name
        | Expecting::Phone
        | Expecting::Duration
        | Expecting::Appointment
        | Expecting::Message
        | Expecting::Ended => Vec::new(),
    };
    hints.into_iter().take(MAX_HINTS).map(str::to_owned).collect()
}

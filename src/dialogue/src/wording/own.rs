//! What a practice says in its own words: where a phrase becomes words, they come first.
//!
//! **Invariant:** where the practice has no words, or they name something that is not known, the
//! usual ones are said: never a gap, and never silence.

use domain::{Language, Placeholder, Practice, Sentence, ServiceId, Slot, Upcoming, Wish};

use super::{Named, Plain, Remark, english, french};
use crate::Phrase;
use crate::slip::{Asked, Draft, Purpose, Slip, Who};
use crate::state::{About, State};

/// What a sentence is about, as far as it is about anything but the practice.
#[derive(Clone, Copy)]
enum Matter<'a> {
    /// Nothing else.
    Nothing,
    /// The services to choose from.
    Services,
    /// A service, as far as it is known.
    Service(Option<ServiceId>),
    /// The providers of a service to choose from; all, where it is not known.
    Providers(Option<ServiceId>),
    /// Times to choose from.
    Times(&'a [Slot], &'a Wish),
    /// An appointment that was made.
    Made(&'a Draft),
    /// An appointment, and when it is or would have been.
    Appointment(&'a Upcoming, &'a Slot),
}

/// The practice's own words for a question, where it has any.
pub(super) fn question(state: &State, practice: &Practice, language: Language) -> Option<Phrase> {
    // Whether the only one who does it will do is another question than who of several.
    if let State::AskingProvider { slip } = state
        && slip.only_provider(practice).is_some()
    {
        return None;
    }
    let (sentence, matter) = asked(state)?;
    phrase(sentence, matter, practice, language)
}

/// The practice's own words for a remark, where it has any.
pub(super) fn remark(remark: &Remark, practice: &Practice, language: Language) -> Option<Phrase> {
    let (sentence, matter) = said(remark)?;
    phrase(sentence, matter, practice, language)
}

fn phrase(
    sentence: Sentence,
    matter: Matter<'_>,
    practice: &Practice,
    language: Language,
) -> Option<Phrase> {
    let own = practice.desk.wording.own(language, sentence)?;
    let words = own.fill(|placeholder| fact(placeholder, matter, practice, language))?;
    Some(Phrase { words, language })
}

/// The sentence that a question is; `None` where it is the same at every practice.
fn asked(state: &State) -> Option<(Sentence, Matter<'_>)> {
    Some(match state {
        State::AskingIntent { .. } => (Sentence::WhatCanIDo, Matter::Nothing),
        State::AskingService { .. } => (Sentence::WhatFor, Matter::Services),
        State::AskingProvider { slip } => (Sentence::WithWhom, Matter::Providers(slip.service)),
        State::AskingDays { slip } => (days(slip), Matter::Service(slip.service)),
        State::Offering { wish, slots, .. } => {
            let sentence = if slots.len() == 1 { Sentence::OfferOne } else { Sentence::Offer };
            (sentence, Matter::Times(slots, wish))
        }
        State::AskingName { how: Asked::ByLetter, .. } => (Sentence::SpellName, Matter::Nothing),
        State::AskingName { who: Who { is_another: true, .. }, .. } => {
            (Sentence::NameOfAnother, Matter::Nothing)
        }
        State::AskingName { .. } => (Sentence::Name, Matter::Nothing),
        State::AskingPhone { .. } => (Sentence::Phone, Matter::Nothing),
        State::OfferingAnother { slip: Slip { service: Some(_), .. } } => (Sentence::AnotherAppointment, Matter::Nothing),
        State::OfferingPerson { .. } => (Sentence::APerson, Matter::Nothing),
        State::AnythingElse { .. } => (Sentence::AnythingElse, Matter::Nothing),
        State::OfferingMessage { .. } => (Sentence::AMessage, Matter::Nothing),
        State::TakingMessage { about: About::Anything } => (Sentence::Message, Matter::Nothing),
        State::TakingMessage { about: About::BeingLate } => (Sentence::HowLate, Matter::Nothing),
        // A yes to these changes the book or stops texts: what it is said to is fixed.
        State::Confirming { .. }
        | State::ConfirmingCallOff { .. }
        | State::ConfirmingMove { .. }
        | State::ConfirmingNoTexts { .. }
        // Who is asked for a name learns nothing by how.
        | State::Identifying { .. }
        // Nor does who is asked for a number or a code.
        | State::AskingTheirPhone { .. }
        | State::AskingCode { .. }
        | State::ChoosingAppointment { .. }
        // There was none before it.
        | State::OfferingAnother { slip: Slip { service: None, .. } }
        // It says first that nothing was done.
        | State::Reconsidering { .. }
        // Nothing is asked.
        | State::Recognising
        | State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
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

fn days(slip: &Slip) -> Sentence {
    match (&slip.times, &slip.purpose) {
        (Some(_), _) => Sentence::WhichDay,
        (None, Purpose::Moving(_)) => Sentence::MoveToWhen,
        (None, Purpose::Booking(_)) => Sentence::When,
    }
}

/// The sentence that a remark is; `None` where it is the same at every practice.
fn said(remark: &Remark) -> Option<(Sentence, Matter<'_>)> {
    Some(match remark {
        Remark::Plain(it) => (plain(*it)?, Matter::Nothing),
        Remark::Booked(draft) => (Sentence::Booked, Matter::Made(draft)),
        Remark::Moved { appointment, to } => {
            (Sentence::Moved, Matter::Appointment(appointment, to))
        }
        Remark::CalledOff(it) => (Sentence::Cancelled, Matter::Appointment(it, &it.slot)),
        Remark::Emergency => (Sentence::Emergency, Matter::Nothing),
        Remark::WrongNumber => (Sentence::WrongNumber, Matter::Nothing),
        Remark::Full { other: None, .. } => (Sentence::NothingFree, Matter::Nothing),
        // Settings of their own.
        Remark::Greeting
        | Remark::GreetingOf(_)
        | Remark::Address
        // Facts, and what cannot be.
        | Remark::Introduction
        | Remark::Full { other: Some(_), .. }
        | Remark::Noted(_)
        | Remark::CallNotTaken
        | Remark::AlsoIn(_)
        | Remark::ClosedNow { .. }
        | Remark::ClosedToCalls { .. }
        | Remark::Hours
        | Remark::OpenOn(_)
        | Remark::OpenAt { .. }
        | Remark::ClosedFrom { .. }
        | Remark::Services(_)
        | Remark::NumberHeard(_)
        | Remark::DoesNotProvide { .. }
        | Remark::NotThen { .. }
        | Remark::Doubt(_)
        | Remark::Theirs(_)
        | Remark::PassedOn(_)
        | Remark::TooLate(_) => return None,
    })
}

const fn plain(plain: Plain) -> Option<Sentence> {
    Some(match plain {
        Plain::NothingFree => Sentence::NothingFree,
        Plain::MessageTaken => Sentence::MessageTaken,
        Plain::WillTellThem => Sentence::WillTellThem,
        Plain::HeardNothing => Sentence::HeardNothing,
        Plain::StillHeardNothing => Sentence::StillHeardNothing,
        Plain::NotUnderstood => Sentence::NotUnderstood,
        Plain::StillNotUnderstood => Sentence::StillNotUnderstood,
        Plain::TakeYourTime => Sentence::TakeYourTime,
        Plain::AllRight => Sentence::AllRight,
        Plain::TakingLong => Sentence::TakingLong,
        Plain::CannotDoThat => Sentence::CannotDoThat,
        Plain::PuttingThrough => Sentence::OneMoment,
        Plain::NobodyThere => Sentence::NobodyThere,
        Plain::CouldNotHelp => Sentence::CouldNotHelp,
        Plain::Goodbye | Plain::GoodbyeAlone => Sentence::Goodbye,
        // What is kept, and that somebody listens.
        Plain::MessageRecorded
        | Plain::Here
        // What a yes is said to.
        | Plain::ThatIsRight
        // That the line is free for help.
        | Plain::LettingGo
        // That nothing was done, or not all of it: a caller relies on it.
        | Plain::JustTaken
        | Plain::ThenAlready
        | Plain::TextsStopped
        | Plain::OnlyPassedOn
        | Plain::NothingChanged
        | Plain::NothingArranged
        | Plain::BeforeYouGo
        | Plain::NothingDoneYet
        | Plain::StaysAsItIs
        | Plain::ChangedMeanwhile
        // Whoever asks for somebody else's appointment hears the same as who has none.
        | Plain::CannotVerify
        | Plain::NotFound
        | Plain::NoneLikeThat
        | Plain::CodeLength
        | Plain::CodeWrong
        | Plain::CodeSentAgain
        | Plain::NotVerified
        // What is wrong, so that it can be mended.
        | Plain::NotWhileClosed
        | Plain::TooMany
        | Plain::NumberWithheld
        | Plain::NumberTooShort
        | Plain::NumberTooLong
        | Plain::NumberNotAssigned
        | Plain::WhichOne
        | Plain::PersonCanHelp
        | Plain::OneAfterTheOther
        | Plain::NowTheOther
        | Plain::LanguageNotSpoken => return None,
    })
}

/// The words for a placeholder, where they are known.
fn fact(
    placeholder: Placeholder,
    matter: Matter<'_>,
    practice: &Practice,
    language: Language,
) -> Option<String> {
    match placeholder {
        Placeholder::Practice => Some(practice.name.clone()),
        Placeholder::Service => service(matter, practice, language),
        Placeholder::Provider => provider(matter, practice, language),
        Placeholder::When => when(matter, practice, language),
        Placeholder::Name => name(matter),
    }
}

fn service(matter: Matter<'_>, practice: &Practice, language: Language) -> Option<String> {
    let one = |id| practice.service(id).map(|it| it.called(language).to_owned());
    match matter {
        Matter::Services => {
            let names: Vec<_> = practice.services.iter().map(|it| it.called(language)).collect();
            Some(either(&names, language))
        }
        Matter::Service(id) | Matter::Providers(id) => one(id?),
        Matter::Made(draft) => one(draft.wish.service),
        Matter::Appointment(it, _) => one(it.service),
        Matter::Nothing | Matter::Times(..) => None,
    }
}

fn provider(matter: Matter<'_>, practice: &Practice, language: Language) -> Option<String> {
    let one = |slot: &Slot| practice.provider(slot.provider).map(|it| it.name.clone());
    match matter {
        Matter::Providers(id) => {
            let service = id.and_then(|id| practice.service(id));
            let provides = |id| service.is_none_or(|it| it.providers.contains(id));
            let people = practice.providers.iter().filter(|it| provides(&it.id));
            let names: Vec<_> = people.map(|it| it.name.as_str()).collect();
            Some(either(&names, language))
        }
        Matter::Made(draft) => one(&draft.slot),
        Matter::Appointment(_, slot) => one(slot),
        Matter::Nothing | Matter::Services | Matter::Service(_) | Matter::Times(..) => None,
    }
}

fn when(matter: Matter<'_>, practice: &Practice, language: Language) -> Option<String> {
    let (slots, named) = match matter {
        Matter::Times(slots, wish) => (slots, Named::with(wish, practice)),
        Matter::Made(draft) => (std::slice::from_ref(&draft.slot), Named::Known),
        Matter::Appointment(_, slot) => (std::slice::from_ref(slot), Named::Known),
        Matter::Nothing | Matter::Services | Matter::Service(_) | Matter::Providers(_) => {
            return None;
        }
    };
    Some(match language {
        Language::English => english::times(slots, named, practice),
        Language::French => french::times(slots, named, practice),
    })
}

fn name(matter: Matter<'_>) -> Option<String> {
    match matter {
        Matter::Made(draft) => super::said(&draft.name).map(|it| it.as_str().to_owned()),
        Matter::Nothing
        | Matter::Services
        | Matter::Service(_)
        | Matter::Providers(_)
        | Matter::Times(..)
        | Matter::Appointment(..) => None,
    }
}

/// "a, b or c"
fn either(names: &[&str], language: Language) -> String {
    match language {
        Language::English => english::either(names),
        Language::French => french::either(names),
    }
}

#[cfg(test)]
mod tests;

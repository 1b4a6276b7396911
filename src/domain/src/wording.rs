//! What a practice says in its own words: which sentences it may, and what each can be about.
//!
//! **Invariant:** a sentence that tells when an appointment is names the time, whatever else it says.
//! **Invariant:** that something is done is said by the sentence that answers the book, and by no
//! other.

mod template;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

pub use template::{Template, TemplateError};

use crate::Language;

/// A sentence that a practice may say in its own words. What is not among them is the same
/// everywhere: docs/PRACTICES.md says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sentence {
    // Questions.
    /// What the caller wants.
    WhatCanIDo,
    /// Which service.
    WhatFor,
    /// Which provider.
    WithWhom,
    /// Which day and time.
    When,
    /// Which day, where the time is known.
    WhichDay,
    /// Which day and time instead.
    MoveToWhen,
    /// Whether the one time that is offered will do.
    OfferOne,
    /// Which of the times that are offered.
    Offer,
    /// The caller's name.
    Name,
    /// The name of whom it is for, where that is somebody else.
    NameOfAnother,
    /// The caller's name by letter.
    SpellName,
    /// A number to call back.
    Phone,
    /// Whether there is to be another appointment, after one was called off.
    AnotherAppointment,
    /// Whether a person is wanted.
    APerson,
    /// Whether there is anything else.
    AnythingElse,
    /// Whether a message is to be left.
    AMessage,
    /// What the message is.
    Message,
    /// How late somebody will be.
    HowLate,
    // What the book has done.
    /// An appointment was booked.
    Booked,
    /// An appointment was moved.
    Moved,
    /// An appointment was called off.
    Cancelled,
    // What is said on the way.
    /// Whom a caller with a wrong number has reached.
    WrongNumber,
    /// That nothing is free.
    NothingFree,
    /// That a message was taken.
    MessageTaken,
    /// That the practice will hear that somebody is late.
    WillTellThem,
    /// That nothing was heard.
    HeardNothing,
    /// The same, once more.
    StillHeardNothing,
    /// That something was not understood.
    NotUnderstood,
    /// The same, once more.
    StillNotUnderstood,
    /// To somebody who has to think.
    TakeYourTime,
    /// That something was taken in.
    AllRight,
    /// That the call is taking long.
    TakingLong,
    /// That a person has to do it.
    CannotDoThat,
    // The ways out.
    /// Before a person is called.
    OneMoment,
    /// That no person answers.
    NobodyThere,
    /// The end of a call that did not help.
    CouldNotHelp,
    /// The end of any other call.
    Goodbye,
}

/// Something that a sentence can be about, and that is filled in when it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placeholder {
    /// How the practice names itself.
    Practice,
    /// The service, or the services to choose from.
    Service,
    /// The provider, or the providers to choose from.
    Provider,
    /// The weekday, date and time, or those to choose from.
    When,
    /// Whom the appointment is for.
    Name,
}

/// A text that names no sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no sentence of that name")]
pub struct UnknownSentence;

/// What a practice says in its own words; nothing, at most practices.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording(BTreeMap<(Language, Sentence), Template>);

impl Sentence {
    /// Every sentence, in the order in which they are shown.
    pub const ALL: [Self; 37] = [
        Self::WhatCanIDo,
        Self::WhatFor,
        Self::WithWhom,
        Self::When,
        Self::WhichDay,
        Self::MoveToWhen,
        Self::OfferOne,
        Self::Offer,
        Self::Name,
        Self::NameOfAnother,
        Self::SpellName,
        Self::Phone,
        Self::AnotherAppointment,
        Self::APerson,
        Self::AnythingElse,
        Self::AMessage,
        Self::Message,
        Self::HowLate,
        Self::Booked,
        Self::Moved,
        Self::Cancelled,
        Self::WrongNumber,
        Self::NothingFree,
        Self::MessageTaken,
        Self::WillTellThem,
        Self::HeardNothing,
        Self::StillHeardNothing,
        Self::NotUnderstood,
        Self::StillNotUnderstood,
        Self::TakeYourTime,
        Self::AllRight,
        Self::TakingLong,
        Self::CannotDoThat,
        Self::OneMoment,
        Self::NobodyThere,
        Self::CouldNotHelp,
        Self::Goodbye,
    ];

    /// The name that the database and the API use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WhatCanIDo => "what_can_i_do",
            Self::WhatFor => "what_for",
            Self::WithWhom => "with_whom",
            Self::When => "when",
            Self::WhichDay => "which_day",
            Self::MoveToWhen => "move_to_when",
            Self::OfferOne => "offer_one",
            Self::Offer => "offer",
            Self::Name => "name",
            Self::NameOfAnother => "name_of_another",
            Self::SpellName => "spell_name",
            Self::Phone => "phone",
            Self::AnotherAppointment => "another_appointment",
            Self::APerson => "a_person",
            Self::AnythingElse => "anything_else",
            Self::AMessage => "a_message",
            Self::Message => "message",
            Self::HowLate => "how_late",
            Self::Booked => "booked",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::WrongNumber => "wrong_number",
            Self::NothingFree => "nothing_free",
            Self::MessageTaken => "message_taken",
            Self::WillTellThem => "will_tell_them",
            Self::HeardNothing => "heard_nothing",
            Self::StillHeardNothing => "still_heard_nothing",
            Self::NotUnderstood => "not_understood",
            Self::StillNotUnderstood => "still_not_understood",
            Self::TakeYourTime => "take_your_time",
            Self::AllRight => "all_right",
            Self::TakingLong => "taking_long",
            Self::CannotDoThat => "cannot_do_that",
            Self::OneMoment => "one_moment",
            Self::NobodyThere => "nobody_there",
            Self::CouldNotHelp => "could_not_help",
            Self::Goodbye => "goodbye",
        }
    }

    /// What it can be about. The practice is known wherever something is said.
    #[must_use]
    pub const fn placeholders(self) -> &'static [Placeholder] {
        use Placeholder::{Name, Practice, Provider, Service, When};
        match self {
            Self::WhatFor | Self::When | Self::MoveToWhen | Self::WhichDay => &[Practice, Service],
            Self::WithWhom => &[Practice, Service, Provider],
            Self::OfferOne | Self::Offer => &[Practice, When],
            Self::Booked => &[Practice, Service, Provider, When, Name],
            Self::Moved | Self::Cancelled => &[Practice, Service, Provider, When],
            Self::WhatCanIDo
            | Self::Name
            | Self::NameOfAnother
            | Self::SpellName
            | Self::Phone
            | Self::AnotherAppointment
            | Self::APerson
            | Self::AnythingElse
            | Self::AMessage
            | Self::Message
            | Self::HowLate
            | Self::WrongNumber
            | Self::NothingFree
            | Self::MessageTaken
            | Self::WillTellThem
            | Self::HeardNothing
            | Self::StillHeardNothing
            | Self::NotUnderstood
            | Self::StillNotUnderstood
            | Self::TakeYourTime
            | Self::AllRight
            | Self::TakingLong
            | Self::CannotDoThat
            | Self::OneMoment
            | Self::NobodyThere
            | Self::CouldNotHelp
            | Self::Goodbye => &[Practice],
        }
    }

    /// What it has to name, for without it a caller would be told nothing.
    #[must_use]
    pub const fn needs(self) -> &'static [Placeholder] {
        match self {
            Self::OfferOne | Self::Offer | Self::Booked | Self::Moved | Self::Cancelled => {
                &[Placeholder::When]
            }
            Self::WrongNumber => &[Placeholder::Practice],
            Self::WhatCanIDo
            | Self::WhatFor
            | Self::WithWhom
            | Self::When
            | Self::WhichDay
            | Self::MoveToWhen
            | Self::Name
            | Self::NameOfAnother
            | Self::SpellName
            | Self::Phone
            | Self::AnotherAppointment
            | Self::APerson
            | Self::AnythingElse
            | Self::AMessage
            | Self::Message
            | Self::HowLate
            | Self::NothingFree
            | Self::MessageTaken
            | Self::WillTellThem
            | Self::HeardNothing
            | Self::StillHeardNothing
            | Self::NotUnderstood
            | Self::StillNotUnderstood
            | Self::TakeYourTime
            | Self::AllRight
            | Self::TakingLong
            | Self::CannotDoThat
            | Self::OneMoment
            | Self::NobodyThere
            | Self::CouldNotHelp
            | Self::Goodbye => &[],
        }
    }
}

impl FromStr for Sentence {
    type Err = UnknownSentence;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|it| it.as_str() == text).ok_or(UnknownSentence)
    }
}

impl Placeholder {
    /// Every placeholder.
    pub const ALL: [Self; 5] =
        [Self::Practice, Self::Service, Self::Provider, Self::When, Self::Name];

    /// How it stands in a sentence, braces included.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Practice => "{practice}",
            Self::Service => "{service}",
            Self::Provider => "{provider}",
            Self::When => "{when}",
            Self::Name => "{name}",
        }
    }
}

impl fmt::Display for Placeholder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Wording {
    /// Whether everything is said as usual.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The practice's own words for a sentence; `None` when it is said as usual.
    #[must_use]
    pub fn own(&self, language: Language, sentence: Sentence) -> Option<&Template> {
        self.0.get(&(language, sentence))
    }

    /// Takes words for a sentence, in the place of those before.
    pub fn put(&mut self, language: Language, template: Template) {
        self.0.insert((language, template.sentence()), template);
    }

    /// All there are, by language and in the order in which sentences are shown.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &Template)> {
        self.0.iter().map(|((language, _), template)| (*language, template))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn sentences_read_what_they_print_and_need_only_what_they_can_be_about() {
        let names: BTreeSet<_> = Sentence::ALL.iter().map(|it| it.as_str()).collect();
        assert_eq!(names.len(), Sentence::ALL.len());
        for sentence in Sentence::ALL {
            assert_eq!(sentence.as_str().parse(), Ok(sentence));
            let can = sentence.placeholders();
            assert!(sentence.needs().iter().all(|it| can.contains(it)), "{sentence:?}");
        }
        assert_eq!("read_back".parse::<Sentence>(), Err(UnknownSentence));
    }

    #[test]
    fn words_are_those_of_their_language_and_sentence() {
        let mut wording = Wording::default();
        assert!(wording.is_empty());
        let goodbye = |text| Template::parse(Sentence::Goodbye, text).unwrap();
        wording.put(Language::French, goodbye("Salut."));
        wording.put(Language::French, goodbye("À bientôt."));
        let own = |language, sentence| wording.own(language, sentence).map(ToString::to_string);
        assert_eq!(own(Language::French, Sentence::Goodbye).as_deref(), Some("À bientôt."));
        assert_eq!(own(Language::English, Sentence::Goodbye), None);
        assert_eq!(own(Language::French, Sentence::Name), None);
        assert_eq!(wording.iter().count(), 1);
    }
}

//! The sentences that a practice may say in its own words, and what each can be about.

use std::str::FromStr;

use super::Placeholder;

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
    /// What to do in an emergency.
    Emergency,
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

/// A text that names no sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no sentence of that name")]
pub struct UnknownSentence;

impl Sentence {
    /// Every sentence, in the order in which they are shown.
    pub const ALL: [Self; 38] = [
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
        Self::Emergency,
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
            Self::Emergency => "emergency",
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
            | Self::Emergency
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
            | Self::Emergency
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
}

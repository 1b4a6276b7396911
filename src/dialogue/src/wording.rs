//! Everything Bella says, as data; its words are in one place for each language, and decide nothing.
//! Where a practice has words of its own (`own`), those are said.
//!
//! **Invariant:** "booked" is said of a [`Remark::Booked`] alone, "moved" of a [`Remark::Moved`] and
//! "cancelled" of a [`Remark::CalledOff`]: a caller who hears it, has it.
//! **Invariant:** one phrase takes under twelve seconds to say (about thirty words).

mod digits;
mod english;
mod french;
mod own;
mod pieces;
mod week;

use domain::{
    ClosedFor, Doubt, Expecting, Language, PersonName, PhoneNumber, Practice, ProviderId,
    ProviderWish, ServiceId, Slot, Upcoming, Wish,
};
use jiff::civil::{Date, DateTime, Time};

use crate::identity::names;
use crate::introduction::Introduction;
use crate::open_days::OpenDay;
use crate::reasons::Reason;
use crate::slip::{Draft, Errand, GivenName, Slip};
use crate::state::State;
use crate::{Phrase, Policy};

/// Most phrases given to speech recognition as hints (Twilio takes 500; more do not help).
const MAX_HINTS: usize = 40;
/// So many appointments are too many to be told with everything.
const MANY: usize = 3;
/// Most services that one phrase lists.
pub(crate) const SERVICES_A_PHRASE: usize = 4;

/// Something said that is no question.
#[derive(Debug, Clone)]
pub(crate) enum Remark {
    /// Said in the same words whoever calls.
    Plain(Plain),
    // At the beginning.
    Greeting,
    /// The same to somebody whose given name is known.
    GreetingOf(PersonName),
    CallNotTaken,
    /// That it can be done in this language too; said in it.
    AlsoIn(Language),
    /// Why nobody is there and until when, and that appointments can be made all the same.
    ClosedNow {
        why: ClosedFor,
        until: Option<DateTime>,
    },
    /// The same, where nothing can be done at this hour.
    ClosedToCalls {
        why: ClosedFor,
        until: Option<DateTime>,
    },
    // What callers ask.
    Hours,
    /// When it is open on one day.
    OpenOn(OpenDay),
    /// Whether it is open at one time of a day that has hours.
    OpenAt {
        date: Date,
        time: Time,
        is_open: bool,
    },
    /// Days in a row that are closed whatever the week says.
    ClosedFrom {
        first: Date,
        last: Date,
        why: ClosedFor,
    },
    Address,
    Services(Vec<ServiceId>),
    Emergency,
    WrongNumber,
    /// Who speaks.
    Introduction,
    /// The number that was understood, and that a code may have been sent to.
    NumberHeard(PhoneNumber),
    // Looking for a time.
    DoesNotProvide {
        provider: ProviderId,
        service: ServiceId,
    },
    NotThen {
        reason: Reason,
        wish: Wish,
    },
    /// Nothing is free for it, as far ahead as the practice books.
    Full {
        /// For what, and with whom.
        wish: Wish,
        /// Who has something free instead.
        other: Option<ProviderId>,
    },
    /// What was understood while another question stays open: the lines of a slip that are new, at
    /// least one.
    Noted(Slip),
    Doubt(Doubt),
    // Appointments.
    Booked(Draft),
    Moved {
        appointment: Upcoming,
        to: Slot,
    },
    CalledOff(Upcoming),
    Theirs(Vec<Upcoming>),
    TooLate(Upcoming),
    /// What is passed on of a caller who could not give a name.
    PassedOn(Errand),
}

/// Something said in the same words whoever calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plain {
    NotWhileClosed,
    // Looking for a time.
    NothingFree,
    JustTaken,
    ThenAlready,
    TooMany,
    // Numbers.
    NumberWithheld,
    NumberTooShort,
    NumberTooLong,
    NumberNotAssigned,
    // Codes.
    CodeLength,
    CodeWrong,
    CodeSentAgain,
    NotVerified,
    // What is done, and what is not.
    TextsStopped,
    MessageTaken,
    MessageRecorded,
    WillTellThem,
    OnlyPassedOn,
    NothingChanged,
    NothingArranged,
    BeforeYouGo,
    NothingDoneYet,
    StaysAsItIs,
    // Appointments to come.
    CannotVerify,
    NotFound,
    NoneLikeThat,
    ChangedMeanwhile,
    // When an answer does not come, or is not understood.
    HeardNothing,
    StillHeardNothing,
    NotUnderstood,
    StillNotUnderstood,
    WhichOne,
    TakeYourTime,
    ThatIsRight,
    PersonCanHelp,
    Here,
    OneAfterTheOther,
    NowTheOther,
    LanguageNotSpoken,
    AllRight,
    // The ways out.
    TakingLong,
    CannotDoThat,
    PuttingThrough,
    LettingGo,
    NobodyThere,
    CouldNotHelp,
    Goodbye,
    /// To whoever was thanked already.
    GoodbyeAlone,
}

impl From<Plain> for Remark {
    fn from(plain: Plain) -> Self {
        Self::Plain(plain)
    }
}

/// The words of a remark.
pub(crate) fn remark(remark: &Remark, policy: &Policy<'_>, language: Language) -> Phrase {
    let language = if let Remark::AlsoIn(other) = remark { *other } else { language };
    if let Some(own) = own::remark(remark, policy.practice, language) {
        return own;
    }
    let words = match language {
        Language::English => english::remark(remark, policy),
        Language::French => french::remark(remark, policy),
    };
    Phrase { words, language }
}

/// Whether who is asked what for is asked when in the same breath: where nothing comes in between,
/// and they have not said.
fn asks_when_too(slip: &Slip, practice: &Practice) -> bool {
    slip.days.is_none() && slip.times.is_none() && !practice.desk.asks_provider
}

/// Whether the people are named with the times on offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// The caller knows with whom, or was asked and does not mind.
    Known,
    /// Nobody asked them: they hear with whom it would be.
    WithEach,
}

impl Named {
    /// How it is with the times that answer a wish.
    fn with(wish: &Wish, practice: &Practice) -> Self {
        match wish.provider {
            ProviderWish::Anyone if !practice.desk.asks_provider => Self::WithEach,
            ProviderWish::Anyone | ProviderWish::Named(_) => Self::Known,
        }
    }
}

/// The same in pieces, for whom it was too fast.
pub(crate) fn slowly(phrase: &Phrase) -> Vec<Phrase> {
    let language = phrase.language;
    let pieces = pieces::pieces(&phrase.words).into_iter();
    pieces.map(|words| Phrase { words, language }).collect()
}

/// What is said of a name. One that the practice knows is not given away: who would change an
/// appointment has to say it.
fn said(name: &GivenName) -> Option<PersonName> {
    match name {
        GivenName::Given(name) => Some(name.clone()),
        GivenName::Known(name) => names::given(name),
        GivenName::LeftOpen => None,
    }
}

/// Who calls and what about, for the person who takes the call.
pub(crate) fn introduction(
    introduction: &Introduction,
    practice: &Practice,
    language: Language,
) -> Phrase {
    let words = match language {
        Language::English => english::introduction(introduction, practice),
        Language::French => french::introduction(introduction, practice),
    };
    Phrase { words, language }
}

/// The same, with what to press to take the call.
pub(crate) fn taking_it(introduction: &Phrase, language: Language) -> Phrase {
    let press = match language {
        Language::English => "To take the call, press 1.",
        Language::French => "Pour prendre l'appel, appuyez sur le 1.",
    };
    Phrase { words: format!("{} {press}", introduction.words), language }
}

/// The words of the question that a state waits for an answer to; none where it waits for none.
pub(crate) fn question(state: &State, policy: &Policy<'_>, language: Language) -> Option<Phrase> {
    if let Some(own) = own::question(state, policy.practice, language) {
        return Some(own);
    }
    let words = match language {
        Language::English => english::question(state, policy),
        Language::French => french::question(state, policy),
    }?;
    Some(Phrase { words, language })
}

/// What can be said at a question, for who does not know or was not understood.
pub(crate) fn options(state: &State, language: Language) -> Option<Phrase> {
    let words = match language {
        Language::English => english::options(state),
        Language::French => french::options(state),
    }?;
    Some(Phrase { words, language })
}

/// What the keys do at a question.
pub(crate) fn keys(state: &State, practice: &Practice, language: Language) -> Option<Phrase> {
    let words = match language {
        Language::English => english::keys(state, practice),
        Language::French => french::keys(state, practice),
    }?;
    Some(Phrase { words, language })
}

/// The words with a capital letter.
fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Words that the answer is likely to contain, for speech recognition.
pub(crate) fn hints(expecting: Expecting, practice: &Practice, language: Language) -> Vec<String> {
    let services = practice.services.iter();
    let services = services.flat_map(|it| {
        std::iter::once(it.called(language)).chain(it.spoken.iter().map(String::as_str))
    });
    let services = services.map(str::to_owned);
    let providers = practice.providers.iter();
    let providers = providers.flat_map(|it| std::iter::once(&it.name).chain(&it.spoken));
    let fixed = match language {
        Language::English => english::hints(expecting),
        Language::French => french::hints(expecting),
    };
    let fixed = fixed.split(", ").filter(|hint| !hint.is_empty()).map(str::to_owned);
    let all: Vec<String> = match expecting {
        Expecting::Intent | Expecting::Appointment => {
            fixed.chain(services).chain(providers.cloned()).collect()
        }
        Expecting::Service => services.chain(fixed).collect(),
        Expecting::Provider | Expecting::Anything => fixed.chain(providers.cloned()).collect(),
        Expecting::Date
        | Expecting::Time
        | Expecting::Slot
        | Expecting::Confirmation
        | Expecting::Name
        | Expecting::Phone
        | Expecting::Code
        | Expecting::Duration
        | Expecting::Message
        | Expecting::Ended => fixed.collect(),
    };
    all.into_iter().take(MAX_HINTS).collect()
}

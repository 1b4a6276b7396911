//! The facts of a conversation, in the stages in which a receptionist has them: a [`Slip`] with
//! blank lines, a whole [`Wish`] that the book can answer, and a [`Draft`] that lacks nothing but
//! the caller's yes.

use domain::{
    Days, PersonName, PhoneNumber, Practice, ProviderId, ProviderWish, ServiceId, Slot, Times,
    Understanding, Upcoming, Wish,
};

/// What a receptionist writes down while listening. Any line may be filled at any time, and any
/// may still be blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slip {
    /// What for.
    pub service: Option<ServiceId>,
    /// With whom.
    pub provider: Option<ProviderWish>,
    /// On which days.
    pub days: Option<Days>,
    /// At what times.
    pub times: Option<Times>,
    /// What a time is looked for for.
    pub purpose: Purpose,
}

/// What a time is looked for for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A new appointment, for this person.
    Booking(Who),
    /// An appointment that is to be moved; its name was given and is right.
    Moving(Box<Upcoming>),
}

/// What is known of the person the appointment is for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Who {
    /// Their name, once it was asked or given.
    pub name: Option<GivenName>,
    /// A number they gave; the caller's own is known without asking.
    pub phone: Option<PhoneNumber>,
    /// Whether it is somebody else than the caller, whose name alone will do.
    pub is_another: bool,
}

/// The name that an appointment stands under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenName {
    /// As it was said.
    Given(PersonName),
    /// As the practice knows the caller by their number: nobody has said it in this call, and nobody
    /// says all of it.
    Known(PersonName),
    /// Left open: the practice knows the number.
    LeftOpen,
}

/// How a name is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asked {
    /// To be said.
    #[default]
    Whole,
    /// To be spelled.
    ByLetter,
}

/// An appointment that lacks nothing but the caller's yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was wished for.
    pub wish: Wish,
    /// What was chosen.
    pub slot: Slot,
    /// For whom.
    pub name: GivenName,
    /// How to reach them.
    pub phone: ReachedBy,
}

/// How a customer can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReachedBy {
    /// At the number they call from.
    CallersOwn(PhoneNumber),
    /// At a number that they gave, which is read back.
    Given(PhoneNumber),
}

/// What led to a look-up in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// The caller's wish.
    Wished,
    /// The same of somebody who said that any time will do: the first will.
    AnyTime,
    /// The same with anyone, because whom they wanted has nothing free as far ahead as it goes.
    Elsewhere {
        /// Whom they wanted.
        full: ProviderId,
    },
    /// A slot that the caller had chosen, and that somebody else got first.
    Lost {
        /// How many times in a row that has happened, at least 1.
        times: u8,
    },
}

/// What a caller wants with an appointment that they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// To hear when it is.
    Check,
    /// To call it off.
    CallOff,
    /// To have it at another time.
    Move,
}

/// A wish about an appointment that is still to be found: which one it may be and, for a move,
/// where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    /// What is wanted with it.
    pub errand: Errand,
    /// What it is for.
    pub service: Option<ServiceId>,
    /// With whom it is; for a move perhaps with whom it is to be.
    pub provider: Option<ProviderWish>,
    /// When it is; for a move when it is to be.
    pub days: Option<Days>,
    /// At what time it is; for a move at what time it is to be.
    pub times: Option<Times>,
    /// The number that it is under, when that was said and is not the one that calls.
    pub phone: Option<PhoneNumber>,
}

impl Default for Purpose {
    fn default() -> Self {
        Self::Booking(Who::default())
    }
}

impl Who {
    /// The person that an appointment is for, as a caller who gave its name is known.
    #[must_use]
    pub fn of(appointment: &Upcoming) -> Self {
        Self { name: appointment.name.clone().map(GivenName::Given), ..Self::default() }
    }

    /// A person whose name was said.
    #[must_use]
    pub fn called(name: PersonName) -> Self {
        Self { name: Some(GivenName::Given(name)), ..Self::default() }
    }

    /// Whom the practice knows by the number that calls.
    #[must_use]
    pub fn recognised(name: PersonName) -> Self {
        Self { name: Some(GivenName::Known(name)), ..Self::default() }
    }

    /// A new person at the same number: the name is asked anew.
    #[must_use]
    pub fn another(self) -> Self {
        Self { name: None, ..self }
    }

    /// The name, when it was said.
    #[must_use]
    pub const fn said_name(&self) -> Option<&PersonName> {
        match &self.name {
            Some(GivenName::Given(name)) => Some(name),
            Some(GivenName::Known(_) | GivenName::LeftOpen) | None => None,
        }
    }
}

impl GivenName {
    /// The name, whoever it is known from.
    #[must_use]
    pub const fn name(&self) -> Option<&PersonName> {
        match self {
            Self::Given(name) | Self::Known(name) => Some(name),
            Self::LeftOpen => None,
        }
    }
}

impl ReachedBy {
    /// The number.
    #[must_use]
    pub const fn number(&self) -> &PhoneNumber {
        match self {
            Self::CallersOwn(number) | Self::Given(number) => number,
        }
    }
}

impl Slip {
    /// A blank slip for a new appointment of a person.
    #[must_use]
    pub fn blank(who: Who) -> Self {
        Self { purpose: Purpose::Booking(who), ..Self::default() }
    }

    /// The slip that says what `wish` says.
    #[must_use]
    pub fn of(wish: Wish, purpose: Purpose) -> Self {
        Self {
            service: Some(wish.service),
            provider: Some(wish.provider),
            days: Some(wish.days),
            times: Some(wish.times),
            purpose,
        }
    }

    /// The slip of `wish` with the lines for day and time blank again.
    #[must_use]
    pub fn without_when(wish: Wish, purpose: Purpose) -> Self {
        Self { days: None, times: None, ..Self::of(wish, purpose) }
    }

    /// What is known of the person.
    #[must_use]
    pub fn who(&self) -> Who {
        self.purpose.who()
    }

    /// Who does what it is for, where one person alone does.
    #[must_use]
    pub fn only_provider(&self, practice: &Practice) -> Option<ProviderId> {
        match practice.service(self.service?)?.providers.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

impl Purpose {
    /// What is known of the person.
    #[must_use]
    pub fn who(&self) -> Who {
        match self {
            Self::Booking(who) => who.clone(),
            Self::Moving(appointment) => Who::of(appointment),
        }
    }
}

impl Inquiry {
    /// What was said along with the wish.
    #[must_use]
    pub fn of(errand: Errand, heard: &Understanding) -> Self {
        Self {
            errand,
            service: heard.service,
            provider: heard.provider,
            days: heard.days.clone(),
            times: heard.times,
            phone: None,
        }
    }
}

impl Draft {
    /// The wish and the person, for a conversation that goes back to looking.
    #[must_use]
    pub fn unmake(self) -> (Wish, Who) {
        let phone = match self.phone {
            ReachedBy::CallersOwn(_) => None,
            ReachedBy::Given(number) => Some(number),
        };
        (self.wish, Who { name: Some(self.name), phone, is_another: false })
    }

    /// The slip of the draft.
    #[must_use]
    pub fn slip(self) -> Slip {
        let (wish, who) = self.unmake();
        Slip::of(wish, Purpose::Booking(who))
    }
}

//! What a caller would like to book, and what the book answers.

use jiff::civil::{Date, Time};

use crate::{ProviderId, ServiceId, Slot};

/// With whom a caller would like to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProviderWish {
    /// Whoever is free.
    Anyone,
    /// One provider and no other.
    Named(ProviderId),
}

/// The days on which a caller would come, by the practice's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Days {
    /// As soon as there is something.
    Soonest,
    /// One day.
    On(Date),
    /// Any day from the first to the last, both included.
    Between {
        /// The first day.
        first: Date,
        /// The last day, after the first.
        last: Date,
    },
    /// Any of these days: "Monday or Thursday".
    AnyOf(Vec<Date>),
}

/// The times of day at which a caller would come, by the clock on the practice's wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Times {
    /// Any time.
    Any,
    /// At this time.
    At(Time),
    /// At about this time.
    Around(Time),
    /// At this time or later.
    From(Time),
    /// Before this time.
    Until(Time),
    /// From the first time up to, without, the second.
    Between {
        /// The first time.
        from: Time,
        /// The end, after the first.
        until: Time,
    },
}

/// What a caller would like to book.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wish {
    /// What for.
    pub service: ServiceId,
    /// With whom.
    pub provider: ProviderWish,
    /// On which days.
    pub days: Days,
    /// At what times.
    pub times: Times,
}

/// What the book has for a [`Wish`]. Every slot named was free when the book was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// The wish names one time, and it is free.
    Exactly(Slot),
    /// Free times that fit the wish: one to three, soonest first.
    Fitting(Vec<Slot>),
    /// Nothing fits. These are the free times nearest to the wish: one to three, soonest first.
    Instead {
        /// Why nothing fits.
        why: Why,
        /// What could be had instead.
        slots: Vec<Slot>,
    },
    /// Nothing fits and nothing else can be had either.
    Nothing(Why),
}

/// Why a wish cannot be met as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The practice, or the provider, does not work then.
    Closed,
    /// It is all taken.
    Taken,
    /// It is past, or nearer than the practice's notice.
    TooSoon,
    /// It is further ahead than the practice books.
    TooFar,
}

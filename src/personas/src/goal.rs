//! What callers want of a practice, and what they may be given for it.

use jiff::civil::{Date, DateTime, Time};

use crate::Chance;

/// What somebody calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Goal {
    /// A first appointment.
    BookNew,
    /// One more appointment.
    BookKnown,
    /// Their appointment at another time.
    Move,
    /// Their appointment called off.
    Cancel,
    /// When the practice is open.
    AskHours,
    /// When their appointment is.
    AskWhen,
    /// Only trouble: nothing is to change.
    Trouble,
}

impl Goal {
    /// Whether an appointment is made.
    #[must_use]
    pub const fn books(self) -> bool {
        matches!(self, Self::BookNew | Self::BookKnown)
    }

    /// Whether they have an appointment before they call.
    #[must_use]
    pub const fn is_known(self) -> bool {
        matches!(self, Self::BookKnown | Self::Move | Self::Cancel | Self::AskWhen)
    }

    /// What it is called in a table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BookNew => "book-new",
            Self::BookKnown => "book-known",
            Self::Move => "move",
            Self::Cancel => "cancel",
            Self::AskHours => "ask-hours",
            Self::AskWhen => "ask-when",
            Self::Trouble => "trouble",
        }
    }
}

/// A time with somebody: one that is free, or one that was had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// By the practice's clock.
    pub start: DateTime,
    /// Which of [`crate::practice::PROVIDERS`].
    pub provider: usize,
}

/// At what time of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At a time.
    Exactly(Time),
    /// Before noon.
    Morning,
    /// From noon on.
    Afternoon,
    /// The whole day is fine.
    AnyTime,
}

/// An appointment as somebody wishes for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Which of [`crate::practice::SERVICES`].
    pub service: usize,
    /// Which of [`crate::practice::PROVIDERS`]; anyone, when it is none.
    pub provider: Option<usize>,
    /// On which day; the first that there is, when it is none.
    pub day: Option<Date>,
    /// When on that day.
    pub when: When,
}

impl Wish {
    /// Whether a time on a day is as wished.
    #[must_use]
    pub fn is_at(&self, start: DateTime) -> bool {
        let then = match self.when {
            When::Exactly(time) => start.time() == time,
            When::Morning => start.hour() < 12,
            When::Afternoon => start.hour() >= 12,
            When::AnyTime => true,
        };
        then && self.day.is_none_or(|day| day == start.date())
    }

    /// Whether an appointment is as wished.
    #[must_use]
    pub fn fits(&self, at: At) -> bool {
        self.is_at(at.start) && self.provider.is_none_or(|wished| wished == at.provider)
    }

    /// A wish that one of the free times fulfils.
    pub(crate) fn drawn(service: usize, free: &[At], chance: &mut Chance) -> Option<Self> {
        let at = *free.get(chance.place(free.len()))?;
        let when = match chance.between(0, 9) {
            0..=5 => When::Exactly(at.start.time()),
            6 | 7 if at.start.hour() < 12 => When::Morning,
            6 | 7 => When::Afternoon,
            _ => When::AnyTime,
        };
        let provider = chance.per_mille(500).then_some(at.provider);
        Some(Self { service, provider, day: Some(at.start.date()), when })
    }

    /// The same wish with one thing otherwise, so that one of the free times fulfils it.
    pub(crate) fn changed(&self, free: &[At], chance: &mut Chance) -> Self {
        let mut others: Vec<Self> = Vec::new();
        for at in free {
            let day = Self { day: Some(at.start.date()), ..*self };
            let time = Self { when: When::Exactly(at.start.time()), ..*self };
            let whom = Self { provider: Some(at.provider), ..*self };
            let asked_whom = self.provider.is_some();
            others.extend([day, time].into_iter().filter(|it| it != self && it.fits(*at)));
            others.extend(Some(whom).filter(|it| asked_whom && it != self && it.fits(*at)));
        }
        others.get(chance.place(others.len())).copied().unwrap_or(*self)
    }
}

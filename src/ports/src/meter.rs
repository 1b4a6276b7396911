//! What is measured of the work, for whoever operates it.

use std::time::Duration;

/// A stage of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// The webhook's form is read.
    Parse,
    /// Its signature is checked.
    Verify,
    /// The call is asked, from the registry to its answer: everything below, and the waiting.
    Route,
    /// Words are understood.
    Understand,
    /// A wish is looked up in the appointment book.
    Look,
    /// The conversation takes a step.
    Step,
    /// A reply is rendered.
    Render,
    /// A step is written, the waiting for its group included.
    Journal,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 8] = [
        Self::Parse,
        Self::Verify,
        Self::Route,
        Self::Understand,
        Self::Look,
        Self::Step,
        Self::Render,
        Self::Journal,
    ];

    /// Its name, as metrics are labelled.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Parse => "parse",
            Self::Verify => "verify",
            Self::Route => "route",
            Self::Understand => "understand",
            Self::Look => "look",
            Self::Step => "step",
            Self::Render => "render",
            Self::Journal => "journal",
        }
    }
}

/// Where measurements go. Nothing is decided by them.
pub trait Meter: Send + Sync {
    /// A stage of a turn took so long.
    fn took(&self, stage: Stage, time: Duration);

    /// A group of so many steps was written.
    fn wrote(&self, steps: usize);

    /// A caller was told "one moment".
    fn put_off(&self);

    /// An appointment was booked.
    fn booked(&self);
}

/// Measures nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unmetered;

impl Meter for Unmetered {
    fn took(&self, _: Stage, _: Duration) {}

    fn wrote(&self, _: usize) {}

    fn put_off(&self) {}

    fn booked(&self) {}
}

//! What is varied, and over what.

use clap::ValueEnum;

/// Something that is varied, everything else staying as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sweep {
    /// Calls at the same time.
    Concurrency,
    /// Half of the most turns a second that any concurrency reached, evenly.
    HalfLoad,
    /// Calls that are open meanwhile.
    Live,
    /// Appointments in the book of one practice.
    Book,
    /// Practices.
    Practices,
    /// Calls that are open when the server is killed.
    Readiness,
}

/// A load as `bella simulate` is told it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene {
    pub(crate) concurrency: u32,
    pub(crate) calls: u32,
    pub(crate) seconds: u32,
    pub(crate) live: u32,
    pub(crate) booked: u32,
    pub(crate) practices: u32,
    pub(crate) rate: Option<u32>,
}

/// Calls before any are counted: connections are made, statements are planned, practices are read.
const WARMING_UP: u32 = 500;
/// Calls at the same time, where something else is varied.
const AT_ONCE: u32 = 32;
/// Callers that are free to take turns of a given rate: more than are ever needed at once.
const CALLERS: u32 = 256;
/// As many calls as ten practices have slots for.
const MANY: u32 = 10 * ONE_PRACTICE - WARMING_UP;
/// As many calls as the four people of one practice have slots for.
const ONE_PRACTICE: u32 = 4 * 85 * 64;
/// Calls to one practice with more people, filled or counted: the same for every size of its book.
const ONE_BOOK: u32 = 60_000;
/// A book grows while calls are counted, so that they are counted for a short time only.
const BOOK_SECONDS: u32 = 3;

impl Sweep {
    pub(crate) const ALL: [Self; 6] = [
        Self::Concurrency,
        Self::HalfLoad,
        Self::Live,
        Self::Book,
        Self::Practices,
        Self::Readiness,
    ];

    /// What its rows are called.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Concurrency => "concurrency",
            Self::HalfLoad => "half load",
            Self::Live => "live",
            Self::Book => "book",
            Self::Practices => "practices",
            Self::Readiness => "readiness",
        }
    }

    /// What it varies, in order.
    pub(crate) const fn values(self) -> &'static [u32] {
        match self {
            Self::Concurrency => &[1, 8, 32, 128, 256, 512],
            Self::HalfLoad => &[1],
            Self::Live | Self::Readiness => &[1, 1_000, 10_000, 100_000, 300_000],
            Self::Book => &[0, 1_000, 10_000, 50_000],
            Self::Practices => &[1, 10, 100, 1_000, 10_000],
        }
    }

    /// The load for one value.
    pub(crate) fn scene(self, value: u32, seconds: u32, half: u32) -> Scene {
        let usual = Scene {
            concurrency: AT_ONCE,
            calls: MANY,
            seconds,
            live: 0,
            booked: WARMING_UP,
            practices: 10,
            rate: None,
        };
        match self {
            Self::Concurrency => Scene { concurrency: value, ..usual },
            Self::HalfLoad => Scene { concurrency: CALLERS, rate: Some(half.max(1)), ..usual },
            Self::Live | Self::Readiness => Scene { live: value, ..usual },
            Self::Book => Scene {
                booked: value,
                calls: ONE_BOOK - value,
                practices: 1,
                seconds: BOOK_SECONDS,
                ..usual
            },
            Self::Practices => {
                Scene { practices: value, calls: ONE_PRACTICE - WARMING_UP, ..usual }
            }
        }
    }
}

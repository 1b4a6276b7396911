//! What callers do, and what they agree to.

use jiff::civil::DateTime;

/// What a caller does when something is awaited of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// Says this.
    Says(String),
    /// Presses these keys.
    Presses(String),
    /// Nothing.
    KeepsSilent,
    /// Ends the call.
    HangsUp,
}

/// What somebody said yes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    /// This appointment.
    ToBook {
        /// What for.
        service: Option<usize>,
        /// With whom.
        provider: Option<usize>,
        /// When.
        start: DateTime,
    },
    /// Their appointment, at this time.
    ToMove {
        /// When.
        start: DateTime,
    },
    /// Their appointment, no more.
    ToCancel {
        /// When it was.
        start: DateTime,
    },
}

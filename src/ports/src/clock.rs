//! The time of day.

use jiff::Timestamp;

/// A clock. One reading is taken per step and handed down; nobody below asks again.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

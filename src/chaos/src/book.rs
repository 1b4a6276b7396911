//! The appointment book, as it stands in the database and as the API shows it.

use std::collections::BTreeSet;

use domain::CallSid;
use jiff::Timestamp;
use jiff::civil::DateTime;
use uuid::Uuid;

use crate::words;

/// The appointment book.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// What is booked, in the database.
    pub appointments: Vec<Appointment>,
    /// The ids of what the API shows as booked.
    pub shown: BTreeSet<Uuid>,
}

/// An appointment.
#[derive(Debug, Clone)]
pub struct Appointment {
    /// Its id.
    pub id: Uuid,
    /// The call that booked it.
    pub call: Option<CallSid>,
    /// Whose time it is.
    pub provider: Uuid,
    /// The first of the provider's places that it takes, and the first that it does not.
    pub seats: (i32, i32),
    /// The time that it takes.
    pub occupies: (Timestamp, Timestamp),
    /// What the clock on the wall shows when it begins.
    pub wall: DateTime,
    /// The service, by name.
    pub service: String,
    /// The provider, by name.
    pub provider_name: String,
    /// The customer, by name, if they gave one.
    pub customer: Option<String>,
}

impl Appointment {
    /// "consultation with Dr. Adams on Tuesday, November 24th at 10 a.m.": written anew, for the
    /// product's own words would agree with themselves.
    #[must_use]
    pub fn in_words(&self) -> String {
        format!("{} with {} on {}", self.service, self.provider_name, words::wall(self.wall))
    }

    /// Whether a text names this appointment, for this customer.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        let named = match &self.customer {
            Some(name) => text.contains(&format!(", for {name}")),
            None => true,
        };
        named && words::without_near_days(text).contains(&self.in_words())
    }

    /// Whether both cannot be.
    #[must_use]
    pub fn clashes_with(&self, other: &Self) -> bool {
        let seats = self.seats.0 < other.seats.1 && other.seats.0 < self.seats.1;
        let times = self.occupies.0 < other.occupies.1 && other.occupies.0 < self.occupies.1;
        self.provider == other.provider && seats && times
    }
}

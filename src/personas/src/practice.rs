//! The practices that are called: what they do, who does it, and when they are open.

use jiff::civil::{Time, time};

/// A service.
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// Its name in English.
    pub english: &'static str,
    /// Its name in French.
    pub french: &'static str,
    /// How long it takes.
    pub minutes: u16,
    /// Who provides it, of [`PROVIDERS`].
    pub providers: &'static [usize],
}

/// Somebody who provides services.
#[derive(Debug, Clone, Copy)]
pub struct Provider {
    /// Their name.
    pub name: &'static str,
    /// What callers say.
    pub spoken: &'static str,
}

/// What can be booked.
pub const SERVICES: [Service; 3] = [
    Service { english: "check-up", french: "examen", minutes: 30, providers: &[0, 1, 2] },
    Service { english: "cleaning", french: "nettoyage", minutes: 45, providers: &[0, 2] },
    Service { english: "filling", french: "plombage", minutes: 60, providers: &[0, 1] },
];

/// Who works there.
pub const PROVIDERS: [Provider; 3] = [
    Provider { name: "Dr. Amira Khan", spoken: "Dr. Khan" },
    Provider { name: "Dr. Luc Tremblay", spoken: "Dr. Tremblay" },
    Provider { name: "Maria Reyes", spoken: "Maria Reyes" },
];

/// When it is open, Monday to Friday.
pub const HOURS: [(Time, Time); 2] =
    [(time(9, 0, 0, 0), time(12, 0, 0, 0)), (time(13, 0, 0, 0), time(17, 0, 0, 0))];

/// Where it is.
pub const TIME_ZONE: &str = "America/Edmonton";

/// Whose number a person answers who is never there.
pub const PERSON: &str = "+15875550199";

/// Which provider has this name.
#[must_use]
pub fn provider(name: &str) -> Option<usize> {
    PROVIDERS.iter().position(|it| it.name == name)
}

/// Which service has this name.
#[must_use]
pub fn service(name: &str) -> Option<usize> {
    SERVICES.iter().position(|it| it.english == name || it.french == name)
}

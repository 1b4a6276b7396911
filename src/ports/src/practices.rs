//! Practices: taken on, changed, and simulated ones taken away.

use async_trait::async_trait;
use domain::{BookingRules, Country, FrontDesk, PhoneNumber, Practice, PracticeId, Region};
use jiff::tz::TimeZone;
use serde_json::Value;

use crate::{Asked, Cause, ItemVersion, Scope};

/// Practices: taken on, changed, and simulated ones taken away.
#[async_trait]
pub trait Practices: Send + Sync {
    /// Adds a practice. One that is there already by its id stays as it is, so that asking twice
    /// is asking once.
    async fn add(&self, practice: &NewPractice) -> Result<(), PracticesError>;

    /// The same for somebody who asks for it, with an entry in the audit log. Asked again with the
    /// same [`crate::Once`] it is the practice that was made then, as it is now.
    async fn take_on(&self, asked: Asked<NewPractice>) -> Result<PracticeItem, PracticesError>;

    /// The practices of a scope by name, behind the one that is named; `limit` at most.
    async fn practices(
        &self,
        scope: &Scope,
        after: Option<(String, PracticeId)>,
        limit: u16,
    ) -> Result<Vec<PracticeItem>, PracticesError>;

    /// One practice; `None` when it is not in the scope.
    async fn one(
        &self,
        scope: &Scope,
        id: PracticeId,
    ) -> Result<Option<PracticeItem>, PracticesError>;

    /// Changes the settings of a practice.
    async fn change(
        &self,
        id: PracticeId,
        asked: Asked<ChangedSettings>,
    ) -> Result<PracticeItem, PracticesError>;

    /// Has a practice answer under one more number. One of its own already stays.
    async fn add_number(
        &self,
        id: PracticeId,
        asked: Asked<PhoneNumber>,
    ) -> Result<PracticeItem, PracticesError>;

    /// Has a practice answer no more under a number. The last one stays: a practice without a number
    /// is none.
    async fn remove_number(
        &self,
        id: PracticeId,
        asked: Asked<PhoneNumber>,
    ) -> Result<PracticeItem, PracticesError>;

    /// Takes a simulated practice away, with everything of it. Says whether there was one; a real
    /// practice is none.
    async fn remove_simulated(&self, practice: PracticeId) -> Result<bool, PracticesError>;
}

/// A practice to be added.
#[derive(Debug, Clone)]
pub struct NewPractice {
    /// The practice.
    pub practice: Practice,
    /// The numbers that it answers under.
    pub numbers: Vec<PhoneNumber>,
    /// For whom it is.
    pub purpose: Purpose,
}

/// For whom a practice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// For people.
    Real,
    /// For simulated callers.
    Simulated,
}

/// A practice as the API shows it.
#[derive(Debug, Clone)]
pub struct PracticeItem {
    /// Which one.
    pub id: PracticeId,
    /// How often it was changed, or anything that belongs to it.
    pub version: ItemVersion,
    /// The numbers that it answers under.
    pub numbers: Vec<PhoneNumber>,
    /// For whom it is.
    pub purpose: Purpose,
    /// What it has decided.
    pub settings: PracticeSettings,
}

/// What a practice has decided, apart from its hours, people and services.
#[derive(Debug, Clone)]
pub struct PracticeSettings {
    /// How it names itself on the telephone.
    pub name: String,
    /// Where its clocks are.
    pub time_zone: TimeZone,
    /// How numbers and dates are read.
    pub country: Country,
    /// The province or state that it is in.
    pub region: Option<Region>,
    /// Whether it is closed on public holidays.
    pub keeps_holidays: bool,
    /// How far ahead, how late and how finely it books.
    pub rules: BookingRules,
    /// The number of a person who takes over.
    pub transfer_to: Option<PhoneNumber>,
    /// What a caller with an emergency hears.
    pub emergency: String,
    /// How it treats those who call. Whom it blocks is not among it.
    pub desk: FrontDesk,
}

/// Settings as they are to be.
#[derive(Debug, Clone)]
pub struct ChangedSettings {
    /// All of them.
    pub settings: PracticeSettings,
    /// Those that were sent, as JSON, for the audit log.
    pub sent: Value,
}

/// A practice could not be added, changed or taken away.
#[derive(Debug, thiserror::Error)]
pub enum PracticesError {
    /// Another practice answers under one of the numbers.
    #[error("another practice answers under one of the numbers")]
    NumberTaken,
    /// There is no such practice, or not for whoever asks.
    #[error("there is no such practice")]
    NoSuchPractice,
    /// The practice does not answer under that number.
    #[error("the practice does not answer under this number")]
    NoSuchNumber,
    /// It is the only number of the practice.
    #[error("it is the only number of the practice")]
    LastNumber,
    /// It was changed since whoever asks has seen it.
    #[error("the practice was changed in the meantime")]
    Changed,
    /// The `Idempotency-Key` was used for another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// The database did not do it.
    #[error("practices cannot be changed")]
    Failed(#[source] Cause),
}

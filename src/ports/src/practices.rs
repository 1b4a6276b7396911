//! Practices added and taken away.

use async_trait::async_trait;
use domain::{PhoneNumber, Practice, PracticeId};

use crate::Cause;

/// Practices added and taken away.
#[async_trait]
pub trait Practices: Send + Sync {
    /// Adds a practice. One that is there already by its id stays as it is, so that asking twice
    /// is asking once.
    async fn add(&self, practice: &NewPractice) -> Result<(), PracticesError>;

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

/// A practice could not be added or taken away.
#[derive(Debug, thiserror::Error)]
pub enum PracticesError {
    /// Another practice answers under one of the numbers.
    #[error("another practice answers under one of the numbers")]
    NumberTaken,
    /// The database did not do it.
    #[error("practices cannot be changed")]
    Failed(#[source] Cause),
}

//! Everything that a call needs around it.

use std::sync::Arc;

use dialogue::Budgets;
use ports::{Clock, Diary, Directory, Interference, Journal, Meter, Renderer};

use crate::{Limits, Scribe};

/// Everything that a call needs around it; one for the whole process.
#[derive(Clone)]
pub struct Surroundings {
    /// The time of day.
    pub clock: Arc<dyn Clock>,
    /// The journal, for reading; writing goes through [`Surroundings::scribe`].
    pub journal: Arc<dyn Journal>,
    /// The way to write: persistence.
    pub scribe: Scribe,
    /// The appointment book, for looking.
    pub diary: Arc<dyn Diary>,
    /// The practices.
    pub directory: Arc<dyn Directory>,
    /// What makes replies into bytes.
    pub renderer: Arc<dyn Renderer>,
    /// Trouble on purpose; none in production.
    pub interference: Arc<dyn Interference>,
    /// Where measurements go.
    pub meter: Arc<dyn Meter>,
    /// How long a conversation may take.
    pub budgets: Budgets,
    /// Every limit.
    pub limits: Limits,
}

//! No trouble on purpose: this build has none.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{CallSid, Turn};
use ports::{Interfered, Interference, Point};

/// Nothing.
pub(crate) enum Faults {}

impl Faults {
    /// There is no place to plan faults.
    pub(crate) fn planner() -> Option<Arc<Self>> {
        None
    }
}

#[async_trait]
impl Interference for Faults {
    async fn before(&self, _: Point, _: CallSid, _: Turn) -> Result<(), Interfered> {
        match *self {}
    }
}

//! Trouble made on purpose, by tests and the chaos harness.

use async_trait::async_trait;
use domain::{CallSid, Turn};

/// Trouble made on purpose. In production it is [`Peace`].
#[async_trait]
pub trait Interference: Send + Sync {
    /// Called before something happens; it may delay it, fail it or panic.
    async fn before(&self, point: Point, call: CallSid, turn: Turn) -> Result<(), Interfered>;
}

/// Where trouble can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// Before the dialogue takes its step.
    Step,
    /// Before the step is written.
    Journal,
    /// Before the book is read.
    Diary,
    /// Before the reply is rendered.
    Render,
}

/// Trouble was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fault was injected")]
pub struct Interfered;

/// No trouble.
#[derive(Debug, Clone, Copy, Default)]
pub struct Peace;

#[async_trait]
impl Interference for Peace {
    async fn before(&self, _: Point, _: CallSid, _: Turn) -> Result<(), Interfered> {
        Ok(())
    }
}

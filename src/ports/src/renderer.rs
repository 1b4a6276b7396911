//! Replies made into bytes.

use dialogue::{Reply, Whispered};
use domain::{CallSid, Country, Turn, Voices};

/// Makes a reply into the bytes that the journal keeps and the carrier gets.
pub trait Renderer: Send + Sync {
    /// The bytes of a reply. The same reply at the same address gives the same bytes.
    fn render(&self, reply: &Reply, address: TurnAddress) -> Result<String, RenderError>;

    /// The bytes of what a person hears who answers, before they are connected with the caller. The
    /// turn is the one in which the line comes back.
    fn whisper(&self, whispered: &Whispered, address: TurnAddress) -> Result<String, RenderError>;
}

/// Which turn of which call a reply ends, and in what accent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnAddress {
    /// The call.
    pub call: CallSid,
    /// The turn that the reply ends; the answer to it is the next one's.
    pub turn: Turn,
    /// Where the practice is, for the accent that is understood, and spoken where it has no voice of its own.
    pub country: Country,
    /// The voices that the practice speaks with.
    pub voices: Voices,
}

/// A reply that cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The carrier refuses a document of this length, in bytes.
    #[error("the reply has {0} bytes, more than the carrier takes")]
    TooLong(usize),
    /// The document could not be written.
    #[error("the reply could not be written")]
    Unwritable,
}

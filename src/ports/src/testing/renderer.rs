//! Replies as plain text.

use std::fmt::Write as _;

use dialogue::{Reply, Then, Whispered};

use crate::{RenderError, Renderer, TurnAddress};

/// Renders a reply as plain text, with its turn.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainRenderer;

impl Renderer for PlainRenderer {
    fn render(&self, reply: &Reply, address: TurnAddress) -> Result<String, RenderError> {
        let mut text = format!("[{}]", address.turn);
        for phrase in &reply.say {
            write!(text, " {}", phrase.words).map_err(|_| RenderError::Unwritable)?;
        }
        text.push_str(match reply.then {
            Then::Listen(_) => " (listening)",
            Then::Record => " (recording)",
            Then::Transfer(_) => " (transfer)",
            Then::HangUp => " (end)",
        });
        Ok(text)
    }

    fn whisper(&self, whispered: &Whispered, address: TurnAddress) -> Result<String, RenderError> {
        let (Whispered::Told(phrase) | Whispered::Asked(phrase)) = whispered;
        Ok(format!("[{}] {} (whispered)", address.turn, phrase.words))
    }
}

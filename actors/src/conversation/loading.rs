//! What the journal and the directory say of a call.

use std::error::Error;
use std::sync::Arc;

use dialogue::{Legibility, read_dialogue};
use domain::{CallSid, PhoneNumber, Practice, Turn};
use ports::{Chain, DirectoryError, JournalError, StoredReply};

use super::Known;
use crate::asked::Trouble;
use crate::surroundings::Surroundings;

/// The practice that answers under a number; `None` when there is none.
pub(super) async fn practice_of(
    called: &PhoneNumber,
    around: &Surroundings,
) -> Result<Option<Arc<Practice>>, Trouble> {
    let mut silence = Silence::default();
    loop {
        match around.directory.by_number(called).await {
            Ok(practice) => return Ok(practice),
            Err(DirectoryError::Unavailable(cause)) => silence.outlast(&*cause, around).await,
            Err(error @ DirectoryError::Unusable { .. }) => {
                return Err(Trouble::Failed {
                    doing: "read the practice that was called",
                    source: Box::new(error),
                });
            }
        }
    }
}

/// A call as its journal has it; `None` when it has none.
pub(super) async fn read(call: CallSid, around: &Surroundings) -> Result<Option<Known>, Trouble> {
    let mut silence = Silence::default();
    let recorded = loop {
        match around.journal.read(call).await {
            Ok(recorded) => break recorded,
            Err(JournalError::Unavailable(cause) | JournalError::Blocked(cause)) => {
                silence.outlast(&*cause, around).await;
            }
            Err(error @ JournalError::Overloaded) => silence.outlast(&error, around).await,
            Err(error @ JournalError::Refused(_)) => {
                return Err(Trouble::Failed { doing: "read the journal", source: Box::new(error) });
            }
        }
    };
    let Some(recorded) = recorded else { return Ok(None) };
    let practice = practice_by_id(recorded.practice, around).await?;
    let (dialogue, legibility) = read_dialogue(&recorded.state, recorded.turn.next());
    if legibility == Legibility::Salvaged {
        tracing::warn!(%call, seq = recorded.seq.0, format = recorded.format,
            "a state could not be read whole; the call goes on with what is left of it");
    }
    let replied_last = recorded.replied.as_ref().is_some_and(|(turn, _)| *turn == recorded.turn);
    // The line can go down without a reply; then there is nothing that lacks one.
    let unanswered = (!replied_last && dialogue.outcome().is_none()).then_some(recorded.turn);
    tracing::debug!(%call, seq = recorded.seq.0, "the call was read from the journal");
    Ok(Some(Known {
        practice,
        dialogue,
        next_seq: recorded.seq.next(),
        unanswered,
        replied: recorded.replied,
    }))
}

/// The same call with the practice as it is now.
pub(super) async fn refreshed(known: Known, around: &Surroundings) -> Result<Known, Trouble> {
    let practice = practice_by_id(known.practice.id, around).await?;
    Ok(Known { practice, ..known })
}

async fn practice_by_id(
    id: domain::PracticeId,
    around: &Surroundings,
) -> Result<Arc<Practice>, Trouble> {
    let mut silence = Silence::default();
    loop {
        match around.directory.practice(id).await {
            Ok(Some(practice)) => return Ok(practice),
            Ok(None) => {
                return Err(Trouble::Failed {
                    doing: "find the practice of the call",
                    source: "it is gone".into(),
                });
            }
            Err(DirectoryError::Unavailable(cause)) => silence.outlast(&*cause, around).await,
            Err(error @ DirectoryError::Unusable { .. }) => {
                return Err(Trouble::Failed {
                    doing: "read the practice of the call",
                    source: Box::new(error),
                });
            }
        }
    }
}

/// The reply of an earlier turn; `None` when it has none.
pub(super) async fn stored_reply(
    call: CallSid,
    turn: Turn,
    around: &Surroundings,
) -> Result<Option<StoredReply>, Trouble> {
    let mut silence = Silence::default();
    loop {
        match around.journal.reply(call, turn).await {
            Ok(reply) => return Ok(reply),
            Err(JournalError::Unavailable(cause) | JournalError::Blocked(cause)) => {
                silence.outlast(&*cause, around).await;
            }
            Err(error @ JournalError::Overloaded) => silence.outlast(&error, around).await,
            Err(error @ JournalError::Refused(_)) => {
                return Err(Trouble::Failed {
                    doing: "read a stored reply",
                    source: Box::new(error),
                });
            }
        }
    }
}

/// Somebody who does not answer, and is asked again until the ask's deadline. The log says why
/// once, and not ten times a second.
#[derive(Default)]
pub(super) struct Silence {
    logged: bool,
}

impl Silence {
    /// Waits before asking again.
    pub(super) async fn outlast(&mut self, cause: &(dyn Error + 'static), around: &Surroundings) {
        if !self.logged {
            self.logged = true;
            tracing::warn!(reason = %Chain(cause), "the database does not answer; asking again");
        }
        tokio::time::sleep(around.limits.retry_pause).await;
    }
}

//! Which turn is wanted, and whether it is behind, next or ahead.

use dialogue::{Answer, State, TransferOutcome};
use domain::{Heard, Turn};
use jiff::SignedDuration;

use super::Known;
use crate::asked::Wanted;
use crate::reaper::{SILENT, SILENT_WHEN_PUT_THROUGH};

/// Where a request stands to what is known of the call.
pub(super) enum Place {
    /// The call is over, and the request is none of those that were answered.
    Over,
    /// There is nothing to do and nothing to say.
    Nothing,
    /// Somebody else than the caller wants to hear something; the line comes back in that turn.
    Aside(Turn),
    /// That turn was answered.
    Answered(Turn),
    /// That turn was begun and lacks its reply.
    Unanswered(Turn),
    /// It takes the call on.
    Next(Happening),
}

/// What takes a call on.
pub(super) enum Happening {
    /// The caller answered, or kept silent.
    Heard(Heard),
    /// The caller may have answered, but it was lost: the question has to be put again.
    Lost,
    /// The caller left a message on the recorder.
    Recorded,
    /// A transfer ended.
    Transferred(TransferOutcome),
    /// The line is down.
    HungUp,
}

impl Known {
    /// Whether a turn is ahead of everything that is known: then somebody else knows more.
    pub(super) fn is_behind(&self, turn: Turn) -> bool {
        turn > self.unanswered.unwrap_or(self.dialogue.turn())
    }

    /// Where a request stands.
    pub(super) fn place(&self, wanted: &Wanted) -> Place {
        match wanted {
            Wanted::HungUp if self.dialogue.outcome().is_some() => Place::Nothing,
            Wanted::HungUp => Place::Next(Happening::HungUp),
            Wanted::FellSilent { silent } => self.fell_silent(*silent),
            Wanted::Whisper { turn } if *turn == self.dialogue.turn() => Place::Aside(*turn),
            Wanted::Whisper { .. } => Place::Nothing,
            Wanted::Fallback => self.present(),
            Wanted::Begin => self.begun_again(),
            Wanted::Turn { turn, heard, again } => {
                let lost = *again && *heard == Heard::Silence;
                self.turn(*turn, || {
                    if lost { Happening::Lost } else { Happening::Heard(heard.clone()) }
                })
            }
            Wanted::Recorded { turn } => self.turn(*turn, || Happening::Recorded),
            Wanted::Transferred { turn: Turn(0), outcome } => self.last_resort(*outcome),
            Wanted::Transferred { turn, outcome } => {
                self.turn(*turn, || Happening::Transferred(*outcome))
            }
        }
    }

    fn turn(&self, turn: Turn, happening: impl FnOnce() -> Happening) -> Place {
        let awaited = self.dialogue.turn();
        match self.unanswered {
            Some(unanswered) if turn == unanswered => Place::Unanswered(unanswered),
            Some(_) | None if turn < awaited => Place::Answered(turn),
            // Ahead of the journal itself: no question of ours has that number. What was asked
            // last is asked again.
            Some(_) | None if turn > awaited => self.present(),
            Some(unanswered) => Place::Unanswered(unanswered),
            None if self.dialogue.outcome().is_some() => Place::Over,
            None => Place::Next(happening()),
        }
    }

    /// The reply that the caller should be hearing now.
    fn present(&self) -> Place {
        match (self.unanswered, &self.replied) {
            (Some(turn), _) => Place::Unanswered(turn),
            (None, Some((turn, _))) => Place::Answered(*turn),
            (None, None) => Place::Over,
        }
    }

    /// Nothing was heard of the call for a while.
    fn fell_silent(&self, silent: SignedDuration) -> Place {
        let put_through = matches!(self.dialogue.state(), State::Transferring { .. });
        let over = if put_through { SILENT_WHEN_PUT_THROUGH } else { SILENT };
        if self.dialogue.outcome().is_some() || silent < over {
            Place::Nothing
        } else {
            Place::Next(Happening::HungUp)
        }
    }

    /// A transfer of turn 0 ended. No question of ours leads there: it was the last resort of a
    /// webhook that named no turn, and where the call stands now decides.
    fn last_resort(&self, outcome: TransferOutcome) -> Place {
        let goes_on = self.unanswered.is_none() && self.dialogue.outcome().is_none();
        match outcome {
            TransferOutcome::Answered if goes_on => Place::Next(Happening::Transferred(outcome)),
            TransferOutcome::Answered | TransferOutcome::Unanswered => self.present(),
        }
    }

    /// The telephone rings although the call has begun. Nothing heard yet: the same bytes. Else
    /// the present question, as a new step, because the line was elsewhere in between.
    fn begun_again(&self) -> Place {
        match (self.unanswered, &self.replied) {
            (Some(turn), _) => Place::Unanswered(turn),
            (None, Some((turn, _))) if *turn == Turn(0) => Place::Answered(Turn(0)),
            (None, _) if self.dialogue.outcome().is_some() => Place::Over,
            (None, _) => Place::Next(Happening::Lost),
        }
    }
}

impl Happening {
    /// The answer that the dialogue gets for keys, silence and what was lost; words have to be
    /// understood first.
    pub(super) fn answer(&self) -> Option<Answer> {
        match self {
            Self::Heard(Heard::Silence) => Some(Answer::Silence),
            Self::Heard(Heard::Keys(keys)) => Some(Answer::Keys(keys.clone())),
            Self::Recorded => Some(Answer::Recorded),
            Self::Lost => Some(Answer::Lost),
            Self::Heard(Heard::Speech(_)) | Self::Transferred(_) | Self::HungUp => None,
        }
    }
}

//! Writing a step down, and knowing afterwards what the journal knows.

use dialogue::{Booking, Dialogue, write_dialogue};
use domain::{AppointmentId, CallOutcome};
use ports::{Change, Entry, Fate, Leads, NewHold, News, Point, Stage, StoredReply, Written};
use serde_json::Value;
use tokio::time::Instant;

use super::Known;
use super::stepping::TurnUnderWay;
use crate::asked::Trouble;
use crate::surroundings::Surroundings;

/// A step that is ready to be written.
pub(super) struct Step {
    /// The reply, when the step ends the turn; one that the book decides has it only when it is
    /// won.
    pub(super) reply: Option<StoredReply>,
    /// What is to happen in the book.
    pub(super) change: OfTheBook,
}

impl Step {
    /// A hold is given back, and nothing is said.
    pub(super) const fn giving_back(hold: AppointmentId) -> Self {
        Self { reply: None, change: OfTheBook::Release(hold) }
    }
}

/// What is to happen in the book.
pub(super) enum OfTheBook {
    /// Nothing.
    Nothing,
    /// A hold is given back.
    Release(AppointmentId),
    /// It has to decide.
    Decision(Box<Decision>),
}

/// What the book decides: the state either way is known beforehand.
pub(super) struct Decision {
    /// What is wanted of the book.
    pub(super) wanted: Wanted,
    /// The conversation when it is had.
    pub(super) won: Dialogue,
    /// The conversation when somebody else was faster.
    pub(super) lost: Dialogue,
}

/// What can be wanted of the book.
pub(super) enum Wanted {
    /// A slot kept.
    Hold(NewHold),
    /// The hold made an appointment.
    Booking(Booking),
}

/// What came of writing a step.
pub(super) enum Took {
    /// The step was not written: somebody else took its number.
    Number,
    /// The step is written, and ends the turn with this reply.
    Reply(StoredReply),
    /// The step is written, and ends the call without a reply.
    End,
    /// The step is written, and the turn goes on.
    Step,
}

impl Known {
    /// Writes a step down. Only when it is written is it known.
    pub(super) async fn write(
        &mut self,
        step: Step,
        turn: &mut TurnUnderWay,
        around: &Surroundings,
    ) -> Result<Took, Trouble> {
        around.disturbed(Point::Journal, turn.call, turn.turn).await?;
        let reply = step.reply;
        let leads = |dialogue: &Dialogue| Leads {
            state: write_dialogue(dialogue),
            reply: reply.clone(),
            ended: dialogue.outcome(),
        };
        let (change, won, lost) = match step.change {
            OfTheBook::Decision(decision) => {
                let Decision { wanted, won: after, lost: otherwise } = *decision;
                let (won, lost) = (leads(&after), write_dialogue(&otherwise));
                let change = match wanted {
                    Wanted::Hold(hold) => Change::Hold { hold, won, lost },
                    Wanted::Booking(booking) => {
                        let is_told = self.practice.desk.texts.are_sent;
                        let news = if is_told { News::Told } else { News::Untold };
                        Change::Book { booking, won, lost, news }
                    }
                };
                (change, after, Some(otherwise))
            }
            OfTheBook::Release(hold) => {
                let leads = leads(&self.dialogue);
                (Change::Release { hold, leads }, self.dialogue.clone(), None)
            }
            OfTheBook::Nothing => {
                (Change::Nothing(leads(&self.dialogue)), self.dialogue.clone(), None)
            }
        };
        let entry = Entry {
            call: turn.call,
            seq: self.next_seq,
            turn: turn.turn,
            practice: self.practice.id,
            at: turn.now,
            took: turn.begun.elapsed(),
            begins: turn.begins.take(),
            heard: turn.heard.take(),
            understood: turn.understood.take().map(|understood| understood.to_string()),
            events: Value::Array(std::mem::take(&mut turn.events)).to_string(),
            change,
        };
        let begun = Instant::now();
        let Written { fate, practice } = around.scribe.write(entry).await.map_err(|error| {
            Trouble::Failed { doing: "write a step down", source: Box::new(error) }
        })?;
        around.meter.took(Stage::Journal, begun.elapsed());
        if let Some(version) = practice {
            around.directory.at_version(self.practice.id, version);
        }
        if fate == Fate::Fenced {
            return Ok(Took::Number);
        }
        self.next_seq = self.next_seq.next();
        (turn.begun, turn.now) = (Instant::now(), around.clock.now());
        if let (Fate::Lost, Some(lost)) = (fate, lost) {
            self.dialogue = lost;
            self.unanswered = Some(turn.turn);
            return Ok(Took::Step);
        }
        self.dialogue = won;
        if let Some(outcome) = self.dialogue.outcome() {
            tracing::info!(call = %turn.call, outcome = outcome.as_str(), "the call is over");
            if outcome == CallOutcome::Booked {
                around.meter.booked();
            }
        }
        match reply {
            Some(reply) => {
                self.unanswered = None;
                self.replied = Some((turn.turn, reply.clone()));
                Ok(Took::Reply(reply))
            }
            None if self.dialogue.outcome().is_some() => Ok(Took::End),
            None => {
                self.unanswered = Some(turn.turn);
                Ok(Took::Step)
            }
        }
    }
}

//! Writing a step down, and knowing afterwards what the journal knows.

use dialogue::{Booking, CallingOff, CodeGiven, CodeRequest, Dialogue, Moving, write_dialogue};
use domain::{AppointmentId, PhoneNumber};
use jiff::Timestamp;
use ports::{
    Allowance, Change, Entry, Fate, Leads, NewHold, News, Point, Stage, StoredReply, Written,
};
use serde_json::Value;
use tokio::time::Instant;

use super::Known;
use super::stepping::TurnUnderWay;
use crate::asked::Trouble;
use crate::surroundings::Surroundings;

/// A step that is ready to be written.
pub(super) struct Step {
    /// The reply, when the step ends the turn; where the book decides, the ways have theirs.
    pub(super) reply: Option<StoredReply>,
    /// What is to happen in the book.
    pub(super) change: OfTheBook,
}

impl Step {
    /// A hold is given back, and nothing is said.
    pub(super) const fn giving_back(hold: AppointmentId) -> Self {
        Self { reply: None, change: OfTheBook::Release(hold) }
    }

    /// The book decides, and with it what is said.
    pub(super) const fn deciding(wanted: Box<Wanted>) -> Self {
        Self { reply: None, change: OfTheBook::Decision(wanted) }
    }
}

/// What is to happen in the book.
pub(super) enum OfTheBook {
    /// Nothing.
    Nothing,
    /// A hold is given back.
    Release(AppointmentId),
    /// It has to decide.
    Decision(Box<Wanted>),
}

/// What the book decides: where each way leads is known beforehand.
pub(super) enum Wanted {
    /// A slot kept.
    Hold {
        /// The slot.
        hold: NewHold,
        /// Where it leads when it is kept.
        won: Following,
        /// The conversation when somebody else was faster.
        lost: Dialogue,
    },
    /// The hold made an appointment.
    Booking {
        /// The hold, and for whom.
        booking: Booking,
        /// Where it leads when it is made one.
        won: Following,
        /// The conversation when the hold is gone.
        lost: Dialogue,
        /// Where it leads when the number has as many as it may.
        over: Following,
    },
    /// An appointment moved.
    Move {
        /// Which, and where to.
        moving: Moving,
        /// Where it leads when it is moved.
        won: Following,
        /// The conversation when somebody else was faster.
        lost: Dialogue,
        /// Where it leads when there is nothing to be moved any more.
        gone: Following,
    },
    /// An appointment called off.
    CallOff {
        /// Which.
        calling_off: CallingOff,
        /// Where it leads when it is called off.
        won: Following,
        /// Where it leads when there is nothing to be called off any more.
        gone: Following,
    },
    /// No more texts to a number.
    NoTexts {
        /// Which number.
        phone: PhoneNumber,
        /// Where it leads.
        won: Following,
    },
    /// A code sent to a number, if there is an appointment.
    SendCode {
        /// To whom.
        request: CodeRequest,
        /// Where it leads.
        won: Following,
    },
    /// A code compared with what was sent.
    CheckCode {
        /// What was said.
        given: CodeGiven,
        /// Where it leads when it is right.
        won: Following,
        /// Where it leads when it is wrong.
        gone: Following,
    },
}

/// The conversation after a step, with what is said then.
#[derive(Clone)]
pub(super) struct Following {
    /// The conversation.
    pub(super) dialogue: Dialogue,
    /// The reply, when the step ends the turn.
    pub(super) reply: Option<StoredReply>,
}

impl Following {
    fn leads(&self) -> Leads {
        Leads {
            state: write_dialogue(&self.dialogue),
            reply: self.reply.clone(),
            ended: self.dialogue.outcome(),
        }
    }
}

/// Every way that a step can go, as long as it is not known which.
struct Ways {
    won: Following,
    lost: Option<Dialogue>,
    over: Option<Following>,
    gone: Option<Following>,
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
        let (change, ways) = self.asked_of_the_book(step);
        let is_booking = matches!(change, Change::Book { .. });
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
        if is_booking && fate == Fate::Won {
            around.meter.booked();
        }
        self.next_seq = self.next_seq.next();
        (turn.begun, turn.now) = (Instant::now(), around.clock.now());
        let Following { dialogue, reply } = match (fate, ways) {
            (Fate::Lost, Ways { lost: Some(dialogue), .. }) => Following { dialogue, reply: None },
            (Fate::Over, Ways { over: Some(over), .. }) => over,
            (Fate::Gone, Ways { gone: Some(gone), .. }) => gone,
            // The others cannot go that way.
            (Fate::Won | Fate::Lost | Fate::Over | Fate::Gone | Fate::Fenced, Ways { won, .. }) => {
                won
            }
        };
        self.dialogue = dialogue;
        if let Some(outcome) = self.dialogue.outcome() {
            tracing::info!(call = %turn.call, outcome = outcome.as_str(), "the call is over");
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

    /// How many appointments a number may have, on the day of one that begins at `starts_at`.
    fn allowance(&self, starts_at: Timestamp) -> Allowance {
        let day = starts_at.to_zoned(self.practice.time_zone.clone()).date();
        Allowance { day, most: self.practice.desk.per_caller }
    }

    /// What a step asks of the book, and every way that it can go.
    fn asked_of_the_book(&self, step: Step) -> (Change, Ways) {
        let here = |reply| Following { dialogue: self.dialogue.clone(), reply };
        let only = |won| Ways { won, lost: None, over: None, gone: None };
        match step.change {
            OfTheBook::Decision(wanted) => self.decided(*wanted),
            OfTheBook::Release(hold) => {
                let won = here(step.reply);
                (Change::Release { hold, leads: won.leads() }, only(won))
            }
            OfTheBook::Nothing => {
                let won = here(step.reply);
                (Change::Nothing(won.leads()), only(won))
            }
        }
    }

    fn decided(&self, wanted: Wanted) -> (Change, Ways) {
        match wanted {
            Wanted::Hold { hold, won, lost } => {
                let change = Change::Hold { hold, won: won.leads(), lost: write_dialogue(&lost) };
                (change, Ways { won, lost: Some(lost), over: None, gone: None })
            }
            Wanted::Booking { booking, won, lost, over } => {
                let is_told = self.practice.desk.texts.are_sent;
                let change = Change::Book {
                    allowance: self.allowance(booking.starts_at),
                    booking,
                    won: won.leads(),
                    lost: write_dialogue(&lost),
                    over: over.leads(),
                    news: if is_told { News::Told } else { News::Untold },
                };
                (change, Ways { won, lost: Some(lost), over: Some(over), gone: None })
            }
            Wanted::Move { moving, won, lost, gone } => {
                let change = Change::Move {
                    moving,
                    won: won.leads(),
                    lost: write_dialogue(&lost),
                    gone: gone.leads(),
                };
                (change, Ways { won, lost: Some(lost), over: None, gone: Some(gone) })
            }
            Wanted::CallOff { calling_off, won, gone } => {
                let change = Change::CallOff { calling_off, won: won.leads(), gone: gone.leads() };
                (change, Ways { won, lost: None, over: None, gone: Some(gone) })
            }
            Wanted::NoTexts { phone, won } => {
                let change = Change::StopTexts { phone, leads: won.leads() };
                (change, Ways { won, lost: None, over: None, gone: None })
            }
            Wanted::SendCode { request, won } => {
                let change = Change::SendCode { request, leads: won.leads() };
                (change, Ways { won, lost: None, over: None, gone: None })
            }
            Wanted::CheckCode { given, won, gone } => {
                let change = Change::CheckCode { given, won: won.leads(), gone: gone.leads() };
                (change, Ways { won, lost: None, over: None, gone: Some(gone) })
            }
        }
    }
}

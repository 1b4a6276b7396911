//! One call's conversation: which turn is wanted, what is stored, and how a step is taken, written
//! down and answered.
//!
//! **Invariant:** a turn that was answered is answered again with the same bytes, whatever the
//! request says.
//! **Invariant:** what is in memory is what the journal says, or it is forgotten.

mod loading;
mod looking;
mod numbering;
mod stepping;
mod writing;

use std::sync::Arc;

use dialogue::{Dialogue, Policy, TransferOutcome};
use domain::{CallSid, Practice, Seq, Turn};
use jiff::Timestamp;
use ports::{Interfered, Point, StoredReply, TurnAddress};
use tokio::time::Instant;

use crate::asked::{Answered, Ask, Source, Trouble, Wanted};
use crate::surroundings::Surroundings;
use numbering::Place;

/// A call as its actor knows it: read from the journal, or begun here.
pub(crate) struct Conversation {
    call: CallSid,
    known: Option<Known>,
}

/// What is known of a call that has begun.
struct Known {
    practice: Arc<Practice>,
    dialogue: Dialogue,
    /// The number of the next step.
    next_seq: Seq,
    /// The turn that still lacks its reply: its last step was written and led on.
    unanswered: Option<Turn>,
    /// The last reply and the turn that it ended.
    replied: Option<(Turn, StoredReply)>,
}

/// What one attempt came to.
enum Attempt {
    /// An answer.
    Done(Answered),
    /// The step number was taken by somebody else: read again.
    Fenced,
}

impl Conversation {
    /// A call of which nothing is known yet.
    pub(crate) const fn new(call: CallSid) -> Self {
        Self { call, known: None }
    }

    /// Whether the call is over, as far as is known.
    pub(crate) fn is_over(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.dialogue.outcome().is_some())
    }

    /// Does what is wanted. Whatever goes wrong, the state is forgotten: the journal has it.
    pub(crate) async fn answer(
        &mut self,
        ask: &Ask,
        around: &Surroundings,
    ) -> Result<Answered, Trouble> {
        let answered = tokio::time::timeout_at(ask.deadline, self.attempts(ask, around)).await;
        let answered = answered.unwrap_or(Err(Trouble::TooLate));
        if answered.is_err() {
            self.known = None;
        }
        answered
    }

    async fn attempts(&mut self, ask: &Ask, around: &Surroundings) -> Result<Answered, Trouble> {
        let begun = Instant::now();
        if self.known.is_none() && matches!(ask.wanted, Wanted::Begin) {
            // Nearly always the first that is heard of the call. Whoever is mistaken is fenced off
            // the first step's number, so to look into the journal before would only cost time. A
            // call that has begun goes on although its number is nobody's any more; and whatever
            // goes wrong, the journal may have its answer.
            match self.begin(ask, begun, around).await {
                Ok(Attempt::Done(Answered::NoPractice) | Attempt::Fenced) => {}
                Ok(Attempt::Done(answered)) => return Ok(answered),
                Err(trouble) => match loading::read(self.call, around).await {
                    Ok(Some(known)) => self.known = Some(known),
                    Ok(None) | Err(_) => return Err(trouble),
                },
            }
        }
        for _ in 0..=around.limits.lost_numbers {
            match self.attempt(ask, begun, around).await? {
                Attempt::Done(answered) => return Ok(answered),
                Attempt::Fenced => self.known = None,
            }
        }
        Err(Trouble::Outrun)
    }

    async fn attempt(
        &mut self,
        ask: &Ask,
        begun: Instant,
        around: &Surroundings,
    ) -> Result<Attempt, Trouble> {
        let known = match self.known.take().filter(|_| may_go_by_memory(&ask.wanted)) {
            Some(known) => Some(loading::refreshed(known, around).await?),
            None => loading::read(self.call, around).await?,
        };
        let Some(mut known) = known else {
            return self.begin(ask, begun, around).await;
        };
        if let Wanted::Turn { turn, .. }
        | Wanted::Recorded { turn }
        | Wanted::Transferred { turn, .. }
        | Wanted::Whisper { turn } = ask.wanted
            && known.is_behind(turn)
        {
            // Somebody else has taken this call further than this process knows.
            match loading::read(self.call, around).await? {
                Some(read) => known = read,
                None => return self.begin(ask, begun, around).await,
            }
        }
        let attempt = known.attempt(self.call, ask, begun, around).await;
        self.known = Some(known);
        attempt
    }

    /// A call that the journal does not know, as far as is known here.
    async fn begin(
        &mut self,
        ask: &Ask,
        begun: Instant,
        around: &Surroundings,
    ) -> Result<Attempt, Trouble> {
        if matches!(ask.wanted, Wanted::HungUp | Wanted::FellSilent { .. } | Wanted::Whisper { .. })
        {
            return Ok(Attempt::Done(Answered::Noted));
        }
        if let Wanted::Transferred { outcome: TransferOutcome::Answered, .. } = ask.wanted {
            // The caller was put through before anything could be written, and has talked to a
            // person. A greeting now would be a new call; a second copy of this webhook, its end.
            return Ok(Attempt::Done(Answered::Over));
        }
        let Some(numbers) = ask.numbers.parsed().cloned() else {
            return Ok(Attempt::Done(Answered::NoPractice));
        };
        let Some(practice) = loading::practice_of(&numbers.called, around).await? else {
            return Ok(Attempt::Done(Answered::NoPractice));
        };
        around.disturbed(Point::Step, self.call, Turn(0)).await?;
        let now = around.clock.now();
        let policy = policy(&practice, now, around);
        let (dialogue, effects) = Dialogue::begin(numbers.caller.clone(), &policy);
        let mut turn = stepping::TurnUnderWay::of_a_new_call(self.call, begun, now, numbers);
        let mut known =
            Known { practice, dialogue, next_seq: Seq(0), unanswered: None, replied: None };
        let attempt = known.finish(&mut turn, effects, around).await?;
        if let Attempt::Done(_) = attempt {
            self.known = Some(known);
        }
        Ok(attempt)
    }
}

impl Known {
    async fn attempt(
        &mut self,
        call: CallSid,
        ask: &Ask,
        begun: Instant,
        around: &Surroundings,
    ) -> Result<Attempt, Trouble> {
        match self.place(&ask.wanted) {
            Place::Over => Ok(Attempt::Done(Answered::Over)),
            Place::Nothing => Ok(Attempt::Done(Answered::Noted)),
            Place::Aside(turn) => self.whispered(call, turn, around),
            Place::Answered(turn) => self.stored(call, turn, around).await,
            Place::Unanswered(turn) => {
                // The turn was begun, by us or by a process that is gone, and needs its reply.
                let now = around.clock.now();
                let effects = self.dialogue.resume(&self.policy(now, around));
                let mut turn = stepping::TurnUnderWay::resumed(call, turn, begun, now);
                self.finish(&mut turn, effects, around).await
            }
            Place::Next(happening) => self.take(call, happening, begun, around).await,
        }
    }

    /// What a step may rely on that is taken by this reading of the clock.
    fn policy(&self, now: Timestamp, around: &Surroundings) -> Policy<'_> {
        policy(&self.practice, now, around)
    }

    /// What the person hears who has answered. It is made anew each time it is asked for: nothing
    /// depends on it, and the journal would only keep a second copy of what it has.
    fn whispered(
        &self,
        call: CallSid,
        turn: Turn,
        around: &Surroundings,
    ) -> Result<Attempt, Trouble> {
        let Some(whispered) = self.dialogue.whispered(&self.practice) else {
            return Ok(Attempt::Done(Answered::Noted));
        };
        let (country, voices) = (self.practice.country, self.practice.desk.voices);
        let address = TurnAddress { call, turn, country, voices };
        let document = around.renderer.whisper(&whispered, address).map_err(|error| {
            Trouble::Failed { doing: "render what a person is told", source: Box::new(error) }
        })?;
        Ok(Attempt::Done(Answered::Whispered(document)))
    }

    /// The reply of a turn, as it is stored.
    async fn stored(
        &self,
        call: CallSid,
        turn: Turn,
        around: &Surroundings,
    ) -> Result<Attempt, Trouble> {
        let reply = match &self.replied {
            Some((replied, reply)) if *replied == turn => Some(reply.clone()),
            _ => loading::stored_reply(call, turn, around).await?,
        };
        // A turn can only lack a reply when the line went down in it.
        let answered = reply.map_or(Answered::Over, |reply| Answered::Reply(reply, Source::Stored));
        Ok(Attempt::Done(answered))
    }
}

fn policy<'a>(practice: &'a Practice, now: Timestamp, around: &Surroundings) -> Policy<'a> {
    Policy { practice, budgets: around.budgets, moment: scheduling::moment(practice, now) }
}

/// Whether memory will do. What names no turn is answered with the present question, and only the
/// journal knows whether another process has asked a newer one; whatever writes is fenced anyway.
fn may_go_by_memory(wanted: &Wanted) -> bool {
    match wanted {
        Wanted::Begin
        | Wanted::Fallback
        | Wanted::Transferred { turn: Turn(0), .. }
        | Wanted::FellSilent { .. } => false,
        Wanted::Turn { .. }
        | Wanted::Recorded { .. }
        | Wanted::Transferred { .. }
        | Wanted::Whisper { .. }
        | Wanted::HungUp => true,
    }
}

impl Surroundings {
    /// Lets trouble on purpose have its way.
    async fn disturbed(&self, point: Point, call: CallSid, turn: Turn) -> Result<(), Trouble> {
        let disturbed = self.interference.before(point, call, turn).await;
        disturbed.map_err(|source: Interfered| Trouble::Failed {
            doing: "go on undisturbed",
            source: Box::new(source),
        })
    }
}

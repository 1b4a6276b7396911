//! A call that is over, through the present dialogue: where would Bella speak differently now?
//!
//! What was heard then is understood as it is understood now, and what the book answered then is
//! what it answers now. Everything else is the present: the dialogue, its wording, the practice.
//!
//! **Invariant:** nobody is asked anything, and nothing is written.
//! **Invariant:** where the ways part there is nothing to compare any more: what the caller said next
//! was the answer to another question.

mod kept_turn;

use dialogue::{
    Answer, Budgets, Came, Dialogue, Effect, Event, Happened, Line, Next, Plan, Policy,
};
use domain::{CallerId, Code, Expecting, Keys, Practice, SpokenCode, Turn, Understanding, Words};
use jiff::Timestamp;
use ports::{KeptCall, KeptStep, Renderer, StoredReply, TurnAddress};

use crate::understood::understood;
use kept_turn::KeptTurn;

/// Most steps of one turn; no turn takes as many.
const MOST_STEPS: usize = 32;

/// What came of a replay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replayed {
    /// The turns that somebody heard a reply in, as far as they could be compared.
    pub turns: Vec<ReplayedTurn>,
    /// Where the ways part, if they do. That turn is the last of the others, when it has a reply.
    pub parted: Option<Parted>,
}

/// One turn, then and now.
#[derive(Clone, PartialEq, Eq)]
pub struct ReplayedTurn {
    /// Its number.
    pub turn: Turn,
    /// What came down the line, when something did.
    pub heard: Option<String>,
    /// The reply that the caller had.
    pub then: StoredReply,
    /// The one that they would have now; `None` where the ways part before there is one.
    pub now: Option<StoredReply>,
}

impl std::fmt::Debug for ReplayedTurn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // All the rest is what was said.
        f.debug_struct("ReplayedTurn").field("turn", &self.turn).finish_non_exhaustive()
    }
}

/// Where the ways part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parted {
    /// In which turn.
    pub turn: Turn,
    /// Why.
    pub why: Parting,
}

/// Why the rest of a call cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parting {
    /// The book is asked something else now, and nobody knows what it would have answered.
    AsksTheBook,
    /// Another question is asked than the one that the caller answered.
    Expects {
        /// What was waited for then.
        then: Expecting,
        /// What would be waited for now.
        now: Expecting,
    },
    /// There is nothing to be said any more, for the call would be over.
    IsOver,
    /// What was heard, or what the book answered, is not kept in a form that can be read.
    NotKept,
    /// The reply cannot be written.
    Unwritable,
}

/// Takes a call through the present dialogue.
#[must_use]
pub fn replay(
    kept: &KeptCall,
    practice: &Practice,
    budgets: Budgets,
    renderer: &dyn Renderer,
) -> Replayed {
    let mut replayed = Replayed { turns: Vec::new(), parted: None };
    let mut playing = Playing { kept, practice, budgets, renderer, dialogue: None };
    for steps in kept.steps.chunk_by(|one, next| one.turn == next.turn) {
        let Some(first) = steps.first() else { break };
        let now = playing.turn(steps);
        // A turn without a reply was broken off: nobody heard how it would have ended.
        let Some(then) = steps.iter().rev().find_map(|step| step.reply.clone()) else { continue };
        let turn = first.turn;
        let why = match &now {
            Err(parting) => Some(*parting),
            Ok(None) => Some(Parting::IsOver),
            Ok(Some(now)) if now.expecting != then.expecting => {
                Some(Parting::Expects { then: then.expecting, now: now.expecting })
            }
            Ok(Some(_)) => None,
        };
        let heard = steps.iter().find_map(|step| step.heard.clone());
        replayed.turns.push(ReplayedTurn { turn, heard, then, now: now.ok().flatten() });
        if let Some(why) = why {
            replayed.parted = Some(Parted { turn, why });
            break;
        }
    }
    replayed
}

/// A call that is taken through the present dialogue.
struct Playing<'a> {
    kept: &'a KeptCall,
    practice: &'a Practice,
    budgets: Budgets,
    renderer: &'a dyn Renderer,
    /// Where it stands, once it has begun.
    dialogue: Option<Dialogue>,
}

impl Playing<'_> {
    /// Takes one turn, by its rows; its reply, when there is one.
    fn turn(&mut self, steps: &[KeptStep]) -> Result<Option<StoredReply>, Parting> {
        let mut kept = KeptTurn::of(self.kept.call, steps);
        let at = kept.at();
        let (dialogue, effects) = match self.dialogue.take() {
            None => Dialogue::begin(self.caller(), &self.policy(at)),
            Some(dialogue) => {
                let event = self.event(&dialogue, steps, &mut kept)?;
                dialogue.step(event, &self.policy(at))
            }
        };
        let address = TurnAddress {
            call: self.kept.call,
            turn: steps.first().map_or(Turn(0), |step| step.turn),
            country: self.practice.country,
            voices: self.practice.desk.voices,
        };
        let (dialogue, reply) = self.to_its_reply(dialogue, effects, &mut kept)?;
        self.dialogue = Some(dialogue);
        let Some(reply) = reply else { return Ok(None) };
        let body = self.renderer.render(&reply, address).map_err(|_| Parting::Unwritable)?;
        Ok(Some(StoredReply { body, expecting: reply.expecting() }))
    }

    /// Lets the book answer until there is a reply.
    fn to_its_reply(
        &self,
        dialogue: Dialogue,
        effects: Vec<Effect>,
        kept: &mut KeptTurn,
    ) -> Result<(Dialogue, Option<dialogue::Reply>), Parting> {
        let (mut dialogue, mut effects) = (dialogue, effects);
        for _ in 0..MOST_STEPS {
            let Plan { release, next } = Plan::of(effects);
            (dialogue, effects) = match (next, release) {
                (Next::Reply(reply), _) => return Ok((dialogue, Some(reply))),
                (Next::Nothing, None) => return Ok((dialogue, None)),
                // A hold that was given back had a row of its own.
                (Next::Nothing | Next::Request(_), Some(_)) => {
                    let effects = dialogue.resume(&self.policy(kept.at()));
                    (dialogue, effects)
                }
                (Next::Request(request), None) => {
                    let (at, answer) = kept.answer(&request)?;
                    dialogue.step(Event::Diary(answer), &self.policy(at))
                }
            };
        }
        Err(Parting::AsksTheBook)
    }

    /// What took the call on in a turn, as it is understood now.
    fn event(
        &self,
        dialogue: &Dialogue,
        steps: &[KeptStep],
        kept: &mut KeptTurn,
    ) -> Result<Event, Parting> {
        let turn = dialogue.turn();
        let heard = || steps.iter().find_map(|step| step.heard.as_deref());
        let (at, happened) = kept.first().ok_or(Parting::NotKept)?;
        let is_code = heard().is_some_and(|it| dialogue.is_not_noted(it));
        let answer = match happened {
            Happened::Caller(Came::Words) if is_code => {
                Answer::Words(Understanding { code: Some(code(kept)), ..Understanding::default() })
            }
            Happened::Caller(Came::Keys) if is_code => {
                let code = code(kept);
                let keys = if code == SpokenCode::WrongLength { "00" } else { "000000" };
                Answer::Keys(Keys::read(keys).ok_or(Parting::NotKept)?)
            }
            Happened::Caller(Came::Words) => {
                // Kept words have been tidied before: they are read as they are.
                let words = heard().and_then(Words::read).ok_or(Parting::NotKept)?;
                Answer::Words(understood(dialogue, self.practice, words.as_str(), at))
            }
            Happened::Caller(Came::Keys) => {
                Answer::Keys(heard().and_then(Keys::read).ok_or(Parting::NotKept)?)
            }
            Happened::Caller(Came::Recorded) => Answer::Recorded,
            Happened::Caller(Came::Silence) => Answer::Silence,
            Happened::Caller(Came::Lost) => Answer::Lost,
            Happened::Transfer(outcome) => return Ok(Event::Transfer { turn, outcome }),
            Happened::HungUp => return Ok(Event::Line(Line::HungUp)),
            Happened::Asked(_) | Happened::Answered(_) | Happened::Illegible => {
                return Err(Parting::NotKept);
            }
        };
        Ok(Event::Caller { turn, answer })
    }

    /// Who called. What their carrier said of their number is in the first state.
    fn caller(&self) -> CallerId {
        let first = self.kept.steps.first();
        let vouched = first.map(|step| dialogue::read_dialogue(&step.state, Turn(0)).0);
        let caller = self.kept.caller.clone().map_or(CallerId::Withheld, CallerId::Known);
        match vouched {
            Some(dialogue) => caller.vouched_for(dialogue.caller().attestation()),
            None => caller,
        }
    }

    fn policy(&self, at: Timestamp) -> Policy<'_> {
        let moment = scheduling::moment(self.practice, at);
        Policy { practice: self.practice, budgets: self.budgets, moment }
    }
}

/// A code that is not written down. Which digits they were makes no difference: what the book made of
/// them is kept.
fn code(kept: &KeptTurn) -> SpokenCode {
    if kept.was_decided() { SpokenCode::Digits(Code::drawn(0)) } else { SpokenCode::WrongLength }
}

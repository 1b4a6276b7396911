//! The dialogue: one conversation, its numbering and its budgets, taken on event by event.

use domain::{CallOutcome, CallerId, Expecting, Language, Slot, Turn, Upcoming};

use crate::event::Answer;
use crate::slip::Slip;
use crate::state::State;
use crate::verifying::Verified;
use crate::wording::Remark;
use crate::{Effect, Event, Line, Policy, finding, hearing, leaving, opening, question};

/// One conversation with one caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialogue {
    /// The turn whose answer is awaited.
    pub(crate) turn: Turn,
    /// Who is calling.
    pub(crate) caller: CallerId,
    /// The language that the caller chose; until then it is the practice's first.
    pub(crate) language: Option<Language>,
    /// Whether the last answer came by keys: then every question says what they do.
    pub(crate) by_keys: bool,
    /// The most important thing that the call has done so far.
    pub(crate) done: Option<CallOutcome>,
    /// The appointment that the call made last, as long as it stands.
    pub(crate) made: Option<Upcoming>,
    /// Whether somebody else is to have an appointment after the one that is being made.
    pub(crate) and_another: bool,
    /// What was known when people were called in vain.
    pub(crate) kept: Option<Box<Slip>>,
    /// Whether the caller asked for it slowly.
    pub(crate) slowly: bool,
    /// The number that the caller has shown to be theirs, when it is not the one that calls.
    pub(crate) verified: Option<Verified>,
    /// What went wrong in the call as a whole.
    pub(crate) setbacks: Setbacks,
    /// How often the present question has gone wrong.
    pub(crate) tries: Tries,
    /// Where it stands.
    pub(crate) state: State,
}

/// How often the present question has gone wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tries {
    /// Times it met silence.
    pub silences: u8,
    /// Times its answer was not understood.
    pub misunderstandings: u8,
}

/// What went wrong in the call as a whole: another question does not begin it anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Setbacks {
    /// Names that no appointment of the caller's number is under.
    pub names: u8,
    /// People who were called and did not answer.
    pub transfers: u8,
    /// Appointments that were changed by somebody else while they were spoken of.
    pub gone: u8,
    /// Names that were read back and were wrong.
    pub misheard: u8,
    /// Numbers that a code was sent to, or would have been.
    pub numbers: u8,
    /// Codes that were sent once more, or would have been.
    pub resends: u8,
    /// Codes that were wrong.
    pub wrong_codes: u8,
}

/// Where a step leads: the conversation after it, and how it is said.
pub(crate) struct Move {
    pub(crate) dialogue: Dialogue,
    /// What is said before the question.
    pub(crate) said: Vec<Remark>,
    pub(crate) put: Put,
}

/// How the question, or the request, of the state that a step leads to is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Put {
    /// As it is.
    Plainly,
    /// With what can be said, and what the keys do.
    WithHelp,
    /// Not in words: what was said before it asks already.
    InOtherWords,
    /// Not at all: the line is down.
    Silently,
}

impl Move {
    /// The same with something said first.
    pub(crate) fn after_saying(mut self, remark: impl Into<Remark>) -> Self {
        self.said.insert(0, remark.into());
        self
    }

    pub(crate) fn put(self, put: Put) -> Self {
        Self { put, ..self }
    }

    /// The same with so much gone wrong at the question.
    pub(crate) fn with_tries(mut self, tries: Tries) -> Self {
        self.dialogue.tries = tries;
        self
    }

    /// The same with an appointment that the caller may come back to, or with none any more.
    pub(crate) fn having_made(mut self, made: Option<Upcoming>) -> Self {
        self.dialogue.made = made;
        self
    }

    /// The same with something done, which counts however the call goes on.
    pub(crate) fn having_done(mut self, outcome: CallOutcome) -> Self {
        let before = self.dialogue.done;
        self.dialogue.done = Some(before.map_or(outcome, |done| done.or(outcome)));
        self
    }
}

impl Dialogue {
    /// Answers the telephone. The effects end turn 0, and the caller's first words are turn 1.
    ///
    /// A caller whom the practice has blocked is told that it does not take their calls, and a
    /// practice that forwards its calls has them put through to a person at once; everybody else is
    /// greeted and asked what they want, as far as the practice does anything about it at this hour.
    #[must_use]
    pub fn begin(caller: CallerId, policy: &Policy<'_>) -> (Self, Vec<Effect>) {
        let ringing = Self {
            turn: Turn(0).next(),
            caller,
            language: None,
            by_keys: false,
            done: None,
            made: None,
            and_another: false,
            kept: None,
            slowly: false,
            verified: None,
            setbacks: Setbacks::default(),
            tries: Tries::default(),
            state: State::AskingIntent { slip: crate::Slip::default() },
        };
        let begun = opening::answered(&ringing, policy);
        let effects = question::effects(&begun, policy);
        (begun.dialogue, effects)
    }

    /// Takes the conversation on by one event.
    #[must_use]
    pub fn step(self, event: Event, policy: &Policy<'_>) -> (Self, Vec<Effect>) {
        if matches!(self.state, State::Ended(_)) {
            return (self, Vec::new());
        }
        match event {
            Event::Line(Line::HungUp) => self.taken_to(policy, leaving::hung_up),
            Event::Caller { turn, .. } | Event::Transfer { turn, .. } if turn != self.turn => {
                (self, Vec::new())
            }
            Event::Caller { answer, .. } => self
                .next_turn()
                .answered_by(&answer)
                .taken_to(policy, |dialogue| hearing::heard(dialogue, &answer, policy)),
            Event::Transfer { outcome, .. } => self
                .next_turn()
                .taken_to(policy, |dialogue| leaving::transferred(dialogue, outcome)),
            Event::Diary(answer) => {
                self.taken_to(policy, |dialogue| finding::answered(dialogue, &answer, policy))
            }
        }
    }

    /// Repeats what the conversation is waiting for: the question to the caller, or the request
    /// to the book. Changes nothing; an ended conversation waits for nothing.
    #[must_use]
    pub fn resume(&self, policy: &Policy<'_>) -> Vec<Effect> {
        if matches!(self.state, State::Ended(_)) {
            return Vec::new();
        }
        question::effects(&self.stay(), policy)
    }

    /// The turn whose answer is awaited.
    #[must_use]
    pub const fn turn(&self) -> Turn {
        self.turn
    }

    /// Who is calling.
    #[must_use]
    pub const fn caller(&self) -> &CallerId {
        &self.caller
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// What it waits for.
    #[must_use]
    pub const fn expecting(&self) -> Expecting {
        self.state.expecting()
    }

    /// The language that it is in: the one the caller chose, or the practice's first.
    #[must_use]
    pub fn language(&self, practice: &domain::Practice) -> Language {
        let first = practice.desk.languages.first().copied();
        self.language.or(first).unwrap_or(Language::English)
    }

    /// The slots just offered, the one read back, or those of the appointments to choose from, in
    /// the order in which they were said.
    #[must_use]
    pub fn offered(&self) -> Vec<Slot> {
        if let State::Offering { slots, .. } = &self.state {
            slots.clone()
        } else if let State::ChoosingAppointment { theirs, .. } = &self.state {
            theirs.iter().map(|appointment| appointment.slot).collect()
        } else if let State::Confirming { draft, .. } | State::Reconsidering { draft, .. } =
            &self.state
        {
            vec![draft.slot]
        } else if let State::ConfirmingMove { slot, .. } = &self.state {
            vec![*slot]
        } else {
            Vec::new()
        }
    }

    /// The most important thing that the call has done so far; what happens to it later does not
    /// undo that.
    #[must_use]
    pub const fn done(&self) -> Option<CallOutcome> {
        self.done
    }

    /// How it ended, once it has.
    #[must_use]
    pub const fn outcome(&self) -> Option<CallOutcome> {
        if let State::Ended(outcome) = &self.state { Some(*outcome) } else { None }
    }

    /// To a state whose question has not gone wrong yet.
    pub(crate) fn to(&self, state: State) -> Move {
        let dialogue = Self { state, tries: Tries::default(), ..self.clone() };
        Move { dialogue, said: Vec::new(), put: Put::Plainly }
    }

    /// The same question again, and nobody is to blame.
    pub(crate) fn stay(&self) -> Move {
        self.to(self.state.clone()).with_tries(self.tries)
    }

    /// The end. What was done before counts for more than how it ended.
    pub(crate) fn end(&self, outcome: CallOutcome) -> Move {
        self.to(State::Ended(self.done.map_or(outcome, |done| done.or(outcome))))
    }

    fn next_turn(self) -> Self {
        Self { turn: self.turn.next(), ..self }
    }

    /// Words and keys show how the caller likes to answer; silence shows nothing.
    fn answered_by(self, answer: &Answer) -> Self {
        let by_keys = match answer {
            Answer::Keys(_) => true,
            Answer::Words(_) => false,
            Answer::Recorded | Answer::Silence | Answer::Lost => self.by_keys,
        };
        Self { by_keys, ..self }
    }

    /// Moves on, and gives back a hold that the new state does not keep: in one place, so that no
    /// way out of a read-back can forget it.
    fn taken_to(
        self,
        policy: &Policy<'_>,
        moving: impl FnOnce(&Self) -> Move,
    ) -> (Self, Vec<Effect>) {
        let moved = moving(&self);
        let mut effects = question::effects(&moved, policy);
        // A hold that is being booked is the book's: it becomes the appointment, or it is gone.
        let at_the_book = matches!(self.state, State::Booking { .. });
        let kept = moved.dialogue.state.hold();
        if let Some(hold) = self.state.hold().filter(|hold| kept != Some(*hold) && !at_the_book) {
            effects.insert(0, Effect::Release(hold));
        }
        (moved.dialogue, effects)
    }
}

//! The dialogue: one conversation, its numbering and its budgets, taken on event by event.

use domain::{CallOutcome, CallerId, Expecting, Language, Slot, Turn};

use crate::state::{Slip, State, Tries};
use crate::{Effect, Event, Line, Policy, finding, hearing, leaving, question, wording};

/// One conversation with one caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialogue {
    /// The turn whose answer is awaited.
    pub(crate) turn: Turn,
    /// Who is calling.
    pub(crate) caller: CallerId,
    /// How often the present question has gone wrong.
    pub(crate) tries: Tries,
    /// Where it stands.
    pub(crate) state: State,
}

/// Where a step leads: the new state, what to do, and how it went for the present question.
pub(crate) struct Move {
    pub(crate) state: State,
    pub(crate) effects: Vec<Effect>,
    pub(crate) tries: Tries,
}

impl Move {
    /// To a state whose question has not gone wrong yet.
    pub(crate) fn to(state: State, effects: Vec<Effect>) -> Self {
        Self { state, effects, tries: Tries::default() }
    }

    /// The same with something said first.
    pub(crate) fn after_saying(mut self, phrase: crate::Phrase) -> Self {
        self.effects.insert(0, Effect::Say(phrase));
        self
    }
}

impl Dialogue {
    /// Answers the telephone. The effects end turn 0, and the caller's first words are turn 1.
    ///
    /// A caller whom the practice has blocked is told that it does not take their calls, and a
    /// practice that forwards its calls has them put through to a person at once; everybody else is
    /// greeted and asked what they want.
    #[must_use]
    pub fn begin(caller: CallerId, policy: &Policy<'_>) -> (Self, Vec<Effect>) {
        let desk = &policy.practice.desk;
        let is_blocked = caller.number().is_some_and(|number| desk.blocked.contains(number));
        let Move { state, effects, tries } = if is_blocked {
            leaving::not_taken(policy)
        } else if desk.forwards_calls && policy.practice.transfer_to.is_some() {
            leaving::to_a_person(policy).after_saying(wording::greeting(policy.practice))
        } else {
            let first = State::AskingIntent { slip: Slip::default() };
            question::asked(first, policy).after_saying(wording::greeting(policy.practice))
        };
        (Self { turn: Turn(0).next(), caller, tries, state }, effects)
    }

    /// Takes the conversation on by one event.
    #[must_use]
    pub fn step(self, event: Event, policy: &Policy<'_>) -> (Self, Vec<Effect>) {
        if matches!(self.state, State::Ended(_)) {
            return (self, Vec::new());
        }
        match event {
            Event::Line(Line::HungUp) => self.taken_to(leaving::hung_up),
            Event::Caller { turn, .. } | Event::Transfer { turn, .. } if turn != self.turn => {
                (self, Vec::new())
            }
            Event::Caller { answer, .. } => {
                self.next_turn().taken_to(|dialogue| hearing::heard(dialogue, &answer, policy))
            }
            Event::Transfer { outcome, .. } => self
                .next_turn()
                .taken_to(|dialogue| leaving::transferred(dialogue, outcome, policy)),
            Event::Diary(answer) => {
                self.taken_to(|dialogue| finding::answered(dialogue, &answer, policy))
            }
        }
    }

    /// Repeats what the conversation is waiting for: the question to the caller, or the request
    /// to the book. Changes nothing; an ended conversation waits for nothing.
    #[must_use]
    pub fn resume(&self, policy: &Policy<'_>) -> Vec<Effect> {
        question::put(self, policy)
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

    /// The language that it is in: the practice's first.
    #[must_use]
    pub fn language(&self, practice: &domain::Practice) -> Language {
        practice.desk.languages.first().copied().unwrap_or(Language::English)
    }

    /// The slots just offered, in the order in which they were said.
    #[must_use]
    pub fn offered(&self) -> &[Slot] {
        if let State::Offering { slots, .. } = &self.state { slots } else { &[] }
    }

    /// How it ended, once it has.
    #[must_use]
    pub const fn outcome(&self) -> Option<CallOutcome> {
        if let State::Ended(outcome) = &self.state { Some(*outcome) } else { None }
    }

    fn next_turn(self) -> Self {
        Self { turn: self.turn.next(), ..self }
    }

    /// Moves on, and gives back a hold that the new state does not keep: in one place, so that no
    /// way out of a read-back can forget it.
    fn taken_to(self, moving: impl FnOnce(&Self) -> Move) -> (Self, Vec<Effect>) {
        let Move { state, mut effects, tries } = moving(&self);
        // A hold that is being booked is the book's: it becomes the appointment, or it is gone.
        let at_the_book = matches!(self.state, State::Booking { .. });
        let kept = state.hold();
        if let Some(hold) = self.state.hold().filter(|hold| kept != Some(*hold) && !at_the_book) {
            effects.insert(0, Effect::Release(hold));
        }
        (Self { tries, state, ..self }, effects)
    }
}

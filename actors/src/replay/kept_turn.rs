//! One turn as its rows have it: what happened, and what the book answered, in order.

use std::collections::VecDeque;

use dialogue::{
    Decided, DiaryAnswer, Happened, Request, State, decided, is_request, read_dialogue, read_event,
};
use domain::{AppointmentId, CallSid, Seq};
use jiff::Timestamp;
use ports::KeptStep;
use serde_json::Value;

use super::Parting;

/// What is left of a turn.
pub(super) struct KeptTurn {
    call: CallSid,
    left: VecDeque<(Timestamp, Item)>,
    /// The reading of the clock that its last step was taken by.
    last: Timestamp,
}

enum Item {
    Happened(Happened),
    /// The book made a change that it was asked for, or did not.
    Decided(Seq, Decided),
}

impl KeptTurn {
    pub(super) fn of(call: CallSid, steps: &[KeptStep]) -> Self {
        let mut left = VecDeque::new();
        for step in steps {
            let events: Vec<Value> = serde_json::from_str(&step.events).unwrap_or_default();
            left.extend(events.iter().map(|it| (step.at, Item::Happened(read_event(it)))));
            left.extend(ended(step).map(|ended| (step.at, Item::Decided(step.seq, ended))));
        }
        let last = steps.last().map_or(Timestamp::UNIX_EPOCH, |step| step.at);
        Self { call, left, last }
    }

    /// The reading of the clock that what comes next was taken by.
    pub(super) fn at(&self) -> Timestamp {
        self.left.front().map_or(self.last, |(at, _)| *at)
    }

    /// Whether the book decided something in what is left.
    pub(super) fn was_decided(&self) -> bool {
        self.left.iter().any(|(_, item)| matches!(item, Item::Decided(..)))
    }

    /// What took the call on.
    pub(super) fn first(&mut self) -> Option<(Timestamp, Happened)> {
        match self.left.pop_front()? {
            (at, Item::Happened(happened)) => Some((at, happened)),
            (_, Item::Decided(..)) => None,
        }
    }

    /// What the book answered to this request, if this was the request.
    pub(super) fn answer(
        &mut self,
        request: &Request,
    ) -> Result<(Timestamp, DiaryAnswer), Parting> {
        // The first rows did not say what was asked; then the form of the answer has to do.
        if let Some((_, Item::Happened(Happened::Asked(written)))) = self.left.front() {
            if !is_request(written, request) {
                return Err(Parting::AsksTheBook);
            }
            self.left.pop_front();
        }
        match self.left.pop_front() {
            Some((at, Item::Happened(Happened::Answered(answer)))) if answers(request, &answer) => {
                Ok((at, answer))
            }
            Some((at, Item::Decided(seq, ended))) => {
                let hold = AppointmentId::of_step(self.call, seq);
                decided(request, ended, hold).map(|it| (at, it)).ok_or(Parting::AsksTheBook)
            }
            Some((_, Item::Happened(Happened::Illegible))) => Err(Parting::NotKept),
            Some((_, Item::Happened(_))) | None => Err(Parting::AsksTheBook),
        }
    }
}

/// How the change that a step asked for ended. Whoever lost it looks on.
fn ended(step: &KeptStep) -> Option<Decided> {
    if step.won? {
        return Some(Decided::Won);
    }
    let (led_to, _) = read_dialogue(&step.state, step.turn.next());
    let looks_on = matches!(led_to.state(), State::Finding { .. });
    Some(if looks_on { Decided::Lost } else { Decided::Refused })
}

/// Whether an answer has the form that a look-up asks for.
const fn answers(request: &Request, answer: &DiaryAnswer) -> bool {
    matches!(
        (request, answer),
        (Request::FindSlots(_) | Request::FindOtherSlots { .. }, DiaryAnswer::Found(_))
            | (Request::FindCustomer(_), DiaryAnswer::Customer(_))
            | (Request::FindAppointments(_), DiaryAnswer::Appointments(_))
    )
}

//! What happened in a run, in numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::book::Book;
use crate::history::{History, LineEnd, Outcome, Route, Sender};
use crate::rules::{BOOKED, TURN_LIMIT, waited};

/// What happened in a run, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Calls.
    pub calls: usize,
    /// Calls by how their lines ended.
    pub ends: BTreeMap<LineEnd, usize>,
    /// Webhooks of turns that servers answered, repetitions included.
    pub turns: usize,
    /// Of these, what the noise on the way repeated.
    pub repeated: usize,
    /// Safe replies.
    pub safe_replies: usize,
    /// Webhooks that no server answered: it was killed, stood still, or there was none.
    pub unanswered: usize,
    /// Turns that another process answered than the one before it in the same call.
    pub handed_over: usize,
    /// Appointments.
    pub bookings: usize,
    /// Appointments that were confirmed, and whose caller never heard of it: the line dropped.
    pub unheard: usize,
    /// What was broken, by kind.
    pub strikes: BTreeMap<&'static str, usize>,
    /// Server processes.
    pub processes: usize,
    /// The longest that an answer took whose server nothing was done to.
    pub slowest: Duration,
    /// Answers beyond the limit, for want of a processor.
    pub starved_turns: usize,
    /// How long the harness was kept from running, altogether.
    pub starved: Duration,
    /// The most memory that a server had, in bytes, and the most that one grew by.
    pub memory: (u64, u64),
}

impl Figures {
    /// The numbers of a history and its book.
    pub(crate) fn of(history: &History, book: &Book) -> Self {
        let mut figures = Self {
            calls: history.calls.len(),
            bookings: book.appointments.len(),
            processes: history.processes.len(),
            starved: history.starved.iter().map(|it| it.until.saturating_sub(it.from)).sum(),
            ..Self::default()
        };
        for call in &history.calls {
            if let Some((_, end)) = call.ended {
                *figures.ends.entry(end).or_default() += 1;
            }
        }
        for strike in &history.strikes {
            *figures.strikes.entry(strike.kind).or_default() += 1;
        }
        for process in &history.processes {
            let (first, most) = process.resident.unwrap_or_default();
            figures.memory.0 = figures.memory.0.max(most);
            figures.memory.1 = figures.memory.1.max(most.saturating_sub(first));
        }
        figures.count_deliveries(history);
        let heard: BTreeSet<_> = history
            .calls
            .iter()
            .filter(|call| call.heard.iter().any(|text| text.contains(BOOKED)))
            .map(|call| call.call)
            .collect();
        figures.unheard = book
            .appointments
            .iter()
            .filter(|it| it.call.is_none_or(|call| !heard.contains(&call)))
            .count();
        figures
    }

    fn count_deliveries(&mut self, history: &History) {
        let mut last_process = BTreeMap::new();
        for delivery in history.deliveries.iter().filter(|it| it.route.speaks()) {
            let Outcome::Answered(answer) = &delivery.outcome else {
                self.unanswered += 1;
                continue;
            };
            self.turns += 1;
            self.safe_replies += usize::from(answer.is_safe);
            self.repeated += usize::from(delivery.by == Sender::Noise);
            if let Some(took) = waited(history, delivery) {
                self.slowest = self.slowest.max(took);
                self.starved_turns += usize::from(took > TURN_LIMIT);
            }
            if matches!(delivery.route, Route::Collect(..)) && delivery.by == Sender::Carrier {
                let before = last_process.insert(delivery.call, delivery.process);
                let another = before.is_some_and(|before| before != delivery.process);
                self.handed_over += usize::from(another);
            }
        }
    }
}

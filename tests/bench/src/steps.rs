//! Steps of calls, as the actors hand them to the journal: as long as those of a booking call.

use std::sync::Arc;
use std::time::Duration;

use dialogue::{Booking, GivenName, HoldRequest, write_dialogue, write_event, write_understanding};
use domain::{
    AppointmentId, CallOutcome, CallSid, CallerId, PhoneNumber, Place, Practice, Seats, Seq, Slot,
    Turn as TurnNumber,
};
use jiff::{SignedDuration, Timestamp};
use ports::{
    Allowance, Begins, Change, Entry, Leads, NewHold, News, Renderer as _, StoredReply, TurnAddress,
};
use telephony::twiml::TwimlRenderer;
use uuid::Uuid;

use crate::{CALLED, CALLER, NOW, Turn, played, practice};

/// Where the conversation of each kind of step stands, among the turns of the call.
const WITH_WHOM: usize = 2;
const NAMED: usize = 4;
const CONFIRMED: usize = 5;

/// Makes steps of calls that were never written before.
pub struct Steps {
    practice: Practice,
    turns: Vec<Turn>,
    now: Timestamp,
    next: u32,
}

impl Default for Steps {
    fn default() -> Self {
        let practice = practice();
        let turns = played(&practice);
        Self { practice, turns, now: NOW.parse().expect("an instant"), next: 0 }
    }
}

impl Steps {
    /// The practice that is called.
    #[must_use]
    pub fn practice(&self) -> &Practice {
        &self.practice
    }

    /// Steps that ask nothing of the book: the caller said with whom.
    #[must_use]
    pub fn plain(&mut self, size: u32) -> Vec<Arc<Entry>> {
        let calls = self.calls(size);
        let step = |call| {
            let change = Change::Nothing(self.leads(call, WITH_WHOM, None));
            self.entry(call, WITH_WHOM, change)
        };
        calls.into_iter().map(|number| Arc::new(step(sid(number)))).collect()
    }

    /// Steps that hold a slot, each one of its own: the caller said their name.
    #[must_use]
    pub fn holds(&mut self, size: u32) -> Vec<Arc<Entry>> {
        let calls = self.calls(size);
        calls.into_iter().map(|number| Arc::new(self.hold(number))).collect()
    }

    /// Steps that book what these steps held: the caller said yes.
    #[must_use]
    pub fn bookings(&self, holds: &[Arc<Entry>]) -> Vec<Arc<Entry>> {
        let booked = |held: &Arc<Entry>| {
            let booking = Booking {
                hold: AppointmentId::of_step(held.call, held.seq),
                starts_at: self.now,
                name: GivenName::Given("Sarah Johnson".parse().expect("a name")),
                phone: number_of(held.call),
                language: None,
            };
            let won = self.leads(held.call, CONFIRMED, Some(CallOutcome::Booked));
            let lost = write_dialogue(&self.turns[WITH_WHOM].after);
            // As long as the real one: a sentence, and a person.
            let over = self.leads(held.call, CONFIRMED, None);
            let day = self.now.to_zoned(self.practice.time_zone.clone()).date();
            let allowance = Allowance { day, most: self.practice.desk.per_caller };
            let news = News::Untold;
            let change = Change::Book { booking, allowance, won, lost, over, news };
            Arc::new(self.entry(held.call, CONFIRMED, change))
        };
        holds.iter().map(booked).collect()
    }

    fn calls(&mut self, size: u32) -> std::ops::Range<u32> {
        let first = self.next;
        self.next += size;
        first..self.next
    }

    fn hold(&self, number: u32) -> Entry {
        let call = sid(number);
        let service = &self.practice.services[0];
        let people = u32::try_from(self.practice.providers.len()).expect("a few");
        let provider = &self.practice.providers[usize::try_from(number % people).expect("a few")];
        let starts_at = self.now + SignedDuration::from_mins(i64::from(number / people) * 15);
        let slot = Slot {
            provider: provider.id,
            starts_at,
            ends_at: starts_at + service.duration.duration(),
        };
        let hold = NewHold {
            id: AppointmentId::of_step(call, seq(NAMED)),
            request: HoldRequest { service: service.id, slot },
            occupies: scheduling::occupies(service, slot).expect("a slot that ends"),
            places: vec![Place { seats: Seats::ONLY, room: None }],
            wall: starts_at.to_zoned(self.practice.time_zone.clone()).datetime(),
            time_zone: "America/Regina".into(),
            expires_at: self.now + SignedDuration::from_mins(5),
        };
        let won = self.leads(call, NAMED, None);
        let lost = write_dialogue(&self.turns[WITH_WHOM].after);
        self.entry(call, NAMED, Change::Hold { hold, won, lost })
    }

    fn leads(&self, call: CallSid, turn: usize, ended: Option<CallOutcome>) -> Leads {
        let played = &self.turns[turn];
        let address = TurnAddress {
            call,
            turn: TurnNumber(seq(turn).0),
            country: self.practice.country,
            voices: self.practice.desk.voices,
        };
        let body = TwimlRenderer.render(&played.reply, address).expect("a reply that is written");
        let reply = StoredReply { body, expecting: played.reply.expecting() };
        Leads { state: write_dialogue(&played.after), reply: Some(reply), ended }
    }

    fn entry(&self, call: CallSid, turn: usize, change: Change) -> Entry {
        let played = &self.turns[turn];
        let events: serde_json::Value = played.events.iter().map(write_event).collect();
        let begins =
            Begins { called: CALLED.parse().expect("a number"), caller: CallerId::read(CALLER) };
        Entry {
            call,
            seq: seq(turn),
            turn: TurnNumber(seq(turn).0),
            practice: self.practice.id,
            at: self.now,
            took: Duration::from_micros(300),
            begins: (turn == 0).then_some(begins),
            heard: Some(played.words.into()),
            understood: write_understanding(&played.understood).map(|json| json.to_string()),
            events: events.to_string(),
            change,
        }
    }
}

fn sid(number: u32) -> CallSid {
    CallSid::new(Uuid::from_u128(0xCA11_0000_0000 + u128::from(number)))
}

/// The number that a call books for: nearly everybody has one of their own. Exchanges from 420 to 499
/// exist.
fn number_of(call: CallSid) -> PhoneNumber {
    let (_, number) = call.uuid().as_u64_pair();
    let number = format!("+1403{}{:04}", 420 + number / 10_000 % 80, number % 10_000);
    number.parse().expect("a number")
}

/// A call writes one step a turn.
fn seq(turn: usize) -> Seq {
    Seq(u32::try_from(turn).expect("a call is short"))
}

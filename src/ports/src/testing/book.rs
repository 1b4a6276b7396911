//! Journal, appointment book and directory in memory, with the rules of the real ones.

mod codes;
mod errands;
mod reading;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use dialogue::{Booking, GivenName};
use domain::{
    AppointmentId, CallOutcome, CallSid, PersonName, PhoneNumber, Place, Practice, ProviderId, Seq,
    TimeRange, Turn,
};
use jiff::Timestamp;

use super::lock;
use crate::{
    Allowance, CallUnderWay, Change, Entry, Fate, Housekeeping, Journal, JournalError, KeptCall,
    KeptStep, Leads, NewHold, Recorded, StoredReply, Written,
};
use codes::SentCode;
use errands::Customer;

/// Journal, appointment book and directory of one practice, in memory.
pub struct MemoryBook {
    practice: Arc<Practice>,
    numbers: Mutex<Vec<PhoneNumber>>,
    inside: Mutex<Inside>,
}

struct Inside {
    journal: BTreeMap<(CallSid, Seq), Stored>,
    appointments: HashMap<AppointmentId, Held>,
    /// For whom appointments were booked.
    booked_for: HashMap<AppointmentId, Customer>,
    /// The numbers that get no texts.
    without_texts: BTreeSet<PhoneNumber>,
    /// The codes that were asked for.
    codes: Vec<SentCode>,
    /// How often it was asked who calls.
    customers_looked_up: usize,
    outcomes: HashMap<CallSid, CallOutcome>,
    groups: Vec<usize>,
    /// How often calls were read.
    reads: usize,
    /// Errors to give instead of the next answers, latest last.
    failing: Vec<JournalError>,
    /// Whether nothing is answered at all.
    away: bool,
    blocked: Option<CallSid>,
    /// Whether groups that fail are written all the same, as when an answer is lost on its way.
    writes_all_the_same: bool,
}

/// A row of the journal.
#[derive(Debug, Clone)]
pub struct Stored {
    /// What was to be written.
    pub entry: Entry,
    /// The state after it.
    pub state: String,
    /// The reply, when it ended the turn.
    pub reply: Option<StoredReply>,
    /// Whether the book made the change that it asked for; `None` when it asked for none.
    pub won: Option<bool>,
}

/// A row of the book.
#[derive(Debug, Clone)]
pub struct Held {
    /// Whose it is.
    pub call: CallSid,
    /// What was held.
    pub hold: NewHold,
    /// Where it is.
    pub place: Place,
    /// Whether it is an appointment, and not a hold any more.
    pub booked: bool,
}

impl MemoryBook {
    /// An empty book of a practice that answers under `numbers`.
    #[must_use]
    pub fn new(practice: Practice, numbers: Vec<PhoneNumber>) -> Self {
        let inside = Mutex::new(Inside::empty());
        Self { practice: Arc::new(practice), numbers: Mutex::new(numbers), inside }
    }

    /// The rows of a call's journal.
    #[must_use]
    pub fn rows(&self, call: CallSid) -> Vec<Stored> {
        lock(&self.inside).rows(call).cloned().collect()
    }

    /// Everything that is kept of a call.
    #[must_use]
    pub fn kept(&self, call: CallSid) -> Option<KeptCall> {
        let rows = self.rows(call);
        let begins = rows.first()?.entry.begins.clone()?;
        let steps = rows.into_iter().map(|Stored { entry, state, reply, won }| {
            let Entry { seq, turn, at, heard, events, .. } = entry;
            KeptStep { seq, turn, at, heard, events, state, reply, won }
        });
        let caller = begins.caller.number().cloned();
        Some(KeptCall { call, practice: self.practice.id, caller, steps: steps.collect() })
    }

    /// The rows of the book.
    #[must_use]
    pub fn appointments(&self) -> Vec<Held> {
        lock(&self.inside).appointments.values().cloned().collect()
    }

    /// How a call ended.
    #[must_use]
    pub fn outcome(&self, call: CallSid) -> Option<CallOutcome> {
        lock(&self.inside).outcomes.get(&call).copied()
    }

    /// How many steps each group had, in order; those that failed too.
    #[must_use]
    pub fn groups(&self) -> Vec<usize> {
        lock(&self.inside).groups.clone()
    }

    /// Takes its numbers from the practice.
    pub fn loses_its_numbers(&self) {
        lock(&self.numbers).clear();
    }

    /// How often a call was read from the journal.
    #[must_use]
    pub fn reads(&self) -> usize {
        lock(&self.inside).reads
    }

    /// Has the next `times` groups fail, with nothing written.
    pub fn fail(&self, times: usize) {
        let errors = (0..times).map(|_| JournalError::Unavailable("the network is down".into()));
        let mut inside = lock(&self.inside);
        inside.failing.extend(errors);
        inside.writes_all_the_same = false;
    }

    /// Has every group fail, with nothing written, until it is back.
    pub fn set_away(&self, away: bool) {
        lock(&self.inside).away = away;
    }

    /// Has every group with a step of this call blocked, with nothing written, until it is let go.
    pub fn set_blocked(&self, call: Option<CallSid>) {
        lock(&self.inside).blocked = call;
    }

    /// Has the next group written, and its answer lost.
    pub fn lose_the_next_answer(&self) {
        let mut inside = lock(&self.inside);
        inside.failing.push(JournalError::Unavailable("the connection broke".into()));
        inside.writes_all_the_same = true;
    }

    /// Puts something into the book that another call has.
    pub fn occupy(&self, held: Held) {
        lock(&self.inside).appointments.insert(held.hold.id, held);
    }

    /// Puts an appointment into the book that somebody has made before.
    pub fn book_for(&self, held: Held, phone: PhoneNumber, name: Option<PersonName>) {
        let mut inside = lock(&self.inside);
        inside.booked_for.insert(held.hold.id, Customer { phone, name });
        inside.appointments.insert(held.hold.id, Held { booked: true, ..held });
    }

    /// How often it was asked who calls.
    #[must_use]
    pub fn customers_looked_up(&self) -> usize {
        lock(&self.inside).customers_looked_up
    }

    /// Whether a number gets no texts.
    #[must_use]
    pub fn is_without_texts(&self, phone: &PhoneNumber) -> bool {
        lock(&self.inside).without_texts.contains(phone)
    }

    /// Takes a row out of the book, as when a hold expired and somebody else needed the time.
    pub fn remove(&self, id: AppointmentId) {
        lock(&self.inside).appointments.remove(&id);
    }
}

impl Inside {
    fn empty() -> Self {
        Self {
            journal: BTreeMap::new(),
            appointments: HashMap::new(),
            booked_for: HashMap::new(),
            without_texts: BTreeSet::new(),
            codes: Vec::new(),
            customers_looked_up: 0,
            outcomes: HashMap::new(),
            groups: Vec::new(),
            reads: 0,
            failing: Vec::new(),
            away: false,
            blocked: None,
            writes_all_the_same: false,
        }
    }

    fn rows(&self, call: CallSid) -> impl DoubleEndedIterator<Item = &Stored> {
        self.journal.range((call, Seq(0))..=(call, Seq(u32::MAX))).map(|(_, row)| row)
    }

    fn write(&mut self, practice: &Practice, entry: &Entry) -> Fate {
        let key = (entry.call, entry.seq);
        if self.journal.contains_key(&key) {
            return Fate::Fenced;
        }
        let lost = |state: &String| Leads { state: state.clone(), reply: None, ended: None };
        let (fate, leads) = match &entry.change {
            Change::Nothing(leads) => (Fate::Won, leads.clone()),
            Change::Release { hold, leads } => {
                let own = |held: &Held| held.call == entry.call && !held.booked;
                if self.appointments.get(hold).is_some_and(own) {
                    self.appointments.remove(hold);
                }
                (Fate::Won, leads.clone())
            }
            Change::Hold { hold, won, lost: state } => match self.free_place(hold, entry.at) {
                Some(place) => {
                    let held = Held { call: entry.call, hold: hold.clone(), place, booked: false };
                    self.appointments.insert(hold.id, held);
                    (Fate::Won, won.clone())
                }
                None => (Fate::Lost, lost(state)),
            },
            Change::Book { booking, allowance, won, lost: state, over, news: _ } => {
                let own = |held: &&Held| held.call == entry.call && !held.booked;
                match self.appointments.get(&booking.hold).filter(own) {
                    Some(_) if self.may_have_another(&booking.phone, *allowance, entry.at) => {
                        self.make_appointment(booking);
                        (Fate::Won, won.clone())
                    }
                    Some(_) => {
                        self.appointments.remove(&booking.hold);
                        (Fate::Over, over.clone())
                    }
                    None => (Fate::Lost, lost(state)),
                }
            }
            Change::Move { .. }
            | Change::CallOff { .. }
            | Change::StopTexts { .. }
            | Change::SendCode { .. }
            | Change::CheckCode { .. } => self.errand(practice, entry),
        };
        if let Some(outcome) = leads.ended {
            self.outcomes.entry(entry.call).or_insert(outcome);
        }
        let asks = !matches!(entry.change, Change::Nothing(_) | Change::Release { .. });
        let won = asks.then_some(fate == Fate::Won);
        let row = Stored { entry: entry.clone(), state: leads.state, reply: leads.reply, won };
        self.journal.insert(key, row);
        fate
    }

    fn make_appointment(&mut self, booking: &Booking) {
        if let Some(held) = self.appointments.get_mut(&booking.hold) {
            held.booked = true;
        }
        let name = match &booking.name {
            GivenName::Given(name) | GivenName::Known(name) => Some(name.clone()),
            GivenName::LeftOpen => None,
        };
        let customer = Customer { phone: booking.phone.clone(), name };
        self.booked_for.insert(booking.hold, customer);
    }

    /// Whether a number has fewer appointments than it may, on a day and to come.
    fn may_have_another(&self, phone: &PhoneNumber, allowance: Allowance, now: Timestamp) -> bool {
        let Allowance { day, most } = allowance;
        let has = || {
            let of_number = self.booked_for.iter().filter(|(_, customer)| customer.phone == *phone);
            of_number.filter_map(|(id, _)| Some(&self.appointments.get(id)?.hold))
        };
        let a_day = has().filter(|hold| hold.wall.date() == day).count();
        let to_come = has().filter(|hold| hold.request.slot.starts_at > now).count();
        a_day < most.a_day.into() && to_come < most.to_come.into()
    }

    fn free_place(&mut self, wanted: &NewHold, now: Timestamp) -> Option<Place> {
        let provider = wanted.request.slot.provider;
        self.free(provider, wanted.occupies, &wanted.places, None, now)
    }

    /// The first of these places that is free, apart from one appointment.
    fn free(
        &mut self,
        provider: ProviderId,
        occupies: TimeRange,
        places: &[Place],
        except: Option<AppointmentId>,
        now: Timestamp,
    ) -> Option<Place> {
        self.appointments.retain(|_, held| held.booked || held.hold.expires_at > now);
        let others = || self.appointments.values().filter(|held| Some(held.hold.id) != except);
        let free = |place: &&Place| {
            !others().any(|held| {
                let is_same_provider = held.hold.request.slot.provider == provider;
                held.hold.occupies.overlaps(occupies)
                    && (is_same_provider && held.place.seats.overlap(place.seats)
                        || place.room.is_some() && held.place.room == place.room)
            })
        };
        places.iter().find(free).copied()
    }
}

#[async_trait]
impl Journal for MemoryBook {
    async fn append(&self, group: &[Arc<Entry>]) -> Result<Vec<Written>, JournalError> {
        let mut inside = lock(&self.inside);
        inside.groups.push(group.len());
        if inside.away {
            return Err(JournalError::Unavailable("the database is away".into()));
        }
        if group.iter().any(|entry| Some(entry.call) == inside.blocked) {
            return Err(JournalError::Blocked("somebody holds a lock".into()));
        }
        let failure = inside.failing.pop();
        if let (Some(error), false) = (&failure, inside.writes_all_the_same) {
            return Err(JournalError::Unavailable(error.to_string().into()));
        }
        let version = Some(self.practice.version);
        let written = group
            .iter()
            .map(|entry| Written { fate: inside.write(&self.practice, entry), practice: version })
            .collect();
        failure.map_or(Ok(written), Err)
    }

    async fn read(&self, call: CallSid) -> Result<Option<Recorded>, JournalError> {
        let mut inside = lock(&self.inside);
        inside.reads += 1;
        let mut rows = inside.rows(call).rev();
        let Some(last) = rows.next() else { return Ok(None) };
        let mut replied = std::iter::once(last).chain(rows);
        let replied = replied.find_map(|row| Some((row.entry.turn, row.reply.clone()?)));
        Ok(Some(Recorded {
            practice: last.entry.practice,
            seq: last.entry.seq,
            turn: last.entry.turn,
            format: dialogue::FORMAT,
            state: last.state.clone(),
            replied,
        }))
    }

    async fn reply(&self, call: CallSid, turn: Turn) -> Result<Option<StoredReply>, JournalError> {
        let inside = lock(&self.inside);
        let mut rows = inside.rows(call).rev().filter(|row| row.entry.turn == turn);
        Ok(rows.find_map(|row| row.reply.clone()))
    }
}

#[async_trait]
impl Housekeeping for MemoryBook {
    async fn calls_under_way(
        &self,
        began_until: Timestamp,
        after: Option<CallUnderWay>,
        most: u16,
    ) -> Result<Vec<CallUnderWay>, JournalError> {
        let inside = lock(&self.inside);
        if inside.away {
            return Err(JournalError::Unavailable("the database is away".into()));
        }
        let key = |it: &CallUnderWay| (it.began_at, it.call);
        let begun = inside.journal.range(..).filter(|((_, seq), _)| *seq == Seq(0));
        let mut under_way: Vec<_> = begun
            .filter(|((call, _), _)| !inside.outcomes.contains_key(call))
            .filter_map(|((call, _), first)| {
                let last = inside.rows(*call).next_back()?;
                Some(CallUnderWay { call: *call, began_at: first.entry.at, last_at: last.entry.at })
            })
            .filter(|it| it.began_at <= began_until)
            .filter(|it| after.is_none_or(|after| key(&after) < key(it)))
            .collect();
        under_way.sort_unstable_by_key(key);
        under_way.truncate(most.into());
        Ok(under_way)
    }

    async fn forget_codes(&self, now: Timestamp) -> Result<u32, JournalError> {
        Ok(lock(&self.inside).forget_codes(now))
    }
}

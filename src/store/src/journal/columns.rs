//! A group of entries turned on its side: one array per column, as `unnest` takes it.

use std::collections::{BTreeSet, HashMap};

use dialogue::{Booking, GivenName};
use domain::{CustomerId, Expecting, PhoneNumber, PracticeId, RoomId};
use jiff_sqlx::{Date, DateTime, Timestamp, ToSqlx};
use ports::{Allowance, Change, Entry, Leads, NewHold, News};
use uuid::Uuid;

/// What a step asks of the book, as the statement tells them apart.
const NOTHING: i16 = 0;
const RELEASE: i16 = 1;
const HOLD: i16 = 2;
const BOOK: i16 = 3;

/// What every step has, one array per column.
#[derive(Default)]
pub(super) struct Steps<'a> {
    /// The practices that the group is about, as the policies read them.
    pub(super) practice_ids: String,
    /// The same, each once.
    pub(super) practices: Vec<Uuid>,
    pub(super) call: Vec<Uuid>,
    pub(super) seq: Vec<i32>,
    pub(super) turn: Vec<i32>,
    pub(super) practice: Vec<Uuid>,
    pub(super) at: Vec<Timestamp>,
    pub(super) took_us: Vec<i32>,
    pub(super) heard: Vec<Option<&'a str>>,
    pub(super) understood: Vec<Option<&'a str>>,
    pub(super) events: Vec<&'a str>,
    pub(super) called: Vec<Option<&'a str>>,
    pub(super) caller: Vec<Option<&'a str>>,
}

impl<'a> Steps<'a> {
    fn of(group: &[&'a Entry]) -> Self {
        let practices: BTreeSet<PracticeId> = group.iter().map(|entry| entry.practice).collect();
        let ids: Vec<String> = practices.iter().map(PracticeId::to_string).collect();
        let mut steps = Self {
            practice_ids: ids.join(","),
            practices: practices.into_iter().map(PracticeId::uuid).collect(),
            ..Self::default()
        };
        for entry in group {
            steps.push(entry);
        }
        steps
    }

    fn push(&mut self, entry: &'a Entry) {
        self.call.push(entry.call.uuid());
        self.seq.push(integer(entry.seq.0));
        self.turn.push(integer(entry.turn.0));
        self.practice.push(entry.practice.uuid());
        self.at.push(entry.at.to_sqlx());
        self.took_us.push(i32::try_from(entry.took.as_micros()).unwrap_or(i32::MAX));
        self.heard.push(entry.heard.as_deref());
        self.understood.push(entry.understood.as_deref());
        self.events.push(&entry.events);
        let begins = entry.begins.as_ref();
        self.called.push(begins.map(|it| it.called.as_str()));
        self.caller.push(begins.and_then(|it| it.caller.number()).map(PhoneNumber::as_str));
    }
}

/// Steps that ask nothing of the book and end no call.
#[derive(Default)]
pub(super) struct PlainSteps<'a> {
    pub(super) steps: Steps<'a>,
    pub(super) state: Vec<&'a str>,
    pub(super) reply: Vec<Option<&'a str>>,
    pub(super) expecting: Vec<Option<&'static str>>,
    /// The calls that begin.
    pub(super) begun: BegunCalls<'a>,
}

/// Calls that begin, one array per column.
#[derive(Default)]
pub(super) struct BegunCalls<'a> {
    pub(super) call: Vec<Uuid>,
    pub(super) practice: Vec<Uuid>,
    pub(super) called: Vec<&'a str>,
    pub(super) caller: Vec<Option<&'a str>>,
    pub(super) at: Vec<Timestamp>,
}

impl<'a> PlainSteps<'a> {
    /// The columns of a group that is sorted by key. What is not [plain](Change::is_plain) is left
    /// out.
    pub(super) fn of(group: &[&'a Entry]) -> Self {
        let plain: Vec<_> =
            group.iter().filter_map(|entry| Some((*entry, entry.change.plainly()?))).collect();
        let entries: Vec<_> = plain.iter().map(|(entry, _)| *entry).collect();
        let mut columns = Self { steps: Steps::of(&entries), ..Self::default() };
        for (entry, leads) in plain {
            columns.state.push(&leads.state);
            columns.reply.push(leads.reply.as_ref().map(|reply| &*reply.body));
            columns.expecting.push(leads.reply.as_ref().map(|reply| reply.expecting.as_str()));
            if let Some(begins) = &entry.begins {
                let begun = &mut columns.begun;
                begun.call.push(entry.call.uuid());
                begun.practice.push(entry.practice.uuid());
                begun.called.push(begins.called.as_str());
                begun.caller.push(begins.caller.number().map(PhoneNumber::as_str));
                begun.at.push(entry.at.to_sqlx());
            }
        }
        columns
    }
}

/// One array per column, all of the length of the group, and the seats that holds may try.
#[derive(Default)]
pub(super) struct Columns<'a> {
    pub(super) steps: Steps<'a>,
    pub(super) state: Vec<&'a str>,
    pub(super) reply: Vec<Option<&'a str>>,
    pub(super) expecting: Vec<Option<&'static str>>,
    pub(super) outcome: Vec<Option<&'static str>>,
    pub(super) state_lost: Vec<Option<&'a str>>,
    pub(super) change: Vec<i16>,
    pub(super) appointment: Vec<Option<Uuid>>,
    pub(super) service: Vec<Option<Uuid>>,
    pub(super) provider: Vec<Option<Uuid>>,
    pub(super) starts_at: Vec<Option<Timestamp>>,
    pub(super) ends_at: Vec<Option<Timestamp>>,
    pub(super) occupied_from: Vec<Option<Timestamp>>,
    pub(super) occupied_until: Vec<Option<Timestamp>>,
    pub(super) wall: Vec<Option<DateTime>>,
    pub(super) time_zone: Vec<Option<&'a str>>,
    pub(super) expires_at: Vec<Option<Timestamp>>,
    pub(super) customer: Vec<Option<Uuid>>,
    pub(super) name: Vec<Option<&'a str>>,
    pub(super) phone: Vec<Option<&'a str>>,
    pub(super) language: Vec<Option<&'static str>>,
    /// Seats to try: the entry's place in the group counted from 1, and the bounds.
    pub(super) try_for: Vec<i64>,
    pub(super) try_first: Vec<i32>,
    pub(super) try_end: Vec<i32>,
    pub(super) try_room: Vec<Option<Uuid>>,
    /// Whether the practice's customers are told of their bookings.
    pub(super) tells: Vec<bool>,
    /// How many appointments the numbers that are booked for may have.
    pub(super) allowed: Allowed,
    /// Where it leads when the caller has as many appointments as they may.
    pub(super) over: Over<'a>,
}

/// How many appointments the numbers that are booked for may have, one array per column.
#[derive(Default)]
pub(super) struct Allowed {
    /// The day of the appointment.
    pub(super) day: Vec<Option<Date>>,
    /// Of the appointments on that day, without those that this group books before.
    pub(super) a_day: Vec<Option<i32>>,
    /// Of those to come, likewise.
    pub(super) to_come: Vec<Option<i32>>,
}

impl Allowed {
    /// `before` is how many this group books for the number before. One of them that turns out to
    /// be somebody else's step counts all the same: no more than it may is surer than one too few
    /// is harmful.
    fn push(&mut self, allowance: Option<&Allowance>, before: u16) {
        let left = |most: u16| i32::from(most) - i32::from(before);
        self.day.push(allowance.map(|it| it.day.to_sqlx()));
        self.a_day.push(allowance.map(|it| left(it.most.a_day)));
        self.to_come.push(allowance.map(|it| left(it.most.to_come)));
    }
}

/// Where bookings lead that are one too many, one array per column.
#[derive(Default)]
pub(super) struct Over<'a> {
    pub(super) state: Vec<Option<&'a str>>,
    pub(super) reply: Vec<Option<&'a str>>,
    pub(super) expecting: Vec<Option<&'static str>>,
    pub(super) outcome: Vec<Option<&'static str>>,
}

impl<'a> Over<'a> {
    fn push(&mut self, leads: Option<&'a Leads>) {
        let reply = leads.and_then(|it| it.reply.as_ref());
        self.state.push(leads.map(|it| &*it.state));
        self.reply.push(reply.map(|it| &*it.body));
        self.expecting.push(reply.map(|it| Expecting::as_str(it.expecting)));
        self.outcome.push(leads.and_then(|it| it.ended).map(domain::CallOutcome::as_str));
    }
}

impl<'a> Columns<'a> {
    /// The columns of a group without [errands](Change::is_errand).
    pub(super) fn of(group: &[&'a Entry]) -> Self {
        let mut columns = Self { steps: Steps::of(group), ..Self::default() };
        let mut booked_for = HashMap::new();
        for (number, entry) in (1..).zip(group) {
            columns.push_change(number, entry);
            let Change::Book { booking, allowance, .. } = &entry.change else {
                columns.allowed.push(None, 0);
                continue;
            };
            let before: &mut u16 = booked_for.entry((entry.practice, &booking.phone)).or_default();
            columns.allowed.push(Some(allowance), *before);
            *before = before.saturating_add(1);
        }
        columns
    }

    fn push_change(&mut self, number: i64, entry: &'a Entry) {
        self.tells.push(matches!(&entry.change, Change::Book { news: News::Told, .. }));
        self.over.push(match &entry.change {
            Change::Book { over, .. } => Some(over),
            Change::Nothing(_)
            | Change::Release { .. }
            | Change::Hold { .. }
            | Change::Move { .. }
            | Change::CallOff { .. }
            | Change::StopTexts { .. }
            | Change::SendCode { .. }
            | Change::CheckCode { .. } => None,
        });
        match &entry.change {
            // The last five are not of a group; the row would say what it can without the book.
            Change::Nothing(leads)
            | Change::Move { gone: leads, .. }
            | Change::CallOff { gone: leads, .. }
            | Change::StopTexts { leads, .. }
            | Change::SendCode { leads, .. }
            | Change::CheckCode { gone: leads, .. } => {
                self.push_leads(NOTHING, leads, None);
                self.push_hold(None);
                self.push_customer(None);
            }
            Change::Release { hold, leads } => {
                self.push_leads(RELEASE, leads, None);
                self.push_hold(None);
                self.push_customer(None);
                self.appointment.pop();
                self.appointment.push(Some(hold.uuid()));
            }
            Change::Hold { hold, won, lost } => {
                self.push_leads(HOLD, won, Some(lost));
                self.push_hold(Some(hold));
                self.push_customer(None);
                for place in &hold.places {
                    self.try_for.push(number);
                    self.try_first.push(place.seats.first().into());
                    self.try_end.push(place.seats.end().into());
                    self.try_room.push(place.room.map(RoomId::uuid));
                }
            }
            Change::Book { booking, won, lost, allowance: _, over: _, news: _ } => {
                self.push_leads(BOOK, won, Some(lost));
                self.push_hold(None);
                self.appointment.pop();
                self.appointment.push(Some(booking.hold.uuid()));
                self.push_customer(Some((entry.practice, booking)));
            }
        }
    }

    fn push_leads(&mut self, change: i16, leads: &'a Leads, lost: Option<&'a str>) {
        self.change.push(change);
        self.state.push(&leads.state);
        self.reply.push(leads.reply.as_ref().map(|reply| &*reply.body));
        self.expecting.push(leads.reply.as_ref().map(|reply| Expecting::as_str(reply.expecting)));
        self.outcome.push(leads.ended.map(domain::CallOutcome::as_str));
        self.state_lost.push(lost);
    }

    fn push_hold(&mut self, hold: Option<&'a NewHold>) {
        self.appointment.push(hold.map(|it| it.id.uuid()));
        self.service.push(hold.map(|it| it.request.service.uuid()));
        self.provider.push(hold.map(|it| it.request.slot.provider.uuid()));
        self.starts_at.push(hold.map(|it| it.request.slot.starts_at.to_sqlx()));
        self.ends_at.push(hold.map(|it| it.request.slot.ends_at.to_sqlx()));
        self.occupied_from.push(hold.map(|it| it.occupies.from().to_sqlx()));
        self.occupied_until.push(hold.map(|it| it.occupies.until().to_sqlx()));
        self.wall.push(hold.map(|it| it.wall.to_sqlx()));
        self.time_zone.push(hold.map(|it| &*it.time_zone));
        self.expires_at.push(hold.map(|it| it.expires_at.to_sqlx()));
    }

    fn push_customer(&mut self, of: Option<(PracticeId, &'a Booking)>) {
        let name = of.and_then(|(_, booking)| match &booking.name {
            GivenName::Given(name) | GivenName::Known(name) => Some(name),
            GivenName::LeftOpen => None,
        });
        let id = of.map(|(practice, it)| CustomerId::of_person(practice, &it.phone, name).uuid());
        self.customer.push(id);
        self.name.push(name.map(domain::PersonName::as_str));
        self.phone.push(of.map(|(_, it)| it.phone.as_str()));
        self.language.push(of.and_then(|(_, it)| it.language).map(domain::Language::as_str));
    }
}

/// Turns and steps count single answers of one call: they do not come near 2^31.
pub(super) fn integer(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

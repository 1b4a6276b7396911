//! What callers have in the book, and change of it by errands.

use dialogue::{CallingOff, DiaryAnswer, Moving};
use domain::{AppointmentId, PersonName, PhoneNumber, Practice, Upcoming};
use jiff::Timestamp;

use super::Inside;
use crate::{Change, Entry, Fate, Leads};

/// For whom an appointment is.
pub(super) struct Customer {
    pub(super) phone: PhoneNumber,
    pub(super) name: Option<PersonName>,
}

impl Inside {
    /// Does an errand; what is none has nothing to be done.
    pub(super) fn errand(&mut self, practice: &Practice, entry: &Entry) -> (Fate, Leads) {
        match &entry.change {
            Change::Move { moving, won, lost, gone } => {
                match self.moved(practice, *moving, entry.at) {
                    Fate::Won => (Fate::Won, won.clone()),
                    Fate::Gone => (Fate::Gone, gone.clone()),
                    Fate::Lost | Fate::Over | Fate::Fenced => {
                        (Fate::Lost, Leads { state: lost.clone(), reply: None, ended: None })
                    }
                }
            }
            Change::CallOff { calling_off, won, gone } => {
                let CallingOff { appointment, starts_at } = *calling_off;
                if self.may_be_changed(practice, appointment, starts_at, entry.at) {
                    self.appointments.remove(&appointment);
                    (Fate::Won, won.clone())
                } else {
                    (Fate::Gone, gone.clone())
                }
            }
            Change::StopTexts { phone, leads } => {
                self.without_texts.insert(phone.clone());
                (Fate::Won, leads.clone())
            }
            Change::SendCode { request, leads } => {
                self.send_code(practice, entry, request);
                (Fate::Won, leads.clone())
            }
            Change::CheckCode { given, won, gone } => {
                if self.is_right_code(entry, given) {
                    (Fate::Won, won.clone())
                } else {
                    (Fate::Gone, gone.clone())
                }
            }
            Change::Nothing(leads)
            | Change::Release { leads, .. }
            | Change::Hold { won: leads, .. }
            | Change::Book { won: leads, .. } => (Fate::Won, leads.clone()),
        }
    }

    /// The one person whom a number is known by.
    pub(super) fn only_customer(&self, phone: &PhoneNumber) -> Option<PersonName> {
        let of_number = |customer: &&Customer| customer.phone == *phone;
        let mut theirs = self.booked_for.values().filter(of_number).map(|it| it.name.as_ref());
        let only = theirs.next()??;
        let same = |name: Option<&PersonName>| {
            name.is_some_and(|name| name.as_str().eq_ignore_ascii_case(only.as_str()))
        };
        theirs.all(same).then(|| only.clone())
    }

    /// The appointments to come of a number, the soonest first.
    pub(super) fn upcoming(
        &self,
        practice: &Practice,
        phone: &PhoneNumber,
        now: Timestamp,
    ) -> Vec<Upcoming> {
        let theirs = self.booked_for.iter().filter(|(_, customer)| customer.phone == *phone);
        let mut upcoming: Vec<_> = theirs
            .filter_map(|(id, customer)| {
                let request = self.appointments.get(id)?.hold.request;
                Some(Upcoming {
                    id: *id,
                    service: request.service,
                    slot: request.slot,
                    name: customer.name.clone(),
                    can_be_changed: scheduling::may_cancel(practice, request.slot.starts_at, now),
                })
            })
            .filter(|upcoming| upcoming.slot.starts_at > now)
            .collect();
        upcoming.sort_unstable_by_key(|upcoming| (upcoming.slot.starts_at, upcoming.id));
        let most = usize::try_from(DiaryAnswer::MOST_APPOINTMENTS).unwrap_or(usize::MAX);
        upcoming.truncate(most);
        upcoming
    }

    /// Whether an appointment is booked for the time that its customer heard, and not too soon.
    fn may_be_changed(
        &self,
        practice: &Practice,
        id: AppointmentId,
        heard: Timestamp,
        now: Timestamp,
    ) -> bool {
        let booked = self.appointments.get(&id).filter(|held| held.booked);
        booked.is_some_and(|held| held.hold.request.slot.starts_at == heard)
            && now < heard
            && scheduling::may_cancel(practice, heard, now)
    }

    fn moved(&mut self, practice: &Practice, moving: Moving, now: Timestamp) -> Fate {
        let Moving { appointment, starts_at, service, to } = moving;
        if !self.may_be_changed(practice, appointment, starts_at, now) {
            return Fate::Gone;
        }
        let Some(service) = practice.service(service) else { return Fate::Lost };
        let Ok(occupies) = scheduling::occupies(service, to) else { return Fate::Lost };
        let places = scheduling::places(practice, service, to.provider);
        let Some(place) = self.free(to.provider, occupies, &places, Some(appointment), now) else {
            return Fate::Lost;
        };
        if let Some(held) = self.appointments.get_mut(&appointment) {
            held.place = place;
            held.hold.request.service = service.id;
            held.hold.request.slot = to;
            held.hold.occupies = occupies;
            held.hold.wall = practice.time_zone.to_datetime(to.starts_at);
        }
        Fate::Won
    }
}

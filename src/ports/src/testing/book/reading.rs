//! What is read of the book and of its practice.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{PersonName, PhoneNumber, Practice, PracticeId, PracticeVersion, Resource, Upcoming};
use jiff::Timestamp;
use scheduling::Occupied;

use super::{Held, MemoryBook, lock};
use crate::{Diary, DiaryError, Directory, DirectoryError, Look};

#[async_trait]
impl Diary for MemoryBook {
    async fn taken(&self, look: Look) -> Result<Vec<Occupied>, DiaryError> {
        let inside = lock(&self.inside);
        let stands = |held: &&Held| held.booked || held.hold.expires_at > look.now;
        let live = inside.appointments.values().filter(stands);
        Ok(live
            .filter(|held| Some(held.hold.id) != look.except)
            .filter(|held| held.hold.occupies.overlaps(look.window))
            .flat_map(|held| {
                let provider = held.hold.request.slot.provider;
                let seats = look.providers.contains(&provider);
                let seats = seats.then_some(Resource::Provider(provider, held.place.seats));
                let room = held.place.room.filter(|room| look.rooms.contains(room));
                let range = held.hold.occupies;
                let taken = seats.into_iter().chain(room.map(Resource::Room));
                taken.map(move |resource| Occupied { resource, range }).collect::<Vec<_>>()
            })
            .collect())
    }

    async fn only_customer(
        &self,
        _: PracticeId,
        phone: &PhoneNumber,
    ) -> Result<Option<PersonName>, DiaryError> {
        let mut inside = lock(&self.inside);
        inside.customers_looked_up += 1;
        if inside.away {
            return Err(DiaryError("the database is away".into()));
        }
        Ok(inside.only_customer(phone))
    }

    async fn upcoming(
        &self,
        practice: &Practice,
        phone: &PhoneNumber,
        now: Timestamp,
    ) -> Result<Vec<Upcoming>, DiaryError> {
        Ok(lock(&self.inside).upcoming(practice, phone, now))
    }
}

#[async_trait]
impl Directory for MemoryBook {
    async fn by_number(
        &self,
        number: &PhoneNumber,
    ) -> Result<Option<Arc<Practice>>, DirectoryError> {
        Ok(self.remembered(number))
    }

    async fn practice(&self, id: PracticeId) -> Result<Option<Arc<Practice>>, DirectoryError> {
        Ok((id == self.practice.id).then(|| Arc::clone(&self.practice)))
    }

    fn remembered(&self, number: &PhoneNumber) -> Option<Arc<Practice>> {
        lock(&self.numbers).contains(number).then(|| Arc::clone(&self.practice))
    }

    fn at_version(&self, _: PracticeId, _: PracticeVersion) {}
}

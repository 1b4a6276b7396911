//! Practices: found by the number that was called, read whole, and remembered until they change.

pub(crate) mod own_words;
pub(crate) mod rows;
pub(crate) mod settings;

use std::sync::Arc;

use async_trait::async_trait;
use dashmap::DashMap;
use domain::{PhoneNumber, Practice, PracticeId, PracticeVersion};
use ports::{Directory, DirectoryError, Purpose};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Store;
use crate::error::StoreError;
use rows::Unusable;

/// Most practices remembered at once; beyond it one is forgotten for each that is read.
const MOST_REMEMBERED: usize = 20_000;

/// Practices as they were last read.
#[derive(Default)]
pub(crate) struct Remembered {
    numbers: DashMap<PhoneNumber, PracticeId>,
    practices: DashMap<PracticeId, (Arc<Practice>, Purpose)>,
}

impl Remembered {
    fn by_number(&self, number: &PhoneNumber) -> Option<Arc<Practice>> {
        let id = *self.numbers.get(number)?;
        self.practice(id)
    }

    fn practice(&self, id: PracticeId) -> Option<Arc<Practice>> {
        self.practices.get(&id).map(|practice| Arc::clone(&practice.0))
    }

    fn remember(&self, practice: Practice, purpose: Purpose) -> Arc<Practice> {
        if self.practices.len() >= MOST_REMEMBERED {
            let any = self.practices.iter().next().map(|entry| *entry.key());
            if let Some(id) = any {
                self.forget(id);
            }
        }
        let practice = Arc::new(practice);
        self.practices.insert(practice.id, (Arc::clone(&practice), purpose));
        practice
    }

    pub(crate) fn forget(&self, id: PracticeId) {
        self.practices.remove(&id);
        self.numbers.retain(|_, practice| *practice != id);
    }
}

impl Store {
    /// Whether the practice that answers under a number is for simulated callers, as far as it is
    /// remembered.
    #[must_use]
    pub fn is_simulated(&self, called: &PhoneNumber) -> bool {
        let remembered = &self.remembered;
        let id = remembered.numbers.get(called).map(|id| *id);
        let practice = id.and_then(|id| remembered.practices.get(&id));
        practice.is_some_and(|practice| practice.1 == Purpose::Simulated)
    }
}

#[async_trait]
impl Directory for Store {
    async fn by_number(
        &self,
        number: &PhoneNumber,
    ) -> Result<Option<Arc<Practice>>, DirectoryError> {
        if let Some(practice) = self.remembered.by_number(number) {
            return Ok(Some(practice));
        }
        let text = number.as_str().to_owned();
        let found = self.run(async move |mut session| {
            sqlx::query_scalar!("SELECT practice_id FROM practice_numbers WHERE number = $1", text)
                .fetch_optional(&mut *session)
                .await
                .map_err(StoreError::while_doing("look up a number"))
        });
        let Some(id) = found.await.map_err(unavailable)?.map(PracticeId::new) else {
            return Ok(None);
        };
        let practice = self.practice(id).await?;
        if practice.is_some() {
            self.remembered.numbers.insert(number.clone(), id);
        }
        Ok(practice)
    }

    async fn practice(&self, id: PracticeId) -> Result<Option<Arc<Practice>>, DirectoryError> {
        if let Some(practice) = self.remembered.practice(id) {
            return Ok(Some(practice));
        }
        let rows = self.run(async move |mut session| rows::read(&mut session, id).await);
        let Some(rows) = rows.await.map_err(unavailable)? else { return Ok(None) };
        let purpose = rows.purpose();
        let practice = rows.practice(id).map_err(|Unusable { what, source }| {
            DirectoryError::Unusable { practice: id, what, source }
        })?;
        Ok(Some(self.remembered.remember(practice, purpose)))
    }

    fn remembered(&self, number: &PhoneNumber) -> Option<Arc<Practice>> {
        self.remembered.by_number(number)
    }

    fn at_version(&self, id: PracticeId, version: PracticeVersion) {
        let outdated =
            self.remembered.practices.get(&id).is_some_and(|known| known.0.version < version);
        if outdated {
            self.remembered.forget(id);
        }
    }
}

/// Asks for a practice that there is not.
pub(crate) async fn rehearse(session: &mut PgConnection) -> Result<(), StoreError> {
    rows::read(session, PracticeId::new(Uuid::nil())).await.map(drop)
}

fn unavailable(error: StoreError) -> DirectoryError {
    DirectoryError::Unavailable(Box::new(error))
}

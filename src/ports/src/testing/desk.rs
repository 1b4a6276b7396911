//! A desk where nobody sits: no keys, and a book that cannot be changed from there.

use async_trait::async_trait;
use domain::{AppointmentId, PracticeId};
use jiff::Timestamp;

use crate::{
    AppointmentChange, AppointmentItem, Asked, Attendance, BookError, Bookkeeping, Cancellation,
    HistoryEntry, Keys, KeysError, KnownKey, NewAppointment, Scope, StrandedItem,
};

/// A desk where nobody sits, for tests of everything else.
pub struct EmptyDesk;

impl EmptyDesk {
    fn nobody<T>() -> Result<T, BookError> {
        Err(BookError::Failed("nobody is there".into()))
    }
}

#[async_trait]
impl Keys for EmptyDesk {
    async fn find(&self, _: [u8; 32], _: Timestamp) -> Result<Option<KnownKey>, KeysError> {
        Ok(None)
    }
}

#[async_trait]
impl Bookkeeping for EmptyDesk {
    async fn book(&self, _: Asked<NewAppointment>) -> Result<AppointmentItem, BookError> {
        Self::nobody()
    }

    async fn change(
        &self,
        _: AppointmentId,
        _: Asked<AppointmentChange>,
    ) -> Result<AppointmentItem, BookError> {
        Self::nobody()
    }

    async fn cancel(
        &self,
        _: AppointmentId,
        _: Asked<Cancellation>,
    ) -> Result<AppointmentItem, BookError> {
        Self::nobody()
    }

    async fn mark(
        &self,
        _: AppointmentId,
        _: Asked<Attendance>,
    ) -> Result<AppointmentItem, BookError> {
        Self::nobody()
    }

    async fn appointment(
        &self,
        _: &Scope,
        _: AppointmentId,
    ) -> Result<Option<AppointmentItem>, BookError> {
        Self::nobody()
    }

    async fn history(
        &self,
        _: &Scope,
        _: AppointmentId,
    ) -> Result<Option<Vec<HistoryEntry>>, BookError> {
        Self::nobody()
    }

    async fn stranded(
        &self,
        _: &Scope,
        _: PracticeId,
        _: Timestamp,
    ) -> Result<Vec<StrandedItem>, BookError> {
        Self::nobody()
    }
}

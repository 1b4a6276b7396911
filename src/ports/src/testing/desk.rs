//! A desk where nobody sits: no keys, and a book that cannot be changed from there.

use async_trait::async_trait;
use domain::{
    AppointmentId, CallSid, ClosureId, KeyId, PhoneNumber, PracticeId, Recording, WeeklyHours,
};
use jiff::Timestamp;

use crate::{
    AppointmentChange, AppointmentItem, Asked, Attendance, AuditEntry, AuditLog, AuditQuery,
    BookError, Bookkeeping, Cancellation, ChangedSettings, ClosureChange, ClosureItem,
    ClosureQuery, HistoryEntry, ItemVersion, Keys, KeysError, KnownKey, NewAppointment, NewClosure,
    NewKey, NewPractice, Opening, OpeningError, PracticeItem, Practices, PracticesError,
    Recordings, RecordingsError, ReportError, Rotation, Scope, StrandedItem,
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

    async fn keys(
        &self,
        _: &Scope,
        _: Option<(Timestamp, KeyId)>,
        _: u16,
    ) -> Result<Vec<KnownKey>, KeysError> {
        Ok(Vec::new())
    }

    async fn make(&self, _: Asked<NewKey>) -> Result<KnownKey, KeysError> {
        Err(KeysError::NoSuchPractice)
    }

    async fn revoke(&self, _: KeyId, _: Asked<()>) -> Result<(), KeysError> {
        Err(KeysError::NoSuchKey)
    }

    async fn rotate(&self, _: KeyId, _: Asked<Rotation>) -> Result<KnownKey, KeysError> {
        Err(KeysError::NoSuchKey)
    }
}

#[async_trait]
impl Recordings for EmptyDesk {
    async fn keep(&self, _: CallSid, _: Recording, _: Timestamp) -> Result<bool, RecordingsError> {
        Err(RecordingsError("nobody is there".into()))
    }
}

#[async_trait]
impl AuditLog for EmptyDesk {
    async fn entries(&self, _: &Scope, _: AuditQuery) -> Result<Vec<AuditEntry>, ReportError> {
        Ok(Vec::new())
    }
}

#[async_trait]
impl Practices for EmptyDesk {
    async fn add(&self, _: &NewPractice) -> Result<(), PracticesError> {
        Err(PracticesError::NumberTaken)
    }

    async fn take_on(&self, _: Asked<NewPractice>) -> Result<PracticeItem, PracticesError> {
        Err(PracticesError::NumberTaken)
    }

    async fn practices(
        &self,
        _: &Scope,
        _: Option<(String, PracticeId)>,
        _: u16,
    ) -> Result<Vec<PracticeItem>, PracticesError> {
        Ok(Vec::new())
    }

    async fn one(&self, _: &Scope, _: PracticeId) -> Result<Option<PracticeItem>, PracticesError> {
        Ok(None)
    }

    async fn change(
        &self,
        _: PracticeId,
        _: Asked<ChangedSettings>,
    ) -> Result<PracticeItem, PracticesError> {
        Err(PracticesError::NoSuchPractice)
    }

    async fn add_number(
        &self,
        _: PracticeId,
        _: Asked<PhoneNumber>,
    ) -> Result<PracticeItem, PracticesError> {
        Err(PracticesError::NoSuchPractice)
    }

    async fn remove_number(
        &self,
        _: PracticeId,
        _: Asked<PhoneNumber>,
    ) -> Result<PracticeItem, PracticesError> {
        Err(PracticesError::NoSuchPractice)
    }

    async fn remove_simulated(&self, _: PracticeId) -> Result<bool, PracticesError> {
        Ok(false)
    }
}

#[async_trait]
impl Opening for EmptyDesk {
    async fn hours(
        &self,
        _: &Scope,
        _: PracticeId,
    ) -> Result<Option<(WeeklyHours, ItemVersion)>, OpeningError> {
        Ok(None)
    }

    async fn set_hours(
        &self,
        _: PracticeId,
        _: Asked<WeeklyHours>,
    ) -> Result<ItemVersion, OpeningError> {
        Err(OpeningError::NoSuchPractice)
    }

    async fn closures(&self, _: &Scope, _: ClosureQuery) -> Result<Vec<ClosureItem>, OpeningError> {
        Ok(Vec::new())
    }

    async fn closure(&self, _: &Scope, _: ClosureId) -> Result<Option<ClosureItem>, OpeningError> {
        Ok(None)
    }

    async fn close(
        &self,
        _: PracticeId,
        _: Asked<NewClosure>,
    ) -> Result<ClosureItem, OpeningError> {
        Err(OpeningError::NoSuchPractice)
    }

    async fn change_closure(
        &self,
        _: ClosureId,
        _: Asked<ClosureChange>,
    ) -> Result<ClosureItem, OpeningError> {
        Err(OpeningError::NoSuchClosure)
    }

    async fn reopen(&self, _: ClosureId, _: Asked<()>) -> Result<PracticeId, OpeningError> {
        Err(OpeningError::NoSuchClosure)
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

//! When practices are open: the hours of their week, and the days on which they are closed.

use async_trait::async_trait;
use domain::{Closure, ClosureId, PracticeId, WeeklyHours};
use jiff::civil::Date;

use crate::{Asked, Cause, ItemVersion, Scope};

/// When practices are open.
#[async_trait]
pub trait Opening: Send + Sync {
    /// The opening hours of a practice; `None` when the scope has no such practice.
    async fn hours(
        &self,
        scope: &Scope,
        practice: PracticeId,
    ) -> Result<Option<(WeeklyHours, ItemVersion)>, OpeningError>;

    /// Opens a practice at other hours from now on.
    async fn set_hours(
        &self,
        practice: PracticeId,
        asked: Asked<WeeklyHours>,
    ) -> Result<ItemVersion, OpeningError>;

    /// Closures in the order of their first day.
    async fn closures(
        &self,
        scope: &Scope,
        query: ClosureQuery,
    ) -> Result<Vec<ClosureItem>, OpeningError>;

    /// One closure; `None` when the scope has none of that id.
    async fn closure(
        &self,
        scope: &Scope,
        id: ClosureId,
    ) -> Result<Option<ClosureItem>, OpeningError>;

    /// Closes a practice for some days. Asked again with the same [`crate::Once`], it is the
    /// closure that was made then.
    async fn close(
        &self,
        practice: PracticeId,
        asked: Asked<NewClosure>,
    ) -> Result<ClosureItem, OpeningError>;

    /// Changes a closure; what is not named stays.
    async fn change_closure(
        &self,
        id: ClosureId,
        asked: Asked<ClosureChange>,
    ) -> Result<ClosureItem, OpeningError>;

    /// Takes a closure back; says which practice it was of.
    async fn reopen(&self, id: ClosureId, asked: Asked<()>) -> Result<PracticeId, OpeningError>;
}

/// Which closures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClosureQuery {
    /// That end on this day or later.
    pub from: Option<Date>,
    /// That begin before this day.
    pub to: Option<Date>,
    /// Behind the one of this first day and id.
    pub after: Option<(Date, ClosureId)>,
    /// At most this many, 1 to 501.
    pub limit: u16,
}

/// Days on which a practice is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosureItem {
    /// Which ones.
    pub id: ClosureId,
    /// Who is closed.
    pub practice: PracticeId,
    /// On which days.
    pub days: Closure,
    /// Why; empty when nobody said.
    pub reason: String,
    /// How often it was changed.
    pub version: ItemVersion,
}

/// Days on which a practice is to be closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClosure {
    /// Which days.
    pub days: Closure,
    /// Why, at most 200 characters.
    pub reason: String,
}

/// What is to be otherwise; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClosureChange {
    /// The first closed day.
    pub first: Option<Date>,
    /// The last closed day.
    pub last: Option<Date>,
    /// Why, at most 200 characters.
    pub reason: Option<String>,
}

/// When a practice is open could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum OpeningError {
    /// There is no such practice, or not for whoever asks.
    #[error("there is no such practice")]
    NoSuchPractice,
    /// There is no such closure, or not for whoever asks.
    #[error("there is no such closure")]
    NoSuchClosure,
    /// It would end before it begins.
    #[error("the last day comes before the first")]
    Backwards,
    /// It was changed since whoever asks has seen it.
    #[error("it was changed in the meantime")]
    Changed,
    /// The `Idempotency-Key` was used for another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// The database did not do it.
    #[error("opening hours cannot be read or changed")]
    Failed(#[source] Cause),
}

//! What the tables of the registers have in common.

use std::future::Future;

use domain::PracticeId;
use jiff::Timestamp;
use ports::registers::{Item, Kept, Part};
use sqlx::PgConnection;
use uuid::Uuid;

use super::stop::Stop;
use crate::error::StoreError;
use crate::once;

/// A kind of record, as its table has it.
pub(super) trait Kind: Kept {
    /// Its name in the audit log.
    const NAME: &'static str;
    /// What the audit log says when one is taken out of use.
    const REMOVED: &'static str;
    /// How many a practice may have.
    const MOST: usize;

    /// The bare id.
    fn uuid(id: Self::Id) -> Uuid;

    /// The id of this kind.
    fn id(id: Uuid) -> Self::Id;

    /// An item's place in the list.
    fn place(item: &Item<Self>) -> Self::Place;

    /// The names of the fields that differ.
    fn differences(&self, other: &Self) -> Vec<&'static str>;

    /// The id of a record that is to be added.
    fn new_id(
        &self,
        session: &mut PgConnection,
        practice: PracticeId,
    ) -> impl Future<Output = Result<Uuid, StoreError>> + Send {
        let _ = practice;
        once::new_id(session)
    }

    /// The rows that are wanted, in order.
    fn rows(
        session: &mut PgConnection,
        wanted: Wanted<'_, Self>,
    ) -> impl Future<Output = Result<Vec<Item<Self>>, StoreError>> + Send;

    /// How many count against [`Kind::MOST`].
    fn count(
        session: &mut PgConnection,
        practice: PracticeId,
        now: Timestamp,
    ) -> impl Future<Output = Result<i64, StoreError>> + Send;

    /// Inserts a row, with what belongs to it.
    fn insert(
        &self,
        session: &mut PgConnection,
        row: Row,
        now: Timestamp,
    ) -> impl Future<Output = Result<(), Stop>> + Send;

    /// Puts this in the place of a row, when it still has that version. Says whether it had.
    fn update(
        &self,
        session: &mut PgConnection,
        row: Row,
        version: i64,
    ) -> impl Future<Output = Result<bool, Stop>> + Send;

    /// Takes a row out of use, when it still has that version. Says whether it had.
    fn remove(
        session: &mut PgConnection,
        row: Row,
        version: i64,
    ) -> impl Future<Output = Result<bool, Stop>> + Send;
}

/// Which row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) practice: PracticeId,
    pub(super) id: Uuid,
}

/// Which rows are wanted.
pub(super) enum Wanted<'a, T: Kept> {
    One(T::Id),
    Part(&'a Part<T>),
}

impl<T: Kind> Wanted<'_, T> {
    pub(super) fn id(&self) -> Option<Uuid> {
        match self {
            Self::One(id) => Some(T::uuid(*id)),
            Self::Part(_) => None,
        }
    }

    pub(super) fn practice(&self) -> Option<Uuid> {
        self.part().and_then(|part| part.practice).map(PracticeId::uuid)
    }

    pub(super) fn filter(&self) -> Option<&T::Filter> {
        self.part().map(|part| &part.filter)
    }

    pub(super) fn after(&self) -> Option<T::Place> {
        self.part().and_then(|part| part.after.clone())
    }

    /// One more than asked for tells whether there are more.
    pub(super) fn limit(&self) -> i64 {
        self.part().map_or(1, |part| i64::from(part.limit) + 1)
    }

    fn part(&self) -> Option<&Part<T>> {
        match self {
            Self::One(_) => None,
            Self::Part(part) => Some(part),
        }
    }
}

/// The names of the fields of two records that differ.
macro_rules! differences {
    ($one:expr, $other:expr, $($field:ident $(as $name:literal)?),+ $(,)?) => {{
        let mut names: Vec<&'static str> = Vec::new();
        $(if $one.$field != $other.$field {
            let name = stringify!($field);
            $(let name = { let _ = name; $name };)?
            names.push(name);
        })+
        names
    }};
}
pub(super) use differences;

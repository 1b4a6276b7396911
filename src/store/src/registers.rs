//! What a practice manager keeps, in PostgreSQL.
//!
//! **Invariant:** a change is one transaction: the record, what makes it the same request when it is
//! sent again, and its entry in the audit log.
//! **Invariant:** what this process remembers of a practice is forgotten before a change is told.

mod blocked;
mod customers;
mod errand;
mod kind;
mod noted;
mod providers;
mod rooms;
mod services;
mod stop;
mod time_off;
mod waiting;

use async_trait::async_trait;
use domain::PracticeId;
use ports::registers::{Item, Listing, Part, Register, RegisterError};
use ports::{Asked, Scope};
use sqlx::{Connection, PgConnection};

use crate::Store;
use crate::error::StoreError;
use crate::once::{self, Time};
use crate::reports::name_practices;
use errand::Errand;
use kind::{Kind, Row, Wanted};
use noted::Deed;
use stop::Stop;

#[async_trait]
impl<T: Kind> Register<T> for Store {
    async fn list(&self, scope: &Scope, part: Part<T>) -> Result<Listing<T>, RegisterError> {
        let scope = scope.clone();
        let listed = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("list records");
            let mut session = session.begin().await.map_err(doing())?;
            name_practices(&mut session, &scope).await?;
            let mut items = T::rows(&mut session, Wanted::Part(&part)).await?;
            session.commit().await.map_err(doing())?;
            let limit = usize::from(part.limit);
            let more = items.len() > limit;
            items.truncate(limit);
            let next = items.last().filter(|_| more).map(T::place);
            Ok(Listing { items, next })
        });
        listed.await.map_err(failed)
    }

    async fn one(&self, scope: &Scope, id: T::Id) -> Result<Option<Item<T>>, RegisterError> {
        let scope = scope.clone();
        let found = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("read a record");
            let mut session = session.begin().await.map_err(doing())?;
            name_practices(&mut session, &scope).await?;
            let found = find(&mut session, id).await?;
            session.commit().await.map_err(doing())?;
            Ok(found)
        });
        found.await.map_err(failed)
    }

    async fn add(&self, practice: PracticeId, asked: Asked<T>) -> Result<Item<T>, RegisterError> {
        self.change(Adding { practice, asked }).await
    }

    async fn replace(&self, id: T::Id, asked: Asked<T>) -> Result<Item<T>, RegisterError> {
        self.change(Replacing { id, asked }).await
    }

    async fn remove(&self, id: T::Id, asked: Asked<()>) -> Result<(), RegisterError> {
        self.change(Removing::<T> { id, asked }).await
    }
}

/// A record is added.
struct Adding<T: Kind> {
    practice: PracticeId,
    asked: Asked<T>,
}

/// Another record is put in the place of one.
struct Replacing<T: Kind> {
    id: T::Id,
    asked: Asked<T>,
}

/// A record is taken out of use.
struct Removing<T: Kind> {
    id: T::Id,
    asked: Asked<()>,
}

impl<T: Kind> Errand for Adding<T> {
    type Made = Item<T>;

    async fn run(&self, session: &mut PgConnection) -> Result<(PracticeId, Item<T>), Stop> {
        let Self { practice, asked } = self;
        let practice = *practice;
        errand::name(session, &asked.scope, practice).await?;
        let id = asked.what.new_id(session, practice).await?;
        let time = once::first(session, practice, asked.once.as_ref(), id, asked.now).await;
        let id = match time? {
            Time::First => {
                let row = Row { practice, id };
                asked.what.insert(session, row, asked.now).await?;
                bounded::<T>(session, row, asked).await?;
                let deed = Deed { action: "added", kind: T::NAME, record: Some(id), changed: &[] };
                noted::note(session, practice, asked, deed).await?;
                id
            }
            Time::Again(id) => id,
            Time::Another => return Err(RegisterError::KeyReused.into()),
        };
        let made = find(session, T::id(id)).await?;
        Ok((practice, made.ok_or(RegisterError::NoSuchRecord)?))
    }
}

impl<T: Kind> Errand for Replacing<T> {
    type Made = Item<T>;

    async fn run(&self, session: &mut PgConnection) -> Result<(PracticeId, Item<T>), Stop> {
        let asked = &self.asked;
        let before: Item<T> = seen(session, self.id, asked).await?;
        let row = Row { practice: before.practice, id: T::uuid(self.id) };
        let changed = before.what.differences(&asked.what);
        if changed.is_empty() {
            return Ok((row.practice, before));
        }
        if !asked.what.update(session, row, before.version.0).await? {
            return Err(RegisterError::Changed.into());
        }
        bounded::<T>(session, row, asked).await?;
        let record = Some(row.id);
        let deed = Deed { action: "changed", kind: T::NAME, record, changed: &changed };
        noted::note(session, row.practice, asked, deed).await?;
        let after = find(session, self.id).await?;
        Ok((row.practice, after.ok_or(RegisterError::NoSuchRecord)?))
    }
}

impl<T: Kind> Errand for Removing<T> {
    type Made = ();

    async fn run(&self, session: &mut PgConnection) -> Result<(PracticeId, ()), Stop> {
        let asked = &self.asked;
        let before: Item<T> = seen(session, self.id, asked).await?;
        let row = Row { practice: before.practice, id: T::uuid(self.id) };
        if !T::remove(session, row, before.version.0).await? {
            return Err(RegisterError::Changed.into());
        }
        let deed = Deed { action: T::REMOVED, kind: T::NAME, record: Some(row.id), changed: &[] };
        noted::note(session, row.practice, asked, deed).await?;
        Ok((row.practice, ()))
    }
}

/// The record that is to be changed, when it is as whoever asks has seen it.
async fn seen<T: Kind, U>(
    session: &mut PgConnection,
    id: T::Id,
    asked: &Asked<U>,
) -> Result<Item<T>, Stop> {
    name_practices(session, &asked.scope).await?;
    let item = find(session, id).await?.ok_or(RegisterError::NoSuchRecord)?;
    if asked.seen.is_some_and(|seen| seen != item.version) {
        return Err(RegisterError::Changed.into());
    }
    Ok(item)
}

async fn find<T: Kind>(
    session: &mut PgConnection,
    id: T::Id,
) -> Result<Option<Item<T>>, StoreError> {
    Ok(T::rows(session, Wanted::One(id)).await?.into_iter().next())
}

/// Stops when there is one too many. Two who add at once wait for each other at the practice's
/// version, so that the later one counts what the earlier one has added.
async fn bounded<T: Kind>(
    session: &mut PgConnection,
    row: Row,
    asked: &Asked<T>,
) -> Result<(), Stop> {
    let count = T::count(session, row.practice, asked.now).await?;
    if usize::try_from(count).is_ok_and(|count| count <= T::MOST) {
        return Ok(());
    }
    Err(RegisterError::TooMany { most: T::MOST }.into())
}

fn failed(error: StoreError) -> RegisterError {
    RegisterError::Failed(Box::new(error))
}

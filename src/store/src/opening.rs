//! When practices are open, in PostgreSQL.

mod closures;
mod hours;

use async_trait::async_trait;
use domain::{ClosureId, PracticeId, PracticeVersion, WeeklyHours};
use ports::{
    Asked, ClosureChange, ClosureItem, ClosureQuery, Directory, ItemVersion, NewClosure, Opening,
    OpeningError, Scope,
};
use sqlx::{Connection, PgConnection};

use crate::Store;
use crate::error::StoreError;
use crate::practices;
use crate::reports::{name_practice, name_practices};
use crate::transaction::Changing;

type Stop = crate::transaction::Stop<OpeningError>;

#[async_trait]
impl Opening for Store {
    async fn hours(
        &self,
        scope: &Scope,
        practice: PracticeId,
    ) -> Result<Option<(WeeklyHours, ItemVersion)>, OpeningError> {
        if !scope.has(practice) {
            return Ok(None);
        }
        let read = self.run(async move |mut session| hours::read(&mut session, practice).await);
        read.await.map_err(failed)
    }

    async fn set_hours(
        &self,
        practice: PracticeId,
        asked: Asked<WeeklyHours>,
    ) -> Result<ItemVersion, OpeningError> {
        let changed = self.change_opening(move |session| {
            let asked = asked.clone();
            Box::pin(async move {
                hours::set(session, practice, &asked).await?;
                Ok((practice, ()))
            })
        });
        changed.await.map(|(version, ())| version)
    }

    async fn closures(
        &self,
        scope: &Scope,
        query: ClosureQuery,
    ) -> Result<Vec<ClosureItem>, OpeningError> {
        let scope = scope.clone();
        let listed = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("list closures");
            let mut session = session.begin().await.map_err(doing())?;
            name_practices(&mut session, &scope).await?;
            let items = closures::list(&mut session, query).await?;
            session.commit().await.map_err(doing())?;
            Ok(items)
        });
        listed.await.map_err(failed)
    }

    async fn closure(
        &self,
        scope: &Scope,
        id: ClosureId,
    ) -> Result<Option<ClosureItem>, OpeningError> {
        let scope = scope.clone();
        let found = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("read a closure");
            let mut session = session.begin().await.map_err(doing())?;
            name_practices(&mut session, &scope).await?;
            let item = closures::one(&mut session, id).await?;
            session.commit().await.map_err(doing())?;
            Ok(item)
        });
        found.await.map_err(failed)
    }

    async fn close(
        &self,
        practice: PracticeId,
        asked: Asked<NewClosure>,
    ) -> Result<ClosureItem, OpeningError> {
        let changed = self.change_opening(move |session| {
            let asked = asked.clone();
            Box::pin(async move {
                let item = closures::add(session, practice, &asked).await?;
                Ok((practice, item))
            })
        });
        changed.await.map(|(_, item)| item)
    }

    async fn change_closure(
        &self,
        id: ClosureId,
        asked: Asked<ClosureChange>,
    ) -> Result<ClosureItem, OpeningError> {
        let changed = self.change_opening(move |session| {
            let asked = asked.clone();
            Box::pin(async move {
                let item = closures::change(session, id, &asked).await?;
                Ok((item.practice, item))
            })
        });
        changed.await.map(|(_, item)| item)
    }

    async fn reopen(&self, id: ClosureId, asked: Asked<()>) -> Result<PracticeId, OpeningError> {
        let changed = self.change_opening(move |session| {
            let asked = asked.clone();
            Box::pin(async move {
                let practice = closures::remove(session, id, &asked).await?;
                Ok((practice, practice))
            })
        });
        changed.await.map(|(_, practice)| practice)
    }
}

impl Store {
    /// Makes a change, and forgets what was remembered of the practice. With the version that the
    /// practice has come to.
    async fn change_opening<T, W>(&self, change: W) -> Result<(ItemVersion, T), OpeningError>
    where
        T: Send + 'static,
        W: for<'a> Fn(&'a mut PgConnection) -> Changing<'a, (PracticeId, T), OpeningError>
            + Clone
            + Send
            + 'static,
    {
        let changed = self.transact("change when a practice is open", move |session| {
            let change = change.clone();
            Box::pin(async move {
                let (practice, done) = change(&mut *session).await?;
                let version = practices::version(session, practice).await?;
                Ok((practice, version.ok_or(OpeningError::NoSuchPractice)?, done))
            })
        });
        let (practice, version, done) = changed.await.map_err(|stop| match stop {
            Stop::Because(error) => error,
            Stop::Failed(error) => failed(error),
        })?;
        self.at_version(practice, PracticeVersion(version.0));
        Ok((version, done))
    }
}

/// Takes a practice for a change, when it is in the scope; and says how often it was changed.
async fn locked(
    session: &mut PgConnection,
    practice: PracticeId,
    scope: &Scope,
) -> Result<ItemVersion, Stop> {
    if !scope.has(practice) {
        return Err(OpeningError::NoSuchPractice.into());
    }
    name_practice(session, practice).await?;
    let version = sqlx::query_scalar!(
        "SELECT version FROM practices WHERE id = $1 FOR UPDATE",
        practice.uuid()
    );
    let version = version.fetch_optional(session).await;
    let version = version.map_err(StoreError::while_doing("look at a practice"))?;
    Ok(ItemVersion(version.ok_or(OpeningError::NoSuchPractice)?))
}

fn failed(error: StoreError) -> OpeningError {
    OpeningError::Failed(Box::new(error))
}

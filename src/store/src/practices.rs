//! Practices taken on, changed and taken away.

mod adding;
mod changing;
mod reading;

use async_trait::async_trait;
use domain::{PhoneNumber, PracticeId, PracticeVersion};
use ports::{
    Asked, ChangedSettings, Directory, NewPractice, PracticeItem, Practices, PracticesError, Scope,
};
use sqlx::{Connection, PgConnection};

use crate::Store;
use crate::error::StoreError;
use crate::once::{self, Time};
use crate::reports::{name_practice, name_practices};
use crate::transaction::Changing;

pub(crate) use adding::{insert_hours, periods};
pub(crate) use reading::version;

/// Most calls that are deleted by one statement, so that none takes long.
const CALLS_AT_ONCE: i32 = 2000;
/// SQLSTATE of a key that exists.
const UNIQUE_VIOLATION: &str = "23505";

type Stop = crate::transaction::Stop<PracticesError>;

#[async_trait]
impl Practices for Store {
    async fn add(&self, practice: &NewPractice) -> Result<(), PracticesError> {
        let practice = practice.clone();
        let added = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("add a practice");
            let mut session = session.begin().await.map_err(doing())?;
            adding::insert(&mut session, &practice).await.map_err(doing())?;
            session.commit().await.map_err(doing())
        });
        added.await.map_err(failed)
    }

    async fn take_on(&self, asked: Asked<NewPractice>) -> Result<PracticeItem, PracticesError> {
        self.changing(move |session| {
            let asked = asked.clone();
            Box::pin(async move {
                let id = asked.what.practice.id;
                let doing = || StoreError::while_doing("add a practice");
                let inserted = adding::insert(session, &asked.what).await.map_err(doing())?;
                let once = asked.once.as_ref();
                let time = once::first(session, id, once, id.uuid(), asked.now).await?;
                if time == Time::Another {
                    return Err(PracticesError::KeyReused.into());
                }
                if inserted {
                    changing::note_added(session, &asked).await?;
                }
                reading::item(session, id).await?.ok_or(PracticesError::NoSuchPractice.into())
            })
        })
        .await
    }

    async fn practices(
        &self,
        scope: &Scope,
        after: Option<(String, PracticeId)>,
        limit: u16,
    ) -> Result<Vec<PracticeItem>, PracticesError> {
        let scope = scope.clone();
        let listed = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("list practices");
            let mut session = session.begin().await.map_err(doing())?;
            name_practices(&mut session, &scope).await?;
            let items = reading::list(&mut session, after, limit).await?;
            session.commit().await.map_err(doing())?;
            Ok(items)
        });
        listed.await.map_err(failed)
    }

    async fn one(
        &self,
        scope: &Scope,
        id: PracticeId,
    ) -> Result<Option<PracticeItem>, PracticesError> {
        if !scope.has(id) {
            return Ok(None);
        }
        let found = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("read a practice");
            let mut session = session.begin().await.map_err(doing())?;
            name_practice(&mut session, id).await?;
            let item = reading::item(&mut session, id).await?;
            session.commit().await.map_err(doing())?;
            Ok(item)
        });
        found.await.map_err(failed)
    }

    async fn change(
        &self,
        id: PracticeId,
        asked: Asked<ChangedSettings>,
    ) -> Result<PracticeItem, PracticesError> {
        self.changing(move |session| {
            let asked = asked.clone();
            Box::pin(async move {
                changing::locked(session, id, &asked).await?;
                changing::settings(session, id, &asked).await?;
                reading::item(session, id).await?.ok_or(PracticesError::NoSuchPractice.into())
            })
        })
        .await
    }

    async fn add_number(
        &self,
        id: PracticeId,
        asked: Asked<PhoneNumber>,
    ) -> Result<PracticeItem, PracticesError> {
        self.changing(move |session| {
            let asked = asked.clone();
            Box::pin(async move {
                changing::locked(session, id, &asked).await?;
                changing::add_number(session, id, &asked).await?;
                reading::item(session, id).await?.ok_or(PracticesError::NoSuchPractice.into())
            })
        })
        .await
    }

    async fn remove_number(
        &self,
        id: PracticeId,
        asked: Asked<PhoneNumber>,
    ) -> Result<PracticeItem, PracticesError> {
        self.changing(move |session| {
            let asked = asked.clone();
            Box::pin(async move {
                changing::locked(session, id, &asked).await?;
                changing::remove_number(session, id, &asked).await?;
                reading::item(session, id).await?.ok_or(PracticesError::NoSuchPractice.into())
            })
        })
        .await
    }

    async fn remove_simulated(&self, practice: PracticeId) -> Result<bool, PracticesError> {
        let id = practice.uuid();
        let simulated = self.run(async move |mut session| {
            let row = sqlx::query_scalar!(
                r#"SELECT EXISTS (SELECT FROM practices WHERE id = $1 AND simulated
                    AND (SELECT set_config('app.practice_ids', $2, true)) IS NOT NULL) AS "it!""#,
                id,
                practice.to_string(),
            );
            row.fetch_one(&mut *session)
                .await
                .map_err(StoreError::while_doing("look for a simulated practice"))
        });
        if !simulated.await.map_err(failed)? {
            return Ok(false);
        }
        loop {
            let gone = self.run(async move |mut session| {
                let row = sqlx::query_scalar!(
                    r#"SELECT remove_simulated_practice($1, $2) AS "gone!""#,
                    id,
                    CALLS_AT_ONCE,
                );
                row.fetch_one(&mut *session)
                    .await
                    .map_err(StoreError::while_doing("take a simulated practice away"))
            });
            if gone.await.map_err(failed)? {
                // Its number can be another practice's in a moment.
                self.remembered.forget(practice);
                return Ok(true);
            }
        }
    }
}

impl Store {
    /// Makes a change, and forgets what was remembered of the practice.
    async fn changing<W>(&self, change: W) -> Result<PracticeItem, PracticesError>
    where
        W: for<'a> Fn(&'a mut PgConnection) -> Changing<'a, PracticeItem, PracticesError>
            + Clone
            + Send
            + 'static,
    {
        let changed = self.transact("change a practice", change).await;
        let item = changed.map_err(|stop| match stop {
            Stop::Because(error) => error,
            Stop::Failed(error) => failed(error),
        })?;
        self.at_version(item.id, PracticeVersion(item.version.0));
        Ok(item)
    }
}

fn failed(error: StoreError) -> PracticesError {
    match &error {
        StoreError::Database { source: sqlx::Error::Database(database), .. }
            if database.code().as_deref() == Some(UNIQUE_VIOLATION) =>
        {
            PracticesError::NumberTaken
        }
        StoreError::Database { .. }
        | StoreError::Row { .. }
        | StoreError::Silent
        | StoreError::Crowded
        | StoreError::Randomness
        | StoreError::Interrupted { .. } => PracticesError::Failed(Box::new(error)),
    }
}

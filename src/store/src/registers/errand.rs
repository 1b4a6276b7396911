//! A change in one transaction, and what is to be forgotten after it.

use std::future::Future;
use std::sync::Arc;

use domain::PracticeId;
use ports::Scope;
use ports::registers::RegisterError;
use sqlx::{Connection, PgConnection};

use super::{Stop, failed};
use crate::Store;
use crate::books::BookVersion;
use crate::error::StoreError;
use crate::reports::name_practices;

/// How often a change is tried again that met somebody else's, or waited too long for them.
const MOST_TRIES_AGAIN: u32 = 8;

/// A change that is made whole or not at all.
pub(super) trait Errand: Send + Sync + 'static {
    /// What comes of it.
    type Made: Send + 'static;

    /// Makes the change, in the transaction that is under way. Names the practices first, and says
    /// which one was changed.
    fn run(
        &self,
        session: &mut PgConnection,
    ) -> impl Future<Output = Result<(PracticeId, Self::Made), Stop>> + Send;
}

impl Store {
    /// Runs an errand, again and again while somebody else is in its way, a few times.
    pub(super) async fn change<E: Errand>(&self, errand: E) -> Result<E::Made, RegisterError> {
        let errand = Arc::new(errand);
        let mut tries_again = 0;
        loop {
            let errand = Arc::clone(&errand);
            let (remembered, books) = (Arc::clone(&self.remembered), Arc::clone(&self.books));
            let done = self.run(async move |mut session| {
                match transact(&mut session, &*errand).await {
                    Ok(done) => {
                        // Here, and not where it is awaited, which nobody may do any more.
                        remembered.forget(done.practice);
                        books.stands_at(done.practice, done.book);
                        Ok(Ok(done.made))
                    }
                    Err(Stop::Because(error)) => Ok(Err(error)),
                    Err(Stop::Failed(error)) => Err(error),
                }
            });
            match done.await {
                Ok(made) => return made,
                Err(error) if error.is_in_the_way() && tries_again < MOST_TRIES_AGAIN => {
                    tries_again += 1;
                }
                Err(error) => return Err(failed(error)),
            }
        }
    }
}

struct Done<T> {
    practice: PracticeId,
    made: T,
    /// How far the book has come.
    book: BookVersion,
}

async fn transact<E: Errand>(
    session: &mut PgConnection,
    errand: &E,
) -> Result<Done<E::Made>, Stop> {
    let doing = || StoreError::while_doing("change a record");
    let mut session = session.begin().await.map_err(doing())?;
    let (practice, made) = errand.run(&mut session).await?;
    let book = sqlx::query_scalar!(
        r#"SELECT coalesce(sum(version), 0)::bigint AS "version!" FROM book_versions
        WHERE practice_id = $1"#,
        practice.uuid(),
    );
    let book = BookVersion(book.fetch_one(&mut *session).await.map_err(doing())?);
    session.commit().await.map_err(doing())?;
    Ok(Done { practice, made, book })
}

/// Names the one practice that a change is about, when it is there and of the scope.
pub(super) async fn name(
    session: &mut PgConnection,
    scope: &Scope,
    practice: PracticeId,
) -> Result<(), Stop> {
    let is_of_scope = match scope {
        Scope::EveryPractice => true,
        Scope::Practices(practices) => practices.contains(&practice),
    };
    let unknown = RegisterError::Unknown { field: "practice_id" };
    if !is_of_scope {
        return Err(unknown.into());
    }
    name_practices(session, &Scope::Practices([practice].into())).await?;
    let there = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM practices WHERE id = $1) AS "there!""#,
        practice.uuid(),
    );
    let there = there.fetch_one(session).await;
    if there.map_err(StoreError::while_doing("look for a practice"))? {
        return Ok(());
    }
    Err(unknown.into())
}

//! The appointment book in PostgreSQL, changed from a desk.
//!
//! What an appointment's status lets be done with it; everything else is
//! [`BookError::Status`]:
//!
//! | it is                         | moved | cancelled     | arrived | no-show, completed | booked again |
//! |-------------------------------|-------|---------------|---------|--------------------|--------------|
//! | booked, to come               | yes   | yes           | yes     |                    | stays        |
//! | booked, begun                 | [^1]  | yes           | yes     | yes                | stays        |
//! | arrived, no-show or completed |       |               | yes     | once it has begun  | yes          |
//! | cancelled                     |       | stays         |         |                    |              |
//! | held or released              | nobody's appointment yet: there is no such appointment      |||||
//!
//! [^1]: Refused as too soon: what has begun is marked, and another appointment is made.
//!
//! **Invariant:** a change is one transaction: the book, its history, what the customer is told and
//! what makes it the same request when it is sent again are written together or not at all.
//! **Invariant:** locks are taken in one order: what makes the request the same, the appointment, the
//! caller's number, places in the book, customers, the count of the book. The group statements of
//! the journal take theirs in the same order. What meets crosswise all the same, over rooms, is
//! ended by a timeout and tried again.

mod attending;
mod booking;
mod cancelling;
mod candidates;
pub(crate) mod codes;
mod customers;
mod errand;
mod limits;
mod moving;
mod noting;
mod once;
mod reading;
mod standing;
mod stop;
mod stranded;

use std::sync::Arc;

use async_trait::async_trait;
use domain::{AppointmentId, Practice, PracticeId, PracticeVersion, ServiceId};
use jiff::Timestamp;
use ports::{
    Actor, AppointmentChange, AppointmentItem, Asked, Attendance, BookError, Bookkeeping,
    Cancellation, Directory, HistoryEntry, NewAppointment, Once, Scope, StrandedItem,
};
use sqlx::{Connection, PgConnection};

use crate::Store;
use crate::books::BookVersion;
use crate::error::StoreError;
use crate::reports;
pub(crate) use errand::{CallersErrand, do_for_caller};
pub(crate) use reading::book_version;
use stop::Stop;

/// How often a change is tried again that met somebody else's crosswise, or waited too long for
/// them.
const MOST_TRIES_AGAIN: u32 = 8;
/// How often a change is tried again because the practice was changed meanwhile.
const MOST_READINGS: u32 = 4;

/// A change that is asked for.
#[derive(Clone)]
enum Errand {
    Book(Arc<Asked<NewAppointment>>),
    Change(AppointmentId, Arc<Asked<AppointmentChange>>),
    Cancel(AppointmentId, Arc<Asked<Cancellation>>),
    Mark(AppointmentId, Arc<Asked<Attendance>>),
}

/// Which appointment is changed, whose, by whom and when.
#[derive(Clone, Copy)]
struct About<'a> {
    practice: &'a Practice,
    id: AppointmentId,
    actor: &'a Actor,
    now: Timestamp,
}

/// A change that was made, or had been made before.
struct Done {
    item: AppointmentItem,
    /// How far the book has come.
    book: BookVersion,
}

#[async_trait]
impl Bookkeeping for Store {
    async fn book(&self, asked: Asked<NewAppointment>) -> Result<AppointmentItem, BookError> {
        let practice = self.practice_of_service(&asked.scope, asked.what.service).await?;
        self.do_errand(practice, Errand::Book(Arc::new(asked))).await
    }

    async fn change(
        &self,
        id: AppointmentId,
        asked: Asked<AppointmentChange>,
    ) -> Result<AppointmentItem, BookError> {
        let practice = self.practice_of_appointment(&asked.scope, id).await?;
        self.do_errand(practice, Errand::Change(id, Arc::new(asked))).await
    }

    async fn cancel(
        &self,
        id: AppointmentId,
        asked: Asked<Cancellation>,
    ) -> Result<AppointmentItem, BookError> {
        let practice = self.practice_of_appointment(&asked.scope, id).await?;
        self.do_errand(practice, Errand::Cancel(id, Arc::new(asked))).await
    }

    async fn mark(
        &self,
        id: AppointmentId,
        asked: Asked<Attendance>,
    ) -> Result<AppointmentItem, BookError> {
        let practice = self.practice_of_appointment(&asked.scope, id).await?;
        self.do_errand(practice, Errand::Mark(id, Arc::new(asked))).await
    }

    async fn appointment(
        &self,
        scope: &Scope,
        id: AppointmentId,
    ) -> Result<Option<AppointmentItem>, BookError> {
        let scope = scope.clone();
        let item = self.run(async move |mut session| reading::one(&mut session, &scope, id).await);
        item.await.map_err(failed)
    }

    async fn history(
        &self,
        scope: &Scope,
        id: AppointmentId,
    ) -> Result<Option<Vec<HistoryEntry>>, BookError> {
        let scope = scope.clone();
        let history =
            self.run(async move |mut session| reading::history(&mut session, &scope, id).await);
        history.await.map_err(failed)
    }

    async fn stranded(
        &self,
        scope: &Scope,
        practice: PracticeId,
        now: Timestamp,
    ) -> Result<Vec<StrandedItem>, BookError> {
        let is_in_scope = match scope {
            Scope::EveryPractice => true,
            Scope::Practices(practices) => practices.contains(&practice),
        };
        let known = if is_in_scope { self.practice(practice).await } else { Ok(None) };
        let known = known.map_err(|error| BookError::Failed(Box::new(error)))?;
        let practice = known.ok_or(BookError::Unknown { field: "practice_id" })?;
        let stranded =
            self.run(async move |mut session| stranded::list(&mut session, &practice, now).await);
        stranded.await.map_err(failed)
    }
}

impl Store {
    /// The practice whose service it is. One that does not exist, or not for this scope, is a
    /// practice of nobody's.
    async fn practice_of_service(
        &self,
        scope: &Scope,
        service: ServiceId,
    ) -> Result<PracticeId, BookError> {
        if let Some(practice) = only_practice(scope) {
            return Ok(practice);
        }
        let scope = scope.clone();
        let practice = self.run(async move |mut session| {
            reading::practice_of_service(&mut session, &scope, service).await
        });
        practice.await.map_err(failed)?.ok_or(BookError::Unknown { field: "service_id" })
    }

    async fn practice_of_appointment(
        &self,
        scope: &Scope,
        id: AppointmentId,
    ) -> Result<PracticeId, BookError> {
        if let Some(practice) = only_practice(scope) {
            return Ok(practice);
        }
        let scope = scope.clone();
        let practice = self.run(async move |mut session| {
            reading::practice_of_appointment(&mut session, &scope, id).await
        });
        practice.await.map_err(failed)?.ok_or(BookError::NoSuchAppointment)
    }

    /// Does an errand, again and again while somebody else is in its way, a few times.
    async fn do_errand(
        &self,
        practice: PracticeId,
        errand: Errand,
    ) -> Result<AppointmentItem, BookError> {
        let (mut tries_again, mut readings) = (0, 0);
        loop {
            let known = self.practice(practice).await;
            let known = known.map_err(|error| BookError::Failed(Box::new(error)))?;
            // A practice of the scope that is not there has neither services nor appointments.
            let Some(known) = known else { return Err(errand.finds_nothing()) };
            let (books, sweeps) = (Arc::clone(&self.books), Arc::clone(&self.sweeps));
            let errand = errand.clone();
            let done = self.run(async move |mut session| {
                sweeps.release_expired(&mut session, errand.at()).await?;
                match transact(&mut session, &known, &errand).await {
                    Ok(Done { item, book }) => {
                        // Here, and not where the answer is awaited, which nobody may do any more.
                        books.was_changed(practice, book);
                        Ok(Ok(item))
                    }
                    Err(Stop::Failed(error)) => Err(error),
                    Err(stop) => Ok(Err(stop)),
                }
            });
            match done.await {
                Ok(Ok(item)) => return Ok(item),
                Ok(Err(Stop::Because(error))) => return Err(error),
                Ok(Err(Stop::Outdated(version))) if readings < MOST_READINGS => {
                    readings += 1;
                    self.at_version(practice, version);
                }
                Ok(Err(Stop::Outdated(_))) => {
                    return Err(BookError::Failed("the practice keeps changing".into()));
                }
                Err(error) if error.is_in_the_way() && tries_again < MOST_TRIES_AGAIN => {
                    tries_again += 1;
                }
                Ok(Err(Stop::Failed(error))) | Err(error) => return Err(failed(error)),
            }
        }
    }
}

impl Errand {
    fn at(&self) -> Timestamp {
        match self {
            Self::Book(asked) => asked.now,
            Self::Change(_, asked) => asked.now,
            Self::Cancel(_, asked) => asked.now,
            Self::Mark(_, asked) => asked.now,
        }
    }

    fn once(&self) -> Option<&Once> {
        match self {
            Self::Book(asked) => asked.once.as_ref(),
            Self::Change(_, asked) => asked.once.as_ref(),
            Self::Cancel(_, asked) => asked.once.as_ref(),
            Self::Mark(_, asked) => asked.once.as_ref(),
        }
    }

    async fn run(
        &self,
        session: &mut PgConnection,
        practice: &Practice,
        id: AppointmentId,
    ) -> Result<(), Stop> {
        match self {
            Self::Book(it) => booking::book(session, about(practice, id, it), &it.what).await,
            Self::Change(_, it) => {
                moving::change(session, about(practice, id, it), it.seen, it.what).await
            }
            Self::Cancel(_, it) => {
                cancelling::cancel(session, about(practice, id, it), it.seen, &it.what).await
            }
            Self::Mark(_, it) => {
                attending::mark(session, about(practice, id, it), it.seen, it.what).await
            }
        }
    }

    fn finds_nothing(&self) -> BookError {
        match self {
            Self::Book(_) => BookError::Unknown { field: "service_id" },
            Self::Change(..) | Self::Cancel(..) | Self::Mark(..) => BookError::NoSuchAppointment,
        }
    }
}

const fn about<'a, T>(practice: &'a Practice, id: AppointmentId, asked: &'a Asked<T>) -> About<'a> {
    About { practice, id, actor: &asked.actor, now: asked.now }
}

/// The practice of a scope that has only one.
fn only_practice(scope: &Scope) -> Option<PracticeId> {
    match scope {
        Scope::Practices(practices) if practices.len() == 1 => practices.first().copied(),
        Scope::Practices(_) | Scope::EveryPractice => None,
    }
}

/// Does an errand in one transaction, for a practice as it was read before.
async fn transact(
    session: &mut PgConnection,
    practice: &Practice,
    errand: &Errand,
) -> Result<Done, Stop> {
    let doing = || StoreError::while_doing("change the appointment book");
    let mut session = session.begin().await.map_err(doing())?;
    reports::name_practice(&mut session, practice.id).await?;
    let version =
        sqlx::query_scalar!("SELECT version FROM practices WHERE id = $1", practice.id.uuid());
    let version = version.fetch_optional(&mut *session).await.map_err(doing())?;
    let version = PracticeVersion(version.ok_or_else(|| errand.finds_nothing())?);
    if version != practice.version {
        return Err(Stop::Outdated(version));
    }
    // What the change is about when it is made now; a new appointment has no id yet.
    let id = match errand {
        Errand::Book(_) => once::new_id(&mut session).await?,
        Errand::Change(id, _) | Errand::Cancel(id, _) | Errand::Mark(id, _) => *id,
    };
    let id = match once::first(&mut session, practice.id, errand.once(), id, errand.at()).await? {
        once::Time::First => {
            errand.run(&mut session, practice, id).await?;
            id
        }
        once::Time::Again(id) => id,
    };
    let item = reading::item(&mut session, id).await?.ok_or(BookError::NoSuchAppointment)?;
    let book = reading::book_version(&mut session, practice.id).await?;
    session.commit().await.map_err(doing())?;
    Ok(Done { item, book })
}

fn failed(error: StoreError) -> BookError {
    BookError::Failed(Box::new(error))
}

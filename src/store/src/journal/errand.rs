//! Errands: steps that change what the call has not made itself, each in a transaction of its own.
//!
//! They are few, and take several statements; in the statement of a group they would cost every
//! booking its time. The claim of the journal row comes first and is the fence, as it is there: who
//! does not get it has changed nothing, and the one who has it says with the same commit what became
//! of the change and where the step led.
//!
//! **Invariant:** the first step of a call is never one.

use std::sync::Arc;

use dialogue::FORMAT;
use domain::{CallOutcome, Expecting, OutboxId, Practice, PracticeVersion};
use jiff_sqlx::ToSqlx;
use ports::{Change, Directory, DirectoryError, Entry, Fate, JournalError, Leads};
use sqlx::{Connection, PgConnection};

use super::Outcome;
use super::columns::integer;
use crate::Store;
use crate::bookkeeping::{CallersErrand, book_version, do_for_caller};
use crate::books::BookVersion;
use crate::error::StoreError;
use crate::reports;

/// How often an errand is tried again because the practice was changed meanwhile.
const MOST_READINGS: u32 = 4;

/// What an entry asks for, and where each way leads.
struct Errand<'a> {
    what: CallersErrand<'a>,
    won: &'a Leads,
    lost: Option<&'a str>,
    gone: Option<&'a Leads>,
}

impl<'a> Errand<'a> {
    /// What an entry asks for; `None` when it is no errand.
    fn of(entry: &'a Entry) -> Option<Self> {
        match &entry.change {
            Change::Move { moving, won, lost, gone } => Some(Self {
                what: CallersErrand::Move(moving),
                won,
                lost: Some(lost),
                gone: Some(gone),
            }),
            Change::CallOff { calling_off, won, gone } => Some(Self {
                what: CallersErrand::CallOff(calling_off),
                won,
                lost: None,
                gone: Some(gone),
            }),
            Change::StopTexts { phone, leads } => Some(Self {
                what: CallersErrand::StopTexts(phone),
                won: leads,
                lost: None,
                gone: None,
            }),
            Change::SendCode { request, leads } => Some(Self {
                what: CallersErrand::SendCode(OutboxId::of_code(entry.call, entry.seq), request),
                won: leads,
                lost: None,
                gone: None,
            }),
            Change::CheckCode { given, won, gone } => Some(Self {
                what: CallersErrand::CheckCode(given),
                won,
                lost: None,
                gone: Some(gone),
            }),
            Change::Nothing(_)
            | Change::Release { .. }
            | Change::Hold { .. }
            | Change::Book { .. } => None,
        }
    }

    /// Where it leads by what became of it: the state, and the rest of it where there is more.
    fn way(&self, fate: Fate) -> (Fate, &'a str, Option<&'a Leads>) {
        match (fate, self.lost, self.gone) {
            (Fate::Lost, Some(state), _) => (Fate::Lost, state, None),
            (Fate::Gone | Fate::Lost, _, Some(gone)) => (Fate::Gone, &gone.state, Some(gone)),
            // The others cannot go that way.
            (Fate::Won | Fate::Lost | Fate::Over | Fate::Gone | Fate::Fenced, _, _) => {
                (Fate::Won, &self.won.state, Some(self.won))
            }
        }
    }
}

impl Store {
    /// Does an errand and writes it down.
    pub(super) async fn write_errand(&self, entry: &Arc<Entry>) -> Result<Outcome, JournalError> {
        for _ in 0..MOST_READINGS {
            let practice = self.practice(entry.practice).await.map_err(unreadable)?;
            let practice =
                practice.ok_or_else(|| JournalError::Refused("the practice is gone".into()))?;
            let (books, sweeps) = (Arc::clone(&self.books), Arc::clone(&self.sweeps));
            let entry = Arc::clone(entry);
            let id = practice.id;
            let written = self.run(async move |mut session| {
                sweeps.release_expired(&mut session, entry.at).await?;
                let written = transact(&mut session, &practice, &entry).await?;
                // Here, and not where the answer is awaited: what was written is known at once, and
                // also when nobody waits any more.
                if let Ok(Outcome { fate, versions: Some((_, book)), .. }) = written {
                    match fate {
                        Fate::Won => books.was_changed(practice.id, book),
                        Fate::Lost | Fate::Over | Fate::Gone | Fate::Fenced => {
                            books.stands_at(practice.id, book);
                        }
                    }
                }
                Ok(written)
            });
            match written.await? {
                Ok(outcome) => return Ok(outcome),
                Err(Outdated(version)) => self.at_version(id, version),
            }
        }
        Err(JournalError::Unavailable("the practice keeps changing".into()))
    }
}

/// The practice was read before it was changed, and is at this version now.
struct Outdated(PracticeVersion);

async fn transact(
    session: &mut PgConnection,
    practice: &Practice,
    entry: &Entry,
) -> Result<Result<Outcome, Outdated>, StoreError> {
    let doing = || StoreError::while_doing("do a caller's errand");
    let mut session = session.begin().await.map_err(doing())?;
    reports::name_practice(&mut session, practice.id).await?;
    let version =
        sqlx::query_scalar!("SELECT version FROM practices WHERE id = $1", practice.id.uuid());
    let version = PracticeVersion(version.fetch_one(&mut *session).await.map_err(doing())?);
    if version != practice.version {
        return Ok(Err(Outdated(version)));
    }
    let Some(errand) = Errand::of(entry) else { return Ok(Ok(fenced())) };
    if !claim(&mut session, entry).await? {
        return Ok(Ok(fenced()));
    }
    let fate = do_for_caller(&mut session, practice, entry.call, errand.what, entry.at).await?;
    let (fate, state, leads) = errand.way(fate);
    write_outcome(&mut session, entry, fate, state, leads).await?;
    let book: BookVersion = book_version(&mut session, practice.id).await?;
    session.commit().await.map_err(doing())?;
    Ok(Ok(Outcome { fate, place: None, versions: Some((version, book)) }))
}

const fn fenced() -> Outcome {
    Outcome { fate: Fate::Fenced, place: None, versions: None }
}

/// Takes the number of the step; false when somebody has it.
async fn claim(session: &mut PgConnection, entry: &Entry) -> Result<bool, StoreError> {
    let claimed = sqlx::query!(
        "INSERT INTO journal (call, seq, turn, practice_id, at, took_us, heard, understood, events,
            format)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT DO NOTHING",
        entry.call.uuid(),
        integer(entry.seq.0),
        integer(entry.turn.0),
        entry.practice.uuid(),
        entry.at.to_sqlx() as _,
        i32::try_from(entry.took.as_micros()).unwrap_or(i32::MAX),
        entry.heard,
        entry.understood,
        entry.events,
        FORMAT,
    );
    let claimed = claimed
        .execute(session)
        .await
        .map_err(StoreError::while_doing("take the number of a step"))?;
    Ok(claimed.rows_affected() == 1)
}

/// Writes down where the step led.
async fn write_outcome(
    session: &mut PgConnection,
    entry: &Entry,
    fate: Fate,
    state: &str,
    leads: Option<&Leads>,
) -> Result<(), StoreError> {
    let reply = leads.and_then(|it| it.reply.as_ref());
    let outcome = leads.and_then(|it| it.ended).map(CallOutcome::as_str);
    sqlx::query!(
        "WITH outcome AS (
            INSERT INTO journal_outcomes (call, seq, practice_id, won, state, reply, expecting)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
        )
        UPDATE calls SET ended_at = $8, outcome = $9
        WHERE call = $1 AND $9::text IS NOT NULL AND ended_at IS NULL",
        entry.call.uuid(),
        integer(entry.seq.0),
        entry.practice.uuid(),
        fate == Fate::Won,
        state,
        reply.map(|it| &*it.body),
        reply.map(|it| Expecting::as_str(it.expecting)),
        entry.at.to_sqlx() as _,
        outcome,
    )
    .execute(session)
    .await
    .map(drop)
    .map_err(StoreError::while_doing("write down where an errand led"))
}

fn unreadable(error: DirectoryError) -> JournalError {
    match error {
        DirectoryError::Unavailable(cause) => JournalError::Unavailable(cause),
        DirectoryError::Unusable { .. } => JournalError::Refused(Box::new(error)),
    }
}

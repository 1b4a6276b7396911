//! The journal in PostgreSQL.

mod append;
mod columns;
mod errand;
mod expired;
mod read;

use std::sync::Arc;

use async_trait::async_trait;
use domain::{CallSid, Place, PracticeVersion, Turn};
use jiff::Timestamp;
use ports::{Change, Entry, Fate, Journal, JournalError, Recorded, StoredReply, Written};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Store;
use crate::books::{BookVersion, Books};
use crate::error::StoreError;
use columns::{Columns, PlainSteps};
pub(crate) use expired::{GRACE, Sweeps};

/// What became of one entry of a group.
#[derive(Clone, Copy)]
struct Outcome {
    fate: Fate,
    /// Where what was to be held is held.
    place: Option<Place>,
    /// What the statement said of the practice.
    versions: Option<(PracticeVersion, BookVersion)>,
}

#[async_trait]
impl Journal for Store {
    async fn append(&self, group: &[Arc<Entry>]) -> Result<Vec<Written>, JournalError> {
        let mut written = Vec::with_capacity(group.len());
        // Seldom more than none; what is written alone has nothing to wait for.
        for errand in group.iter().filter(|entry| entry.change.is_errand()) {
            written.push(self.write_errand(errand).await?);
        }
        let mut errands = written.into_iter();
        let steps = group.iter().filter(|entry| !entry.change.is_errand()).cloned().collect();
        let mut steps = self.write_group(steps).await?.into_iter();
        let outcomes = group.iter().filter_map(|entry| {
            if entry.change.is_errand() { errands.next() } else { steps.next() }
        });
        Ok(outcomes
            .map(|it| Written { fate: it.fate, practice: it.versions.map(|it| it.0) })
            .collect())
    }

    async fn read(&self, call: CallSid) -> Result<Option<Recorded>, JournalError> {
        Ok(self.run(async move |mut session| read::last(&mut session, call).await).await?)
    }

    async fn reply(&self, call: CallSid, turn: Turn) -> Result<Option<StoredReply>, JournalError> {
        Ok(self.run(async move |mut session| read::reply(&mut session, call, turn).await).await?)
    }
}

impl Store {
    /// Writes steps that are no errands together.
    async fn write_group(&self, group: Vec<Arc<Entry>>) -> Result<Vec<Outcome>, StoreError> {
        if group.is_empty() {
            return Ok(Vec::new());
        }
        let (books, sweeps) = (Arc::clone(&self.books), Arc::clone(&self.sweeps));
        let written = self.run(async move |mut session| {
            let outcomes = write(&mut session, &group, &sweeps).await?;
            // Here, and not where the answer is awaited: what was written is known at once, and
            // also when nobody waits any more.
            note(&books, &group, &outcomes);
            Ok(outcomes)
        });
        written.await
    }
}

/// Writes a group: what asks nothing of the book by one statement, the rest by another. One outcome
/// per entry, in the order of the entries.
async fn write(
    session: &mut PgConnection,
    group: &[Arc<Entry>],
    sweeps: &Sweeps,
) -> Result<Vec<Outcome>, StoreError> {
    let numbered = group.iter().map(Arc::as_ref).enumerate();
    let (mut plain, others): (Vec<_>, Vec<_>) =
        numbered.partition(|(_, entry)| entry.change.is_plain());
    let fenced = Outcome { fate: Fate::Fenced, place: None, versions: None };
    let mut outcomes = vec![fenced; group.len()];
    if !plain.is_empty() {
        plain.sort_unstable_by_key(|(_, entry)| (entry.call, entry.seq));
        let entries: Vec<_> = plain.iter().map(|(_, entry)| *entry).collect();
        let columns = PlainSteps::of(&entries);
        let taken = append::append_plain(session, &columns).await?;
        let keys = columns.steps.call.iter().zip(&columns.steps.seq);
        for ((place, entry), (call, seq)) in plain.iter().zip(keys) {
            let is_taken = taken.keys.contains(&(*call, *seq));
            let fate = if is_taken { Fate::Won } else { Fate::Fenced };
            let versions = append::versions_of(entry.practice, &taken);
            put(&mut outcomes, *place, Outcome { fate, place: None, versions });
        }
    }
    if !others.is_empty() {
        let entries: Vec<_> = others.iter().map(|(_, entry)| *entry).collect();
        let holds = entries.iter().filter(|entry| matches!(entry.change, Change::Hold { .. }));
        if let Some(at) = holds.map(|entry| entry.at).max() {
            sweeps.release_expired(session, at).await?;
        }
        let decided = append::append(session, &Columns::of(&entries)).await?;
        for ((place, _), decided) in others.iter().zip(decided) {
            put(&mut outcomes, *place, decided);
        }
    }
    Ok(outcomes)
}

/// Asks what a turn asks of the journal, of no call, and writes no steps.
pub(crate) async fn rehearse(session: &mut PgConnection) -> Result<(), StoreError> {
    let nobody = CallSid::new(Uuid::nil());
    read::last(session, nobody).await?;
    read::reply(session, nobody, Turn(0)).await?;
    append::append_plain(session, &PlainSteps::of(&[])).await?;
    Sweeps::default().release_expired(session, Timestamp::UNIX_EPOCH).await?;
    append::append(session, &Columns::of(&[])).await?;
    Ok(())
}

fn put(outcomes: &mut [Outcome], place: usize, outcome: Outcome) {
    if let Some(there) = outcomes.get_mut(place) {
        *there = outcome;
    }
}

/// Takes note of what a group changed in the books, and of how far they have come.
fn note(books: &Books, group: &[Arc<Entry>], outcomes: &[Outcome]) {
    let mut changes = crate::books::Changes::default();
    for (entry, Outcome { fate, place, versions }) in group.iter().zip(outcomes) {
        if let Some((_, book)) = versions {
            books.stands_at(entry.practice, *book);
            if *fate != Fate::Fenced {
                changes.add(entry, *fate, *place, *book);
            }
        }
    }
    books.change(changes);
}

//! The group statements: a whole group of steps in one autocommit statement.
//!
//! One statement, and never BEGIN to COMMIT: with open transactions `ON CONFLICT DO NOTHING` waits
//! for the other side, two groups crosswise deadlock, and a process that is stopped before COMMIT
//! blocks everybody else's group.

use std::collections::{HashMap, HashSet};

use domain::{Place, PracticeId, PracticeVersion, RoomId, Seats};
use ports::Fate;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Outcome;
use super::columns::{Columns, PlainSteps};
use crate::books::BookVersion;
use crate::error::StoreError;

/// What became of the steps that ask nothing of the book.
pub(super) struct Taken {
    /// The keys that were taken.
    pub(super) keys: HashSet<(Uuid, i32)>,
    /// The versions of the practices, and of their books.
    pub(super) versions: HashMap<Uuid, (PracticeVersion, BookVersion)>,
}

/// Writes steps that ask nothing of the book.
pub(super) async fn append_plain(
    session: &mut PgConnection,
    columns: &PlainSteps<'_>,
) -> Result<Taken, StoreError> {
    let PlainSteps { steps, state, reply, expecting, begun } = columns;
    let rows = sqlx::query_file!(
        "src/journal/plain.sql",
        steps.practice_ids,
        &steps.call,
        &steps.seq,
        &steps.turn,
        &steps.practice,
        &steps.at as &[_],
        &steps.took_us,
        &steps.heard as &[Option<_>],
        &steps.understood as &[Option<_>],
        &steps.events as &[_],
        &steps.called as &[Option<_>],
        state as &[_],
        reply as &[Option<_>],
        expecting as &[Option<_>],
        dialogue::FORMAT,
        &begun.call,
        &begun.practice,
        &begun.called as &[_],
        &begun.caller as &[Option<_>],
        &begun.at as &[_],
        &steps.practices,
    )
    .fetch_all(session)
    .await
    .map_err(StoreError::while_doing("write a group of plain steps"))?;
    let mut taken = Taken { keys: HashSet::new(), versions: HashMap::new() };
    for row in rows {
        if let (Some(call), Some(seq)) = (row.call, row.seq) {
            taken.keys.insert((call, seq));
        }
        if let (Some(practice), Some(version)) = (row.practice, row.version) {
            let book = BookVersion(row.book.unwrap_or(0));
            taken.versions.insert(practice, (PracticeVersion(version), book));
        }
    }
    Ok(taken)
}

/// Writes steps of any kind; one answer per entry, in the order of the entries.
pub(super) async fn append(
    session: &mut PgConnection,
    columns: &Columns<'_>,
) -> Result<Vec<Outcome>, StoreError> {
    let steps = &columns.steps;
    let rows = sqlx::query_file!(
        "src/journal/append.sql",
        steps.practice_ids,
        &steps.call,
        &steps.seq,
        &steps.turn,
        &steps.practice,
        &steps.at as &[_],
        &steps.took_us,
        &steps.heard as &[Option<_>],
        &steps.understood as &[Option<_>],
        &steps.events as &[_],
        &steps.called as &[Option<_>],
        &steps.caller as &[Option<_>],
        &columns.state as &[_],
        &columns.reply as &[Option<_>],
        &columns.expecting as &[Option<_>],
        &columns.outcome as &[Option<_>],
        &columns.state_lost as &[Option<_>],
        &columns.change,
        &columns.appointment as &[Option<_>],
        &columns.service as &[Option<_>],
        &columns.provider as &[Option<_>],
        &columns.starts_at as &[Option<_>],
        &columns.ends_at as &[Option<_>],
        &columns.occupied_from as &[Option<_>],
        &columns.occupied_until as &[Option<_>],
        &columns.wall as &[Option<_>],
        &columns.time_zone as &[Option<_>],
        &columns.expires_at as &[Option<_>],
        &columns.customer as &[Option<_>],
        &columns.name as &[Option<_>],
        &columns.phone as &[Option<_>],
        &columns.try_for,
        &columns.try_first,
        &columns.try_end,
        dialogue::FORMAT,
        &steps.practices,
        &columns.try_room as &[Option<_>],
        &columns.tells,
        &columns.over.state as &[Option<_>],
        &columns.over.reply as &[Option<_>],
        &columns.over.expecting as &[Option<_>],
        &columns.over.outcome as &[Option<_>],
        &columns.allowed.day as &[Option<_>],
        &columns.allowed.a_day as &[Option<_>],
        &columns.allowed.to_come as &[Option<_>],
        &columns.language as &[Option<_>],
    )
    .fetch_all(session)
    .await
    .map_err(StoreError::while_doing("write a group of steps"))?;
    Ok(rows
        .into_iter()
        .map(|row| Outcome {
            place: place(row.first, row.past, row.room),
            fate: match (row.taken, row.won, row.stands) {
                (false, _, _) => Fate::Fenced,
                (true, Some(false), Some(_)) => Fate::Over,
                (true, Some(false), None) => Fate::Lost,
                (true, Some(true) | None, _) => Fate::Won,
            },
            versions: row
                .version
                .map(|version| (PracticeVersion(version), BookVersion(row.book.unwrap_or(0)))),
        })
        .collect())
}

/// Where something is held, when it is.
fn place(first: Option<i32>, past: Option<i32>, room: Option<Uuid>) -> Option<Place> {
    let (first, past) = (u16::try_from(first?).ok()?, u16::try_from(past?).ok()?);
    Some(Place { seats: Seats::new(first, past).ok()?, room: room.map(RoomId::new) })
}

/// The practice's place among the versions that a statement returned.
pub(super) fn versions_of(
    practice: PracticeId,
    taken: &Taken,
) -> Option<(PracticeVersion, BookVersion)> {
    taken.versions.get(&practice.uuid()).copied()
}

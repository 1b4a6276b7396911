//! The group statement: a whole group of steps in one autocommit statement.
//!
//! One statement, and never BEGIN to COMMIT: with open transactions `ON CONFLICT DO NOTHING` waits
//! for the other side, two groups crosswise deadlock, and a process that is stopped before COMMIT
//! blocks everybody else's group.

use domain::PracticeVersion;
use ports::{Fate, Written};
use sqlx::PgConnection;

use super::columns::Columns;
use crate::error::StoreError;

/// Releases the expired holds that are in the way of a group's new ones.
///
/// A statement of its own: deleting and inserting in one would lose both, because the insertion
/// does not see the deletion. Rows that somebody else is releasing are skipped.
pub(super) async fn release_expired(
    session: &mut PgConnection,
    columns: &Columns,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        UPDATE appointments SET status = 'released', hold_expires_at = NULL, updated_at = way.at
        FROM (
            SELECT a.id, wanted.at
            FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[])
                    AS wanted(provider, from_at, until_at, at)
                JOIN appointments a
                    ON a.provider_id = wanted.provider
                        AND a.occupies && tstzrange(wanted.from_at, wanted.until_at)
            WHERE a.status = 'held' AND a.hold_expires_at <= wanted.at
                AND (SELECT set_config('app.practice_ids', $1, true)) IS NOT NULL
            ORDER BY a.id
            FOR UPDATE OF a SKIP LOCKED
        ) AS way
        WHERE appointments.id = way.id
            AND (SELECT set_config('app.practice_ids', $1, true)) IS NOT NULL
        "#,
        columns.practice_ids,
        &columns.provider as &[Option<_>],
        &columns.occupied_from as &[Option<_>],
        &columns.occupied_until as &[Option<_>],
        &columns.at as &[_],
    )
    .execute(session)
    .await
    .map_err(StoreError::while_doing("release expired holds"))?;
    Ok(())
}

/// Writes a group; one answer per entry, in the order of the entries.
pub(super) async fn append(
    session: &mut PgConnection,
    columns: &Columns,
) -> Result<Vec<Written>, StoreError> {
    let rows = sqlx::query_file!(
        "src/journal/append.sql",
        columns.practice_ids,
        &columns.call,
        &columns.seq,
        &columns.turn,
        &columns.practice,
        &columns.at as &[_],
        &columns.took_us,
        &columns.heard as &[Option<_>],
        &columns.understood as &[Option<_>],
        &columns.events,
        &columns.called as &[Option<_>],
        &columns.caller as &[Option<_>],
        &columns.state,
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
    )
    .fetch_all(session)
    .await
    .map_err(StoreError::while_doing("write a group of steps"))?;
    Ok(rows
        .into_iter()
        .map(|row| Written {
            fate: match (row.taken, row.won) {
                (false, _) => Fate::Fenced,
                (true, Some(false)) => Fate::Lost,
                (true, Some(true) | None) => Fate::Won,
            },
            practice: row.version.map(PracticeVersion),
        })
        .collect())
}

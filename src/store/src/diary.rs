//! The appointment book in PostgreSQL, for looking.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{AppointmentId, PracticeId, ProviderId, Seats, TimeRange};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{Diary, DiaryError};
use scheduling::Occupied;
use sqlx::PgConnection;

use crate::Store;
use crate::books::{BookVersion, Line, Lookup, MOST_IN_ONE_BOOK, READ_BACK};
use crate::error::StoreError;
use crate::journal::GRACE;

#[async_trait]
impl Diary for Store {
    async fn taken(
        &self,
        practice: PracticeId,
        providers: Vec<ProviderId>,
        window: TimeRange,
        now: Timestamp,
    ) -> Result<Vec<Occupied>, DiaryError> {
        let failed = |error: StoreError| DiaryError(Box::new(error));
        match self.books.taken(practice, &providers, window, now) {
            Lookup::Known(taken) => return Ok(taken),
            Lookup::Ask => {}
            Lookup::Read => {
                let books = Arc::clone(&self.books);
                let read = self.run(async move |mut session| {
                    let (version, lines) = read_whole(&mut session, practice, now).await?;
                    books.put(practice, version, now, lines);
                    Ok(())
                });
                read.await.map_err(failed)?;
                if let Lookup::Known(taken) = self.books.taken(practice, &providers, window, now) {
                    return Ok(taken);
                }
            }
        }
        let taken = self.run(async move |mut session| {
            read_window(&mut session, practice, providers, window, now).await
        });
        taken.await.map_err(failed)
    }
}

/// The whole book from now on, with its version; no lines when it is too large to be remembered.
async fn read_whole(
    session: &mut PgConnection,
    practice: PracticeId,
    now: Timestamp,
) -> Result<(BookVersion, Option<Vec<Line>>), StoreError> {
    let doing = || StoreError::while_doing("read a whole appointment book");
    // Before the lines: what changes in between shows by a higher version, and is read again.
    let version = sqlx::query_scalar!(
        r#"
        SELECT coalesce(sum(version), 0)::bigint AS "version!" FROM book_versions
        WHERE practice_id = $1 AND (SELECT set_config('app.practice_ids', $2, true)) IS NOT NULL
        "#,
        practice.uuid(),
        practice.to_string(),
    )
    .fetch_one(&mut *session)
    .await
    .map_err(doing())?;
    let most = i64::try_from(MOST_IN_ONE_BOOK).unwrap_or(i64::MAX);
    let rows = sqlx::query!(
        r#"
        SELECT id, provider_id, lower(seats) AS "first!", upper(seats) AS "past!",
            lower(occupies) AS "occupied_from!", upper(occupies) AS "occupied_until!",
            hold_expires_at AS "expires_at?"
        FROM appointments
        WHERE practice_id = $1
            AND starts_at > $2
            AND status NOT IN ('cancelled', 'released')
            AND (SELECT set_config('app.practice_ids', $3, true)) IS NOT NULL
        LIMIT $4
        "#,
        practice.uuid(),
        now.saturating_sub(READ_BACK).unwrap_or(now).to_sqlx() as _,
        practice.to_string(),
        most + 1,
    )
    .fetch_all(session)
    .await
    .map_err(doing())?;
    if rows.len() > MOST_IN_ONE_BOOK {
        return Ok((BookVersion(version), None));
    }
    let lines = rows.into_iter().map(|row| {
        Ok(Line {
            id: AppointmentId::new(row.id),
            provider: ProviderId::new(row.provider_id),
            seats: seats(row.first, row.past)?,
            occupies: range(row.occupied_from, row.occupied_until)?,
            expires_at: row.expires_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    });
    Ok((BookVersion(version), Some(lines.collect::<Result<_, StoreError>>()?)))
}

/// What takes time of providers in a window.
async fn read_window(
    session: &mut PgConnection,
    practice: PracticeId,
    providers: Vec<ProviderId>,
    window: TimeRange,
    now: Timestamp,
) -> Result<Vec<Occupied>, StoreError> {
    let providers: Vec<_> = providers.into_iter().map(ProviderId::uuid).collect();
    // An appointment with its buffers lasts less than three days (a visit of a day, half a day
    // before and after), so the index on the start narrows the range.
    let rows = sqlx::query!(
        r#"
        SELECT provider_id, lower(seats) AS "first!", upper(seats) AS "past!",
            lower(occupies) AS "occupied_from!", upper(occupies) AS "occupied_until!"
        FROM appointments
        WHERE practice_id = $1
            AND starts_at > $3::timestamptz - interval '3 days'
            AND starts_at < $4::timestamptz + interval '3 days'
            AND occupies && tstzrange($3, $4)
            AND provider_id = ANY ($2)
            AND status NOT IN ('cancelled', 'released')
            AND (status <> 'held' OR hold_expires_at > $5)
            AND (SELECT set_config('app.practice_ids', $6, true)) IS NOT NULL
        "#,
        practice.uuid(),
        &providers,
        window.from().to_sqlx() as _,
        window.until().to_sqlx() as _,
        now.saturating_sub(GRACE).unwrap_or(now).to_sqlx() as _,
        practice.to_string(),
    )
    .fetch_all(session)
    .await
    .map_err(StoreError::while_doing("read the appointment book"))?;
    rows.into_iter()
        .map(|row| {
            Ok(Occupied {
                provider: ProviderId::new(row.provider_id),
                seats: seats(row.first, row.past)?,
                range: range(row.occupied_from, row.occupied_until)?,
            })
        })
        .collect()
}

fn range(from: jiff_sqlx::Timestamp, until: jiff_sqlx::Timestamp) -> Result<TimeRange, StoreError> {
    TimeRange::new(from.to_jiff(), until.to_jiff())
        .map_err(StoreError::in_row("appointments", "occupies"))
}

fn seats(first: i32, past: i32) -> Result<Seats, StoreError> {
    let in_row = || StoreError::in_row("appointments", "seats");
    let first = u16::try_from(first).map_err(in_row())?;
    let past = u16::try_from(past).map_err(in_row())?;
    Seats::new(first, past).map_err(StoreError::in_row("appointments", "seats"))
}

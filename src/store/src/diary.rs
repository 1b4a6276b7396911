//! The appointment book in PostgreSQL, for looking.

use async_trait::async_trait;
use domain::{PracticeId, ProviderId, Seats, TimeRange};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{Diary, DiaryError};
use scheduling::Occupied;

use crate::Store;
use crate::error::StoreError;

#[async_trait]
impl Diary for Store {
    async fn taken(
        &self,
        practice: PracticeId,
        providers: Vec<ProviderId>,
        window: TimeRange,
        now: Timestamp,
    ) -> Result<Vec<Occupied>, DiaryError> {
        let providers: Vec<_> = providers.into_iter().map(ProviderId::uuid).collect();
        let taken = self.run(async move |mut session| {
            // An appointment with its buffers lasts less than three days (a visit of a day, half a
            // day before and after), so the index on the start narrows the range.
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
                now.to_sqlx() as _,
                practice.to_string(),
            )
            .fetch_all(&mut *session)
            .await
            .map_err(StoreError::while_doing("read the appointment book"))?;
            rows.into_iter()
                .map(|row| {
                    let (from, until) = (row.occupied_from.to_jiff(), row.occupied_until.to_jiff());
                    Ok(Occupied {
                        provider: ProviderId::new(row.provider_id),
                        seats: seats(row.first, row.past)?,
                        range: TimeRange::new(from, until)
                            .map_err(StoreError::in_row("appointments", "occupies"))?,
                    })
                })
                .collect::<Result<Vec<_>, StoreError>>()
        });
        taken.await.map_err(|error| DiaryError(Box::new(error)))
    }
}

fn seats(first: i32, past: i32) -> Result<Seats, StoreError> {
    let in_row = || StoreError::in_row("appointments", "seats");
    let first = u16::try_from(first).map_err(in_row())?;
    let past = u16::try_from(past).map_err(in_row())?;
    Seats::new(first, past).map_err(StoreError::in_row("appointments", "seats"))
}

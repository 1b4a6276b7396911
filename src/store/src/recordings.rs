//! Messages that were recorded.
//!
//! **Invariant:** a recording is of the practice that its call is of: whose that is, the call says.

use async_trait::async_trait;
use domain::{CallSid, PracticeId, Recording, RecordingSid};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{KeptRecording, Recordings, RecordingsError};
use sqlx::{Connection, PgConnection};

use crate::Store;
use crate::error::StoreError;
use crate::reports::name_practice;

#[async_trait]
impl Recordings for Store {
    async fn keep(
        &self,
        call: CallSid,
        recording: Recording,
        now: Timestamp,
    ) -> Result<bool, RecordingsError> {
        let kept =
            self.run(async move |mut session| keep(&mut session, call, &recording, now).await);
        kept.await.map_err(|error| RecordingsError(Box::new(error)))
    }
}

async fn keep(
    session: &mut PgConnection,
    call: CallSid,
    recording: &Recording,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let doing = || StoreError::while_doing("keep a recording");
    let mut moment = session.begin().await.map_err(doing())?;
    let practice = sqlx::query_scalar!(
        "SELECT practice_id FROM calls
        WHERE call = $1 AND (SELECT set_config('app.call', $2, true)) IS NOT NULL",
        call.uuid(),
        call.uuid().to_string(),
    )
    .fetch_optional(&mut *moment)
    .await
    .map_err(doing())?;
    let Some(practice) = practice else { return Ok(false) };
    name_practice(&mut moment, PracticeId::new(practice)).await?;
    let length = i32::try_from(recording.duration_s);
    sqlx::query!(
        "INSERT INTO recordings (call, recording, practice_id, url, duration_s, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING",
        call.uuid(),
        recording.sid.uuid(),
        practice,
        recording.url,
        length.map_err(StoreError::in_row("recordings", "duration_s"))?,
        now.to_sqlx() as _,
    )
    .execute(&mut *moment)
    .await
    .map_err(doing())?;
    // The report of the hang-up may have been faster than the word of the recording.
    sqlx::query!(
        "UPDATE calls SET outcome = 'message_left' WHERE call = $1 AND outcome = 'abandoned'",
        call.uuid(),
    )
    .execute(&mut *moment)
    .await
    .map_err(doing())?;
    moment.commit().await.map_err(doing())?;
    Ok(true)
}

/// The recordings of a call, of the practices that are named.
pub(crate) async fn of_call(
    session: &mut PgConnection,
    call: CallSid,
) -> Result<Vec<KeptRecording>, StoreError> {
    let rows = sqlx::query!(
        r#"SELECT recording, url, duration_s, recorded_at AS "recorded_at: jiff_sqlx::Timestamp"
        FROM recordings WHERE call = $1 ORDER BY recorded_at, recording"#,
        call.uuid(),
    )
    .fetch_all(session)
    .await
    .map_err(StoreError::while_doing("read the recordings of a call"))?;
    let kept = rows.into_iter().map(|row| {
        let duration_s = u32::try_from(row.duration_s);
        Ok(KeptRecording {
            recording: Recording {
                sid: RecordingSid::new(row.recording),
                url: row.url,
                duration_s: duration_s.map_err(StoreError::in_row("recordings", "duration_s"))?,
            },
            recorded_at: row.recorded_at.to_jiff(),
        })
    });
    kept.collect()
}

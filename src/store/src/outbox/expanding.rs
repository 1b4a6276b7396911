//! News become texts.

use domain::WaitingId;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{Claim, Expanded, NewText};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::error::StoreError;

/// One statement: whoever waits is told, the texts are there, those about an earlier version of the
/// appointment are moot, and the news are done; or nothing of it, and the news are due again.
pub(super) async fn expand(
    session: &mut PgConnection,
    news: Claim,
    texts: &[NewText],
    told: Option<WaitingId>,
    now: Timestamp,
) -> Result<Expanded, StoreError> {
    let columns = Columns::of(texts);
    let done = sqlx::query_scalar!(
        r#"WITH claim AS MATERIALIZED (
            SELECT o.id, o.appointment_id, o.appointment_version, o.topic
            FROM outbox o
            WHERE o.id = $1 AND o.attempts = $2 AND o.status = 'sending'
                AND (SELECT set_config('app.practice_ids', $3::uuid::text, true)) IS NOT NULL
        ), told AS (
            UPDATE waiting w SET status = 'told', told_at = $4
            FROM claim
            WHERE w.id = $5 AND w.status = 'waiting'
                AND (SELECT set_config('app.practice_ids', $3::uuid::text, true)) IS NOT NULL
            RETURNING w.id
        ), agreed AS MATERIALIZED (
            SELECT claim.* FROM claim WHERE $5::uuid IS NULL OR EXISTS (SELECT FROM told)
        ), added AS (
            INSERT INTO outbox (id, practice_id, kind, topic, appointment_id, appointment_version,
                recipient, sender, body, due_at, moot_at, created_at, updated_at)
            SELECT t.id, $3::uuid, 'text', t.topic, t.appointment, t.version, t.recipient,
                t.sender, t.body, t.due_at, t.moot_at, $4, $4
            FROM agreed, unnest($6::uuid[], $7::text[], $8::uuid[], $9::bigint[], $10::text[],
                $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[])
                AS t(id, topic, appointment, version, recipient, sender, body, due_at, moot_at)
            ON CONFLICT DO NOTHING
        ), moot AS (
            UPDATE outbox o SET status = 'moot', updated_at = $4
            FROM agreed
            WHERE o.appointment_id = agreed.appointment_id AND o.kind = 'text'
                AND o.topic <> 'offer' AND o.status = 'waiting'
                AND o.appointment_version < agreed.appointment_version
                AND (SELECT set_config('app.practice_ids', $3::uuid::text, true)) IS NOT NULL
        ), done AS (
            UPDATE outbox o
            SET status = CASE WHEN EXISTS (SELECT FROM agreed) THEN 'done' ELSE 'waiting' END,
                claimed_until = NULL, updated_at = $4
            FROM claim
            WHERE o.id = claim.id
                AND (SELECT set_config('app.practice_ids', $3::uuid::text, true)) IS NOT NULL
        )
        SELECT EXISTS (SELECT FROM agreed) OR NOT EXISTS (SELECT FROM claim) AS "done!""#,
        news.id.uuid(),
        i32::try_from(news.attempt).unwrap_or(i32::MAX),
        news.practice.uuid(),
        now.to_sqlx() as _,
        told.map(WaitingId::uuid),
        &columns.id,
        &columns.topic,
        &columns.appointment,
        &columns.version,
        &columns.recipient,
        &columns.sender,
        &columns.body,
        columns.due_at as _,
        columns.moot_at as _,
    )
    .fetch_one(session)
    .await
    .map_err(StoreError::while_doing("put texts into the outbox"))?;
    Ok(if done { Expanded::Done } else { Expanded::Missed })
}

/// Texts by column.
#[derive(Default)]
struct Columns {
    id: Vec<Uuid>,
    topic: Vec<String>,
    appointment: Vec<Uuid>,
    version: Vec<i64>,
    recipient: Vec<String>,
    sender: Vec<String>,
    body: Vec<String>,
    due_at: Vec<jiff_sqlx::Timestamp>,
    moot_at: Vec<jiff_sqlx::Timestamp>,
}

impl Columns {
    fn of(texts: &[NewText]) -> Self {
        let mut columns = Self::default();
        for text in texts {
            let (appointment, version) = text.about;
            columns.id.push(text.id.uuid());
            columns.topic.push(text.planned.topic.as_str().to_owned());
            columns.appointment.push(appointment.uuid());
            columns.version.push(version);
            columns.recipient.push(text.planned.to.as_str().to_owned());
            columns.sender.push(text.sender.as_str().to_owned());
            columns.body.push(text.planned.body.clone());
            columns.due_at.push(text.planned.due_at.to_sqlx());
            columns.moot_at.push(text.planned.moot_at.to_sqlx());
        }
        columns
    }
}

//! The outbox in PostgreSQL.
//!
//! **Invariant:** what is claimed is claimed by one statement, which also sets aside what is not to be
//! sent any more; nobody else is given it while the claim lasts.
//! **Invariant:** whatever happens, a row is never sent again without having been looked for, once it may
//! have been sent: `unsure_since` is set by the claim, and cleared only by who knows better.

mod expanding;
pub(crate) mod story;

use async_trait::async_trait;
use domain::{AppointmentId, OutboxId, PracticeId, WaitingId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{
    Claim, Claimed, Expanded, MessageSid, NewText, Outbox, OutboxError, Outcome, Outgoing, Refused,
    TextReport, TextToSend, Tidings,
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Store;
use crate::error::StoreError;

/// The carrier's number for a recipient who has opted out (Twilio, error 21610).
const OPTED_OUT: u32 = 21610;

#[async_trait]
impl Outbox for Store {
    async fn claim(
        &self,
        now: Timestamp,
        until: Timestamp,
        most: u16,
    ) -> Result<Vec<Claimed>, OutboxError> {
        Ok(self.run(async move |mut session| claim(&mut session, now, until, most).await).await?)
    }

    async fn expand(
        &self,
        news: Claim,
        texts: Vec<NewText>,
        told: Option<WaitingId>,
        now: Timestamp,
    ) -> Result<Expanded, OutboxError> {
        let expanded = self.run(async move |mut session| {
            expanding::expand(&mut session, news, &texts, told, now).await
        });
        Ok(expanded.await?)
    }

    async fn settle(
        &self,
        claim: Claim,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<(), OutboxError> {
        let settled =
            self.run(async move |mut session| settle(&mut session, claim, outcome, now).await);
        Ok(settled.await?)
    }

    async fn strangers(
        &self,
        claim: Claim,
        messages: Vec<MessageSid>,
    ) -> Result<Vec<MessageSid>, OutboxError> {
        let known = self.run(async move |mut session| {
            let sids: Vec<String> = messages.iter().map(ToString::to_string).collect();
            let known = sqlx::query_scalar!(
                r#"SELECT remote_id AS "sid!" FROM outbox
                WHERE remote_id = ANY ($1) AND id <> $2
                    AND (SELECT set_config('app.practice_ids', $3, true)) IS NOT NULL"#,
                &sids,
                claim.id.uuid(),
                claim.practice.to_string(),
            )
            .fetch_all(&mut *session)
            .await
            .map_err(StoreError::while_doing("look for messages"))?;
            let is_known = |it: &MessageSid| known.iter().any(|sid| sid == it.as_str());
            Ok(messages.into_iter().filter(|it| !is_known(it)).collect())
        });
        Ok(known.await?)
    }

    async fn report(&self, report: TextReport, now: Timestamp) -> Result<bool, OutboxError> {
        let noted = self.run(async move |mut session| {
            sqlx::query_scalar!(
                r#"SELECT report_text($1, $2, $3, $4, $5) AS "found!""#,
                report.message.as_str(),
                report.text.map(OutboxId::uuid),
                report.status.as_str(),
                report.error.map(|code| code.to_string()),
                now.to_sqlx() as _,
            )
            .fetch_one(&mut *session)
            .await
            .map_err(StoreError::while_doing("note a report of a text"))
        });
        Ok(noted.await?)
    }
}

/// A row that was claimed.
struct ClaimedRow {
    id: Uuid,
    practice_id: Uuid,
    kind: String,
    topic: String,
    appointment_id: Option<Uuid>,
    appointment_version: Option<i64>,
    recipient: Option<String>,
    sender: Option<String>,
    body: Option<String>,
    attempts: i32,
    unsure_since: Option<jiff_sqlx::Timestamp>,
}

async fn claim(
    session: &mut PgConnection,
    now: Timestamp,
    until: Timestamp,
    most: u16,
) -> Result<Vec<Claimed>, StoreError> {
    let rows = sqlx::query_as!(
        ClaimedRow,
        r#"SELECT id AS "id!", practice_id AS "practice_id!", kind AS "kind!", topic AS "topic!",
            appointment_id, appointment_version, recipient, sender, body, attempts AS "attempts!",
            unsure_since AS "unsure_since: _"
        FROM claim_outbox($1, $2, $3)"#,
        now.to_sqlx() as _,
        until.to_sqlx() as _,
        i32::from(most),
    )
    .fetch_all(&mut *session)
    .await
    .map_err(StoreError::while_doing("claim what is due"))?;
    let mut claimed = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id;
        match read(session, row, now).await {
            Ok(one) => claimed.push(one),
            // It is due again when the claim ends; the others are not kept waiting for it.
            Err(error @ StoreError::Row { .. }) => {
                tracing::error!(outbox = %id, error = %ports::Chain(&error), "a row makes no sense");
            }
            Err(
                error @ (StoreError::Database { .. }
                | StoreError::Silent
                | StoreError::Crowded
                | StoreError::Randomness
                | StoreError::Interrupted { .. }),
            ) => return Err(error),
        }
    }
    Ok(claimed)
}

async fn read(
    session: &mut PgConnection,
    row: ClaimedRow,
    now: Timestamp,
) -> Result<Claimed, StoreError> {
    let claim = Claim {
        id: OutboxId::new(row.id),
        practice: PracticeId::new(row.practice_id),
        attempt: u32::try_from(row.attempts).map_err(StoreError::in_row("outbox", "attempts"))?,
    };
    let unsure_since = row.unsure_since.map(jiff_sqlx::Timestamp::to_jiff);
    match (row.kind.as_str(), row.appointment_id, row.recipient, row.sender, row.body) {
        ("news", Some(appointment), ..) => {
            let happened = row.topic.parse().map_err(StoreError::in_row("outbox", "topic"))?;
            let appointment = AppointmentId::new(appointment);
            let story = story::read(session, claim, happened, appointment, now).await?;
            let version = row.appointment_version.unwrap_or_default();
            Ok(Claimed::News(Box::new(Tidings { claim, happened, version, story })))
        }
        ("text", _, Some(recipient), Some(sender), Some(body)) => Ok(Claimed::Text(TextToSend {
            claim,
            message: Outgoing {
                text: claim.id,
                from: sender.parse().map_err(StoreError::in_row("outbox", "sender"))?,
                to: recipient.parse().map_err(StoreError::in_row("outbox", "recipient"))?,
                body,
            },
            unsure_since,
        })),
        _ => Err(StoreError::in_row("outbox", "kind")("a column is missing")),
    }
}

async fn settle(
    session: &mut PgConnection,
    claim: Claim,
    outcome: Outcome,
    now: Timestamp,
) -> Result<(), StoreError> {
    // Which status, whether the doubt is gone, and when again.
    let (status, sure, due_at) = match &outcome {
        Outcome::Sent(_) => ("sent", true, None),
        Outcome::Refused(_) => ("failed", true, None),
        Outcome::NotSent(again) => ("waiting", true, Some(*again)),
        Outcome::Unknown(again) => ("waiting", false, Some(*again)),
        Outcome::GivenUp => ("failed", false, None),
    };
    let (remote, error) = match outcome {
        Outcome::Sent(sid) => (Some(sid.to_string()), None),
        Outcome::Refused(Refused::OptedOut) => (None, Some(OPTED_OUT.to_string())),
        Outcome::Refused(Refused::Code(code)) => (None, Some(code.to_string())),
        Outcome::GivenUp => (None, Some("given up".to_owned())),
        Outcome::NotSent(_) | Outcome::Unknown(_) => (None, None),
    };
    let opted_out = error.as_deref() == Some("21610");
    sqlx::query!(
        "WITH settled AS (
            UPDATE outbox
            SET status = $3, remote_id = coalesce($4, remote_id), error = $5,
                unsure_since = CASE WHEN $6 THEN NULL ELSE unsure_since END,
                due_at = coalesce($7, due_at), claimed_until = NULL, updated_at = $8
            WHERE id = $1 AND attempts = $2 AND status = 'sending'
                AND (SELECT set_config('app.practice_ids', $9, true)) IS NOT NULL
            RETURNING practice_id, recipient
        )
        INSERT INTO opt_outs (practice_id, phone, since)
        SELECT practice_id, recipient, $8 FROM settled WHERE $10 AND recipient IS NOT NULL
        ON CONFLICT DO NOTHING",
        claim.id.uuid(),
        i32::try_from(claim.attempt).unwrap_or(i32::MAX),
        status,
        remote,
        error,
        sure,
        due_at.map(ToSqlx::to_sqlx) as _,
        now.to_sqlx() as _,
        claim.practice.to_string(),
        opted_out,
    )
    .execute(session)
    .await
    .map_err(StoreError::while_doing("settle a text"))?;
    Ok(())
}

impl From<StoreError> for OutboxError {
    fn from(error: StoreError) -> Self {
        Self(Box::new(error))
    }
}

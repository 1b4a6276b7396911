//! What a text asks for, done.

use dialogue::texts::{Agreed, Deed, Happened, Topic};
use domain::{OutboxId, PracticeId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::InboundText;
use sqlx::PgConnection;

use crate::error::StoreError;

/// Does it, within the transaction that the session is in.
pub(super) async fn act(
    session: &mut PgConnection,
    practice: PracticeId,
    text: &InboundText,
    deed: Deed,
    agreed: Option<&Agreed>,
    reply: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"SELECT set_config('app.practice_ids', $1, true) AS "named!""#,
        practice.to_string()
    )
    .fetch_one(&mut *session)
    .await
    .map_err(StoreError::while_doing("name a practice"))?;
    match (deed, agreed) {
        (Deed::Nothing, _) | (Deed::Confirm | Deed::Cancel, None) => Ok(()),
        (Deed::Confirm, Some(agreed)) => confirm(session, practice, text, agreed, now).await,
        (Deed::Cancel, Some(agreed)) => cancel(session, practice, text, agreed, reply, now).await,
        (Deed::OptOut, _) => opt_out(session, practice, text, now).await,
        (Deed::OptIn, _) => opt_in(session, practice, text).await,
    }
}

async fn confirm(
    session: &mut PgConnection,
    practice: PracticeId,
    text: &InboundText,
    agreed: &Agreed,
    now: Timestamp,
) -> Result<(), StoreError> {
    // The version stays: what was agreed is what it was, and reminders are still to be sent.
    sqlx::query!(
        "UPDATE appointments SET confirmed_at = coalesce(confirmed_at, $3), updated_at = $3
        WHERE practice_id = $1 AND id = $2",
        practice.uuid(),
        agreed.id.uuid(),
        now.to_sqlx() as _,
    )
    .execute(&mut *session)
    .await
    .map_err(StoreError::while_doing("confirm an appointment"))?;
    audit(session, practice, text, agreed, "confirm", now).await
}

async fn cancel(
    session: &mut PgConnection,
    practice: PracticeId,
    text: &InboundText,
    agreed: &Agreed,
    reply: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let doing = || StoreError::while_doing("cancel an appointment by text");
    let version = agreed.version + 1;
    sqlx::query!(
        "UPDATE appointments SET status = 'cancelled', version = $3, updated_at = $4
        WHERE practice_id = $1 AND id = $2",
        practice.uuid(),
        agreed.id.uuid(),
        version,
        now.to_sqlx() as _,
    )
    .execute(&mut *session)
    .await
    .map_err(doing())?;
    for (happened, moot_at) in
        [(Happened::Cancelled, None), (Happened::Freed, Some(agreed.starts_at))]
    {
        sqlx::query!(
            "INSERT INTO outbox (id, practice_id, kind, topic, appointment_id, appointment_version,
                due_at, moot_at, created_at, updated_at)
            VALUES ($1, $2, 'news', $3, $4, $5, $6, $7, $6, $6)
            ON CONFLICT DO NOTHING",
            OutboxId::of_news(agreed.id, version, happened.as_str()).uuid(),
            practice.uuid(),
            happened.as_str(),
            agreed.id.uuid(),
            version,
            now.to_sqlx() as _,
            moot_at.map(ToSqlx::to_sqlx) as _,
        )
        .execute(&mut *session)
        .await
        .map_err(doing())?;
    }
    // The answer is the notice: the text that the news would become is there already, and done.
    sqlx::query!(
        "INSERT INTO outbox (id, practice_id, kind, topic, appointment_id, appointment_version,
            recipient, sender, body, due_at, status, created_at, updated_at)
        VALUES ($1, $2, 'text', 'cancelled', $3, $4, $5, $6, $7, $8, 'done', $8, $8)
        ON CONFLICT DO NOTHING",
        OutboxId::of_text(agreed.id, version, Topic::Cancelled.as_str(), 0).uuid(),
        practice.uuid(),
        agreed.id.uuid(),
        version,
        text.from.as_str(),
        text.to.as_str(),
        reply,
        now.to_sqlx() as _,
    )
    .execute(&mut *session)
    .await
    .map_err(doing())?;
    audit(session, practice, text, agreed, "cancel", now).await
}

async fn opt_out(
    session: &mut PgConnection,
    practice: PracticeId,
    text: &InboundText,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        "INSERT INTO opt_outs (practice_id, phone, since) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING",
        practice.uuid(),
        text.from.as_str(),
        now.to_sqlx() as _,
    )
    .execute(session)
    .await
    .map_err(StoreError::while_doing("note that a number wants no texts"))?;
    Ok(())
}

async fn opt_in(
    session: &mut PgConnection,
    practice: PracticeId,
    text: &InboundText,
) -> Result<(), StoreError> {
    sqlx::query!(
        "DELETE FROM opt_outs WHERE practice_id = $1 AND phone = $2",
        practice.uuid(),
        text.from.as_str(),
    )
    .execute(session)
    .await
    .map_err(StoreError::while_doing("note that a number wants texts again"))?;
    Ok(())
}

/// Who did what to which appointment.
async fn audit(
    session: &mut PgConnection,
    practice: PracticeId,
    text: &InboundText,
    agreed: &Agreed,
    action: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        "INSERT INTO audit (practice_id, at, actor, action, kind, record)
        VALUES ($1, $2, $3, $4, 'appointment', $5)",
        practice.uuid(),
        now.to_sqlx() as _,
        format!("text:{}", text.message),
        action,
        agreed.id.uuid(),
    )
    .execute(session)
    .await
    .map_err(StoreError::while_doing("write to the audit log"))?;
    Ok(())
}

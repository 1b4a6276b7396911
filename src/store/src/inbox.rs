//! Texts that come in: what they ask for is done, and answered, once.
//!
//! **Invariant:** what was done, and the answer, are written by one transaction: the same text again,
//! at once or later, gets the same answer and nothing more is done.
//! **Invariant:** an appointment is called off only while it is locked, so that nobody else changes it
//! meanwhile; whoever tells of it writes it down by the same transaction.

mod deeds;

use async_trait::async_trait;
use dialogue::texts::{Agreed, Sender, answer};
use domain::{Language, Minutes, PhoneNumber, PracticeId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{InboundText, Inbox, OutboxError};
use sqlx::{Connection, PgConnection};

use crate::Store;
use crate::error::StoreError;
use crate::outbox::story::{Appointed, agreed, language};

/// Longest text that is kept, in characters.
const MAX_BODY: usize = 1600;

#[async_trait]
impl Inbox for Store {
    async fn answer(
        &self,
        text: InboundText,
        now: Timestamp,
    ) -> Result<Option<String>, OutboxError> {
        Ok(self.run(async move |mut session| take(&mut session, &text, now).await).await?)
    }
}

/// The practice that was written to.
struct Desk {
    id: PracticeId,
    sender: Sender,
    cancel_notice: Minutes,
}

async fn take(
    session: &mut PgConnection,
    text: &InboundText,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    let doing = || StoreError::while_doing("answer a text");
    let Some(desk) = desk(session, &text.to).await? else { return Ok(None) };
    if let Some(answered) = answered(session, &desk, text).await? {
        return Ok(answered);
    }
    let mut moment = session.begin().await.map_err(doing())?;
    let about = soonest(&mut moment, &desk, &text.from, now).await?;
    let (agreed, their_language) = match &about {
        Some((agreed, language)) => (Some(agreed), *language),
        None => (None, None),
    };
    let (deed, reply) =
        answer(text.question, agreed, &desk.sender, desk.cancel_notice, their_language, now);
    deeds::act(&mut moment, desk.id, text, deed, agreed, reply.as_deref(), now).await?;
    let is_first = sqlx::query!(
        "INSERT INTO inbound_texts (message_sid, practice_id, phone, body, meant, appointment_id,
            reply, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT DO NOTHING",
        text.message.as_str(),
        desk.id.uuid(),
        text.from.as_str(),
        text.body.chars().filter(|it| *it != '\0').take(MAX_BODY).collect::<String>(),
        text.question.meant.as_str(),
        agreed.map(|it| it.id.uuid()),
        reply,
        now.to_sqlx() as _,
    )
    .execute(&mut *moment)
    .await
    .map_err(doing())?
    .rows_affected();
    if is_first == 1 {
        moment.commit().await.map_err(doing())?;
        return Ok(reply);
    }
    // The same text was answered at the same moment.
    moment.rollback().await.map_err(doing())?;
    Ok(answered(session, &desk, text).await?.flatten())
}

/// The practice that answers under a number.
async fn desk(
    session: &mut PgConnection,
    number: &PhoneNumber,
) -> Result<Option<Desk>, StoreError> {
    let doing = || StoreError::while_doing("find the practice that was written to");
    let id = sqlx::query_scalar!(
        "SELECT practice_id FROM practice_numbers WHERE number = $1",
        number.as_str()
    )
    .fetch_optional(&mut *session)
    .await
    .map_err(doing())?;
    let Some(id) = id else { return Ok(None) };
    let row = sqlx::query!(
        "SELECT name, languages, cancel_notice_minutes FROM practices
        WHERE id = $1 AND (SELECT set_config('app.practice_ids', $2, true)) IS NOT NULL",
        id,
        id.to_string(),
    )
    .fetch_optional(session)
    .await
    .map_err(doing())?;
    let Some(row) = row else { return Ok(None) };
    let first = language(row.languages.first().map(String::as_str))?;
    Ok(Some(Desk {
        id: PracticeId::new(id),
        sender: Sender {
            name: row.name,
            number: number.clone(),
            language: first.unwrap_or(Language::English),
            texts: domain::FrontDesk::default().texts,
        },
        cancel_notice: u16::try_from(row.cancel_notice_minutes)
            .map(Minutes)
            .map_err(StoreError::in_row("practices", "cancel_notice_minutes"))?,
    }))
}

/// What a text was answered before; the inner `None` when it got no answer.
async fn answered(
    session: &mut PgConnection,
    desk: &Desk,
    text: &InboundText,
) -> Result<Option<Option<String>>, StoreError> {
    sqlx::query_scalar!(
        "SELECT reply FROM inbound_texts
        WHERE message_sid = $1 AND (SELECT set_config('app.practice_ids', $2, true)) IS NOT NULL",
        text.message.as_str(),
        desk.id.to_string(),
    )
    .fetch_optional(session)
    .await
    .map_err(StoreError::while_doing("look for a text's answer"))
}

/// The soonest appointment to come of those that a number was texted about, locked, and the
/// language of its customer.
async fn soonest(
    session: &mut PgConnection,
    desk: &Desk,
    number: &PhoneNumber,
    now: Timestamp,
) -> Result<Option<(Agreed, Option<Language>)>, StoreError> {
    let row = sqlx::query!(
        r#"SELECT a.id, a.version, a.status, s.name AS service,
            s.names::text AS "names!", pr.name AS provider,
            a.starts_at AS "starts_at: jiff_sqlx::Timestamp",
            a.wall_start AS "wall_start: jiff_sqlx::DateTime", a.time_zone, c.language
        FROM appointments a
            JOIN services s ON s.practice_id = a.practice_id AND s.id = a.service_id
            JOIN providers pr ON pr.practice_id = a.practice_id AND pr.id = a.provider_id
            JOIN customers c ON c.practice_id = a.practice_id AND c.id = a.customer_id
        WHERE a.practice_id = $1 AND a.status = 'booked' AND a.starts_at > $3
            AND EXISTS (
                SELECT FROM outbox o
                WHERE o.practice_id = a.practice_id AND o.appointment_id = a.id
                    AND o.recipient = $2 AND o.topic <> 'offer'
                    AND o.status IN ('sending', 'sent', 'delivered', 'undelivered'))
            AND (SELECT set_config('app.practice_ids', $4, true)) IS NOT NULL
        ORDER BY a.starts_at, a.id
        LIMIT 1
        FOR UPDATE OF a"#,
        desk.id.uuid(),
        number.as_str(),
        now.to_sqlx() as _,
        desk.id.to_string(),
    )
    .fetch_optional(session)
    .await
    .map_err(StoreError::while_doing("find the appointment that a text is about"))?;
    let Some(row) = row else { return Ok(None) };
    let agreed = agreed(&Appointed {
        id: row.id,
        version: row.version,
        status: &row.status,
        service: &row.service,
        names: &row.names,
        provider: &row.provider,
        starts_at: row.starts_at.to_jiff(),
        wall: row.wall_start.to_jiff(),
        time_zone: &row.time_zone,
    })?;
    Ok(Some((agreed, language(row.language.as_deref())?)))
}

//! What is changed of a practice, and what is written down of it.

use domain::{PhoneNumber, PracticeId, Region};
use jiff_sqlx::ToSqlx;
use ports::{Asked, ChangedSettings, NewPractice, PracticesError};
use serde_json::json;
use sqlx::PgConnection;

use super::Stop;
use crate::audit::{self, Deed};
use crate::directory::own_words;
use crate::error::StoreError;
use crate::reports::name_practice;

/// Takes a practice for a change: nobody else changes it meanwhile, and it is as whoever asks has
/// seen it.
pub(super) async fn locked<T>(
    session: &mut PgConnection,
    id: PracticeId,
    asked: &Asked<T>,
) -> Result<(), Stop> {
    if !asked.scope.has(id) {
        return Err(PracticesError::NoSuchPractice.into());
    }
    name_practice(session, id).await?;
    let version =
        sqlx::query_scalar!("SELECT version FROM practices WHERE id = $1 FOR UPDATE", id.uuid());
    let version = version.fetch_optional(session).await;
    let version = version.map_err(StoreError::while_doing("look at a practice"))?;
    let version = version.ok_or(PracticesError::NoSuchPractice)?;
    match asked.seen {
        Some(seen) if seen.0 != version => Err(PracticesError::Changed.into()),
        Some(_) | None => Ok(()),
    }
}

pub(super) async fn settings(
    session: &mut PgConnection,
    id: PracticeId,
    asked: &Asked<ChangedSettings>,
) -> Result<(), StoreError> {
    let settings = &asked.what.settings;
    let desk = &settings.desk;
    let languages: Vec<_> = desk.languages.iter().map(|it| it.as_str().to_owned()).collect();
    let people: Vec<_> = desk.more_people.iter().map(|it| it.as_str().to_owned()).collect();
    let reminders: Vec<_> = desk.texts.reminders.iter().map(|it| i32::from(it.0)).collect();
    let doing = || StoreError::while_doing("change a practice");
    // The row is locked: nobody writes other words meanwhile.
    let kept = sqlx::query!(
        r#"SELECT wording::text AS "wording!", voices::text AS "voices!"
        FROM practices WHERE id = $1"#,
        id.uuid()
    );
    let kept = kept.fetch_one(&mut *session).await.map_err(doing())?;
    sqlx::query!(
        "UPDATE practices SET name = $2, time_zone = $3, country = $4, notice_minutes = $5,
            horizon_days = $6, grid_minutes = $7, transfer_to = $8, emergency = $9, region = $10,
            keeps_holidays = $11, cancel_notice_minutes = $12, most_a_day = $13, most_to_come = $14,
            languages = $15, greeting = $16, after_hours = $17, forwards_calls = $18,
            sends_texts = $19, reminder_minutes = $20, quiet_from = $21, quiet_until = $22,
            address = $23, more_people = $24, greets_by_name = $25, asks_provider = $26,
            wording = $27::text::jsonb, voices = $28::text::jsonb, whisper = $29, messages = $30,
            identity = $31
        WHERE id = $1",
        id.uuid(),
        settings.name,
        settings.time_zone.iana_name().unwrap_or("UTC"),
        settings.country.code(),
        i32::from(settings.rules.notice.0),
        i32::from(settings.rules.horizon_days),
        i32::from(settings.rules.grid.0),
        settings.transfer_to.as_ref().map(PhoneNumber::as_str),
        settings.emergency,
        settings.region.as_ref().map(Region::as_str),
        settings.keeps_holidays,
        i32::from(desk.cancel_notice.0),
        i32::from(desk.per_caller.a_day),
        i32::from(desk.per_caller.to_come),
        &languages,
        desk.greeting,
        desk.after_hours.as_str(),
        desk.forwards_calls,
        desk.texts.are_sent,
        &reminders,
        desk.texts.quiet.from.to_sqlx() as _,
        desk.texts.quiet.until.to_sqlx() as _,
        desk.address,
        &people,
        desk.greets_by_name,
        desk.asks_provider,
        own_words::with_wording(&kept.wording, &desk.wording),
        own_words::with_voices(&kept.voices, desk.voices),
        desk.whisper.as_str(),
        desk.messages.as_str(),
        desk.identity.as_str(),
    )
    .execute(&mut *session)
    .await
    .map_err(doing())?;
    let deed = Deed {
        action: "changed",
        kind: "practice",
        record: Some(id.uuid()),
        reason: None,
        detail: Some(asked.what.sent.clone()),
    };
    audit::write(session, id, asked.now, &asked.actor, &deed).await
}

pub(super) async fn add_number(
    session: &mut PgConnection,
    id: PracticeId,
    asked: &Asked<PhoneNumber>,
) -> Result<(), Stop> {
    let number = asked.what.as_str();
    let added = sqlx::query!(
        "INSERT INTO practice_numbers (number, practice_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        number,
        id.uuid(),
    );
    let added = added.execute(&mut *session).await;
    let added = added.map_err(StoreError::while_doing("add a number"))?.rows_affected();
    if added == 0 {
        let owner = sqlx::query_scalar!(
            "SELECT practice_id FROM practice_numbers WHERE number = $1",
            number
        );
        let owner = owner.fetch_optional(session).await;
        let owner = owner.map_err(StoreError::while_doing("look up a number"))?;
        let is_its_own = owner == Some(id.uuid());
        return if is_its_own { Ok(()) } else { Err(PracticesError::NumberTaken.into()) };
    }
    note_number(session, id, asked, "number added").await
}

pub(super) async fn remove_number(
    session: &mut PgConnection,
    id: PracticeId,
    asked: &Asked<PhoneNumber>,
) -> Result<(), Stop> {
    let numbers = sqlx::query_scalar!(
        "SELECT number FROM practice_numbers WHERE practice_id = $1",
        id.uuid()
    );
    let numbers = numbers.fetch_all(&mut *session).await;
    let numbers = numbers.map_err(StoreError::while_doing("read a practice's numbers"))?;
    let number = asked.what.as_str();
    if !numbers.iter().any(|its| its == number) {
        return Err(PracticesError::NoSuchNumber.into());
    }
    if numbers.len() == 1 {
        return Err(PracticesError::LastNumber.into());
    }
    sqlx::query!(
        "DELETE FROM practice_numbers WHERE practice_id = $1 AND number = $2",
        id.uuid(),
        number,
    )
    .execute(&mut *session)
    .await
    .map_err(StoreError::while_doing("remove a number"))?;
    note_number(session, id, asked, "number removed").await
}

async fn note_number(
    session: &mut PgConnection,
    id: PracticeId,
    asked: &Asked<PhoneNumber>,
    action: &'static str,
) -> Result<(), Stop> {
    let deed = Deed {
        action,
        kind: "practice",
        record: Some(id.uuid()),
        reason: None,
        detail: Some(json!({ "number": asked.what.as_str() })),
    };
    Ok(audit::write(session, id, asked.now, &asked.actor, &deed).await?)
}

/// Notes that a practice was taken on.
pub(super) async fn note_added(
    session: &mut PgConnection,
    asked: &Asked<NewPractice>,
) -> Result<(), StoreError> {
    let NewPractice { practice, numbers, purpose: _ } = &asked.what;
    let numbers: Vec<_> = numbers.iter().map(PhoneNumber::as_str).collect();
    let deed = Deed {
        action: "added",
        kind: "practice",
        record: Some(practice.id.uuid()),
        reason: None,
        detail: Some(json!({ "name": practice.name, "numbers": numbers })),
    };
    audit::write(session, practice.id, asked.now, &asked.actor, &deed).await
}

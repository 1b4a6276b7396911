//! A practice put in, with everything that belongs to it.

use domain::{OpenPeriod, PhoneNumber, Practice, PracticeId, Region, Takes, WeeklyHours};
use jiff::civil::Weekday;
use jiff_sqlx::ToSqlx;
use ports::{NewPractice, Purpose};
use sqlx::PgConnection;

use crate::directory::own_words;
use crate::names;

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Inserts a practice with everything that belongs to it; false when it is there already.
pub(super) async fn insert(
    session: &mut PgConnection,
    new: &NewPractice,
) -> Result<bool, sqlx::Error> {
    let NewPractice { practice, numbers, purpose } = new;
    let id = practice.id.uuid();
    let name_it = sqlx::query!(
        r#"SELECT set_config('app.practice_ids', $1, true) AS "named!""#,
        practice.id.to_string()
    );
    name_it.fetch_one(&mut *session).await?;
    let desk = &practice.desk;
    let languages: Vec<_> = desk.languages.iter().map(|it| it.as_str().to_owned()).collect();
    let people: Vec<_> = desk.more_people.iter().map(|it| it.as_str().to_owned()).collect();
    let reminders: Vec<_> = desk.texts.reminders.iter().map(|it| i32::from(it.0)).collect();
    let inserted = sqlx::query!(
        "INSERT INTO practices (id, name, time_zone, country, notice_minutes, horizon_days,
            grid_minutes, transfer_to, emergency, simulated, region, keeps_holidays,
            cancel_notice_minutes, most_a_day, most_to_come, languages, greeting, after_hours,
            forwards_calls, sends_texts, reminder_minutes, quiet_from, quiet_until,
            address, more_people, greets_by_name, asks_provider, wording, voices, whisper, messages,
            identity)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
            $19, $20, $21, $22, $23, $24, $25, $26, $27, $28::text::jsonb, $29::text::jsonb, $30,
            $31, $32)
        ON CONFLICT DO NOTHING",
        id,
        practice.name,
        practice.time_zone.iana_name().unwrap_or("UTC"),
        practice.country.code(),
        i32::from(practice.rules.notice.0),
        i32::from(practice.rules.horizon_days),
        i32::from(practice.rules.grid.0),
        practice.transfer_to.as_ref().map(PhoneNumber::as_str),
        practice.emergency,
        *purpose == Purpose::Simulated,
        practice.region.as_ref().map(Region::as_str),
        practice.keeps_holidays,
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
        own_words::with_wording("{}", &desk.wording),
        own_words::with_voices("{}", desk.voices),
        desk.whisper.as_str(),
        desk.messages.as_str(),
        desk.identity.as_str(),
    );
    if inserted.execute(&mut *session).await?.rows_affected() == 0 {
        return Ok(false);
    }
    for number in numbers {
        sqlx::query!(
            "INSERT INTO practice_numbers (number, practice_id) VALUES ($1, $2)",
            number.as_str(),
            id
        )
        .execute(&mut *session)
        .await?;
    }
    insert_hours(session, practice.id, &practice.hours).await?;
    insert_people_and_services(session, practice).await?;
    insert_rooms(session, practice).await?;
    Ok(true)
}

/// The periods of a week, with their weekdays as the database numbers them.
pub(crate) fn periods(hours: &WeeklyHours) -> impl Iterator<Item = (i16, OpenPeriod)> {
    let days = (1_i16..).zip(WEEK);
    days.flat_map(|(number, weekday)| hours.on(weekday).iter().map(move |it| (number, *it)))
}

/// Inserts the opening hours of a practice that has none.
pub(crate) async fn insert_hours(
    session: &mut PgConnection,
    practice: PracticeId,
    hours: &WeeklyHours,
) -> Result<(), sqlx::Error> {
    for (weekday, OpenPeriod { opens, closes }) in periods(hours) {
        sqlx::query!(
            "INSERT INTO hours (practice_id, weekday, opens, closes) VALUES ($1, $2, $3, $4)",
            practice.uuid(),
            weekday,
            opens.to_sqlx() as _,
            closes.to_sqlx() as _,
        )
        .execute(&mut *session)
        .await?;
    }
    Ok(())
}

async fn insert_rooms(session: &mut PgConnection, practice: &Practice) -> Result<(), sqlx::Error> {
    let id = practice.id.uuid();
    for (position, room) in (0_i32..).zip(&practice.rooms) {
        sqlx::query!(
            "INSERT INTO rooms (id, practice_id, name, position) VALUES ($1, $2, $3, $4)",
            room.id.uuid(),
            id,
            room.name,
            position,
        )
        .execute(&mut *session)
        .await?;
    }
    for service in &practice.services {
        for room in &service.rooms {
            sqlx::query!(
                "INSERT INTO service_rooms (practice_id, service_id, room_id) VALUES ($1, $2, $3)",
                id,
                service.id.uuid(),
                room.uuid(),
            )
            .execute(&mut *session)
            .await?;
        }
    }
    for provider in &practice.providers {
        let Some(hours) = &provider.hours else { continue };
        for (weekday, OpenPeriod { opens, closes }) in periods(hours) {
            sqlx::query!(
                "INSERT INTO provider_hours (practice_id, provider_id, weekday, opens, closes)
                VALUES ($1, $2, $3, $4, $5)",
                id,
                provider.id.uuid(),
                weekday,
                opens.to_sqlx() as _,
                closes.to_sqlx() as _,
            )
            .execute(&mut *session)
            .await?;
        }
    }
    Ok(())
}

async fn insert_people_and_services(
    session: &mut PgConnection,
    practice: &Practice,
) -> Result<(), sqlx::Error> {
    let id = practice.id.uuid();
    for (position, provider) in (0_i32..).zip(&practice.providers) {
        sqlx::query!(
            "INSERT INTO providers (id, practice_id, name, spoken, position, seats)
            VALUES ($1, $2, $3, $4, $5, $6)",
            provider.id.uuid(),
            id,
            provider.name,
            &provider.spoken,
            position,
            i32::from(provider.seats),
        )
        .execute(&mut *session)
        .await?;
    }
    for (position, service) in (0_i32..).zip(&practice.services) {
        sqlx::query!(
            "INSERT INTO services (id, practice_id, name, spoken, duration_minutes,
                buffer_before_minutes, buffer_after_minutes, position, price_note, names)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb)",
            service.id.uuid(),
            id,
            service.name,
            &service.spoken,
            i32::from(service.duration.0),
            i32::from(service.buffer_before.0),
            i32::from(service.buffer_after.0),
            position,
            service.price_note,
            names::written(&service.names),
        )
        .execute(&mut *session)
        .await?;
        for provider in &service.providers {
            sqlx::query!(
                "INSERT INTO service_providers (practice_id, service_id, provider_id, takes)
                VALUES ($1, $2, $3, $4)",
                id,
                service.id.uuid(),
                provider.uuid(),
                match service.takes.get(provider) {
                    None => Some(1),
                    Some(Takes::Seats(seats)) => Some(i32::from(*seats)),
                    Some(Takes::Alone) => None,
                },
            )
            .execute(&mut *session)
            .await?;
        }
    }
    Ok(())
}

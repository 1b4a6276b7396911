//! The practices that a development or test server starts with.

use domain::PracticeId;
use jiff::civil::{Time, time};
use jiff_sqlx::ToSqlx;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use crate::Store;
use crate::error::StoreError;

/// Puts the demo practices into the database, unless they are there: "Maple Dental" in Edmonton,
/// and a second one, on another number and in another time zone, so that separation is always
/// exercised.
pub async fn seed_demo_practices(store: &Store) -> Result<(), StoreError> {
    store
        .run(async move |mut connection| {
            for practice in [MAPLE_DENTAL, CEDAR_PHYSIOTHERAPY] {
                let doing = || StoreError::while_doing("seed a demo practice");
                let mut session = connection.begin().await.map_err(doing())?;
                seed(&mut session, &practice).await.map_err(doing())?;
                session.commit().await.map_err(doing())?;
            }
            Ok(())
        })
        .await
}

struct Demo {
    id: Uuid,
    number: &'static str,
    name: &'static str,
    time_zone: &'static str,
    transfer_to: &'static str,
    /// Opens and closes, the same Monday to Friday.
    hours: &'static [(Time, Time)],
    /// Name, other names, minutes.
    services: &'static [(&'static str, &'static [&'static str], i32)],
    /// Name, other names. Everybody provides everything.
    providers: &'static [(&'static str, &'static [&'static str])],
}

const MAPLE_DENTAL: Demo = Demo {
    id: Uuid::from_u128(0x4d61_706c_6500_4000_8000_0000_0000_0001),
    number: "+15875550100",
    name: "Maple Dental",
    time_zone: "America/Edmonton",
    transfer_to: "+15875550199",
    hours: &[(time(9, 0, 0, 0), time(12, 0, 0, 0)), (time(13, 0, 0, 0), time(17, 0, 0, 0))],
    services: &[
        ("check-up", &["checkup", "check up", "exam", "examination"], 30),
        ("cleaning", &["teeth cleaning", "hygiene", "scaling"], 45),
        ("filling", &["cavity", "cavity filled"], 60),
        ("consultation", &["consult"], 15),
    ],
    providers: &[
        ("Dr. Amira Khan", &["Doctor Khan", "Khan", "Amira"]),
        ("Dr. Luc Tremblay", &["Doctor Tremblay", "Tremblay", "Luc"]),
    ],
};

const CEDAR_PHYSIOTHERAPY: Demo = Demo {
    id: Uuid::from_u128(0x4365_6461_7200_4000_8000_0000_0000_0002),
    number: "+15875550120",
    name: "Cedar Physiotherapy",
    time_zone: "America/Toronto",
    transfer_to: "+15875550129",
    hours: &[(time(8, 0, 0, 0), time(18, 0, 0, 0))],
    services: &[
        ("assessment", &["first visit", "initial assessment"], 60),
        ("treatment", &["physio", "physiotherapy", "follow up"], 30),
    ],
    providers: &[("Priya Nair", &["Priya", "Nair"]), ("Tom Becker", &["Tom", "Becker"])],
};

/// The same everywhere, so that a demonstration can name them.
fn derived(practice: Uuid, kind: &str, name: &str) -> Uuid {
    Uuid::new_v5(&practice, format!("{kind} {name}").as_bytes())
}

async fn seed(session: &mut PgConnection, demo: &Demo) -> Result<(), sqlx::Error> {
    let id = demo.id;
    sqlx::query!(
        r#"SELECT set_config('app.practice_ids', $1, true) AS "named!""#,
        PracticeId::new(id).to_string()
    )
    .fetch_one(&mut *session)
    .await?;
    let new = sqlx::query!(
        "INSERT INTO practices (id, name, time_zone, country, notice_minutes, horizon_days,
            grid_minutes, transfer_to, emergency)
        VALUES ($1, $2, $3, 'CA', 60, 90, 15, $4, $5)
        ON CONFLICT DO NOTHING",
        id,
        demo.name,
        demo.time_zone,
        demo.transfer_to,
        "If this is an emergency, please hang up and dial 911.",
    )
    .execute(&mut *session)
    .await?;
    if new.rows_affected() == 0 {
        return Ok(());
    }
    sqlx::query!(
        "INSERT INTO practice_numbers (number, practice_id) VALUES ($1, $2)",
        demo.number,
        id
    )
    .execute(&mut *session)
    .await?;
    for weekday in 1..=5_i16 {
        for (opens, closes) in demo.hours {
            sqlx::query!(
                "INSERT INTO hours (practice_id, weekday, opens, closes) VALUES ($1, $2, $3, $4)",
                id,
                weekday,
                opens.to_sqlx() as _,
                closes.to_sqlx() as _,
            )
            .execute(&mut *session)
            .await?;
        }
    }
    for (position, (name, spoken)) in (0..).zip(demo.providers) {
        sqlx::query!(
            "INSERT INTO providers (id, practice_id, name, spoken, position)
            VALUES ($1, $2, $3, $4, $5)",
            derived(id, "provider", name),
            id,
            name,
            &words(spoken),
            position,
        )
        .execute(&mut *session)
        .await?;
    }
    for (position, (name, spoken, minutes)) in (0..).zip(demo.services) {
        sqlx::query!(
            "INSERT INTO services (id, practice_id, name, spoken, duration_minutes, position)
            VALUES ($1, $2, $3, $4, $5, $6)",
            derived(id, "service", name),
            id,
            name,
            &words(spoken),
            minutes,
            position,
        )
        .execute(&mut *session)
        .await?;
    }
    sqlx::query!(
        "INSERT INTO service_providers (practice_id, service_id, provider_id)
        SELECT $1, s.id, p.id FROM services s CROSS JOIN providers p
        WHERE s.practice_id = $1 AND p.practice_id = $1",
        id
    )
    .execute(session)
    .await?;
    Ok(())
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

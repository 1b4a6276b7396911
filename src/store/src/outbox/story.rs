//! What news are about: the practice, the appointment as it is now, and who is to be told.

use dialogue::texts::{Addressee, Agreed, Happened, Sender, Standing};
use domain::{AppointmentId, Language, Minutes, PhoneNumber, QuietHours, Texts, WaitingId};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use jiff_sqlx::ToSqlx;
use ports::{Claim, InLine, Story};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::error::StoreError;
use crate::names;

/// The appointment, its practice and its customer.
struct Row {
    version: i64,
    status: String,
    starts_at: jiff_sqlx::Timestamp,
    wall_start: jiff_sqlx::DateTime,
    time_zone: String,
    service: String,
    names: String,
    provider: String,
    practice: String,
    languages: Vec<String>,
    sends_texts: bool,
    reminder_minutes: Vec<i32>,
    quiet_from: jiff_sqlx::Time,
    quiet_until: jiff_sqlx::Time,
    sender: Option<String>,
    phone: Option<String>,
    language: Option<String>,
    wants_texts: bool,
    opted_out: bool,
}

/// Reads it. `None` when the practice has no number to write from any more.
pub(super) async fn read(
    session: &mut PgConnection,
    claim: Claim,
    happened: Happened,
    appointment: AppointmentId,
    now: Timestamp,
) -> Result<Option<Story>, StoreError> {
    // Whoever called from one of several numbers, or called one of several, gets the text there.
    let row = sqlx::query_as!(
        Row,
        r#"SELECT a.version, a.status, a.starts_at AS "starts_at: _", a.wall_start AS "wall_start: _",
            a.time_zone, s.name AS service, s.names::text AS "names!", pr.name AS provider,
            p.name AS practice, p.languages,
            p.sends_texts, p.reminder_minutes, p.quiet_from AS "quiet_from: _",
            p.quiet_until AS "quiet_until: _", from_number.number AS "sender?",
            to_number.phone AS "phone?", c.language AS "language?",
            coalesce(c.texts, false) AS "wants_texts!",
            EXISTS (SELECT FROM opt_outs x
                WHERE x.practice_id = a.practice_id AND x.phone = to_number.phone) AS "opted_out!"
        FROM appointments a
            JOIN practices p ON p.id = a.practice_id
            JOIN services s ON s.practice_id = a.practice_id AND s.id = a.service_id
            JOIN providers pr ON pr.practice_id = a.practice_id AND pr.id = a.provider_id
            LEFT JOIN customers c ON c.practice_id = a.practice_id AND c.id = a.customer_id
            LEFT JOIN calls l ON l.call = a.call
            LEFT JOIN LATERAL (
                SELECT n.number FROM practice_numbers n WHERE n.practice_id = a.practice_id
                ORDER BY (n.number = l.called) DESC NULLS LAST, n.number LIMIT 1
            ) AS from_number ON true
            LEFT JOIN LATERAL (
                SELECT cp.phone FROM customer_phones cp
                WHERE cp.practice_id = a.practice_id AND cp.customer_id = a.customer_id
                ORDER BY (cp.phone = l.caller) DESC NULLS LAST, cp.phone LIMIT 1
            ) AS to_number ON true
        WHERE a.practice_id = $1 AND a.id = $2
            AND (SELECT set_config('app.practice_ids', $3, true)) IS NOT NULL"#,
        claim.practice.uuid(),
        appointment.uuid(),
        claim.practice.to_string(),
    )
    .fetch_optional(&mut *session)
    .await
    .map_err(StoreError::while_doing("read what news are about"))?;
    let Some(row) = row else { return Ok(None) };
    let Some(sender) = row.sender()? else { return Ok(None) };
    let agreed = row.agreed(appointment)?;
    let customer = row.customer()?;
    let first_in_line = match happened {
        Happened::Freed => first_in_line(session, claim, &agreed, now).await?,
        Happened::Booked | Happened::Moved | Happened::Cancelled => None,
    };
    Ok(Some(Story { sender, agreed, customer, first_in_line }))
}

/// Who waits first for the time that the news say is free.
///
/// What a move freed is in the row itself: when it started, and whose and what for where that has
/// changed. Who had the time, and whoever wants no texts, is not told.
async fn first_in_line(
    session: &mut PgConnection,
    claim: Claim,
    agreed: &Agreed,
    now: Timestamp,
) -> Result<Option<InLine>, StoreError> {
    let doing = || StoreError::while_doing("read the waiting list");
    let freed = sqlx::query!(
        r#"SELECT a.customer_id, s.id AS service_id, s.name AS service,
            s.names::text AS "names!", pr.id AS provider_id,
            pr.name AS provider, coalesce(o.moot_at, CASE a.status WHEN 'cancelled' THEN a.starts_at END)
                AS "starts_at: jiff_sqlx::Timestamp"
        FROM outbox o
            JOIN appointments a ON a.practice_id = o.practice_id AND a.id = o.appointment_id
            JOIN services s ON s.practice_id = o.practice_id
                AND s.id = coalesce(o.freed_service_id, a.service_id)
            JOIN providers pr ON pr.practice_id = o.practice_id
                AND pr.id = coalesce(o.freed_provider_id, a.provider_id)
        WHERE o.id = $1 AND (SELECT set_config('app.practice_ids', $2, true)) IS NOT NULL"#,
        claim.id.uuid(),
        claim.practice.to_string(),
    )
    .fetch_optional(&mut *session)
    .await
    .map_err(doing())?;
    let Some(freed) = freed else { return Ok(None) };
    let Some(starts_at) = freed.starts_at.map(jiff_sqlx::Timestamp::to_jiff) else {
        return Ok(None);
    };
    let wall = starts_at.to_zoned(agreed.zone.clone()).datetime();
    let first = sqlx::query!(
        r#"SELECT w.id, w.phone, c.language
        FROM waiting w
            JOIN customers c ON c.practice_id = w.practice_id AND c.id = w.customer_id
        WHERE w.practice_id = $1 AND w.service_id = $2 AND w.status = 'waiting'
            AND (w.provider_id IS NULL OR w.provider_id = $3)
            AND $4::date BETWEEN w.first_day AND w.last_day
            AND w.customer_id IS DISTINCT FROM $5
            AND c.texts
            AND NOT EXISTS (SELECT FROM opt_outs x
                WHERE x.practice_id = w.practice_id AND x.phone = w.phone)
            AND (SELECT set_config('app.practice_ids', $6, true)) IS NOT NULL
        ORDER BY w.created_at, w.id
        LIMIT 1"#,
        claim.practice.uuid(),
        freed.service_id,
        freed.provider_id,
        wall.date().to_sqlx() as _,
        freed.customer_id,
        claim.practice.to_string(),
    )
    .fetch_optional(session)
    .await
    .map_err(doing())?;
    let Some(first) = first.filter(|_| starts_at > now) else { return Ok(None) };
    Ok(Some(InLine {
        waiting: WaitingId::new(first.id),
        customer: Addressee {
            number: first.phone.parse().map_err(StoreError::in_row("waiting", "phone"))?,
            language: language(first.language.as_deref())?,
            consents: true,
        },
        freed: Agreed {
            service: freed.service,
            names: names::read(&freed.names),
            provider: freed.provider,
            starts_at,
            wall,
            standing: Standing::Cancelled,
            ..agreed.clone()
        },
    }))
}

impl Row {
    fn sender(&self) -> Result<Option<Sender>, StoreError> {
        let Some(number) = &self.sender else { return Ok(None) };
        let reminders = self.reminder_minutes.iter().map(|it| u16::try_from(*it).map(Minutes));
        let first = self.languages.first().map(String::as_str);
        Ok(Some(Sender {
            name: self.practice.clone(),
            number: number.parse().map_err(StoreError::in_row("practice_numbers", "number"))?,
            language: language(first)?.unwrap_or(Language::English),
            texts: Texts {
                are_sent: self.sends_texts,
                reminders: reminders
                    .collect::<Result<_, _>>()
                    .map_err(StoreError::in_row("practices", "reminder_minutes"))?,
                quiet: QuietHours {
                    from: self.quiet_from.to_jiff(),
                    until: self.quiet_until.to_jiff(),
                },
            },
        }))
    }

    fn agreed(&self, id: AppointmentId) -> Result<Agreed, StoreError> {
        agreed(&Appointed {
            id: id.uuid(),
            version: self.version,
            status: &self.status,
            service: &self.service,
            names: &self.names,
            provider: &self.provider,
            starts_at: self.starts_at.to_jiff(),
            wall: self.wall_start.to_jiff(),
            time_zone: &self.time_zone,
        })
    }

    fn customer(&self) -> Result<Option<Addressee>, StoreError> {
        let Some(phone) = &self.phone else { return Ok(None) };
        let number: PhoneNumber =
            phone.parse().map_err(StoreError::in_row("customer_phones", "phone"))?;
        let language = language(self.language.as_deref())?;
        let consents = self.wants_texts && !self.opted_out;
        Ok(Some(Addressee { number, language, consents }))
    }
}

/// The columns of an appointment.
pub(crate) struct Appointed<'a> {
    pub(crate) id: Uuid,
    pub(crate) version: i64,
    pub(crate) status: &'a str,
    pub(crate) service: &'a str,
    pub(crate) names: &'a str,
    pub(crate) provider: &'a str,
    pub(crate) starts_at: Timestamp,
    pub(crate) wall: jiff::civil::DateTime,
    pub(crate) time_zone: &'a str,
}

/// Parses them.
pub(crate) fn agreed(row: &Appointed<'_>) -> Result<Agreed, StoreError> {
    use domain::AppointmentStatus::{
        Arrived, Booked, Cancelled, Completed, Held, NoShow, Released,
    };
    let standing = match row.status.parse() {
        Ok(Booked) => Standing::Booked,
        Ok(Cancelled) => Standing::Cancelled,
        Ok(Held | Released | Arrived | NoShow | Completed) | Err(_) => Standing::Past,
    };
    Ok(Agreed {
        id: AppointmentId::new(row.id),
        version: row.version,
        service: row.service.to_owned(),
        names: names::read(row.names),
        provider: row.provider.to_owned(),
        starts_at: row.starts_at,
        wall: row.wall,
        zone: TimeZone::get(row.time_zone)
            .map_err(StoreError::in_row("appointments", "time_zone"))?,
        standing,
    })
}

pub(crate) fn language(text: Option<&str>) -> Result<Option<Language>, StoreError> {
    text.map(str::parse).transpose().map_err(StoreError::in_row("customers", "language"))
}

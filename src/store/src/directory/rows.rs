//! A practice's rows, read as of one moment and parsed.

use domain::{
    BookingRules, Closure, Country, Minutes, OpenPeriod, Practice, PracticeId, PracticeVersion,
    Provider, ProviderId, Service, ServiceId, WeeklyHours,
};
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use ports::{Cause, Purpose};
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use crate::error::StoreError;

/// What is wrong with a practice's rows.
pub(super) struct Unusable {
    pub(super) what: &'static str,
    pub(super) source: Cause,
}

impl Unusable {
    fn because<E: Into<Cause>>(what: &'static str) -> impl FnOnce(E) -> Self {
        move |source| Self { what, source: source.into() }
    }
}

/// The rows of one practice, all of the same moment.
pub(super) struct Rows {
    practice: PracticeRow,
    services: Vec<ServiceRow>,
    providers: Vec<ProviderRow>,
    links: Vec<(Uuid, Uuid)>,
    hours: Vec<HoursRow>,
    closures: Vec<ClosureRow>,
}

struct PracticeRow {
    version: i64,
    name: String,
    time_zone: String,
    country: String,
    notice_minutes: i32,
    horizon_days: i32,
    grid_minutes: i32,
    transfer_to: Option<String>,
    emergency: String,
    simulated: bool,
}

struct ServiceRow {
    id: Uuid,
    name: String,
    spoken: Vec<String>,
    duration_minutes: i32,
    buffer_before_minutes: i32,
    buffer_after_minutes: i32,
}

struct ProviderRow {
    id: Uuid,
    name: String,
    spoken: Vec<String>,
}

struct HoursRow {
    weekday: i16,
    opens: jiff_sqlx::Time,
    closes: jiff_sqlx::Time,
}

struct ClosureRow {
    first_day: jiff_sqlx::Date,
    last_day: jiff_sqlx::Date,
}

/// Reads a practice as it is at one moment.
pub(super) async fn read(
    session: &mut PgConnection,
    id: PracticeId,
) -> Result<Option<Rows>, StoreError> {
    let doing = || StoreError::while_doing("read a practice");
    let mut moment = session
        .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .await
        .map_err(doing())?;
    let rows = read_rows(&mut moment, id).await.map_err(doing())?;
    moment.commit().await.map_err(doing())?;
    Ok(rows)
}

async fn read_rows(
    session: &mut PgConnection,
    practice: PracticeId,
) -> Result<Option<Rows>, sqlx::Error> {
    let id = practice.uuid();
    sqlx::query!(
        r#"SELECT set_config('app.practice_ids', $1, true) AS "named!""#,
        practice.to_string()
    )
    .fetch_one(&mut *session)
    .await?;
    let Some(practice) = sqlx::query_as!(
        PracticeRow,
        "SELECT version, name, time_zone, country, notice_minutes, horizon_days, grid_minutes,
            transfer_to, emergency, simulated
        FROM practices WHERE id = $1",
        id
    )
    .fetch_optional(&mut *session)
    .await?
    else {
        return Ok(None);
    };
    let services = sqlx::query_as!(
        ServiceRow,
        "SELECT id, name, spoken, duration_minutes, buffer_before_minutes, buffer_after_minutes
        FROM services WHERE practice_id = $1 ORDER BY position, name, id",
        id
    )
    .fetch_all(&mut *session)
    .await?;
    let providers = sqlx::query_as!(
        ProviderRow,
        "SELECT id, name, spoken FROM providers WHERE practice_id = $1 ORDER BY position, name, id",
        id
    )
    .fetch_all(&mut *session)
    .await?;
    let links = sqlx::query!(
        "SELECT service_id, provider_id FROM service_providers WHERE practice_id = $1",
        id
    )
    .fetch_all(&mut *session)
    .await?
    .into_iter()
    .map(|row| (row.service_id, row.provider_id))
    .collect();
    let hours = sqlx::query_as!(
        HoursRow,
        "SELECT weekday, opens, closes FROM hours WHERE practice_id = $1",
        id
    )
    .fetch_all(&mut *session)
    .await?;
    let closures = sqlx::query_as!(
        ClosureRow,
        "SELECT first_day, last_day FROM closures WHERE practice_id = $1 ORDER BY first_day",
        id
    )
    .fetch_all(session)
    .await?;
    Ok(Some(Rows { practice, services, providers, links, hours, closures }))
}

impl Rows {
    /// Parses the rows; from here on the practice is valid.
    /// For whom the practice is.
    pub(super) fn purpose(&self) -> Purpose {
        if self.practice.simulated { Purpose::Simulated } else { Purpose::Real }
    }

    pub(super) fn practice(self, id: PracticeId) -> Result<Practice, Unusable> {
        let row = self.practice;
        let hours = self.hours.into_iter().map(HoursRow::period).collect::<Result<Vec<_>, _>>()?;
        let providers: Vec<_> = self.providers.into_iter().map(ProviderRow::provider).collect();
        let services = self
            .services
            .into_iter()
            .map(|service| service.service(&providers, &self.links))
            .collect::<Result<_, _>>()?;
        Ok(Practice {
            id,
            version: PracticeVersion(row.version),
            name: row.name,
            time_zone: TimeZone::get(&row.time_zone).map_err(Unusable::because("time zone"))?,
            country: row.country.parse::<Country>().map_err(Unusable::because("country"))?,
            hours: WeeklyHours::new(hours).map_err(Unusable::because("opening hours"))?,
            closures: self.closures.iter().map(ClosureRow::closure).collect(),
            services,
            providers,
            rules: BookingRules {
                notice: minutes("notice", row.notice_minutes)?,
                horizon_days: u16::try_from(row.horizon_days)
                    .map_err(Unusable::because("horizon"))?,
                grid: minutes("grid", row.grid_minutes)?,
            },
            transfer_to: row
                .transfer_to
                .map(|number| number.parse())
                .transpose()
                .map_err(Unusable::because("transfer number"))?,
            emergency: row.emergency,
        })
    }
}

impl ServiceRow {
    fn service(self, providers: &[Provider], links: &[(Uuid, Uuid)]) -> Result<Service, Unusable> {
        let provided_by = |provider: &&Provider| links.contains(&(self.id, provider.id.uuid()));
        Ok(Service {
            id: ServiceId::new(self.id),
            duration: minutes("duration", self.duration_minutes)?,
            buffer_before: minutes("buffer before", self.buffer_before_minutes)?,
            buffer_after: minutes("buffer after", self.buffer_after_minutes)?,
            providers: providers.iter().filter(provided_by).map(|it| it.id).collect(),
            name: self.name,
            spoken: self.spoken,
        })
    }
}

impl ProviderRow {
    fn provider(self) -> Provider {
        Provider { id: ProviderId::new(self.id), name: self.name, spoken: self.spoken }
    }
}

impl HoursRow {
    fn period(self) -> Result<(Weekday, OpenPeriod), Unusable> {
        let weekday = i8::try_from(self.weekday).map_err(Unusable::because("weekday"))?;
        let weekday =
            Weekday::from_monday_one_offset(weekday).map_err(Unusable::because("weekday"))?;
        let period = OpenPeriod { opens: self.opens.to_jiff(), closes: self.closes.to_jiff() };
        Ok((weekday, period))
    }
}

impl ClosureRow {
    fn closure(&self) -> Closure {
        Closure { first: self.first_day.to_jiff(), last: self.last_day.to_jiff() }
    }
}

fn minutes(what: &'static str, value: i32) -> Result<Minutes, Unusable> {
    u16::try_from(value).map(Minutes).map_err(Unusable::because(what))
}

//! A practice's rows, read as of one moment and parsed.

use std::collections::BTreeMap;

use domain::{
    Closure, OpenPeriod, Practice, PracticeId, PracticeVersion, Provider, ProviderId, Room, RoomId,
    Service, ServiceId, Takes, WeeklyHours,
};
use jiff::civil::Weekday;
use ports::{Cause, PracticeSettings, Purpose};
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use super::settings::{SettingsRow, minutes};
use crate::error::StoreError;
use crate::names;

/// What is wrong with a practice's rows.
pub(crate) struct Unusable {
    pub(crate) what: &'static str,
    pub(crate) source: Cause,
}

impl Unusable {
    pub(super) fn because<E: Into<Cause>>(what: &'static str) -> impl FnOnce(E) -> Self {
        move |source| Self { what, source: source.into() }
    }
}

/// The rows of one practice, all of the same moment.
pub(super) struct Rows {
    practice: SettingsRow,
    services: Vec<ServiceRow>,
    providers: Vec<ProviderRow>,
    links: Vec<LinkRow>,
    rooms: Vec<RoomRow>,
    /// Services, and the rooms that they can be in.
    service_rooms: Vec<(Uuid, Uuid)>,
    hours: Vec<HoursRow>,
    provider_hours: Vec<ProviderHoursRow>,
    closures: Vec<ClosureRow>,
    blocked: Vec<String>,
}

struct ServiceRow {
    id: Uuid,
    name: String,
    names: String,
    spoken: Vec<String>,
    duration_minutes: i32,
    buffer_before_minutes: i32,
    buffer_after_minutes: i32,
    price_note: Option<String>,
}

/// Who provides what, and how many of their seats it takes.
struct LinkRow {
    service_id: Uuid,
    provider_id: Uuid,
    takes: Option<i32>,
}

struct RoomRow {
    id: Uuid,
    name: String,
}

struct ProviderHoursRow {
    provider_id: Uuid,
    weekday: i16,
    opens: jiff_sqlx::Time,
    closes: jiff_sqlx::Time,
}

struct ProviderRow {
    id: Uuid,
    name: String,
    spoken: Vec<String>,
    seats: i32,
}

/// A period of a week.
pub(crate) struct HoursRow {
    pub(crate) weekday: i16,
    pub(crate) opens: jiff_sqlx::Time,
    pub(crate) closes: jiff_sqlx::Time,
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
    let name = practice.to_string();
    sqlx::query!(r#"SELECT set_config('app.practice_ids', $1, true) AS "named!""#, name)
        .fetch_one(&mut *session)
        .await?;
    // The rest is asked all the same when there is none: that is rare, and what a rehearsal is for.
    let practice = sqlx::query_as!(
        SettingsRow,
        r#"SELECT id, version, name, time_zone, country, notice_minutes, horizon_days, grid_minutes,
            transfer_to, emergency, simulated, region, keeps_holidays, cancel_notice_minutes,
            most_a_day, most_to_come, languages, greeting, address, more_people, greets_by_name,
            asks_provider, after_hours, forwards_calls, whisper, messages, identity,
            sends_texts, reminder_minutes, quiet_from AS "quiet_from: _",
            quiet_until AS "quiet_until: _", wording::text AS "wording!",
            voices::text AS "voices!", '{}'::text[] AS "numbers!"
        FROM practices WHERE id = $1"#,
        id
    )
    .fetch_optional(&mut *session)
    .await?;
    let services = sqlx::query_as!(
        ServiceRow,
        r#"SELECT id, name, names::text AS "names!", spoken, duration_minutes, buffer_before_minutes, buffer_after_minutes,
            price_note
        FROM services WHERE practice_id = $1 AND NOT retired ORDER BY position, name, id"#,
        id
    )
    .fetch_all(&mut *session)
    .await?;
    let providers = sqlx::query_as!(
        ProviderRow,
        "SELECT id, name, spoken, seats FROM providers
        WHERE practice_id = $1 AND NOT retired ORDER BY position, name, id",
        id
    )
    .fetch_all(&mut *session)
    .await?;
    let links = sqlx::query_as!(
        LinkRow,
        "SELECT service_id, provider_id, takes FROM service_providers WHERE practice_id = $1",
        id
    )
    .fetch_all(&mut *session)
    .await?;
    let rooms = sqlx::query_as!(
        RoomRow,
        "SELECT id, name FROM rooms
        WHERE practice_id = $1 AND NOT retired ORDER BY position, name, id",
        id
    )
    .fetch_all(&mut *session)
    .await?;
    let service_rooms =
        sqlx::query!("SELECT service_id, room_id FROM service_rooms WHERE practice_id = $1", id)
            .fetch_all(&mut *session)
            .await?
            .into_iter()
            .map(|row| (row.service_id, row.room_id))
            .collect();
    let provider_hours = sqlx::query_as!(
        ProviderHoursRow,
        "SELECT provider_id, weekday, opens, closes FROM provider_hours WHERE practice_id = $1",
        id
    )
    .fetch_all(&mut *session)
    .await?;
    let blocked =
        sqlx::query_scalar!("SELECT phone FROM blocked_callers WHERE practice_id = $1", id)
            .fetch_all(&mut *session)
            .await?;
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
    Ok(practice.map(|practice| Rows {
        practice,
        services,
        providers,
        links,
        rooms,
        service_rooms,
        hours,
        provider_hours,
        closures,
        blocked,
    }))
}

impl Rows {
    /// For whom the practice is.
    pub(super) fn purpose(&self) -> Purpose {
        self.practice.purpose()
    }

    /// Parses the rows; from here on the practice is valid.
    pub(super) fn practice(self, id: PracticeId) -> Result<Practice, Unusable> {
        let row = self.practice;
        let hours = self.hours.into_iter().map(HoursRow::period).collect::<Result<Vec<_>, _>>()?;
        let mut own_hours: BTreeMap<Uuid, Vec<_>> = BTreeMap::new();
        for ProviderHoursRow { provider_id, weekday, opens, closes } in self.provider_hours {
            let period = HoursRow { weekday, opens, closes }.period()?;
            own_hours.entry(provider_id).or_default().push(period);
        }
        let providers = self.providers.into_iter().map(|provider| {
            let hours = own_hours.remove(&provider.id);
            provider.provider(hours)
        });
        let providers: Vec<_> = providers.collect::<Result<_, _>>()?;
        let services = self
            .services
            .into_iter()
            .map(|service| service.service(&providers, &self.links, &self.service_rooms))
            .collect::<Result<_, _>>()?;
        let version = PracticeVersion(row.version);
        let PracticeSettings {
            name,
            time_zone,
            country,
            region,
            keeps_holidays,
            rules,
            transfer_to,
            emergency,
            mut desk,
        } = row.settings()?;
        let blocked = self.blocked.iter().map(|it| it.parse()).collect::<Result<_, _>>();
        desk.blocked = blocked.map_err(Unusable::because("blocked callers"))?;
        Ok(Practice {
            id,
            version,
            name,
            time_zone,
            country,
            hours: WeeklyHours::new(hours).map_err(Unusable::because("opening hours"))?,
            region,
            keeps_holidays,
            closures: self.closures.iter().map(ClosureRow::closure).collect(),
            services,
            providers,
            rooms: self.rooms.into_iter().map(RoomRow::room).collect(),
            rules,
            transfer_to,
            emergency,
            desk,
        })
    }
}

impl ServiceRow {
    fn service(
        self,
        providers: &[Provider],
        links: &[LinkRow],
        rooms: &[(Uuid, Uuid)],
    ) -> Result<Service, Unusable> {
        let links: BTreeMap<_, _> = links
            .iter()
            .filter(|link| link.service_id == self.id)
            .map(|link| (link.provider_id, link.takes))
            .collect();
        let provided_by = |provider: &&Provider| links.contains_key(&provider.id.uuid());
        let takes = |(provider, takes): (&Uuid, &Option<i32>)| {
            let takes = match takes {
                None => Takes::Alone,
                Some(1) => return None,
                Some(seats) => match u16::try_from(*seats) {
                    Ok(seats) => Takes::Seats(seats),
                    Err(error) => return Some(Err(Unusable::because("seats")(error))),
                },
            };
            Some(Ok((ProviderId::new(*provider), takes)))
        };
        Ok(Service {
            takes: links.iter().filter_map(takes).collect::<Result<_, _>>()?,
            rooms: rooms
                .iter()
                .filter(|(service, _)| *service == self.id)
                .map(|(_, room)| RoomId::new(*room))
                .collect(),
            price_note: self.price_note,
            id: ServiceId::new(self.id),
            duration: minutes("duration", self.duration_minutes)?,
            buffer_before: minutes("buffer before", self.buffer_before_minutes)?,
            buffer_after: minutes("buffer after", self.buffer_after_minutes)?,
            providers: providers.iter().filter(provided_by).map(|it| it.id).collect(),
            names: names::read(&self.names),
            name: self.name,
            spoken: self.spoken,
        })
    }
}

impl ProviderRow {
    fn provider(self, hours: Option<Vec<(Weekday, OpenPeriod)>>) -> Result<Provider, Unusable> {
        let hours = hours.map(WeeklyHours::new).transpose();
        Ok(Provider {
            id: ProviderId::new(self.id),
            name: self.name,
            spoken: self.spoken,
            seats: u16::try_from(self.seats).map_err(Unusable::because("seats"))?,
            hours: hours.map_err(Unusable::because("a provider's hours"))?,
        })
    }
}

impl RoomRow {
    fn room(self) -> Room {
        Room { id: RoomId::new(self.id), name: self.name }
    }
}

impl HoursRow {
    pub(crate) fn period(self) -> Result<(Weekday, OpenPeriod), Unusable> {
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

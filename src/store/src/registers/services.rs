//! Services, with who provides them and where.

use std::collections::BTreeMap;

use domain::{Language, Minutes, PracticeId, ProviderId, RoomId, ServiceId, Takes};
use jiff::Timestamp;
use ports::ItemVersion;
use ports::registers::{Item, MOST_IN_USE, ServiceRecord};
use sqlx::PgConnection;
use uuid::Uuid;

use super::kind::{Kind, Row, Wanted, differences};
use super::rooms::{is_retired, standing};
use super::stop::{Stop, naming};
use crate::error::StoreError;
use crate::names;

/// What says which of the fields names something that is not there.
const NAMES: &[(&str, &str)] = &[
    ("service_providers_practice_id_provider_id_fkey", "provider_ids"),
    ("service_rooms_practice_id_room_id_fkey", "room_ids"),
];

impl Kind for ServiceRecord {
    const NAME: &'static str = "service";
    const REMOVED: &'static str = "retired";
    const MOST: usize = MOST_IN_USE;

    fn uuid(id: ServiceId) -> Uuid {
        id.uuid()
    }

    fn id(id: Uuid) -> ServiceId {
        ServiceId::new(id)
    }

    fn place(item: &Item<Self>) -> Self::Place {
        (item.practice, item.what.position, item.id)
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        differences!(
            self,
            other,
            name,
            names,
            spoken,
            duration as "duration_minutes",
            buffer_before,
            buffer_after,
            providers as "provider_ids",
            takes,
            rooms as "room_ids",
            price_note,
            position,
            standing as "retired",
        )
    }

    async fn rows(
        session: &mut PgConnection,
        wanted: Wanted<'_, Self>,
    ) -> Result<Vec<Item<Self>>, StoreError> {
        let after = wanted.after();
        let rows = sqlx::query_as!(
            ServiceRow,
            r#"SELECT s.id, s.practice_id, s.version, s.name, s.names::text AS "names!", s.spoken, s.duration_minutes,
                s.buffer_before_minutes, s.buffer_after_minutes, s.price_note, s.position,
                s.retired,
                ARRAY(SELECT p.provider_id FROM service_providers p
                    WHERE p.practice_id = s.practice_id AND p.service_id = s.id
                    ORDER BY p.provider_id) AS "providers!",
                -- 0 is all of them.
                ARRAY(SELECT coalesce(p.takes, 0) FROM service_providers p
                    WHERE p.practice_id = s.practice_id AND p.service_id = s.id
                    ORDER BY p.provider_id) AS "takes!",
                ARRAY(SELECT r.room_id FROM service_rooms r
                    WHERE r.practice_id = s.practice_id AND r.service_id = s.id
                    ORDER BY r.room_id) AS "rooms!"
            FROM services s
            WHERE ($1::uuid IS NULL OR s.id = $1)
                AND ($2::uuid IS NULL OR s.practice_id = $2)
                AND ($3::boolean IS NULL OR s.retired = $3)
                AND ($4::uuid IS NULL
                    OR (s.practice_id, s.position, s.id) > ($4, $5::integer, $6::uuid))
            ORDER BY s.practice_id, s.position, s.id
            LIMIT $7"#,
            wanted.id(),
            wanted.practice(),
            wanted.filter().map(|it| is_retired(*it)),
            after.map(|(practice, ..)| practice.uuid()),
            after.map(|(_, position, _)| position),
            after.map(|(.., id)| id.uuid()),
            wanted.limit(),
        );
        let rows = rows.fetch_all(session).await;
        let rows = rows.map_err(StoreError::while_doing("read services"))?;
        rows.into_iter().map(ServiceRow::item).collect()
    }

    async fn count(
        session: &mut PgConnection,
        practice: PracticeId,
        _: Timestamp,
    ) -> Result<i64, StoreError> {
        sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!" FROM services WHERE practice_id = $1 AND NOT retired"#,
            practice.uuid(),
        )
        .fetch_one(session)
        .await
        .map_err(StoreError::while_doing("count services"))
    }

    async fn insert(&self, session: &mut PgConnection, row: Row, _: Timestamp) -> Result<(), Stop> {
        sqlx::query!(
            "INSERT INTO services (id, practice_id, name, spoken, duration_minutes,
                buffer_before_minutes, buffer_after_minutes, price_note, position, retired, names)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb)",
            row.id,
            row.practice.uuid(),
            self.name,
            &self.spoken,
            i32::from(self.duration.0),
            i32::from(self.buffer_before.0),
            i32::from(self.buffer_after.0),
            self.price_note,
            self.position,
            is_retired(self.standing),
            names::written(&self.names),
        )
        .execute(&mut *session)
        .await
        .map_err(StoreError::while_doing("add a service"))?;
        insert_links(session, row, self).await
    }

    async fn update(
        &self,
        session: &mut PgConnection,
        row: Row,
        version: i64,
    ) -> Result<bool, Stop> {
        let doing = || StoreError::while_doing("change a service");
        let updated = sqlx::query!(
            "UPDATE services SET name = $3, spoken = $4, duration_minutes = $5,
                buffer_before_minutes = $6, buffer_after_minutes = $7, price_note = $8,
                position = $9, retired = $10,
                -- Languages that this program does not know stay as they are.
                names = (names - $12::text[]) || $11::text::jsonb
            WHERE id = $1 AND version = $2",
            row.id,
            version,
            self.name,
            &self.spoken,
            i32::from(self.duration.0),
            i32::from(self.buffer_before.0),
            i32::from(self.buffer_after.0),
            self.price_note,
            self.position,
            is_retired(self.standing),
            names::written(&self.names),
            &Language::ALL.map(|it| it.as_str().to_owned()),
        );
        if updated.execute(&mut *session).await.map_err(doing())?.rows_affected() == 0 {
            return Ok(false);
        }
        let (practice, id) = (row.practice.uuid(), row.id);
        let providers = sqlx::query!(
            "DELETE FROM service_providers WHERE practice_id = $1 AND service_id = $2",
            practice,
            id,
        );
        providers.execute(&mut *session).await.map_err(doing())?;
        let rooms = sqlx::query!(
            "DELETE FROM service_rooms WHERE practice_id = $1 AND service_id = $2",
            practice,
            id,
        );
        rooms.execute(&mut *session).await.map_err(doing())?;
        insert_links(session, row, self).await?;
        Ok(true)
    }

    async fn remove(session: &mut PgConnection, row: Row, version: i64) -> Result<bool, Stop> {
        let retired = sqlx::query!(
            "UPDATE services SET retired = true WHERE id = $1 AND version = $2",
            row.id,
            version,
        );
        let retired = retired.execute(session).await;
        Ok(retired.map_err(StoreError::while_doing("retire a service"))?.rows_affected() > 0)
    }
}

struct ServiceRow {
    id: Uuid,
    practice_id: Uuid,
    version: i64,
    name: String,
    names: String,
    spoken: Vec<String>,
    duration_minutes: i32,
    buffer_before_minutes: i32,
    buffer_after_minutes: i32,
    price_note: Option<String>,
    position: i32,
    retired: bool,
    providers: Vec<Uuid>,
    takes: Vec<i32>,
    rooms: Vec<Uuid>,
}

impl ServiceRow {
    fn item(self) -> Result<Item<ServiceRecord>, StoreError> {
        let minutes = |column: &'static str, value: i32| {
            u16::try_from(value).map(Minutes).map_err(StoreError::in_row("services", column))
        };
        let mut takes = BTreeMap::new();
        for (provider, seats) in self.providers.iter().zip(&self.takes) {
            let seats =
                u16::try_from(*seats).map_err(StoreError::in_row("service_providers", "takes"))?;
            let seats = match seats {
                0 => Takes::Alone,
                1 => continue,
                seats => Takes::Seats(seats),
            };
            takes.insert(ProviderId::new(*provider), seats);
        }
        Ok(Item {
            id: ServiceId::new(self.id),
            practice: PracticeId::new(self.practice_id),
            version: ItemVersion(self.version),
            what: ServiceRecord {
                duration: minutes("duration_minutes", self.duration_minutes)?,
                buffer_before: minutes("buffer_before_minutes", self.buffer_before_minutes)?,
                buffer_after: minutes("buffer_after_minutes", self.buffer_after_minutes)?,
                name: self.name,
                names: names::read(&self.names),
                spoken: self.spoken,
                providers: self.providers.into_iter().map(ProviderId::new).collect(),
                takes,
                rooms: self.rooms.into_iter().map(RoomId::new).collect(),
                price_note: self.price_note,
                position: self.position,
                standing: standing(self.retired),
            },
        })
    }
}

async fn insert_links(
    session: &mut PgConnection,
    row: Row,
    service: &ServiceRecord,
) -> Result<(), Stop> {
    let takes: Vec<_> = service
        .providers
        .iter()
        .map(|provider| match service.takes.get(provider) {
            None => 1,
            Some(Takes::Seats(seats)) => i32::from(*seats),
            Some(Takes::Alone) => 0,
        })
        .collect();
    let providers: Vec<_> = service.providers.iter().map(|it| it.uuid()).collect();
    let (practice, id) = (row.practice.uuid(), row.id);
    sqlx::query!(
        "INSERT INTO service_providers (practice_id, service_id, provider_id, takes)
        SELECT $1, $2, it.provider, nullif(it.takes, 0)
        FROM unnest($3::uuid[], $4::integer[]) AS it(provider, takes)",
        practice,
        id,
        &providers,
        &takes,
    )
    .execute(&mut *session)
    .await
    .map_err(naming("say who provides a service", NAMES))?;
    let rooms: Vec<_> = service.rooms.iter().map(|it| it.uuid()).collect();
    sqlx::query!(
        "INSERT INTO service_rooms (practice_id, service_id, room_id)
        SELECT $1, $2, room FROM unnest($3::uuid[]) AS it(room)",
        practice,
        id,
        &rooms,
    )
    .execute(session)
    .await
    .map_err(naming("say where a service takes place", NAMES))?;
    Ok(())
}

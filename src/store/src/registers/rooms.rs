//! Rooms.

use domain::{PracticeId, RoomId};
use jiff::Timestamp;
use ports::ItemVersion;
use ports::registers::{Item, MOST_IN_USE, RoomRecord, Standing};
use sqlx::PgConnection;
use uuid::Uuid;

use super::kind::{Kind, Row, Wanted, differences};
use super::stop::Stop;
use crate::error::StoreError;

/// A record that is retired, as the database has it.
pub(super) fn is_retired(standing: Standing) -> bool {
    match standing {
        Standing::InUse => false,
        Standing::Retired => true,
    }
}

/// And as it is read.
pub(super) fn standing(is_retired: bool) -> Standing {
    if is_retired { Standing::Retired } else { Standing::InUse }
}

impl Kind for RoomRecord {
    const NAME: &'static str = "room";
    const REMOVED: &'static str = "retired";
    const MOST: usize = MOST_IN_USE;

    fn uuid(id: RoomId) -> Uuid {
        id.uuid()
    }

    fn id(id: Uuid) -> RoomId {
        RoomId::new(id)
    }

    fn place(item: &Item<Self>) -> Self::Place {
        (item.practice, item.what.position, item.id)
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        differences!(self, other, name, position, standing as "retired")
    }

    async fn rows(
        session: &mut PgConnection,
        wanted: Wanted<'_, Self>,
    ) -> Result<Vec<Item<Self>>, StoreError> {
        let after = wanted.after();
        let rows = sqlx::query!(
            "SELECT id, practice_id, version, name, position, retired
            FROM rooms
            WHERE ($1::uuid IS NULL OR id = $1)
                AND ($2::uuid IS NULL OR practice_id = $2)
                AND ($3::boolean IS NULL OR retired = $3)
                AND ($4::uuid IS NULL OR (practice_id, position, id) > ($4, $5::integer, $6::uuid))
            ORDER BY practice_id, position, id
            LIMIT $7",
            wanted.id(),
            wanted.practice(),
            wanted.filter().map(|it| is_retired(*it)),
            after.map(|(practice, ..)| practice.uuid()),
            after.map(|(_, position, _)| position),
            after.map(|(.., id)| id.uuid()),
            wanted.limit(),
        );
        let rows = rows.fetch_all(session).await;
        let rows = rows.map_err(StoreError::while_doing("read rooms"))?.into_iter();
        let items = rows.map(|row| Item {
            id: RoomId::new(row.id),
            practice: PracticeId::new(row.practice_id),
            version: ItemVersion(row.version),
            what: RoomRecord {
                name: row.name,
                position: row.position,
                standing: standing(row.retired),
            },
        });
        Ok(items.collect())
    }

    async fn count(
        session: &mut PgConnection,
        practice: PracticeId,
        _: Timestamp,
    ) -> Result<i64, StoreError> {
        sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!" FROM rooms WHERE practice_id = $1 AND NOT retired"#,
            practice.uuid(),
        )
        .fetch_one(session)
        .await
        .map_err(StoreError::while_doing("count rooms"))
    }

    async fn insert(&self, session: &mut PgConnection, row: Row, _: Timestamp) -> Result<(), Stop> {
        sqlx::query!(
            "INSERT INTO rooms (id, practice_id, name, position, retired)
            VALUES ($1, $2, $3, $4, $5)",
            row.id,
            row.practice.uuid(),
            self.name,
            self.position,
            is_retired(self.standing),
        )
        .execute(session)
        .await
        .map_err(StoreError::while_doing("add a room"))?;
        Ok(())
    }

    async fn update(
        &self,
        session: &mut PgConnection,
        row: Row,
        version: i64,
    ) -> Result<bool, Stop> {
        let updated = sqlx::query!(
            "UPDATE rooms SET name = $3, position = $4, retired = $5
            WHERE id = $1 AND version = $2",
            row.id,
            version,
            self.name,
            self.position,
            is_retired(self.standing),
        );
        let updated = updated.execute(session).await;
        Ok(updated.map_err(StoreError::while_doing("change a room"))?.rows_affected() > 0)
    }

    async fn remove(session: &mut PgConnection, row: Row, version: i64) -> Result<bool, Stop> {
        let retired = sqlx::query!(
            "UPDATE rooms SET retired = true WHERE id = $1 AND version = $2",
            row.id,
            version,
        );
        let retired = retired.execute(session).await;
        Ok(retired.map_err(StoreError::while_doing("retire a room"))?.rows_affected() > 0)
    }
}

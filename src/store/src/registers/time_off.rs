//! Time off: in the book, so that nothing is offered or held meanwhile.

use domain::{PracticeId, ProviderId, RoomId, TimeOffId, TimeRange};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::ItemVersion;
use ports::registers::{Absent, Item, MOST_TIMES_OFF, TimeOff};
use sqlx::PgConnection;
use uuid::Uuid;

use super::kind::{Kind, Row, Wanted, differences};
use super::stop::{Stop, naming};
use crate::error::StoreError;

/// What says which of the fields names something that is not there.
const NAMES: &[(&str, &str)] = &[
    ("busy_practice_id_provider_id_fkey", "provider_id"),
    ("busy_practice_id_room_id_fkey", "room_id"),
];

impl Kind for TimeOff {
    const NAME: &'static str = "time_off";
    const REMOVED: &'static str = "removed";
    const MOST: usize = MOST_TIMES_OFF;

    fn uuid(id: TimeOffId) -> Uuid {
        id.uuid()
    }

    fn id(id: Uuid) -> TimeOffId {
        TimeOffId::new(id)
    }

    fn place(item: &Item<Self>) -> Self::Place {
        (item.what.during.from(), item.id)
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        differences!(self, other, absent, during, reason)
    }

    async fn rows(
        session: &mut PgConnection,
        wanted: Wanted<'_, Self>,
    ) -> Result<Vec<Item<Self>>, StoreError> {
        let after = wanted.after();
        let filter = wanted.filter().copied().unwrap_or_default();
        let rows = sqlx::query_as!(
            BusyRow,
            r#"SELECT id, practice_id, version, provider_id, room_id, reason,
                lower(during) AS "from!", upper(during) AS "until!"
            FROM busy
            WHERE ($1::uuid IS NULL OR id = $1)
                AND ($2::uuid IS NULL OR practice_id = $2)
                AND ($3::uuid IS NULL OR provider_id = $3)
                AND ($4::uuid IS NULL OR room_id = $4)
                AND ($5::timestamptz IS NULL OR upper(during) > $5)
                AND ($6::timestamptz IS NULL OR lower(during) < $6)
                AND ($7::timestamptz IS NULL OR (lower(during), id) > ($7, $8::uuid))
            ORDER BY lower(during), id
            LIMIT $9"#,
            wanted.id(),
            wanted.practice(),
            filter.provider.map(ProviderId::uuid),
            filter.room.map(RoomId::uuid),
            filter.from.map(ToSqlx::to_sqlx) as _,
            filter.to.map(ToSqlx::to_sqlx) as _,
            after.map(|(from, _)| from.to_sqlx()) as _,
            after.map(|(_, id)| id.uuid()),
            wanted.limit(),
        );
        let rows = rows.fetch_all(session).await;
        let rows = rows.map_err(StoreError::while_doing("read time off"))?;
        rows.into_iter().map(BusyRow::item).collect()
    }

    async fn count(
        session: &mut PgConnection,
        practice: PracticeId,
        now: Timestamp,
    ) -> Result<i64, StoreError> {
        // What is over is not looked at any more.
        sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!" FROM busy
            WHERE practice_id = $1 AND upper(during) > $2"#,
            practice.uuid(),
            now.to_sqlx() as _,
        )
        .fetch_one(session)
        .await
        .map_err(StoreError::while_doing("count times off"))
    }

    async fn insert(
        &self,
        session: &mut PgConnection,
        row: Row,
        now: Timestamp,
    ) -> Result<(), Stop> {
        let (provider, room) = ids(self.absent);
        sqlx::query!(
            "INSERT INTO busy (id, practice_id, provider_id, room_id, during, reason, created_at)
            VALUES ($1, $2, $3, $4, tstzrange($5, $6), $7, $8)",
            row.id,
            row.practice.uuid(),
            provider,
            room,
            self.during.from().to_sqlx() as _,
            self.during.until().to_sqlx() as _,
            self.reason,
            now.to_sqlx() as _,
        )
        .execute(session)
        .await
        .map_err(naming("add time off", NAMES))?;
        Ok(())
    }

    async fn update(
        &self,
        session: &mut PgConnection,
        row: Row,
        version: i64,
    ) -> Result<bool, Stop> {
        let (provider, room) = ids(self.absent);
        let updated = sqlx::query!(
            "UPDATE busy SET provider_id = $3, room_id = $4, during = tstzrange($5, $6),
                reason = $7
            WHERE id = $1 AND version = $2",
            row.id,
            version,
            provider,
            room,
            self.during.from().to_sqlx() as _,
            self.during.until().to_sqlx() as _,
            self.reason,
        );
        let updated = updated.execute(session).await;
        Ok(updated.map_err(naming("change time off", NAMES))?.rows_affected() > 0)
    }

    async fn remove(session: &mut PgConnection, row: Row, version: i64) -> Result<bool, Stop> {
        let deleted =
            sqlx::query!("DELETE FROM busy WHERE id = $1 AND version = $2", row.id, version);
        let deleted = deleted.execute(session).await;
        Ok(deleted.map_err(StoreError::while_doing("remove time off"))?.rows_affected() > 0)
    }
}

struct BusyRow {
    id: Uuid,
    practice_id: Uuid,
    version: i64,
    provider_id: Option<Uuid>,
    room_id: Option<Uuid>,
    reason: String,
    from: jiff_sqlx::Timestamp,
    until: jiff_sqlx::Timestamp,
}

/// A row of `busy` is about a provider or about a room.
#[derive(Debug, thiserror::Error)]
#[error("it names not exactly one of a provider and a room")]
struct NeitherNor;

impl BusyRow {
    fn item(self) -> Result<Item<TimeOff>, StoreError> {
        let absent = match (self.provider_id, self.room_id) {
            (Some(provider), None) => Absent::Provider(ProviderId::new(provider)),
            (None, Some(room)) => Absent::Room(RoomId::new(room)),
            (Some(_), Some(_)) | (None, None) => {
                return Err(StoreError::in_row("busy", "provider_id and room_id")(NeitherNor));
            }
        };
        let during = TimeRange::new(self.from.to_jiff(), self.until.to_jiff());
        let during = during.map_err(StoreError::in_row("busy", "during"))?;
        Ok(Item {
            id: TimeOffId::new(self.id),
            practice: PracticeId::new(self.practice_id),
            version: ItemVersion(self.version),
            what: TimeOff { absent, during, reason: self.reason },
        })
    }
}

fn ids(absent: Absent) -> (Option<Uuid>, Option<Uuid>) {
    match absent {
        Absent::Provider(provider) => (Some(provider.uuid()), None),
        Absent::Room(room) => (None, Some(room.uuid())),
    }
}

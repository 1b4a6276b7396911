//! Providers, with their own hours.

use std::collections::BTreeMap;

use domain::{OpenPeriod, PracticeId, ProviderId, WeeklyHours};
use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff_sqlx::ToSqlx;
use ports::ItemVersion;
use ports::registers::{Item, MOST_IN_USE, ProviderRecord};
use sqlx::PgConnection;
use uuid::Uuid;

use super::kind::{Kind, Row, Wanted, differences};
use super::rooms::{is_retired, standing};
use super::stop::Stop;
use crate::error::StoreError;
use crate::practices::periods;

impl Kind for ProviderRecord {
    const NAME: &'static str = "provider";
    const REMOVED: &'static str = "retired";
    const MOST: usize = MOST_IN_USE;

    fn uuid(id: ProviderId) -> Uuid {
        id.uuid()
    }

    fn id(id: Uuid) -> ProviderId {
        ProviderId::new(id)
    }

    fn place(item: &Item<Self>) -> Self::Place {
        (item.practice, item.what.position, item.id)
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        differences!(self, other, name, spoken, seats, hours, position, standing as "retired")
    }

    async fn rows(
        session: &mut PgConnection,
        wanted: Wanted<'_, Self>,
    ) -> Result<Vec<Item<Self>>, StoreError> {
        let after = wanted.after();
        let rows = sqlx::query!(
            "SELECT id, practice_id, version, name, spoken, seats, position, retired
            FROM providers
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
        let rows = rows.fetch_all(&mut *session).await;
        let rows = rows.map_err(StoreError::while_doing("read providers"))?;
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let mut weeks = weeks(session, &ids).await?;
        let items = rows.into_iter().map(|row| {
            let hours = weeks.remove(&row.id).map(WeeklyHours::new).transpose();
            let seats = u16::try_from(row.seats);
            Ok(Item {
                id: ProviderId::new(row.id),
                practice: PracticeId::new(row.practice_id),
                version: ItemVersion(row.version),
                what: ProviderRecord {
                    name: row.name,
                    spoken: row.spoken,
                    seats: seats.map_err(StoreError::in_row("providers", "seats"))?,
                    hours: hours.map_err(StoreError::in_row("provider_hours", "closes"))?,
                    position: row.position,
                    standing: standing(row.retired),
                },
            })
        });
        items.collect()
    }

    async fn count(
        session: &mut PgConnection,
        practice: PracticeId,
        _: Timestamp,
    ) -> Result<i64, StoreError> {
        sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!" FROM providers WHERE practice_id = $1 AND NOT retired"#,
            practice.uuid(),
        )
        .fetch_one(session)
        .await
        .map_err(StoreError::while_doing("count providers"))
    }

    async fn insert(&self, session: &mut PgConnection, row: Row, _: Timestamp) -> Result<(), Stop> {
        sqlx::query!(
            "INSERT INTO providers (id, practice_id, name, spoken, seats, position, retired)
            VALUES ($1, $2, $3, $4, $5, $6, $7)",
            row.id,
            row.practice.uuid(),
            self.name,
            &self.spoken,
            i32::from(self.seats),
            self.position,
            is_retired(self.standing),
        )
        .execute(&mut *session)
        .await
        .map_err(StoreError::while_doing("add a provider"))?;
        Ok(insert_hours(session, row, self.hours.as_ref()).await?)
    }

    async fn update(
        &self,
        session: &mut PgConnection,
        row: Row,
        version: i64,
    ) -> Result<bool, Stop> {
        let doing = || StoreError::while_doing("change a provider");
        let updated = sqlx::query!(
            "UPDATE providers SET name = $3, spoken = $4, seats = $5, position = $6, retired = $7
            WHERE id = $1 AND version = $2",
            row.id,
            version,
            self.name,
            &self.spoken,
            i32::from(self.seats),
            self.position,
            is_retired(self.standing),
        );
        if updated.execute(&mut *session).await.map_err(doing())?.rows_affected() == 0 {
            return Ok(false);
        }
        let hours = sqlx::query!(
            "DELETE FROM provider_hours WHERE practice_id = $1 AND provider_id = $2",
            row.practice.uuid(),
            row.id,
        );
        hours.execute(&mut *session).await.map_err(doing())?;
        insert_hours(session, row, self.hours.as_ref()).await?;
        Ok(true)
    }

    async fn remove(session: &mut PgConnection, row: Row, version: i64) -> Result<bool, Stop> {
        let retired = sqlx::query!(
            "UPDATE providers SET retired = true WHERE id = $1 AND version = $2",
            row.id,
            version,
        );
        let retired = retired.execute(session).await;
        Ok(retired.map_err(StoreError::while_doing("retire a provider"))?.rows_affected() > 0)
    }
}

/// The periods of those providers who have hours of their own.
async fn weeks(
    session: &mut PgConnection,
    providers: &[Uuid],
) -> Result<BTreeMap<Uuid, Vec<(Weekday, OpenPeriod)>>, StoreError> {
    let rows = sqlx::query!(
        "SELECT provider_id, weekday, opens, closes FROM provider_hours
        WHERE provider_id = ANY ($1)",
        providers,
    );
    let rows = rows.fetch_all(session).await;
    let mut weeks: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows.map_err(StoreError::while_doing("read providers' hours"))? {
        let in_row = || StoreError::in_row("provider_hours", "weekday");
        let weekday = i8::try_from(row.weekday).map_err(in_row())?;
        let weekday = Weekday::from_monday_one_offset(weekday)
            .map_err(StoreError::in_row("provider_hours", "weekday"))?;
        let period = OpenPeriod { opens: row.opens.to_jiff(), closes: row.closes.to_jiff() };
        weeks.entry(row.provider_id).or_default().push((weekday, period));
    }
    Ok(weeks)
}

async fn insert_hours(
    session: &mut PgConnection,
    row: Row,
    hours: Option<&WeeklyHours>,
) -> Result<(), StoreError> {
    for (weekday, OpenPeriod { opens, closes }) in hours.into_iter().flat_map(periods) {
        sqlx::query!(
            "INSERT INTO provider_hours (practice_id, provider_id, weekday, opens, closes)
            VALUES ($1, $2, $3, $4, $5)",
            row.practice.uuid(),
            row.id,
            weekday,
            opens.to_sqlx() as _,
            closes.to_sqlx() as _,
        )
        .execute(&mut *session)
        .await
        .map_err(StoreError::while_doing("write a provider's hours down"))?;
    }
    Ok(())
}

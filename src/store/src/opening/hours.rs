//! The opening hours of a week.

use domain::{PracticeId, WeeklyHours};
use ports::{Asked, ItemVersion, OpeningError};
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};

use super::{Stop, locked};
use crate::audit::{self, Deed};
use crate::directory::rows::{HoursRow, Unusable};
use crate::error::StoreError;
use crate::practices::{insert_hours, periods, version};
use crate::reports::name_practice;

/// The hours of a practice and its version, of one moment.
pub(super) async fn read(
    session: &mut PgConnection,
    practice: PracticeId,
) -> Result<Option<(WeeklyHours, ItemVersion)>, StoreError> {
    let doing = || StoreError::while_doing("read opening hours");
    let begun = session.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    let mut session = begun.await.map_err(doing())?;
    name_practice(&mut session, practice).await?;
    let Some(version) = version(&mut session, practice).await? else { return Ok(None) };
    let hours = of(&mut session, practice).await?;
    session.commit().await.map_err(doing())?;
    Ok(Some((hours, version)))
}

async fn of(session: &mut PgConnection, practice: PracticeId) -> Result<WeeklyHours, StoreError> {
    let rows = sqlx::query_as!(
        HoursRow,
        "SELECT weekday, opens, closes FROM hours WHERE practice_id = $1",
        practice.uuid(),
    );
    let rows = rows.fetch_all(session).await;
    let rows = rows.map_err(StoreError::while_doing("read opening hours"))?;
    let unusable =
        |Unusable { what, source }| StoreError::Row { table: "hours", column: what, source };
    let periods = rows.into_iter().map(HoursRow::period).collect::<Result<Vec<_>, _>>();
    WeeklyHours::new(periods.map_err(unusable)?).map_err(StoreError::in_row("hours", "opens"))
}

pub(super) async fn set(
    session: &mut PgConnection,
    practice: PracticeId,
    asked: &Asked<WeeklyHours>,
) -> Result<(), Stop> {
    let version = locked(session, practice, &asked.scope).await?;
    if asked.seen.is_some_and(|seen| seen != version) {
        return Err(OpeningError::Changed.into());
    }
    let before = of(session, practice).await?;
    if before == asked.what {
        return Ok(());
    }
    let doing = || StoreError::while_doing("set opening hours");
    sqlx::query!("DELETE FROM hours WHERE practice_id = $1", practice.uuid())
        .execute(&mut *session)
        .await
        .map_err(doing())?;
    insert_hours(session, practice, &asked.what).await.map_err(doing())?;
    let deed = Deed {
        action: "changed",
        kind: "hours",
        record: None,
        reason: None,
        detail: Some(json!({ "before": written(&before) })),
    };
    Ok(audit::write(session, practice, asked.now, &asked.actor, &deed).await?)
}

/// Hours as the audit log keeps them: `1 09:00-12:00`.
fn written(hours: &WeeklyHours) -> Vec<Value> {
    let line = |(day, period): (i16, domain::OpenPeriod)| {
        let (opens, closes) = (period.opens.strftime("%H:%M"), period.closes.strftime("%H:%M"));
        Value::String(format!("{day} {opens}-{closes}"))
    };
    periods(hours).map(line).collect()
}

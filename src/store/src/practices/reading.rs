//! Practices as the API shows them.

use domain::PracticeId;
use ports::{ItemVersion, PracticeItem};
use sqlx::PgConnection;

use crate::directory::rows::Unusable;
use crate::directory::settings::SettingsRow;
use crate::error::StoreError;

/// One practice, of those that are named.
pub(super) async fn item(
    session: &mut PgConnection,
    id: PracticeId,
) -> Result<Option<PracticeItem>, StoreError> {
    let row = sqlx::query_as!(
        SettingsRow,
        r#"SELECT id, version, name, time_zone, country, notice_minutes, horizon_days, grid_minutes,
            transfer_to, emergency, simulated, region, keeps_holidays, cancel_notice_minutes,
            most_a_day, most_to_come, languages, greeting, address, more_people, greets_by_name,
            asks_provider, after_hours, forwards_calls, whisper, messages, identity,
            sends_texts, reminder_minutes, quiet_from AS "quiet_from: _",
            quiet_until AS "quiet_until: _", wording::text AS "wording!",
            voices::text AS "voices!",
            ARRAY (SELECT number FROM practice_numbers n WHERE n.practice_id = p.id ORDER BY number)
                AS "numbers!"
        FROM practices p WHERE id = $1"#,
        id.uuid(),
    );
    let row = row.fetch_optional(session).await;
    let row = row.map_err(StoreError::while_doing("read a practice"))?;
    row.map(shown).transpose()
}

/// The practices that are named to the policies, by name.
pub(super) async fn list(
    session: &mut PgConnection,
    after: Option<(String, PracticeId)>,
    limit: u16,
) -> Result<Vec<PracticeItem>, StoreError> {
    let (name, id) = after.unzip();
    let rows = sqlx::query_as!(
        SettingsRow,
        r#"SELECT id, version, name, time_zone, country, notice_minutes, horizon_days, grid_minutes,
            transfer_to, emergency, simulated, region, keeps_holidays, cancel_notice_minutes,
            most_a_day, most_to_come, languages, greeting, address, more_people, greets_by_name,
            asks_provider, after_hours, forwards_calls, whisper, messages, identity,
            sends_texts, reminder_minutes, quiet_from AS "quiet_from: _",
            quiet_until AS "quiet_until: _", wording::text AS "wording!",
            voices::text AS "voices!",
            ARRAY (SELECT number FROM practice_numbers n WHERE n.practice_id = p.id ORDER BY number)
                AS "numbers!"
        FROM practices p
        WHERE $1::text IS NULL OR (name COLLATE "C", id) > ($1 COLLATE "C", $2)
        ORDER BY name COLLATE "C", id
        LIMIT $3"#,
        name,
        id.map(PracticeId::uuid),
        i64::from(limit),
    );
    let rows = rows.fetch_all(session).await;
    let rows = rows.map_err(StoreError::while_doing("list practices"))?;
    rows.into_iter().map(shown).collect()
}

/// How often a practice was changed; `None` when it is not among those that are named.
pub(crate) async fn version(
    session: &mut PgConnection,
    id: PracticeId,
) -> Result<Option<ItemVersion>, StoreError> {
    sqlx::query_scalar!("SELECT version FROM practices WHERE id = $1", id.uuid())
        .fetch_optional(session)
        .await
        .map(|version| version.map(ItemVersion))
        .map_err(StoreError::while_doing("read a practice's version"))
}

fn shown(mut row: SettingsRow) -> Result<PracticeItem, StoreError> {
    let numbers = std::mem::take(&mut row.numbers).iter().map(|it| it.parse()).collect();
    let (id, version, purpose) = (row.id, row.version, row.purpose());
    let unusable =
        |Unusable { what, source }| StoreError::Row { table: "practices", column: what, source };
    Ok(PracticeItem {
        id: PracticeId::new(id),
        version: ItemVersion(version),
        numbers: Result::map_err(numbers, StoreError::in_row("practice_numbers", "number"))?,
        purpose,
        settings: row.settings().map_err(unusable)?,
    })
}

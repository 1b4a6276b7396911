//! Appointments as the API shows them: the list, and single ones.

use domain::{
    AppointmentId, AppointmentStatus, CallSid, CustomerId, PracticeId, ProviderId, RoomId,
    ServiceId,
};
use jiff_sqlx::{Timestamp, ToSqlx};
use ports::{AppointmentItem, AppointmentQuery, Cursor, ItemVersion, Page, Scope};
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use super::name_practices;
use crate::error::StoreError;

pub(crate) async fn list(
    session: &mut PgConnection,
    scope: &Scope,
    query: AppointmentQuery,
) -> Result<Page<AppointmentItem>, StoreError> {
    let doing = || StoreError::while_doing("list appointments");
    let mut session = session.begin().await.map_err(doing())?;
    name_practices(&mut session, scope).await?;
    let limit = i64::from(query.limit);
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT a.id, a.practice_id, a.service_id, s.name AS service, a.provider_id,
            p.name AS provider, c.id AS "customer_id?", c.name AS "customer?",
            (SELECT min(phone) FROM customer_phones
                WHERE practice_id = a.practice_id AND customer_id = a.customer_id) AS phone,
            a.starts_at, a.ends_at, a.time_zone, a.status, a.call, a.created_at,
            a.confirmed_at, a.version, a.room_id, r.name AS "room?"
        FROM appointments a
            JOIN services s ON s.practice_id = a.practice_id AND s.id = a.service_id
            JOIN providers p ON p.practice_id = a.practice_id AND p.id = a.provider_id
            LEFT JOIN rooms r ON r.practice_id = a.practice_id AND r.id = a.room_id
            LEFT JOIN customers c ON c.practice_id = a.practice_id AND c.id = a.customer_id
        WHERE a.status NOT IN ('held', 'released')
            AND ($1::timestamptz IS NULL OR a.starts_at >= $1)
            AND ($2::timestamptz IS NULL OR a.starts_at < $2)
            AND ($3::uuid IS NULL OR a.provider_id = $3)
            AND ($4::uuid IS NULL OR a.customer_id = $4)
            AND ($5::text IS NULL OR a.status = $5)
            AND ($6::timestamptz IS NULL OR (a.starts_at, a.id) > ($6, $7))
        ORDER BY a.starts_at, a.id
        LIMIT $8
        "#,
        query.from.map(ToSqlx::to_sqlx) as _,
        query.to.map(ToSqlx::to_sqlx) as _,
        query.provider.map(ProviderId::uuid),
        query.customer.map(CustomerId::uuid),
        query.status.map(AppointmentStatus::as_str),
        query.after.map(|cursor| cursor.starts_at.to_sqlx()) as _,
        query.after.map(|cursor| cursor.id.uuid()),
        // One more than asked for tells whether there are more.
        limit + 1,
    )
    .fetch_all(&mut *session)
    .await
    .map_err(doing())?;
    session.commit().await.map_err(doing())?;
    let more = rows.len() > usize::from(query.limit);
    let items =
        rows.into_iter().take(query.limit.into()).map(Row::item).collect::<Result<Vec<_>, _>>()?;
    let next =
        items.last().filter(|_| more).map(|last| Cursor { starts_at: last.starts_at, id: last.id });
    Ok(Page { items, next })
}

/// The appointments of these ids, of the practices that are named, in the order of their start. Holds
/// are nobody's appointment yet.
pub(crate) async fn of_ids(
    session: &mut PgConnection,
    ids: &[AppointmentId],
) -> Result<Vec<AppointmentItem>, StoreError> {
    let ids: Vec<_> = ids.iter().copied().map(AppointmentId::uuid).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT a.id, a.practice_id, a.service_id, s.name AS service, a.provider_id,
            p.name AS provider, c.id AS "customer_id?", c.name AS "customer?",
            (SELECT min(phone) FROM customer_phones
                WHERE practice_id = a.practice_id AND customer_id = a.customer_id) AS phone,
            a.starts_at, a.ends_at, a.time_zone, a.status, a.call, a.created_at,
            a.confirmed_at, a.version, a.room_id, r.name AS "room?"
        FROM appointments a
            JOIN services s ON s.practice_id = a.practice_id AND s.id = a.service_id
            JOIN providers p ON p.practice_id = a.practice_id AND p.id = a.provider_id
            LEFT JOIN rooms r ON r.practice_id = a.practice_id AND r.id = a.room_id
            LEFT JOIN customers c ON c.practice_id = a.practice_id AND c.id = a.customer_id
        WHERE a.id = ANY ($1) AND a.status NOT IN ('held', 'released')
        ORDER BY a.starts_at, a.id
        "#,
        &ids,
    )
    .fetch_all(session)
    .await
    .map_err(StoreError::while_doing("read appointments"))?;
    rows.into_iter().map(Row::item).collect()
}

struct Row {
    id: Uuid,
    practice_id: Uuid,
    service_id: Uuid,
    service: String,
    provider_id: Uuid,
    provider: String,
    customer_id: Option<Uuid>,
    customer: Option<String>,
    phone: Option<String>,
    starts_at: Timestamp,
    ends_at: Timestamp,
    time_zone: String,
    status: String,
    call: Option<Uuid>,
    created_at: Timestamp,
    confirmed_at: Option<Timestamp>,
    version: i64,
    room_id: Option<Uuid>,
    room: Option<String>,
}

impl Row {
    fn item(self) -> Result<AppointmentItem, StoreError> {
        Ok(AppointmentItem {
            id: AppointmentId::new(self.id),
            practice: PracticeId::new(self.practice_id),
            service: (ServiceId::new(self.service_id), self.service),
            provider: (ProviderId::new(self.provider_id), self.provider),
            customer: self.customer_id.map(|id| (CustomerId::new(id), self.customer, self.phone)),
            starts_at: self.starts_at.to_jiff(),
            ends_at: self.ends_at.to_jiff(),
            time_zone: self.time_zone,
            status: self.status.parse().map_err(StoreError::in_row("appointments", "status"))?,
            call: self.call.map(CallSid::new),
            created_at: self.created_at.to_jiff(),
            room: self.room_id.map(RoomId::new).zip(self.room),
            confirmed_at: self.confirmed_at.map(Timestamp::to_jiff),
            version: ItemVersion(self.version),
        })
    }
}

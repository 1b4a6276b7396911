//! The waiting list.

use async_trait::async_trait;
use domain::{CustomerId, PersonName, PhoneNumber, PracticeId, ProviderId, ServiceId, WaitingId};
use jiff_sqlx::ToSqlx;
use ports::registers::{
    MOST_WAITING, NewWaiting, RegisterError, WaitingItem, WaitingList, WaitingListing,
    WaitingQuery, WaitingStatus,
};
use ports::{Asked, Attendee, ItemVersion, Scope};
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use super::customers::insert_phones;
use super::errand::{self, Errand};
use super::failed;
use super::kind::Row;
use super::noted::{self, Deed};
use super::stop::{Stop, naming};
use crate::Store;
use crate::error::StoreError;
use crate::once::{self, Time};
use crate::reports::name_practices;

/// What says which of the fields names something that is not there.
const NAMES: &[(&str, &str)] = &[
    ("waiting_practice_id_customer_id_fkey", "customer"),
    ("waiting_practice_id_service_id_fkey", "service_id"),
    ("waiting_practice_id_provider_id_fkey", "provider_id"),
];

#[async_trait]
impl WaitingList for Store {
    async fn waiting(
        &self,
        scope: &Scope,
        query: WaitingQuery,
    ) -> Result<WaitingListing, RegisterError> {
        let scope = scope.clone();
        let listed = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("read the waiting list");
            let mut session = session.begin().await.map_err(doing())?;
            name_practices(&mut session, &scope).await?;
            let mut items = rows(&mut session, None, &query).await?;
            session.commit().await.map_err(doing())?;
            let more = items.len() > usize::from(query.limit);
            items.truncate(usize::from(query.limit));
            let next = items.last().filter(|_| more).map(|last| (last.created_at, last.id));
            Ok(WaitingListing { items, next })
        });
        listed.await.map_err(failed)
    }

    async fn wait(
        &self,
        practice: PracticeId,
        asked: Asked<NewWaiting>,
    ) -> Result<WaitingItem, RegisterError> {
        self.change(Wait { practice, asked }).await
    }

    async fn stop_waiting(&self, id: WaitingId, asked: Asked<()>) -> Result<(), RegisterError> {
        self.change(StopWaiting { id, asked }).await
    }
}

/// Somebody is put on the list.
struct Wait {
    practice: PracticeId,
    asked: Asked<NewWaiting>,
}

/// An entry is closed.
struct StopWaiting {
    id: WaitingId,
    asked: Asked<()>,
}

impl Errand for Wait {
    type Made = WaitingItem;

    async fn run(&self, session: &mut PgConnection) -> Result<(PracticeId, WaitingItem), Stop> {
        let Self { practice, asked } = self;
        let practice = *practice;
        errand::name(session, &asked.scope, practice).await?;
        let id = once::new_id(session).await?;
        let time = once::first(session, practice, asked.once.as_ref(), id, asked.now).await;
        let id = match time? {
            Time::First => {
                let row = Row { practice, id };
                insert(session, row, asked).await?;
                let deed =
                    Deed { action: "added", kind: "waiting", record: Some(id), changed: &[] };
                noted::note(session, practice, asked, deed).await?;
                id
            }
            Time::Again(id) => id,
            Time::Another => return Err(RegisterError::KeyReused.into()),
        };
        let made = one(session, WaitingId::new(id)).await?;
        Ok((practice, made.ok_or(RegisterError::NoSuchRecord)?))
    }
}

impl Errand for StopWaiting {
    type Made = ();

    async fn run(&self, session: &mut PgConnection) -> Result<(PracticeId, ()), Stop> {
        let asked = &self.asked;
        name_practices(session, &asked.scope).await?;
        let entry = one(session, self.id).await?.ok_or(RegisterError::NoSuchRecord)?;
        if asked.seen.is_some_and(|seen| seen != entry.version) {
            return Err(RegisterError::Changed.into());
        }
        if entry.status == WaitingStatus::Closed {
            return Ok((entry.practice, ()));
        }
        let closed = sqlx::query!(
            "UPDATE waiting SET status = 'closed' WHERE id = $1 AND version = $2",
            self.id.uuid(),
            entry.version.0,
        );
        let closed = closed.execute(&mut *session).await;
        let closed = closed.map_err(StoreError::while_doing("close an entry"))?;
        if closed.rows_affected() == 0 {
            return Err(RegisterError::Changed.into());
        }
        let record = Some(self.id.uuid());
        let deed = Deed { action: "closed", kind: "waiting", record, changed: &[] };
        noted::note(session, entry.practice, asked, deed).await?;
        Ok((entry.practice, ()))
    }
}

async fn insert(
    session: &mut PgConnection,
    row: Row,
    asked: &Asked<NewWaiting>,
) -> Result<(), Stop> {
    let NewWaiting { customer, service, provider, first, last } = &asked.what;
    let practice = row.practice;
    let (customer, phone) = who(session, practice, customer, asked.now).await?;
    sqlx::query!(
        "INSERT INTO waiting (id, practice_id, customer_id, phone, service_id, provider_id,
            first_day, last_day, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        row.id,
        practice.uuid(),
        customer.uuid(),
        phone,
        service.uuid(),
        provider.map(ProviderId::uuid),
        first.to_sqlx() as _,
        last.to_sqlx() as _,
        asked.now.to_sqlx() as _,
    )
    .execute(&mut *session)
    .await
    .map_err(naming("put somebody on the waiting list", NAMES))?;
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM waiting
        WHERE practice_id = $1 AND status = 'waiting'"#,
        practice.uuid(),
    );
    let count = count.fetch_one(session).await;
    let count = count.map_err(StoreError::while_doing("count who waits"))?;
    if usize::try_from(count).is_ok_and(|count| count <= MOST_WAITING) {
        return Ok(());
    }
    Err(RegisterError::TooMany { most: MOST_WAITING }.into())
}

/// Who waits, and the number to tell them at. Whoever has the name and the number already is meant;
/// else they are made a customer, the one that a call would make of them.
async fn who(
    session: &mut PgConnection,
    practice: PracticeId,
    attendee: &Attendee,
    now: jiff::Timestamp,
) -> Result<(CustomerId, String), Stop> {
    let doing = || StoreError::while_doing("look for who is to wait");
    let (name, phone) = match attendee {
        Attendee::Known(id) => {
            let found = sqlx::query_scalar!(
                r#"SELECT (SELECT min(p.phone) FROM customer_phones p
                    WHERE p.practice_id = c.practice_id AND p.customer_id = c.id) AS "phone?"
                FROM customers c WHERE c.practice_id = $1 AND c.id = $2"#,
                practice.uuid(),
                id.uuid(),
            );
            let found = found.fetch_optional(session).await.map_err(doing())?;
            let phone = found.ok_or(RegisterError::Unknown { field: "customer" })?;
            return Ok((*id, phone.ok_or(RegisterError::Unreachable)?));
        }
        Attendee::Named { name, phone } => (name, phone),
    };
    let usual = CustomerId::of_person(practice, phone, name.as_ref());
    let found = sqlx::query_scalar!(
        "SELECT c.id
        FROM customer_phones p
            JOIN customers c ON c.practice_id = p.practice_id AND c.id = p.customer_id
        WHERE p.practice_id = $1 AND p.phone = $2
            AND lower(c.name) IS NOT DISTINCT FROM lower($3)
        ORDER BY c.id = $4 DESC, c.created_at, c.id
        LIMIT 1",
        practice.uuid(),
        phone.as_str(),
        name.as_ref().map(PersonName::as_str),
        usual.uuid(),
    );
    let found = found.fetch_optional(&mut *session).await.map_err(doing())?;
    let id = found.map_or(usual, CustomerId::new);
    sqlx::query!(
        "INSERT INTO customers (id, practice_id, name, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING",
        id.uuid(),
        practice.uuid(),
        name.as_ref().map(PersonName::as_str),
        now.to_sqlx() as _,
    )
    .execute(&mut *session)
    .await
    .map_err(StoreError::while_doing("make somebody a customer"))?;
    let row = Row { practice, id: id.uuid() };
    let phones: &[PhoneNumber] = std::slice::from_ref(phone);
    insert_phones(session, row, phones).await?;
    Ok((id, phone.as_str().to_owned()))
}

async fn one(session: &mut PgConnection, id: WaitingId) -> Result<Option<WaitingItem>, StoreError> {
    let any = WaitingQuery { practice: None, service: None, status: None, after: None, limit: 1 };
    Ok(rows(session, Some(id), &any).await?.into_iter().next())
}

/// The entry of an id, whatever its status; or those of a query, one more than it asks for.
async fn rows(
    session: &mut PgConnection,
    id: Option<WaitingId>,
    query: &WaitingQuery,
) -> Result<Vec<WaitingItem>, StoreError> {
    let rows = sqlx::query_as!(
        WaitingRow,
        r#"SELECT w.id, w.practice_id, w.version, w.customer_id, c.name AS customer, w.phone,
            w.service_id, s.name AS service, w.provider_id, p.name AS "provider?",
            w.first_day, w.last_day, w.status, w.created_at, w.told_at
        FROM waiting w
            JOIN customers c ON c.practice_id = w.practice_id AND c.id = w.customer_id
            JOIN services s ON s.practice_id = w.practice_id AND s.id = w.service_id
            LEFT JOIN providers p ON p.practice_id = w.practice_id AND p.id = w.provider_id
        WHERE ($1::uuid IS NULL OR w.id = $1)
            AND ($2::uuid IS NULL OR w.practice_id = $2)
            AND ($3::uuid IS NULL OR w.service_id = $3)
            AND ($1 IS NOT NULL OR w.status = $4 OR ($4 IS NULL AND w.status <> 'closed'))
            AND ($5::timestamptz IS NULL OR (w.created_at, w.id) > ($5, $6::uuid))
        ORDER BY w.created_at, w.id
        LIMIT $7"#,
        id.map(WaitingId::uuid),
        query.practice.map(PracticeId::uuid),
        query.service.map(ServiceId::uuid),
        query.status.map(WaitingStatus::as_str),
        query.after.map(|(since, _)| since.to_sqlx()) as _,
        query.after.map(|(_, id)| id.uuid()),
        i64::from(query.limit) + 1,
    );
    let rows = rows.fetch_all(session).await;
    let rows = rows.map_err(StoreError::while_doing("read the waiting list"))?;
    rows.into_iter().map(WaitingRow::item).collect()
}

struct WaitingRow {
    id: Uuid,
    practice_id: Uuid,
    version: i64,
    customer_id: Uuid,
    customer: Option<String>,
    phone: String,
    service_id: Uuid,
    service: String,
    provider_id: Option<Uuid>,
    provider: Option<String>,
    first_day: jiff_sqlx::Date,
    last_day: jiff_sqlx::Date,
    status: String,
    created_at: jiff_sqlx::Timestamp,
    told_at: Option<jiff_sqlx::Timestamp>,
}

impl WaitingRow {
    fn item(self) -> Result<WaitingItem, StoreError> {
        Ok(WaitingItem {
            id: WaitingId::new(self.id),
            practice: PracticeId::new(self.practice_id),
            version: ItemVersion(self.version),
            customer: (CustomerId::new(self.customer_id), self.customer, self.phone),
            service: (ServiceId::new(self.service_id), self.service),
            provider: self.provider_id.map(ProviderId::new).zip(self.provider),
            first: self.first_day.to_jiff(),
            last: self.last_day.to_jiff(),
            status: self.status.parse().map_err(StoreError::in_row("waiting", "status"))?,
            created_at: self.created_at.to_jiff(),
            told_at: self.told_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    }
}

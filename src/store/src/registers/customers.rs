//! Customers, with their numbers.

use domain::{CustomerId, Language, PersonName, PhoneNumber, PracticeId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::ItemVersion;
use ports::registers::{CustomerRecord, Item, RegisterError};
use sqlx::PgConnection;
use uuid::Uuid;

use super::kind::{Kind, Row, Wanted, differences};
use super::stop::Stop;
use crate::error::StoreError;
use crate::once;

impl Kind for CustomerRecord {
    const NAME: &'static str = "customer";
    const REMOVED: &'static str = "removed";
    /// A practice may have any number of customers.
    const MOST: usize = usize::MAX;

    fn uuid(id: CustomerId) -> Uuid {
        id.uuid()
    }

    fn id(id: Uuid) -> CustomerId {
        CustomerId::new(id)
    }

    fn place(item: &Item<Self>) -> Self::Place {
        (item.what.created_at, item.id)
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        differences!(self, other, name, phones, notes, language, texts)
    }

    /// The id under which a call would know them, unless somebody has it: then a call and a desk
    /// mean the same person.
    async fn new_id(
        &self,
        session: &mut PgConnection,
        practice: PracticeId,
    ) -> Result<Uuid, StoreError> {
        let usual = self
            .phones
            .first()
            .map(|phone| CustomerId::of_person(practice, phone, self.name.as_ref()).uuid());
        if let Some(usual) = usual {
            let known = sqlx::query_scalar!(
                r#"SELECT EXISTS (SELECT FROM customers WHERE id = $1) AS "known!""#,
                usual,
            );
            let known = known.fetch_one(&mut *session).await;
            if !known.map_err(StoreError::while_doing("look for a customer"))? {
                return Ok(usual);
            }
        }
        once::new_id(session).await
    }

    async fn rows(
        session: &mut PgConnection,
        wanted: Wanted<'_, Self>,
    ) -> Result<Vec<Item<Self>>, StoreError> {
        let after = wanted.after();
        let filter = wanted.filter().cloned().unwrap_or_default();
        let rows = sqlx::query_as!(
            CustomerRow,
            r#"SELECT c.id, c.practice_id, c.version, c.name, c.notes, c.language, c.texts,
                c.created_at,
                ARRAY(SELECT p.phone FROM customer_phones p
                    WHERE p.practice_id = c.practice_id AND p.customer_id = c.id
                    ORDER BY p.phone) AS "phones!"
            FROM customers c
            WHERE ($1::uuid IS NULL OR c.id = $1)
                AND ($2::uuid IS NULL OR c.practice_id = $2)
                AND ($3::text IS NULL OR EXISTS (SELECT FROM customer_phones p
                    WHERE p.practice_id = c.practice_id AND p.customer_id = c.id AND p.phone = $3))
                AND ($4::text IS NULL OR lower(c.name) LIKE lower($4))
                AND ($5::timestamptz IS NULL OR (c.created_at, c.id) > ($5, $6::uuid))
            ORDER BY c.created_at, c.id
            LIMIT $7"#,
            wanted.id(),
            wanted.practice(),
            filter.phone.as_ref().map(PhoneNumber::as_str),
            filter.name.as_deref().map(beginning_with),
            after.map(|(since, _)| since.to_sqlx()) as _,
            after.map(|(_, id)| id.uuid()),
            wanted.limit(),
        );
        let rows = rows.fetch_all(session).await;
        let rows = rows.map_err(StoreError::while_doing("read customers"))?;
        rows.into_iter().map(CustomerRow::item).collect()
    }

    async fn count(_: &mut PgConnection, _: PracticeId, _: Timestamp) -> Result<i64, StoreError> {
        Ok(0)
    }

    async fn insert(
        &self,
        session: &mut PgConnection,
        row: Row,
        now: Timestamp,
    ) -> Result<(), Stop> {
        sqlx::query!(
            "INSERT INTO customers (id, practice_id, name, notes, language, texts, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)",
            row.id,
            row.practice.uuid(),
            self.name.as_ref().map(PersonName::as_str),
            self.notes,
            self.language.map(Language::as_str),
            self.texts,
            now.to_sqlx() as _,
        )
        .execute(&mut *session)
        .await
        .map_err(StoreError::while_doing("add a customer"))?;
        Ok(insert_phones(session, row, &self.phones).await?)
    }

    async fn update(
        &self,
        session: &mut PgConnection,
        row: Row,
        version: i64,
    ) -> Result<bool, Stop> {
        let doing = || StoreError::while_doing("change a customer");
        let updated = sqlx::query!(
            "UPDATE customers SET name = $3, notes = $4, language = $5, texts = $6
            WHERE id = $1 AND version = $2",
            row.id,
            version,
            self.name.as_ref().map(PersonName::as_str),
            self.notes,
            self.language.map(Language::as_str),
            self.texts,
        );
        if updated.execute(&mut *session).await.map_err(doing())?.rows_affected() == 0 {
            return Ok(false);
        }
        let phones: Vec<_> = self.phones.iter().map(|it| it.as_str().to_owned()).collect();
        let gone = sqlx::query!(
            "DELETE FROM customer_phones
            WHERE practice_id = $1 AND customer_id = $2 AND phone <> ALL ($3)",
            row.practice.uuid(),
            row.id,
            &phones,
        );
        gone.execute(&mut *session).await.map_err(doing())?;
        insert_phones(session, row, &self.phones).await?;
        Ok(true)
    }

    /// Fails when an appointment or somebody's waiting refers to them.
    async fn remove(session: &mut PgConnection, row: Row, version: i64) -> Result<bool, Stop> {
        let doing = || StoreError::while_doing("remove a customer");
        let waits = sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT FROM waiting
                WHERE practice_id = $1 AND customer_id = $2 AND status <> 'closed') AS "waits!""#,
            row.practice.uuid(),
            row.id,
        );
        if waits.fetch_one(&mut *session).await.map_err(doing())? {
            return Err(RegisterError::Referred.into());
        }
        let deleted =
            sqlx::query!("DELETE FROM customers WHERE id = $1 AND version = $2", row.id, version);
        match deleted.execute(session).await {
            Ok(deleted) => Ok(deleted.rows_affected() > 0),
            Err(sqlx::Error::Database(error)) if error.is_foreign_key_violation() => {
                Err(RegisterError::Referred.into())
            }
            Err(error) => Err(doing()(error).into()),
        }
    }
}

/// A pattern for what begins with a text, with what `LIKE` would take for a wildcard escaped.
fn beginning_with(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 1);
    for character in text.chars() {
        if matches!(character, '\\' | '%' | '_') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

struct CustomerRow {
    id: Uuid,
    practice_id: Uuid,
    version: i64,
    name: Option<String>,
    notes: String,
    language: Option<String>,
    texts: bool,
    created_at: jiff_sqlx::Timestamp,
    phones: Vec<String>,
}

impl CustomerRow {
    fn item(self) -> Result<Item<CustomerRecord>, StoreError> {
        let name = self.name.map(|name| name.parse()).transpose();
        let language = self.language.map(|language| language.parse()).transpose();
        let phones: Result<_, _> = self.phones.iter().map(|phone| phone.parse()).collect();
        Ok(Item {
            id: CustomerId::new(self.id),
            practice: PracticeId::new(self.practice_id),
            version: ItemVersion(self.version),
            what: CustomerRecord {
                name: name.map_err(StoreError::in_row("customers", "name"))?,
                phones: phones.map_err(StoreError::in_row("customer_phones", "phone"))?,
                notes: self.notes,
                language: language.map_err(StoreError::in_row("customers", "language"))?,
                texts: self.texts,
                created_at: self.created_at.to_jiff(),
            },
        })
    }
}

/// Adds numbers to a customer who may have them already.
pub(super) async fn insert_phones(
    session: &mut PgConnection,
    row: Row,
    phones: &[PhoneNumber],
) -> Result<(), StoreError> {
    let phones: Vec<_> = phones.iter().map(|it| it.as_str().to_owned()).collect();
    sqlx::query!(
        "INSERT INTO customer_phones (practice_id, customer_id, phone)
        SELECT $1, $2, phone FROM unnest($3::text[]) AS it(phone)
        ON CONFLICT DO NOTHING",
        row.practice.uuid(),
        row.id,
        &phones,
    )
    .execute(session)
    .await
    .map(drop)
    .map_err(StoreError::while_doing("write a customer's numbers down"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_a_wildcard_is_meant_as_it_is() {
        assert_eq!(beginning_with(r"50%_\"), r"50\%\_\\%");
        assert_eq!(beginning_with("Öz"), "Öz%");
    }
}

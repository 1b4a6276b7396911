//! Whom an appointment is for.

use domain::{CustomerId, PersonName, PhoneNumber, PracticeId};
use ports::{Attendee, BookError};
use sqlx::PgConnection;

use super::limits::Caller;
use super::stop::Stop;
use crate::error::StoreError;

/// Whom an appointment is for. They may have to be made customers first.
pub(super) struct Who<'a> {
    pub(super) id: CustomerId,
    /// The name they were given with.
    pub(super) name: Option<&'a PersonName>,
    /// The number they were given with; `None` when the practice knows them already.
    pub(super) phone: Option<&'a PhoneNumber>,
    /// Every number of theirs.
    phones: Vec<String>,
}

impl Who<'_> {
    /// Them as those whose appointments are counted.
    pub(super) fn as_caller(&self) -> Caller<'_> {
        Caller { customer: self.id, phones: &self.phones }
    }
}

/// Finds whom an appointment is for: whoever has the name and the number already, else whoever a
/// call would make of them.
pub(super) async fn find<'a>(
    session: &mut PgConnection,
    practice: PracticeId,
    attendee: &'a Attendee,
) -> Result<Who<'a>, Stop> {
    match attendee {
        Attendee::Known(id) => {
            let found = sqlx::query_scalar!(
                "SELECT id FROM customers WHERE practice_id = $1 AND id = $2",
                practice.uuid(),
                id.uuid(),
            );
            let found = found.fetch_optional(&mut *session).await.map_err(doing())?;
            found.ok_or(BookError::Unknown { field: "customer" })?;
            let phones = phones(session, practice, *id).await?;
            Ok(Who { id: *id, name: None, phone: None, phones })
        }
        Attendee::Named { name, phone } => {
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
            let mut phones = phones(session, practice, id).await?;
            phones.push(phone.as_str().to_owned());
            Ok(Who { id, name: name.as_ref(), phone: Some(phone), phones })
        }
    }
}

/// The numbers of a customer.
pub(super) async fn phones(
    session: &mut PgConnection,
    practice: PracticeId,
    customer: CustomerId,
) -> Result<Vec<String>, StoreError> {
    sqlx::query_scalar!(
        "SELECT phone FROM customer_phones WHERE practice_id = $1 AND customer_id = $2",
        practice.uuid(),
        customer.uuid(),
    )
    .fetch_all(session)
    .await
    .map_err(doing())
}

fn doing() -> impl FnOnce(sqlx::Error) -> StoreError {
    StoreError::while_doing("look for a customer")
}

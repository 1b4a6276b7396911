//! The database as its owner sees it, past every policy: for the chaos harness, on a cluster of its
//! own. No server has this.

use domain::CallSid;
use jiff::Timestamp;
use jiff::civil::DateTime;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use uuid::Uuid;

use crate::connect::{self, Location};

/// A session of the owner.
pub struct Owner(PgConnection);

/// A statement of the owner failed.
#[derive(Debug, thiserror::Error)]
#[error("failed to {doing}")]
pub struct OwnerError {
    doing: &'static str,
    #[source]
    source: sqlx::Error,
}

/// A row of the book that is booked, whatever practice it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    /// The appointment's id.
    pub id: Uuid,
    /// The call that booked it.
    pub call: Option<CallSid>,
    /// Whose time it is.
    pub provider: Uuid,
    /// The first of the provider's places that it takes, and the first that it does not.
    pub seats: (i32, i32),
    /// The time that it takes, with the buffers.
    pub occupies: (Timestamp, Timestamp),
    /// What the clock on the practice's wall shows at the start.
    pub wall: DateTime,
    /// The service, by name.
    pub service: String,
    /// The provider, by name.
    pub provider_name: String,
    /// The customer, by name, if they gave one.
    pub customer: Option<String>,
}

impl Owner {
    /// Connects as whom the location names, which has to be a superuser.
    pub async fn connect(location: &Location) -> Result<Self, OwnerError> {
        let failed = |source| OwnerError { doing: "connect as the owner", source };
        let options = connect::options(location).map_err(failed)?.application_name("bella-owner");
        PgConnection::connect_with(&options).await.map(Self).map_err(failed)
    }

    /// Runs a statement without parameters; how many rows it was about.
    pub async fn execute(
        &mut self,
        doing: &'static str,
        statement: String,
    ) -> Result<u64, OwnerError> {
        let done = self.0.execute(AssertSqlSafe(statement)).await;
        done.map(|done| done.rows_affected()).map_err(|source| OwnerError { doing, source })
    }

    /// Everything that is booked, in no order.
    pub async fn booked(&mut self) -> Result<Vec<Booked>, OwnerError> {
        let rows = sqlx::query!(
            r#"
            SELECT a.id, a.call, a.provider_id, lower(a.seats) AS "first_seat!",
                upper(a.seats) AS "past_seat!", lower(a.occupies) AS "from!",
                upper(a.occupies) AS "until!", a.wall_start, s.name AS service,
                p.name AS provider, c.name AS "customer?"
            FROM appointments a
                JOIN services s ON s.id = a.service_id
                JOIN providers p ON p.id = a.provider_id
                LEFT JOIN customers c ON c.id = a.customer_id
            WHERE a.status NOT IN ('held', 'released', 'cancelled')
            "#
        )
        .fetch_all(&mut self.0)
        .await
        .map_err(|source| OwnerError { doing: "read the whole book", source })?;
        let booked = rows.into_iter().map(|row| Booked {
            id: row.id,
            call: row.call.map(CallSid::new),
            provider: row.provider_id,
            seats: (row.first_seat, row.past_seat),
            occupies: (row.from.to_jiff(), row.until.to_jiff()),
            wall: row.wall_start.to_jiff(),
            service: row.service,
            provider_name: row.provider,
            customer: row.customer,
        });
        Ok(booked.collect())
    }

    /// Ends the session.
    pub async fn close(self) -> Result<(), OwnerError> {
        let closed = self.0.close().await;
        closed.map_err(|source| OwnerError { doing: "disconnect", source })
    }
}

//! What the API reads.

pub(crate) mod appointments;
mod calls;

use async_trait::async_trait;
use domain::{CallSid, PracticeId};
use ports::{AppointmentItem, AppointmentQuery, CallReport, Page, ReportError, Reports, Scope};
use sqlx::PgConnection;

use crate::Store;
use crate::error::StoreError;

#[async_trait]
impl Reports for Store {
    async fn appointments(
        &self,
        scope: &Scope,
        query: AppointmentQuery,
    ) -> Result<Page<AppointmentItem>, ReportError> {
        let scope = scope.clone();
        let page = self
            .run(async move |mut session| appointments::list(&mut session, &scope, query).await);
        page.await.map_err(|error| ReportError(Box::new(error)))
    }

    async fn call(&self, scope: &Scope, call: CallSid) -> Result<Option<CallReport>, ReportError> {
        let scope = scope.clone();
        let report =
            self.run(async move |mut session| calls::one(&mut session, &scope, call).await);
        report.await.map_err(|error| ReportError(Box::new(error)))
    }
}

/// Names the practices of a scope to the policies, until the transaction ends.
pub(crate) async fn name_practices(
    session: &mut PgConnection,
    scope: &Scope,
) -> Result<(), StoreError> {
    let ids = match scope {
        Scope::Practices(ids) => ids.iter().map(ToString::to_string).collect::<Vec<_>>(),
        // Every practice that can be called; the switchboard is open to read.
        Scope::EveryPractice => {
            sqlx::query_scalar!("SELECT DISTINCT practice_id FROM practice_numbers")
                .fetch_all(&mut *session)
                .await
                .map_err(StoreError::while_doing("list the practices"))?
                .into_iter()
                .map(|id| id.to_string())
                .collect()
        }
    };
    name(session, ids.join(",")).await
}

/// Names one practice to the policies, until the transaction ends.
pub(crate) async fn name_practice(
    session: &mut PgConnection,
    practice: PracticeId,
) -> Result<(), StoreError> {
    name(session, practice.to_string()).await
}

async fn name(session: &mut PgConnection, ids: String) -> Result<(), StoreError> {
    sqlx::query!(r#"SELECT set_config('app.practice_ids', $1, true) AS "named!""#, ids)
        .fetch_one(session)
        .await
        .map(drop)
        .map_err(StoreError::while_doing("name the practices"))
}

//! What the API reads.

pub(crate) mod appointments;
mod call_list;
mod calls;
mod kept;

use async_trait::async_trait;
use domain::{CallSid, PracticeId, PracticeVersion, ServiceId};
use ports::{
    AppointmentItem, AppointmentQuery, CallQuery, CallReport, CallSummary, Directory, KeptCall,
    Page, ReportError, Reports, Scope,
};
use sqlx::{Connection, PgConnection};

use crate::Store;
use crate::bookkeeping::book_version;
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

    async fn practice_of_service(
        &self,
        scope: &Scope,
        service: ServiceId,
    ) -> Result<Option<PracticeId>, ReportError> {
        let scope = scope.clone();
        let found = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("look a service up");
            let mut session = session.begin().await.map_err(doing())?;
            name_practices(&mut session, &scope).await?;
            let id = sqlx::query_scalar!(
                "SELECT practice_id FROM services WHERE id = $1",
                service.uuid()
            );
            let id = id.fetch_optional(&mut *session).await.map_err(doing())?;
            let Some(practice) = id.map(PracticeId::new) else { return Ok(None) };
            let version =
                sqlx::query_scalar!("SELECT version FROM practices WHERE id = $1", practice.uuid());
            let version = version.fetch_one(&mut *session).await.map_err(doing())?;
            let book = book_version(&mut session, practice).await?;
            Ok(Some((practice, PracticeVersion(version), book)))
        });
        let found = found.await.map_err(|error| ReportError(Box::new(error)))?;
        Ok(found.map(|(practice, version, book)| {
            // No step has brought these along: nobody may be calling this server.
            self.at_version(practice, version);
            self.books.stands_at(practice, book);
            practice
        }))
    }

    async fn call(&self, scope: &Scope, call: CallSid) -> Result<Option<CallReport>, ReportError> {
        let scope = scope.clone();
        let report =
            self.run(async move |mut session| calls::one(&mut session, &scope, call).await);
        report.await.map_err(|error| ReportError(Box::new(error)))
    }

    async fn kept_call(
        &self,
        scope: &Scope,
        call: CallSid,
    ) -> Result<Option<KeptCall>, ReportError> {
        let scope = scope.clone();
        let kept = self.run(async move |mut session| kept::one(&mut session, &scope, call).await);
        kept.await.map_err(|error| ReportError(Box::new(error)))
    }

    async fn calls(
        &self,
        scope: &Scope,
        query: CallQuery,
    ) -> Result<Vec<CallSummary>, ReportError> {
        let scope = scope.clone();
        let calls =
            self.run(async move |mut session| call_list::list(&mut session, &scope, query).await);
        calls.await.map_err(|error| ReportError(Box::new(error)))
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

/// Says to the policies that the operator asks, until the transaction ends: what is of no practice
/// is theirs.
pub(crate) async fn name_operator(session: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query!(r#"SELECT set_config('app.operator', 'yes', true) AS "named!""#)
        .fetch_one(session)
        .await
        .map(drop)
        .map_err(StoreError::while_doing("name the operator"))
}

async fn name(session: &mut PgConnection, ids: String) -> Result<(), StoreError> {
    sqlx::query!(r#"SELECT set_config('app.practice_ids', $1, true) AS "named!""#, ids)
        .fetch_one(session)
        .await
        .map(drop)
        .map_err(StoreError::while_doing("name the practices"))
}

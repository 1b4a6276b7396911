//! The list of calls.

use domain::{CallOutcome, CallSid, PracticeId};
use jiff_sqlx::{Timestamp, ToSqlx};
use ports::{CallQuery, CallSummary, Scope};
use sqlx::{Connection, PgConnection};

use super::name_practices;
use crate::error::StoreError;

pub(super) async fn list(
    session: &mut PgConnection,
    scope: &Scope,
    query: CallQuery,
) -> Result<Vec<CallSummary>, StoreError> {
    let doing = || StoreError::while_doing("list calls");
    let mut session = session.begin().await.map_err(doing())?;
    name_practices(&mut session, scope).await?;
    let (after_began, after_call) = query.after.unzip();
    let rows = sqlx::query!(
        r#"
        SELECT c.call, c.practice_id, c.called, c.caller, c.began_at, c.ended_at, c.outcome,
            coalesce((
                SELECT coalesce(o.state, j.state)
                FROM journal j LEFT JOIN journal_outcomes o ON o.call = j.call AND o.seq = j.seq
                WHERE j.call = c.call
                ORDER BY j.seq DESC
                LIMIT 1
            ), '') AS "state!"
        FROM calls c
        WHERE ($1::boolean IS NULL OR (c.ended_at IS NULL) = $1)
            AND ($2::timestamptz IS NULL OR c.began_at >= $2)
            AND ($3::timestamptz IS NULL OR c.began_at < $3)
            AND ($4::timestamptz IS NULL OR (c.began_at, c.call) < ($4, $5))
        ORDER BY c.began_at DESC, c.call DESC
        LIMIT $6
        "#,
        query.live,
        query.from.map(ToSqlx::to_sqlx) as _,
        query.to.map(ToSqlx::to_sqlx) as _,
        after_began.map(ToSqlx::to_sqlx) as _,
        after_call.map(CallSid::uuid),
        i64::from(query.limit),
    )
    .fetch_all(&mut *session)
    .await
    .map_err(doing())?;
    session.commit().await.map_err(doing())?;
    let items = rows.into_iter().map(|row| {
        let outcome = row.outcome.as_deref().map(str::parse::<CallOutcome>).transpose();
        Ok(CallSummary {
            call: CallSid::new(row.call),
            practice: PracticeId::new(row.practice_id),
            called: row.called,
            caller: row.caller,
            began_at: Timestamp::to_jiff(row.began_at),
            ended_at: row.ended_at.map(Timestamp::to_jiff),
            outcome: outcome
                .map_err(StoreError::in_row("calls", "outcome"))?
                .or_else(|| dialogue::done_so_far(&row.state)),
            state: dialogue::state_name(&row.state),
        })
    });
    items.collect()
}

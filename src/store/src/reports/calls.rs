//! One call with its transcript.

use std::time::Duration;

use domain::{CallOutcome, CallSid, PracticeId, Turn};
use jiff_sqlx::Timestamp;
use ports::{CallReport, Scope, TurnReport};
use sqlx::{Connection, PgConnection};

use super::name_practices;
use crate::error::StoreError;
use crate::recordings;

pub(super) async fn one(
    session: &mut PgConnection,
    scope: &Scope,
    call: CallSid,
) -> Result<Option<CallReport>, StoreError> {
    let doing = || StoreError::while_doing("read a call");
    let mut session = session.begin().await.map_err(doing())?;
    name_practices(&mut session, scope).await?;
    let Some(head) = sqlx::query!(
        "SELECT practice_id, called, caller, began_at, ended_at, outcome FROM calls WHERE call = $1",
        call.uuid()
    )
    .fetch_optional(&mut *session)
    .await
    .map_err(doing())?
    else {
        return Ok(None);
    };
    let steps = sqlx::query_as!(
        Step,
        r#"
        SELECT j.turn, j.at, j.took_us, j.heard, j.understood,
            coalesce(o.state, j.state) AS "state!", coalesce(o.reply, j.reply) AS reply
        FROM journal j LEFT JOIN journal_outcomes o ON o.call = j.call AND o.seq = j.seq
        WHERE j.call = $1
        ORDER BY j.seq
        "#,
        call.uuid()
    )
    .fetch_all(&mut *session)
    .await
    .map_err(doing())?;
    let recordings = recordings::of_call(&mut session, call).await?;
    session.commit().await.map_err(doing())?;
    let outcome = head.outcome.as_deref().map(str::parse::<CallOutcome>).transpose();
    let outcome = outcome.map_err(StoreError::in_row("calls", "outcome"))?;
    let so_far = || dialogue::done_so_far(&steps.last()?.state);
    Ok(Some(CallReport {
        call,
        practice: PracticeId::new(head.practice_id),
        called: head.called,
        caller: head.caller,
        began_at: head.began_at.to_jiff(),
        ended_at: head.ended_at.map(Timestamp::to_jiff),
        outcome: outcome.or_else(so_far),
        state: steps.last().map(Step::state_name).unwrap_or_default(),
        turns: turns(steps)?,
        recordings,
    }))
}

struct Step {
    turn: i32,
    at: Timestamp,
    took_us: i32,
    heard: Option<String>,
    understood: Option<String>,
    state: String,
    reply: Option<String>,
}

impl Step {
    fn state_name(&self) -> String {
        dialogue::state_name(&self.state)
    }
}

/// The steps of a turn made into one: what was heard in it, the reply that ended it, the time of
/// all of them.
fn turns(steps: Vec<Step>) -> Result<Vec<TurnReport>, StoreError> {
    let mut turns: Vec<TurnReport> = Vec::new();
    for step in steps {
        let number = u32::try_from(step.turn).map_err(StoreError::in_row("journal", "turn"))?;
        let took = u64::try_from(step.took_us).map_err(StoreError::in_row("journal", "took_us"))?;
        let took = Duration::from_micros(took);
        match turns.last_mut() {
            Some(last) if last.turn == Turn(number) && last.reply.is_none() => {
                last.took += took;
                last.reply = step.reply;
                last.heard = last.heard.take().or(step.heard);
                last.understood = last.understood.take().or(step.understood);
            }
            _ => turns.push(TurnReport {
                turn: Turn(number),
                at: step.at.to_jiff(),
                heard: step.heard,
                understood: step.understood,
                reply: step.reply,
                took,
            }),
        }
    }
    // A hang-up, or a hold that expired with it, is no part of what was said.
    turns.retain(|turn| turn.heard.is_some() || turn.reply.is_some());
    Ok(turns)
}

//! Everything that the journal keeps of one call, for a replay.

use domain::{CallSid, Expecting, PracticeId, Seq, Turn};
use jiff_sqlx::Timestamp;
use ports::{KeptCall, KeptStep, Scope, StoredReply};
use sqlx::{Connection, PgConnection};

use super::name_practices;
use crate::error::StoreError;

pub(super) async fn one(
    session: &mut PgConnection,
    scope: &Scope,
    call: CallSid,
) -> Result<Option<KeptCall>, StoreError> {
    let doing = || StoreError::while_doing("read the journal of a call");
    let mut session = session.begin().await.map_err(doing())?;
    name_practices(&mut session, scope).await?;
    let Some(head) =
        sqlx::query!("SELECT practice_id, caller FROM calls WHERE call = $1", call.uuid())
            .fetch_optional(&mut *session)
            .await
            .map_err(doing())?
    else {
        return Ok(None);
    };
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT j.seq, j.turn, j.at, j.heard, j.events, coalesce(o.state, j.state) AS "state!",
            coalesce(o.reply, j.reply) AS reply, coalesce(o.expecting, j.expecting) AS expecting,
            o.won AS "won?"
        FROM journal j LEFT JOIN journal_outcomes o ON o.call = j.call AND o.seq = j.seq
        WHERE j.call = $1
        ORDER BY j.seq
        "#,
        call.uuid()
    )
    .fetch_all(&mut *session)
    .await
    .map_err(doing())?;
    session.commit().await.map_err(doing())?;
    Ok(Some(KeptCall {
        call,
        practice: PracticeId::new(head.practice_id),
        // What is no number any more, because nobody may know it, is that of a withheld one.
        caller: head.caller.and_then(|caller| caller.parse().ok()),
        steps: rows.into_iter().map(Row::step).collect::<Result<_, _>>()?,
    }))
}

struct Row {
    seq: i32,
    turn: i32,
    at: Timestamp,
    heard: Option<String>,
    events: String,
    state: String,
    reply: Option<String>,
    expecting: Option<String>,
    won: Option<bool>,
}

impl Row {
    fn step(self) -> Result<KeptStep, StoreError> {
        let Self { seq, turn, at, heard, events, state, reply, expecting, won } = self;
        let expecting = expecting.as_deref().map(str::parse::<Expecting>).transpose();
        let expecting = expecting.map_err(StoreError::in_row("journal", "expecting"))?;
        Ok(KeptStep {
            seq: Seq(u32::try_from(seq).map_err(StoreError::in_row("journal", "seq"))?),
            turn: Turn(u32::try_from(turn).map_err(StoreError::in_row("journal", "turn"))?),
            at: at.to_jiff(),
            heard,
            events,
            state,
            reply: reply.zip(expecting).map(|(body, expecting)| StoredReply { body, expecting }),
            won,
        })
    }
}

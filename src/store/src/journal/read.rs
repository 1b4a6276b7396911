//! Where a call stands, for whoever picks it up.

use domain::{CallSid, Expecting, PracticeId, Seq, Turn};
use ports::{Recorded, StoredReply};
use sqlx::PgConnection;

use crate::error::StoreError;

/// The last step of a call, and its last reply. The call is named to the policies by its SID:
/// whose it is, the row says.
pub(super) async fn last(
    session: &mut PgConnection,
    call: CallSid,
) -> Result<Option<Recorded>, StoreError> {
    let id = call.uuid();
    let row = sqlx::query!(
        r#"
        WITH steps AS MATERIALIZED (
            SELECT j.seq, j.turn, j.practice_id, j.format,
                coalesce(o.state, j.state) AS state,
                coalesce(o.reply, j.reply) AS reply,
                coalesce(o.expecting, j.expecting) AS expecting
            FROM journal j LEFT JOIN journal_outcomes o ON o.call = j.call AND o.seq = j.seq
            WHERE j.call = $1
                AND (SELECT set_config('app.call', $2, true)) IS NOT NULL
        )
        SELECT last.seq AS "seq!", last.turn AS "turn!", last.practice_id AS "practice_id!",
            last.format AS "format!", last.state AS "state!",
            replied.turn AS "replied_turn?", replied.reply AS "reply?",
            replied.expecting AS "expecting?"
        FROM (SELECT * FROM steps ORDER BY seq DESC LIMIT 1) AS last
            LEFT JOIN (SELECT * FROM steps WHERE reply IS NOT NULL ORDER BY seq DESC LIMIT 1)
                AS replied ON true
        "#,
        id,
        id.to_string(),
    )
    .fetch_optional(session)
    .await
    .map_err(StoreError::while_doing("read where a call stands"))?;
    let Some(row) = row else { return Ok(None) };
    let replied = match (row.replied_turn, row.reply, row.expecting) {
        (Some(turn), Some(body), Some(expecting)) => {
            Some((Turn(number("turn", turn)?), stored(body, &expecting)?))
        }
        (None, _, _) | (_, None, _) | (_, _, None) => None,
    };
    Ok(Some(Recorded {
        practice: PracticeId::new(row.practice_id),
        seq: Seq(number("seq", row.seq)?),
        turn: Turn(number("turn", row.turn)?),
        format: row.format,
        state: row.state,
        replied,
    }))
}

/// The reply that ended a turn.
pub(super) async fn reply(
    session: &mut PgConnection,
    call: CallSid,
    turn: Turn,
) -> Result<Option<StoredReply>, StoreError> {
    let id = call.uuid();
    let row = sqlx::query!(
        r#"
        SELECT coalesce(o.reply, j.reply) AS "reply!", coalesce(o.expecting, j.expecting) AS "expecting!"
        FROM journal j LEFT JOIN journal_outcomes o ON o.call = j.call AND o.seq = j.seq
        WHERE j.call = $1 AND j.turn = $3 AND coalesce(o.reply, j.reply) IS NOT NULL
            AND (SELECT set_config('app.call', $2, true)) IS NOT NULL
        ORDER BY j.seq DESC
        LIMIT 1
        "#,
        id,
        id.to_string(),
        i32::try_from(turn.0).unwrap_or(i32::MAX),
    )
    .fetch_optional(session)
    .await
    .map_err(StoreError::while_doing("read a stored reply"))?;
    row.map(|row| stored(row.reply, &row.expecting)).transpose()
}

fn stored(body: String, expecting: &str) -> Result<StoredReply, StoreError> {
    let expecting: Expecting =
        expecting.parse().map_err(StoreError::in_row("journal", "expecting"))?;
    Ok(StoredReply { body, expecting })
}

fn number(column: &'static str, value: i32) -> Result<u32, StoreError> {
    u32::try_from(value).map_err(StoreError::in_row("journal", column))
}

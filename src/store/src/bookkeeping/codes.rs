//! Codes: sent to the number that an appointment is under, and compared with what a caller says.
//!
//! **Invariant:** no row of ours has a code, only its hash; the text has it until it has gone.
//! **Invariant:** whether there is an appointment, and whether a text was sent, shows in nothing that
//! the call gets to know.
//! **Invariant:** a code is good for one call, one practice and one number, once, for
//! [`CODE_LASTS`](dialogue::texts::CODE_LASTS), and a call has three tries.

use dialogue::{CodeGiven, CodeRequest, MOST_TRIES, names_agree, texts};
use domain::{CallSid, Code, OutboxId, PhoneNumber, Practice, PracticeId};
use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx;
use ports::Fate;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use subtle::{Choice, ConstantTimeEq};

use super::stop::Stop;
use crate::diary::read_upcoming;
use crate::error::StoreError;

/// Codes that are sent to one number of a practice in [`HOUR`], at most. Who asks for more hears the
/// same, and gets none.
const MOST_CODES_AN_HOUR: i64 = 5;
/// How far back codes are counted.
const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// How long a code is remembered: as long as it is counted.
pub(crate) const REMEMBERED: SignedDuration = HOUR;

/// A salt of its own for every code.
type Salt = [u8; 16];
type Hash = [u8; 32];

/// Sends a code, if an appointment to come is under the name and the number, and if the number may
/// have one. It is done under an id of the step, so that asking twice is asking once.
pub(super) async fn send(
    session: &mut PgConnection,
    practice: &Practice,
    call: CallSid,
    id: OutboxId,
    request: &CodeRequest,
    now: Timestamp,
) -> Result<Fate, Stop> {
    take_turns(session, practice.id, &request.phone).await?;
    let theirs = read_upcoming(session, practice.id, &request.phone, now).await?;
    let is_theirs = theirs
        .iter()
        .filter_map(|it| it.name.as_ref())
        .any(|on_file| names_agree(on_file, &request.name));
    let sender = sender(session, practice.id, call, &request.phone, now).await?;
    let sender = sender.filter(|_| is_theirs && practice.desk.sends_codes());
    let (code, salt) = draw()?;
    let expires_at = now.saturating_add(texts::CODE_LASTS).unwrap_or(Timestamp::MAX);
    let hash = hash(&salt, practice.id, call, &request.phone, &code);
    // What the call has tried before counts for the next code too.
    let made = sqlx::query!(
        "INSERT INTO codes (id, practice_id, call, phone, salt, hash, is_sent, tries, made_at,
            expires_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, coalesce(max(tries), 0), $8, $9
        FROM codes WHERE practice_id = $2 AND call = $3
        ON CONFLICT (id) DO NOTHING",
        id.uuid(),
        practice.id.uuid(),
        call.uuid(),
        request.phone.as_str(),
        &salt as &[u8],
        &hash as &[u8],
        sender.is_some(),
        now.to_sqlx() as _,
        expires_at.to_sqlx() as _,
    );
    let made = made.execute(&mut *session).await.map_err(StoreError::while_doing("make a code"))?;
    let Some(sender) = sender.filter(|_| made.rows_affected() == 1) else { return Ok(Fate::Won) };
    sqlx::query!(
        "INSERT INTO outbox (id, practice_id, kind, topic, recipient, sender, body, due_at, moot_at,
            created_at, updated_at)
        VALUES ($1, $2, 'text', 'code', $3, $4, $5, $6, $7, $6, $6)",
        id.uuid(),
        practice.id.uuid(),
        request.phone.as_str(),
        sender,
        texts::code(&practice.name, &code, request.language),
        now.to_sqlx() as _,
        expires_at.to_sqlx() as _,
    )
    .execute(session)
    .await
    .map_err(StoreError::while_doing("put a code into the outbox"))?;
    Ok(Fate::Won)
}

/// Whether a code is one that was sent to the number for this call. Right or wrong, it costs a try.
pub(super) async fn check(
    session: &mut PgConnection,
    practice: &Practice,
    call: CallSid,
    given: &CodeGiven,
    now: Timestamp,
) -> Result<Fate, Stop> {
    // From here on nobody else compares a code of this call.
    let rows = sqlx::query!(
        r#"SELECT phone, salt, hash, is_sent, tries, expires_at AS "expires_at: jiff_sqlx::Timestamp",
            used_at IS NOT NULL AS "is_used!"
        FROM codes WHERE practice_id = $1 AND call = $2 ORDER BY id FOR UPDATE"#,
        practice.id.uuid(),
        call.uuid(),
    )
    .fetch_all(&mut *session)
    .await
    .map_err(StoreError::while_doing("look for a code"))?;
    let mut is_right = Choice::from(0);
    for row in &rows {
        let can_be = row.phone == given.phone.as_str()
            && row.is_sent
            && !row.is_used
            && row.tries < i16::from(MOST_TRIES)
            && now < row.expires_at.to_jiff();
        // Also of one that cannot be it: a wrong code takes as long as a right one.
        let expected = hash(&row.salt, practice.id, call, &given.phone, &given.code);
        is_right |= expected.ct_eq(&row.hash) & Choice::from(u8::from(can_be));
    }
    let is_right = bool::from(is_right);
    sqlx::query!(
        "UPDATE codes
        SET tries = least(tries + 1, $3), used_at = CASE WHEN $4 THEN $5 ELSE used_at END
        WHERE practice_id = $1 AND call = $2",
        practice.id.uuid(),
        call.uuid(),
        i32::from(MOST_TRIES),
        is_right,
        now.to_sqlx() as _,
    )
    .execute(session)
    .await
    .map_err(StoreError::while_doing("count a try"))?;
    Ok(if is_right { Fate::Won } else { Fate::Gone })
}

/// Waits for everybody else who is about to send a code to this number.
async fn take_turns(
    session: &mut PgConnection,
    practice: PracticeId,
    phone: &PhoneNumber,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"SELECT true AS "it!" FROM pg_advisory_xact_lock(hashtextextended($1, 0))"#,
        format!("code {practice} {}", phone.as_str()),
    )
    .fetch_one(session)
    .await
    .map(drop)
    .map_err(StoreError::while_doing("wait for a turn"))
}

/// The number to write from: the one that was called, if it is still the practice's. `None` when the
/// number to write to wants no texts, or has had as many codes as it may.
async fn sender(
    session: &mut PgConnection,
    practice: PracticeId,
    call: CallSid,
    phone: &PhoneNumber,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    sqlx::query_scalar!(
        r#"SELECT n.number AS "number!"
        FROM practice_numbers n
            LEFT JOIN calls l ON l.call = $2 AND l.practice_id = n.practice_id
        WHERE n.practice_id = $1
            AND NOT EXISTS (SELECT FROM opt_outs x WHERE x.practice_id = $1 AND x.phone = $3)
            AND (SELECT count(*) FROM codes c
                WHERE c.practice_id = $1 AND c.phone = $3 AND c.is_sent AND c.made_at > $4) < $5
        ORDER BY (n.number = l.called) DESC NULLS LAST, n.number
        LIMIT 1"#,
        practice.uuid(),
        call.uuid(),
        phone.as_str(),
        now.saturating_sub(HOUR).unwrap_or(now).to_sqlx() as _,
        MOST_CODES_AN_HOUR,
    )
    .fetch_optional(session)
    .await
    .map_err(StoreError::while_doing("see whether a code may be sent"))
}

/// Six digits and a salt, from the operating system's randomness.
fn draw() -> Result<(Code, Salt), StoreError> {
    let failed = |_: getrandom::Error| StoreError::Randomness;
    let mut salt = Salt::default();
    getrandom::fill(&mut salt).map_err(failed)?;
    // Numbers from the last, broken run of codes are drawn again: every code is as likely.
    let whole = u32::MAX - u32::MAX % Code::ALL;
    loop {
        let drawn = getrandom::u32().map_err(failed)?;
        if drawn < whole {
            return Ok((Code::drawn(drawn % Code::ALL), salt));
        }
    }
}

/// What is kept of a code: of no use for another practice, call or number.
fn hash(
    salt: &[u8],
    practice: PracticeId,
    call: CallSid,
    phone: &PhoneNumber,
    code: &Code,
) -> Hash {
    let mut hash = Sha256::new_with_prefix(b"bella code 1");
    hash.update(salt);
    hash.update(practice.uuid().as_bytes());
    hash.update(call.uuid().as_bytes());
    hash.update(phone.as_str());
    hash.update(b" ");
    hash.update(code.as_str());
    hash.finalize().into()
}

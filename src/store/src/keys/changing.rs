//! Keys made, revoked and rotated.

use domain::{KeyId, PracticeId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{Asked, KeysError, KnownKey, NewKey, Right, Rotation};
use serde_json::{Value, json};
use sqlx::PgConnection;

use super::{KeyRow, Stop, open_to};
use crate::audit::{self, Deed};
use crate::error::StoreError;
use crate::practices;
use crate::reports::{name_operator, name_practice};

pub(super) async fn make(
    session: &mut PgConnection,
    asked: &Asked<NewKey>,
) -> Result<KnownKey, Stop> {
    match asked.what.practice {
        None => name_operator(session).await?,
        Some(practice) => {
            name_practice(session, practice).await?;
            let is_there = asked.scope.has(practice);
            let version = practices::version(session, practice).await?.filter(|_| is_there);
            version.ok_or(KeysError::NoSuchPractice)?;
        }
    }
    let key = insert(session, &asked.what, asked.now).await?;
    note(session, asked, &key, "made", Some(described(&key))).await?;
    Ok(key)
}

async fn insert(
    session: &mut PgConnection,
    new: &NewKey,
    now: Timestamp,
) -> Result<KnownKey, Stop> {
    let scopes: Vec<_> = new.rights.iter().map(|right| right.as_str().to_owned()).collect();
    let row = sqlx::query_as!(
        KeyRow,
        "INSERT INTO api_keys (id, practice_id, name, hash, scopes, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        RETURNING id, practice_id, name, scopes, created_at, expires_at, last_used_at, revoked_at",
        new.id.uuid(),
        new.practice.map(PracticeId::uuid),
        new.name,
        &new.hash as &[u8],
        &scopes,
        now.to_sqlx() as _,
        new.expires_at.map(ToSqlx::to_sqlx) as _,
    );
    let row = row.fetch_optional(session).await.map_err(StoreError::while_doing("make a key"))?;
    Ok(row.ok_or(KeysError::AlreadyMade)?.key()?)
}

pub(super) async fn revoke(
    session: &mut PgConnection,
    id: KeyId,
    asked: &Asked<()>,
) -> Result<(), Stop> {
    let key = locked(session, id, asked).await?;
    if key.revoked_at.is_some() {
        return Ok(());
    }
    sqlx::query!(
        "UPDATE api_keys SET revoked_at = $2 WHERE id = $1",
        id.uuid(),
        asked.now.to_sqlx() as _,
    )
    .execute(&mut *session)
    .await
    .map_err(StoreError::while_doing("revoke a key"))?;
    Ok(note(session, asked, &key, "revoked", None).await?)
}

pub(super) async fn rotate(
    session: &mut PgConnection,
    id: KeyId,
    asked: &Asked<Rotation>,
) -> Result<KnownKey, Stop> {
    let old = locked(session, id, asked).await?;
    let now = asked.now;
    let is_over = old.revoked_at.is_some() || old.expires_at.is_some_and(|it| it <= now);
    if is_over {
        return Err(KeysError::Over.into());
    }
    let rotation = &asked.what;
    if !old.rights.iter().all(|right| rotation.may.contains(right)) {
        return Err(KeysError::Beyond.into());
    }
    // As long a life as the old one was given.
    let life = old.expires_at.map(|until| until.duration_since(old.created_at));
    let new = NewKey {
        id: rotation.id,
        hash: rotation.hash,
        practice: old.practice,
        name: old.name.clone(),
        rights: old.rights.clone(),
        expires_at: life.map(|life| now.saturating_add(life).unwrap_or(Timestamp::MAX)),
    };
    let made = insert(session, &new, now).await?;
    let until =
        old.expires_at.map_or(rotation.overlaps_until, |it| it.min(rotation.overlaps_until));
    sqlx::query!(
        "UPDATE api_keys SET expires_at = $2 WHERE id = $1",
        id.uuid(),
        until.to_sqlx() as _,
    )
    .execute(&mut *session)
    .await
    .map_err(StoreError::while_doing("let a key expire"))?;
    let detail = json!({ "by": made.id.uuid(), "valid_until": until.to_string() });
    note(session, asked, &old, "rotated", Some(detail)).await?;
    note(session, asked, &made, "made", Some(described(&made))).await?;
    Ok(made)
}

/// A key of the scope, taken for a change.
async fn locked<T>(
    session: &mut PgConnection,
    id: KeyId,
    asked: &Asked<T>,
) -> Result<KnownKey, Stop> {
    open_to(session, &asked.scope).await?;
    let row = sqlx::query_as!(
        KeyRow,
        "SELECT id, practice_id, name, scopes, created_at, expires_at, last_used_at, revoked_at
        FROM api_keys WHERE id = $1 FOR UPDATE",
        id.uuid(),
    );
    let row =
        row.fetch_optional(session).await.map_err(StoreError::while_doing("look at a key"))?;
    Ok(row.ok_or(KeysError::NoSuchKey)?.key()?)
}

async fn note<T>(
    session: &mut PgConnection,
    asked: &Asked<T>,
    key: &KnownKey,
    action: &'static str,
    detail: Option<Value>,
) -> Result<(), StoreError> {
    let record = Some(key.id.uuid());
    let deed = Deed { action, kind: "key", record, reason: None, detail };
    audit::write(session, key.practice, asked.now, &asked.actor, &deed).await
}

fn described(key: &KnownKey) -> Value {
    let scopes: Vec<_> = key.rights.iter().copied().map(Right::as_str).collect();
    let expires_at = key.expires_at.map(|it| it.to_string());
    json!({ "name": key.name, "scopes": scopes, "expires_at": expires_at })
}

//! The keys that open the API: their hashes, and what became of them.

mod changing;

use async_trait::async_trait;
use domain::{KeyId, PracticeId};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{Asked, Keys, KeysError, KnownKey, NewKey, Right, Rotation, Scope, UnknownRight};
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use crate::Store;
use crate::error::StoreError;
use crate::reports::{name_operator, name_practices};
use crate::transaction::Changing;

type Stop = crate::transaction::Stop<KeysError>;

#[async_trait]
impl Keys for Store {
    async fn find(&self, hash: [u8; 32], now: Timestamp) -> Result<Option<KnownKey>, KeysError> {
        let found = self.run(async move |mut session| {
            let row = sqlx::query_as!(
                KeyRow,
                r#"SELECT id AS "id!", practice_id, name AS "name!", scopes AS "scopes!",
                    created_at AS "created_at!", expires_at, last_used_at,
                    NULL::timestamptz AS revoked_at
                FROM find_api_key($1, $2)"#,
                &hash as &[u8],
                now.to_sqlx() as _,
            );
            let row = row.fetch_optional(&mut *session).await;
            row.map_err(StoreError::while_doing("look a key up"))?.map(KeyRow::key).transpose()
        });
        found.await.map_err(failed)
    }

    async fn keys(
        &self,
        scope: &Scope,
        after: Option<(Timestamp, KeyId)>,
        limit: u16,
    ) -> Result<Vec<KnownKey>, KeysError> {
        let scope = scope.clone();
        let listed = self.run(async move |mut session| {
            let doing = || StoreError::while_doing("list keys");
            let mut session = session.begin().await.map_err(doing())?;
            open_to(&mut session, &scope).await?;
            let (created_at, id) = after.unzip();
            let rows = sqlx::query_as!(
                KeyRow,
                "SELECT id, practice_id, name, scopes, created_at, expires_at, last_used_at,
                    revoked_at
                FROM api_keys
                WHERE $1::timestamptz IS NULL OR (created_at, id) > ($1, $2)
                ORDER BY created_at, id
                LIMIT $3",
                created_at.map(ToSqlx::to_sqlx) as _,
                id.map(KeyId::uuid),
                i64::from(limit),
            );
            let rows = rows.fetch_all(&mut *session).await.map_err(doing())?;
            session.commit().await.map_err(doing())?;
            rows.into_iter().map(KeyRow::key).collect()
        });
        listed.await.map_err(failed)
    }

    async fn make(&self, asked: Asked<NewKey>) -> Result<KnownKey, KeysError> {
        self.change_keys(move |session| {
            let asked = asked.clone();
            Box::pin(async move { changing::make(session, &asked).await })
        })
        .await
    }

    async fn revoke(&self, id: KeyId, asked: Asked<()>) -> Result<(), KeysError> {
        self.change_keys(move |session| {
            let asked = asked.clone();
            Box::pin(async move { changing::revoke(session, id, &asked).await })
        })
        .await
    }

    async fn rotate(&self, id: KeyId, asked: Asked<Rotation>) -> Result<KnownKey, KeysError> {
        self.change_keys(move |session| {
            let asked = asked.clone();
            Box::pin(async move { changing::rotate(session, id, &asked).await })
        })
        .await
    }
}

impl Store {
    async fn change_keys<T, W>(&self, change: W) -> Result<T, KeysError>
    where
        T: Send + 'static,
        W: for<'a> Fn(&'a mut PgConnection) -> Changing<'a, T, KeysError> + Clone + Send + 'static,
    {
        self.transact("change the keys", change).await.map_err(|stop| match stop {
            Stop::Because(error) => error,
            Stop::Failed(error) => failed(error),
        })
    }
}

/// Names whose keys can be seen.
async fn open_to(session: &mut PgConnection, scope: &Scope) -> Result<(), StoreError> {
    name_practices(session, scope).await?;
    match scope {
        Scope::EveryPractice => name_operator(session).await,
        Scope::Practices(_) => Ok(()),
    }
}

struct KeyRow {
    id: Uuid,
    practice_id: Option<Uuid>,
    name: String,
    scopes: Vec<String>,
    created_at: jiff_sqlx::Timestamp,
    expires_at: Option<jiff_sqlx::Timestamp>,
    last_used_at: Option<jiff_sqlx::Timestamp>,
    revoked_at: Option<jiff_sqlx::Timestamp>,
}

impl KeyRow {
    fn key(self) -> Result<KnownKey, StoreError> {
        let rights: Result<Vec<Right>, UnknownRight> =
            self.scopes.iter().map(|scope| scope.parse()).collect();
        Ok(KnownKey {
            id: KeyId::new(self.id),
            practice: self.practice_id.map(PracticeId::new),
            name: self.name,
            rights: rights.map_err(StoreError::in_row("api_keys", "scopes"))?,
            created_at: self.created_at.to_jiff(),
            expires_at: self.expires_at.map(jiff_sqlx::Timestamp::to_jiff),
            last_used_at: self.last_used_at.map(jiff_sqlx::Timestamp::to_jiff),
            revoked_at: self.revoked_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    }
}

fn failed(error: StoreError) -> KeysError {
    KeysError::Failed(Box::new(error))
}

//! `/api/v1/keys`: the keys that open the API.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::KeyId;
use jiff::{SignedDuration, Timestamp};
use ports::{Asked, Chain, KeysError, KnownKey, NewKey, Right, Rotation};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::{Administrator, Client};
use super::fields::{Fields, Instant};
use super::listed::{self, Listed};
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::Sent;
use crate::edge::Edge;

/// What a key begins with, so that one that leaked is found.
const PREFIX: &str = "bella_";
/// How long the old key and the new one are valid together where nothing else is said.
const USUAL_OVERLAP_HOURS: u16 = 24;

/// A key to be made.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewKey)]
#[serde(deny_unknown_fields)]
struct SentKey {
    /// Whose records it is to open. Left out with a key for every practice, it opens every
    /// practice's.
    practice_id: Option<Uuid>,
    /// What for.
    #[schema(min_length = 1, max_length = 80, example = "booking page")]
    name: String,
    /// What it may be used for: none of it what the key that asks may not.
    #[schema(min_items = 1, max_items = 5)]
    scopes: Vec<KeyScope>,
    /// From when on it opens nothing.
    #[schema(format = DateTime)]
    expires_at: Option<String>,
}

/// How the next key takes over.
#[derive(Deserialize, ToSchema)]
#[schema(as = KeyRotation)]
#[serde(deny_unknown_fields)]
struct SentRotation {
    /// How long the old key still opens; 24 where nothing is said.
    #[schema(minimum = 0, maximum = 720)]
    overlap_hours: Option<u16>,
}

/// What a key may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum KeyScope {
    /// Reading everything but keys and the audit log.
    Read,
    /// Changing the book and what belongs to it.
    Write,
    /// Watching live calls and stepping in.
    Supervise,
    /// Reading measurements.
    Metrics,
    /// Keys, the audit log, practices themselves.
    Admin,
}

/// A key, without the key itself.
#[derive(Serialize, ToSchema)]
struct Key {
    /// Which one.
    id: Uuid,
    /// Whose records it opens; null for every practice's.
    practice_id: Option<Uuid>,
    /// What for.
    name: String,
    /// What it may be used for.
    scopes: Vec<KeyScope>,
    /// When it was made.
    #[schema(format = DateTime)]
    created_at: String,
    /// From when on it opens nothing.
    #[schema(format = DateTime)]
    expires_at: Option<String>,
    /// When it was last used, to a minute.
    #[schema(format = DateTime)]
    last_used_at: Option<String>,
    /// When it was revoked.
    #[schema(format = DateTime)]
    revoked_at: Option<String>,
}

/// A key that has just been made.
#[derive(Serialize, ToSchema)]
struct MadeKey {
    /// The key itself. It is shown this once.
    #[schema(example = "bella_3q2-7wEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJo")]
    key: String,
    #[serde(flatten)]
    about: Key,
}

/// The keys, in the order in which they were made.
#[utoipa::path(
    tag = "Keys",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Key>), Usual)
)]
#[get("/keys")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Administrator(client): Administrator,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let practice = query.practice();
    let limit = listed::limit(&mut query);
    let after: Option<(i64, Uuid)> = listed::after(&mut query);
    let after = after.map(|(at, id)| Instant::of_microsecond(at).zip(Some(KeyId::new(id))));
    if after == Some(None) {
        query.refuse("cursor", listed::CURSOR);
    }
    query.finish()?;
    let after = after.flatten().map(|(Instant(at), id)| (at, id));
    let keys = edge.keys.keys(&client.within(practice), after, limit + 1).await;
    let keys = keys.map_err(|error| refused(&error))?;
    let page = listed::part(keys, limit, |it| (it.created_at.as_microsecond(), it.id.uuid()));
    Ok(HttpResponse::Ok().json(page.shown(Key::of)))
}

/// Makes a key. It is shown this once: only its hash is kept.
///
/// Sent again with the same `Idempotency-Key` it is refused, for the key cannot be shown again.
#[utoipa::path(
    tag = "Keys",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "Sent again with the same one, no second key is made: 1 to 200 characters.")),
    request_body = SentKey,
    responses((status = 201, body = MadeKey), Usual, OfAnItem, OfAChange)
)]
#[post("/keys")]
pub(super) async fn make(
    request: HttpRequest,
    edge: Data<Edge>,
    Administrator(client): Administrator,
    sent: Sent<SentKey>,
) -> Result<HttpResponse, Problem> {
    let once = sent.once(&request, &client)?;
    let now = edge.clock.now();
    let wanted = sent.what.read(&client, now)?;
    let chance = chance()?;
    let id = match once {
        Some(once) => Uuid::new_v5(&once.owner.uuid(), once.key.as_bytes()),
        None => chance.id,
    };
    let what = NewKey { id: KeyId::new(id), hash: chance.hash(), ..wanted };
    let made = edge.keys.make(client.asks(now, what)).await.map_err(|error| refused(&error))?;
    Ok(shown_once(&chance, made))
}

/// Revokes a key: it opens nothing any more. Done twice it is done once.
#[utoipa::path(
    tag = "Keys",
    params(("id" = Uuid, Path)),
    responses((status = 204, description = "It opens nothing any more."), Usual, OfAnItem)
)]
#[delete("/keys/{id}")]
pub(super) async fn revoke(
    edge: Data<Edge>,
    Administrator(client): Administrator,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let asked = client.asks(edge.clock.now(), ());
    edge.keys.revoke(KeyId::new(*id), asked).await.map_err(|error| refused(&error))?;
    Ok(HttpResponse::NoContent().finish())
}

/// Makes a key like another one, which goes on for some hours.
#[utoipa::path(
    tag = "Keys",
    params(("id" = Uuid, Path)),
    request_body = SentRotation,
    responses((status = 201, body = MadeKey), Usual, OfAnItem, OfAChange)
)]
#[post("/keys/{id}/rotate")]
pub(super) async fn rotate(
    edge: Data<Edge>,
    Administrator(client): Administrator,
    id: Path<Uuid>,
    sent: Sent<SentRotation>,
) -> Result<HttpResponse, Problem> {
    let hours = sent.what.overlap_hours.unwrap_or(USUAL_OVERLAP_HOURS);
    let mut fields = Fields::default();
    fields.within("overlap_hours", hours.into(), 0, 720);
    fields.finish()?;
    let now = edge.clock.now();
    let overlap = SignedDuration::from_hours(hours.into());
    let chance = chance()?;
    let what = Rotation {
        id: KeyId::new(chance.id),
        hash: chance.hash(),
        overlaps_until: now.saturating_add(overlap).unwrap_or(Timestamp::MAX),
        may: client.rights.clone(),
    };
    let asked: Asked<Rotation> = client.asks(now, what);
    let made = edge.keys.rotate(KeyId::new(*id), asked).await.map_err(|error| refused(&error))?;
    Ok(shown_once(&chance, made))
}

impl SentKey {
    /// What is wanted; the key itself is drawn.
    fn read(self, client: &Client, now: Timestamp) -> Result<NewKey, Problem> {
        let practice = match self.practice_id {
            None if client.is_operator() => None,
            named => Some(client.practice(named)?),
        };
        let mut fields = Fields::default();
        let name = fields.text("name", &self.name, 80);
        let expires_at = self.expires_at.and_then(|text| fields.instant("expires_at", &text));
        let is_to_come = expires_at.is_none_or(|at| at > now);
        fields.need(is_to_come, "expires_at", "An instant to come.");
        let mut rights: Vec<Right> = self.scopes.iter().map(|it| it.right()).collect();
        rights.sort_unstable();
        rights.dedup();
        fields.need(!rights.is_empty(), "scopes", "At least one.");
        fields.finish()?;
        if !rights.iter().all(|right| client.rights.contains(right)) {
            let detail = "A key can only make keys of scopes that it has.";
            return Err(Problem::new(StatusCode::FORBIDDEN, detail).about("scopes"));
        }
        let id = KeyId::new(Uuid::nil());
        Ok(NewKey { id, hash: [0; 32], practice, name, rights, expires_at })
    }
}

/// What is drawn for a key.
struct Chance {
    id: Uuid,
    key: String,
}

impl Chance {
    fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.key).into()
    }
}

/// Draws an id, and a key of 32 random bytes.
fn chance() -> Result<Chance, Problem> {
    let (mut id, mut key) = ([0; 16], [0; 32]);
    let drawn = getrandom::fill(&mut id).and_then(|()| getrandom::fill(&mut key));
    drawn.map_err(|error| {
        tracing::error!(%error, "no randomness");
        Problem::unavailable()
    })?;
    let id = uuid::Builder::from_random_bytes(id).into_uuid();
    Ok(Chance { id, key: format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(key)) })
}

fn shown_once(chance: &Chance, made: KnownKey) -> HttpResponse {
    let made = MadeKey { key: chance.key.clone(), about: Key::of(made) };
    let mut response = HttpResponse::Created().json(made);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

impl Key {
    fn of(key: KnownKey) -> Self {
        Self {
            id: key.id.uuid(),
            practice_id: key.practice.map(domain::PracticeId::uuid),
            name: key.name,
            scopes: key.rights.into_iter().map(KeyScope::of).collect(),
            created_at: key.created_at.to_string(),
            expires_at: key.expires_at.map(|at| at.to_string()),
            last_used_at: key.last_used_at.map(|at| at.to_string()),
            revoked_at: key.revoked_at.map(|at| at.to_string()),
        }
    }
}

impl KeyScope {
    fn right(self) -> Right {
        match self {
            Self::Read => Right::Read,
            Self::Write => Right::Write,
            Self::Supervise => Right::Supervise,
            Self::Metrics => Right::Metrics,
            Self::Admin => Right::Admin,
        }
    }

    fn of(right: Right) -> Self {
        match right {
            Right::Read => Self::Read,
            Right::Write => Self::Write,
            Right::Supervise => Self::Supervise,
            Right::Metrics => Self::Metrics,
            Right::Admin => Self::Admin,
        }
    }
}

fn refused(error: &KeysError) -> Problem {
    match error {
        KeysError::NoSuchKey => Problem::not_found("key"),
        KeysError::NoSuchPractice => Problem::not_found("practice").about("practice_id"),
        KeysError::AlreadyMade => {
            let detail = "This key was made already, and a key is shown once. Revoke it, and make \
                          another with a new Idempotency-Key.";
            Problem::new(StatusCode::CONFLICT, detail)
        }
        KeysError::Over => {
            Problem::new(StatusCode::CONFLICT, "This key has expired or been revoked.")
        }
        KeysError::Beyond => {
            Problem::new(StatusCode::FORBIDDEN, "This key may do more than the one that asks.")
        }
        KeysError::Failed(source) => {
            tracing::error!(error = %Chain(&**source), "the keys cannot be read or changed");
            Problem::unavailable()
        }
    }
}

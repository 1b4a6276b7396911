//! Who may use the API, for what, and as whom they are known behind it.
//!
//! **Invariant:** a handler gets at a scope only by way of [`Reader`], [`Writer`] or
//! [`Administrator`], and each of them asks for its right.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, HeaderValue};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use actors::ApiClient;
use domain::{KeyId, PracticeId};
use jiff::Timestamp;
use ports::{Actor, Asked, Chain, Right, Scope};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::problem::Problem;
use crate::edge::Edge;

/// Whoever has shown a key that is good for what they ask.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    /// Whose records they may see.
    pub(crate) scope: Scope,
    /// As whom they are known.
    pub(crate) actor: Actor,
    /// What they may do.
    pub(crate) rights: Vec<Right>,
}

impl Client {
    /// Whose idempotency keys they send; the operator's are nobody else's.
    pub(crate) fn owner(&self) -> KeyId {
        match &self.actor {
            Actor::Key(key) => *key,
            Actor::Operator | Actor::Call(_) | Actor::Text(_) | Actor::Bella => {
                KeyId::new(Uuid::nil())
            }
        }
    }

    /// The practice that something new is to belong to: the key's own, or the one that is named.
    pub(crate) fn practice(&self, named: Option<Uuid>) -> Result<PracticeId, Problem> {
        let named = named.map(PracticeId::new);
        match (&self.scope, named) {
            (Scope::EveryPractice, Some(named)) => Ok(named),
            (Scope::EveryPractice, None) => {
                Err(Problem::field("practice_id", "This key is for every practice: say which."))
            }
            (Scope::Practices(own), None) => {
                let only = own.iter().next().filter(|_| own.len() == 1).copied();
                only.ok_or_else(|| Problem::field("practice_id", "Say which practice."))
            }
            (Scope::Practices(own), Some(named)) if own.contains(&named) => Ok(named),
            (Scope::Practices(_), Some(_)) => {
                Err(Problem::field("practice_id", "There is no such practice."))
            }
        }
    }

    /// Whose records a list is to show: those of the practice that is named, or all of theirs.
    pub(crate) fn within(&self, named: Option<Uuid>) -> Scope {
        match named {
            Some(named) => self.scope.only(PracticeId::new(named)),
            None => self.scope.clone(),
        }
    }

    /// A change that they ask for.
    pub(crate) fn asks<T>(&self, now: Timestamp, what: T) -> Asked<T> {
        let (scope, actor) = (self.scope.clone(), self.actor.clone());
        Asked { scope, actor, now, once: None, seen: None, what }
    }

    /// Whether they act for every practice.
    pub(crate) fn is_operator(&self) -> bool {
        self.scope == Scope::EveryPractice
    }
}

/// A client that may read.
pub(crate) struct Reader(pub(crate) Client);
/// A client that may change things.
pub(crate) struct Writer(pub(crate) Client);
/// A client that may do what only whoever runs a practice does: keys, the audit log, practices.
pub(crate) struct Administrator(pub(crate) Client);

/// The client of a request, by `X-API-Key`, or by `Authorization: Bearer`. A good key opens, whatever
/// else came from its address.
pub(crate) async fn client(
    edge: &Edge,
    request: &HttpRequest,
    right: Right,
) -> Result<Client, Problem> {
    let presented = presented(request).ok_or_else(|| {
        let detail = "Send a key as X-API-Key or as Authorization: Bearer.";
        Problem::new(StatusCode::UNAUTHORIZED, detail)
    })?;
    let hash: [u8; 32] = Sha256::digest(presented).into();
    let known = if edge.api_key.is(presented) {
        let (scope, actor) = (Scope::EveryPractice, Actor::Operator);
        Some(Client { scope, actor, rights: Right::ALL.to_vec() })
    } else {
        let found = edge.keys.find(hash, edge.clock.now()).await.map_err(|error| {
            tracing::error!(error = %Chain(&error), "a key cannot be looked up");
            Problem::unavailable()
        })?;
        found.map(|key| {
            let scope = match key.practice {
                None => Scope::EveryPractice,
                Some(practice) => Scope::Practices([practice].into()),
            };
            Client { scope, actor: Actor::Key(key.id), rights: key.rights }
        })
    };
    let Some(client) = known else {
        let source = edge.proxies.source(request);
        edge.gate.failure_from(source).map_err(Problem::too_many)?;
        tracing::warn!(event = "AUTH_FAILED", path = request.path(), %source, "a key was refused");
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "This key is not known."));
    };
    let standing = edge.gate.request_with(ApiClient(hash)).map_err(Problem::too_many)?;
    request.extensions_mut().insert(standing);
    if !client.rights.contains(&right) {
        let detail = format!("This key has not the scope {}.", right.as_str());
        return Err(Problem::new(StatusCode::FORBIDDEN, detail));
    }
    Ok(client)
}

fn presented(request: &HttpRequest) -> Option<&[u8]> {
    let headers = request.headers();
    let bearer = headers.get(AUTHORIZATION).and_then(|value| {
        let (scheme, key) = value.as_bytes().split_at_checked(7)?;
        scheme.eq_ignore_ascii_case(b"Bearer ").then_some(key)
    });
    headers.get("X-API-Key").map(HeaderValue::as_bytes).or(bearer)
}

/// The client of a request, when the handler is called.
fn extracted(
    request: &HttpRequest,
    right: Right,
) -> impl Future<Output = Result<Client, Problem>> + use<> {
    let edge = request.app_data::<Data<Edge>>().cloned();
    let request = request.clone();
    async move {
        let Some(edge) = edge else {
            tracing::error!("a route of the API has nothing behind it");
            return Err(Problem::unavailable());
        };
        client(&edge, &request, right).await
    }
}

macro_rules! extractor {
    ($name:ident, $right:expr) => {
        impl FromRequest for $name {
            type Error = Problem;
            type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                let client = extracted(request, $right);
                Box::pin(async move { Ok(Self(client.await?)) })
            }
        }
    };
}

extractor!(Reader, Right::Read);
extractor!(Writer, Right::Write);
extractor!(Administrator, Right::Admin);

#[cfg(test)]
mod tests {
    use super::*;

    fn practice(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn bound(practices: &[u128]) -> Client {
        let own = practices.iter().map(|it| PracticeId::new(practice(*it))).collect();
        let actor = Actor::Key(KeyId::new(practice(9)));
        Client { scope: Scope::Practices(own), actor, rights: Vec::new() }
    }

    #[test]
    fn something_new_belongs_to_the_practice_of_the_key() {
        let own = PracticeId::new(practice(1));
        assert_eq!(bound(&[1]).practice(None).unwrap(), own);
        assert_eq!(bound(&[1]).practice(Some(practice(1))).unwrap(), own);
        assert!(bound(&[1]).practice(Some(practice(2))).is_err());
        let (scope, actor) = (Scope::EveryPractice, Actor::Operator);
        let operator = Client { scope, actor, rights: Vec::new() };
        assert!(operator.practice(None).is_err());
        assert_eq!(operator.practice(Some(practice(2))).unwrap(), PracticeId::new(practice(2)));
    }

    #[test]
    fn the_operator_shares_no_idempotency_keys() {
        assert_ne!(bound(&[1]).owner(), KeyId::new(Uuid::nil()));
    }
}

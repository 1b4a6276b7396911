//! What the registers' routes have in common: lists of a practice, changes, and why they are refused.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use domain::PracticeId;
use jiff::Timestamp;
use ports::registers::{Item, Kept, Register, RegisterError, Standing};
use ports::{Asked, Chain, ItemVersion};
use uuid::Uuid;

use super::access::Client;
use super::fields::Fields;
use super::listed;
use super::problem::Problem;
use super::query::Query;
use super::sent::seen;
use crate::edge::Edge;

/// How often a change without `If-Match` is made again that met another one.
const MOST_TRIES_AGAIN: u32 = 3;

/// A change as it is asked for by a client, now.
pub(super) fn asked<T>(edge: &Edge, client: &Client, what: T) -> Asked<T> {
    Asked {
        scope: client.scope.clone(),
        actor: client.actor.clone(),
        now: edge.now(),
        once: None,
        seen: None,
        what,
    }
}

/// Takes `practice_id` out of a query.
pub(super) fn practice(query: &mut Query) -> Option<PracticeId> {
    query.take("practice_id", "The id of a practice, a UUID.").map(PracticeId::new)
}

/// Which version of an item a request is meant for: the one that it names, or the present one.
pub(super) struct Meant {
    named: Option<ItemVersion>,
    tries_again: u32,
}

impl Meant {
    pub(super) fn by(request: &HttpRequest) -> Result<Self, Problem> {
        Ok(Self { named: seen(request)?, tries_again: 0 })
    }

    /// The version to change, when the item is at `present` now.
    pub(super) fn version(&self, present: ItemVersion) -> Result<Option<ItemVersion>, Problem> {
        match self.named {
            Some(named) if named != present => Err(refused(&RegisterError::Changed)),
            Some(_) | None => Ok(Some(present)),
        }
    }

    /// Whether a change that met another one is to be made again, on what the other one left.
    pub(super) fn again(&mut self, error: &RegisterError) -> bool {
        let is_worth_it = matches!(error, RegisterError::Changed)
            && self.named.is_none()
            && self.tries_again < MOST_TRIES_AGAIN;
        self.tries_again += 1;
        is_worth_it
    }
}

/// Other names, as callers say them.
pub(super) fn spoken(fields: &mut Fields, names: &[String]) -> Vec<String> {
    most(fields, "spoken", names.len(), ports::registers::MOST_SPOKEN);
    let names = names.iter().enumerate();
    names.map(|(at, name)| fields.text(&format!("spoken[{at}]"), name, 80)).collect()
}

/// Ids, in order and each of them once.
pub(super) fn ids<T: Ord>(
    fields: &mut Fields,
    field: &str,
    ids: &[Uuid],
    of: fn(Uuid) -> T,
) -> Vec<T> {
    most(fields, field, ids.len(), ports::registers::MOST_IN_USE);
    let mut ids: Vec<_> = ids.iter().copied().map(of).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Refuses more than so many.
pub(super) fn most(fields: &mut Fields, field: &str, count: usize, most: usize) {
    fields.need(count <= most, field, &format!("At most {most} of them."));
}

/// A place among the others.
pub(super) fn position(fields: &mut Fields, position: i32) -> i32 {
    fields.within("position", position.into(), -1_000_000, 1_000_000);
    position
}

/// Why a record was not read or changed, as a client is told.
pub(super) fn refused(error: &RegisterError) -> Problem {
    let sentence = || {
        let text = error.to_string();
        let mut characters = text.chars();
        let first = characters.next().map(|first| first.to_uppercase().to_string());
        format!("{}{}.", first.unwrap_or_default(), characters.as_str())
    };
    match error {
        RegisterError::NoSuchRecord => Problem::not_found("record"),
        RegisterError::Unknown { field } => {
            Problem::new(StatusCode::NOT_FOUND, sentence()).about(field)
        }
        RegisterError::Unreachable => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, sentence()).about("customer.id")
        }
        RegisterError::Changed => Problem::new(StatusCode::PRECONDITION_FAILED, sentence()),
        RegisterError::Referred | RegisterError::TooMany { .. } => {
            Problem::new(StatusCode::CONFLICT, sentence())
        }
        RegisterError::KeyReused => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, sentence()).about("Idempotency-Key")
        }
        RegisterError::Failed(source) => {
            tracing::error!(error = %Chain(&**source), "records cannot be read or changed");
            Problem::unavailable()
        }
    }
}

/// Takes out of a query which ones are wanted: those in use, or those that are retired.
pub(super) fn standing(query: &mut Query) -> Standing {
    match query.take("retired", "true or false.") {
        Some(true) => Standing::Retired,
        Some(false) | None => Standing::InUse,
    }
}

/// Whether a record is in use, once it was said or not.
pub(super) fn standing_of(retired: Option<bool>, present: Standing) -> Standing {
    match retired {
        Some(true) => Standing::Retired,
        Some(false) => Standing::InUse,
        None => present,
    }
}

/// Takes the place in a list of what stands in a practice's order out of a query.
pub(super) fn in_order(query: &mut Query) -> Option<(PracticeId, i32, Uuid)> {
    let (practice, position, id): (Uuid, i32, Uuid) = listed::after(query)?;
    Some((PracticeId::new(practice), position, id))
}

/// Takes the place in a list that goes by time out of a query.
pub(super) fn in_time(query: &mut Query) -> Option<(Timestamp, Uuid)> {
    let (at, id): (i64, Uuid) = listed::after(query)?;
    let at = Timestamp::from_microsecond(at).ok();
    if at.is_none() {
        query.refuse("cursor", "The `next` of the part before.");
    }
    at.map(|at| (at, id))
}

/// An item that was looked for.
pub(super) fn there<T: Kept>(
    found: Result<Option<Item<T>>, RegisterError>,
    what: &'static str,
) -> Result<Item<T>, Problem> {
    found.map_err(|error| refused(&error))?.ok_or_else(|| Problem::not_found(what))
}

/// Takes a record out of use, as it was seen or as it is.
pub(super) async fn removed<T: Kept>(
    register: &dyn Register<T>,
    request: &HttpRequest,
    edge: &Edge,
    client: &Client,
    id: T::Id,
    what: &'static str,
) -> Result<HttpResponse, Problem> {
    let asked = Asked { seen: seen(request)?, ..asked(edge, client, ()) };
    match register.remove(id, asked).await {
        Ok(()) => Ok(HttpResponse::NoContent().finish()),
        Err(RegisterError::NoSuchRecord) => Err(Problem::not_found(what)),
        Err(error) => Err(refused(&error)),
    }
}

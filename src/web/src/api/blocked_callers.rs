//! `/api/v1/blocked_callers`: numbers whose calls a practice does not take.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, put};
use domain::{PhoneNumber, PracticeId};
use ports::registers::{BlockedItem, BlockedQuery, NewlyBlocked, RegisterError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::{Reader, Writer};
use super::fields::Fields;
use super::kept::{self, asked, refused};
use super::listed::{self, Listed, cursor};
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::Sent;
use crate::edge::Edge;

/// What a number in a path has to be.
const NUMBER: &str = "A number such as +15875550142.";

/// A number whose calls a practice does not take.
#[derive(Serialize, ToSchema)]
pub(crate) struct BlockedCaller {
    /// Whose.
    practice_id: Uuid,
    /// The number, in E.164 form.
    phone: String,
    /// Why.
    reason: String,
    /// Since when.
    #[schema(format = DateTime)]
    created_at: String,
}

/// Why a number is blocked.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewBlockedCaller)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentBlock {
    /// Whose; needed with a key for every practice.
    practice_id: Option<Uuid>,
    /// Why.
    #[schema(max_length = 200)]
    reason: Option<String>,
}

/// Blocked callers, in the order of their numbers.
#[utoipa::path(
    tag = "Blocked callers",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<BlockedCaller>), Usual)
)]
#[get("/blocked_callers")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let practice = kept::practice(&mut query);
    let limit = listed::limit(&mut query);
    let after: Option<(Uuid, String)> = listed::after(&mut query);
    let after = after.map(|(practice, phone)| (PracticeId::new(practice), phone.parse()));
    let after = match after {
        None => None,
        Some((practice, Ok(phone))) => Some((practice, phone)),
        Some((_, Err(_))) => {
            query.refuse("cursor", "The `next` of the part before.");
            None
        }
    };
    query.finish()?;
    let query = BlockedQuery { practice, after, limit };
    let listing = edge.registers.blocked(&client.scope, query).await.map_err(|it| refused(&it))?;
    let next =
        listing.next.and_then(|(practice, phone)| cursor(&(practice.uuid(), phone.as_str())));
    let items = listing.items.iter().map(BlockedCaller::of).collect();
    Ok(HttpResponse::Ok().json(Listed::<BlockedCaller> { items, next }))
}

/// Blocks a number: whoever calls from it is told so and books nothing. At most 1000 are.
#[utoipa::path(
    tag = "Blocked callers",
    params(("phone" = String, Path, description = "The number, in E.164 form.")),
    request_body = SentBlock,
    responses((status = 200, body = BlockedCaller), Usual, OfAnItem, OfAChange)
)]
#[put("/blocked_callers/{phone}")]
pub(super) async fn block(
    edge: Data<Edge>,
    Writer(client): Writer,
    phone: Path<String>,
    sent: Sent<SentBlock>,
) -> Result<HttpResponse, Problem> {
    let mut fields = Fields::default();
    let phone: Option<PhoneNumber> = fields.parse("phone", &phone, NUMBER);
    let reason = fields.note("reason", sent.what.reason.as_deref().unwrap_or_default(), 200);
    fields.finish()?;
    let Some(phone) = phone else { return Err(Problem::field("phone", NUMBER)) };
    let practice = client.practice(sent.what.practice_id)?;
    let asked = asked(&edge, &client, NewlyBlocked { phone, reason });
    let item = edge.registers.block(practice, asked).await.map_err(|it| refused(&it))?;
    Ok(HttpResponse::build(StatusCode::OK).json(BlockedCaller::of(&item)))
}

/// Takes the calls of a number again.
#[utoipa::path(
    tag = "Blocked callers",
    params(
        ("phone" = String, Path, description = "The number, in E.164 form."),
        ("practice_id" = Option<Uuid>, Query,
            description = "Whose; needed with a key for every practice."),
    ),
    responses((status = 204, description = "It is not blocked."), Usual, OfAnItem)
)]
#[delete("/blocked_callers/{phone}")]
pub(super) async fn unblock(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    phone: Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let named: Option<Uuid> = query.take("practice_id", "The id of a practice, a UUID.");
    query.finish()?;
    let phone: PhoneNumber = phone.parse().map_err(|_| Problem::field("phone", NUMBER))?;
    let practice = client.practice(named)?;
    match edge.registers.unblock(practice, asked(&edge, &client, phone)).await {
        Ok(()) => Ok(HttpResponse::NoContent().finish()),
        Err(RegisterError::NoSuchRecord) => Err(Problem::not_found("blocked caller")),
        Err(error) => Err(refused(&error)),
    }
}

impl BlockedCaller {
    fn of(item: &BlockedItem) -> Self {
        Self {
            practice_id: item.practice.uuid(),
            phone: item.phone.as_str().to_owned(),
            reason: item.reason.clone(),
            created_at: item.created_at.to_string(),
        }
    }
}

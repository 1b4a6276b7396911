//! `/api/v1/practices`: practices taken on, their settings and numbers.

mod own_words;
mod sent;
mod settings;
mod shown;
mod staff;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post};
use domain::{PhoneNumber, PracticeId};
use ports::{Asked, Chain, ChangedSettings, PracticesError};
use uuid::Uuid;

use super::access::{Administrator, Client, Reader};
use super::listed::{self, Listed};
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::{Sent, seen, tagged};
use super::stranded;
use crate::edge::Edge;
use sent::{SentNumber, SentPractice};
use settings::SentSettings;
use shown::{Number, Practice, TakenOn};

/// What ids of practices are derived in.
const PRACTICES: Uuid = Uuid::from_u128(0x9b0c_2d5e_57a1_4c7e_9d3f_1a64_80e2_77b1);
/// How often a change that names no version is made again that met another one.
const MOST_TRIES: u32 = 4;

/// The practices, by name.
#[utoipa::path(
    tag = "Practices",
    params(
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Practice>), Usual)
)]
#[get("/practices")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let limit = listed::limit(&mut query);
    let after: Option<(String, Uuid)> = listed::after(&mut query);
    if after.as_ref().is_some_and(|(name, _)| name.contains(char::is_control)) {
        query.refuse("cursor", listed::CURSOR);
    }
    query.finish()?;
    let after = after.map(|(name, id)| (name, PracticeId::new(id)));
    let items = edge.practices.practices(&client.scope, after, limit + 1).await;
    let items = items.map_err(|error| refused(&error))?;
    let page = listed::part(items, limit, |it| (it.settings.name.clone(), it.id.uuid()));
    Ok(HttpResponse::Ok().json(page.shown(|item| Practice::of(&item))))
}

/// Takes a practice on, with its people and services. The operator does.
#[utoipa::path(
    tag = "Practices",
    params(("Idempotency-Key" = Option<String>, Header, description =
        "Sent again with the same one, the request is the same request: 1 to 200 characters.")),
    request_body = SentPractice,
    responses((status = 201, body = TakenOn), Usual, OfAChange)
)]
#[post("/practices")]
pub(super) async fn add(
    request: HttpRequest,
    edge: Data<Edge>,
    Administrator(client): Administrator,
    sent: Sent<SentPractice>,
) -> Result<HttpResponse, Problem> {
    operators(&client)?;
    let once = sent.once(&request, &client)?;
    // Asked twice with one key it is the same practice.
    let drawn = match &once {
        Some(once) => [once.owner.uuid().as_bytes(), once.key.as_bytes()].concat(),
        None => [&sent.request[..], &edge.clock.now().as_nanosecond().to_be_bytes()].concat(),
    };
    let new = sent.what.read(Uuid::new_v5(&PRACTICES, &drawn))?;
    let asked = Asked { once, ..client.asks(edge.now(), new.clone()) };
    let item = edge.practices.take_on(asked).await.map_err(|error| refused(&error))?;
    Ok(tagged(StatusCode::CREATED, &TakenOn::of(&item, &new.practice), item.version))
}

/// One practice.
#[utoipa::path(
    tag = "Practices",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Practice), Usual, OfAnItem)
)]
#[get("/practices/{id}")]
pub(super) async fn one(
    edge: Data<Edge>,
    Reader(client): Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let found = edge.practices.one(&client.scope, PracticeId::new(*id)).await;
    let found = found.map_err(|error| refused(&error))?;
    let found = found.ok_or_else(|| Problem::not_found("practice"))?;
    Ok(tagged(StatusCode::OK, &Practice::of(&found), found.version))
}

/// Changes the settings of a practice.
///
/// Appointments that have no place any more stand; the answer says how many they are.
#[utoipa::path(
    tag = "Practices",
    params(
        ("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen."),
    ),
    request_body = SentSettings,
    responses((status = 200, body = Practice), Usual, OfAnItem, OfAChange)
)]
#[patch("/practices/{id}")]
pub(super) async fn change(
    request: HttpRequest,
    edge: Data<Edge>,
    Administrator(client): Administrator,
    id: Path<Uuid>,
    sent: Sent<SentSettings>,
) -> Result<HttpResponse, Problem> {
    let id = PracticeId::new(*id);
    let named = seen(&request)?;
    let mut tries = 0;
    let item = loop {
        let found = edge.practices.one(&client.scope, id).await.map_err(|error| refused(&error))?;
        let found = found.ok_or_else(|| Problem::not_found("practice"))?;
        let settings = sent.what.apply(found.settings)?;
        let what = ChangedSettings { settings, sent: sent.what.told() };
        let asked = Asked { seen: named.or(Some(found.version)), ..client.asks(edge.now(), what) };
        tries += 1;
        match edge.practices.change(id, asked).await {
            Ok(item) => break item,
            // Somebody else was quicker; what was sent goes on top of theirs.
            Err(PracticesError::Changed) if named.is_none() && tries < MOST_TRIES => {}
            Err(error) => return Err(refused(&error)),
        }
    };
    let stranded = stranded(&edge, &client, id).await;
    let shown = Practice::of(&item).stranding(stranded);
    Ok(tagged(StatusCode::OK, &shown, item.version))
}

/// Takes a simulated practice away, with everything of it. The operator does.
#[utoipa::path(
    tag = "Practices",
    params(("id" = Uuid, Path)),
    responses((status = 204, description = "It is gone."), Usual, OfAnItem)
)]
#[delete("/practices/{id}")]
pub(super) async fn remove(
    edge: Data<Edge>,
    Administrator(client): Administrator,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    operators(&client)?;
    match edge.practices.remove_simulated(PracticeId::new(*id)).await {
        Ok(true) => Ok(HttpResponse::NoContent().finish()),
        Ok(false) => Err(Problem::not_found("simulated practice")),
        Err(error) => Err(refused(&error)),
    }
}

/// The numbers that a practice answers under.
#[utoipa::path(
    tag = "Practices",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<Number>), Usual, OfAnItem)
)]
#[get("/practices/{id}/numbers")]
pub(super) async fn numbers(
    edge: Data<Edge>,
    Reader(client): Reader,
    id: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let found = edge.practices.one(&client.scope, PracticeId::new(*id)).await;
    let found = found.map_err(|error| refused(&error))?;
    let found = found.ok_or_else(|| Problem::not_found("practice"))?;
    let items = found.numbers.iter().map(|number| Number::of(found.id, number)).collect();
    Ok(HttpResponse::Ok().json(Listed::<Number> { items, next: None }))
}

/// Has a practice answer under one more number. The operator does: a number belongs to whoever it
/// was given to.
#[utoipa::path(
    tag = "Practices",
    params(("id" = Uuid, Path)),
    request_body = SentNumber,
    responses((status = 201, body = Number), Usual, OfAnItem, OfAChange)
)]
#[post("/practices/{id}/numbers")]
pub(super) async fn add_number(
    edge: Data<Edge>,
    Administrator(client): Administrator,
    id: Path<Uuid>,
    sent: Sent<SentNumber>,
) -> Result<HttpResponse, Problem> {
    operators(&client)?;
    let number: PhoneNumber = sent.what.read()?;
    let asked = client.asks(edge.now(), number.clone());
    let item = edge.practices.add_number(PracticeId::new(*id), asked).await;
    let item = item.map_err(|error| refused(&error))?;
    Ok(HttpResponse::Created().json(Number::of(item.id, &number)))
}

/// Has a practice answer no more under a number. The last one stays.
#[utoipa::path(
    tag = "Practices",
    params(
        ("id" = Uuid, Path),
        ("number" = String, Path, description = "Such as +15875550100."),
    ),
    responses((status = 204, description = "It is given up."), Usual, OfAnItem, OfAChange)
)]
#[delete("/practices/{id}/numbers/{number}")]
pub(super) async fn remove_number(
    edge: Data<Edge>,
    Administrator(client): Administrator,
    path: Path<(Uuid, String)>,
) -> Result<HttpResponse, Problem> {
    operators(&client)?;
    let (id, number) = path.into_inner();
    let number: PhoneNumber = number
        .parse()
        .map_err(|error: domain::PhoneNumberError| Problem::field("number", format!("{error}.")))?;
    let asked = client.asks(edge.now(), number);
    let removed = edge.practices.remove_number(PracticeId::new(id), asked).await;
    removed.map_err(|error| refused(&error))?;
    Ok(HttpResponse::NoContent().finish())
}

/// Which practices there are is the operator's business.
fn operators(client: &Client) -> Result<(), Problem> {
    if client.is_operator() {
        return Ok(());
    }
    Err(Problem::new(StatusCode::FORBIDDEN, "This key is for one practice."))
}

/// Why a practice was not read or changed, as a client is told.
fn refused(error: &PracticesError) -> Problem {
    match error {
        PracticesError::NumberTaken => Problem::new(
            StatusCode::CONFLICT,
            "Another practice answers under one of these numbers.",
        ),
        PracticesError::NoSuchPractice => Problem::not_found("practice"),
        PracticesError::NoSuchNumber => Problem::not_found("number"),
        PracticesError::LastNumber => {
            Problem::new(StatusCode::CONFLICT, "It is the only number of the practice.")
        }
        PracticesError::Changed => {
            let detail = "The practice was changed in the meantime.";
            Problem::new(StatusCode::PRECONDITION_FAILED, detail)
        }
        PracticesError::KeyReused => Problem::key_reused(),
        PracticesError::Failed(source) => {
            tracing::error!(error = %Chain(&**source), "practices cannot be read or changed");
            Problem::unavailable()
        }
    }
}

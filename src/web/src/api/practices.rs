//! `POST /api/v1/practices` and `DELETE /api/v1/practices/{id}`: practices added, and simulated ones
//! taken away.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, post};
use domain::{
    BookingRules, Country, FrontDesk, Minutes, OpenPeriod, PhoneNumber, Practice, PracticeId,
    PracticeVersion, Provider, ProviderId, Service, ServiceId, WeeklyHours,
};
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;
use ports::{Chain, NewPractice, PracticesError, Purpose};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::{Administrator, Client};
use super::problem::{FieldError, OfAChange, OfAnItem, Problem, Usual};
use super::sent;
use crate::body::Body;
use crate::edge::Edge;

/// What ids of practices are derived in.
const PRACTICES: Uuid = Uuid::from_u128(0x9b0c_2d5e_57a1_4c7e_9d3f_1a64_80e2_77b1);
/// Longest idempotency key, in bytes.
const MAX_IDEMPOTENCY_KEY: usize = 200;
/// What a caller with an emergency hears where nothing else was said.
const EMERGENCY: &str = "If this is an emergency, please hang up and dial 911.";

/// A practice as it is sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SentPractice {
    name: String,
    time_zone: String,
    country: Option<String>,
    numbers: Vec<String>,
    hours: Vec<SentHours>,
    providers: Vec<SentProvider>,
    services: Vec<SentService>,
    grid_minutes: Option<u16>,
    notice_minutes: Option<u16>,
    horizon_days: Option<u16>,
    transfer_to: Option<String>,
    emergency: Option<String>,
    #[serde(default)]
    simulated: bool,
}

/// ISO weekday, Monday is 1; wall times such as `09:00`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SentHours {
    weekday: i8,
    #[schema(value_type = String)]
    opens: Time,
    #[schema(value_type = String)]
    closes: Time,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SentProvider {
    name: String,
    #[serde(default)]
    spoken: Vec<String>,
}

/// Every provider of the practice provides it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SentService {
    name: String,
    #[serde(default)]
    spoken: Vec<String>,
    duration_minutes: u16,
}

/// Adds a practice.
#[utoipa::path(
    tag = "Practices",
    request_body = SentPractice,
    responses((status = 201, description = "The practice."), Usual, OfAChange)
)]
#[post("/practices")]
pub(super) async fn add(
    request: HttpRequest,
    edge: Data<Edge>,
    Administrator(client): Administrator,
    Body(body): Body,
) -> Result<HttpResponse, Problem> {
    whole_server(&client)?;
    let sent: SentPractice = sent::read(&body)?;
    // Asked twice with one key it is the same practice.
    let key = match request.headers().get("Idempotency-Key") {
        Some(key) if key.len() <= MAX_IDEMPOTENCY_KEY => key.as_bytes().to_vec(),
        Some(_) => {
            let message = format!("At most {MAX_IDEMPOTENCY_KEY} bytes.");
            return Err(Problem::invalid(vec![error("Idempotency-Key", &message)]));
        }
        None => [&*body, &edge.clock.now().as_nanosecond().to_be_bytes()].concat(),
    };
    let practice = practice(Uuid::new_v5(&PRACTICES, &key), sent).map_err(Problem::invalid)?;
    match edge.practices.add(&practice).await {
        Ok(()) => Ok(HttpResponse::Created().json(shown(&practice))),
        Err(PracticesError::NumberTaken) => Err(Problem::new(
            StatusCode::CONFLICT,
            "Another practice answers under one of these numbers.",
        )),
        Err(error) => Err(unavailable(&error)),
    }
}

/// Takes a simulated practice away, with everything of it.
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
    whole_server(&client)?;
    match edge.practices.remove_simulated(PracticeId::new(*id)).await {
        Ok(true) => Ok(HttpResponse::NoContent().finish()),
        Ok(false) => {
            Err(Problem::new(StatusCode::NOT_FOUND, "There is no such simulated practice."))
        }
        Err(error) => Err(unavailable(&error)),
    }
}

/// Practices are the operator's business.
fn whole_server(client: &Client) -> Result<(), Problem> {
    if client.is_operator() {
        return Ok(());
    }
    Err(Problem::new(StatusCode::FORBIDDEN, "This key is for one practice."))
}

fn unavailable(error: &PracticesError) -> Problem {
    tracing::error!(error = %Chain(error), "practices cannot be changed");
    Problem::unavailable()
}

fn error(field: &str, message: &str) -> FieldError {
    FieldError { field: field.to_owned(), message: message.to_owned() }
}

/// The practice, or everything that is wrong with it.
fn practice(id: Uuid, sent: SentPractice) -> Result<NewPractice, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut need = |holds: bool, field: &str, message: &str| {
        if !holds {
            errors.push(error(field, message));
        }
    };
    let words = |text: &str, most: usize| (1..=most).contains(&text.trim().chars().count());
    need(words(&sent.name, 120), "name", "From 1 to 120 characters.");
    let zone = TimeZone::get(&sent.time_zone).ok().filter(|zone| zone.iana_name().is_some());
    need(zone.is_some(), "time_zone", "An IANA name, such as America/Edmonton.");
    let country = match sent.country.as_deref() {
        None | Some("CA") => Some(Country::Canada),
        Some("US") => Some(Country::UnitedStates),
        Some("GB") => Some(Country::UnitedKingdom),
        Some("AU") => Some(Country::Australia),
        Some(_) => None,
    };
    need(country.is_some(), "country", "One of CA, US, GB, AU.");
    let numbers: Vec<PhoneNumber> = sent.numbers.iter().flat_map(|it| it.parse()).collect();
    let numbers_read = numbers.len() == sent.numbers.len() && !numbers.is_empty();
    need(numbers_read, "numbers", "At least one, such as +15875550100.");
    let transfer_to = sent.transfer_to.as_deref().map(str::parse::<PhoneNumber>).transpose();
    need(transfer_to.is_ok(), "transfer_to", "A number such as +15875550199.");
    let periods = sent.hours.iter().filter_map(|hours| {
        let day = Weekday::from_monday_one_offset(hours.weekday).ok()?;
        Some((day, OpenPeriod { opens: hours.opens, closes: hours.closes }))
    });
    let periods: Vec<_> = periods.collect();
    need(periods.len() == sent.hours.len(), "hours", "Weekdays from 1, Monday, to 7.");
    let hours = WeeklyHours::new(periods);
    need(hours.is_ok(), "hours", "Periods of one day that do not overlap.");
    let named = |name: &str| words(name, 80);
    need(
        !sent.providers.is_empty() && sent.providers.iter().all(|it| named(&it.name)),
        "providers",
        "At least one, with names from 1 to 80 characters.",
    );
    need(
        !sent.services.is_empty()
            && sent
                .services
                .iter()
                .all(|it| named(&it.name) && (1..=1440).contains(&it.duration_minutes)),
        "services",
        "At least one, with names from 1 to 80 characters and durations from 1 to 1440 minutes.",
    );
    let rules = BookingRules {
        notice: Minutes(sent.notice_minutes.unwrap_or(60)),
        horizon_days: sent.horizon_days.unwrap_or(90),
        grid: Minutes(sent.grid_minutes.unwrap_or(15)),
    };
    need((1..=1440).contains(&rules.grid.0), "grid_minutes", "From 1 to 1440.");
    need((1..=730).contains(&rules.horizon_days), "horizon_days", "From 1 to 730.");
    need(rules.notice.0 <= 43_200, "notice_minutes", "From 0 to 43200.");
    let emergency = sent.emergency.unwrap_or_else(|| EMERGENCY.to_owned());
    need(words(&emergency, 300), "emergency", "From 1 to 300 characters.");
    let (Some(time_zone), Some(country), Ok(hours), Ok(transfer_to), true) =
        (zone, country, hours, transfer_to, errors.is_empty())
    else {
        return Err(errors);
    };
    let id_of = |kind: &str, name: &str| Uuid::new_v5(&id, format!("{kind} {name}").as_bytes());
    let providers: Vec<_> = sent
        .providers
        .into_iter()
        .map(|it| {
            let id = ProviderId::new(id_of("provider", &it.name));
            Provider { spoken: it.spoken, ..Provider::new(id, it.name) }
        })
        .collect();
    let everybody: Vec<_> = providers.iter().map(|it| it.id).collect();
    let services = sent.services.into_iter().map(|it| {
        let id = ServiceId::new(id_of("service", &it.name));
        let duration = Minutes(it.duration_minutes);
        Service { spoken: it.spoken, ..Service::new(id, it.name, duration, everybody.clone()) }
    });
    let mut desk = FrontDesk::default();
    // Nobody is there to read them.
    desk.texts.are_sent = !sent.simulated;
    let practice = Practice {
        id: PracticeId::new(id),
        version: PracticeVersion(1),
        name: sent.name,
        time_zone,
        country,
        hours,
        region: None,
        keeps_holidays: false,
        closures: Vec::new(),
        rooms: Vec::new(),
        desk,
        services: services.collect(),
        providers,
        rules,
        transfer_to,
        emergency,
    };
    let purpose = if sent.simulated { Purpose::Simulated } else { Purpose::Real };
    Ok(NewPractice { practice, numbers, purpose })
}

fn shown(new: &NewPractice) -> Value {
    let practice = &new.practice;
    let services = practice.services.iter().map(|it| {
        json!({
            "id": it.id.uuid(),
            "name": it.name,
            "duration_minutes": it.duration.0,
            "buffer_before": it.buffer_before.0,
            "buffer_after": it.buffer_after.0,
            "provider_ids": it.providers.iter().map(|id| id.uuid()).collect::<Vec<_>>(),
        })
    });
    let providers =
        practice.providers.iter().map(|it| json!({ "id": it.id.uuid(), "name": it.name }));
    json!({
        "id": practice.id.uuid(),
        "practice_id": practice.id.uuid(),
        "name": practice.name,
        "time_zone": practice.time_zone.iana_name(),
        "country": practice.country.code(),
        "numbers": new.numbers.iter().map(PhoneNumber::as_str).collect::<Vec<_>>(),
        "services": services.collect::<Value>(),
        "providers": providers.collect::<Value>(),
        "simulated": new.purpose == Purpose::Simulated,
    })
}

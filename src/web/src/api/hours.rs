//! `/api/v1/hours` and `/api/v1/holidays`: when a practice is open, week by week.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, put};
use domain::{OpenPeriod, PracticeId, WeeklyHours, public_holiday};
use jiff::civil::{Weekday, date};
use ports::{Asked, Chain, OpeningError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::{Client, Reader, Writer};
use super::fields::Fields;
use super::listed::Listed;
use super::problem::{OfAChange, OfAnItem, Problem, Usual};
use super::query::Query;
use super::sent::{Sent, seen, tagged};
use super::{directory_failed, stranded};
use crate::edge::Edge;

/// Most periods of a week.
const MOST_PERIODS: usize = 70;

/// A stretch of opening hours, by the clock on the practice's wall.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = OpenPeriod)]
#[serde(deny_unknown_fields)]
pub(super) struct Period {
    /// The day on which it begins, as of ISO 8601: Monday is 1.
    #[schema(minimum = 1, maximum = 7)]
    weekday: i8,
    /// When the doors open.
    #[schema(example = "09:00", pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    opens: String,
    /// When they close: on the next day when this is not after `opens`.
    #[schema(example = "17:00", pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    closes: String,
}

/// The opening hours of a week, as they are to be.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewHours)]
#[serde(deny_unknown_fields)]
struct SentHours {
    /// Whose, when the key is for every practice.
    practice_id: Option<Uuid>,
    /// All of them; those of one day do not overlap.
    #[schema(max_items = 70)]
    hours: Vec<Period>,
}

/// The opening hours of a week.
#[expect(clippy::struct_field_names, reason = "the names are those of the API")]
#[derive(Serialize, ToSchema)]
struct Hours {
    /// Whose.
    practice_id: Uuid,
    /// All of them, in order.
    hours: Vec<Period>,
    /// How many appointments to come have no place any more; with a change only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    stranded: Option<usize>,
}

/// A public holiday.
#[derive(Serialize, ToSchema)]
struct Holiday {
    /// The day on which it is kept.
    #[schema(format = Date)]
    date: String,
    /// What it is called there.
    name: &'static str,
    /// Whether the practice is closed then.
    is_kept: bool,
}

/// The opening hours of a week.
#[utoipa::path(
    tag = "Practices",
    params(("practice_id" = Option<Uuid>, Query,
        description = "Whose, when the key is for every practice.")),
    responses((status = 200, body = Hours), Usual, OfAnItem)
)]
#[get("/hours")]
pub(super) async fn read(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let practice = query.practice();
    query.finish()?;
    let practice = own(&client, practice)?;
    let found = edge.opening.hours(&client.scope, practice).await;
    let found = found.map_err(|error| refused(&error))?;
    let (hours, version) = found.ok_or_else(|| Problem::not_found("practice"))?;
    Ok(tagged(StatusCode::OK, &Hours::of(practice, &hours), version))
}

/// Sets the opening hours of a week.
///
/// Appointments that have no place any more stand; the answer says how many they are.
#[utoipa::path(
    tag = "Practices",
    params(("If-Match" = Option<String>, Header, description = "The `ETag` that was seen.")),
    request_body = SentHours,
    responses((status = 200, body = Hours), Usual, OfAnItem, OfAChange)
)]
#[put("/hours")]
pub(super) async fn set(
    request: HttpRequest,
    edge: Data<Edge>,
    Writer(client): Writer,
    sent: Sent<SentHours>,
) -> Result<HttpResponse, Problem> {
    let practice = own(&client, sent.what.practice_id).map_err(|it| it.of_field("practice_id"))?;
    let mut fields = Fields::default();
    let hours = week(&mut fields, "hours", &sent.what.hours);
    fields.finish()?;
    let what = hours.clone();
    let asked = Asked { seen: seen(&request)?, ..client.asks(edge.now(), what) };
    let version = edge.opening.set_hours(practice, asked).await;
    let version = version.map_err(|error| refused(&error).of_field("practice_id"))?;
    let stranded = stranded(&edge, &client, practice).await;
    let shown = Hours { stranded, ..Hours::of(practice, &hours) };
    Ok(tagged(StatusCode::OK, &shown, version))
}

/// The public holidays of a practice's country and region in a year.
#[utoipa::path(
    tag = "Practices",
    params(
        ("practice_id" = Option<Uuid>, Query,
            description = "Whose, when the key is for every practice."),
        ("year" = i16, Query, minimum = 2026, maximum = 2199, description = "Which year."),
    ),
    responses((status = 200, body = Listed<Holiday>), Usual, OfAnItem)
)]
#[get("/holidays")]
pub(super) async fn holidays(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    const YEAR: &str = "A year from 2026 to 2199.";
    let mut query = Query::read(request.query_string());
    let practice = query.practice();
    let year: Option<i16> = query.need("year", YEAR);
    let year = year.filter(|year| (2026..=2199).contains(year));
    if year.is_none() {
        query.refuse("year", YEAR);
    }
    query.finish()?;
    let year = year.ok_or_else(|| Problem::field("year", YEAR))?;
    let practice = own(&client, practice)?;
    let practice = edge.directory.practice(practice).await.map_err(directory_failed)?;
    let practice = practice.ok_or_else(|| Problem::not_found("practice"))?;
    let items = date(year, 1, 1).series(jiff::Span::new().days(1));
    let items = items.take_while(|day| day.year() == year).filter_map(|day| {
        let holiday = public_holiday(practice.country, practice.region.as_ref(), day)?;
        let is_kept = practice.keeps_holidays;
        Some(Holiday { date: day.to_string(), name: holiday.name, is_kept })
    });
    Ok(HttpResponse::Ok().json(Listed::<Holiday> { items: items.collect(), next: None }))
}

/// The practice that is meant: the key's own, or the one that is named.
fn own(client: &Client, named: Option<Uuid>) -> Result<PracticeId, Problem> {
    let practice = client.practice(named);
    // One that is another's is there for nobody.
    practice
        .map_err(|problem| if named.is_some() { Problem::not_found("practice") } else { problem })
}

/// A week, of periods in any order.
pub(super) fn week(fields: &mut Fields, field: &str, periods: &[Period]) -> WeeklyHours {
    let most = format!("At most {MOST_PERIODS} of them.");
    fields.need(periods.len() <= MOST_PERIODS, field, &most);
    let parse = |(number, period): (usize, &Period)| {
        let of = |name| format!("{field}[{number}].{name}");
        let weekday = Weekday::from_monday_one_offset(period.weekday).ok();
        fields.need(weekday.is_some(), &of("weekday"), "From 1, Monday, to 7.");
        let opens = fields.time(&of("opens"), &period.opens);
        let closes = fields.time(&of("closes"), &period.closes);
        Some((weekday?, OpenPeriod { opens: opens?, closes: closes? }))
    };
    let periods: Vec<_> = periods.iter().enumerate().filter_map(parse).collect();
    WeeklyHours::new(periods).unwrap_or_else(|error| {
        fields.refuse(field, format!("{error}."));
        WeeklyHours::default()
    })
}

/// A week as it is shown.
pub(super) fn periods(hours: &WeeklyHours) -> Vec<Period> {
    let mut periods = Vec::new();
    for weekday in 1..=7 {
        let Ok(day) = Weekday::from_monday_one_offset(weekday) else { continue };
        periods.extend(hours.on(day).iter().map(|period| Period {
            weekday,
            opens: period.opens.strftime("%H:%M").to_string(),
            closes: period.closes.strftime("%H:%M").to_string(),
        }));
    }
    periods
}

impl Hours {
    fn of(practice: PracticeId, hours: &WeeklyHours) -> Self {
        Self { practice_id: practice.uuid(), hours: periods(hours), stranded: None }
    }
}

/// Why opening hours were not read or changed, as a client is told.
pub(super) fn refused(error: &OpeningError) -> Problem {
    match error {
        OpeningError::NoSuchPractice => Problem::not_found("practice"),
        OpeningError::NoSuchClosure => Problem::not_found("closure"),
        OpeningError::Backwards => {
            Problem::field("last_day", "The last day comes before the first.")
        }
        OpeningError::Changed => {
            Problem::new(StatusCode::PRECONDITION_FAILED, "It was changed in the meantime.")
        }
        OpeningError::KeyReused => Problem::key_reused(),
        OpeningError::Failed(source) => {
            tracing::error!(error = %Chain(&**source), "opening hours cannot be read or changed");
            Problem::unavailable()
        }
    }
}

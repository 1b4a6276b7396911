//! Appointments as the API shows them, and why it refuses to change them.

use actix_web::http::StatusCode;
use domain::AppointmentStatus;
use ports::{AppointmentItem, BookError, Chain, HistoryEntry, StrandedItem};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::problem::Problem;
use super::super::{Named, instant};

/// An appointment.
#[derive(Serialize, ToSchema)]
pub(crate) struct Appointment {
    /// Which one.
    id: Uuid,
    /// Whose book it is in.
    practice_id: Uuid,
    /// What for.
    service: Named,
    /// With whom.
    provider: Named,
    /// The room, when the service needs one.
    room: Option<Named>,
    /// For whom.
    customer: Option<Customer>,
    /// When the customer comes.
    #[schema(format = DateTime)]
    starts_at: String,
    /// When the customer leaves.
    #[schema(format = DateTime)]
    ends_at: String,
    /// The practice's time zone, by its IANA name.
    time_zone: String,
    /// What has become of it.
    status: Status,
    /// The call that it was booked in.
    call_sid: Option<String>,
    /// When the customer said that they will come.
    #[schema(format = DateTime)]
    confirmed_at: Option<String>,
    /// When it was booked.
    #[schema(format = DateTime)]
    created_at: String,
}

/// Whom an appointment is for.
#[derive(Serialize, ToSchema)]
#[schema(as = AppointmentCustomer)]
pub(crate) struct Customer {
    /// Who.
    id: Uuid,
    /// Their name, when it is known.
    name: Option<String>,
    /// How to reach them.
    phone: Option<String>,
}

/// What has become of an appointment.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = AppointmentStatus)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    /// It stands.
    Booked,
    /// The customer came.
    Arrived,
    /// The customer did not come.
    NoShow,
    /// It took place.
    Completed,
    /// It was called off.
    Cancelled,
}

/// Something that was done with an appointment.
#[derive(Serialize, ToSchema)]
pub(crate) struct HistoryItem {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// By whom: `operator`, `key:…`, `call:…`, `text:…` or `bella`.
    actor: String,
    /// What: `booked`, `moved`, `cancelled`, `arrived`…
    action: String,
    /// Why, when somebody said.
    reason: Option<String>,
    /// What was otherwise before.
    #[schema(value_type = Option<Object>)]
    before: Option<Value>,
}

/// An appointment without a place.
#[derive(Serialize, ToSchema)]
pub(crate) struct StrandedAppointment {
    /// Why.
    why: String,
    /// Which one.
    appointment: Appointment,
}

impl Appointment {
    pub(crate) fn of(item: &AppointmentItem) -> Self {
        let zone = &item.time_zone;
        let customer = item.customer.as_ref().map(|(id, name, phone)| Customer {
            id: id.uuid(),
            name: name.clone(),
            phone: phone.clone(),
        });
        Self {
            id: item.id.uuid(),
            practice_id: item.practice.uuid(),
            service: Named { id: item.service.0.uuid(), name: item.service.1.clone() },
            provider: Named { id: item.provider.0.uuid(), name: item.provider.1.clone() },
            room: item.room.as_ref().map(|(id, name)| Named { id: id.uuid(), name: name.clone() }),
            customer,
            starts_at: instant(item.starts_at, zone),
            ends_at: instant(item.ends_at, zone),
            time_zone: zone.clone(),
            status: Status::of(item.status),
            call_sid: item.call.map(|call| call.to_string()),
            confirmed_at: item.confirmed_at.map(|at| instant(at, zone)),
            created_at: instant(item.created_at, zone),
        }
    }
}

impl Status {
    fn of(status: AppointmentStatus) -> Self {
        match status {
            // Holds are nobody's appointment and are not shown.
            AppointmentStatus::Held
            | AppointmentStatus::Released
            | AppointmentStatus::Cancelled => Self::Cancelled,
            AppointmentStatus::Booked => Self::Booked,
            AppointmentStatus::Arrived => Self::Arrived,
            AppointmentStatus::NoShow => Self::NoShow,
            AppointmentStatus::Completed => Self::Completed,
        }
    }
}

impl HistoryItem {
    pub(super) fn of(entry: HistoryEntry) -> Self {
        Self {
            at: entry.at.to_string(),
            actor: entry.actor,
            action: entry.action,
            reason: entry.reason,
            before: entry.detail.and_then(|detail| detail.parse().ok()),
        }
    }
}

impl StrandedAppointment {
    pub(super) fn of(item: StrandedItem) -> Self {
        Self { why: item.why, appointment: Appointment::of(&item.appointment) }
    }
}

/// Whether somebody else has the time.
pub(super) fn is_taken(error: &BookError) -> bool {
    matches!(error, BookError::Taken)
}

/// Why the book was not changed, as a client is told.
pub(crate) fn refused(error: &BookError) -> Problem {
    let sentence = |error: &BookError| {
        let text = error.to_string();
        let mut characters = text.chars();
        let first = characters.next().map(|first| first.to_uppercase().to_string());
        format!("{}{}.", first.unwrap_or_default(), characters.as_str())
    };
    match error {
        BookError::Taken | BookError::Status(_) => {
            Problem::new(StatusCode::CONFLICT, sentence(error))
        }
        BookError::Refused(refusal) => {
            let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, sentence(error));
            problem.about(match refusal {
                scheduling::Refusal::NotProvided => "provider_id",
                scheduling::Refusal::NoRoom => "service_id",
                scheduling::Refusal::WrongLength
                | scheduling::Refusal::TooSoon
                | scheduling::Refusal::TooFar
                | scheduling::Refusal::Closed
                | scheduling::Refusal::NotWorking
                | scheduling::Refusal::OffGrid => "starts_at",
            })
        }
        BookError::TooMany { .. } => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, sentence(error))
        }
        BookError::KeyReused => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, sentence(error)).about("Idempotency-Key")
        }
        BookError::Unknown { field } => {
            Problem::new(StatusCode::NOT_FOUND, sentence(error)).about(field)
        }
        BookError::NoSuchAppointment => Problem::not_found("appointment"),
        BookError::Changed => Problem::new(StatusCode::PRECONDITION_FAILED, sentence(error)),
        BookError::Failed(source) => {
            tracing::error!(error = %Chain(&**source), "the book cannot be changed");
            Problem::unavailable()
        }
    }
}

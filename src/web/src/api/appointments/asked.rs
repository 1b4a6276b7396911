//! Appointments as they are asked for.

use domain::{Country, CustomerId, PersonName, PhoneNumber, ProviderId, ServiceId};
use jiff::Timestamp;
use ports::{AppointmentChange, Attendance, Attendee, Cancellation, NewAppointment};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::fields::Fields;
use super::super::problem::Problem;

/// An appointment to be made.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewAppointment)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentAppointment {
    /// What for.
    service_id: Uuid,
    /// With whom; anyone when it is left out.
    provider_id: Option<Uuid>,
    /// For whom.
    customer: SentCustomer,
    /// When the customer comes.
    #[schema(format = DateTime, example = "2026-11-24T09:00:00-07:00")]
    starts_at: String,
}

/// Whom it is for: somebody whom the practice knows by `id`, or a name and a number.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewAppointmentCustomer)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentCustomer {
    /// A customer whom the practice knows. Then nothing else.
    id: Option<Uuid>,
    /// Their name.
    #[schema(min_length = 1, max_length = 80)]
    name: Option<String>,
    /// A telephone number, international or as it is dialled in the practice's country.
    #[schema(example = "+15875550142", max_length = 40)]
    phone: Option<String>,
}

/// What is to be otherwise; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[schema(as = AppointmentChange)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentChange {
    /// When the customer comes.
    #[schema(format = DateTime)]
    starts_at: Option<String>,
    /// With whom.
    provider_id: Option<Uuid>,
    /// What for.
    service_id: Option<Uuid>,
}

/// A cancellation.
#[derive(Deserialize, ToSchema)]
#[schema(as = Cancellation)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentCancellation {
    /// Why.
    #[schema(max_length = 500)]
    reason: Option<String>,
}

/// Whether the customer came.
#[derive(Deserialize, ToSchema)]
#[schema(as = Attendance)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentAttendance {
    status: SentPresence,
}

/// Whether a customer came.
#[derive(Deserialize, ToSchema)]
#[schema(as = Presence)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SentPresence {
    /// They are there.
    Arrived,
    /// They did not come.
    NoShow,
    /// It took place.
    Completed,
    /// As if nothing had been noted.
    Booked,
}

/// An appointment to be made, whose number is to be read by the practice's country.
pub(super) struct Wanted {
    pub(super) service: ServiceId,
    provider: Option<ProviderId>,
    customer: WantedCustomer,
    starts_at: Timestamp,
}

enum WantedCustomer {
    Known(CustomerId),
    Named { name: Option<PersonName>, phone: String },
}

impl SentAppointment {
    pub(super) fn read(self) -> Result<Wanted, Problem> {
        let mut fields = Fields::default();
        let starts_at = fields.instant("starts_at", &self.starts_at);
        let customer = self.customer.read(&mut fields);
        fields.finish()?;
        let (Some(starts_at), Some(customer)) = (starts_at, customer) else {
            return Err(Problem::field("customer", "An id, or a name and a phone."));
        };
        Ok(Wanted {
            service: ServiceId::new(self.service_id),
            provider: self.provider_id.map(ProviderId::new),
            customer,
            starts_at,
        })
    }
}

impl SentCustomer {
    fn read(self, fields: &mut Fields) -> Option<WantedCustomer> {
        match (self.id, self.name, self.phone) {
            (Some(id), None, None) => Some(WantedCustomer::Known(CustomerId::new(id))),
            (None, name, Some(phone)) => {
                let right = "A name from 1 to 80 characters.";
                let name = match name {
                    None => None,
                    Some(name) => Some(fields.parse("customer.name", &name, right)?),
                };
                Some(WantedCustomer::Named { name, phone })
            }
            (None, _, None) => {
                fields.refuse("customer.phone", "An id, or a name and a phone.");
                None
            }
            (Some(_), _, _) => {
                fields.refuse("customer.id", "Either an id, or a name and a phone.");
                None
            }
        }
    }
}

impl Wanted {
    /// The appointment, with the number as it is dialled in a country.
    pub(super) fn whole(self, country: Country) -> Result<NewAppointment, Problem> {
        let customer = match self.customer {
            WantedCustomer::Known(id) => Attendee::Known(id),
            WantedCustomer::Named { name, phone } => {
                // A whole number is believed, whatever country it is of.
                let read = phone.parse().or_else(|_| PhoneNumber::dialled(&phone, country));
                let phone =
                    read.map_err(|error| Problem::field("customer.phone", format!("{error}.")))?;
                Attendee::Named { name, phone }
            }
        };
        let Self { service, provider, starts_at, .. } = self;
        Ok(NewAppointment { service, provider, customer, starts_at })
    }
}

impl SentChange {
    pub(super) fn read(self) -> Result<AppointmentChange, Problem> {
        let mut fields = Fields::default();
        let starts_at = match &self.starts_at {
            None => None,
            Some(text) => fields.instant("starts_at", text),
        };
        let change = AppointmentChange {
            starts_at,
            provider: self.provider_id.map(ProviderId::new),
            service: self.service_id.map(ServiceId::new),
        };
        let is_something = self.starts_at.is_some() || change != AppointmentChange::default();
        fields.need(is_something, "starts_at", "Say what is to be otherwise.");
        fields.finish()?;
        Ok(change)
    }
}

impl SentCancellation {
    pub(super) fn read(self) -> Result<Cancellation, Problem> {
        let mut fields = Fields::default();
        let reason = self.reason.map(|reason| fields.note("reason", &reason, 500));
        fields.finish()?;
        Ok(Cancellation { reason: reason.filter(|reason| !reason.is_empty()) })
    }
}

impl SentAttendance {
    pub(super) fn read(&self) -> Attendance {
        match self.status {
            SentPresence::Arrived => Attendance::Arrived,
            SentPresence::NoShow => Attendance::NoShow,
            SentPresence::Completed => Attendance::Completed,
            SentPresence::Booked => Attendance::Booked,
        }
    }
}

//! Entries of the waiting list as the API takes and shows them.

use domain::{Country, CustomerId, PersonName, ProviderId, ServiceId};
use jiff::civil::Date;
use ports::Attendee;
use ports::registers::{NewWaiting, WaitingItem, WaitingStatus};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::Named;
use super::super::customers::dialled;
use super::super::fields::Fields;
use super::super::problem::Problem;

/// What a day in a request has to be.
const DAY: &str = "A day, such as 2026-12-24.";

/// An entry of the waiting list.
#[derive(Serialize, ToSchema)]
#[schema(as = WaitingEntry)]
pub(crate) struct Waiting {
    /// Which one.
    id: Uuid,
    /// Whose list it is on.
    practice_id: Uuid,
    /// Who waits.
    customer: Waiter,
    /// What for.
    service: Named,
    /// With whom; anyone when it is null.
    provider: Option<Named>,
    /// The first day that suits, by the practice's calendar.
    #[schema(format = Date)]
    first_day: String,
    /// The last one.
    #[schema(format = Date)]
    last_day: String,
    /// What has become of it.
    status: Status,
    /// Since when they wait.
    #[schema(format = DateTime)]
    created_at: String,
    /// When they were told of a time.
    #[schema(format = DateTime)]
    told_at: Option<String>,
}

/// Who waits.
#[derive(Serialize, ToSchema)]
#[schema(as = WaitingCustomer)]
pub(crate) struct Waiter {
    /// Who.
    id: Uuid,
    /// Their name, when it is known.
    name: Option<String>,
    /// The number to tell them at.
    phone: String,
}

/// What has become of somebody's waiting.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = WaitingStatus)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    /// They wait.
    Waiting,
    /// They were told of a time.
    Told,
    /// They wait no more.
    Closed,
}

/// Somebody who is to be put on the list.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewWaiting)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentWaiting {
    /// Who waits.
    customer: SentWaiter,
    /// What for.
    pub(super) service_id: Uuid,
    /// With whom; anyone when it is left out.
    provider_id: Option<Uuid>,
    /// The first day that suits, by the practice's calendar.
    #[schema(format = Date, example = "2026-11-24")]
    first_day: String,
    /// The last one.
    #[schema(format = Date, example = "2026-12-04")]
    last_day: String,
}

/// Who is to wait: somebody whom the practice knows by `id`, or a name and a number.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewWaitingCustomer)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentWaiter {
    /// A customer whom the practice knows. Then nothing else.
    id: Option<Uuid>,
    /// Their name.
    #[schema(min_length = 1, max_length = 80)]
    name: Option<String>,
    /// A telephone number, international or as it is dialled in the practice's country.
    #[schema(example = "+15875550142", max_length = 40)]
    phone: Option<String>,
}

impl Waiting {
    pub(super) fn of(item: WaitingItem) -> Self {
        let named = |id: Uuid, name: String| Named { id, name };
        let (id, name, phone) = item.customer;
        Self {
            id: item.id.uuid(),
            practice_id: item.practice.uuid(),
            customer: Waiter { id: id.uuid(), name, phone },
            service: named(item.service.0.uuid(), item.service.1),
            provider: item.provider.map(|(id, name)| named(id.uuid(), name)),
            first_day: item.first.to_string(),
            last_day: item.last.to_string(),
            status: match item.status {
                WaitingStatus::Waiting => Status::Waiting,
                WaitingStatus::Told => Status::Told,
                WaitingStatus::Closed => Status::Closed,
            },
            created_at: item.created_at.to_string(),
            told_at: item.told_at.map(|at| at.to_string()),
        }
    }
}

impl SentWaiting {
    pub(super) fn read(self, country: Country, today: Date) -> Result<NewWaiting, Problem> {
        let mut fields = Fields::default();
        let first: Option<Date> = fields.parse("first_day", &self.first_day, DAY);
        let last: Option<Date> = fields.parse("last_day", &self.last_day, DAY);
        if let (Some(first), Some(last)) = (first, last) {
            fields.need(first <= last, "last_day", "A day that is not before `first_day`.");
            fields.need(today <= last, "last_day", "A day that is not over.");
        }
        let customer = self.customer.read(country, &mut fields);
        fields.finish()?;
        let (Some(first), Some(last), Some(customer)) = (first, last, customer) else {
            return Err(Problem::field("customer", "An id, or a name and a phone."));
        };
        let provider = self.provider_id.map(ProviderId::new);
        let service = ServiceId::new(self.service_id);
        Ok(NewWaiting { customer, service, provider, first, last })
    }
}

impl SentWaiter {
    fn read(self, country: Country, fields: &mut Fields) -> Option<Attendee> {
        match (self.id, self.name, self.phone) {
            (Some(id), None, None) => Some(Attendee::Known(CustomerId::new(id))),
            (None, name, Some(phone)) => {
                let right = "From 1 to 80 characters, one of them a letter.";
                let name: Option<Option<PersonName>> =
                    name.map(|name| fields.parse("customer.name", &name, right));
                let phone = dialled(fields, "customer.phone", &phone, country)?;
                Some(Attendee::Named { name: name.flatten(), phone })
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

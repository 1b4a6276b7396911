//! A state as the facts that it holds, all in one flat record. A state within another, to which the
//! conversation comes back, is a record within the record.

use domain::{
    AppointmentId, CallerId, PersonName, PhoneNumber, ProviderId, ServiceId, Slot, Upcoming, Wish,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use super::values::{DaysFact, ProviderFact, SlotFact, TimesFact, UpcomingFact};
use crate::introduction::{Introduction, Matter};
use crate::slip::{
    Asked, Draft, Errand, GivenName, Inquiry, Purpose, ReachedBy, Search, Slip, Who,
};
use crate::state::State;
use crate::verifying::Verified;

/// Everything that any state can know. Absent is unknown; unknown fields are passed over.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Facts {
    #[serde(deserialize_with = "lenient")]
    pub(super) at: Option<String>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) turn: Option<u32>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) caller: Option<String>,
    /// Whether the carrier vouches for the caller's number.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) attested: Option<bool>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) tries: Option<(u8, u8)>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) service: Option<Uuid>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) provider: Option<ProviderFact>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) days: Option<DaysFact>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) times: Option<TimesFact>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    /// Whether the practice knew the name, and nobody has said it.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) known: Option<bool>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) phone: Option<String>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) slots: Option<Vec<SlotFact>>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) lost: Option<u8>,
    /// Whether the caller said that any time will do.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) any_time: Option<bool>,
    /// Who has nothing free, where somebody else is looked for.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) full: Option<Uuid>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) hold: Option<Uuid>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) outcome: Option<String>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) by_keys: Option<bool>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) done: Option<String>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) setbacks: Option<(u8, u8, u8)>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) misheard: Option<u8>,
    /// Numbers that a code was sent to, codes sent once more, codes that were wrong.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) codes: Option<(u8, u8, u8)>,
    /// The name and the number that a code was right for.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) verified: Option<(String, String)>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) errand: Option<String>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) theirs: Option<Vec<UpcomingFact>>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) made: Option<UpcomingFact>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) and_another: Option<bool>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) slowly: Option<bool>,
    /// What was known when people were called in vain.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) kept: Option<Box<Facts>>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) spelled: Option<bool>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) is_another: Option<bool>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) about: Option<String>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<Box<Facts>>,
}

/// The name as it stands when it was left open: no person is called that.
const LEFT_OPEN: &str = "";

/// What a caller wants who wants a new appointment; the other errands are those of an inquiry.
const BOOKING: &str = "book";
/// What a caller wants who needs help at once.
const EMERGENCY: &str = "emergency";

/// One field that cannot be read does not spoil the others.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Option<T>, D::Error> {
    let value = serde_json::Value::deserialize(from)?;
    Ok(serde_json::from_value(value).ok())
}

impl Facts {
    pub(super) fn set_slip(&mut self, slip: &Slip) {
        // An appointment that is moved stands with what it is for: should a version that cannot move
        // read this, it asks for the service, and does not book a second one.
        if let Purpose::Moving(appointment) = &slip.purpose {
            self.theirs = Some(vec![UpcomingFact::of(appointment)]);
        } else {
            self.service = slip.service.map(ServiceId::uuid);
            self.set_who(&slip.who());
        }
        self.provider = slip.provider.map(ProviderFact::of);
        self.days = slip.days.as_ref().map(DaysFact::of);
        self.times = slip.times.map(TimesFact::of);
    }

    pub(super) fn set_who(&mut self, who: &Who) {
        self.name = who.name.as_ref().map(|name| match name {
            GivenName::Given(name) | GivenName::Known(name) => name.as_str().to_owned(),
            GivenName::LeftOpen => LEFT_OPEN.to_owned(),
        });
        self.known = matches!(who.name, Some(GivenName::Known(_))).then_some(true);
        self.phone = who.phone.as_ref().map(|number| number.as_str().to_owned());
        self.is_another = who.is_another.then_some(true);
    }

    pub(super) fn set_draft(&mut self, draft: &Draft) {
        self.set_slip(&draft.clone().slip());
        self.slots = Some(vec![SlotFact::of(&draft.slot)]);
    }

    pub(super) fn set_inquiry(&mut self, inquiry: &Inquiry) {
        self.errand = Some(errand_name(inquiry.errand).to_owned());
        self.service = inquiry.service.map(ServiceId::uuid);
        self.provider = inquiry.provider.map(ProviderFact::of);
        self.days = inquiry.days.as_ref().map(DaysFact::of);
        self.times = inquiry.times.map(TimesFact::of);
        self.phone = inquiry.phone.as_ref().map(|number| number.as_str().to_owned());
    }

    pub(super) fn set_introduction(&mut self, introduction: &Introduction) {
        let Introduction { name, matter } = introduction;
        self.name = name.as_ref().map(|name| name.as_str().to_owned());
        match matter {
            Some(Matter::Booking(service)) => {
                self.errand = Some(BOOKING.to_owned());
                self.service = service.map(ServiceId::uuid);
            }
            Some(Matter::Theirs(errand)) => self.errand = Some(errand_name(*errand).to_owned()),
            Some(Matter::Emergency) => self.errand = Some(EMERGENCY.to_owned()),
            None => {}
        }
    }

    /// The first question whose answer is not among the facts.
    pub(super) fn salvaged(&self) -> State {
        let slip = Slip { purpose: Purpose::Booking(self.who()), ..self.lines() };
        if slip.service.is_none() {
            State::AskingService { slip }
        } else if slip.provider.is_none() {
            State::AskingProvider { slip }
        } else {
            State::AskingDays { slip: Slip { days: None, times: None, ..slip } }
        }
    }

    /// The lines of a slip.
    fn lines(&self) -> Slip {
        Slip {
            service: self.service.map(ServiceId::new),
            provider: self.provider.as_ref().map(ProviderFact::wish),
            days: self.days.as_ref().map(DaysFact::days),
            times: self.times.as_ref().map(TimesFact::times),
            purpose: Purpose::default(),
        }
    }

    /// The slip for a new appointment.
    pub(super) fn slip(&self) -> Slip {
        Slip { purpose: Purpose::Booking(self.who()), ..self.lines() }
    }

    /// The slip for an appointment that is moved.
    pub(super) fn moving_slip(&self) -> Option<Slip> {
        let appointment = self.appointment()?;
        let service = Some(appointment.service);
        Some(Slip { service, purpose: Purpose::Moving(Box::new(appointment)), ..self.lines() })
    }

    pub(super) fn wish(slip: Slip) -> Option<(Wish, Purpose)> {
        let Slip { service, provider, days, times, purpose } = slip;
        let wish = Wish { service: service?, provider: provider?, days: days?, times: times? };
        Some((wish, purpose))
    }

    pub(super) fn inquiry(&self) -> Option<Inquiry> {
        let Slip { service, provider, days, times, .. } = self.lines();
        let errand = errand_of(self.errand.as_deref()?)?;
        Some(Inquiry { errand, service, provider, days, times, phone: None })
    }

    /// What a person is told who is being called; nothing in a row of a version that told nothing.
    pub(super) fn introduction(&self) -> Introduction {
        let matter = match self.errand.as_deref() {
            Some(BOOKING) => Some(Matter::Booking(self.service.map(ServiceId::new))),
            Some(EMERGENCY) => Some(Matter::Emergency),
            Some(errand) => errand_of(errand).map(Matter::Theirs),
            None => None,
        };
        Introduction { name: self.said_name(), matter }
    }

    pub(super) fn who(&self) -> Who {
        Who {
            name: self.name(),
            phone: self.number(),
            is_another: self.is_another.unwrap_or_default(),
        }
    }

    pub(super) fn name(&self) -> Option<GivenName> {
        match self.name.as_deref()? {
            LEFT_OPEN => Some(GivenName::LeftOpen),
            name => {
                let name = name.parse::<PersonName>().ok()?;
                let is_known = self.known.unwrap_or_default();
                Some(if is_known { GivenName::Known(name) } else { GivenName::Given(name) })
            }
        }
    }

    pub(super) fn said_name(&self) -> Option<PersonName> {
        self.name.as_deref()?.parse().ok()
    }

    /// The number that a caller has shown to be theirs.
    pub(super) fn verified(&self) -> Option<Verified> {
        let (name, phone) = self.verified.as_ref()?;
        Some(Verified { name: name.parse().ok()?, phone: phone.parse().ok()? })
    }

    pub(super) fn number(&self) -> Option<PhoneNumber> {
        self.phone.as_deref()?.parse().ok()
    }

    pub(super) fn how(&self) -> Asked {
        if self.spelled.unwrap_or_default() { Asked::ByLetter } else { Asked::Whole }
    }

    pub(super) fn search(&self) -> Search {
        match (self.lost, self.full, self.any_time) {
            (Some(times), _, _) => Search::Lost { times },
            (None, Some(full), _) => Search::Elsewhere { full: ProviderId::new(full) },
            (None, None, Some(true)) => Search::AnyTime,
            (None, None, Some(false) | None) => Search::Wished,
        }
    }

    pub(super) fn hold(&self) -> Option<AppointmentId> {
        self.hold.map(AppointmentId::new)
    }

    pub(super) fn slots(&self) -> Option<Vec<Slot>> {
        let slots: Vec<_> = self.slots.as_ref()?.iter().map(SlotFact::slot).collect();
        (!slots.is_empty()).then_some(slots)
    }

    pub(super) fn slot(&self) -> Option<Slot> {
        self.slots.as_ref()?.first().map(SlotFact::slot)
    }

    pub(super) fn theirs(&self) -> Option<Vec<Upcoming>> {
        let theirs: Vec<_> = self.theirs.as_ref()?.iter().map(UpcomingFact::appointment).collect();
        (!theirs.is_empty()).then_some(theirs)
    }

    pub(super) fn appointment(&self) -> Option<Upcoming> {
        self.theirs.as_ref()?.first().map(UpcomingFact::appointment)
    }

    pub(super) fn draft(&self, caller: &CallerId) -> Option<Draft> {
        let phone = match (self.number(), caller.number()) {
            (Some(given), _) => ReachedBy::Given(given),
            (None, Some(own)) => ReachedBy::CallersOwn(own.clone()),
            (None, None) => return None,
        };
        let (wish, _) = Self::wish(self.slip())?;
        Some(Draft { wish, slot: self.slot()?, name: self.name()?, phone })
    }
}

const fn errand_name(errand: Errand) -> &'static str {
    match errand {
        Errand::Check => "check",
        Errand::CallOff => "call_off",
        Errand::Move => "move",
    }
}

fn errand_of(name: &str) -> Option<Errand> {
    [Errand::Check, Errand::CallOff, Errand::Move].into_iter().find(|it| errand_name(*it) == name)
}

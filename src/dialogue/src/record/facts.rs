//! A state as the facts that it holds, all in one flat record.

use domain::{
    AppointmentId, CallOutcome, CallerId, Days, PersonName, PhoneNumber, ProviderId, ProviderWish,
    ServiceId, Slot, Times, Turn, Wish,
};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use crate::Dialogue;
use crate::state::{Draft, GivenName, ReachedBy, Search, Slip, State, Tries, Who};

/// Whether a record could be read as it was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legibility {
    /// Every fact that the state needs is there.
    Whole,
    /// Some are not; the conversation goes on with the question that the rest allows.
    Salvaged,
}

/// Everything that any state can know. Absent is unknown; unknown fields are passed over.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Facts {
    #[serde(deserialize_with = "lenient")]
    at: Option<String>,
    #[serde(deserialize_with = "lenient")]
    turn: Option<u32>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    caller: Option<String>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    tries: Option<(u8, u8)>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    service: Option<Uuid>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    provider: Option<ProviderFact>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    days: Option<DaysFact>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    times: Option<TimesFact>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    slots: Option<Vec<SlotFact>>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    lost: Option<u8>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    hold: Option<Uuid>,
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ProviderFact {
    Anyone,
    Named(Uuid),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum DaysFact {
    Soonest,
    On(Date),
    Between(Date, Date),
    AnyOf(Vec<Date>),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum TimesFact {
    Any,
    At(Time),
    Around(Time),
    From(Time),
    Until(Time),
    Between(Time, Time),
}

/// Provider, start, end.
#[derive(Debug, Serialize, Deserialize)]
struct SlotFact(Uuid, Timestamp, Timestamp);

/// The name as it stands when it was left open: no person is called that.
const LEFT_OPEN: &str = "";

/// One field that cannot be read does not spoil the others.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Option<T>, D::Error> {
    let value = serde_json::Value::deserialize(from)?;
    Ok(serde_json::from_value(value).ok())
}

/// Writes a conversation down, in the present [`crate::FORMAT`].
#[must_use]
pub fn write_dialogue(dialogue: &Dialogue) -> String {
    let mut facts = Facts {
        at: Some(dialogue.state.name().to_owned()),
        turn: Some(dialogue.turn.0),
        caller: dialogue.caller.number().map(|number| number.as_str().to_owned()),
        ..Facts::default()
    };
    if dialogue.tries != Tries::default() {
        facts.tries = Some((dialogue.tries.silences, dialogue.tries.misunderstandings));
    }
    facts.set_state(&dialogue.state);
    // A record of strings and numbers has nothing that JSON cannot hold.
    serde_json::to_string(&facts).unwrap_or_default()
}

/// Reads what was written, by this version or another.
///
/// `turn` is the turn that is awaited by the numbers of the journal itself; it stands in when the
/// record does not say.
#[must_use]
pub fn read_dialogue(text: &str, turn: Turn) -> (Dialogue, Legibility) {
    let facts: Facts = serde_json::from_str(text).unwrap_or_default();
    let caller = facts.caller.as_deref().map_or(CallerId::Withheld, CallerId::read);
    let turn = facts.turn.map_or(turn, Turn);
    let (silences, misunderstandings) = facts.tries.unwrap_or_default();
    let tries = Tries { silences, misunderstandings };
    if let Some(state) = facts.state(&caller) {
        return (Dialogue { turn, caller, tries, state }, Legibility::Whole);
    }
    let state = facts.salvaged();
    (Dialogue { turn, caller, tries: Tries::default(), state }, Legibility::Salvaged)
}

/// The name of the state in a record, for operators; empty when the record does not say.
#[must_use]
pub fn state_name(text: &str) -> String {
    serde_json::from_str::<Facts>(text).unwrap_or_default().at.unwrap_or_default()
}

impl Facts {
    fn set_state(&mut self, state: &State) {
        match state {
            State::AskingIntent { slip }
            | State::AskingService { slip }
            | State::AskingProvider { slip }
            | State::AskingDays { slip } => self.set_slip(slip),
            State::Finding { wish, who, search } => {
                self.set_slip(&Slip::of(wish.clone(), who.clone()));
                if let Search::Lost { times } = search {
                    self.lost = Some(*times);
                }
            }
            State::Offering { wish, who, slots } => {
                self.set_slip(&Slip::of(wish.clone(), who.clone()));
                self.slots = Some(slots.iter().map(SlotFact::of).collect());
            }
            State::AskingName { wish, who, slot } => {
                self.set_slip(&Slip::of(wish.clone(), who.clone()));
                self.slots = Some(vec![SlotFact::of(slot)]);
            }
            State::AskingPhone { wish, name, slot } => {
                let who = Who { name: Some(name.clone()), phone: None };
                self.set_slip(&Slip::of(wish.clone(), who));
                self.slots = Some(vec![SlotFact::of(slot)]);
            }
            State::Holding { draft, lost } => {
                self.set_draft(draft);
                self.lost = Some(*lost);
            }
            State::Confirming { draft, hold }
            | State::Booking { draft, hold }
            | State::Reconsidering { draft, hold } => {
                self.set_draft(draft);
                self.hold = Some(hold.uuid());
            }
            State::TakingMessage | State::Transferring => {}
            State::Ended(outcome) => self.outcome = Some(outcome.as_str().to_owned()),
        }
    }

    fn set_slip(&mut self, slip: &Slip) {
        self.service = slip.service.map(ServiceId::uuid);
        self.provider = slip.provider.map(|wish| match wish {
            ProviderWish::Anyone => ProviderFact::Anyone,
            ProviderWish::Named(id) => ProviderFact::Named(id.uuid()),
        });
        self.days = slip.days.as_ref().map(DaysFact::of);
        self.times = slip.times.map(TimesFact::of);
        self.name = slip.who.name.as_ref().map(|name| match name {
            GivenName::Given(name) => name.as_str().to_owned(),
            GivenName::LeftOpen => LEFT_OPEN.to_owned(),
        });
        self.phone = slip.who.phone.as_ref().map(|number| number.as_str().to_owned());
    }

    fn set_draft(&mut self, draft: &Draft) {
        let (wish, who) = draft.clone().unmake();
        self.set_slip(&Slip::of(wish, who));
        self.slots = Some(vec![SlotFact::of(&draft.slot)]);
    }

    /// The state that was written; `None` when it is none of ours or lacks a fact.
    fn state(&self, caller: &CallerId) -> Option<State> {
        let hold = || self.hold.map(AppointmentId::new);
        Some(match self.at.as_deref()? {
            "asking_intent" => State::AskingIntent { slip: self.slip() },
            "asking_service" => State::AskingService { slip: self.slip() },
            "asking_provider" => State::AskingProvider { slip: self.slip() },
            "asking_days" => State::AskingDays { slip: self.slip() },
            "finding" => State::Finding {
                wish: self.wish()?,
                who: self.who(),
                search: self.lost.map_or(Search::Wished, |times| Search::Lost { times }),
            },
            "offering" => {
                let slots: Vec<_> = self.slots.iter().flatten().map(SlotFact::slot).collect();
                if slots.is_empty() {
                    return None;
                }
                State::Offering { wish: self.wish()?, who: self.who(), slots }
            }
            "asking_name" => {
                State::AskingName { wish: self.wish()?, who: self.who(), slot: self.slot()? }
            }
            "asking_phone" => {
                State::AskingPhone { wish: self.wish()?, name: self.name()?, slot: self.slot()? }
            }
            "holding" => {
                State::Holding { draft: self.draft(caller)?, lost: self.lost.unwrap_or_default() }
            }
            "confirming" => State::Confirming { draft: self.draft(caller)?, hold: hold()? },
            "booking" => State::Booking { draft: self.draft(caller)?, hold: hold()? },
            "reconsidering" => State::Reconsidering { draft: self.draft(caller)?, hold: hold()? },
            "taking_message" => State::TakingMessage,
            "transferring" => State::Transferring,
            "ended" => State::Ended(self.outcome.as_deref()?.parse::<CallOutcome>().ok()?),
            _ => return None,
        })
    }

    /// The first question whose answer is not among the facts.
    fn salvaged(&self) -> State {
        let slip = self.slip();
        if slip.service.is_none() {
            State::AskingService { slip }
        } else if slip.provider.is_none() {
            State::AskingProvider { slip }
        } else {
            State::AskingDays { slip: Slip { days: None, times: None, ..slip } }
        }
    }

    fn slip(&self) -> Slip {
        Slip {
            service: self.service.map(ServiceId::new),
            provider: self.provider.as_ref().map(|fact| match fact {
                ProviderFact::Anyone => ProviderWish::Anyone,
                ProviderFact::Named(id) => ProviderWish::Named(ProviderId::new(*id)),
            }),
            days: self.days.as_ref().map(DaysFact::days),
            times: self.times.as_ref().map(TimesFact::times),
            who: self.who(),
        }
    }

    fn wish(&self) -> Option<Wish> {
        let Slip { service, provider, days, times, .. } = self.slip();
        Some(Wish { service: service?, provider: provider?, days: days?, times: times? })
    }

    fn who(&self) -> Who {
        Who { name: self.name(), phone: self.number() }
    }

    fn name(&self) -> Option<GivenName> {
        match self.name.as_deref()? {
            LEFT_OPEN => Some(GivenName::LeftOpen),
            name => name.parse::<PersonName>().ok().map(GivenName::Given),
        }
    }

    fn number(&self) -> Option<PhoneNumber> {
        self.phone.as_deref()?.parse().ok()
    }

    fn slot(&self) -> Option<Slot> {
        self.slots.as_ref()?.first().map(SlotFact::slot)
    }

    fn draft(&self, caller: &CallerId) -> Option<Draft> {
        let phone = match (self.number(), caller) {
            (Some(given), _) => ReachedBy::Given(given),
            (None, CallerId::Known(own)) => ReachedBy::CallersOwn(own.clone()),
            (None, CallerId::Withheld) => return None,
        };
        Some(Draft { wish: self.wish()?, slot: self.slot()?, name: self.name()?, phone })
    }
}

impl DaysFact {
    fn of(days: &Days) -> Self {
        match days {
            Days::Soonest => Self::Soonest,
            Days::On(date) => Self::On(*date),
            Days::Between { first, last } => Self::Between(*first, *last),
            Days::AnyOf(days) => Self::AnyOf(days.clone()),
        }
    }

    fn days(&self) -> Days {
        match self {
            Self::Soonest => Days::Soonest,
            Self::On(date) => Days::On(*date),
            Self::Between(first, last) => Days::Between { first: *first, last: *last },
            Self::AnyOf(days) => Days::AnyOf(days.clone()),
        }
    }
}

impl TimesFact {
    const fn of(times: Times) -> Self {
        match times {
            Times::Any => Self::Any,
            Times::At(at) => Self::At(at),
            Times::Around(at) => Self::Around(at),
            Times::From(from) => Self::From(from),
            Times::Until(until) => Self::Until(until),
            Times::Between { from, until } => Self::Between(from, until),
        }
    }

    const fn times(&self) -> Times {
        match self {
            Self::Any => Times::Any,
            Self::At(at) => Times::At(*at),
            Self::Around(at) => Times::Around(*at),
            Self::From(from) => Times::From(*from),
            Self::Until(until) => Times::Until(*until),
            Self::Between(from, until) => Times::Between { from: *from, until: *until },
        }
    }
}

impl SlotFact {
    const fn of(slot: &Slot) -> Self {
        Self(slot.provider.uuid(), slot.starts_at, slot.ends_at)
    }

    const fn slot(&self) -> Slot {
        Slot { provider: ProviderId::new(self.0), starts_at: self.1, ends_at: self.2 }
    }
}

//! Practices as the API shows them.

use std::collections::BTreeMap;

use domain::{
    AfterHours, Country, Identity, Language, Messages, Minutes, PhoneNumber, PracticeId, Whisper,
};
use ports::{PracticeItem, Purpose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::Named;
use super::own_words::{self, ByLanguage};

/// A practice and what it has decided.
#[expect(clippy::struct_field_names, reason = "the names are those of the API")]
#[expect(clippy::struct_excessive_bools, reason = "the fields are those of the API")]
#[derive(Serialize, ToSchema)]
pub(crate) struct Practice {
    /// Which one.
    id: Uuid,
    /// The same.
    practice_id: Uuid,
    /// How it names itself on the telephone.
    name: String,
    /// Where its clocks are, by their IANA name.
    time_zone: String,
    /// How numbers and dates are read.
    country: SentCountry,
    /// The province or state that it is in.
    region: Option<String>,
    /// Whether it is closed on public holidays.
    keeps_holidays: bool,
    /// The numbers that it answers under.
    numbers: Vec<String>,
    /// Appointments start at whole multiples of this after it opens.
    grid_minutes: u16,
    /// Shortest time between the request and an appointment.
    notice_minutes: u16,
    /// How many days ahead appointments can be made.
    horizon_days: u16,
    /// The number of a person who takes over.
    transfer_to: Option<String>,
    /// What a caller with an emergency hears, where `wording` does not say it in their language.
    emergency: String,
    /// What callers hear first; null for the usual greeting.
    greeting: Option<String>,
    /// Where it is, as callers are told; null when nobody has said.
    address: Option<String>,
    /// Numbers of more people, who are called in this order when `transfer_to` does not answer.
    more_people: Vec<String>,
    /// Whether a caller whose number the carrier vouches for is greeted by their name.
    greets_by_name: bool,
    /// Whether a caller who has named nobody is asked with whom; otherwise anyone who is free will do.
    asks_provider: bool,
    /// The languages it is served in.
    languages: Vec<SentLanguage>,
    /// What it says in its own words, by language and sentence; the rest is said as usual.
    wording: ByLanguage,
    /// The voices that it speaks with, by language, where they are not the usual ones.
    voices: BTreeMap<String, String>,
    /// Whether every call goes to `transfer_to` at once.
    forwards_calls: bool,
    /// What a person hears who answers a call that is put through to them.
    whisper: SentWhisper,
    /// How it takes the messages that callers leave.
    messages: SentMessages,
    /// How a caller is known who wants something with an appointment.
    identity: SentIdentity,
    /// What it does with calls while it is closed.
    after_hours: SentAfterHours,
    /// Most appointments of one telephone number that start on one day.
    most_a_day: u16,
    /// Most appointments of one telephone number that are to come.
    most_to_come: u16,
    /// How long before an appointment a customer can still call it off by themselves.
    cancel_notice_minutes: u16,
    /// Whether it sends texts.
    sends_texts: bool,
    /// How long before an appointment its customer is reminded.
    reminder_minutes: Vec<u16>,
    /// From when on no text is sent that can wait.
    quiet_from: String,
    /// Until when.
    quiet_until: String,
    /// Whether it is for simulated callers.
    simulated: bool,
    /// How many appointments to come have no place any more; with a change only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false, nullable = false)]
    stranded: Option<usize>,
}

/// A practice that was taken on, with its people and services.
#[derive(Serialize, ToSchema)]
pub(crate) struct TakenOn {
    #[serde(flatten)]
    practice: Practice,
    /// What can be booked.
    services: Vec<TakenOnService>,
    /// Who provides it.
    providers: Vec<Named>,
    /// Rooms and equipment.
    rooms: Vec<Named>,
}

/// A service of a practice that was taken on.
#[derive(Serialize, ToSchema)]
struct TakenOnService {
    /// Which one.
    id: Uuid,
    /// Its name.
    name: String,
    /// How long the customer is there.
    duration_minutes: u16,
    /// How long before it the provider is taken, in minutes.
    buffer_before: u16,
    /// How long after it the provider is taken, in minutes.
    buffer_after: u16,
    /// Who provides it.
    provider_ids: Vec<Uuid>,
    /// It needs one of these rooms.
    room_ids: Vec<Uuid>,
}

/// A number that a practice answers under.
#[derive(Serialize, ToSchema)]
pub(crate) struct Number {
    /// Whose.
    practice_id: Uuid,
    /// The number.
    #[schema(example = "+15875550100")]
    number: String,
}

/// A country that Bella knows.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = Country)]
pub(crate) enum SentCountry {
    /// Canada.
    #[serde(rename = "CA")]
    Canada,
    /// The United States.
    #[serde(rename = "US")]
    UnitedStates,
    /// The United Kingdom.
    #[serde(rename = "GB")]
    UnitedKingdom,
    /// Australia.
    #[serde(rename = "AU")]
    Australia,
}

/// A language that Bella speaks.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = Language)]
pub(crate) enum SentLanguage {
    /// English.
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
}

/// What a practice does with calls while it is closed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = AfterHours)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SentAfterHours {
    /// The same as by day.
    Book,
    /// They go to its transfer number.
    Transfer,
    /// They hear that it is closed.
    Close,
}

/// What a person hears who answers a call that is put through, before they are connected.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = Whisper)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SentWhisper {
    /// Nothing: they are connected at once.
    Nothing,
    /// Who calls and what about, as far as that is known.
    Told,
    /// That, and they have to press 1 to take the call.
    Asked,
}

/// How a practice takes the messages that callers leave.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = Messages)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SentMessages {
    /// As the words that speech recognition makes of them.
    Written,
    /// As recordings.
    Recorded,
    /// As recordings, and the caller is told beforehand that it is one.
    RecordedAfterNotice,
}

/// How a caller is known who wants something with an appointment: always by its name, and besides
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = Identity)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SentIdentity {
    /// By its number, or from any other by a code that is sent there as a text.
    NumberOrCode,
    /// By its number alone: whoever calls from another is put through to a person.
    Number,
}

impl Practice {
    /// With the number of appointments that it strands.
    pub(super) fn stranding(self, stranded: Option<usize>) -> Self {
        Self { stranded, ..self }
    }

    pub(super) fn of(item: &PracticeItem) -> Self {
        let settings = &item.settings;
        let desk = &settings.desk;
        let minutes = |Minutes(minutes): &Minutes| *minutes;
        let time = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
        Self {
            id: item.id.uuid(),
            practice_id: item.id.uuid(),
            name: settings.name.clone(),
            time_zone: settings.time_zone.iana_name().unwrap_or("UTC").to_owned(),
            country: SentCountry::of(settings.country),
            region: settings.region.as_ref().map(ToString::to_string),
            keeps_holidays: settings.keeps_holidays,
            numbers: item.numbers.iter().map(|it| it.as_str().to_owned()).collect(),
            grid_minutes: settings.rules.grid.0,
            notice_minutes: settings.rules.notice.0,
            horizon_days: settings.rules.horizon_days,
            transfer_to: settings.transfer_to.as_ref().map(|it| it.as_str().to_owned()),
            emergency: settings.emergency.clone(),
            greeting: desk.greeting.clone(),
            address: desk.address.clone(),
            more_people: desk.more_people.iter().map(|it| it.as_str().to_owned()).collect(),
            greets_by_name: desk.greets_by_name,
            asks_provider: desk.asks_provider,
            languages: desk.languages.iter().copied().map(SentLanguage::of).collect(),
            wording: own_words::shown(&desk.wording),
            voices: own_words::shown_voices(desk.voices),
            forwards_calls: desk.forwards_calls,
            whisper: SentWhisper::of(desk.whisper),
            messages: SentMessages::of(desk.messages),
            identity: SentIdentity::of(desk.identity),
            after_hours: SentAfterHours::of(desk.after_hours),
            most_a_day: desk.per_caller.a_day,
            most_to_come: desk.per_caller.to_come,
            cancel_notice_minutes: desk.cancel_notice.0,
            sends_texts: desk.texts.are_sent,
            reminder_minutes: desk.texts.reminders.iter().map(minutes).collect(),
            quiet_from: time(desk.texts.quiet.from),
            quiet_until: time(desk.texts.quiet.until),
            simulated: item.purpose == Purpose::Simulated,
            stranded: None,
        }
    }
}

impl TakenOn {
    pub(super) fn of(item: &PracticeItem, practice: &domain::Practice) -> Self {
        let services = practice.services.iter().map(|it| TakenOnService {
            id: it.id.uuid(),
            name: it.name.clone(),
            duration_minutes: it.duration.0,
            buffer_before: it.buffer_before.0,
            buffer_after: it.buffer_after.0,
            provider_ids: it.providers.iter().map(|id| id.uuid()).collect(),
            room_ids: it.rooms.iter().map(|id| id.uuid()).collect(),
        });
        let named = |id: Uuid, name: &String| Named { id, name: name.clone() };
        Self {
            practice: Practice::of(item),
            services: services.collect(),
            providers: practice.providers.iter().map(|it| named(it.id.uuid(), &it.name)).collect(),
            rooms: practice.rooms.iter().map(|it| named(it.id.uuid(), &it.name)).collect(),
        }
    }
}

impl Number {
    pub(super) fn of(practice: PracticeId, number: &PhoneNumber) -> Self {
        Self { practice_id: practice.uuid(), number: number.as_str().to_owned() }
    }
}

impl SentCountry {
    pub(super) fn country(self) -> Country {
        match self {
            Self::Canada => Country::Canada,
            Self::UnitedStates => Country::UnitedStates,
            Self::UnitedKingdom => Country::UnitedKingdom,
            Self::Australia => Country::Australia,
        }
    }

    fn of(country: Country) -> Self {
        match country {
            Country::Canada => Self::Canada,
            Country::UnitedStates => Self::UnitedStates,
            Country::UnitedKingdom => Self::UnitedKingdom,
            Country::Australia => Self::Australia,
        }
    }
}

impl SentLanguage {
    pub(super) fn language(self) -> Language {
        match self {
            Self::English => Language::English,
            Self::French => Language::French,
        }
    }

    fn of(language: Language) -> Self {
        match language {
            Language::English => Self::English,
            Language::French => Self::French,
        }
    }
}

impl SentAfterHours {
    pub(super) fn after_hours(self) -> AfterHours {
        match self {
            Self::Book => AfterHours::Book,
            Self::Transfer => AfterHours::Transfer,
            Self::Close => AfterHours::Close,
        }
    }

    fn of(after_hours: AfterHours) -> Self {
        match after_hours {
            AfterHours::Book => Self::Book,
            AfterHours::Transfer => Self::Transfer,
            AfterHours::Close => Self::Close,
        }
    }
}

impl SentWhisper {
    pub(super) fn whisper(self) -> Whisper {
        match self {
            Self::Nothing => Whisper::Nothing,
            Self::Told => Whisper::Told,
            Self::Asked => Whisper::Asked,
        }
    }

    fn of(whisper: Whisper) -> Self {
        match whisper {
            Whisper::Nothing => Self::Nothing,
            Whisper::Told => Self::Told,
            Whisper::Asked => Self::Asked,
        }
    }
}

impl SentMessages {
    pub(super) fn messages(self) -> Messages {
        match self {
            Self::Written => Messages::Written,
            Self::Recorded => Messages::Recorded,
            Self::RecordedAfterNotice => Messages::RecordedAfterNotice,
        }
    }

    fn of(messages: Messages) -> Self {
        match messages {
            Messages::Written => Self::Written,
            Messages::Recorded => Self::Recorded,
            Messages::RecordedAfterNotice => Self::RecordedAfterNotice,
        }
    }
}

impl SentIdentity {
    pub(super) fn identity(self) -> Identity {
        match self {
            Self::NumberOrCode => Identity::NumberOrCode,
            Self::Number => Identity::Number,
        }
    }

    fn of(identity: Identity) -> Self {
        match identity {
            Identity::NumberOrCode => Self::NumberOrCode,
            Identity::Number => Self::Number,
        }
    }
}

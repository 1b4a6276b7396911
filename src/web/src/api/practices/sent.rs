//! Practices as they are sent to be taken on: with hours, people, services and rooms.

use std::collections::BTreeMap;

use domain::{
    BookingRules, Country, FrontDesk, Language, Minutes, PhoneNumber, Practice, PracticeId,
    PracticeVersion,
};
use jiff::tz::TimeZone;
use ports::{NewPractice, PracticeSettings, Purpose};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::fields::Fields;
use super::super::hours::{Period, week};
use super::super::problem::Problem;
use super::own_words::ByLanguage;
use super::settings::SentSettings;
use super::shown::{
    SentAfterHours, SentCountry, SentIdentity, SentLanguage, SentMessages, SentWhisper,
};
use super::staff::{SentProvider, SentRoom, SentService, people, rooms, services};

/// Most appointments of one simulated caller: more than anybody makes.
const SIMULATED_MOST: u16 = 1000;
/// Most numbers of one practice.
const MOST_NUMBERS: usize = 50;

/// A practice to be taken on.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewPractice)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentPractice {
    /// How it names itself on the telephone.
    #[schema(min_length = 1, max_length = 120, example = "Maple Dental")]
    name: String,
    /// Where its clocks are: an IANA name.
    #[schema(example = "America/Edmonton", max_length = 64)]
    time_zone: String,
    /// How numbers and dates are read; Canada when it is left out.
    country: Option<SentCountry>,
    /// The province or state that it is in, by its abbreviation.
    #[schema(pattern = "^[A-Z]{2,3}$", example = "AB")]
    region: Option<String>,
    /// Whether it is closed on the public holidays of its country and region.
    keeps_holidays: Option<bool>,
    /// The numbers that it answers under.
    #[schema(min_items = 1, max_items = 50, example = json!(["+15875550100"]))]
    numbers: Vec<String>,
    /// When it is open.
    #[schema(max_items = 70)]
    hours: Vec<Period>,
    /// Who provides services.
    #[schema(min_items = 1, max_items = 500)]
    providers: Vec<SentProvider>,
    /// What can be booked.
    #[schema(min_items = 1, max_items = 500)]
    services: Vec<SentService>,
    /// Rooms and equipment that services need.
    #[schema(max_items = 500)]
    rooms: Option<Vec<SentRoom>>,
    /// Appointments start at whole multiples of this after it opens; 15 when it is left out.
    #[schema(minimum = 1, maximum = 1440)]
    grid_minutes: Option<u16>,
    /// Shortest time between the request and an appointment; 60 when it is left out.
    #[schema(minimum = 0, maximum = 43200)]
    notice_minutes: Option<u16>,
    /// How many days ahead appointments can be made; 90 when it is left out.
    #[schema(minimum = 1, maximum = 730)]
    horizon_days: Option<u16>,
    /// The number of a person who takes over.
    #[schema(max_length = 40, example = "+15875550199")]
    transfer_to: Option<String>,
    /// What a caller with an emergency hears, where `wording` does not say it in their language.
    #[schema(min_length = 1, max_length = 300)]
    emergency: Option<String>,
    /// What callers hear first, instead of the usual greeting.
    #[schema(min_length = 1, max_length = 300)]
    greeting: Option<String>,
    /// Where it is, as callers are told.
    #[schema(min_length = 1, max_length = 300)]
    address: Option<String>,
    /// Numbers of more people, who are called in this order when `transfer_to` does not answer.
    #[schema(max_items = 4, example = json!(["+15875550198"]))]
    more_people: Option<Vec<String>>,
    /// Whether a caller whose number the carrier vouches for is greeted by their name.
    greets_by_name: Option<bool>,
    /// Whether a caller who has named nobody is asked with whom; otherwise anyone who is free will do.
    asks_provider: Option<bool>,
    /// The languages it is served in, the first one first.
    #[schema(min_items = 1, max_items = 2)]
    languages: Option<Vec<SentLanguage>>,
    /// What it says in its own words, by language and sentence; the rest is said as usual.
    #[schema(example = json!({ "en": { "goodbye": "See you soon at {practice}." } }))]
    wording: Option<ByLanguage>,
    /// The voices that it speaks with, by language; otherwise the usual ones of its country.
    #[schema(example = json!({ "en": "Polly.Joanna-Neural" }))]
    voices: Option<BTreeMap<String, String>>,
    /// Whether every call goes to `transfer_to` at once.
    forwards_calls: Option<bool>,
    /// What a person hears who answers a call that is put through to them; `told` when it is left out.
    whisper: Option<SentWhisper>,
    /// How it takes the messages that callers leave; `written` when it is left out.
    messages: Option<SentMessages>,
    /// How a caller is known who wants something with an appointment; `number_or_code` when it is
    /// left out.
    identity: Option<SentIdentity>,
    /// What it does with calls while it is closed.
    after_hours: Option<SentAfterHours>,
    /// Most appointments of one telephone number that start on one day.
    #[schema(minimum = 1, maximum = 1000)]
    most_a_day: Option<u16>,
    /// Most appointments of one telephone number that are to come.
    #[schema(minimum = 1, maximum = 1000)]
    most_to_come: Option<u16>,
    /// How long before an appointment a customer can still call it off by themselves.
    #[schema(minimum = 0, maximum = 43200)]
    cancel_notice_minutes: Option<u16>,
    /// Whether it sends texts.
    sends_texts: Option<bool>,
    /// How long before an appointment its customer is reminded, each from 5 minutes to 30 days.
    #[schema(max_items = 5)]
    reminder_minutes: Option<Vec<u16>>,
    /// From when on no text is sent that can wait.
    #[schema(pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    quiet_from: Option<String>,
    /// Until when.
    #[schema(pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    quiet_until: Option<String>,
    /// For simulated callers: it sends no texts, and a caller may make any number of appointments.
    #[serde(default)]
    simulated: bool,
}

/// One more number.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewNumber)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentNumber {
    /// In international form.
    #[schema(max_length = 40, example = "+15875550101")]
    number: String,
}

impl SentNumber {
    pub(super) fn read(&self) -> Result<PhoneNumber, Problem> {
        let read: Result<PhoneNumber, _> = self.number.parse();
        read.map_err(|error| Problem::field("number", format!("{error}.")))
    }
}

impl SentPractice {
    /// The practice of this id, or everything that is wrong with it.
    pub(super) fn read(self, id: Uuid) -> Result<NewPractice, Problem> {
        let mut fields = Fields::default();
        let purpose = if self.simulated { Purpose::Simulated } else { Purpose::Real };
        let (sent, parts) = self.parted();
        let mut settings = sent.put(&mut fields, usual(purpose));
        if sent.emergency.is_none() {
            let language = settings.desk.languages.first().copied().unwrap_or(Language::English);
            settings.emergency = language.emergency(settings.country);
        }
        let numbers = numbers(&mut fields, &parts.numbers);
        let hours = week(&mut fields, "hours", &parts.hours);
        let people = people(&mut fields, id, parts.providers);
        let rooms = rooms(&mut fields, id, parts.rooms.unwrap_or_default());
        let services = services(&mut fields, id, parts.services, &people, &rooms);
        fields.finish()?;
        let PracticeSettings {
            name,
            time_zone,
            country,
            region,
            keeps_holidays,
            rules,
            transfer_to,
            emergency,
            desk,
        } = settings;
        let practice = Practice {
            id: PracticeId::new(id),
            version: PracticeVersion(1),
            name,
            time_zone,
            country,
            region,
            keeps_holidays,
            hours,
            closures: Vec::new(),
            services,
            providers: people,
            rooms,
            rules,
            transfer_to,
            emergency,
            desk,
        };
        Ok(NewPractice { practice, numbers, purpose })
    }

    /// The settings, and what else there is.
    fn parted(self) -> (SentSettings, Parts) {
        let settings = SentSettings {
            name: Some(self.name),
            time_zone: Some(self.time_zone),
            country: self.country,
            region: self.region.map(Some),
            keeps_holidays: self.keeps_holidays,
            grid_minutes: self.grid_minutes,
            notice_minutes: self.notice_minutes,
            horizon_days: self.horizon_days,
            transfer_to: self.transfer_to.map(Some),
            emergency: self.emergency,
            greeting: self.greeting.map(Some),
            address: self.address.map(Some),
            more_people: self.more_people,
            greets_by_name: self.greets_by_name,
            asks_provider: self.asks_provider,
            languages: self.languages,
            wording: self.wording,
            voices: self.voices,
            forwards_calls: self.forwards_calls,
            whisper: self.whisper,
            messages: self.messages,
            identity: self.identity,
            after_hours: self.after_hours,
            most_a_day: self.most_a_day,
            most_to_come: self.most_to_come,
            cancel_notice_minutes: self.cancel_notice_minutes,
            sends_texts: self.sends_texts,
            reminder_minutes: self.reminder_minutes,
            quiet_from: self.quiet_from,
            quiet_until: self.quiet_until,
        };
        let Self { numbers, hours, providers, services, rooms, .. } = self;
        (settings, Parts { numbers, hours, providers, services, rooms })
    }
}

/// What a practice has besides its settings.
struct Parts {
    numbers: Vec<String>,
    hours: Vec<Period>,
    providers: Vec<SentProvider>,
    services: Vec<SentService>,
    rooms: Option<Vec<SentRoom>>,
}

/// The settings of a practice that has said nothing.
fn usual(purpose: Purpose) -> PracticeSettings {
    let mut desk = FrontDesk::default();
    match purpose {
        Purpose::Real => {}
        Purpose::Simulated => {
            // Nobody is there to read them.
            desk.texts.are_sent = false;
            desk.per_caller.a_day = SIMULATED_MOST;
            desk.per_caller.to_come = SIMULATED_MOST;
        }
    }
    PracticeSettings {
        name: String::new(),
        time_zone: TimeZone::UTC,
        country: Country::Canada,
        region: None,
        keeps_holidays: false,
        rules: BookingRules { notice: Minutes(60), horizon_days: 90, grid: Minutes(15) },
        transfer_to: None,
        emergency: String::new(),
        desk,
    }
}

fn numbers(fields: &mut Fields, sent: &[String]) -> Vec<PhoneNumber> {
    let mut numbers = Vec::new();
    let is_few = (1..=MOST_NUMBERS).contains(&sent.len());
    fields.need(is_few, "numbers", &format!("From 1 to {MOST_NUMBERS} of them."));
    for (at, number) in sent.iter().enumerate() {
        let right = "A number in international form, such as +15875550100.";
        let field = format!("numbers[{at}]");
        if let Some(number) = fields.parse::<PhoneNumber>(&field, number, right) {
            fields.need(!numbers.contains(&number), &field, "It stands there more than once.");
            numbers.push(number);
        }
    }
    numbers
}

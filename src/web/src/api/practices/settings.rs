//! Settings of a practice as they are sent: each of them checked, and put in the place of the old.

use std::collections::BTreeMap;

use domain::{AfterHours, Country, FrontDesk, Language, Minutes, PhoneNumber};
use jiff::tz::TimeZone;
use ports::PracticeSettings;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::super::fields::{Fields, nullable};
use super::super::problem::Problem;
use super::own_words::{self, ByLanguage};
use super::shown::{
    SentAfterHours, SentCountry, SentIdentity, SentLanguage, SentMessages, SentWhisper,
};

/// Longest notice and longest reminder, in minutes: thirty days.
const MOST_MINUTES: i64 = 43_200;
/// Most reminders of one appointment.
const MOST_REMINDERS: usize = 5;

/// What is to be otherwise; what is left out stays.
#[expect(clippy::option_option, reason = "left out, null, and a value are three things")]
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = PracticeChange)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SentSettings {
    /// How it names itself on the telephone.
    #[schema(min_length = 1, max_length = 120)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    /// Where its clocks are: an IANA name.
    #[schema(example = "America/Edmonton", max_length = 64)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) time_zone: Option<String>,
    /// How numbers and dates are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) country: Option<SentCountry>,
    /// The province or state that it is in, by its abbreviation; null when nobody has said.
    #[schema(value_type = Option<String>, pattern = "^[A-Z]{2,3}$", example = "AB")]
    #[serde(deserialize_with = "nullable", skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<Option<String>>,
    /// Whether it is closed on the public holidays of its country and region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) keeps_holidays: Option<bool>,
    /// Appointments start at whole multiples of this after it opens.
    #[schema(minimum = 1, maximum = 1440)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) grid_minutes: Option<u16>,
    /// Shortest time between the request and an appointment.
    #[schema(minimum = 0, maximum = 43200)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) notice_minutes: Option<u16>,
    /// How many days ahead appointments can be made.
    #[schema(minimum = 1, maximum = 730)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) horizon_days: Option<u16>,
    /// The number of a person who takes over; null when there is none.
    #[schema(value_type = Option<String>, max_length = 40, example = "+15875550199")]
    #[serde(deserialize_with = "nullable", skip_serializing_if = "Option::is_none")]
    pub(super) transfer_to: Option<Option<String>>,
    /// What a caller with an emergency hears, where `wording` does not say it in their language.
    #[schema(min_length = 1, max_length = 300)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) emergency: Option<String>,
    /// What callers hear first; null for the usual greeting.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 300)]
    #[serde(deserialize_with = "nullable", skip_serializing_if = "Option::is_none")]
    pub(super) greeting: Option<Option<String>>,
    /// Where it is, as callers are told; null when nobody has said.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 300)]
    #[serde(deserialize_with = "nullable", skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<Option<String>>,
    /// Numbers of more people, who are called in this order when `transfer_to` does not answer.
    #[schema(max_items = 4, example = json!(["+15875550198"]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) more_people: Option<Vec<String>>,
    /// Whether a caller whose number the carrier vouches for is greeted by their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) greets_by_name: Option<bool>,
    /// Whether a caller who has named nobody is asked with whom; otherwise anyone who is free will do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) asks_provider: Option<bool>,
    /// The languages it is served in, the first one first.
    #[schema(min_items = 1, max_items = 2)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) languages: Option<Vec<SentLanguage>>,
    /// What it says in its own words, by language and sentence; all of it: what is left out of it is
    /// said as usual. Which sentences there are and what can stand in them: docs/PRACTICES.md.
    #[schema(example = json!({ "en": { "goodbye": "See you soon at {practice}." } }))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) wording: Option<ByLanguage>,
    /// The voices that it speaks with, by language; all of them: where one is left out it is the
    /// usual one of its country. Which voices there are: docs/PRACTICES.md.
    #[schema(example = json!({ "en": "Polly.Joanna-Neural" }))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) voices: Option<BTreeMap<String, String>>,
    /// Whether every call goes to `transfer_to` at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) forwards_calls: Option<bool>,
    /// What a person hears who answers a call that is put through to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) whisper: Option<SentWhisper>,
    /// How it takes the messages that callers leave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) messages: Option<SentMessages>,
    /// How a caller is known who wants something with an appointment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) identity: Option<SentIdentity>,
    /// What it does with calls while it is closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) after_hours: Option<SentAfterHours>,
    /// Most appointments of one telephone number that start on one day.
    #[schema(minimum = 1, maximum = 1000)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) most_a_day: Option<u16>,
    /// Most appointments of one telephone number that are to come.
    #[schema(minimum = 1, maximum = 1000)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) most_to_come: Option<u16>,
    /// How long before an appointment a customer can still call it off by themselves.
    #[schema(minimum = 0, maximum = 43200)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cancel_notice_minutes: Option<u16>,
    /// Whether it sends texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sends_texts: Option<bool>,
    /// How long before an appointment its customer is reminded, each from 5 minutes to 30 days.
    #[schema(max_items = 5)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reminder_minutes: Option<Vec<u16>>,
    /// From when on no text is sent that can wait.
    #[schema(example = "21:00", pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quiet_from: Option<String>,
    /// Until when; equal to `quiet_from` when no hour is quiet.
    #[schema(example = "08:00", pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quiet_until: Option<String>,
}

impl SentSettings {
    /// The settings with what was sent, or everything that is wrong with it.
    pub(super) fn apply(&self, settings: PracticeSettings) -> Result<PracticeSettings, Problem> {
        let mut fields = Fields::default();
        let settings = self.put(&mut fields, settings);
        fields.finish()?;
        Ok(settings)
    }

    /// What was sent, for the audit log.
    pub(super) fn told(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// The settings with what was sent, as far as it is right.
    pub(super) fn put(&self, fields: &mut Fields, mut to: PracticeSettings) -> PracticeSettings {
        if let Some(name) = &self.name {
            to.name = fields.text("name", name, 120);
        }
        if let Some(zone) = &self.time_zone
            && let Some(zone) = time_zone(fields, zone)
        {
            to.time_zone = zone;
        }
        if let Some(country) = self.country {
            to.country = country.country();
        }
        if let Some(region) = &self.region {
            let right = "The abbreviation of a province or state, such as AB.";
            to.region = region.as_ref().and_then(|it| fields.parse("region", it, right));
        }
        if let Some(keeps) = self.keeps_holidays {
            to.keeps_holidays = keeps;
        }
        if let Some(emergency) = &self.emergency {
            to.emergency = fields.text("emergency", emergency, 300);
        }
        self.put_rules(fields, &mut to);
        self.put_desk(fields, &mut to);
        self.put_texts(fields, &mut to);
        to
    }

    fn put_rules(&self, fields: &mut Fields, to: &mut PracticeSettings) {
        let rules = &mut to.rules;
        if let Some(grid) = self.grid_minutes {
            fields.within("grid_minutes", grid.into(), 1, 1440);
            rules.grid = Minutes(grid);
        }
        if let Some(notice) = self.notice_minutes {
            fields.within("notice_minutes", notice.into(), 0, MOST_MINUTES);
            rules.notice = Minutes(notice);
        }
        if let Some(horizon) = self.horizon_days {
            fields.within("horizon_days", horizon.into(), 1, 730);
            rules.horizon_days = horizon;
        }
    }

    fn put_desk(&self, fields: &mut Fields, to: &mut PracticeSettings) {
        if let Some(number) = &self.transfer_to {
            to.transfer_to = number.as_ref().and_then(|it| phone(fields, it, to.country));
        }
        let has_person = to.transfer_to.is_some();
        let desk = &mut to.desk;
        if let Some(greeting) = &self.greeting {
            desk.greeting = greeting.as_ref().map(|it| fields.text("greeting", it, 300));
        }
        if let Some(address) = &self.address {
            desk.address = address.as_ref().map(|it| fields.text("address", it, 300));
        }
        if let Some(people) = &self.more_people {
            let is_few = people.len() <= FrontDesk::MOST_PEOPLE;
            fields.need(is_few, "more_people", "At most four of them.");
            let numbered = people.iter().take(FrontDesk::MOST_PEOPLE).enumerate();
            let read = numbered.filter_map(|(number, person)| {
                fields.phone(&format!("more_people[{number}]"), person, to.country)
            });
            desk.more_people = read.collect();
        }
        if let Some(greets) = self.greets_by_name {
            desk.greets_by_name = greets;
        }
        if let Some(asks) = self.asks_provider {
            desk.asks_provider = asks;
        }
        if let Some(languages) = &self.languages {
            desk.languages = languages.iter().map(|it| it.language()).collect();
            let mut apart: Vec<Language> = desk.languages.clone();
            apart.sort_unstable();
            apart.dedup();
            let is_right = !apart.is_empty() && apart.len() == desk.languages.len();
            fields.need(is_right, "languages", "At least one, and each of them once.");
        }
        if let Some(wording) = &self.wording {
            desk.wording = own_words::wording(fields, wording);
        }
        if let Some(voices) = &self.voices {
            desk.voices = own_words::voices(fields, voices);
        }
        own_words::are_of_its_languages(fields, desk);
        if let Some(forwards) = self.forwards_calls {
            desk.forwards_calls = forwards;
        }
        if let Some(whisper) = self.whisper {
            desk.whisper = whisper.whisper();
        }
        if let Some(messages) = self.messages {
            desk.messages = messages.messages();
        }
        if let Some(identity) = self.identity {
            desk.identity = identity.identity();
        }
        if let Some(after_hours) = self.after_hours {
            desk.after_hours = after_hours.after_hours();
        }
        let needs_person = "Somebody has to be there: set transfer_to.";
        fields.need(has_person || !desk.forwards_calls, "forwards_calls", needs_person);
        let first = "They are called after transfer_to: set it.";
        fields.need(has_person || desk.more_people.is_empty(), "more_people", first);
        let transfers = desk.after_hours == AfterHours::Transfer;
        fields.need(has_person || !transfers, "after_hours", needs_person);
        if let Some(most) = self.most_a_day {
            fields.within("most_a_day", most.into(), 1, 1000);
            desk.per_caller.a_day = most;
        }
        if let Some(most) = self.most_to_come {
            fields.within("most_to_come", most.into(), 1, 1000);
            desk.per_caller.to_come = most;
        }
        if let Some(notice) = self.cancel_notice_minutes {
            fields.within("cancel_notice_minutes", notice.into(), 0, MOST_MINUTES);
            desk.cancel_notice = Minutes(notice);
        }
    }

    fn put_texts(&self, fields: &mut Fields, to: &mut PracticeSettings) {
        let texts = &mut to.desk.texts;
        if let Some(sends) = self.sends_texts {
            texts.are_sent = sends;
        }
        if let Some(reminders) = &self.reminder_minutes {
            let is_few = reminders.len() <= MOST_REMINDERS;
            fields.need(is_few, "reminder_minutes", "At most five of them.");
            for (number, reminder) in reminders.iter().enumerate() {
                let field = format!("reminder_minutes[{number}]");
                fields.within(&field, i64::from(*reminder), 5, MOST_MINUTES);
            }
            texts.reminders = reminders.iter().map(|it| Minutes(*it)).collect();
        }
        let quiet_from = self.quiet_from.as_ref();
        if let Some(from) = quiet_from.and_then(|it| fields.time("quiet_from", it)) {
            texts.quiet.from = from;
        }
        let quiet_until = self.quiet_until.as_ref();
        if let Some(until) = quiet_until.and_then(|it| fields.time("quiet_until", it)) {
            texts.quiet.until = until;
        }
    }
}

fn phone(fields: &mut Fields, number: &str, country: Country) -> Option<PhoneNumber> {
    fields.phone("transfer_to", number, country)
}

/// A time zone that has a name.
pub(super) fn time_zone(fields: &mut Fields, name: &str) -> Option<TimeZone> {
    let zone = TimeZone::get(name).ok().filter(|zone| zone.iana_name().is_some());
    fields.need(zone.is_some(), "time_zone", "An IANA name, such as America/Edmonton.");
    zone
}

//! What a practice has decided: one row, parsed.

use std::collections::BTreeSet;

use domain::{BookingRules, Country, FrontDesk, Minutes, PerCaller, QuietHours, Texts};
use jiff::tz::TimeZone;
use ports::{PracticeSettings, Purpose};
use uuid::Uuid;

use super::own_words;
use super::rows::Unusable;

/// A row of `practices`.
#[expect(clippy::struct_excessive_bools, reason = "the columns are what they are")]
pub(crate) struct SettingsRow {
    pub(crate) id: Uuid,
    pub(crate) version: i64,
    pub(crate) name: String,
    pub(crate) time_zone: String,
    pub(crate) country: String,
    pub(crate) notice_minutes: i32,
    pub(crate) horizon_days: i32,
    pub(crate) grid_minutes: i32,
    pub(crate) transfer_to: Option<String>,
    pub(crate) emergency: String,
    pub(crate) simulated: bool,
    pub(crate) region: Option<String>,
    pub(crate) keeps_holidays: bool,
    pub(crate) cancel_notice_minutes: i32,
    pub(crate) most_a_day: i32,
    pub(crate) most_to_come: i32,
    pub(crate) languages: Vec<String>,
    pub(crate) greeting: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) more_people: Vec<String>,
    pub(crate) greets_by_name: bool,
    pub(crate) asks_provider: bool,
    pub(crate) after_hours: String,
    pub(crate) forwards_calls: bool,
    pub(crate) whisper: String,
    pub(crate) messages: String,
    pub(crate) identity: String,
    pub(crate) sends_texts: bool,
    pub(crate) reminder_minutes: Vec<i32>,
    pub(crate) quiet_from: jiff_sqlx::Time,
    pub(crate) quiet_until: jiff_sqlx::Time,
    /// JSON, by language and sentence.
    pub(crate) wording: String,
    /// JSON, by language.
    pub(crate) voices: String,
    /// The numbers that it answers under.
    pub(crate) numbers: Vec<String>,
}

impl SettingsRow {
    /// For whom the practice is.
    pub(crate) fn purpose(&self) -> Purpose {
        if self.simulated { Purpose::Simulated } else { Purpose::Real }
    }

    /// Parses the row; from here on it is valid.
    pub(crate) fn settings(self) -> Result<PracticeSettings, Unusable> {
        let desk = self.desk()?;
        Ok(PracticeSettings {
            desk,
            name: self.name,
            time_zone: TimeZone::get(&self.time_zone).map_err(Unusable::because("time zone"))?,
            country: self.country.parse::<Country>().map_err(Unusable::because("country"))?,
            region: self
                .region
                .map(|region| region.parse())
                .transpose()
                .map_err(Unusable::because("region"))?,
            keeps_holidays: self.keeps_holidays,
            rules: BookingRules {
                notice: minutes("notice", self.notice_minutes)?,
                horizon_days: u16::try_from(self.horizon_days)
                    .map_err(Unusable::because("horizon"))?,
                grid: minutes("grid", self.grid_minutes)?,
            },
            transfer_to: self
                .transfer_to
                .map(|number| number.parse())
                .transpose()
                .map_err(Unusable::because("transfer number"))?,
            emergency: self.emergency,
        })
    }

    fn desk(&self) -> Result<FrontDesk, Unusable> {
        let languages = self.languages.iter().map(|it| it.parse()).collect::<Result<_, _>>();
        let reminders = self.reminder_minutes.iter().map(|it| minutes("reminder", *it));
        let people = self.more_people.iter().map(|it| it.parse()).collect::<Result<_, _>>();
        let count = |what, value: i32| u16::try_from(value).map_err(Unusable::because(what));
        Ok(FrontDesk {
            greeting: self.greeting.clone(),
            languages: languages.map_err(Unusable::because("languages"))?,
            wording: own_words::wording(&self.wording),
            voices: own_words::voices(&self.voices),
            address: self.address.clone(),
            more_people: people.map_err(Unusable::because("more people"))?,
            greets_by_name: self.greets_by_name,
            asks_provider: self.asks_provider,
            forwards_calls: self.forwards_calls,
            messages: self.messages.parse().map_err(Unusable::because("messages"))?,
            identity: self.identity.parse().map_err(Unusable::because("identity"))?,
            whisper: self.whisper.parse().map_err(Unusable::because("whisper"))?,
            after_hours: self.after_hours.parse().map_err(Unusable::because("after hours"))?,
            // Rows of their own.
            blocked: BTreeSet::new(),
            per_caller: PerCaller {
                a_day: count("appointments a day", self.most_a_day)?,
                to_come: count("appointments to come", self.most_to_come)?,
            },
            cancel_notice: minutes("notice of cancellations", self.cancel_notice_minutes)?,
            texts: Texts {
                are_sent: self.sends_texts,
                reminders: reminders.collect::<Result<_, _>>()?,
                quiet: QuietHours {
                    from: self.quiet_from.to_jiff(),
                    until: self.quiet_until.to_jiff(),
                },
            },
        })
    }
}

/// Minutes as a column has them.
pub(super) fn minutes(what: &'static str, value: i32) -> Result<Minutes, Unusable> {
    u16::try_from(value).map(Minutes).map_err(Unusable::because(what))
}

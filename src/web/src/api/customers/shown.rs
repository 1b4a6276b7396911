//! Customers as the API takes and shows them.

use domain::{Country, Language, PersonName, PhoneNumber};
use jiff::Timestamp;
use ports::registers::{CustomerRecord, Item, MOST_PHONES};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::fields::Fields;
use super::super::kept;
use super::super::problem::Problem;

/// A person who has appointments, or had some.
#[derive(Serialize, ToSchema)]
pub(crate) struct Customer {
    /// Who.
    id: Uuid,
    /// Whose customer they are.
    practice_id: Uuid,
    /// Their name, when it is known.
    name: Option<String>,
    /// How to reach them, in E.164 form.
    phones: Vec<String>,
    /// What the practice has noted.
    notes: String,
    /// What they speak, when it is known.
    language: Option<SpokenLanguage>,
    /// Whether they want texts.
    texts: bool,
    /// Since when they are known.
    #[schema(format = DateTime)]
    created_at: String,
}

/// A language (ISO 639-1).
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = CustomerLanguage)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SpokenLanguage {
    /// English.
    En,
    /// French.
    Fr,
}

/// A customer to be added, with a name or a number at least.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewCustomer)]
#[serde(deny_unknown_fields)]
pub(crate) struct SentCustomer {
    /// Whose; needed with a key for every practice.
    pub(super) practice_id: Option<Uuid>,
    /// Their name.
    #[schema(min_length = 1, max_length = 80)]
    name: Option<String>,
    /// Telephone numbers, international or as they are dialled in the practice's country.
    #[schema(max_items = 20)]
    phones: Option<Vec<String>>,
    /// What the practice notes.
    #[schema(max_length = 2000)]
    notes: Option<String>,
    /// What they speak.
    language: Option<SpokenLanguage>,
    /// Whether they want texts: yes, when it is left out.
    texts: Option<bool>,
}

/// What is to be otherwise; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[schema(as = CustomerChange)]
#[serde(deny_unknown_fields)]
#[expect(clippy::option_option, reason = "left out, null, and a value are three things")]
pub(crate) struct SentChange {
    /// Their name; null when it is not known.
    #[serde(default, deserialize_with = "super::super::fields::nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 80)]
    name: Option<Option<String>>,
    /// All their telephone numbers, international or as they are dialled in the practice's country.
    #[schema(max_items = 20)]
    phones: Option<Vec<String>>,
    /// What the practice notes.
    #[schema(max_length = 2000)]
    notes: Option<String>,
    /// What they speak; null when it is not known.
    #[serde(default, deserialize_with = "super::super::fields::nullable")]
    #[schema(value_type = Option<SpokenLanguage>)]
    language: Option<Option<SpokenLanguage>>,
    /// Whether they want texts.
    texts: Option<bool>,
}

impl Customer {
    pub(super) fn of(item: &Item<CustomerRecord>) -> Self {
        let CustomerRecord { name, phones, notes, language, texts, created_at } = &item.what;
        Self {
            id: item.id.uuid(),
            practice_id: item.practice.uuid(),
            name: name.as_ref().map(|name| name.as_str().to_owned()),
            phones: phones.iter().map(|phone| phone.as_str().to_owned()).collect(),
            notes: notes.clone(),
            language: language.map(|language| match language {
                Language::English => SpokenLanguage::En,
                Language::French => SpokenLanguage::Fr,
            }),
            texts: *texts,
            created_at: created_at.to_string(),
        }
    }
}

impl SentCustomer {
    pub(super) fn read(self, country: Country, now: Timestamp) -> Result<CustomerRecord, Problem> {
        let nothing = CustomerRecord {
            name: None,
            phones: Vec::new(),
            notes: String::new(),
            language: None,
            texts: true,
            created_at: now,
        };
        let Self { practice_id: _, name, phones, notes, language, texts } = self;
        let change =
            SentChange { name: Some(name), phones, notes, language: Some(language), texts };
        change.applied_to(nothing, country)
    }
}

impl SentChange {
    pub(super) fn applied_to(
        &self,
        mut record: CustomerRecord,
        country: Country,
    ) -> Result<CustomerRecord, Problem> {
        let mut fields = Fields::default();
        match &self.name {
            None => {}
            Some(None) => record.name = None,
            Some(Some(name)) => {
                let name: Option<PersonName> =
                    fields.parse("name", name, "From 1 to 80 characters, one of them a letter.");
                record.name = name;
            }
        }
        if let Some(phones) = &self.phones {
            kept::most(&mut fields, "phones", phones.len(), MOST_PHONES);
            let phones = phones.iter().enumerate();
            let phones = phones.filter_map(|(at, text)| {
                dialled(&mut fields, &format!("phones[{at}]"), text, country)
            });
            record.phones = phones.collect();
            record.phones.sort_unstable();
            record.phones.dedup();
        }
        if let Some(notes) = &self.notes {
            record.notes = fields.note("notes", notes, 2000);
        }
        match self.language {
            None => {}
            Some(None) => record.language = None,
            Some(Some(SpokenLanguage::En)) => record.language = Some(Language::English),
            Some(Some(SpokenLanguage::Fr)) => record.language = Some(Language::French),
        }
        record.texts = self.texts.unwrap_or(record.texts);
        let is_somebody = record.name.is_some() || !record.phones.is_empty();
        fields.finish()?;
        if is_somebody {
            return Ok(record);
        }
        Err(Problem::field("name", "A name, or a number at least."))
    }
}

/// A number: a whole one is believed, whatever country it is of.
pub(crate) fn dialled(
    fields: &mut Fields,
    field: &str,
    text: &str,
    country: Country,
) -> Option<PhoneNumber> {
    match text.parse().or_else(|_| PhoneNumber::dialled(text, country)) {
        Ok(number) => Some(number),
        Err(error) => {
            fields.refuse(field, format!("{error}."));
            None
        }
    }
}

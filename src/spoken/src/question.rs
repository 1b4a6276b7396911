//! One line that asks what a caller meant.

use std::collections::HashMap;

use domain::Country;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use language::{Kind, Language, Reading, Setting};
use serde::Deserialize;
use serde_json::Value;

use crate::lines::MAX_LINE_BYTES;
use crate::setting;

/// The kinds by their names.
const KINDS: [(&str, Kind); 10] = [
    ("date", Kind::Date),
    ("time", Kind::Time),
    ("datetime", Kind::DateTime),
    ("timerange", Kind::TimeRange),
    ("duration", Kind::Duration),
    ("phone", Kind::Phone),
    ("name", Kind::Name),
    ("yesno", Kind::YesNo),
    ("intent", Kind::Intent),
    ("number", Kind::Number),
];
/// What `expect` says when a day is a day of birth.
const DATE_OF_BIRTH: &str = "date_of_birth";
/// Where the caller is when a line does not say so: where the demo practice is.
const USUAL_ZONE: &str = "America/Edmonton";
/// Most zones that are kept: there are some hundred, but each can be written in many ways.
const MOST_ZONES: usize = 128;

/// What a caller was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asked {
    /// A value of a kind.
    For(Kind),
    /// A date of birth: a day that is over, with its year.
    DateOfBirth,
}

impl Asked {
    /// Everything that can be asked for.
    pub const ALL: [Self; 11] = [
        Self::For(Kind::Date),
        Self::For(Kind::Time),
        Self::For(Kind::DateTime),
        Self::For(Kind::TimeRange),
        Self::For(Kind::Duration),
        Self::For(Kind::Phone),
        Self::For(Kind::Name),
        Self::For(Kind::YesNo),
        Self::For(Kind::Intent),
        Self::For(Kind::Number),
        Self::DateOfBirth,
    ];

    /// The name that a line gives it; a date of birth is a date.
    #[must_use]
    pub fn kind_name(self) -> &'static str {
        let kind = match self {
            Self::For(kind) => kind,
            Self::DateOfBirth => Kind::Date,
        };
        KINDS.iter().find(|(_, it)| *it == kind).map_or("", |(name, _)| name)
    }
}

/// What a caller said, to what, where and when.
#[derive(Clone)]
pub struct Question {
    /// What the answer is found by; any JSON.
    pub id: Value,
    /// What the caller said.
    pub utterance: String,
    /// What they were asked for.
    pub asked: Asked,
    /// Where and when.
    pub setting: Setting,
}

impl Question {
    /// Reads the answer.
    #[must_use]
    pub fn read(&self) -> Reading {
        match self.asked {
            Asked::For(kind) => language::read(&self.utterance, kind, &self.setting),
            // They are not read yet, and a day to come would be a wrong one.
            Asked::DateOfBirth => Reading::Nothing,
        }
    }
}

/// Why a line cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not one JSON object.
    #[error("not a JSON object, at character {column}")]
    NotJson {
        /// Where it stops being one, counted from 1.
        column: usize,
    },
    /// A field holds something else than it should.
    #[error("a field has the wrong type, at character {column}")]
    WrongType {
        /// Behind which character, counted from 1.
        column: usize,
    },
    /// A field that has to be there is not.
    #[error("{field} is missing")]
    Missing {
        /// Its name.
        field: &'static str,
    },
    /// No such kind.
    #[error(
        "kind is one of date, time, datetime, timerange, duration, phone, name, yesno, intent, number"
    )]
    UnknownKind,
    /// No such language.
    #[error("lang is en or fr")]
    UnknownLanguage,
    /// Not a time on a wall.
    #[error("context.now is a local time like 2026-05-12T10:15:00")]
    BadNow,
    /// No such time zone.
    #[error("context.timezone is a zone of the IANA database like America/Edmonton")]
    UnknownZone,
    /// More than anybody says in one breath.
    #[error("the line is longer than {MAX_LINE_BYTES} bytes")]
    TooLong,
}

/// A line that cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Its id, if it has one; else null.
    pub id: Value,
    /// What is wrong with it.
    pub problem: Problem,
}

/// A line as it is written. Everything may be missing, so that what is can be named.
#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    id: Value,
    utterance: Option<String>,
    kind: Option<String>,
    context: Option<Context>,
    lang: Option<String>,
}

#[derive(Deserialize)]
struct Context {
    now: Option<String>,
    timezone: Option<String>,
    #[serde(default)]
    business_hours: Value,
    #[serde(default)]
    country: Value,
    #[serde(default)]
    expect: Value,
}

/// Reads questions. Making a time zone takes longer than reading an answer, so some are kept.
#[derive(Default)]
pub struct Questions {
    zones: HashMap<String, TimeZone>,
}

impl Questions {
    /// Reads one line.
    pub fn question(&mut self, line: &[u8]) -> Result<Question, BadLine> {
        let mut written: Written =
            serde_json::from_slice(line).map_err(|error| bad(line, &error))?;
        let id = std::mem::take(&mut written.id);
        match self.parsed(written) {
            Ok((utterance, asked, setting)) => Ok(Question { id, utterance, asked, setting }),
            Err(problem) => Err(BadLine { id, problem }),
        }
    }

    fn parsed(&mut self, written: Written) -> Result<(String, Asked, Setting), Problem> {
        let missing = |field| Problem::Missing { field };
        let utterance = written.utterance.ok_or(missing("utterance"))?;
        let name = written.kind.ok_or(missing("kind"))?;
        let kind = KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
        let kind = kind.ok_or(Problem::UnknownKind)?;
        let context = written.context.ok_or(missing("context"))?;
        let of_birth = kind == Kind::Date && context.expect.as_str() == Some(DATE_OF_BIRTH);
        let asked = if of_birth { Asked::DateOfBirth } else { Asked::For(kind) };
        let now = context.now.ok_or(missing("context.now"))?;
        let now: DateTime = now.parse().map_err(|_| Problem::BadNow)?;
        let zone_name = context.timezone.as_deref().unwrap_or(USUAL_ZONE);
        let now = now.to_zoned(self.zone(zone_name)?).map_err(|_| Problem::BadNow)?;
        // A code that Bella does not know says no more than none.
        let given = context.country.as_str().and_then(|code| code.parse::<Country>().ok());
        let setting = Setting {
            now,
            open: context.business_hours.as_str().and_then(setting::open),
            country: given.unwrap_or_else(|| setting::country_of(zone_name)),
            language: language(written.lang.as_deref())?,
        };
        Ok((utterance, asked, setting))
    }

    fn zone(&mut self, name: &str) -> Result<TimeZone, Problem> {
        if let Some(zone) = self.zones.get(name) {
            return Ok(zone.clone());
        }
        let zone = TimeZone::get(name).map_err(|_| Problem::UnknownZone)?;
        if self.zones.len() >= MOST_ZONES {
            self.zones.clear();
        }
        self.zones.insert(name.to_owned(), zone.clone());
        Ok(zone)
    }
}

/// A language by its code, with or without a region: `fr-CA`.
fn language(code: Option<&str>) -> Result<Language, Problem> {
    let Some(code) = code else {
        return Ok(Language::English);
    };
    match code.split(['-', '_']).next() {
        Some("en") => Ok(Language::English),
        Some("fr") => Ok(Language::French),
        _ => Err(Problem::UnknownLanguage),
    }
}

/// What is wrong with a line that does not have the shape of one.
fn bad(line: &[u8], error: &serde_json::Error) -> BadLine {
    let column = error.column();
    match serde_json::from_slice::<Value>(line) {
        Ok(Value::Object(mut fields)) => {
            let id = fields.remove("id").unwrap_or_default();
            BadLine { id, problem: Problem::WrongType { column } }
        }
        _ => BadLine { id: Value::Null, problem: Problem::NotJson { column } },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn question(line: &Value) -> Result<Question, BadLine> {
        Questions::default().question(line.to_string().as_bytes())
    }

    fn usual() -> Value {
        json!({
            "id": "a", "utterance": "tuesday", "kind": "date",
            "context": {"now": "2026-05-12T10:15:00", "timezone": "America/Edmonton"},
        })
    }

    #[test]
    fn a_line_says_what_was_said_to_what_where_and_when() {
        let mut line = usual();
        line["lang"] = json!("fr-CA");
        line["context"]["country"] = json!("GB");
        line["context"]["business_hours"] = json!("09:00-17:30");
        let question = question(&line).unwrap();
        assert_eq!(question.utterance, "tuesday");
        assert_eq!(question.asked, Asked::For(Kind::Date));
        assert_eq!(question.asked.kind_name(), "date");
        let Setting { now, open, country, language } = question.setting;
        assert_eq!(now.to_string(), "2026-05-12T10:15:00-06:00[America/Edmonton]");
        assert_eq!(open, setting::open("09:00-17:30"));
        assert_eq!((country, language), (Country::UnitedKingdom, Language::French));
    }

    #[test]
    fn what_is_not_said_is_what_is_usual() {
        let mut line = usual();
        line["id"].take();
        line["context"] = json!({"now": "2026-05-12T10:15", "business_hours": {"mon": "9-5"},
            "country": "NZ", "expect": "date_of_birth", "prompt": "And when?"});
        let question = question(&line).unwrap();
        assert_eq!((question.id, question.asked), (Value::Null, Asked::DateOfBirth));
        let Setting { now, open, country, language } = question.setting;
        assert_eq!(now.time_zone().iana_name(), Some("America/Edmonton"));
        assert_eq!((open, country, language), (None, Country::Canada, Language::English));
    }

    #[test]
    fn a_date_of_birth_is_not_taken_for_a_day_to_come() {
        let mut line = usual();
        line["kind"] = json!("date");
        line["utterance"] = json!("may 12 1985");
        assert_ne!(question(&line).unwrap().read(), Reading::Nothing);
        line["context"]["expect"] = json!("date_of_birth");
        assert_eq!(question(&line).unwrap().read(), Reading::Nothing);
    }

    #[test]
    fn a_bad_line_is_named_by_its_id_and_its_fault() {
        let with = |field: &str, value: Value| {
            let mut line = usual();
            *line.pointer_mut(field).unwrap() = value;
            question(&line).err().unwrap()
        };
        let bad = |problem| BadLine { id: json!("a"), problem };
        assert_eq!(with("/kind", json!("colour")), bad(Problem::UnknownKind));
        assert_eq!(with("/kind", Value::Null), bad(Problem::Missing { field: "kind" }));
        assert_eq!(with("/utterance", Value::Null), bad(Problem::Missing { field: "utterance" }));
        assert_eq!(with("/context", Value::Null), bad(Problem::Missing { field: "context" }));
        assert_eq!(with("/context/now", json!("noon")), bad(Problem::BadNow));
        assert_eq!(with("/context/timezone", json!("Mars/Base")), bad(Problem::UnknownZone));
        let wrong = with("/utterance", json!(["my name is Ada"]));
        assert!(matches!(wrong.problem, Problem::WrongType { .. }), "{wrong:?}");
        assert_eq!(wrong.id, json!("a"));
        assert!(!wrong.problem.to_string().contains("Ada"));
        for line in ["", "hello", "[1]", "{\"id\":1", "{} {}", "\u{feff}{}"] {
            let bad = Questions::default().question(line.as_bytes()).err().unwrap();
            assert_eq!(bad.id, Value::Null, "{line}");
        }
    }
}

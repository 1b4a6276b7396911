//! A practice's set-up as a file: read with the line of whatever is wrong, written in a stable order.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Everything that a file says of a practice. People and rooms are named, so that it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PracticeFile {
    /// Whose set-up it is.
    pub(crate) practice_id: String,
    /// Numbers that it answers under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) numbers: Vec<String>,
    /// What the practice has decided, under the names of the API.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) settings: BTreeMap<String, Value>,
    /// Its opening hours, all of the week; they stay as they are when this is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) hours: Option<Vec<HoursEntry>>,
    /// Days on which it is closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) closures: Vec<ClosureEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) rooms: Vec<RoomEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) providers: Vec<ProviderEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) services: Vec<ServiceEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) blocked_callers: Vec<BlockedEntry>,
}

/// Days on which a practice is closed, both included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClosureEntry {
    pub(crate) first_day: String,
    pub(crate) last_day: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

/// A room, in the order in which rooms are given out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoomEntry {
    pub(crate) name: String,
}

/// A provider, in the order in which they are offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProviderEntry {
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) spoken: Vec<String>,
    #[serde(default = "one")]
    pub(crate) seats: u16,
    /// Whenever the practice is open, when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) hours: Option<Vec<HoursEntry>>,
}

/// A period of somebody's week; Monday is 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HoursEntry {
    pub(crate) weekday: u8,
    pub(crate) opens: String,
    pub(crate) closes: String,
}

/// A service, in the order in which services are offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ServiceEntry {
    pub(crate) name: String,
    /// In languages in which it has another one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) names: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) spoken: Vec<String>,
    pub(crate) duration_minutes: u16,
    #[serde(default)]
    pub(crate) buffer_before: u16,
    #[serde(default)]
    pub(crate) buffer_after: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) price_note: Option<String>,
    /// Who provides it, by name.
    pub(crate) providers: Vec<String>,
    /// Rooms that it can be in, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) rooms: Vec<String>,
    /// How many seats of a provider it takes, by name, where that is not one; 0 is all of them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) takes: BTreeMap<String, u16>,
}

/// A number whose calls are not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BlockedEntry {
    pub(crate) phone: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
}

const fn one() -> u16 {
    1
}

/// In which form a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    Toml,
    Json,
}

impl PracticeFile {
    /// Reads a file; JSON when its name ends so.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        let is_json = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json"));
        let format = if is_json { Format::Json } else { Format::Toml };
        Self::parse(&text, format).with_context(|| path.display().to_string())
    }

    fn parse(text: &str, format: Format) -> anyhow::Result<Self> {
        match format {
            Format::Json => Ok(serde_json::from_str(text)?),
            Format::Toml => toml::from_str(text).map_err(|error| {
                let before = error.span().map_or(0, |span| span.start).min(text.len());
                let line = text.get(..before).map_or(1, |it| it.matches('\n').count() + 1);
                anyhow::anyhow!("line {line}: {}", error.message())
            }),
        }
    }

    pub(crate) fn write(&self, format: Format) -> anyhow::Result<String> {
        match format {
            Format::Json => Ok(format!("{}\n", serde_json::to_string_pretty(self)?)),
            Format::Toml => Ok(toml::to_string(self)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "practice_id = \"x\"\nnumbers = [\"+15875550100\"]\n\n\
        [settings]\nname = \"Maple\"\nreminder_minutes = [1440]\n\n\
        [[hours]]\nweekday = 1\nopens = \"09:00\"\ncloses = \"12:00\"\n\n\
        [[closures]]\nfirst_day = \"2026-12-24\"\nlast_day = \"2026-12-26\"\n\n# The big one.\n[[rooms]]\nname = \"Surgery\"\n\n\
        [[services]]\nname = \"filling\"\nduration_minutes = 60\nproviders = [\"Ana\"]\n\
        rooms = [\"Surgery\"]\ntakes = { Ana = 0 }\n";

    #[test]
    fn a_file_reads_what_it_writes_in_either_form() {
        let file = PracticeFile::parse(FILE, Format::Toml).unwrap();
        for format in [Format::Toml, Format::Json] {
            let written = file.write(format).unwrap();
            assert_eq!(PracticeFile::parse(&written, format).unwrap(), file, "{written}");
        }
    }

    #[test]
    fn a_key_that_is_not_known_is_refused_with_its_line() {
        let wrong = FILE.replace("duration_minutes", "duration");
        let error = PracticeFile::parse(&wrong, Format::Toml).unwrap_err().to_string();
        assert!(error.contains("line 23") && error.contains("duration"), "{error}");
    }
}

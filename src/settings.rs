//! Where settings come from: `bella.toml`, and the environment over it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::PathBuf;

use secrecy::SecretString;
use serde::Deserialize;

use crate::config::Unusable;

/// The file that is read when `BELLA_CONFIG` names no other.
const DEFAULT_FILE: &str = "bella.toml";

/// Every key, and the variable that overrides it. A key that is not here is a typo.
pub(crate) const KEYS: [(&str, &str); 25] = [
    ("app_env", "APP_ENV"),
    ("listen", "BELLA_LISTEN"),
    ("public_url", "BELLA_PUBLIC_URL"),
    ("data_dir", "BELLA_DATA_DIR"),
    ("clock", "BELLA_CLOCK"),
    ("api_key", "BELLA_API_KEY"),
    ("transfer_to", "BELLA_TRANSFER_TO"),
    ("database.url", "DATABASE_URL"),
    ("database.migrate_url", "BELLA_MIGRATE_DATABASE_URL"),
    ("database.connections", "BELLA_DATABASE_CONNECTIONS"),
    ("twilio.account_sid", "TWILIO_ACCOUNT_SID"),
    ("twilio.auth_token", "TWILIO_AUTH_TOKEN"),
    ("twilio.api_base", "TWILIO_API_BASE"),
    ("trusted_proxies", "BELLA_TRUSTED_PROXIES"),
    ("limits.new_calls_per_caller_per_minute", "BELLA_LIMIT_NEW_CALLS_PER_CALLER_PER_MINUTE"),
    ("limits.new_calls_per_number_per_minute", "BELLA_LIMIT_NEW_CALLS_PER_NUMBER_PER_MINUTE"),
    ("limits.new_calls_per_practice_per_minute", "BELLA_LIMIT_NEW_CALLS_PER_PRACTICE_PER_MINUTE"),
    ("limits.new_calls_per_second", "BELLA_LIMIT_NEW_CALLS_PER_SECOND"),
    ("limits.webhooks_per_call_per_minute", "BELLA_LIMIT_WEBHOOKS_PER_CALL_PER_MINUTE"),
    ("limits.webhooks_per_second", "BELLA_LIMIT_WEBHOOKS_PER_SECOND"),
    ("limits.requests_per_key_per_minute", "BELLA_LIMIT_REQUESTS_PER_KEY_PER_MINUTE"),
    ("limits.requests_per_address_per_minute", "BELLA_LIMIT_REQUESTS_PER_ADDRESS_PER_MINUTE"),
    ("limits.failures_per_address_per_minute", "BELLA_LIMIT_FAILURES_PER_ADDRESS_PER_MINUTE"),
    ("limits.keys", "BELLA_LIMIT_KEYS"),
    ("limits.calls", "BELLA_LIMIT_CALLS"),
];

/// Settings as text, by key.
pub(crate) struct Settings(BTreeMap<&'static str, SecretString>);

/// The variable that overrides a key, which is how problems name it.
pub(crate) fn variable(key: &str) -> &'static str {
    KEYS.iter().find(|(it, _)| *it == key).map_or("a setting", |(_, variable)| variable)
}

impl Settings {
    /// The file that `BELLA_CONFIG` names, or `bella.toml` if there is one here, and the
    /// environment over it.
    pub(crate) fn load() -> Result<Self, Unusable> {
        let mut settings = Self(BTreeMap::new());
        let named = std::env::var_os("BELLA_CONFIG").filter(|path| !path.is_empty());
        let path = PathBuf::from(named.clone().unwrap_or_else(|| DEFAULT_FILE.into()));
        match std::fs::read_to_string(&path) {
            Ok(text) => settings.add_file(&text)?,
            // One that was named has to be there.
            Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => {}
            Err(error) => return Err(Unusable(vec![format!("{}: {error}", path.display())])),
        }
        settings.add_environment(std::env::vars_os())?;
        Ok(settings)
    }

    /// Settings from variables alone.
    #[cfg(test)]
    pub(crate) fn of(variables: &[(&str, &str)]) -> Result<Self, Unusable> {
        let mut settings = Self(BTreeMap::new());
        let variables = variables.iter().map(|(name, value)| (name.into(), value.into()));
        settings.add_environment(variables)?;
        Ok(settings)
    }

    fn add_file(&mut self, text: &str) -> Result<(), Unusable> {
        // The error of the library quotes the line, which may hold a secret.
        let values: BTreeMap<String, Value> = toml::from_str(text)
            .map_err(|error| Unusable(vec![format!("bella.toml: {}", error.message())]))?;
        let mut unknown = Vec::new();
        for (key, value) in flat(values) {
            match KEYS.iter().find(|(it, _)| *it == key) {
                Some((known, _)) => {
                    self.0.insert(known, SecretString::from(value));
                }
                None => unknown.push(format!("bella.toml: there is no key {key}")),
            }
        }
        if unknown.is_empty() { Ok(()) } else { Err(Unusable(unknown)) }
    }

    fn add_environment(
        &mut self,
        variables: impl Iterator<Item = (OsString, OsString)>,
    ) -> Result<(), Unusable> {
        let mut problems = Vec::new();
        for (name, value) in variables {
            let Some((key, variable)) = KEYS.iter().find(|(_, it)| name == **it) else { continue };
            match value.into_string() {
                // An empty variable is one that is not set.
                Ok(value) if value.is_empty() => {}
                Ok(value) => {
                    self.0.insert(key, SecretString::from(value));
                }
                Err(_) => problems.push(format!("{variable} is not UTF-8")),
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(Unusable(problems)) }
    }

    /// A setting that is no secret.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        use secrecy::ExposeSecret as _;
        self.0.get(key).map(|value| value.expose_secret().to_owned())
    }

    /// A setting that is a secret.
    pub(crate) fn secret(&self, key: &str) -> Option<SecretString> {
        self.0.get(key).cloned()
    }
}

/// A value of the file.
#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Number(i64),
    Switch(bool),
    Section(BTreeMap<String, Value>),
}

/// The values of the file by whole key: `[database] url` is `database.url`.
fn flat(values: BTreeMap<String, Value>) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (key, value) in values {
        match value {
            Value::Text(text) => all.push((key, text)),
            Value::Number(number) => all.push((key, number.to_string())),
            Value::Switch(switch) => all.push((key, switch.to_string())),
            Value::Section(section) => all.extend(
                flat(section).into_iter().map(|(inner, value)| (format!("{key}.{inner}"), value)),
            ),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> Result<Settings, String> {
        let mut settings = Settings(BTreeMap::new());
        settings.add_file(text).map_err(|error| error.to_string())?;
        Ok(settings)
    }

    #[test]
    fn the_environment_counts_before_the_file() {
        let mut settings = file("listen = \"127.0.0.1:1\"\n[database]\nconnections = 3").unwrap();
        assert_eq!(settings.text("listen").as_deref(), Some("127.0.0.1:1"));
        assert_eq!(settings.text("database.connections").as_deref(), Some("3"));
        let environment = [("BELLA_LISTEN", "127.0.0.1:2"), ("APP_ENV", "")];
        let environment = environment.map(|(name, value)| (name.into(), value.into()));
        settings.add_environment(environment.into_iter()).unwrap();
        assert_eq!(settings.text("listen").as_deref(), Some("127.0.0.1:2"));
        assert_eq!(settings.text("app_env"), None);
    }

    #[test]
    fn a_typo_in_the_file_is_named() {
        let problem = file("listn = \"x\"\n[twilio]\ntoken = \"hush\"").err().unwrap();
        assert!(problem.contains("listn") && problem.contains("twilio.token"), "{problem}");
        assert!(!problem.contains("hush"), "{problem}");
        let problem = file("api_key = \"hush").err().unwrap();
        assert!(!problem.contains("hush"), "{problem}");
    }
}

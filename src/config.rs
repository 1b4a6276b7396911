//! The configuration: a file, overridden by the environment, read once and parsed.
//!
//! **Invariant:** a configuration that exists can be served with; what cannot is named, all of it.
//! **Invariant:** no error and no `Debug` prints a secret.

use std::net::SocketAddr;
use std::num::NonZero;
use std::path::PathBuf;

use actors::Rates;
use domain::PhoneNumber;
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use telephony::signature::PublicUrl;
use telephony::{AccountSid, AuthToken};
use web::{ApiKey, TrustedProxies};

use crate::settings::{self, Settings};
use crate::{rates, secrets};

/// What kind of server this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Environment {
    /// For trying out: secrets are made, demo practices are there.
    Development,
    /// The same, with what tests need to see and to disturb.
    Test,
    /// For callers.
    Production,
}

/// The configuration of a server.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) environment: Environment,
    pub(crate) listen: SocketAddr,
    pub(crate) public_url: PublicUrl,
    pub(crate) database: Database,
    pub(crate) data_directory: PathBuf,
    /// At which instant the clock starts, in development and tests.
    pub(crate) clock: Option<Timestamp>,
    pub(crate) api_key: Option<SecretString>,
    pub(crate) account_sid: Option<AccountSid>,
    pub(crate) auth_tokens: Vec<AuthToken>,
    /// Where Twilio's REST API is; absent: a stand-in where nothing is at stake, else Twilio's own.
    pub(crate) twilio_api_base: Option<PublicUrl>,
    pub(crate) transfer_to: Option<PhoneNumber>,
    /// Who is believed when they say whom they speak for.
    pub(crate) trusted_proxies: TrustedProxies,
    /// How much is let through.
    pub(crate) rates: Rates,
}

/// Where the records are.
#[derive(Debug)]
pub(crate) struct Database {
    /// The server; absent: the embedded one.
    pub(crate) url: Option<SecretString>,
    /// The same database as the owner of its tables.
    pub(crate) migrate_url: Option<SecretString>,
    /// Most connections.
    pub(crate) connections: NonZero<u32>,
}

/// Why the configuration cannot be used: every reason, a line each.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n  "))]
pub(crate) struct Unusable(pub(crate) Vec<String>);

/// Most connections when nothing else is said.
const DEFAULT_CONNECTIONS: NonZero<u32> = NonZero::new(8).unwrap();

impl Config {
    /// Reads the file and the environment.
    pub(crate) fn load() -> Result<Self, Unusable> {
        Settings::load().and_then(|settings| Self::parse(&settings))
    }

    fn parse(settings: &Settings) -> Result<Self, Unusable> {
        let mut problems = Problems::default();
        let environment = match settings.text("app_env").as_deref() {
            None | Some("development") => Environment::Development,
            Some("test") => Environment::Test,
            Some("production") => Environment::Production,
            Some(_) => {
                problems.add("APP_ENV is one of development, test, production");
                Environment::Production
            }
        };
        let listen: Option<SocketAddr> =
            problems.parsed(settings, "listen", "an address such as 127.0.0.1:8080");
        let listen = listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        let public_url: Option<PublicUrl> = problems.parsed(
            settings,
            "public_url",
            "a scheme and a host such as https://bella.example.com",
        );
        if environment == Environment::Production
            && !public_url.as_ref().is_some_and(PublicUrl::is_https)
        {
            problems.add("BELLA_PUBLIC_URL is missing or is not https");
        }
        let tokens = settings
            .secret("twilio.auth_token")
            .map_or(Ok(Vec::new()), |tokens| AuthToken::list(tokens.expose_secret()));
        let auth_tokens = tokens.unwrap_or_else(|error| {
            problems.add(format!("TWILIO_AUTH_TOKEN: {error}"));
            Vec::new()
        });
        let api_key = settings.secret("api_key");
        if let Some(Err(error)) = api_key.as_ref().map(|key| ApiKey::new(key.expose_secret())) {
            problems.add(format!("BELLA_API_KEY: {error}"));
        }
        let connections: Option<NonZero<u32>> =
            problems.parsed(settings, "database.connections", "a number from 1 on");
        let Some(public_url) = public_url.or_else(|| problems.local_url(listen)) else {
            return Err(Unusable(problems.0));
        };
        let config = Self {
            environment,
            listen,
            public_url,
            database: Database {
                url: settings.secret("database.url"),
                migrate_url: settings.secret("database.migrate_url"),
                connections: connections.unwrap_or(DEFAULT_CONNECTIONS),
            },
            data_directory: settings.text("data_dir").unwrap_or_else(|| "./.bella".into()).into(),
            clock: problems.parsed(settings, "clock", "an instant such as 2026-11-24T09:00:00Z"),
            api_key,
            account_sid: problems.parsed(
                settings,
                "twilio.account_sid",
                "AC and 32 hexadecimal digits",
            ),
            auth_tokens,
            twilio_api_base: problems.parsed(
                settings,
                "twilio.api_base",
                "a scheme and a host such as https://api.twilio.com",
            ),
            transfer_to: problems.parsed(settings, "transfer_to", "a number such as +15875550199"),
            trusted_proxies: problems
                .parsed(settings, "trusted_proxies", "addresses or networks such as 10.0.0.0/8")
                .unwrap_or_default(),
            rates: rates::parse(settings, environment, &mut problems),
        };
        if environment == Environment::Production {
            config.check_production(&mut problems);
        }
        problems.none_in(config)
    }

    /// What production cannot do without, and what it must not have.
    fn check_production(&self, problems: &mut Problems) {
        if self.database.url.is_none() {
            problems.add("DATABASE_URL is missing: production has a PostgreSQL server of its own");
        }
        if self.api_key.is_none() {
            problems.add("BELLA_API_KEY is missing");
        }
        if self.auth_tokens.is_empty() {
            problems.add("TWILIO_AUTH_TOKEN is missing: every webhook would be refused");
        }
        if self.clock.is_some() {
            problems.add("BELLA_CLOCK is for development and tests");
        }
    }

    /// The key that opens the API; made and kept when this is no production.
    pub(crate) fn api_key(&self) -> anyhow::Result<SecretString> {
        match &self.api_key {
            Some(key) => Ok(key.clone()),
            None => secrets::read_or_make(&self.data_directory, secrets::API_KEY),
        }
    }

    /// The tokens that sign webhooks; one is made and kept when this is no production.
    pub(crate) fn auth_tokens(&self) -> anyhow::Result<Vec<AuthToken>> {
        if !self.auth_tokens.is_empty() {
            return Ok(self.auth_tokens.clone());
        }
        let token = secrets::read_or_make(&self.data_directory, secrets::TWILIO_AUTH_TOKEN)?;
        Ok(vec![token.expose_secret().parse()?])
    }

    /// The account that webhooks come from; made and kept when this is no production.
    pub(crate) fn account_sid(&self) -> anyhow::Result<AccountSid> {
        if let Some(sid) = self.account_sid {
            return Ok(sid);
        }
        let sid = secrets::read_or_make(&self.data_directory, secrets::TWILIO_ACCOUNT_SID)?;
        Ok(sid.expose_secret().parse()?)
    }
}

/// What is wrong with a configuration, as far as it was read.
#[derive(Default)]
pub(crate) struct Problems(Vec<String>);

impl Problems {
    fn add(&mut self, problem: impl Into<String>) {
        self.0.push(problem.into());
    }

    /// A value, if it is there; noted as a problem when it cannot be read.
    pub(crate) fn parsed<T: std::str::FromStr>(
        &mut self,
        settings: &Settings,
        key: &str,
        right: &str,
    ) -> Option<T> {
        let text = settings.text(key)?;
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.add(format!("{} is not {right}", settings::variable(key)));
        }
        parsed
    }

    /// The address itself, as the URL of a server that nobody reaches from outside.
    fn local_url(&mut self, listen: SocketAddr) -> Option<PublicUrl> {
        let url = format!("http://{listen}").parse();
        url.map_err(|error| self.add(format!("BELLA_PUBLIC_URL: {error}"))).ok()
    }

    fn none_in<T>(self, config: T) -> Result<T, Unusable> {
        if self.0.is_empty() { Ok(config) } else { Err(Unusable(self.0)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(settings: &[(&str, &str)]) -> Result<Config, String> {
        Settings::of(settings)
            .and_then(|settings| Config::parse(&settings))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn nothing_at_all_is_a_development_server() {
        let config = parse(&[]).unwrap();
        assert_eq!(config.environment, Environment::Development);
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.public_url.to_string(), "http://127.0.0.1:8080");
        assert!(config.database.url.is_none());
    }

    #[test]
    fn production_names_everything_that_it_lacks() {
        let lacking = parse(&[("APP_ENV", "production"), ("BELLA_CLOCK", "2026-11-24T09:00:00Z")]);
        let lacking = lacking.unwrap_err();
        for variable in [
            "DATABASE_URL",
            "BELLA_PUBLIC_URL",
            "BELLA_API_KEY",
            "TWILIO_AUTH_TOKEN",
            "BELLA_CLOCK",
        ] {
            assert!(lacking.contains(variable), "{variable}: {lacking}");
        }
        let complete = [
            ("APP_ENV", "production"),
            ("DATABASE_URL", "postgres://bella@db/bella"),
            ("BELLA_PUBLIC_URL", "https://bella.example.com"),
            ("BELLA_API_KEY", "0123456789abcdef0123456789abcdef"),
            ("TWILIO_AUTH_TOKEN", "fedcba9876543210fedcba9876543210"),
        ];
        assert!(parse(&complete).is_ok());
        let plain = complete.map(|(key, value)| (key, value.replace("https", "http")));
        let plain: Vec<_> = plain.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert!(parse(&plain).unwrap_err().contains("BELLA_PUBLIC_URL"));
    }

    #[test]
    fn what_cannot_be_read_is_named_and_never_repeated() {
        for (variable, value) in [
            ("APP_ENV", "prod-secret"),
            ("BELLA_LISTEN", "here-secret"),
            ("BELLA_PUBLIC_URL", "bella-secret"),
            ("BELLA_CLOCK", "noon-secret"),
            ("BELLA_API_KEY", "secret"),
            ("TWILIO_ACCOUNT_SID", "AC-secret"),
            ("TWILIO_AUTH_TOKEN", "a secret"),
            ("TWILIO_API_BASE", "api-secret"),
            ("BELLA_TRANSFER_TO", "secret"),
            ("BELLA_DATABASE_CONNECTIONS", "0"),
            ("BELLA_TRUSTED_PROXIES", "10.0.0.0/8,secret"),
            ("BELLA_LIMIT_NEW_CALLS_PER_CALLER_PER_MINUTE", "0"),
            ("BELLA_LIMIT_WEBHOOKS_PER_SECOND", "-1"),
            ("BELLA_LIMIT_REQUESTS_PER_KEY_PER_MINUTE", "secret"),
            ("BELLA_LIMIT_KEYS", "0"),
        ] {
            let problem = parse(&[(variable, value)]).unwrap_err();
            assert!(problem.contains(variable), "{variable}: {problem}");
            assert!(!problem.contains("secret"), "{problem}");
        }
    }

    #[test]
    fn every_limit_has_a_key_and_a_usual_value() {
        let rates = |settings: &[(&str, &str)]| parse(settings).unwrap().rates;
        let usual = rates(&[]);
        // Nobody is harmed in development: the same, but for new calls.
        assert_eq!(usual.webhooks_per_second, Rates::default().webhooks_per_second);
        assert_eq!(usual.new_calls_per_caller_per_minute.get(), 20 * 60);
        let (keys, _): (Vec<_>, Vec<_>) = settings::KEYS.into_iter().unzip();
        let limits: Vec<_> = keys.into_iter().filter(|key| key.starts_with("limits.")).collect();
        assert_eq!(limits.len(), 11);
        for key in limits {
            let variable = settings::variable(key);
            assert_eq!(variable, key.to_uppercase().replace("LIMITS.", "BELLA_LIMIT_"));
            assert_ne!(rates(&[(variable, "7")]), usual, "{variable} changes nothing");
        }
    }
}

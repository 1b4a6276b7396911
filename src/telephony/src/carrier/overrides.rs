//! How a webhook is requested: the connection overrides in a URL's fragment (Twilio, "Webhooks:
//! connection overrides").

use std::time::Duration;

use super::WebhookFailure;

/// Longest that a webhook may take, with all its tries, whatever the fragment says.
const CEILING: Duration = Duration::from_secs(15);

/// How a webhook is requested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Overrides {
    /// How long connecting may take.
    pub(super) connect: Duration,
    /// How long the answer may take to begin, and to go on.
    pub(super) read: Duration,
    /// How long all tries may take together.
    pub(super) total: Duration,
    /// How many more tries there may be after the first.
    pub(super) retries: u32,
    retry_on: Vec<RetryOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RetryOn {
    ClientError,
    ServerError,
    Connect,
    Read,
    All,
}

/// The fragment is not one that Twilio takes (error 11243).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BadOverrides;

/// Without a fragment: one retry, and only when there was no connection.
impl Default for Overrides {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            read: Duration::from_secs(15),
            total: CEILING,
            retries: 1,
            retry_on: vec![RetryOn::Connect],
        }
    }
}

impl Overrides {
    /// One try, and the time that it has by default.
    pub(super) fn once() -> Self {
        Self { retries: 0, ..Self::default() }
    }

    /// Reads a fragment, without its `#`.
    pub(super) fn read(fragment: &str) -> Result<Self, BadOverrides> {
        let mut overrides = Self::default();
        for setting in fragment.split('&').filter(|setting| !setting.is_empty()) {
            let (name, value) = setting.split_once('=').ok_or(BadOverrides)?;
            match name {
                "ct" => overrides.connect = milliseconds(value, 10_000)?,
                "rt" => overrides.read = milliseconds(value, 15_000)?,
                "tt" => overrides.total = milliseconds(value, 15_000)?,
                "rc" => overrides.retries = number(value, 0, 5)?,
                "rp" => {
                    overrides.retry_on =
                        value.split(',').map(RetryOn::read).collect::<Result<_, _>>()?;
                }
                // Server name indication and the edge to send from: nothing to simulate.
                "sni" | "e" => {}
                _ => return Err(BadOverrides),
            }
        }
        Ok(overrides)
    }

    /// Whether there is to be another try after this failure. Once a part of an answer has
    /// arrived, or a whole one that is no use, there is none.
    pub(super) fn retry(&self, failure: &WebhookFailure) -> bool {
        let cause = match failure {
            WebhookFailure::NotConnected => RetryOn::Connect,
            WebhookFailure::NoAnswer => RetryOn::Read,
            WebhookFailure::Status(400..=499) => RetryOn::ClientError,
            WebhookFailure::Status(500..=599) => RetryOn::ServerError,
            // No policy names these but the one that names everything.
            WebhookFailure::Handshake | WebhookFailure::ConnectionLost => RetryOn::All,
            WebhookFailure::Status(_)
            | WebhookFailure::CutShort
            | WebhookFailure::OutOfTime
            | WebhookFailure::ContentType
            | WebhookFailure::Document(_)
            | WebhookFailure::BadOverrides
            | WebhookFailure::BadUrl => return false,
        };
        self.retry_on.contains(&cause) || self.retry_on.contains(&RetryOn::All)
    }
}

impl RetryOn {
    fn read(text: &str) -> Result<Self, BadOverrides> {
        match text {
            "4xx" => Ok(Self::ClientError),
            "5xx" => Ok(Self::ServerError),
            "ct" => Ok(Self::Connect),
            "rt" => Ok(Self::Read),
            "all" => Ok(Self::All),
            _ => Err(BadOverrides),
        }
    }
}

fn milliseconds(text: &str, max: u32) -> Result<Duration, BadOverrides> {
    number(text, 100, max).map(|number| Duration::from_millis(number.into()))
}

fn number(text: &str, min: u32, max: u32) -> Result<u32, BadOverrides> {
    text.parse().ok().filter(|number| (min..=max).contains(number)).ok_or(BadOverrides)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::CONNECTION_OVERRIDES;

    #[test]
    fn our_own_fragment_is_read() {
        let ours = Overrides::read(CONNECTION_OVERRIDES.trim_start_matches('#')).unwrap();
        assert_eq!(ours.connect, Duration::from_secs(5));
        assert_eq!(ours.read, Duration::from_secs(4));
        assert_eq!(ours.total, Duration::from_secs(14));
        assert_eq!(ours.retries, 2);
        assert_eq!(ours.retry_on, [RetryOn::ServerError, RetryOn::Connect, RetryOn::Read]);
    }

    #[test]
    fn without_a_fragment_only_a_failed_connect_is_tried_again_and_once() {
        let default = Overrides::read("").unwrap();
        assert_eq!(default, Overrides::default());
        assert_eq!((default.retries, default.total), (1, CEILING));
        assert!(default.retry(&WebhookFailure::NotConnected));
        for failure in [
            WebhookFailure::NoAnswer,
            WebhookFailure::Status(503),
            WebhookFailure::Status(403),
            WebhookFailure::ConnectionLost,
            WebhookFailure::Handshake,
        ] {
            assert!(!default.retry(&failure), "{failure:?}");
        }
    }

    #[test]
    fn a_policy_names_what_is_tried_again_and_nothing_else() {
        let failures = [
            ("4xx", WebhookFailure::Status(429)),
            ("5xx", WebhookFailure::Status(500)),
            ("ct", WebhookFailure::NotConnected),
            ("rt", WebhookFailure::NoAnswer),
        ];
        for (policy, _) in &failures {
            let overrides = Overrides::read(&format!("rp={policy}")).unwrap();
            for (named, failure) in &failures {
                assert_eq!(overrides.retry(failure), named == policy, "{policy} {failure:?}");
            }
        }
        let all = Overrides::read("rp=all").unwrap();
        assert!(failures.iter().all(|(_, failure)| all.retry(failure)));
        assert!(all.retry(&WebhookFailure::ConnectionLost));
        assert!(!all.retry(&WebhookFailure::CutShort));
        assert!(!all.retry(&WebhookFailure::Status(302)));
    }

    #[test]
    fn what_twilio_does_not_take_is_refused() {
        for fragment in [
            "rc", "rc=6", "rc=-1", "rc=x", "rt=99", "rt=15001", "ct=10001", "tt=15001", "rp=",
            "rp=6xx", "rp=5xx,", "x=1", "rt=4s",
        ] {
            assert_eq!(Overrides::read(fragment), Err(BadOverrides), "{fragment}");
        }
        assert!(Overrides::read("sni=y&e=dublin,ashburn&rc=0").is_ok());
    }
}

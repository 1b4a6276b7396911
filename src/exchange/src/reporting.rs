//! Reports on messages: signed webhooks, as Twilio posts them.

use std::sync::Arc;
use std::time::Duration;

use telephony::carrier::{Carrier, CarrierSettings, NumberWebhooks, Pace};
use telephony::signature::PublicUrl;

use crate::Inside;

/// Whether messages are reported on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reports {
    /// Never.
    Kept,
    /// Each one: sent, and then delivered.
    Posted,
    /// The same, to a server at another address than the one it gave out: a server on this machine
    /// that the internet knows by another name.
    PostedTo(PublicUrl),
}

/// How often a report is tried that no server takes, and how long between.
const TRIES: u32 = 3;
const AGAIN_AFTER: Duration = Duration::from_millis(500);

/// The origin of a callback's URL, and its path and query. The fragment is for the carrier.
pub(crate) fn split(callback: &str) -> Option<(PublicUrl, String)> {
    let whole = callback.split('#').next()?;
    let scheme = whole.find("://")? + 3;
    let path = scheme + whole.get(scheme..)?.find('/')?;
    let (origin, target) = whole.split_at_checked(path)?;
    Some((origin.parse().ok()?, target.to_owned()))
}

/// Reports on a message until it is delivered.
pub(crate) async fn report(inside: Arc<Inside>, number: usize) {
    let (callback, pairs) = {
        let state = inside.state();
        let Some(sent) = state.messages.get(number) else { return };
        let account = inside.settings.account.to_string();
        let pairs = [
            ("MessageSid", sent.sid.clone()),
            ("SmsSid", sent.sid.clone()),
            ("AccountSid", account),
            ("From", sent.from.clone()),
            ("To", sent.to.clone()),
            ("ApiVersion", "2010-04-01".to_owned()),
        ];
        (sent.status_callback.clone(), pairs)
    };
    for status in ["sent", "delivered"] {
        if let Some(sent) = inside.state().messages.get_mut(number) {
            sent.status = status;
        }
        let Some((origin, target)) = callback.as_deref().and_then(split) else {
            continue;
        };
        let base_url = match &inside.settings.reports {
            Reports::Kept => continue,
            Reports::Posted => origin.clone(),
            Reports::PostedTo(server) => server.clone(),
        };
        let carrier = Carrier::new(CarrierSettings {
            base_url,
            public_url: origin,
            account: inside.settings.account,
            auth_token: inside.settings.token.clone(),
            webhooks: NumberWebhooks::default(),
            pace: Pace::SkippingPauses,
        });
        let Ok(carrier) = carrier else { return };
        let mut pairs: Vec<_> =
            pairs.iter().map(|(name, value)| ((*name).into(), value.into())).collect();
        pairs.push(("MessageStatus".into(), status.into()));
        pairs.push(("SmsStatus".into(), status.into()));
        let webhook = carrier.signed(&target, &pairs);
        for _ in 0..TRIES {
            if carrier.post(&webhook).await.is_ok_and(|reply| reply.status < 500) {
                break;
            }
            tokio::time::sleep(AGAIN_AFTER).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callback_is_taken_apart() {
        let (origin, target) = split("http://127.0.0.1:80/twilio/sms/status?text=1#rc=2").unwrap();
        assert_eq!(origin.to_string(), "http://127.0.0.1:80");
        assert_eq!(target, "/twilio/sms/status?text=1");
        assert!(split("nowhere").is_none() && split("ftp://a/b").is_none());
    }
}

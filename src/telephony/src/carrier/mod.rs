//! A simulated carrier: it plays Twilio against a running server, over HTTP, with signed webhooks.
//!
//! [`Carrier::place_call`] gives a [`Line`]; each thing that the caller does on it returns what
//! they then heard, and what the line waits for. [`Carrier::post`] sends a webhook byte for byte.
//!
//! **Invariant:** it does what Twilio documents and no kindness more: it tries a webhook again only
//! as the URL's fragment says, asks the fallback URL once, and then ends the call.
//! **Invariant:** it never waits for ever: a webhook takes at most 15 s, documents redirect a
//! bounded number of times in a row, and a line has a bounded number of turns.
//! **Invariant:** speech and keys are what the caller made of them; nothing is invented for them.

mod delivery;
mod document;
mod grammar;
mod line;
mod overrides;
mod parameters;
mod played;
mod request;
mod xml;

use std::sync::Arc;

use domain::CallSid;
use reqwest::Url;

pub use delivery::WebhookFailure;
pub use document::{Dial, Document, DocumentError, Gather, Input, OnSilence, Prompt, Verb};
pub use grammar::Warning;
pub use line::{Line, LineError};
pub use played::{Ending, Failed, Now, Played, Received};
pub use request::{RawReply, Webhook};

use crate::http::{self, HttpClientError, Peers};
use crate::signature::{Pair, PublicUrl, sign};
use crate::{AccountSid, AuthToken, routes};
use overrides::Overrides;
use parameters::{Ends, encoded};

/// What a carrier is set up with.
#[derive(Debug, Clone)]
pub struct CarrierSettings {
    /// Where requests are sent.
    pub base_url: PublicUrl,
    /// What they are signed for: what the server believes to be its own address.
    pub public_url: PublicUrl,
    /// The account that the numbers belong to.
    pub account: AccountSid,
    /// What webhooks are signed with.
    pub auth_token: AuthToken,
    /// Where webhooks go.
    pub webhooks: NumberWebhooks,
    /// Whether pauses take their time.
    pub pace: Pace,
}

/// The webhooks that a number is set up with: paths on the server, with connection overrides
/// behind them as a fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberWebhooks {
    /// A call begins.
    pub voice: String,
    /// Another webhook failed.
    pub fallback: String,
    /// A call ended.
    pub status: String,
}

/// Ours, with our connection overrides.
impl Default for NumberWebhooks {
    fn default() -> Self {
        let url = |route| format!("{route}{}", routes::CONNECTION_OVERRIDES);
        Self {
            voice: url(routes::VOICE),
            fallback: url(routes::FALLBACK),
            status: url(routes::STATUS),
        }
    }
}

/// Whether pauses and silences take their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// As on a telephone.
    RealTime,
    /// They are over at once.
    SkippingPauses,
}

/// A telephone company with one server behind its numbers. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Carrier(Arc<Exchange>);

#[derive(Debug)]
struct Exchange {
    settings: CarrierSettings,
    client: reqwest::Client,
    /// What URLs in documents are relative to.
    public: Url,
}

/// A carrier cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum CarrierError {
    /// There is no HTTP client to be had.
    #[error("the carrier has no HTTP client")]
    Client(#[from] HttpClientError),
    /// The public URL is none that a path can be put behind.
    #[error("the public URL has no place for a path")]
    PublicUrl,
}

impl Carrier {
    /// Sets a carrier up. Nothing is requested yet.
    pub fn new(settings: CarrierSettings) -> Result<Self, CarrierError> {
        let peers = if settings.base_url.is_https() { Peers::Https } else { Peers::PlainOnly };
        let client = http::client(peers)?;
        let public =
            Url::parse(&settings.public_url.to_string()).map_err(|_| CarrierError::PublicUrl)?;
        Ok(Self(Arc::new(Exchange { settings, client, public })))
    }

    /// A call of `call` from one number, or word for a withheld one, to another. It does not ring
    /// yet.
    #[must_use]
    pub fn place_call(&self, from: &str, to: &str, call: CallSid) -> Line {
        let account = self.0.settings.account;
        let verstat = Some(parameters::VOUCHED_FOR);
        let (from, to) = (from.into(), to.into());
        Line::new(self.clone(), Ends { call, account, from, to, verstat, parent: None })
    }

    /// A webhook to a path of the server, signed as Twilio signs it.
    #[must_use]
    pub fn signed(&self, target: &str, parameters: &[Pair<'_>]) -> Webhook {
        let settings = &self.0.settings;
        let url = format!("{}{target}", settings.public_url.signed_origin());
        Webhook {
            signature: Some(sign(&settings.auth_token, &url, parameters)),
            ..Self::unsigned(target, parameters)
        }
    }

    /// The same without a signature.
    #[must_use]
    pub fn unsigned(target: &str, parameters: &[Pair<'_>]) -> Webhook {
        Webhook {
            target: target.into(),
            body: encoded(parameters),
            signature: None,
            idempotency_token: None,
        }
    }

    /// Sends a webhook once, byte for byte, and gives back the answer whatever it is.
    pub async fn post(&self, webhook: &Webhook) -> Result<RawReply, WebhookFailure> {
        let once = Overrides::once();
        delivery::deliver(&once, || self.send(webhook, &once)).await.outcome
    }

    async fn send(
        &self,
        webhook: &Webhook,
        limits: &Overrides,
    ) -> Result<RawReply, WebhookFailure> {
        let url = format!("{}{}", self.0.settings.base_url, webhook.target);
        request::send(&self.0.client, &url, webhook, limits).await
    }

    fn settings(&self) -> &CarrierSettings {
        &self.0.settings
    }

    fn public(&self) -> &Url {
        &self.0.public
    }
}

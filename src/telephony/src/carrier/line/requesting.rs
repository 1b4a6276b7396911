//! How a line requests documents from the server, and reports to it.

use std::time::Duration;

use reqwest::Url;
use tokio::time::Instant;
use uuid::Uuid;

use super::{Line, Position};
use crate::carrier::delivery::deliver;
use crate::carrier::overrides::Overrides;
use crate::carrier::parameters::Ends;
use crate::carrier::played::SoFar;
use crate::carrier::{Document, Ending, Failed, RawReply, Received, Webhook, WebhookFailure};
use crate::payload::CallStatus;
use crate::signature::Pair;

impl Line {
    /// Requests a document; when that fails, the fallback, once.
    pub(super) async fn fetch(
        &mut self,
        url: Option<Url>,
        more: &[(&'static str, &str)],
        so_far: &mut SoFar,
    ) -> Result<Position, Ending> {
        let failed = match self.request(url.as_ref(), more, so_far).await {
            Ok(at) => return Ok(at),
            Err(failed) => failed,
        };
        let code = failed.code().to_string();
        let failed_url = url.map_or_else(String::new, |mut url| {
            url.set_fragment(None);
            url.into()
        });
        let fallback = self.carrier.public().join(&self.carrier.settings().webhooks.fallback);
        let more = [("ErrorCode", code.as_str()), ("ErrorUrl", failed_url.as_str())];
        self.request(fallback.ok().as_ref(), &more, so_far).await.map_err(Ending::ApplicationError)
    }

    async fn request(
        &mut self,
        url: Option<&Url>,
        more: &[(&'static str, &str)],
        so_far: &mut SoFar,
    ) -> Result<Position, WebhookFailure> {
        let (url, webhook, overrides) = match self.webhook(url, more) {
            Ok(ready) => ready,
            Err(why) => {
                let failed = Failed { webhook: None, why, tries: 0, took: Duration::ZERO };
                so_far.failed.push(failed.clone());
                return Err(failed.why);
            }
        };
        let attempt = || async {
            let reply = self.carrier.send(&webhook, &overrides).await?;
            if reply.status == 200 { Ok(reply) } else { Err(WebhookFailure::Status(reply.status)) }
        };
        let delivered = deliver(&overrides, attempt).await;
        let (tries, took) = (delivered.tries, delivered.took);
        let read = delivered.outcome.and_then(|reply| Ok((document(&reply)?, reply)));
        match read {
            Ok((document, reply)) => {
                self.status = CallStatus::InProgress;
                self.answered_at.get_or_insert_with(Instant::now);
                let at = Position { url, rest: document.verbs.clone().into_iter() };
                so_far.received.push(Received { webhook, reply, document, tries, took });
                Ok(at)
            }
            Err(why) => {
                let failed = Failed { webhook: Some(webhook), why: why.clone(), tries, took };
                so_far.failed.push(failed);
                Err(why)
            }
        }
    }

    /// What is said to a person who has picked up.
    pub(super) async fn whispered(
        &mut self,
        leg: &Ends,
        url: Option<&Url>,
        more: &[(&'static str, &str)],
    ) -> Result<Document, WebhookFailure> {
        let parameters = leg.parameters(CallStatus::InProgress, more);
        let (_, webhook, overrides) = self.ready(url, &parameters)?;
        let attempt = || async {
            let reply = self.carrier.send(&webhook, &overrides).await?;
            if reply.status == 200 { Ok(reply) } else { Err(WebhookFailure::Status(reply.status)) }
        };
        document(&deliver(&overrides, attempt).await.outcome?)
    }

    /// A webhook of this call ready to be sent, and how.
    fn webhook(
        &mut self,
        url: Option<&Url>,
        more: &[(&'static str, &str)],
    ) -> Result<(Url, Webhook, Overrides), WebhookFailure> {
        let parameters = self.parameters(more);
        self.ready(url, &parameters)
    }

    fn ready(
        &mut self,
        url: Option<&Url>,
        parameters: &[Pair<'_>],
    ) -> Result<(Url, Webhook, Overrides), WebhookFailure> {
        let url = url
            .filter(|url| url.origin() == self.carrier.public().origin())
            .ok_or(WebhookFailure::BadUrl)?;
        let overrides = Overrides::read(url.fragment().unwrap_or_default())
            .map_err(|_| WebhookFailure::BadOverrides)?;
        let target = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        self.webhooks += 1;
        let token = Uuid::new_v5(&self.ends.call.uuid(), &self.webhooks.to_be_bytes());
        let webhook = Webhook {
            idempotency_token: Some(token.to_string()),
            ..self.carrier.signed(&target, parameters)
        };
        Ok((url.clone(), webhook, overrides))
    }

    /// The report that the call is over. It has no fallback.
    pub(super) async fn report(&mut self) -> Result<RawReply, WebhookFailure> {
        let seconds = self.answered_at.map_or(0, |at| at.elapsed().as_secs());
        let minutes = seconds.div_ceil(60).to_string();
        let seconds = seconds.to_string();
        let more = [
            ("CallDuration", seconds.as_str()),
            ("Duration", minutes.as_str()),
            ("CallbackSource", "call-progress-events"),
            ("SequenceNumber", "0"),
        ];
        let status = self.carrier.public().join(&self.carrier.settings().webhooks.status).ok();
        let (_, webhook, overrides) = self.webhook(status.as_ref(), &more)?;
        let attempt = || async {
            let reply = self.carrier.send(&webhook, &overrides).await?;
            match reply.status {
                200..=299 => Ok(reply),
                status => Err(WebhookFailure::Status(status)),
            }
        };
        deliver(&overrides, attempt).await.outcome
    }
}

/// The document in an answer that says that it is XML.
fn document(reply: &RawReply) -> Result<Document, WebhookFailure> {
    let content_type = reply.content_type.as_deref().unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    if !matches!(media_type, "text/xml" | "application/xml") {
        return Err(WebhookFailure::ContentType);
    }
    Ok(Document::read(&reply.body)?)
}

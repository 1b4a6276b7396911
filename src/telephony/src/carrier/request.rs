//! One request, byte for byte, and its answer.

use std::convert::Infallible;
use std::error::Error;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use reqwest::header::CONTENT_TYPE;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, timeout};

use super::WebhookFailure;
use super::overrides::Overrides;
use crate::signature::SIGNATURE_HEADER;
use crate::twiml::MAX_DOCUMENT_BYTES;

/// A webhook as it is sent: keep it, and it can be sent again byte for byte.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Path and query.
    pub target: String,
    /// The form.
    pub body: String,
    /// The signature, if it is to have one.
    pub signature: Option<String>,
    /// What tells the retries of one webhook from another webhook.
    pub idempotency_token: Option<String>,
}

/// The body has what a caller said, and who they are.
impl std::fmt::Debug for Webhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Webhook").field("target", &self.target).finish_non_exhaustive()
    }
}

/// An answer as it came.
#[derive(Clone, PartialEq, Eq)]
pub struct RawReply {
    /// The status.
    pub status: u16,
    /// The content type, if there is one.
    pub content_type: Option<String>,
    /// The body, at most a little more than a TwiML document may have.
    pub body: Bytes,
    /// `X-Bella-Expecting`: what the dialogue waits for, where the server says it.
    pub expecting: Option<String>,
    /// `X-Bella-Reply`: whether the reply was fresh, stored or safe, where the server says it.
    pub reply: Option<String>,
    /// How long the server took.
    pub took: Duration,
}

/// The body may name the caller.
impl std::fmt::Debug for RawReply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawReply")
            .field("status", &self.status)
            .field("content_type", &self.content_type)
            .field("bytes", &self.body.len())
            .field("expecting", &self.expecting)
            .field("reply", &self.reply)
            .field("took", &self.took)
            .finish_non_exhaustive()
    }
}

/// Sends a webhook once to `url`, within the times for connecting and reading. Whatever status
/// comes back is an answer.
pub(super) async fn send(
    client: &reqwest::Client,
    url: &str,
    webhook: &Webhook,
    limits: &Overrides,
) -> Result<RawReply, WebhookFailure> {
    let started = Instant::now();
    let mut response = answered(client, url, webhook, limits).await?;
    let header = |name: &str| {
        response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    let status = response.status().as_u16();
    let content_type = header(CONTENT_TYPE.as_str());
    let expecting = header("x-bella-expecting");
    let reply = header("x-bella-reply");

    let mut body = Vec::new();
    // One byte more than is allowed tells that it is too long.
    while body.len() <= MAX_DOCUMENT_BYTES {
        let chunk = timeout(limits.read, response.chunk())
            .await
            .map_err(|_| WebhookFailure::CutShort)?
            .map_err(|_| WebhookFailure::CutShort)?;
        match chunk {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => break,
        }
    }
    let took = started.elapsed();
    Ok(RawReply { status, content_type, body: body.into(), expecting, reply, took })
}

/// The beginning of the answer. Its time runs from when the request was sent, so connecting has a
/// time of its own.
async fn answered(
    client: &reqwest::Client,
    url: &str,
    webhook: &Webhook,
    limits: &Overrides,
) -> Result<reqwest::Response, WebhookFailure> {
    let (body, mut sent) = WatchedBody::new(webhook.body.clone());
    let mut request = client
        .post(url)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8")
        .header("user-agent", "TwilioProxy/1.1")
        .header("accept", "*/*")
        .body(reqwest::Body::wrap(body));
    if let Some(signature) = &webhook.signature {
        request = request.header(SIGNATURE_HEADER, signature);
    }
    if let Some(token) = &webhook.idempotency_token {
        request = request.header("i-twilio-idempotency-token", token);
    }
    let mut answer = Box::pin(request.send());
    tokio::select! {
        biased;
        answer = &mut answer => return answer.map_err(|error| failure(&error)),
        // Sent, or given up: either way the answer tells.
        _ = &mut sent => {}
        () = sleep(limits.connect) => return Err(WebhookFailure::NotConnected),
    }
    timeout(limits.read, answer)
        .await
        .map_err(|_| WebhookFailure::NoAnswer)?
        .map_err(|error| failure(&error))
}

fn failure(error: &reqwest::Error) -> WebhookFailure {
    if is_of_tls(error) {
        WebhookFailure::Handshake
    } else if error.is_builder() {
        WebhookFailure::BadUrl
    } else if error.is_connect() {
        WebhookFailure::NotConnected
    } else {
        WebhookFailure::ConnectionLost
    }
}

/// Whether TLS is at the bottom of an error. Errors of IO hide what is inside them from `source`.
fn is_of_tls(error: &(dyn Error + 'static)) -> bool {
    let inside = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    error.is::<rustls::Error>()
        || inside.is_some_and(|inside| is_of_tls(inside))
        || error.source().is_some_and(is_of_tls)
}

/// A body that tells when it is taken, which is when there is a connection to send it over.
struct WatchedBody {
    bytes: Option<Bytes>,
    taken: Option<oneshot::Sender<()>>,
}

impl WatchedBody {
    fn new(body: String) -> (Self, oneshot::Receiver<()>) {
        let (taken, watch) = oneshot::channel();
        (Self { bytes: Some(body.into()), taken: Some(taken) }, watch)
    }
}

impl http_body::Body for WatchedBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if let Some(taken) = self.taken.take() {
            // Nobody waits any more when the request was given up.
            let _ = taken.send(());
        }
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;
    use crate::http::{Peers, client};

    /// Sends a webhook over TLS to a server that speaks none: it says this, and keeps the line.
    async fn sent_to(server_says: &'static [u8]) -> Result<RawReply, WebhookFailure> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://{}/twilio/voice", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(server_says).await.unwrap();
            while stream.read(&mut [0; 512]).await.unwrap_or(0) > 0 {}
        });
        let webhook = crate::carrier::Carrier::unsigned("/twilio/voice", &[]);
        let limits = Overrides::read("ct=100&rt=15000").unwrap();
        send(&client(Peers::PlainOnly).unwrap(), &url, &webhook, &limits).await
    }

    #[tokio::test]
    async fn connecting_has_a_time_of_its_own() {
        assert_eq!(sent_to(b"").await, Err(WebhookFailure::NotConnected));
    }

    #[tokio::test]
    async fn a_handshake_that_fails_is_told_from_a_connect_that_fails() {
        let no_tls = sent_to(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        assert_eq!(no_tls, Err(WebhookFailure::Handshake));
    }
}

//! What Bella requests of Twilio: messages, numbers, calls under way.
//!
//! The shapes are those of Twilio's OpenAPI description of its REST API 2010-04-01.
//!
//! **Invariant:** every request ends, in ten seconds at most.
//! **Invariant:** nothing is tried again here: only who asks knows whether that is safe.
//! **Invariant:** no error and no `Debug` has the token, a number or a word in it.

mod calls;
mod error;
mod messages;
mod messenger;
mod numbers;

use std::fmt;
use std::time::Duration;

use form_urlencoded::Serializer;
use reqwest::{Method, Response, StatusCode};
use serde::de::DeserializeOwned;

pub use calls::CallUpdate;
pub use error::RestError;
pub use messages::{Message, NewMessage};
pub use messenger::TwilioMessenger;
pub use numbers::{IncomingNumber, NumberSettings};

use crate::http::{self, HttpClientError, Peers};
use crate::signature::PublicUrl;
use crate::{AccountSid, AuthToken};

/// How long one request may take, with everything.
const TIMEOUT: Duration = Duration::from_secs(10);
/// How long a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Longest answer that is read, in bytes. A page of messages is less than a tenth of it.
const MAX_ANSWER_BYTES: usize = 1024 * 1024;

/// A client of Twilio's REST API, for one account.
#[derive(Clone)]
pub struct RestClient {
    http: reqwest::Client,
    base: PublicUrl,
    account: AccountSid,
    token: AuthToken,
}

impl fmt::Debug for RestClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RestClient")
            .field("base", &self.base)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

impl RestClient {
    /// A client that speaks to `base` for `account`, which `token` proves that it may.
    pub fn new(
        base: PublicUrl,
        account: AccountSid,
        token: AuthToken,
    ) -> Result<Self, HttpClientError> {
        let peers = if base.is_https() { Peers::Https } else { Peers::PlainOnly };
        let http = http::client_with(peers, |it| it.connect_timeout(CONNECT_TIMEOUT))?;
        Ok(Self { http, base, account, token })
    }

    /// The address of a resource of the account, without `.json`.
    fn url(&self, resource: &str) -> String {
        format!("{}/2010-04-01/Accounts/{}/{resource}.json", self.base, self.account)
    }

    async fn get<T: DeserializeOwned>(
        &self,
        resource: &str,
        query: &[(&str, &str)],
    ) -> Result<T, RestError> {
        let mut url = self.url(resource);
        if !query.is_empty() {
            url.push('?');
            url.push_str(&Serializer::new(String::new()).extend_pairs(query).finish());
        }
        self.request(self.http.request(Method::GET, url)).await
    }

    async fn post<T: DeserializeOwned>(
        &self,
        resource: &str,
        form: &[(&str, &str)],
    ) -> Result<T, RestError> {
        let body = Serializer::new(String::new()).extend_pairs(form).finish();
        let request = self
            .http
            .request(Method::POST, self.url(resource))
            .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
            .body(body);
        self.request(request).await
    }

    async fn request<T: DeserializeOwned>(
        &self,
        request: reqwest::RequestBuilder,
    ) -> Result<T, RestError> {
        let answer = request
            .basic_auth(self.account, Some(self.token.expose()))
            .header("accept", "application/json")
            .timeout(TIMEOUT)
            .send()
            .await
            .map_err(RestError::of_transport)?;
        let status = answer.status();
        let again_in = retry_after(&answer);
        let body = whole(answer).await;
        if !status.is_success() {
            // What went wrong is in the body, if there is one to be read.
            return Err(RestError::of_answer(status, again_in, &body.unwrap_or_default()));
        }
        serde_json::from_slice(&body?).map_err(|source| RestError::Unreadable { source })
    }
}

/// How long to wait, if the answer says so in seconds (RFC 9110, section 10.2.3).
fn retry_after(answer: &Response) -> Option<Duration> {
    let value = answer.headers().get("retry-after")?.to_str().ok()?;
    value.trim().parse().ok().map(Duration::from_secs)
}

async fn whole(mut answer: Response) -> Result<Vec<u8>, RestError> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(RestError::of_transport)? {
        if body.len() + chunk.len() > MAX_ANSWER_BYTES {
            return Err(RestError::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Whether a status says that Twilio does not know us, or not for this.
const fn is_unauthorized(status: StatusCode) -> bool {
    matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
}

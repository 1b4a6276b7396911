//! The port of messages, over Twilio.

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use ports::{MessageSid, Messenger, Outgoing, SendError};

use super::{NewMessage, RestClient, RestError};
use crate::routes::{CONNECTION_OVERRIDES, SMS_STATUS};
use crate::signature::PublicUrl;

/// Twilio's number for a recipient who has opted out.
const OPTED_OUT: u32 = 21610;
/// How far Twilio's clock may be behind ours when a message is looked for.
const CLOCKS_APART: SignedDuration = SignedDuration::from_mins(2);

/// Sends messages over Twilio, which reports on them to us.
#[derive(Debug, Clone)]
pub struct TwilioMessenger {
    client: RestClient,
    public_url: PublicUrl,
}

impl TwilioMessenger {
    /// Messages over `client`; Twilio reaches us at `public_url`.
    #[must_use]
    pub const fn new(client: RestClient, public_url: PublicUrl) -> Self {
        Self { client, public_url }
    }

    /// Where the progress of a text is reported. It names the text: a report can be here before the
    /// answer to the request that it is about.
    fn status_callback(&self, message: &Outgoing) -> String {
        let Self { public_url, .. } = self;
        format!("{public_url}{SMS_STATUS}?text={}{CONNECTION_OVERRIDES}", message.text)
    }
}

#[async_trait]
impl Messenger for TwilioMessenger {
    async fn send(&self, message: &Outgoing) -> Result<MessageSid, SendError> {
        let callback = self.status_callback(message);
        let new = NewMessage {
            to: &message.to,
            from: &message.from,
            body: &message.body,
            status_callback: Some(&callback),
        };
        let sent = self.client.send_message(new).await.map_err(SendError::from)?;
        sent.sid.parse().map_err(|error| SendError::Unknown(Box::new(error)))
    }

    async fn find(
        &self,
        message: &Outgoing,
        since: Timestamp,
    ) -> Result<Vec<MessageSid>, SendError> {
        let since = since.saturating_sub(CLOCKS_APART).unwrap_or(since);
        let found = self.client.messages_since(&message.from, &message.to, since).await?;
        let same = found.iter().filter(|it| it.body.as_deref() == Some(&message.body));
        Ok(same.filter_map(|it| it.sid.parse().ok()).collect())
    }
}

impl From<RestError> for SendError {
    fn from(error: RestError) -> Self {
        match error {
            RestError::NotConnected { .. } => Self::NotSent(Box::new(error)),
            RestError::TooMany { again_in } => Self::TooMany { again_in },
            RestError::Refused { code: Some(OPTED_OUT), .. } => Self::OptedOut,
            RestError::Refused { status, code } => {
                Self::Refused { code: code.unwrap_or_else(|| status.into()) }
            }
            // The account is in the address: what is not found there is the account.
            RestError::Unauthorized | RestError::NotFound => Self::Unauthorized,
            RestError::NoAnswer { .. }
            | RestError::Failed { .. }
            | RestError::Unreadable { .. }
            | RestError::TooLong => Self::Unknown(Box::new(error)),
        }
    }
}

//! Messages.

use std::fmt;

use domain::PhoneNumber;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use serde::Deserialize;

use super::{RestClient, RestError};

/// How many messages one look finds, the latest first.
const PAGE_SIZE: &str = "50";

/// A message to be sent.
#[derive(Clone, Copy)]
pub struct NewMessage<'a> {
    /// Whom to.
    pub to: &'a PhoneNumber,
    /// From which of the account's numbers.
    pub from: &'a PhoneNumber,
    /// The words, at most 1,600 characters.
    pub body: &'a str,
    /// Where its progress is reported.
    pub status_callback: Option<&'a str>,
}

/// A message as Twilio has it. `Debug` prints nothing personal.
#[derive(Clone, Deserialize)]
pub struct Message {
    /// Its id.
    pub sid: String,
    /// How far it has come.
    pub status: String,
    /// The words.
    #[serde(default)]
    pub body: Option<String>,
    /// Twilio's number for what went wrong.
    #[serde(default)]
    pub error_code: Option<u32>,
    /// When Twilio got it, in the form of RFC 2822.
    #[serde(default)]
    pub date_created: Option<String>,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({}, {})", self.sid, self.status)
    }
}

#[derive(Deserialize)]
struct Messages {
    messages: Vec<Message>,
}

impl Message {
    /// When Twilio got it.
    #[must_use]
    pub fn created_at(&self) -> Option<Timestamp> {
        let text = self.date_created.as_deref()?;
        rfc2822::DateTimeParser::new().parse_timestamp(text).ok()
    }
}

impl RestClient {
    /// Sends a message. After an error that leaves it open whether it was taken, look for it.
    pub async fn send_message(&self, message: NewMessage<'_>) -> Result<Message, RestError> {
        let mut form = vec![
            ("To", message.to.as_str()),
            ("From", message.from.as_str()),
            ("Body", message.body),
        ];
        form.extend(message.status_callback.map(|url| ("StatusCallback", url)));
        self.post("Messages", &form).await
    }

    /// A message by its id.
    pub async fn message(&self, sid: &str) -> Result<Message, RestError> {
        self.get(&format!("Messages/{sid}"), &[]).await
    }

    /// The latest fifty messages from one number to another that Twilio got at `since` or later.
    ///
    /// It has no filter for that: `DateSent` leaves out those that were not passed on yet.
    pub async fn messages_since(
        &self,
        from: &PhoneNumber,
        to: &PhoneNumber,
        since: Timestamp,
    ) -> Result<Vec<Message>, RestError> {
        let query = [("To", to.as_str()), ("From", from.as_str()), ("PageSize", PAGE_SIZE)];
        let Messages { messages } = self.get("Messages", &query).await?;
        // One without a date may be it.
        let is_late = |it: &Message| it.created_at().is_none_or(|created| created >= since);
        Ok(messages.into_iter().filter(is_late).collect())
    }
}

//! The outbox: what has to be done outside, once, and the texts that come back.
//!
//! **Invariant:** no `Debug` here prints a number or a word of a text.

use std::fmt;
use std::str::FromStr;

use async_trait::async_trait;
use dialogue::texts::{Addressee, Agreed, Happened, Planned, Question, Sender};
use domain::{OutboxId, PhoneNumber, PracticeId, WaitingId};
use jiff::Timestamp;

use crate::Cause;

/// What has to be done outside, once.
#[async_trait]
pub trait Outbox: Send + Sync {
    /// Takes what is due, of every practice, at most so much. Nobody else is given it before `until`;
    /// what is not settled by then is due again. What is not to be sent any more is set aside and not
    /// returned.
    async fn claim(
        &self,
        now: Timestamp,
        until: Timestamp,
        most: u16,
    ) -> Result<Vec<Claimed>, OutboxError>;

    /// Puts texts in the place of news, all or none; those that are there already stay as they are.
    /// With `told`, only if that person is still waiting, who then waits no more.
    async fn expand(
        &self,
        news: Claim,
        texts: Vec<NewText>,
        told: Option<WaitingId>,
        now: Timestamp,
    ) -> Result<Expanded, OutboxError>;

    /// Says what has become of a text that was claimed. Nothing happens when the claim has passed
    /// to somebody else meanwhile.
    async fn settle(
        &self,
        claim: Claim,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<(), OutboxError>;

    /// Those of the messages that no other text of the practice is known to be. That a message is the
    /// claimed text itself may have been reported since the claim.
    async fn strangers(
        &self,
        claim: Claim,
        messages: Vec<MessageSid>,
    ) -> Result<Vec<MessageSid>, OutboxError>;

    /// Takes note of what the carrier reports of a text. False when there is no such text.
    async fn report(&self, report: TextReport, now: Timestamp) -> Result<bool, OutboxError>;
}

/// Texts that come in.
#[async_trait]
pub trait Inbox: Send + Sync {
    /// Does what a text asks for, and says what is answered: nothing to a number of no practice, nor
    /// to a wish for no more texts. The same text again gets the same answer, and nothing is done.
    async fn answer(
        &self,
        text: InboundText,
        now: Timestamp,
    ) -> Result<Option<String>, OutboxError>;
}

/// Something that was claimed, and by which attempt: what tells an old claim from a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// What.
    pub id: OutboxId,
    /// Whose.
    pub practice: PracticeId,
    /// The number of the attempt, from 1.
    pub attempt: u32,
}

/// What was claimed.
#[derive(Debug)]
pub enum Claimed {
    /// News that become texts.
    News(Box<Tidings>),
    /// A text to be sent.
    Text(TextToSend),
}

/// News that become texts.
#[derive(Debug)]
pub struct Tidings {
    /// The claim.
    pub claim: Claim,
    /// What has happened.
    pub happened: Happened,
    /// The version of the appointment that came of it.
    pub version: i64,
    /// What it is about; `None` when there is nobody to be told.
    pub story: Option<Story>,
}

/// What news are about.
pub struct Story {
    /// The practice.
    pub sender: Sender,
    /// The appointment, as it is now.
    pub agreed: Agreed,
    /// Its customer, when there is a number to reach them by.
    pub customer: Option<Addressee>,
    /// Of time that is free again: who waits for it first.
    pub first_in_line: Option<InLine>,
}

/// Somebody who waits for a time.
pub struct InLine {
    /// Their place.
    pub waiting: WaitingId,
    /// Who.
    pub customer: Addressee,
    /// The time that they can have.
    pub freed: Agreed,
}

/// A text to be sent.
pub struct TextToSend {
    /// The claim.
    pub claim: Claim,
    /// What to send.
    pub message: Outgoing,
    /// Since when it may have been sent without our knowing.
    pub unsure_since: Option<Timestamp>,
}

/// A message to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Which text it is; its reports name it.
    pub text: OutboxId,
    /// The practice's number.
    pub from: PhoneNumber,
    /// The customer's.
    pub to: PhoneNumber,
    /// The words.
    pub body: String,
}

/// A text that news have become.
#[derive(Debug)]
pub struct NewText {
    /// Its id, derived from what it is about.
    pub id: OutboxId,
    /// The appointment that it is about, as it was at a version.
    pub about: (domain::AppointmentId, i64),
    /// The number that it is sent from.
    pub sender: PhoneNumber,
    /// The text.
    pub planned: Planned,
}

/// What has become of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expanded {
    /// They are texts now.
    Done,
    /// Somebody else was told meanwhile; the news are due again.
    Missed,
}

/// What has become of an attempt to send a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The carrier has it.
    Sent(MessageSid),
    /// The carrier will not take it, ever.
    Refused(Refused),
    /// It was not sent; again at this time.
    NotSent(Timestamp),
    /// Nobody knows; again at this time, after it was looked for.
    Unknown(Timestamp),
    /// It was tried often enough.
    GivenUp,
}

/// Why the carrier will not take a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The customer has told the carrier that they want none: they get no more.
    OptedOut,
    /// The carrier's number for another reason.
    Code(u32),
}

/// The carrier's id of a message: `SM` or `MM` and 32 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MessageSid(Box<str>);

/// A text that is no [`MessageSid`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a message SID is SM or MM and 32 hexadecimal digits")]
pub struct MessageSidError;

impl MessageSid {
    /// The id as the carrier writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for MessageSid {
    type Err = MessageSidError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix("SM").or_else(|| text.strip_prefix("MM"));
        let digits = digits.ok_or(MessageSidError)?;
        let well_formed = digits.len() == 32 && digits.bytes().all(|it| it.is_ascii_hexdigit());
        if well_formed { Ok(Self(text.into())) } else { Err(MessageSidError) }
    }
}

impl fmt::Display for MessageSid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the carrier reports of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextReport {
    /// The message.
    pub message: MessageSid,
    /// Our id of it, if the report names it.
    pub text: Option<OutboxId>,
    /// How far it has come.
    pub status: Reported,
    /// The carrier's number for what went wrong.
    pub error: Option<u32>,
}

/// How far a text has come, as the carrier reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reported {
    /// The carrier has it, or has passed it on.
    Sent,
    /// It has arrived.
    Delivered,
    /// It has not arrived.
    Undelivered,
    /// It was not passed on.
    Failed,
}

impl Reported {
    /// The name that the outbox has for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Undelivered => "undelivered",
            Self::Failed => "failed",
        }
    }
}

/// A text that came in.
pub struct InboundText {
    /// The carrier's id of it.
    pub message: MessageSid,
    /// Who wrote.
    pub from: PhoneNumber,
    /// The number that they wrote to.
    pub to: PhoneNumber,
    /// The words, as they came.
    pub body: String,
    /// What they mean.
    pub question: Question,
}

/// The outbox cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the outbox cannot be used")]
pub struct OutboxError(#[source] pub Cause);

impl fmt::Debug for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Story({})", self.agreed.id)
    }
}

impl fmt::Debug for TextToSend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextToSend({:?}, unsure since {:?})", self.claim, self.unsure_since)
    }
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Outgoing({})", self.text)
    }
}

impl fmt::Debug for InboundText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InboundText({}, {:?})", self.message, self.question)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_sid_reads_what_it_prints_and_nothing_else() {
        for text in ["SM0123456789abcdef0123456789ABCDEF", "MM0123456789abcdef0123456789abcdef"] {
            assert_eq!(text.parse::<MessageSid>().unwrap().to_string(), text);
        }
        for text in
            ["", "SM", "CA0123456789abcdef0123456789abcdef", "SM0123456789abcdef0123456789abcdeg"]
        {
            assert_eq!(text.parse::<MessageSid>(), Err(MessageSidError), "{text}");
        }
    }

    #[test]
    fn debug_prints_nothing_personal() {
        let call = "CA0123456789abcdef0123456789abcdef".parse().unwrap();
        let appointment = domain::AppointmentId::of_step(call, domain::Seq(1));
        let outgoing = Outgoing {
            text: OutboxId::of_text(appointment, 1, "confirmation", 0),
            from: "+15875550100".parse().unwrap(),
            to: "+14032661234".parse().unwrap(),
            body: "your cleaning".into(),
        };
        let printed = format!("{outgoing:?}");
        assert!(!printed.contains("cleaning") && !printed.contains("1403"), "{printed}");
    }
}

//! An outbox in memory: texts alone, of one practice.

use std::sync::Mutex;

use async_trait::async_trait;
use domain::{AppointmentId, OutboxId, PhoneNumber, PracticeId, Seq, WaitingId};
use jiff::Timestamp;

use super::lock;
use crate::{
    Claim, Claimed, Expanded, InboundText, Inbox, MessageSid, NewText, Outbox, OutboxError,
    Outcome, Outgoing, TextReport, TextToSend,
};

/// An outbox in memory.
#[derive(Default)]
pub struct MemoryOutbox(Mutex<Rows>);

#[derive(Default)]
struct Rows {
    texts: Vec<Row>,
    answers: Vec<(MessageSid, Option<String>)>,
    reports: Vec<TextReport>,
    fails: u32,
    panics: u32,
}

struct Row {
    message: Outgoing,
    practice: PracticeId,
    due_at: Timestamp,
    claimed_until: Option<Timestamp>,
    unsure_since: Option<Timestamp>,
    attempt: u32,
    outcome: Option<Outcome>,
}

impl MemoryOutbox {
    /// Puts a text in. Its words say which one it is.
    pub fn add(&self, practice: PracticeId, from: &PhoneNumber, to: &PhoneNumber, due: Timestamp) {
        let rows = &mut lock(&self.0).texts;
        let number = rows.len();
        let call = domain::CallSid::new(practice.uuid());
        let seq = Seq(u32::try_from(number).unwrap_or(u32::MAX));
        let text = OutboxId::of_text(AppointmentId::of_step(call, seq), 1, "confirmation", 0);
        rows.push(Row {
            message: Outgoing {
                text,
                from: from.clone(),
                to: to.clone(),
                body: format!("text {number}"),
            },
            practice,
            due_at: due,
            claimed_until: None,
            unsure_since: None,
            attempt: 0,
            outcome: None,
        });
    }

    /// What has become of each text, in the order in which they were put in.
    #[must_use]
    pub fn outcomes(&self) -> Vec<Option<Outcome>> {
        lock(&self.0).texts.iter().map(|row| row.outcome.clone()).collect()
    }

    /// How often each text was claimed.
    #[must_use]
    pub fn attempts(&self) -> Vec<u32> {
        lock(&self.0).texts.iter().map(|row| row.attempt).collect()
    }

    /// The next claims panic.
    pub fn panic(&self, times: u32) {
        lock(&self.0).panics = times;
    }

    /// The next questions cannot be answered.
    pub fn fail(&self, times: u32) {
        lock(&self.0).fails = times;
    }

    /// What was reported.
    #[must_use]
    pub fn reports(&self) -> Vec<TextReport> {
        lock(&self.0).reports.clone()
    }

    fn check(&self) -> Result<(), OutboxError> {
        let mut rows = lock(&self.0);
        if rows.fails == 0 {
            return Ok(());
        }
        rows.fails -= 1;
        Err(OutboxError("it was told to fail".into()))
    }
}

#[async_trait]
impl Outbox for MemoryOutbox {
    #[expect(clippy::panic, reason = "a panic is what was asked for")]
    async fn claim(
        &self,
        now: Timestamp,
        until: Timestamp,
        most: u16,
    ) -> Result<Vec<Claimed>, OutboxError> {
        self.check()?;
        let mut rows = lock(&self.0);
        if rows.panics > 0 {
            rows.panics -= 1;
            drop(rows);
            panic!("it was told to panic");
        }
        let is_due = |row: &&mut Row| {
            let is_open =
                matches!(row.outcome, None | Some(Outcome::NotSent(_) | Outcome::Unknown(_)));
            is_open && row.due_at <= now && row.claimed_until.is_none_or(|it| it <= now)
        };
        let claimed = rows.texts.iter_mut().filter(is_due).take(usize::from(most)).map(|row| {
            row.attempt += 1;
            row.claimed_until = Some(until);
            let unsure_since = row.unsure_since;
            row.unsure_since.get_or_insert(now);
            Claimed::Text(TextToSend {
                claim: Claim { id: row.message.text, practice: row.practice, attempt: row.attempt },
                message: row.message.clone(),
                unsure_since,
            })
        });
        Ok(claimed.collect())
    }

    async fn expand(
        &self,
        _: Claim,
        _: Vec<NewText>,
        _: Option<WaitingId>,
        _: Timestamp,
    ) -> Result<Expanded, OutboxError> {
        Ok(Expanded::Done)
    }

    async fn settle(
        &self,
        claim: Claim,
        outcome: Outcome,
        _: Timestamp,
    ) -> Result<(), OutboxError> {
        self.check()?;
        let mut rows = lock(&self.0);
        let row = rows.texts.iter_mut().find(|row| row.message.text == claim.id);
        let Some(row) = row.filter(|row| row.attempt == claim.attempt) else { return Ok(()) };
        row.claimed_until = None;
        match outcome {
            Outcome::NotSent(again) => (row.due_at, row.unsure_since) = (again, None),
            Outcome::Unknown(again) => row.due_at = again,
            Outcome::Sent(_) | Outcome::Refused(_) | Outcome::GivenUp => {}
        }
        row.outcome = Some(outcome);
        Ok(())
    }

    async fn strangers(
        &self,
        claim: Claim,
        messages: Vec<MessageSid>,
    ) -> Result<Vec<MessageSid>, OutboxError> {
        let rows = lock(&self.0);
        let is_known = |it: &MessageSid| {
            let mut others = rows.texts.iter().filter(|row| row.message.text != claim.id);
            others.any(|row| row.outcome == Some(Outcome::Sent(it.clone())))
        };
        Ok(messages.into_iter().filter(|it| !is_known(it)).collect())
    }

    async fn report(&self, report: TextReport, _: Timestamp) -> Result<bool, OutboxError> {
        self.check()?;
        lock(&self.0).reports.push(report);
        Ok(true)
    }
}

/// Every text is answered with what it was understood as, once.
#[async_trait]
impl Inbox for MemoryOutbox {
    async fn answer(&self, text: InboundText, _: Timestamp) -> Result<Option<String>, OutboxError> {
        self.check()?;
        let mut rows = lock(&self.0);
        if let Some((_, answer)) = rows.answers.iter().find(|(sid, _)| *sid == text.message) {
            return Ok(answer.clone());
        }
        let meant = text.question.meant;
        let answer = (meant != dialogue::texts::Meant::Stop)
            .then(|| format!("{} <{}>", meant.as_str(), rows.answers.len()));
        rows.answers.push((text.message, answer.clone()));
        Ok(answer)
    }
}

//! The bell that the courier comes for.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{CallSid, Turn};
use ports::{Change, Entry, Fate, Journal, JournalError, News, Recorded, StoredReply, Written};
use tokio::sync::Notify;

/// Rung when there is something in the outbox. Cheap to clone; everybody shares one.
#[derive(Debug, Clone, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    /// Rings. Often is as good as once.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    /// Waits until it is rung; at once, when it was rung since somebody last came.
    pub(super) async fn rung(&self) {
        self.0.notified().await;
    }
}

/// A journal that rings when an appointment is booked of which its customer is to be told, and when
/// one is moved or called off.
pub struct RingingJournal {
    journal: Arc<dyn Journal>,
    bell: Bell,
}

impl RingingJournal {
    /// Puts the bell on a journal.
    #[must_use]
    pub fn new(journal: Arc<dyn Journal>, bell: Bell) -> Self {
        Self { journal, bell }
    }
}

#[async_trait]
impl Journal for RingingJournal {
    async fn append(&self, group: &[Arc<Entry>]) -> Result<Vec<Written>, JournalError> {
        let written = self.journal.append(group).await?;
        let is_news = |(entry, written): (&Arc<Entry>, &Written)| {
            written.fate == Fate::Won
                && matches!(
                    entry.change,
                    Change::Book { news: News::Told, .. }
                        | Change::Move { .. }
                        | Change::CallOff { .. }
                        | Change::SendCode { .. }
                )
        };
        if group.iter().zip(&written).any(is_news) {
            self.bell.ring();
        }
        Ok(written)
    }

    async fn read(&self, call: CallSid) -> Result<Option<Recorded>, JournalError> {
        self.journal.read(call).await
    }

    async fn reply(&self, call: CallSid, turn: Turn) -> Result<Option<StoredReply>, JournalError> {
        self.journal.reply(call, turn).await
    }
}

//! One process's ports: the memory book, with the network and the database in between. What they
//! promise is kept, however bad the weather; what they do not promise is not.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::{
    CallSid, PersonName, PhoneNumber, Practice, PracticeId, PracticeVersion, Turn, Upcoming,
};
use jiff::Timestamp;
use ports::testing::MemoryBook;
use ports::{
    Diary, DiaryError, Directory, DirectoryError, Entry, Interfered, Interference, Journal,
    JournalError, Look, Point, Recorded, StoredReply, Written,
};
use scheduling::Occupied;
use tokio::time::sleep;

use crate::faults::{Fault, Weather};
use crate::history::History;
use crate::process::Gate;

/// The ports of one process.
pub(crate) struct Ports {
    pub(crate) gate: Arc<Gate>,
    pub(crate) weather: Arc<Weather>,
    pub(crate) book: Arc<MemoryBook>,
}

/// What nobody planned is told from what a scenario did on purpose by its payload.
pub(crate) struct OnPurpose;

impl Ports {
    /// The way to the database to read, and whether it was found.
    async fn reaches_to_read(&self, whom: Option<CallSid>) -> Result<(), &'static str> {
        self.gate.pass(whom).await;
        if self.weather.is_away(whom) {
            return Err("the database is away");
        }
        if self.weather.strikes(Fault::ReadFails, whom) {
            return Err("the connection broke");
        }
        Ok(())
    }

    /// A way takes a moment.
    async fn travel(&self) {
        sleep(Duration::from_millis(1)).await;
    }
}

/// Writes a group, as the database does.
async fn write(
    book: &MemoryBook,
    history: &History,
    group: &[Arc<Entry>],
) -> Result<Vec<Written>, JournalError> {
    let written = book.append(group).await?;
    for (entry, written) in group.iter().zip(&written) {
        history.wrote(entry, written.fate);
    }
    Ok(written)
}

fn unavailable(why: &'static str) -> JournalError {
    JournalError::Unavailable(why.into())
}

#[async_trait]
impl Journal for Ports {
    async fn append(&self, group: &[Arc<Entry>]) -> Result<Vec<Written>, JournalError> {
        let weather = &self.weather;
        let calls: Vec<CallSid> = group.iter().map(|entry| entry.call).collect();
        let whom = calls.first().copied();
        self.travel().await;
        if let Some(mut stroke) = weather.stroke(Fault::JournalSlow, whom) {
            sleep(stroke.millis(50, 5000)).await;
        }
        self.gate.pass(whom).await;
        if weather.is_away(whom) {
            return Err(unavailable("the database is away"));
        }
        if weather.blocks(&calls) {
            return Err(JournalError::Blocked("somebody holds a lock".into()));
        }
        if weather.strikes(Fault::JournalFails, whom) {
            return Err(unavailable("the network is down"));
        }
        if weather.strikes(Fault::JournalRefuses, whom) {
            return Err(JournalError::Refused("a value is out of range".into()));
        }
        if let Some(mut stroke) = weather.stroke(Fault::JournalLate, whom) {
            let (book, history) = (Arc::clone(&self.book), Arc::clone(&weather.history));
            let (group, late) = (group.to_vec(), stroke.millis(1, 6000));
            // The statement is with the database, which outlives whoever sent it.
            actix::spawn(async move {
                sleep(late).await;
                write(&book, &history, &group).await.unwrap();
            });
            return Err(unavailable("the database said nothing"));
        }
        let written = write(&self.book, &weather.history, group).await?;
        self.gate.pass(whom).await;
        self.travel().await;
        if weather.strikes(Fault::JournalAnswerLost, whom) {
            return Err(unavailable("the connection broke"));
        }
        Ok(written)
    }

    async fn read(&self, call: CallSid) -> Result<Option<Recorded>, JournalError> {
        self.reaches_to_read(Some(call)).await.map_err(unavailable)?;
        let read = self.book.read(call).await;
        self.travel().await;
        read
    }

    async fn reply(&self, call: CallSid, turn: Turn) -> Result<Option<StoredReply>, JournalError> {
        self.reaches_to_read(Some(call)).await.map_err(unavailable)?;
        let reply = self.book.reply(call, turn).await;
        self.travel().await;
        reply
    }
}

#[async_trait]
impl Diary for Ports {
    async fn taken(&self, look: Look) -> Result<Vec<Occupied>, DiaryError> {
        self.reaches_to_read(None).await.map_err(|why| DiaryError(why.into()))?;
        // What is read is out of date by the time that it arrives.
        let mut taken = self.book.taken(look).await?;
        taken.sort_by_key(|it| (it.range.from(), it.resource));
        self.travel().await;
        Ok(taken)
    }

    async fn only_customer(
        &self,
        practice: PracticeId,
        phone: &PhoneNumber,
    ) -> Result<Option<PersonName>, DiaryError> {
        self.reaches_to_read(None).await.map_err(|why| DiaryError(why.into()))?;
        let only = self.book.only_customer(practice, phone).await;
        self.travel().await;
        only
    }

    async fn upcoming(
        &self,
        practice: &Practice,
        phone: &PhoneNumber,
        now: Timestamp,
    ) -> Result<Vec<Upcoming>, DiaryError> {
        self.reaches_to_read(None).await.map_err(|why| DiaryError(why.into()))?;
        let upcoming = self.book.upcoming(practice, phone, now).await;
        self.travel().await;
        upcoming
    }
}

#[async_trait]
impl Directory for Ports {
    async fn by_number(
        &self,
        number: &PhoneNumber,
    ) -> Result<Option<Arc<Practice>>, DirectoryError> {
        let reached = self.reaches_to_read(None).await;
        reached.map_err(|why| DirectoryError::Unavailable(why.into()))?;
        self.book.by_number(number).await
    }

    async fn practice(&self, id: PracticeId) -> Result<Option<Arc<Practice>>, DirectoryError> {
        let reached = self.reaches_to_read(None).await;
        reached.map_err(|why| DirectoryError::Unavailable(why.into()))?;
        self.book.practice(id).await
    }

    fn remembered(&self, number: &PhoneNumber) -> Option<Arc<Practice>> {
        self.book.remembered(number)
    }

    fn at_version(&self, id: PracticeId, version: PracticeVersion) {
        self.book.at_version(id, version);
    }
}

#[async_trait]
impl Interference for Ports {
    async fn before(&self, point: Point, call: CallSid, _: Turn) -> Result<(), Interfered> {
        self.gate.pass(Some(call)).await;
        if self.weather.strikes_at(point, Fault::Panic, call) {
            std::panic::resume_unwind(Box::new(OnPurpose));
        }
        if self.weather.strikes_at(point, Fault::Hangs, call) {
            std::future::pending::<()>().await;
        }
        if self.weather.strikes_at(point, Fault::Fails, call) { Err(Interfered) } else { Ok(()) }
    }
}

//! Everything that the edges need behind them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actors::{Bell, Gate, Registry};
use domain::PhoneNumber;
use jiff::Timestamp;
use ports::registers::Registers;
use ports::{
    AuditLog, Bookkeeping, Clock, Diary, Directory, Health, Inbox, Keys, Meter, Opening, Outbox,
    Practices, Recordings, Reports,
};
use telephony::signature::Signatures;

use crate::address::TrustedProxies;
use crate::api::ApiKey;

/// What was measured.
pub trait Measured: Send + Sync {
    /// In the text format of Prometheus, with the number of calls that are live.
    fn text(&self, live_calls: usize) -> String;
}

/// Everything that the edges need behind them; one for the whole process.
pub struct Edge {
    /// What lets through, or not.
    pub gate: Gate,
    /// Who is believed when they say whom they speak for.
    pub proxies: TrustedProxies,
    /// The calls.
    pub registry: Registry,
    /// The practices, for what is known of them when nothing else answers.
    pub directory: Arc<dyn Directory>,
    /// Who may send webhooks.
    pub signatures: Signatures,
    /// Who may use the API, besides the operator.
    pub keys: Arc<dyn Keys>,
    /// What the API reads.
    pub reports: Arc<dyn Reports>,
    /// The appointment book, for looking.
    pub diary: Arc<dyn Diary>,
    /// And for changing it.
    pub bookkeeping: Arc<dyn Bookkeeping>,
    /// What callers left on the recorder.
    pub recordings: Arc<dyn Recordings>,
    /// What a practice manager keeps besides.
    pub registers: Arc<dyn Registers>,
    /// Where practices are added and taken away.
    pub practices: Arc<dyn Practices>,
    /// When they are open.
    pub opening: Arc<dyn Opening>,
    /// Who did what.
    pub audit: Arc<dyn AuditLog>,
    /// Whether the database is well.
    pub health: Arc<dyn Health>,
    /// The true time of day, to compare the database's clock with.
    pub clock: Arc<dyn Clock>,
    /// The time that everything is done by: the true one, unless it was set for a demonstration.
    pub time: Arc<dyn Clock>,
    /// Where measurements go.
    pub meter: Arc<dyn Meter>,
    /// What was measured, as `/metrics` shows it.
    pub measured: Arc<dyn Measured>,
    /// The key that opens the API.
    pub api_key: ApiKey,
    /// A person to put callers through to when not even their practice is known.
    pub transfer_to: Option<PhoneNumber>,
    /// How much the answers tell about the inside.
    pub exposure: Exposure,
    /// The texts.
    pub texting: Texting,
    /// Whether the server is about to end: it still answers, and says that it is not ready.
    pub leaving: AtomicBool,
    /// Trouble on purpose; only in tests.
    #[cfg(feature = "faults")]
    pub faults: Option<Arc<dyn crate::FaultPlanner>>,
}

impl Edge {
    /// From now on whoever asks is told to send new requests elsewhere.
    pub fn leave(&self) {
        self.leaving.store(true, Ordering::Relaxed);
    }

    /// The time that everything is done by.
    pub(crate) fn now(&self) -> Timestamp {
        self.time.now()
    }
}

/// What the edges of texts need behind them.
pub struct Texting {
    /// What is sent, and what is reported of it.
    pub outbox: Arc<dyn Outbox>,
    /// What comes in.
    pub inbox: Arc<dyn Inbox>,
    /// Rung when there is something to be sent.
    pub bell: Bell,
    /// The time of day that practices go by.
    pub clock: Arc<dyn Clock>,
}

/// How much the answers tell about the inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exposure {
    /// Nothing.
    Production,
    /// What the conversation waits for, for clients that play a caller.
    Development,
    /// That, and where a reply comes from.
    Test,
}

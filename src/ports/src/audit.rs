//! The audit log, for reading.

use async_trait::async_trait;
use domain::PracticeId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::{ReportError, Scope};

/// The audit log, for reading. It is written with what it tells of, and only ever added to.
#[async_trait]
pub trait AuditLog: Send + Sync {
    /// Entries, the latest first. What is of no practice is the operator's.
    async fn entries(
        &self,
        scope: &Scope,
        query: AuditQuery,
    ) -> Result<Vec<AuditEntry>, ReportError>;
}

/// Which entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// About this record.
    pub record: Option<Uuid>,
    /// About records of this kind.
    pub kind: Option<String>,
    /// From this instant on.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub to: Option<Timestamp>,
    /// Behind the entry of this number, which is to say before it.
    pub after: Option<i64>,
    /// At most this many, 1 to 501.
    pub limit: u16,
}

/// Something that somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number; later ones have higher numbers.
    pub number: i64,
    /// Whose record it was about; `None` when it was about the server.
    pub practice: Option<PracticeId>,
    /// When.
    pub at: Timestamp,
    /// By whom: `operator`, `key:…`, `call:…`, `text:…` or `bella`.
    pub actor: String,
    /// What.
    pub action: String,
    /// To what kind of record.
    pub kind: String,
    /// To which record.
    pub record: Option<Uuid>,
    /// Why, when somebody said.
    pub reason: Option<String>,
    /// What changed, as JSON.
    pub detail: Option<String>,
}

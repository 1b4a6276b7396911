//! What the actors and the edges call out through.
//!
//! **Invariant:** nothing here knows PostgreSQL, Twilio or HTTP; a port says what is promised, and
//! its adapter keeps the promise.

mod access;
mod audit;
mod bookkeeping;
mod cause;
mod clock;
mod diary;
mod directory;
mod housekeeping;
mod interference;
mod journal;
mod messenger;
mod meter;
mod opening;
mod outbox;
mod practices;
mod recordings;
pub mod registers;
mod renderer;
mod reports;
#[cfg(feature = "testing")]
pub mod testing;

pub use access::{
    Actor, ItemVersion, Keys, KeysError, KnownKey, NewKey, Once, Right, Rotation, UnknownRight,
};
pub use audit::{AuditEntry, AuditLog, AuditQuery};
pub use bookkeeping::{
    AppointmentChange, Asked, Attendance, Attendee, BookError, Bookkeeping, Cancellation,
    HistoryEntry, NewAppointment, StrandedItem,
};
pub use cause::{Cause, Chain};
pub use clock::Clock;
pub use diary::{Diary, DiaryError, Look};
pub use directory::{Directory, DirectoryError};
pub use housekeeping::{CallUnderWay, Housekeeping};
pub use interference::{Interfered, Interference, Peace, Point};
pub use journal::{
    Allowance, Begins, Change, Entry, Fate, Journal, JournalError, Leads, NewHold, News, Recorded,
    StoredReply, Written,
};
pub use messenger::{Messenger, SendError};
pub use meter::{Meter, Stage, Unmetered};
pub use opening::{ClosureChange, ClosureItem, ClosureQuery, NewClosure, Opening, OpeningError};
pub use outbox::{
    Claim, Claimed, Expanded, InLine, InboundText, Inbox, MessageSid, MessageSidError, NewText,
    Outbox, OutboxError, Outcome, Outgoing, Refused, Reported, Story, TextReport, TextToSend,
    Tidings,
};
pub use practices::{
    ChangedSettings, NewPractice, PracticeItem, PracticeSettings, Practices, PracticesError,
    Purpose,
};
pub use recordings::{KeptRecording, Recordings, RecordingsError};
pub use renderer::{RenderError, Renderer, TurnAddress};
pub use reports::{
    AppointmentItem, AppointmentQuery, CallQuery, CallReport, CallSummary, Cursor, Health,
    HealthError, KeptCall, KeptStep, Page, ReportError, Reports, Scope, TurnReport,
};

//! What the actors and the edges call out through.
//!
//! **Invariant:** nothing here knows PostgreSQL, Twilio or HTTP; a port says what is promised, and
//! its adapter keeps the promise.

mod cause;
mod clock;
mod diary;
mod directory;
mod housekeeping;
mod interference;
mod journal;
mod messenger;
mod meter;
mod outbox;
mod practices;
mod renderer;
mod reports;
#[cfg(feature = "testing")]
pub mod testing;

pub use cause::{Cause, Chain};
pub use clock::Clock;
pub use diary::{Diary, DiaryError, Look};
pub use directory::{Directory, DirectoryError};
pub use housekeeping::{CallUnderWay, Housekeeping};
pub use interference::{Interfered, Interference, Peace, Point};
pub use journal::{
    Begins, Change, Entry, Fate, Journal, JournalError, Leads, NewHold, News, Recorded,
    StoredReply, Written,
};
pub use messenger::{Messenger, SendError};
pub use meter::{Meter, Stage, Unmetered};
pub use outbox::{
    Claim, Claimed, Expanded, InLine, InboundText, Inbox, MessageSid, MessageSidError, NewText,
    Outbox, OutboxError, Outcome, Outgoing, Refused, Reported, Story, TextReport, TextToSend,
    Tidings,
};
pub use practices::{NewPractice, Practices, PracticesError, Purpose};
pub use renderer::{RenderError, Renderer, TurnAddress};
pub use reports::{
    AppointmentItem, AppointmentQuery, CallReport, Cursor, Health, HealthError, Page, ReportError,
    Reports, Scope, TurnReport,
};

//! What happened in a run: what every caller said and heard, every webhook that a server was sent
//! and every byte that came back, and what was done to the servers.
//!
//! **Invariant:** it is written down where it is seen from outside, before anybody judges it.

use std::time::Duration;

use domain::{CallSid, Turn};
use hyper::body::Bytes;

/// An instant of a run, counted from its beginning.
pub type At = Duration;

/// Everything that happened.
#[derive(Debug, Default)]
pub struct History {
    /// The calls, in the order in which they were placed.
    pub calls: Vec<Call>,
    /// Every webhook at every server, in the order in which they were over.
    pub deliveries: Vec<Delivery>,
    /// Every server process there was.
    pub processes: Vec<Process>,
    /// When this machine gave the harness no processor although it had work to do.
    pub starved: Vec<Starved>,
    /// What was broken, in order.
    pub strikes: Vec<Strike>,
    /// When nothing was broken any more.
    pub calm_from: At,
    /// The caller who called when all was over, and has to be served as if nothing had happened.
    pub last_caller: Option<CallSid>,
}

/// A call, from the caller's end.
#[derive(Debug, Clone)]
pub struct Call {
    /// Which one.
    pub call: CallSid,
    /// When it was placed.
    pub began: At,
    /// When the line was down, and how it came to that; never, when it had to be cut off.
    pub ended: Option<(At, LineEnd)>,
    /// What the caller said.
    pub said: Vec<Said>,
    /// What they heard, a text for everything between two things that they said.
    pub heard: Vec<String>,
}

/// What a caller said, and what they had heard just before.
#[derive(Debug, Clone)]
pub struct Said {
    /// The words or keys; empty for silence.
    pub words: String,
    /// Everything that they heard since they last said something.
    pub in_answer_to: String,
}

/// How a line came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineEnd {
    /// With what was said last.
    Goodbye,
    /// A person took the call.
    PutThrough,
    /// The caller hung up.
    HungUp,
    /// The carrier could not get any answer, not even from the fallback.
    Dropped,
    /// Without a word.
    Silent,
    /// It would have gone on without end.
    Endless,
}

/// A webhook at a server.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Of which call.
    pub call: CallSid,
    /// To which of our addresses.
    pub route: Route,
    /// What it brought of the caller: words or keys.
    pub brought: String,
    /// Whether the carrier sent it, or the noise on the way.
    pub by: Sender,
    /// Which process had it: a place in [`History::processes`]. None took it when all refused.
    pub process: Option<usize>,
    /// When it was on its way.
    pub sent: At,
    /// When its outcome was known.
    pub over: At,
    /// What came of it.
    pub outcome: Outcome,
}

/// Which of our addresses a webhook goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// A call begins.
    Voice,
    /// A turn, with how often it was put off.
    Collect(Turn, u8),
    /// A transfer ended.
    Transfer(Turn, u8),
    /// Another webhook failed.
    Fallback,
    /// How the call comes along.
    Status,
}

/// Who sent a webhook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// The carrier, for the first time or again.
    Carrier,
    /// The noise on the way: what the carrier sent, once more.
    Noise,
}

/// What came of a webhook.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// An answer, whole.
    Answered(Answer),
    /// The connection broke.
    Broken,
    /// No answer for as long as anybody would wait.
    Silence,
    /// No server took a connection.
    Refused,
}

/// An answer as it came.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The content type.
    pub content_type: String,
    /// Whether it was a reply of the conversation, or the safe one.
    pub is_safe: bool,
    /// The body.
    pub body: Bytes,
}

/// A server process.
#[derive(Debug, Clone)]
pub struct Process {
    /// Its name: a letter and the how-manieth.
    pub name: String,
    /// When it served.
    pub ready: At,
    /// When no new webhooks went to it any more.
    pub left_rotation: Option<At>,
    /// When and how it ended.
    pub ended: Option<(At, End)>,
    /// When it was stopped and went on.
    pub pauses: Vec<(At, At)>,
    /// Its memory, in bytes, sampled: a little after it was ready, and the most there was.
    pub resident: Option<(u64, u64)>,
}

/// How a process ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// It was killed.
    Killed,
    /// It was asked to, and took so long; with its exit code.
    Asked {
        /// How long it took.
        took: Duration,
        /// The code; none when it had to be killed.
        code: Option<i32>,
    },
    /// By itself.
    ByItself(String),
}

/// A time in which the harness should have run and did not.
#[derive(Debug, Clone, Copy)]
pub struct Starved {
    /// When it should have run.
    pub from: At,
    /// When it did.
    pub until: At,
}

/// Something that was broken.
#[derive(Debug, Clone)]
pub struct Strike {
    /// What, by the name of its kind.
    pub kind: &'static str,
    /// From when.
    pub from: At,
    /// Until when.
    pub until: At,
    /// What shows that it really happened.
    pub proof: String,
}

impl Process {
    /// Whether it was there, running and taking webhooks, for all of that time.
    #[must_use]
    pub fn was_up(&self, from: At, until: At) -> bool {
        self.ready <= from
            && self.left_rotation.is_none_or(|left| left > until)
            && !self.was_disturbed(from, until)
    }

    /// Whether it was killed before the end of that time, or stood still in a part of it.
    #[must_use]
    pub fn was_disturbed(&self, from: At, until: At) -> bool {
        let killed = match &self.ended {
            Some((at, End::Killed | End::ByItself(_))) => *at <= until,
            Some((_, End::Asked { .. })) | None => false,
        };
        killed || self.pauses.iter().any(|(begun, over)| *begun <= until && *over >= from)
    }
}

impl History {
    /// How much of that time the harness was kept from running.
    #[must_use]
    pub fn starved_between(&self, from: At, until: At) -> Duration {
        // In order of time: only the last ones can reach into it.
        let last = self.starved.partition_point(|starved| starved.from < until);
        self.starved[..last]
            .iter()
            .rev()
            .take_while(|starved| starved.until > from)
            .map(|starved| starved.until.min(until).saturating_sub(starved.from.max(from)))
            .sum()
    }

    /// The call, if there is one.
    #[must_use]
    pub fn call(&self, call: CallSid) -> Option<&Call> {
        self.calls.iter().find(|it| it.call == call)
    }
}

impl Route {
    /// Whether its answer is TwiML.
    #[must_use]
    pub const fn speaks(self) -> bool {
        !matches!(self, Self::Status)
    }
}

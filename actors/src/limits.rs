//! Every limit of the actors, by name.

use std::time::Duration;

use jiff::SignedDuration;

/// Every limit of the actors. The defaults are what production runs with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most calls with an actor in this process. One more is refused until one sleeps or ends.
    pub live_calls: usize,
    /// Most messages that wait for one call. Twilio has one request per call under way, a retry
    /// and a status callback beside it.
    pub mailbox: usize,
    /// How long a call's actor stays in memory with nothing to do. Its next webhook revives it.
    pub idle: Duration,
    /// How long it stays when the call is over: there may be a repetition of the last webhook.
    pub idle_when_over: Duration,
    /// Most restarts of one call's actor within [`Limits::restart_window`].
    pub restarts: usize,
    /// The time that restarts are counted in.
    pub restart_window: Duration,
    /// How many times a step may lose its number to another process before the caller gets the
    /// safe reply.
    pub lost_numbers: u8,
    /// Most steps that one turn may take, looks into the book included. A turn that books takes two
    /// or three, and two more after each loss.
    pub steps_per_turn: u8,
    /// How long the chosen slot is kept for a caller who is making up their mind. Longer than the
    /// ladder of the read-back's question takes.
    pub hold: SignedDuration,
    /// Most steps that wait to be written. One more is refused at once.
    pub waiting_steps: usize,
    /// Most steps in one group.
    pub group: usize,
    /// How long after the beginning of a group of several the next one of its lane begins, unless it
    /// is full before. Half of what a small group costs the database, it costs whatever its size; on a busy
    /// machine nobody waits longer for it, for everybody waits less for a processor.
    pub pace: Duration,
    /// How long a step waits for a database that does not answer, before it is given up. Longer
    /// than the safe replies last, so that an answer that was heard is written if it can be.
    pub write_patience: Duration,
    /// How long a step that somebody else is in the way of is put aside before it is tried again.
    pub blocked_pause: Duration,
    /// How long the greeting waits for the book to say who calls. Then it is the usual one.
    pub recognising: Duration,
    /// How long to pause before asking a database again that did not answer.
    pub retry_pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            live_calls: 500_000,
            mailbox: 64,
            idle: Duration::from_mins(2),
            idle_when_over: Duration::from_secs(5),
            restarts: 5,
            restart_window: Duration::from_mins(1),
            lost_numbers: 5,
            steps_per_turn: 12,
            hold: SignedDuration::from_mins(5),
            waiting_steps: 8192,
            group: 64,
            pace: Duration::from_millis(4),
            write_patience: Duration::from_secs(10),
            blocked_pause: Duration::from_millis(500),
            recognising: Duration::from_millis(400),
            retry_pause: Duration::from_millis(100),
        }
    }
}

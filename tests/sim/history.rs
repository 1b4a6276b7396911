//! What happened in one scenario: what every caller said and heard, every reply that left a
//! process, and which promise was broken.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use actors::{Answered, Trouble, Wanted};
use domain::{CallOutcome, CallSid, Heard, Turn};
use ports::testing::MemoryBook;
use ports::{Entry, Fate};
use tokio::time::Instant;

/// What is promised, each with the words that a failure prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    NoSeatSoldTwice,
    BookedMeansBooked,
    OnlyAPlainYesBooks,
    TheSameTurnTheSameBytes,
    NobodyWaitsLonger,
    NobodyIsStuck,
    NobodyIsBlamed,
    NobodyIsTakenBack,
    TheJournalIsWhole,
    HoldsAreGivenBack,
    ActorsLeaveMemory,
    CalmIsCalm,
    TheNextCallerIsServed,
    NothingPanics,
}

/// A promise that was broken.
#[derive(Debug, Clone)]
pub(crate) struct Broken {
    pub(crate) rule: Rule,
    pub(crate) how: String,
}

impl Said {
    /// The same as a row of the journal has it; silence has nothing.
    pub(crate) fn written(&self) -> Option<&str> {
        match &self.heard {
            Heard::Speech(words) => Some(words.as_str()),
            Heard::Keys(keys) => Some(keys.as_str()),
            Heard::Silence => None,
        }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.rule, self.how)
    }
}

/// What a caller said, and what they had heard before.
#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) heard: Heard,
    pub(crate) in_answer_to: String,
}

/// How a line came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LineEnd {
    /// With what was said last.
    Goodbye,
    /// The caller hung up.
    HungUp,
    /// The carrier could not get any answer, not even from the fallback.
    Dropped,
    /// The safe reply's last resort: trouble lasted, and nobody could be reached.
    GivenUp,
    /// A person took the call.
    PutThrough,
    /// There was nothing more to say.
    Silent,
}

/// What happened.
pub(crate) struct History {
    begun: Instant,
    traced: bool,
    book: Arc<MemoryBook>,
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    trace: Vec<String>,
    replies: BTreeMap<(CallSid, Turn), String>,
    said: BTreeMap<(CallSid, Turn), Vec<Said>>,
    heard: Vec<(CallSid, String)>,
    lines: BTreeMap<CallSid, LineEnd>,
    broken: Vec<Broken>,
}

impl History {
    pub(crate) fn new(book: Arc<MemoryBook>, traced: bool) -> Self {
        Self { begun: Instant::now(), traced, book, inside: Mutex::default() }
    }

    /// Writes a line of the trace, if somebody is going to read it.
    pub(crate) fn note(&self, line: impl FnOnce() -> String) {
        if self.traced {
            let line = format!("{:9.3} s  {}", self.begun.elapsed().as_secs_f64(), line());
            self.inside.lock().unwrap().trace.push(line);
        }
    }

    /// A promise is broken.
    pub(crate) fn broke(&self, rule: Rule, how: String) {
        self.note(|| format!("BROKEN {rule:?}: {how}"));
        self.inside.lock().unwrap().broken.push(Broken { rule, how });
    }

    /// A step is in the journal.
    pub(crate) fn wrote(&self, entry: &Entry, fate: Fate) {
        self.note(|| {
            let (call, seq, turn) = (short(entry.call), entry.seq.0, entry.turn);
            format!("{call} journal: step {seq}, turn {turn}: {fate:?}, {}", entry.events)
        });
    }

    /// A webhook is answered by a process; whether anybody hears it is another matter.
    pub(crate) fn left(
        &self,
        process: usize,
        call: CallSid,
        wanted: &Wanted,
        answered: &Result<Answered, Trouble>,
    ) {
        self.note(|| format!("{} process {process}: {}", short(call), told(answered)));
        let Ok(Answered::Reply(reply, _)) = answered else { return };
        let turn = turn_of(&reply.body);
        if let Wanted::Turn { turn: asked, .. } = wanted
            && *asked != turn
        {
            let how = format!("{call}: turn {asked} was asked for, and turn {turn} answered");
            self.broke(Rule::TheSameTurnTheSameBytes, how);
        }
        let mut inside = self.inside.lock().unwrap();
        let first = inside.replies.entry((call, turn)).or_insert_with(|| reply.body.clone());
        if *first != reply.body {
            let how = format!("{call}, turn {turn}: {first:?}, and then {:?}", reply.body);
            drop(inside);
            self.broke(Rule::TheSameTurnTheSameBytes, how);
        }
    }

    /// A caller says something.
    pub(crate) fn said(&self, call: CallSid, turn: Turn, heard: &Heard, in_answer_to: &str) {
        self.note(|| format!("{} caller, turn {turn}: {}", short(call), words(heard)));
        let said = Said { heard: heard.clone(), in_answer_to: in_answer_to.to_owned() };
        self.inside.lock().unwrap().said.entry((call, turn)).or_default().push(said);
    }

    /// A caller hears a reply.
    pub(crate) fn heard(&self, call: CallSid, bytes: &str) {
        self.note(|| format!("{} hears {bytes}", short(call)));
        if bytes.contains("You are booked") && !self.has_an_appointment(call) {
            let how = format!("{call} heard {bytes:?} and has no appointment at that moment");
            self.broke(Rule::BookedMeansBooked, how);
        }
        let latest = self.latest_heard(call);
        if latest.is_some_and(|latest| turn_of(bytes) < latest) {
            let how = format!("{call} heard turn {latest:?} before, and now {bytes:?}");
            self.broke(Rule::NobodyIsTakenBack, how);
        }
        self.inside.lock().unwrap().heard.push((call, bytes.to_owned()));
    }

    /// A line is down.
    pub(crate) fn ended(&self, call: CallSid, how: LineEnd) {
        self.note(|| format!("{} the line is down: {how:?}", short(call)));
        self.inside.lock().unwrap().lines.insert(call, how);
    }

    fn latest_heard(&self, call: CallSid) -> Option<Turn> {
        let inside = self.inside.lock().unwrap();
        let own = inside.heard.iter().filter(|(of, _)| *of == call);
        own.map(|(_, bytes)| turn_of(bytes)).max()
    }

    fn has_an_appointment(&self, call: CallSid) -> bool {
        self.book.appointments().iter().any(|held| held.call == call && held.booked)
    }

    /// The first reply of every turn that ever left a process.
    pub(crate) fn replies(&self) -> BTreeMap<(CallSid, Turn), String> {
        self.inside.lock().unwrap().replies.clone()
    }

    /// What a caller said in a turn. More than one thing when its question was put again because
    /// no answer to it came back.
    pub(crate) fn said_in(&self, call: CallSid, turn: Turn) -> Vec<Said> {
        self.inside.lock().unwrap().said.get(&(call, turn)).cloned().unwrap_or_default()
    }

    /// Everything that was heard by somebody.
    pub(crate) fn everything_heard(&self) -> Vec<(CallSid, String)> {
        self.inside.lock().unwrap().heard.clone()
    }

    /// Every call, with how its line ended and how the journal says that it did.
    pub(crate) fn ends(&self) -> Vec<(Option<CallOutcome>, LineEnd)> {
        let inside = self.inside.lock().unwrap();
        inside.lines.iter().map(|(call, line)| (self.book.outcome(*call), *line)).collect()
    }

    pub(crate) fn broken(&self) -> Vec<Broken> {
        self.inside.lock().unwrap().broken.clone()
    }

    pub(crate) fn trace(&self) -> Vec<String> {
        self.inside.lock().unwrap().trace.clone()
    }
}

/// The turn that a reply of the plain renderer ends: it begins with it.
pub(crate) fn turn_of(bytes: &str) -> Turn {
    let turn = bytes.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    Turn(turn.unwrap().0.parse().unwrap())
}

/// The end of a call's SID; all begin alike.
pub(crate) fn short(call: CallSid) -> String {
    let sid = call.to_string();
    format!("call {}", &sid[sid.len() - 1..])
}

/// What came down the line. These callers are made up, so their words may be printed.
fn words(heard: &Heard) -> String {
    match heard {
        Heard::Silence => "(silence)".into(),
        Heard::Speech(words) => format!("{:?}", words.as_str()),
        Heard::Keys(keys) => format!("keys {}", keys.as_str()),
    }
}

fn told(answered: &Result<Answered, Trouble>) -> String {
    match answered {
        Ok(Answered::Reply(reply, source)) => format!("{source:?} {}", reply.body),
        Ok(other) => format!("{other:?}"),
        Err(trouble) => format!("safe reply, {trouble}"),
    }
}

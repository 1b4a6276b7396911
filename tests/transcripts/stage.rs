//! The calls played: the real registry and the real conversation, on a book in memory.

mod practices;

pub(crate) use practices::of as practice;

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use actors::{
    Answered, Ask, Limits, Numbers, Persistence, Registry, Surroundings, TransferOutcome, Wanted,
};
use dialogue::{Budgets, HoldRequest};
use domain::{
    AppointmentId, Attestation, CallOutcome, CallSid, Heard, Keys, Place, Practice, Seats, Seq,
    Slot, TimeRange, Turn, Words,
};
use jiff::{SignedDuration, Timestamp};
use ports::testing::{Held, MemoryBook, StoppedClock};
use ports::{KeptCall, NewHold};
use telephony::carrier::{Document, Prompt, Verb};
use telephony::twiml::TwimlRenderer;
use tokio::time::Instant;

use crate::script::{Deed, Script};

const CALLED: &str = "+15875550100";
/// Who calls, and whose the appointments are, where nothing else is said.
pub(crate) const CALLER: &str = "+14032661234";
/// How long a caller's turn may take.
const BUDGET: Duration = Duration::from_secs(2);
/// How long a caller takes to hear and to answer.
const PACE: SignedDuration = SignedDuration::from_secs(12);

/// A call as it went.
pub(crate) struct Performance {
    /// The practice that was called.
    pub(crate) practice: Practice,
    /// What Bella said first, and then to each line; fewer when the call was over before.
    pub(crate) replies: Vec<Reply>,
    /// How it ended; `None` when it did not.
    pub(crate) outcome: Option<CallOutcome>,
    /// What is in the book because of it, or was moved by it, as it is to be read.
    pub(crate) book: Vec<String>,
    /// What the journal keeps of it.
    pub(crate) kept: KeptCall,
}

/// What Bella said in a turn.
pub(crate) struct Reply {
    /// The sentences; none when nothing was wanted.
    pub(crate) said: Vec<String>,
    /// What comes then, where it is no question.
    pub(crate) then: Option<&'static str>,
}

/// Plays a call.
pub(crate) fn perform(script: &Script) -> Performance {
    let practice = practices::of(script);
    let book = Arc::new(MemoryBook::new(practice.clone(), vec![CALLED.parse().unwrap()]));
    let wall: jiff::civil::DateTime = script.of("clock").unwrap()[..16].parse().unwrap();
    let now = wall.to_zoned(practice.time_zone.clone()).unwrap().timestamp();
    let stage = Stage { book, clock: Arc::new(StoppedClock::at(now)), practice };
    for (number, appointment) in (0..).zip(script.all("booked")) {
        stage.book(number, appointment);
    }
    for days in script.all("full") {
        stage.fill(days);
    }
    let runtime = || {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.enable_all().start_paused(true).build().unwrap()
    };
    let (sender, receiver) = std::sync::mpsc::channel();
    actix::System::with_tokio_rt(runtime).block_on(async {
        sender.send(stage.play(script).await).unwrap();
    });
    receiver.recv().unwrap()
}

struct Stage {
    book: Arc<MemoryBook>,
    clock: Arc<StoppedClock>,
    practice: Practice,
}

impl Stage {
    async fn play(self, script: &Script) -> Performance {
        let limits = Limits::default();
        let meter = Arc::new(ports::Unmetered);
        let (scribe, _) = Persistence::start(self.book.clone(), meter.clone(), limits);
        let registry = Registry::new(Surroundings {
            clock: self.clock.clone(),
            journal: self.book.clone(),
            scribe,
            diary: self.book.clone(),
            directory: self.book.clone(),
            renderer: Arc::new(TwimlRenderer),
            interference: Arc::new(ports::Peace),
            meter,
            budgets: Budgets::default(),
            limits,
        });
        let call: CallSid = "CA0000000000000000000000000000c0de".parse().unwrap();
        let (from, attested) = caller(script);
        let numbers = Numbers::new(CALLED, from).vouched_for(attested);
        let ask = async |wanted| {
            let deadline = Instant::now() + BUDGET;
            registry.ask(Ask { call, wanted, numbers: numbers.clone(), deadline }).await.unwrap()
        };
        let before = self.book.appointments();
        let first = reply(&ask(Wanted::Begin).await);
        let mut is_put_through = first.then == Some(PUT_THROUGH);
        let mut replies = vec![first];
        let mut turn = Turn(1);
        for line in &script.lines {
            if replies.last().is_some_and(|last| last.then == Some(OVER)) {
                break;
            }
            if !line.deed.is_possible(is_put_through) {
                // The dialogue took another way than whoever wrote this.
                replies.push(Reply { said: Vec::new(), then: Some(NOT_NOW) });
                continue;
            }
            self.pass(PACE);
            let wanted = match &line.deed {
                Deed::Says(words) => {
                    let heard = Heard::Speech(Words::read(words).unwrap());
                    Wanted::Turn { turn, heard, again: false }
                }
                Deed::Presses(keys) => {
                    Wanted::Turn { turn, heard: Heard::Keys(keys.clone()), again: false }
                }
                Deed::SaysTheCode => {
                    let digits: Vec<_> = self.code(script).chars().map(String::from).collect();
                    let heard = Heard::Speech(Words::read(&digits.join(" ")).unwrap());
                    Wanted::Turn { turn, heard, again: false }
                }
                Deed::KeysTheCode => {
                    let keys = Keys::read(&self.code(script)).unwrap();
                    Wanted::Turn { turn, heard: Heard::Keys(keys), again: false }
                }
                Deed::IsSilent => Wanted::Turn { turn, heard: Heard::Silence, again: false },
                Deed::Records => Wanted::Recorded { turn },
                Deed::NobodyAnswers => {
                    Wanted::Transferred { turn, outcome: TransferOutcome::Unanswered }
                }
                Deed::SomebodyAnswers => {
                    Wanted::Transferred { turn, outcome: TransferOutcome::Answered }
                }
                Deed::HangsUp => Wanted::HungUp,
                Deed::Waits(minutes) => {
                    self.pass(SignedDuration::from_mins(*minutes));
                    replies.push(Reply { said: Vec::new(), then: None });
                    continue;
                }
                Deed::SomebodyElseIsFaster => {
                    self.take_what_was_offered(call);
                    replies.push(Reply { said: Vec::new(), then: None });
                    continue;
                }
            };
            let answer = reply(&ask(wanted).await);
            is_put_through = answer.then == Some(PUT_THROUGH);
            replies.push(answer);
            turn = turn.next();
        }
        Performance {
            outcome: self.book.outcome(call),
            book: self.changes(&before),
            kept: self.book.kept(call).unwrap(),
            practice: self.practice,
            replies,
        }
    }

    /// The code that was sent last to whoever has an appointment.
    fn code(&self, script: &Script) -> String {
        let numbers = script.all("booked").filter_map(|it| it.split(", ").nth(4)).chain([CALLER]);
        let sent = numbers.filter_map(|it| self.book.codes_sent_to(&it.parse().unwrap()).pop());
        sent.last().map_or_else(|| "000000".into(), |code| code.as_str().to_owned())
    }

    fn pass(&self, time: SignedDuration) {
        self.clock.advance(time);
    }

    /// An appointment of the head: `Sarah Johnson, cleaning, Khan, 2026-11-24 10:00`, and perhaps
    /// behind it the number that it is under. A dash is a name that was left open.
    fn book(&self, number: u32, text: &str) {
        let parts: Vec<_> = text.split(", ").collect();
        let [name, service, provider, at, more @ ..] = parts.as_slice() else { panic!("{text}") };
        let id = AppointmentId::of_step(format!("CA{number:032x}").parse().unwrap(), Seq(0));
        let held = self.held(id, service, provider, at);
        let phone = more.first().copied().unwrap_or(CALLER).parse().unwrap();
        let name = (*name != "-").then(|| name.parse().unwrap());
        self.book.book_for(held, phone, name);
    }

    /// All day long somebody else, with everybody who works here: `2026-11-24 to 2026-11-27`.
    fn fill(&self, days: &str) {
        let (first, last) = days.split_once(" to ").unwrap_or((days, days));
        let (first, last): (jiff::civil::Date, jiff::civil::Date) =
            (first.parse().unwrap(), last.parse().unwrap());
        let mut day = first;
        while day <= last {
            for provider in &self.practice.providers {
                let starts_at = day.to_zoned(self.practice.time_zone.clone()).unwrap().timestamp();
                let ends_at = starts_at + SignedDuration::from_hours(24);
                let slot = Slot { provider: provider.id, starts_at, ends_at };
                let id = AppointmentId::new(uuid::Uuid::new_v5(
                    &provider.id.uuid(),
                    day.to_string().as_bytes(),
                ));
                self.book.occupy(self.occupied(id, slot));
            }
            day = day.tomorrow().unwrap();
        }
    }

    /// Somebody else books every time that was offered or chosen, unless it is still held.
    fn take_what_was_offered(&self, call: CallSid) {
        let now = ports::Clock::now(&*self.clock);
        for held in self.book.appointments() {
            if !held.booked && held.hold.expires_at <= now {
                self.book.remove(held.hold.id);
            }
        }
        let rows = self.book.rows(call);
        let state: serde_json::Value = serde_json::from_str(&rows.last().unwrap().state).unwrap();
        let slots: Vec<(uuid::Uuid, Timestamp, Timestamp)> =
            serde_json::from_value(state["slots"].clone()).unwrap();
        for (provider, starts_at, ends_at) in slots {
            let slot = Slot { provider: domain::ProviderId::new(provider), starts_at, ends_at };
            let name = starts_at.to_string();
            let id = AppointmentId::new(uuid::Uuid::new_v5(&provider, name.as_bytes()));
            self.book.occupy(self.occupied(id, slot));
        }
    }

    fn held(&self, id: AppointmentId, service: &str, provider: &str, at: &str) -> Held {
        let of_name = |name: &str| name.to_lowercase().contains(&provider.to_lowercase());
        let provider = self.practice.providers.iter().find(|it| of_name(&it.name)).unwrap();
        let service = self.practice.services.iter().find(|it| it.name == service).unwrap();
        let wall: jiff::civil::DateTime = at.parse().unwrap();
        let starts_at = wall.to_zoned(self.practice.time_zone.clone()).unwrap().timestamp();
        let ends_at = starts_at + SignedDuration::from_mins(service.duration.0.into());
        let slot = Slot { provider: provider.id, starts_at, ends_at };
        let held = self.occupied(id, slot);
        let request = HoldRequest { service: service.id, slot };
        Held { hold: NewHold { request, ..held.hold }, ..held }
    }

    fn occupied(&self, id: AppointmentId, slot: Slot) -> Held {
        let place = Place { seats: Seats::ONLY, room: None };
        let hold = NewHold {
            id,
            request: HoldRequest { service: self.practice.services[0].id, slot },
            occupies: TimeRange::new(slot.starts_at, slot.ends_at).unwrap(),
            places: vec![place],
            wall: self.practice.time_zone.to_datetime(slot.starts_at),
            time_zone: "America/Edmonton".into(),
            expires_at: slot.ends_at,
        };
        let call = "CA00000000000000000000000000000bad".parse().unwrap();
        Held { call, hold, place, booked: true }
    }

    /// What is otherwise in the book than it was before the call.
    fn changes(&self, before: &[Held]) -> Vec<String> {
        let key = |held: &Held| (held.hold.id, held.hold.request);
        let after = self.book.appointments();
        let new = after.iter().filter(|it| !before.iter().any(|old| key(old) == key(it)));
        // What somebody else took meanwhile is not the call's.
        let new = new.filter(|it| {
            it.call != "CA00000000000000000000000000000bad".parse().unwrap()
                || before.iter().any(|old| old.hold.id == it.hold.id)
        });
        let gone = before.iter().filter(|old| !after.iter().any(|it| it.hold.id == old.hold.id));
        let mut lines: Vec<_> = new
            .map(|it| {
                let old = before.iter().find(|old| old.hold.id == it.hold.id);
                let what = match (old, it.booked) {
                    (Some(_), _) => "moved",
                    (None, true) => "booked",
                    (None, false) => "held",
                };
                self.line(what, it)
            })
            .chain(gone.map(|it| self.line("cancelled", it)))
            .collect();
        if self.book.is_without_texts(&CALLER.parse().unwrap()) {
            lines.push("no more texts".into());
        }
        lines.sort_unstable();
        lines
    }

    fn line(&self, what: &str, held: &Held) -> String {
        let HoldRequest { service, slot } = held.hold.request;
        let service = &self.practice.service(service).unwrap().name;
        let provider = &self.practice.provider(slot.provider).unwrap().name;
        let at = slot.starts_at.to_zoned(self.practice.time_zone.clone());
        format!("{what}: {service}, {provider}, {}", at.strftime("%A %Y-%m-%d %H:%M"))
    }
}

/// The number that calls, and whether its carrier vouches for it.
pub(crate) fn caller(script: &Script) -> (&str, Attestation) {
    let caller = script.of("caller").unwrap_or(CALLER);
    match caller.strip_suffix(", attested") {
        Some(number) => (number, Attestation::Full),
        None => (caller, Attestation::Less),
    }
}

const OVER: &str = "(hangs up)";
const PUT_THROUGH: &str = "(puts the call through)";
/// A line that has no place there.
pub(crate) const NOT_NOW: &str = "(cannot be now)";

/// What a reply says, read as the carrier reads it; what it would not do as written is an error.
fn reply(answered: &Answered) -> Reply {
    let Answered::Reply(reply, _) = answered else {
        return Reply { said: Vec::new(), then: Some(OVER) };
    };
    let document = Document::read(reply.body.as_bytes()).unwrap();
    assert_eq!(document.warnings, [], "TwiML that Twilio would warn of");
    let mut then = None;
    let mut said = Vec::new();
    for verb in document.verbs {
        let prompts = match verb {
            Verb::Prompt(prompt) => vec![prompt],
            Verb::Gather(gather) => {
                then = Some("");
                gather.prompts
            }
            Verb::Dial(_) => {
                then = Some(PUT_THROUGH);
                Vec::new()
            }
            Verb::Hangup => {
                then = then.or(Some(OVER));
                Vec::new()
            }
            // What is recorded leads on by itself.
            Verb::Redirect { .. } | Verb::Reject => Vec::new(),
        };
        said.extend(prompts.into_iter().filter_map(|prompt| match prompt {
            Prompt::Say(words) => Some(words),
            Prompt::Play(_) | Prompt::Pause(_) => None,
        }));
    }
    if reply.body.contains("<Record") {
        then = Some("(records)");
    }
    Reply { said, then: then.filter(|then| !then.is_empty()) }
}

impl Performance {
    /// The whole call as it is written in a file.
    pub(crate) fn transcript(&self, script: &Script) -> String {
        let mut text = String::new();
        for (name, value) in &script.head {
            writeln!(text, "{name}: {value}").unwrap();
        }
        text.push('\n');
        let first = self.replies.first().unwrap();
        put(&mut text, first);
        for (place, line) in script.lines.iter().enumerate() {
            writeln!(text, "> {}", line.text).unwrap();
            match self.replies.get(place + 1) {
                Some(reply) => put(&mut text, reply),
                None => text.push_str("(the call is over)\n"),
            }
        }
        let outcome = self.outcome.map_or("still on the line", CallOutcome::as_str);
        let book =
            if self.book.is_empty() { "nothing has changed".into() } else { self.book.join("; ") };
        writeln!(text, "\nend: {outcome}\nbook: {book}").unwrap();
        text
    }
}

fn put(text: &mut String, reply: &Reply) {
    for said in &reply.said {
        writeln!(text, "Bella: {said}").unwrap();
    }
    if let Some(then) = reply.then {
        writeln!(text, "{then}").unwrap();
    }
}

//! The carrier: it carries webhooks over a bad network, tries again as Twilio does, and plays to
//! the caller whatever comes of it.

use std::rc::Rc;
use std::time::Duration;

use actors::{Answered, Ask, Numbers, TransferOutcome, Trouble, Wanted};
use domain::{CallSid, Heard, Turn};
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, timeout};

use crate::caller::Caller;
use crate::chance::Chance;
use crate::faults::Fault;
use crate::history::{LineEnd, Rule, turn_of};
use crate::process::Process;
use crate::world::World;

/// The number that the practice answers under.
pub(crate) const CALLED: &str = "+15875550100";
/// How long a webhook of a turn may take, as in `web`.
const TURN_BUDGET: Duration = Duration::from_millis(1800);
/// How long a report that a call is over may take, as in `web`.
const HANG_UP_BUDGET: Duration = Duration::from_millis(3500);
/// How far past its deadline an answer may come: the registry's grace and the timers' grain.
const GRACE: Duration = Duration::from_millis(60);
/// Twilio waits so long for an answer: `rt=4000`.
const PATIENCE: Duration = Duration::from_secs(4);
/// Twilio tries so often: `rc=2`.
const ATTEMPTS: u32 = 3;
/// How often a turn is put off before the caller is put through to a person.
const MOST_AGAIN: u8 = 3;
/// Webhooks that one call may have once it is calm: the conversation's 40 answers, transfers and
/// messages, and what was put off.
const MOST_WEBHOOKS: u32 = 70;

type Told = Result<Answered, Trouble>;

/// One call's line.
pub(crate) struct Line {
    world: Rc<World>,
    call: CallSid,
    caller: Caller,
    chance: Chance,
    /// What the caller heard last, and that was no safe reply.
    heard: String,
}

/// Which of our URLs is requested next, and how often it was put off.
enum Next {
    Voice,
    Fallback { again: u8 },
    Turn { turn: Turn, heard: Heard, again: u8 },
    Transfer { turn: Turn, outcome: TransferOutcome, again: u8 },
}

impl Next {
    fn wanted(&self) -> Wanted {
        match self {
            Self::Voice => Wanted::Begin,
            Self::Fallback { .. } => Wanted::Fallback,
            Self::Turn { turn, heard, again } => {
                Wanted::Turn { turn: *turn, heard: heard.clone(), again: *again > 0 }
            }
            Self::Transfer { turn, outcome, .. } => {
                Wanted::Transferred { turn: *turn, outcome: *outcome }
            }
        }
    }
}

impl Line {
    pub(crate) fn new(world: Rc<World>, call: CallSid, caller: Caller) -> Self {
        let chance = Chance::new(world.seed, caller.stream + 10_000);
        Self { world, call, caller, chance, heard: String::new() }
    }

    /// The whole call, from the ringing to the report of its end.
    pub(crate) async fn run(mut self) {
        sleep(self.caller.rings_after).await;
        let patience = self.caller.hangs_up_after.unwrap_or(Duration::from_hours(10));
        let (world, call) = (Rc::clone(&self.world), self.call);
        let end = timeout(patience, self.talk()).await.unwrap_or(LineEnd::HungUp);
        world.history.ended(call, end);
        if !world.weather.strikes(Fault::ReportLost, Some(call)) {
            self.request(&Wanted::HungUp, ATTEMPTS).await;
        }
    }

    async fn talk(&mut self) -> LineEnd {
        let mut next = Next::Voice;
        let mut webhooks = 0;
        loop {
            webhooks += u32::from(self.world.weather.is_calm());
            if webhooks > MOST_WEBHOOKS {
                let how = format!("{} goes on for {webhooks} webhooks in calm weather", self.call);
                self.world.history.broke(Rule::NobodyIsStuck, how);
                return LineEnd::GivenUp;
            }
            let mut told = self.request(&next.wanted(), ATTEMPTS).await;
            if told.is_none() {
                next = Next::Fallback { again: 0 };
                told = self.request(&Wanted::Fallback, 1).await;
            }
            let led = match told {
                None => Err(LineEnd::Dropped),
                Some(Ok(Answered::Reply(reply, _))) => self.hears(&reply).await,
                Some(Ok(
                    Answered::Over
                    | Answered::Noted
                    | Answered::NoPractice
                    | Answered::Whispered(_),
                )) => Err(LineEnd::Silent),
                Some(Err(_)) => self.hears_the_safe_reply(next).await,
            };
            match led {
                Ok(led) => next = led,
                Err(end) => return end,
            }
        }
    }

    /// The caller hears a reply, and does what they do.
    async fn hears(&mut self, reply: &ports::StoredReply) -> Result<Next, LineEnd> {
        let turn = turn_of(&reply.body).next();
        self.world.history.heard(self.call, &reply.body);
        self.heard.clone_from(&reply.body);
        if reply.body.ends_with("(end)") {
            return Err(LineEnd::Goodbye);
        }
        if reply.body.ends_with("(transfer)") {
            return Ok(self.is_put_through(turn, 0).await);
        }
        sleep(self.chance.millis(300, 5000)).await;
        let heard = self.caller.answers(reply.expecting, &self.heard, &mut self.chance);
        self.world.history.said(self.call, turn, &heard, &self.heard);
        Ok(Next::Turn { turn, heard, again: 0 })
    }

    /// "One moment, please", and the same again; after a few times a person.
    async fn hears_the_safe_reply(&mut self, put_off: Next) -> Result<Next, LineEnd> {
        sleep(Duration::from_millis(1500)).await;
        let (again, turn) = match &put_off {
            Next::Voice => (0, Turn(0)),
            Next::Fallback { again } => (*again, Turn(0)),
            Next::Turn { turn, again, .. } | Next::Transfer { turn, again, .. } => (*again, *turn),
        };
        let more = again + 1;
        match put_off {
            // A person has talked to the caller: there is nothing to come back to.
            Next::Transfer { outcome: TransferOutcome::Answered, .. } => Err(LineEnd::PutThrough),
            Next::Transfer { .. } if again >= MOST_AGAIN => Err(LineEnd::GivenUp),
            Next::Voice | Next::Fallback { .. } | Next::Turn { .. } if again >= MOST_AGAIN => {
                Ok(self.is_put_through(turn, again).await)
            }
            Next::Voice | Next::Fallback { .. } => Ok(Next::Fallback { again: more }),
            Next::Turn { .. } => Ok(Next::Turn { turn, heard: Heard::Silence, again: more }),
            Next::Transfer { outcome, .. } => Ok(Next::Transfer { turn, outcome, again: more }),
        }
    }

    async fn is_put_through(&mut self, turn: Turn, again: u8) -> Next {
        sleep(self.chance.millis(2000, 20_000)).await;
        let answered = self.chance.per_mille(500);
        let outcome =
            if answered { TransferOutcome::Answered } else { TransferOutcome::Unanswered };
        Next::Transfer { turn, outcome, again }
    }

    /// A webhook, tried again when it fails; `None` when the carrier gives up.
    async fn request(&mut self, wanted: &Wanted, attempts: u32) -> Option<Told> {
        for _ in 0..attempts {
            match timeout(PATIENCE, self.attempt(wanted)).await {
                Ok(Some(told)) => return Some(told),
                // Refused or cut off.
                Ok(None) => sleep(Duration::from_millis(100)).await,
                Err(_) => {}
            }
        }
        None
    }

    async fn attempt(&mut self, wanted: &Wanted) -> Option<Told> {
        let (world, whom) = (&self.world, Some(self.call));
        let slot = usize::try_from(self.chance.below(world.fleet.slots())).unwrap();
        let again = usize::try_from(self.chance.below(world.fleet.slots())).unwrap();
        if world.weather.strikes(Fault::WebhookLost, whom) {
            if self.chance.per_mille(500) {
                return None;
            }
            std::future::pending::<()>().await;
        }
        if let Some(mut stroke) = world.weather.stroke(Fault::WebhookRepeated, whom) {
            let most = stroke.one_of(&[3000, 90_000]);
            let late = stroke.millis(0, most);
            // Nobody hears what comes of it.
            let (reply, _) = oneshot::channel();
            self.send(again, wanted, late, reply, Disconnecting::ChangesNothing);
        }
        let mut late = self.chance.millis(1, 40);
        if let Some(mut stroke) = world.weather.stroke(Fault::WebhookSlow, whom) {
            late = stroke.millis(200, 9000);
        }
        let disconnecting = if world.weather.strikes(Fault::Disconnected, whom) {
            Disconnecting::StopsTheWork
        } else {
            Disconnecting::ChangesNothing
        };
        let (reply, told) = oneshot::channel();
        self.send(slot, wanted, late, reply, disconnecting);
        let told = told.await.ok();
        if world.weather.strikes(Fault::ReplyLost, whom) {
            std::future::pending::<()>().await;
        }
        told
    }

    /// Puts a webhook on its way; what comes of it does not depend on this line any more.
    fn send(
        &self,
        slot: usize,
        wanted: &Wanted,
        late: Duration,
        reply: oneshot::Sender<Told>,
        disconnecting: Disconnecting,
    ) {
        let world = Rc::clone(&self.world);
        let (call, wanted) = (self.call, wanted.clone());
        let numbers = Numbers::new(CALLED, self.caller.number.as_str());
        actix::spawn(async move {
            sleep(late).await;
            let Some(process) = world.fleet.at(slot) else { return };
            serve(&world, &process, (call, numbers), wanted, reply, disconnecting).await;
        });
    }
}

/// What it means to a request under way that its connection is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Disconnecting {
    StopsTheWork,
    ChangesNothing,
}

/// One webhook at a process: what its edge does, in the least words.
async fn serve(
    world: &World,
    process: &Process,
    (call, numbers): (CallSid, Numbers),
    wanted: Wanted,
    mut reply: oneshot::Sender<Told>,
    disconnecting: Disconnecting,
) {
    let budget = if matches!(wanted, Wanted::HungUp) { HANG_UP_BUDGET } else { TURN_BUDGET };
    let deadline = Instant::now() + budget;
    let ask = Ask { call, wanted: wanted.clone(), numbers, deadline };
    let told = tokio::select! {
        biased;
        () = process.gate.died() => return,
        () = reply.closed(), if disconnecting == Disconnecting::StopsTheWork => return,
        told = process.registry.ask(ask) => told,
    };
    if Instant::now() > deadline + GRACE {
        let late = Instant::now() - deadline;
        let how = format!("{call}: an answer came {late:?} after its deadline");
        world.history.broke(Rule::NobodyWaitsLonger, how);
    }
    process.gate.pass_quietly().await;
    world.history.left(process.number, call, &wanted, &told);
    if let Err(trouble) = &told
        && world.has_long_been_calm()
    {
        let how = format!("{call}, {wanted:?}: {trouble}, although nothing has gone wrong lately");
        world.history.broke(Rule::CalmIsCalm, how);
    }
    // Nobody may be waiting for it any more.
    let _ = reply.send(told);
}

//! The rate limiter: what stands before the registry, and the one actor that keeps it in order.
//!
//! Whether something is let through is asked of the [`Gate`] and answered on the spot, without a
//! mailbox hop. The actor forgets what need not be counted any more, and tells the log how many
//! were refused, a line for each limit and not for each refusal.
//!
//! **Invariant:** every map of it is bounded, and what finds no room is still counted.
//! **Invariant:** only a call that begins can be turned away; one under way is put off at most.
//! **Invariant:** nothing of a caller is in what it logs.

mod buckets;
mod rates;
mod turned_away;
mod verdict;

use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix::prelude::*;
use domain::{CallSid, CallerId, PhoneNumber, PracticeId};
use governor::clock::Clock as _;
use governor::middleware::StateInformationMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use ports::Begins;
use tokio::task::JoinHandle;

pub use rates::Rates;
pub use verdict::{Over, Standing};

use buckets::Buckets;
use turned_away::TurnedAway;
use verdict::Uptime;

/// How often what rests is forgotten, and refusals are told to the log.
const HOUSEKEEPING: Duration = Duration::from_secs(10);

/// The actor that keeps the limiter in order.
pub struct Limiter {
    gate: Gate,
}

/// What lets through, or not. Cheap to clone; everybody shares one.
#[derive(Clone)]
pub struct Gate {
    tallies: Arc<Tallies>,
}

/// Which called numbers the limits on callers do not apply to: those of practices that are
/// simulated, whose callers are all one machine.
pub trait Exemptions: Send + Sync {
    /// Whether calls to `called` are not counted by caller, number and practice.
    fn exempts(&self, called: &PhoneNumber) -> bool;
}

/// The limits apply to everybody.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoExemptions;

impl Exemptions for NoExemptions {
    fn exempts(&self, _: &PhoneNumber) -> bool {
        false
    }
}

/// A client of the API as it is counted: by the hash of its key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ApiClient(pub [u8; 32]);

/// Who calls, as calls are counted.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Caller {
    /// Somebody with a number.
    Known(PhoneNumber),
    /// Everybody without one who calls this number: nobody can tell them apart, and those of one
    /// number must not stand in the way of those of another.
    WithheldTo(PhoneNumber),
}

/// One limit for everybody together.
type Whole = RateLimiter<NotKeyed, InMemoryState, Uptime, StateInformationMiddleware>;

/// What is counted, and how many were refused.
struct Tallies {
    callers: Buckets<Caller>,
    numbers: Buckets<PhoneNumber>,
    practices: Buckets<PracticeId>,
    new_calls: Whole,
    calls: Buckets<CallSid>,
    webhooks: Whole,
    clients: Buckets<ApiClient>,
    addresses: Buckets<IpAddr>,
    failures: Buckets<IpAddr>,
    turned_away: TurnedAway,
    exemptions: Box<dyn Exemptions>,
    refused: [AtomicU64; Limit::ALL.len()],
}

/// Every limit, as the log names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Limit {
    NewCallsPerCaller,
    NewCallsPerNumber,
    NewCallsPerPractice,
    NewCalls,
    WebhooksPerCall,
    Webhooks,
    RequestsPerKey,
    RequestsPerAddress,
    FailuresPerAddress,
}

impl Limit {
    const ALL: [(Self, &str); 9] = [
        (Self::NewCallsPerCaller, "new_calls_per_caller"),
        (Self::NewCallsPerNumber, "new_calls_per_number"),
        (Self::NewCallsPerPractice, "new_calls_per_practice"),
        (Self::NewCalls, "new_calls"),
        (Self::WebhooksPerCall, "webhooks_per_call"),
        (Self::Webhooks, "webhooks"),
        (Self::RequestsPerKey, "requests_per_key"),
        (Self::RequestsPerAddress, "requests_per_address"),
        (Self::FailuresPerAddress, "failures_per_address"),
    ];
}

impl Limiter {
    /// Starts the limiter on the present arbiter. The task's end means that its maps are not kept
    /// in bounds by anybody: the process has to end too.
    #[must_use]
    pub fn start(rates: Rates, exemptions: Box<dyn Exemptions>) -> (Gate, JoinHandle<()>) {
        let gate = Gate { tallies: Arc::new(Tallies::new(rates, exemptions)) };
        let actor = Self { gate: gate.clone() };
        let task = actix::spawn(Context::new().into_future(actor));
        (gate, task)
    }

    /// Forgets what rests, away from this thread: a full map takes milliseconds to walk through,
    /// and calls are answered here.
    fn keep_house(&mut self, context: &mut Context<Self>) {
        self.gate.report();
        let gate = self.gate.clone();
        let walk = tokio::task::spawn_blocking(move || gate.forget_the_rested());
        context.spawn(walk.into_actor(self).map(|walked, _, context| {
            if walked.is_err() {
                tracing::error!("the limiter cannot keep its house");
                context.stop();
            }
        }));
    }
}

impl Actor for Limiter {
    type Context = Context<Self>;

    fn started(&mut self, context: &mut Self::Context) {
        context.run_interval(HOUSEKEEPING, Self::keep_house);
    }
}

impl Tallies {
    fn new(rates: Rates, exemptions: Box<dyn Exemptions>) -> Self {
        let whole = |quota| RateLimiter::new(quota, InMemoryState::default(), Uptime::start());
        let (keys, per_minute) = (rates.keys, Quota::per_minute);
        Self {
            callers: Buckets::new(per_minute(rates.new_calls_per_caller_per_minute), keys),
            numbers: Buckets::new(per_minute(rates.new_calls_per_number_per_minute), keys),
            practices: Buckets::new(per_minute(rates.new_calls_per_practice_per_minute), keys),
            new_calls: whole(Quota::per_second(rates.new_calls_per_second)),
            calls: Buckets::new(per_minute(rates.webhooks_per_call_per_minute), rates.calls),
            webhooks: whole(Quota::per_second(rates.webhooks_per_second)),
            clients: Buckets::new(per_minute(rates.requests_per_key_per_minute), keys),
            addresses: Buckets::new(per_minute(rates.requests_per_address_per_minute), keys),
            failures: Buckets::new(per_minute(rates.failures_per_address_per_minute), keys),
            turned_away: TurnedAway::new(keys.get()),
            exemptions,
            refused: [const { AtomicU64::new(0) }; Limit::ALL.len()],
        }
    }
}

impl Gate {
    /// A call begins. The narrowest limit is asked first, so that a caller who is over theirs takes
    /// nothing from anybody else.
    ///
    /// Without `begins` what was called is no number; without `practice` it is not known here whose
    /// number that is. What is not known is not counted.
    pub fn new_call(
        &self,
        call: CallSid,
        begins: Option<&Begins>,
        practice: Option<PracticeId>,
    ) -> Result<(), Over> {
        let tallies = &*self.tallies;
        let counted = begins.filter(|begins| !tallies.exemptions.exempts(&begins.called));
        let by_whom = || {
            let Some(Begins { called, caller }) = counted else { return Ok(()) };
            let caller = Caller::of(caller, called);
            self.noted(Limit::NewCallsPerCaller, tallies.callers.check(&caller))?;
            self.noted(Limit::NewCallsPerNumber, tallies.numbers.check(called))?;
            if let Some(practice) = practice {
                self.noted(Limit::NewCallsPerPractice, tallies.practices.check(&practice))?;
            }
            Ok(())
        };
        let let_through = by_whom().and_then(|()| self.whole(Limit::NewCalls, &tallies.new_calls));
        if let_through.is_err() {
            tallies.turned_away.note(call);
        }
        let_through
    }

    /// Whether the call was turned away when it began.
    #[must_use]
    pub fn has_turned_away(&self, call: CallSid) -> bool {
        self.tallies.turned_away.has(call)
    }

    /// A webhook of a call.
    pub fn webhook(&self, call: CallSid) -> Result<(), Over> {
        self.noted(Limit::WebhooksPerCall, self.tallies.calls.check(&call))?;
        self.report_of_a_call()
    }

    /// A report of how a call comes along. It counts for the whole server only: the end of a call
    /// must be heard of, however the call went on.
    pub fn report_of_a_call(&self) -> Result<(), Over> {
        self.whole(Limit::Webhooks, &self.tallies.webhooks)
    }

    /// A text from a number. It counts as a call from there does.
    pub fn text_from(&self, number: &PhoneNumber) -> Result<(), Over> {
        let caller = Caller::Known(number.clone());
        self.noted(Limit::NewCallsPerCaller, self.tallies.callers.check(&caller))?;
        self.report_of_a_call()
    }

    /// A request of the API, by where it comes from.
    pub fn request_from(&self, address: IpAddr) -> Result<Standing, Over> {
        self.noted(Limit::RequestsPerAddress, self.tallies.addresses.check(&network(address)))
    }

    /// A request of the API, by its key.
    pub fn request_with(&self, client: ApiClient) -> Result<Standing, Over> {
        self.noted(Limit::RequestsPerKey, self.tallies.clients.check(&client))
    }

    /// A request with a bad signature or a bad key.
    pub fn failure_from(&self, address: IpAddr) -> Result<(), Over> {
        let failure = self.tallies.failures.check(&network(address));
        self.noted(Limit::FailuresPerAddress, failure).map(|_| ())
    }

    fn whole(&self, limit: Limit, whole: &Whole) -> Result<(), Over> {
        let checked = whole.check().map_err(|until| Over::until(&until, whole.clock().now()));
        self.noted(limit, checked.map(|_| ()))
    }

    fn noted<T>(&self, limit: Limit, checked: Result<T, Over>) -> Result<T, Over> {
        if checked.is_err() {
            self.tallies.refused[limit as usize].fetch_add(1, Ordering::Relaxed);
        }
        checked
    }

    /// Tells the log how many were refused since it was told last.
    fn report(&self) {
        for ((_, limit), refused) in Limit::ALL.iter().zip(&self.tallies.refused) {
            let refused = refused.swap(0, Ordering::Relaxed);
            if refused > 0 {
                tracing::warn!(event = "RATE_LIMITED", limit, refused, "a limit was reached");
            }
        }
    }

    fn forget_the_rested(&self) {
        let tallies = &*self.tallies;
        tallies.callers.forget_the_rested();
        tallies.numbers.forget_the_rested();
        tallies.practices.forget_the_rested();
        tallies.calls.forget_the_rested();
        tallies.clients.forget_the_rested();
        tallies.addresses.forget_the_rested();
        tallies.failures.forget_the_rested();
        tallies.turned_away.forget_the_old();
    }
}

impl Caller {
    fn of(caller: &CallerId, called: &PhoneNumber) -> Self {
        match caller {
            CallerId::Known(number) | CallerId::Attested(number) => Self::Known(number.clone()),
            CallerId::Withheld => Self::WithheldTo(called.clone()),
        }
    }
}

/// What an address is counted as. Of IPv6 that is its /64: who has one address there has all of
/// that network (RFC 6177).
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests;

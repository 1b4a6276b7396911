//! A stand-in for Twilio's REST API on a loopback port: it takes messages and reports on them with
//! signed webhooks, knows the account's numbers, and fails when it is told to.
//!
//! The shapes are those of Twilio's OpenAPI description of its REST API 2010-04-01, as far as Bella uses
//! them; what Bella does not use is not there. The numbers of Twilio's test credentials do what they do
//! there: +15005550001 is no number, +15005550009 cannot get texts.
//!
//! **Invariant:** nothing leaves the machine but the reports, and those go where the request said.
//! **Invariant:** nothing here is in a production build.

mod answer;
mod faults;
mod messages;
mod numbers;
mod reporting;
mod server;

use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{CallSid, PhoneNumber};
use jiff::Timestamp;
use telephony::{AccountSid, AuthToken};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use faults::{Fault, Operation};
pub use messages::Sent;
pub use reporting::Reports;

/// What a stand-in is set up with.
pub struct Settings {
    /// The account that it serves.
    pub account: AccountSid,
    /// What the account proves itself with, and what reports are signed with.
    pub token: AuthToken,
    /// The account's numbers. Messages may come from any other one too: practices come and go.
    pub numbers: Vec<PhoneNumber>,
    /// Whether messages are reported on.
    pub reports: Reports,
    /// What its ids begin with, so that two stand-ins give out different ones.
    pub seed: u64,
    /// The time of day.
    pub clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
}

/// A stand-in at work, until it is dropped.
pub struct Exchange {
    address: SocketAddr,
    inside: Arc<Inside>,
    task: JoinHandle<()>,
}

struct Inside {
    settings: Settings,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    messages: Vec<Sent>,
    numbers: BTreeMap<String, numbers::Number>,
    opted_out: BTreeSet<String>,
    calls: BTreeSet<String>,
    faults: faults::Faults,
    requests: usize,
}

impl Exchange {
    /// Opens one on a free loopback port, on the present runtime.
    pub async fn open(settings: Settings) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let numbers = settings.numbers.iter().enumerate().map(|(at, number)| {
            let sid = format!("PN{:016x}{at:016x}", settings.seed);
            (sid, numbers::Number::new(number.as_str()))
        });
        let state = State { numbers: numbers.collect(), ..State::default() };
        let inside = Arc::new(Inside { state: Mutex::new(state), settings });
        let task = tokio::spawn(server::serve(listener, Arc::clone(&inside)));
        Ok(Self { address, inside, task })
    }

    /// Where it is.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every message that it has taken, in order.
    #[must_use]
    pub fn messages(&self) -> Vec<Sent> {
        self.inside.state().messages.clone()
    }

    /// How many requests it has had, whatever became of them.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.inside.state().requests
    }

    /// Has the next `times` requests of a kind fail.
    pub fn fail(&self, on: Operation, fault: Fault, times: u32) {
        self.inside.state().faults.plan(on, fault, times);
    }

    /// A recipient has opted out.
    pub fn opt_out(&self, number: &str) {
        self.inside.state().opted_out.insert(number.to_owned());
    }

    /// A call is under way.
    pub fn begin_call(&self, call: CallSid) {
        self.inside.state().calls.insert(call.to_string());
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Inside {
    /// What a test that panicked left behind is still to be looked at.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

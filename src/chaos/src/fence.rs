//! The fence against a process that was stopped in the middle of a step and wakes up late.
//!
//! Server A has a turn and stands still just before it writes its step. Server B is given the same
//! turn by the carrier, takes it, and goes on to the end of the call. Then A wakes up, with its step
//! in its hands.

use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use hyper::body::Bytes;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde_json::json;
use telephony::carrier::{
    Carrier, CarrierSettings, Document, Line, NumberWebhooks, Pace, RawReply, Verb, Webhook,
};
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use crate::balancer::Noise;
use crate::error::ChaosError;
use crate::fleet::{ACCOUNT_SID, AUTH_TOKEN};
use crate::logs::Mark;
use crate::recorder::Recorder;
use crate::world::World;
use crate::{practices, words};

/// How long A's step waits at the journal: B has to be done with the call before the time for the
/// turn, 1.8 s, is over.
const WAITS_MS: u64 = 600;
/// How long until A's step waits there.
const STRIKES_WITHIN: Duration = Duration::from_secs(5);
/// How often it is tried to have A wake up in time.
const TRIES: u32 = 8;
/// What A writes to its log when its step waits.
const WAITING: &str = "a fault strikes";

/// What was seen.
#[derive(Debug)]
pub struct Fenced {
    /// What A said to its turn when it woke up, and whether that was the safe reply.
    pub late: (Bytes, bool),
    /// What B had said to it.
    pub by_b: Bytes,
    /// What A said to it once more.
    pub again_by_a: Bytes,
    /// What B said to the last turn.
    pub last_by_b: Bytes,
    /// What A said to that.
    pub last_by_a: Bytes,
    /// The appointments that the call has.
    pub appointments: usize,
}

/// Tries the fence, again and again until A woke up while it could still write. Everything that was
/// seen, the last of it with A in time.
pub fn fence(program: &Path, seed: u64, now: Timestamp) -> Result<Vec<Fenced>, ChaosError> {
    crate::on_a_runtime(async {
        let quiet = Noise { repeated: 0, late: 0, unheard: 0 };
        let world = World::make(program, seed, quiet, Rc::new(Recorder::new())).await?;
        if !world.injects {
            let why = "this build has no fault injection (feature faults)".to_owned();
            return Err(ChaosError::NoFault { kind: "inject", why });
        }
        let mut seen = Vec::new();
        for number in 0..TRIES {
            let fenced = once(&world, seed, number, now).await?;
            let in_time = !fenced.late.1;
            seen.push(fenced);
            if in_time {
                return Ok(seen);
            }
        }
        let why = format!("in {TRIES} tries A never woke up while it could still write");
        Err(ChaosError::NoFault { kind: "pause", why })
    })
}

async fn once(world: &World, seed: u64, number: u32, now: Timestamp) -> Result<Fenced, ChaosError> {
    let (a, b) = (carrier_to(world, 0)?, carrier_to(world, 1)?);
    let call = (u128::from(seed) << 64) | u128::from(number);
    let call = domain::CallSid::new(Uuid::from_u128(call));
    let line = a.place_call("+14034201234", &practices::number(0), call);
    let zone = TimeZone::get(practices::ZONE).unwrap_or(TimeZone::UTC);
    let day = now.to_zoned(zone).date().saturating_add(i64::from(number + 3).days());
    let wish =
        format!("I'd like to book a consultation with Dr. Adams on {} at 9 a.m.", words::date(day));

    let greeting = post(&a, &a.signed("/twilio/voice", &line.parameters(&[]))).await?;
    let wished = post(&b, &says(&b, &line, &greeting, &wish)?).await?;
    let name = says(&a, &line, &wished, "Sarah Johnson")?;

    let mark = Mark::at_the_end_of(&world.logs());
    let fault =
        json!({ "at": "journal", "do": { "delay_ms": WAITS_MS }, "call_sid": call.to_string() });
    world.inject(0, &fault).await?;
    let (late, others) = tokio::join!(a.post(&name), async {
        let until = Instant::now() + STRIKES_WITHIN;
        while mark.count(WAITING) == 0 {
            if Instant::now() > until {
                let why = "A's step did not come to the journal".to_owned();
                return Err(ChaosError::NoFault { kind: "inject", why });
            }
            sleep(Duration::from_millis(2)).await;
        }
        let stopped = world.fleet.stop_still(0)?;
        let done = async {
            let by_b = post(&b, &name).await?;
            let yes = says(&b, &line, &by_b, "yes")?;
            let last = post(&b, &yes).await?;
            Ok::<_, ChaosError>((by_b, yes, last))
        };
        let done = done.await;
        world.fleet.go_on(&stopped)?;
        done
    });
    let (by_b, yes, last_by_b) = others?;
    let late =
        late.map_err(|_| ChaosError::Api { doing: "a turn that woke up late", status: 0 })?;
    let again_by_a = post(&a, &name).await?;
    let last_by_a = post(&a, &yes).await?;
    let book = world.book().await?;
    let appointments = book.appointments.iter().filter(|it| it.call == Some(call)).count();
    Ok(Fenced {
        late: (late.body, late.reply.as_deref() == Some("safe")),
        by_b: by_b.body,
        again_by_a: again_by_a.body,
        last_by_b: last_by_b.body,
        last_by_a: last_by_a.body,
        appointments,
    })
}

/// A carrier whose webhooks go to one server, past the balancer.
fn carrier_to(world: &World, slot: usize) -> Result<Carrier, ChaosError> {
    let made_up = |what| ChaosError::MadeUp { what };
    let address = world.fleet.address(slot).ok_or(made_up("a server's address"))?;
    let url = |address| format!("http://{address}").parse().map_err(|_| made_up("a URL"));
    Ok(Carrier::new(CarrierSettings {
        base_url: url(address)?,
        public_url: url(world.balancer.address())?,
        account: ACCOUNT_SID.parse().map_err(|_| made_up("the account"))?,
        auth_token: AUTH_TOKEN.parse().map_err(|_| made_up("the token"))?,
        webhooks: NumberWebhooks::default(),
        pace: Pace::SkippingPauses,
    })?)
}

async fn post(carrier: &Carrier, webhook: &Webhook) -> Result<RawReply, ChaosError> {
    let reply = carrier.post(webhook).await;
    reply.map_err(|_| ChaosError::Api { doing: "a turn", status: 0 })
}

/// The webhook that answers a reply.
fn says(
    carrier: &Carrier,
    line: &Line,
    reply: &RawReply,
    words: &str,
) -> Result<Webhook, ChaosError> {
    let document = Document::read(&reply.body);
    let verbs = document.map_err(|_| ChaosError::MadeUp { what: "a turn" })?.verbs;
    let action = verbs.into_iter().find_map(|verb| match verb {
        Verb::Gather(gather) => gather.action,
        Verb::Prompt(_) | Verb::Redirect { .. } | Verb::Dial(_) | Verb::Hangup | Verb::Reject => {
            None
        }
    });
    let action =
        action.ok_or(ChaosError::MadeUp { what: "an answer to a reply that waits for none" })?;
    let target = action.split('#').next().unwrap_or_default();
    Ok(carrier.signed(target, &line.parameters(&[("SpeechResult", words)])))
}

//! Simulated callers: each wishes for a slot of its own, and every call ends in an appointment.
//!
//! A call is six webhooks: the telephone rings, and the caller says what for, with whom, when, who
//! they are, and yes.

use std::cell::Cell;
use std::rc::Rc;

use anyhow::Context as _;
use domain::CallSid;
use hyper::{Method, StatusCode};
use jiff::civil::{Date, Time, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use telephony::carrier::{Carrier, Line, Webhook};
use telephony::routes;
use tokio::task::JoinSet;
use tokio::time::Instant;
use uuid::Uuid;

use crate::cadence::Cadence;
use crate::figures::Figures;
use crate::wire::{Answer, Wire};

/// How many work at a simulated practice, where nothing else is wanted of it.
pub(crate) const PEOPLE: u32 = 4;
/// Who can work there.
pub(crate) const PROVIDERS: [&str; 24] = [
    "Adams", "Baker", "Clark", "Davis", "Evans", "Foster", "Graham", "Harris", "Irwin", "Jensen",
    "Keller", "Lawson", "Morris", "Nelson", "Olsen", "Parker", "Quinn", "Roberts", "Sutton",
    "Turner", "Upton", "Vaughan", "Walker", "Yates",
];
/// Days ahead on which callers wish for a slot; the first is the day after tomorrow.
const DAYS: u32 = 85;
/// Slots of one provider and day: a quarter of an hour each, from six to ten at night.
const SLOTS_A_DAY: u32 = 64;
/// Slots of one provider.
pub(crate) const SLOTS: u32 = DAYS * SLOTS_A_DAY;
/// How many calls are opened in a second to stay open: fewer than a server takes as new.
const OPENED_A_SECOND: u32 = 4_000;
/// Most times that a caller comes back to one turn.
const MOST_AGAIN: u32 = 5;

/// Simulated callers.
pub(crate) struct Callers {
    carrier: Carrier,
    address: String,
    numbers: Vec<String>,
    /// How many work at each practice.
    people: u32,
    seed: u64,
    first_day: Date,
    next: Cell<u32>,
}

/// What a caller heard, as far as it matters to them.
enum Heard {
    /// The next answer goes there.
    Question(String),
    /// The same turn again, there.
    OneMoment(String),
    /// They are booked.
    Booked,
    /// Anything else: the call is over, or nobody answered.
    Nothing,
}

impl Callers {
    pub(crate) fn new(
        carrier: Carrier,
        address: String,
        numbers: Vec<String>,
        people: u32,
        seed: u64,
        now: Timestamp,
    ) -> Self {
        let zone = TimeZone::get("America/Regina").unwrap_or(TimeZone::UTC);
        let first_day = now.to_zoned(zone).date().saturating_add(2.days());
        Self { carrier, address, numbers, people, seed, first_day, next: Cell::new(0) }
    }

    /// Begins so many calls, so many at a time, and leaves them open.
    pub(crate) async fn keep_open(self: &Rc<Self>, calls: u32, at_once: u32) -> anyhow::Result<()> {
        let lanes = at_once.clamp(1, calls.max(1));
        let cadence = Rc::new(Cadence::of(OPENED_A_SECOND));
        let mut beginning = JoinSet::new();
        for lane in 0..lanes {
            let (callers, cadence) = (Rc::clone(self), Rc::clone(&cadence));
            beginning.spawn_local(async move {
                let mut wire = Wire::connect(&callers.address).await?;
                for call in (lane..calls).step_by(usize::try_from(lanes)?) {
                    // Behind all those that are played, so that no id is used twice.
                    let line = callers.line(u32::MAX - call);
                    cadence.next().await;
                    callers.open(&mut wire, &line).await?;
                }
                anyhow::Ok(())
            });
        }
        while let Some(begun) = beginning.join_next().await {
            begun??;
        }
        Ok(())
    }

    /// Rings until there is a question. The caller does not answer it.
    async fn open(&self, wire: &mut Wire, line: &Line) -> anyhow::Result<()> {
        let mut target = "/twilio/voice".to_owned();
        for _ in 0..=MOST_AGAIN {
            match self.turn(wire, line, &target, &RINGS).await? {
                Heard::Question(_) => return Ok(()),
                Heard::OneMoment(back) => target = back,
                Heard::Booked | Heard::Nothing => break,
            }
        }
        anyhow::bail!("a call that is to stay open was not answered")
    }

    /// Calls one after the other on one connection, up to the call of this number and this time.
    pub(crate) async fn one_after_the_other(
        &self,
        calls: u32,
        until: Instant,
        cadence: Option<&Cadence>,
    ) -> anyhow::Result<Figures> {
        let mut wire = Wire::connect(&self.address).await?;
        let mut figures = Figures::default();
        while self.next.get() < calls && Instant::now() < until {
            let number = self.next.replace(self.next.get() + 1);
            self.call(&mut wire, number, cadence, &mut figures).await?;
            figures.calls += 1;
        }
        Ok(figures)
    }

    async fn call(
        &self,
        wire: &mut Wire,
        number: u32,
        cadence: Option<&Cadence>,
        figures: &mut Figures,
    ) -> anyhow::Result<()> {
        let line = self.line(number);
        let [whom, when] = self.wish(number);
        let says = |words| [("SpeechResult", words), ("Confidence", "0.91286755")];
        let mut target = "/twilio/voice".to_owned();
        for fields in [
            RINGS,
            says("I'd like to book a consultation"),
            says(&whom),
            says(&when),
            says("Sarah Johnson"),
            says("yes please"),
        ] {
            let mut again = 0;
            target = loop {
                let begun = match cadence {
                    Some(cadence) => cadence.next().await,
                    None => Instant::now(),
                };
                let heard = self.turn(wire, &line, &target, &fields).await?;
                let took = u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX);
                figures.latencies_us.push(took);
                match heard {
                    Heard::Question(next) => break next,
                    Heard::Booked => {
                        figures.heard.insert(line.call());
                        return self.hangs_up(wire, &line).await;
                    }
                    Heard::OneMoment(back) if again < MOST_AGAIN => {
                        figures.errors += 1;
                        again += 1;
                        target = back;
                    }
                    Heard::OneMoment(_) | Heard::Nothing => {
                        figures.errors += 1;
                        return Ok(());
                    }
                }
            };
        }
        // Everything was said, and there was no booking.
        figures.errors += 1;
        Ok(())
    }

    /// The caller has what they wanted and hangs up. The carrier's word of that is no turn.
    async fn hangs_up(&self, wire: &mut Wire, line: &Line) -> anyhow::Result<()> {
        let mut pairs = line.parameters(&[]);
        for (_, status) in pairs.iter_mut().filter(|(name, _)| name == "CallStatus") {
            *status = "completed".into();
        }
        self.send(wire, self.carrier.signed(routes::STATUS, &pairs)).await.map(drop)
    }

    /// Sends the webhook of a turn.
    async fn turn(
        &self,
        wire: &mut Wire,
        line: &Line,
        target: &str,
        fields: &[(&'static str, &str)],
    ) -> anyhow::Result<Heard> {
        let webhook = self.carrier.signed(target, &line.parameters(fields));
        Ok(heard(&self.send(wire, webhook).await?))
    }

    /// Sends one webhook. A connection that broke is made anew, and the webhook sent again, once.
    async fn send(&self, wire: &mut Wire, webhook: Webhook) -> anyhow::Result<Answer> {
        let signature = webhook.signature.context("the webhook is not signed")?;
        let headers = [
            ("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
            ("x-twilio-signature", signature.as_str()),
        ];
        let target = &webhook.target;
        let sent = wire.send(Method::POST, target, &headers, webhook.body.clone()).await;
        if let Ok(answer) = sent {
            return Ok(answer);
        }
        wire.reconnect().await?;
        wire.send(Method::POST, target, &headers, webhook.body).await
    }

    fn line(&self, number: u32) -> Line {
        let call = (u128::from(self.seed) << 64) | u128::from(number);
        // Numbers that exist: exchanges from 420 to 499.
        let (exchange, rest) = (420 + number / 10_000 % 80, number % 10_000);
        let from = format!("+1403{exchange}{rest:04}");
        let place = usize::try_from(number).unwrap_or(0) % self.numbers.len().max(1);
        let to = self.numbers.get(place).map_or("", String::as_str);
        self.carrier.place_call(&from, to, CallSid::new(Uuid::from_u128(call)))
    }

    /// With whom and when: a slot that no other call wishes for.
    fn wish(&self, number: u32) -> [String; 2] {
        let practices = u32::try_from(self.numbers.len()).unwrap_or(1).max(1);
        let slot = number / practices;
        let provider = PROVIDERS[usize::try_from(slot % self.people).unwrap_or(0)];
        let days = i64::from(slot / self.people % DAYS);
        let quarters = i64::from(slot / self.people / DAYS % SLOTS_A_DAY);
        let date = self.first_day.saturating_add(days.days());
        let at = time(6, 0, 0, 0).saturating_add((quarters * 15).minutes());
        [format!("with Dr. {provider}"), format!("on {} at {}", spoken_date(date), spoken_time(at))]
    }
}

/// What the first webhook of a call has and no other: as long as the real ones are short.
const RINGS: [(&str, &str); 2] = [
    ("CallToken", "%7B%22parentCallInfoToken%22%3A%22eyJhbGciOiJFUzI1NiJ9.e30.c2lt%22%7D"),
    ("StirPassportToken", "eyJhbGciOiJFUzI1NiIsInR5cCI6InBhc3Nwb3J0In0.e30.c2lt"),
];

fn heard(answer: &Answer) -> Heard {
    let Ok(text) = std::str::from_utf8(&answer.body) else { return Heard::Nothing };
    if answer.status != StatusCode::OK {
        return Heard::Nothing;
    }
    let target = |from: &str, to: char| {
        let (_, rest) = text.split_once(from)?;
        let url = rest.split([to, '#']).next()?;
        Some(url.replace("&amp;", "&"))
    };
    if text.contains("You are booked") {
        Heard::Booked
    } else if let Some(next) = target("<Gather", '>').and(target(" action=\"", '"')) {
        Heard::Question(next)
    } else if let Some(back) = target("<Redirect method=\"POST\">", '<') {
        Heard::OneMoment(back)
    } else {
        Heard::Nothing
    }
}

fn spoken_date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month));
    let ending = match date.day() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    format!("{} {}{ending}", month.unwrap_or(&"January"), date.day())
}

fn spoken_time(at: Time) -> String {
    let half = if at.hour() < 12 { "a.m." } else { "p.m." };
    let hour = match at.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match at.minute() {
        0 => format!("{hour} {half}"),
        minute => format!("{hour}:{minute:02} {half}"),
    }
}

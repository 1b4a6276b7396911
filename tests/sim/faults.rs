//! What can go wrong, how often it does, and that it did.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use domain::CallSid;
use ports::Point;
use tokio::time::Instant;

use crate::chance::Chance;
use crate::history::{History, short};
use crate::scenario::Scenario;

/// What can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// A webhook never arrives.
    WebhookLost,
    /// A webhook arrives late, after its retry or after later ones.
    WebhookSlow,
    /// A webhook arrives twice, the second time at once or much later.
    WebhookRepeated,
    /// An answer never arrives.
    ReplyLost,
    /// The carrier's hanging up of a connection stops the handling of its request.
    Disconnected,
    /// Nobody reports the end of a call.
    ReportLost,
    /// The journal takes its time.
    JournalSlow,
    /// The journal fails, with nothing written.
    JournalFails,
    /// The journal writes, and its answer is lost.
    JournalAnswerLost,
    /// The journal fails, and writes all the same some time later.
    JournalLate,
    /// Somebody else is in the way of one call's rows.
    JournalBlocks,
    /// The journal is away for seconds.
    JournalAway,
    /// The journal refuses one entry.
    JournalRefuses,
    /// Journal, book or directory cannot be read.
    ReadFails,
    /// The actor panics.
    Panic,
    /// The step fails.
    Fails,
    /// The step hangs.
    Hangs,
    /// A process dies at an await point.
    Crash,
    /// A process stands still at its await points for seconds, and goes on late.
    Pause,
    /// The clock is set forwards.
    ClockForwards,
    /// The clock is set back.
    ClockBackwards,
    /// The clock is set across a change between summer and winter time.
    ClockOverTheChange,
}

impl Fault {
    /// Every kind.
    pub(crate) const ALL: [Self; 22] = [
        Self::WebhookLost,
        Self::WebhookSlow,
        Self::WebhookRepeated,
        Self::ReplyLost,
        Self::Disconnected,
        Self::ReportLost,
        Self::JournalSlow,
        Self::JournalFails,
        Self::JournalAnswerLost,
        Self::JournalLate,
        Self::JournalBlocks,
        Self::JournalAway,
        Self::JournalRefuses,
        Self::ReadFails,
        Self::Panic,
        Self::Fails,
        Self::Hangs,
        Self::Crash,
        Self::Pause,
        Self::ClockForwards,
        Self::ClockBackwards,
        Self::ClockOverTheChange,
    ];

    /// How often it strikes where it can, in a thousand times, in mild weather.
    const fn per_mille(self) -> u64 {
        match self {
            Self::WebhookLost | Self::WebhookSlow | Self::ReplyLost => 60,
            Self::WebhookRepeated | Self::JournalSlow => 100,
            Self::Disconnected | Self::ReportLost => 300,
            Self::JournalFails | Self::JournalAnswerLost | Self::JournalLate => 70,
            Self::ReadFails => 40,
            Self::JournalBlocks | Self::JournalRefuses | Self::JournalAway => 20,
            Self::Panic | Self::Fails | Self::Hangs => 25,
            Self::Crash | Self::Pause => 8,
            Self::ClockForwards | Self::ClockBackwards | Self::ClockOverTheChange => 1000,
        }
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// Some of the faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Faults(u32);

impl Faults {
    /// Some of them; which ones differs much from seed to seed, so that each is also met alone.
    pub(crate) fn some(chance: &mut Chance) -> Self {
        let share = chance.one_of(&[0, 80, 200, 400, 700]);
        let mut some = 0;
        for fault in Fault::ALL {
            if chance.per_mille(share) {
                some |= fault.bit();
            }
        }
        Self(some)
    }

    pub(crate) const fn has(self, fault: Fault) -> bool {
        self.0 & fault.bit() != 0
    }

    pub(crate) const fn without(self, fault: Fault) -> Self {
        Self(self.0 & !fault.bit())
    }
}

/// One time that a fault could strike: of its kind the how-manieth, at whom. What comes of it
/// follows from the seed and from this alone, so that leaving out a caller, a fault or one stroke
/// leaves all others as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stroke {
    fault: Fault,
    whom: Option<CallSid>,
    time: u64,
}

/// The trouble of one scenario. While it is calm nothing goes wrong.
pub(crate) struct Weather {
    seed: u64,
    faults: Faults,
    /// How many times as often as in mild weather.
    harshness: u64,
    /// What is left out.
    spared: BTreeSet<Stroke>,
    calm: AtomicBool,
    inside: Mutex<Inside>,
    pub(crate) history: Arc<History>,
}

struct Inside {
    times: BTreeMap<(Fault, Option<CallSid>), u64>,
    strokes: Vec<Stroke>,
    struck: BTreeMap<String, u64>,
    away_until: Instant,
    blocked: Option<(CallSid, Instant)>,
}

impl Weather {
    pub(crate) fn of(scenario: &Scenario, history: Arc<History>) -> Self {
        let inside = Inside {
            times: BTreeMap::new(),
            strokes: Vec::new(),
            struck: BTreeMap::new(),
            away_until: Instant::now(),
            blocked: None,
        };
        Self {
            seed: scenario.seed,
            faults: scenario.faults,
            harshness: scenario.harshness,
            spared: scenario.spared.clone(),
            calm: AtomicBool::new(false),
            inside: inside.into(),
            history,
        }
    }

    /// From now on nothing goes wrong.
    pub(crate) fn calms_down(&self) {
        self.calm.store(true, Ordering::Relaxed);
        self.history.note(|| "the weather is calm from now on".into());
    }

    pub(crate) fn is_calm(&self) -> bool {
        self.calm.load(Ordering::Relaxed)
    }

    /// Whether a fault strikes now.
    pub(crate) fn strikes(&self, fault: Fault, whom: Option<CallSid>) -> bool {
        self.stroke(fault, whom).is_some()
    }

    /// A fault that strikes now, with the chance that decides how.
    pub(crate) fn stroke(&self, fault: Fault, whom: Option<CallSid>) -> Option<Chance> {
        self.named(fault, whom, || format!("{fault:?}"))
    }

    /// Whether a fault strikes now at a point of a step.
    pub(crate) fn strikes_at(&self, point: Point, fault: Fault, whom: CallSid) -> bool {
        self.named(fault, Some(whom), || format!("{fault:?} at {point:?}")).is_some()
    }

    fn named(
        &self,
        fault: Fault,
        whom: Option<CallSid>,
        name: impl Fn() -> String,
    ) -> Option<Chance> {
        if !self.faults.has(fault) || self.is_calm() {
            return None;
        }
        let mut inside = self.inside.lock().unwrap();
        let times = inside.times.entry((fault, whom)).or_default();
        *times += 1;
        let stroke = Stroke { fault, whom, time: *times };
        let mut chance = stroke.chance(self.seed);
        let often = (fault.per_mille() * self.harshness).min(1000);
        if !chance.per_mille(often) || self.spared.contains(&stroke) {
            return None;
        }
        inside.strokes.push(stroke);
        *inside.struck.entry(name()).or_default() += 1;
        self.history.note(|| match whom {
            Some(call) => format!("{} ! {}", short(call), name()),
            None => format!("! {}", name()),
        });
        Some(chance)
    }

    /// Whether nothing in the database can be reached at the moment.
    pub(crate) fn is_away(&self, whom: Option<CallSid>) -> bool {
        if let Some(mut stroke) = self.stroke(Fault::JournalAway, whom) {
            let until = Instant::now() + stroke.millis(300, 12_000);
            self.inside.lock().unwrap().away_until = until;
        }
        !self.is_calm() && Instant::now() < self.inside.lock().unwrap().away_until
    }

    /// Whether somebody is in the way of one of these calls' rows.
    pub(crate) fn blocks(&self, calls: &[CallSid]) -> bool {
        if let Some(first) = calls.first()
            && let Some(mut stroke) = self.stroke(Fault::JournalBlocks, Some(*first))
        {
            let until = Instant::now() + stroke.millis(300, 12_000);
            self.inside.lock().unwrap().blocked = Some((*first, until));
        }
        let blocked = self.inside.lock().unwrap().blocked;
        blocked.is_some_and(|(call, until)| {
            !self.is_calm() && Instant::now() < until && calls.contains(&call)
        })
    }

    /// How often each kind struck.
    pub(crate) fn struck(&self) -> BTreeMap<String, u64> {
        self.inside.lock().unwrap().struck.clone()
    }

    /// Every stroke, in order.
    pub(crate) fn strokes(&self) -> Vec<Stroke> {
        self.inside.lock().unwrap().strokes.clone()
    }
}

impl Stroke {
    fn chance(self, seed: u64) -> Chance {
        let whom = self.whom.map_or(0, |call| call.uuid().as_u64_pair().1);
        let of_whom = Chance::new(seed ^ whom.rotate_left(32), self.fault as u64).number();
        Chance::new(of_whom, self.time)
    }
}

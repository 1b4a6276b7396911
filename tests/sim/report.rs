//! What a run of many scenarios reached, and how a failure is told: its seed, the line that plays
//! it again, and the trace of the smallest scenario that still fails.

use std::collections::BTreeMap;
use std::fmt;

use ports::Point;

use crate::faults::Fault;
use crate::history::LineEnd;
use crate::scenario::Scenario;
use crate::world::{self, Ran};

/// Counts over many scenarios.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) failed: Vec<u64>,
    struck: BTreeMap<String, u64>,
    outcomes: BTreeMap<&'static str, u64>,
    lines: BTreeMap<LineEnd, u64>,
}

impl Tally {
    /// Counts one scenario.
    pub(crate) fn add(&mut self, ran: Ran) {
        for (fault, times) in ran.struck {
            *self.struck.entry(fault).or_default() += times;
        }
        for (outcome, line) in ran.ends {
            let outcome = outcome.map_or("open", domain::CallOutcome::as_str);
            *self.outcomes.entry(outcome).or_default() += 1;
            *self.lines.entry(line).or_default() += 1;
        }
    }

    /// Both together.
    pub(crate) fn with(mut self, other: Self) -> Self {
        self.failed.extend(other.failed);
        for (fault, times) in other.struck {
            *self.struck.entry(fault).or_default() += times;
        }
        for (outcome, times) in other.outcomes {
            *self.outcomes.entry(outcome).or_default() += times;
        }
        for (line, times) in other.lines {
            *self.lines.entry(line).or_default() += times;
        }
        self
    }

    /// A generator that never gets somewhere proves nothing about it.
    pub(crate) fn has_reached_everything(&self) {
        let outcomes =
            ["booked", "transferred", "message_left", "declined", "abandoned", "unserved", "open"];
        for outcome in outcomes {
            assert!(self.outcomes.contains_key(outcome), "no call ended as {outcome}");
        }
        let lines = [
            LineEnd::Goodbye,
            LineEnd::HungUp,
            LineEnd::Dropped,
            LineEnd::GivenUp,
            LineEnd::PutThrough,
        ];
        for line in lines {
            assert!(self.lines.contains_key(&line), "no line ended as {line:?}");
        }
        for fault in Fault::ALL {
            let at_points = matches!(fault, Fault::Panic | Fault::Fails | Fault::Hangs);
            if !at_points {
                assert!(self.struck.contains_key(&format!("{fault:?}")), "{fault:?} never struck");
                continue;
            }
            for point in [Point::Step, Point::Diary, Point::Render, Point::Journal] {
                let name = format!("{fault:?} at {point:?}");
                assert!(self.struck.contains_key(&name), "{name} never struck");
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "calls by outcome: {:?}", self.outcomes)?;
        writeln!(f, "lines by how they ended: {:?}", self.lines)?;
        write!(f, "faults that struck: {:?}", self.struck)
    }
}

/// Plays one seed and prints what happened in it.
pub(crate) fn replay(seed: u64) {
    let ran = world::run(&Scenario::of(seed), true);
    println!("{}", ran.trace.join("\n"));
    println!("struck: {:?}\nended: {:?}", ran.struck, ran.ends);
    if !ran.broken.is_empty() {
        fail(seed);
    }
}

/// Tells how a seed failed.
pub(crate) fn fail(seed: u64) -> ! {
    let mut smallest = Scenario::of(seed);
    let mut ran = world::run(&smallest, true);
    let rule = ran.broken[0].rule;
    println!("seed {seed} broke {}", ran.broken[0]);
    let still_broken = |scenario: Scenario| {
        let ran = world::run(&scenario, true);
        ran.broken.iter().any(|broken| broken.rule == rule).then_some((scenario, ran))
    };
    // One thing less at a time, for as long as the same promise is broken.
    while let Some(smaller) = smallest.smaller().into_iter().find_map(still_broken) {
        (smallest, ran) = smaller;
    }
    // What struck last had the least consequences.
    for stroke in ran.strokes.clone().into_iter().rev() {
        if let Some(smaller) = still_broken(smallest.sparing(stroke)) {
            (smallest, ran) = smaller;
        }
    }
    println!("the smallest scenario that still does:\n{}", ran.trace.join("\n"));
    for broken in &ran.broken {
        println!("{broken}");
    }
    panic!(
        "seed {seed} broke {rule:?}; again: \
         BELLA_SIM_SEED={seed} cargo test -p actors --test sim every_scenario -- --nocapture"
    );
}

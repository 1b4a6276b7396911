//! Scenarios: everything that is to happen follows from a seed, and parts of it can be left out.

use std::collections::BTreeSet;
use std::time::Duration;

use actors::Limits;
use domain::testing::maple_dental;
use domain::{OpenPeriod, Practice, WeeklyHours};
use jiff::Timestamp;
use jiff::civil::{Weekday, time};
use jiff::tz::TimeZone;

use crate::caller::Caller;
use crate::chance::Chance;
use crate::faults::{Fault, Faults, Stroke};

/// One scenario.
#[derive(Clone)]
pub(crate) struct Scenario {
    pub(crate) seed: u64,
    pub(crate) practice: Practice,
    pub(crate) now: Timestamp,
    /// Around when the clocks of the practice change.
    pub(crate) change: Timestamp,
    pub(crate) processes: usize,
    pub(crate) callers: Vec<Caller>,
    pub(crate) faults: Faults,
    pub(crate) harshness: u64,
    /// Strokes that are left out.
    pub(crate) spared: BTreeSet<Stroke>,
    pub(crate) calm_after: Duration,
    pub(crate) limits: Limits,
}

impl Scenario {
    /// The scenario of a seed.
    pub(crate) fn of(seed: u64) -> Self {
        let mut chance = Chance::new(seed, 0);
        let chance = &mut chance;
        let at_night = chance.per_mille(400);
        let practice = if at_night { open_at_night() } else { maple_dental() };
        // Summer time begins and ends in Berlin; Edmonton stays as it is from 2026 on.
        let change: Timestamp =
            chance.one_of(&["2026-10-25T01:00:00Z", "2027-03-28T01:00:00Z"]).parse().unwrap();
        let before = Duration::from_secs(chance.between(0, 60 * 3600));
        let popular = if at_night {
            chance.one_of(&["Sunday at half past two a.m.", "Sunday at 3 a.m.", "tomorrow at ten"])
        } else {
            chance.one_of(&["Tuesday at ten", "tomorrow at ten", "Wednesday at half past two"])
        };
        let callers = 1 + chance.below(8);
        let limits = Limits {
            group: chance.one_of(&[1, 2, 64]),
            idle: chance.one_of(&[Duration::from_secs(2), Limits::default().idle]),
            ..Limits::default()
        };
        Self {
            seed,
            practice,
            now: change - before,
            change,
            processes: chance.one_of(&[1, 2]),
            callers: (0..callers).map(|number| Caller::new(seed, number, popular)).collect(),
            faults: Faults::some(chance),
            harshness: chance.one_of(&[1, 1, 3]),
            spared: BTreeSet::new(),
            calm_after: chance.millis(10_000, 90_000),
            limits,
        }
    }

    /// The same with one thing less, each in turn.
    pub(crate) fn smaller(&self) -> Vec<Self> {
        let mut smaller = Vec::new();
        for fault in Fault::ALL.into_iter().filter(|fault| self.faults.has(*fault)) {
            smaller.push(Self { faults: self.faults.without(fault), ..self.clone() });
        }
        if self.callers.len() > 1 {
            for left_out in 0..self.callers.len() {
                let mut callers = self.callers.clone();
                callers.remove(left_out);
                smaller.push(Self { callers, ..self.clone() });
            }
        }
        if self.processes > 1 {
            smaller.push(Self { processes: self.processes - 1, ..self.clone() });
        }
        if self.harshness > 1 {
            smaller.push(Self { harshness: 1, ..self.clone() });
        }
        smaller
    }

    /// The same without one stroke.
    pub(crate) fn sparing(&self, stroke: Stroke) -> Self {
        let mut spared = self.clone();
        spared.spared.insert(stroke);
        spared
    }

    /// What is to happen, in one line.
    pub(crate) fn summary(&self) -> String {
        let faults: Vec<_> =
            Fault::ALL.into_iter().filter(|fault| self.faults.has(*fault)).collect();
        format!(
            "seed {}: {} callers, {} processes, from {}, harshness {}, calm after {:?}, {faults:?}",
            self.seed,
            self.callers.len(),
            self.processes,
            self.now,
            self.harshness,
            self.calm_after
        )
    }
}

/// The same practice in Berlin, open all day and all night, so that it is open while the clocks
/// change.
fn open_at_night() -> Practice {
    let days = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    let open = OpenPeriod { opens: time(0, 0, 0, 0), closes: time(23, 0, 0, 0) };
    Practice {
        time_zone: TimeZone::get("Europe/Berlin").unwrap(),
        hours: WeeklyHours::new(days.map(|day| (day, open))).unwrap(),
        ..maple_dental()
    }
}

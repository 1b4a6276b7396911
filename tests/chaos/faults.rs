//! Every fault alone, and all of them together.

use std::time::Duration;

use chaos::history::{End, History, Outcome};
use chaos::{Kind, Report};

use crate::{clean, has_postgres, short};

/// Whether a safe reply left a server while this was broken, or soon after.
fn somebody_was_put_off(history: &History, kind: Kind) -> bool {
    history.strikes.iter().filter(|strike| strike.kind == kind.name()).any(|strike| {
        history.deliveries.iter().any(|delivery| {
            let during = delivery.over >= strike.from
                && delivery.sent <= strike.until + Duration::from_secs(2);
            let safe = matches!(&delivery.outcome, Outcome::Answered(answer) if answer.is_safe);
            during && safe
        })
    })
}

/// Breaks these things; each of them has to have been broken, as it says itself.
fn broken_and_mended(kinds: &[Kind], seed: u64, lasts: Option<Duration>) -> Option<Report> {
    let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
    if !has_postgres(&names.join(", ")) {
        return None;
    }
    let report = clean(&short(kinds, seed, lasts));
    let figures = &report.verdict.figures;
    assert!(figures.bookings > 0 && figures.handed_over > 0 && figures.repeated > 0, "{figures:?}");
    for name in names {
        let skipped = report.skipped.iter().any(|skipped| skipped.starts_with(name));
        let struck = figures.strikes.contains_key(name);
        assert!(struck || skipped || lasts.is_some(), "{name} never struck");
    }
    Some(report)
}

#[test]
fn servers_are_killed_stopped_replaced_and_broken_inside_one_after_the_other() {
    let kinds = [Kind::Kill, Kind::Pause, Kind::Deploy, Kind::Inject];
    let Some(report) = broken_and_mended(&kinds, 11, None) else { return };
    let processes = &report.history.processes;
    let ended = |how: fn(&End) -> bool| {
        processes.iter().any(|it| it.ended.as_ref().is_some_and(|(_, end)| how(end)))
    };
    assert!(ended(|end| *end == End::Killed));
    assert!(ended(|end| matches!(end, End::Asked { code: Some(0), .. })));
    assert!(processes.iter().any(|process| !process.pauses.is_empty()));
}

#[test]
fn the_database_is_killed_cut_off_and_without_room_one_after_the_other() {
    let kinds = [Kind::DatabaseKill, Kind::Cut, Kind::HalfOpen, Kind::DiskFull];
    let Some(report) = broken_and_mended(&kinds, 12, None) else { return };
    for kind in [Kind::Cut, Kind::HalfOpen] {
        assert!(somebody_was_put_off(&report.history, kind), "{} did nothing", kind.name());
    }
}

#[test]
fn the_database_is_stopped_late_slow_crowded_and_locked_one_after_the_other() {
    let kinds = [Kind::DatabaseStop, Kind::Delay, Kind::Slow, Kind::Connections, Kind::Lock];
    let Some(report) = broken_and_mended(&kinds, 13, None) else { return };
    assert!(somebody_was_put_off(&report.history, Kind::Connections));
}

#[test]
fn both_sides_break_at_once_and_every_promise_is_kept() {
    broken_and_mended(&Kind::ALL, 14, Some(Duration::from_secs(5)));
}

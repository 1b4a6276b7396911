//! Every fault alone, and all of them together.

use std::time::Duration;

use chaos::history::{End, History, Outcome};
use chaos::{Kind, Report};

use crate::{clean, has_postgres, short};

/// Whether a safe reply left a server while this was broken, or soon after.
fn somebody_was_put_off(history: &History, kind: Kind) -> bool {
    history.strikes.iter().filter(|strike| strike.kind == kind.name()).any(|strike| {
        history.deliveries.iter().any(|delivery| {
            let during =
                delivery.over >= strike.from && delivery.sent <= strike.until + Duration::from_secs(2);
            let safe = matches!(&delivery.outcome, Outcome::Answered(answer) if answer.is_safe);
            during && safe
        })
    })
}

/// Breaks these things for so long; each of them has to have been broken, as it says itself.
fn broken_and_mended(kinds: &[Kind], seed: u64, seconds: u64) -> Option<Report> {
    let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
    if !has_postgres(&names.join(", ")) {
        return None;
    }
    let report = clean(&short(kinds, seed, Duration::from_secs(seconds)));
    let figures = &report.verdict.figures;
    assert!(figures.bookings > 0 && figures.handed_over > 0 && figures.repeated > 0, "{figures:?}");
    for name in names {
        let skipped = report.skipped.iter().any(|skipped| skipped.starts_with(name));
        assert!(skipped || figures.strikes.contains_key(name), "{name} never struck");
    }
    Some(report)
}

#[test]
fn servers_are_killed_stopped_replaced_and_broken_inside_and_every_promise_is_kept() {
    let kinds = [Kind::Kill, Kind::Pause, Kind::Deploy, Kind::Inject];
    let Some(report) = broken_and_mended(&kinds, 11, 14) else { return };
    let history = &report.history;
    let ended =
        |how: fn(&End) -> bool| history.processes.iter().any(|process| {
            process.ended.as_ref().is_some_and(|(_, end)| how(end))
        });
    assert!(ended(|end| *end == End::Killed));
    assert!(ended(|end| matches!(end, End::Asked { code: Some(0), .. })));
    assert!(history.processes.iter().any(|process| !process.pauses.is_empty()));
    if report.skipped.is_empty() {
        assert!(somebody_was_put_off(history, Kind::Inject));
    }
}

#[test]
fn the_database_is_killed_cut_off_and_full_and_every_promise_is_kept() {
    let kinds = [Kind::DatabaseKill, Kind::Cut, Kind::HalfOpen, Kind::DiskFull];
    let Some(report) = broken_and_mended(&kinds, 12, 16) else { return };
    let put_off = |kind| somebody_was_put_off(&report.history, kind);
    assert!(put_off(Kind::Cut) || put_off(Kind::HalfOpen) || put_off(Kind::DatabaseKill));
}

#[test]
fn the_database_is_slow_late_locked_and_crowded_and_every_promise_is_kept() {
    let kinds = [Kind::DatabaseStop, Kind::Delay, Kind::Slow, Kind::Connections, Kind::Lock];
    broken_and_mended(&kinds, 13, 18);
}

#[test]
fn everything_breaks_at_once_and_every_promise_is_kept() {
    broken_and_mended(&[], 14, 0);
}

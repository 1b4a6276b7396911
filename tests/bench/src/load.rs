//! Sweeps: one load after the other, each on a fresh server and an empty database.

use crate::Load;
use crate::readiness;
use crate::results::{Results, Row, number};
use crate::server::Server;
use crate::simulated::measured;
use crate::sweeps::Sweep;

/// Makes a sweep, and writes down each result as it comes: the big ones take minutes.
pub(crate) fn make(sweep: Sweep, load: &Load, results: &mut Results) -> anyhow::Result<()> {
    let half = half_of_the_most(results);
    anyhow::ensure!(
        sweep != Sweep::HalfLoad || half > 0,
        "half the load is of the most that a sweep over concurrency reached: make that first"
    );
    let mut rows: Vec<Row> = Vec::new();
    for value in sweep.values().iter().filter(|value| **value <= load.up_to) {
        let scene = sweep.scene(*value, load.seconds, half);
        let server = Server::start(&load.bella)?;
        let row = match sweep {
            Sweep::Readiness => readiness::measured(server, &scene)?,
            Sweep::Concurrency | Sweep::HalfLoad | Sweep::Live | Sweep::Book | Sweep::Practices => {
                measured(&server, &scene)?
            }
        };
        eprintln!("{} {value}: {}", sweep.name(), serde_json::to_string(&row)?);
        rows.push(row);
        results.replace(sweep.name(), &load.note, rows.clone())?;
    }
    Ok(())
}

/// Half of the turns a second that the best concurrency reached.
fn half_of_the_most(results: &Results) -> u32 {
    let reached = results.of(Sweep::Concurrency.name()).into_iter();
    let most = reached.map(|row| number(row, "turns_per_s")).fold(0.0, f64::max);
    format!("{:.0}", most / 2.0).parse().unwrap_or_default()
}

//! Which plots there are, and what of the results each of them shows.

use crate::chart::{Chart, Kind, Series, bars, side_by_side};
use crate::results::{Results, Row, number};
use crate::scale::Scale;
use crate::stages;

/// Makes a document of the rows of a sweep.
type Draw = fn(&[&Row]) -> String;

/// A plot: the name of its file, and the document. Only what was measured is drawn.
pub(crate) fn drawn(results: &Results) -> Vec<(&'static str, String)> {
    let plots: [(&str, &str, Draw); 6] = [
        ("throughput.svg", "concurrency", throughput),
        ("processes.svg", "concurrency", processes),
        ("live.svg", "live", live),
        ("book.svg", "book", book),
        ("practices.svg", "practices", practices),
        ("readiness.svg", "readiness", readiness),
    ];
    let measured = plots.into_iter().filter_map(|(file, sweep, draw)| {
        let rows = results.of(sweep);
        (!rows.is_empty()).then(|| (file, draw(&rows)))
    });
    let mut drawn: Vec<_> = measured.collect();
    let measured = results.of(stages::NAME);
    if !measured.is_empty() {
        drawn.push(("stages.svg", by_stage(&measured)));
        drawn.push(("journal.svg", groups(&measured)));
    }
    drawn
}

/// What takes processor time: how it is called, and the columns that it has in the results.
pub(crate) const PROCESSES: [(&str, &[&str]); 3] = [
    ("server", &["server_us"]),
    ("PostgreSQL, sessions", &["postgres sessions_us"]),
    (
        "background",
        &["postgres WAL writer_us", "postgres autovacuum_us", "postgres checkpoints_us"],
    ),
];

/// What processes of one kind took for a turn, in microseconds.
pub(crate) fn cost(row: &Row, columns: &[&str]) -> f64 {
    columns.iter().map(|name| number(row, name)).filter(|us| us.is_finite()).sum()
}

const A_TURN: &str = "processor time per turn (µs)";
const LATENCIES: [(&str, &str); 3] = [("median", "p50_ms"), ("95 %", "p95_ms"), ("99 %", "p99_ms")];

fn throughput(rows: &[&Row]) -> String {
    let (x, x_title) = (column(rows, "concurrency"), "calls at the same time");
    side_by_side(&[
        Chart {
            title: "Turns a second",
            x_title,
            y_title: "turns per second",
            x: x.clone(),
            series: series(rows, &[("turns", "turns_per_s")]),
            kind: Kind::Lines { y: Scale::Linear },
        },
        Chart {
            title: "How long a caller waits, at full load",
            x_title,
            y_title: "time to the reply (ms)",
            x,
            series: series(rows, &LATENCIES),
            kind: Kind::Lines { y: Scale::Log },
        },
    ])
}

fn processes(rows: &[&Row]) -> String {
    let (x, x_title) = (column(rows, "concurrency"), "calls at the same time");
    side_by_side(&[
        costs("Server and PostgreSQL", x_title, rows, x.clone()),
        Chart {
            title: "The simulated callers, beside them",
            x_title,
            y_title: A_TURN,
            x,
            series: series(rows, &[("callers", "client_us")]),
            kind: Kind::Columns,
        },
    ])
}

fn live(rows: &[&Row]) -> String {
    let x_title = "calls that are open meanwhile";
    // The memory of a few calls is lost in that of the process.
    let many: Vec<_> = rows.iter().filter(|row| number(row, "live") >= 1_000.0).copied().collect();
    side_by_side(&[
        Chart {
            title: "Memory of a live call",
            x_title,
            y_title: "bytes per call",
            x: column(&many, "live"),
            series: series(&many, &[("memory", "bytes_per_live_call")]),
            kind: Kind::Lines { y: Scale::Linear },
        },
        Chart {
            title: "Turns a second of 32 others",
            x_title,
            y_title: "turns per second",
            x: column(rows, "live"),
            series: series(rows, &[("turns", "turns_per_s")]),
            kind: Kind::Lines { y: Scale::Linear },
        },
        Chart {
            title: "How long these wait",
            x_title,
            y_title: "time to the reply (ms)",
            x: column(rows, "live"),
            series: series(rows, &LATENCIES),
            kind: Kind::Lines { y: Scale::Log },
        },
    ])
}

fn book(rows: &[&Row]) -> String {
    let (x, x_title) = (column(rows, "booked"), "appointments of one practice at the beginning");
    by_case(rows, x, x_title)
}

fn practices(rows: &[&Row]) -> String {
    by_case(rows, column(rows, "practices"), "practices that are called in turn")
}

fn by_case(rows: &[&Row], x: Vec<f64>, x_title: &'static str) -> String {
    side_by_side(&[
        costs("Cost of a turn", x_title, rows, x.clone()),
        Chart {
            title: "Turns a second, 32 calls at once",
            x_title,
            y_title: "turns per second",
            x,
            series: series(rows, &[("turns", "turns_per_s")]),
            kind: Kind::Columns,
        },
    ])
}

fn readiness(rows: &[&Row]) -> String {
    let (x, x_title) = (column(rows, "live"), "calls in the journal that were open");
    let lines = Kind::Lines { y: Scale::Linear };
    side_by_side(&[
        Chart {
            title: "From the start to ready, after kill -9",
            x_title,
            y_title: "time (ms)",
            x: x.clone(),
            series: series(rows, &[("ready", "ready_ms")]),
            kind: lines,
        },
        Chart {
            title: "The turn that revives a call",
            x_title,
            y_title: "time to the reply (ms)",
            x,
            series: series(
                rows,
                &[("the first", "first_revived_ms"), ("median of 100", "revived_p50_ms")],
            ),
            kind: lines,
        },
    ])
}

/// The parts of a usual turn, in the order in which they are done. What is measured besides is in
/// the table: it would make everything else look like nothing.
fn by_stage(rows: &[&Row]) -> String {
    let parts = ["webhook", "understand", "look up", "step", "render", "write"];
    let unusual = ["rambling", "as soon as possible", ", full", "the client", "new call"];
    let of = |part: &str| {
        let bars = rows.iter().filter_map(|row| {
            let (group, name) = row.get("stage")?.as_str()?.split_once('/')?;
            let is_usual = !unusual.iter().any(|words| name.contains(words));
            (group == part && is_usual).then(|| (name.to_owned(), number(row, "ns") / 1_000.0))
        });
        (part.to_owned(), bars.collect())
    };
    bars("The stages of a turn in the server", "processor time (µs)", &parts.map(of))
}

/// What each step of a group takes, by the size of the group.
fn groups(rows: &[&Row]) -> String {
    let sizes = [1, 8, 32, 64];
    let of = |kind: &str| {
        let one = |size: &u32| {
            let name = format!("journal/{kind}, {size}");
            let row = rows.iter().find(|row| row.get("stage").is_some_and(|it| *it == *name));
            row.map_or(f64::NAN, |row| number(row, "ns") / 1_000.0 / f64::from(*size))
        };
        Series { name: kind.to_owned(), values: sizes.iter().map(one).collect() }
    };
    side_by_side(&[Chart {
        title: "Writing a group of steps",
        x_title: "steps in one group",
        y_title: "time for each step (µs)",
        x: sizes.map(f64::from).to_vec(),
        series: ["plain", "holds", "bookings"].map(of).into(),
        kind: Kind::Lines { y: Scale::Log },
    }])
}

fn costs(title: &'static str, x_title: &'static str, rows: &[&Row], x: Vec<f64>) -> Chart {
    let of = |(name, columns): &(&str, &[&str])| Series {
        name: (*name).to_owned(),
        values: rows.iter().map(|row| cost(row, columns)).collect(),
    };
    let series = PROCESSES.iter().map(of).collect();
    Chart { title, x_title, y_title: A_TURN, x, series, kind: Kind::Columns }
}

fn column(rows: &[&Row], name: &str) -> Vec<f64> {
    rows.iter().map(|row| number(row, name)).collect()
}

fn series(rows: &[&Row], names: &[(&str, &str)]) -> Vec<Series> {
    let one = |(name, column_name): &(&str, &str)| Series {
        name: (*name).to_owned(),
        values: column(rows, column_name),
    };
    names.iter().map(one).collect()
}

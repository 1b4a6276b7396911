//! The page: plots beside it, and tables between marks in it. Everything else is written by hand.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde_json::Value;

use crate::figures::{PROCESSES, cost, drawn};
use crate::results::{Results, Row, number};
use crate::scale::written;
use crate::stages;

/// Draws the plots and fills the tables in.
pub(crate) fn made(results: &Results, page: &Path) -> anyhow::Result<()> {
    let plots = page.with_file_name("performance");
    fs::create_dir_all(&plots)?;
    for (file, document) in drawn(results) {
        fs::write(plots.join(file), document)?;
    }
    let mut text = fs::read_to_string(page).context("there is no such page")?;
    for (name, table) in [
        ("targets", targets(results)),
        ("stages", by_stage(results)),
        ("concurrency", loads(results, "concurrency", "calls at once", "concurrency")),
        ("live", live(results)),
        ("book", loads(results, "book", "appointments", "booked")),
        ("practices", loads(results, "practices", "practices", "practices")),
        ("readiness", readiness(results)),
    ] {
        text = filled(&text, name, &table).with_context(|| format!("no mark for {name}"))?;
    }
    fs::write(page, text)?;
    Ok(())
}

/// The text with a table between its marks.
fn filled(text: &str, name: &str, table: &str) -> Option<String> {
    let (begin, end) = (format!("<!-- {name}: made by bench page -->"), "<!-- end -->");
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{begin}\n{table}\n{end}{after}"))
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let head: Vec<_> = head.iter().map(|it| (*it).to_owned()).collect();
    let rule = format!("|---{}|", "|---:".repeat(head.len().saturating_sub(1)));
    let lines = [line(&head), rule].into_iter().chain(rows.map(|cells| line(&cells)));
    lines.collect::<Vec<_>>().join("\n")
}

/// What server and PostgreSQL took for a turn, in microseconds.
fn both(row: &Row) -> f64 {
    PROCESSES.iter().map(|(_, columns)| cost(row, columns)).sum()
}

fn cells(row: &Row, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| written(number(row, name))).collect()
}

fn targets(results: &Results) -> String {
    let concurrency = results.of("concurrency");
    let best = concurrency
        .iter()
        .max_by(|a, b| number(a, "turns_per_s").total_cmp(&number(b, "turns_per_s")));
    let (turns, us) =
        best.map_or((f64::NAN, f64::NAN), |row| (number(row, "turns_per_s"), both(row)));
    let at = |sweep: &str, live: Option<u64>, name: &str| {
        let rows = results.of(sweep);
        let is_it = |row: &&Row| live.is_none() || row.get("live").and_then(Value::as_u64) == live;
        let row = rows.into_iter().find(is_it);
        row.map_or(f64::NAN, |row| number(row, name))
    };
    let ready = at("readiness", Some(100_000), "ready_ms");
    let revived = at("readiness", Some(100_000), "first_revived_ms");
    let bytes = at("live", Some(100_000), "bytes_per_live_call");
    let row = |what: &str, must: &str, aim: &str, measured: String| {
        vec![what.to_owned(), must.to_owned(), aim.to_owned(), measured]
    };
    let rows = [
        row("whole booking turns a second", "12,000", "20,000", written(turns)),
        row(
            "processor time per turn, server and PostgreSQL",
            "100 µs",
            "60 µs",
            format!("{} µs", written(us)),
        ),
        row(
            "p99 at half load",
            "10 ms",
            "10 ms",
            format!("{} ms", written(at("half load", None, "p99_ms"))),
        ),
        row(
            "memory per live call in the process",
            "8 kB",
            "2.6 kB",
            format!("{} kB", written(bytes / 1_000.0)),
        ),
        row(
            "ready after kill -9, 100,000 live calls",
            "1 s",
            "1 s",
            format!("{} s", written(ready / 1_000.0)),
        ),
        row("first revived turn", "20 ms", "20 ms", format!("{} ms", written(revived))),
    ];
    let table = table(&["", "must reach", "then aim for", "measured"], rows.into_iter());
    format!("{table}\n\nMeasured: {}.", results.notes().join("; "))
}

fn loads(results: &Results, sweep: &str, head: &str, varied: &str) -> String {
    let heads = [
        head,
        "turns/s",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "server µs",
        "PostgreSQL µs",
        "callers µs",
        "errors",
    ];
    let rows = results.of(sweep).into_iter().map(|row| {
        let mut line =
            cells(row, &[varied, "turns_per_s", "p50_ms", "p95_ms", "p99_ms", "server_us"]);
        line.push(written(both(row) - number(row, "server_us")));
        line.extend(cells(row, &["client_us", "errors"]));
        line
    });
    let half = results.of("half load").into_iter().filter(|_| sweep == "concurrency").map(|row| {
        let mut line = vec![format!("{} turns/s", written(number(row, "rate")))];
        line.extend(cells(row, &["turns_per_s", "p50_ms", "p95_ms", "p99_ms", "server_us"]));
        line.push(written(both(row) - number(row, "server_us")));
        line.extend(cells(row, &["client_us", "errors"]));
        line
    });
    table(&heads, rows.chain(half))
}

fn live(results: &Results) -> String {
    let heads = [
        "live calls",
        "bytes per live call",
        "memory MB",
        "turns/s",
        "p50 ms",
        "p99 ms",
        "server µs",
    ];
    let rows = results.of("live").into_iter().map(|row| {
        let mut line = cells(row, &["live"]);
        let bytes = number(row, "bytes_per_live_call");
        // That of a few calls is lost in that of the process.
        line.push(if number(row, "live") < 1_000.0 { "–".into() } else { written(bytes) });
        line.push(written((number(row, "server_bytes") / 1e6).round()));
        line.extend(cells(row, &["turns_per_s", "p50_ms", "p99_ms", "server_us"]));
        line
    });
    table(&heads, rows)
}

fn readiness(results: &Results) -> String {
    let heads = [
        "live calls",
        "ready ms",
        "first revived turn ms",
        "median of 100 ms",
        "slowest of 100 ms",
    ];
    let names = ["live", "ready_ms", "first_revived_ms", "revived_p50_ms", "revived_max_ms"];
    table(&heads, results.of("readiness").into_iter().map(|row| cells(row, &names)))
}

fn by_stage(results: &Results) -> String {
    let rows = results.of(stages::NAME).into_iter().map(|row| {
        let name = row.get("stage").and_then(|it| it.as_str()).unwrap_or_default();
        vec![name.replace('/', ": "), written(number(row, "ns") / 1_000.0)]
    });
    table(&["stage", "µs"], rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_takes_the_place_of_the_one_before() {
        let page = "a\n<!-- x: made by bench page -->\nold\n<!-- end -->\nb <!-- end -->";
        let filled = filled(page, "x", "new").unwrap();
        assert_eq!(filled, page.replace("old", "new"));
        assert_eq!(super::filled(page, "y", "new"), None);
    }
}

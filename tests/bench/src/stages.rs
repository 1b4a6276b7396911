//! What criterion measured, taken out of its files.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde_json::Value;

use crate::results::Row;

/// The sweep that its figures belong to.
pub(crate) const NAME: &str = "stages";

/// One row for each benchmark: its name, and the median of how long it takes in nanoseconds.
pub(crate) fn gathered(criterion: &Path) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut folders = vec![criterion.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).context("criterion left nothing there")? {
            let path = entry?.path();
            if !path.is_dir() {
                continue;
            }
            if path.ends_with("new") {
                rows.push(row(&path)?);
            } else {
                folders.push(path);
            }
        }
    }
    rows.sort_by_key(|row| row.get("stage").and_then(Value::as_str).map(in_order));
    Ok(rows)
}

/// A name by which 8 comes before 32.
fn in_order(name: &str) -> Vec<(String, u32)> {
    let parts = name.split([' ', '/']).map(|part| match part.parse() {
        Ok(number) => (String::new(), number),
        Err(_) => (part.to_owned(), 0),
    });
    parts.collect()
}

fn row(folder: &Path) -> anyhow::Result<Row> {
    let read = |file: &str| -> anyhow::Result<Value> {
        Ok(serde_json::from_str(&fs::read_to_string(folder.join(file))?)?)
    };
    let (benchmark, estimates) = (read("benchmark.json")?, read("estimates.json")?);
    let name = benchmark["full_id"].as_str().context("a benchmark has a name")?;
    let median = estimates["median"]["point_estimate"].as_f64().context("it was measured")?;
    let mut row = Row::new();
    row.insert("stage".into(), name.into());
    row.insert("ns".into(), median.round().into());
    Ok(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_in_the_order_of_their_numbers() {
        let mut names =
            ["journal/plain, 32", "journal/plain, 8", "journal/holds, 64", "answer/20 read"];
        names.sort_by_key(|name| in_order(name));
        let sorted =
            ["answer/20 read", "journal/holds, 64", "journal/plain, 8", "journal/plain, 32"];
        assert_eq!(names, sorted);
    }
}

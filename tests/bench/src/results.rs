//! What was measured: one JSON object a line, each belonging to a sweep.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde_json::{Map, Value};

/// One measurement: what was varied, and what came of it.
pub(crate) type Row = Map<String, Value>;

/// A file of measurements.
pub(crate) struct Results {
    path: PathBuf,
    rows: Vec<Row>,
}

impl Results {
    /// Reads a file; one that is not there has none.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).context("the results cannot be read"),
        };
        let rows = text.lines().map(serde_json::from_str).collect::<Result<_, _>>();
        Ok(Self { path: path.to_owned(), rows: rows.context("a result cannot be read")? })
    }

    /// The rows of a sweep.
    pub(crate) fn of(&self, sweep: &str) -> Vec<&Row> {
        self.rows.iter().filter(|row| row.get("sweep").is_some_and(|it| it == sweep)).collect()
    }

    /// What is written beside the results, each once.
    pub(crate) fn notes(&self) -> Vec<&str> {
        let notes = self.rows.iter().filter_map(|row| row.get("note")?.as_str());
        notes.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Puts these rows in the place of those that the sweep had, and writes the file.
    pub(crate) fn replace(
        &mut self,
        sweep: &str,
        note: &str,
        rows: Vec<Row>,
    ) -> anyhow::Result<()> {
        self.rows.retain(|row| row.get("sweep").is_none_or(|it| it != sweep));
        for mut row in rows {
            row.insert("sweep".into(), sweep.into());
            if !note.is_empty() {
                row.insert("note".into(), note.into());
            }
            self.rows.push(row);
        }
        let lines = self.rows.iter().map(|row| serde_json::to_string(row).map(|it| it + "\n"));
        let text: String = lines.collect::<Result<_, _>>()?;
        fs::write(&self.path, text).context("the results cannot be written")
    }
}

/// A number of a row; not a number when it has none of that name.
pub(crate) fn number(row: &Row, name: &str) -> f64 {
    row.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

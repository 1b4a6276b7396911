//! What servers and the database write about themselves, from a moment on.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

/// A moment in the logs: only what is behind it is read. Reading all of them again and again would
/// keep the harness from its work.
pub(crate) struct Mark {
    place: PathBuf,
    lengths: BTreeMap<PathBuf, u64>,
}

impl Mark {
    /// The end of a log, or of all logs in a directory, as they are now.
    pub(crate) fn at_the_end_of(place: &Path) -> Self {
        let length = |path: PathBuf| {
            let length = path.metadata().map_or(0, |it| it.len());
            (path, length)
        };
        let lengths = logs(place).into_iter().map(length).collect();
        Self { place: place.to_owned(), lengths }
    }

    /// How often something was written since.
    pub(crate) fn count(&self, words: &str) -> usize {
        let since = |path: &PathBuf| -> std::io::Result<usize> {
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start(self.lengths.get(path).copied().unwrap_or(0)))?;
            let mut text = Vec::new();
            file.read_to_end(&mut text)?;
            Ok(String::from_utf8_lossy(&text).matches(words).count())
        };
        // A log that cannot be read says nothing.
        logs(&self.place).iter().map(|path| since(path).unwrap_or(0)).sum()
    }
}

fn logs(place: &Path) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_owned()];
    }
    let entries = std::fs::read_dir(place).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect()
}

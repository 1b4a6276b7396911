//! What processes take, as Linux counts it in `/proc`.

use std::collections::BTreeMap;
use std::fs;

/// Clock ticks of `/proc` in a second: 100 on every Linux that is in use.
const TICKS_A_SECOND: f64 = 100.0;

/// The processor time that a process took so far, in microseconds. Zero when it is gone.
pub(crate) fn processor_us(pid: u32) -> f64 {
    let fields = stat(pid);
    let ticks = |place: usize| fields.get(place).and_then(|it| it.parse::<f64>().ok());
    let both = ticks(USER).unwrap_or_default() + ticks(SYSTEM).unwrap_or_default();
    both / TICKS_A_SECOND * 1e6
}

/// The memory that a process has, in bytes.
pub(crate) fn resident_bytes(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kibibytes.unwrap_or_default() * 1024.0
}

/// The processes of the PostgreSQL that has this session, when it runs on this machine.
pub(crate) struct Postgres {
    postmaster: u32,
    database: String,
}

impl Postgres {
    /// By the process of one of its sessions.
    pub(crate) fn of(session: u32, database: &str) -> Option<Self> {
        let ours = command(session).starts_with("postgres:");
        let postmaster = parent(session).filter(|_| ours)?;
        Some(Self { postmaster, database: database.to_owned() })
    }

    /// The processor time of each process that may have worked for the database: by process, with
    /// what kind it is. Sessions of other databases are not among them.
    pub(crate) fn processor_us(&self) -> BTreeMap<u32, (&'static str, f64)> {
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        let children = pids.filter(|pid| parent(*pid) == Some(self.postmaster));
        let counted = children.filter_map(|pid| {
            let kind = self.kind(&command(pid))?;
            Some((pid, (kind, processor_us(pid))))
        });
        counted.collect()
    }

    fn kind(&self, command: &str) -> Option<&'static str> {
        let has = |words: &str| command.contains(words);
        if has("walwriter") {
            Some("WAL writer")
        } else if has("autovacuum") {
            Some("autovacuum")
        } else if has("checkpointer") || has("background writer") {
            Some("checkpoints")
        } else if has(&format!(" {} ", self.database)) {
            Some("sessions")
        } else {
            None
        }
    }
}

/// Places in `/proc/PID/stat`, behind the name in brackets.
const PARENT: usize = 1;
const USER: usize = 11;
const SYSTEM: usize = 12;

fn stat(pid: u32) -> Vec<String> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let behind = text.rsplit_once(')').map_or("", |(_, behind)| behind);
    behind.split_whitespace().map(str::to_owned).collect()
}

fn parent(pid: u32) -> Option<u32> {
    stat(pid).get(PARENT)?.parse().ok()
}

fn command(pid: u32) -> String {
    fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default().replace('\0', " ")
}

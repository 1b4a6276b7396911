//! Whoever cleans up when the harness is killed and cannot do it itself.

use std::path::Path;
use std::process::Stdio;

use tokio::process::{Child, Command};

use crate::error::ChaosError;

/// A list of the servers' process ids, in the run's directory.
pub(crate) const SERVERS: &str = "servers";

/// Waits until its standard input ends, which it does when the harness does, however that comes
/// about; in order, the directory is gone by then. The signals that end the harness are none of its
/// business.
const SCRIPT: &str = r#"
trap '' INT TERM HUP
while read -r _; do :; done
[ -d "$0" ] || exit 0
for pid in $(cat "$0/servers") $(head -n 1 "$0/postgres/data/postmaster.pid"); do
    kill -KILL "$pid"
done
umount -l "$0/postgres/disk"
sleep 1
rm -rf "$0"
"#;

/// A process that outlives the harness for a moment. Nothing is to be done with it but to keep it.
pub(crate) struct Watchman {
    _child: Child,
}

impl Watchman {
    /// Watches over a run with this directory.
    pub(crate) fn over(directory: &Path) -> Result<Self, ChaosError> {
        let child = Command::new("sh")
            .args(["-c", SCRIPT])
            .arg(directory)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(ChaosError::io("set a watchman"))?;
        Ok(Self { _child: child })
    }
}

//! A small disk with the journal on it, that can be filled.

use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use store::owner::Owner;
use tokio::process::Command;

use crate::cluster::{Cluster, make_directory};
use crate::error::ChaosError;
use crate::program::{is_root, run};

/// How large it is. An hour's journal fits.
const SIZE: &str = "size=512m";
/// How long mounting may take.
const MOUNT_LIMIT: Duration = Duration::from_secs(10);
/// How much is written at once, in bytes.
const PIECE: usize = 1024 * 1024;

/// A disk in memory, mounted for as long as this value lives.
pub(crate) struct Disk {
    at: PathBuf,
}

impl Disk {
    /// Mounts a disk and moves the journal there. The reason, where that is not possible.
    pub(crate) async fn under_the_journal(
        cluster: &Cluster,
        owner: &mut Owner,
    ) -> Result<Result<Self, String>, ChaosError> {
        if !is_root() {
            return Ok(Err("only root can mount a small disk for the journal".to_owned()));
        }
        let at = cluster.directory().join("disk");
        make_directory(&at).await?;
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", SIZE, "bella-chaos"]).arg(&at);
        if let Err(error) = run("mount", &mut mount, MOUNT_LIMIT).await {
            return Ok(Err(format!("a small disk for the journal cannot be mounted: {error}")));
        }
        let disk = Self { at };
        let space = disk.at.join("space");
        make_directory(&disk.at).await?;
        make_directory(&space).await?;
        let make = format!("CREATE TABLESPACE small LOCATION '{}'", space.display());
        owner.execute("make a tablespace", make).await?;
        let moved = "ALTER TABLE journal SET TABLESPACE small".to_owned();
        owner.execute("move the journal", moved).await?;
        Ok(Ok(disk))
    }

    /// Leaves no room on it.
    pub(crate) async fn fill(&self) -> Result<(), ChaosError> {
        let ballast = self.ballast();
        let filled = tokio::task::spawn_blocking(move || fill(&ballast)).await;
        filled
            .unwrap_or_else(|_| Err(std::io::Error::other("the filling was cut off")))
            .map_err(ChaosError::io("fill the journal's disk"))
    }

    /// Makes room again.
    pub(crate) fn relieve(&self) -> Result<(), ChaosError> {
        match std::fs::remove_file(self.ballast()) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(ChaosError::Io { doing: "make room on the journal's disk", source: error })
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn ballast(&self) -> PathBuf {
        self.at.join("ballast")
    }
}

fn fill(ballast: &Path) -> std::io::Result<()> {
    let mut file = File::create(ballast)?;
    let zeros = vec![0; PIECE];
    let mut piece = PIECE;
    while piece > 0 {
        match file.write(&zeros[..piece]) {
            Ok(0) => piece /= 2,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::StorageFull => piece /= 2,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

impl Drop for Disk {
    fn drop(&mut self) {
        let mut unmount = std::process::Command::new("umount");
        // Whoever still uses it keeps it; for the rest it is gone.
        unmount.arg("--lazy").arg(&self.at).stderr(Stdio::null());
        let _ = unmount.status();
    }
}

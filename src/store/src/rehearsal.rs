//! What callers' turns ask of the database, asked once of nobody.
//!
//! A connection that is asked something for the first time reads the catalogue and plans it, which
//! takes it longer than the answer. After a start that would be the time of the first callers, whose
//! calls another process has left behind.

use tokio::task::JoinSet;

use crate::Store;
use crate::error::StoreError;
use crate::{diary, directory, journal};

/// As many connections are made and rehearse. Those that more callers at once need are made when they
/// are needed.
const REHEARSED: u32 = 4;

impl Store {
    /// Makes a few connections and has each of them plan what turns ask. Nothing is changed.
    ///
    /// It is no condition of anything: whoever asks in earnest is told again what fails here.
    pub async fn rehearse(&self) -> Result<(), StoreError> {
        let connections = self.pool.options().get_max_connections().min(REHEARSED);
        let mut rehearsals = JoinSet::new();
        for _ in 0..connections {
            let rehearsal = self.with_session(async move |mut session| {
                journal::rehearse(&mut session).await?;
                directory::rehearse(&mut session).await?;
                diary::rehearse(&mut session).await
            });
            rehearsals.spawn_on(rehearsal, &self.runtime);
        }
        while let Some(rehearsed) = rehearsals.join_next().await {
            rehearsed.map_err(|source| StoreError::Interrupted { source })??;
        }
        Ok(())
    }
}

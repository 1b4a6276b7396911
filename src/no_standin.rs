//! No stand-in for Twilio's REST API: this build has none.

use std::sync::Arc;

use ports::Clock;

use crate::config::Config;

/// Nothing.
pub(crate) enum StandIn {}

impl StandIn {
    /// There is none to be opened.
    #[expect(clippy::unused_async, reason = "a build with a stand-in opens it")]
    pub(crate) async fn open(_: &Config, _: Arc<dyn Clock>) -> anyhow::Result<Option<Self>> {
        Ok(None)
    }

    /// There is no such place.
    pub(crate) fn url(&self) -> String {
        match *self {}
    }
}

//! The stand-in for Twilio's REST API inside the process.

use std::sync::Arc;

use anyhow::Context as _;
use exchange::{Exchange, Reports, Settings};
use ports::Clock;

use crate::config::Config;
use crate::secrets;

/// The numbers of the demo practices.
const NUMBERS: [&str; 2] = ["+15875550100", "+15875550120"];

/// The stand-in, for as long as this value lives.
pub(crate) struct StandIn(Exchange);

impl StandIn {
    /// Opens it. It reports on messages to this server, whatever the internet calls it.
    pub(crate) async fn open(
        config: &Config,
        clock: Arc<dyn Clock>,
    ) -> anyhow::Result<Option<Self>> {
        let numbers = NUMBERS.iter().map(|it| it.parse()).collect::<Result<_, _>>()?;
        let token = config.auth_tokens()?.into_iter().next().context("there is no auth token")?;
        let exchange = Exchange::open(Settings {
            account: config.account_sid()?,
            token,
            numbers,
            reports: Reports::PostedTo(format!("http://{}", config.listen).parse()?),
            seed: secrets::random_seed()?,
            clock: Arc::new(move || clock.now()),
        });
        Ok(Some(Self(exchange.await.context("no port for the stand-in of Twilio's REST API")?)))
    }

    /// Where it is.
    pub(crate) fn url(&self) -> String {
        self.0.url()
    }
}

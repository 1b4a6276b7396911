//! Texts: the courier, and whom it hands them to.

use std::sync::Arc;

use actors::{Bell, Courier, CourierLimits, Satchel};
use anyhow::Context as _;
use ports::Clock;
use store::Store;
use telephony::rest::{RestClient, TwilioMessenger};
use telephony::signature::PublicUrl;

use crate::config::{Config, Environment};
use crate::standin::StandIn;

/// Where Twilio's REST API is.
const TWILIO: &str = "https://api.twilio.com";

/// What sends texts, for as long as this value lives.
pub(crate) struct Texts {
    courier: Option<Courier>,
    stand_in: Option<StandIn>,
}

impl Texts {
    /// Starts it on the present runtime.
    ///
    /// In development and tests messages go to a stand-in inside the process, unless the configuration
    /// names another place; nothing leaves the machine.
    pub(crate) async fn start(
        config: &Config,
        store: Arc<Store>,
        clock: Arc<dyn Clock>,
        bell: Bell,
    ) -> anyhow::Result<Self> {
        if config.environment == Environment::Production && config.account_sid.is_none() {
            tracing::warn!("TWILIO_ACCOUNT_SID is missing: no texts are sent");
            return Ok(Self { courier: None, stand_in: None });
        }
        let stand_in = match (config.environment, &config.twilio_api_base) {
            (Environment::Development | Environment::Test, None) => {
                StandIn::open(config, Arc::clone(&clock)).await?
            }
            (Environment::Development | Environment::Test, Some(_))
            | (Environment::Production, _) => None,
        };
        let base = match &stand_in {
            Some(stand_in) => stand_in.url().parse()?,
            None => api_base(config)?,
        };
        let messenger = TwilioMessenger::new(client(config, base)?, config.public_url.clone());
        let satchel = Satchel {
            outbox: store,
            messenger: Arc::new(messenger),
            clock,
            chance: Arc::new(chance),
        };
        let courier = Some(Courier::start(satchel, CourierLimits::default(), bell));
        Ok(Self { courier, stand_in })
    }

    /// Where the stand-in is, if there is one.
    pub(crate) fn stand_in(&self) -> Option<String> {
        self.stand_in.as_ref().map(StandIn::url)
    }

    /// Stops it; what is under way is finished first.
    pub(crate) async fn stop(self) {
        if let Some(courier) = self.courier {
            courier.stop().await;
        }
    }
}

/// Where Twilio's REST API is, by the configuration.
pub(crate) fn api_base(config: &Config) -> anyhow::Result<PublicUrl> {
    match &config.twilio_api_base {
        Some(base) => Ok(base.clone()),
        None => Ok(TWILIO.parse()?),
    }
}

/// A client for the account of the configuration. The first of its tokens is the one that is valid
/// at present; further ones are on their way out.
pub(crate) fn client(config: &Config, base: PublicUrl) -> anyhow::Result<RestClient> {
    let token = config.auth_tokens()?.into_iter().next().context("there is no auth token")?;
    RestClient::new(base, config.account_sid()?, token).context("no client of Twilio's REST API")
}

/// Chance, for pauses that differ. Without any, everybody pauses the shortest time.
fn chance() -> u32 {
    let mut bytes = [0; 4];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u32::from_be_bytes(bytes),
        Err(_) => 0,
    }
}

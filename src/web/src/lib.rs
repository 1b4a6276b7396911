//! The HTTP edges: Twilio's webhooks, the API, health.
//!
//! **Invariant:** this is the only crate that names `actix_web`.
//! **Invariant:** a handler asks and translates; it decides nothing.
//! **Invariant:** a voice webhook with a good signature gets `200` and valid TwiML, whatever fails
//! behind it.

mod address;
mod api;
mod body;
mod edge;
#[cfg(feature = "faults")]
mod faults;
mod health;
mod limits;
mod metrics;
mod server;
#[cfg(test)]
mod tests;
mod twilio;

pub use address::{TrustedProxies, TrustedProxiesError};
pub use api::{ApiKey, ApiKeyError};
pub use edge::{Edge, Exposure, Measured, Texting};
#[cfg(feature = "faults")]
pub use faults::{Damage, Fault, FaultPlanner, SharedActor};
pub use server::{HttpLimits, Listening, listen};

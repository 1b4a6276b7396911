//! Twilio: who signed a webhook, what it says, the TwiML that answers it, what is requested of it, and a
//! simulated carrier that plays Twilio against a running server.
//!
//! **Invariant:** nothing here knows how a call is served: no actor, no HTTP server, no database.
//! **Invariant:** no `Debug` and no error prints a token, a caller's words, name or number.

mod account;
pub mod carrier;
mod http;
pub mod payload;
pub mod rest;
pub mod routes;
mod secret;
pub mod signature;
pub mod twiml;

pub use account::{AccountSid, AccountSidError};
pub use http::HttpClientError;
pub use secret::{AuthToken, AuthTokenError};

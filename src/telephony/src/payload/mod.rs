//! What a webhook says: the form that it comes as, and what a voice webhook means.
//!
//! **Invariant:** a body is read once; what was read is what the signature is checked over.
//! **Invariant:** a parameter that is not known, missing or empty is never an error: Twilio adds
//! and leaves out parameters without notice.

mod form;
mod status;
mod text;
mod voice;

pub use form::{Form, FormError};
pub use status::{CallStatus, DialStatus, UnknownStatus};
pub use text::{TextStatusWebhook, TextWebhook};
pub use voice::{Direction, Failure, VoiceWebhook};

//! Calls under way.

use domain::CallSid;
use serde::Deserialize;

use super::{RestClient, RestError};

/// What becomes of a call under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallUpdate<'a> {
    /// It goes on with the TwiML at this address, by POST.
    Redirect(&'a str),
    /// It goes on with this TwiML, at most 4,000 characters.
    Twiml(&'a str),
    /// It ends.
    End,
}

#[derive(Deserialize)]
struct Updated {}

impl RestClient {
    /// Redirects a call under way, or ends it. Error 21220 when it is over.
    pub async fn update_call(
        &self,
        call: CallSid,
        update: CallUpdate<'_>,
    ) -> Result<(), RestError> {
        let form: &[(&str, &str)] = match update {
            CallUpdate::Redirect(url) => &[("Url", url), ("Method", "POST")],
            CallUpdate::Twiml(twiml) => &[("Twiml", twiml)],
            CallUpdate::End => &[("Status", "completed")],
        };
        let Updated {} = self.post(&format!("Calls/{call}"), form).await?;
        Ok(())
    }
}

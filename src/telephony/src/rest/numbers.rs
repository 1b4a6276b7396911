//! The account's telephone numbers, and where their calls and texts lead.

use domain::PhoneNumber;
use serde::Deserialize;

use super::{RestClient, RestError};

/// A number of the account.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct IncomingNumber {
    /// Its id.
    pub sid: String,
    /// Where it leads.
    #[serde(flatten)]
    pub settings: NumberSettings,
}

/// Where a number's calls and texts lead. An empty address is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct NumberSettings {
    /// What is requested when a call comes in.
    pub voice_url: Option<String>,
    /// How.
    pub voice_method: Option<String>,
    /// What is requested when that fails.
    pub voice_fallback_url: Option<String>,
    /// How.
    pub voice_fallback_method: Option<String>,
    /// Where the end of a call is reported.
    pub status_callback: Option<String>,
    /// How.
    pub status_callback_method: Option<String>,
    /// What is requested when a text comes in.
    pub sms_url: Option<String>,
    /// How.
    pub sms_method: Option<String>,
}

#[derive(Deserialize)]
struct Numbers {
    incoming_phone_numbers: Vec<IncomingNumber>,
}

impl NumberSettings {
    /// Every setting with its name in a request.
    #[must_use]
    pub fn named(&self) -> [(&'static str, Option<&str>); 8] {
        [
            ("VoiceUrl", self.voice_url.as_deref()),
            ("VoiceMethod", self.voice_method.as_deref()),
            ("VoiceFallbackUrl", self.voice_fallback_url.as_deref()),
            ("VoiceFallbackMethod", self.voice_fallback_method.as_deref()),
            ("StatusCallback", self.status_callback.as_deref()),
            ("StatusCallbackMethod", self.status_callback_method.as_deref()),
            ("SmsUrl", self.sms_url.as_deref()),
            ("SmsMethod", self.sms_method.as_deref()),
        ]
    }
}

impl RestClient {
    /// The account's number of these digits; `None` when it has none.
    pub async fn number(&self, number: &PhoneNumber) -> Result<Option<IncomingNumber>, RestError> {
        // Twilio finds by part of a number; a whole one finds itself.
        let query = [("PhoneNumber", number.as_str())];
        let Numbers { incoming_phone_numbers } = self.get("IncomingPhoneNumbers", &query).await?;
        Ok(incoming_phone_numbers.into_iter().next())
    }

    /// A number by its id.
    pub async fn number_by_sid(&self, sid: &str) -> Result<IncomingNumber, RestError> {
        self.get(&format!("IncomingPhoneNumbers/{sid}"), &[]).await
    }

    /// Says where a number's calls and texts lead. What is `None` stays as it is.
    pub async fn set_number(
        &self,
        sid: &str,
        settings: &NumberSettings,
    ) -> Result<IncomingNumber, RestError> {
        let named = settings.named();
        let form: Vec<_> =
            named.iter().filter_map(|(name, value)| value.map(|value| (*name, value))).collect();
        self.post(&format!("IncomingPhoneNumbers/{sid}"), &form).await
    }
}

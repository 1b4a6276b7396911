//! Which account a webhook comes from.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// Twilio's id of an account or sub-account: `AC` and 32 hexadecimal digits.
///
/// The digits are kept as the 16 bytes that they are; letter case is not kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AccountSid(Uuid);

/// Why a text is not an [`AccountSid`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an account SID is AC and 32 hexadecimal digits")]
pub struct AccountSidError;

impl FromStr for AccountSid {
    type Err = AccountSidError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix("AC").ok_or(AccountSidError)?;
        // `Uuid` also reads the form with hyphens, which is not a SID.
        if digits.len() != 32 {
            return Err(AccountSidError);
        }
        Uuid::try_parse(digits).map(Self).map_err(|_| AccountSidError)
    }
}

impl fmt::Display for AccountSid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AC{}", self.0.as_simple())
    }
}

impl fmt::Debug for AccountSid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_sid_reads_what_it_prints() {
        let text = "AC0123456789abcdef0123456789abcdef";
        let sid: AccountSid = text.parse().unwrap();
        assert_eq!(sid.to_string(), text);
        assert_eq!(format!("{sid:?}"), text);
    }

    #[test]
    fn what_is_not_an_account_sid_is_refused() {
        for text in [
            "",
            "AC",
            "CA0123456789abcdef0123456789abcdef",
            "AC0123456789abcdef0123456789abcdeg",
            "AC01234567-89ab-cdef-0123-456789abcdef",
        ] {
            assert_eq!(text.parse::<AccountSid>(), Err(AccountSidError), "{text}");
        }
    }
}

//! Who is calling, as far as the carrier says.

use crate::PhoneNumber;

/// The caller's number, or that there is none.
///
/// A number here is what the carrier signalled: it can be forged, so it is a way to reach a
/// person and never proof of who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallerId {
    /// A number that could be called back.
    Known(PhoneNumber),
    /// The number is withheld, or is none that could be called back: a SIP address, a client of
    /// Twilio's own, a short code, a word.
    Withheld,
}

/// The words of withheld callers as some carriers still spell them on a keypad:
/// ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE (Twilio dossier, 1.4).
const SPELLED_ON_A_KEYPAD: [&str; 5] =
    ["266696687", "7378742833", "2562533", "8656696", "86282452253"];

impl CallerId {
    /// Reads the `From` of a webhook. There is no error: whatever is no number is a caller
    /// without one, who can still be served.
    #[must_use]
    pub fn read(from: &str) -> Self {
        let from = from.trim();
        let digits = from.strip_prefix('+').unwrap_or(from);
        if SPELLED_ON_A_KEYPAD.contains(&digits) {
            return Self::Withheld;
        }
        from.parse().map_or(Self::Withheld, Self::Known)
    }

    /// The number, when there is one.
    #[must_use]
    pub const fn number(&self) -> Option<&PhoneNumber> {
        match self {
            Self::Known(number) => Some(number),
            Self::Withheld => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_known_caller() {
        let caller = CallerId::read("+14032661234");
        assert_eq!(caller.number().map(PhoneNumber::as_str), Some("+14032661234"));
    }

    #[test]
    fn words_spellings_and_addresses_are_withheld_callers() {
        for from in [
            "",
            " ",
            "anonymous",
            "Anonymous",
            "RESTRICTED",
            "unknown",
            "+266696687",
            "266696687",
            "+7378742833",
            "+2562533",
            "+8656696",
            "+86282452253",
            "client:alice",
            "sip:bob@example.com",
            "12345",
            "4032661234",
        ] {
            assert_eq!(CallerId::read(from), CallerId::Withheld, "{from}");
        }
    }
}

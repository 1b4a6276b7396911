//! Who is calling, as far as the carrier says.

use crate::PhoneNumber;

/// The caller's number, or that there is none.
///
/// A number here is what the carrier signalled: it can be forged, so it is a way to reach a
/// person and never proof of who they are. One that is attested says whose telephone it is, and
/// still not who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallerId {
    /// A number that could be called back.
    Known(PhoneNumber),
    /// The same, and the carrier that the call came from vouches for it.
    Attested(PhoneNumber),
    /// The number is withheld, or is none that could be called back: a SIP address, a client of
    /// Twilio's own, a short code, a word.
    Withheld,
}

/// How far the carrier that a call came from vouches for the caller's number (SHAKEN/STIR).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attestation {
    /// In full: it knows its customer, and that they may use the number.
    Full,
    /// Less than that, or not at all, or nothing is said of it.
    Less,
}

/// What Twilio calls the one check that vouches in full. With anything behind it the call was
/// diverted or passed on by others on its way (Twilio dossier, 1.3).
const FULL: &str = "TN-Validation-Passed-A";

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

    /// The same caller, with what the carrier says of their number.
    #[must_use]
    pub fn vouched_for(self, attestation: Attestation) -> Self {
        match (self, attestation) {
            (Self::Known(number) | Self::Attested(number), Attestation::Full) => {
                Self::Attested(number)
            }
            (Self::Known(number) | Self::Attested(number), Attestation::Less) => {
                Self::Known(number)
            }
            (Self::Withheld, Attestation::Full | Attestation::Less) => Self::Withheld,
        }
    }

    /// The number, when there is one.
    #[must_use]
    pub const fn number(&self) -> Option<&PhoneNumber> {
        match self {
            Self::Known(number) | Self::Attested(number) => Some(number),
            Self::Withheld => None,
        }
    }

    /// How far the carrier vouches for the number.
    #[must_use]
    pub const fn attestation(&self) -> Attestation {
        match self {
            Self::Attested(_) => Attestation::Full,
            Self::Known(_) | Self::Withheld => Attestation::Less,
        }
    }
}

impl Attestation {
    /// Reads the `StirVerstat` of a webhook. There is no error: what is absent or unknown vouches
    /// for nothing.
    #[must_use]
    pub fn read(verstat: &str) -> Self {
        if verstat == FULL { Self::Full } else { Self::Less }
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
    fn only_the_full_attestation_vouches_for_a_number() {
        let caller = |from, verstat| CallerId::read(from).vouched_for(Attestation::read(verstat));
        let attested = caller("+14032661234", "TN-Validation-Passed-A");
        assert_eq!(attested, CallerId::Attested("+14032661234".parse().unwrap()));
        assert_eq!(attested.number().map(PhoneNumber::as_str), Some("+14032661234"));
        for verstat in [
            "",
            "A",
            "TN-Validation-Passed-B",
            "TN-Validation-Passed-C",
            "TN-Validation-Passed-A-Diverted",
            "TN-Validation-Passed-A-Passthrough",
            "TN-Validation-Failed-A",
            "TN-Validation-Failed",
            "No-TN-Validation",
            "tn-validation-passed-a",
            " TN-Validation-Passed-A",
        ] {
            assert_eq!(
                caller("+14032661234", verstat),
                CallerId::read("+14032661234"),
                "{verstat}"
            );
            assert_eq!(caller("+14032661234", verstat).attestation(), Attestation::Less);
        }
        assert_eq!(caller("anonymous", "TN-Validation-Passed-A"), CallerId::Withheld);
        assert_eq!(attested.vouched_for(Attestation::Less), CallerId::read("+14032661234"));
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

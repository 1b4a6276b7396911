//! The six digits that a caller from another number is known by.

use std::fmt;
use std::str::FromStr;

/// Six digits, sent as a text to the number that an appointment is under.
///
/// `Debug` hides them: whoever knows them is taken for the customer.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; Code::DIGITS]);

/// A text that is not six digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has six digits")]
pub struct CodeError;

impl Code {
    /// How many digits it has.
    pub const DIGITS: usize = 6;
    /// How many codes there are.
    pub const ALL: u32 = 1_000_000;

    /// The code that a number drawn below [`ALL`](Self::ALL) is; of a larger one its end.
    #[must_use]
    pub fn drawn(number: u32) -> Self {
        let mut digits = [b'0'; Self::DIGITS];
        let mut rest = number;
        for digit in digits.iter_mut().rev() {
            // Below ten.
            *digit += u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
        }
        Self(digits)
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Digits are ASCII.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: [u8; Self::DIGITS] = text.as_bytes().try_into().map_err(|_| CodeError)?;
        if digits.iter().all(u8::is_ascii_digit) { Ok(Self(digits)) } else { Err(CodeError) }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(***)")
    }
}

/// What a caller says who was asked for a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpokenCode {
    /// Six digits.
    Digits(Code),
    /// Digits, and not six.
    WrongLength,
    /// That it has not come, or that they want another one.
    NotReceived,
    /// That no text reaches them there: no telephone at hand, a number without texts.
    CannotReceive,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_six_digits_and_keeps_its_zeros() {
        assert_eq!(Code::drawn(7).as_str(), "000007");
        assert_eq!(Code::drawn(999_999).as_str(), "999999");
        assert_eq!("123456".parse(), Ok(Code::drawn(123_456)));
        for wrong in ["", "12345", "1234567", "12345a", "１２"] {
            assert_eq!(wrong.parse::<Code>(), Err(CodeError), "{wrong}");
        }
    }

    #[test]
    fn debug_hides_a_code() {
        assert_eq!(format!("{:?}", SpokenCode::Digits(Code::drawn(1))), "Digits(Code(***))");
    }
}

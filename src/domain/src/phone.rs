//! Telephone numbers in E.164 form, by the rules of libphonenumber.

use std::fmt;
use std::str::FromStr;

/// Shortest number, in digits with the country code, that ITU-T E.164 numbers are found with.
const MIN_DIGITS: usize = 8;
/// Longest number, in digits with the country code (ITU-T E.164, section 6.2.1).
const MAX_DIGITS: usize = 15;

/// A country that a practice can be in: it says how a number without a country code is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Country {
    /// Canada.
    Canada,
    /// The United States.
    UnitedStates,
    /// The United Kingdom.
    UnitedKingdom,
    /// Australia.
    Australia,
}

/// A code that names no country Bella knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a country is one of CA, US, GB, AU")]
pub struct UnknownCountry;

impl Country {
    /// Every country.
    pub const ALL: [Self; 4] =
        [Self::Canada, Self::UnitedStates, Self::UnitedKingdom, Self::Australia];

    /// The ISO 3166-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Canada => "CA",
            Self::UnitedStates => "US",
            Self::UnitedKingdom => "GB",
            Self::Australia => "AU",
        }
    }

    /// The number for ambulance, fire brigade and police.
    #[must_use]
    pub const fn emergency_number(self) -> &'static str {
        match self {
            Self::Canada | Self::UnitedStates => "911",
            Self::UnitedKingdom => "999",
            Self::Australia => "000",
        }
    }

    const fn region(self) -> phonenumber::country::Id {
        match self {
            Self::Canada => phonenumber::country::CA,
            Self::UnitedStates => phonenumber::country::US,
            Self::UnitedKingdom => phonenumber::country::GB,
            Self::Australia => phonenumber::country::AU,
        }
    }
}

impl FromStr for Country {
    type Err = UnknownCountry;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        match code {
            "CA" => Ok(Self::Canada),
            "US" => Ok(Self::UnitedStates),
            "GB" => Ok(Self::UnitedKingdom),
            "AU" => Ok(Self::Australia),
            _ => Err(UnknownCountry),
        }
    }
}

/// A telephone number in E.164 form: `+`, country code, number. Holding one means it parsed.
///
/// `Debug` shows it masked and there is no `Display`: whoever prints a whole number asks for it
/// by [`PhoneNumber::as_str`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber(Box<str>);

/// Why a text is not a telephone number. It never repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneNumberError {
    /// No number at all, or characters that numbers do not have.
    #[error("not a telephone number")]
    NotANumber,
    /// Digits are missing.
    #[error("the telephone number is too short")]
    TooShort,
    /// There are digits too many.
    #[error("the telephone number is too long")]
    TooLong,
    /// The right length, but no such number can be in service.
    #[error("no such telephone number can be in service")]
    NotAssigned,
}

impl PhoneNumber {
    /// Reads a number as a person in `country` would dial or say it, with or without the
    /// country code.
    ///
    /// Unlike `FromStr`, which believes a carrier, this one also wants the number to be one that
    /// the numbering plan assigns: people misspeak.
    pub fn dialled(text: &str, country: Country) -> Result<Self, PhoneNumberError> {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let parsed = phonenumber::parse(Some(country.region()), text).map_err(|_| {
            if digits == 0 { PhoneNumberError::NotANumber } else { length_error(digits) }
        })?;
        if !parsed.is_valid() {
            let national = parsed.national().value().to_string().len();
            return Err(national_length_error(national, country));
        }
        let e164 = parsed.format().mode(phonenumber::Mode::E164).to_string();
        Ok(Self(e164.into()))
    }

    /// The number in E.164 form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as a log may show it: `+1 4** *** **34`.
    #[must_use]
    pub fn masked(&self) -> String {
        let digits = &self.0[1..];
        let shown_first = 2;
        let shown_last = 2;
        let mut masked = String::with_capacity(digits.len() + 5);
        masked.push('+');
        for (at, digit) in digits.chars().enumerate() {
            let shown = at < shown_first || at + shown_last >= digits.len();
            masked.push(if shown { digit } else { '*' });
            if matches!(at, 0 | 3 | 6) {
                masked.push(' ');
            }
        }
        masked
    }
}

fn length_error(digits: usize) -> PhoneNumberError {
    if digits > MAX_DIGITS { PhoneNumberError::TooLong } else { PhoneNumberError::TooShort }
}

/// What is wrong with a national number that the plan does not assign: in the countries of the
/// North American plan a number has ten digits, so the count says it; elsewhere lengths vary.
fn national_length_error(digits: usize, country: Country) -> PhoneNumberError {
    let (shortest, longest) = match country {
        Country::Canada | Country::UnitedStates => (10, 10),
        Country::UnitedKingdom => (9, 10),
        Country::Australia => (9, 9),
    };
    if digits < shortest {
        PhoneNumberError::TooShort
    } else if digits > longest {
        PhoneNumberError::TooLong
    } else {
        PhoneNumberError::NotAssigned
    }
}

/// Reads E.164 as a carrier sends it. The country code must exist; whether the number is assigned
/// is the carrier's business, because its data is newer than ours.
impl FromStr for PhoneNumber {
    type Err = PhoneNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.strip_prefix('+').ok_or(PhoneNumberError::NotANumber)?;
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PhoneNumberError::NotANumber);
        }
        match digits.len() {
            ..MIN_DIGITS => return Err(PhoneNumberError::TooShort),
            MIN_DIGITS..=MAX_DIGITS => {}
            _ => return Err(PhoneNumberError::TooLong),
        }
        phonenumber::parse(None, text).map_err(|_| PhoneNumberError::NotAssigned)?;
        // The text itself is kept, not what the library would print: a carrier's number goes
        // back to the carrier digit for digit.
        Ok(Self(text.into()))
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_carriers_number_is_kept_digit_for_digit() {
        for text in
            ["+14032661234", "+15875550100", "+447911123456", "+61412345678", "+4915112345678"]
        {
            assert_eq!(text.parse::<PhoneNumber>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn what_is_not_e164_is_refused() {
        use PhoneNumberError::{NotANumber, NotAssigned, TooLong, TooShort};
        for (text, error) in [
            ("", NotANumber),
            ("+", NotANumber),
            ("4032661234", NotANumber),
            ("+1403266123a", NotANumber),
            ("+1 403 266 1234", NotANumber),
            ("+２５８７５５５０１００", NotANumber),
            ("+2562533", TooShort),
            ("+1403266123412345", TooLong),
            ("+99912345678", NotAssigned),
        ] {
            assert_eq!(text.parse::<PhoneNumber>(), Err(error), "{text}");
        }
    }

    #[test]
    fn a_dialled_number_is_read_in_its_country() {
        let dialled =
            |text, country| PhoneNumber::dialled(text, country).map(|n| n.as_str().to_owned());
        assert_eq!(dialled("780 555 0134", Country::Canada).as_deref(), Ok("+17805550134"));
        assert_eq!(dialled("1 780 555 0134", Country::Canada).as_deref(), Ok("+17805550134"));
        assert_eq!(dialled("07911 123456", Country::UnitedKingdom).as_deref(), Ok("+447911123456"));
        assert_eq!(dialled("+44 7911 123456", Country::Canada).as_deref(), Ok("+447911123456"));
        assert_eq!(dialled("0412 345 678", Country::Australia).as_deref(), Ok("+61412345678"));
    }

    #[test]
    fn a_dialled_number_with_digits_missing_or_too_many_says_so() {
        use PhoneNumberError::{NotANumber, NotAssigned, TooLong, TooShort};
        for (text, error) in [
            ("", NotANumber),
            ("hello", NotANumber),
            ("7", TooShort),
            ("780 555 013", TooShort),
            ("780 555 01345", TooLong),
            ("78055501341234567890", TooLong),
            ("999 055 0134", NotAssigned),
        ] {
            let dialled = PhoneNumber::dialled(text, Country::Canada);
            assert_eq!(dialled, Err(error), "{text}");
        }
    }

    #[test]
    fn debug_shows_the_number_masked() {
        let number: PhoneNumber = "+15875550134".parse().unwrap();
        assert_eq!(format!("{number:?}"), "PhoneNumber(+1 5** *** **34)");
    }
}

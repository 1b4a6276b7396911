//! The province or state that a practice is in.

use std::fmt;
use std::str::FromStr;

/// A province or state by its postal abbreviation, such as `AB` or `NSW`: two or three capital
/// letters. Which ones a country has is for whoever asks about its holidays.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Region(Box<str>);

/// A text that is no abbreviation of a province or state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a province or state is named by its abbreviation: two or three capital letters")]
pub struct RegionError;

impl Region {
    /// The abbreviation.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Region {
    type Err = RegionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_right =
            (2..=3).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_uppercase());
        if is_right { Ok(Self(text.into())) } else { Err(RegionError) }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_abbreviation_is_a_region() {
        for text in ["AB", "NSW"] {
            assert_eq!(text.parse::<Region>().unwrap().as_str(), text);
        }
        for text in ["", "A", "ab", "Alberta", "A1"] {
            assert_eq!(text.parse::<Region>(), Err(RegionError), "{text}");
        }
    }
}

//! A person's name as it was heard.

use std::fmt;
use std::str::FromStr;

/// Longest name kept, in characters. The longest names on official forms fit.
const MAX_CHARS: usize = 80;

/// A person's name: 1 to 80 characters, at least one letter, single spaces, nothing that does
/// not print.
///
/// `Debug` hides it and there is no `Display`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PersonName(Box<str>);

/// Why a text is no name. It never repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonNameError {
    /// Nothing that could be said aloud.
    #[error("a name has at least one letter")]
    NoLetter,
    /// More than 80 characters.
    #[error("a name has at most {MAX_CHARS} characters")]
    TooLong,
}

impl PersonName {
    /// The name as it is said and shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Control characters become spaces, runs of spaces become one.
impl FromStr for PersonName {
    type Err = PersonNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut name = String::with_capacity(text.len().min(4 * MAX_CHARS));
        let words = text.split(|c: char| c.is_whitespace() || c.is_control());
        for word in words.filter(|word| !word.is_empty()) {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
            if name.chars().count() > MAX_CHARS {
                return Err(PersonNameError::TooLong);
            }
        }
        if !name.chars().any(char::is_alphabetic) {
            return Err(PersonNameError::NoLetter);
        }
        Ok(Self(name.into()))
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_culture_are_names() {
        for text in
            ["Sarah Johnson", "Siobhán O'Reilly", "Anneke van der Berg", "李小龙", "محمد", "Bo"]
        {
            assert_eq!(text.parse::<PersonName>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn spaces_and_control_characters_are_tidied() {
        assert_eq!(
            " Sarah \u{0}\n Johnson\t".parse::<PersonName>().unwrap().as_str(),
            "Sarah Johnson"
        );
    }

    #[test]
    fn what_cannot_be_said_is_no_name() {
        assert_eq!("".parse::<PersonName>(), Err(PersonNameError::NoLetter));
        assert_eq!("123 😀".parse::<PersonName>(), Err(PersonNameError::NoLetter));
        assert_eq!("x".repeat(81).parse::<PersonName>(), Err(PersonNameError::TooLong));
        assert!("x".repeat(80).parse::<PersonName>().is_ok());
    }

    #[test]
    fn debug_hides_the_name() {
        let name: PersonName = "Sarah Johnson".parse().unwrap();
        assert_eq!(format!("{name:?}"), "PersonName(***)");
    }
}

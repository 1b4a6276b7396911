//! What came down the line in one turn: words, keys or silence.

use std::fmt;

/// Longest answer that is listened to, in characters: over a minute of fast speech. The rest is
/// cut, not refused, and a row of the journal stays small.
const MAX_WORDS_CHARS: usize = 600;
/// Most keys that one answer can have: a number with country code and some to spare.
const MAX_KEYS: usize = 32;

/// What came down the line in one turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Nothing that could be an answer.
    Silence,
    /// Words, as speech recognition delivered them.
    Speech(Words),
    /// Keys that were pressed.
    Keys(Keys),
}

impl Heard {
    /// Reads a turn's speech and keys. Keys count before words: they are meant.
    #[must_use]
    pub fn read(speech: &str, keys: &str) -> Self {
        if let Some(keys) = Keys::read(keys) {
            return Self::Keys(keys);
        }
        Words::read(speech).map_or(Self::Silence, Self::Speech)
    }
}

/// Words as speech recognition delivered them: not empty, at most 600 characters, single
/// spaces, nothing that does not print.
///
/// `Debug` hides them: a caller's words are never in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(Box<str>);

impl Words {
    /// Reads a transcript; `None` when there is nothing in it.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut words = String::with_capacity(text.len().min(MAX_WORDS_CHARS));
        let mut chars = 0;
        for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
            if word.is_empty() {
                continue;
            }
            if chars > 0 {
                words.push(' ');
                chars += 1;
            }
            for c in word.chars() {
                if chars == MAX_WORDS_CHARS {
                    return Some(Self(words.into()));
                }
                words.push(c);
                chars += 1;
            }
        }
        (!words.is_empty()).then(|| Self(words.into()))
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(***)")
    }
}

/// Keys that were pressed: one to 32 of `0` to `9`, `*` and `#`.
///
/// `Debug` hides them: they may be a number.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys(Box<str>);

impl Keys {
    /// Reads keys, leaving out what is no key; `None` when none is left.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_key = |c: &char| c.is_ascii_digit() || matches!(c, '*' | '#');
        let keys: String = text.chars().filter(is_key).take(MAX_KEYS).collect();
        (!keys.is_empty()).then(|| Self(keys.into()))
    }

    /// The keys.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key, when it is a single one.
    #[must_use]
    pub fn single(&self) -> Option<char> {
        let mut keys = self.0.chars();
        let first = keys.next()?;
        keys.next().is_none().then_some(first)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Option<String> {
        Words::read(text).map(|words| words.as_str().to_owned())
    }

    #[test]
    fn words_are_tidied_and_cut() {
        assert_eq!(words("  a \u{0} cleaning\r\nplease "), Some("a cleaning please".into()));
        assert_eq!(words(" \t\u{7}"), None);
        let long = "très long ".repeat(6000);
        let kept = words(&long).unwrap();
        assert_eq!(kept.chars().count(), MAX_WORDS_CHARS);
        assert!(long.starts_with(&kept));
    }

    #[test]
    fn keys_count_before_words() {
        assert_eq!(Heard::read("two", "1"), Heard::Keys(Keys::read("1").unwrap()));
        assert_eq!(Heard::read("two", ""), Heard::Speech(Words::read("two").unwrap()));
        assert_eq!(Heard::read(" ", "x"), Heard::Silence);
    }

    #[test]
    fn only_a_single_key_is_a_choice() {
        let single = |text| Keys::read(text).and_then(|keys| keys.single());
        assert_eq!(single("1"), Some('1'));
        assert_eq!(single("*"), Some('*'));
        assert_eq!(single("12"), None);
    }

    #[test]
    fn debug_hides_what_was_heard() {
        let heard = [Heard::read("my secret", ""), Heard::read("", "4032661234")];
        assert_eq!(format!("{heard:?}"), "[Speech(Words(***)), Keys(Keys(***))]");
    }
}

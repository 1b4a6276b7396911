//! Whether a name from a practice's lists was said: letter by letter, whatever the spaces,
//! hyphens, accents and plurals.

use crate::transcript::Transcript;

/// A name as it is listened for: its letters and digits, small and without accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Letters(String);

impl Letters {
    /// Those of a name.
    pub(crate) fn of(name: &str) -> Self {
        let mut small = String::with_capacity(name.len());
        small.extend(letters(name));
        Self(small)
    }

    /// The first of them.
    pub(crate) fn first(&self) -> Option<char> {
        self.0.chars().next()
    }
}

/// Where `name` ends when it is said from the word at `at` on.
pub(crate) fn said_at(words: &Transcript<'_>, at: usize, name: &Letters) -> Option<usize> {
    if is_other(words.word(at), &name.0) {
        return None;
    }
    let mut expected = name.0.chars().peekable();
    expected.peek()?;
    let mut word_at = at;
    loop {
        let word = words.word(word_at);
        if word.is_empty() {
            return None;
        }
        let mut said = letters(word).peekable();
        while let Some(c) = said.next() {
            if expected.peek() == Some(&c) {
                expected.next();
            } else if !is_plural_ending(c, &mut said) {
                return None;
            }
        }
        word_at += 1;
        let left = expected.clone();
        if left.eq("s".chars()) || expected.peek().is_none() {
            return Some(word_at);
        }
    }
}

/// Whether the first letters alone tell that the name is not said here, as they nearly always do. A
/// word that could be a plural's ending is looked at more closely.
fn is_other(word: &str, name: &str) -> bool {
    match (word.as_bytes(), name.as_bytes().first()) {
        ([said, _, _, ..], Some(expected)) => {
            said.is_ascii_alphanumeric()
                && expected.is_ascii_alphanumeric()
                && !said.eq_ignore_ascii_case(expected)
        }
        _ => false,
    }
}

/// Whether what is left of a word from `c` on only makes it a plural.
fn is_plural_ending(c: char, rest: &mut impl Iterator<Item = char>) -> bool {
    match c {
        's' => rest.next().is_none(),
        'e' => rest.eq("s".chars()),
        _ => false,
    }
}

/// Letters and digits, small and without accents; "'s" is left out.
fn letters(text: &str) -> impl Iterator<Item = char> + Clone + '_ {
    let mut chars = text.chars().peekable();
    std::iter::from_fn(move || {
        loop {
            let c = chars.next()?;
            if matches!(c, '\'' | '’') {
                let mut ahead = chars.clone();
                let ends =
                    ahead.next() == Some('s') && !ahead.next().is_some_and(char::is_alphanumeric);
                if ends {
                    chars.next();
                }
                continue;
            }
            if c.is_alphanumeric() {
                return Some(plain(c));
            }
        }
    })
}

/// A letter or digit, small and without its accent; other signs are left out.
pub(crate) fn plain_letter(c: char) -> Option<char> {
    c.is_alphanumeric().then(|| plain(c))
}

/// A Latin letter without its accent, small.
fn plain(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let small = c.to_lowercase().next().unwrap_or(c);
    match small {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'į' => 'i',
        'ł' | 'ĺ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' | 'ŕ' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ț' | 'ţ' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ž' | 'ż' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::ENGLISH;

    fn said(words: &str, name: &str) -> bool {
        let words = Transcript::read(words, &ENGLISH);
        said_at(&words, 0, &Letters::of(name)) == Some(words.len())
    }

    #[test]
    fn spaces_hyphens_accents_and_plurals_do_not_matter() {
        assert!(said("check up", "check-up"));
        assert!(said("checkups", "Check-up"));
        assert!(said("check-up", "checkup"));
        assert!(said("belanger", "Bélanger"));
        assert!(said("mens cuts", "Men's cut"));
        assert!(said("men's cut", "men's cut"));
        assert!(said("filling", "fillings"));
        assert!(said("facials and washes", "facial and wash"));
    }

    #[test]
    fn another_word_is_not_the_name() {
        assert!(!said("cleaner", "clean"));
        assert!(!said("clean", "cleaning"));
        assert!(!said("check", "check-up"));
        assert!(!said("", "check-up"));
        assert!(!said("anything", "-"));
    }
}

//! What a practice says in its own words: which sentences it may, and what each can be about.
//!
//! **Invariant:** a sentence that tells when an appointment is names the time, whatever else it says.
//! **Invariant:** that something is done is said by the sentence that answers the book, and by no
//! other.

mod sentence;
mod template;

use std::collections::BTreeMap;
use std::fmt;

pub use sentence::{Sentence, UnknownSentence};
pub use template::{Template, TemplateError};

use crate::Language;

/// Something that a sentence can be about, and that is filled in when it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placeholder {
    /// How the practice names itself.
    Practice,
    /// The service, or the services to choose from.
    Service,
    /// The provider, or the providers to choose from.
    Provider,
    /// The weekday, date and time, or those to choose from.
    When,
    /// Whom the appointment is for.
    Name,
}

/// What a practice says in its own words; nothing, at most practices.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording(BTreeMap<(Language, Sentence), Template>);

impl Placeholder {
    /// Every placeholder.
    pub const ALL: [Self; 5] =
        [Self::Practice, Self::Service, Self::Provider, Self::When, Self::Name];

    /// How it stands in a sentence, braces included.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Practice => "{practice}",
            Self::Service => "{service}",
            Self::Provider => "{provider}",
            Self::When => "{when}",
            Self::Name => "{name}",
        }
    }
}

impl fmt::Display for Placeholder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Wording {
    /// Whether everything is said as usual.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The practice's own words for a sentence; `None` when it is said as usual.
    #[must_use]
    pub fn own(&self, language: Language, sentence: Sentence) -> Option<&Template> {
        self.0.get(&(language, sentence))
    }

    /// Takes words for a sentence, in the place of those before.
    pub fn put(&mut self, language: Language, template: Template) {
        self.0.insert((language, template.sentence()), template);
    }

    /// All there are, by language and in the order in which sentences are shown.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &Template)> {
        self.0.iter().map(|((language, _), template)| (*language, template))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_their_language_and_sentence() {
        let mut wording = Wording::default();
        assert!(wording.is_empty());
        let goodbye = |text| Template::parse(Sentence::Goodbye, text).unwrap();
        wording.put(Language::French, goodbye("Salut."));
        wording.put(Language::French, goodbye("À bientôt."));
        let own = |language, sentence| wording.own(language, sentence).map(ToString::to_string);
        assert_eq!(own(Language::French, Sentence::Goodbye).as_deref(), Some("À bientôt."));
        assert_eq!(own(Language::English, Sentence::Goodbye), None);
        assert_eq!(own(Language::French, Sentence::Name), None);
        assert_eq!(wording.iter().count(), 1);
    }
}

//! The voices that a practice can speak with.

use std::fmt;
use std::str::FromStr;

use crate::Language;

/// A voice of the carrier's, by its name there, and the accent that it speaks. Holding one means
/// that the carrier has it, and for that accent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    name: &'static str,
    accent: Accent,
}

/// A language as it is spoken somewhere. Speech over the telephone is recognised in each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accent {
    /// English of the United States.
    American,
    /// English of the United Kingdom.
    British,
    /// English of Australia.
    Australian,
    /// French of Canada.
    Canadian,
    /// French of France.
    French,
}

/// Which voice speaks which language at a practice; `None` where that is the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Voices {
    /// English.
    pub english: Option<Voice>,
    /// French.
    pub french: Option<Voice>,
}

/// A text that names no voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a voice is one of those in docs/PRACTICES.md, such as Polly.Joanna-Neural")]
pub struct UnknownVoice;

/// The neural voices of Twilio's `Say` for the accents above, of Amazon ("Polly") and Google. The
/// older ones sound worse; the dearest of Google's are left out.
const NAMES: [(Accent, &[&str]); 5] = [
    (
        Accent::American,
        &[
            "Polly.Danielle-Neural",
            "Polly.Gregory-Neural",
            "Polly.Ivy-Neural",
            "Polly.Joanna-Neural",
            "Polly.Joey-Neural",
            "Polly.Justin-Neural",
            "Polly.Kendra-Neural",
            "Polly.Kevin-Neural",
            "Polly.Kimberly-Neural",
            "Polly.Matthew-Neural",
            "Polly.Ruth-Neural",
            "Polly.Salli-Neural",
            "Polly.Stephen-Neural",
            "Polly.Danielle-Generative",
            "Polly.Joanna-Generative",
            "Polly.Matthew-Generative",
            "Polly.Ruth-Generative",
            "Polly.Stephen-Generative",
            "Google.en-US-Neural2-A",
            "Google.en-US-Neural2-C",
            "Google.en-US-Neural2-D",
            "Google.en-US-Neural2-E",
            "Google.en-US-Neural2-F",
            "Google.en-US-Neural2-G",
            "Google.en-US-Neural2-H",
            "Google.en-US-Neural2-I",
            "Google.en-US-Neural2-J",
        ],
    ),
    (
        Accent::British,
        &[
            "Polly.Amy-Neural",
            "Polly.Arthur-Neural",
            "Polly.Brian-Neural",
            "Polly.Emma-Neural",
            "Polly.Amy-Generative",
            "Google.en-GB-Neural2-A",
            "Google.en-GB-Neural2-B",
            "Google.en-GB-Neural2-C",
            "Google.en-GB-Neural2-D",
            "Google.en-GB-Neural2-F",
            "Google.en-GB-Neural2-N",
            "Google.en-GB-Neural2-O",
        ],
    ),
    (
        Accent::Australian,
        &[
            "Polly.Olivia-Neural",
            "Polly.Olivia-Generative",
            "Google.en-AU-Neural2-A",
            "Google.en-AU-Neural2-B",
            "Google.en-AU-Neural2-C",
            "Google.en-AU-Neural2-D",
        ],
    ),
    (
        Accent::Canadian,
        &[
            "Polly.Gabrielle-Neural",
            "Polly.Liam-Neural",
            "Google.fr-CA-Neural2-A",
            "Google.fr-CA-Neural2-B",
            "Google.fr-CA-Neural2-C",
            "Google.fr-CA-Neural2-D",
        ],
    ),
    (
        Accent::French,
        &[
            "Polly.Lea-Neural",
            "Polly.Remi-Neural",
            "Polly.Lea-Generative",
            "Google.fr-FR-Neural2-A",
            "Google.fr-FR-Neural2-B",
            "Google.fr-FR-Neural2-C",
            "Google.fr-FR-Neural2-D",
            "Google.fr-FR-Neural2-E",
            "Google.fr-FR-Neural2-F",
            "Google.fr-FR-Neural2-G",
        ],
    ),
];

impl Voice {
    /// Every voice.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES
            .into_iter()
            .flat_map(|(accent, names)| names.iter().map(move |name| Self { name, accent }))
    }

    /// Its name, as the carrier, the database and the API use it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// How it speaks.
    #[must_use]
    pub const fn accent(self) -> Accent {
        self.accent
    }
}

impl FromStr for Voice {
    type Err = UnknownVoice;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::all().find(|voice| voice.name == text).ok_or(UnknownVoice)
    }
}

impl fmt::Debug for Voice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Accent {
    /// Its name among the languages of the web (BCP 47).
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::American => "en-US",
            Self::British => "en-GB",
            Self::Australian => "en-AU",
            Self::Canadian => "fr-CA",
            Self::French => "fr-FR",
        }
    }

    /// The language.
    #[must_use]
    pub const fn language(self) -> Language {
        match self {
            Self::American | Self::British | Self::Australian => Language::English,
            Self::Canadian | Self::French => Language::French,
        }
    }
}

impl Voices {
    /// The voice for a language, where it is not the usual one.
    #[must_use]
    pub const fn of(self, language: Language) -> Option<Voice> {
        match language {
            Language::English => self.english,
            Language::French => self.french,
        }
    }

    /// Takes a voice for the language that it speaks.
    pub const fn put(&mut self, voice: Voice) {
        match voice.accent.language() {
            Language::English => self.english = Some(voice),
            Language::French => self.french = Some(voice),
        }
    }

    /// Those that are not the usual ones, with their languages.
    pub fn iter(self) -> impl Iterator<Item = (Language, Voice)> {
        let both = [(Language::English, self.english), (Language::French, self.french)];
        both.into_iter().filter_map(|(language, voice)| Some((language, voice?)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn voices_read_what_they_print_and_googles_name_their_accent() {
        let names: BTreeSet<_> = Voice::all().map(Voice::name).collect();
        assert_eq!(names.len(), Voice::all().count());
        for voice in Voice::all() {
            assert_eq!(voice.name().parse(), Ok(voice));
            if let Some(rest) = voice.name().strip_prefix("Google.") {
                assert!(rest.starts_with(voice.accent().tag()), "{voice:?}");
            }
        }
        for text in ["", "alice", "Polly.Joanna", "polly.joanna-neural", "Google.de-DE-Neural2-A"] {
            assert_eq!(text.parse::<Voice>(), Err(UnknownVoice), "{text}");
        }
    }

    #[test]
    fn every_voice_stands_in_the_documentation() {
        let page = include_str!("../../../docs/PRACTICES.md");
        for voice in Voice::all() {
            assert!(page.contains(&format!("`{}`", voice.name())), "{voice:?}");
        }
    }

    #[test]
    fn a_voice_speaks_its_own_language() {
        let mut voices = Voices::default();
        assert_eq!(voices.iter().count(), 0);
        voices.put("Polly.Liam-Neural".parse().unwrap());
        assert_eq!(voices.of(Language::English), None);
        assert_eq!(voices.of(Language::French).map(Voice::name), Some("Polly.Liam-Neural"));
        assert!(voices.iter().all(|(language, it)| it.accent().language() == language));
    }
}

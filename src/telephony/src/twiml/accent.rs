//! In what language and with what voice a practice speaks and listens.

use domain::{Country, Language, Voice};

/// How speech is recognised: the model for telephone lines, which exists for every language below.
pub(super) const SPEECH_MODEL: &str = "phone_call";

/// A language, and a voice that speaks it. Twilio refuses pairs that do not go together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Accent {
    pub(super) language: &'static str,
    pub(super) voice: &'static str,
}

impl Accent {
    /// How it is spoken where no practice is known.
    pub(super) const ANYWHERE: Self = Self { language: "en-US", voice: "Polly.Joanna-Neural" };

    /// How a voice speaks.
    pub(super) const fn of_voice(voice: Voice) -> Self {
        Self { language: voice.accent().tag(), voice: voice.name() }
    }

    /// How a language is spoken in a country.
    pub(super) const fn of(country: Country, language: Language) -> Self {
        match language {
            Language::English => Self::of_english(country),
            Language::French => Self::of_french(country),
        }
    }

    const fn of_french(country: Country) -> Self {
        match country {
            Country::Canada | Country::UnitedStates => {
                Self { language: "fr-CA", voice: "Polly.Gabrielle-Neural" }
            }
            Country::UnitedKingdom | Country::Australia => {
                Self { language: "fr-FR", voice: "Polly.Lea-Neural" }
            }
        }
    }

    const fn of_english(country: Country) -> Self {
        match country {
            // For Canadian English there is no neural voice and no model for telephone lines.
            Country::Canada | Country::UnitedStates => Self::ANYWHERE,
            Country::UnitedKingdom => Self { language: "en-GB", voice: "Polly.Amy-Neural" },
            Country::Australia => Self { language: "en-AU", voice: "Polly.Olivia-Neural" },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_voices_are_among_those_that_can_be_chosen_and_speak_as_they_do_there() {
        for country in
            [Country::Canada, Country::UnitedStates, Country::UnitedKingdom, Country::Australia]
        {
            for language in [Language::English, Language::French] {
                let usual = Accent::of(country, language);
                let voice: Voice = usual.voice.parse().unwrap();
                assert_eq!(voice.accent().tag(), usual.language);
                assert_eq!(voice.accent().language(), language);
            }
        }
    }
}

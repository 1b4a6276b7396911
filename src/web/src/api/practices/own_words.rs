//! A practice's own words and its voices, as they are sent and shown: by language.

use std::collections::BTreeMap;

use domain::{FrontDesk, Language, Sentence, Template, Voice, Voices, Wording};

use super::super::fields::Fields;
use super::super::names::language_of;

/// Sentences by their names, by language.
pub(super) type ByLanguage = BTreeMap<String, BTreeMap<String, String>>;

/// What was sent of its own words, as far as it is right.
pub(super) fn wording(fields: &mut Fields, sent: &ByLanguage) -> Wording {
    let mut wording = Wording::default();
    for (language, sentences) in sent {
        let Some(language) = language_of(fields, &format!("wording.{language}"), language) else {
            continue;
        };
        for (name, text) in sentences {
            let field = format!("wording.{}.{name}", language.as_str());
            let Ok(sentence) = name.parse::<Sentence>() else {
                let names = Sentence::ALL.map(Sentence::as_str).join(", ");
                fields.refuse(&field, format!("There is no such sentence; there are {names}."));
                continue;
            };
            match Template::parse(sentence, text) {
                Ok(template) => wording.put(language, template),
                Err(error) => fields.refuse(&field, format!("{error}.")),
            }
        }
    }
    wording
}

/// What was sent of its voices, as far as it is right.
pub(super) fn voices(fields: &mut Fields, sent: &BTreeMap<String, String>) -> Voices {
    let mut voices = Voices::default();
    for (language, name) in sent {
        let Some(language) = language_of(fields, &format!("voices.{language}"), language) else {
            continue;
        };
        let field = format!("voices.{}", language.as_str());
        match name.parse::<Voice>() {
            Ok(voice) if voice.accent().language() == language => voices.put(voice),
            Ok(_) => fields.refuse(&field, "This voice speaks another language."),
            Err(error) => fields.refuse(&field, format!("{error}.")),
        }
    }
    voices
}

/// Nobody hears words in a language that the practice does not speak.
pub(super) fn are_of_its_languages(fields: &mut Fields, desk: &FrontDesk) {
    for language in [Language::English, Language::French] {
        if desk.languages.contains(&language) {
            continue;
        }
        let message = "The practice does not speak this language.";
        let has_words = desk.wording.iter().any(|(of, _)| of == language);
        fields.need(!has_words, &format!("wording.{}", language.as_str()), message);
        let has_voice = desk.voices.of(language).is_some();
        fields.need(!has_voice, &format!("voices.{}", language.as_str()), message);
    }
}

/// Its own words, as they are shown.
pub(super) fn shown(wording: &Wording) -> ByLanguage {
    let mut shown = ByLanguage::new();
    for (language, template) in wording.iter() {
        let sentences = shown.entry(language.as_str().to_owned()).or_default();
        sentences.insert(template.sentence().as_str().to_owned(), template.to_string());
    }
    shown
}

/// Its voices, as they are shown.
pub(super) fn shown_voices(voices: Voices) -> BTreeMap<String, String> {
    let named = |(language, voice): (Language, Voice)| {
        (language.as_str().to_owned(), voice.name().to_owned())
    };
    voices.iter().map(named).collect()
}

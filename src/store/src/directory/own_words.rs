//! A practice's own words and voices as the database keeps them: JSON, by language.
//!
//! **Invariant:** what this program cannot read, it neither says nor throws away: the usual sentence
//! is said, and a newer program finds its own.

use domain::{Language, Template, Voice, Voices, Wording};
use serde_json::{Map, Value};

/// What is kept of a practice's own words, as far as it can be read.
pub(super) fn wording(kept: &str) -> Wording {
    let mut wording = Wording::default();
    for (language, sentences) in &object(kept) {
        for (sentence, words) in sentences.as_object().into_iter().flatten() {
            if let Some((language, template)) = sentence_of(language, sentence, words) {
                wording.put(language, template);
            }
        }
    }
    wording
}

/// What is kept of its voices, as far as it can be read.
pub(super) fn voices(kept: &str) -> Voices {
    let mut voices = Voices::default();
    for (language, name) in &object(kept) {
        if let Some(voice) = voice_of(language, name) {
            voices.put(voice);
        }
    }
    voices
}

/// Other words in the place of those that were kept.
pub(crate) fn with_wording(kept: &str, wording: &Wording) -> String {
    let mut kept = object(kept);
    for (language, sentences) in &mut kept {
        if let Some(sentences) = sentences.as_object_mut() {
            sentences.retain(|name, words| sentence_of(language, name, words).is_none());
        }
    }
    for (language, template) in wording.iter() {
        let mut sentences = match kept.remove(language.as_str()) {
            Some(Value::Object(sentences)) => sentences,
            // What is no table of sentences is in the way of one.
            Some(_) | None => Map::new(),
        };
        sentences.insert(template.sentence().as_str().to_owned(), template.to_string().into());
        kept.insert(language.as_str().to_owned(), Value::Object(sentences));
    }
    kept.retain(|_, sentences| sentences.as_object().is_none_or(|it| !it.is_empty()));
    Value::Object(kept).to_string()
}

/// Other voices in the place of those that were kept.
pub(crate) fn with_voices(kept: &str, voices: Voices) -> String {
    let mut kept = object(kept);
    kept.retain(|language, name| voice_of(language, name).is_none());
    for (language, voice) in voices.iter() {
        kept.insert(language.as_str().to_owned(), voice.name().into());
    }
    Value::Object(kept).to_string()
}

/// The database sees to it that it is one.
fn object(kept: &str) -> Map<String, Value> {
    serde_json::from_str(kept).unwrap_or_default()
}

fn sentence_of(language: &str, sentence: &str, words: &Value) -> Option<(Language, Template)> {
    let template = Template::parse(sentence.parse().ok()?, words.as_str()?).ok()?;
    Some((language.parse().ok()?, template))
}

fn voice_of(language: &str, name: &Value) -> Option<Voice> {
    let voice: Voice = name.as_str()?.parse().ok()?;
    let language: Language = language.parse().ok()?;
    (voice.accent().language() == language).then_some(voice)
}

#[cfg(test)]
mod tests {
    use domain::Sentence;

    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut own = Wording::default();
        let template =
            Template::parse(Sentence::Offer, "J'ai \"{when}\" \\ à {practice}.").unwrap();
        own.put(Language::French, template);
        assert_eq!(wording(&with_wording("{}", &own)), own);
        assert_eq!(with_wording(&with_wording("{}", &own), &Wording::default()), "{}");
        let mut liam = Voices::default();
        liam.put("Polly.Liam-Neural".parse().unwrap());
        assert_eq!(voices(&with_voices("{}", liam)), liam);
        assert_eq!(with_voices(&with_voices("{}", liam), Voices::default()), "{}");
    }

    #[test]
    fn what_cannot_be_read_is_as_usual_and_stays() {
        let kept = r#"{"de":{"goodbye":"Tschüss."},"en":{"goodbye":"Bye.","offer":"Soon?",
            "name":7,"small_talk":"Nice weather."},"fr":"bonjour"}"#;
        let read = wording(kept);
        let said: Vec<_> = read.iter().map(|(_, it)| it.to_string()).collect();
        assert_eq!(said, ["Bye."]);
        let without: Value =
            serde_json::from_str(&with_wording(kept, &Wording::default())).unwrap();
        let left = r#"{"de":{"goodbye":"Tschüss."},
            "en":{"offer":"Soon?","name":7,"small_talk":"Nice weather."},"fr":"bonjour"}"#;
        assert_eq!(without, serde_json::from_str::<Value>(left).unwrap());
        let mut own = Wording::default();
        own.put(Language::French, Template::parse(Sentence::Goodbye, "Salut.").unwrap());
        assert_eq!(wording(&with_wording(kept, &own)), own);
        let kept = r#"{"fr":"Polly.Joanna-Neural","en":"Polly.Amy-Neural","de":"Polly.Hans"}"#;
        let only = voices(kept);
        assert_eq!(only.of(Language::English).map(Voice::name), Some("Polly.Amy-Neural"));
        assert_eq!(only.of(Language::French), None);
        let left = with_voices(kept, Voices::default());
        assert_eq!(left, r#"{"de":"Polly.Hans","fr":"Polly.Joanna-Neural"}"#);
        for broken in ["", "[]", "7", "{"] {
            assert!(wording(broken).is_empty() && voices(broken).iter().next().is_none());
        }
    }
}

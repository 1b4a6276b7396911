//! What something is called in languages in which it has another name, as it is sent and shown.

use std::collections::BTreeMap;

use domain::Language;

use super::fields::Fields;

/// What was sent, as far as it is right.
pub(super) fn read(
    fields: &mut Fields,
    field: &str,
    sent: &BTreeMap<String, String>,
) -> BTreeMap<Language, String> {
    let mut names = BTreeMap::new();
    for (language, name) in sent {
        let field = format!("{field}.{language}");
        let name = fields.text(&field, name, 80);
        if let Some(language) = language_of(fields, &field, language) {
            names.insert(language, name);
        }
    }
    names
}

/// The language that a field is named for.
pub(super) fn language_of(fields: &mut Fields, field: &str, language: &str) -> Option<Language> {
    fields.parse(field, language, "A language is one of en, fr.")
}

/// As they are shown.
pub(super) fn shown(names: &BTreeMap<Language, String>) -> BTreeMap<String, String> {
    names.iter().map(|(language, name)| (language.as_str().to_owned(), name.clone())).collect()
}

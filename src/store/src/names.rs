//! What something is called in languages in which it has another name, as it is kept: an object by
//! language, in which those that this program does not know are left alone.

use std::collections::BTreeMap;

use domain::Language;
use serde_json::{Map, Value};

/// As far as it can be read.
pub(crate) fn read(kept: &str) -> BTreeMap<Language, String> {
    // The database sees to it that it is an object.
    let kept: Map<String, Value> = serde_json::from_str(kept).unwrap_or_default();
    let name = |(language, name): (String, Value)| {
        Some((language.parse().ok()?, name.as_str()?.to_owned()))
    };
    kept.into_iter().filter_map(name).collect()
}

/// As it is to be kept.
pub(crate) fn written(names: &BTreeMap<Language, String>) -> String {
    let named = |(language, name): (&Language, &String)| {
        (language.as_str().to_owned(), Value::from(name.as_str()))
    };
    Value::Object(names.iter().map(named).collect()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let names = BTreeMap::from([(Language::French, "\"nettoyage\" \\".to_owned())]);
        assert_eq!(read(&written(&names)), names);
        assert_eq!(read(r#"{"de":"Reinigung","fr":7,"en":"cleaning"}"#).len(), 1);
    }
}

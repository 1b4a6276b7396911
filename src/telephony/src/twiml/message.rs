//! The answer to a text.

use quick_xml::events::BytesText;

use super::document::{document, permitted};
use super::outside::empty;

/// A text in answer to a text; without one, nothing is answered.
#[must_use]
pub fn message(words: Option<&str>) -> String {
    let Some(words) = words.map(permitted).filter(|words| !words.trim().is_empty()) else {
        return empty();
    };
    let written = document(|xml| {
        xml.create_element("Message").write_text_content(BytesText::new(&words))?;
        Ok(())
    });
    written.unwrap_or_else(|_| empty())
}

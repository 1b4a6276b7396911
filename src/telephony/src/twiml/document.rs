//! Documents, and the verbs that are in more than one of them.

use std::borrow::Cow;
use std::io;

use domain::PhoneNumber;
use ports::RenderError;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::accent::Accent;
use crate::routes::{ActionQuery, TRANSFER, WHISPER};

/// Longest document that Twilio takes (error 11750: "64 kB", read as the smaller kilobyte).
pub const MAX_DOCUMENT_BYTES: usize = 64_000;
/// Longest text given to one `Say`, in characters. Polly takes 3000; shorter ones start sooner.
const MAX_SAY_CHARS: usize = 1000;
/// Longest text given to one `Say` when it is URL-encoded, in bytes (Twilio's limit).
const MAX_SAY_ENCODED_BYTES: usize = 4500;
/// How long a person's telephone rings.
const RING_SECONDS: &str = "20";

pub(super) type Xml = Writer<Vec<u8>>;

/// A document: the declaration, and a `Response` with what `verbs` writes.
pub(super) fn document(
    verbs: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> Result<String, RenderError> {
    let mut xml = Writer::new(Vec::with_capacity(2048));
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
        .and_then(|()| xml.create_element("Response").write_inner_content(verbs).map(|_| ()))
        .map_err(|_| RenderError::Unwritable)?;
    let document = String::from_utf8(xml.into_inner()).map_err(|_| RenderError::Unwritable)?;
    match document.len() {
        ..=MAX_DOCUMENT_BYTES => Ok(document),
        bytes => Err(RenderError::TooLong(bytes)),
    }
}

/// `Say`, more than once when the text is long, not at all when there is nothing to say.
pub(super) fn say(xml: &mut Xml, accent: Accent, text: &str) -> io::Result<()> {
    for portion in Portions(&permitted(text)) {
        xml.create_element("Say")
            .with_attribute(("voice", accent.voice))
            .with_attribute(("language", accent.language))
            .write_text_content(BytesText::new(portion))?;
    }
    Ok(())
}

/// Whether the person who is dialled hears something before they are connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Introduced {
    /// They are connected at once.
    Not,
    /// What they hear is asked for when they answer.
    WhenTheyAnswer,
}

/// `Dial`: connects the caller with a person; how that ended is reported as that turn.
pub(super) fn dial(
    xml: &mut Xml,
    to: &PhoneNumber,
    turn: ActionQuery,
    introduced: Introduced,
) -> io::Result<()> {
    let mut dial = xml
        .create_element("Dial")
        .with_attribute(("action", turn.url(TRANSFER).as_str()))
        .with_attribute(("method", "POST"))
        .with_attribute(("timeout", RING_SECONDS));
    if introduced == Introduced::WhenTheyAnswer {
        // Else the caller hears nothing at all while the person is told of them.
        dial = dial.with_attribute(("answerOnBridge", "true"));
    }
    dial.write_inner_content(|xml| {
        let mut number = xml.create_element("Number");
        if introduced == Introduced::WhenTheyAnswer {
            // The leg's webhook names the caller's call; the turn says which of its transfers this is.
            let url = ActionQuery::of(turn.turn).url(WHISPER);
            number =
                number.with_attribute(("url", url.as_str())).with_attribute(("method", "POST"));
        }
        number.write_text_content(BytesText::new(to.as_str()))?;
        Ok(())
    })?;
    Ok(())
}

/// `Hangup`.
pub(super) fn hang_up(xml: &mut Xml) -> io::Result<()> {
    xml.create_element("Hangup").write_empty()?;
    Ok(())
}

/// `Redirect`.
pub(super) fn redirect(xml: &mut Xml, url: &str) -> io::Result<()> {
    xml.create_element("Redirect")
        .with_attribute(("method", "POST"))
        .write_text_content(BytesText::new(url))?;
    Ok(())
}

/// The text without the characters that XML 1.0 forbids (section 2.2), which no escape lets in.
pub(super) fn permitted(text: &str) -> Cow<'_, str> {
    let is_permitted = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_permitted) {
        text.into()
    } else {
        text.chars().filter(|c| is_permitted(*c)).collect()
    }
}

/// A text in portions that one `Say` takes, cut between words where there are any.
struct Portions<'a>(&'a str);

impl<'a> Iterator for Portions<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.0.trim();
        if rest.is_empty() {
            return None;
        }
        let at = match longest_portion(rest) {
            at if at == rest.len() => at,
            at => rest.get(..at).and_then(|fits| fits.rfind(char::is_whitespace)).unwrap_or(at),
        };
        let (portion, rest) = rest.split_at_checked(at)?;
        self.0 = rest;
        Some(portion.trim_end())
    }
}

/// How many bytes of the text one `Say` takes; not none.
fn longest_portion(text: &str) -> usize {
    let mut encoded_bytes = 0;
    for (chars, (at, c)) in text.char_indices().enumerate() {
        encoded_bytes += if c.is_ascii_alphanumeric() { 1 } else { "%00".len() * c.len_utf8() };
        if chars == MAX_SAY_CHARS || encoded_bytes > MAX_SAY_ENCODED_BYTES {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = "the quick brown fox ".repeat(200);
        let portions: Vec<_> = Portions(&text).collect();
        assert_eq!(portions.len(), 4);
        assert_eq!(portions.join(" "), text.trim());
        assert_eq!(Portions(" \n").count(), 0);
        assert_eq!(Portions(" one ").collect::<Vec<_>>(), ["one"]);
    }

    #[test]
    fn a_text_without_blanks_is_cut_all_the_same() {
        for text in ["x".repeat(5000), "😀".repeat(5000), format!("x {}", "é".repeat(5000))] {
            let portions: Vec<_> = Portions(&text).collect();
            assert_eq!(portions.concat(), text.replace(' ', ""));
        }
    }

    proptest! {
        #[test]
        fn every_portion_is_one_that_a_say_takes(text in "(.|[a-z ]{1,30}|[é😀]{1,400}){0,60}") {
            for portion in Portions(&text) {
                let encoded: String = form_urlencoded::byte_serialize(portion.as_bytes()).collect();
                prop_assert!(!portion.is_empty());
                prop_assert!(portion.chars().count() <= MAX_SAY_CHARS);
                prop_assert!(encoded.len() <= MAX_SAY_ENCODED_BYTES);
            }
        }
    }

    #[test]
    fn what_xml_forbids_is_left_out() {
        assert_eq!(permitted("a\u{0}\u{b}\u{1b}b\u{fffe}\u{ffff}"), "ab");
        assert_eq!(permitted("a\tb\r\n é 😀 \u{7f}"), "a\tb\r\n é 😀 \u{7f}");
    }
}

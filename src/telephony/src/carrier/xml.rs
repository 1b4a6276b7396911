//! XML as strictly as a carrier reads it.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// Deepest nesting that is read.
const MAX_DEPTH: usize = 16;

/// An element with what is in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// What an element contains.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// The document is not well-formed XML 1.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotWellFormed;

impl Element {
    /// Reads a document's root.
    pub(super) fn read(document: &str) -> Result<Self, NotWellFormed> {
        // Nothing may stand before the declaration, not even a blank line or a byte order mark.
        if !document.starts_with('<') || document.chars().any(is_forbidden) {
            return Err(NotWellFormed);
        }
        let mut reader = Reader::from_str(document);
        let mut open: Vec<Self> = Vec::new();
        let mut root = None;
        let mut first = true;
        loop {
            let event = reader.read_event().map_err(|_| NotWellFormed)?;
            match event {
                Event::Decl(_) if first => {}
                Event::Start(start) if open.len() < MAX_DEPTH => open.push(Self::begun(&start)?),
                Event::Empty(start) => close(Self::begun(&start)?, &mut open, &mut root)?,
                Event::End(_) => {
                    let element = open.pop().ok_or(NotWellFormed)?;
                    close(element, &mut open, &mut root)?;
                }
                Event::Text(text) => {
                    add_text(&mut open, &text.xml10_content().map_err(|_| NotWellFormed)?)?;
                }
                Event::CData(text) => {
                    add_text(&mut open, &text.xml10_content().map_err(|_| NotWellFormed)?)?;
                }
                Event::GeneralRef(reference) => add_text(&mut open, &resolved(&reference)?)?,
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => break,
                // A declaration in the middle, a document type, a nest too deep.
                Event::Decl(_) | Event::DocType(_) | Event::Start(_) => return Err(NotWellFormed),
            }
            first = false;
        }
        root.filter(|_| open.is_empty()).ok_or(NotWellFormed)
    }

    fn begun(start: &BytesStart<'_>) -> Result<Self, NotWellFormed> {
        let mut element = Self { name: text(start.name().as_ref())?, ..Self::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| NotWellFormed)?;
            if attribute.value.contains(&b'<') {
                return Err(NotWellFormed);
            }
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|_| NotWellFormed)?
                .into_owned();
            if value.chars().any(is_forbidden) {
                return Err(NotWellFormed);
            }
            element.attributes.push((text(attribute.key.as_ref())?, value));
        }
        Ok(element)
    }

    /// The elements in this one.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Leaves out the elements that `keep` does not want, whatever is in them.
    pub(super) fn retain_elements(&mut self, mut keep: impl FnMut(&mut Self) -> bool) {
        self.children.retain_mut(|child| match child {
            Node::Element(element) => keep(element),
            Node::Text(_) => true,
        });
    }

    /// All the text in this element and below, as a voice would speak it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.gather_text(&mut text);
        text
    }

    fn gather_text(&self, into: &mut String) {
        for child in &self.children {
            match child {
                Node::Element(element) => element.gather_text(into),
                Node::Text(text) => into.push_str(text),
            }
        }
    }

    /// Whether text stands directly in this element.
    pub(super) fn has_own_text(&self) -> bool {
        self.children.iter().any(|child| match child {
            Node::Element(_) => false,
            Node::Text(text) => !text.trim().is_empty(),
        })
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(it, _)| it == name)?;
        Some(value)
    }
}

fn close(
    element: Element,
    open: &mut [Element],
    root: &mut Option<Element>,
) -> Result<(), NotWellFormed> {
    match open.last_mut() {
        Some(parent) => parent.children.push(Node::Element(element)),
        None if root.is_none() => *root = Some(element),
        None => return Err(NotWellFormed),
    }
    Ok(())
}

/// Adds text to the innermost element; outside the root there may be blanks only.
fn add_text(open: &mut [Element], text: &str) -> Result<(), NotWellFormed> {
    let Some(parent) = open.last_mut() else {
        return if text.trim().is_empty() { Ok(()) } else { Err(NotWellFormed) };
    };
    if let Some(Node::Text(before)) = parent.children.last_mut() {
        before.push_str(text);
    } else {
        parent.children.push(Node::Text(text.to_owned()));
    }
    Ok(())
}

fn resolved(reference: &BytesRef<'_>) -> Result<String, NotWellFormed> {
    if let Some(c) = reference.resolve_char_ref().map_err(|_| NotWellFormed)? {
        return if is_forbidden(c) { Err(NotWellFormed) } else { Ok(c.into()) };
    }
    let name = reference.decode().map_err(|_| NotWellFormed)?;
    resolve_xml_entity(&name).map(str::to_owned).ok_or(NotWellFormed)
}

fn text(bytes: &[u8]) -> Result<String, NotWellFormed> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| NotWellFormed)
}

/// Characters that XML 1.0 does not have (section 2.2).
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_with_its_text_and_attributes() {
        let root = Element::read(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- hi --><a x='1 &amp; 2'>\
             one &lt;two&gt; <b/>&#233;<![CDATA[ <raw>]]></a>\n",
        )
        .unwrap();
        assert_eq!(root.name, "a");
        assert_eq!(root.attribute("x"), Some("1 & 2"));
        assert_eq!(root.text(), "one <two> é <raw>");
        assert_eq!(root.elements().count(), 1);
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for document in [
            "",
            " <a/>",
            "\u{feff}<a/>",
            "\n<?xml version=\"1.0\"?><a/>",
            "<a/><?xml version=\"1.0\"?>",
            "<!DOCTYPE a><a/>",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a/><b>",
            "<a/>text",
            "<a>one & two</a>",
            "<a>&unknown;</a>",
            "<a>&#0;</a>",
            "<a>&#27;</a>",
            "<a>\u{1}</a>",
            "<a x=1/>",
            "<a x='1' x='2'/>",
            "<a x='<'/>",
            "<a x='&nope;'/>",
            "<a",
            "hello",
            "</a>",
        ] {
            assert!(Element::read(document).is_err(), "{document:?}");
        }
        let deep = format!("{}{}", "<a>".repeat(17), "</a>".repeat(17));
        assert!(Element::read(&deep).is_err());
    }
}

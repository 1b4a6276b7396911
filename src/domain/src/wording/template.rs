//! One sentence in a practice's own words: plain text with placeholders, checked once.

use std::fmt;

use super::{Placeholder, Sentence};

/// A sentence in a practice's own words. Holding one means that it can be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    sentence: Sentence,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(Box<str>),
    Fact(Placeholder),
}

/// Why a text cannot be what a sentence is said in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// There is nothing in it that could be said.
    #[error("there is nothing in it to be said")]
    Empty,
    /// It takes too long to say.
    #[error("it has more than {} characters, about twelve seconds", Template::MOST_CHARS)]
    TooLong,
    /// A character of it has no sound and no place in a document.
    #[error(
        "there is a character in it that cannot be sent: no line breaks, no control characters"
    )]
    Unsayable,
    /// Braces stand around something that the sentence cannot be about.
    #[error("braces stand around one of {} here", in_a_list(.0.placeholders()))]
    NoPlaceholder(Sentence),
    /// It leaves out what a caller has to hear.
    #[error("it has to name {0}")]
    Missing(Placeholder),
    /// It tells that something is done, which is for another sentence to tell.
    #[error("that something is {said} is for the sentence {} to say", whose.as_str())]
    Claims {
        /// What it says.
        said: &'static str,
        /// Whose that is.
        whose: Sentence,
    },
}

/// Words that tell that something is done, and whose they are: a caller who hears one, has it.
/// Longer forms of a word are the word: "réservée".
const DONE: [(Sentence, &[&str]); 3] = [
    (Sentence::Booked, &["booked", "confirmed", "reserved", "réservé", "confirmé"]),
    (Sentence::Moved, &["moved", "rescheduled", "reporté", "déplacé"]),
    (Sentence::Cancelled, &["cancelled", "canceled", "annulé"]),
];

impl Template {
    /// Longest text of one sentence, in characters: about thirty words, which take twelve seconds.
    pub const MOST_CHARS: usize = 180;

    /// Reads the words for a sentence. White space around them is left out.
    pub fn parse(sentence: Sentence, text: &str) -> Result<Self, TemplateError> {
        let text = text.trim();
        if text.chars().count() > Self::MOST_CHARS {
            return Err(TemplateError::TooLong);
        }
        if text.chars().any(is_unsayable) {
            return Err(TemplateError::Unsayable);
        }
        let pieces = pieces(sentence, text)?;
        let says_something = pieces.iter().any(|piece| match piece {
            Piece::Words(words) => words.contains(char::is_alphanumeric),
            Piece::Fact(_) => true,
        });
        if !says_something {
            return Err(TemplateError::Empty);
        }
        let names = |it: &&Placeholder| pieces.contains(&Piece::Fact(**it));
        if let Some(missing) = sentence.needs().iter().find(|it| !names(it)) {
            return Err(TemplateError::Missing(*missing));
        }
        claims_nothing_else(sentence, text)?;
        Ok(Self { sentence, pieces })
    }

    /// Which sentence it is.
    #[must_use]
    pub const fn sentence(&self) -> Sentence {
        self.sentence
    }

    /// The words with the facts in them; `None` when one that it names is not known, or has no
    /// words.
    #[must_use]
    pub fn fill(&self, fact: impl Fn(Placeholder) -> Option<String>) -> Option<String> {
        let mut said = String::new();
        for piece in &self.pieces {
            match piece {
                // "10 a.m." ends a sentence by itself.
                Piece::Words(words) if said.ends_with('.') && words.starts_with('.') => {
                    said.push_str(words.trim_start_matches('.'));
                }
                Piece::Words(words) => said.push_str(words),
                Piece::Fact(placeholder) => {
                    said.push_str(&fact(*placeholder).filter(|it| !it.trim().is_empty())?);
                }
            }
        }
        Some(said)
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| match piece {
            Piece::Words(words) => f.write_str(words),
            Piece::Fact(placeholder) => placeholder.fmt(f),
        })
    }
}

/// Characters that have no sound, and those that XML 1.0 forbids (section 2.2).
fn is_unsayable(it: char) -> bool {
    it.is_control() || matches!(it, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn pieces(sentence: Sentence, text: &str) -> Result<Vec<Piece>, TemplateError> {
    let wrong = || TemplateError::NoPlaceholder(sentence);
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let at = rest.find(['{', '}']).unwrap_or(rest.len());
        let (words, braced) = rest.split_at_checked(at).ok_or_else(wrong)?;
        if !words.is_empty() {
            pieces.push(Piece::Words(words.into()));
        }
        rest = braced;
        if !braced.is_empty() {
            let known = sentence.placeholders().iter();
            let mut known = known.filter_map(|it| Some((*it, braced.strip_prefix(it.as_str())?)));
            let (placeholder, behind) = known.next().ok_or_else(wrong)?;
            pieces.push(Piece::Fact(placeholder));
            rest = behind;
        }
    }
    Ok(pieces)
}

fn claims_nothing_else(sentence: Sentence, text: &str) -> Result<(), TemplateError> {
    let text = text.to_lowercase();
    for word in text.split(|it: char| !it.is_alphanumeric()) {
        for (whose, said) in DONE.into_iter().filter(|(whose, _)| *whose != sentence) {
            if let Some(said) = said.iter().find(|it| word.starts_with(**it)) {
                return Err(TemplateError::Claims { said, whose });
            }
        }
    }
    Ok(())
}

/// "{practice}, {when}"
fn in_a_list(placeholders: &[Placeholder]) -> String {
    placeholders.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(sentence: Sentence, text: &str) -> TemplateError {
        Template::parse(sentence, text).unwrap_err()
    }

    #[test]
    fn facts_are_filled_in_where_they_stand() {
        let text = " You are booked for {service} on {when}. See you, {name}! ";
        let template = Template::parse(Sentence::Booked, text).unwrap();
        assert_eq!(template.to_string(), text.trim());
        let fact = |it: Placeholder| match it {
            Placeholder::When => Some("Tuesday at 10 a.m.".to_owned()),
            Placeholder::Service => Some("cleaning {when}".to_owned()),
            Placeholder::Name => Some("Ana".to_owned()),
            Placeholder::Practice | Placeholder::Provider => None,
        };
        let said = "You are booked for cleaning {when} on Tuesday at 10 a.m. See you, Ana!";
        assert_eq!(
            template.fill(fact).as_deref(),
            Some(said),
            "one full stop, and no more filling"
        );
        let without = |it| if it == Placeholder::Name { None } else { fact(it) };
        assert_eq!(template.fill(without), None);
        let blank = |it| if it == Placeholder::Name { Some(" ".to_owned()) } else { fact(it) };
        assert_eq!(template.fill(blank), None);
    }

    #[test]
    fn what_cannot_be_said_is_refused() {
        for text in ["", " \u{a0}", "…", "?!", "{", "🙂"] {
            assert!(Template::parse(Sentence::Name, text).is_err(), "{text}");
        }
        assert_eq!(refused(Sentence::Name, "..."), TemplateError::Empty);
        for text in ["Your\nname?", "Your\tname?", "Your\u{0}name?", "Your\u{ffff}name?", "\u{7f}a"]
        {
            assert_eq!(refused(Sentence::Name, text), TemplateError::Unsayable, "{text:?}");
        }
        let long = "é".repeat(Template::MOST_CHARS);
        assert!(Template::parse(Sentence::Name, &long).is_ok());
        assert_eq!(refused(Sentence::Name, &format!("{long}é")), TemplateError::TooLong);
    }

    #[test]
    fn braces_stand_around_what_the_sentence_can_be_about() {
        let wrong = TemplateError::NoPlaceholder(Sentence::Name);
        for text in
            ["{when}?", "{Practice}?", "{ practice }?", "{practice?", "a } b", "{{practice}}"]
        {
            assert_eq!(refused(Sentence::Name, text), wrong, "{text}");
        }
        assert_eq!(wrong.to_string(), "braces stand around one of {practice} here");
        assert!(Template::parse(Sentence::Name, "{practice}{practice}").is_ok());
    }

    #[test]
    fn what_a_caller_has_to_hear_cannot_be_left_out() {
        for sentence in Sentence::ALL {
            let bare = Template::parse(sentence, "All good.");
            match sentence.needs() {
                [] => assert!(bare.is_ok(), "{sentence:?}"),
                [first, ..] => assert_eq!(bare, Err(TemplateError::Missing(*first))),
            }
        }
    }

    #[test]
    fn that_something_is_done_is_said_by_its_own_sentence_alone() {
        let claims = |sentence, text| match Template::parse(sentence, text) {
            Err(TemplateError::Claims { whose, .. }) => Some(whose),
            Ok(_) => None,
            Err(error) => panic!("{error}"),
        };
        let booked = Some(Sentence::Booked);
        assert_eq!(claims(Sentence::AnythingElse, "You're BOOKED! Anything else?"), booked);
        assert_eq!(claims(Sentence::Goodbye, "C'est réservée, au revoir."), booked);
        assert_eq!(claims(Sentence::Booked, "Booked: {when}."), None);
        assert_eq!(claims(Sentence::Moved, "Booked: {when}."), booked);
        assert_eq!(claims(Sentence::Booked, "Moved to {when}."), Some(Sentence::Moved));
        assert_eq!(claims(Sentence::Offer, "Annulé ? {when} ?"), Some(Sentence::Cancelled));
        for text in ["Shall I book something else?", "Désirez-vous réserver autre chose ?"] {
            assert_eq!(claims(Sentence::AnythingElse, text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_prints_itself_and_says_something(
            at in 0..Sentence::ALL.len(),
            text in "(\\{practice\\}|\\{when\\}|\\{service\\}|[{}]|[a-zé .]{1,9}|\\PC){0,12}",
        ) {
            let sentence = Sentence::ALL[at];
            if let Ok(template) = Template::parse(sentence, &text) {
                prop_assert_eq!(template.to_string(), text.trim());
                prop_assert_eq!(Template::parse(sentence, &template.to_string()), Ok(template.clone()));
                let said = template.fill(|_| Some("it".to_owned())).unwrap();
                prop_assert!(said.contains(char::is_alphanumeric));
            }
        }
    }
}

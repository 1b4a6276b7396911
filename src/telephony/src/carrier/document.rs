//! A TwiML document as a carrier reads it.

use std::num::NonZeroUsize;
use std::time::Duration;

use super::grammar::{self, Warning};
use super::xml::Element;
use crate::twiml::MAX_DOCUMENT_BYTES;

/// How long a `Gather` waits that does not say it.
const DEFAULT_PATIENCE: Duration = Duration::from_secs(5);
/// How long a `Pause` is that does not say it.
const DEFAULT_PAUSE: Duration = Duration::from_secs(1);

/// A TwiML document: what to do, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The verbs, in order.
    pub verbs: Vec<Verb>,
    /// What in it would not be done as written.
    pub warnings: Vec<Warning>,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verb {
    /// Say or play something, or wait.
    Prompt(Prompt),
    /// Wait for the caller; what they say may be recorded.
    Gather(Gather),
    /// Go on with another document.
    Redirect {
        /// Which, as written.
        url: String,
    },
    /// Connect the caller with somebody.
    Dial(Dial),
    /// End the call.
    Hangup,
    /// Do not answer.
    Reject,
}

/// Something that the caller hears.
#[derive(Clone, PartialEq, Eq)]
pub enum Prompt {
    /// Words.
    Say(String),
    /// A recording, by its URL.
    Play(String),
    /// Nothing, for so long.
    Pause(Duration),
}

/// What was said may name the caller.
impl std::fmt::Debug for Prompt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Say(_) => f.write_str("Say(***)"),
            Self::Play(_) => f.write_str("Play(***)"),
            Self::Pause(length) => write!(f, "Pause({length:?})"),
        }
    }
}

/// What is waited for, and what then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gather {
    /// What counts as an answer.
    pub input: Input,
    /// Where the answer goes, as written; without it, to the document's own URL.
    pub action: Option<String>,
    /// How long the caller may think.
    pub timeout: Duration,
    /// After how many keys the answer is complete.
    pub num_digits: Option<NonZeroUsize>,
    /// The key that ends the answer and does not belong to it.
    pub finish_on_key: Option<char>,
    /// What follows silence.
    pub on_silence: OnSilence,
    /// Words that are likely.
    pub hints: Vec<String>,
    /// What the caller hears meanwhile.
    pub prompts: Vec<Prompt>,
}

/// What counts as an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Keys.
    Keys,
    /// Words.
    Speech,
    /// Whichever comes first.
    KeysOrSpeech,
    /// Words, which are recorded and not understood: what waits for them is a `Record`.
    Recording,
}

/// What follows silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnSilence {
    /// The next verb.
    NextVerb,
    /// The action, as if there had been an answer.
    Action,
}

/// Whom the caller is connected with, and what then.
#[derive(Clone, PartialEq, Eq)]
pub struct Dial {
    /// The numbers that ring; the first that answers has the call.
    pub numbers: Vec<String>,
    /// What the first of them hears who answers, as written; without it they are connected at once.
    pub whisper: Option<String>,
    /// Where the outcome goes, as written; without it the next verb follows.
    pub action: Option<String>,
}

/// Numbers are personal, a transfer's as well.
impl std::fmt::Debug for Dial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Dial {{ {} numbers, action: {:?} }}", self.numbers.len(), self.action)
    }
}

/// Why a document is not executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// There is nothing in it.
    #[error("the document is empty")]
    Empty,
    /// More than [`MAX_DOCUMENT_BYTES`].
    #[error("the document has more than {MAX_DOCUMENT_BYTES} bytes")]
    TooLong,
    /// It is not well-formed XML in UTF-8.
    #[error("the document is not well-formed XML")]
    NotWellFormed,
    /// Its root is not `Response`.
    #[error("the root of the document is not Response")]
    NotAResponse,
}

impl Document {
    /// Reads a document. What Twilio only warns about is left out and noted.
    pub fn read(body: &[u8]) -> Result<Self, DocumentError> {
        if body.is_empty() {
            return Err(DocumentError::Empty);
        }
        if body.len() > MAX_DOCUMENT_BYTES {
            return Err(DocumentError::TooLong);
        }
        let text = std::str::from_utf8(body).map_err(|_| DocumentError::NotWellFormed)?;
        let mut root = Element::read(text).map_err(|_| DocumentError::NotWellFormed)?;
        if root.name != "Response" {
            return Err(DocumentError::NotAResponse);
        }
        let mut warnings = Vec::new();
        grammar::check(&mut root, &mut warnings);
        Ok(Self { verbs: root.elements().filter_map(verb).collect(), warnings })
    }
}

fn verb(element: &Element) -> Option<Verb> {
    if let Some(prompt) = prompt(element) {
        return Some(Verb::Prompt(prompt));
    }
    match element.name.as_str() {
        "Gather" => Some(Verb::Gather(gather(element))),
        "Record" => Some(Verb::Gather(record(element))),
        "Redirect" => Some(Verb::Redirect { url: element.text().trim().to_owned() }),
        "Dial" => Some(Verb::Dial(dial(element))),
        "Hangup" => Some(Verb::Hangup),
        "Reject" => Some(Verb::Reject),
        _ => None,
    }
}

fn prompt(element: &Element) -> Option<Prompt> {
    match element.name.as_str() {
        "Say" => Some(Prompt::Say(element.text().trim().to_owned())),
        "Play" => Some(Prompt::Play(element.text().trim().to_owned())),
        "Pause" => Some(Prompt::Pause(seconds(element, "length").unwrap_or(DEFAULT_PAUSE))),
        _ => None,
    }
}

fn gather(element: &Element) -> Gather {
    let input = match element.attribute("input") {
        Some("speech") => Input::Speech,
        Some("dtmf speech" | "speech dtmf") => Input::KeysOrSpeech,
        _ => Input::Keys,
    };
    let on_silence = match element.attribute("actionOnEmptyResult") {
        Some("true") => OnSilence::Action,
        _ => OnSilence::NextVerb,
    };
    let hints = element.attribute("hints").unwrap_or_default();
    Gather {
        input,
        action: element.attribute("action").map(str::to_owned),
        timeout: seconds(element, "timeout").unwrap_or(DEFAULT_PATIENCE),
        num_digits: element.attribute("numDigits").and_then(|number| number.parse().ok()),
        finish_on_key: element.attribute("finishOnKey").unwrap_or("#").chars().next(),
        on_silence,
        hints: hints.split(',').filter(|hint| !hint.is_empty()).map(str::to_owned).collect(),
        prompts: element.elements().filter_map(prompt).collect(),
    }
}

/// A `Record` waits for the caller too. Silence is not recorded, and the next verb follows.
fn record(element: &Element) -> Gather {
    Gather {
        input: Input::Recording,
        action: element.attribute("action").map(str::to_owned),
        timeout: seconds(element, "timeout").unwrap_or(DEFAULT_PATIENCE),
        num_digits: None,
        finish_on_key: element.attribute("finishOnKey").unwrap_or("#").chars().next(),
        on_silence: OnSilence::NextVerb,
        hints: Vec::new(),
        prompts: Vec::new(),
    }
}

fn dial(element: &Element) -> Dial {
    let mut numbers: Vec<_> =
        element.elements().map(|number| number.text().trim().to_owned()).collect();
    if element.has_own_text() && numbers.is_empty() {
        numbers.push(element.text().trim().to_owned());
    }
    let whisper = element.elements().find_map(|number| number.attribute("url"));
    Dial {
        numbers,
        whisper: whisper.map(str::to_owned),
        action: element.attribute("action").map(str::to_owned),
    }
}

fn seconds(element: &Element, attribute: &str) -> Option<Duration> {
    element.attribute(attribute)?.parse().ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(verbs: &str) -> Document {
        Document::read(format!("<Response>{verbs}</Response>").as_bytes()).unwrap()
    }

    #[test]
    fn defaults_are_those_of_the_reference() {
        let document = read("<Gather/><Pause/><Dial>+15875550199</Dial>");
        assert_eq!(document.warnings, []);
        let gather = Gather {
            input: Input::Keys,
            action: None,
            timeout: Duration::from_secs(5),
            num_digits: None,
            finish_on_key: Some('#'),
            on_silence: OnSilence::NextVerb,
            hints: vec![],
            prompts: vec![],
        };
        let dial = Dial { numbers: vec!["+15875550199".into()], whisper: None, action: None };
        let pause = Prompt::Pause(Duration::from_secs(1));
        assert_eq!(document.verbs, [Verb::Gather(gather), Verb::Prompt(pause), Verb::Dial(dial)]);
    }

    #[test]
    fn what_twilio_warns_about_is_left_out() {
        let warned = |verbs| {
            let document = read(verbs);
            (document.verbs.len(), document.warnings.iter().map(ToString::to_string).collect())
        };
        for (verbs, left, warning) in [
            ("<Shout>hi</Shout>", 0, "<Shout> in <Response>"),
            ("<say>hi</say>", 0, "<say> in <Response>"),
            ("<Enqueue/>", 0, "<Enqueue> is not simulated"),
            ("<Number>1</Number>", 0, "<Number> in <Response>"),
            ("<Gather><Hangup/></Gather>", 1, "<Hangup> in <Gather>"),
            ("<Say loud='1'>hi</Say>", 1, "<Say> has no attribute loud"),
            ("<Gather timeout='0'/>", 1, "timeout of <Gather> has a value that it cannot have"),
            ("<Gather numDigits='x'/>", 1, "numDigits of <Gather> has a value that it cannot have"),
            ("<Gather>hi</Gather>", 1, "<Gather> has too much or too little text"),
            ("<Say> </Say>", 1, "<Say> has too much or too little text"),
            ("words", 0, "<Response> has too much or too little text"),
        ] {
            assert_eq!(warned(verbs), (left, vec![warning.to_owned()]), "{verbs}");
        }
        assert_eq!(warned("<Say>a <break/><say-as>b</say-as></Say>"), (1, vec![]));
    }

    #[test]
    fn what_cannot_be_executed_is_refused() {
        let long = format!("<Response><!--{}--></Response>", "x".repeat(MAX_DOCUMENT_BYTES));
        for (body, error) in [
            ("", DocumentError::Empty),
            ("hello", DocumentError::NotWellFormed),
            ("<Response>", DocumentError::NotWellFormed),
            ("<html/>", DocumentError::NotAResponse),
            ("<response/>", DocumentError::NotAResponse),
            (&long, DocumentError::TooLong),
        ] {
            assert_eq!(Document::read(body.as_bytes()), Err(error));
        }
        let latin = b"<Response><Say>\xe9</Say></Response>";
        assert_eq!(Document::read(latin), Err(DocumentError::NotWellFormed));
    }

    #[test]
    fn debug_prints_neither_words_nor_numbers() {
        let document = read("<Say>Sarah</Say><Dial><Number>+15875550199</Number></Dial>");
        let printed = format!("{document:?}");
        assert!(!printed.contains("Sarah") && !printed.contains("5550199"), "{printed}");
    }
}

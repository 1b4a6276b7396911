//! Which verbs and attributes there are, what they may contain, and which of it is simulated.
//!
//! Facts from Twilio's TwiML reference; what deviates from them is what Twilio warns about with
//! error 12200 and then ignores.

use std::fmt;

use super::xml::Element;

/// Something in a document that Twilio would not do as written. The call goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// There is no such element, or not in that place. It is left out.
    Misplaced {
        /// The element.
        element: String,
        /// The one that it stands in.
        inside: String,
    },
    /// The element exists, and this carrier does not simulate it. It is left out.
    NotSimulated {
        /// The element.
        element: String,
    },
    /// There is no such attribute. It is left out.
    UnknownAttribute {
        /// The element.
        element: String,
        /// The attribute.
        attribute: String,
    },
    /// The attribute has a value that it cannot have. It counts as not given.
    BadValue {
        /// The element.
        element: String,
        /// The attribute.
        attribute: String,
    },
    /// Text where there can be none, or none where there has to be some, or too much of it.
    Text {
        /// The element.
        element: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misplaced { element, inside } => write!(f, "<{element}> in <{inside}>"),
            Self::NotSimulated { element } => write!(f, "<{element}> is not simulated"),
            Self::UnknownAttribute { element, attribute } => {
                write!(f, "<{element}> has no attribute {attribute}")
            }
            Self::BadValue { element, attribute } => {
                write!(f, "{attribute} of <{element}> has a value that it cannot have")
            }
            Self::Text { element } => write!(f, "<{element}> has too much or too little text"),
        }
    }
}

/// What an attribute may be.
#[derive(Debug, Clone, Copy)]
enum Value {
    Anything,
    Bool,
    /// A whole number from 0.
    Count,
    /// A whole number from 1.
    Positive,
    /// A whole number from 1, or `auto`.
    PositiveOrAuto,
    OneOf(&'static [&'static str]),
    /// Comma-separated, at most 500 of 100 characters.
    Hints,
    /// From 5 to 600.
    RingSeconds,
}

struct Rule {
    element: &'static str,
    attributes: &'static [(&'static str, Value)],
    children: &'static [&'static str],
    text: Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    None,
    /// Required, at most so many characters.
    Upto(usize),
    /// Text or children.
    Optional,
}

/// GET exists too; it is not simulated.
const METHOD: Value = Value::OneOf(&["POST"]);
const PROMPTS: [&str; 3] = ["Say", "Play", "Pause"];
const SSML: [&str; 10] =
    ["break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"];

/// Verbs and nouns that exist and that are not simulated.
const NOT_SIMULATED: [&str; 17] = [
    "Connect",
    "Echo",
    "Enqueue",
    "Leave",
    "Pay",
    "Prompt",
    "Queue",
    "Refer",
    "Sms",
    "Start",
    "Stop",
    "Application",
    "Client",
    "Conference",
    "Sim",
    "Sip",
    "WhatsApp",
];

/// What is simulated.
const RULES: [Rule; 11] = [
    Rule {
        element: "Response",
        attributes: &[],
        children: &[
            "Say", "Play", "Pause", "Gather", "Record", "Redirect", "Dial", "Hangup", "Reject",
        ],
        text: Text::None,
    },
    Rule {
        element: "Say",
        attributes: &[
            ("voice", Value::Anything),
            ("language", Value::Anything),
            ("loop", Value::Count),
        ],
        children: &SSML,
        // Amazon's voices; Google's and the basic ones take more (error 13521).
        text: Text::Upto(3000),
    },
    Rule {
        element: "Play",
        attributes: &[("loop", Value::Count), ("digits", Value::Anything)],
        children: &[],
        text: Text::Optional,
    },
    Rule {
        element: "Pause",
        attributes: &[("length", Value::Positive)],
        children: &[],
        text: Text::None,
    },
    Rule {
        element: "Gather",
        attributes: &[
            ("input", Value::OneOf(&["dtmf", "speech", "dtmf speech", "speech dtmf"])),
            ("action", Value::Anything),
            ("method", METHOD),
            ("timeout", Value::Positive),
            ("speechTimeout", Value::PositiveOrAuto),
            ("numDigits", Value::Positive),
            (
                "finishOnKey",
                Value::OneOf(&["", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "#", "*"]),
            ),
            ("language", Value::Anything),
            ("hints", Value::Hints),
            ("speechModel", Value::Anything),
            ("profanityFilter", Value::Bool),
            ("enhanced", Value::Bool),
            ("partialResultCallback", Value::Anything),
            ("partialResultCallbackMethod", METHOD),
            ("actionOnEmptyResult", Value::Bool),
            ("bargeIn", Value::Bool),
        ],
        children: &PROMPTS,
        text: Text::None,
    },
    Rule {
        element: "Record",
        attributes: &[
            ("action", Value::Anything),
            ("method", METHOD),
            ("timeout", Value::Count),
            ("maxLength", Value::Positive),
            ("finishOnKey", Value::Anything),
            ("playBeep", Value::Bool),
            ("trim", Value::OneOf(&["trim-silence", "do-not-trim"])),
            ("recordingStatusCallback", Value::Anything),
            ("recordingStatusCallbackMethod", METHOD),
            ("recordingStatusCallbackEvent", Value::Anything),
        ],
        children: &[],
        text: Text::None,
    },
    Rule {
        element: "Redirect",
        attributes: &[("method", METHOD)],
        children: &[],
        text: Text::Upto(usize::MAX),
    },
    Rule {
        element: "Dial",
        attributes: &[
            ("action", Value::Anything),
            ("method", METHOD),
            ("timeout", Value::RingSeconds),
            ("timeLimit", Value::Positive),
            ("callerId", Value::Anything),
            ("answerOnBridge", Value::Bool),
            ("hangupOnStar", Value::Bool),
            ("ringTone", Value::Anything),
        ],
        children: &["Number"],
        text: Text::Optional,
    },
    Rule {
        element: "Number",
        attributes: &[("url", Value::Anything), ("method", METHOD)],
        children: &[],
        text: Text::Upto(20),
    },
    Rule { element: "Hangup", attributes: &[], children: &[], text: Text::None },
    Rule {
        element: "Reject",
        attributes: &[("reason", Value::OneOf(&["rejected", "busy"]))],
        children: &[],
        text: Text::None,
    },
];

/// Checks an element that stands where it may, takes out of it what cannot be there, and warns.
pub(super) fn check(element: &mut Element, warnings: &mut Vec<Warning>) {
    let Some(rule) = RULES.iter().find(|rule| rule.element == element.name) else {
        // Markup inside `Say`: its text is spoken.
        return;
    };
    let name = element.name.clone();
    element.attributes.retain(|(attribute, value)| {
        let element = name.clone();
        let attribute = attribute.clone();
        match rule.attributes.iter().find(|(known, _)| *known == attribute) {
            None => warnings.push(Warning::UnknownAttribute { element, attribute }),
            Some((_, allowed)) if allowed.takes(value) => return true,
            Some(_) => warnings.push(Warning::BadValue { element, attribute }),
        }
        false
    });
    if !rule.text.takes(element) {
        warnings.push(Warning::Text { element: name.clone() });
    }
    element.retain_elements(|child| {
        if rule.children.contains(&child.name.as_str()) {
            check(child, warnings);
            return true;
        }
        let element = child.name.clone();
        let inside = name.clone();
        warnings.push(if NOT_SIMULATED.contains(&element.as_str()) {
            Warning::NotSimulated { element }
        } else {
            Warning::Misplaced { element, inside }
        });
        false
    });
}

impl Value {
    fn takes(self, value: &str) -> bool {
        let number = || value.parse::<u32>().ok();
        match self {
            Self::Anything => true,
            Self::Bool => matches!(value, "true" | "false"),
            Self::Count => number().is_some(),
            Self::Positive => number().is_some_and(|number| number > 0),
            Self::PositiveOrAuto => value == "auto" || number().is_some_and(|number| number > 0),
            Self::OneOf(values) => values.contains(&value),
            Self::RingSeconds => number().is_some_and(|number| (5..=600).contains(&number)),
            Self::Hints => {
                value.split(',').count() <= 500
                    && value.split(',').all(|hint| hint.chars().count() <= 100)
            }
        }
    }
}

impl Text {
    fn takes(self, element: &Element) -> bool {
        match self {
            Self::None => !element.has_own_text(),
            Self::Upto(most) => {
                let text = element.text();
                !text.trim().is_empty() && text.chars().count() <= most
            }
            Self::Optional => true,
        }
    }
}

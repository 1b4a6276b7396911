//! The dialogue's replies as TwiML.

use std::io;

use dialogue::{Keypad, Listen, Pace, Phrase, Reply, Then, Transfer, Whispered};
use ports::{RenderError, Renderer, TurnAddress};

use super::accent::{Accent, SPEECH_MODEL};
use super::document::{Introduced, Xml, dial, document, hang_up, permitted, redirect, say};
use crate::routes::{ActionQuery, COLLECT, CONNECTION_OVERRIDES, RECORDED, RECORDING, WHISPER};

/// How long a caller may think before they answer, and take between two keys.
const PATIENCE_SECONDS: &str = "5";
/// How long a silence ends what a caller says. A number, for with a speech model it may not be
/// `auto` (error 13335), which also cuts off whoever stops to think.
const END_OF_SPEECH_SECONDS: &str = "2";
/// How long the pause is between phrases that are said slowly.
const PAUSE_SECONDS: &str = "1";
/// How long a person may think before they take a call that they were told of.
const DECISION_SECONDS: &str = "8";
/// Longest message that is recorded. Twilio's own limit is four hours.
const LONGEST_MESSAGE_SECONDS: &str = "180";
/// Most hints that speech recognition takes.
const MAX_HINTS: usize = 500;
/// Longest hint that it takes, in characters.
const MAX_HINT_CHARS: usize = 100;

/// Writes replies as TwiML. The same reply at the same address gives the same bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct TwimlRenderer;

impl Renderer for TwimlRenderer {
    fn render(&self, reply: &Reply, address: TurnAddress) -> Result<String, RenderError> {
        let next = address.turn.next();
        document(|xml| match &reply.then {
            Then::Listen(listen) => {
                let action = ActionQuery::of(next).url(COLLECT);
                gather(xml, address, listen, &action, reply)?;
                // Reached only when gathering itself fails: silence has the action.
                redirect(xml, &action)
            }
            Then::Record => {
                say_all(xml, address, reply)?;
                let status = format!("{RECORDING}{CONNECTION_OVERRIDES}");
                xml.create_element("Record")
                    .with_attribute(("action", ActionQuery::of(next).url(RECORDED).as_str()))
                    .with_attribute(("method", "POST"))
                    .with_attribute(("timeout", PATIENCE_SECONDS))
                    .with_attribute(("maxLength", LONGEST_MESSAGE_SECONDS))
                    // Every other key may belong to what a caller's fingers do meanwhile.
                    .with_attribute(("finishOnKey", "#"))
                    .with_attribute(("playBeep", "true"))
                    .with_attribute(("trim", "trim-silence"))
                    .with_attribute(("recordingStatusCallback", status.as_str()))
                    .with_attribute(("recordingStatusCallbackMethod", "POST"))
                    .with_attribute(("recordingStatusCallbackEvent", "completed"))
                    .write_empty()?;
                // Silence is not recorded, and has no action: it is an answer like any silence.
                redirect(xml, &ActionQuery::of(next).url(COLLECT))
            }
            Then::Transfer(Transfer { people, is_introduced }) => {
                say_all(xml, address, reply)?;
                let introduced =
                    if *is_introduced { Introduced::WhenTheyAnswer } else { Introduced::Not };
                match people.split_first() {
                    Some((first, others)) => {
                        let next = ActionQuery::of(next).dialling(0, others.len());
                        dial(xml, first, next, introduced)
                    }
                    None => hang_up(xml),
                }
            }
            Then::HangUp => {
                say_all(xml, address, reply)?;
                hang_up(xml)
            }
        })
    }

    fn whisper(&self, whispered: &Whispered, address: TurnAddress) -> Result<String, RenderError> {
        document(|xml| match whispered {
            // When the document has come to its end, they are connected.
            Whispered::Told(phrase) => say_one(xml, address, phrase),
            Whispered::Asked(phrase) => {
                xml.create_element("Gather")
                    .with_attribute(("input", "dtmf"))
                    .with_attribute(("action", ActionQuery::of(address.turn).url(WHISPER).as_str()))
                    .with_attribute(("method", "POST"))
                    .with_attribute(("timeout", DECISION_SECONDS))
                    .with_attribute(("finishOnKey", ""))
                    .with_attribute(("numDigits", "1"))
                    .write_inner_content(|xml| say_one(xml, address, phrase))?;
                // An answering machine presses nothing.
                hang_up(xml)
            }
        })
    }
}

/// `Gather` with the prompts inside it, where the caller can cut them short.
fn gather(
    xml: &mut Xml,
    address: TurnAddress,
    listen: &Listen,
    action: &str,
    reply: &Reply,
) -> io::Result<()> {
    // As it is spoken there: the practice's voice may come from elsewhere.
    let accent = Accent::of(address.country, reply.language);
    let hints = hints(&listen.hints);
    let mut gather = xml
        .create_element("Gather")
        .with_attribute(("input", "dtmf speech"))
        .with_attribute(("action", action))
        .with_attribute(("method", "POST"))
        .with_attribute(("timeout", PATIENCE_SECONDS))
        .with_attribute(("speechTimeout", END_OF_SPEECH_SECONDS))
        .with_attribute(("actionOnEmptyResult", "true"))
        .with_attribute(("language", accent.language))
        .with_attribute(("speechModel", SPEECH_MODEL))
        // People are called Dick and Fanny, and places worse.
        .with_attribute(("profanityFilter", "false"));
    if !hints.is_empty() {
        gather = gather.with_attribute(("hints", hints.as_str()));
    }
    gather = match listen.keypad {
        // No key ends the answer, so that `#` and `*` are answers too.
        Keypad::OneKey => {
            gather.with_attribute(("finishOnKey", "")).with_attribute(("numDigits", "1"))
        }
        // Four are enough; one and a pause, or the hash, is one as well.
        Keypad::Date => {
            gather.with_attribute(("finishOnKey", "#")).with_attribute(("numDigits", "4"))
        }
        Keypad::Code => {
            gather.with_attribute(("finishOnKey", "#")).with_attribute(("numDigits", "6"))
        }
        Keypad::Number => gather.with_attribute(("finishOnKey", "#")),
    };
    gather.write_inner_content(|xml| say_all(xml, address, reply))?;
    Ok(())
}

/// Every phrase in its own language; slowly with a pause between them, for a voice that could speak
/// more slowly is not everybody's: one that does not know the tag says nothing.
fn say_all(xml: &mut Xml, address: TurnAddress, reply: &Reply) -> io::Result<()> {
    let mut phrases = reply.say.iter();
    if let Some(first) = phrases.next() {
        say_one(xml, address, first)?;
    }
    phrases.try_for_each(|phrase| {
        match reply.pace {
            Pace::Usual => {}
            Pace::Slow => pause(xml)?,
        }
        say_one(xml, address, phrase)
    })
}

fn pause(xml: &mut Xml) -> io::Result<()> {
    xml.create_element("Pause").with_attribute(("length", PAUSE_SECONDS)).write_empty()?;
    Ok(())
}

/// A phrase in its language, with the practice's voice for it.
fn say_one(xml: &mut Xml, address: TurnAddress, phrase: &Phrase) -> io::Result<()> {
    let usual = Accent::of(address.country, phrase.language);
    let accent = address.voices.of(phrase.language).map_or(usual, Accent::of_voice);
    say(xml, accent, &phrase.words)
}

/// The hints with commas between them, and none inside.
fn hints(hints: &[String]) -> String {
    let mut list = String::new();
    let hints = hints.iter().map(|hint| permitted(hint).replace(',', " "));
    for hint in hints.filter(|hint| !hint.trim().is_empty()).take(MAX_HINTS) {
        if !list.is_empty() {
            list.push(',');
        }
        list.extend(hint.trim().chars().take(MAX_HINT_CHARS));
    }
    list
}

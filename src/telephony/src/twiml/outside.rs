//! Replies outside the journal: what is answered when the conversation cannot be.
//!
//! **Invariant:** they change nothing and claim nothing, so they may be given any number of times.

use std::io;

use domain::PhoneNumber;

use super::accent::Accent;
use super::document::{Introduced, Xml, dial, document, hang_up, redirect, say};
use crate::routes::ActionQuery;

/// What is answered if even a fixed reply could not be written, which no input can bring about.
const EMPTY: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Response/>"#;
/// How long the caller waits before the turn is asked for again.
const PAUSE_SECONDS: &str = "2";

/// The safe reply: a word, a pause, and the same webhook again: `route` is its own, and `query`
/// counts how often it has then been put off.
#[must_use]
pub fn one_moment(route: &str, query: ActionQuery) -> String {
    written(|xml| {
        say(xml, Accent::ANYWHERE, "One moment, please.")?;
        xml.create_element("Pause").with_attribute(("length", PAUSE_SECONDS)).write_empty()?;
        redirect(xml, &query.url(route))
    })
}

/// The last reply to a turn that was put off too often: a person, if there is one to be dialled,
/// else an honest goodbye. How the transfer ended is reported as that turn, put off as often: so it
/// is not begun all over when nobody answers and the trouble lasts.
#[must_use]
pub fn give_up(transfer_to: Option<&PhoneNumber>, turn: ActionQuery) -> String {
    written(|xml| match transfer_to {
        Some(number) => {
            say(
                xml,
                Accent::ANYWHERE,
                "I'm sorry, I'm having trouble on my side. Let me put you through to someone.",
            )?;
            // What there is to tell is in the call, which cannot be asked.
            dial(xml, number, turn, Introduced::Not)
        }
        None => goodbye(
            xml,
            "I'm sorry, I'm having trouble on my side, and I can't help you right now. \
             Please call again later. Goodbye.",
        ),
    })
}

/// To a transfer that nobody answered, when there is somebody else to be dialled.
#[must_use]
pub fn next_person(number: &PhoneNumber, turn: ActionQuery, introduced: Introduced) -> String {
    written(|xml| dial(xml, number, turn, introduced))
}

/// To a person who was to press a key to take the call, and pressed another one.
#[must_use]
pub fn not_taken() -> String {
    written(hang_up)
}

/// To a call for a number that no practice has.
#[must_use]
pub fn no_practice() -> String {
    written(|xml| goodbye(xml, "I'm sorry, this number is not set up to take calls. Goodbye."))
}

/// To a caller who is turned away because too many calls come in at once.
#[must_use]
pub fn too_many_calls() -> String {
    written(|xml| {
        goodbye(
            xml,
            "I'm sorry, too many calls are coming in right now. \
             Please call again in a few minutes. Goodbye.",
        )
    })
}

/// To a webhook that Twilio signed and that makes no sense to us.
#[must_use]
pub fn cannot_be_answered() -> String {
    written(|xml| {
        goodbye(
            xml,
            "I'm sorry, this call can't be answered right now. Please call again later. Goodbye.",
        )
    })
}

/// Nothing to say and nothing to do: to a webhook that wants no answer, or comes after the end.
#[must_use]
pub fn empty() -> String {
    EMPTY.to_owned()
}

fn goodbye(xml: &mut Xml, words: &str) -> io::Result<()> {
    say(xml, Accent::ANYWHERE, words)?;
    hang_up(xml)
}

fn written(verbs: impl FnOnce(&mut Xml) -> io::Result<()>) -> String {
    document(verbs).unwrap_or_else(|_| empty())
}

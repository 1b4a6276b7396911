//! Who calls and what about, for the person who takes the call.

use domain::Practice;

use super::spoken;
use crate::introduction::{Introduction, Matter};
use crate::slip::Errand;

/// "A call from Sarah Johnson about moving an appointment."
pub(in crate::wording) fn introduction(introduction: &Introduction, practice: &Practice) -> String {
    let mut text = String::from("A call");
    if let Some(name) = &introduction.name {
        text.push_str(" from ");
        text.push_str(name.as_str());
    }
    if let Some(matter) = introduction.matter {
        text.push_str(" about ");
        text.push_str(&about(matter, practice));
    }
    spoken::sentence(text)
}

fn about(matter: Matter, practice: &Practice) -> String {
    match matter {
        Matter::Booking(Some(service)) => format!("booking {}", spoken::service(service, practice)),
        Matter::Booking(None) => "booking an appointment".into(),
        Matter::Theirs(Errand::Check) => "when their appointment is".into(),
        Matter::Theirs(Errand::CallOff) => "cancelling an appointment".into(),
        Matter::Theirs(Errand::Move) => "moving an appointment".into(),
        Matter::Emergency => "an emergency".into(),
    }
}

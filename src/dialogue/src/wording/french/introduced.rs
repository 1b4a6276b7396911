//! Who calls and what about, for the person who takes the call.

use domain::Practice;

use super::spoken;
use crate::introduction::{Introduction, Matter};
use crate::slip::Errand;

/// "Un appel de Sarah Johnson, pour déplacer un rendez-vous."
pub(in crate::wording) fn introduction(introduction: &Introduction, practice: &Practice) -> String {
    let mut text = String::from("Un appel");
    if let Some(name) = &introduction.name {
        text.push(' ');
        text.push_str(&spoken::of(name));
    }
    if let Some(matter) = introduction.matter {
        text.push_str(", pour ");
        text.push_str(&about(matter, practice));
    }
    spoken::sentence(text)
}

fn about(matter: Matter, practice: &Practice) -> String {
    match matter {
        Matter::Booking(Some(service)) => {
            format!("prendre rendez-vous\u{a0}: {}", spoken::service(service, practice))
        }
        Matter::Booking(None) => "prendre rendez-vous".into(),
        Matter::Theirs(Errand::Check) => "savoir quand est son rendez-vous".into(),
        Matter::Theirs(Errand::CallOff) => "annuler un rendez-vous".into(),
        Matter::Theirs(Errand::Move) => "déplacer un rendez-vous".into(),
        Matter::Emergency => "une urgence".into(),
    }
}

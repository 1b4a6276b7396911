//! French, as it is spoken in Canada: vous, and a clock of twenty-four hours.

mod asked;
mod hours;
mod introduced;
mod remarks;
mod spoken;

use domain::{Expecting, Practice, Slot};

use super::Named;

pub(super) use asked::{keys, options, question};
pub(super) use introduced::introduction;
pub(super) use remarks::remark;

/// Words that the answer is likely to contain.
pub(super) fn hints(expecting: Expecting) -> &'static str {
    match expecting {
        Expecting::Intent => {
            "rendez-vous, prendre, déplacer, annuler, heures d'ouverture, adresse, message"
        }
        Expecting::Provider => "n'importe qui, peu importe",
        Expecting::Date | Expecting::Time => {
            "lundi, mardi, mercredi, jeudi, vendredi, demain, la semaine prochaine, le matin, \
             l'après-midi"
        }
        Expecting::Slot => {
            "le premier, le deuxième, plus tôt, plus tard, lundi, mardi, mercredi, jeudi, \
             vendredi, demain, la semaine prochaine, le matin, l'après-midi"
        }
        Expecting::Confirmation => {
            "oui, non, lundi, mardi, mercredi, jeudi, vendredi, demain, la semaine prochaine, \
             le matin, l'après-midi"
        }
        Expecting::Anything => {
            "non, c'est tout, oui, lundi, mardi, mercredi, jeudi, vendredi, demain, \
             la semaine prochaine, le matin, l'après-midi"
        }
        Expecting::Appointment => "le premier, le deuxième, le troisième",
        Expecting::Service
        | Expecting::Name
        | Expecting::Phone
        | Expecting::Code
        | Expecting::Duration
        | Expecting::Message
        | Expecting::Ended => "",
    }
}

/// "le mardi 24 novembre à 9 h ou 14 h 30"
pub(super) fn times(slots: &[Slot], named: Named, practice: &Practice) -> String {
    spoken::slots(slots, named, practice, None)
}

/// "a, b ou c"
pub(super) fn either(names: &[&str]) -> String {
    spoken::list(names, "ou")
}

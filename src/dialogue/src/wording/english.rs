//! English.

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
        Expecting::Intent => "appointment, book, move, cancel, opening hours, address, message",
        Expecting::Provider => "anyone",
        Expecting::Date | Expecting::Time => {
            "Monday, Tuesday, Wednesday, Thursday, Friday, tomorrow, next week, morning, afternoon"
        }
        Expecting::Slot => {
            "the first one, the second one, earlier, later, Monday, Tuesday, Wednesday, Thursday, \
             Friday, tomorrow, next week, morning, afternoon"
        }
        Expecting::Confirmation => {
            "yes, no, Monday, Tuesday, Wednesday, Thursday, Friday, tomorrow, next week, morning, \
             afternoon"
        }
        Expecting::Anything => {
            "no, that's all, yes, Monday, Tuesday, Wednesday, Thursday, Friday, tomorrow, \
             next week, morning, afternoon"
        }
        Expecting::Appointment => "the first one, the second one, the third one",
        Expecting::Service
        | Expecting::Name
        | Expecting::Phone
        | Expecting::Code
        | Expecting::Duration
        | Expecting::Message
        | Expecting::Ended => "",
    }
}

/// "Tuesday, November 24th at 9 a.m. or 2:30 p.m."
pub(super) fn times(slots: &[Slot], named: Named, practice: &Practice) -> String {
    spoken::slots(slots, named, practice, None)
}

/// "a, b or c"
pub(super) fn either(names: &[&str]) -> String {
    spoken::or(names)
}

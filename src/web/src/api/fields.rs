//! Fields that are parsed into the types of the domain: every one that cannot be is named, all at
//! once.

use std::str::FromStr;

use super::problem::{FieldError, Problem};

/// What is wrong with the fields of a request, as far as they were looked at.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    errors: Vec<FieldError>,
}

impl Fields {
    /// Notes that a field cannot be taken as it is.
    pub(crate) fn refuse(&mut self, field: &str, message: impl Into<String>) {
        self.errors.push(FieldError { field: field.to_owned(), message: message.into() });
    }

    /// Notes it unless something holds.
    pub(crate) fn need(&mut self, holds: bool, field: &str, message: &str) {
        if !holds {
            self.refuse(field, message);
        }
    }

    /// Parses a field. `right` says what would be right.
    pub(crate) fn parse<T: FromStr>(&mut self, field: &str, text: &str, right: &str) -> Option<T> {
        let parsed = text.parse().ok();
        self.need(parsed.is_some(), field, right);
        parsed
    }

    /// A text of so many characters, without white space around it and without characters that
    /// control something.
    pub(crate) fn text(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        self.need(
            (1..=most).contains(&text.chars().count()),
            field,
            &format!("From 1 to {most} characters."),
        );
        self.plain(field, text);
        text.to_owned()
    }

    /// The same, when it may be empty.
    pub(crate) fn note(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        self.need(text.chars().count() <= most, field, &format!("At most {most} characters."));
        self.plain(field, text);
        text.to_owned()
    }

    fn plain(&mut self, field: &str, text: &str) {
        let is_plain = !text.chars().any(|it| it.is_control() && !matches!(it, '\n' | '\t'));
        self.need(is_plain, field, "Without control characters.");
    }

    /// A number within bounds, both included.
    pub(crate) fn within(&mut self, field: &str, number: i64, least: i64, most: i64) {
        let is_within = (least..=most).contains(&number);
        self.need(is_within, field, &format!("From {least} to {most}."));
    }

    /// The end: nothing was wrong, or all that was is said.
    pub(crate) fn finish(self) -> Result<(), Problem> {
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::invalid(self.errors)) }
    }
}

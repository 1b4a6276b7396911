//! Query parameters: each is parsed, and every one that cannot be is named.

use std::str::FromStr;

use jiff::Timestamp;
use uuid::Uuid;

use super::INSTANT;
use super::fields::Instant;
use super::problem::{FieldError, Problem};

/// The parameters of one request, as far as they were not taken yet.
pub(crate) struct Query {
    pairs: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

impl Query {
    pub(crate) fn read(query: &str) -> Self {
        Self {
            pairs: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            errors: Vec::new(),
        }
    }

    /// Takes a parameter out; `None` when it is not there or, with an error noted, when it cannot
    /// be read. `right` says what would be right.
    pub(crate) fn take<T: FromStr>(&mut self, field: &str, right: &str) -> Option<T> {
        let mut values = self.pairs.extract_if(.., |(name, _)| name == field);
        let (first, second) = (values.next(), values.next());
        drop(values);
        let (_, value) = first?;
        if second.is_some() {
            self.refuse(field, "It stands there more than once.");
            return None;
        }
        let parsed = value.parse().ok();
        if parsed.is_none() {
            self.refuse(field, right);
        }
        parsed
    }

    /// Takes an instant out.
    pub(crate) fn instant(&mut self, field: &str) -> Option<Timestamp> {
        self.take::<Instant>(field, INSTANT).map(|Instant(at)| at)
    }

    /// Takes the id of a practice out.
    pub(crate) fn practice(&mut self) -> Option<Uuid> {
        self.take("practice_id", "The id of a practice, a UUID.")
    }

    /// Takes out a parameter that has to be there.
    pub(crate) fn need<T: FromStr>(&mut self, field: &str, right: &str) -> Option<T> {
        if !self.pairs.iter().any(|(name, _)| name == field) {
            self.refuse(field, right);
            return None;
        }
        self.take(field, right)
    }

    /// Notes that a parameter cannot be taken as it is.
    pub(crate) fn refuse(&mut self, field: &str, message: &str) {
        self.errors.push(FieldError { field: field.to_owned(), message: message.to_owned() });
    }

    /// The end: whatever is left is not known here.
    pub(crate) fn finish(mut self) -> Result<(), Problem> {
        let unknown: Vec<_> = self.pairs.drain(..).map(|(name, _)| name).collect();
        for name in unknown {
            self.refuse(&name, "There is no such parameter.");
        }
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::invalid(self.errors)) }
    }
}

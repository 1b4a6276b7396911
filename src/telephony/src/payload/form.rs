//! A form, as a webhook's body.

use std::fmt;

use crate::signature::Pair;

/// Most parameters that a webhook may have. Twilio sends about 30, and as many again as somebody
/// sets a number up with.
const MAX_PARAMETERS: usize = 5000;

/// A form: names and values in the order in which they came, decoded.
pub struct Form<'a> {
    pairs: Vec<Pair<'a>>,
}

/// Why a body is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// More than 5,000 parameters.
    #[error("the form has more than {MAX_PARAMETERS} parameters")]
    TooManyParameters,
}

impl<'a> Form<'a> {
    /// Reads an `application/x-www-form-urlencoded` body: percent escapes, `+` for a blank, UTF-8.
    ///
    /// What is not UTF-8 becomes U+FFFD, and is then not what was signed.
    pub fn read(body: &'a [u8]) -> Result<Self, FormError> {
        // Most webhooks of a call have so many.
        let mut pairs = Vec::with_capacity(32);
        for parameter in body.split(|byte| *byte == b'&').filter(|it| !it.is_empty()) {
            if pairs.len() == MAX_PARAMETERS {
                return Err(FormError::TooManyParameters);
            }
            match plain(parameter) {
                Some(pair) => pairs.push(pair),
                None => pairs.extend(form_urlencoded::parse(parameter)),
            }
        }
        Ok(Self { pairs })
    }

    /// Every parameter, in order: what the signature covers.
    #[must_use]
    pub fn pairs(&self) -> &[Pair<'a>] {
        &self.pairs
    }

    /// The value of a parameter; of one that is repeated the first, of one that is empty or
    /// missing none. The name counts letter for letter.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.pairs.iter().find(|(it, _)| it == name)?;
        Some(value.as_ref()).filter(|value| !value.is_empty())
    }
}

/// A parameter that has nothing to decode, as most of a webhook's have: two slices of the body, at
/// a third of the price.
fn plain(parameter: &[u8]) -> Option<Pair<'_>> {
    let is_plain = |byte: &u8| byte.is_ascii() && !matches!(byte, b'%' | b'+');
    if !parameter.iter().all(is_plain) {
        return None;
    }
    let parameter = std::str::from_utf8(parameter).ok()?;
    let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
    Some((name.into(), value.into()))
}

/// How many parameters; not which, for a name can be anything.
impl fmt::Debug for Form<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Form({} parameters)", self.pairs.len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_form_is_read_as_the_url_standard_says(body in "[a-c=&%+2é\\x00]{0,40}") {
            let expected: Vec<_> = form_urlencoded::parse(body.as_bytes()).collect();
            let form = Form::read(body.as_bytes()).unwrap();
            prop_assert_eq!(form.pairs(), expected);
        }
    }

    #[test]
    fn parameters_are_decoded_and_keep_their_order() {
        let form = Form::read(b"To=%2B1403&From=&a+b=c%20d&To=2&x&=y&J=J%C3%BCrgen&&").unwrap();
        let expected: [(&str, &str); 7] = [
            ("To", "+1403"),
            ("From", ""),
            ("a b", "c d"),
            ("To", "2"),
            ("x", ""),
            ("", "y"),
            ("J", "Jürgen"),
        ];
        let pairs: Vec<_> = form.pairs().iter().map(|(n, v)| (n.as_ref(), v.as_ref())).collect();
        assert_eq!(pairs, expected);
        assert_eq!(form.get("To"), Some("+1403"));
        assert_eq!(form.get("From"), None);
        assert_eq!(form.get("to"), None);
    }

    #[test]
    fn so_many_parameters_are_read_and_no_more() {
        let body = |count: usize| vec!["a=1"; count].join("&");
        let most = body(MAX_PARAMETERS);
        assert_eq!(Form::read(most.as_bytes()).unwrap().pairs().len(), MAX_PARAMETERS);
        let more = body(MAX_PARAMETERS + 1);
        assert_eq!(Form::read(more.as_bytes()).map(|_| ()), Err(FormError::TooManyParameters));
    }

    #[test]
    fn debug_shows_no_parameter() {
        let form = Form::read(b"From=%2B14032661234").unwrap();
        assert_eq!(format!("{form:?}"), "Form(1 parameters)");
    }
}

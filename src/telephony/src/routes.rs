//! The addresses of our own webhooks: where they are, what stands in their query, and how Twilio
//! is to go about requesting them.
//!
//! **Invariant:** what [`ActionQuery`] writes, it reads back.

use std::fmt;

use domain::Turn;

/// A call begins, or is begun again.
pub const VOICE: &str = "/twilio/voice";
/// One turn of a call.
pub const COLLECT: &str = "/twilio/voice/collect";
/// A call's progress.
pub const STATUS: &str = "/twilio/voice/status";
/// Another webhook of ours failed.
pub const FALLBACK: &str = "/twilio/voice/fallback";
/// A transfer ended.
pub const TRANSFER: &str = "/twilio/voice/transfer";
/// A person has answered, and is to hear who calls before they are connected.
pub const WHISPER: &str = "/twilio/voice/whisper";
/// A message was recorded, or the caller said nothing.
pub const RECORDED: &str = "/twilio/voice/recorded";
/// How a recording comes along.
pub const RECORDING: &str = "/twilio/voice/recording";
/// A text comes in.
pub const SMS: &str = "/twilio/sms";
/// How a text of ours comes along.
pub const SMS_STATUS: &str = "/twilio/sms/status";

/// How Twilio requests a webhook of ours: two retries, on an answer of 5xx, a failed connect and a
/// missing answer, which it waits 4 s for; 14 s in all (Twilio, "Webhooks: connection overrides"). Neither sent to us
/// nor signed.
pub const CONNECTION_OVERRIDES: &str = "#rc=2&rp=5xx,ct,rt&rt=4000&tt=14000";

/// Highest turn that a query can name. A call of four hours has far fewer.
const MAX_TURN: u32 = 99_999;
/// How often one turn can have been put off. The reply after a few is a person or goodbye.
const MAX_AGAIN: u8 = 9;
/// Most people who are dialled one after the other, with others behind.
const MAX_PERSON: u8 = 9;

/// What stands in the query of an action or redirect URL: `turn=N`, `again=K` when the turn has been
/// put off before, and `person=P` when one of several people is dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActionQuery {
    /// The turn that the webhook is.
    pub turn: Turn,
    /// How often this turn has been put off with "one moment", 0 to 9.
    pub again: u8,
    /// How many people have been dialled with this one, when there are more behind; 0 when there are
    /// none. Up to 9.
    pub person: u8,
}

/// Why a query is not one of ours. It never repeats the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActionQueryError {
    /// There is no `turn`.
    #[error("the query names no turn")]
    NoTurn,
    /// `turn` is not a number from 0 to 99999.
    #[error("the turn is not a number from 0 to {MAX_TURN}")]
    BadTurn,
    /// `again` is not a number from 0 to 9.
    #[error("again is not a number from 0 to {MAX_AGAIN}")]
    BadAgain,
    /// `person` is not a number from 0 to 9.
    #[error("person is not a number from 0 to {MAX_PERSON}")]
    BadPerson,
    /// One of them stands there twice.
    #[error("the query names the turn, again or person twice")]
    Repeated,
}

impl ActionQuery {
    /// The query of a turn that is asked for the first time.
    #[must_use]
    pub const fn of(turn: Turn) -> Self {
        Self { turn, again: 0, person: 0 }
    }

    /// Reads the query of a request, without its `?`. Other parameters are left alone.
    pub fn read(query: &str) -> Result<Self, ActionQueryError> {
        let mut turn = None;
        let mut again = None;
        let mut person = None;
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let seen = match name.as_ref() {
                "turn" => turn.replace(number(&value, MAX_TURN).ok_or(ActionQueryError::BadTurn)?),
                "again" => again
                    .replace(number(&value, MAX_AGAIN.into()).ok_or(ActionQueryError::BadAgain)?),
                "person" => person
                    .replace(number(&value, MAX_PERSON.into()).ok_or(ActionQueryError::BadPerson)?),
                _ => None,
            };
            if seen.is_some() {
                return Err(ActionQueryError::Repeated);
            }
        }
        let again = u8::try_from(again.unwrap_or(0)).map_err(|_| ActionQueryError::BadAgain)?;
        let person = u8::try_from(person.unwrap_or(0)).map_err(|_| ActionQueryError::BadPerson)?;
        Ok(Self { turn: Turn(turn.ok_or(ActionQueryError::NoTurn)?), again, person })
    }

    /// The same for a person who is dialled after `before` others, with `behind` more to come.
    #[must_use]
    pub fn dialling(self, before: u8, behind: usize) -> Self {
        let person = before.saturating_add(1);
        Self { person: if behind == 0 || person > MAX_PERSON { 0 } else { person }, ..self }
    }

    /// The URL under `route` that asks for this turn, as it stands in TwiML: without a host, with
    /// the [`CONNECTION_OVERRIDES`].
    #[must_use]
    pub fn url(self, route: &str) -> String {
        format!("{route}?{self}{CONNECTION_OVERRIDES}")
    }
}

/// The query, without `?`.
impl fmt::Display for ActionQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "turn={}", self.turn)?;
        match self.again {
            0 => {}
            again => write!(f, "&again={again}")?,
        }
        match self.person {
            0 => Ok(()),
            person => write!(f, "&person={person}"),
        }
    }
}

/// A number as we write it: digits only, at most `max`.
fn number(text: &str, max: u32) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number <= max)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_query_reads_what_it_writes(turn in 0..=MAX_TURN, again in 0..=MAX_AGAIN, person in 0..=MAX_PERSON) {
            let query = ActionQuery { turn: Turn(turn), again, person };
            prop_assert_eq!(ActionQuery::read(&query.to_string()), Ok(query));
        }
    }

    #[test]
    fn a_url_carries_how_it_is_to_be_requested() {
        let query = ActionQuery { turn: Turn(7), again: 2, person: 0 };
        assert_eq!(
            query.url(COLLECT),
            "/twilio/voice/collect?turn=7&again=2#rc=2&rp=5xx,ct,rt&rt=4000&tt=14000"
        );
    }

    #[test]
    fn other_parameters_are_left_alone() {
        let query = ActionQuery { turn: Turn(3), again: 0, person: 0 };
        assert_eq!(ActionQuery::read("x=1&turn=3&again=&y").ok(), None);
        assert_eq!(ActionQuery::read("x=1&turn=3&y&"), Ok(query));
    }

    #[test]
    fn what_is_no_turn_is_refused() {
        use ActionQueryError::{BadAgain, BadPerson, BadTurn, NoTurn, Repeated};
        for (query, error) in [
            ("", NoTurn),
            ("again=1", NoTurn),
            ("Turn=1", NoTurn),
            ("turn=", BadTurn),
            ("turn=-1", BadTurn),
            ("turn=+1", BadTurn),
            ("turn=%2B1", BadTurn),
            ("turn=1.0", BadTurn),
            ("turn=100000", BadTurn),
            ("turn=99999999999999999999", BadTurn),
            ("turn=1&turn=1", Repeated),
            ("turn=1&again=1&again=2", Repeated),
            ("turn=1&again=10", BadAgain),
            ("turn=1&again=x", BadAgain),
            ("turn=1&person=10", BadPerson),
            ("turn=1&person=-1", BadPerson),
            ("turn=1&person=1&person=1", Repeated),
        ] {
            assert_eq!(ActionQuery::read(query), Err(error), "{query}");
        }
    }
}

//! One call, from the caller's end.

mod following;
mod requesting;

use std::num::NonZeroUsize;
use std::vec;

use domain::CallSid;
use reqwest::Url;
use tokio::time::Instant;
use uuid::Uuid;

use super::parameters::{Ends, FIRST};
use super::played::SoFar;
use super::{Carrier, Dial, Document, Ending, Gather, Input, OnSilence, Played, Verb};
use crate::payload::{CallStatus, DialStatus};
use crate::signature::Pair;

/// Most things that a caller does in one call.
const MAX_TURNS: u32 = 500;

/// A call, from the caller's end.
pub struct Line {
    carrier: Carrier,
    ends: Ends,
    status: CallStatus,
    stage: Stage,
    /// How many webhooks were sent, retries not counted.
    webhooks: u32,
    turns: u32,
    answered_at: Option<Instant>,
}

enum Stage {
    Placed,
    Listening(Gather, Position),
    Dialling(Dial, Position),
    Over,
}

/// A place in a document.
struct Position {
    url: Url,
    rest: vec::IntoIter<Verb>,
}

/// What can stand in a webhook besides what always does.
type More<'a> = Vec<(&'static str, &'a str)>;

/// What a caller cannot do on this line now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// It rings only once.
    #[error("the call has rung before")]
    HasRung,
    /// Nothing that the caller says or presses is waited for.
    #[error("the line does not wait for an answer")]
    NotListening,
    /// Nobody's telephone rings.
    #[error("the line is not dialling anybody")]
    NotDialling,
    /// The call is over.
    #[error("the call is over")]
    Over,
    /// The call goes on without end.
    #[error("the call had {MAX_TURNS} turns without coming to an end")]
    TooManyTurns,
}

impl Line {
    pub(super) const fn new(carrier: Carrier, ends: Ends) -> Self {
        Self {
            carrier,
            ends,
            status: CallStatus::Ringing,
            stage: Stage::Placed,
            webhooks: 0,
            turns: 0,
            answered_at: None,
        }
    }

    /// The call.
    #[must_use]
    pub const fn call(&self) -> CallSid {
        self.ends.call
    }

    /// The parameters of a webhook of this call as it stands, and more: for webhooks that a test
    /// makes itself.
    #[must_use]
    pub fn parameters(&self, more: &[(&'static str, &str)]) -> Vec<Pair<'static>> {
        self.ends.parameters(self.status, more)
    }

    /// The same line, with another word of the carrier about the caller's number, or none.
    #[must_use]
    pub fn vouched_for(mut self, verstat: Option<&'static str>) -> Self {
        self.ends.verstat = verstat;
        self
    }

    /// The call comes in, and is followed until it waits for the caller, dials somebody or ends.
    pub async fn ring(&mut self) -> Result<Played, LineError> {
        match self.stage {
            Stage::Placed => {}
            Stage::Listening(..) | Stage::Dialling(..) => return Err(LineError::HasRung),
            Stage::Over => return Err(LineError::Over),
        }
        let voice = self.carrier.public().join(&self.carrier.settings().webhooks.voice);
        Ok(self.go_to(voice.ok(), FIRST.to_vec()).await)
    }

    /// The caller says something. Where words are not listened for, that is silence.
    pub async fn say(&mut self, words: &str) -> Result<Played, LineError> {
        let words = words.trim();
        let (gather, at) = self.listening()?;
        let heard = matches!(gather.input, Input::Speech | Input::KeysOrSpeech | Input::Recording);
        if words.is_empty() || !heard {
            return Ok(self.silence(gather, at).await);
        }
        if gather.input == Input::Recording {
            let (sid, url) = self.recording();
            let more = vec![
                ("RecordingSid", sid.as_str()),
                ("RecordingUrl", url.as_str()),
                ("RecordingDuration", "4"),
                ("Digits", "#"),
            ];
            return Ok(self.answer(&gather, &at, more).await);
        }
        let more = vec![("SpeechResult", words), ("Confidence", "0.91286755")];
        Ok(self.answer(&gather, &at, more).await)
    }

    /// The caller presses keys: `0` to `9`, `*` and `#`. What comes after the key that ends the
    /// answer, or after as many as it can have, is lost. Where keys are not waited for, that is
    /// silence.
    pub async fn press(&mut self, keys: &str) -> Result<Played, LineError> {
        let (gather, at) = self.listening()?;
        let heard = matches!(gather.input, Input::Keys | Input::KeysOrSpeech);
        let (digits, finished_on) = collected(keys, &gather);
        if !heard || (digits.is_empty() && finished_on.is_empty()) {
            return Ok(self.silence(gather, at).await);
        }
        let no_answer = digits.is_empty();
        let more = vec![
            ("Digits", digits.as_str()),
            ("FinishedOnKey", finished_on.as_str()),
            ("msg", "Gather End"),
        ];
        match gather.on_silence {
            OnSilence::NextVerb if no_answer => Ok(self.go_on(at).await),
            OnSilence::NextVerb | OnSilence::Action => Ok(self.answer(&gather, &at, more).await),
        }
    }

    /// The caller says nothing until the line's patience ends.
    pub async fn keep_silent(&mut self) -> Result<Played, LineError> {
        let (gather, at) = self.listening()?;
        Ok(self.silence(gather, at).await)
    }

    /// The person who was dialled answered and hung up, or did not answer.
    pub async fn dial_outcome(&mut self, outcome: DialStatus) -> Result<Played, LineError> {
        let (dial, at) = match self.take_stage()? {
            Stage::Dialling(dial, at) => (dial, at),
            other @ (Stage::Placed | Stage::Listening(..) | Stage::Over) => {
                self.stage = other;
                return Err(LineError::NotDialling);
            }
        };
        let Some(action) = dial.action else {
            return Ok(self.go_on(at).await);
        };
        let leg = self.ends.leg_to("").call.to_string();
        let mut more = vec![("DialCallStatus", outcome.as_str()), ("DialCallSid", leg.as_str())];
        more.extend(match outcome {
            DialStatus::Completed => [("DialCallDuration", "30"), ("DialBridged", "true")],
            DialStatus::Answered
            | DialStatus::Busy
            | DialStatus::NoAnswer
            | DialStatus::Failed
            | DialStatus::Canceled
            | DialStatus::Other => [("DialCallDuration", "0"), ("DialBridged", "false")],
        });
        Ok(self.go_to(at.url.join(&action).ok(), more).await)
    }

    /// The person who is dialled picks up: what is said to them alone, before they are connected; with
    /// `keys`, what follows when they press those there. `None` when they are connected at once. How
    /// it ends for the caller is the [`dial_outcome`](Self::dial_outcome).
    pub async fn picked_up(&mut self, keys: &str) -> Result<Option<Document>, LineError> {
        let Stage::Dialling(dial, at) = &self.stage else { return Err(LineError::NotDialling) };
        let (Some(person), Some(whisper)) = (dial.numbers.first(), &dial.whisper) else {
            return Ok(None);
        };
        let (leg, url) = (self.ends.leg_to(person), at.url.join(whisper).ok());
        let keys = if keys.is_empty() { Vec::new() } else { vec![("Digits", keys)] };
        Ok(self.whispered(&leg, url.as_ref(), &keys).await.ok())
    }

    /// The caller hangs up, whatever the line is doing, and the server is told.
    pub async fn hang_up(&mut self) -> Result<Played, LineError> {
        if matches!(self.stage, Stage::Over) {
            return Err(LineError::Over);
        }
        let mut so_far = SoFar::default();
        let now = self.end(Ending::CallerHungUp, &mut so_far).await;
        Ok(so_far.until(now))
    }

    /// The id and the address of what is recorded next.
    fn recording(&self) -> (String, String) {
        let id = Uuid::new_v5(&self.ends.call.uuid(), &self.turns.to_be_bytes());
        let sid = format!("RE{}", id.as_simple());
        let account = self.ends.account;
        let url = format!("https://api.twilio.com/2010-04-01/Accounts/{account}/Recordings/{sid}");
        (sid, url)
    }

    fn listening(&mut self) -> Result<(Gather, Position), LineError> {
        match self.take_stage()? {
            Stage::Listening(gather, at) => Ok((gather, at)),
            other @ (Stage::Placed | Stage::Dialling(..) | Stage::Over) => {
                self.stage = other;
                Err(LineError::NotListening)
            }
        }
    }

    /// What the line was doing; until it does something else it counts as over.
    fn take_stage(&mut self) -> Result<Stage, LineError> {
        if matches!(self.stage, Stage::Over) {
            return Err(LineError::Over);
        }
        if self.turns == MAX_TURNS {
            return Err(LineError::TooManyTurns);
        }
        self.turns += 1;
        Ok(std::mem::replace(&mut self.stage, Stage::Over))
    }

    /// Posts an answer to the action.
    async fn answer(&mut self, gather: &Gather, at: &Position, more: More<'_>) -> Played {
        // Without an action the document's own URL is asked again; an empty reference is that.
        self.go_to(at.url.join(gather.action.as_deref().unwrap_or("")).ok(), more).await
    }

    /// What follows when there was no answer until the line's patience ended.
    async fn silence(&mut self, gather: Gather, at: Position) -> Played {
        self.wait(gather.timeout).await;
        match gather.on_silence {
            OnSilence::Action => self.answer(&gather, &at, Vec::new()).await,
            OnSilence::NextVerb => self.go_on(at).await,
        }
    }
}

/// The digits of an answer, and the key that ended it, as far as there are any.
fn collected(keys: &str, gather: &Gather) -> (String, String) {
    let is_key = |c: &char| c.is_ascii_digit() || matches!(c, '*' | '#');
    let most = gather.num_digits.map_or(usize::MAX, NonZeroUsize::get);
    let mut digits = String::new();
    for key in keys.chars().filter(is_key) {
        if gather.finish_on_key == Some(key) {
            return (digits, key.into());
        }
        digits.push(key);
        if digits.len() == most {
            break;
        }
    }
    (digits, String::new())
}

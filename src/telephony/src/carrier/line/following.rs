//! How a line follows a document until it waits for the caller, dials somebody or ends.

use std::time::Duration;

use reqwest::Url;
use tokio::time::sleep;

use super::{Line, More, Position, Stage};
use crate::carrier::played::SoFar;
use crate::carrier::{Ending, Now, Pace, Played, Prompt, Verb};
use crate::payload::CallStatus;

/// Most redirects that are followed without the caller doing anything.
const MAX_REDIRECTS: u32 = 12;

impl Line {
    /// Requests a document and follows it.
    pub(super) async fn go_to(&mut self, url: Option<Url>, more: More<'_>) -> Played {
        let mut so_far = SoFar::default();
        let now = match self.fetch(url, &more, &mut so_far).await {
            Ok(at) => self.follow(at, &mut so_far).await,
            Err(ending) => self.end(ending, &mut so_far).await,
        };
        so_far.until(now)
    }

    /// Follows the rest of a document.
    pub(super) async fn go_on(&mut self, at: Position) -> Played {
        let mut so_far = SoFar::default();
        let now = self.follow(at, &mut so_far).await;
        so_far.until(now)
    }

    async fn follow(&mut self, mut at: Position, so_far: &mut SoFar) -> Now {
        let mut redirects = 0;
        loop {
            let ending = match at.rest.next() {
                Some(Verb::Prompt(prompt)) => {
                    self.play(prompt, so_far).await;
                    continue;
                }
                Some(Verb::Gather(gather)) => {
                    for prompt in &gather.prompts {
                        self.play(prompt.clone(), so_far).await;
                    }
                    self.stage = Stage::Listening(gather.clone(), at);
                    return Now::Listening(gather);
                }
                Some(Verb::Dial(dial)) => {
                    self.stage = Stage::Dialling(dial.clone(), at);
                    return Now::Dialling(dial);
                }
                Some(Verb::Redirect { url }) if redirects < MAX_REDIRECTS => {
                    redirects += 1;
                    match self.fetch(at.url.join(&url).ok(), &[], so_far).await {
                        Ok(next) => {
                            at = next;
                            continue;
                        }
                        Err(ending) => ending,
                    }
                }
                Some(Verb::Redirect { .. }) => Ending::RedirectLoop,
                Some(Verb::Hangup) => Ending::HungUp,
                Some(Verb::Reject) => Ending::Rejected,
                None => Ending::RanOut,
            };
            return self.end(ending, so_far).await;
        }
    }

    async fn play(&self, prompt: Prompt, so_far: &mut SoFar) {
        match prompt {
            Prompt::Say(words) => so_far.said.push(words),
            Prompt::Play(_) => {}
            Prompt::Pause(length) => self.wait(length).await,
        }
    }

    pub(super) async fn wait(&self, time: Duration) {
        match self.carrier.settings().pace {
            Pace::RealTime => sleep(time).await,
            Pace::SkippingPauses => {}
        }
    }

    /// Ends the call and tells the server.
    pub(super) async fn end(&mut self, ending: Ending, so_far: &mut SoFar) -> Now {
        self.stage = Stage::Over;
        self.status = match (&ending, self.answered_at) {
            (Ending::Rejected, _) => CallStatus::Busy,
            (Ending::ApplicationError(_), None) => CallStatus::Failed,
            (_, None) => CallStatus::NoAnswer,
            (_, Some(_)) => CallStatus::Completed,
        };
        so_far.report = Some(self.report().await);
        Now::Over(ending)
    }
}

//! One thing of the outbox, done and settled.

use std::sync::Arc;
use std::time::Duration;

use dialogue::texts::{self, Happened};
use domain::{OutboxId, WaitingId};
use jiff::{SignedDuration, Timestamp};
use ports::{
    Chain, Claim, Claimed, Expanded, MessageSid, NewText, Outcome, Refused, SendError, TextToSend,
    Tidings,
};
use tokio::time::{Instant, sleep_until};

use super::{Round, lock};

/// Does what was claimed. When that cannot be written down, it is due again when the claim ends.
pub(super) async fn deliver(round: Arc<Round>, claimed: Claimed) {
    let (claim, done) = match claimed {
        Claimed::News(news) => (news.claim, expand(&round, &news).await),
        Claimed::Text(text) => (text.claim, send(&round, &text).await),
    };
    if let Err(error) = done {
        let Claim { id, practice, .. } = claim;
        tracing::warn!(%id, %practice, error = %Chain(&error), "the outbox does not take an outcome");
    }
}

async fn expand(round: &Round, news: &Tidings) -> Result<(), ports::OutboxError> {
    let now = round.satchel.clock.now();
    let (texts, told) = planned(news, now);
    let count = texts.len();
    let expanded = round.satchel.outbox.expand(news.claim, texts, told, now).await?;
    let Claim { id, practice, .. } = news.claim;
    tracing::debug!(%id, %practice, texts = count, ?expanded, "news were worked out");
    if count > 0 || expanded == Expanded::Missed {
        // They may be due at once.
        round.bell.ring();
    }
    Ok(())
}

/// The texts that news lead to, and who waits no more because of them. News of an appointment that has
/// changed again lead to none: the later news will.
fn planned(news: &Tidings, now: Timestamp) -> (Vec<NewText>, Option<WaitingId>) {
    let Some(story) = &news.story else { return (Vec::new(), None) };
    let (sender, agreed) = (&story.sender, &story.agreed);
    let (planned, told) = match (news.happened, &story.first_in_line, &story.customer) {
        (Happened::Freed, Some(first), _) => {
            let offer = texts::offer(&first.freed, &first.customer, sender, now);
            let told = offer.is_some().then_some(first.waiting);
            (offer.into_iter().collect(), told)
        }
        (happened @ (Happened::Booked | Happened::Moved | Happened::Cancelled), _, Some(to))
            if agreed.version == news.version =>
        {
            (texts::plan(happened, agreed, to, sender, now), None)
        }
        (Happened::Freed, None, _)
        | (Happened::Booked | Happened::Moved | Happened::Cancelled, _, _) => (Vec::new(), None),
    };
    let new = planned.into_iter().map(|planned| NewText {
        id: OutboxId::of_text(agreed.id, news.version, planned.topic.as_str(), planned.minutes.0),
        about: (agreed.id, news.version),
        sender: sender.number.clone(),
        planned,
    });
    (new.collect(), told)
}

async fn send(round: &Round, text: &TextToSend) -> Result<(), ports::OutboxError> {
    let mut stop = round.stop.clone();
    let place = lock(&round.pacing).place(&text.message.from, Instant::now());
    let is_its_turn = tokio::select! {
        () = sleep_until(place) => true,
        _ = stop.wait_for(|stop| *stop) => false,
    };
    let outcome = if is_its_turn {
        try_to_send(round, text).await
    } else if text.unsure_since.is_some() {
        Outcome::Unknown(round.satchel.clock.now())
    } else {
        // It has not begun: the next server need not wait for the claim to end.
        Outcome::NotSent(round.satchel.clock.now())
    };
    let Claim { id, practice, attempt } = text.claim;
    tracing::info!(%id, %practice, attempt, outcome = ?Short(&outcome), "a text was tried");
    round.satchel.outbox.settle(text.claim, outcome, round.satchel.clock.now()).await
}

/// Looks for it first, when it may have been sent already.
async fn try_to_send(round: &Round, text: &TextToSend) -> Outcome {
    let sent = match text.unsure_since {
        None => round.satchel.messenger.send(&text.message).await,
        Some(since) => match look_for(round, text, since).await {
            Ok(Some(found)) => Ok(found),
            Ok(None) => round.satchel.messenger.send(&text.message).await,
            // Whatever went wrong with the look: what it was about is still not known.
            Err(error) => Err(SendError::Unknown(Box::new(error))),
        },
    };
    match sent {
        Ok(message) => {
            lock(&round.breaker).worked();
            Outcome::Sent(message)
        }
        Err(error) => failed(round, text, &error),
    }
}

/// The message that a text already is, if it is one. Two texts of the same words to the same number
/// are told apart by what the outbox knows of the other.
async fn look_for(
    round: &Round,
    text: &TextToSend,
    since: Timestamp,
) -> Result<Option<MessageSid>, SendError> {
    let found = round.satchel.messenger.find(&text.message, since).await?;
    if found.is_empty() {
        return Ok(None);
    }
    let strangers = round.satchel.outbox.strangers(text.claim, found).await;
    let strangers = strangers.map_err(|error| SendError::Unknown(Box::new(error)))?;
    // The earliest: they come the latest first.
    Ok(strangers.into_iter().next_back())
}

fn failed(round: &Round, text: &TextToSend, error: &SendError) -> Outcome {
    let Claim { id, practice, attempt } = text.claim;
    let now = Instant::now();
    let pause = round.pause(attempt);
    let is_last = attempt >= round.limits.attempts;
    let at = |pause| later(round.satchel.clock.now(), pause);
    let (outcome, opened) = match error {
        SendError::OptedOut => {
            lock(&round.breaker).worked();
            return Outcome::Refused(Refused::OptedOut);
        }
        SendError::Refused { code } => {
            lock(&round.breaker).worked();
            return Outcome::Refused(Refused::Code(*code));
        }
        SendError::TooMany { again_in } => {
            let wait = again_in.unwrap_or(pause).min(round.limits.longest_wait);
            lock(&round.breaker).rests(now, wait);
            (Outcome::NotSent(at(wait.max(pause))), false)
        }
        SendError::Unauthorized | SendError::NotSent(_) => {
            (Outcome::NotSent(at(pause)), lock(&round.breaker).failed(now))
        }
        SendError::Unknown(_) => (Outcome::Unknown(at(pause)), lock(&round.breaker).failed(now)),
    };
    tracing::warn!(%id, %practice, attempt, error = %Chain(error), "a text was not sent");
    if opened {
        let alone = round.limits.left_alone;
        tracing::error!(error = %Chain(error), ?alone, "no texts for a while: the carrier fails");
    }
    if is_last { Outcome::GivenUp } else { outcome }
}

fn later(now: Timestamp, pause: Duration) -> Timestamp {
    let pause = SignedDuration::try_from(pause).unwrap_or(SignedDuration::MAX);
    now.saturating_add(pause).unwrap_or(Timestamp::MAX)
}

/// An outcome as a log may show it.
struct Short<'a>(&'a Outcome);

impl std::fmt::Debug for Short<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Outcome::Sent(message) => write!(f, "sent as {message}"),
            Outcome::Refused(why) => write!(f, "{why:?}"),
            Outcome::NotSent(_) => f.write_str("not sent"),
            Outcome::Unknown(_) => f.write_str("unknown"),
            Outcome::GivenUp => f.write_str("given up"),
        }
    }
}

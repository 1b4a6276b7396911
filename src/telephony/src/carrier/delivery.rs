//! A webhook with its retries, and why one can fail.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::DocumentError;
use super::overrides::Overrides;

/// Why a webhook failed, as the carrier sees it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WebhookFailure {
    /// No connection came about, or not in time.
    #[error("no connection to the server")]
    NotConnected,
    /// The server's certificate or TLS was not accepted.
    #[error("the TLS handshake failed")]
    Handshake,
    /// The connection broke before any answer.
    #[error("the connection was lost before there was an answer")]
    ConnectionLost,
    /// There was no answer in time.
    #[error("the server did not answer in time")]
    NoAnswer,
    /// An answer began and did not end, or not in time.
    #[error("the answer broke off")]
    CutShort,
    /// All tries together took too long.
    #[error("there was no answer in all the time that there was")]
    OutOfTime,
    /// The server answered with another status than it should.
    #[error("the server answered with status {0}")]
    Status(u16),
    /// The answer is not said to be XML.
    #[error("the answer has no content type of XML")]
    ContentType,
    /// The answer is no TwiML.
    #[error("the answer is no TwiML")]
    Document(#[from] DocumentError),
    /// The URL's fragment is not one that Twilio takes.
    #[error("the URL has connection overrides that do not exist")]
    BadOverrides,
    /// The URL is none, or one of another server, which this carrier does not call.
    #[error("the URL is none of the server's")]
    BadUrl,
}

impl WebhookFailure {
    /// Twilio's number for the error (Twilio, "Error and warning dictionary").
    #[must_use]
    pub const fn code(&self) -> u32 {
        match self {
            Self::NotConnected => 11205,
            Self::Handshake => 11220,
            Self::ConnectionLost | Self::NoAnswer | Self::CutShort | Self::OutOfTime => 11200,
            Self::Status(300..=399) => 11215,
            Self::Status(_) => 11217,
            Self::ContentType => 12300,
            Self::Document(DocumentError::Empty) => 11770,
            Self::Document(DocumentError::TooLong) => 11750,
            Self::Document(DocumentError::NotWellFormed) => 12100,
            Self::Document(DocumentError::NotAResponse) => 12102,
            Self::BadOverrides => 11243,
            Self::BadUrl => 11210,
        }
    }
}

/// What became of a webhook.
#[derive(Debug)]
pub(super) struct Delivered<T> {
    pub(super) outcome: Result<T, WebhookFailure>,
    /// How often it was tried, from 1.
    pub(super) tries: u32,
    /// How long all tries took together.
    pub(super) took: Duration,
}

/// Tries once, and again as often and for as long as the overrides say. There is no pause between
/// two tries: Twilio documents none.
pub(super) async fn deliver<T, A>(
    overrides: &Overrides,
    mut attempt: impl FnMut() -> A,
) -> Delivered<T>
where
    A: Future<Output = Result<T, WebhookFailure>>,
{
    let started = Instant::now();
    let deadline = started + overrides.total;
    let mut tries = 0;
    loop {
        tries += 1;
        let outcome =
            timeout_at(deadline, attempt()).await.unwrap_or(Err(WebhookFailure::OutOfTime));
        let again = matches!(&outcome, Err(failure) if overrides.retry(failure))
            && tries <= overrides.retries
            && Instant::now() < deadline;
        if !again {
            return Delivered { outcome, tries, took: started.elapsed() };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use tokio::time::{sleep, timeout};

    use super::*;

    /// What a server does with one try.
    #[derive(Clone, Copy)]
    enum Try {
        Fails(u16),
        Refuses,
        IsSilent,
        Answers(Duration),
    }

    /// Delivers to a server that does one thing after the other, and the last of them for ever.
    async fn deliver_to(server: &[Try], fragment: &str) -> Delivered<()> {
        let overrides = Overrides::read(fragment).unwrap();
        let tries = RefCell::new(server.iter().copied());
        let last = *server.last().unwrap();
        deliver(&overrides, || {
            let now = tries.borrow_mut().next().unwrap_or(last);
            let read = overrides.read;
            async move {
                match now {
                    Try::Fails(status) => Err(WebhookFailure::Status(status)),
                    Try::Refuses => Err(WebhookFailure::NotConnected),
                    Try::IsSilent => {
                        sleep(read).await;
                        Err(WebhookFailure::NoAnswer)
                    }
                    Try::Answers(after) => {
                        timeout(read, sleep(after)).await.map_err(|_| WebhookFailure::NoAnswer)
                    }
                }
            }
        })
        .await
    }

    const OURS: &str = "rc=2&rp=5xx,ct,rt&rt=4000&tt=14000";
    const AT_ONCE: Try = Try::Answers(Duration::ZERO);

    #[tokio::test(start_paused = true)]
    async fn a_fragment_has_a_webhook_tried_again() {
        for server in
            [[Try::Fails(503), Try::Refuses, AT_ONCE], [Try::IsSilent, Try::Fails(500), AT_ONCE]]
        {
            let delivered = deliver_to(&server, OURS).await;
            assert_eq!((delivered.outcome, delivered.tries), (Ok(()), 3));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn retries_are_counted() {
        let delivered = deliver_to(&[Try::Fails(503)], OURS).await;
        assert_eq!(delivered.outcome, Err(WebhookFailure::Status(503)));
        assert_eq!(delivered.tries, 3);
        let never = deliver_to(&[Try::Refuses], "rc=0&rp=all").await;
        assert_eq!(never.tries, 1);
    }

    #[tokio::test(start_paused = true)]
    async fn without_a_fragment_a_failing_server_is_asked_once() {
        for (server, tries) in
            [(Try::Fails(503), 1), (Try::Fails(403), 1), (Try::IsSilent, 1), (Try::Refuses, 2)]
        {
            assert_eq!(deliver_to(&[server], "").await.tries, tries);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_server_is_given_up_when_the_time_is_over() {
        let four_seconds_each = deliver_to(&[Try::IsSilent], OURS).await;
        assert_eq!(four_seconds_each.outcome, Err(WebhookFailure::NoAnswer));
        assert_eq!(four_seconds_each.took, Duration::from_secs(12));

        // No third try when the time is over, not even to begin one.
        let just_in_time = deliver_to(&[Try::IsSilent], "rc=5&rp=rt&rt=7000&tt=14000").await;
        assert_eq!((just_in_time.tries, just_in_time.took), (2, Duration::from_secs(14)));

        let out_of_time = deliver_to(&[Try::IsSilent], "rc=5&rp=rt&rt=4000&tt=9000").await;
        assert_eq!(out_of_time.outcome, Err(WebhookFailure::OutOfTime));
        assert_eq!((out_of_time.tries, out_of_time.took), (3, Duration::from_secs(9)));
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_takes_longer_than_fifteen_seconds() {
        for (server, fragment) in [
            (Try::IsSilent, ""),
            (Try::IsSilent, "rc=5&rp=all"),
            (Try::IsSilent, "rc=5&rp=rt&rt=6000"),
        ] {
            let delivered = deliver_to(&[server], fragment).await;
            assert!(delivered.outcome.is_err());
            assert_eq!(delivered.took, Duration::from_secs(15), "{fragment}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_late_answer_counts_if_it_is_not_too_late() {
        let slow = Try::Answers(Duration::from_secs(3));
        assert_eq!(deliver_to(&[slow], OURS).await.tries, 1);
        let too_slow = Try::Answers(Duration::from_millis(4500));
        let delivered = deliver_to(&[too_slow, AT_ONCE], OURS).await;
        assert_eq!((delivered.outcome, delivered.tries), (Ok(()), 2));
    }
}

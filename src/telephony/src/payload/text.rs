//! The webhooks of texts: one that came in, and how one of ours comes along.

use std::fmt;

use dialogue::texts::Question;
use domain::OutboxId;
use ports::{InboundText, MessageSid, Reported, TextReport};
use uuid::Uuid;

use super::Form;

/// A text that came in. `Debug` prints nothing personal.
pub struct TextWebhook<'a>(&'a Form<'a>);

/// How a text of ours comes along. `Debug` prints nothing personal.
pub struct TextStatusWebhook<'a> {
    form: &'a Form<'a>,
    query: &'a str,
}

impl<'a> TextWebhook<'a> {
    /// Reads a form.
    #[must_use]
    pub const fn read(form: &'a Form<'a>) -> Self {
        Self(form)
    }

    /// The text; `None` when it has no id, or comes from or goes to something that is no telephone
    /// number: a short code, a word, another service.
    #[must_use]
    pub fn inbound(&self) -> Option<InboundText> {
        let text = |name| self.0.get(name).unwrap_or_default();
        let body = text("Body");
        Some(InboundText {
            message: text("MessageSid").parse().ok()?,
            from: text("From").parse().ok()?,
            to: text("To").parse().ok()?,
            question: Question::read(body, self.0.get("OptOutType")),
            body: body.to_owned(),
        })
    }
}

impl<'a> TextStatusWebhook<'a> {
    /// Reads a form, and the query of the request that it came in.
    #[must_use]
    pub const fn read(form: &'a Form<'a>, query: &'a str) -> Self {
        Self { form, query }
    }

    /// What is reported; `None` when that says nothing about a message of ours.
    #[must_use]
    pub fn report(&self) -> Option<TextReport> {
        let text = |name| self.form.get(name).unwrap_or_default();
        Some(TextReport {
            message: text("MessageSid").parse::<MessageSid>().ok()?,
            text: text_of(self.query),
            status: reported(text("MessageStatus"))?,
            error: text("ErrorCode").parse().ok().filter(|code| *code != 0),
        })
    }
}

/// The text that the query of a status callback names, as it was written there by us.
fn text_of(query: &str) -> Option<OutboxId> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (_, id) = pairs.find(|(name, _)| name == "text")?;
    Uuid::try_parse(&id).ok().map(OutboxId::new)
}

/// What a status means to us (Twilio, "Message resource: status values"); `None` for those of texts
/// that come in, and for those that are not known.
fn reported(status: &str) -> Option<Reported> {
    match status {
        "accepted" | "scheduled" | "queued" | "sending" | "sent" => Some(Reported::Sent),
        "delivered" | "partially_delivered" | "read" => Some(Reported::Delivered),
        "undelivered" => Some(Reported::Undelivered),
        "failed" | "canceled" => Some(Reported::Failed),
        _ => None,
    }
}

impl fmt::Debug for TextWebhook<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextWebhook({:?})", self.0.get("MessageSid").is_some())
    }
}

impl fmt::Debug for TextStatusWebhook<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextStatusWebhook({:?})", self.form.get("MessageStatus"))
    }
}

#[cfg(test)]
mod tests {
    use dialogue::texts::Meant;

    use super::*;

    const MESSAGE: &str = "SM0123456789abcdef0123456789abcdef";

    fn inbound(body: &str) -> Option<InboundText> {
        TextWebhook::read(&Form::read(body.as_bytes()).unwrap()).inbound()
    }

    fn report(body: &str, query: &str) -> Option<TextReport> {
        TextStatusWebhook::read(&Form::read(body.as_bytes()).unwrap(), query).report()
    }

    #[test]
    fn a_text_says_who_wrote_what_to_whom() {
        let whole =
            format!("MessageSid={MESSAGE}&From=%2B14032661234&To=%2B15875550100&Body=+Yes%21");
        let text = inbound(&whole).unwrap();
        assert_eq!(text.message.as_str(), MESSAGE);
        assert_eq!((text.from.as_str(), text.to.as_str()), ("+14032661234", "+15875550100"));
        assert_eq!(text.body, " Yes!");
        assert_eq!(text.question.meant, Meant::Confirm);
        let handled = inbound(&format!("{whole}&OptOutType=START")).unwrap();
        assert_eq!(handled.question.meant, Meant::Start);
        let printed = format!("{text:?}");
        assert!(!printed.contains("Yes") && !printed.contains("1403"), "{printed}");
    }

    #[test]
    fn a_text_from_nobody_who_could_be_answered_is_none() {
        for body in [
            "",
            "MessageSid=SM1&From=%2B14032661234&To=%2B15875550100",
            &format!("MessageSid={MESSAGE}&From=55555&To=%2B15875550100&Body=c"),
            &format!("MessageSid={MESSAGE}&From=whatsapp%3A%2B14032661234&To=%2B15875550100"),
        ] {
            assert!(inbound(body).is_none(), "{body}");
        }
    }

    #[test]
    fn a_report_says_how_far_which_text_has_come() {
        let text = Uuid::from_u128(7);
        let body = format!("MessageSid={MESSAGE}&MessageStatus=undelivered&ErrorCode=30003");
        let query = format!("text={text}");
        let expected = TextReport {
            message: MESSAGE.parse().unwrap(),
            text: Some(OutboxId::new(text)),
            status: Reported::Undelivered,
            error: Some(30003),
        };
        assert_eq!(report(&body, &query), Some(expected));
        for (status, reported) in [
            ("queued", Some(Reported::Sent)),
            ("sent", Some(Reported::Sent)),
            ("delivered", Some(Reported::Delivered)),
            ("failed", Some(Reported::Failed)),
            ("received", None),
            ("", None),
        ] {
            let body = format!("MessageSid={MESSAGE}&MessageStatus={status}");
            assert_eq!(
                report(&body, "text=x").map(|it| (it.status, it.text)),
                reported.map(|it| (it, None))
            );
        }
        assert_eq!(report("MessageStatus=sent", ""), None);
    }
}

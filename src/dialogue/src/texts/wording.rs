//! What texts say, in English and French: one place for words, and no decisions.
//!
//! **Invariant:** a text fits ten segments (Twilio's 1,600 characters), whatever names are in it.

use domain::Language;
use jiff::Timestamp;

use super::written::{moment, number, sentence};
use super::{Agreed, Sender, Topic};

/// Longest text, in characters: what Twilio takes (error 21617).
pub(super) const MAX_CHARS: usize = 1600;

/// A text about an appointment.
pub(super) fn about(
    topic: Topic,
    agreed: &Agreed,
    sender: &Sender,
    language: Language,
    now: Timestamp,
) -> String {
    let at = when(agreed, language, now);
    let (service, provider) = (agreed.service(language), &agreed.provider);
    let (name, call) = (&sender.name, number(&sender.number));
    let text = match (topic, language) {
        (Topic::Confirmation, Language::English) => {
            let fact = format!("{name}: your {service} with {provider} is booked for {at}");
            format!("{} {}", sentence(fact), how_to_answer(language))
        }
        (Topic::Confirmation, Language::French) => {
            let fact = format!("{name} : rendez-vous réservé, {service} avec {provider}, {at}");
            format!("{} {}", sentence(fact), how_to_answer(language))
        }
        (Topic::Reminder, Language::English) => {
            let fact = format!("Reminder from {name}: your {service} with {provider} is on {at}");
            format!("{} {}", sentence(fact), how_to_answer(language))
        }
        (Topic::Reminder, Language::French) => {
            let fact = format!("Rappel de {name} : {service} avec {provider}, {at}");
            format!("{} {}", sentence(fact), how_to_answer(language))
        }
        (Topic::Moved, Language::English) => {
            let fact = format!("{name}: your {service} with {provider} was moved to {at}");
            format!("{} {}", sentence(fact), how_to_answer(language))
        }
        (Topic::Moved, Language::French) => {
            let fact = format!("{name} : rendez-vous déplacé, {service} avec {provider}, {at}");
            format!("{} {}", sentence(fact), how_to_answer(language))
        }
        (Topic::Cancelled, Language::English) => {
            let fact = format!("{name}: your {service} on {at} is cancelled");
            format!("{} To book another time, call {call}.", sentence(fact))
        }
        (Topic::Cancelled, Language::French) => {
            let fact = format!("{name} : rendez-vous annulé, {service}, {at}");
            format!("{} Pour en prendre un autre, appelez le {call}.", sentence(fact))
        }
        (Topic::Offer, Language::English) => {
            let fact = format!("{name}: a time is free for your {service} with {provider}: {at}");
            format!("{} If you would like it, call {call} soon.", sentence(fact))
        }
        (Topic::Offer, Language::French) => {
            let fact = format!("{name} : une place est libre, {service} avec {provider}, {at}");
            format!("{} Si elle vous convient, appelez vite le {call}.", sentence(fact))
        }
    };
    fitting(text)
}

fn how_to_answer(language: Language) -> &'static str {
    match language {
        Language::English => "Reply C to confirm, R to move, X to cancel, STOP for no more texts.",
        Language::French => {
            "Répondez C pour confirmer, R pour déplacer, X pour annuler, ARRET pour ne plus \
             recevoir de textos."
        }
    }
}

/// "Tuesday, November 24 at 10:00 a.m."
pub(super) fn when(agreed: &Agreed, language: Language, now: Timestamp) -> String {
    let today = now.to_zoned(agreed.zone.clone()).date();
    moment(language, agreed.wall, today)
}

/// The text, cut if it has to be. Names are bounded where they are kept, so that it never is.
pub(super) fn fitting(text: String) -> String {
    match text.char_indices().nth(MAX_CHARS) {
        Some((at, _)) => text.get(..at).unwrap_or_default().to_owned(),
        None => text,
    }
}

/// Done: they will come.
pub(super) fn confirmed(agreed: &Agreed, sender: &Sender, language: Language, at: &str) -> String {
    let (name, service) = (&sender.name, agreed.service(language));
    sentence(match language {
        Language::English => format!("{name}: thank you. We expect you for your {service} on {at}"),
        Language::French => format!("{name} : merci. Nous vous attendons, {service}, {at}"),
    })
}

/// Done: it is called off.
pub(super) fn cancelled(agreed: &Agreed, sender: &Sender, language: Language, at: &str) -> String {
    let (name, service, call) = (&sender.name, agreed.service(language), number(&sender.number));
    match language {
        Language::English => {
            let fact = format!("{name}: your {service} on {at} is cancelled");
            format!("{} To book another time, call {call}.", sentence(fact))
        }
        Language::French => {
            let fact = format!("{name} : votre rendez-vous est annulé, {service}, {at}");
            format!("{} Pour en prendre un autre, appelez le {call}.", sentence(fact))
        }
    }
}

/// Too late to call it off by text.
pub(super) fn too_late(agreed: &Agreed, sender: &Sender, language: Language, at: &str) -> String {
    let (name, service, call) = (&sender.name, agreed.service(language), number(&sender.number));
    match language {
        Language::English => format!(
            "{name}: it is too late to cancel your {service} on {at} by text. Please call {call}."
        ),
        Language::French => format!(
            "{name} : il est trop tard pour annuler par texto, {service}, {at}. Appelez le {call}, \
             s'il vous plaît."
        ),
    }
}

/// Moving is done by telephone.
pub(super) fn call_to_move(
    agreed: &Agreed,
    sender: &Sender,
    language: Language,
    at: &str,
) -> String {
    let (name, service, call) = (&sender.name, agreed.service(language), number(&sender.number));
    match language {
        Language::English => {
            format!("{name}: to move your {service} on {at}, please call {call}.")
        }
        Language::French => {
            format!("{name} : pour déplacer votre rendez-vous, {service}, {at}, appelez le {call}.")
        }
    }
}

/// There is no appointment that the answer could be about.
pub(super) fn nothing_to_come(sender: &Sender, language: Language) -> String {
    let (name, call) = (&sender.name, number(&sender.number));
    match language {
        Language::English => {
            format!("{name}: we have no appointment to come for this number. Please call {call}.")
        }
        Language::French => {
            format!("{name} : aucun rendez-vous à venir pour ce numéro. Appelez le {call}.")
        }
    }
}

/// Who writes here, and what can be answered.
pub(super) fn who_we_are(sender: &Sender, language: Language) -> String {
    let (name, call) = (&sender.name, number(&sender.number));
    let answers = how_to_answer(language);
    match language {
        Language::English => {
            format!("{name}: texts about your appointments. {answers} To talk to us, call {call}.")
        }
        Language::French => {
            format!("{name} : textos sur vos rendez-vous. {answers} Pour nous parler : {call}.")
        }
    }
}

/// What was written means nothing to us.
pub(super) fn not_understood(sender: &Sender, language: Language) -> String {
    let (name, call) = (&sender.name, number(&sender.number));
    match language {
        Language::English => format!(
            "{name}: sorry, we cannot read texts. Reply C to confirm, R to move, X to cancel, or \
             call {call}."
        ),
        Language::French => format!(
            "{name} : nous ne pouvons pas lire les textos. Répondez C pour confirmer, R pour \
             déplacer, X pour annuler, ou appelez le {call}."
        ),
    }
}

/// Texts are sent again.
pub(super) fn welcome_back(sender: &Sender, language: Language) -> String {
    let name = &sender.name;
    match language {
        Language::English => format!("{name}: you will get texts about your appointments again."),
        Language::French => {
            format!("{name} : vous recevrez de nouveau des textos sur vos rendez-vous.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cleaning, sender};
    use super::*;

    fn written(topic: Topic, language: Language) -> String {
        let now = "2026-11-23T15:00:00Z".parse().unwrap();
        about(topic, &cleaning(24, 10, 0), &sender(), language, now)
    }

    #[test]
    fn texts_say_who_what_when_and_how_to_answer() {
        use Language::{English, French};
        for (topic, language, text) in [
            (
                Topic::Confirmation,
                English,
                "Maple Dental: your cleaning with Dr. Amira Khan is booked for Tuesday, November 24 \
                 at 10:00 a.m. Reply C to confirm, R to move, X to cancel, STOP for no more texts.",
            ),
            (
                Topic::Confirmation,
                French,
                "Maple Dental : rendez-vous réservé, cleaning avec Dr. Amira Khan, mardi 24 novembre \
                 à 10 h. Répondez C pour confirmer, R pour déplacer, X pour annuler, ARRET pour ne \
                 plus recevoir de textos.",
            ),
            (
                Topic::Reminder,
                English,
                "Reminder from Maple Dental: your cleaning with Dr. Amira Khan is on Tuesday, \
                 November 24 at 10:00 a.m. Reply C to confirm, R to move, X to cancel, STOP for no \
                 more texts.",
            ),
            (
                Topic::Moved,
                English,
                "Maple Dental: your cleaning with Dr. Amira Khan was moved to Tuesday, November 24 \
                 at 10:00 a.m. Reply C to confirm, R to move, X to cancel, STOP for no more texts.",
            ),
            (
                Topic::Cancelled,
                English,
                "Maple Dental: your cleaning on Tuesday, November 24 at 10:00 a.m. is cancelled. To \
                 book another time, call 587-555-0100.",
            ),
            (
                Topic::Offer,
                French,
                "Maple Dental : une place est libre, cleaning avec Dr. Amira Khan, mardi 24 novembre \
                 à 10 h. Si elle vous convient, appelez vite le 587-555-0100.",
            ),
        ] {
            assert_eq!(written(topic, language), text);
        }
    }

    #[test]
    fn only_a_confirmation_says_booked() {
        for topic in Topic::ALL {
            let (english, french) =
                (written(topic, Language::English), written(topic, Language::French));
            let says_so = english.contains("booked") || french.contains("réservé");
            assert_eq!(says_so, topic == Topic::Confirmation, "{topic:?}");
        }
    }

    #[test]
    fn the_longest_names_fit_and_what_does_not_is_cut() {
        let mut sender = sender();
        sender.name = "é".repeat(120);
        let mut agreed = cleaning(24, 10, 0);
        (agreed.service, agreed.provider) = ("s".repeat(80), "p".repeat(80));
        let now = "2026-11-23T15:00:00Z".parse().unwrap();
        for topic in Topic::ALL {
            for language in [Language::English, Language::French] {
                let text = about(topic, &agreed, &sender, language, now);
                assert!(text.chars().count() < 600, "{text}");
                assert!(text.ends_with('.'), "{text}");
            }
        }
        assert_eq!(fitting("é".repeat(MAX_CHARS)).chars().count(), MAX_CHARS);
        assert_eq!(fitting("é".repeat(MAX_CHARS + 1)).chars().count(), MAX_CHARS);
    }
}

//! What a customer's text means, and what comes of it.
//!
//! **Invariant:** only a word that can mean nothing else changes anything.
//! **Invariant:** to STOP nothing is answered: the carrier does that itself.

use domain::{Language, Minutes};
use jiff::Timestamp;

use super::{Agreed, Sender, wording};

/// What a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// They will come.
    Confirm,
    /// They will not come.
    Cancel,
    /// They want another time.
    Move,
    /// They want no texts.
    Stop,
    /// They want texts again.
    Start,
    /// They want to know who writes.
    Help,
    /// Something else.
    Other,
}

/// A text that came in, as it was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// What it means.
    pub meant: Meant,
    /// The language that its words are of; of a bare letter none.
    pub language: Option<Language>,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Nothing.
    Nothing,
    /// The customer's word that they will come is noted.
    Confirm,
    /// The appointment is called off.
    Cancel,
    /// The number gets no more texts.
    OptOut,
    /// The number gets texts again.
    OptIn,
}

use Language::{English, French};
use Meant::{Cancel, Confirm, Help, Move, Start, Stop};

/// Words, without accents, and what they mean. Those for no texts and for texts again are the
/// carrier's (Twilio, "Opt-out keywords"), except CANCEL and YES, which here are about the
/// appointment, and the French ones.
const WORDS: [(&str, Meant, Option<Language>); 59] = [
    ("c", Confirm, None),
    ("ok", Confirm, None),
    ("y", Confirm, Some(English)),
    ("yes", Confirm, Some(English)),
    ("yep", Confirm, Some(English)),
    ("confirm", Confirm, Some(English)),
    ("confirmed", Confirm, Some(English)),
    ("i confirm", Confirm, Some(English)),
    ("o", Confirm, Some(French)),
    ("oui", Confirm, Some(French)),
    ("confirme", Confirm, Some(French)),
    ("confirmer", Confirm, Some(French)),
    ("confirmez", Confirm, Some(French)),
    ("je confirme", Confirm, Some(French)),
    ("x", Cancel, None),
    ("cancel", Cancel, Some(English)),
    ("cancel it", Cancel, Some(English)),
    ("cancel my appointment", Cancel, Some(English)),
    ("annule", Cancel, Some(French)),
    ("annuler", Cancel, Some(French)),
    ("annulez", Cancel, Some(French)),
    ("j'annule", Cancel, Some(French)),
    ("annuler mon rendez-vous", Cancel, Some(French)),
    ("r", Move, None),
    ("move", Move, Some(English)),
    ("move it", Move, Some(English)),
    ("change", Move, Some(English)),
    ("reschedule", Move, Some(English)),
    ("deplacer", Move, Some(French)),
    ("deplace", Move, Some(French)),
    ("deplacez", Move, Some(French)),
    ("reporter", Move, Some(French)),
    ("changer", Move, Some(French)),
    ("modifier", Move, Some(French)),
    ("stop", Stop, None),
    ("stopall", Stop, Some(English)),
    ("stop all", Stop, Some(English)),
    ("unsubscribe", Stop, Some(English)),
    ("end", Stop, Some(English)),
    ("quit", Stop, Some(English)),
    ("optout", Stop, Some(English)),
    ("opt out", Stop, Some(English)),
    ("opt-out", Stop, Some(English)),
    ("revoke", Stop, Some(English)),
    ("no more texts", Stop, Some(English)),
    ("arret", Stop, Some(French)),
    ("arreter", Stop, Some(French)),
    ("arretez", Stop, Some(French)),
    ("desabonner", Stop, Some(French)),
    ("se desabonner", Stop, Some(French)),
    ("start", Start, None),
    ("unstop", Start, Some(English)),
    ("opt in", Start, Some(English)),
    ("commencer", Start, Some(French)),
    ("reprendre", Start, Some(French)),
    ("help", Help, Some(English)),
    ("info", Help, None),
    ("aide", Help, Some(French)),
    ("?", Help, None),
];

/// What people put behind it out of politeness.
const POLITE: [&str; 7] =
    [" please", " thanks", " thank you", " thank u", " merci", " svp", " s'il vous plait"];

impl Meant {
    /// The name that is kept of it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Cancel => "cancel",
            Self::Move => "move",
            Self::Stop => "stop",
            Self::Start => "start",
            Self::Help => "help",
            Self::Other => "other",
        }
    }
}

impl Question {
    /// Reads a text: the whole of it is one of the words, whatever the case, accents, blanks and
    /// punctuation, or it is something else.
    ///
    /// `handled` is the keyword that the carrier has dealt with itself, if it says so (`OptOutType`):
    /// it counts before the words.
    #[must_use]
    pub fn read(body: &str, handled: Option<&str>) -> Self {
        let mut words = plain(body);
        for polite in POLITE {
            if let Some(shorter) = words.strip_suffix(polite) {
                words = shorter.trim_end_matches([',', ' ']).to_owned();
            }
        }
        let found = WORDS.iter().find(|(word, ..)| *word == words);
        let language = found.and_then(|(_, _, language)| *language);
        let meant = match handled {
            Some("STOP") => Stop,
            Some("START") => Start,
            Some("HELP") => Help,
            Some(_) | None => found.map_or(Meant::Other, |(_, meant, _)| *meant),
        };
        Self { meant, language }
    }
}

/// In lower case, without accents, with single blanks, without what stands around it.
fn plain(body: &str) -> String {
    let mut plain = String::new();
    for word in body.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase).map(without_accent));
    }
    let around = |c: char| !c.is_alphanumeric();
    match plain.trim_matches(around) {
        "" => plain,
        bare => bare.to_owned(),
    }
}

fn without_accent(letter: char) -> char {
    match letter {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'à' | 'â' => 'a',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'û' | 'ù' => 'u',
        'ç' => 'c',
        '’' => '\'',
        other => other,
    }
}

/// What is done, and what is answered. `about` is the soonest appointment to come of those that the
/// number was texted about. No answer to [`Meant::Stop`].
#[must_use]
pub fn answer(
    question: Question,
    about: Option<&Agreed>,
    sender: &Sender,
    cancel_notice: Minutes,
    language: Option<Language>,
    now: Timestamp,
) -> (Deed, Option<String>) {
    let language = question.language.or(language).unwrap_or(sender.language);
    let of = |agreed: &Agreed| wording::when(agreed, language, now);
    let (deed, reply) = match (question.meant, about) {
        (Meant::Stop, _) => return (Deed::OptOut, None),
        (Meant::Start, _) => (Deed::OptIn, wording::welcome_back(sender, language)),
        (Meant::Help, _) => (Deed::Nothing, wording::who_we_are(sender, language)),
        (Meant::Other, _) => (Deed::Nothing, wording::not_understood(sender, language)),
        (Meant::Confirm | Meant::Cancel | Meant::Move, None) => {
            (Deed::Nothing, wording::nothing_to_come(sender, language))
        }
        (Meant::Confirm, Some(it)) => {
            (Deed::Confirm, wording::confirmed(it, sender, language, &of(it)))
        }
        (Meant::Move, Some(it)) => {
            (Deed::Nothing, wording::call_to_move(it, sender, language, &of(it)))
        }
        (Meant::Cancel, Some(it))
            if it.starts_at.duration_since(now) < cancel_notice.duration() =>
        {
            (Deed::Nothing, wording::too_late(it, sender, language, &of(it)))
        }
        (Meant::Cancel, Some(it)) => {
            (Deed::Cancel, wording::cancelled(it, sender, language, &of(it)))
        }
    };
    (deed, Some(wording::fitting(reply)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cleaning, sender};
    use super::*;

    fn meant(body: &str) -> Meant {
        Question::read(body, None).meant
    }

    #[test]
    fn words_are_read_whatever_their_case_and_what_is_around_them() {
        for (body, meaning) in [
            ("C", Confirm),
            (" c. ", Confirm),
            ("\"Yes!\"", Confirm),
            ("YES please", Confirm),
            ("Oui, merci", Confirm),
            ("X", Cancel),
            ("x\n", Cancel),
            ("Cancel", Cancel),
            ("Annuler s'il vous plaît", Cancel),
            ("r", Move),
            ("Déplacer", Move),
            ("STOP", Stop),
            ("Stop.", Stop),
            ("ARRÊT", Stop),
            ("Start", Start),
            ("HELP", Help),
            ("?", Help),
        ] {
            assert_eq!(meant(body), meaning, "{body:?}");
        }
    }

    #[test]
    fn what_could_mean_something_else_changes_nothing() {
        for body in [
            "",
            "   ",
            "no",
            "yes but later",
            "don't cancel",
            "can I cancel?",
            "C U there",
            "xx",
            "stop by at ten?",
            "I'm running late",
            "🙂",
            "1",
        ] {
            assert_eq!(meant(body), Meant::Other, "{body:?}");
        }
        let long = "c".repeat(1600);
        assert_eq!(meant(&long), Meant::Other);
    }

    #[test]
    fn what_the_carrier_has_dealt_with_counts_before_the_words() {
        assert_eq!(Question::read("cancel", Some("STOP")).meant, Stop);
        assert_eq!(Question::read("yes", Some("START")).meant, Start);
        assert_eq!(Question::read("c", Some("")).meant, Confirm);
    }

    #[test]
    fn no_word_is_there_twice() {
        for (at, (word, ..)) in WORDS.iter().enumerate() {
            assert!(!WORDS[at + 1..].iter().any(|(other, ..)| other == word), "{word}");
            assert_eq!(plain(word), *word, "as it is compared");
        }
    }

    fn answered(body: &str, about: Option<&Agreed>, now: &str) -> (Deed, String) {
        let question = Question::read(body, None);
        let now = now.parse().unwrap();
        let (deed, reply) = answer(question, about, &sender(), Minutes(24 * 60), None, now);
        (deed, reply.unwrap_or_default())
    }

    #[test]
    fn each_word_has_its_deed_and_its_answer() {
        let agreed = cleaning(24, 10, 0);
        let (soon, about) = ("2026-11-23T16:00:00Z", Some(&agreed));
        for (body, deed, reply) in [
            (
                "c",
                Deed::Confirm,
                "Maple Dental: thank you. We expect you for your cleaning on Tuesday, November 24 at \
                 10:00 a.m.",
            ),
            (
                "oui",
                Deed::Confirm,
                "Maple Dental : merci. Nous vous attendons, cleaning, mardi 24 novembre à 10 h.",
            ),
            (
                "x",
                Deed::Cancel,
                "Maple Dental: your cleaning on Tuesday, November 24 at 10:00 a.m. is cancelled. To \
                 book another time, call 587-555-0100.",
            ),
            (
                "r",
                Deed::Nothing,
                "Maple Dental: to move your cleaning on Tuesday, November 24 at 10:00 a.m., please \
                 call 587-555-0100.",
            ),
            ("stop", Deed::OptOut, ""),
            (
                "start",
                Deed::OptIn,
                "Maple Dental: you will get texts about your appointments again.",
            ),
        ] {
            assert_eq!(answered(body, about, soon), (deed, reply.to_owned()), "{body}");
        }
        assert!(answered("help", about, soon).1.contains("To talk to us, call 587-555-0100"));
        assert!(answered("hello?", about, soon).1.contains("Reply C to confirm"));
        let (deed, reply) = answered("x", None, soon);
        assert_eq!(deed, Deed::Nothing);
        assert!(reply.contains("no appointment to come"), "{reply}");
    }

    #[test]
    fn an_appointment_is_called_off_up_to_the_notice_and_not_later() {
        let agreed = cleaning(24, 10, 0);
        let last_moment = "2026-11-23T16:00:00Z";
        assert_eq!(answered("x", Some(&agreed), last_moment).0, Deed::Cancel);
        let (deed, reply) = answered("x", Some(&agreed), "2026-11-23T16:00:01Z");
        assert_eq!(deed, Deed::Nothing);
        assert_eq!(
            reply,
            "Maple Dental: it is too late to cancel your cleaning on Tuesday, November 24 at 10:00 \
             a.m. by text. Please call 587-555-0100."
        );
    }
}

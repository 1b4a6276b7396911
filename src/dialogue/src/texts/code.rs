//! The text with a code.
//!
//! **Invariant:** it says nothing of an appointment, not even that there is one.

use domain::{Code, Language};
use jiff::SignedDuration;

use super::wording::fitting;

/// How long a code is good for.
pub const CODE_LASTS: SignedDuration = SignedDuration::from_mins(10);

/// The words of a text with a code of a practice.
#[must_use]
pub fn code(practice: &str, code: &Code, language: Language) -> String {
    let (code, minutes) = (code.as_str(), CODE_LASTS.as_mins());
    fitting(match language {
        Language::English => format!(
            "{practice}: your code is {code}. It expires in {minutes} minutes. If you are not on \
             the phone with us, please ignore it."
        ),
        Language::French => format!(
            "{practice} : votre code est {code}. Il expire dans {minutes} minutes. Si vous n'êtes \
             pas au téléphone avec nous, veuillez l'ignorer."
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_names_the_practice_the_code_and_how_long_it_lasts_and_nothing_else() {
        let english = code("Maple Dental", &Code::drawn(1234), Language::English);
        assert!(
            english.starts_with("Maple Dental: your code is 001234. It expires in 10 minutes.")
        );
        let french = code("Maple Dental", &Code::drawn(1234), Language::French);
        assert!(french.starts_with("Maple Dental : votre code est 001234. Il expire dans 10"));
        for text in [english, french] {
            let text = text.to_lowercase();
            assert!(!text.contains("appointment") && !text.contains("rendez-vous"), "{text}");
        }
    }
}

//! What words mean where a conversation stands.

use dialogue::Dialogue;
use domain::{Expectation, Practice, Understanding};
use jiff::Timestamp;

/// Understands what a caller said as the answer to what they were asked.
pub(crate) fn understood(
    dialogue: &Dialogue,
    practice: &Practice,
    words: &str,
    now: Timestamp,
) -> Understanding {
    let zone = &practice.time_zone;
    let offered: Vec<_> = dialogue
        .offered()
        .iter()
        .map(|slot| slot.starts_at.to_zoned(zone.clone()).datetime())
        .collect();
    let expectation = Expectation {
        asked: dialogue.expecting(),
        vocabulary: practice.vocabulary(),
        language: dialogue.language(practice),
        offered: &offered,
    };
    language::understand(words, &expectation, &now.to_zoned(zone.clone()))
}

//! A whole conversation as a record: its state, and what is known beside it.

use domain::{Attestation, CallOutcome, CallerId, Language, Turn};

use super::facts::Facts;
use super::values::UpcomingFact;
use crate::Dialogue;
use crate::machine::{Setbacks, Tries};

/// Whether a record could be read as it was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legibility {
    /// Every fact that the state needs is there.
    Whole,
    /// Some are not; the conversation goes on with the question that the rest allows.
    Salvaged,
}

/// Writes a conversation down, in the present [`crate::FORMAT`].
#[must_use]
pub fn write_dialogue(dialogue: &Dialogue) -> String {
    let mut facts = Facts::of(&dialogue.state);
    facts.turn = Some(dialogue.turn.0);
    facts.caller = dialogue.caller.number().map(|number| number.as_str().to_owned());
    facts.attested = match dialogue.caller.attestation() {
        Attestation::Full => Some(true),
        Attestation::Less => None,
    };
    facts.language = dialogue.language.map(|language| language.as_str().to_owned());
    facts.by_keys = dialogue.by_keys.then_some(true);
    facts.done = dialogue.done.map(|done| done.as_str().to_owned());
    facts.made = dialogue.made.as_ref().map(UpcomingFact::of);
    facts.and_another = dialogue.and_another.then_some(true);
    facts.slowly = dialogue.slowly.then_some(true);
    facts.kept = dialogue.kept.as_ref().map(|slip| {
        let mut kept = Facts::default();
        kept.set_slip(slip);
        Box::new(kept)
    });
    let Tries { silences, misunderstandings } = dialogue.tries;
    facts.tries = (dialogue.tries != Tries::default()).then_some((silences, misunderstandings));
    facts.verified = dialogue
        .verified
        .as_ref()
        .map(|it| (it.name.as_str().to_owned(), it.phone.as_str().to_owned()));
    let Setbacks { names, transfers, gone, misheard, numbers, resends, wrong_codes } =
        dialogue.setbacks;
    let codes = (numbers, resends, wrong_codes);
    facts.codes = (codes != <(u8, u8, u8)>::default()).then_some(codes);
    let setbacks = (names, transfers, gone);
    facts.setbacks = (setbacks != <(u8, u8, u8)>::default()).then_some(setbacks);
    facts.misheard = Some(misheard).filter(|misheard| *misheard > 0);
    // A record of strings and numbers has nothing that JSON cannot hold.
    serde_json::to_string(&facts).unwrap_or_default()
}

/// Reads what was written, by this version or another.
///
/// `turn` is the turn that is awaited by the numbers of the journal itself; it stands in when the
/// record does not say.
#[must_use]
pub fn read_dialogue(text: &str, turn: Turn) -> (Dialogue, Legibility) {
    let facts: Facts = serde_json::from_str(text).unwrap_or_default();
    let attestation =
        if facts.attested.unwrap_or_default() { Attestation::Full } else { Attestation::Less };
    let caller = facts.caller.as_deref().map_or(CallerId::Withheld, CallerId::read);
    let caller = caller.vouched_for(attestation);
    let (silences, misunderstandings) = facts.tries.unwrap_or_default();
    let (names, transfers, gone) = facts.setbacks.unwrap_or_default();
    let (numbers, resends, wrong_codes) = facts.codes.unwrap_or_default();
    let misheard = facts.misheard.unwrap_or_default();
    let read = facts.state(&caller);
    let legibility = if read.is_some() { Legibility::Whole } else { Legibility::Salvaged };
    let dialogue = Dialogue {
        turn: facts.turn.map_or(turn, Turn),
        language: facts.language.as_deref().and_then(|it| it.parse::<Language>().ok()),
        by_keys: facts.by_keys.unwrap_or_default(),
        done: facts.done.as_deref().and_then(|it| it.parse::<CallOutcome>().ok()),
        made: facts.made.as_ref().map(UpcomingFact::appointment),
        and_another: facts.and_another.unwrap_or_default(),
        kept: facts.kept.as_ref().map(|kept| Box::new(kept.slip())),
        slowly: facts.slowly.unwrap_or_default(),
        verified: facts.verified(),
        setbacks: Setbacks { names, transfers, gone, misheard, numbers, resends, wrong_codes },
        tries: match legibility {
            Legibility::Whole => Tries { silences, misunderstandings },
            Legibility::Salvaged => Tries::default(),
        },
        state: read.unwrap_or_else(|| facts.salvaged()),
        caller,
    };
    (dialogue, legibility)
}

/// The name of the state in a record, for operators; empty when the record does not say.
#[must_use]
pub fn state_name(text: &str) -> String {
    serde_json::from_str::<Facts>(text).unwrap_or_default().at.unwrap_or_default()
}

/// The most important thing that a call has done so far, by a state as it is written.
#[must_use]
pub fn done_so_far(text: &str) -> Option<CallOutcome> {
    serde_json::from_str::<Facts>(text).ok()?.done?.parse().ok()
}

//! A caller from another number: six digits that are sent there as a text say that it is theirs.
//!
//! **Invariant:** what is said until the code was right is the same whether or not there is an
//! appointment under the name and the number, and whether or not a text was sent.
//! **Invariant:** what a right code opens are the appointments of that number under that name, in
//! this call.

use domain::{
    Intent, Keys, PersonName, PhoneNumber, Pick, SpokenCode, SpokenNumber, Understanding, Verdict,
};

use crate::identity::{self, names};
use crate::machine::{Move, Put, Setbacks};
use crate::slip::{Asked, Errand, Inquiry, Search, Who};
use crate::state::{Return, State};
use crate::wording::{Plain, Remark};
use crate::{Dialogue, Policy, leaving, repair};

/// Codes that may be tried in one call; the book counts them too.
pub const MOST_TRIES: u8 = 3;
/// Times that a code is sent once more in one call.
const RESENDS: u8 = 1;
/// Numbers that a code is sent to in one call: the one that was meant, and the one that was heard.
const NUMBERS: u8 = 2;

/// A number that a caller has shown to be theirs in this call, and the name that they gave with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The name.
    pub name: PersonName,
    /// The number.
    pub phone: PhoneNumber,
}

/// What is waited for: what the caller wants, and under which name and number.
#[derive(Clone, Copy)]
pub(crate) struct Claim<'a> {
    pub(crate) inquiry: &'a Inquiry,
    pub(crate) name: &'a PersonName,
    pub(crate) phone: &'a PhoneNumber,
}

impl Dialogue {
    /// The number whose appointments under a name are the caller's: the one that they have shown to
    /// be theirs with it, or the one that they call from.
    pub(crate) fn number_of(&self, name: &PersonName) -> Option<&PhoneNumber> {
        let shown = self
            .verified
            .as_ref()
            .filter(|it| names::agree(&it.name, name) || names::agree(name, &it.name));
        shown.map(|it| &it.phone).or_else(|| self.caller.number())
    }
}

/// What is written down instead of a code.
const NOT_NOTED: &str = "(code)";

impl Dialogue {
    /// What of a caller's words may be written down: where a code is asked for nothing but what was
    /// understood as something else.
    #[must_use]
    pub fn noted_words<'a>(&self, words: &'a str, heard: &Understanding) -> &'a str {
        let is_nothing_else = *heard == Understanding::default()
            || matches!(heard.code, Some(SpokenCode::Digits(_) | SpokenCode::WrongLength));
        if self.is_asking_for_code() && is_nothing_else { NOT_NOTED } else { words }
    }

    /// What of a caller's keys may be written down: where a code is asked for a single one.
    #[must_use]
    pub fn noted_keys<'a>(&self, keys: &'a Keys) -> &'a str {
        let is_single = keys.single().is_some();
        if self.is_asking_for_code() && !is_single { NOT_NOTED } else { keys.as_str() }
    }

    /// Whether what is written stands for a code, or for what was taken for one, that was not written.
    #[must_use]
    pub fn is_not_noted(&self, written: &str) -> bool {
        self.is_asking_for_code() && written == NOT_NOTED
    }

    fn is_asking_for_code(&self) -> bool {
        matches!(self.state, State::AskingCode { .. } | State::CheckingCode { .. })
    }
}

/// The name is known: whether it is to be looked for under the number that calls, or another one.
pub(crate) fn sought(
    dialogue: &Dialogue,
    inquiry: Inquiry,
    name: PersonName,
    policy: &Policy<'_>,
) -> Move {
    let given = inquiry.phone.clone();
    let inquiry = Inquiry { phone: None, ..inquiry };
    match (given, dialogue.number_of(&name)) {
        (Some(given), Some(known)) if given == *known => {
            dialogue.to(identity::looking(inquiry, name))
        }
        (Some(given), _) => code_wanted(dialogue, inquiry, name, given, policy),
        (None, Some(_)) => dialogue.to(identity::looking(inquiry, name)),
        (None, None) => dialogue.to(State::AskingTheirPhone { inquiry, name }),
    }
}

/// A code is to be sent to a number.
fn code_wanted(
    dialogue: &Dialogue,
    inquiry: Inquiry,
    name: PersonName,
    phone: PhoneNumber,
    policy: &Policy<'_>,
) -> Move {
    let numbers = dialogue.setbacks.numbers.saturating_add(1);
    if numbers > NUMBERS {
        return not_verified(dialogue, policy);
    }
    let setbacks = Setbacks { numbers, ..dialogue.setbacks };
    let dialogue = Dialogue { setbacks, ..dialogue.clone() };
    dialogue.to(State::SendingCode { inquiry, name, phone })
}

/// An answer to "what number is it under?".
pub(crate) fn phone_heard(
    dialogue: &Dialogue,
    inquiry: &Inquiry,
    name: &PersonName,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let own = dialogue.caller.number();
    // "It is under Jane Smith, 403 …": the name is corrected along with it.
    let name = heard.name.as_ref().unwrap_or(name);
    let trouble = match &heard.phone {
        Some(SpokenNumber::Number(given)) if own == Some(given) => {
            return identity::name_asked_again(dialogue, inquiry);
        }
        Some(SpokenNumber::Number(given)) => {
            return code_wanted(dialogue, inquiry.clone(), name.clone(), given.clone(), policy);
        }
        Some(SpokenNumber::CallersOwn) if own.is_some() => {
            return identity::name_asked_again(dialogue, inquiry);
        }
        Some(SpokenNumber::CallersOwn) => Plain::NumberWithheld,
        Some(SpokenNumber::TooShort) => Plain::NumberTooShort,
        Some(SpokenNumber::TooLong) => Plain::NumberTooLong,
        Some(SpokenNumber::NotAssigned) => Plain::NumberNotAssigned,
        // Another name: under the number that calls, or under the one that is asked for again.
        None if heard.name.is_some() => {
            return sought(dialogue, inquiry.clone(), name.clone(), policy);
        }
        None => return otherwise(dialogue, inquiry, heard, policy),
    };
    repair::doubted(dialogue, trouble, policy)
}

/// The book was asked to send a code, and says nothing else about it.
pub(crate) fn sent(dialogue: &Dialogue, claim: Claim<'_>) -> Move {
    let Claim { inquiry, name, phone } = claim;
    let (inquiry, name) = (inquiry.clone(), name.clone());
    let moved = dialogue.to(State::AskingCode { inquiry, name, phone: phone.clone() });
    // That one was sent is known of one number alone.
    let is_once_more = dialogue.setbacks.resends > 0 && dialogue.setbacks.numbers <= 1;
    let moved = if is_once_more {
        moved.put(Put::InOtherWords).after_saying(Plain::CodeSentAgain)
    } else {
        moved
    };
    moved.after_saying(Remark::NumberHeard(phone.clone()))
}

/// An answer to "what is the code?".
pub(crate) fn code_heard(
    dialogue: &Dialogue,
    claim: Claim<'_>,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    let Claim { inquiry, name, phone } = claim;
    match &heard.code {
        Some(SpokenCode::Digits(code)) => {
            let (inquiry, name) = (inquiry.clone(), name.clone());
            let (phone, code) = (phone.clone(), code.clone());
            return dialogue.to(State::CheckingCode { inquiry, name, phone, code });
        }
        Some(SpokenCode::WrongLength) => {
            let first = dialogue.tries.misunderstandings == 0;
            let moved = repair::doubted(dialogue, Plain::CodeLength, policy);
            // It asks for the code itself.
            return if first { moved.put(Put::InOtherWords) } else { moved };
        }
        Some(SpokenCode::NotReceived) => return once_more(dialogue, claim, policy),
        Some(SpokenCode::CannotReceive) => return not_verified(dialogue, policy),
        None => {}
    }
    match &heard.phone {
        Some(SpokenNumber::Number(given)) if given == phone => dialogue.stay(),
        Some(SpokenNumber::Number(_)) => phone_heard(dialogue, inquiry, name, heard, policy),
        Some(
            SpokenNumber::CallersOwn
            | SpokenNumber::TooShort
            | SpokenNumber::TooLong
            | SpokenNumber::NotAssigned,
        )
        | None => otherwise(dialogue, inquiry, heard, policy),
    }
}

/// "I did not get it."
fn once_more(dialogue: &Dialogue, claim: Claim<'_>, policy: &Policy<'_>) -> Move {
    let resends = dialogue.setbacks.resends.saturating_add(1);
    if resends > RESENDS {
        return not_verified(dialogue, policy);
    }
    let setbacks = Setbacks { resends, ..dialogue.setbacks };
    let dialogue = Dialogue { setbacks, ..dialogue.clone() };
    let Claim { inquiry, name, phone } = claim;
    let (inquiry, name, phone) = (inquiry.clone(), name.clone(), phone.clone());
    dialogue.to(State::SendingCode { inquiry, name, phone })
}

/// The code was right: on as who calls from that number.
pub(crate) fn right(dialogue: &Dialogue, claim: Claim<'_>) -> Move {
    let Claim { inquiry, name, phone } = claim;
    let verified = Some(Verified { name: name.clone(), phone: phone.clone() });
    let dialogue = Dialogue { verified, ..dialogue.clone() };
    let (inquiry, name) = (inquiry.clone(), name.clone());
    dialogue.to(State::FindingAppointments { inquiry, name, search: Search::Wished })
}

/// The code was wrong, or there is none.
pub(crate) fn wrong(dialogue: &Dialogue, claim: Claim<'_>, policy: &Policy<'_>) -> Move {
    let wrong_codes = dialogue.setbacks.wrong_codes.saturating_add(1);
    let setbacks = Setbacks { wrong_codes, ..dialogue.setbacks };
    let dialogue = Dialogue { setbacks, ..dialogue.clone() };
    if wrong_codes >= MOST_TRIES {
        return not_verified(&dialogue, policy);
    }
    let Claim { inquiry, name, phone } = claim;
    let (inquiry, name, phone) = (inquiry.clone(), name.clone(), phone.clone());
    dialogue
        .to(State::AskingCode { inquiry, name, phone })
        .put(Put::InOtherWords)
        .after_saying(Plain::CodeWrong)
}

/// Something was said that is neither a number nor a code.
fn otherwise(
    dialogue: &Dialogue,
    inquiry: &Inquiry,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    if let Some(moved) = identity::something_else(dialogue, inquiry, heard, policy) {
        return moved;
    }
    let refused = heard.verdict == Some(Verdict::No) || heard.pick == Some(Pick::None);
    if refused && heard.intent != Some(Intent::Goodbye) {
        if let State::AskingTheirPhone { inquiry, name } = &dialogue.state
            && inquiry.errand == Errand::Check
        {
            // "No, I have none."
            return identity::may_have_none(dialogue, name.clone());
        }
        return identity::left_alone(dialogue, Who::default());
    }
    if heard.verdict == Some(Verdict::Unsure) {
        return repair::doubted(dialogue, Plain::TakeYourTime, policy);
    }
    repair::not_understood(dialogue, policy)
}

/// Letter by letter is about the name, which is asked for again.
pub(crate) fn name_asked(dialogue: &Dialogue, how: Asked) -> Option<Move> {
    if let State::AskingTheirPhone { inquiry, .. } = &dialogue.state {
        return Some(dialogue.to(State::Identifying { inquiry: inquiry.clone(), how }));
    }
    None
}

/// It stays unknown who calls: a person, or a message.
fn not_verified(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    leaving::put_through(dialogue, Return::Nowhere, policy).after_saying(Plain::NotVerified)
}

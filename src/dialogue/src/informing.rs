//! What callers only want to know, and the texts that they want no more of. The open question is
//! put again behind it.

use domain::{CallOutcome, Intent, Understanding, Verdict};

use crate::machine::Move;
use crate::slip::Slip;
use crate::state::State;
use crate::wording::{Plain, Remark, SERVICES_A_PHRASE};
use crate::{Dialogue, Policy, open_days, repair};

/// Most phrases in which services are listed.
const SERVICE_PHRASES: usize = 3;

/// The answer to a question of the caller's; `None` when they asked none.
pub(crate) fn asked(
    dialogue: &Dialogue,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Option<Move> {
    match heard.intent? {
        Intent::Hours => Some(hours(dialogue, heard, policy)),
        Intent::Location => Some(told(dialogue, vec![Remark::Address])),
        Intent::Services => Some(told(dialogue, services(dialogue, heard, policy))),
        Intent::OptOut => Some(no_texts(dialogue)),
        Intent::Book
        | Intent::Reschedule
        | Intent::Cancel
        | Intent::Check
        | Intent::Person
        | Intent::Emergency
        | Intent::Repeat
        | Intent::Goodbye
        | Intent::WrongNumber
        | Intent::Message
        | Intent::Late
        | Intent::Other => None,
    }
}

/// The hours of the days that were named.
pub(crate) fn hours(dialogue: &Dialogue, heard: &Understanding, policy: &Policy<'_>) -> Move {
    told(dialogue, open_days::told(heard, policy))
}

/// Hours and address, for the one key that stands for both.
pub(crate) fn hours_and_address(dialogue: &Dialogue, policy: &Policy<'_>) -> Move {
    let mut remarks = open_days::week(policy);
    remarks.push(Remark::Address);
    told(dialogue, remarks)
}

fn told(dialogue: &Dialogue, remarks: Vec<Remark>) -> Move {
    let mut told = back_to(dialogue, dialogue.state.clone()).having_done(CallOutcome::Answered);
    told.said = remarks;
    told
}

/// On with the question that was open. Where nothing was begun yet, whether there is anything else.
fn back_to(dialogue: &Dialogue, state: State) -> Move {
    if let State::AskingIntent { slip } = &state
        && *slip == Slip::blank(slip.who())
    {
        return dialogue.to(State::AnythingElse { who: slip.who() });
    }
    if state == dialogue.state { dialogue.stay() } else { dialogue.to(state) }
}

/// The service that was named, or that is spoken of, with how long it takes and what it costs; else
/// all of them.
fn services(dialogue: &Dialogue, heard: &Understanding, policy: &Policy<'_>) -> Vec<Remark> {
    let spoken_of = heard.service.or_else(|| dialogue.state.service());
    let all: Vec<_> = match spoken_of.filter(|id| policy.practice.service(*id).is_some()) {
        Some(named) => vec![named],
        None => policy.practice.services.iter().map(|service| service.id).collect(),
    };
    all.chunks(SERVICES_A_PHRASE)
        .take(SERVICE_PHRASES)
        .map(|some| Remark::Services(some.to_vec()))
        .collect()
}

fn no_texts(dialogue: &Dialogue) -> Move {
    if dialogue.caller.number().is_none() {
        return told(dialogue, vec![Plain::NumberWithheld.into(), Plain::CannotDoThat.into()]);
    }
    let from = Box::new(dialogue.state.clone().without_detour());
    dialogue.to(State::ConfirmingNoTexts { from })
}

/// An answer to "shall I stop all texts?".
pub(crate) fn no_texts_answered(
    dialogue: &Dialogue,
    from: &State,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    match heard.verdict {
        Some(Verdict::Yes) => dialogue.to(State::StoppingTexts { from: Box::new(from.clone()) }),
        Some(Verdict::No) => back_to(dialogue, from.clone()).after_saying(Plain::StaysAsItIs),
        Some(Verdict::Unsure) => repair::doubted(dialogue, Plain::TakeYourTime, policy),
        None => repair::not_understood(dialogue, policy),
    }
}

/// The book stopped them.
pub(crate) fn texts_stopped(dialogue: &Dialogue, from: &State) -> Move {
    back_to(dialogue, from.clone())
        .having_done(CallOutcome::Answered)
        .after_saying(Plain::TextsStopped)
}

//! What a caller meant: dates, times, numbers, names, yes and no, intents, services, providers.
//!
//! An answer is read in layers. The transcript is made plain and every word gets its part to play
//! (`reading`, `transcript`, `tag`), with misheard words mended (`mending`); small grammars over these
//! parts find values (`days`, `times`, `phone`, `names`, …); what was refused or corrected falls away
//! (`standing`); what is left is resolved against the day of the call and what was asked.
//! [`understand`] reads an answer in a conversation; [`read`] reads a single value (`single`), and
//! first puts words into the order in which the grammars expect them (`arrange`). The words of a
//! language, and their order, are data (`english`, `french`).
//!
//! **Invariant:** the same answer to the same question is always understood in the same way, and
//! no answer, however long or strange, makes it fail.

#![warn(clippy::indexing_slicing, clippy::string_slice)]

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar picks the few tags that it knows; a new tag is nothing to it"
)]
mod amounts;
mod answer;
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar picks the few tags that it knows; a new tag is nothing to it"
)]
mod arrange;
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar picks the few tags that it knows; a new tag is nothing to it"
)]
mod days;
mod english;
mod french;
mod intent;
mod lexicon;
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar picks the few tags that it knows; a new tag is nothing to it"
)]
mod mending;
mod names;
mod near;
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar picks the few tags that it knows; a new tag is nothing to it"
)]
mod numbers;
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar picks the few tags that it knows; a new tag is nothing to it"
)]
mod phone;
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar picks the few tags that it knows; a new tag is nothing to it"
)]
mod pick;
mod provider;
mod reading;
mod service;
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar picks the few tags that it knows; a new tag is nothing to it"
)]
mod single;
mod spoken;
mod standing;
mod tag;
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar picks the few tags that it knows; a new tag is nothing to it"
)]
mod times;
mod transcript;
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a grammar picks the few tags that it knows; a new tag is nothing to it"
)]
mod verdict;
#[expect(
    clippy::indexing_slicing,
    clippy::large_stack_arrays,
    reason = "the tables are made when the crate is compiled: what goes wrong there does not compile"
)]
mod words;

use domain::{Expectation, Expecting, Intent, Understanding};

pub use single::{Kind, Language, Reading, Said, Setting, Stretch, Value, read};

use answer::{Answer, Covered, Sought};
use transcript::Transcript;
use verdict::Beside;

/// Understands an answer, given what was asked and the time of the call on the practice's wall.
///
/// Of an answer longer than 600 characters the rest is not read. What was not understood is left
/// empty; where a person would ask back there is a doubt, and the part in doubt is empty.
#[must_use]
pub fn understand(words: &str, expectation: &Expectation<'_>, now: &jiff::Zoned) -> Understanding {
    let lexicon = &english::ENGLISH;
    let answer = Answer {
        words: Transcript::read(words, lexicon),
        lexicon,
        asked: expectation.asked,
        sought: Sought::Anything,
        vocabulary: expectation.vocabulary,
        offered: expectation.offered,
        today: now.date(),
        now: now.datetime(),
    };
    let intent = intent::intent(&answer);
    match answer.asked {
        Expecting::Message => message(&answer, intent),
        Expecting::Name => named(&answer, intent),
        Expecting::Intent
        | Expecting::Service
        | Expecting::Provider
        | Expecting::Date
        | Expecting::Time
        | Expecting::Slot
        | Expecting::Phone
        | Expecting::Duration
        | Expecting::Confirmation
        | Expecting::Appointment
        | Expecting::Anything
        | Expecting::Ended => values(&answer, &mut Covered::none(&answer.words), intent),
    }
}

/// A message is not read for values: it belongs to whoever it is for. Only a short answer can be
/// agreement or refusal.
fn message(answer: &Answer<'_>, intent: Option<Intent>) -> Understanding {
    let lexicon = answer.lexicon;
    let verdicts = [lexicon.verdicts.yes, lexicon.verdicts.no, lexicon.verdicts.unsure];
    let short = verdicts.iter().any(|phrases| answer.is_only(phrases));
    let beside = Beside { change: false, refused: false, intent };
    let verdict = short.then(|| verdict::verdict(answer, &Covered::none(&answer.words), beside));
    Understanding { intent, verdict: verdict.flatten(), ..Understanding::default() }
}

/// The answer to the question for a name is one, unless it is clearly something else.
fn named(answer: &Answer<'_>, intent: Option<Intent>) -> Understanding {
    let mut covered = Covered::none(&answer.words);
    if intent.is_none() {
        let phone = phone::phone(answer, &mut covered);
        if let Some(name) = names::name(answer, &mut covered) {
            return Understanding { name: Some(name), phone, ..Understanding::default() };
        }
        covered = Covered::none(&answer.words);
    }
    values(answer, &mut covered, intent)
}

/// Everything that an answer may hold. What one grammar has understood the next ones leave alone.
fn values(answer: &Answer<'_>, covered: &mut Covered, intent: Option<Intent>) -> Understanding {
    let phone = phone::phone(answer, covered);
    let asked_for_name = answer.asked == Expecting::Name;
    let name = (!asked_for_name).then(|| names::name(answer, covered)).flatten();
    let service = service::service(answer, covered);
    let provider = provider::provider(answer, covered);
    let days = days::days(answer, covered);
    let times = times::times(answer, covered);
    let mut pick = pick::pick(answer, covered, &days);
    // "What was the first one?" chooses nothing.
    pick.pick = pick.pick.filter(|_| intent != Some(Intent::Repeat));
    let mut heard = Understanding {
        intent,
        verdict: None,
        service: service.service,
        provider: provider.provider,
        days: days.days,
        times: times.times,
        pick: pick.pick,
        name,
        phone,
        command: None,
        doubt: days.doubt.or(times.doubt),
    };
    heard.intent = booking(answer, &heard);
    let beside = Beside {
        change: heard != Understanding::default(),
        refused: service.refused
            || provider.refused
            || days.refused
            || times.refused
            || pick.refused,
        intent: heard.intent,
    };
    heard.verdict = verdict::verdict(answer, covered, beside);
    heard
}

/// Whoever is asked what they want and names a service or a time wants to book; whoever looks
/// for somebody here has not dialled a wrong number.
fn booking(answer: &Answer<'_>, heard: &Understanding) -> Option<Intent> {
    let named = heard.service.is_some() || heard.provider.is_some();
    let timed = heard.days.is_some() || heard.times.is_some();
    match heard.intent {
        None if intent::is_opening(answer.asked) && (heard.service.is_some() || timed) => {
            Some(Intent::Book)
        }
        Some(Intent::WrongNumber) if named => None,
        other => other,
    }
}

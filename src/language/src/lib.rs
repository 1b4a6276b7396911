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
mod code;
mod command;
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
mod midway;
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
mod roll;
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
mod whom;
#[expect(
    clippy::indexing_slicing,
    clippy::large_stack_arrays,
    reason = "the tables are made when the crate is compiled: what goes wrong there does not compile"
)]
mod words;

use domain::{Command, Doubt, Expectation, Expecting, ForWhom, Intent, Understanding, Verdict};

pub use domain::Language;
pub use single::{Kind, Reading, Said, Setting, Stretch, Value, read};

use answer::{Answer, Covered, Sought};
use lexicon::Lexicon;
use roll::Roll;
use transcript::Transcript;
use verdict::Beside;

/// Understands an answer, given what was asked and the time of the call on the practice's wall.
///
/// Of an answer longer than 600 characters the rest is not read. What was not understood is left
/// empty; where a person would ask back there is a doubt, and the part in doubt is empty.
#[must_use]
pub fn understand(words: &str, expectation: &Expectation<'_>, now: &jiff::Zoned) -> Understanding {
    let lexicon = lexicon_of(expectation.language);
    let mut words = Transcript::read(words, lexicon);
    arrange::arrange(&mut words, lexicon, expectation.asked);
    let answer = Answer {
        words,
        lexicon,
        asked: expectation.asked,
        sought: Sought::Anything,
        vocabulary: expectation.vocabulary,
        roll: Roll::of(expectation.vocabulary, lexicon),
        offered: expectation.offered,
        today: now.date(),
        now: now.datetime(),
    };
    let wanted = wanted(&answer);
    match answer.asked {
        Expecting::Message => message(&answer, wanted),
        Expecting::Name => named(&answer, wanted),
        Expecting::Code => code::code(&answer, wanted),
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
        | Expecting::Ended => values(&answer, &mut Covered::none(&answer.words), wanted),
    }
}

/// Everything that the engine knows about a language.
fn lexicon_of(language: Language) -> &'static Lexicon {
    match language {
        Language::English => &english::ENGLISH,
        Language::French => &french::FRENCH,
    }
}

/// What a caller wants, of the practice and of the conversation.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    intent: Option<Intent>,
    command: Option<Command>,
}

/// A command says more exactly what "repeat that" and "something else" only hint at; an emergency
/// leaves none.
fn wanted(answer: &Answer<'_>) -> Wanted {
    let intent = intent::conversed(answer).filter(|&intent| midway::meant(answer, intent));
    let intent = intent.or_else(|| intent::midway(answer).map(|task| task.intent));
    let intent = intent.or_else(|| midway::asks_back(answer).then_some(Intent::Repeat));
    let command = command::command(answer).filter(|_| intent != Some(Intent::Emergency));
    let vague = matches!(intent, Some(Intent::Repeat | Intent::Other));
    Wanted { intent: intent.filter(|_| !(vague && command.is_some())), command }
}

/// A message is not read for values: it belongs to whoever it is for. Only a short answer can be
/// agreement or refusal.
fn message(answer: &Answer<'_>, Wanted { intent, command }: Wanted) -> Understanding {
    let lexicon = answer.lexicon;
    let verdicts = [lexicon.verdicts.yes, lexicon.verdicts.no, lexicon.verdicts.unsure];
    let short = verdicts.iter().any(|phrases| answer.is_only(phrases));
    let beside = Beside { change: false, refused: false, intent, command };
    let verdict = short.then(|| verdict::verdict(answer, &Covered::none(&answer.words), beside));
    // "Okay" and "yeah sure" wait for the tone; a message says more.
    let agreed = || verdict::only_agrees(answer).then_some(Verdict::Yes);
    let verdict = verdict.flatten().or_else(agreed);
    Understanding { intent, command, verdict, ..Understanding::default() }
}

/// The answer to the question for a name is one, unless it is clearly something else. Who says
/// that they will spell it may do so in the same breath.
fn named(answer: &Answer<'_>, wanted: Wanted) -> Understanding {
    let mut covered = Covered::none(&answer.words);
    let command = wanted.command;
    if midway::gives_no_name(answer) {
        return values(answer, &mut covered, wanted);
    }
    // "It's Ann Lee and I want to cancel my appointment."
    if let Some(task) = intent::midway(answer).filter(|task| wanted.intent == Some(task.intent)) {
        let name = midway::name_beside(answer, task);
        if let Some(name) = &name {
            covered.cover(name.from, name.until);
        }
        let heard = values(answer, &mut covered, wanted);
        return Understanding { name: name.map(|name| name.name).or(heard.name), ..heard };
    }
    if wanted.intent.is_none() && matches!(command, None | Some(Command::Spell)) {
        let phone = phone::phone(answer, &mut covered);
        if let Some(name) = names::name(answer, &mut covered) {
            let for_whom = whom::whom(answer, &mut Covered::none(&answer.words)).whom;
            let name = Some(name);
            return Understanding { name, phone, for_whom, command, ..Understanding::default() };
        }
        covered = Covered::none(&answer.words);
    }
    values(answer, &mut covered, wanted)
}

/// Everything that an answer may hold. What one grammar has understood the next ones leave alone.
fn values(answer: &Answer<'_>, covered: &mut Covered, wanted: Wanted) -> Understanding {
    let Wanted { intent, command } = wanted;
    let phone = phone::phone(answer, covered);
    let asked_for_name = answer.asked == Expecting::Name;
    let name = (!asked_for_name).then(|| names::name(answer, covered)).flatten();
    let whom = whom::whom(answer, covered);
    let service = service::service(answer, covered);
    let provider = provider::provider(answer, covered);
    let counted = pick::counted(answer, covered);
    let days = days::days(answer, covered);
    let times = times::times(answer, covered);
    let mut pick = pick::pick(answer, covered, &days);
    // "What was the first one?" chooses nothing.
    pick.pick = counted.or(pick.pick).filter(|_| intent != Some(Intent::Repeat));
    let mut heard = Understanding {
        intent,
        verdict: None,
        service: service.service,
        provider: provider.provider,
        days: days.days,
        times: times.times,
        pick: pick.pick,
        name: name.or(whom.name),
        phone,
        code: None,
        for_whom: whom.whom,
        of_theirs: midway::of_theirs(answer, intent),
        command: None,
        doubt: days.doubt.or(times.doubt),
    };
    if midway::asks_for_several(answer, &heard, &service.several) {
        heard.service = None;
        heard.doubt = heard.doubt.or(Some(Doubt::WhichService(service.several)));
    }
    heard.intent = booking(answer, &heard);
    let beside = Beside {
        change: heard != Understanding::default(),
        refused: service.refused
            || provider.refused
            || days.refused
            || times.refused
            || pick.refused,
        intent: heard.intent,
        command: command.filter(|it| !command::is_courtesy(*it) && *it != Command::Keep),
    };
    heard.verdict = verdict::verdict(answer, covered, beside);
    heard.verdict = midway::verdict(answer, &heard, days.refused || times.refused);
    heard.command = command.filter(|&it| !command::is_courtesy(it) || command::is_all(&heard));
    if heard.intent == Some(Intent::WrongNumber) && midway::asks_whom_it_reached(answer) {
        heard.command = Some(Command::Introduce);
    }
    heard
}

/// Whoever is asked what they want and names a service or a time wants to book; whoever looks
/// for somebody here has not dialled a wrong number.
fn booking(answer: &Answer<'_>, heard: &Understanding) -> Option<Intent> {
    let named = heard.service.is_some() || heard.provider.is_some();
    let timed = heard.days.is_some() || heard.times.is_some();
    let several = matches!(heard.doubt, Some(Doubt::WhichService(_)));
    let both = heard.for_whom == Some(ForWhom::BothOfThem);
    match heard.intent {
        None if answer.asked == Expecting::Anything && both => Some(Intent::Book),
        None if answer.asked == Expecting::Anything && midway::only_adds_days(answer, heard) => {
            Some(Intent::Other)
        }
        None if midway::only_asks(answer) => None,
        None if intent::is_opening(answer.asked)
            && (heard.service.is_some() || several || timed) =>
        {
            Some(Intent::Book)
        }
        Some(Intent::WrongNumber) if named => None,
        other => other,
    }
}

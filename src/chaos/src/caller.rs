//! Callers: what they want, and what they say to what they are asked.

use jiff::ToSpan as _;
use jiff::civil::{Date, time};

use crate::chance::Chance;
use crate::practices::{HORIZON_DAYS, PRACTICES, PROVIDERS};
use crate::words;

/// So many callers in a row want to come to the same practice on the same day.
const CALLERS_A_DAY: u32 = 24;
/// At one of so many times, which is less than there are callers: they race for them.
const POPULAR_TIMES: u64 = 8;

const NAMES: [&str; 6] =
    ["Sarah Johnson", "Peter Miller", "Anna Smith", "Tom Brown", "Emily Clark", "James Wilson"];

/// A caller.
pub(crate) struct Caller {
    /// What stands in `From`.
    pub(crate) number: String,
    /// Which practice they call.
    pub(crate) practice: u32,
    /// After how many answers they hang up, and whether in the middle of the next one.
    pub(crate) hangs_up: Option<(u32, HangingUp)>,
    name: &'static str,
    provider: &'static str,
    when: String,
    says_it_all_at_once: bool,
    /// How often they do something else than answer, in a thousand times.
    keys: u64,
    silent: u64,
    babbling: u64,
    wants_a_person: u64,
    /// How often they want something else at the read-back, at first.
    fickle: u64,
    changes_of_mind: u8,
    is_booked: bool,
}

/// How somebody hangs up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HangingUp {
    /// While Bella waits for them.
    InSilence,
    /// While their answer is being worked on.
    InTheMiddle,
}

/// What a caller does when something is awaited of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Does {
    Says(String),
    Presses(&'static str),
    KeepsSilent,
}

impl Caller {
    /// The caller of this number, who wants a slot that others want too.
    pub(crate) fn new(number: u32, first_day: Date, chance: &mut Chance) -> Self {
        let block = number / CALLERS_A_DAY;
        let day = block / PRACTICES % (HORIZON_DAYS - 10);
        let provider = chance.one_of(["Dr. Adams", "Dr. Adams", "Dr. Baker", "anyone"]);
        let quarters = chance.between(0, POPULAR_TIMES - 1);
        let hangs_up = chance.per_mille(80).then(|| {
            let how = chance.one_of([HangingUp::InSilence, HangingUp::InTheMiddle]);
            (u32::try_from(chance.between(0, 5)).unwrap_or(0), how)
        });
        Self {
            number: if chance.per_mille(80) { "anonymous".into() } else { telephone(number) },
            practice: block % PRACTICES,
            hangs_up,
            name: chance.one_of(NAMES),
            provider,
            when: wish(first_day, day, quarters),
            says_it_all_at_once: chance.per_mille(600),
            keys: chance.one_of([0, 0, 0, 150, 1000]),
            silent: chance.one_of([0, 0, 0, 0, 60]),
            babbling: chance.one_of([0, 0, 0, 100]),
            wants_a_person: chance.one_of([0, 0, 0, 30]),
            fickle: chance.one_of([0, 0, 300, 700]),
            changes_of_mind: 2,
            is_booked: false,
        }
    }

    /// Somebody who knows what they want, on a day that nobody else has asked for.
    pub(crate) fn straight(number: u32, first_day: Date) -> Self {
        Self {
            number: telephone(number),
            practice: 0,
            hangs_up: None,
            name: "Sarah Johnson",
            provider: "Dr. Adams",
            when: wish(first_day, HORIZON_DAYS - 8, u64::from(number % 32)),
            says_it_all_at_once: true,
            keys: 0,
            silent: 0,
            babbling: 0,
            wants_a_person: 0,
            fickle: 0,
            changes_of_mind: 0,
            is_booked: false,
        }
    }

    /// What they do when this is awaited, having heard this.
    pub(crate) fn answers(&mut self, expecting: &str, heard: &str, chance: &mut Chance) -> Does {
        self.is_booked |= heard.contains("You are booked");
        if self.is_booked {
            // That was all they wanted.
            return match chance.one_of(["no, thank you", "that's all", "1", ""]) {
                "" => Does::KeepsSilent,
                "1" => Does::Presses("1"),
                words => Does::Says(words.into()),
            };
        }
        if chance.per_mille(self.silent) {
            return Does::KeepsSilent;
        }
        if chance.per_mille(self.wants_a_person) {
            return Does::Says("I want to speak to a person".into());
        }
        if chance.per_mille(self.babbling) {
            return Does::Says(
                chance.one_of(["the blue elephant sings", "hmm well you know"]).into(),
            );
        }
        if chance.per_mille(self.keys) {
            return Does::Presses(if expecting == "phone" { "5875550123" } else { "1" });
        }
        Does::Says(self.words(expecting, chance))
    }

    fn words(&mut self, expecting: &str, chance: &mut Chance) -> String {
        let Self { name, provider, when, .. } = self;
        match expecting {
            "intent" if self.says_it_all_at_once => {
                format!("I'd like to book a consultation with {provider} {when}")
            }
            "intent" => "I'd like to book a consultation".into(),
            "service" => "a consultation".into(),
            "provider" => (*provider).into(),
            "date" | "time" => when.clone(),
            "slot" => chance.one_of(["the first one", "the first one", "the second one"]).into(),
            "name" => (*name).into(),
            "phone" => "five eight seven five five five zero one two three".into(),
            "confirmation" => self.thinks_again(chance),
            "message" => "please call me back".into(),
            "anything" => chance.one_of(["no", when.as_str(), "yes", "Dr. Baker"]).into(),
            _ => "hello".into(),
        }
    }

    fn thinks_again(&mut self, chance: &mut Chance) -> String {
        if self.changes_of_mind > 0 && chance.per_mille(self.fickle) {
            self.changes_of_mind -= 1;
            let changes = [
                "no",
                "no, with Dr. Baker",
                "I am not sure",
                "no, my name is Anna Berger",
                "another day",
                "goodbye",
            ];
            return chance.one_of(changes).into();
        }
        chance.one_of(["yes", "yes please", "yeah"]).into()
    }
}

/// A number that exists: exchanges from 420 to 499.
fn telephone(number: u32) -> String {
    format!("+1403{}{:04}", 420 + number / 10_000 % 80, number % 10_000)
}

/// "on November 24th at 10:15 a.m."
fn wish(first_day: Date, day: u32, quarters: u64) -> String {
    let date = first_day.saturating_add(i64::from(day).days());
    let minutes = i64::try_from(quarters).unwrap_or(0) * 15;
    let at = time(9, 0, 0, 0).saturating_add(minutes.minutes());
    format!("on {} at {}", words::date(date), words::time(at))
}

/// What is spoken of people, for the practices to know.
const _: () = assert!(PROVIDERS.len() == 2, "callers ask for two by name");

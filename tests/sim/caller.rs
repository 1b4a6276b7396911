//! Callers: what they want, and what they say to what they hear.

use std::time::Duration;

use domain::{Expecting, Heard};

use crate::chance::Chance;

/// What agrees to a read-back and says nothing else.
pub(crate) const PLAIN_YES: [&str; 3] = ["yes", "yes please", "yeah"];

const NONSENSE: [&str; 4] =
    ["the blue elephant sings", "hmm well you know", "asdf", "how about that weather"];

/// A caller.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// What stands in `From`.
    pub(crate) number: String,
    /// How long after the start they call.
    pub(crate) rings_after: Duration,
    /// When they hang up, whatever happens, counted from the ringing.
    pub(crate) hangs_up_after: Option<Duration>,
    /// The caller's own stream of chance.
    pub(crate) stream: u64,
    name: &'static str,
    service: &'static str,
    provider: &'static str,
    when: &'static str,
    says_it_all_at_once: bool,
    /// How often they do something else than answer, in a thousand times.
    silent: u64,
    babbling: u64,
    keys: u64,
    /// How often they want something else at the read-back, at first.
    fickle: u64,
    changes_of_mind: u8,
    wants_a_person: u64,
    is_booked: bool,
}

impl Caller {
    /// A caller of some scenario, `popular` being when most of them want to come.
    pub(crate) fn new(seed: u64, number: u64, popular: &'static str) -> Self {
        let stream = 100 + number;
        let mut chance = Chance::new(seed, stream);
        let chance = &mut chance;
        let withheld = chance.per_mille(150);
        let somewhen = ["tomorrow at ten", "Tuesday at nine", "Sunday", "", "next Monday at two"];
        Self {
            number: if withheld { "anonymous".into() } else { format!("+1403266123{number}") },
            rings_after: chance.millis(0, 20_000),
            hangs_up_after: chance.per_mille(200).then(|| chance.millis(0, 60_000)),
            stream,
            name: chance.one_of(&["Sarah Johnson", "Peter Miller", "Anna Smith", "Tom Brown"]),
            service: chance.one_of(&["a cleaning", "a cleaning", "a check-up", "a filling"]),
            provider: chance.one_of(&["Doctor Khan", "Doctor Khan", "Doctor Tremblay", "anyone"]),
            when: if chance.per_mille(650) { popular } else { chance.one_of(&somewhen) },
            says_it_all_at_once: chance.per_mille(700),
            silent: chance.one_of(&[0, 0, 60, 400]),
            babbling: chance.one_of(&[0, 0, 60, 400]),
            keys: chance.one_of(&[0, 0, 200, 1000]),
            fickle: chance.one_of(&[0, 0, 300, 700]),
            changes_of_mind: 2,
            wants_a_person: chance.one_of(&[0, 0, 0, 80]),
            is_booked: false,
        }
    }

    /// A caller who presses 1 at every question, which books.
    pub(crate) fn patient(stream: u64) -> Self {
        Self {
            number: "+14032661299".into(),
            rings_after: Duration::ZERO,
            hangs_up_after: None,
            stream,
            name: "",
            service: "",
            provider: "",
            when: "",
            says_it_all_at_once: false,
            silent: 0,
            babbling: 0,
            keys: 1000,
            fickle: 0,
            changes_of_mind: 0,
            wants_a_person: 0,
            is_booked: false,
        }
    }

    /// What the caller does when something is awaited of them, having heard this.
    pub(crate) fn answers(
        &mut self,
        expecting: Expecting,
        heard: &str,
        chance: &mut Chance,
    ) -> Heard {
        self.is_booked |= heard.contains("You are booked");
        if self.is_booked {
            // That was all they wanted.
            return match chance.one_of(&["no, thank you", "that's all", "1", ""]) {
                "1" => Heard::read("", "1"),
                words => Heard::read(words, ""),
            };
        }
        if chance.per_mille(self.silent) {
            return Heard::Silence;
        }
        if chance.per_mille(self.wants_a_person) {
            return Heard::read("I want to speak to a person", "");
        }
        if chance.per_mille(self.babbling) {
            return Heard::read(chance.one_of(&NONSENSE), "");
        }
        if chance.per_mille(self.keys) {
            let keys = if expecting == Expecting::Phone { "5875550123" } else { "1" };
            return Heard::read("", keys);
        }
        Heard::read(&self.words(expecting, chance), "")
    }

    fn words(&mut self, expecting: Expecting, chance: &mut Chance) -> String {
        let Self { name, service, provider, when, .. } = self;
        match expecting {
            Expecting::Intent if self.says_it_all_at_once => {
                format!("I'd like to book {service} with {provider} {when}")
            }
            Expecting::Intent => "I'd like to book an appointment".into(),
            Expecting::Service => (*service).into(),
            Expecting::Provider => (*provider).into(),
            Expecting::Date | Expecting::Time if when.is_empty() => "as soon as possible".into(),
            Expecting::Date | Expecting::Time => (*when).into(),
            Expecting::Slot => chance.one_of(&["the first one", "yes", "the second one"]).into(),
            Expecting::Name => (*name).into(),
            Expecting::Phone => "five eight seven five five five zero one two three".into(),
            Expecting::Code => "one two three four five six".into(),
            Expecting::Confirmation => self.thinks_again(chance),
            Expecting::Anything => {
                chance.one_of(&["Wednesday", "no", "yes", "Doctor Tremblay", "at three"]).into()
            }
            Expecting::Message => "please call me back".into(),
            Expecting::Duration | Expecting::Appointment | Expecting::Ended => "hello".into(),
        }
    }

    fn thinks_again(&mut self, chance: &mut Chance) -> String {
        if self.changes_of_mind > 0 && chance.per_mille(self.fickle) {
            self.changes_of_mind -= 1;
            let changes = [
                "no",
                "no, Wednesday",
                "yes but at eleven",
                "Thursday",
                "no, with Doctor Tremblay",
                "I am not sure",
                "no, my name is Anna Berger",
                "another day",
                "goodbye",
            ];
            return chance.one_of(&changes).into();
        }
        chance.one_of(&PLAIN_YES).into()
    }
}

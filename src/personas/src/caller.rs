//! A caller on the line: what they do about what they hear.

mod deeds;
mod keys;
mod sentences;

use jiff::civil::{Date, DateTime};

use crate::goal::{Goal, Wish};
use crate::persona::{Language, Persona, Plan};
use crate::{Chance, english, french, heard, practice};
pub use deeds::{Agreed, Does};
use sentences::{asks_when_too, is_all_over_again, is_side_question, offer, read_back, spelled};

/// After how many turns somebody gives up.
const PATIENCE: u32 = 30;
/// How often somebody says no when offered only what they do not want.
const REFUSALS: u32 = 4;

/// A caller on the line.
#[derive(Debug)]
pub struct Caller {
    plan: Plan,
    today: Date,
    language: Language,
    /// Which of their wishes stands now.
    wish: usize,
    turns: u32,
    agreed: Vec<Agreed>,
    /// After how many turns they heard what they called for.
    reached: Option<u32>,
    /// Whether they did not answer the last question.
    evaded: bool,
    refusals: u32,
    thanked: u32,
    name_was_wrong: bool,
}

impl Caller {
    /// Somebody who knows what they want and what day it is.
    #[must_use]
    pub const fn new(plan: Plan, today: Date) -> Self {
        Self {
            plan,
            today,
            language: Language::English,
            wish: 0,
            turns: 0,
            agreed: Vec::new(),
            reached: None,
            evaded: false,
            refusals: 0,
            thanked: 0,
            name_was_wrong: false,
        }
    }

    /// Who they are and what they want.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What they said yes to.
    #[must_use]
    pub fn agreed(&self) -> &[Agreed] {
        &self.agreed
    }

    /// After how many turns they heard what they called for.
    #[must_use]
    pub const fn reached(&self) -> Option<u32> {
        self.reached
    }

    /// Hears something without being asked.
    pub fn hears(&mut self, said: &str) {
        let news = match self.plan.goal {
            Goal::BookNew | Goal::BookKnown => ["You are booked", "C'est réservé"],
            Goal::Move => ["It is moved", "C'est déplacé"],
            Goal::Cancel => ["It is cancelled", "C'est annulé"],
            // "On Friday, … we are open from 9 a.m."
            Goal::AskHours => ["e are open", "ous sommes ouverts"],
            Goal::AskWhen => ["I have your ", "Je vois"],
            Goal::Trouble => return,
        };
        let is_theirs = match (self.plan.goal, self.plan.theirs) {
            (Goal::AskWhen, Some(at)) => self.times(said).contains(&at.start),
            _ => true,
        };
        if self.reached.is_none() && is_theirs && news.iter().any(|it| said.contains(it)) {
            self.reached = Some(self.turns);
        }
    }

    /// What they do when this is awaited, having heard this.
    pub fn answers(&mut self, expecting: &str, said: &str, chance: &mut Chance) -> Does {
        self.hears(said);
        if self.turns >= PATIENCE || expecting == "message" || self.refusals > REFUSALS {
            return Does::HangsUp;
        }
        self.turns += 1;
        let hostile = self.plan.talks == Persona::Hostile;
        if hostile {
            return if self.turns > 3 && chance.per_mille(300) {
                Does::HangsUp
            } else {
                Does::Says(chance.one_of(english::HOSTILE).to_owned())
            };
        }
        if self.reached.is_some() {
            return self.ends(said, chance);
        }
        if self.evades(expecting, chance) {
            self.evaded = true;
            return if self.plan.talks == Persona::Rambling {
                Does::Says(chance.one_of(english::NOTHING_SAID).to_owned())
            } else {
                Does::KeepsSilent
            };
        }
        if self.plan.talks == Persona::Keypad {
            return self.presses(expecting, said);
        }
        self.evaded = false;
        if self.plan.talks == Persona::French {
            // They go on in French when they are answered in it.
            if !french::is_spoken_in(said) {
                return Does::Says(chance.one_of(french::IN_FRENCH).to_owned());
            }
            self.language = Language::French;
        }
        let words = self.words(expecting, said, chance);
        if self.plan.talks == Persona::Rambling
            && expecting != "confirmation"
            && expecting != "name"
        {
            let ahead = if chance.per_mille(600) { chance.one_of(english::AHEAD) } else { "" };
            let behind = if chance.per_mille(300) { chance.one_of(english::BEHIND) } else { "" };
            return Does::Says(format!("{ahead}{words}{behind}"));
        }
        Does::Says(words)
    }

    /// Whether they do not answer this time.
    fn evades(&self, expecting: &str, chance: &mut Chance) -> bool {
        let often = if self.plan.talks == Persona::Silent {
            400
        } else if self.plan.talks == Persona::Rambling && expecting != "name" {
            120
        } else {
            0
        };
        !self.evaded && chance.per_mille(often)
    }

    /// That was all.
    fn ends(&mut self, said: &str, chance: &mut Chance) -> Does {
        self.thanked += 1;
        if self.thanked > 2 || chance.per_mille(400) {
            return Does::HangsUp;
        }
        match (self.plan.talks, self.language) {
            (Persona::Keypad, _) if said.contains("another appointment") => {
                Does::Presses("2".into())
            }
            (Persona::Keypad, _) => Does::Presses("1".into()),
            (_, Language::English) => Does::Says(chance.one_of(english::DONE).to_owned()),
            (_, Language::French) => Does::Says(chance.one_of(french::DONE).to_owned()),
        }
    }

    fn words(&mut self, expecting: &str, said: &str, chance: &mut Chance) -> String {
        if is_side_question(said) {
            return self.either("no thank you", "non merci");
        }
        let wish = self.wish();
        let lets_on = matches!(expecting, "name" | "provider" | "slot");
        if lets_on && self.is_to_change() && chance.per_mille(250) {
            return self.changes(chance);
        }
        match expecting {
            "intent" if self.plan.talks == Persona::Hurried => {
                english::all(self.plan.goal, wish.as_ref(), &self.plan.name, chance)
            }
            "intent" => self.in_language(chance, wish, Say::Opening),
            // They did not call for that.
            "service" | "provider" | "date" | "time" | "slot" if wish.is_none() => {
                let opening = self.in_language(chance, wish, Say::Opening);
                self.either(&format!("no, {opening}"), &format!("non, {opening}"))
            }
            "service" => {
                let service = practice::SERVICES[self.plan.service];
                let what = self.either(&format!("a {}", service.english), service.french);
                // Not everybody answers both of two questions.
                if asks_when_too(said) && chance.per_mille(700) {
                    format!("{what} {}", self.in_language(chance, wish, Say::WhenAndWhom))
                } else {
                    what
                }
            }
            "provider" => self.in_language(chance, wish, Say::Whom),
            "date" | "time" => self.in_language(chance, wish, Say::WhenAndWhom),
            "slot" => self.picks(said, chance),
            "name" if said.contains("spell") || said.contains("épeler") => {
                spelled(&self.plan.name)
            }
            "name" => self.in_language(chance, wish, Say::Name),
            "phone" => spelled(self.plan.phone.trim_start_matches("+1")),
            "confirmation" => self.decides(said, chance),
            "appointment" => self.which(said),
            // "What would you like to change?", but not "is there anything else?".
            _ if wish.is_some() && !is_all_over_again(said) => {
                self.in_language(chance, wish, Say::When)
            }
            _ => self.in_language(chance, wish, Say::Opening),
        }
    }

    fn in_language(&self, chance: &mut Chance, wish: Option<Wish>, say: Say) -> String {
        let Plan { goal, name, .. } = &self.plan;
        match (self.language, say, wish) {
            (Language::English, Say::Opening, wish) => {
                english::opening(*goal, wish.as_ref(), chance)
            }
            (Language::French, Say::Opening, wish) => french::opening(*goal, wish.as_ref(), chance),
            (Language::English, Say::Name, _) => english::name(name, chance),
            (Language::French, Say::Name, _) => french::name(name, chance),
            (Language::English, Say::Whom, Some(wish)) => english::whom(&wish, chance),
            (Language::French, Say::Whom, Some(wish)) => french::whom(&wish, chance),
            (Language::English, Say::When, Some(wish)) => english::when(&wish, chance),
            (Language::French, Say::When, Some(wish)) => french::when(&wish, chance),
            (Language::English, Say::WhenAndWhom, Some(wish)) => {
                english::when_and_whom(&wish, chance)
            }
            (Language::French, Say::WhenAndWhom, Some(wish)) => {
                french::when_and_whom(&wish, chance)
            }
            (Language::English, Say::Yes, _) => chance.one_of(english::YES).to_owned(),
            (Language::French, Say::Yes, _) => chance.one_of(french::YES).to_owned(),
            (Language::English, Say::Whom | Say::When | Say::WhenAndWhom, None) => {
                "no thank you".to_owned()
            }
            (Language::French, Say::Whom | Say::When | Say::WhenAndWhom, None) => {
                "non merci".to_owned()
            }
        }
    }

    /// Which of the times on offer they take.
    fn picks(&mut self, said: &str, chance: &mut Chance) -> String {
        let Some(wish) = self.wish() else { return self.either("no thank you", "non merci") };
        let offered = self.times(offer(said));
        let Some(place) = offered.iter().position(|start| wish.is_at(*start)) else {
            self.refusals += 1;
            let when = self.in_language(chance, Some(wish), Say::When);
            return self.either(&format!("no, {when}"), &format!("non, {when}"));
        };
        if offered.len() == 1 {
            return self.in_language(chance, Some(wish), Say::Yes);
        }
        let english = english::PICKS.get(place).copied().unwrap_or("the last one");
        let french = french::PICKS.get(place).copied().unwrap_or("le dernier");
        self.either(english, french)
    }

    /// Yes to what they want, and no with the right thing to anything else.
    fn decides(&mut self, said: &str, chance: &mut Chance) -> String {
        let read = read_back(said);
        let start = self.times(read).last().copied();
        if said.contains("Shall I cancel") || said.contains("l'annuler") {
            return match (self.plan.goal, self.plan.theirs, start) {
                (Goal::Cancel, Some(at), Some(start)) if at.start == start => {
                    self.agreed.push(Agreed::ToCancel { start });
                    self.in_language(chance, None, Say::Yes)
                }
                _ => self.either("no, not that one", "non, pas celui-là"),
            };
        }
        let (Some(wish), Some(start)) = (self.wish(), start) else {
            return self.either("no", "non");
        };
        let moves = said.contains("Shall I move") || said.contains("Dois-je déplacer");
        if moves != (self.plan.goal == Goal::Move) {
            self.refusals += 1;
            let opening = self.in_language(chance, Some(wish), Say::Opening);
            return self.either(&format!("no, {opening}"), &format!("non, {opening}"));
        }
        let wrong = self.wrong(read, &wish, start, moves, chance);
        if !wrong.is_empty() {
            self.refusals += 1;
            let wrong = wrong.join(" ");
            return self.either(&format!("no, {wrong}"), &format!("non, {wrong}"));
        }
        if self.is_to_change() {
            return self.changes(chance);
        }
        if !moves && !self.name_was_wrong && !self.is_named_in(read) {
            self.name_was_wrong = true;
            let name = &self.plan.name;
            return self
                .either(&format!("no, my name is {name}"), &format!("non, je m'appelle {name}"));
        }
        self.agreed.push(if moves {
            Agreed::ToMove { start }
        } else {
            let (service, provider) = (heard::service(read), heard::provider(read));
            Agreed::ToBook { service, provider, start }
        });
        self.in_language(chance, Some(wish), Say::Yes)
    }

    /// Whether they are the one in a read-back. Who is known there is called by their given name.
    fn is_named_in(&self, read: &str) -> bool {
        let Plan { name, .. } = &self.plan;
        read.contains(name) || (self.plan.is_known() && read.contains(self.plan.given_name()))
    }

    /// What of a read-back is not as wished, as they say it right.
    fn wrong(
        &self,
        read: &str,
        wish: &Wish,
        start: DateTime,
        moves: bool,
        chance: &mut Chance,
    ) -> Vec<String> {
        let mut wrong = Vec::new();
        if !moves && heard::service(read) != Some(wish.service) {
            let service = practice::SERVICES[wish.service];
            wrong.push(self.either(&format!("a {}", service.english), service.french));
        }
        if wish.provider.is_some() && heard::provider(read) != wish.provider {
            wrong.push(self.in_language(chance, Some(*wish), Say::Whom));
        }
        if !wish.is_at(start) {
            wrong.push(self.in_language(chance, Some(*wish), Say::When));
        }
        wrong
    }

    /// Another wish than before.
    fn changes(&mut self, chance: &mut Chance) -> String {
        let before = self.wish();
        self.wish += 1;
        let (Some(before), Some(now)) = (before, self.wish()) else {
            return self.either("no", "non");
        };
        match self.language {
            Language::English => {
                let what = english::difference(&before, &now, chance);
                chance.one_of(english::ACTUALLY).to_owned() + &what
            }
            Language::French => {
                let what = french::difference(&before, &now, chance);
                chance.one_of(french::ACTUALLY).to_owned() + &what
            }
        }
    }

    /// Which of several appointments is meant.
    fn which(&self, said: &str) -> String {
        let theirs = self.plan.theirs.map(|at| at.start);
        let place = self.times(said).iter().position(|start| Some(*start) == theirs);
        let place = place.unwrap_or(0).min(2);
        self.either(english::PICKS[place], french::PICKS[place])
    }

    fn wish(&self) -> Option<Wish> {
        self.plan.wishes.get(self.wish).copied()
    }

    fn is_to_change(&self) -> bool {
        self.wish + 1 < self.plan.wishes.len()
    }

    fn times(&self, said: &str) -> Vec<DateTime> {
        heard::times(said, self.today, self.language)
    }

    fn either(&self, english: &str, french: &str) -> String {
        match self.language {
            Language::English => english.to_owned(),
            Language::French => french.to_owned(),
        }
    }
}

/// What there is to say.
#[derive(Clone, Copy)]
enum Say {
    Opening,
    Whom,
    When,
    WhenAndWhom,
    Name,
    Yes,
}

//! Who calls: how they talk, what they want, and what of it they tell when.

use jiff::civil::Date;

use crate::goal::{At, Goal, When, Wish};
use crate::{Chance, practice};

/// In which language a call goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
}

/// How somebody talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Persona {
    /// Answers what is asked.
    Plain,
    /// Says everything at once.
    Hurried,
    /// Fillers, half sentences, and others in the room.
    Rambling,
    /// Takes one thing back.
    Correcting,
    /// Takes two things back.
    Fickle,
    /// Says nothing now and then.
    Silent,
    /// Never speaks.
    Keypad,
    /// Goes on in French.
    French,
    /// Abuse, nonsense and commands; wants nothing.
    Hostile,
    /// Any of those who speak, over a bad line.
    Noisy,
}

impl Persona {
    /// All of them, in the order in which they call.
    pub const ALL: [Self; 10] = [
        Self::Plain,
        Self::Hurried,
        Self::Rambling,
        Self::Correcting,
        Self::Fickle,
        Self::Silent,
        Self::Keypad,
        Self::French,
        Self::Hostile,
        Self::Noisy,
    ];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Hurried => "hurried",
            Self::Rambling => "rambling",
            Self::Correcting => "correcting",
            Self::Fickle => "fickle",
            Self::Silent => "silent",
            Self::Keypad => "keypad",
            Self::French => "french",
            Self::Hostile => "hostile",
            Self::Noisy => "noisy",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// How often they take something back.
    const fn changes(self) -> usize {
        match self {
            Self::Correcting => 1,
            Self::Fickle => 2,
            Self::Plain
            | Self::Hurried
            | Self::Rambling
            | Self::Silent
            | Self::Keypad
            | Self::French
            | Self::Hostile
            | Self::Noisy => 0,
        }
    }
}

/// Somebody before they call, as far as it does not depend on what is free.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Which call of the run.
    pub number: u32,
    /// As whom it is counted.
    pub persona: Persona,
    /// How they talk: for a noisy one, who is behind the noise.
    pub talks: Persona,
    /// What they want.
    pub goal: Goal,
    /// Their name.
    pub name: String,
    /// Their number.
    pub phone: String,
    /// Whether the carrier vouches for it.
    pub attested: bool,
    /// Which of [`practice::SERVICES`] it is about.
    pub service: usize,
    /// From how many days ahead on times are looked for.
    pub days_ahead: i64,
    /// What they wish for, one wish after the other; the last one stands.
    pub wishes: Vec<Wish>,
    /// The appointment that they have before they call.
    pub theirs: Option<At>,
}

/// Of how many callers the carrier vouches for the number, of a thousand.
const ATTESTED: u64 = 900;
/// How many days ahead they look for a time, at most and at least.
const AHEAD: (u64, u64) = (3, 60);

const FIRST: [&str; 16] = [
    "Sarah", "Peter", "Anna", "Thomas", "Emily", "James", "Linda", "Robert", "Alice", "David",
    "Karen", "Michael", "Laura", "Daniel", "Susan", "Kevin",
];
const LAST: [&str; 16] = [
    "Johnson", "Miller", "Smith", "Brown", "Clark", "Wilson", "Anderson", "Taylor", "Harris",
    "Martin", "Lewis", "Walker", "Campbell", "Mitchell", "Roberts", "Turner",
];

impl Plan {
    /// The caller of this number; of one persona, when it is named.
    #[must_use]
    pub fn drawn(number: u32, only: Option<Persona>, chance: &mut Chance) -> Self {
        let turn = usize::try_from(number).unwrap_or(0) % Persona::ALL.len();
        let persona = only.unwrap_or(Persona::ALL[turn]);
        let talks = if persona == Persona::Noisy {
            chance.one_of([
                Persona::Plain,
                Persona::Hurried,
                Persona::Rambling,
                Persona::Correcting,
                Persona::Fickle,
                Persona::Silent,
                Persona::French,
            ])
        } else {
            persona
        };
        Self {
            number,
            persona,
            talks,
            goal: goal(talks, chance),
            name: format!("{} {}", chance.one_of(FIRST), chance.one_of(LAST)),
            // Numbers that exist: exchanges from 420 to 499.
            phone: format!("+1403{}{:04}", 420 + number / 10_000 % 80, number % 10_000),
            attested: chance.per_mille(ATTESTED),
            service: chance.place(practice::SERVICES.len()),
            days_ahead: i64::try_from(chance.between(AHEAD.0, AHEAD.1)).unwrap_or(3),
            wishes: Vec::new(),
            theirs: None,
        }
    }

    /// Whether the practice knows who calls when the telephone rings: they have been there before,
    /// and their number is vouched for.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.goal.is_known() && self.attested
    }

    /// What they are called by those who know them.
    #[must_use]
    pub fn given_name(&self) -> &str {
        self.name.split_once(' ').map_or(&self.name, |(given, _)| given)
    }

    /// Makes up what they wish for, out of the times that are free. `None` when there are none.
    #[must_use]
    pub fn wishing(mut self, free: &[At], chance: &mut Chance) -> Option<Self> {
        if self.goal.is_known() {
            self.theirs = Some(*free.get(chance.place(free.len()))?);
        }
        // Moving keeps the person, whom nobody names then.
        let theirs = self.theirs;
        let other: Vec<At> = free
            .iter()
            .filter(|at| theirs.is_none_or(|it| it.start.date() != at.start.date()))
            .filter(|at| {
                self.goal != Goal::Move || theirs.is_none_or(|it| it.provider == at.provider)
            })
            .copied()
            .collect();
        if self.goal.books() && self.talks == Persona::Keypad {
            // No key names anybody where it is not asked with whom.
            let wish =
                Wish { service: self.service, provider: None, day: None, when: When::AnyTime };
            self.wishes.push(wish);
        } else if self.goal.books() || self.goal == Goal::Move {
            let mut wish = Wish::drawn(self.service, &other, chance)?;
            if self.goal == Goal::Move {
                wish.provider = None;
            }
            self.wishes.push(wish);
            for _ in 0..self.talks.changes() {
                wish = wish.changed(&other, chance);
                self.wishes.push(wish);
            }
        }
        Some(self)
    }

    /// The days on which times are looked for: two weeks.
    #[must_use]
    pub fn days(&self, today: Date) -> (Date, Date) {
        let first = today.saturating_add(jiff::Span::new().days(self.days_ahead));
        (first, first.saturating_add(jiff::Span::new().days(14)))
    }
}

fn goal(talks: Persona, chance: &mut Chance) -> Goal {
    let drawn = chance.between(0, 99);
    match talks {
        Persona::Hostile => Goal::Trouble,
        Persona::Keypad => match drawn {
            0..=54 => Goal::BookNew,
            55..=84 => Goal::BookKnown,
            _ => Goal::AskHours,
        },
        Persona::Correcting | Persona::Fickle => match drawn {
            0..=49 => Goal::BookNew,
            50..=74 => Goal::BookKnown,
            _ => Goal::Move,
        },
        Persona::Plain
        | Persona::Hurried
        | Persona::Rambling
        | Persona::Silent
        | Persona::French
        | Persona::Noisy => match drawn {
            0..=34 => Goal::BookNew,
            35..=54 => Goal::BookKnown,
            55..=71 => Goal::Move,
            72..=85 => Goal::Cancel,
            86..=92 => Goal::AskHours,
            _ => Goal::AskWhen,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free() -> Vec<At> {
        let day = jiff::civil::date(2026, 11, 24);
        let at = |hour, provider| At { start: day.at(hour, 0, 0, 0), provider };
        let next = |at: At| At { start: at.start.saturating_add(jiff::Span::new().days(1)), ..at };
        let today = [at(9, 0), at(10, 0), at(14, 1), at(10, 1)];
        today.into_iter().chain(today.map(next)).collect()
    }

    #[test]
    fn the_same_seed_draws_the_same_callers() {
        for number in 0..200 {
            let drawn = || {
                let mut chance = Chance::new(3, u64::from(number));
                let plan = Plan::drawn(number, None, &mut chance);
                format!("{:?}", plan.wishing(&free(), &mut chance))
            };
            assert_eq!(drawn(), drawn());
        }
    }

    #[test]
    fn every_wish_can_be_fulfilled_and_differs_from_the_one_before() {
        let mut changes = 0;
        for number in 0..400 {
            let mut chance = Chance::new(4, u64::from(number));
            let plan = Plan::drawn(number, None, &mut chance);
            let Some(plan) = plan.wishing(&free(), &mut chance) else { continue };
            for wish in &plan.wishes {
                assert!(free().iter().any(|at| wish.fits(*at)), "{wish:?}");
            }
            changes += plan.wishes.windows(2).filter(|two| two[0] != two[1]).count();
        }
        assert!(changes > 40, "only {changes} changes of mind");
    }

    #[test]
    fn a_persona_has_its_name() {
        for persona in Persona::ALL {
            assert_eq!(Persona::named(persona.name()), Some(persona));
        }
    }
}

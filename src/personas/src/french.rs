//! What callers say in French.

use jiff::civil::{Date, Time};

use crate::Chance;
use crate::goal::{Goal, When, Wish};
use crate::heard::MONTHS;
use crate::practice::{PROVIDERS, SERVICES};

/// How they ask to go on in French.
pub(crate) const IN_FRENCH: [&str; 3] =
    ["en français s'il vous plaît", "français s'il vous plaît", "en français"];

/// Whether this is French, beyond the one sentence that says that it can be had.
pub(crate) fn is_spoken_in(said: &str) -> bool {
    let said = said.replace("Pour le français, dites", "");
    ["vous", "est-ce", "Que ", "Quel", "C'est", "J'ai ", "Je ", "Lequel"]
        .iter()
        .any(|it| said.contains(it))
}

/// What they call for.
pub(crate) fn opening(goal: Goal, wish: Option<&Wish>, chance: &mut Chance) -> String {
    let service = wish.map_or("examen", |wish| SERVICES[wish.service].french);
    match goal {
        Goal::BookNew | Goal::BookKnown => match chance.between(0, 3) {
            0 => format!("je voudrais prendre rendez-vous pour un {service}"),
            1 => "j'aimerais prendre un rendez-vous".to_owned(),
            2 => "bonjour, je voudrais un rendez-vous s'il vous plaît".to_owned(),
            _ => format!("il me faudrait un rendez-vous pour un {service} s'il vous plaît"),
        },
        Goal::Move => chance
            .one_of(["je voudrais déplacer mon rendez-vous", "j'aimerais reporter mon rendez-vous"])
            .to_owned(),
        Goal::Cancel => chance
            .one_of(["je voudrais annuler mon rendez-vous", "je dois annuler mon rendez-vous"])
            .to_owned(),
        Goal::AskHours => chance
            .one_of(["quelles sont vos heures d'ouverture", "à quelle heure êtes-vous ouverts"])
            .to_owned(),
        Goal::AskWhen => {
            chance.one_of(["c'est quand mon rendez-vous", "quand est mon rendez-vous"]).to_owned()
        }
        Goal::Trouble => "bonjour".to_owned(),
    }
}

/// "le mardi 1er décembre à 14 h 30"
pub(crate) fn when(wish: &Wish, chance: &mut Chance) -> String {
    let day = wish.day.map(|day| date(day, chance));
    let at = match wish.when {
        When::Exactly(at) => Some(time(at, chance)),
        When::Morning => Some("le matin".to_owned()),
        When::Afternoon => Some("l'après-midi".to_owned()),
        When::AnyTime => None,
    };
    match (day, at) {
        (Some(day), Some(at)) => format!("{day} {at}"),
        (Some(day), None) => format!("{day}, n'importe quelle heure"),
        (None, _) => "dès que possible".to_owned(),
    }
}

/// "le mardi 1er décembre"
pub(crate) fn date(day: Date, chance: &mut Chance) -> String {
    const WEEK: [&str; 7] =
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    let month = usize::try_from(day.month() - 1).ok().and_then(|month| MONTHS.get(month));
    let month = month.map_or("", |(_, french)| french);
    let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).ok();
    let weekday = weekday.and_then(|it| WEEK.get(it)).unwrap_or(&"");
    let number = if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    if chance.per_mille(600) {
        format!("le {weekday} {number} {month}")
    } else {
        format!("le {number} {month}")
    }
}

/// "à 14 h 30"
fn time(at: Time, chance: &mut Chance) -> String {
    let hour = at.hour();
    match (at.minute(), chance.per_mille(300)) {
        (0, true) if hour != 12 => format!("à {hour} heures"),
        (0, _) if hour == 12 => "à midi".to_owned(),
        (0, _) => format!("à {hour} h"),
        (30, true) if hour < 12 => format!("à {hour} heures et demie"),
        (minute, _) => format!("à {hour} h {minute:02}"),
    }
}

/// "avec Dr. Khan", or that anyone is fine.
pub(crate) fn whom(wish: &Wish, chance: &mut Chance) -> String {
    match wish.provider {
        Some(provider) => format!("avec {}", PROVIDERS[provider].spoken),
        None => chance.one_of(["peu importe", "n'importe qui", "ça m'est égal"]).to_owned(),
    }
}

/// When, and with whom if it matters to them: nobody may ask.
pub(crate) fn when_and_whom(wish: &Wish, chance: &mut Chance) -> String {
    let whom = wish.provider.map(|it| format!(" avec {}", PROVIDERS[it].spoken));
    when(wish, chance) + &whom.unwrap_or_default()
}

/// What is different about another wish.
pub(crate) fn difference(from: &Wish, to: &Wish, chance: &mut Chance) -> String {
    let mut parts = Vec::new();
    if let Some(provider) = to.provider.filter(|_| to.provider != from.provider) {
        parts.push(format!("avec {}", PROVIDERS[provider].spoken));
    }
    if let Some(day) = to.day.filter(|_| to.day != from.day) {
        parts.push(date(day, chance));
    }
    if let When::Exactly(at) = to.when
        && to.when != from.when
    {
        parts.push(time(at, chance));
    }
    parts.join(" ")
}

/// A name as an answer.
pub(crate) fn name(name: &str, chance: &mut Chance) -> String {
    match chance.between(0, 2) {
        0 => format!("je m'appelle {name}"),
        1 => format!("c'est {name}"),
        _ => name.to_owned(),
    }
}

pub(crate) const YES: [&str; 5] =
    ["oui", "oui s'il vous plaît", "oui c'est bien ça", "c'est exact", "oui merci"];
pub(crate) const DONE: [&str; 4] = ["non c'est tout", "non merci", "au revoir", "c'est tout merci"];
pub(crate) const ACTUALLY: [&str; 3] = ["non, ", "non, plutôt ", "excusez-moi, plutôt "];
pub(crate) const PICKS: [&str; 3] = ["le premier", "le deuxième", "le troisième"];

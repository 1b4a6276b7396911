//! What a person takes from a sentence: which days and times were said, and who is meant.

use jiff::civil::{Date, DateTime, Time};

use crate::Language;
use crate::practice::{PROVIDERS, SERVICES};

/// The parts of the year, by which days are told.
pub(crate) const MONTHS: [(&str, &str); 12] = [
    ("January", "janvier"),
    ("February", "février"),
    ("March", "mars"),
    ("April", "avril"),
    ("May", "mai"),
    ("June", "juin"),
    ("July", "juillet"),
    ("August", "août"),
    ("September", "septembre"),
    ("October", "octobre"),
    ("November", "novembre"),
    ("December", "décembre"),
];

/// The times that were said, each with its day, in order.
#[must_use]
pub fn times(said: &str, today: Date, language: Language) -> Vec<DateTime> {
    let words: Vec<&str> = said
        .split(|c: char| c.is_whitespace() || c == ',' || c == ';' || c == '\u{a0}')
        .filter(|word| !word.is_empty())
        .collect();
    let mut day = None;
    let mut times = Vec::new();
    for place in 0..words.len() {
        day = date(&words, place, today, language).or(day);
        if let (Some(day), Some(time)) = (day, time(&words, place, language)) {
            times.push(day.to_datetime(time));
        }
    }
    times
}

/// The day whose month stands at this place.
fn date(words: &[&str], place: usize, today: Date, language: Language) -> Option<Date> {
    let word = words.get(place)?.trim_matches('.');
    let (month, day) = match language {
        Language::English => {
            let month = MONTHS.iter().position(|(english, _)| *english == word)?;
            (month, words.get(place + 1)?)
        }
        Language::French => {
            let month = MONTHS.iter().position(|(_, french)| *french == word)?;
            (month, words.get(place.checked_sub(1)?)?)
        }
    };
    let day = if *day == "premier" { "1" } else { day };
    let digits: String = day.chars().take_while(char::is_ascii_digit).collect();
    let (month, day) = (i8::try_from(month + 1).ok()?, digits.parse().ok()?);
    let this_year = Date::new(today.year(), month, day).ok();
    this_year.filter(|date| *date >= today).or_else(|| Date::new(today.year() + 1, month, day).ok())
}

/// The time that begins at this place.
fn time(words: &[&str], place: usize, language: Language) -> Option<Time> {
    let word = words.get(place)?.trim_end_matches(['.', '?', '!']);
    match (word, language) {
        ("noon", Language::English) | ("midi", Language::French) => {
            return Time::new(12, 0, 0, 0).ok();
        }
        _ => {}
    }
    let next = words.get(place + 1).map(|next| next.trim_end_matches(['.', '?', '!']));
    match language {
        Language::English => {
            let (hour, minute) = word.split_once(':').unwrap_or((word, "0"));
            let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
            let hour = match next? {
                "a.m" => hour % 12,
                "p.m" => hour % 12 + 12,
                _ => return None,
            };
            Time::new(hour, minute, 0, 0).ok()
        }
        Language::French => {
            let hour = word.parse().ok().filter(|_| next == Some("h"))?;
            let minute = words
                .get(place + 2)
                .and_then(|word| word.trim_end_matches(['.', '?', '!']).parse().ok());
            // "à 9 h ou 14 h 30": what follows may be the next hour, but then "h" follows that.
            let minute = minute.filter(|_| words.get(place + 3).is_none_or(|it| *it != "h"));
            Time::new(hour, minute.unwrap_or(0), 0, 0).ok()
        }
    }
}

/// Who was named, of [`PROVIDERS`].
#[must_use]
pub fn provider(said: &str) -> Option<usize> {
    PROVIDERS.iter().position(|it| said.contains(it.name))
}

/// What was named, of [`SERVICES`].
#[must_use]
pub fn service(said: &str) -> Option<usize> {
    SERVICES.iter().position(|it| said.contains(it.english) || said.contains(it.french))
}

/// What the key does that stands before these words: "press 2 for Dr. Khan", "le 2 pour".
#[must_use]
pub fn key_for(said: &str, words: &str) -> Option<char> {
    let pattern = format!(" for {words}");
    let french = format!(" pour {words}");
    let place = said.rfind(&pattern).or_else(|| said.rfind(&french))?;
    said.get(..place)?.chars().next_back().filter(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn said(text: &str, language: Language) -> Vec<String> {
        let times = times(text, date(2026, 11, 22), language);
        times.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn days_and_times_are_taken_from_what_is_offered() {
        let offer = "I have Tuesday, November 24th at 9 a.m. or 2:30 p.m., or Thursday, January 7th \
                     at noon. Which would you like?";
        assert_eq!(
            said(offer, Language::English),
            ["2026-11-24T09:00:00", "2026-11-24T14:30:00", "2027-01-07T12:00:00"]
        );
        let offer =
            "J'ai le mardi 24 novembre à 9 h ou 14 h 30, ou le vendredi premier janvier à 15 h.";
        assert_eq!(
            said(offer, Language::French),
            ["2026-11-24T09:00:00", "2026-11-24T14:30:00", "2027-01-01T15:00:00"]
        );
    }

    #[test]
    fn keys_are_taken_from_what_they_do() {
        let said = "Press 1 for anyone, 2 for Dr. Amira Khan or 3 for Maria Reyes.";
        assert_eq!(key_for(said, "Maria Reyes"), Some('3'));
        assert_eq!(key_for(said, "anyone"), Some('1'));
        assert_eq!(key_for(said, "Dr. Luc Tremblay"), None);
    }
}

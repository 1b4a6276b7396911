//! Recognition that mishears: words that are lost, replaced by ones that sound alike, or added.

use crate::Chance;

/// Of a thousand words, how many are misheard.
const MISHEARD_PER_MILLE: u64 = 100;

/// What is heard for what.
const ALIKE: [(&str, &str); 44] = [
    ("monday", "Sunday"),
    ("tuesday", "Thursday"),
    ("wednesday", "when's day"),
    ("thursday", "Tuesday"),
    ("friday", "fry day"),
    ("10", "ten"),
    ("9", "nine"),
    ("2", "to"),
    ("4", "for"),
    ("1", "one"),
    ("a.m.", "am"),
    ("p.m.", "pm"),
    ("no", "know"),
    ("yes", "yeah"),
    ("yeah", "ya"),
    ("please", "peas"),
    ("cleaning", "cleaner"),
    ("filling", "feeling"),
    ("check-up", "checkup"),
    ("checkup", "check"),
    ("khan", "con"),
    ("tremblay", "trembling"),
    ("reyes", "rays"),
    ("maria", "Mariah"),
    ("dr.", "doctor"),
    ("doctor", "dr"),
    ("book", "look"),
    ("move", "remove"),
    ("cancel", "council"),
    ("appointment", "a point meant"),
    ("morning", "mourning"),
    ("afternoon", "after noon"),
    ("first", "thirst"),
    ("second", "seconds"),
    ("with", "which"),
    ("at", "add"),
    ("on", "an"),
    ("the", "a"),
    ("december", "dismember"),
    ("november", "no ember"),
    ("oui", "ouais"),
    ("non", "nom"),
    ("mardi", "mars"),
    ("jeudi", "je dis"),
];

/// What is heard where nothing was said.
const ADDED: [&str; 8] = ["uh", "the", "and", "a", "so", "it", "oh", "to"];

/// What recognition makes of these words.
#[must_use]
pub fn misheard(words: &str, chance: &mut Chance) -> String {
    let mut heard: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        if !chance.per_mille(MISHEARD_PER_MILLE) {
            heard.push(word.to_owned());
            continue;
        }
        match chance.between(0, 2) {
            0 => {}
            1 => heard.push(alike(word, chance)),
            _ => heard.extend([word.to_owned(), chance.one_of(ADDED).to_owned()]),
        }
    }
    heard.join(" ")
}

/// A word that sounds like this one.
fn alike(word: &str, chance: &mut Chance) -> String {
    let plain = word.trim_end_matches([',', '?', '!']).to_lowercase();
    if let Some((_, other)) = ALIKE.iter().find(|(known, _)| *known == plain) {
        return (*other).to_owned();
    }
    // Another vowel, or the last letter lost.
    let vowels: Vec<usize> =
        word.char_indices().filter(|(_, c)| "aeiou".contains(*c)).map(|(at, _)| at).collect();
    if vowels.is_empty() {
        let mut shorter = word.to_owned();
        if shorter.chars().count() > 2 {
            shorter.pop();
        }
        return shorter;
    }
    let at = vowels[chance.place(vowels.len())];
    let other = chance.one_of(["a", "e", "i", "o"]);
    let (before, after) = word.split_at(at);
    format!("{before}{other}{}", after.get(1..).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_in_ten_is_misheard_and_the_same_ones_again() {
        let words = "one two three four five six seven eight nine ten ".repeat(500);
        let heard = misheard(&words, &mut Chance::new(7, 1));
        assert_eq!(heard, misheard(&words, &mut Chance::new(7, 1)));
        let mut chance = Chance::new(7, 2);
        let same = (0..5000).filter(|_| misheard("seven", &mut chance) == "seven").count();
        assert!((4400..4650).contains(&same), "{same} of 5000 words came through");
    }

    #[test]
    fn words_of_any_alphabet_can_be_misheard() {
        let mut chance = Chance::new(1, 1);
        for _ in 0..200 {
            let _heard = misheard("à l'après-midi s'il vous plaît Siobhán 14 h 30", &mut chance);
        }
    }
}

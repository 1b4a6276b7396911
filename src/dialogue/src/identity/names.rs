//! Whether a name that was said is the name that an appointment is under.

use domain::PersonName;

/// Words before and after names that are no part of them.
const TITLES: [&str; 17] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "docteur",
    "prof",
    "professor",
    "madame",
    "mme",
    "monsieur",
    "mademoiselle",
    "mlle",
    "jr",
    "sr",
];
/// Words that a name said may have more than the name on file: middle names, and no list of guesses.
const MOST_MORE: usize = 2;

/// Whether the name said is the one on file: whatever its case, accents, titles and order, the first
/// and the last name on file are both said, where it has both.
#[must_use]
pub fn agree(on_file: &PersonName, said: &PersonName) -> bool {
    let (on_file, said) = (words(on_file), words(said));
    if on_file.concat() == said.concat() {
        return true;
    }
    let (Some(first), Some(last)) = (on_file.first(), on_file.last()) else { return false };
    said.len() <= on_file.len() + MOST_MORE && said.contains(first) && said.contains(last)
}

/// Whether what was said, of a caller who has given the name already, can be that name: half of it
/// is enough.
pub(crate) fn mentions(on_file: &PersonName, said: &PersonName) -> bool {
    let all = words(on_file);
    agree(on_file, said) || words(said).iter().all(|word| all.contains(word))
}

/// What somebody is called by of their name as it is written; `None` when that would be all of it
/// that there is to say.
pub(crate) fn given(name: &PersonName) -> Option<PersonName> {
    let is_title = |word: &str| {
        TITLES.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
    };
    let written = name.as_str();
    // "Johnson, Sarah"
    let (rest, first) = written.split_once(',').map_or(("", written), |(last, rest)| (last, rest));
    let mut words = first.split_whitespace().filter(|word| !is_title(word));
    let given = words.next()?;
    let more = words.next().is_some() || rest.split_whitespace().any(|word| !is_title(word));
    // "S. Johnson" is called by no letter.
    let is_said = given.chars().filter(|c| c.is_alphabetic()).count() > 1;
    if more && is_said { given.parse().ok() } else { None }
}

/// The words of a name, in small letters without accents; a title alone is kept.
fn words(name: &PersonName) -> Vec<String> {
    // "O'Reilly" is one word, "Anne-Marie" two.
    let plain: String = name
        .as_str()
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '`'))
        .flat_map(char::to_lowercase)
        .flat_map(|c| unaccented(c).chars().chain(kept(c)))
        .collect();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_owned).collect();
    let untitled: Vec<String> =
        words.iter().filter(|word| !TITLES.contains(&word.as_str())).cloned().collect();
    if untitled.is_empty() { words } else { untitled }
}

/// The letter without its accent; nothing when it has none.
const fn unaccented(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        _ => "",
    }
}

/// The letter itself, when it has no accent. Accents that are characters of their own are dropped.
fn kept(c: char) -> Option<char> {
    let is_accent = ('\u{300}'..='\u{36f}').contains(&c);
    (unaccented(c).is_empty() && !is_accent).then_some(c)
}

#[cfg(test)]
mod tests {
    fn agree(on_file: &str, said: &str) -> bool {
        super::agree(&on_file.parse().unwrap(), &said.parse().unwrap())
    }

    #[test]
    fn case_accents_order_titles_and_middle_names_do_not_matter() {
        for (on_file, said) in [
            ("Sarah Johnson", "sarah johnson"),
            ("Sarah Johnson", "Johnson Sarah"),
            ("Johnson, Sarah", "Mrs. Sarah Johnson"),
            ("Dr. Sarah Johnson", "Sarah Johnson"),
            ("Sarah Jane Johnson", "Sarah Johnson"),
            ("Sarah Johnson", "Sarah Jane Johnson"),
            ("Siobhán O'Reilly", "siobhan oreilly"),
            ("Siobhán O’Reilly", "Siobhan O Reilly"),
            ("Chloé Lefèvre", "Chloe\u{301} Lefe\u{300}vre"),
            ("Anne-Marie Roy", "Annemarie Roy"),
            ("Bo", "Bo Diddley"),
            ("李小龙", "李小龙"),
        ] {
            assert!(agree(on_file, said), "{on_file} / {said}");
        }
    }

    #[test]
    fn somebody_is_called_by_their_given_name_if_that_is_not_all_of_it() {
        for (name, called) in [
            ("Sarah Johnson", Some("Sarah")),
            ("Johnson, Sarah", Some("Sarah")),
            ("Dr. Sarah Johnson", Some("Sarah")),
            ("Anne-Marie Roy", Some("Anne-Marie")),
            ("Élodie van der Berg", Some("Élodie")),
            ("Sarah", None),
            ("Mrs. Johnson", None),
            ("Johnson, Mrs.", None),
            ("Martin Jr.", None),
            ("S. Johnson", None),
            ("Johnson,", None),
        ] {
            let given = super::given(&name.parse().unwrap());
            assert_eq!(given.as_ref().map(domain::PersonName::as_str), called, "{name}");
            // What is said aloud is not enough to be taken for them.
            assert!(called.is_none_or(|called| !agree(name, called)), "{name}");
        }
    }

    #[test]
    fn one_half_of_a_name_or_many_guesses_are_not_it() {
        for (on_file, said) in [
            ("Sarah Johnson", "Sarah"),
            ("Sarah Johnson", "Johnson"),
            ("Sarah Johnson", "Sarah Smith"),
            ("Sarah Johnson", "Mr. Johnson"),
            ("Sarah Johnson", "Sarah Smith Miller Brown Johnson"),
            ("Bo", "Robert"),
            ("Madame", "Monsieur"),
        ] {
            assert!(!agree(on_file, said), "{on_file} / {said}");
        }
    }
}

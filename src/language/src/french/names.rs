//! How French callers give names.

use super::everyday::EVERYDAY;
use super::given::{FIRST_NAMES, MAKES_LAST, ONSETS};
use crate::lexicon::NamePhrases;
use crate::words::phrases;

pub(super) const NAMES: NamePhrases = NamePhrases {
    introductions: phrases!(
        "je me appelle, moi je me appelle, mon nom est, mon nom ce est, mon nom complet est, \
         le nom est, le nom ce est, nom est, son nom est, son nom ce est, il se appelle, \
         elle se appelle, a le nom de, sous le nom de, sous le nom, a mon nom, le patient est, \
         la patiente est, le patient ce est, la patiente ce est, patient se appelle, \
         fille se appelle, fils se appelle, se appelle, le nom complet est, on me appelle, \
         mon nom a moi ce est, le nom serait"
    ),
    weak_introductions: phrases!(
        "ce est, ici, je suis, moi ce est, appelez moi, ca serait, ce serait, ca va etre, \
         vous pouvez mettre, mettez, mettez ca a le nom de, mettez le a le nom de, ce est pour, \
         rendez vous pour, ce est a le nom de, ce est moi, pas pour moi pour, ce est madame, \
         ce est monsieur, le nom, pour, oui ce est, pas pour moi ce est pour, inscrivez, \
         vous parlez a, vous parlez avec, reservez pour, marquez"
    ),
    booked_for: &[],
    patients: phrases!(
        "ma fille, mon fils, ma femme, mon mari, ma mere, mon pere, mon chum, ma blonde, \
         mon conjoint, ma conjointe, mon frere, ma soeur, mon garcon, mon bebe, ma grand mere, \
         mon grand pere, mon petit fils, ma petite fille, mon ami, mon amie, ma niece, \
         mon neveu, mon oncle, ma tante, mon epoux, mon epouse, mon enfant, maman, papa, \
         ma cousine, mon cousin, ma partenaire, mon partenaire, mon client, ma cliente, \
         ma copine, mon copain, mon fiance, ma fiancee"
    ),
    before: phrases!(
        "je vais le epeler, je vais vous le epeler, je vous le epelle, je le epelle, \
         laissez moi le epeler, laissez moi vous le epeler, je peux le epeler, \
         ecrit, epele, ce est ecrit, ca se ecrit, ca se epelle, oui, ouais, allo, bonjour, \
         salut, bonsoir, bien sur, certainement, ok, alors, donc, bon, oui bonjour, oui allo, \
         non, pardon, desole, desolee, excusez, en fait, pour, oui bien sur, de accord, \
         parfait, absolument, hi, hello, yes, bien, de le, oui ce est, et"
    ),
    closing: phrases!(
        "si il vous plait, merci, merci beaucoup, a le telephone, a le appareil, qui parle, \
         qui appelle, et, je, pour, avec, mon, ma, le, telephone, numero, ce est, encore, si, \
         mais, pas, on, a, ici, vous, la, please, comme, puis, ca se ecrit, ca se epelle, epele"
    ),
    titles: phrases!(
        "monsieur, madame, mademoiselle, mme, mlle, dr, dre, docteur, docteure, maitre, mr, mrs"
    ),
    first: phrases!(
        "prenom est, prenom ce est, prenom, mon prenom est, mon prenom ce est, le prenom est, \
         le prenom ce est, le prenom, mon prenom, et mon prenom est, et le prenom ce est, \
         et mon prenom ce est, et le prenom est, et prenom"
    ),
    last: phrases!(
        "nom de famille est, nom de famille ce est, nom de famille, mon nom de famille est, \
         mon nom de famille ce est, le nom de famille est, le nom de famille ce est, \
         le nom de famille, mon nom de famille, et mon nom de famille est, et nom de famille, \
         et le nom de famille ce est, et mon nom ce est, et mon nom est, et le nom ce est, \
         et le nom est, et mon nom de famille ce est"
    ),
    first_behind: phrases!(
        "ce est mon prenom, est mon prenom, ce est le prenom, est le prenom, de prenom"
    ),
    last_behind: phrases!(
        "ce est mon nom de famille, est mon nom de famille, ce est le nom de famille, \
         est le nom de famille, de nom de famille"
    ),
    syllables: &["an", "do", "to", "so", "my", "oh", "on", "y", "thu", "ha", "la"],
    clans: &["donald", "intosh", "intyre", "kay", "leod", "lean", "millan", "neil", "pherson"],
    everyday: &EVERYDAY,
    never_endings: &["ation", "ition", "ution", "ssion", "ement", "ment", "iste", "ique", "aire"],
    given: &[
        "avril", "april", "june", "august", "juin", "noel", "dore", "parent", "petit", "roy",
        "vivant", "dimanche", "marin",
    ],
    particles: &[
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la",
        "le", "el", "al", "bin", "ibn", "ben", "des", "y", "les", "af",
    ],
    also_names: &[
        "avril",
        "april",
        "june",
        "august",
        "mai",
        "juin",
        "juillet",
        "aout",
        "dimanche",
        "jeudi",
        "samedi",
        "vendredi",
        "lundi",
        "mercredi",
        "mars",
        "janvier",
        "fevrier",
        "noel",
        "belle",
        "beau",
        "petit",
        "france",
        "will",
        "garcon",
        "roy",
        "ami",
        "marin",
        "blonde",
        "major",
        "grave",
        "roi",
        "dore",
        "dent",
        "douville",
        "chere",
        "cher",
        "gentil",
        "ville",
        "quebec",
        "lamarre",
        "marquez",
        "heureux",
        "tranquille",
        "parent",
        "parents",
        "sam",
    ],
    unlikely_endings: &["ment", "ez", "ons", "ait"],
    calling: phrases!("a le telephone, a le appareil, qui appelle, qui parle, ici, encore"),
    vowels: "aeiouyéèêëàâîïôöûùü",
    alphabet: &[
        ("alpha", 'a'),
        ("alfa", 'a'),
        ("bravo", 'b'),
        ("charlie", 'c'),
        ("delta", 'd'),
        ("echo", 'e'),
        ("foxtrot", 'f'),
        ("golf", 'g'),
        ("hotel", 'h'),
        ("india", 'i'),
        ("juliette", 'j'),
        ("juliet", 'j'),
        ("kilo", 'k'),
        ("lima", 'l'),
        ("mike", 'm'),
        ("novembre", 'n'),
        ("november", 'n'),
        ("oscar", 'o'),
        ("papa", 'p'),
        ("quebec", 'q'),
        ("romeo", 'r'),
        ("sierra", 's'),
        ("tango", 't'),
        ("uniforme", 'u'),
        ("uniform", 'u'),
        ("victor", 'v'),
        ("whisky", 'w'),
        ("whiskey", 'w'),
        ("xray", 'x'),
        ("yankee", 'y'),
        ("zoulou", 'z'),
    ],
    letters: &[
        ("be", 'b'),
        ("ce", 'c'),
        ("effe", 'f'),
        ("ge", 'g'),
        ("hache", 'h'),
        ("ji", 'j'),
        ("ka", 'k'),
        ("elle", 'l'),
        ("aime", 'm'),
        ("emme", 'm'),
        ("haine", 'n'),
        ("enne", 'n'),
        ("pe", 'p'),
        ("erre", 'r'),
        ("esse", 's'),
        ("te", 't'),
        ("ve", 'v'),
        ("ixe", 'x'),
        ("igrec", 'y'),
        ("zede", 'z'),
        ("zed", 'z'),
    ],
    letter_sounds: &[
        ("des", 'd'),
        ("de", 'd'),
        ("eux", 'e'),
        ("euh", 'e'),
        ("gere", 'g'),
        ("en", 'n'),
        ("est", 'e'),
        ("et", 'e'),
        ("eau", 'o'),
        ("cu", 'q'),
        ("haie", 'e'),
        ("hue", 'u'),
        ("ah", 'a'),
        ("oh", 'o'),
    ],
    double_letter: phrases!("double v, double ve"),
    capital: phrases!("majuscule, m majuscule, grand, lettre, la lettre, un, une"),
    capital_letter: phrases!("majuscule, lettre majuscule, grand"),
    spacing: phrases!(
        "espace, nouveau mot, deuxieme mot, ensuite, puis, et puis, et ensuite, et apres, et"
    ),
    first_names: &FIRST_NAMES,
    onsets: ONSETS,
    makes_last: MAKES_LAST,
    spelling: phrases!(
        "je vais vous le epeler, laissez moi le epeler, laissez moi vous le epeler, \
         je peux le epeler, epele, ca se epelle, ca se ecrit, ce est ecrit, qui se ecrit, qui se epelle, ecrit, \
         epelle, je epelle, je vais le epeler, je vous le epelle, je le epelle, donc, soit, \
         et ca se ecrit, et ca se epelle, se ecrit, se epelle"
    ),
    restating: phrases!("ce est, et, donc, comme, soit"),
    respellings: RESPELLINGS,
    accents: &[
        (phrases!("accent aigu, accent egu, aigu"), "e", "é"),
        (phrases!("accent grave, grave"), "eau", "èàù"),
        (phrases!("accent circonflexe, circonflexe"), "aeiou", "âêîôû"),
        (phrases!("trema"), "eiu", "ëïü"),
        (phrases!("cedille"), "c", "ç"),
    ],
    as_in: phrases!("comme dans, comme, pour, de"),
    hyphen: phrases!("trait de union, tiret, trait union"),
    apostrophe: phrases!("apostrophe"),
    hyphenated: phrases!("avec un trait de union, avec un tiret, avec trait de union"),
    without: phrases!("sans, sans le, pas de, sans un, pas"),
    with: phrases!("avec un, avec une, avec le"),
};

/// How names are written: the first that fits counts.
const RESPELLINGS: &[(&str, &str, &str)] = &[
    ("k", "^chr", "kr"),
    ("k", "^c", "k"),
    ("k", "c", "k"),
    ("c", "k", "c"),
    ("c", "^s", "c"),
    ("ph", "f", "ph"),
    ("f", "ph", "f"),
    ("g", "^j", "g"),
    ("j", "^g", "j"),
    ("z", "s", "z"),
    ("s", "z", "s"),
    ("s", "^c", "s"),
    ("y", "i", "y"),
    ("i", "y", "i"),
    ("e", "$", "e"),
    ("d", "$", "d"),
    ("t", "$", "t"),
    ("s", "$", "s"),
    ("x", "$", "x"),
    ("h", "^t", "th"),
    ("h", "^r", "rh"),
    ("th", "^t", "th"),
    ("t", "th", "t"),
    ("o", "eau$", "o"),
    ("eau", "o$", "eau"),
    ("ault", "o$", "ault"),
    ("ault", "eault$", "ault"),
];

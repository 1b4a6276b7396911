//! How English callers give names.

use super::everyday::EVERYDAY;
use super::given::{FIRST_NAMES, MAKES_LAST, ONSETS};
use crate::lexicon::NamePhrases;
use crate::words::phrases;

pub(super) const NAMES: NamePhrases = NamePhrases {
    introductions: phrases!(
        "my name is, my full name is, my name, my name would be, the name is, name is, \
         her name is, his name is, their name is, daughter name is, son name is, the patient is, \
         patient name is, name of, under the name, under the name of, i am called, \
         they call me, the name would be, name on it is, name will be, name should be"
    ),
    weak_introductions: phrases!(
        "it is, this is, call me, just call me, you can put it under, i am, it would be, \
         it will be, that is, that would be, that will be, you can call me, put it under, \
         it is under, under, should be under, it should be under, speaking with, \
         appointment is for, it is for, booking for, booking is for, put down, just put down, \
         put it down as, put me down as, you are speaking with, you are speaking to, i go by, \
         it is me, book it under, book it for, yes it is, here is, for my, is for, \
         not for me it is for"
    ),
    booked_for: phrases!("for"),
    patients: phrases!(
        "my daughter, my son, my wife, my husband, my mother, my father, my mom, my mum, my dad, \
         my child, my partner, my brother, my sister, my kid, my boy, my girl, my little boy, \
         my little girl, my baby, my grandson, my granddaughter, my grandmother, my grandfather, \
         my grandma, my grandpa, my aunt, my uncle, my niece, my nephew, my friend, my fiance, \
         my fiancee, my boyfriend, my girlfriend, my client, my patient, my boss, my roommate, \
         our daughter, our son, my daughter her name is, my son his name is"
    ),
    before: phrases!(
        "it is spelled, that is spelled, it is spelt, that is spelt, spelled, spelt, \
         let me spell that, let me spell it, let me spell that for you, let me spell it for you, \
         i will spell it, i will spell that, i will spell it for you, i will spell that for you, \
         let me spell my name, i will spell my name, \
         yes, yeah, yep, sure, okay, of course, hi, hello, hey, oh, well, so, right, um, please, \
         no, alright, certainly, sorry, actually, and, yes it is, for, just, absolutely, is, me, \
         good morning, good afternoon, good evening, sure thing, yup, first and last name, \
         first and last name is, my first and last name is, full name, full name is, the full name is, hi there, hello there, \
         thanks, thank you, like, not for me, it is not for me, with, maybe, ok"
    ),
    closing: phrases!(
        "please, thanks, thank you, calling, speaking, here, and, i, from, for, with, my, the, \
         phone, number, on the phone, that is, it is, is, again, if, but, not, we, she, he, at, \
         to, on, could, can, would, about, so"
    ),
    titles: phrases!(
        "mr, mrs, ms, miss, mister, missus, dr, doctor, sir, madam, mx, professor, prof, reverend, rev, \
         rabbi, pastor, captain, lieutenant, colonel, sgt"
    ),
    first: phrases!(
        "first name is, first name, my first name is, given name is, given name, \
         and my first name is, and first name, and the first name is, the first name is"
    ),
    last: phrases!(
        "last name is, last name, my last name is, and my last name is, and last name, \
         and the last name is, the last name is, surname is, surname, my surname is, \
         family name is, family name"
    ),
    first_behind: phrases!(
        "is my first name, is the first name, is first name, is my first, is the first, \
         is my given name"
    ),
    last_behind: phrases!(
        "is my last name, is the last name, is last name, is my last, is the last, \
         is my surname, is the surname, is my family name, is the family name"
    ),
    particles: &[
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du",
        "la", "le", "ter", "ten", "el", "al", "bin", "ibn", "bint", "y", "e", "af", "av", "zu",
        "los", "las",
    ],
    syllables: &[
        "an", "do", "to", "you", "he", "so", "in", "my", "oh", "on", "me", "she", "go", "no",
        "too", "see",
    ],
    clans: &[
        "adam",
        "alister",
        "arthur",
        "aulay",
        "beth",
        "callum",
        "coll",
        "donald",
        "dougall",
        "dowell",
        "duff",
        "eachern",
        "ewan",
        "farlane",
        "gillivray",
        "gregor",
        "innes",
        "innis",
        "intosh",
        "intyre",
        "isaac",
        "iver",
        "kay",
        "kinnon",
        "laren",
        "lean",
        "lellan",
        "lennan",
        "leod",
        "millan",
        "nab",
        "naughton",
        "neil",
        "neill",
        "nicol",
        "phail",
        "phee",
        "pherson",
        "queen",
        "quarrie",
        "rae",
        "ritchie",
        "tavish",
        "vicar",
        "william",
    ],
    everyday: &EVERYDAY,
    never_endings: &[
        "ation", "ition", "ution", "ssion", "ously", "ingly", "iness", "fully", "lessly",
    ],
    given: &[
        "will",
        "bill",
        "may",
        "april",
        "june",
        "august",
        "jan",
        "art",
        "rich",
        "summer",
        "autumn",
        "winter",
        "pat",
        "grace",
        "hope",
        "joy",
        "faith",
        "frank",
        "jack",
        "mark",
        "dean",
        "rose",
        "bob",
        "rob",
        "nick",
        "sue",
        "ray",
        "penny",
        "wade",
        "hunter",
        "chase",
        "dawn",
        "eve",
        "jay",
        "kay",
        "dee",
        "sunny",
        "mon",
        "wednesday",
        "guy",
        "min",
        "jun",
    ],
    also_names: &[
        "will", "may", "april", "june", "august", "march", "jan", "mark", "rose", "grace", "hope",
        "joy", "faith", "bill", "art", "rich", "frank", "pat", "jack", "dean", "chase", "hunter",
        "dawn", "eve", "van", "long", "young", "best", "love", "king", "price", "cross", "day",
        "friday", "sunday", "monday", "summer", "winter", "early", "banks", "bell", "brook",
        "brooks", "street", "church", "bond", "small", "rice", "cook", "baker", "ford", "park",
        "nice", "good", "sung", "law", "lane", "hill", "wood", "woods", "stone", "page", "read",
        "west", "north", "england", "noon", "spring", "fall", "bishop", "pope", "abbot", "noble",
        "new", "little", "old", "white", "black", "brown", "green", "gray", "grey", "sharp",
        "wise", "moody", "savage", "bright", "doe", "nurse", "thing", "must", "free", "moss",
        "weeks", "whole", "holiday", "rain", "ready", "gum", "house", "cat", "kidd", "bliss",
        "mon", "sat", "sun", "tue", "wade", "guy", "min", "jun", "autumn", "winters", "summers",
        "short", "heard", "power", "money", "fox", "penny", "bob", "rob", "nick", "sue", "ray",
    ],
    unlikely_endings: &["ly", "ing", "ed", "ous", "ful", "ible", "able"],
    calling: phrases!("calling, speaking, here, on the phone, again"),
    vowels: "aeiouy",
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
        ("juliet", 'j'),
        ("juliett", 'j'),
        ("kilo", 'k'),
        ("lima", 'l'),
        ("mike", 'm'),
        ("november", 'n'),
        ("oscar", 'o'),
        ("papa", 'p'),
        ("quebec", 'q'),
        ("romeo", 'r'),
        ("sierra", 's'),
        ("tango", 't'),
        ("uniform", 'u'),
        ("victor", 'v'),
        ("whiskey", 'w'),
        ("whisky", 'w'),
        ("xray", 'x'),
        ("yankee", 'y'),
        ("zulu", 'z'),
    ],
    letters: &[
        ("zee", 'z'),
        ("zed", 'z'),
        ("aitch", 'h'),
        ("ess", 's'),
        ("eff", 'f'),
        ("jay", 'j'),
        ("kay", 'k'),
        ("dee", 'd'),
        ("vee", 'v'),
        ("bee", 'b'),
        ("cee", 'c'),
        ("gee", 'g'),
        ("tee", 't'),
        ("pee", 'p'),
        ("cue", 'q'),
        ("ar", 'r'),
        ("em", 'm'),
        ("en", 'n'),
        ("el", 'l'),
        ("ex", 'x'),
        ("oh", 'o'),
    ],
    letter_sounds: &[
        ("are", 'r'),
        ("our", 'r'),
        ("you", 'u'),
        ("why", 'y'),
        ("see", 'c'),
        ("sea", 'c'),
        ("tea", 't'),
        ("be", 'b'),
        ("pea", 'p'),
        ("queue", 'q'),
        ("eye", 'i'),
        ("ell", 'l'),
        ("ay", 'a'),
        ("jay", 'j'),
        ("zee", 'z'),
        ("owe", 'o'),
        ("ease", 'e'),
    ],
    double_letter: phrases!("double you, double u"),
    capital: phrases!(
        "capital, big, uppercase, upper case, small, lowercase, lower case, letter, the letter"
    ),
    capital_letter: phrases!("capital, uppercase, upper case, capital letter, big"),
    spacing: phrases!(
        "space, new word, next word, then, and then, and, second word, then space, and last name, \
         and my last name, then last name, new name, blank"
    ),
    first_names: &FIRST_NAMES,
    onsets: ONSETS,
    makes_last: MAKES_LAST,
    spelling: phrases!(
        "let me spell that, let me spell it, let me spell that for you, let me spell it for you, \
         i will spell it, i will spell that, i will spell it for you, i will spell that for you, \
         i can spell it, i can spell that, i can spell that for you, i can spell it for you, \
         spelled, spelt, it is spelled, that is spelled, and it is spelled, is spelled, spelling, \
         spelling is, the spelling is, i spell it, spell it, spell that, you spell it, \
         with the spelling, which is spelled, that is spelt, it is spelt, is spelt, so that is, \
         and that is, and it is, so it is"
    ),
    restating: phrases!("that is, it is, and, which is, so, like"),
    respellings: RESPELLINGS,
    accents: &[],
    as_in: phrases!(
        "as in, like, for, is for, like in, as, from, is in, as an, like an, in, like the"
    ),
    hyphen: phrases!("hyphen, dash"),
    apostrophe: phrases!("apostrophe"),
    hyphenated: phrases!(
        "hyphenated, with a hyphen, with a dash, it is hyphenated, that is hyphenated"
    ),
    without: phrases!(
        "no, without, without a, without an, without the, with no, not, there is no, minus the, \
         but no, and no, but without an, but without a, but without the, drop the, leave out the"
    ),
    with: phrases!(
        "with a, with an, with, with the, and with a, but with a, but with an, spelled with a, \
         spelled with an, it is with a, it is with an, that is with a, that is with an, \
         and that is with a, spelled with, has, it has, just, only, that is with, it is with, \
         but with, and it is with a, it is spelled with a, it is spelled with an"
    ),
};

/// How names are written: the first that fits counts.
const RESPELLINGS: &[(&str, &str, &str)] = &[
    ("k", "^chr", "kr"),
    ("k", "^c", "k"),
    ("k", "ck", "k"),
    ("k", "c", "k"),
    ("c", "^k", "c"),
    ("c", "k", "c"),
    ("c", "^s", "c"),
    ("ck", "c$", "ck"),
    ("ck", "k$", "ck"),
    ("ch", "^k", "ch"),
    ("ch", "^c", "ch"),
    ("ph", "ff", "ph"),
    ("ph", "v", "ph"),
    ("ph", "f", "ph"),
    ("v", "ph", "v"),
    ("v", "f", "v"),
    ("f", "ph", "f"),
    ("f", "v", "f"),
    ("g", "^jeff", "geoff"),
    ("g", "^j", "g"),
    ("g", "j", "g"),
    ("j", "^geoff", "jeff"),
    ("j", "^g", "j"),
    ("j", "g", "j"),
    ("z", "s", "z"),
    ("s", "z", "s"),
    ("s", "^c", "s"),
    ("y", "ie$", "y"),
    ("y", "i$", "y"),
    ("y", "ey$", "y"),
    ("y", "i", "y"),
    ("i", "ey$", "i"),
    ("i", "ie$", "i"),
    ("i", "y$", "i"),
    ("i", "y", "i"),
    ("ie", "ey$", "ie"),
    ("ie", "y$", "ie"),
    ("ie", "i$", "ie"),
    ("ey", "y$", "ey"),
    ("ey", "ie$", "ey"),
    ("ee", "ea", "ee"),
    ("ea", "ee", "ea"),
    ("e", "ay$", "ey"),
    ("e", "son$", "sen"),
    ("e", "an$", "en"),
    ("e", "$", "e"),
    ("a", "ey$", "ay"),
    ("a", "^mc", "mac"),
    ("a", "en$", "an"),
    ("a", "ea", "a"),
    ("o", "sen$", "son"),
    ("h", "^jon", "john"),
    ("h", "^teres", "theres"),
    ("h", "a$", "ah"),
    ("h", "^t", "th"),
    ("h", "^r", "rh"),
    ("h", "c", "ch"),
    ("x", "cks$", "x"),
    ("x", "ks$", "x"),
    ("w", "^v", "w"),
    ("th", "^t", "th"),
    ("t", "th", "t"),
];

//! How English callers give names.

use crate::lexicon::NamePhrases;
use crate::words::phrases;

pub(super) const NAMES: NamePhrases = NamePhrases {
    introductions: phrases!(
        "my name is, my full name is, the name is, name is, her name is, his name is, \
         their name is, the patient is, name of, under the name, under the name of, i am called"
    ),
    weak_introductions: phrases!(
        "it is, this is, call me, just call me, you can put it under, i am, it would be, \
         it will be, that is, that would be, you can call me, put it under, it is under, under, \
         speaking with, for my daughter, for my son, for my wife, for my husband, for my mother, \
         for my father, for my mom, for my mum, for my dad, for my child, for my partner, \
         for my brother, for my sister, my daughter, my son, my wife, my husband, my mother, \
         my father, appointment is for, it is for, booking for, it is for my daughter, \
         it is for my son, it is for my wife, it is for my husband, it is for my mother, \
         it is for my father"
    ),
    before: phrases!(
        "yes, yeah, yep, sure, okay, of course, hi, hello, hey, oh, well, so, right, um, please, \
         no, alright, certainly, sorry, actually, and, yes it is, for, just, absolutely"
    ),
    closing: phrases!(
        "please, thanks, thank you, calling, speaking, here, and, i, from, for, with, my, the, \
         phone, number, on the phone, that is, it is, is, again, if, but, not, we, she, he, at, \
         to, on, could, can, would, about, so"
    ),
    titles: phrases!("mr, mrs, ms, miss, mister, missus, dr, doctor, sir, madam, mx, professor"),
    first: phrases!(
        "first name is, first name, my first name is, given name is, given name, \
         and my first name is, and first name, and the first name is, the first name is"
    ),
    last: phrases!(
        "last name is, last name, my last name is, and my last name is, and last name, \
         and the last name is, the last name is, surname is, surname, my surname is, \
         family name is, family name"
    ),
    particles: &[
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la",
        "le", "ter", "ten", "el", "al", "bin", "ibn", "bint", "y", "e", "af", "av", "zu",
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
        "mon", "sat", "sun", "tue", "wade", "penny", "bob", "rob", "nick", "sue", "ray",
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
    as_in: phrases!("as in, like, for, is for, like in, as, from"),
    hyphen: phrases!("hyphen, dash"),
    apostrophe: phrases!("apostrophe"),
    hyphenated: phrases!(
        "hyphenated, with a hyphen, with a dash, it is hyphenated, that is hyphenated"
    ),
    without: phrases!("no, without, without a, without an, without the, with no, not, there is no"),
    with: phrases!("with a, with an"),
};

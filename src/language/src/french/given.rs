//! First names that French callers often have, to tell where one ends in a row of letters.
//!
//! Names that many last names begin with, such as "Martin" and "Rose", are left out.

use crate::tag::Tag;
use crate::words::WordTable;

/// First names.
pub(super) static FIRST_NAMES: WordTable = WordTable::new(&[(Tag::Common, NAMES)]);

const NAMES: &str = "jean pierre michel andre philippe alain jacques bernard marcel daniel roger robert claude \
    francois christian patrick nicolas laurent stephane christophe julien sebastien olivier \
    david thomas vincent alexandre guillaume mathieu matthieu maxime antoine kevin jerome benoit \
    gabriel samuel etienne simon louis charles jonathan gilles denis yves luc marc sylvain \
    normand rejean gaetan raymond real fernand rene andree marie nathalie isabelle sylvie \
    catherine francoise valerie christine monique sophie patricia martine nicole sandrine \
    stephanie celine chantal julie veronique jacqueline caroline sandra laurence laurie camille \
    emilie amelie melanie annie karine josee louise lise helene manon diane johanne lucie \
    genevieve audrey chloe lea emma alice florence charlotte juliette rosalie zoe gabrielle \
    vanessa jessica sarah emily michael william james john jennifer elizabeth michelle danielle \
    pauline claudette claudine bernadette germaine madeleine marguerite huguette ginette \
    jeannine josephine marianne mariette annette antoinette alexandra samantha christopher \
    christina dominique frederic frederique raphael raphaelle elisabeth benjamin mohamed fatima \
    nadia leila francesca jeanne noemie maude maryse suzanne therese yvonne yvette odette";

/// Two letters that names begin with, beside those with a vowel.
pub(super) const ONSETS: &[&str] = &[
    "bh", "bl", "br", "ch", "cl", "cr", "dh", "dj", "dr", "dw", "fl", "fr", "gh", "gl", "gr", "hr",
    "kh", "kl", "kn", "kr", "mc", "ng", "ph", "pl", "pr", "rh", "sc", "sh", "sk", "sl", "sm", "sn",
    "sp", "st", "sw", "th", "tr", "ts", "tw", "vl", "wh", "wr", "zh", "zw",
];

/// What makes a last name of a first one.
pub(super) const MAKES_LAST: &[&str] = &[
    "son", "sen", "ston", "eau", "ault", "aud", "ard", "elle", "ette", "ot", "otte", "et", "ier",
    "iere", "in", "ine", "ina", "on", "onne", "ez", "ois", "oise", "ique", "ita", "neret", "not",
    "notte", "nin", "elli",
];

//! First names that English callers often have, to tell where one ends in a row of letters.
//!
//! Names that many last names begin with, such as "Martin" and "Rose", are left out.

use crate::tag::Tag;
use crate::words::WordTable;

/// First names.
pub(super) static FIRST_NAMES: WordTable = WordTable::new(&[(Tag::Common, NAMES)]);

const NAMES: &str = "james robert john michael david william richard joseph thomas charles christopher daniel \
    matthew anthony donald steven stephen andrew kenneth joshua kevin brian george timothy \
    ronald jason edward jeffrey ryan jacob nicholas gary eric jonathan justin scott brandon \
    benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose \
    adam nathan henry zachary douglas peter kyle noah ethan jeremy christian walter keith roger \
    terry austin sean gerald carl dylan harold jordan jesse bryan lawrence arthur gabriel bruce \
    logan albert willie alan eugene russell vincent philip phillip bobby johnny bradley liam \
    mason oliver lucas elijah mohammed muhammad mohamed ahmed mary patricia jennifer linda \
    elizabeth barbara susan jessica karen sarah lisa nancy sandra betty ashley emily kimberly \
    margaret donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia \
    kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine \
    catherine christine debra rachel carolyn janet maria heather diane olivia julie joyce \
    victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl \
    jacqueline martha madison teresa gloria sara janice kathryn abigail sophia frances jean \
    alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie \
    theresa diana brittany doris kayla alexis lori marie alexandra priya fatima chloe zoe ava \
    mia ella claire erin tracy wendy tina dawn valerie holly monica melanie kristen kathy cathy \
    anne annie sophie lucy ellen josephine gabriella francesca fernanda francisco georgina \
    bernadette rosemarie marianne annabelle annamaria annemarie maryanne marianna valentina \
    michaela daniella fernando alejandro alejandra gabriela veronica natasha samira amira nadia \
    leila yasmin aisha omar hassan ibrahim ali rahul sanjay anita sunita deepak \
    siobhan sinead niamh saoirse ciara fiona";

/// Two letters that names begin with, beside those with a vowel.
pub(super) const ONSETS: &[&str] = &[
    "bh", "bl", "br", "ch", "cl", "cr", "dh", "dj", "dr", "dw", "fl", "fr", "gh", "gl", "gr", "hr",
    "kh", "kl", "kn", "kr", "mc", "ng", "ph", "pl", "pr", "rh", "sc", "sh", "sk", "sl", "sm", "sn",
    "sp", "st", "sw", "th", "tr", "ts", "tw", "vl", "wh", "wr", "zh", "zw",
];

/// What makes a last name of a first one.
pub(super) const MAKES_LAST: &[&str] = &[
    "son", "sson", "sen", "ssen", "ston", "stone", "man", "mann", "ez", "es", "ovich", "owitz",
    "owicz", "ski", "ova", "ina", "ine", "ette", "elle", "ella", "elli", "etti", "ini", "ides",
    "ian", "yan", "ita", "ito", "een",
];

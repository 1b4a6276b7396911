//! What is said in the order of one language, put into the order that the grammars read.
//!
//! "Mardi prochain" is "next Tuesday" to them, "trois heures moins quart" is 2:45. What is said
//! and what it is read as are data of the language; here is only how the one becomes the other.
//! First numbers of several words become one number, then each pass goes through the words once.
//!
//! **Invariant:** every word that stands in for others is heard where those were.

mod compound;
mod part;

pub(crate) use compound::{Compounds, spoken};
pub(crate) use part::{Class, Part};

use domain::Expecting;

use crate::lexicon::Lexicon;
use crate::tag::Tag;
use crate::transcript::{Transcript, Written};
use crate::words::Heads;
use part::{Found, MOST_PARTS, matched};

/// Words of bits in which the first words of a pass are noted.
const HEAD_WORDS: usize = 8;
/// Minutes in an hour.
const HOUR: u16 = 60;
/// Most words that one order writes.
const MOST_WRITTEN: usize = 8;

/// What was asked, as far as it decides what an hour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// How long: "une heure" is sixty minutes.
    HowLong,
    /// Anything else: "une heure" is one o'clock.
    NotHowLong,
    /// Anything but a name, a number or a verdict.
    Planning,
}

/// Orders that are looked for together, from the first word to the last.
pub(crate) struct Pass {
    /// For which questions.
    pub(crate) when: When,
    /// The first that fits at a word is taken.
    orders: &'static [Order],
    /// The words that orders begin with, apart from those that they know by their tags.
    heads: Heads<HEAD_WORDS>,
}

impl Pass {
    /// These orders.
    #[expect(
        clippy::indexing_slicing,
        reason = "this runs when the crate is compiled: what goes wrong there does not compile"
    )]
    pub(crate) const fn new(when: When, orders: &'static [Order]) -> Self {
        let mut heads = Heads::NONE;
        let mut nth = 0;
        while nth < orders.len() {
            let said = orders[nth].said;
            let mut at = 0;
            while at < said.len() {
                heads = part::heads(&said[at], heads);
                // Behind a part that may be missing the next one can be the first.
                if !matches!(said[at], Part::Maybe(_)) {
                    break;
                }
                at += 1;
            }
            nth += 1;
        }
        Self { when, orders, heads }
    }

    /// Whether no order begins with the word at `at`: so it is with most words.
    fn passes_by(&self, words: &Transcript<'_>, at: usize) -> bool {
        let plain = matches!(
            words.tag(at),
            Tag::Unknown | Tag::Common | Tag::Harmless | Tag::Doubtful | Tag::Change
        );
        plain && !self.heads.may_have(words.hash(at))
    }
}

/// One thing that is said, and what the grammars read instead.
pub(crate) struct Order {
    /// What is said.
    pub(crate) said: &'static [Part],
    /// What is read.
    pub(crate) read: &'static [Piece],
}

/// What the grammars read instead. Numbers count the parts of what was said.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Piece {
    /// The same word.
    Take(usize),
    /// Another word.
    Say(&'static str, Tag),
    /// The number as a day of the month.
    Nth(usize),
    /// The number, in digits.
    Count(usize),
    /// An hour by its number, and minutes before or after it.
    Clock(usize, Minutes),
    /// The minutes of so many hours and what is said with them.
    Long(usize, Minutes),
}

/// Minutes beside an hour.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Minutes {
    /// So many after it.
    Past(u16),
    /// As many after it as a part says.
    Said(usize),
    /// So many before it.
    To(u16),
    /// As many before it as a part says.
    SaidTo(usize),
}

/// Brings a transcript into the order of the grammars.
pub(crate) fn arrange(words: &mut Transcript<'_>, lexicon: &Lexicon, asked: Expecting) {
    if let Some(compounds) = lexicon.compounds {
        compound::join(words, compounds, asked);
    }
    for pass in lexicon.passes.iter().filter(|pass| applies(pass.when, asked)) {
        let mut at = 0;
        while at < words.len() {
            if pass.passes_by(words, at) {
                at += 1;
                continue;
            }
            let mut orders = pass.orders.iter();
            at = orders.find_map(|order| put(words, order, at)).unwrap_or(at + 1);
        }
    }
}

fn applies(when: When, asked: Expecting) -> bool {
    let how_long = asked == Expecting::Duration;
    match when {
        When::HowLong => how_long,
        When::NotHowLong => !how_long,
        When::Planning => !matches!(
            asked,
            Expecting::Phone | Expecting::Code | Expecting::Name | Expecting::Message
        ),
    }
}

/// Writes what an order reads in the place of what it says, when that is said at `at`; where
/// reading goes on.
fn put(words: &mut Transcript<'_>, order: &Order, at: usize) -> Option<usize> {
    let mut found: Found = [None; MOST_PARTS];
    let end = matched(words, order.said, at, &mut found)?;
    let mut written = [Written::Kept(0); MOST_WRITTEN];
    let mut count = 0;
    for piece in order.read {
        let (some, more) = pieces(words, *piece, &found)?;
        for word in some.into_iter().take(more) {
            *written.get_mut(count)? = word;
            count += 1;
        }
    }
    words.rewrite(at, end, written.get(..count)?);
    Some((at + count).max(at + 1))
}

/// The words of one piece, at most three.
fn pieces(words: &Transcript<'_>, piece: Piece, found: &Found) -> Option<([Written; 3], usize)> {
    let place = |part: usize| found.get(part).copied().flatten();
    let one = |word: Written| Some(([word; 3], 1));
    match piece {
        Piece::Take(part) => match place(part) {
            Some(at) => one(Written::Kept(at)),
            // A part that may be missing, and is.
            None => Some(([Written::Kept(0); 3], 0)),
        },
        Piece::Say(word, tag) => one(Written::New(word, tag)),
        Piece::Nth(part) => {
            let at = place(part)?;
            let day = u8::try_from(value(words, at)?).ok()?;
            one(Written::As(at, Tag::Ordinal(day)))
        }
        Piece::Count(part) => one(Written::Number(value(words, place(part)?)?)),
        Piece::Clock(hour, minutes) => {
            let (hour, minute) = clock(words, value(words, place(hour)?)?, minutes, found)?;
            let colon = Written::New(":", Tag::Colon);
            Some(([Written::Number(hour), colon, Written::Number(minute)], 3))
        }
        Piece::Long(hours, minutes) => {
            let hours = place(hours).map_or(Some(0), |at| value(words, at))?;
            let all = hours.checked_mul(HOUR)?;
            let all = match side(words, minutes, found)? {
                (minutes, true) => all.checked_sub(minutes)?,
                (minutes, false) => all.checked_add(minutes)?,
            };
            let unit = Written::New("minutes", Tag::Minute);
            Some(([Written::Number(all), unit, unit], 2))
        }
    }
}

/// The hour and the minute of a clock: "three less ten" is 2:50.
fn clock(words: &Transcript<'_>, hour: u16, minutes: Minutes, found: &Found) -> Option<(u16, u16)> {
    let (minute, before) = side(words, minutes, found)?;
    if !before || minute == 0 {
        return Some((hour, minute));
    }
    let hour = match hour {
        0 => 23,
        1 => 12,
        hour => hour - 1,
    };
    Some((hour, HOUR.checked_sub(minute)?))
}

/// The minutes beside an hour, and whether they are before it.
fn side(words: &Transcript<'_>, minutes: Minutes, found: &Found) -> Option<(u16, bool)> {
    let said = |part: usize| value(words, found.get(part).copied().flatten()?);
    Some(match minutes {
        Minutes::Past(minutes) => (minutes, false),
        Minutes::To(minutes) => (minutes, true),
        Minutes::Said(part) => (said(part)?, false),
        Minutes::SaidTo(part) => (said(part)?, true),
    })
}

/// What a number says; an article is one.
fn value(words: &Transcript<'_>, at: usize) -> Option<u16> {
    match words.tag(at) {
        Tag::A => Some(1),
        Tag::Noon => Some(12),
        Tag::Midnight => Some(0),
        tag => tag.number(),
    }
}

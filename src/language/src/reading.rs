//! How a transcript is read: character by character, into plain words.

use crate::lexicon::{Accents, Lexicon};
use crate::mending::mend;
use crate::tag::Tag;
use crate::transcript::{Place, Transcript};
use crate::words::hash;

/// Reads what was heard into the transcript's words.
pub(crate) fn read(transcript: &mut Transcript<'_>, lexicon: &Lexicon) {
    let heard = transcript.whole();
    let mut reader = Reader { lexicon, key: String::new(), dropped: "", transcript };
    reader.read(heard);
    mend(transcript, lexicon);
}

struct Reader<'t, 'a> {
    lexicon: &'t Lexicon,
    /// The word being read, kept to save its memory.
    key: String,
    /// The sound before it that was dropped.
    dropped: &'static str,
    transcript: &'t mut Transcript<'a>,
}

impl Reader<'_, '_> {
    fn read(&mut self, heard: &str) {
        let mut at = 0;
        let mut gap_from = 0;
        while let Some(c) = heard.get(at..).and_then(|rest| rest.chars().next()) {
            if !is_letter(c) && !c.is_ascii_digit() {
                at += c.len_utf8();
                continue;
            }
            let rest = heard.get(at..).unwrap_or_default();
            let length =
                if c.is_ascii_digit() { self.digits_length(rest) } else { letters_length(rest) };
            let gap = heard.get(gap_from..at).unwrap_or_default();
            self.separator(gap, rest, at);
            let word = rest.get(..length).unwrap_or_default();
            let place = Place { from: at, until: at + length, pause: has_pause(gap) };
            if !(gap.is_empty()
                && (self.short_half_day(word, place) || self.short_unit(word, place)))
            {
                self.word(word, place);
                self.half_day(gap);
            }
            at += length;
            gap_from = at;
        }
    }

    /// The length of a number in digits, with "st", "nd", "rd", "th" when they follow.
    fn digits_length(&self, rest: &str) -> usize {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let behind = rest.get(digits..).unwrap_or_default();
        let letters = behind.chars().take_while(|&c| is_letter(c)).count();
        let ending = behind.get(..letters).unwrap_or_default();
        let endings = self.lexicon.ordinal_endings;
        if endings.iter().any(|end| ending.eq_ignore_ascii_case(end)) {
            digits + letters
        } else {
            digits
        }
    }

    /// A sign between digits is a word of its own.
    fn separator(&mut self, gap: &str, rest: &str, at: usize) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            // "9am-noon": a dash behind a half of the day joins, whatever follows.
            let joins = matches!(
                self.last_tag(),
                Tag::Am | Tag::Pm | Tag::Digits(_) | Tag::Ordinal(_) | Tag::Weekday(_) | Tag::Noon
            ) && matches!(gap, "-" | "–" | " - " | " – ")
                && !rest.starts_with(is_apostrophe);
            if joins && self.is_time_word(rest) {
                let place = Place { from: at.saturating_sub(1), until: at, pause: false };
                self.transcript.push("-", Tag::Dash, place);
            }
            return;
        }
        let behind_digits =
            matches!(self.last_tag(), Tag::Digits(_) | Tag::Ordinal(_) | Tag::Am | Tag::Pm);
        let last = self.transcript.word(self.last()).len();
        let sign = match gap.trim() {
            ":" if behind_digits => (":", Tag::Colon),
            "/" if behind_digits => ("/", Tag::Slash),
            "-" | "–" | "—" if behind_digits => ("-", Tag::Dash),
            // "2.5", "8.30", "20.05.2026", but no telephone number and no end of a sentence.
            "." if gap == "."
                && behind_digits
                && matches!((last, digits), (1 | 2 | 4, 1 | 2 | 4)) =>
            {
                (".", Tag::Point)
            }
            "@" => ("@", Tag::At),
            other if other.ends_with('+') => ("+", Tag::Plus),
            _ => return,
        };
        let place = Place { from: at.saturating_sub(1), until: at, pause: false };
        self.transcript.push(sign.0, sign.1, place);
    }

    fn word(&mut self, heard: &str, place: Place) {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        for c in heard.chars() {
            if is_apostrophe(c) {
                key.push('\'');
            } else if c.is_ascii() {
                key.push(c.to_ascii_lowercase());
            } else {
                key.extend(c.to_lowercase());
            }
        }
        self.spoken_word(&key, place);
        self.key = key;
    }

    /// A word as the language writes it: with its accents when they tell it from another, else
    /// without.
    fn spoken_word(&mut self, key: &str, place: Place) {
        let folded = self.lexicon.accents == Accents::Dropped && !key.is_ascii();
        if !folded || self.contraction(key).is_some() {
            return self.elided_word(key, place);
        }
        let plain: String = key.chars().filter_map(without_accent).collect();
        // The two that are written as one: "sœur", "cæcum".
        self.elided_word(&plain.replace('œ', "oe").replace('æ', "ae"), place);
    }

    /// A word, and before it those of which an apostrophe left one letter: "l'heure".
    fn elided_word(&mut self, key: &str, place: Place) {
        let mut place = place;
        let mut rest = key;
        // Most words have no apostrophe: the quickest to see comes first.
        while rest.as_bytes().contains(&b'\'')
            && self.contraction(rest).is_none()
            && let Some((short, behind)) = rest.split_once('\'')
            && let Some(whole) = self.elision(short)
        {
            self.tagged(whole, place);
            place = place.without_pause();
            rest = behind;
        }
        self.plain_word(rest, place);
    }

    /// The word of which an apostrophe left `short`.
    fn elision(&self, short: &str) -> Option<&'static str> {
        let mut elisions = self.lexicon.elisions.iter();
        elisions.find(|(left, _)| *left == short).map(|(_, whole)| *whole)
    }

    /// What a word that stands for several is written out as.
    fn contraction(&self, key: &str) -> Option<&'static str> {
        let contractions = self.lexicon.contractions;
        let found = contractions.binary_search_by(|(short, _)| (*short).cmp(key)).ok()?;
        contractions.get(found).map(|(_, words)| *words)
    }

    fn plain_word(&mut self, key: &str, place: Place) {
        if let Some(words) = self.contraction(key) {
            let mut place = place;
            for word in words.split(' ') {
                self.tagged(word, place);
                place = place.without_pause();
            }
            return;
        }
        let stem = key.strip_suffix(self.lexicon.possessive).unwrap_or(key);
        if stem.contains('\'') {
            let bare: String = stem.chars().filter(|&c| c != '\'').collect();
            self.tagged(&bare, place);
        } else {
            self.tagged(stem, place);
        }
    }

    fn tagged(&mut self, word: &str, place: Place) {
        if word.is_empty() || self.joined(word, place) {
            return;
        }
        let hesitations = self.lexicon.hesitations.iter();
        if let Some(sound) = hesitations.clone().find(|sound| **sound == word) {
            self.dropped = sound;
            self.transcript.hesitate();
            return;
        }
        self.dropped = "";
        self.parted_elision(word);
        let tag = self.tag(word);
        if tag == Tag::Unknown
            && let Some(stem) = word.strip_suffix(self.lexicon.approximate_ending)
        {
            let stem_tag = self.tag(stem);
            let timely = matches!(
                stem_tag,
                Tag::Noon | Tag::Lunch | Tag::Morning | Tag::Afternoon | Tag::Evening
            );
            if stem_tag.number().is_some() || timely {
                self.transcript.push(stem, stem_tag, place);
                let ending = self.lexicon.approximate_ending;
                self.transcript.push(ending, Tag::Ish, place.without_pause());
                return;
            }
        }
        let before = self.last_tag();
        let counted = before.number().is_some()
            || matches!(before, Tag::OClock | Tag::Ish | Tag::SoundsLike(_));
        let tag = if tag == Tag::AmOrVerb && counted { Tag::Am } else { tag };
        self.transcript.push(word, tag, place);
    }

    /// "L heure", "c est": the apostrophe was not heard. Single letters in a row spell something.
    fn parted_elision(&mut self, word: &str) {
        let last = self.last();
        let letter_before =
            last.checked_sub(1).is_some_and(|at| self.transcript.word(at).len() == 1);
        // "D apostrophe A M" is spelled.
        let spelled = self.lexicon.names.apostrophe.iter().any(|phrase| phrase.text == word);
        let opens =
            !spelled && word.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']) && word.len() > 1;
        if !opens || letter_before || self.lexicon.elisions.is_empty() {
            return;
        }
        if let Some(whole) = self.elision(self.transcript.word(last))
            && let Some(place) = self.transcript.pop()
        {
            let tag = self.tag(whole);
            self.transcript.push(whole, tag, place);
        }
    }

    /// Two words that are one become one; the first may be a sound that was dropped.
    fn joined(&mut self, word: &str, place: Place) -> bool {
        let last = self.transcript.word(self.last());
        let mut pairs = self.lexicon.joined.iter();
        let is_last =
            |first: &str| first == self.dropped || self.dropped.is_empty() && first == last;
        let Some((first, _, whole)) = pairs.find(|(a, b, _)| *b == word && is_last(a)) else {
            return false;
        };
        let before = if *first == self.dropped { Some(place) } else { self.transcript.pop() };
        let Some(before) = before else {
            return false;
        };
        self.dropped = "";
        let tag = self.tag(whole);
        self.transcript.push(whole, tag, before.to(place));
        true
    }

    /// "p" and "m" become one word: always with a full stop between them, else behind a number.
    fn half_day(&mut self, gap: &str) {
        let last = self.last();
        let Some(before) = last.checked_sub(1) else {
            return;
        };
        let letters = (self.transcript.word(before), self.transcript.word(last));
        let halves = self.lexicon.half_day_letters;
        let Some((_, _, whole, tag)) = halves.iter().find(|(a, b, ..)| (*a, *b) == letters) else {
            return;
        };
        let counted = self.transcript.tag_before(before, 1);
        let counted =
            counted.number().is_some() || matches!(counted, Tag::OClock | Tag::Ish | Tag::Half);
        if !(counted || gap.trim() == ".") {
            return;
        }
        let second = self.transcript.pop();
        let first = self.transcript.pop();
        if let (Some(first), Some(second)) = (first, second) {
            self.transcript.push(whole, *tag, first.to(second));
        }
    }

    /// "9a", "11p": one letter right behind digits.
    fn short_half_day(&mut self, word: &str, place: Place) -> bool {
        let behind_digits = matches!(self.last_tag(), Tag::Digits(_));
        let mut halves = self.lexicon.half_day_letters.iter();
        let half = halves.find(|(letter, ..)| word.eq_ignore_ascii_case(letter));
        let Some((_, _, whole, tag)) = half.filter(|_| behind_digits) else {
            return false;
        };
        self.transcript.push(whole, *tag, place);
        true
    }

    /// "2h", "30m": one letter right behind digits.
    fn short_unit(&mut self, word: &str, place: Place) -> bool {
        let behind_digits = matches!(self.last_tag(), Tag::Digits(_));
        let mut units = self.lexicon.short_units.iter();
        let unit = units.find(|(letter, ..)| word.eq_ignore_ascii_case(letter));
        let Some((_, whole, tag)) = unit.filter(|_| behind_digits) else {
            return false;
        };
        self.transcript.push(whole, *tag, place);
        true
    }

    /// Whether a word that names a day or a time comes next: what a dash can lead to.
    fn is_time_word(&self, rest: &str) -> bool {
        let word = rest.get(..letters_length(rest)).unwrap_or_default();
        let mut key = String::new();
        for c in word.chars() {
            key.extend(c.to_lowercase());
        }
        let tag = self.tag(&key);
        tag.month().is_some() || matches!(tag, Tag::Noon | Tag::Midnight | Tag::Weekday(_))
    }

    fn last(&self) -> usize {
        self.transcript.len().wrapping_sub(1)
    }

    fn last_tag(&self) -> Tag {
        self.transcript.tag(self.last())
    }

    fn tag(&self, word: &str) -> Tag {
        if let Some(tag) = digits_tag(word) {
            return tag;
        }
        self.lexicon.words.tag(word, hash(word))
    }
}

/// The tag of a word that begins with a digit.
fn digits_tag(word: &str) -> Option<Tag> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let value = word.get(..digits)?.parse().unwrap_or(u16::MAX);
    if digits == word.len() {
        return Some(Tag::Digits(value));
    }
    let ordinal = u8::try_from(value).ok().filter(|n| (1..=31).contains(n));
    Some(ordinal.map_or(Tag::Common, Tag::Ordinal))
}

/// A small Latin letter without its accent; nothing for an accent by itself.
fn without_accent(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ÿ' => 'y',
        '\u{300}'..='\u{36f}' => return None,
        other => other,
    })
}

fn letters_length(rest: &str) -> usize {
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        if is_letter(c) {
            end = at + c.len_utf8();
        } else if !is_apostrophe(c) {
            break;
        }
    }
    end
}

fn has_pause(gap: &str) -> bool {
    gap.contains([',', '.', ';', '!', '?', '…', '—', '–'])
}

/// Letters of every script, and the marks that combine with them; digits of other scripts too.
fn is_letter(c: char) -> bool {
    (c.is_alphanumeric() && !c.is_ascii_digit()) || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

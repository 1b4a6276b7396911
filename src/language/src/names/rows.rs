//! Where one part of a name ends and the next begins in a row of letters.
//!
//! **Invariant:** the letters and their order stay as they were spelled.

use crate::answer::Answer;

/// Fewest letters on either side of a wider gap, and before a capital that begins a part.
const FEWEST_IN_PART: usize = 3;
/// Fewest letters of a whole name in one row that is parted by its first name.
const FEWEST_IN_BOTH: usize = 7;
/// Shortest first name that parts a row.
const SHORTEST_FIRST: usize = 4;
/// How many gaps of the usual kind there are for every wider one.
const USUAL: usize = 3;

/// Letters that were spelled, one after the other.
#[derive(Debug, Default)]
pub(super) struct Row {
    letters: Vec<Letter>,
}

/// What one or two words spell, and how it stands behind what was spelled before.
#[derive(Debug)]
struct Letter {
    text: String,
    /// Its first word.
    at: usize,
    /// Whether a new part begins here.
    begins: bool,
}

impl Row {
    /// Adds what the words from `at` on spell.
    pub(super) fn push(&mut self, text: String, at: usize) {
        self.letters.push(Letter { text, at, begins: false });
    }

    /// Notes that what was added last begins another part.
    pub(super) fn begin(&mut self) {
        if let Some(letter) = self.letters.last_mut() {
            letter.begins = true;
        }
    }

    /// How many letters there are since a part began.
    pub(super) fn in_part(&self) -> usize {
        let part = self.letters.iter().rev();
        let begun = part.clone().position(|letter| letter.begins);
        part.take(begun.map_or(usize::MAX, |count| count + 1))
            .map(|letter| letter.text.chars().count())
            .sum()
    }

    /// Whether what was spelled so far is long enough to be a part of a name by itself: "Mac" and
    /// "De" are the beginning of one.
    pub(super) fn is_part(&self, answer: &Answer<'_>) -> bool {
        let text: String = self.letters.iter().map(|letter| letter.text.as_str()).collect();
        let text = text.to_lowercase();
        let prefix = answer.lexicon.names.particles.contains(&text.as_str()) || text == "mac";
        self.in_part() >= FEWEST_IN_PART && !prefix
    }

    /// The letters, with a space before each further part.
    pub(super) fn parted(mut self, answer: &Answer<'_>) -> String {
        self.part_at_wider_gaps(answer);
        let mut text = String::new();
        for letter in self.letters {
            if letter.begins && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&letter.text);
        }
        text
    }

    /// "S A R A H, J O H N" and "S-A-R-A-H J-O-H-N": a gap that is wider than the others.
    fn part_at_wider_gaps(&mut self, answer: &Answer<'_>) {
        let words = &answer.words;
        let gap = |at: usize| {
            let (_, before) = words.heard_at(at.saturating_sub(1));
            words.heard(before, words.heard_at(at).0)
        };
        let gaps: Vec<&str> = self.letters.iter().skip(1).map(|letter| gap(letter.at)).collect();
        let wide = |gap: &str| -> u8 {
            let pause = gap.contains([',', '.', ';']);
            if pause && gap.contains(' ') { 2 } else { u8::from(gap.contains(' ')) }
        };
        let usual = gaps.iter().map(|gap| wide(gap)).min().unwrap_or_default();
        let wider = gaps.iter().filter(|gap| wide(gap) > usual).count();
        if wider == 0 || wider * USUAL > gaps.len() {
            return;
        }
        let count = self.letters.len();
        for (nth, gap) in gaps.iter().enumerate() {
            let at = nth + 1;
            let inside = at >= FEWEST_IN_PART && count - at >= FEWEST_IN_PART - 1;
            if let Some(letter) = self.letters.get_mut(at).filter(|_| inside) {
                letter.begins |= wide(gap) > usual;
            }
        }
    }
}

/// The parts of a row: where none was heard, behind a first name that callers often have. "Johnson"
/// and "Robertson" are one.
pub(super) fn parts<'r>(answer: &Answer<'_>, row: &'r str) -> Vec<&'r str> {
    if row.contains(' ') {
        return row.split(' ').collect();
    }
    let names = &answer.lexicon.names;
    let lower = row.to_lowercase();
    if lower.len() != row.len() || lower.len() < FEWEST_IN_BOTH || names.first_names.has(&lower) {
        return vec![row];
    }
    let ends = (SHORTEST_FIRST..row.len()).rev();
    let mut ends = ends.filter(|&end| lower.is_char_boundary(end));
    let end = ends.find(|&end| {
        let (first, last) = lower.split_at(end);
        names.first_names.has(first) && is_last_name(answer, last)
    });
    match end.and_then(|end| row.split_at_checked(end)) {
        Some((first, last)) => vec![first, last],
        None => vec![row],
    }
}

/// Whether letters behind a first name can be a last name: it begins as words do, and does not only
/// make one of the first.
fn is_last_name(answer: &Answer<'_>, letters: &str) -> bool {
    let names = &answer.lexicon.names;
    let vowel = |c: char| names.vowels.contains(c);
    let mut chars = letters.chars();
    let begins = match (chars.next(), chars.next()) {
        (Some(first), Some(second)) => {
            let pair = names.onsets.iter().any(|onset| letters.starts_with(onset));
            vowel(first) || vowel(second) || pair
        }
        _ => false,
    };
    let makes_one = names.makes_last.contains(&letters);
    letters.chars().count() >= FEWEST_IN_PART && begins && !makes_one && letters.contains(vowel)
}

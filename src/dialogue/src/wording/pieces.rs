//! What was said too fast, in pieces with a pause behind each.

/// Words that end with a full stop and no sentence: the name comes behind them.
const TITLES: [&str; 6] = ["Dr.", "Mr.", "Mrs.", "Ms.", "Mme.", "St."];
/// Fewest words of a piece.
const FEWEST: usize = 2;

/// The words, split where a sentence or a part of one ends.
pub(crate) fn pieces(words: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut piece: Vec<&str> = Vec::new();
    let mut all = words.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = all.next() {
        piece.push(word);
        let Some(next) = all.peek() else { break };
        if ends(word, next) && piece.len() >= FEWEST {
            pieces.push(piece.join(" "));
            piece.clear();
        }
    }
    if !piece.is_empty() {
        pieces.push(piece.join(" "));
    }
    pieces
}

/// Whether something ends between two words.
fn ends(word: &str, next: &str) -> bool {
    let is_sign = |sign: &str| [":", ";", "?", "!", "»"].contains(&sign);
    // French puts a space before these: they belong to what is before them.
    if is_sign(next) {
        return false;
    }
    if is_sign(word) || word.ends_with([',', ';', ':', '?', '!']) {
        return true;
    }
    let begins = next.chars().next().is_some_and(|first| !first.is_lowercase());
    word.ends_with('.') && begins && !TITLES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_sentence_is_split_where_people_breathe() {
        for (words, expected) in [
            (
                "That is a cleaning with Dr. Amira Khan on Tuesday, November 24th at 10 a.m., for \
                 Sarah. Shall I book it?",
                "That is a cleaning with Dr. Amira Khan on Tuesday, | November 24th at 10 a.m., | for \
                 Sarah. | Shall I book it?",
            ),
            (
                "I have Tuesday, November 24th at 9 a.m. or 2:30 p.m. Which would you like?",
                "I have Tuesday, | November 24th at 9 a.m. or 2:30 p.m. | Which would you like?",
            ),
            (
                "C'est donc : plombage avec Dr. Luc Tremblay, le lundi 4 janvier à 9 h. Dois-je le \
                 confirmer ?",
                "C'est donc : | plombage avec Dr. Luc Tremblay, | le lundi 4 janvier à 9 h. | Dois-je \
                 le confirmer ?",
            ),
            ("At 4 0 3, 2 6 6, 1 2 3 4.", "At 4 0 3, | 2 6 6, | 1 2 3 4."),
            ("Goodbye.", "Goodbye."),
            ("", ""),
        ] {
            assert_eq!(pieces(words).join(" | "), expected);
        }
    }
}

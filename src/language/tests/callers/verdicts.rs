//! What must never be taken for agreement, whatever word of agreement is in it.

use domain::{Expecting, Verdict};

use crate::practice::understand;
use crate::properties::usual;

const AGREEMENTS: [&str; 22] = [
    "yes",
    "yeah",
    "yep",
    "yes please",
    "sure",
    "okay",
    "correct",
    "that's right",
    "that's fine",
    "that works",
    "sounds good",
    "perfect",
    "go ahead",
    "book it",
    "please do",
    "absolutely",
    "of course",
    "great",
    "fine",
    "right",
    "I'd like that",
    "no problem",
];

/// `@` is where the agreement stands.
const TAKEN_BACK: [&str; 40] = [
    "I can't say @",
    "don't say @",
    "do not say @",
    "I didn't say @",
    "I never said @",
    "I don't know if I'd say @",
    "not @",
    "@ not",
    "that's not a @",
    "is that a @",
    "was that a @",
    "should I say @",
    "maybe @",
    "@ maybe",
    "I'm not sure @",
    "@ I'm not sure",
    "@ I guess",
    "@ but",
    "@ but not on Tuesday",
    "@ but I have to ask my husband",
    "@ but wait",
    "@ wait",
    "@ hold on",
    "@ unless it rains",
    "@ if I get a ride",
    "@ except the time is wrong",
    "@ I have a question",
    "@ how much does it cost",
    "@ what was the time again",
    "@ no",
    "@ no I changed my mind",
    "@ don't book it",
    "@ that's wrong",
    "@ or no",
    "@ the elephant sang quite loudly",
    "my colleague muttered @",
    "@ can you repeat that",
    "@ can I speak to a person",
    "@ is it the cheapest one",
    "@ let me call you back",
];

#[test]
fn agreement_that_is_taken_back_is_no_yes() {
    let setting = usual(Expecting::Confirmation);
    let sentences = TAKEN_BACK
        .iter()
        .flat_map(|sentence| AGREEMENTS.map(|agreement| sentence.replace('@', agreement)));
    let taken: Vec<String> = sentences
        .filter(|sentence| understand(sentence, &setting).verdict == Some(Verdict::Yes))
        .collect();
    assert!(taken.is_empty(), "taken for a yes:\n{}", taken.join("\n"));
}

#[test]
fn a_sentence_that_breaks_off_is_no_yes() {
    let setting = usual(Expecting::Confirmation);
    for sentence in ["well I was just", "I was just", "I would just", "I can only", "I was going"] {
        assert_ne!(understand(sentence, &setting).verdict, Some(Verdict::Yes), "{sentence}");
    }
    for sentence in ["I was", "well I do", "I would"] {
        assert_eq!(understand(sentence, &setting).verdict, Some(Verdict::Yes), "{sentence}");
    }
}

#[test]
fn agreement_is_a_yes() {
    let setting = usual(Expecting::Confirmation);
    let around = [
        "@",
        "um @",
        "oh @",
        "@ thank you",
        "well @",
        "@ that's perfect",
        "yes @",
        "@ thanks so much",
    ];
    let sentences = around
        .iter()
        .flat_map(|sentence| AGREEMENTS.map(|agreement| sentence.replace('@', agreement)));
    let missed: Vec<String> = sentences
        .filter(|sentence| understand(sentence, &setting).verdict != Some(Verdict::Yes))
        .collect();
    assert!(missed.is_empty(), "not taken for a yes:\n{}", missed.join("\n"));
}

#[test]
fn refusal_is_a_no() {
    let refusals = [
        "no",
        "nope",
        "no thank you",
        "not really",
        "that's wrong",
        "don't book it",
        "please don't",
        "I'd rather not",
        "absolutely not",
        "that doesn't work",
        "I don't want that",
        "never mind",
    ];
    let around =
        ["@", "um @", "oh @", "@ thank you", "well @", "@ sorry", "no @", "yeah @", "okay @"];
    let setting = usual(Expecting::Confirmation);
    let sentences =
        around.iter().flat_map(|sentence| refusals.map(|refusal| sentence.replace('@', refusal)));
    let missed: Vec<String> = sentences
        .filter(|sentence| understand(sentence, &setting).verdict != Some(Verdict::No))
        .collect();
    assert!(missed.is_empty(), "not taken for a no:\n{}", missed.join("\n"));
}

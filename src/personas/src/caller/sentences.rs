//! What is asked in a sentence, and from where on it matters.

/// Whether Bella believes that one thing is done, or off, and asks for the next.
pub(super) fn is_all_over_again(said: &str) -> bool {
    ["anything else I can do", "Puis-je faire autre chose"].iter().any(|it| said.contains(it))
}

/// What is asked beside the matter, and nobody here wants.
pub(super) fn is_side_question(said: &str) -> bool {
    [
        "put you through to a person?",
        "leave a message?",
        "another appointment?",
        "stop all texts",
        "passer quelqu'un ?",
        "laisser un message ?",
        "un autre rendez-vous ?",
        "tous les textos",
    ]
    .iter()
    .any(|it| said.contains(it))
}

/// Whether who is asked what for is asked when in the same breath.
pub(super) fn asks_when_too(said: &str) -> bool {
    ["when would suit you", "quand cela vous conviendrait"].iter().any(|it| said.contains(it))
}

/// From where on the times that can be had are said.
pub(super) fn offer(said: &str) -> &str {
    after(said, &["I have ", "J'ai "])
}

/// From where on it is said what is to be agreed to.
pub(super) fn read_back(said: &str) -> &str {
    after(
        said,
        &[
            "That is ",
            "Shall I move ",
            "C'est donc",
            "Dois-je déplacer ",
            "C'est le ",
            "C'est votre ",
        ],
    )
}

fn after<'a>(said: &'a str, beginnings: &[&str]) -> &'a str {
    let begins = beginnings.iter().filter_map(|it| said.rfind(it)).max();
    begins.and_then(|at| said.get(at..)).unwrap_or(said)
}

/// Letter by letter, or digit by digit.
pub(super) fn spelled(word: &str) -> String {
    let letters = word.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_uppercase().to_string());
    letters.collect::<Vec<_>>().join(" ")
}

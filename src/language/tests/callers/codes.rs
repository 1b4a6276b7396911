//! Callers who were asked for the code that was sent to them.

use domain::{Command, Expecting, Intent, Language, SpokenCode, SpokenNumber, Understanding};

use crate::practice::{Setting, understand};
use crate::properties::usual;

fn english() -> Setting {
    usual(Expecting::Code)
}

fn french() -> Setting {
    Setting { language: Language::French, ..english() }
}

fn code_of(words: &str, setting: &Setting) -> Option<String> {
    match understand(words, setting).code? {
        SpokenCode::Digits(code) => Some(code.as_str().to_owned()),
        SpokenCode::WrongLength => Some("length".into()),
        SpokenCode::NotReceived => Some("not received".into()),
        SpokenCode::CannotReceive => Some("cannot".into()),
    }
}

#[test]
fn six_digits_are_a_code_however_they_are_said() {
    for (words, code) in [
        ("123456", "123456"),
        ("123 456", "123456"),
        ("1 2 3 4 5 6", "123456"),
        ("one two three, four five six", "123456"),
        ("it's one two three four five six", "123456"),
        ("twelve thirty four fifty six", "123456"),
        ("double four one two three oh", "441230"),
        ("triple seven zero eight nine", "777089"),
        ("oh oh seven one two three", "007123"),
        ("one for two ate nine six", "142896"),
        ("twenty three forty five sixty one", "234561"),
        ("the code is 9 9 8 8 7 7 thanks", "998877"),
        ("one two three, sorry, one two four, five six seven", "124567"),
    ] {
        assert_eq!(code_of(words, &english()).as_deref(), Some(code), "{words}");
    }
    for (words, code) in [
        ("un deux trois quatre cinq six", "123456"),
        ("le code est 123 456", "123456"),
        ("douze trente-quatre cinquante-six", "123456"),
        ("zéro zéro sept huit neuf un", "007891"),
    ] {
        assert_eq!(code_of(words, &french()).as_deref(), Some(code), "{words}");
    }
}

#[test]
fn nothing_but_the_code_is_read_out_of_its_digits() {
    for words in ["12 34 56", "twelve thirty four fifty six", "one two three, four five six"] {
        let heard = understand(words, &english());
        assert_eq!(heard, Understanding { code: heard.code.clone(), ..Understanding::default() });
    }
}

#[test]
fn too_few_and_too_many_digits_are_no_code() {
    for words in ["one two three", "1234567", "one two three four five six seven eight"] {
        assert_eq!(code_of(words, &english()).as_deref(), Some("length"), "{words}");
    }
}

#[test]
fn whoever_has_no_code_says_so() {
    for words in [
        "I didn't get it",
        "I haven't received anything yet",
        "can you send it again please",
        "send me another one",
        "it never came",
        "there's no text here",
    ] {
        assert_eq!(code_of(words, &english()).as_deref(), Some("not received"), "{words}");
    }
    for words in ["je n'ai rien reçu", "pouvez-vous le renvoyer", "un nouveau code s'il vous plaît"]
    {
        assert_eq!(code_of(words, &french()).as_deref(), Some("not received"), "{words}");
    }
    for words in [
        "I don't have my phone with me",
        "I have no phone with me",
        "that's a landline",
        "I can't get texts on that phone",
    ] {
        assert_eq!(code_of(words, &english()).as_deref(), Some("cannot"), "{words}");
    }
    for words in ["je n'ai pas mon cellulaire", "c'est une ligne fixe"] {
        assert_eq!(code_of(words, &french()).as_deref(), Some("cannot"), "{words}");
    }
}

#[test]
fn another_number_and_what_is_wanted_instead_are_heard_as_ever() {
    let heard = understand("no, the number is 403 266 1234", &english());
    let number = SpokenNumber::Number("+14032661234".parse().unwrap());
    assert_eq!((heard.phone, heard.code), (Some(number), None));
    let heard = understand("I'd like to speak to a person", &english());
    assert_eq!((heard.intent, heard.code), (Some(Intent::Person), None));
    let heard = understand("could you repeat that", &english());
    assert_eq!((heard.intent, heard.code), (Some(Intent::Repeat), None));
    let heard = understand("go back", &english());
    assert_eq!((heard.command, heard.code), (Some(Command::Back), None));
    let heard = understand("one moment", &english());
    assert_eq!(heard.code, None);
}

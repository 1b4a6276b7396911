//! Every document that we write is one that Twilio executes as written, whatever text is in it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use dialogue::{Keypad, Listen, Pace, Phrase, Reply, Then, Transfer, Whispered};
use domain::{
    Country, Expecting, Language, PhoneNumber, Placeholder, Sentence, Template, Turn, Voice, Voices,
};
use ports::{RenderError, Renderer, TurnAddress};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use telephony::carrier;
use telephony::routes::{ActionQuery, COLLECT};
use telephony::twiml::{
    Introduced, MAX_DOCUMENT_BYTES, TwimlRenderer, cannot_be_answered, empty, give_up, message,
    next_person, no_practice, not_taken, one_moment, too_many_calls,
};

/// An element: its attributes with a check of their values, the elements that may be in it, and
/// whether text may. From Twilio's TwiML reference; what we have no use for is left out.
type Rule =
    (&'static str, &'static [(&'static str, fn(&str) -> bool)], &'static [&'static str], bool);

const ALLOWED: [Rule; 9] = [
    ("Response", &[], &["Say", "Pause", "Gather", "Record", "Redirect", "Dial", "Hangup"], false),
    ("Say", &[("voice", is_voice), ("language", is_language)], &[], true),
    ("Pause", &[("length", is_positive)], &[], false),
    (
        "Gather",
        &[
            ("input", |it| matches!(it, "dtmf speech" | "dtmf")),
            ("action", is_our_url),
            ("method", |it| it == "POST"),
            ("timeout", is_positive),
            ("speechTimeout", is_positive),
            ("actionOnEmptyResult", is_bool),
            ("language", is_language),
            ("speechModel", |it| it == "phone_call"),
            ("profanityFilter", is_bool),
            ("hints", are_hints),
            ("finishOnKey", |it| matches!(it, "" | "#")),
            ("numDigits", is_positive),
        ],
        &["Say", "Pause"],
        false,
    ),
    (
        "Record",
        &[
            ("action", is_our_url),
            ("method", |it| it == "POST"),
            ("timeout", is_positive),
            ("maxLength", |it| (2..=14_400).contains(&it.parse::<u32>().unwrap_or(0))),
            ("finishOnKey", |it| it == "#"),
            ("playBeep", is_bool),
            ("trim", |it| matches!(it, "trim-silence" | "do-not-trim")),
            ("recordingStatusCallback", |it| {
                it == "/twilio/voice/recording#rc=2&rp=5xx,ct,rt&rt=4000&tt=14000"
            }),
            ("recordingStatusCallbackMethod", |it| it == "POST"),
            ("recordingStatusCallbackEvent", |it| it == "completed"),
        ],
        &[],
        false,
    ),
    ("Redirect", &[("method", |it| it == "POST")], &[], true),
    (
        "Dial",
        &[
            ("action", is_our_url),
            ("method", |it| it == "POST"),
            ("timeout", |it| (5..=600).contains(&it.parse::<u32>().unwrap_or(0))),
            ("answerOnBridge", is_bool),
        ],
        &["Number"],
        false,
    ),
    ("Number", &[("url", is_our_url), ("method", |it| it == "POST")], &[], true),
    ("Hangup", &[], &[], false),
];

fn is_positive(text: &str) -> bool {
    text.parse::<u32>().is_ok_and(|number| number > 0)
}

fn is_bool(text: &str) -> bool {
    matches!(text, "true" | "false")
}

fn is_language(text: &str) -> bool {
    // All of them speak, are understood, and have the model `phone_call`.
    matches!(text, "en-US" | "en-GB" | "en-AU" | "fr-CA" | "fr-FR")
}

fn is_voice(text: &str) -> bool {
    text.parse::<Voice>().is_ok()
}

fn is_our_url(text: &str) -> bool {
    text.starts_with("/twilio/voice/")
        && text.contains("?turn=")
        && text.ends_with("#rc=2&rp=5xx,ct,rt&rt=4000&tt=14000")
}

fn are_hints(text: &str) -> bool {
    let hints: Vec<_> = text.split(',').collect();
    hints.len() <= 500
        && hints.iter().all(|hint| !hint.trim().is_empty() && hint.chars().count() <= 100)
}

/// Parses a document with another parser than wrote it, and holds it to the rules.
fn checked(document: &str) -> Document<'_> {
    assert!(document.starts_with(r#"<?xml version="1.0" encoding="UTF-8"?>"#), "{document}");
    assert!(document.len() <= MAX_DOCUMENT_BYTES);
    let parsed = Document::parse(document).unwrap();
    assert_eq!(parsed.root_element().tag_name().name(), "Response");
    for element in parsed.descendants().filter(Node::is_element) {
        let name = element.tag_name().name();
        let (_, attributes, children, text) =
            ALLOWED.iter().find(|(it, ..)| *it == name).unwrap_or_else(|| panic!("<{name}>"));
        for attribute in element.attributes() {
            let (_, is_allowed) = attributes
                .iter()
                .find(|(it, _)| *it == attribute.name())
                .unwrap_or_else(|| panic!("{} of <{name}>", attribute.name()));
            assert!(is_allowed(attribute.value()), "{attribute:?}");
        }
        for child in element.children() {
            if child.is_element() {
                assert!(children.contains(&child.tag_name().name()), "{child:?} in <{name}>");
            } else {
                assert!(*text && child.is_text(), "{child:?} in <{name}>");
            }
        }
    }
    let read = carrier::Document::read(document.as_bytes()).unwrap();
    assert_eq!(read.warnings, [], "{document}");
    parsed
}

fn number() -> PhoneNumber {
    "+15875550199".parse().unwrap()
}

fn listening(say: &[&str], keypad: Keypad, hints: &[&str]) -> Reply {
    let hints = hints.iter().map(ToString::to_string).collect();
    let listen = Listen { expecting: Expecting::Service, keypad, hints };
    Reply { then: Then::Listen(listen), ..saying(say) }
}

fn saying(say: &[&str]) -> Reply {
    in_languages(say.iter().map(|it| (*it, Language::English)))
}

fn in_languages<'a>(said: impl Iterator<Item = (&'a str, Language)>) -> Reply {
    let say: Vec<_> =
        said.map(|(words, language)| Phrase { words: words.to_owned(), language }).collect();
    let language = say.last().map_or(Language::English, |it| it.language);
    Reply { say, pace: Pace::Usual, language, then: Then::HangUp }
}

fn address(country: Country) -> TurnAddress {
    address_with(country, Voices::default())
}

fn address_with(country: Country, voices: Voices) -> TurnAddress {
    let call = "CA00000000000000000000000000000001".parse().unwrap();
    TurnAddress { call, turn: Turn(3), country, voices }
}

fn rendered_in(country: Country, reply: &Reply) -> Result<String, RenderError> {
    rendered_with(country, Voices::default(), reply)
}

fn rendered_with(country: Country, voices: Voices, reply: &Reply) -> Result<String, RenderError> {
    TwimlRenderer.render(reply, address_with(country, voices))
}

fn rendered(reply: &Reply) -> String {
    rendered_in(Country::Canada, reply).unwrap()
}

fn verbs(document: &Document<'_>) -> Vec<String> {
    let name = |node: Node<'_, '_>| node.tag_name().name().to_owned();
    document.descendants().filter(Node::is_element).map(name).collect()
}

fn attribute(document: &str, element: &str, attribute: &str) -> Option<String> {
    let parsed = checked(document);
    let found = parsed.descendants().find(|node| node.has_tag_name(element))?;
    found.attribute(attribute).map(str::to_owned)
}

#[test]
fn a_question_is_gathered_and_silence_has_something_behind_it() {
    let reply = listening(&["What can I do for you?"], Keypad::OneKey, &["cleaning", "check-up"]);
    let document = rendered(&reply);
    checked(&document);
    let url = "/twilio/voice/collect?turn=4#rc=2&amp;rp=5xx,ct,rt&amp;rt=4000&amp;tt=14000";
    let expected = [
        r#"<?xml version="1.0" encoding="UTF-8"?><Response>"#,
        &format!(r#"<Gather input="dtmf speech" action="{url}" method="POST" timeout="5""#),
        r#" speechTimeout="2" actionOnEmptyResult="true" language="en-US""#,
        r#" speechModel="phone_call" profanityFilter="false" hints="cleaning,check-up""#,
        r#" finishOnKey="" numDigits="1">"#,
        r#"<Say voice="Polly.Joanna-Neural" language="en-US">What can I do for you?</Say>"#,
        &format!(r#"</Gather><Redirect method="POST">{url}</Redirect></Response>"#),
    ];
    assert_eq!(document, expected.concat());
    assert_eq!(document, rendered(&reply), "the same reply gives the same bytes");
}

#[test]
fn one_key_may_be_any_key_a_date_has_four_and_a_number_ends_with_the_hash() {
    let keys = |keypad| {
        let document = rendered(&listening(&["Yes?"], keypad, &[]));
        let of = |name| attribute(&document, "Gather", name);
        (of("finishOnKey"), of("numDigits"), of("hints"))
    };
    assert_eq!(keys(Keypad::OneKey), (Some(String::new()), Some("1".into()), None));
    assert_eq!(keys(Keypad::Date), (Some("#".into()), Some("4".into()), None));
    assert_eq!(keys(Keypad::Code), (Some("#".into()), Some("6".into()), None));
    assert_eq!(keys(Keypad::Number), (Some("#".into()), None, None));
}

#[test]
fn hints_are_short_and_have_no_commas_inside() {
    let long = "x".repeat(300);
    let reply = listening(&[], Keypad::OneKey, &["Khan, Amira", " ", "", ",", &long, "a\u{0}b"]);
    let hints = attribute(&rendered(&reply), "Gather", "hints").unwrap();
    assert_eq!(hints, format!("Khan  Amira,{},ab", "x".repeat(100)));

    let many = vec!["hint"; 600];
    let document = rendered(&listening(&[], Keypad::OneKey, &many));
    assert_eq!(attribute(&document, "Gather", "hints").unwrap().split(',').count(), 500);
}

#[test]
fn every_country_has_a_voice_of_its_own_language() {
    for (country, language, voice) in [
        (Country::Canada, "en-US", "Polly.Joanna-Neural"),
        (Country::UnitedStates, "en-US", "Polly.Joanna-Neural"),
        (Country::UnitedKingdom, "en-GB", "Polly.Amy-Neural"),
        (Country::Australia, "en-AU", "Polly.Olivia-Neural"),
    ] {
        let reply = listening(&["Hello."], Keypad::OneKey, &[]);
        let document = rendered_in(country, &reply).unwrap();
        let of = |element, name| attribute(&document, element, name).unwrap();
        assert_eq!(of("Gather", "language"), language);
        assert_eq!((of("Say", "language"), of("Say", "voice")), (language.into(), voice.into()));
    }
}

#[test]
fn french_is_spoken_and_heard_as_it_is_in_the_country() {
    for (country, language, voice) in [
        (Country::Canada, "fr-CA", "Polly.Gabrielle-Neural"),
        (Country::UnitedStates, "fr-CA", "Polly.Gabrielle-Neural"),
        (Country::UnitedKingdom, "fr-FR", "Polly.Lea-Neural"),
        (Country::Australia, "fr-FR", "Polly.Lea-Neural"),
    ] {
        let said =
            [("In an emergency dial 911.", Language::English), ("Bonjour.", Language::French)];
        let reply = Reply {
            then: listening(&[], Keypad::OneKey, &[]).then,
            ..in_languages(said.into_iter())
        };
        let document = rendered_in(country, &reply).unwrap();
        let parsed = checked(&document);
        let gather = parsed.descendants().find(|node| node.has_tag_name("Gather")).unwrap();
        assert_eq!(gather.attribute("language"), Some(language));
        assert_eq!(gather.attribute("speechModel"), Some("phone_call"));
        let says: Vec<_> = gather.children().filter(|node| node.has_tag_name("Say")).collect();
        assert!(says[0].attribute("language").unwrap().starts_with("en-"));
        assert_eq!(says[1].attribute("language"), Some(language));
        assert_eq!(says[1].attribute("voice"), Some(voice));
    }
}

#[test]
fn what_is_said_slowly_has_a_pause_between_its_phrases() {
    let said = ["That is a cleaning on Tuesday,", "at 10 a.m.", "Shall I book it?"];
    for (pace, verbs) in [
        (Pace::Usual, vec!["Say", "Say", "Say"]),
        (Pace::Slow, vec!["Say", "Pause", "Say", "Pause", "Say"]),
    ] {
        let reply = Reply { pace, ..listening(&said, Keypad::OneKey, &[]) };
        let document = rendered(&reply);
        let parsed = checked(&document);
        let gather = parsed.descendants().find(|node| node.has_tag_name("Gather")).unwrap();
        let names = gather.children().filter(Node::is_element).map(|it| it.tag_name().name());
        assert_eq!(names.collect::<Vec<_>>(), verbs, "{pace:?}");
    }
}

#[test]
fn a_practices_voice_speaks_as_it_does_and_callers_are_heard_as_in_their_country() {
    let said = [("In an emergency dial 911.", Language::English), ("Bonjour.", Language::French)];
    let reply =
        Reply { then: listening(&[], Keypad::OneKey, &[]).then, ..in_languages(said.into_iter()) };
    let accents = |document: &str| {
        let parsed = checked(document);
        let of = |node: Node<'_, '_>, name| node.attribute(name).unwrap_or_default().to_owned();
        let verbs =
            parsed.descendants().filter(|it| it.has_tag_name("Say") || it.has_tag_name("Gather"));
        verbs.map(|it| (of(it, "language"), of(it, "voice"))).collect::<Vec<_>>()
    };
    let usual = accents(&rendered(&reply));
    for voice in Voice::all() {
        let mut voices = Voices::default();
        voices.put(voice);
        let mut expected = usual.clone();
        let its = if voice.accent().language() == Language::English { 1 } else { 2 };
        expected[its] = (voice.accent().tag().to_owned(), voice.name().to_owned());
        let document = rendered_with(Country::Canada, voices, &reply).unwrap();
        assert_eq!(accents(&document), expected, "{voice:?}");
    }
}

#[test]
fn several_people_are_dialled_one_by_one() {
    let people = vec![number(), "+15875550198".parse().unwrap()];
    let transfer = Transfer { people, is_introduced: false };
    let reply = Reply { then: Then::Transfer(transfer), ..saying(&["One second."]) };
    let document = rendered(&reply);
    assert_eq!(verbs(&checked(&document)), ["Response", "Say", "Dial", "Number"]);
    assert!(document.contains("<Number>+15875550199</Number>"));
    let action = attribute(&document, "Dial", "action").unwrap();
    assert!(action.starts_with("/twilio/voice/transfer?turn=4&person=1#"), "{action}");
    let next = next_person(&number(), ActionQuery::of(Turn(4)).dialling(1, 1), Introduced::Not);
    assert_eq!(verbs(&checked(&next)), ["Response", "Dial", "Number"]);
    let action = attribute(&next, "Dial", "action").unwrap();
    assert!(action.starts_with("/twilio/voice/transfer?turn=4&person=2#"), "{action}");
    let last = next_person(&number(), ActionQuery::of(Turn(4)).dialling(2, 0), Introduced::Not);
    let action = attribute(&last, "Dial", "action").unwrap();
    assert!(action.starts_with("/twilio/voice/transfer?turn=4#"), "{action}");
}

#[test]
fn a_transfer_dials_and_reports_as_the_next_turn() {
    let transfer = Transfer { people: vec![number()], is_introduced: false };
    let reply = Reply { then: Then::Transfer(transfer), ..saying(&["One second."]) };
    let document = rendered(&reply);
    let parsed = checked(&document);
    assert_eq!(verbs(&parsed), ["Response", "Say", "Dial", "Number"]);
    assert!(document.contains("<Number>+15875550199</Number>"));
    let action = attribute(&document, "Dial", "action").unwrap();
    assert!(action.starts_with("/twilio/voice/transfer?turn=4#"), "{action}");
}

#[test]
fn a_person_who_is_told_something_first_has_an_address_for_it_and_the_caller_hears_it_ring() {
    let transfer = Transfer { people: vec![number()], is_introduced: true };
    let reply = Reply { then: Then::Transfer(transfer), ..saying(&["One second."]) };
    let query = ActionQuery::of(Turn(4)).dialling(1, 1);
    let next = next_person(&number(), query, Introduced::WhenTheyAnswer);
    for document in [rendered(&reply), next] {
        checked(&document);
        let url = attribute(&document, "Number", "url").unwrap();
        assert!(url.starts_with("/twilio/voice/whisper?turn=4#"), "{url}");
        assert_eq!(attribute(&document, "Dial", "answerOnBridge").as_deref(), Some("true"));
    }
    let plain = next_person(&number(), query, Introduced::Not);
    assert_eq!(attribute(&plain, "Number", "url"), None);
    assert_eq!(attribute(&plain, "Dial", "answerOnBridge"), None);
}

#[test]
fn a_person_is_told_and_connected_or_asked_for_a_key_and_else_let_go() {
    let phrase = |language| Phrase { words: "A call <from> Anne & Sam.".into(), language };
    let whisper = |whispered| TwimlRenderer.whisper(&whispered, address(Country::Canada)).unwrap();
    let told = whisper(Whispered::Told(phrase(Language::French)));
    assert_eq!(verbs(&checked(&told)), ["Response", "Say"]);
    assert_eq!(attribute(&told, "Say", "language").as_deref(), Some("fr-CA"));
    let asked = whisper(Whispered::Asked(phrase(Language::English)));
    assert_eq!(verbs(&checked(&asked)), ["Response", "Gather", "Say", "Hangup"]);
    let action = attribute(&asked, "Gather", "action").unwrap();
    assert!(action.starts_with("/twilio/voice/whisper?turn="), "{action}");
    // Nothing that an answering machine says is an answer, and silence is none.
    assert_eq!(attribute(&asked, "Gather", "input").as_deref(), Some("dtmf"));
    assert_eq!(attribute(&asked, "Gather", "actionOnEmptyResult"), None);
    assert_eq!(verbs(&checked(&not_taken())), ["Response", "Hangup"]);
}

#[test]
fn a_message_is_recorded_after_a_tone_and_silence_is_an_answer_as_ever() {
    let reply = Reply { then: Then::Record, ..saying(&["After the tone, please."]) };
    assert_eq!(reply.expecting(), Expecting::Message);
    let document = rendered(&reply);
    assert_eq!(verbs(&checked(&document)), ["Response", "Say", "Record", "Redirect"]);
    let action = attribute(&document, "Record", "action").unwrap();
    assert!(action.starts_with("/twilio/voice/recorded?turn=4#"), "{action}");
    assert_eq!(attribute(&document, "Record", "playBeep").as_deref(), Some("true"));
    assert!(document.contains(">/twilio/voice/collect?turn=4#"), "{document}");
}

#[test]
fn a_goodbye_hangs_up() {
    let document = rendered(&saying(&["Thank you.", "Goodbye."]));
    assert_eq!(verbs(&checked(&document)), ["Response", "Say", "Say", "Hangup"]);
    let nothing = rendered(&saying(&["", " \u{0} "]));
    assert_eq!(verbs(&checked(&nothing)), ["Response", "Hangup"]);
}

#[test]
fn a_document_that_the_carrier_refuses_is_not_written() {
    let phrase = "word ".repeat(2600);
    let fits = rendered(&saying(&[phrase.as_str(); 4]));
    assert!(fits.len() > 50_000);
    let too_long = rendered_in(Country::Canada, &saying(&[phrase.as_str(); 5]));
    assert!(matches!(too_long, Err(RenderError::TooLong(bytes)) if bytes > MAX_DOCUMENT_BYTES));
}

#[test]
fn what_is_said_outside_the_journal_claims_nothing() {
    let turn = ActionQuery { again: 2, ..ActionQuery::of(Turn(4)) };
    let number = number();
    for (document, expected) in [
        (one_moment(COLLECT, turn), &["Response", "Say", "Pause", "Redirect"][..]),
        (give_up(Some(&number), turn), &["Response", "Say", "Dial", "Number"]),
        (give_up(None, turn), &["Response", "Say", "Hangup"]),
        (no_practice(), &["Response", "Say", "Hangup"]),
        (cannot_be_answered(), &["Response", "Say", "Hangup"]),
        (too_many_calls(), &["Response", "Say", "Hangup"]),
        (empty(), &["Response"]),
    ] {
        assert_eq!(verbs(&checked(&document)), expected);
        for claim in ["book", "appointment", "confirm", "cancel"] {
            assert!(!document.to_lowercase().contains(claim), "{document}");
        }
    }
    let moment = one_moment(COLLECT, turn);
    assert!(moment.contains(">One moment, please.<") && moment.contains(r#"<Pause length="2"/>"#));
    assert!(moment.contains(">/twilio/voice/collect?turn=4&amp;again=2#rc=2"), "{moment}");
    let action = attribute(&give_up(Some(&number), turn), "Dial", "action").unwrap();
    assert!(action.starts_with("/twilio/voice/transfer?turn=4&again=2#"), "{action}");
}

/// What is said, with nothing that does not show.
fn spoken(document: &Document<'_>) -> String {
    let says = document.descendants().filter(|node| node.has_tag_name("Say"));
    says.flat_map(|say| say.text().unwrap_or_default().chars()).filter(|c| is_shown(*c)).collect()
}

fn is_shown(c: char) -> bool {
    let in_xml = !matches!(c, '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    in_xml && !c.is_whitespace()
}

/// The text is heard as it is, and the document has no other verbs than with harmless text.
fn stays_text(text: &str) {
    let harmless = rendered(&listening(&["a"], Keypad::OneKey, &["b"]));
    let document = rendered(&listening(&[text], Keypad::OneKey, &["b", text]));
    let parsed = checked(&document);
    let expected: String = text.chars().filter(|c| is_shown(*c)).collect();
    assert_eq!(spoken(&parsed), expected);
    let mut with_text = verbs(&parsed);
    with_text.dedup();
    let said_anything = !expected.is_empty();
    let without = verbs(&checked(&harmless)).into_iter().filter(|it| said_anything || it != "Say");
    assert_eq!(with_text, without.collect::<Vec<_>>());
}

#[test]
fn hostile_text_stays_text() {
    for text in [
        "</Say><Hangup/>",
        "</Say></Gather><Dial>+19005550100</Dial><Gather><Say>",
        "<script>alert(1)</script>",
        "Smith & Sons, R&D &amp; &lt;b&gt; &#0; &nope;",
        "\" onclick='x'",
        "'",
        "\"",
        "]]>",
        "<![CDATA[",
        "<!-- -->",
        "<?xml version=\"1.0\"?>",
        "\u{0}\u{1}\u{8}\u{b}\u{1b}[31mred\u{7f}\u{85}\u{2028}\u{feff}\u{fffe}\u{ffff}",
        "😀👩‍👩‍👧 مرحبا שלום 李小龙",
        "\r\n\t",
        "",
    ] {
        stays_text(text);
    }
    stays_text(&"x".repeat(5000));
    stays_text(&"<&>\"' ".repeat(800));
}

proptest! {
    #[test]
    fn any_text_stays_text(text in "(\\PC|\\p{Cc}|[<>&'\"/ ]|</Say>|]]>){0,200}") {
        stays_text(&text);
    }
}

/// What a practice could have written, some of it for other sentences.
fn written() -> impl Strategy<Value = String> {
    let placeholder = proptest::sample::select(Placeholder::ALL.map(Placeholder::as_str).to_vec());
    let words = "(\\PC|[a-zé <>&'\"/.?]|</Say>|]]>){0,12}";
    let piece = prop_oneof![placeholder.prop_map(str::to_owned), words];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_a_practice_may_write_is_said_as_it_is(
        at in 0..Sentence::ALL.len(),
        text in written(),
        fact in "[A-Z<&][a-zé .'&>]{0,20}",
    ) {
        let sentence = Sentence::ALL[at];
        let needed: String = sentence.needs().iter().map(|it| it.as_str()).collect();
        if let Ok(template) = Template::parse(sentence, &format!("{text} {needed}")) {
            let said = template.fill(|_| Some(fact.clone())).unwrap();
            stays_text(&said);
            let document = rendered(&saying(&[&said]));
            // Words that take twelve seconds are one `Say`, and never none.
            prop_assert_eq!(verbs(&checked(&document)), ["Response", "Say", "Hangup"]);
        }
    }
}

#[test]
fn the_answer_to_a_text_is_one_message_of_text() {
    for words in ["we expect you", "</Message><Redirect>/</Redirect>", "R&D <b> \u{0}\u{fffe}é 😀"]
    {
        let document = message(Some(words));
        let parsed = Document::parse(&document).unwrap();
        let elements: Vec<_> = parsed.descendants().filter(Node::is_element).collect();
        let names: Vec<_> = elements.iter().map(|it| it.tag_name().name()).collect();
        assert_eq!(names, ["Response", "Message"], "{document}");
        let expected: String = words.chars().filter(|c| !matches!(c, '\0' | '\u{fffe}')).collect();
        assert_eq!(elements[1].text(), Some(expected.as_str()));
        assert_eq!(elements[1].attributes().count(), 0);
    }
    for nothing in [None, Some(""), Some(" \u{0}")] {
        assert_eq!(message(nothing), empty());
    }
}

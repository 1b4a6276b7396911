//! What holds of every transcript, whatever it is about.

use dialogue::{Budgets, Next, Plan, Policy, read_dialogue};
use domain::Expecting;
use jiff::civil::Date;
use ports::Renderer as _;
use telephony::twiml::TwimlRenderer;

use crate::performances;
use crate::script::{Deed, Script};
use crate::stage::{CALLER, NOT_NOW, Performance, caller};

/// Most words of a sentence: twelve seconds at the pace at which Bella speaks.
const MOST_WORDS: usize = 30;
/// Of a sentence that says what keys do: the key that was waited for ends it.
const MOST_WORDS_ABOUT_KEYS: usize = 42;

/// Words with a full stop behind them that ends no sentence.
const ABBREVIATED: [&str; 3] = ["Dr.", "Mr.", "Mrs."];

/// The sentences of what was said.
fn sentences(said: &str) -> Vec<Vec<&str>> {
    let mut sentences = vec![Vec::new()];
    for word in said.split_whitespace() {
        // A mark that stands alone, as in French, is no word.
        if word.chars().any(char::is_alphanumeric) {
            sentences.last_mut().unwrap().push(word);
        }
        if word.ends_with(['.', '?', '!']) && !ABBREVIATED.contains(&word) {
            sentences.push(Vec::new());
        }
    }
    sentences
}

/// How many words a sentence may have. A number that is read back, digit by digit, counts apart.
fn most_words(sentence: &[&str]) -> usize {
    let digit =
        |word: &&&str| word.trim_end_matches([',', '.']).parse::<u8>().is_ok_and(|it| it < 10);
    match sentence {
        ["Press", ..] | ["Faites", "le", ..] => MOST_WORDS_ABOUT_KEYS,
        _ => MOST_WORDS + sentence.iter().filter(digit).count(),
    }
}

#[test]
fn no_sentence_is_longer_than_twelve_seconds() {
    let mut too_long = Vec::new();
    for (name, _, performance) in performances() {
        for said in performance.replies.iter().flat_map(|reply| &reply.said) {
            let long = sentences(said).into_iter().filter(|it| it.len() > most_words(it));
            too_long.extend(long.map(|it| format!("{name}: {} words: {}", it.len(), it.join(" "))));
        }
    }
    assert!(too_long.is_empty(), "{}", too_long.join("\n"));
}

#[test]
fn every_line_is_said_and_every_call_ends_within_its_budget() {
    let mut wrong = Vec::new();
    for (name, script, performance) in performances() {
        if performance.outcome.is_none() {
            wrong.push(format!("{name}: the call does not end"));
        }
        let left: Vec<_> = script.lines.iter().skip(performance.replies.len() - 1).collect();
        wrong.extend(left.iter().map(|it| format!("{name}: over before: {}", it.text)));
        let misplaced = performance.replies.iter().skip(1).zip(&script.lines);
        let misplaced = misplaced.filter(|(reply, _)| reply.then == Some(NOT_NOW));
        wrong.extend(misplaced.map(|(_, line)| format!("{name}: has no place: {}", line.text)));
        let answers = performance.kept.steps.last().unwrap().turn.0;
        if answers > u32::from(Budgets::default().answers) + 2 {
            wrong.push(format!("{name}: {answers} answers"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whoever_picks_a_call_up_asks_the_same_question() {
    let mut steps = 0;
    for (name, _, Performance { practice, kept, .. }) in performances() {
        let replied = kept.steps.iter().filter_map(|step| Some((step, step.reply.as_ref()?)));
        for (step, reply) in replied {
            let (dialogue, _) = read_dialogue(&step.state, step.turn.next());
            let moment = scheduling::moment(&practice, step.at);
            let policy = Policy { practice: &practice, budgets: Budgets::default(), moment };
            let place = format!("{name}, turn {}", step.turn);
            let Next::Reply(again) = Plan::of(dialogue.resume(&policy)).next else {
                assert_eq!(reply.expecting, Expecting::Ended, "{place}");
                assert!(dialogue.outcome().is_some(), "{place}");
                continue;
            };
            assert_eq!(again.expecting(), reply.expecting, "{place}");
            let address = ports::TurnAddress {
                call: kept.call,
                turn: step.turn,
                country: practice.country,
                voices: practice.desk.voices,
            };
            // The same ways to answer: where it goes, what keys do, what is likely to be said.
            let gather = |body: &str| {
                let from = body.find("<Gather")?;
                Some(body[from..from + body[from..].find('>')?].to_owned())
            };
            let again = TwimlRenderer.render(&again, address).unwrap();
            assert_eq!(gather(&again), gather(&reply.body), "{place}");
            steps += 1;
        }
    }
    assert!(steps > 200, "{steps} questions");
}

#[test]
fn nothing_of_an_appointment_is_said_before_its_name_was_given() {
    let mut spoken_of = 0;
    for (name, script, performance) in performances() {
        for appointment in script.all("booked") {
            let mut parts = appointment.split(", ");
            let (who, when) = (parts.next().unwrap(), parts.nth(2).unwrap());
            // Who calls from another number has to have said the code, too.
            let needs_code = parts.next().unwrap_or(CALLER) != caller(&script).0;
            let date: Date = when[..10].parse().unwrap();
            let its_day = |said: &str| tells(said, date);
            for (place, reply) in performance.replies.iter().enumerate() {
                let is_told = reply.said.iter().any(|said| its_day(said));
                if is_told {
                    spoken_of += 1;
                    assert!(is_entitled(&script, place, who, date), "{name}: {:?}", reply.said);
                    let knows = !needs_code || has_said_code(&script, place, date);
                    assert!(knows, "{name}: {:?}", reply.said);
                    break;
                }
            }
        }
    }
    assert!(spoken_of > 10, "{spoken_of} appointments are spoken of");
}

/// Whether a day is said, in either language.
fn tells(said: &str, date: Date) -> bool {
    let (month, day) = (date.strftime("%B").to_string(), date.day());
    let french = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let french = french[usize::try_from(date.month()).unwrap() - 1];
    let word = |text: String| {
        said.split(|c: char| !c.is_alphanumeric() && c != ' ')
            .any(|part| format!(" {part} ").contains(&format!(" {text} ")))
    };
    ["st", "nd", "rd", "th"].iter().any(|end| word(format!("{month} {day}{end}")))
        || word(format!("{day} {french}"))
}

/// Whether the caller has said the name, or spoken of that very day, before that reply.
fn is_entitled(script: &Script, place: usize, who: &str, date: Date) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    script.lines.iter().take(place).any(|line| match &line.deed {
        Deed::Says(words) => {
            letters(words).contains(&letters(who)) || tells(words, date) || names_day(words, date)
        }
        Deed::Presses(keys) => {
            keys.as_str().contains(&format!("{:02}{:02}", date.month(), date.day()))
        }
        Deed::SaysTheCode
        | Deed::KeysTheCode
        | Deed::IsSilent
        | Deed::Records
        | Deed::NobodyAnswers
        | Deed::SomebodyAnswers
        | Deed::HangsUp
        | Deed::Waits(_)
        | Deed::SomebodyElseIsFaster => false,
    })
}

/// Whether the caller has said the code that was sent, or spoken of that very day.
fn has_said_code(script: &Script, place: usize, date: Date) -> bool {
    script.lines.iter().take(place).any(|line| match &line.deed {
        Deed::SaysTheCode | Deed::KeysTheCode => true,
        Deed::Says(words) => tells(words, date) || names_day(words, date),
        Deed::Presses(_)
        | Deed::IsSilent
        | Deed::Records
        | Deed::NobodyAnswers
        | Deed::SomebodyAnswers
        | Deed::HangsUp
        | Deed::Waits(_)
        | Deed::SomebodyElseIsFaster => false,
    })
}

/// Whether the caller has spoken of a day of that week, for a new appointment.
fn names_day(words: &str, date: Date) -> bool {
    let weekday = date.strftime("%A").to_string();
    words.to_lowercase().contains(&weekday.to_lowercase())
}
